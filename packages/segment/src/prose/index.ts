import type { Block } from '@yusuan/model';
import { noStatementSections } from '@yusuan/pipelines';
import type { Fact, Paragraph, Statement } from '@yusuan/schemas';
import { toCompactText } from './compactText.ts';
import { blocksToParagraphs, type JoinedParagraph, lineOf, toParagraph } from './paragraphs.ts';
import { joinSentences, sentenceToStatements } from './sentenceToStatements.ts';
import { paragraphLabel, type SubjectContext } from './subject.ts';
import { textToFacts } from './textToFacts.ts';

export interface Prose {
  paragraphs: Paragraph[];
  statements: Statement[];
  facts: Fact[];
}

export interface ProseContext {
  /** Ids of statements start with it. */
  idPrefix: string;
  fiscalYear: number | null;
  organisationName: string | null;
  /** Indices of the blocks that a list of contents takes. */
  contents: ReadonlySet<number>;
}

/**
 * The text outside the tables: paragraphs, the amounts that its sentences state (in yuan, with change, share and year as printed), and
 * counts of people, vehicles and equipment.
 */
export function blocksToProse(blocks: readonly Block[], context: ProseContext): Prose {
  const joined = blocksToParagraphs(blocks, context.contents);
  const statements: Statement[] = [];
  const facts: Fact[] = [];
  const headings: string[] = [];
  for (const paragraph of joined) {
    if (paragraph.heading > 0) {
      headings.length = Math.min(headings.length, paragraph.heading - 1);
      headings[paragraph.heading - 1] = paragraph.text;
      continue;
    }
    const path = headings.filter((heading) => heading !== undefined);
    if (!path.some((heading) => noStatementSections.test(heading)))
      statements.push(...toStatements(paragraph, path.at(-1) ?? null, context, statements.length));
    facts.push(...toFacts(paragraph));
  }
  return { paragraphs: joined.map(toParagraph), statements, facts };
}

function toStatements(
  paragraph: JoinedParagraph,
  section: string | null,
  context: ProseContext,
  before: number,
): Statement[] {
  const compact = toCompactText(paragraph.text);
  const subjects: SubjectContext = {
    label: paragraphLabel(paragraph.text),
    section,
    organisation: context.organisationName,
  };
  const found = sentences(compact.text).map(([from, to]) =>
    sentenceToStatements(compact.text, from, to, subjects, context.fiscalYear),
  );
  return joinSentences(compact.text, found).map(({ start, end, at: amountAt, ...found }, at): Statement => {
    const first = compact.at[start] ?? 0;
    const place = lineOf(paragraph, compact.at[amountAt] ?? 0);
    return {
      statement_id: `${context.idPrefix}-s${String(before + at + 1).padStart(3, '0')}`,
      ...found,
      raw_text: paragraph.text
        .slice(first, (compact.at[end - 1] ?? paragraph.text.length - 1) + 1)
        .replace(/^[，,。；;、：:\s]+/, ''),
      organisation_name: context.organisationName,
      section,
      page: place.page,
      row: lineOf(paragraph, first).row,
      status: 'unverified',
    };
  });
}

/** The sentences of a compact text, as places: they end at 。 and ；, and at ！？. */
function sentences(text: string): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (const match of text.matchAll(/[。；;！？]/g)) {
    found.push([from, match.index]);
    from = match.index + 1;
  }
  if (from < text.length) found.push([from, text.length]);
  return found;
}

function toFacts(paragraph: JoinedParagraph): Fact[] {
  const compact = toCompactText(paragraph.text);
  return textToFacts(compact.text).map(({ start, end, ...fact }) => {
    const place = lineOf(paragraph, compact.at[Math.max(0, end - 1)] ?? 0);
    return {
      ...fact,
      raw_text: paragraph.text.slice(compact.at[Math.max(0, start)] ?? 0, (compact.at[end - 1] ?? 0) + 1),
      page: place.page,
      row: place.row,
    };
  });
}
