import { describe, expect, it } from 'vitest';
import { openPdf } from './openPdf.ts';
import { buildPdf, streamBody } from './testing/buildPdf.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const hello = { content: 'BT /F1 10 Tf 20 50 Td (hello) Tj ET' };

describe('bytes that are no readable PDF', () => {
  it.each([
    ['zero bytes', new Uint8Array(0), 'empty'],
    ['a web page', encode('<!DOCTYPE html><html><body>404</body></html>'), 'not-pdf'],
    ['only a head', encode('%PDF-1.7\n'), 'damaged'],
    ['a file cut off in the middle', buildPdf({ pages: [hello, hello] }).subarray(0, 700), 'damaged'],
    ['a head and noise', encode(`%PDF-1.7\n${'noise '.repeat(2000)}`), 'damaged'],
  ])('%s: says which file', async (_, bytes, code) => {
    await expect(openPdf(bytes, { sourceName: 'budget.pdf' })).rejects.toMatchObject({
      name: 'InputError',
      code,
      message: expect.stringContaining('budget.pdf'),
    });
  });

  it('reads a file whose end is cut off behind the trailer', async () => {
    const whole = buildPdf({ pages: [hello, hello] });
    const source = await openPdf(whole.subarray(0, whole.length - 20), { sourceName: 'cut.pdf' });
    expect(source.pageCount).toBe(2);
    expect((await source.page(2)).runs[0]?.text).toBe('hello');
    expect(source.notices.map((notice) => notice.check)).toContain('pdf:warning');
    await source.close();
  });

  it('reads a file whose startxref is wrong', async () => {
    const source = await openPdf(buildPdf({ pages: [hello], startxref: 7 }), { sourceName: 'xref.pdf' });
    expect((await source.page(1)).runs[0]?.text).toBe('hello');
    await source.close();
  });

  it('asks for the password of a locked file', async () => {
    const zeros = '00'.repeat(32);
    const locked = buildPdf({
      pages: [hello],
      trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >> /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`,
    });
    const open = (password?: string) =>
      openPdf(locked, { sourceName: 'locked.pdf', ...(password === undefined ? {} : { password }) });
    await expect(open()).rejects.toMatchObject({ code: 'encrypted', hint: expect.stringContaining('--password') });
    await expect(open('wrong')).rejects.toMatchObject({
      code: 'encrypted',
      message: expect.stringContaining('does not open'),
    });
  });
});

it('says that a page breaks off', async () => {
  const form = streamBody('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 11 0 R', '');
  const pdf = buildPdf({ pages: [hello], objects: [form, '<< >>'], xobject: '/X1 10 0 R' });
  const misplaced = encode(new TextDecoder().decode(pdf).replace('\n11 0 obj', '\n19 0 obj'));
  const source = await openPdf(misplaced, { sourceName: 'broken.pdf' });
  expect((await source.page(1)).notices).toEqual([
    {
      check: 'pdf:unreadable-page',
      severity: 'error',
      message: expect.stringMatching(/^page 1 breaks off while it is read: .*XRef/),
      page: 1,
    },
  ]);
  await source.close();
  const whole = await openPdf(pdf, { sourceName: 'whole.pdf' });
  expect(await whole.page(1)).toMatchObject({ runs: [{ text: 'hello' }], notices: [] });
  await whole.close();
});

describe('PDFs that ask too much', () => {
  it('keeps the first lines of a page of a million and says how many it left out', async () => {
    const content = '0 0 m 9 0 l S\n'.repeat(1_000_000);
    const source = await openPdf(buildPdf({ pages: [{ content }, hello] }), { sourceName: 'lines.pdf' });
    const page = await source.page(1);
    expect(page.rulings).toHaveLength(100_000);
    expect(page.notices).toMatchObject([{ check: 'pdf:limit', actual: '1000000', expected: '100000' }]);
    expect((await source.page(2)).runs[0]?.text).toBe('hello');
    await source.close();
  }, 180_000);

  it('walks through ten thousand empty pages', async () => {
    const pages = Array.from({ length: 10_000 }, () => ({ content: '' }));
    const source = await openPdf(buildPdf({ pages }), { sourceName: 'empty.pdf' });
    let count = 0;
    for await (const page of source.pages()) count += page.runs.length === 0 ? 1 : 0;
    expect(count).toBe(10_000);
    await source.close();
  }, 180_000);

  it('ends where a form draws itself', async () => {
    const form = streamBody(
      '/Type /XObject /Subtype /Form /BBox [0 0 100 50] /Resources << /XObject << /X1 10 0 R >> >>',
      '/X1 Do',
    );
    const source = await openPdf(
      buildPdf({ pages: [{ content: `${hello.content} /X1 Do` }], objects: [form], xobject: '/X1 10 0 R' }),
      { sourceName: 'loop.pdf' },
    );
    expect((await source.page(1)).runs[0]?.text).toBe('hello');
    expect(source.notices.length).toBeGreaterThan(0);
    await source.close();
  });
});
