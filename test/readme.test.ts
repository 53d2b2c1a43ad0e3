import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const main = join(root, 'packages/cli/src/main.ts');
const viaPnpm = 'npx -y pnpm@12.21.0 -s yusuan';

const fences = [...readme.matchAll(/^```([a-z]*)\n(.*?)^```$/gms)];
const blocks = (language: string): string[] =>
  fences.filter((fence) => fence[1] === language).map((fence) => fence[2]!);
const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
const folder = mkdtempSync(join(tmpdir(), 'yusuan-readme-'));

function shell(command: string): { status: number | null; stdout: string; stderr: string } {
  const line = command.replace(viaPnpm, `'${process.execPath}' '${main}'`);
  return spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
}

describe('the README', () => {
  beforeAll(() => {
    for (const name of ['seeds', 'test']) symlinkSync(join(root, name), join(folder, name));
  });

  it('begins with the two commands of a fresh clone, after one paragraph', () => {
    expect(commands.slice(0, 2)).toEqual([`${viaPnpm} ingest seeds --out out`, 'npx -y pnpm@12.21.0 test']);
    const before = readme.slice(0, readme.indexOf('```sh'));
    expect(before.trim().split(/\n\n+/).length).toBe(2);
  });

  const run = commands.filter((command) => command.startsWith(viaPnpm));

  it('shows only commands that are run here, and the tests themselves', () => {
    expect(commands.filter((command) => !run.includes(command))).toEqual(['npx -y pnpm@12.21.0 test']);
  });

  it.each(run)('%s', (command) => {
    const { status, stderr } = shell(command);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([0, 1], stderr).toContain(status); // 1: some seed is partial
  });

  it('shows an amount as it is written, and explains it', () => {
    const shown = JSON.parse(blocks('json')[0]!) as Record<string, unknown>;
    const document = JSON.parse(readFileSync(join(folder, 'out/documents/000_d92cfd79e8c95a05.json'), 'utf8'));
    expect(document.tables[0].lines[0].amounts).toContainEqual(shown);
    expect(commands).toContain(`${viaPnpm} explain out ${shown.amount_id}`);
  });

  it('names the verbs that --help names', () => {
    const help = shell(`${viaPnpm} --help`).stdout;
    const inHelp = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]);
    const list = blocks('').find((block) => block.startsWith('yusuan ingest'))!;
    const inReadme = [...list.matchAll(/^yusuan ([a-z]+)/gm)].map((match) => match[1]);
    expect(inReadme).toEqual(inHelp.filter((verb) => verb !== 'help'));
    for (const line of list.split('\n')) {
      const verb = /^yusuan ([a-z]+)/.exec(line)?.[1];
      if (verb === undefined) continue;
      const verbHelp = shell(`${viaPnpm} ${verb} --help`).stdout;
      for (const [option] of line.matchAll(/--[a-z-]+/g)) expect(verbHelp).toContain(`${option} `);
    }
  });

  it('names only options that exist', () => {
    const help = ['ingest', 'export', 'inspect', 'check', 'explain', 'schema'].map(
      (verb) => shell(`${viaPnpm} ${verb} --help`).stdout,
    );
    const prose = readme.replace(/^```.*?^```/gms, '');
    for (const [, option] of prose.matchAll(/`[^`\n]*?(?<!npx[^`]*)(--[a-z][a-z-]+)/g))
      if (option !== '--omit')
        expect(
          help.some((text) => text.includes(option!)),
          option,
        ).toBe(true);
  });

  it('shows SQL that DuckDB runs over the exported Parquet', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const [query] = blocks('sql');
    const sql = query!.replaceAll("'out/", `'${folder}/out/`);
    const rows = await (await connection.runAndReadAll(sql)).getRowObjectsJson();
    connection.closeSync();
    expect([...new Set(rows.map((row) => `${row.fiscal_year} ${row.department}`))]).toEqual([
      '2020 南充市人力资源和社会保障局',
      '2024 南昌市人力资源和社会保障局',
    ]);
    const social = rows.find((row) => row.class === '208' && row.fiscal_year === 2024);
    expect(social!.yuan).toBe('190346600.00'); // printed for the class: 19,034.65 万元, 0.01 less than its items
  });

  it('shows a run in parts, of which DuckDB reads one table that holds what one run gives', async () => {
    const lines = blocks('').find((block) => block.startsWith('printf '))!;
    for (const line of lines.trim().split('\n')) {
      const { status, stderr } = shell(line);
      expect([0, 123], stderr).toContain(status); // 123: xargs, where some seed is partial
    }
    const parts = /FROM '(out\/parts[^']*)'/.exec(readme)![1];
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const sql = `SELECT amount_id, amount_yuan, status FROM '${folder}/FILE' ORDER BY amount_id`;
    const [inParts, whole] = await Promise.all(
      [parts!, 'out/parquet/amounts.parquet'].map(async (file) =>
        (await connection.runAndReadAll(sql.replace('FILE', file))).getRowObjectsJson(),
      ),
    );
    connection.closeSync();
    expect(inParts!.length).toBeGreaterThan(1000);
    expect(inParts).toEqual(whole);
  });

  it.skipIf(spawnSync('jq', ['--version']).status !== 0)('shows a line of jq that runs', () => {
    const line = blocks('').find((block) => block.startsWith('jq '))!;
    expect(shell(line).status).toBe(0);
  });

  it.skipIf(spawnSync('python3', ['-c', 'import pandas']).status !== 0)('shows a line of pandas that runs', () => {
    const out = execFileSync('python3', ['-c', blocks('python')[0]!], { cwd: folder, encoding: 'utf8' });
    expect(out).toMatch(/^\S+ +.*支出.* \d+\.\d{2}$/m);
  });

  it('shows a program of about ten lines that runs', () => {
    const [program] = blocks('ts');
    expect(program!.trim().split('\n').length).toBeLessThanOrEqual(12);
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', program!], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(out).toMatch(/^南昌市人力资源和社会保障局.* 2024 (complete|partial)\n/);
    expect(out).toContain('expenditure_summary');
  });

  it('has a CONTRIBUTING beside it whose files, scripts and options exist', () => {
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const paths = [...contributing.matchAll(/\b(?:bench|test|packages|pipelines|golden)\/[\w./-]*[\w/]/g)].map(
      ([path]) => path,
    );
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths.filter((path) => !/NAME|\.pdf$|\.csv$/.test(path)))
      expect(existsSync(join(root, path)), path).toBe(true);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, script] of contributing.matchAll(/^npx -y pnpm@12\.21\.0 ([a-z]+)$/gm))
      expect(scripts).toHaveProperty(script!);
  });

  it('links to files that are there, and names benches that are', () => {
    const benches = [...readme.matchAll(/\bbench\/[a-z-]+\.ts/g)].map(([path]) => path);
    expect(new Set(benches).size).toBeGreaterThanOrEqual(5);
    for (const path of benches) expect(existsSync(join(root, path)), path).toBe(true);
    for (const [, target] of readme.matchAll(/\]\(([^)#:]+)\)/g))
      expect(existsSync(join(root, target!)), target).toBe(true);
  });
});
