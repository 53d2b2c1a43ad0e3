import { pipelineVersion } from '@yusuan/run';
import { Command } from 'commander';

/** How a verb says with which code the command ends. */
export type SetExitCode = (code: number) => void;

type AddVerb = (program: Command, setExitCode: SetExitCode) => void;

/** In the order in which help lists them. */
const verbs = new Map<string, () => Promise<AddVerb>>([
  ['ingest', async () => (await import('./verbs/ingest.ts')).addIngest],
  ['export', async () => (await import('./verbs/export.ts')).addExport],
  ['inspect', async () => (await import('./verbs/inspect.ts')).addInspect],
  ['check', async () => (await import('./verbs/check.ts')).addCheck],
  ['explain', async () => (await import('./verbs/explain.ts')).addExplain],
  ['schema', async () => (await import('./verbs/schema.ts')).addSchema],
]);

/** The command line with the verb that `word` names, or else with all of them: each loads libraries that the others do without. */
export async function createProgram(word: string | undefined, setExitCode: SetExitCode): Promise<Command> {
  const program = new Command('yusuan')
    .description('Budget disclosures of Chinese public bodies to data a program can trust')
    .version(pipelineVersion)
    .exitOverride()
    .showHelpAfterError('(yusuan --help tells more)');
  const named = word === undefined ? undefined : verbs.get(word);
  for (const load of named ? [named] : verbs.values()) (await load())(program, setExitCode);
  return program;
}
