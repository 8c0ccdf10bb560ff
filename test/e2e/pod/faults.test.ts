import { beforeAll, describe, expect, test } from 'vitest';
import { type Fault, faults } from './faults.ts';
import { fingerprint } from './fingerprint.ts';
import { canMount, makePod, type Pod } from './pod.ts';

/** The same each time, so that a failure can be had again; another with POD_WIZARD_SEED. */
const seed = Number(process.env['POD_WIZARD_SEED'] ?? 20261122);
/** Longer with POD_WIZARD_KILLS: so many rounds of a kill at every step. */
const rounds = Number(process.env['POD_WIZARD_KILLS'] ?? 1);

const steps = [
  'machine',
  'system',
  'python',
  'source-1',
  'source-2',
  'access',
  'venv',
  'torch',
  'packages-1',
  'packages-2',
  'weight-1',
  'check-install',
  'app',
];

const rows: { readonly order: number; readonly cells: readonly string[] }[] = [];
let clean: readonly string[] = [];
const mountable = canMount();

async function standInPod(fault?: Fault): Promise<Pod> {
  const pod = await makePod(fault?.smallVolume ? { volumeMb: 150 } : {});
  await plan(pod);
  return pod;
}

const plan = (pod: Pod) =>
  pod.plan({}, (preset) => ({ ...preset, health: { ...preset.health, timeoutSeconds: 1 } }));

/** Boots to the end, and says whether the volume then holds what a clean first boot leaves. */
async function nextBoot(pod: Pod): Promise<string> {
  const boot = pod.boot();
  await boot.says(/READY/);
  boot.killAll();
  const result = fingerprint(pod);
  expect(result).toEqual(clean);
  return 'ready; the volume as after a clean first boot';
}

beforeAll(async () => {
  const pod = await standInPod();
  const boot = pod.boot();
  await boot.says(/READY/);
  boot.killAll();
  clean = fingerprint(pod);
  pod.remove();
}, 600_000);

describe.concurrent('a fault, then another boot', { timeout: 1_800_000 }, () => {
  for (const [order, fault] of faults.entries()) {
    if (fault.smallVolume && !mountable) continue;
    test(`${fault.step}: ${fault.fault}`, async () => {
      const pod = await standInPod(fault);
      try {
        if (fault.second) {
          const first = pod.boot();
          await first.says(/READY/);
          first.killAll();
        }
        fault.arrange(pod);
        const boot = pod.boot();
        const said = await boot.says(fault.until);
        expect(said).toMatch(fault.sees);
        if (!/READY/.test(fault.until.source)) expect(said).not.toContain('READY');
        boot.killAll();
        fault.restore?.(pod);
        await plan(pod);
        rows.push({
          order,
          cells: [fault.step, fault.fault, told(said, fault.sees, pod), await nextBoot(pod)],
        });
      } finally {
        pod.remove();
      }
    });
  }
});

describe.concurrent(`kill -9 at a random moment of every step (seed ${seed})`, { timeout: 1_800_000 }, () => {
  const random = generator(seed);
  for (let round = 0; round < rounds; round++) {
    for (const [index, step] of steps.entries()) {
      const delay = Math.floor(random() ** 2 * 1500);
      const newContainer = random() < 0.5;
      test(`${step}, after ${delay} ms${newContainer ? ', then a new container' : ''}, round ${round + 1}`, async () => {
        const pod = await standInPod();
        try {
          const boot = pod.boot();
          await boot.says(step === 'app' ? /Starting Stand-in app/ : new RegExp(`Step ${index + 1} of 12`));
          await new Promise((resolve) => setTimeout(resolve, delay));
          boot.killAll();
          await boot.ended;
          if (newContainer) pod.replaceContainer();
          const after = await nextBoot(pod);
          if (round === 0) {
            rows.push({
              order: 1000 + index,
              cells: [step, 'kill -9', 'nothing: the container is gone', after],
            });
          }
        } finally {
          pod.remove();
        }
      });
    }
  }
});

test('the table of all this is snapshots/faults.md', async () => {
  const wanted = faults.length + steps.length;
  if (!mountable) return;
  expect(rows).toHaveLength(wanted);
  const lines = [...rows]
    .sort((one, other) => one.order - other.order)
    .map(({ cells }) => `| ${cells.join(' | ')} |`);
  const table = `# What a pod does to the startup script, and what comes of it

Made by \`test/e2e/pod/faults.test.ts\`, which runs the script of a stand-in app through each of these on a
stand-in pod. After each fault the cause is put right, the pod is booted again, and what is on its volume
is compared, file by file, with what a clean first boot leaves.

| step | fault | what the log says | after the next boot |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
  await expect(table).toMatchFileSnapshot('../../../snapshots/faults.md');
});

/** The line that tells the fault, the failure and the cause, without what differs from run to run. */
function told(said: string, sees: RegExp, pod: Pod): string {
  const lines = said
    .split('\n')
    .filter((line) => sees.test(`${line}\n`) || /FAILED:|Likely cause:/.test(line));
  return [...new Set(lines.map((line) => line.replace(/^\[pod-wizard [^\]]+\] /, '').trim()))]
    .join('<br>')
    .replaceAll(pod.workspace, '/workspace')
    .replaceAll(pod.farEnd.url, 'https://huggingface.co')
    .replaceAll(pod.root, '')
    .replaceAll(String(pod.port), '7860')
    .replace(/process \d+ \([^)]*\)/g, 'process 123 (NAME)')
    .replace(/line \d+/g, 'line N')
    .replace(/Python 3\.\d+/g, 'Python 3.11')
    .replace(/[0-9a-f]{64}/g, 'SHA256')
    .replaceAll('|', '\\|');
}

/** mulberry32: a small generator with a seed. */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
