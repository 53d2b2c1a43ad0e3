/**
 * The words of performance-target tables. All patterns are matched against folded text (Simplified, NFKC, no spaces, no quotation marks) with
 * enumerations (`其中:`, `1.`), colons at the end and units in brackets taken off.
 */
import type { IndicatorLevel, Measure, Side } from '@yusuan/schemas';

/** 一级指标 as printed → level. */
export const firstLevelWords: readonly { pattern: RegExp; level: IndicatorLevel }[] = [
  { pattern: /^(?:项目)?成本指标$|^预算资金成本指标$/, level: 'cost' },
  {
    pattern:
      /^(?:项目)?(?:产出|完成|履职|履职产出|年度产出)(?:绩效)?指标$|^(?:产出|项目完成)$|^(?:部门)?履职(?:效能|目标)(?:指标)?$/,
    level: 'output',
  },
  { pattern: /^(?:项目|履职)?(?:效益|效果)(?:绩效)?指标$|^效益$|^效果$/, level: 'benefit' },
  { pattern: /^(?:服务对象|受益对象|社会公众)?满意度?(?:绩效)?(?:指标)?$|^满意程度指标$/, level: 'satisfaction' },
];

/** 二级指标 as printed → the level it stands under. `certain`: it stands nowhere else. 成本指标 stood under 产出 until the form changed. */
export const secondLevelWords: readonly { pattern: RegExp; level: IndicatorLevel; certain: boolean }[] = [
  { pattern: /^(?:经济|社会|生态环境|生态)成本(?:指标)?$/, level: 'cost', certain: true },
  { pattern: /^成本(?:指标)?$/, level: 'output', certain: false },
  { pattern: /^(?:数量|质量|时效|进度)(?:指标)?$/, level: 'output', certain: true },
  {
    pattern:
      /^(?:经济|社会|生态|环境|生态环境)(?:效益|效应)(?:指标)?$|^可持续(?:性|影响|发展)?(?:影响)?(?:指标)?$|^可持续影响指标$/,
    level: 'benefit',
    certain: true,
  },
  {
    pattern: /^(?:服务对象|受益对象|社会公众|群众|社会公众或服务对象|帮扶对象)?满意度?(?:指标)?$|^服务对象满意度指标?$/,
    level: 'satisfaction',
    certain: true,
  },
];

export type TargetColumnRole =
  | 'group'
  | 'level1'
  | 'level2'
  | 'name'
  | 'operator'
  | 'target'
  | 'periodTarget'
  | 'unit'
  | 'project'
  | 'goal'
  | 'remark';

/** Header cells of the list of indicators, and of wide tables with one row per project. */
export const targetColumnWords: readonly { pattern: RegExp; role: TargetColumnRole }[] = [
  { pattern: /^一级(?:绩效)?指标(?:名称)?$/, role: 'level1' },
  { pattern: /^二级(?:绩效)?指标(?:名称)?$/, role: 'level2' },
  {
    pattern: /^(?:三级|四级|末级)(?:绩效)?指标(?:名称)?$|^(?:具体)?指标(?:内容|名称|描述)$|^绩效指标名称$/,
    role: 'name',
  },
  { pattern: /^(?:计算|运算|比较)?符号$|^(?:绩效)?指标(?:性质|方向|符号)$|^运算符$/, role: 'operator' },
  { pattern: /^(?:实施(?:周)?期|中长期|中期|总体)(?:绩效)?(?:总)?(?:指标|目标)值$/, role: 'periodTarget' },
  {
    pattern:
      /^(?:当年度?|本年度?|年度|全年|计划|预期|预算|年初|\d{4}年度?)?(?:预期)?(?:绩效)?(?:预期)?(?:指标|目标)(?:值|标准|值\/标准)$|^(?:预期)?目标值$|^指标(?:值|目标)$/,
    role: 'target',
  },
  { pattern: /^(?:绩效)?(?:指标值?|目标值?)?(?:计量|度量|数量)?单位$/, role: 'unit' },
  {
    pattern:
      /^(?:专项|政策|部门|[一二三]级)?(?:\(?项目\)?|政策和项目)名称(?:\(.*\))?$|^(?:[一二三]级|重点)?项目$|^项目单位\(项目名称\)$|^单位(?:名称)?\(项目名称\)$|^单位(?:名称)?\/项目名称$/,
    role: 'project',
  },
  { pattern: /^(?:项目)?(?:年度|总体|年度总体|预期|本年度?)?(?:总体)?(?:绩效)?目标$/, role: 'goal' },
  { pattern: /^(?:年度|项目|具体|本年)?绩效指标$/, role: 'group' },
  {
    pattern: /^(?:备注|说明|指标说明|序号|填报说明|指标解释|评(?:分|价)标准|权重|分值|指标值说明|权重\(分值\))$/,
    role: 'remark',
  },
];

