export { asDamaged } from './asDamaged.ts';
export { type ColumnKind, type FlatColumn, tableColumns } from './columns.ts';
export { dataPackageDescriptor } from './dataPackage.ts';
export {
  amountRows,
  documentRow,
  documentToRows,
  findingRows,
  findingToRow,
  indicatorRows,
  projectRows,
  statementRows,
} from './documentToRows.ts';
export {
  type ExportForm,
  type ExportOptions,
  type ExportSummary,
  exportDocuments,
  exportForms,
  flatTableNames,
} from './exportDocuments.ts';
export { keepHeapSmall } from './keepHeapSmall.ts';
