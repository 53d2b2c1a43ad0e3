/** What `yusuan inspect FILE --json` prints: every table found on every page, before joining over pages. */
import { z } from 'zod';

export const InspectedTable = z.strictObject({
  page: z.int().min(1),
  title: z.string().nullable(),
  type: z.string().nullable(),
  rows: z
    .array(z.array(z.string()))
    .describe("grid rows; a merged cell's text stands at its first position, empty strings elsewhere"),
  cells: z.array(
    z.strictObject({
      row: z.int().describe('0-based'),
      column: z.int().describe('0-based'),
      row_span: z.int().min(1),
      column_span: z.int().min(1),
      text: z.string(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    }),
  ),
});

export const Inspection = z.strictObject({
  pages: z.int().min(0),
  tables: z.array(InspectedTable),
});

export type InspectedTable = z.infer<typeof InspectedTable>;
export type Inspection = z.infer<typeof Inspection>;
