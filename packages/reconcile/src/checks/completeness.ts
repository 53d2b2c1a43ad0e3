/** The tables that a disclosure must have, those its contents list names, empty tables without a note and notes of emptiness under filled tables. */
import type { Notice } from '@yusuan/model';
import { contentsTitles, requiredTables } from '@yusuan/pipelines';
import type { TableType } from '@yusuan/schemas';
import type { Check } from '../core/identity.ts';
import type { DocumentView } from '../core/view.ts';

export const completeness: Check = {
  id: 'completeness',
  title: 'the tables that must be there are there',
  apply: (view) => [...listedTables(view), ...required(view), ...emptiness(view)],
};

function listedTables(view: DocumentView): Notice[] {
  const present = presentTypes(view);
  const listed = view.document.contents.flatMap((title) => {
    const type = contentsTitles.find((entry) => entry.pattern.test(title))?.type;
    return type ? [{ title, type }] : [];
  });
  const missing = [
    ...new Map(listed.filter(({ type }) => !present.has(type)).map((entry) => [entry.type, entry])).values(),
  ];
  if (missing.length > 2 && listed.every(({ type }) => !present.has(type))) {
    const message = `the list of contents names ${missing.length} tables and none of them follows: they may stand in another file`;
    return [{ check: 'reconcile:tables-elsewhere', severity: 'info', message }];
  }
  return missing.map(({ title }) => ({
    check: 'reconcile:table-listed-missing',
    severity: 'warning' as const,
    message: `the list of contents names ${title}, which does not follow`,
    expected: title,
  }));
}

function required(view: DocumentView): Notice[] {
  const present = presentTypes(view);
  const listed = new Set(
    view.document.contents.flatMap((title) => contentsTitles.find((entry) => entry.pattern.test(title))?.type ?? []),
  );
  return requiredTables[view.document.document_type]
    .filter(({ type }) => !present.has(type) && !listed.has(type))
    .map(({ title }) => ({
      check: 'reconcile:table-required-missing',
      severity: 'info' as const,
      message: `a disclosure of this kind has ${title}; none was found`,
      expected: title,
    }));
}

const presentTypes = (view: DocumentView): Set<TableType> => new Set(view.tables.map(({ table }) => table.type));

/** An unconditional note: `若为空表，则…` stands under filled tables too. */
const emptyNote = /(?:本表|此表|该表)?(?:为空表|为空|无数据)|没有.{0,24}(?:收支|支出|拨款|安排)/;
const conditional = /若|如/;

function emptiness(view: DocumentView): Notice[] {
  return view.tables.flatMap(({ table }): Notice[] => {
    const amounts = table.lines
      .flatMap((line) => line.amounts)
      .filter((a) => !/^-?0\.00$/.test(a.amount_yuan ?? '0.00'));
    const place = { table_id: table.table_id, page: table.fragments[0]?.page ?? null };
    const filled = table.projects.length > 0 || table.indicators.length > 0 || /_targets$/.test(table.type);
    if (table.empty && table.note === null && !filled) {
      return [
        {
          check: 'reconcile:empty-table-note',
          severity: 'info',
          message: `${table.title} is empty and no note says so`,
          ...place,
        },
      ];
    }
    if (table.note !== null && emptyNote.test(table.note) && !conditional.test(table.note) && amounts.length > 0) {
      return [
        {
          check: 'reconcile:empty-note-filled',
          severity: 'warning',
          message: `${table.title} has amounts, and its note says it is empty: “${table.note}”`,
          ...place,
        },
      ];
    }
    return [];
  });
}
