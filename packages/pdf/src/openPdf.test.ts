import type { PageContent } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { openPdf } from './openPdf.ts';
import { buildPdf, streamBody, type TestPdf } from './testing/buildPdf.ts';

async function readOnly(pdf: TestPdf): Promise<PageContent> {
  const source = await openPdf(buildPdf(pdf), { sourceName: 'test.pdf' });
  const page = await source.page(1);
  await source.close();
  return page;
}

const readContent = (content: string): Promise<PageContent> => readOnly({ pages: [{ content }] });

const rulingsOf = (page: PageContent): number[][] =>
  page.rulings.map(({ x0, y0, x1, y1, width }) =>
    [x0, y0, x1, y1, width].map((value) => Math.round(value * 100) / 100),
  );

const textsOf = (page: PageContent): string[] => page.runs.map((run) => run.text);

describe('text', () => {
  it('places a run by its glyph widths, from the top left', async () => {
    const [run] = (await readContent('BT /F1 10 Tf 20 50 Td (123) Tj ET')).runs;
    expect(run?.text).toBe('123');
    expect(run?.fontSize).toBe(10);
    expect(run?.box.x0).toBeCloseTo(20, 3);
    expect(run?.box.x1).toBeCloseTo(36.68, 3);
    expect(run?.box.y0).toBeCloseTo(41.2, 3);
    expect(run?.box.y1).toBeCloseTo(51.2, 3);
  });

  it('counts character spacing, word spacing and horizontal scaling into the boxes', async () => {
    const [run] = (await readContent('BT /F1 10 Tf 1 Tc 2 Tw 50 Tz 20 50 Td (a b) Tj ET')).runs;
    expect(run?.text).toBe('a b');
    expect(run?.box.x1).toBeCloseTo(20 + 0.5 * (5.56 + 1 + 2.78 + 1 + 2 + 5.56), 2);
  });

  it('follows leading downwards', async () => {
    const page = await readContent('BT /F1 10 Tf 12 TL 20 50 Td (1) Tj T* (2) Tj ET');
    expect(page.runs.map((run) => Math.round((run.box.y1 - 51.2) * 10) / 10)).toEqual([0, 12]);
  });

  it('ends a run where a TJ array jumps', async () => {
    expect(textsOf(await readContent('BT /F1 10 Tf 20 50 Td [(12) -2000 (34)] TJ ET'))).toEqual(['12', '34']);
  });

  it('joins number fragments that touch, whatever their order', async () => {
    const page = await readContent('BT /F1 10 Tf 42.24 50 Td (.56) Tj ET BT /F1 10 Tf 20 50 Td (1234) Tj ET');
    expect(textsOf(page)).toEqual(['1234.56']);
    expect(page.runs[0]?.box.x1).toBeCloseTo(56.14, 2);
  });

  it('joins digits drawn one by one', async () => {
    const page = await readContent(
      'BT /F1 10 Tf 20 50 Td (1) Tj ET BT /F1 10 Tf 25.56 50 Td (2) Tj ET BT /F1 10 Tf 31.12 50 Td (3) Tj ET',
    );
    expect(textsOf(page)).toEqual(['123']);
  });

  it('never fuses numbers over a border, though they touch', async () => {
    const drawn = 'BT /F1 10 Tf 20 50 Td (123) Tj (456) Tj ET';
    expect(textsOf(await readContent(drawn))).toEqual(['123456']);
    const page = await readContent(`${drawn} 36.68 20 m 36.68 80 l S`);
    expect(textsOf(page)).toEqual(['123', '456']);
    expect(page.runs[1]?.box.x0).toBeCloseTo(36.68, 2);
  });

  it('keeps apart two numbers with a space between them', async () => {
    expect(textsOf(await readContent('BT /F1 10 Tf 20 50 Td (12 34) Tj ET'))).toEqual(['12', '34']);
  });

  it('drops the second drawing of bold by overprinting', async () => {
    expect(
      textsOf(await readContent('BT /F1 10 Tf 20 50 Td (Total) Tj ET BT /F1 10 Tf 20.3 50 Td (Total) Tj ET')),
    ).toEqual(['Total']);
  });

  it('keeps numbers apart that are too wide for their cells and touch', async () => {
    const [first, ...others] = (
      await readContent(
        'BT /F1 10 Tf 20 50 Td (1,094.00) Tj ET BT /F1 10 Tf 58.92 50 Td (16,957.00) Tj ET 57 40 m 57 60 l S',
      )
    ).runs;
    expect([first!.text, ...others.map(({ text }) => text)]).toEqual(['1,094.00', '16,957.00']);
    expect(first!.box.x1).toBeCloseTo(58.92, 2);
    expect(others[0]!.box.x0).toBeCloseTo(58.92, 2);
  });

  it('marks invisible text', async () => {
    expect((await readContent('BT 3 Tr /F1 10 Tf 20 50 Td (ocr) Tj ET')).runs[0]?.hidden).toBe(true);
  });

  it('leaves out what stands outside the page', async () => {
    expect(textsOf(await readContent('BT /F1 10 Tf 220 50 Td (out) Tj ET BT /F1 10 Tf 20 50 Td (in) Tj ET'))).toEqual([
      'in',
    ]);
  });

  it('reads a figure whole that the edge of the page cuts, and says so', async () => {
    const right = await readContent(
      'BT /F1 10 Tf 180 50 Td (1,234.56) Tj ET BT /F1 10 Tf 20 50 Td (in) Tj 195 0 Td (out) Tj ET',
    );
    expect(textsOf(right)).toEqual(['1,234.56', 'in']);
    expect(right.notices).toMatchObject([{ check: 'pdf:cut-text', severity: 'info', actual: '1' }]);
    const left = await readContent('BT /F1 10 Tf -20 50 Td (out) Tj ET BT /F1 10 Tf -12 30 Td (1,234.56) Tj ET');
    expect(textsOf(left)).toEqual(['1,234.56']);
    const apart = await readContent('BT /F1 10 Tf 180 50 Td [(12) -4000 (34)] TJ ET');
    expect(textsOf(apart)).toEqual(['12']);
    expect(apart.notices).toEqual([]);
  });

  it('leaves out lines that the clip hides, and reads on where it cuts a line off at its end', async () => {
    const clipped = 'q 10 40 60 30 re W n BT /F1 10 Tf 20 80 Td (above) Tj 0 -30 Td (long name of a body) Tj ET Q';
    expect(textsOf(await readContent(clipped))).toEqual(['long name of a body']);
  });

  it('keeps the line whose head alone is seen in a cell that is too low, where it is seen', async () => {
    const page = await readContent('q 10 40 90 22 re W n BT /F1 10 Tf 20 54 Td (first) Tj 0 -18 Td (second) Tj ET Q');
    expect(textsOf(page)).toEqual(['first', 'second']);
    expect(page.runs[1]!.box.y1).toBeCloseTo(60, 3);
    expect(
      textsOf(await readContent('q 10 40 90 30 re W n BT /F1 10 Tf 20 65 Td (foot) Tj 0 -15 Td (in) Tj ET Q')),
    ).toEqual(['foot', 'in']);
    expect(
      textsOf(await readContent('q 10 40 90 27 re W n BT /F1 10 Tf 20 65 Td (foot) Tj 0 -15 Td (in) Tj ET Q')),
    ).toEqual(['in']);
  });

  it('turns a rotated page upright', async () => {
    const page = await readOnly({ pages: [{ content: 'BT /F1 10 Tf 0 1 -1 0 50 20 Tm (abc) Tj ET', rotate: 90 }] });
    expect([page.width, page.height]).toEqual([100, 200]);
    expect(page.runs[0]?.text).toBe('abc');
    expect(page.runs[0]?.rotation).toBeUndefined();
    expect(page.runs[0]?.box.x0).toBeCloseTo(20, 3);
    expect(page.runs[0]?.box.y1).toBeCloseTo(51.2, 3);
  });

  it('keeps a sideways label as one run and says so', async () => {
    const page = await readContent('BT /F1 10 Tf 0 1 -1 0 50 20 Tm (abc) Tj ET');
    expect(page.runs.map((run) => [run.text, run.rotation])).toEqual([['abc', 270]]);
  });

  it('turns a page whose text is all drawn sideways', async () => {
    const page = await readContent('BT /F1 5 Tf 0 1 -1 0 50 5 Tm (abcdefghijklmnopqrstuvwxyz) Tj ET');
    expect([page.width, page.height]).toEqual([100, 200]);
    expect(page.runs.map((run) => [run.text, run.rotation])).toEqual([['abcdefghijklmnopqrstuvwxyz', undefined]]);
    expect(page.notices.map((notice) => notice.check)).toEqual(['pdf:turned-page']);
  });
});

