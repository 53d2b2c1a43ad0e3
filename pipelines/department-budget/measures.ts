/**
 * Header words → measures. A leaf is compared after folding: NFKC, no spaces or quotes, without enumeration, 其中：, year and unit.
 * The first rule that matches decides; rules with `types` stand for these tables alone and come first.
 */
import type { KnownMeasure, TableType } from '@yusuan/schemas';

export interface MeasureRule {
  measure: KnownMeasure;
  /** On the folded leaf. */
  leaf: RegExp;
  /** On the folded header above the leaf, joined by `/`; where given it must match too. */
  above?: RegExp;
  types?: readonly TableType[];
}

const fundTail = '(?:财政|预算|当年|本年|拨款|资金|收入|支出|安排|部分|数|小计|合计)*';

export const measureRules: readonly MeasureRule[] = [
  {
    measure: 'total',
    leaf: /^(?:预算|采购|计划)?(?:资金)?(?:总?金额|预算数?|资金总额)$/,
    types: ['procurement'],
  },
  {
    measure: 'total',
    leaf: /^(?:合计|总计|共计|总额|总数|总金额|金额合计|合计金额|资金总额|预算总额|年度资金总额|总资金|资金合计|(?:本年)?预算(?:数)?合计|合计数)$/,
  },
  {
    measure: 'total',
    leaf: /^(?:本年|当年|年度)?(?:预算)?(?:收入|支出)(?:预算)?(?:合计|总计|总额|总数)(?:数)?$/,
  },
  { measure: 'total', leaf: /三公.*(?:合计|总计|总额|合计数)$/ },
  {
    measure: 'change',
    leaf: /(?:增减|变化|变动)(?:金?额|数|情况|值)?$|^(?:增加|减少|增加或减少|比.*增减)(?:金?额|数)?$|^差额$/,
  },
  { measure: 'vehicle_purchase', leaf: /^(?:公务用车|车辆|公车)购置(?:费|经费|费用|支出)*$/ },
  { measure: 'vehicle_purchase', leaf: /^购置(?:费|经费|费用|支出)*$/, above: /(?:用车|车辆)/ },
  { measure: 'vehicle_operation', leaf: /^(?:公务用车|车辆|公车)运行(?:与|及|和)?(?:维护)?(?:费|经费|费用|支出)*$/ },
  { measure: 'vehicle_operation', leaf: /^运行(?:与|及|和)?(?:维护)?(?:费|经费|费用|支出)*$/, above: /(?:用车|车辆)/ },
  {
    measure: 'vehicle',
    leaf: /^(?:公务用车|公车)(?:购置)?(?:及|和|与|、)?(?:公务用车)?(?:购置|运行)(?:维护)?(?:及|和|与)?(?:购置)?(?:费|经费|费用|支出)*$/,
  },
  { measure: 'vehicle', leaf: /^公务用车(?:费|费用|经费)$/ },
  { measure: 'overseas_travel', leaf: /^因公出(?:国|境).*/ },
  { measure: 'reception', leaf: /^公务接待(?:费|经费|费用|支出)*$/ },
  { measure: 'basic', leaf: /^(?:本年)?基本支出(?:预算|经费|决算)?(?:小计|合计|数|总数)?$/ },
  {
    measure: 'project',
    leaf: /^(?:本年)?(?:项目支出|项目经费|专项业务(?:经费)?(?:支出)?)(?:预算|决算)?(?:小计|合计|数|总数)?$/,
  },
  { measure: 'personnel', leaf: /^人员(?:类|经费|支出|经费支出|经费合计|支出合计)$/ },
  { measure: 'public', leaf: /^(?:日常)?公用(?:类|经费|支出|经费支出|经费合计|支出合计)$/ },
  { measure: 'carryover', leaf: /^(?:上年|上年度|上年末|以前年度|年初|历年).*(?:结转|结余|余额)/ },
  { measure: 'carryover', leaf: /^(?:财政拨款)?(?:结转|结余)(?:和|及|、)?(?:结余|结转)?(?:资金)?$/ },
  {
    measure: 'general_public',
    leaf: new RegExp(`^(?:当年|本年|其中)?(?:一般)?公共(?:财政|服务)?预算${fundTail}$`),
  },
  { measure: 'government_fund', leaf: new RegExp(`^(?:当年|本年)?政府性基金${fundTail}$`) },
  { measure: 'state_capital', leaf: new RegExp(`^(?:当年|本年)?国有资本(?:经营)?${fundTail}$`) },
  {
    measure: 'fiscal',
    leaf: /^(?:中央|省级|市级|区级|县级|本级)?(?:当年|本年|年度)?财政(?:预算)?拨款(?:收入|资金|预算|支出|安排|预算收入)?(?:小计|合计|数)?$/,
  },
  { measure: 'other_funds', leaf: /^(?:其他|其它|单位|自有|非财政(?:拨款)?)资金$/ },
  { measure: 'business_operation', leaf: /^(?:事业单位)?经营(?:性)?支出$/ },
  { measure: 'remit_superior', leaf: /^上缴上级(?:单位)?(?:的)?支出$/ },
  { measure: 'subsidy_affiliate', leaf: /^对?附属单位(?:的)?补助(?:支出)?$/ },
  { measure: 'executed', leaf: /(?:预计)?执行(?:数|金额|情况)?$/ },
  { measure: 'final', leaf: /^(?:本年|上年|当年|今年|去年|前年|\d\d年度?)?(?:支出|收入)?决算(?:数|金额|额)?$/ },
  {
    measure: 'budget',
    leaf: /^(?:年初|当年|本年|上年|今年|去年|前年|\d\d年度?|全年|调整后?|批复|部门|单位|项目|安排|申报|计划)*预算(?:数|金额|额|安排|安排数|资金|合计)?$/,
  },
  { measure: 'budget', leaf: /^(?:收入|支出|项目)?(?:预算)?金额$/ },
  { measure: 'budget', leaf: /预算数$/ },
];

