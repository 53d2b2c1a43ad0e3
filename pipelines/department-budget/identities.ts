/**
 * Which columns, tables and sentences of a budget disclosure state the same thing, or one thing as the sum of others. Declarations only:
 * @yusuan/reconcile turns them into equations.
 */
import type { ClassificationSystem, KnownMeasure, TableType } from '@yusuan/schemas';

/** A column that is the sum of others at the same level of the header. Inner lists are alternatives for one part: the first that is printed. */
export interface RowPartition {
  whole: KnownMeasure;
  parts: readonly (readonly KnownMeasure[])[];
}

export const rowPartitions: readonly RowPartition[] = [
  {
    whole: 'total',
    parts: [['basic'], ['project'], ['business_operation'], ['remit_superior'], ['subsidy_affiliate']],
  },
  { whole: 'total', parts: [['personnel'], ['public'], ['project']] },
  { whole: 'total', parts: [['personnel'], ['public']] },
  { whole: 'basic', parts: [['personnel'], ['public']] },
  { whole: 'vehicle', parts: [['vehicle_operation'], ['vehicle_purchase']] },
  { whole: 'total', parts: [['overseas_travel'], ['reception'], ['vehicle']] },
  { whole: 'total', parts: [['overseas_travel'], ['reception'], ['vehicle_operation'], ['vehicle_purchase']] },
  { whole: 'total', parts: [['general_public'], ['government_fund'], ['state_capital']] },
  { whole: 'total', parts: [['general_public'], ['government_fund'], ['state_capital'], ['carryover']] },
  { whole: 'fiscal', parts: [['general_public'], ['government_fund'], ['state_capital']] },
  { whole: 'total', parts: [['fiscal'], ['carryover'], ['other_funds']] },
];

/** Header and row words that say a sum. */
export const totalWords = /(?:合计|总计|小计|总额|总数|总金额|共计)$/;

/** Header words of columns that stand beside a total without being a part of it. */
export const outsideTotals =
  /其中|政府采购|会议费|培训费|行政经费|机关运行|增减|增长|变化|比上年|上年预算|扣除|备注|绩效|占比|比例|购买服务/;

/** Header words of a column that is a difference of two years. */
export const changeWords = /增减|变化|变动|比上年|较上年|增加额|减少额/;

/** All funds or one of them. */
export type Fund = 'all' | 'fiscal' | 'general_public' | 'government_fund' | 'state_capital';

/** What a table speaks of, before its columns say more. */
export interface TableScope {
  fund: Fund;
  /** The part of the expenditure: everything, the basic part, the projects. */
  slice: 'total' | 'basic' | 'project';
}

export const tableScopes: Partial<Record<TableType, TableScope>> = {
  revenue_expenditure_summary: { fund: 'all', slice: 'total' },
  revenue_summary: { fund: 'all', slice: 'total' },
  expenditure_summary: { fund: 'all', slice: 'total' },
  basic_expenditure: { fund: 'all', slice: 'basic' },
  project_expenditure: { fund: 'all', slice: 'project' },
  appropriation_summary: { fund: 'fiscal', slice: 'total' },
  appropriation_expenditure: { fund: 'fiscal', slice: 'total' },
  appropriation_basic: { fund: 'fiscal', slice: 'basic' },
  general_public_expenditure: { fund: 'general_public', slice: 'total' },
  general_public_basic: { fund: 'general_public', slice: 'basic' },
  general_public_project: { fund: 'general_public', slice: 'project' },
  government_fund_expenditure: { fund: 'government_fund', slice: 'total' },
  state_capital_expenditure: { fund: 'state_capital', slice: 'total' },
  department_targets: { fund: 'all', slice: 'total' },
};

/** Words in a column's header that name the fund it is of, whatever the table is of. */
export const fundWords = {
  carryover: /结转|结余|上年/,
  funds: [
    { pattern: /一般公共/, fund: 'general_public' },
    { pattern: /政府性基金|基金预算/, fund: 'government_fund' },
    { pattern: /国有资本/, fund: 'state_capital' },
    { pattern: /财政拨款/, fund: 'fiscal' },
  ],
} as const satisfies { carryover: RegExp; funds: readonly { pattern: RegExp; fund: Fund }[] };

