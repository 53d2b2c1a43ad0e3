import type { Block, Grid, Notice } from '@yusuan/model';
import { cleanName, foldForMatch, foldWidth, parseFiscalYears } from '@yusuan/normalize';
import { documentTitleRules, otherBudgetTitles, partyBeforeRegion } from '@yusuan/pipelines';
import type { DocumentType } from '@yusuan/schemas';
import type { TableDraft } from './draft.ts';
import { classifyLine } from './lines.ts';
import { isSameOrganisation, isShortened, organisationToRegion, readOrganisation } from './organisation.ts';
import { isTargetType } from './type.ts';

/** What the whole document says of itself. */
export interface DocumentHeading {
  title: string | null;
  type: DocumentType;
  year: number | null;
  organisationCode: string | null;
  organisationName: string | null;
  region: string | null;
  notices: Notice[];
}

/** What the document says of itself: by its cover, else by its tables. The file's name is a hint alone, and where it says another year there is a notice. */
export function layoutToDocumentHeading(
  blocks: readonly Block[],
  drafts: readonly TableDraft[],
  sourceName: string,
): DocumentHeading {
  const title = blocksToDocumentTitle(blocks) ?? soleTitle(drafts);
  const type = documentType(title, drafts, blocks);
  const notices: Notice[] = [];
  const year = documentYear(title, drafts, blocks);
  const hint = nameToYear(sourceName);
  if (year !== null && hint !== null && year !== hint)
    notices.push({
      check: 'segment:year-differs-from-name',
      severity: 'warning',
      message: `the file name says ${hint}, the document is of ${year}`,
      expected: String(hint),
      actual: String(year),
    });
  if (year === null && type !== 'other')
    notices.push({
      check: 'segment:year-unknown',
      severity: 'warning',
      message: 'no fiscal year is printed in the document',
      ...(hint === null ? {} : { expected: String(hint) }),
    });
  const organisation = documentOrganisation(title, drafts, blocks, notices);
  return {
    // 收支总表, the first of many tables, is no title of a budget.
    title: type !== 'performance_targets' && isTitleOfTable(title, drafts) && drafts.length > 1 ? null : title,
    type,
    year: year ?? (type === 'other' ? null : hint),
    organisationCode: organisation?.code ?? null,
    organisationName: organisation?.name ?? null,
    region: organisation ? (organisationToRegion(organisation.name)?.replace(partyBeforeRegion, '') ?? null) : null,
    notices,
  };
}

const COVER_LINES = 14;

/** The menu and the box of dates that a web page prints above what it is about: `首页 | 政务公开`, `索引号 | … | 发布日期 | 2024-02-01`. */
const holdsNoFigure = (grid: Grid): boolean =>
  grid.rows <= 8 && !grid.cells.some((cell) => /^-?[\d,]*[.,]\d+$/.test(foldWidth(cell.text).trim()));

/** What a menu calls the page; a title says whose budget it is. */
const MENU = /^(?:财政)?预?决?算(?:信息)?公开(?:专栏|目录)?$/;

/** `发布时间：2024-02-05`, which a web page prints above the title. */
const DATE = /20\d\d[-./年]\d{1,2}[-./月]\d{1,2}/;

/** The title on the cover: the first lines, up to the contents or running text, that name a budget, with the body's name above it. */
function blocksToDocumentTitle(blocks: readonly Block[]): string | null {
  const cover: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'table' && holdsNoFigure(block.grid)) continue;
    if (block.kind === 'table' || cover.length >= COVER_LINES) break;
    const kind = classifyLine(block.text);
    if (kind === 'blank' || kind === 'page-number' || kind === 'number') continue;
    if (kind === 'prose' && foldForMatch(block.text).length > 60) break;
    if (/^(?:目录|目次)$/.test(foldForMatch(block.text))) break;
    const text = block.text.replace(/^[#*\s>]+|[*\s]+$/g, '');
    // A long name breaks the line inside the word: 某某中心2025年单位预|算.
    if (/[预决]$/.test(cover.at(-1) ?? '') && /^算/.test(text)) cover.push(cover.pop() + text);
    else cover.push(text);
  }
  const at = cover.findIndex(
    (line) =>
      /预算|决算|绩效目标/.test(foldForMatch(line)) && foldForMatch(line).length >= 4 && !MENU.test(foldForMatch(line)),
  );
  if (at < 0) return null;
  const parts = [cover[at]!];
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const folded = foldForMatch(cover[i]!);
    if (/预算|决算/.test(folded) || folded.length > 40 || DATE.test(folded)) break;
    if (!/20\d\d|年|局|厅|委|院|室|中心|部|会|处|所|站|办|校|馆|单位|公司|区|市/.test(folded)) break;
    parts.unshift(cover[i]!);
  }
  const next = cover[at + 1];
  if (
    next &&
    /^(?:公开|说明|编制说明|信息公开|情况说明|草案|\(|表$|报表$|预算$|项目)/.test(foldForMatch(next)) &&
    foldForMatch(next).length < 16
  )
    parts.push(next);
  return cleanName(parts.join(' '));
}

