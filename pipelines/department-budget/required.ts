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

/** Titles in a list of contents → the table they name; the first that matches. */
export const contentsTitles: readonly { pattern: RegExp; type: TableType }[] = [
  { pattern: /政府性基金.*三公/, type: 'government_fund_three_public' },
  { pattern: /三公/, type: 'three_public' },
  { pattern: /政府性基金/, type: 'government_fund_expenditure' },
  { pattern: /国有资本/, type: 'state_capital_expenditure' },
  { pattern: /整体(?:支出)?绩效/, type: 'department_targets' },
  { pattern: /项目.*绩效/, type: 'project_targets' },
  { pattern: /一般公共预算.*基本/, type: 'general_public_basic' },
  { pattern: /一般公共预算.*项目/, type: 'general_public_project' },
  { pattern: /一般公共预算.*支出/, type: 'general_public_expenditure' },
  { pattern: /财政拨款收支/, type: 'appropriation_summary' },
  { pattern: /财政拨款支出/, type: 'appropriation_expenditure' },
  { pattern: /收支(?:预算|决算|总体情况)?总?表|收支总体/, type: 'revenue_expenditure_summary' },
  { pattern: /收入(?:预算|决算)?总?表|收入总体/, type: 'revenue_summary' },
  { pattern: /支出(?:预算|决算)?总表|支出总体/, type: 'expenditure_summary' },
];
