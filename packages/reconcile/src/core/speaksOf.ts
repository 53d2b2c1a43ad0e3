/**
 * Whether a sentence speaks of what the tables print: of the document's own body, of this year, of the phase that the document is of. A sentence
 * under the heading of a unit, or of last year's figure, contradicts no table.
 */
import { bodyName, namedBody, projectHeading } from '@yusuan/pipelines';
import type { Statement } from '@yusuan/schemas';
import { passageOf } from './sentences.ts';
import { type DocumentView, foldName } from './view.ts';

export function speaksOfTables(view: DocumentView, statement: Statement): boolean {
  return !isOfEarlierYear(statement) && !isOfOtherPhase(view, statement) && !isOfOtherBody(view, statement);
}

/** Clauses are short; what is longer is cut. */
const longestClause = 300;

/** The words of a statement before its amount. */
function wordsBefore({ raw_text: raw }: Statement): string {
  const compact = raw.slice(0, longestClause).normalize('NFKC').replace(/\s/g, '');
  return /^.*?(?=\d[\d,.]*(?:亿|万|千|百)*元)/.exec(compact)?.[0] ?? compact;
}

/** 上年“三公”经费预算数; not what is carried over. */
const isOfEarlierYear = (statement: Statement): boolean =>
  /(?:上年|去年|上一年|往年)度?(?!度?(?:结转|结余|实户))/.test(
    wordsBefore(statement)
      .split(/[,，;；。]/)
      .at(-1)!,
  );

/** In final accounts a sentence tells the budget beside what became of it. */
export function isOfOtherPhase({ document }: DocumentView, statement: Statement): boolean {
  const words = wordsBefore(statement).replace(/(?:一般公共|政府性基金|国有资本经营)预算/g, '');
  return document.document_type === 'final_accounts' && /预算/.test(words) && !/决算/.test(words);
}

function isOfOtherBody(view: DocumentView, statement: Statement): boolean {
  const own = foldName(statement.organisation_name ?? view.document.organisation_name ?? '');
  const passage = passageOf(view, statement);
  const named = firstOther.get(passage) ?? passage.findIndex((said) => namesBody(wordsBefore(said), own));
  firstOther.set(passage, named);
  if (named >= 0 && named <= passage.indexOf(statement)) return true;
  return headingsAbove(view, statement).some((heading) => namesOther(heading, own));
}

/** Where a passage first names another body: what follows is of that. */
const firstOther = new WeakMap<Statement[], number>();

const namesBody = (words: string, own: string): boolean =>
  (without(words, own).match(namedBody) ?? []).some((name) => !isShortFor(name, own));

const knownPaths = new WeakMap<DocumentView, { page: number; row: number; path: string[] }[]>();

/** The headings that a statement stands below, from the highest. */
function headingsAbove(view: DocumentView, statement: Statement): string[] {
  const paths = knownPaths.get(view) ?? headingPaths(view);
  knownPaths.set(view, paths);
  const isAbove = ({ page, row }: { page: number; row: number }) =>
    page < statement.page || (page === statement.page && row <= statement.row);
  return paths.findLast(isAbove)?.path ?? [];
}

/** Every heading of the document with those above it. */
function headingPaths({ document }: DocumentView): { page: number; row: number; path: string[] }[] {
  const open: string[] = [];
  return document.paragraphs
    .filter(({ heading }) => heading > 0)
    .map(({ heading, text, page, row }) => {
      open.length = Math.min(open.length, heading - 1);
      open[heading - 1] = text;
      return { page, row, path: open.filter((above) => above !== undefined) };
    });
}

/** A heading that is the name of another body, or of one project. The parts of a document (第二部分) name its body as people do. */
function namesOther(heading: string, own: string): boolean {
  if (/^第[一二三四五六七八九十]+(?:部分|章)/.test(foldName(heading))) return false;
  const name = foldName(heading)
    .replace(/(?:20\d\d年度?|部门|单位|收支|收入|支出|预算|安排|总体|基本|有关|情况|说明|的)+$/, '')
    .replace(/\([^()]*\)$/, '');
  if (name === '' || isShortFor(name, own) || name.includes(own)) return false;
  return (name.length >= 5 && bodyName.test(name)) || projectHeading.test(foldName(heading));
}

/** 市社保中心 is short for 某市社会保险事业服务中心: its characters stand in the name in the same order. */
function isShortFor(short: string, own: string): boolean {
  let at = 0;
  for (const char of own) if (char === short[at]) at++;
  return at === short.length;
}

const without = (text: string, name: string): string => (name === '' ? text : text.replaceAll(name, ''));
