import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonSchemas } from '@yusuan/schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const seeds = join(import.meta.dirname, '../../../seeds');
const folder = mkdtempSync(join(tmpdir(), 'yusuan-cli-'));

function yusuan(...args: string[]) {
  const result = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(result.stderr, 'a stack trace').not.toMatch(/\n\s+at .*[/:]/);
  return result;
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('yusuan', () => {
  beforeAll(() => {
    yusuan('ingest', seeds, '--out', 'out');
  });

  it('keeps compiled code for the next start, for the reading processes in a folder of its own', () => {
    const cache = join(folder, 'cache');
    const result = spawnSync(process.execPath, [main, 'ingest', seeds, '--out', 'cached', '--jobs', '1'], {
      cwd: folder,
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    expect(result.status).toBe(0);
    const [version, ...others] = readdirSync(cache);
    expect(others).toEqual([]);
    expect(readdirSync(join(cache, version!)).filter((name) => name.startsWith('v'))).toHaveLength(1);
  });

  it('ends with 2 and a hint when it is used wrongly', () => {
    for (const args of [
      [],
      ['ingest'],
      ['ingest', seeds],
      ['fly'],
      ['export', 'out', '--to', 'xml', '--out', 'x'],
      ['ingest', seeds, '--out', 'o', '--jobs', '0'],
      ['ingest', seeds, '--out', 'o', '--jobs', '1000000000'],
      ['ingest', seeds, '--out', 'o', '--timeout', '1e12'],
      ['ingest', seeds, '--out', ''],
      ['ingest', '', '--out', 'o'],
      ['export', 'out', '--to', 'csv', '--out', ''],
      ['explain', 'out', ''],
      ['check', ''],
    ])
      expect(yusuan(...args).status, args.join(' ')).toBe(2);
    expect(yusuan('check', 'nowhere')).toMatchObject({ status: 2, stdout: '' });
    expect(yusuan('check', 'nowhere').stderr).toBe(
      'yusuan: nowhere is not an output folder: it has no folder documents\n  Give the folder that was the --out of `yusuan ingest`.\n',
    );
    expect(yusuan('--help').status).toBe(0);
    expect(yusuan('--version').stdout).toBe('0.1.0\n');
  });

  it('names bad input, does the rest, and ends with 1', () => {
    const input = join(folder, 'bad');
    mkdirSync(input);
    writeFileSync(join(input, 'empty.pdf'), '');
    writeFileSync(
      join(input, 'noise.txt'),
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 89) % 256),
    );
    writeFileSync(join(input, 'page.pdf'), '<html><body>404 Not Found</body></html>');
    writeFileSync(join(input, 'cut.pdf'), '%PDF-1.7\n1 0 obj\n<<');
    writeFileSync(join(input, 'large.txt'), '预算\t1\n'.repeat(5_000_000));
    writeFileSync(join(input, 'prose.txt'), '没有表格的一段话。\n');
    const { status, stderr } = yusuan('ingest', input, join(input, 'none.pdf'), '--out', 'bad-out', '--timeout', '60');
    expect(status).toBe(1);
    for (const part of [
      'empty.pdf is empty',
      'noise.txt is neither PDF nor image nor text',
      'none.pdf does not exist',
      'cut.pdf',
      'large.txt',
      'Fetch the file again',
      'prose.txt  1 page, no budget table found',
      'page.pdf is a web page, not what .pdf says: was it fetched whole?',
    ])
      expect(stderr).toContain(part);
    const run = JSON.parse(readFileSync(join(folder, 'bad-out/run.json'), 'utf8'));
    const outcomes = Object.fromEntries(run.documents.map((d: Record<string, string>) => [d.source_name, d.outcome]));
    expect(outcomes).toMatchObject({
      'empty.pdf': 'failed',
      'noise.txt': 'failed',
      'none.pdf': 'failed',
      'cut.pdf': 'failed',
      'large.txt': 'failed',
      'page.pdf': 'partial',
      'prose.txt': 'complete',
    });
    const page = JSON.parse(readFileSync(join(folder, 'bad-out/documents/page.json'), 'utf8'));
    expect(page.findings.map((finding: Record<string, string>) => finding.check)).toContain('run:name-and-content');
    expect(readdirSync(join(folder, 'bad-out/documents')).length).toBe(6);
    const quiet = yusuan('ingest', join(input, 'empty.pdf'), join(input, 'prose.txt'), '--out', 'quiet-out', '--quiet');
    expect(quiet).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'failed  empty.pdf is empty. Fetch the file again: nothing arrived.\n',
    });
    expect(yusuan('ingest', input, '--out', 'bad-out', '--quiet').stderr.trim().split('\n')).toHaveLength(4);
  });

  it.skipIf(spawnSync('unshare', ['-rm', 'true']).status !== 0)(
    'says where there is no room, or no writing at all',
    () => {
      mkdirSync(join(folder, 'disk'));
      const onDisk = (size: string, ...args: string[]) =>
        spawnSync(
          'unshare',
          [
            '-rm',
            'bash',
            '-c',
            `mount -t tmpfs -o ${size} tmpfs disk && exec "$0" "$@"`,
            process.execPath,
            main,
            ...args,
          ],
          { cwd: folder, encoding: 'utf8' },
        );
      for (const form of ['csv', 'ndjson', 'parquet', 'duckdb']) {
        const { status, stderr } = onDisk(
          form === 'duckdb' ? 'size=600k' : 'size=64k',
          'export',
          'out',
          '--to',
          form,
          '--out',
          'disk/x',
        );
        expect(stderr).toBe(
          'yusuan: disk/x cannot be written (ENOSPC, no room left on its disk)\n  Give another path with --out.\n',
        );
        expect(status).toBe(2);
      }
      for (const args of [
        ['export', 'out', '--to', 'csv', '--out', 'disk/x'],
        ['export', 'out', '--to', 'csv', '--out', 'disk/x.csv'],
        ['schema', '--out', 'disk/x'],
        ['ingest', seeds, '--out', 'disk/x'],
      ])
        expect(onDisk('ro', ...args).stderr).toMatch(
          /^yusuan: .*disk\S* cannot be written \(EROFS, a read-only file system\)\n/,
        );
    },
  );

  it.skipIf(process.platform === 'win32')('says where a file may not be as large as an export is', () => {
    for (const form of ['csv', 'ndjson', 'duckdb']) {
      const limited = ['-c', 'ulimit -f 40 && exec "$0" "$@"', process.execPath, main];
      const args = [...limited, 'export', 'out', '--to', form, '--out', 'limited'];
      expect(spawnSync('bash', args, { cwd: folder, encoding: 'utf8' })).toMatchObject({
        status: 2,
        stderr:
          'yusuan: limited cannot be written (EFBIG, larger than a file may be there)\n  Give another path with --out.\n',
      });
    }
    expect(existsSync(join(folder, 'limited'))).toBe(false);
  });

  it('takes whatever a file may be called, and shows it in one line', () => {
    const input = join(folder, 'names');
    mkdirSync(input);
    const names = ['-dash.txt', '--force.txt', 'a b\'"c.txt', 'two\nlines.txt', 'red\u001b[31m.txt', '[x]*.txt'];
    for (const [i, name] of names.entries()) writeFileSync(join(input, name), `没有表格的一段话。${i}\n`);
    writeFileSync(
      Buffer.concat([Buffer.from(`${input}/`), Buffer.from([0xd4, 0xa4, 0xcb, 0xe3]), Buffer.from('.txt')]),
      'x',
    );
    symlinkSync('nothing', join(input, 'link.pdf'));
    symlinkSync('.', join(input, 'loop'));
    const { status, stderr } = yusuan('ingest', input, '--out', 'names-out');
    expect(status).toBe(1);
    expect(stderr).toContain('complete  two\\u000alines.txt  1 page, no budget table found\n');
    expect(stderr).toContain('complete  red\\u001b[31m.txt  1 page');
    expect(stderr).toContain('failed  link.pdf is a link to nothing. Mend the link, or remove it.\n');
    expect(stderr).toMatch(/^failed {2}\S*\ufffd\.txt: the name of \S*\ufffd\.txt is not UTF-8\. Rename it;/m);
    const run = JSON.parse(readFileSync(join(folder, 'names-out/run.json'), 'utf8'));
    expect(run.totals).toMatchObject({ documents: 8, complete: 6, failed: 2 });
    const outright = spawnSync(
      process.execPath,
      [main, 'ingest', '--out', '../dashes', '--', '--force.txt', '-dash.txt'],
      {
        cwd: input,
      },
    );
    expect(outright.status).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)('says that an output folder cannot be written', () => {
    mkdirSync(join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o500);
    expect(yusuan('ingest', seeds, '--out', 'locked/out').stderr).toContain('locked/out cannot be written (EACCES)');
  });

  it('refuses an output folder that is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    const { status, stderr } = yusuan('ingest', seeds, '--out', 'file');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^yusuan: the output folder .*file cannot be written \(E[A-Z]+\)\n {2}Give a folder/);
  });

  it('tells programs what happens as NDJSON, and people nothing when quiet', () => {
    const { stdout, stderr } = yusuan('ingest', seeds, '--out', 'out-json', '--json', '--quiet');
    expect(stderr).toBe('');
    const events = lines(stdout);
    expect(events[0]).toMatchObject({ event: 'plan', documents: 5 });
    expect(events.filter(({ event }) => event === 'document').length).toBe(5);
    expect(events.at(-1)).toMatchObject({ event: 'end', documents: 5, read: 5 });
    expect(readFileSync(join(folder, 'out-json/run.json'), 'utf8')).toBe(
      readFileSync(join(folder, 'out/run.json'), 'utf8'),
    );
  });

  it('writes documents that the published schema takes, without times or paths', () => {
    const schemas = jsonSchemas();
    const validate = new Ajv2020({ strict: true }).compile(schemas.document!);
    for (const name of readdirSync(join(folder, 'out/documents'))) {
      const text = readFileSync(join(folder, 'out/documents', name), 'utf8');
      expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
      expect(text).not.toContain(folder);
    }
    const run = JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8'));
    const validateRun = new Ajv2020({ strict: true }).compile(schemas.run!);
    expect(validateRun(run), JSON.stringify(validateRun.errors)).toBe(true);
    expect(JSON.stringify(run)).not.toContain(folder);
  });

  it('exports to a folder, to one file, to stdout', () => {
    expect(yusuan('export', 'out', '--to', 'csv', '--out', 'csv').status).toBe(0);
    expect(readdirSync(join(folder, 'csv')).sort()).toEqual(
      ['amounts', 'documents', 'findings', 'indicators', 'projects', 'statements'].map((name) => `${name}.csv`),
    );
    yusuan('export', 'out', '--to', 'csv', '--out', 'one/amounts.csv');
    const amounts = readFileSync(join(folder, 'csv/amounts.csv'), 'utf8');
    expect(readFileSync(join(folder, 'one/amounts.csv'), 'utf8')).toBe(amounts);
    expect(yusuan('export', 'out', '--to', 'csv', '--out', '-', '--quiet').stdout).toBe(amounts);
    const findings = yusuan('export', 'out', '--to', 'ndjson', '--table', 'findings', '--out', '-', '--quiet').stdout;
    expect(lines(findings).every((finding) => typeof finding.check === 'string')).toBe(true);
    expect(yusuan('export', 'out', '--to', 'parquet', '--out', '-').status).toBe(2);
    expect(yusuan('export', 'nowhere', '--to', 'csv', '--out', 'made').status).toBe(2);
    expect(existsSync(join(folder, 'made'))).toBe(false);
  });

  it('checks what it wrote, and notices what was edited', () => {
    const checked = lines(yusuan('check', 'out', '--json').stdout);
    expect(checked.map(({ valid }) => valid)).toEqual([true, true, true, true, true]);
    yusuan('ingest', seeds, '--out', 'edited', '--quiet');
    const file = join(folder, 'edited/documents/000_d92cfd79e8c95a05.json');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"531729400.00"');
    writeFileSync(file, text.replace('"531729400.00"', '"931729400.00"'));
    const { status, stdout } = yusuan('check', 'edited');
    expect(status).toBe(1);
    expect(stdout).toContain('000_d92cfd79e8c95a05.json was edited');
    expect(stdout).toContain('is 931729400.00, and 53,172.94 in 万元 comes to 531729400.00\n');
    writeFileSync(file, text.replace('"schema_version": "1.0.0"', '"schema_version": "9.0.0"'));
    expect(yusuan('check', 'edited').stdout).toContain('000_d92cfd79e8c95a05.json is not valid: /schema_version');
    writeFileSync(file, '{"schema_version": "1.0.0", "document_id": "sha256:0"}');
    expect(yusuan('export', 'edited', '--to', 'csv', '--out', 'edited-csv').stderr).toContain(
      'documents/000_d92cfd79e8c95a05.json is not a document of yusuan',
    );
    writeFileSync(file, text.slice(0, 1000));
    expect(yusuan('check', 'edited').stdout).toContain('000_d92cfd79e8c95a05.json is no JSON');
    const edited = JSON.parse(text);
    edited.tables[0].lines[0].amounts[0].amount_yuan = 'much';
    writeFileSync(file, JSON.stringify(edited));
    for (const args of [
      ['export', 'edited', '--to', 'parquet', '--out', 'edited-parquet'],
      ['explain', 'edited', edited.tables[0].lines[0].amounts[0].amount_id],
    ])
      expect(yusuan(...args).stderr).toMatch(
        /^yusuan: the record of 000_d92cfd79e8c95a05.txt is not as yusuan wrote it: \/tables\/0\/lines\/0\/amounts\/0\/amount_yuan /,
      );
    rmSync(file);
    const missing = yusuan('check', 'edited');
    expect(missing.status).toBe(1);
    expect(missing.stdout).toContain('documents/000_d92cfd79e8c95a05.json is missing\n');
    expect(missing.stderr).toContain('5 documents: 1 invalid, ');
    mkdirSync(file);
    rmSync(join(folder, 'edited/run.json'));
    const broken = yusuan('check', 'edited');
    expect(broken.stdout).toContain('000_d92cfd79e8c95a05.json cannot be read (EISDIR)');
    expect(broken.stdout).toContain('001_6748f164a8f4b81a.txt: ');
    expect(broken.stderr).toMatch(/^The run was not finished: /);
  });

  it.skipIf(!existsSync('/dev/full'))('says in one line that stdout is full, and goes on where stderr is', () => {
    const full = openSync('/dev/full', 'w');
    const schema = spawnSync(process.execPath, [main, 'schema'], { encoding: 'utf8', stdio: ['ignore', full, 'pipe'] });
    expect(schema.status).toBe(2);
    expect(schema.stderr).toBe('yusuan: stdout cannot be written (ENOSPC)\n  Make room, or send it elsewhere.\n');
    const args = [main, 'ingest', join(seeds, '001_6748f164a8f4b81a.txt'), '--out', join(folder, 'unheard')];
    expect(spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', full] }).status).toBe(0);
    expect(existsSync(join(folder, 'unheard/run.json'))).toBe(true);
    closeSync(full);
  });

  it('reads on where nobody listens to its events any more', async () => {
    const out = join(folder, 'left-alone');
    const child = spawn(process.execPath, [main, 'ingest', seeds, '--out', out, '--json', '--quiet']);
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(readdirSync(join(out, 'documents'))).toHaveLength(5);
    expect(existsSync(join(out, 'run.json'))).toBe(true);
  });

  it('passes warnings of Node on, but not that something in it is experimental', () => {
    const warn = (kind: string) =>
      spawnSync(
        process.execPath,
        ['--import', `data:text/javascript,setTimeout(()=>process.emitWarning('w','${kind}'))`, main, 'schema'],
        { encoding: 'utf8' },
      ).stderr;
    expect(warn('ExperimentalWarning')).toBe('');
    expect(warn('OtherWarning')).toBe('OtherWarning: w\n');
  });

  it('explains an amount', () => {
    const [head, ...rows] = yusuan('export', 'out', '--to', 'ndjson', '--out', '-', '--quiet').stdout.split('\n');
    const { amount_id } = JSON.parse(head!) as { amount_id: string };
    expect(rows.length).toBeGreaterThan(100);
    const { status, stdout } = yusuan('explain', 'out', amount_id);
    expect(status).toBe(0);
    expect(stdout).toContain(`${amount_id}: `);
    expect(yusuan('explain', 'out', 'no-such-amount')).toMatchObject({ status: 2, stdout: '' });
  });

  it('prints the schemas, or writes one file for each', () => {
    expect(Object.keys(JSON.parse(yusuan('schema').stdout) as object)).toEqual(Object.keys(jsonSchemas()));
    yusuan('schema', '--out', 'schemas');
    expect(existsSync(join(folder, 'schemas/document.schema.json'))).toBe(true);
    expect(readdirSync(join(folder, 'schemas')).length).toBe(Object.keys(jsonSchemas()).length);
  });

  it('stops cleanly at Ctrl-C, and goes on from there', async () => {
    const child = spawn(process.execPath, [main, 'ingest', seeds, '--out', 'interrupted', '--jobs', '1', '--json'], {
      cwd: folder,
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdout.once('data', () => child.kill('SIGINT')); // the plan: nothing is read yet
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(130);
    expect(stderr).toContain('The same command goes on from here.');
    expect(existsSync(join(folder, 'interrupted/run.json'))).toBe(false);
    yusuan('ingest', seeds, '--out', 'interrupted');
    const run = (out: string) => readFileSync(join(folder, out, 'run.json'), 'utf8');
    expect(run('interrupted')).toBe(run('out'));
  });
});
