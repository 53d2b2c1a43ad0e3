/** What the columns of a budget table hold besides amounts, and how rows say that they are totals. Header texts are folded as in measures.ts. */
import type { ClassificationSystem } from '@yusuan/schemas';

/** Numbers the lines of the print. */
export const ordinalHeaders = /^(?:行次|序号|栏次|行号|编号|顺序号)$/;

/** 类, 款, 项 as headers of code columns, from the top. */
export const levelHeaders: readonly RegExp[] = [/^类$/, /^款$/, /^项$/];

export const organisationCodeHeaders = /(?:单位|部门|机构|主管)\)?(?:预算)?(?:编码|代码|编号)/;
export const projectCodeHeaders = /项目(?:编码|代码|编号)|采购(?:品目|目录)(?:编码|代码)/;
export const subjectCodeHeaders = /(?:编码|代码|编号)$|^(?:科目|功能科目|经济科目)$/;

export const organisationHeaders =
  /^(?:预算|采购|主管|实施|项目|二级|基层|所属)?(?:单位|部门)(?:\(单位\)|\(部门\)|预算)?(?:名称)?$|^(?:单位|部门|预算单位|主管部门|机构)名称|^(?:部门|单位)(?:\/|、|及|和)(?:单位|部门)/;
export const projectHeaders =
  /^(?:预算|采购|支出|一级|二级)?(?:项目|专项)(?:\(.*\))?(?:名称|支出名称)$|^(?:项目名称|专项|采购项目)/;
export const subjectNameHeaders =
  /科目|^(?:项目|名称|科目|收入|支出|内容|摘要|类别|经费类别|年度)$|功能分类|经济分类|支出用途|^项目\(?按|按.*分类|(?:收入|支出)(?:项目|来源|内容)?$|单位名称\(科目\)|三公.*(?:项目|名称)/;

/** Names of rows in a column with this header are projects, where they are neither organisations nor subjects. */
export const projectListHeaders = /(?:单位|部门)?\(?项目\)?名称|支出项目(?:类别|名称)?|^项目\(.*单位\)|项目单位\(项目/;

/** Text columns that describe a line without being its name. */
export const attributeHeaders =
  /备注|说明|资金性质|资金来源|项目类别|项目类型|项目属性|采购|组织形式|品目|目录|货物|服务内容|绩效|目标|依据|是否|方式|购买服务|简介|内容|理由|规格|型号|单位$|政府购买|承接|领域|物品/;

/** Which classification a column of codes or names is of; the first that matches. */
export const systemHeaders: readonly { system: ClassificationSystem; pattern: RegExp }[] = [
  { system: 'functional', pattern: /功能/ },
  { system: 'economic_government', pattern: /政府.*经济/ },
  { system: 'economic_department', pattern: /经济/ },
  { system: 'revenue', pattern: /收入分类/ },
];

/** Full codes begin with a digit that names their system. */
export const systemDigits: Readonly<Record<string, ClassificationSystem>> = {
  1: 'revenue',
  2: 'functional',
  3: 'economic_department',
  5: 'economic_government',
};

/** Names of rows that add up the table, folded, without enumeration. */
export const totalRows =
  /^(?:(?:本年|当年|本级|全年|部门|单位|年度|预算)*(?:收入|支出|收支|(?:人员|公用|日常公用)?经费|预算|资金|财政拨款|采购|基本支出|项目支出)*(?:合计|总计|共计|总额|小计|总金额)|(?:本年|当年)(?:财政拨款)?(?:收入|支出)|本年(?:收入|支出)小计|(?:收入|支出)(?:合计|总计|总额)|总计)(?:\(.*\))?:?$/;

/** A row with this name begins what is not of this year, and belongs to no subject. */
export const balanceRows = /结转|结余|余额|弥补|未安排/;

/** Names of bodies, where neither code nor header tells a row of an organisation. */
export const organisationNames =
  /(?:局|委|委员会|办公室|厅|院|中心|处|科|股|所|站|队|大队|支队|总队|学校|学院|大学|馆|机关|本级|部|社|园|医院|公司|集团|联合会|协会|法庭|宫|室|党校|幼儿园|小学|中学|办|府|法院|检察院|署|会|科协|作协|记协|文联|残联|工商联|妇联|社科联|侨联|台联)(?:\(.*\))?$/;

/** Rows under a table that are no lines of it. */
export const noteRows =
  /^(?:注|备注|说明|附注|注释)\d*[:：.、]|^\(?注|^(?:单位负责人|填表人|制表|联系电话|填报人|审核人)|^(?:本表|此表|我(?:单位|部门|局)).*(?:空|无|没有|不涉及)|^(?:无|没有).*(?:预算|支出|安排)/;

/** Rows above a header that name the table, its organisation or its unit. */
export const titleRows =
  /^(?:公开|预算|附|部门)*表?[\dO一二三四五六七八九十]+(?:-\d+)?表?$|(?:单位|部门|机构|部门名称|单位名称)(?:\(.*\))?[:：]|^(?:金额)?单位[:：]|数据来源|^\(?(?:20)\d\d年度?\)?$|^(?:人民币)?(?:万元|元)$|情况表$|预算表$|明细表$|(?:收支|收入|支出)总表$/;

/** Cells of the row that numbers the columns. */
export const columnNumbers =
  /^(?:\*+|栏次|行次|栏目|序号|项目|列次|\(?公开到.{0,3}\)?|科目编码|合计|类|款|项|甲|乙|丙|[a-z]|\(?\d{1,2}\)?[栏列]?(?:[=(][\d=+\-*/()栏列…~]*)?)$/;

/** Header words beside the measures and the column words above that mark a row as header. */
export const headerWords =
  /^(?:收入|支出|收支|项目|科目|科目编码|功能分类科目|经济分类科目|类|款|项|栏次|行次|序号|备注|说明|预算数?|执行数|决算数|金额|其中|其中:|小计|合计|总计|编码|代码|名称)$|编码|代码|名称$|预算数|科目|经费|资金|结转|拨款|基本支出|项目支出|分类|采购|单位|部门|收入$|支出$|情况|小计|合计|增减|\d{4}年/;
