const party = /^(?:中共|中国共产党)/;
const division = /^(?:[^省市州盟旗区县]{1,6}(?:自治区|自治州|自治县|自治旗|省|市|州|盟|旗|区|县))+/;

/** The divisions of the country that a body's name begins with: `西安市碑林区教育局` → `西安市碑林区`; empty where it begins with none. */
export function placeOfName(name: string): string {
  return division.exec(name.replace(party, ''))?.[0] ?? '';
}

/** Whether two places are one, or one lies in the other. Bodies without a place in their names are of one kind only with each other. */
export function placesAgree(a: string, b: string): boolean {
  if (a === '' || b === '') return a === b;
  return a.startsWith(b) || b.startsWith(a);
}
