import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The first version with all that is used: node:sqlite without a flag, the heap statistics of a worker. */
const oldestNode = { major: 22, minor: 16 };

/** The Node that runs this where it is new enough, else the one that came as a package; null, said on stderr, where there is none. */
export function nodeToRunWith(): string | null {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return process.execPath;
  const binary = packagedNode();
  if (binary === null)
    process.stderr.write(
      `yusuan: this is Node ${process.versions.node}, and ${oldestNode.major}.${oldestNode.minor} or later is needed.\n` +
        '  Install a newer Node, or install yusuan without --omit=optional: on Linux a newer one comes with it.\n',
    );
  return binary;
}

function packagedNode(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', 'node');
  } catch {
    return null;
  }
}
