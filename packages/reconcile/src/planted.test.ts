import { codeList } from '@yusuan/codes';
import { expect, it } from 'vitest';
import { correctDocument } from './testing/correct-document.ts';
import { plantedReport } from './testing/planted-report.ts';

it('catches planted errors of digit, sign, unit, column and row order, and nearly all of the others', () => {
  const report = plantedReport([correctDocument()], 210, 20241121, (line, code) =>
    line.classification_system === null
      ? null
      : (codeList(line.classification_system, 2024).byCode(code)?.name ?? null),
  );
  const silent = Object.fromEntries(report.map((count) => [count.kind, count.silent]));
  expect(report.every((count) => count.cases === 30)).toBe(true);
  expect(silent).toMatchObject({ digit: 0, sign: 0, unit: 0, column: 0, 'row-order': 0 });
  expect(silent.code).toBeLessThanOrEqual(1);
});
