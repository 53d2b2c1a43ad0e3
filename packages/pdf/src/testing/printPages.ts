/** Prints all pages of PDFs as JSON: node printPages.ts [--leave-out-painting] FILE... */
import { readFile } from 'node:fs/promises';
import { leaveOutPainting } from '../leaveOutPainting.ts';
import { openPdf } from '../openPdf.ts';
import { loadPdfjsWorker } from '../pdfjs.ts';

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (process.argv.includes('--leave-out-painting')) leaveOutPainting();
const documents = [];
for (const file of files) {
  const source = await openPdf(await readFile(file), { sourceName: file });
  const pages = [];
  for await (const page of source.pages()) pages.push(page);
  documents.push({ pages, notices: source.notices });
  await source.close();
}
console.log(JSON.stringify({ classes: Object.keys(await loadPdfjsWorker()), documents }));