export type FormField =
  | 'projectName'
  | 'departmentName'
  | 'organisationName'
  | 'goal'
  | 'periodGoal'
  | 'longGoal'
  | 'startDate'
  | 'endDate'
  | 'period'
  | 'other';

/** Labels of the form above the indicators; their value stands to the right, else below. */
export const formLabels: readonly { pattern: RegExp; field: FormField }[] = [
  {
    pattern:
      /^(?:专项|政策|专项资金)?(?:\(?项目\)?|政策和项目)名称$|^(?:专项资金|(?:专项)?转移支付)名称$|^专项\(项目\)名称$|^项目\(政策\)名称$/,
    field: 'projectName',
  },
  {
    pattern:
      /^(?:省级|市级|区级|县级)?(?:主管|预算|业务主管)?部门(?:名称)?(?:及代码|\(单位\))?(?:名称)?$|^主管(?:预算)?单位$|^部门\(单位\)名称$|^预算部门\(单位\)(?:名称)?$/,
    field: 'departmentName',
  },
  {
    pattern:
      /^(?:项目)?(?:实施|用款|使用|资金使用|承担|(?:[一二三]级|基层)?预算|下属|填报|项目)?单位(?:名称)?(?:及代码)?$/,
    field: 'organisationName',
  },
  { pattern: /^(?:当年度?|本年度?|年度|\d{4}年度?)(?:总体)?(?:绩效)?目标$/, field: 'goal' },
  {
    pattern: /^(?:项目)?(?:总体|预期)?绩效(?:总)?(?:目标|总目标)$|^(?:项目)?总体(?:绩效)?目标$|^整体绩效目标$/,
    field: 'goal',
  },
  { pattern: /^(?:项目)?实施(?:周)?期(?:总体?)?(?:绩效)?目标(?:\(.*\))?$/, field: 'periodGoal' },
  { pattern: /^(?:项目)?(?:中长期|中期|长期)(?:绩效|总体)?目标(?:\(.*\))?$/, field: 'longGoal' },
  { pattern: /^(?:项目)?(?:开始|起始)(?:日期|时间|年度|年份)$|^起始年$/, field: 'startDate' },
  { pattern: /^(?:项目)?(?:结束|终止|完成|到期)(?:日期|时间|年度|年份)$|^终止年$/, field: 'endDate' },
  {
    pattern: /^(?:项目)?(?:日期范围|实施(?:周)?期(?:限)?|起止(?:时间|日期|年限)|实施时间|项目期|执行期限)$/,
    field: 'period',
  },
  {
    pattern:
      /^(?:项目(?:类型|等级|属性|类别|性质|负责人|概述|概况|内容|实施内容|背景|立项依据|基本信息|周期|编码|代码|总投资)|联系(?:人|电话|方式)|负责人|财政供养人员数|基本信息|预算整体情况|收入来源|按预算级次划分|单位预算支出|部门预算支出|年度重点工作任务|其他需完成的任务(?:\(可选填\))?|资金(?:来源|用途|性质)|立项依据|当年预算情况|项目资金|资金情况|资金金额|预算金额|年度(?:主要)?任务|任务名称|主要(?:实施)?内容|名称|申报日期|填报日期|部门职能|年度预算申请|绩效指标|年度绩效指标|\d{4}年(?:度)?项目绩效指标|部门职责|工作任务|支出级次)$/,
    field: 'other',
  },
];

export interface AmountLabel {
  pattern: RegExp;
  /** `other` keeps the printed label: other:<path>. */
  measure: Measure | 'other';
  /** Where the label says it by itself; else revenue in a department's table for its sources of funds, expenditure in a project's. */
  side?: Side;
  /** A source of funds that has no measure of its own here. */
  source?: boolean;
  /** It is the whole, and what follows below are its parts. */
  whole?: boolean;
}

/** What may stand before the label of the first part, in its cell: `按收入性质分：一般公共预算`. */
export const amountPrefix = /^按(?:收入|支出|资金)(?:性质|来源|类型|级次)(?:划?分|分类)[::]?(?=.)/;

