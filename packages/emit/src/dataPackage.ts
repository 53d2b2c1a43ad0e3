import { type FlatTableName, schemaVersion } from '@yusuan/schemas';
import { type ColumnKind, tableColumns } from './columns.ts';

interface Field {
  name: string;
  type: string;
  description?: string;
  constraints?: Record<string, unknown>;
  columnType?: string;
}

const fieldTypes: Record<ColumnKind, string> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  yuan: 'number',
  decimal: 'number',
};

const primaryKeys: Partial<Record<FlatTableName, string>> = {
  documents: 'document_id',
  amounts: 'amount_id',
  statements: 'statement_id',
  findings: 'finding_id',
};

/** Column types of the Fiscal Data Package taxonomy, for the columns that it has words for. */
const fiscalTypes: Partial<Record<FlatTableName, Record<string, string>>> = {
  amounts: {
    amount_id: 'transaction-id:code',
    fiscal_year: 'date:fiscal-year',
    organisation_code: 'administrative-classification:generic:level1:code',
    organisation_name: 'administrative-classification:generic:level1:label',
    side: 'direction',
    phase: 'phase:id',
    code: 'functional-classification:generic:code',
    name: 'functional-classification:generic:label',
    second_code: 'economic-classification:generic:code',
    second_name: 'economic-classification:generic:label',
    project_name: 'activity:generic:project:label',
    amount_yuan: 'value',
  },
};

/** The descriptor of a Frictionless data package: the flat tables as CSV, with types, keys, vocabularies and fiscal column types. */
export function dataPackageDescriptor(tables: readonly FlatTableName[]): Record<string, unknown> {
  return {
    profile: 'tabular-data-package',
    name: 'yusuan',
    title: 'Budget disclosures of Chinese public bodies',
    version: schemaVersion,
    resources: tables.map((table) => ({
      name: table,
      path: `${table}.csv`,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: tableSchema(table, tables),
    })),
  };
}

function tableSchema(table: FlatTableName, tables: readonly FlatTableName[]): Record<string, unknown> {
  const primaryKey = primaryKeys[table];
  return {
    fields: tableColumns(table).map((column): Field => {
      const constraints = {
        ...(!column.nullable && column.kind !== 'text' && { required: true }),
        ...(column.values !== null && !column.values.includes('') && { enum: column.values }),
        ...(column.name === primaryKey && { required: true, unique: true }),
      };
      const columnType = fiscalTypes[table]?.[column.name];
      return {
        name: column.name,
        type: fieldTypes[column.kind],
        ...(column.description !== null && { description: column.description }),
        ...(Object.keys(constraints).length > 0 && { constraints }),
        ...(columnType !== undefined && { columnType }),
      };
    }),
    missingValues: [''],
    ...(primaryKey !== undefined && { primaryKey }),
    ...(table !== 'documents' &&
      tables.includes('documents') && {
        foreignKeys: [{ fields: 'document_id', reference: { resource: 'documents', fields: 'document_id' } }],
      }),
  };
}
