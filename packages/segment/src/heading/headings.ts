import type { Block, Notice } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import type { TableType, UnitName } from '@yusuan/schemas';
import type { TableHeading } from '../context.ts';
import type { DocumentHeading } from './document.ts';
import type { TableDraft } from './draft.ts';
import { isSameOrganisation, isShortened, type Organisation } from './organisation.ts';
import { isTargetType } from './type.ts';

/** The heading of every table, with what the document as a whole decides, and what was noticed while its grid was put together. Ids of tables are made from `idPrefix` and the position. */
export function draftsToHeadings(
  drafts: readonly TableDraft[],
  document: DocumentHeading,
  blocks: readonly Block[],
  idPrefix: string,
): { headings: TableHeading[]; notices: Notice[] } {
  const notices: Notice[] = [];
  const statedUnit = blocksToUnit(blocks);
  const documentUnit = statedUnit ?? commonUnit(drafts);
  const digits = Math.max(2, String(drafts.length).length);
  let section: Organisation | null = null;
  const headings = drafts.map((draft, index): TableHeading => {
    const tableId = `${idPrefix}-t${String(index + 1).padStart(digits, '0')}`;
    notices.push(...draft.grid.notices.map((notice) => ({ ...notice, table_id: tableId })));
    const type = document.type === 'other' ? 'other' : decideType(draft, tableId, notices);
    const own = draft.organisation && resolveOrganisation(draft.organisation, section, document);
    if (own) section = own;
    const organisation = own ?? section ?? documentOrganisation(document);
    if (!draft.unit && !statedUnit && documentUnit && type !== 'other' && !isTargetType(type))
      notices.push(unitFromDocument(draft, tableId, documentUnit));
    notices.push(...unitContradiction(draft, tableId));
    return {
      table_id: tableId,
      type,
      title: draft.title ?? '',
      number: draft.number,
      organisation_code: organisation?.code ?? null,
      organisation_name: organisation?.name ?? null,
      fiscal_year: draft.year ?? document.year,
      ...(draft.unit || type === 'other' || isTargetType(type)
        ? {
            unit: draft.unit ?? statedUnit,
            unit_source: draft.unit ? draft.unitSource : statedUnit ? 'document' : null,
          }
        : { unit: documentUnit, unit_source: documentUnit ? 'document' : null }),
      note: draft.note,
    };
  });
  return { headings, notices };
}

/** The title decides; where it says nothing, the header words; where header words rule the title out, they do, with a finding. */
function decideType(draft: TableDraft, tableId: string, notices: Notice[]): TableType {
  const { titleType, headerType, weakHeader, page } = draft;
  if (titleType === null || (draft.weakTitle && headerType !== null && titleType !== headerType)) {
    if (headerType === null) return 'other';
    notices.push({
      check: 'segment:type-from-header',
      severity: 'info',
      message: `no title says what this table is; its header words say ${headerType}`,
      actual: headerType,
      table_id: tableId,
      page,
    });
    return headerType;
  }
  const contradicts = headerType !== null && !weakHeader && isTargetType(headerType);
  if (contradicts && !isTargetType(titleType) && titleType !== 'other') {
    notices.push({
      check: 'segment:title-differs-from-header',
      severity: 'info',
      message: `the title “${draft.title ?? ''}” says ${titleType}, the header words say ${headerType}`,
      expected: titleType,
      actual: headerType,
      table_id: tableId,
      page,
    });
    return headerType;
  }
  return titleType;
}

/** One body under one name: the fullest that is printed for it. */
function resolveOrganisation(own: Organisation, section: Organisation | null, document: DocumentHeading): Organisation {
  const known = [documentOrganisation(document), section];
  const same = known.find((other) => other !== null && isSameOrganisation(other.name, own.name));
  if (!same) return own;
  return { code: own.code ?? same.code, name: isShortened(same.name, own.name) ? own.name : same.name };
}

function documentOrganisation(document: DocumentHeading): Organisation | null {
  return document.organisationName === null
    ? null
    : { code: document.organisationCode, name: document.organisationName };
}

const DOCUMENT_UNIT =
  /(?:本|以下|所有|各|附)(?:表|报表|表格|套表|部门预算公开表).{0,16}?单位(?:均|统一)?(?:为|[:：])(亿元|百万元|千元|万元|元)|(?:表|报表|表格)(?:内|中)?(?:金额|数据).{0,8}(?:均|统一)(?:以|为)(亿元|百万元|千元|万元|元)/;

/** A statement that holds for every table: `以下表格金额单位均为万元`. */
function blocksToUnit(blocks: readonly Block[]): UnitName | null {
  for (const block of blocks) {
    if (block.kind !== 'text') continue;
    const match = DOCUMENT_UNIT.exec(foldForMatch(block.text));
    if (match) return (match[1] ?? match[2]) as UnitName;
  }
  return null;
}

/** Tables whose unit lines must agree before a table without one is read by them. */
const fewestUnits = 2;

/** The unit that all unit lines of the document print; null where they differ or there are too few. */
function commonUnit(drafts: readonly TableDraft[]): UnitName | null {
  const printed = drafts.flatMap(({ unit }) => (unit ? [unit] : []));
  return printed.length >= fewestUnits && printed.every((unit) => unit === printed[0]) ? printed[0]! : null;
}

/** Two units around one table: it is read in the one that stands nearer, and its own sums say nothing of which is right. */
function unitContradiction({ unit, otherUnits, title, page }: TableDraft, tableId: string): Notice[] {
  const [other] = otherUnits;
  if (!unit || !other) return [];
  return [
    {
      check: 'segment:unit-contradiction',
      severity: 'warning',
      message: `“${other.text.slice(0, 60)}” says ${other.unit} and a line nearer to the table ${unit}: “${title ?? ''}” is read in ${unit}, and its amounts count as proved only where a figure elsewhere shows how large they are`,
      expected: unit,
      actual: other.unit,
      table_id: tableId,
      page,
    },
  ];
}

function unitFromDocument(draft: TableDraft, tableId: string, unit: UnitName): Notice {
  return {
    check: 'segment:unit-from-document',
    severity: 'warning',
    message: `no unit is printed for “${draft.title ?? ''}”: it is read in ${unit}, which all unit lines of the document print`,
    actual: unit,
    table_id: tableId,
    page: draft.page,
  };
}
