import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * The order of the house: a package may import what stands before it. `emit` is the exception: it depends on model and schemas alone.
 * `cli` may import everything.
 */
const layers: readonly (readonly string[])[] = [
  ['schemas'],
  ['model'],
  ['normalize'],
  ['codes', 'pipelines'],
  ['pdf', 'ocr', 'text'],
  ['tables'],
  ['segment'],
  ['reconcile'],
  ['emit'],
  ['run'],
  ['yusuan'],
];

const alone: Record<string, readonly string[]> = { emit: ['model', 'schemas'] };

function allowedFor(name: string): ReadonlySet<string> {
  if (alone[name] !== undefined) return new Set(alone[name]);
  const index = layers.findIndex((layer) => layer.includes(name));
  return new Set(layers.slice(0, index).flat());
}

function folderOf(name: string): string {
  if (name === 'schemas' || name === 'pipelines') return join(root, name);
  return join(root, 'packages', name === 'yusuan' ? 'cli' : name);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.test.ts'))
    .filter((file) => !/(^|\/)(node_modules|dist|bundle|scripts)\//.test(file))
    .map((file) => join(folder, file));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](?:@yusuan\/([a-z]+)|(yusuan))(?:\/[^'"]*)?['"]/g)].map(
    (match) => match[1] ?? match[2]!,
  );
}

describe('dependencies point one way', () => {
  const names = layers.flat();

  it('the list of layers names every package', () => {
    const packages = readdirSync(join(root, 'packages')).map((name) => (name === 'cli' ? 'yusuan' : name));
    expect([...names].sort()).toEqual([...packages, 'schemas', 'pipelines'].sort());
  });

  it.each(names)('%s imports only what stands before it', (name) => {
    const allowed = allowedFor(name);
    const files = sourceFiles(folderOf(name));
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((imported) => imported !== name && !allowed.has(imported))
        .map((imported) => `${file.slice(root.length + 1)} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(names)('%s reaches other packages by their names, not by their files', (name) => {
    const folder = folderOf(name);
    const wrong = sourceFiles(folder).filter((file) =>
      [...readFileSync(file, 'utf8').matchAll(/from\s+['"](\.[^'"]+)['"]/g)].some(
        (match) => !join(file, '..', match[1]!).startsWith(`${folder}/`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each(names)('package.json of %s lists the packages that it imports', (name) => {
    const manifest = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as Record<string, object>;
    const listed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }));
    const imported = new Set(sourceFiles(folderOf(name)).flatMap(importsOf));
    imported.delete(name);
    expect([...imported].filter((other) => !listed.has(`@yusuan/${other}`))).toEqual([]);
  });
});
