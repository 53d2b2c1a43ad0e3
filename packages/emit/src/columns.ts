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
  type?: string;
  anyOf?: Property[];
  pattern?: string;
  enum?: string[];
  description?: string;
}

const money = /_yuan$/;

/** The columns of a flat table in their order, as the published schema spells them. */
export function tableColumns(table: FlatTableName): FlatColumn[] {
  const properties = jsonSchemas()[table]!.properties as Record<string, Property>;
  return Object.keys(flatTables[table].shape).map((name) => toColumn(name, properties[name]!));
}

function toColumn(name: string, property: Property): FlatColumn {
  const types = property.anyOf ?? [property];
  const main = types.find((type) => type.type !== 'null') ?? property;
  return {
    name,
    kind: kindOf(name, main),
    nullable: types.some((type) => type.type === 'null'),
    values: main.enum ?? null,
    description: property.description ?? main.description ?? null,
  };
}

function kindOf(name: string, property: Property): ColumnKind {
  if (property.type === 'integer' || property.type === 'number' || property.type === 'boolean') return property.type;
  if (money.test(name)) return 'yuan';
  return property.pattern?.startsWith('^-?\\d+') ? 'decimal' : 'text';
}
