import { Parser } from 'htmlparser2';

export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (HtmlElement | HtmlText)[];
  /** Offset of its first character in the source. */
  offset: number;
}

export interface HtmlText {
  text: string;
  offset: number;
}

const IGNORED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head', 'iframe', 'object']);
/** Deeper elements lose their tags and keep their text: no input can exhaust the stack. */
const MAX_DEPTH = 200;

/** HTML as a small tree. Never throws: what is not HTML is text. */
export function parseHtml(source: string): HtmlElement {
  const root: HtmlElement = { name: '#root', attributes: {}, children: [], offset: 0 };
  const stack: HtmlElement[] = [root];
  let ignored = 0;
  let flattened = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (ignored > 0 || IGNORED.has(name)) {
          ignored++;
          return;
        }
        if (stack.length >= MAX_DEPTH) {
          flattened++;
          return;
        }
        const element: HtmlElement = { name, attributes, children: [], offset: parser.startIndex };
        stack.at(-1)!.children.push(element);
        stack.push(element);
      },
      ontext(text) {
        if (ignored === 0) stack.at(-1)!.children.push({ text, offset: parser.startIndex });
      },
      onclosetag() {
        if (ignored > 0) ignored--;
        else if (flattened > 0) flattened--;
        else if (stack.length > 1) stack.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(source);
  return root;
}

export function isElement(node: HtmlElement | HtmlText): node is HtmlElement {
  return 'name' in node;
}