/** A fund that is part of another: what is paid from it cannot exceed what is paid from both. */
export const fundParts: Readonly<Record<Fund, readonly Fund[]>> = {
  all: ['fiscal', 'general_public', 'government_fund', 'state_capital'],
  fiscal: ['general_public', 'government_fund', 'state_capital'],
  general_public: [],
  government_fund: [],
  state_capital: [],
};

/** Departmental economic subjects against government ones: each line adds up to the same money (财预〔2017〕98号). */
export const economicCorrespondence: readonly { department: readonly string[]; government: readonly string[] }[] = [
  { department: ['301'], government: ['501', '50501'] },
  { department: ['302'], government: ['502', '50502'] },
  { department: ['303'], government: ['509'] },
  { department: ['307'], government: ['511'] },
  { department: ['309', '310'], government: ['503', '504', '506'] },
  { department: ['311', '312'], government: ['507', '508'] },
  { department: ['313'], government: ['510'] },
];

/** Words of a row or a sentence that name a “三公” item; the first that matches. */
export const threePublicWords: readonly { measure: KnownMeasure; pattern: RegExp }[] = [
  { measure: 'vehicle', pattern: /公务用车购置(?:及|和|与)?(?:公务用车)?运行/ },
  { measure: 'vehicle_purchase', pattern: /(?:公务用车|车辆)购置/ },
  { measure: 'vehicle_operation', pattern: /(?:公务用车|车辆)运行/ },
  { measure: 'reception', pattern: /公务接待/ },
  { measure: 'overseas_travel', pattern: /因公出国/ },
];

/** What a heading says of the fund its paragraphs speak of; the first that matches. */
export const sectionFunds: readonly { pattern: RegExp; fund: Fund }[] = [
  { pattern: /政府性基金/, fund: 'government_fund' },
  { pattern: /国有资本/, fund: 'state_capital' },
  { pattern: /一般公共预算/, fund: 'general_public' },
  { pattern: /财政拨款/, fund: 'fiscal' },
  { pattern: /收支(?:预算|总|情况)|收入预算|支出预算|收支/, fund: 'all' },
];

/** What a sentence's subject says, where it is no classified subject. `fund` overrides what its heading says. */
export const statementSubjects: readonly {
  pattern: RegExp;
  side: 'revenue' | 'expenditure' | null;
  slice: string;
  fund?: Fund;
}[] = [
  {
    pattern: /^(?:本年|当年)?财政拨款(?:(?:收支|支出)(?:总)?预算|(?:预算)?支出)(?:总额|总计|数|安排)?$/,
    side: 'expenditure',
    slice: 'total',
    fund: 'fiscal',
  },
  {
    pattern: /^(?:本年)?一般公共预算(?:当年)?(?:财政)?(?:拨款)?(?:支出)?(?:预算)?(?:总额|数|安排)?$/,
    side: 'expenditure',
    slice: 'total',
    fund: 'general_public',
  },
  {
    pattern: /^(?:本年)?收支(?:总)?预算(?:总额|总计|总数|数)?$|^(?:收入|支出|收入、支出)(?:预算)?总计$/,
    side: null,
    slice: 'total',
    fund: 'all',
  },
  {
    pattern:
      /^(?:本年|当年)?(?:部门|单位)?(?:收入(?:总)?预算|预算(?:总)?收入|(?:预算)?总收入)(?:总额|总计|总数|合计|数)?$/,
    side: 'revenue',
    slice: 'total',
    fund: 'all',
  },
  {
    pattern:
      /^(?:本年|当年)?(?:部门|单位)?(?:支出(?:总)?预算|预算(?:总)?支出|(?:预算)?总支出)(?:总额|总计|总数|合计|数)?$/,
    side: 'expenditure',
    slice: 'total',
    fund: 'all',
  },
  { pattern: /^(?:一般公共预算|财政拨款)?基本支出(?:预算)?(?:数)?$/, side: 'expenditure', slice: 'basic' },
  { pattern: /^(?:一般公共预算|财政拨款)?项目支出(?:预算)?(?:数)?$/, side: 'expenditure', slice: 'project' },
  { pattern: /^人员(?:经费|支出)(?:预算)?$/, side: 'expenditure', slice: 'personnel' },
  { pattern: /^(?:日常)?公用(?:经费|支出)(?:预算)?$/, side: 'expenditure', slice: 'public' },
];

