/** How disclosures say amounts in sentences. Patterns stand on sentences without spaces, with ASCII digits, commas inside numbers and colons as printed. */

/** A number with a unit of money. Not a rate (`元/人`), not a count (`万人`). */
export const amountPattern =
  /(?<![\d.A-Za-z-])(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(亿元|百万元|千元|万元|元|亿|万)(?![/／每]|人|次|份|户|名|件|条|个|册|以上|以下|以内|\(含\)|（含）|[\u4e00-\u9fff]{0,2}参)/g;

/** Words right before a number that make it a rate, a limit or a standard. */
export const noAmountBefore =
  /(?:单价|单位价值|价值|每[人次年月天台套]{0,2}|人均|标准(?:为|是)?|不超过|不高于|不低于|超过|超出|限额|以上|低于|高于|起征|定额)$/;
/** Words right behind it that do. */
export const noAmountAfter = /^(?:\(含\)|（含）)?(?:以上|以下|以内|标准)|^[左]?\/(?:人|年|月|天|次)/;

export const increaseWords = '增加|增长|上升|提高|上涨|扩大|净增|增支|增收|新增|调增|增';
export const decreaseWords = '减少|下降|降低|压减|压缩|缩减|削减|净减|减支|减收|调减|核减|减';

/** What stands right before the amount of a change. */
export const changeBefore = new RegExp(
  `((?:${increaseWords}|${decreaseWords})(?:[(（/](?:${increaseWords}|${decreaseWords})[)）]?)?(?:${increaseWords}|${decreaseWords})?)(?:了|额|数|金额|数额|支出|收入|预算|的)*(?:为|约|达|共)?[:：]?$`,
);
export const flatWords =
  /持平|保持一致|(?:与|同|和).{0,20}(?:一致|相同|一样)|无变化|没有变化|无增减|未发生变化|没有增减|无增加|未增加|不变(?!价)/;

/** A clause that opens the amount of the year before, whole. */
export const priorClause =
  /^(?:而|比|较|与|同|相比|对比|上述)?(?:于)?(?:上年|去年|上一年|上年度|(20\d\d)年)(?:度)?(?:同期)?(?:的)?(?:年初|部门|本级)*(?:收支|收入|支出)?(?:预算|决算|执行|完成|实际|批复)*(?:总|支出|收入)*(?:安排)?(?:数|额)?(?:总数|总额|总计)?(?:为|是|的)?$/;

/** The reason of a change: amounts in it are no statements of the budget. */
export const reasonStart =
  /(?:主要|变动|增加|减少|增长|下降|增减|变化)?(?:的)?(?:主要)?(?:原因)(?:是|为|：|:|如下|在于)|主要(?:是|系)(?:因|由|为)?|原因[:：是为]/;

export const percentChange = new RegExp(
  `(${increaseWords}|${decreaseWords}|增幅|降幅|增长率|下降率|变动率|增减率|同比变动|比例)(?:了|为|约|达|率为|幅度为|比例为|率|：|:)*(-?\\d+(?:\\.\\d+)?)(?:[%％]|个百分点)`,
);
/** The sign of a percentage can be missing in a text layer: `减少38.17万元，下降56.57，`. */
export const bareChange = new RegExp(
  `(${increaseWords}|${decreaseWords}|增幅|降幅)(?:了|为|约|达|率为)*(\\d+\\.\\d+)(?=[，,。；;)）]|$)`,
);
export const sharePattern = /(?:约)?占([^，,。；;\d]{0,30}?)(?:的)?(?:比重|比例|比)?(?:为|约)?(\d+(?:\.\d+)?)[%％]/;

/** Words before and behind a subject that are none of it. */
export const subjectLead =
  /^(?:其中|具体为|具体是|分别为|分别是|主要包括|主要为|主要是|主要用于|包括|包含|即|一是|二是|三是|四是|五是|以及|和|及|与|另有|另外|此外|同时|其他[:：]|预计|计划|拟|根据.{0,20}要求|按照.{0,20}原则|本次|全部为|均为|当年|截至.{0,16}日|在)+/;
export const subjectTail =
  /(?:共计|合计|总计(?=.)|共|约|为|是|达到|达|有|安排了|安排|计划安排|核定|预计|列支|实现|完成|拟|在|等|的|数额|金额|使用|[:：,，、\s])+$/;
/** The words of which a subject that names nothing is made: 年度预算安排, 预算数. */
export const emptySubject =
  /^(?:(?:19|20)\d\d年?|年度|年初|当年|本年|全年|预算|安排|数|额|总|共|计|金额|资金|项目|经费|计划|申请|拟|本|我|部门|单位|局|数额|总额|总数|总计|合计|财政|拨款|支出|其|中|度|情况|费用|编制|批复|公开|市级|区级|县级|省级|级|为|是|的|和|与|：|:)*$/;
/** Subjects made of the words above that do say something: totals of revenue and expenditure. */
export const totalSubject = /收入|支出|收支|财政拨款|项目支出|基本支出/;

/** The body at the head of a subject. */
export const subjectBody =
  /^(?:(?:本|我|全|各|市|省|区|县)(?:部门|单位|局|厅|委|办|中心|系统|机关|院|处|站)(?:及(?:所属|下属)单位|系统|机关|本级)?)/;

/** Sections whose amounts are explanations or rules, no statements. */
export const noStatementSections = /名词解释|主要职责|主要职能|职能|机构设置|部门职责/;

export interface FactRule {
  subject: RegExp;
  /** Counters that the fact can be in. */
  unit: RegExp;
}

/** Counts that are kept as facts: staffing, vehicles, equipment, visits. The words right before a number decide. */
export const factRules: readonly FactRule[] = [
  { subject: /编制|人数|人员|在职|退休|离休|遗属|干部|职工|学生/, unit: /^(?:人|名)/ },
  { subject: /车/, unit: /^(?:辆|台)/ },
  { subject: /设备/, unit: /^(?:台\(套\)|台（套）|台\/套|台套|台|套|件)/ },
  { subject: /因公出国|出国|团组/, unit: /^(?:个|人次|人|次|批次|批)/ },
  { subject: /接待|来访/, unit: /^(?:批次|人次|批|次)/ },
  { subject: /预算单位|直属单位|下属单位|二级单位|内设机构|独立核算单位|机构|事业单位/, unit: /^(?:个|家|所)/ },
];
