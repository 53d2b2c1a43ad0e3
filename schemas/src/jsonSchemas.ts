import { z } from 'zod';
import { BudgetDocument } from './document.ts';
import { flatTables } from './flat.ts';
import { Inspection } from './inspection.ts';
import { RunRecord } from './run.ts';

/** Version of the output contract. A field renamed or dropped is a new major version. */
export const schemaVersion = '1.0.0';

/** A JSON Schema 2020-12 document. */
export type JsonSchema = Record<string, unknown> & { $id: string };

const sources: Record<string, { title: string; schema: z.ZodType }> = {
  document: { title: 'A budget document: one JSON file of DIR/documents', schema: BudgetDocument },
  run: { title: 'A run: DIR/run.json', schema: RunRecord },
  inspection: { title: 'What inspect --json prints', schema: Inspection },
  ...Object.fromEntries(
    Object.entries(flatTables).map(([name, schema]) => [name, { title: `A row of the flat table ${name}`, schema }]),
  ),
};

/** The published JSON Schemas by name (document, run, inspection and the six flat tables), each with a versioned `$id`. */
export function jsonSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(sources).map(([name, { title, schema }]) => {
      const { $schema, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
      return [name, { $schema, $id: schemaId(name), title, ...body }];
    }),
  );
}

/** `urn:yusuan:schema:<version>:<name>`: names the schema without asking anybody to fetch it. */
export function schemaId(name: string): string {
  return `urn:yusuan:schema:${schemaVersion}:${name}`;
}
