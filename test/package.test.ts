import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipelineVersion } from '@yusuan/run';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Manifest {
  name: string;
  version: string;
  license: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

const folders = ['schemas', 'pipelines', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)];

describe('the packages', () => {
  it('have one version, which is the version of the pipeline', () => {
    for (const folder of ['.', ...folders])
      expect(`${folder} ${manifest(folder).version}`).toBe(`${folder} ${pipelineVersion}`);
  });

  it('name exact versions of what they need', () => {
    for (const folder of folders) {
      const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest(folder);
      const all = { ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies };
      for (const [name, version] of Object.entries(all))
        expect(`${name} ${version}`).toMatch(/ (workspace:\*|\d+\.\d+\.\d+\S*)$/);
    }
  });

  it('agree with the published one on the versions of what it carries', () => {
    const cli = manifest('packages/cli');
    const published = { ...cli.dependencies, ...cli.peerDependencies };
    for (const folder of folders) {
      const { dependencies, peerDependencies } = manifest(folder);
      for (const [name, version] of Object.entries({ ...dependencies, ...peerDependencies }))
        if (!version.startsWith('workspace:'))
          expect(`${folder}: ${name} ${published[name]}`).toBe(`${folder}: ${name} ${version}`);
    }
  });
});
