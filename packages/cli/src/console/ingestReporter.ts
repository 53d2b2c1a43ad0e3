import { basename } from 'node:path';
import { plural } from '@yusuan/model';
import type { IngestEvent, IngestSummary } from '@yusuan/run';
import cliProgress from 'cli-progress';
import { cutToWidth, oneLine, textTable } from './textTable.ts';

type DocumentEvent = Extract<IngestEvent, { event: 'document' }>;

export interface ReporterOptions {
  /** Events as NDJSON on stdout. */
  json: boolean;
  quiet: boolean;
  timings: boolean;
}

const documentsShown = 30;
const reasonsShown = 50;

/** Tells a person on stderr, and a program on stdout, how a run goes. */
export class IngestReporter {
  readonly #options: ReporterOptions;
  readonly #bar: cliProgress.SingleBar | null;
  readonly #shown: DocumentEvent[] = [];
  readonly #incomplete: DocumentEvent[] = [];
  #documents = 0;
  #bytes = 0;
  #planned = 0;
  #pagesDone = 0;
  #incompleteCount = 0;
  readonly #pagesUnderWay = new Map<string, number>();
  #start = performance.now();

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#bar = !options.quiet && process.stderr.isTTY ? newBar() : null;
  }

  onEvent(event: IngestEvent): void {
    if (this.#options.json) process.stdout.write(`${JSON.stringify(event)}\n`);
    switch (event.event) {
      case 'plan':
        this.#start = performance.now();
        this.#planned = event.documents + this.#documents; // with what could not be opened
        this.#bar?.start(Math.max(1, event.bytes), 0, this.#payload());
        return;
      case 'pages':
        this.#pagesUnderWay.set(event.source_name, event.pages);
        this.#bar?.update(this.#payload());
        return;
      case 'document':
        this.#onDocument(event);
        return;
      case 'checking':
        return;
      case 'not-compared':
        this.#above(oneLine(event.message));
        return;
    }
  }

  #onDocument(event: DocumentEvent): void {
    this.#pagesUnderWay.delete(event.source_name);
    this.#documents++;
    this.#bytes += event.bytes;
    if (event.state === 'read') this.#pagesDone += event.pages;
    if (this.#shown.length <= documentsShown) this.#shown.push(event);
    if (event.outcome !== 'complete') {
      this.#incompleteCount++;
      if (this.#incomplete.length < reasonsShown) this.#incomplete.push(event);
    }
    if (this.#options.quiet) {
      if (event.outcome === 'failed') process.stderr.write(`${outcomeLine(event)}\n`);
      return;
    }
    if (this.#bar !== null) {
      if (event.outcome === 'failed') this.#above(outcomeLine(event));
      this.#bar.update(this.#bytes, this.#payload());
    } else process.stderr.write(`${documentLine(event, this.#documents, this.#planned)}\n`);
  }

  /** The bar is taken away and the summary is printed. */
  end(summary: IngestSummary, out: string): void {
    this.#bar?.stop();
    if (this.#options.json) process.stdout.write(`${JSON.stringify({ event: 'end', ...summary })}\n`);
    if (this.#options.quiet) return;
    const { outcomes } = summary;
    let text = '\n';
    if (this.#shown.length <= documentsShown) text += `${documentTable(this.#shown)}\n`;
    text += textTable(
      [
        'documents',
        'complete',
        'partial',
        'failed',
        'unchanged',
        'pages',
        'tables',
        'amounts',
        'verified',
        'conflicts',
      ],
      [
        [
          summary.documents,
          outcomes.complete,
          outcomes.partial,
          outcomes.failed,
          summary.unchanged,
          summary.pages,
          summary.tables,
          summary.amounts,
          summary.verified,
          summary.conflicts,
        ],
      ],
    );
    for (const event of this.#incomplete) text += `${outcomeLine(event)}\n`;
    const hidden = this.#incompleteCount - this.#incomplete.length;
    if (hidden > 0) text += `and ${hidden} more: see ${basename(out)}/run.json\n`;
    if (this.#options.timings) text += `\n${timingTable(summary)}`;
    text += summary.stopped
      ? `\nStopped after ${summary.documents} documents. The same command goes on from here.\n`
      : `\nWritten to ${out} in ${summary.seconds.toFixed(1)} s.\n`;
    process.stderr.write(text);
  }

  #payload(): Record<string, string> {
    let pages = this.#pagesDone;
    for (const count of this.#pagesUnderWay.values()) pages += count;
    const seconds = Math.max(0.001, (performance.now() - this.#start) / 1000);
    return {
      documents: `${this.#documents}/${this.#planned}`,
      pages: String(pages),
      speed: (pages / seconds).toFixed(1),
      incomplete: this.#incompleteCount === 0 ? '' : ` · ${this.#incompleteCount} incomplete`,
    };
  }

  /** A line above the bar, or where there is none. */
  #above(line: string): void {
    if (this.#bar === null) process.stderr.write(`${line}\n`);
    else process.stderr.write(`\r\u001b[2K${cutToWidth(line, (process.stderr.columns || 120) - 1)}\n`);
  }
}

function newBar(): cliProgress.SingleBar {
  return new cliProgress.SingleBar({
    format: '{bar} {documents} documents · {pages} pages · {speed} pages/s · {eta_formatted} left{incomplete}',
    stream: process.stderr,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
  });
}

function outcomeLine(event: DocumentEvent): string {
  const { outcome, source_name, outcome_reason } = event;
  const reason = outcome_reason ?? '';
  return `${outcome}  ${oneLine(reason.startsWith(`${source_name} `) ? reason : `${source_name}: ${reason}`)}`;
}

function documentLine(event: DocumentEvent, number: number, planned: number): string {
  const counter = planned === 0 ? '' : `[${number}/${planned}] `;
  if (event.outcome === 'failed') return `${counter}${outcomeLine(event)}`;
  const head = `${counter}${event.outcome}  ${oneLine(event.source_name)}  ${plural(event.pages, 'page')}`;
  if (event.tables === 0) return `${head}, no budget table found`;
  const state = event.state === 'unchanged' ? 'unchanged' : `${event.seconds.toFixed(1)} s`;
  return `${head}, ${plural(event.tables, 'table')}, ${plural(event.amounts, 'amount')} (${event.verified} verified, ${plural(event.conflicts, 'conflict')}), ${state}`;
}

function documentTable(events: readonly DocumentEvent[]): string {
  return textTable(
    ['document', 'outcome', 'type', 'pages', 'tables', 'lines', 'amounts', 'verified', 'conflicts', 'unverified'],
    [...events]
      .sort((a, b) => (a.source_name < b.source_name ? -1 : a.source_name > b.source_name ? 1 : 0))
      .map((event) => [
        cutToWidth(oneLine(event.source_name), 44),
        event.outcome,
        event.document_type,
        event.pages,
        event.tables,
        event.lines,
        event.amounts,
        event.verified,
        event.conflicts,
        event.unverified,
      ]),
  );
}

function timingTable(summary: IngestSummary): string {
  const total = Object.values(summary.timings).reduce((sum, milliseconds) => sum + milliseconds, 0);
  const pages = Math.max(1, summary.pages);
  return textTable(
    ['stage', 'seconds', 'share', 'ms a page'],
    Object.entries(summary.timings)
      .sort(([, a], [, b]) => b - a)
      .map(([stage, milliseconds]) => [
        stage,
        (milliseconds / 1000).toFixed(2),
        `${((100 * milliseconds) / Math.max(1, total)).toFixed(1)} %`,
        (milliseconds / pages).toFixed(2),
      ]),
  );
}
