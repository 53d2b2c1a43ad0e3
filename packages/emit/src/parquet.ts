import type { FlatRow } from '@yusuan/schemas';
import type { SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { FlatColumn } from './columns.ts';
import type { RowSink } from './rowSink.ts';

const rowsInGroup = 4_000;

/** Precision of money in the columnar forms: DECIMAL(20,2), which reaches to 10^18 yuan. */
const moneyPrecision = 20;
const moneyBytes = 9; // 20 digits in two's complement

/** Parquet with Snappy compression; money is DECIMAL(20,2), never a float. Row groups are written as they fill. */
export function parquetSink(path: string, columns: readonly FlatColumn[]): RowSink {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(toSchemaElement)],
    createdBy: 'yusuan',
  });
  const empty = (): unknown[][] => columns.map(() => []);
  let pending = empty(); // values of each column, made at once: what cannot be one shows where its row comes from
  let rowsPending = 0;
  const flush = async () => {
    if (rowsPending === 0) return;
    const columnData = columns.map(({ name }, at) => ({ name, data: pending[at]! }));
    await writer.write({ columnData, rowGroupSize: rowsInGroup });
    pending = empty();
    rowsPending = 0;
  };
  return {
    async write(rows) {
      for (const row of rows) {
        for (const [at, column] of columns.entries()) pending[at]!.push(toValue(row, column));
        if (++rowsPending === rowsInGroup) await flush();
      }
    },
    async close() {
      await flush();
      await writer.finish();
    },
  };
}

function toSchemaElement({ name, kind, nullable }: FlatColumn): SchemaElement {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED';
  switch (kind) {
    case 'text':
      return { name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    case 'integer':
      return { name, repetition_type, type: 'INT32' };
    case 'number':
    case 'decimal':
      return { name, repetition_type, type: 'DOUBLE' };
    case 'boolean':
      return { name, repetition_type, type: 'BOOLEAN' };
    case 'yuan':
      return {
        name,
        repetition_type,
        type: 'FIXED_LEN_BYTE_ARRAY',
        type_length: moneyBytes,
        converted_type: 'DECIMAL',
        precision: moneyPrecision,
        scale: 2,
      };
  }
}

function toValue(row: FlatRow, { name, kind }: FlatColumn): unknown {
  const value = (row as Record<string, unknown>)[name];
  if (value === null || value === undefined) return null;
  if (kind === 'yuan') return BigInt(String(value).replace('.', '')); // exactly two places: yuan to fen
  if (kind === 'decimal') return Number(value);
  return value;
}