/** Labels whose value is an amount. */
export const amountLabels: readonly AmountLabel[] = [
  {
    pattern: /^收入(?:预算)?(?:合计|总计|总额)$|^(?:年度)?(?:部门|单位)?(?:预算)?收入(?:合计|总计|总额)$/,
    measure: 'total',
    side: 'revenue',
    whole: true,
  },
  {
    pattern: /^支出(?:预算)?(?:合计|总计|总额)$|^(?:年度)?(?:部门|单位)?(?:预算)?支出(?:合计|总计|总额)$/,
    measure: 'total',
    side: 'expenditure',
    whole: true,
  },
  {
    pattern: /^(?:年度|本年度?|当年度?|\d{4}年(?:度)?)(?:项目)?(?:预算)?(?:资金|预算|经费)?(?:总额|总金额|合计|总计)$/,
    measure: 'total',
    whole: true,
  },
  {
    pattern:
      /^(?:项目)?(?:预算)?(?:资金)?(?:总额|总金额)$|^项目(?:预算)?(?:总额|总金额|金额|资金)$|^(?:申请|申报|预算|资金)金额$|^(?:合计|总计|资金合计)$|^预算资金总额$/,
    measure: 'total',
    whole: true,
  },
  { pattern: /^(?:年度|本年度?|当年度?|\d{4}年度?)预算资金$|^年度金额$/, measure: 'total', whole: true },
  { pattern: /^(?:项目)?实施(?:周)?期(?:资金|预算)?(?:总额|总金额|资金)$|^(?:项目)?总投资$/, measure: 'other' },
  { pattern: /^(?:\d{4}年度?|本年度?|当年度?)?预算数$/, measure: 'budget', whole: true },
  { pattern: /^(?:当年度?|本年度?)(?:预算)?金额$/, measure: 'other' },
  {
    pattern: /^(?:上年|以前年度)(?:度)?(?:财政)?(?:拨款|资金)?结转(?:结余)?(?:资金)?$|^结转(?:结余)?资金$/,
    measure: 'carryover',
  },
  { pattern: /^(?:当年|本年|年初)?(?:度)?财政(?:拨款|资金|性资金)(?:收入)?$/, measure: 'fiscal' },
  { pattern: /^其他(?:资金|经费|来源)$|^其它(?:资金|经费)$/, measure: 'other_funds' },
  { pattern: /^基本支出$/, measure: 'basic', side: 'expenditure' },
  { pattern: /^项目支出$/, measure: 'project', side: 'expenditure' },
  {
    pattern:
      /^(?:财政专户(?:管理)?(?:拨款|资金)|单位(?:自有)?资金|自有资金|自筹资金|一般公共预算(?:拨款|资金)?|政府性基金(?:预算)?(?:拨款|资金)?|国有资本经营(?:预算)?(?:拨款|资金)?|中央(?:财政)?(?:补助|资金|拨款)|省级(?:财政)?(?:补助|资金|拨款)|市级(?:财政)?(?:补助|资金|拨款)|区级(?:财政)?(?:补助|资金|拨款)|事业收入|经营收入|非财政拨款)$/,
    measure: 'other',
    source: true,
  },
  { pattern: /^(?:人员经费|公用经费)$/, measure: 'other' },
  {
    pattern: /^(?:财政专项资金|其他事业发展性支出|市本级使用资金|拟用于对下转移支付资金|对下转移支付|事业发展性支出)$/,
    measure: 'other',
    side: 'expenditure',
  },
];

/** Header of the amounts in a list of tasks inside a department's table. */
export const taskAmountHeader =
  /^(?:拟投入的?(?:资金|金额)|任务(?:金额|资金|预算)|预算(?:金额|资金)|(?:预算)?金额|总额)$/;
export const taskNameHeader = /^(?:名称|任务名称|工作任务|主要(?:实施)?内容|重点工作任务)$/;
export const taskLabel = /^任务\d+$/;
/** What is printed before the name of an indicator: `指标1：`. */
export const indicatorPrefix = /^指标\s*\d{0,2}\s*[:：、.]\s*/;
/** A code before a name: `601-`, `236_`, `11000026T000003742166-`, `[601]`. */
export const codeBeforeName = /^(?:[[(（【]?[0-9A-Z]{3,}[\])）】]?\s*[-_—–:：]\s*|[[【][0-9A-Z]{3,}[\]】]\s*)(?=\S)/;
/** Both levels printed before the name in one cell: `产出指标数量指标城镇新增就业`. */
export const levelsBeforeName =
  /^((?:成本|产出|效益|满意度)指标)((?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度)指标)(?=.)/;
/** A name or target that says there is none. */
export const noIndicator = /^(?:[-—－/\\\s…·.]+|无|暂无)$/;
