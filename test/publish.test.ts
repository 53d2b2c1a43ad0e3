import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'packages/cli');
const folder = mkdtempSync(join(tmpdir(), 'yusuan-publish-'));
const installed = join(folder, 'node_modules/yusuan');
const main = join(installed, 'bundle/main.js');

interface Manifest {
  files: string[];
  dependencies: Record<string, string>;
  publishConfig: Record<string, unknown>;
}

/** Lays the package out as npm would, with nothing but what it declares beside it. */
describe('the published package', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/build.ts'], { cwd: cli });
    const manifest = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')) as Manifest;
    mkdirSync(installed, { recursive: true });
    for (const part of manifest.files) cpSync(join(cli, part), join(installed, part), { recursive: true });
    writeFileSync(join(installed, 'package.json'), JSON.stringify({ ...manifest, ...manifest.publishConfig }));
    for (const name of [...Object.keys(manifest.dependencies), '@types/node']) {
      mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
      const from = name === '@types/node' ? root : cli;
      symlinkSync(join(from, 'node_modules', name), join(folder, 'node_modules', name));
    }
    symlinkSync(join(root, 'seeds'), join(folder, 'seeds'));
  }, 120_000);

  const yusuan = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });

  it('runs, and reads what the workspace reads', () => {
    expect(yusuan('--help').stdout).toContain('ingest [options] <path...>');
    const { stderr } = yusuan('ingest', 'seeds', '--out', 'out', '--quiet');
    expect(stderr).toBe('');
    spawnSync(process.execPath, [join(cli, 'src/main.ts'), 'ingest', 'seeds', '--out', 'expected', '--quiet'], {
      cwd: folder,
    });
    for (const name of readdirSync(join(root, 'seeds'))) {
      const file = name.replace('.txt', '.json');
      expect(readFileSync(join(folder, 'out/documents', file), 'utf8')).toBe(
        readFileSync(join(folder, 'expected/documents', file), 'utf8'),
      );
    }
    expect(yusuan('export', 'out', '--to', 'parquet', '--out', 'parquet', '--quiet').status).toBe(0);
  });

  it('says what to install for what is not there', () => {
    const { status, stderr } = yusuan('export', 'out', '--to', 'duckdb', '--out', 'x.duckdb');
    expect(status).toBe(2);
    expect(stderr).toContain('npm i @duckdb/node-api');
  });

  it('runs the program of the README, and has types that it compiles with', () => {
    const program = /^```ts\n(.*?)^```/ms.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!;
    writeFileSync(join(folder, 'example.mjs'), program);
    const example = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(example.stderr).toBe('');
    expect(example.stdout).toMatch(/^南昌市人力资源和社会保障局 2024 (complete|partial)\n/);
    writeFileSync(join(folder, 'example.ts'), program);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const flags = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--types',
      'node',
      'example.ts',
    ];
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), flags, { cwd: folder, encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});
