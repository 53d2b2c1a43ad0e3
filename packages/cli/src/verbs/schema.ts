import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, notWritable } from '@yusuan/model';
import { jsonSchemas } from '@yusuan/schemas';
import type { Command } from 'commander';
import { parsePath } from './options.ts';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schemas, or write them to DIR as NAME.schema.json')
    .option('--out <dir>', 'folder for the schemas', parsePath)
    .action((flags: { out?: string }) => {
      const schemas = jsonSchemas();
      if (flags.out === undefined) process.stdout.write(`${JSON.stringify(schemas, null, 2)}\n`);
      else writeSchemas(flags.out, schemas);
    });
}

function writeSchemas(folder: string, schemas: Record<string, unknown>): void {
  try {
    makeFolder(folder);
    for (const [name, schema] of Object.entries(schemas))
      writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  } catch (error) {
    throw notWritable(folder, error, 'Give another folder with --out.');
  }
}
