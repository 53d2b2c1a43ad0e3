/** What a hand-written test PDF is made of. */
export interface TestPage {
  content: string;
  /** Width and height in points; 200 × 100 where not given. */
  size?: [number, number];
  rotate?: number;
}

export interface TestPdf {
  pages: TestPage[];
  /** Further objects, from number 10 on, `xobject` being the resource dictionary that names them. */
  objects?: string[];
  xobject?: string;
  /** Further entries of the catalogue. */
  catalog?: string;
  trailer?: string;
  /** Where startxref points instead of the table. */
  startxref?: number;
}

/** A PDF, small and readable: Helvetica as /F1 (digits 556, space 278 thousandths wide), objects in order, a correct xref table. */
export function buildPdf({
  pages,
  objects = [],
  xobject = '',
  catalog = '',
  trailer = '',
  startxref,
}: TestPdf): Uint8Array {
  const firstPage = 10 + objects.length;
  const resources = `<< /Font << /F1 3 0 R >> /XObject << ${xobject} >> >>`;
  const bodies = new Map<number, string>();
  const kids = pages.map((_, at) => `${firstPage + at * 2} 0 R`).join(' ');
  bodies.set(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  bodies.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  bodies.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [at, body] of objects.entries()) bodies.set(10 + at, body);
  for (const [at, page] of pages.entries()) {
    const [width, height] = page.size ?? [200, 100];
    const number = firstPage + at * 2;
    bodies.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${page.rotate ?? 0} /Resources ${resources} /Contents ${number + 1} 0 R >>`,
    );
    bodies.set(number + 1, streamBody('', page.content));
  }
  let text = '%PDF-1.7\n';
  const offsets: string[] = [];
  const last = Math.max(...bodies.keys());
  for (let number = 1; number <= last; number++) {
    const body = bodies.get(number);
    if (body === undefined) {
      offsets.push('0000000000 65535 f \n');
      continue;
    }
    offsets.push(`${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const table = text.length;
  text += `xref\n0 ${last + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${last + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${startxref ?? table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

/** A stream object with its length. */
export function streamBody(entries: string, data: string): string {
  return `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}
