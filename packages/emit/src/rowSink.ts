import type { FlatRow } from '@yusuan/schemas';

/** Takes the rows of one flat table as they come. */
export interface RowSink {
  write(rows: FlatRow[]): Promise<void>;
  close(): Promise<void>;
}
