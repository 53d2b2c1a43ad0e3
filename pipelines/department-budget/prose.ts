/** What a reviewer marks in the prose of a disclosure: texts that no finished document has. */
import type { Severity } from '@yusuan/schemas';

export interface ProseRule {
  /** The rule in `reconcile:<id>`. */
  id: string;
  severity: Severity;
  pattern: RegExp;
  message: string;
}

export const proseRules: readonly ProseRule[] = [
  {
    id: 'prose-placeholder',
    severity: 'error',
    pattern: /(?:[XxＸｘ×＊*]{1,4}|[_＿]{2,}|[…]{1,2})\s*(?:亿元|万元|元|[%％]|个|人|辆)/,
    message: 'a placeholder stands where a figure belongs',
  },
  {
    id: 'prose-undecided',
    severity: 'error',
    pattern: /(?:增加|增长|上升)[\s（(/、或]*(?:减少|下降|减|降低)[）)]?\s*\d/,
    message: 'the direction of the change was left undecided',
  },
  {
    id: 'prose-undecided',
    severity: 'warning',
    pattern: /(?:增加|增长)[（(/](?:减少|下降|降低)[）)]?|(?:减少|下降)[（(/](?:增加|增长)[）)]?/,
    message: 'the direction of the change was left undecided',
  },
  {
    id: 'prose-broken',
    severity: 'warning',
    pattern: /(?:原因(?:是|为|系|在于|[:：])|(?:主要)?(?:用于|包括|是由于|是因为))[:：]?\s*[。；;]/,
    message: 'the sentence breaks off',
  },
  {
    id: 'prose-unit-missing',
    severity: 'warning',
    pattern: /(?:增加|减少|为|安排)\s*\d[\d,，]*\.\d+\s*[；;。]/,
    message: 'an amount stands without its unit',
  },
  {
    id: 'prose-unit-mixed',
    severity: 'warning',
    pattern: /\d\s*万元[^。；;]{0,40}?(?:增加|减少|增长|下降)\s*\d[\d,，]*(?:\.\d+)?\s*元/,
    message: 'the change is in 元 where the amount is in 万元',
  },
  {
    id: 'prose-flat-change',
    severity: 'warning',
    pattern:
      /(?<!基本|大致|总体)(?:持平|无变化|无增减变化|没有变化)[，,、]?(?:增长|增加|上升|下降|减少|降低)\s*(?=[\d.,]*[1-9])\d/,
    message: 'an amount that is said to be unchanged is said to change',
  },
  {
    id: 'prose-punctuation',
    severity: 'info',
    pattern: /[；;]\s*[；;]|。\s*。(?!。)|，\s*，/,
    message: 'punctuation is doubled',
  },
];

/** A year that a change is compared with: `比2023年`, `较2023年`. */
export const comparisonYear = /(?:比|较|与|同)(20\d\d)年(?:度)?(?:预算|决算|收支|执行|年初|同期|相比|增|减)/g;

/** A number of bodies and their list: `预算单位共计4家，具体包括：…`. The number stands in group 1. */
export const bodyCount =
  /(?:单位|机构)(?:个数)?(?:共有|共计|共|有|为)?(\d{1,3})(?:个|家|所)，?(?:具体)?(?:包括|包含|分别为|分别是|分别包括|为|即|名单如下|如下)[:：]?/g;

/** How the names of bodies end, brackets taken off. */
export const bodyName =
  /(?:局|委|厅|办|部|院|校|所|站|队|馆|处|科|室|会|园|库|社|台|段|宫|团|中心|学院|大学|中学|小学|幼儿园|机关|本级|基地|支队|总队|大队|公司|杂志社)$/;

/** A body in front of what is said of it: `局本级2024年支出预算`, `水文站：`. */
export const namedBody =
  /[\u4e00-\u9fff]*(?:本级|机关|[\u4e00-\u9fff](?:中心|支队|大队|总队|学校|学院|医院|研究院|研究所|办公室|分局|管理局|管理处|服务站|[站所院馆队]))(?=20\d\d年|本年|当年|的|[：:，,]|收入|支出|收支|预算|基本支出|项目支出)/g;

/** A heading that is the name of one project, or of one kind of spending. */
export const projectHeading = /(?:项目|专项|工程|资金|经费|业务费)(?:\([^()]*\))?$/;
