/**
 * Titles → table types. Titles are compared folded (NFKC, no spaces or quotes). Rules go from the particular to the general, the first
 * that matches decides; `other` rules keep titles out that only share words with a listed type.
 */
import type { TableType } from '@yusuan/schemas';

/** Tables that print revenue and expenditure: side by side, or one below the other. */
export const summaryTypes: ReadonlySet<TableType> = new Set(['revenue_expenditure_summary', 'appropriation_summary']);

export interface TitleRule {
  type: TableType;
  /** On the folded title. */
  title: RegExp;
  /** A title with this is not meant. */
  except?: RegExp;
}

export const titleRules: readonly TitleRule[] = [
  { type: 'government_fund_three_public', title: /政府性基金.*三公/ },
  { type: 'three_public', title: /三公/ },
  { type: 'three_public', title: /因公出国.*公务接待|公务接待.*公务用车/ },
  { type: 'procurement', title: /政府采购|政府购买|购买服务/, except: /绩效/ },
  { type: 'state_capital_expenditure', title: /国有资本(?:经营)?.*(?:支出|收支|收入支出|预算表|情况表|决算表)/ },
  { type: 'other', title: /国有资本|资产|债务|债券|转移支付|社会保险基金|编制情况|人员情况/, except: /绩效/ },
  {
    type: 'government_fund_expenditure',
    title: /(?:政府性|政府)基金.*(?:支出|收支|收入支出|预算表|情况表|决算表)/,
    except: /绩效/,
  },
  {
    type: 'other',
    title:
      /财政专户|机关运行(?:经)?费|会议费|培训费|结转(?:结余)?资金|专项业务经费|专项经费(?:支出|预算)|专项资金(?:支出|预算)/,
  },
  { type: 'general_public_basic', title: /一般公共(?:服务)?预算.*(?:基本支出|人员(?:类|经费)|公用经费)/ },
  { type: 'general_public_project', title: /一般公共(?:服务)?预算.*(?:项目支出|项目经费)/ },
  {
    type: 'appropriation_summary',
    title: /财政拨款.*(?:收支|收入支出)|一般公共预算.*(?:收支|收入支出)(?:预算|决算)?(?:总表|总体)/,
  },
  { type: 'general_public_expenditure', title: /一般公共(?:服务)?预算.*支出/ },
  { type: 'general_public_expenditure', title: /^(?:公共财政|一般)预算.*支出.*表/ },
  { type: 'appropriation_basic', title: /财政拨款.*基本支出/ },
  { type: 'appropriation_expenditure', title: /财政拨款.*支出/, except: /项目支出|上年/ },
  { type: 'basic_expenditure', title: /基本支出.*表/ },
  {
    type: 'project_expenditure',
    title: /项目(?:支出|经费|预算|支出预算)?.*(?:总表|明细表|情况表|预算表|支出表|一览表|汇总表)|项目(?:预算|支出)表/,
  },
  {
    type: 'revenue_expenditure_summary',
    title: /(?:收支|收入支出|收入和支出|收入、支出).*(?:表|总体情况)/,
  },
  {
    type: 'revenue_summary',
    title: /收入(?:预算|决算)?(?:总体)?(?:情况|明细|预算|分类)?总?(?:情况)?表/,
    except: /非税|一般公共|基金/,
  },
  { type: 'other', title: /(?:工资福利|商品和服务|资本性)支出|对个人和家庭的?补助/ },
  {
    type: 'expenditure_summary',
    title: /支出(?:预算|决算)?(?:按)?(?:部门预算|政府预算)?(?:经济|功能)?分类(?:科目)?(?:汇总|明细|总)?表/,
    except: /经费|专项/,
  },
  {
    type: 'expenditure_summary',
    title: /支出(?:预算|决算)?(?:总体)?(?:情况|分类|预算)?总?(?:情况|明细|汇总)?表/,
    except: /经费|专项/,
  },
];

/** Titles of tables of a government's budget that no type is for: with their unit they make a document a budget. */
export const otherBudgetTitles =
  /(?:预算|决算|执行).{0,12}表(?:\(.*\))?$|转移支付.*表|政府(?:一般|专项)?债(?:务|券).*表|社会保险基金.*表|投资.*项目.*计划.*表/;

/** Titles of tables that a budget prints of the year before. */
export const pastYearTitles = /执行|决算|债务|债券/;

/** Words that make a text the title of a target table. */
export const targetTitleRules: readonly TitleRule[] = [
  { type: 'other', title: /绩效(?:自评|评价|监控|评审|运行|情况)|自评表|监控表/ },
  {
    type: 'project_targets',
    title: /(?:专项|项目).*绩效|绩效.*(?:专项|项目)/,
    except: /(?:部门|单位)(?:\(单位\)|\(部门\))?整体/,
  },
  { type: 'department_targets', title: /整体.*绩效|(?:部门|单位)绩效目标|绩效.*整体/ },
  { type: 'project_targets', title: /绩效(?:目标|指标)/ },
];

