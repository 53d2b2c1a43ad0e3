/** The closed vocabularies of the output contract. The Chinese term stands beside each word once, here. */
import { z } from 'zod';

export const documentTypes = [
  'department_budget', // 部门预算
  'unit_budget', // 单位预算
  'final_accounts', // 决算
  'performance_targets', // 绩效目标
  'other',
] as const;

export const tableTypes = [
  'revenue_expenditure_summary', // 收支总表
  'revenue_summary', // 收入总表
  'expenditure_summary', // 支出总表
  'appropriation_summary', // 财政拨款收支总表
  'appropriation_expenditure', // 财政拨款支出预算表
  'general_public_expenditure', // 一般公共预算支出表
  'general_public_basic', // 一般公共预算基本支出表
  'general_public_project', // 一般公共预算项目支出表
  'three_public', // “三公”经费支出表
  'government_fund_expenditure', // 政府性基金预算支出表
  'government_fund_three_public', // 政府性基金“三公”经费支出表
  'state_capital_expenditure', // 国有资本经营预算支出表
  'department_targets', // 部门(单位)整体支出绩效目标表
  'project_targets', // 项目支出绩效目标表
  'project_expenditure', // 项目支出(预算)表
  'basic_expenditure', // 基本支出总表
  'appropriation_basic', // 财政拨款基本支出表
  'procurement', // 政府采购预算表
  'other',
] as const;

/** What a column says. `other:<header path>` stands beside these for everything not listed. */
export const measures = [
  'total', // 合计
  'basic', // 基本支出
  'project', // 项目支出
  'personnel', // 人员经费
  'public', // 公用经费
  'budget', // 预算数
  'general_public', // 一般公共预算
  'government_fund', // 政府性基金
  'state_capital', // 国有资本经营
  'carryover', // 上年结转
  'business_operation', // 事业单位经营支出
  'remit_superior', // 上缴上级支出
  'subsidy_affiliate', // 对附属单位补助支出
  'overseas_travel', // 因公出国（境）
  'reception', // 公务接待
  'vehicle', // 公务用车购置及运行
  'vehicle_operation', // 公务用车运行维护
  'vehicle_purchase', // 公务用车购置
  'fiscal', // 财政拨款
  'other_funds', // 其他资金
  'executed', // 执行数
  'final', // 决算数
  'change', // 增减额
  'economic_item', // 经济科目列
] as const;

export const lineKinds = ['total', 'organisation', 'classified', 'project', 'other'] as const;
export const sides = ['revenue', 'expenditure'] as const;
export const phases = ['approved', 'adjusted', 'executed'] as const;
export const classificationSystems = [
  'functional', // 支出功能分类
  'economic_department', // 部门预算支出经济分类
  'economic_government', // 政府预算支出经济分类
  'revenue', // 收入分类
  'revenue_source', // 收入来源（无编码）
] as const;
export const codeLevels = ['class', 'section', 'item'] as const; // 类 款 项
export const codeSources = ['printed', 'completed', 'name'] as const;
export const statuses = ['verified', 'conflict', 'unverified'] as const;
export const outcomes = ['complete', 'partial', 'failed'] as const;
export const severities = ['error', 'warning', 'info'] as const;
export const unitNames = ['元', '千元', '万元', '百万元', '亿元'] as const;
export const unitSources = ['cell', 'row', 'column', 'table', 'document'] as const;
export const indicatorLevels = ['cost', 'output', 'benefit', 'satisfaction'] as const; // 成本 产出 效益 满意度
export const operators = ['>=', '<=', '=', '>', '<', ''] as const;

export const DocumentType = z.enum(documentTypes);
export const TableType = z.enum(tableTypes);
export const LineKind = z.enum(lineKinds);
export const Side = z.enum(sides);
export const Phase = z.enum(phases);
export const ClassificationSystem = z.enum(classificationSystems);
export const CodeLevel = z.enum(codeLevels);
export const CodeSource = z.enum(codeSources);
export const Status = z.enum(statuses);
export const Outcome = z.enum(outcomes);
export const Severity = z.enum(severities);
export const UnitName = z.enum(unitNames);
export const UnitSource = z.enum(unitSources);
export const IndicatorLevel = z.enum(indicatorLevels);
export const Operator = z.enum(operators);
export const Measure = z
  .string()
  .regex(new RegExp(`^(?:${measures.join('|')}|other:.*)$`, 's'))
  .describe('One of the listed measures, or other:<header path>');

export type DocumentType = z.infer<typeof DocumentType>;
export type TableType = z.infer<typeof TableType>;
export type KnownMeasure = (typeof measures)[number];
export type Measure = KnownMeasure | `other:${string}`;
export type LineKind = z.infer<typeof LineKind>;
export type Side = z.infer<typeof Side>;
export type Phase = z.infer<typeof Phase>;
export type ClassificationSystem = z.infer<typeof ClassificationSystem>;
export type CodeLevel = z.infer<typeof CodeLevel>;
export type CodeSource = z.infer<typeof CodeSource>;
export type Status = z.infer<typeof Status>;
export type Outcome = z.infer<typeof Outcome>;
export type Severity = z.infer<typeof Severity>;
export type UnitName = z.infer<typeof UnitName>;
export type UnitSource = z.infer<typeof UnitSource>;
export type IndicatorLevel = z.infer<typeof IndicatorLevel>;
export type Operator = z.infer<typeof Operator>;