/** A 小计 or 合计 takes the measure of the header that it stands under, where that is one of these. */
export const subtotalMeasures: readonly KnownMeasure[] = [
  'basic',
  'project',
  'personnel',
  'public',
  'vehicle',
  'overseas_travel',
  'reception',
  'carryover',
  'fiscal',
  'general_public',
  'government_fund',
  'state_capital',
  'other_funds',
];

/** Words of a column that adds up its neighbours. */
export const subtotalLeaf = /^(?:小计|合计|总计|计)$/;

/** Words of a column that is the amount of the header it stands under, beside its share; a total only where it has no other amounts beside it. */
export const amountLeaf = /^金额$/;
export const amountTotalLeaf = /^(?:金额合计|合计金额|总金额)$/;
/** Sources of revenue: 金额 below one of them is that source's, no total. */
export const sourceHeads =
  /^(?:事业|事业单位经营|经营|上级补助|附属单位上缴|其他)(?:预算)?收入$|^财政专户(?:管理)?资金(?:收入)?$|^单位资金(?:收入)?$/;

/** Headers that only say what the numbers are: 合计 below them is the total. */
export const neutralHeaders =
  /^(?:(?:年初|调整)?预算数?|部门预算|单位预算|上年度?|去年|当年|今年|本年度?|预算安排|金额|收入预算|支出预算|收支预算|三公经费(?:预算|决算|支出|执行)*数?|执行数|决算数?)$/;

const figureOfYear =
  '(?:同期|年初|部门|单位|项目|全年|预计|实际|累计|支出|收支|收入(?=.)|经费|预算|执行|决算|完成|安排|计划|批复|调整后?)*(?:数|金?额|情况|合计|小计)*(?:\\(.*\\))?$';

/** Heads of another year's figures, folded without 其中： and the unit, and how many years they look back. 上年结转 is money of this year. */
export const yearsBack: readonly { years: number; head: RegExp }[] = [
  { years: 1, head: new RegExp(`^(?:上年度?|上一年度?|去年)${figureOfYear}`) },
  { years: 2, head: new RegExp(`^(?:前年度?|上上年度?)${figureOfYear}`) },
];

/** A figure of last year anywhere in a path, also parted over its heads (上年 over 预算数) and beside words that say where money comes from. */
export const lastYearsFigure = /上年(?:度)?(?:预算|执行|决算)/;

