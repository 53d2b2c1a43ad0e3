import { reconcile } from '@yusuan/reconcile';
import { describe, expect, it } from 'vitest';
import { ingestBytes } from './ingestFile.ts';

const simplified = `某市卫生健康局2024年部门预算

2024年支出预算总额为120.00万元，比上年预算安排增加20.00万元，增长20%。

部门支出总表
部门：某市卫生健康局\t\t\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t120.00\t90.00\t30.00
208\t社会保障和就业支出\t20.00\t20.00\t0
20805\t行政事业单位养老支出\t20.00\t20.00\t0
210\t卫生健康支出\t100.00\t70.00\t30.00
21001\t卫生健康管理事务\t100.00\t70.00\t30.00
`;
/** The same, as it is printed in Hong Kong. */
const traditional = `某市衞生健康局2024年部門預算

2024年支出預算總額為120.00萬元，比上年預算安排增加20.00萬元，增長20%。

部門支出總表
部門：某市衞生健康局\t\t\t單位：萬元
科目編碼\t科目名稱\t合計\t基本支出\t項目支出
\t合計\t120.00\t90.00\t30.00
208\t社會保障和就業支出\t20.00\t20.00\t0
20805\t行政事業單位養老支出\t20.00\t20.00\t0
210\t衞生健康支出\t100.00\t70.00\t30.00
21001\t衞生健康管理事務\t100.00\t70.00\t30.00
`;

const read = (text: string, sourceName: string) => ingestBytes(new Uint8Array(Buffer.from(text)), { sourceName });

describe('a document in Traditional characters', () => {
  it('gives the amounts, codes, statements and proofs of the Simplified one, and its own texts', async () => {
    const [a, b] = await Promise.all([read(simplified, 'a.txt'), read(traditional, 'b.txt')]);
    const facts = ({ tables, statements, counts, fiscal_year, document_type }: typeof a) => ({
      fiscal_year,
      document_type,
      counts,
      lines: tables.flatMap(({ type, lines }) =>
        lines.map(({ kind, code, official_name, amounts }) => [
          type,
          kind,
          code,
          official_name,
          amounts.map(({ column, amount_yuan, unit, status }) => [column, amount_yuan, unit, status]),
        ]),
      ),
      statements: statements.map(({ amount_yuan, change_yuan, change_direction, status }) => [
        amount_yuan,
        change_yuan,
        change_direction,
        status,
      ]),
    });
    expect(a.counts).toMatchObject({ tables: 1, lines: 5, amounts: 15, verified: 15 });
    expect(a.statements.length).toBe(1);
    expect(facts(b)).toEqual(facts(a));
    expect(b.tables[0]!.title).toBe('部門支出總表');
    expect(b.organisation_name).toBe('某市衞生健康局');
    expect(b.tables[0]!.lines.map(({ name }) => name).slice(3)).toEqual(['衞生健康支出', '衞生健康管理事務']);
    expect(b.statements[0]!.raw_text).toContain('支出預算總額為120.00萬元');
    expect(reconcile(b)).toEqual(b);
  });
});
