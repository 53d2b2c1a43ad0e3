import { type FlatTableName, flatTables, jsonSchemas } from '@yusuan/schemas';

/** What a column of a flat table holds. `yuan` is exact money with two places; `decimal` a number that is not money. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'boolean' | 'yuan' | 'decimal';

export interface FlatColumn {
  name: string;
  kind: ColumnKind;
  nullable: boolean;
  /** The values allowed, where the vocabulary is closed. */
  values: readonly string[] | null;
  description: string | null;
}

interface Property {
  type?: string | string[];
  anyOf?: Property[];
  pattern?: string;
  enum?: (string | null)[];
  description?: string;
}

const money = /_yuan$/;

/** The columns of a flat table in their order, as the published schema spells them. */
export function tableColumns(table: FlatTableName): FlatColumn[] {
  const properties = jsonSchemas()[table]!.properties as Record<string, Property>;
  return Object.keys(flatTables[table].shape).map((name) => toColumn(name, properties[name]!));
}

function toColumn(name: string, property: Property): FlatColumn {
  const variants = property.anyOf ?? [property];
  const types = variants.flatMap((variant) => variant.type ?? []);
  const main = variants.find((variant) => variant.type !== 'null') ?? property;
  return {
    name,
    kind: kindOf(name, types, main.pattern ?? ''),
    nullable: types.includes('null'),
    values: main.enum?.filter((value): value is string => value !== null) ?? null,
    description: property.description ?? main.description ?? null,
  };
}

function kindOf(name: string, types: readonly string[], pattern: string): ColumnKind {
  const plain = types.find((type) => type === 'integer' || type === 'number' || type === 'boolean');
  if (plain !== undefined) return plain as ColumnKind;
  if (money.test(name)) return 'yuan';
  return pattern.startsWith('^-?\\d+') ? 'decimal' : 'text';
}