/** A document that is nothing but target tables is named by the first of them. */
function soleTitle(drafts: readonly TableDraft[]): string | null {
  const first = drafts[0];
  return first && drafts.length === 1 ? first.title : null;
}

function documentType(title: string | null, drafts: readonly TableDraft[], blocks: readonly Block[]): DocumentType {
  const typed = drafts.filter(
    (draft) => (draft.titleType ?? draft.headerType) !== null && (draft.titleType ?? draft.headerType) !== 'other',
  );
  const strong = typed.filter((draft) => draft.titleType !== null && !draft.weakTitle);
  const targets = typed.filter((draft) => isTargetType((draft.titleType ?? draft.headerType)!));
  const folded = title ? foldForMatch(title) : '';
  const byTitle = documentTitleRules.find((rule) => rule.title.test(folded))?.type ?? null;
  const isBudget =
    strong.length > 0 ||
    drafts.some((draft) => saysBudgetTable(draft, byTitle !== null)) ||
    (byTitle && (typed.length > 0 || saysBudget(blocks)));
  if (!isBudget) return 'other';
  if (
    typed.length > 0 &&
    targets.length === typed.length &&
    (byTitle === null || byTitle === 'performance_targets' || (strong.length > 0 && !/预算(?:公开|$)/.test(folded)))
  )
    return byTitle === 'final_accounts' ? byTitle : 'performance_targets';
  if (byTitle && byTitle !== 'performance_targets') return byTitle;
  if (strong.some((draft) => /决算/.test(draft.title ?? ''))) return 'final_accounts';
  const titles = strong.map((draft) => foldForMatch(draft.title ?? ''));
  const ofUnit = titles.filter((text) => /单位预算|预算单位|单位(?:收入|支出|收支)/.test(text)).length;
  const ofDepartment = titles.filter((text) => /部门/.test(text)).length;
  return ofUnit > ofDepartment ? 'unit_budget' : 'department_budget';
}

/** A table of budgets of another kind, with its unit: 一般公共预算收入表, 地方政府债务限额及余额情况表; in a budget any table with title and unit. */
const saysBudgetTable = ({ title, weakTitle, unit }: TableDraft, inBudget: boolean): boolean =>
  title !== null && !weakTitle && unit !== null && (inBudget || otherBudgetTitles.test(foldForMatch(title)));

/** Prose that speaks of a budget in amounts: a disclosure whose tables stand in another file. */
function saysBudget(blocks: readonly Block[]): boolean {
  let sentences = 0;
  for (const block of blocks)
    if (block.kind === 'text' && /(?:预算|决算|支出|收入|经费).{0,30}\d\s*(?:万元|亿元)/.test(foldWidth(block.text)))
      sentences++;
  return sentences >= 5;
}

