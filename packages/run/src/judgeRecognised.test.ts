import type { Amount, BudgetDocument } from '@yusuan/schemas';
import { expect, it } from 'vitest';
import { failedDocument } from './failedDocument.ts';
import { judgeRecognised } from './judgeRecognised.ts';

type Given = Pick<Amount, 'amount_id' | 'page' | 'confidence' | 'status'>;

const base = failedDocument({ documentId: `sha256:${'0'.repeat(64)}`, sourceName: 'scan.png', bytes: 1 }, 'image/png', {
  code: 'damaged',
  name: 'InputError',
  message: '',
  hint: '',
});

function documentOf(amounts: Given[]): BudgetDocument {
  const tables = [{ lines: [{ amounts }] }] as unknown as BudgetDocument['tables'];
  return { ...base, outcome: 'complete', outcome_reason: null, findings: [], tables };
}

const amount = (page: number, status: Amount['status'], confidence: number | null = 0.99): Given => ({
  amount_id: `${page}-${status}`,
  page,
  confidence,
  status,
});

it('leaves a document complete whose recognised pages are proved', () => {
  const document = documentOf([amount(1, 'verified'), amount(1, 'unverified'), amount(2, 'conflict', null)]);
  expect(judgeRecognised(document)).toBe(document);
});

it('makes a document partial, one finding a page, where sums fail or none is there', () => {
  const { outcome, outcome_reason, findings } = judgeRecognised(
    documentOf([amount(1, 'verified'), amount(1, 'conflict'), amount(3, 'unverified')]),
  );
  expect([outcome, outcome_reason]).toEqual([
    'partial',
    'page 1 was read from its picture, and 1 of its 2 amounts contradict others; page 3 was read from its picture, and no sum proves any of its 1 amounts',
  ]);
  expect(findings.map(({ check, page, amount_ids }) => [check, page, amount_ids])).toEqual([
    ['run:recognised-unproved', 1, ['1-conflict']],
    ['run:recognised-unproved', 3, []],
  ]);
});