describe('rulings', () => {
  it.each([
    ['a stroke', '2 w 10 50 m 110 50 l S', [[10, 50, 110, 50, 2]]],
    ['a dashed stroke', '[3 2] 0 d 10 50 m 110 50 l S', [[10, 50, 110, 50, 1]]],
    ['a thin filled rectangle', '10 50 100 0.5 re f', [[10, 49.75, 110, 49.75, 0.5]]],
    ['a filled rectangle without area', '10 50 0 40 re f', [[10, 10, 10, 50, 0]]],
    ['a scaled stroke', 'q 2 0 0 2 0 0 cm 10 20 m 30 20 l S Q', [[20, 60, 60, 60, 2]]],
    ['a broad fill seen through a thin clip', 'q 10 50 100 1 re W n 0 0 200 100 re f Q', [[10, 49.5, 110, 49.5, 1]]],
    ['a stroke cut by a clip', 'q 20 0 50 100 re W n 10 50 m 110 50 l S Q', [[20, 50, 70, 50, 1]]],
    ['only a clip', '10 50 100 1 re W n', []],
    ['a broad fill', '10 10 100 50 re f', []],
    ['a white line on white', '1 G 10 50 m 110 50 l S', []],
    ['a white line on a coloured area', '0.8 g 0 0 200 100 re f 1 G 10 50 m 110 50 l S', [[10, 50, 110, 50, 1]]],
    [
      'a white line that goes on between coloured rows',
      '0.8 g 0 60 200 20 re f 0 20 200 20 re f 1 G 50 80 m 50 60 l S 50 60 m 50 40 l S 50 40 m 50 20 l S 150 55 m 150 45 l S',
      [
        [50, 20, 50, 40, 1],
        [50, 60, 50, 80, 1],
        [50, 40, 50, 60, 1],
      ],
    ],
    ['a slanting stroke', '10 10 m 110 60 l S', []],
  ])('%s', async (_, content, expected) => {
    expect(rulingsOf(await readContent(content))).toEqual(expected);
  });

  it('takes an outlined rectangle as four lines', async () => {
    expect(rulingsOf(await readContent('10 20 100 50 re S'))).toEqual([
      [10, 80, 110, 80, 1],
      [110, 30, 110, 80, 1],
      [10, 30, 110, 30, 1],
      [10, 30, 10, 80, 1],
    ]);
  });

  it('takes a filled frame as four lines', async () => {
    expect(rulingsOf(await readContent('10 20 100 50 re 11 21 98 48 re f*'))).toEqual([
      [10, 30.5, 110, 30.5, 1],
      [10, 79.5, 110, 79.5, 1],
      [10.5, 30, 10.5, 80, 1],
      [109.5, 30, 109.5, 80, 1],
    ]);
  });

  it('finds lines and text of form XObjects where their matrix puts them', async () => {
    const form = streamBody(
      '/Type /XObject /Subtype /Form /BBox [0 0 100 50] /Matrix [1 0 0 1 10 0] /Resources << /Font << /F1 3 0 R >> >>',
      '0 20 m 50 20 l S BT /F1 10 Tf 0 30 Td (x) Tj ET',
    );
    const page = await readOnly({
      pages: [{ content: 'q 1 0 0 1 5 0 cm /X1 Do Q' }],
      objects: [form],
      xobject: '/X1 10 0 R',
    });
    expect(rulingsOf(page)).toEqual([[15, 80, 65, 80, 1]]);
    expect(page.runs[0]?.box.x0).toBeCloseTo(15, 3);
  });
});