/** Titles in a list of contents, where nothing but titles of tables stands: shorter words name a table there. The first that matches decides. */
export const contentsTitles: readonly { pattern: RegExp; type: TableType }[] = [
  { pattern: /政府性基金.*三公/, type: 'government_fund_three_public' },
  { pattern: /三公/, type: 'three_public' },
  { pattern: /政府性基金/, type: 'government_fund_expenditure' },
  { pattern: /国有资本/, type: 'state_capital_expenditure' },
  { pattern: /整体(?:支出)?绩效/, type: 'department_targets' },
  { pattern: /项目.*绩效/, type: 'project_targets' },
  { pattern: /一般公共预算.*基本/, type: 'general_public_basic' },
  { pattern: /一般公共预算.*项目/, type: 'general_public_project' },
  { pattern: /一般公共预算.*支出/, type: 'general_public_expenditure' },
  { pattern: /财政拨款收支/, type: 'appropriation_summary' },
  { pattern: /财政拨款支出/, type: 'appropriation_expenditure' },
  { pattern: /收支(?:预算|决算|总体情况)?总?表|收支总体/, type: 'revenue_expenditure_summary' },
  { pattern: /收入(?:预算|决算)?总?表|收入总体/, type: 'revenue_summary' },
  { pattern: /支出(?:预算|决算)?总表|支出总体/, type: 'expenditure_summary' },
];

/** What header words say where no title does, or where the title is too broad. On the folded header text, cells joined by `|`. */
export interface HeaderTypeRule {
  type: TableType;
  all: readonly RegExp[];
  none?: RegExp;
  /** How many rows of the table it looks at; 12 where absent. */
  rows?: number;
  /** A title that says another type is believed. */
  weak?: true;
}

export const headerTypeRules: readonly HeaderTypeRule[] = [
  {
    type: 'department_targets',
    all: [/[一二三]级指标|绩效指标/, /部门名称|单位名称|整体|部门\(单位\)|年度主要任务|年度履职目标/],
    none: /项目名称|政策和项目|专项名称|实施单位/,
  },
  { type: 'project_targets', all: [/[一二三]级指标|绩效指标/] },
  {
    type: 'project_targets',
    all: [/项目/, /绩效目标|总体目标|年度目标/, /\|/],
    none: /评价|自评|因公出国/,
    rows: 1,
    weak: true,
  },
  { type: 'three_public', all: [/因公出国/, /公务接待/], none: /办公费|印刷费|工资福利/ },
  { type: 'procurement', all: [/采购(?:项目|品目|目录|金额|方式|类型|预算|内容)|政府购买服务/] },
  {
    type: 'appropriation_summary',
    all: [/收入\|(?:.*\|)?支出/, /一般公共预算/, /政府性基金/, /项目|预算数|决算数|金额/],
    none: /事业(?:单位经营)?收入|事业预算收入|附属单位上缴|其他收入|基本支出\|项目支出/,
  },
  {
    type: 'revenue_expenditure_summary',
    all: [/收入\|(?:.*\|)?支出/, /事业收入|事业预算收入|其他收入|收入总计|收入合计/, /预算数|决算数|金额|预算|决算/],
    none: /基本支出\|项目支出/,
  },
  { type: 'expenditure_summary', all: [/基本支出/, /项目支出/, /上缴上级|经营支出|对附属单位/] },
  {
    type: 'revenue_summary',
    all: [/财政拨款|一般公共预算/, /事业收入|事业单位经营收入|上级补助收入|附属单位上缴/, /其他收入/],
    none: /基本支出|项目支出/,
  },
  {
    type: 'project_expenditure',
    all: [/项目名称/, /合计|总计|金额|预算/, /一般公共预算|财政拨款|金额/],
    none: /合同|地址|联系/,
  },
];

/** Words of a document's title → its type, the first that matches. */
export const documentTitleRules: readonly {
  type: 'final_accounts' | 'unit_budget' | 'department_budget' | 'performance_targets';
  title: RegExp;
}[] = [
  { type: 'final_accounts', title: /决算/ },
  { type: 'performance_targets', title: /绩效(?:目标|指标)/ },
  { type: 'unit_budget', title: /单位预算|预算单位|单位(?:综合)?预算/ },
  {
    type: 'department_budget',
    title: /部门(?:综合)?(?:收支)?预算|预算(?:公开|信息|编制说明|说明|报表|表)|年(?:度)?(?:政府)?预算|预算草案/,
  },
];
