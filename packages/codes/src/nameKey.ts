import { foldForMatch, parseEnumeration } from '@yusuan/normalize';

const LEVEL_MARK = /[(](?:类|款|项)[)]$/;

/** A subject's name as it is compared: enumeration (`一、`, `（一）`, `其中：`) and a level in brackets (`(类)`) taken off, then folded. */
export function nameKey(name: string): string {
  let rest = name.trim();
  for (let depth = 0; depth < 2; depth++) {
    const enumeration = parseEnumeration(rest);
    if (!enumeration || enumeration.rest === '') break;
    rest = enumeration.rest;
  }
  return foldForMatch(rest).replace(LEVEL_MARK, '');
}

/** The key itself first, then with and without `支出`, `费用` for `费`, and without brackets. */
export function nameKeys(name: string): string[] {
  const key = nameKey(name);
  if (key === '') return [];
  const bare = key.replace(/支出$/, '');
  const keys = [key, bare, `${bare}支出`, key.replace(/费用$/, '费'), key.replace(/[()]/g, '')];
  return [...new Set(keys.filter((item) => item.length > 1))];
}
