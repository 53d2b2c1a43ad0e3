import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The first version with all that is used: node:sqlite without a flag, the heap statistics of a worker. */
export const oldestNode = { major: 22, minor: 16 };

/** Runs the same command with the Node that came as a package. Returns its exit code. */
export function restartWithNewerNode(): Promise<number> {
  const binary = packagedNode();
  if (binary === null) {
    process.stderr.write(
      `yusuan: this is Node ${process.versions.node}, and ${oldestNode.major}.${oldestNode.minor} or later is needed.\n` +
        '  Install a newer Node, or install yusuan without --omit=optional: on Linux a newer one comes with it.\n',
    );
    return Promise.resolve(2);
  }
  return new Promise((resolve) => {
    const child = spawn(binary, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGTERM', forward);
    process.on('SIGINT', () => {}); // the terminal sends it to the child as well, which ends in its own way
    child.on('error', () => resolve(2));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function packagedNode(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', 'node');
  } catch {
    return null;
  }
}