/** What is printed decides: the title, else the years that titles, headers and sentences on the budget name. */
function documentYear(title: string | null, drafts: readonly TableDraft[], blocks: readonly Block[]): number | null {
  const printed = title ? titleToYear(title) : null;
  if (printed !== null) return printed;
  const votes = new Map<number, number>();
  const vote = (year: number | null | undefined, weight: number) => {
    if (year) votes.set(year, (votes.get(year) ?? 0) + weight);
  };
  for (const draft of drafts) {
    vote(draft.year, 6);
    const header = draft.grid.cells.filter(
      (cell) => cell.row < draft.firstRow + 4 && /20\d\d年/.test(foldForMatch(cell.text)),
    );
    const years = header.flatMap((cell) => parseFiscalYears(cell.text));
    if (years.length > 0) vote(Math.max(...years), 2);
  }
  for (const block of blocks) {
    if (block.kind !== 'text') continue;
    for (const match of foldForMatch(block.text).matchAll(/(20\d\d)年(?:度)?[^,，。；;20]{0,24}(?:预算|决算)/g))
      vote(Number(match[1]), 1);
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return ranked[0]?.[0] ?? null;
}

/** 2024年预算执行情况和2025年预算（草案） is the budget of the year that it names last. */
function titleToYear(title: string): number | null {
  const years = parseFiscalYears(title);
  return (/执行/.test(title) ? years.at(-1) : years[0]) ?? null;
}

function nameToYear(sourceName: string): number | null {
  const match = /(?<![\da-zA-Z])(20[0-4]\d)(?![\da-zA-Z])/.exec(foldWidth(sourceName));
  return match ? Number(match[1]) : null;
}

/** The body whose disclosure it is: named by the title, else by the most tables, else by the first sentence that defines it. */
function documentOrganisation(
  title: string | null,
  drafts: readonly TableDraft[],
  blocks: readonly Block[],
  notices: Notice[],
): { code: string | null; name: string } | null {
  const named = title && !(isTitleOfTable(title, drafts) && drafts.length > 1) ? titleToOrganisation(title) : null;
  const votes = new Map<string, { count: number; code: string | null }>();
  let section: TableDraft['organisation'] = null;
  for (const draft of drafts) {
    // A table without a name is of the body of the table before.
    const organisation: TableDraft['organisation'] = draft.organisation ?? section;
    if (!organisation) continue;
    section = organisation;
    const known = votes.get(organisation.name) ?? { count: 0, code: null };
    votes.set(organisation.name, { count: known.count + 1, code: known.code ?? organisation.code });
  }
  const ranked = [...votes].sort((a, b) => b[1].count - a[1].count);
  if (named) {
    const same = ranked.filter(([name]) => isSameOrganisation(name, named));
    const fuller = same.map(([name]) => name).filter((name) => name.includes(named) || isShortened(named, name));
    const name = fuller.reduce((a, b) => (b.length > a.length ? b : a), named);
    return { code: same.find(([, { code }]) => code !== null)?.[1].code ?? null, name };
  }
  const bodies: { name: string; count: number; code: string | null }[] = [];
  for (const [name, { count, code }] of votes) {
    const same = bodies.find((body) => isSameOrganisation(body.name, name));
    if (!same) bodies.push({ name, count, code });
    else {
      if (isShortened(same.name, name)) same.name = name;
      same.count += count;
      same.code ??= code;
    }
  }
  const most = Math.max(...bodies.map(({ count }) => count));
  const [first, ...tied] = bodies.filter(({ count }) => count === most);
  if (first && tied.length > 0) {
    notices.push(severalBodies([first, ...tied].map(({ name }) => name)));
    return null;
  }
  if (first) return { code: first.code, name: first.name };
  const defined = definedOrganisation(blocks);
  return defined ? { code: null, name: defined } : null;
}

function isTitleOfTable(title: string | null, drafts: readonly TableDraft[]): boolean {
  const first = drafts[0]?.title ?? null;
  return title !== null && first !== null && foldForMatch(title).startsWith(foldForMatch(first));
}

const severalBodies = (names: readonly string[]): Notice => ({
  check: 'segment:several-organisations',
  severity: 'info',
  message: `no title says whose document this is, and as many tables are of each of ${names.join(', ')}: each table names its own`,
  actual: names.join(', '),
});

/** `南昌市…局 2024年部门预算`: what remains without year and kind, where it has the shape of a body. */
function titleToOrganisation(title: string): string | null {
  const bare = foldWidth(title)
    .replace(/(?:20\d{2}|二[〇零○][一二三四五六七八九〇零○]{2})\s*年?\s*(?:度)?/g, '')
    .replace(/(?:部门|单位)?(?:\(单位\))?(?:综合|收支)?(?:预算|决算|整体|项目|绩效).*$/, '')
    .replace(/^关于|^附件\d*[:：]?/, '')
    .trim();
  return readOrganisation(bare)?.name ?? null;
}

function definedOrganisation(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (block.kind !== 'text') continue;
    const match = /([\p{Script=Han}()（）]{4,40}?)[(（]以下简称/u.exec(block.text);
    const found = match && readOrganisation(match[1]!);
    if (found) return found.name;
  }
  return null;
}
