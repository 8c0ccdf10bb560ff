import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readItems } from '../../../src/artifacts/targets/items.ts';
import { run } from '../../support/bash.ts';
import { hostile, made, refusal } from './support.ts';

const foley = { app: 'hunyuanvideo-foley', hostCuda: '12.8' } as const;
const files = async (draft = {}) => {
  const { files: all } = await made('pool', { ...foley, ...draft });
  const named = (name: string) => all.find((one) => one.path === name)?.content ?? '';
  return {
    pool: parse(named('pool.yaml')),
    job: parse(named('pool-job.yaml')),
    program: named('pool-item.sh'),
  };
};

describe('a list of items', () => {
  it('is read as a shell groups words, and nothing is expanded', () => {
    const text = `# a list\n\n--p "rain on a roof" --o {out}\r\na 'b $(id)' c\\ d "\\"" ''\n`;
    expect(readItems(text)).toEqual({
      ok: true,
      count: 2,
      text: '--p\train on a roof\t--o\t{out}\na\tb $(id)\tc d\t"\t\n',
    });
  });

  it.each([
    ["a 'b", 1, 'not closed'],
    ['a\n"x\ty"', 2, 'control character'],
    ['a\u0007', 1, 'control character'],
    ['# none\n', 1, 'no job'],
    ["''", 1, 'no word'],
  ])('%j is refused by its line', (text, line, why) => {
    expect(readItems(text)).toMatchObject({ ok: false, line, why: expect.stringContaining(why) });
  });
});

describe('pool-item.sh', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-pool-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ran = async (items: string, rank: number, env: Record<string, string> = {}) => {
    writeFileSync(path.join(folder, 'pool-item.sh'), (await files()).program);
    writeFileSync(path.join(folder, 'items.tsv'), items);
    writeFileSync(path.join(folder, 'startup.sh'), `printf '%s\\0' "$@" >${folder}/words; exit 3\n`);
    const results = path.join(folder, 'results & more');
    const done = run('bash', [path.join(folder, 'pool-item.sh'), results], '', {
      ...process.env,
      SKYPILOT_JOB_RANK: String(rank),
      ...env,
    });
    return {
      ...done,
      results,
      words: () => readFileSync(path.join(folder, 'words'), 'utf8').split('\0').slice(0, -1),
    };
  };

  it('hands the words of its own line over byte for byte, whatever they are', async () => {
    const word = fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => !/\p{Cc}|\p{Cs}/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (words) => {
        fc.pre(words.some((one) => one !== ''));
        const typed = words.map((one) => `'${one.replaceAll("'", `'"'"'`)}'`).join(' ');
        const items = readItems(`first\n${typed}\n`);
        if (!items.ok) throw new Error(items.why);
        const done = await ran(items.text, 1);
        const at = path.join(done.results, '2');
        expect(done.status).toBe(3);
        expect(done.words()).toEqual(['job', ...words.map((one) => one.replaceAll('{out}', at))]);
      }),
      { numRuns: 25 },
    );
  });

  it('names the folder of its results, and copies them, also where the job failed', async () => {
    mkdirSync(path.join(folder, 'bin'), { recursive: true });
    writeFileSync(path.join(folder, 'bin/rclone'), `#!/bin/sh\nprintf '%s\\n' "$@" >${folder}/copied\n`, {
      mode: 0o755,
    });
    const done = await ran('--o\t{out}/x\n', 0, {
      RESULTS: ':s3:a b',
      PATH: `${folder}/bin:${process.env['PATH']}`,
    });
    expect(done.status).toBe(3);
    expect(done.words()).toEqual(['job', '--o', `${done.results}/1/x`]);
    expect(readFileSync(path.join(folder, 'copied'), 'utf8')).toBe(`copy\n${done.results}/1\n:s3:a b/1\n`);
  });

  it('ends where there is no such line', async () => {
    expect(await ran('a\n', 1)).toMatchObject({ status: 2, stdout: 'items.tsv has no line 2\n' });
  });
});

describe('pool.yaml and pool-job.yaml', () => {
  it('install once for all jobs, on spot machines with a ceiling, and mount what a job needs', async () => {
    const { pool, job } = await files();
    expect(pool).toMatchObject({
      pool: { workers: 2 },
      resources: { use_spot: true, max_hourly_cost: expect.any(Number) },
      setup: 'bash /opt/pod-wizard/startup.sh install',
    });
    expect(Object.values(pool.file_mounts)).toEqual(['./startup.sh', './pool-item.sh', './items.tsv']);
    expect(job.file_mounts).toBe(undefined);
    expect(job.resources.accelerators).toBe(pool.resources.accelerators);
    expect(job.resources.job_recovery).toBeDefined();
  });

  it('have the same lines, whatever a person typed', async () => {
    const { pool, job } = await files();
    const typed = await files(hostile);
    expect({ ...typed.pool, name: pool.name }).toEqual(pool);
    expect({ ...typed.job, name: job.name, run: job.run }).toEqual(job);
    const said = run('bash', ['-c', typed.job.run.replace('bash /opt', 'echo /opt')]);
    expect(said.stdout).toBe(`/opt/pod-wizard/pool-item.sh ${hostile.workspace}/results\n`);
  });

  it('say what one job takes as far as it was measured, and else that it is unknown', async () => {
    expect((await made('pool', foley)).told).toMatch(/1,000 jobs: time and cost are unknown/);
    expect((await made('pool', { app: 'ai-toolkit' })).told).toMatch(
      /1000 of ".*": .* hours on 2 workers|are unknown/,
    );
  });

  it('are not made for an app without a job, and name secrets without a value', async () => {
    expect(await refusal('pool', {})).toContain('has no job');
    const { pool, job } = await files({ app: 'kohya-ss' });
    expect([pool.secrets, job.secrets]).toEqual([{ KOHYA_PASSWORD: null }, { KOHYA_PASSWORD: null }]);
  });
});
