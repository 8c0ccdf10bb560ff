import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { soundFlags } from '../../commands/support.ts';
import { type Fault, startCloud } from '../../support/cloud-server.ts';

/**
 * The bundle, killed at random moments while it rents: npm run deploy:kills does it 500 times. Each run has a seed,
 * which is told where it fails: DEPLOY_KILLS=1 DEPLOY_SEED=… repeats it.
 */
const runs = Number(process.env['DEPLOY_KILLS'] ?? 12);
const firstSeed = Number(process.env['DEPLOY_SEED'] ?? 1);
const atOnce = 3;

const cli = path.join(import.meta.dirname, '../../../dist/cli.js');
const base = mkdtempSync(path.join(tmpdir(), 'kills-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const faults: readonly Fault[] = [
  'none',
  'none',
  'none',
  'late, made',
  'cut, made',
  'half, made',
  'broken, made',
  'page, made',
  'capacity',
  'rate',
  'broken',
];

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

function started(argv: readonly string[], env: Record<string, string>, cwd: string) {
  const child = spawn(process.execPath, [cli, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out })));
  return { child, ended };
}

async function oneRun(seed: number): Promise<'made' | 'none' | 'nothing was asked'> {
  const next = random(seed);
  const server = await startCloud();
  const home = path.join(base, String(seed));
  mkdirSync(home);
  const env = { HOME: home, RUNPOD_API_KEY: server.key, POD_WIZARD_API_URL: server.url };
  try {
    const pick = () => faults[Math.floor(next() * faults.length)] ?? 'none';
    server.faults.push(pick(), pick());
    server.settings.lag = Math.floor(next() * 3);
    const { child, ended } = started(
      ['deploy', ...soundFlags, '--or-gpu', '5090', '--yes', '--max-price', '2'],
      env,
      home,
    );
    // Half of them at any time, half within a breath of the request.
    const kill = () => child.kill('SIGKILL');
    const delay = next();
    if (next() < 0.5) setTimeout(kill, delay * 2500);
    else server.onCreate = () => setTimeout(kill, delay * 40);
    await ended;
    // What was under way comes to its end, and an hour passes.
    await new Promise((resolve) => setTimeout(resolve, 350));
    const later = { ...env, SOURCE_DATE_EPOCH: String(Math.floor(Date.now() / 1000) + 3600) };
    server.settings.lag = 0;
    const status = await started(['deploy', 'status', '--json', '--gone'], later, home).ended;
    const folder = path.join(home, '.local/state/pod-wizard/pods');
    const names = existing(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    const records = names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
    const told = `seed ${seed}: ${JSON.stringify(records)} ${status.out}`;
    expect(server.pods.length, told).toBeLessThanOrEqual(1);
    expect(records.length, told).toBeLessThanOrEqual(1);
    for (const pod of server.pods) {
      // Nothing is billed that no record names.
      expect(records[0]?.name, told).toBe(pod.name);
      expect(records[0]?.state, told).toMatchObject({ is: 'made', id: pod.id });
    }
    if (server.pods.length === 0 && records.length === 1) expect(records[0].state.is, told).toBe('none');
    expect(status.code, told).toBe(0);
    expect(told).not.toContain(server.key);
    return server.pods.length === 1 ? 'made' : records.length === 1 ? 'none' : 'nothing was asked';
  } finally {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function existing(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

describe('killed while it rents', () => {
  it(
    'leaves one pod or none, and a record that says which',
    async () => {
      const seeds = Array.from({ length: runs }, (_, at) => firstSeed + at);
      const counts: Record<string, number> = {};
      const worker = async () => {
        for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
          const what = await oneRun(seed);
          counts[what] = (counts[what] ?? 0) + 1;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      if (runs > 100) console.log(JSON.stringify({ runs, ...counts }));
    },
    runs * 20_000 + 30_000,
  );
});
