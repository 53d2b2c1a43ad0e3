/**
 * Builds what is published: the workspace packages bundled into a few modules (npm packages stay outside), their type declarations,
 * and the data files that they read. Run by `prepack`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cli = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(cli, '../..');
const target = join(cli, 'bundle');
const ours = /^(@yusuan\/|\.|\/)/;

rmSync(target, { recursive: true, force: true });
const externals = await bundle();
checkDependencies(externals);
copyTypes();
copyData();
for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md'])
  if (existsSync(join(root, file))) cpSync(join(root, file), join(cli, file));

/** Returns the npm packages that the bundle imports. */
async function bundle(): Promise<Set<string>> {
  const { metafile } = await build({
    entryPoints: {
      main: join(cli, 'src/main.ts'),
      index: join(cli, 'src/index.ts'),
      worker: join(root, 'packages/run/src/worker.ts'),
      reader: join(root, 'packages/run/src/reader.ts'),
    },
    outdir: target,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    sourcemap: false,
    legalComments: 'none',
    metafile: true,
    plugins: [
      {
        name: 'npm packages stay outside',
        setup({ onResolve }) {
          onResolve({ filter: /.*/ }, ({ path, kind }) =>
            kind === 'entry-point' || ours.test(path) ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return new Set(imports.filter(({ external }) => external).flatMap(({ path }) => packageOf(path) ?? []));
}

function packageOf(path: string): string | null {
  if (path.startsWith('node:') || builtinModules.includes(path)) return null;
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

function checkDependencies(imported: Set<string>): void {
  const manifest = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies };
  const missing = [...imported].filter((name) => !(name in declared));
  if (missing.length > 0) throw new Error(`packages/cli/package.json must list ${missing.join(', ')}`);
}

/** The declarations of all workspace packages, with imports of each other made relative. */
function copyTypes(): void {
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-b', cli], { stdio: 'inherit' });
  const folders = new Map([
    ['@yusuan/schemas', join(root, 'schemas/dist')],
    ['@yusuan/pipelines', join(root, 'pipelines/dist')],
    ...readdirSync(join(root, 'packages')).map((name): [string, string] => [
      name === 'cli' ? 'yusuan' : `@yusuan/${name}`,
      join(root, 'packages', name, 'dist'),
    ]),
  ]);
  const types = join(target, 'types');
  for (const [name, folder] of folders)
    for (const file of declarationsIn(folder)) {
      const to = join(types, name.replace('@yusuan/', ''), file);
      const text = readFileSync(join(folder, file), 'utf8')
        .replace(/\n?\/\/# sourceMappingURL=.*$/m, '\n')
        .replace(/(['"])(@yusuan\/[a-z]+)\1/g, (_, quote: string, other: string) => {
          const path = relative(dirname(to), join(types, other.replace('@yusuan/', ''), 'index.js'));
          return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
        })
        .replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2');
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, text);
    }
}

function declarationsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.d.ts'));
}

/** Data is found beside the module's folder, `../data`, in the workspace as in the bundle. */
function copyData(): void {
  const data = join(root, 'packages/codes/data');
  rmSync(join(cli, 'data'), { recursive: true, force: true });
  if (existsSync(data)) cpSync(data, join(cli, 'data'), { recursive: true });
}
