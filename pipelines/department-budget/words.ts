/** Shapes of names, lines and prose that disclosures share: what a line beside a table is. Patterns stand on text with ASCII width. */

/** How names of public bodies end. */
export const organisationSuffix =
  '(?:局|委员会|办公室|办公厅|厅|委|院|中心|处|站|所|队|支队|大队|总队|学校|学院|大学|中学|小学|幼儿园|馆|本级|本部|公司|联合会|协会|法院|检察院|署|总会|会|党校|医院|宫|政府|街道|镇|乡|社|园|部|基地|档案馆|出版社|集团|台|库|办|机关|秘书处|督查室|室|组|校|苗圃|场|公园|陵园|福利院|救助站|管理处|办事处|分局|档案局|研究院|研究所|科协|作协|记协|文联|残联|工商联|妇联|社科联|侨联|台联)';

/** Labels before the name of the organisation that a table is of, in a line or in a label cell, the closest to the table's own unit first. */
export const organisationLabels: readonly RegExp[] = [
  /^(?:填报|编制|公开|预算|填制|编报|申报|报送)(?:单位|部门)(?:名称)?(?:\((?:公章|盖章|签章|章)\))?[:：]?$/,
  /^(?:单位|部门)(?:\((?:单位|部门)\))?(?:名称)?(?:\((?:公章|盖章|签章|章)\))?[:：]?$/,
  /^(?:下属|二级|基层|预算)?单位名称[:：]?$/,
  /^(?:部门|单位)(?:名称)?及(?:代码|编码)[:：]?$/,
  /^(?:市级|省级|区级|县级|一级)?(?:主管|预算)(?:部门|单位)(?:名称)?(?:及(?:代码|编码))?(?:\((?:公章|盖章)\))?[:：]?$/,
];

/** 单位：… inside a line, with what may stand before the colon. */
export const organisationInLine =
  /(?:填报|编制|公开|预算|填制|编报|申报|报送|主管)?(?:单位|部门)(?:\((?:单位|部门)\))?(?:(?:编码|代码)[及和])?(?:名称)?(?:及代码|及编码)?(?:\((?:公章|盖章|签章|章)\))?\s*[:：]?\s*/;

/** Lines that name a table's number and nothing else. */
export const tableNumberLine =
  /^(?:附件|附表|公开|预算|部门|单位|决算|表)*表?\s*[-—]?\s*(?:[0-9一二三四五六七八九十]{1,4}|[0-9]{1,2}[-—.][0-9]{1,2})\s*(?:表|号)?\s*[:：]?$/;
/** A number printed before the title, `预算01表 收支总表`, `表3-1：…`, `附件2 …`. */
export const tableNumberPrefix =
  /^(?:(?:附件|附表|公开|预算|部门|单位|决算)+表?\s*[-—]?\s*[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?\s*表?|表\s*[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?|(?:预算|附)?[0-9]{2}\s*表)\s*[:：.、]?\s*/;

export const noteLine =
  /^(?:\(?注|注[:：\d]|备注[:：]|说明[:：]|附注|填表说明|\*|来源于|数据来源|报送日期|填报日期|编制日期|审核|负责人|本表|此表|本单位(?:无|没有|未)|本部门(?:无|没有|未)|无(?:政府性基金|国有资本|此项)|没有)/;
export const emptyNote =
  /(?:本表|此表|该表|表)(?:.{0,6})(?:为空|空表|无数据|没有数据|无内容)|空表|不涉及|(?:无|没有|未|不).{0,24}(?:预算|支出|收支|安排|经费|数据|资金)/;

/** Lines that say nothing of the tables: page numbers. */
export const pageNumberLine =
  /^[-—–\s]*(?:第\s*)?[0-9]{1,4}\s*(?:页)?(?:\s*[/,，共]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-—–\s]*$/;

/** What stands before the region in the names of parties and leagues: 中共某市委…. */
export const partyBeforeRegion = /^(?:中国共产党|中共|中国共产主义青年团|共青团)/;

/** Whole regions at the head of a name: 南昌市东湖区 before 人力资源和社会保障局. */
export const regionParts =
  /^(?:[\p{Script=Han}]{2,8}?(?:自治区|特别行政区|省|自治州|盟|市|地区|自治县|自治旗|县|区|旗))+/u;