describe('pictures', () => {
  it('places a picture without decoding it', async () => {
    const picture = streamBody(
      '/Type /XObject /Subtype /Image /Width 100 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8',
      'x'.repeat(6000),
    );
    const page = await readOnly({
      pages: [{ content: 'q 150 0 0 80 20 10 cm /I1 Do Q' }],
      objects: [picture],
      xobject: '/I1 10 0 R',
    });
    expect(page.images).toHaveLength(1);
    expect(page.images[0]).toMatchObject({ width: 100, height: 60 });
    expect(page.images[0]?.box.x0).toBeCloseTo(20, 1);
    expect(page.images[0]?.box.y0).toBeCloseTo(10, 1);
    expect(page.images[0]?.box.x1).toBeCloseTo(170, 1);
    expect(page.images[0]?.box.y1).toBeCloseTo(90, 1);
  });
});

describe('what is not on the pages', () => {
  const told = async (catalog: string, objects: string[]) => {
    const source = await openPdf(buildPdf({ pages: [{ content: '' }], catalog, objects }), { sourceName: 'test.pdf' });
    await source.close();
    return source.notices;
  };

  it('names the files of a portfolio', async () => {
    const files = '/Collection << /View /T >> /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>';
    const file = '<< /Type /Filespec /F (budget.pdf) /EF << /F 11 0 R >> >>';
    expect(await told(files, [file, streamBody('/Type /EmbeddedFile', 'x')])).toMatchObject([
      { check: 'pdf:portfolio', severity: 'error', message: expect.stringContaining('(budget.pdf)') },
    ]);
  });

  it('says that an XFA form is one', async () => {
    const form = '/AcroForm << /Fields [] /XFA 10 0 R >>';
    expect(await told(form, [streamBody('', '<xdp/>')])).toMatchObject([
      { check: 'pdf:xfa-form', severity: 'warning' },
    ]);
  });
});
