import { superscript } from '@yusuan/model';

const BREAK = /<br\s*\/?>|<\/p>\s*(?:<p\b[^>]*>)?|<p\b[^>]*>|<\/div>|<\/li>/gi;
const INLINE = /<\/?(?:b|strong|i|em|u|s|span|font|sub|sup|div|li|ul|ol|a|small|center)\b[^<>]*>/gi;
const RAISED = /<sup\b[^<>]*>([^<>]*)<\/sup>/gi;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', nbsp: ' ', quot: '"', ensp: ' ', emsp: '　' };

/** A cell's text without the HTML that converters leave in it: `<p>a</p> <p>b</p>` → `a\nb`. A bare `<` (`结案率<`) stays. */
export function plainCell(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return text
    .replace(BREAK, '\n')
    .replace(RAISED, (_, inner: string) => superscript(inner))
    .replace(INLINE, '')
    .replace(/&(lt|gt|amp|nbsp|quot|ensp|emsp|#\d{2,5});/g, (whole, name: string) =>
      name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? whole),
    )
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/^\n+|\n+$/g, '');
}

/** A line of text without Markdown emphasis and list marks; `heading` is the level of a `#` line. */
export function plainLine(line: string): { text: string; heading: number | null } {
  let text = plainCell(line);
  const mark = /^\s{0,3}(#{1,6})\s+/.exec(text);
  if (mark) text = text.slice(mark[0].length).replace(/\s+#+\s*$/, '');
  else text = text.replace(/^\s{0,3}[-*+]\s+(?=\S)/, '');
  text = text.replace(/\*\*(?=\S)([^*]+?)\*\*/g, '$1');
  return { text: text.trim(), heading: mark ? mark[1]!.length : null };
}
