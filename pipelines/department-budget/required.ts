/** The tables that a disclosure must have, by kind of document. Where one is missing the reviewer is told, as a note, not as an error. */
import type { DocumentType, TableType } from '@yusuan/schemas';

export interface RequiredTable {
  type: TableType;
  /** The Chinese title, for the message. */
  title: string;
}

const core: readonly RequiredTable[] = [
  { type: 'revenue_expenditure_summary', title: '收支总表' },
  { type: 'revenue_summary', title: '收入总表' },
  { type: 'expenditure_summary', title: '支出总表' },
  { type: 'appropriation_summary', title: '财政拨款收支总表' },
  { type: 'general_public_expenditure', title: '一般公共预算支出表' },
  { type: 'general_public_basic', title: '一般公共预算基本支出表' },
  { type: 'three_public', title: '“三公”经费支出表' },
  { type: 'government_fund_expenditure', title: '政府性基金预算支出表' },
  { type: 'state_capital_expenditure', title: '国有资本经营预算支出表' },
];

export const requiredTables: Readonly<Record<DocumentType, readonly RequiredTable[]>> = {
  department_budget: [...core, { type: 'project_targets', title: '项目支出绩效目标表' }],
  unit_budget: [...core, { type: 'project_targets', title: '项目支出绩效目标表' }],
  final_accounts: core,
  performance_targets: [],
  other: [],
};
