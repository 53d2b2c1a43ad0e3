import { describe, expect, it } from 'vitest';
import { outputNames } from './outputNames.ts';

const doc = (sourceName: string, digit: string) => ({ sourceName, documentId: `sha256:${digit.repeat(64)}` });
const a = doc('预算.pdf', 'a');
const b = doc('预算.txt', 'b');
const c = doc('other.pdf', 'c');
const named = (documents: (typeof a)[], taken: Record<string, string> = {}) =>
  Object.fromEntries(
    [...outputNames(documents, new Map(Object.entries(taken)))].map(([id, file]) => [id.slice(7, 8), file]),
  );

describe('outputNames', () => {
  it('gives documents of one name a piece of their hash each, in whatever order they come', () => {
    const expected = { a: '预算-aaaaaaaa.json', b: '预算-bbbbbbbb.json', c: 'other.json' };
    expect(named([a, b, c])).toEqual(expected);
    expect(named([c, b, a])).toEqual(expected);
  });

  it('gives the same names when a run goes on, whichever document was done before it broke off', () => {
    const whole = named([a, b, c]);
    for (const done of [a, b])
      expect(named([a, b, c], { [whole[done.documentId.slice(7, 8)]!]: done.documentId })).toEqual(whole);
  });

  it('lets a document keep its name when another of that name is added', () => {
    expect(named([a, b], { '预算.json': a.documentId })).toEqual({ a: '预算.json', b: '预算-bbbbbbbb.json' });
    expect(named([b], { '预算.json': a.documentId })).toEqual({ b: '预算-bbbbbbbb.json' });
  });

  it('takes names for one that differ in case or composition only', () => {
    expect(named([doc('A\u0308.pdf', 'd'), doc('\u00e4.txt', 'e')])).toEqual({
      d: 'A\u0308-dddddddd.json',
      e: '\u00e4-eeeeeeee.json',
    });
  });

  it('gives nobody the name that another file has from its source', () => {
    const trap = doc('预算-aaaaaaaa.pdf', 'f');
    expect(named([a, b, trap])).toEqual({
      a: `预算-${'a'.repeat(48)}.json`,
      b: '预算-bbbbbbbb.json',
      f: '预算-aaaaaaaa.json',
    });
  });

  it('cuts long names so that they fit a file system with all that is added', () => {
    expect(named([doc(`${'预'.repeat(84)}.pdf`, 'd')])).toEqual({ d: `${'预'.repeat(60)}-dddddddd.json` });
    expect(named([doc('a:b?.pdf', 'e')])).toEqual({ e: 'a_b_.json' });
  });
});