export interface StatementPartition {
  /** What the whole is called, its year, body and brackets taken off. */
  whole: RegExp;
  /** One entry for each part: its names, and whether a sentence that tells the parts always names it. */
  parts: readonly { pattern: RegExp; always: boolean }[];
}

/** Parts that make up a whole wherever a text tells them: where all that are always named stand behind the whole, they are all of it. */
export const statementPartitions: readonly StatementPartition[] = [
  {
    whole:
      /^(?!.*(?:基本支出|项目支出|人员|公用|三公|采购|运行|[()])).*(?:支出|拨款|预算)(?:总?预算)?(?:总支出|支出)?(?:总额|总计|合计|总数|数)?$/,
    parts: [
      { pattern: /^(?:一般公共预算|财政拨款)*基本支出(?:预算)?(?:数)?$/, always: true },
      { pattern: /^(?:一般公共预算|财政拨款)*项目支出(?:预算)?(?:数)?$/, always: true },
      { pattern: /^(?:事业单位)?经营支出(?:预算)?(?:数)?$/, always: false },
      { pattern: /^上缴上级支出(?:预算)?(?:数)?$/, always: false },
      { pattern: /^对?附属单位补助支出(?:预算)?(?:数)?$/, always: false },
      { pattern: /^(?:年终)?(?:结转|结余)+(?:下年|资金|支出)*(?:预算)?(?:数)?$/, always: false },
      { pattern: /^(?:单位)?预留机动经费(?:预算)?(?:数)?$/, always: false },
      { pattern: /^事业(?:单位)?发展(?:类)?(?:支出|项目)*$/, always: false },
    ],
  },
  {
    whole: /^(?:一般公共预算|财政拨款)*基本支出(?:预算)?(?:数|总额|总计)?$/,
    parts: [
      { pattern: /^人员(?:经费|支出)(?:支出)?(?:预算)?(?:数)?$/, always: true },
      { pattern: /^(?:日常)?公用(?:经费|支出)(?:支出)?(?:预算)?(?:数)?$/, always: true },
    ],
  },
  {
    whole: /^政府采购(?:支出)?(?:预算)?(?:支出)?(?:总额|总计|数)?$/,
    parts: [
      { pattern: /^(?:政府采购)?货物(?:类)?(?:采购|项目)*(?:支出)?(?:预算)?(?:支出)?(?:数)?$/, always: true },
      { pattern: /^(?:政府采购)?服务(?:类)?(?:采购|项目)*(?:支出)?(?:预算)?(?:支出)?(?:数)?$/, always: true },
      { pattern: /^(?:政府采购)?工程(?:类)?(?:采购|项目)*(?:支出)?(?:预算)?(?:支出)?(?:数)?$/, always: false },
    ],
  },
];

/** Totals of both sides that are one figure wherever both are told: 收入总计 and 支出总计. */
export const balancedTotals = {
  revenue: /^(.*)收入(?:预算)?(?:总预算|总计|预算总计|预算总额)$/,
  expenditure: /^(.*)支出(?:预算)?(?:总预算|总计|预算总计|预算总额)$/,
} as const;

/** The economic classification was made anew for 2018: before that the codes of the present list name other subjects. */
export const firstListYear: Partial<Record<ClassificationSystem, number>> = {
  economic_department: 2018,
  economic_government: 2018,
};
