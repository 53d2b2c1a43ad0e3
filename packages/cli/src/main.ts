#!/usr/bin/env node
/**
 * The command. Nothing is imported before the version of Node is known to be one that can run it: an older one hands over to the
 * newer one that is installed as an optional dependency.
 */
import { oldestNode, restartWithNewerNode } from './restartWithNewerNode.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldestNode.major || (major === oldestNode.major && minor < oldestNode.minor))
  process.exitCode = await restartWithNewerNode();
else {
  const { runCli } = await import('./runCli.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}
