import type { Notice } from '@yusuan/model';
import type { BudgetDocument } from '@yusuan/schemas';
import { departmentAndUnits } from './department-units.ts';
import { sameProject } from './same-project.ts';
import { departmentSums } from './unit-sums.ts';

export interface DocumentNotice {
  document: BudgetDocument;
  notice: Notice;
}

export const acrossDocuments: readonly ((documents: BudgetDocument[]) => DocumentNotice[])[] = [
  sameProject,
  departmentAndUnits,
  departmentSums,
];
