import { InputError } from '@yusuan/model';
import { CommanderError } from 'commander';
import { oneLine } from './console/textTable.ts';
import { exitCodes } from './exitCodes.ts';
import { createProgram } from './program.ts';

/** Runs one command line (without `node` and the script). Returns the exit code; writes messages to stderr, never a stack. */
export async function runCli(args: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.complete;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      if (args[0] === 'ingest') return; // its stdout is a report; the work goes on
      process.exit(exitCodes.complete); // `yusuan … | head`: who reads has enough
    }
    process.stderr.write(
      `yusuan: stdout cannot be written (${error.code ?? error.message})\n  Make room, or send it elsewhere.\n`,
    );
    process.exit(exitCodes.usage);
  });
  process.stderr.on('error', () => {}); // nobody hears: the work goes on, and the exit code tells
  const program = await createProgram(args[0], (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.complete : exitCodes.usage;
    process.stderr.write(describeError(error));
    return exitCodes.usage;
  }
}

function describeError(error: unknown): string {
  if (error instanceof InputError) return `yusuan: ${oneLine(error.message)}\n  ${oneLine(error.hint)}\n`;
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return `yusuan: something broke that should not: ${reason}\n  Please report it with the command line: this is a fault of the program.\n`;
}
