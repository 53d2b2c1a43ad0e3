import { pipelineVersion } from '@yusuan/run';
import { Command } from 'commander';
import { addCheck } from './verbs/check.ts';
import { addExplain } from './verbs/explain.ts';
import { addExport } from './verbs/export.ts';
import { addIngest } from './verbs/ingest.ts';
import { addInspect } from './verbs/inspect.ts';
import { addSchema } from './verbs/schema.ts';

/** How a verb says with which code the command ends. */
export type SetExitCode = (code: number) => void;

/** The command line, verb by verb. */
export function createProgram(setExitCode: SetExitCode): Command {
  const program = new Command('yusuan')
    .description('Budget disclosures of Chinese public bodies to data a program can trust')
    .version(pipelineVersion)
    .exitOverride()
    .showHelpAfterError('(yusuan --help tells more)');
  for (const add of [addIngest, addExport, addInspect, addCheck, addExplain, addSchema]) add(program, setExitCode);
  return program;
}
