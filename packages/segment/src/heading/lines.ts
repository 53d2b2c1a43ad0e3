import type { TextBlock } from '@yusuan/model';
import { foldForMatch, foldWidth, parseUnitLine } from '@yusuan/normalize';
import { noteLine, pageNumberLine, tableNumberLine, tableNumberPrefix } from '@yusuan/pipelines';
import { readOrganisationLine } from './organisation.ts';

export type LineKind =
  | 'blank'
  | 'page-number'
  | 'number'
  | 'unit'
  | 'organisation'
  | 'year'
  | 'note'
  | 'title'
  | 'heading'
  | 'prose';

/** A line of text beside or inside a table, and what it is. */
export interface ContextLine {
  text: string;
  kind: LineKind;
  page: number;
  fontSize?: number;
  heading?: number;
}

const YEAR_LINE = /^\(?(?:19|20)\d{2}年?(?:度)?\)?$/;
const TITLE_END = /(?:表|绩效目标|绩效指标)(?:\(.*\))*(?:[-—]?续\d?)?(?:\d{1,2}(?:-\d{1,2})?)?(?:[:].{1,60})?$/;
const TITLE_WORDS = /总表|支出.*表|收入.*表|预算.*表|情况表|明细表|目标表|一览表|汇总表|决算.*表/;
const SENTENCE = /[。；;？?!！]|，.*，|,.*,/;

/** What a line is, by its shape alone. `单位：市人社局 单位：万元` is an organisation line that also names a unit. */
export function classifyLine(text: string): LineKind {
  const bare = foldWidth(text).replace(/^[#*\s>-]+|[*\s]+$/g, '');
  const compact = foldForMatch(bare);
  if (compact === '') return 'blank';
  if (pageNumberLine.test(bare)) return 'page-number';
  if (tableNumberLine.test(compact) && compact.length <= 10) return 'number';
  if (YEAR_LINE.test(compact)) return 'year';
  if (parseUnitLine(bare) && compact.length <= 60) {
    if (readOrganisationLine(text)) return 'organisation';
    const before = withoutUnit(bare);
    return before !== bare && isTitleText(before) && !tableNumberLine.test(foldForMatch(before)) ? 'title' : 'unit';
  }
  if (compact.length <= 60 && readOrganisationLine(text)) return 'organisation';
  if (isTitleText(bare)) return 'title';
  if (noteLine.test(compact)) return 'note';
  if (compact.length <= 40 && !SENTENCE.test(compact) && !/[，,、:：]$/.test(compact)) return 'heading';
  return 'prose';
}

const UNIT_BEHIND =
  /\s*[（(]?\s*(?:金额|计量|货币)?单\s*位\s*[:：]\s*(?:人民币)?\s*[（(]?(?:亿|百万|千|万)?\s*元[)）]?\s*[)）]?\s*$/;

/** A title without the unit that is printed behind it: `收支总表（单位：万元）`, `收支总表    单位：万元`. */
export const withoutUnit = (text: string): string => text.replace(UNIT_BEHIND, '');

/** A short text without a sentence in it that ends like the title of a table, or has its number and its words. */
export function isTitleText(text: string): boolean {
  const compact = foldForMatch(text);
  if (compact.length < 3 || compact.length > 70 || SENTENCE.test(compact)) return false;
  if (/^\(?注|^说明|^详见|见附|附后|如下|所示|见表|见下表/.test(compact)) return false;
  if (/《.*》/.test(compact) && !compact.startsWith('《')) return false;
  if (TITLE_END.test(compact) && /表|绩效(?:目标|指标)/.test(compact)) return true;
  return (
    TITLE_WORDS.test(compact) && (tableNumberPrefix.test(compact) || compact.length <= 40) && !/[，,]/.test(compact)
  );
}

export function toContextLine(block: TextBlock): ContextLine {
  const line: ContextLine = { text: block.text, kind: classifyLine(block.text), page: block.page };
  if (block.fontSize !== undefined) line.fontSize = block.fontSize;
  if (block.heading !== undefined) line.heading = block.heading;
  return line;
}