/** 23年预算: the year with two digits, where it is close to the table's. */
export const shortYear = new RegExp(`^(\\d\\d)年度?${figureOfYear}`);

/** Beside one of these, 上年 says where money comes from or what it is compared with. */
export const noOtherYear = /结转|结余|余额|滚存|资金来源|增减/;

/** Words in a header that say which phase of the budget a number is of; the first that matches. */
export const phaseWords: readonly { phase: 'approved' | 'adjusted' | 'executed'; pattern: RegExp }[] = [
  { phase: 'adjusted', pattern: /调整(?:后)?预算|调整数|全年预算/ },
  { phase: 'executed', pattern: /执行|决算|实际支出|实际数|^支出数$|完成数/ },
  { phase: 'approved', pattern: /(?<!公共|公共财政|基金|经营)预算(?!财政|拨款|收入|支出|单位|部门)|预算数/ },
];

/** An amount column of final accounts that says neither budget nor execution (金额) is what was executed. */
export const budgetWords = /预算|年初|批复|安排/;

/** Headers of numbers that are no money, or no amount. */
export const noAmountHeaders: readonly RegExp[] = [
  /%|百分|比例|占比|比重|增长率|增幅|幅度|率(?:\(.*\))?$/,
  /^(?:采购)?数量|数量(?:\(.*\))?$|人数|户数|亩数|头数|株数|班级数|^编制|个数|台数|辆数|批次|人次|面积|件数|次数|^单价|规格|型号|份数|床位|排名|(?:期限|年限)(?!额)/,
  /(?:起|止|开始|结束|完成)(?:时间|日期|年份|年度)|^(?:时间|日期|立项年度)$|^年份$|联系电话|电话/,
];

const bracketed = '(?:\\(.*\\))?$';

/** Headers of counts, times and rates, where figures stand below them. */
export const numberHeaders: readonly RegExp[] = [
  new RegExp(`(?:天数|场次|团组数|保有量|学时|课时)${bracketed}`),
  new RegExp(`(?:时间|日期|年份|月份)${bracketed}`),
  new RegExp(
    `^(?:预计|计划|起始?|开始|终止?|截?止|结束|完成|采购|购置|购买|指标|资金|项目|立项|设立|成立|到期|来源|下达|结转|实施|建设|执行|预算|所属)+年度${bracketed}`,
  ),
  new RegExp(`^(?:存续|服务|建设|合同|租赁|使用|折旧|质保|保修)期${bracketed}`),
  new RegExp(`(?:单价|单位价格|均价|标准)${bracketed}|^年?(?:人|生|户|车|亩)均`),
];

/** Columns that count what a row names. */
export const countColumns = /数量|面积|个数/;

/** Headers of people and things, which are counts unless they stand below money or their figures look like it. */
export const countHeaders =
  /^(?:(?:核定|实有|现有|年末|年初|行政|事业|机关|参公|财政)*(?:在职|在编|在岗|编外|离休|退休|离退休|临聘|供养|实有)+(?:人员|人|职工|教职工)?(?:人?数)?|(?:核定|批准|行政|事业|机关|参公|工勤|政法|人员|车辆|总)*编制(?:人?数|人员)?|(?:学生|在校生|教师|教职工|职工|人员|遗属|车辆|购置|采购|配置|配备|新增|实有|编制|核定)+数|定额)$/;

/** Below these a further head (行政, 合计) counts the same things. */
export const countGroups = /(?:人数|数量|编制数?)$/;

/** A head that ends so stands above money. */
export const moneyGroups = /(?:经费|支出|费用?|金额|资金|拨款|收入|预算数?)$/;

/** A unit in brackets that is no money, or money for each of something. */
export const otherUnits =
  /[([](?:单位:?)?(?:(?:万|百|千|亿)?(?:人|人次|人天|辆|台|套|台套|台[/,、]套|台\(套\)|个|次|批|批次|场|场次|天|日|小时|学时|年|月|个月|件|户|名|亩|公顷|平方米|m2|公里|千米|km|吨|张|份|所|家|间)|(?:百?万|千|亿)?元\/[^)\]]+)[)\]]$/;
