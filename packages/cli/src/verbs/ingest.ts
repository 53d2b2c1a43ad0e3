import { ingestAll } from '@yusuan/run';
import type { Command } from 'commander';
import { IngestReporter } from '../console/ingestReporter.ts';
import { exitCodes } from '../exitCodes.ts';
import type { SetExitCode } from '../program.ts';
import {
  addReadOptions,
  parseCount,
  parsePath,
  parsePaths,
  parsePositive,
  type ReadFlags,
  readOptionsOf,
} from './options.ts';

interface IngestFlags extends ReadFlags {
  out: string;
  jobs?: number;
  timeout?: number;
  memory?: number;
  force?: boolean;
  json?: boolean;
  quiet?: boolean;
  timings?: boolean;
}

/** Milliseconds after which a second Ctrl-C does not wait for the first. One signal can come twice: from the terminal and from a parent. */
const impatience = 500;
const mostJobs = 256;
const longestTimeout = 1_000_000; // seconds; timers of the platform end at 2^31 milliseconds
const mostMemory = 1_000_000;

export function addIngest(program: Command, setExitCode: SetExitCode): void {
  const command = program
    .command('ingest')
    .description('read files, folders or globs: one JSON per document in DIR/documents/, and DIR/run.json')
    .argument('<path...>', 'PDF, text, Markdown, HTML or image files; folders; globs', parsePaths)
    .requiredOption('--out <dir>', 'output folder; what it holds already is kept and not read again', parsePath);
  addReadOptions(command)
    .option(
      '--jobs <n>',
      'documents read at the same time, each on a core of its own (default: the cores)',
      parseCount(mostJobs),
    )
    .option('--timeout <seconds>', 'time that one document may take (default: 600)', parsePositive(longestTimeout))
    .option('--memory <mb>', 'memory that one worker may take (default: 1024)', parseCount(mostMemory))
    .option('--force', 'read unchanged documents again, too')
    .option('--json', 'events as NDJSON on stdout')
    .option('--quiet', 'no progress and no summary: only a line for each document that failed')
    .option('--timings', 'a profile by stage at the end')
    .action(async (paths: string[], flags: IngestFlags) => setExitCode(await ingest(paths, flags)));
}

async function ingest(paths: string[], flags: IngestFlags): Promise<number> {
  const reporter = new IngestReporter({
    json: flags.json ?? false,
    quiet: flags.quiet ?? false,
    timings: flags.timings ?? false,
  });
  const controller = new AbortController();
  let first = 0;
  const interrupt = () => {
    controller.abort();
    first ||= performance.now();
    if (performance.now() - first > impatience) process.exit(exitCodes.interrupted);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    const summary = await ingestAll(paths, {
      ...readOptionsOf(flags),
      out: flags.out,
      ...(flags.jobs !== undefined && { jobs: flags.jobs }),
      ...(flags.timeout !== undefined && { timeoutSeconds: flags.timeout }),
      ...(flags.memory !== undefined && { memoryMb: flags.memory }),
      force: flags.force ?? false,
      signal: controller.signal,
      onEvent: (event) => reporter.onEvent(event),
    });
    reporter.end(summary, flags.out);
    if (summary.stopped) return exitCodes.interrupted;
    return summary.outcomes.complete === summary.documents && summary.not_compared === 0
      ? exitCodes.complete
      : exitCodes.incomplete;
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
}
