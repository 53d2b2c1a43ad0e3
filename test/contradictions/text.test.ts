import { describe } from 'vitest';
import { type ContradictionCase, itTells } from './disclosure.ts';

const cases: ContradictionCase[] = [
  {
    name: 'a change that its two years do not have',
    right:
      '二、收入预算情况说明\n\n2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加100.00万元，增长7.14%。',
    wrong:
      '二、收入预算情况说明\n\n2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加160.00万元，增长7.14%。',
    findings: [
      ['statement-change', '15000000.00', '15600000.00', '-600000.00'],
      ['statement-change', '7.14', '11.94', '-4.80'],
    ],
  },
  {
    name: 'a percentage that its amounts do not have',
    right: '2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加100.00万元，增长7.14%。',
    wrong: '2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加100.00万元，增长17.14%。',
    findings: [['statement-change', '17.14', '7.14', '10.00']],
  },
  {
    name: 'a comparison with the year before last',
    right: '2024年本部门支出预算1,500.00万元，比2023年预算增加100.00万元，增长7.14%。',
    wrong: '2024年本部门支出预算1,500.00万元，比2022年预算增加100.00万元，增长7.14%。',
    findings: [['prose-comparison-year', '2022', '2023', null]],
  },
  {
    name: 'a comparison with the budget of the year before last',
    right: '支出预算1,500.00万元，与2023年年初预算相比增加100.00万元。',
    wrong: '支出预算1,500.00万元，与2022年年初预算相比增加100.00万元。',
    findings: [['prose-comparison-year', '2022', '2023', null]],
  },
  {
    name: 'more bodies than are listed',
    right:
      '纳入本部门2024年部门预算编制范围的预算单位共有3个，包括：某某市水务局本级、某某市水文站、某某市河道管理中心。',
    wrong:
      '纳入本部门2024年部门预算编制范围的预算单位共有4个，包括：某某市水务局本级、某某市水文站、某某市河道管理中心。',
    findings: [['unit-count', '3', '4', '-1']],
  },
  {
    name: 'more bodies than are listed in lines',
    right: '纳入本部门部门预算编制范围的二级预算单位共有2个，包括：\n\n1.某某市水文站\n\n2.某某市河道管理中心',
    wrong: '纳入本部门部门预算编制范围的二级预算单位共有3个，包括：\n\n1.某某市水文站\n\n2.某某市河道管理中心',
    findings: [['unit-count', '2', '3', '-1']],
  },
  {
    name: 'one of two percentages in a sentence',
    right:
      '2024年本部门收入预算1,500.00万元，比上年增加100.00万元，增长7.1%，主要原因是人员增加；支出预算1,500.00万元，比上年增加100.00万元，增长7.1%。',
    wrong:
      '2024年本部门收入预算1,500.00万元，比上年增加100.00万元，增长7.1%，主要原因是人员增加；支出预算1,500.00万元，比上年增加100.00万元，增长9.1%。',
    findings: [['statement-change', '9.10', '7.14', '1.96']],
  },
  {
    name: 'a change in the wrong direction',
    right: '2024年支出预算1,500.00万元，较上年1,400.00万元增加100.00万元。',
    wrong: '2024年支出预算1,500.00万元，较上年1,400.00万元减少100.00万元。',
    findings: [['statement-change', '15000000.00', '13000000.00', '2000000.00']],
  },
  {
    name: 'a change of what is said to be unchanged',
    right: '2024年公务接待费8.00万元，与上年持平，增长0%。',
    wrong: '2024年公务接待费8.00万元，与上年持平，增长5.00%。',
    findings: [['prose-flat-change', null, null, null]],
  },
  {
    name: 'a change of both sides together',
    right: '2024年收入总计1500万元，支出总计1500万元，与2023年预算相比，收、支总计各增加100万元，增长7.14%。',
    wrong: '2024年收入总计1500万元，支出总计1500万元，与2023年预算相比，收、支总计各增加100万元，增长9.14%。',
    findings: [['statement-change', '9.14', '7.14', '2.00']],
  },
  {
    name: 'bodies behind 分别是',
    right: '下属预算单位2个，分别是某某市水文站、某某市河道管理中心。',
    wrong: '下属预算单位3个，分别是某某市水文站、某某市河道管理中心。',
    findings: [['unit-count', '2', '3', '-1']],
  },
];

describe('a text against itself', () => {
  itTells(cases);
});
