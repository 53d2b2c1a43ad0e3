#!/usr/bin/env node
/**
 * The command. Nothing is imported before the version of Node is known to be one that can run it: an older one hands over to the
 * newer one that is installed as an optional dependency. What only waits for a child stays small, too.
 */
import { nodeToRunWith } from './nodeToRunWith.ts';
import { endWithParent, isChild, runInChild } from './runInChild.ts';

// Node 22 calls its SQLite experimental at every start: that is no message of ours.
process.removeAllListeners('warning');
process.on('warning', ({ name, message }) => {
  if (name !== 'ExperimentalWarning') process.stderr.write(`${name}: ${message}\n`);
});

const binary = nodeToRunWith();
if (binary === null) process.exitCode = 2;
else if (!isChild && binary !== process.execPath) process.exitCode = await runInChild(binary);
else {
  if (isChild) endWithParent();
  const { enableCompileCache } = await import('node:module'); // Node 20 has none
  enableCompileCache();
  const { runCli } = await import('./runCli.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}
