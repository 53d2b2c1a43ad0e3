/** The library: reading files into records, the records' schemas, the flat tables, and the checks. */
export { type ExportForm, type ExportOptions, type ExportSummary, exportDocuments, flatTableNames } from '@yusuan/emit';
export { InputError, type InputErrorCode } from '@yusuan/model';
export * from '@yusuan/run';
export * from '@yusuan/schemas';
