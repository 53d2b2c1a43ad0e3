/**
 * A PDF of one page that is nothing but a JPEG in grey or in three colours; one pixel of it is one point. Drawn at 72 dots per inch it is the
 * JPEG's own pixels, decoded by the drawing engine a line at a time.
 */
export function jpegToPdf(jpeg: Uint8Array, size: { width: number; height: number; colours: number }): Uint8Array {
  const { width, height, colours } = size;
  const content = `${width} 0 0 ${height} 0 0 cm /I Do`;
  const space = colours === 1 ? 'DeviceGray' : 'DeviceRGB';
  const text = new TextEncoder();
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (part: Uint8Array | string) => {
    parts.push(typeof part === 'string' ? text.encode(part) : part);
    length += parts.at(-1)!.length;
  };
  const addObject = (...body: (Uint8Array | string)[]) => {
    offsets.push(length);
    for (const part of [`${offsets.length} 0 obj\n`, ...body, '\nendobj\n']) add(part);
  };
  add('%PDF-1.4\n');
  addObject('<< /Type /Catalog /Pages 2 0 R >>');
  addObject('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  addObject(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
  );
  addObject(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  addObject(
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${space} /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
    jpeg,
    '\nendstream',
  );
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = offsets.length + 1;
  add(
    `xref\n0 ${count}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
  );
  const pdf = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    pdf.set(part, at);
    at += part.length;
  }
  return pdf;
}
