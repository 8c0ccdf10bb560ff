import { expect, it } from 'vitest';
import { runFake } from './support.ts';

const now = '2026-11-28T08:00:00Z';

/** What an owner would ask, and the command that asks it. The answers are to be read as one who rents GPUs. */
const questions: readonly (readonly [question: string, args: string])[] = [
  ['Which GPU for FluxGym?', '--preset fluxgym'],
  ['FluxGym, at most 50 cents an hour?', '--preset fluxgym --budget 0.50'],
  ['FluxGym for 60 cents?', '--preset fluxgym --budget 0.60'],
  ['FluxGym for 10 cents?', '--preset fluxgym --budget 0.10'],
  ['I have a 5090: which image for FluxGym?', '--preset fluxgym --gpu 5090'],
  ['I want a 4090 for FluxGym, and have 50 cents.', '--preset fluxgym --gpu 4090 --budget 0.50'],
  ['FluxGym on a V100?', '--preset fluxgym --gpu V100'],
  ['FluxGym on a T4, which I want to keep?', '--preset fluxgym --gpu T4 --keep gpu'],
  ['FluxGym on a card with 8 GB?', '--preset fluxgym --gpu 3070'],
  ['FluxGym on a 3090?', '--preset fluxgym --gpu 3090'],
  ['FluxGym on Python 3.12?', '--preset fluxgym --python 3.12'],
  ['FluxGym on an H100?', '--preset fluxgym --gpu "H100 SXM"'],
  [
    'FluxGym on the old image that I know?',
    '--preset fluxgym --image runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04',
  ],
  [
    'Is my plan all right?',
    '--preset fluxgym --gpu A40 --image runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404 --python 3.10 --install venv',
  ],
  [
    'A 5090 with an image that is too old for it, used as it is?',
    '--preset hunyuanvideo-foley --gpu 5090 --image runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04 --install venv-system-site --territory US --keep gpu',
  ],
  ['Which GPU for Foley, in the US?', '--preset hunyuanvideo-foley --territory US'],
  ['Foley on 16 GB?', '--preset hunyuanvideo-foley --gpu A4000 --territory US'],
  ['Foley, in Germany?', '--preset hunyuanvideo-foley --territory DE'],
  ['Foley on a 5090?', '--preset hunyuanvideo-foley --gpu 5090 --territory US'],
  ['A new card that little is known of?', '--preset fluxgym --gpu "RTX PRO 5000"'],
  ['Which GPU, with no app in mind?', '--gpu 5090'],
  ['Keep the GPU, but which?', '--preset fluxgym --keep gpu'],
];

const split = (args: string) =>
  [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

const ask = (args: string) => runFake(['recommend', ...split(args), '--no-color'], { now });

it('answers what an owner would ask', async () => {
  const answers = [];
  for (const [question, args] of questions) {
    const { out, err } = await ask(args);
    answers.push(`## ${question}\n\n    pod-wizard recommend ${args}\n\n${indented(out)}${indented(err)}`);
  }
  await expect(
    `# Questions and answers, on ${now.slice(0, 10)}\n\n${answers.join('\n')}`,
  ).toMatchFileSnapshot('../../snapshots/advice/questions.md');
});

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

it('says unknown only where nothing named can be estimated', async () => {
  const { out } = await ask('--preset fluxgym --budget 0.50');
  expect(out).toMatch(/one job +unknown/);
  expect(out).not.toContain('What one job costs is unknown');
  expect((await ask('--preset hunyuanvideo-foley')).out).toContain('What one job costs is unknown');
});

it.each([
  ['2026-10-12T00:00:00Z', /seen on 2026-10-11; community/],
  ['2026-10-30T00:00:00Z', /seen on 2026-10-11, 19 days ago; community/],
  ['2026-11-28T00:00:00Z', /seen on 2026-10-11, 48 days ago: it may be 20 to 35 % more by now/],
  ['2027-10-12T00:00:00Z', /366 days ago: too long to count on it[\s\S]*minutes, cost unknown/],
])('tells the age of a price (%s)', async (at, text) => {
  const args = split('recommend --preset fluxgym --gpu 4090 --no-color');
  const { out } = await runFake(args, { now: at });
  expect(out.replace(/\s+/g, ' ')).toMatch(text);
});

it('counts into the cost of a job what an old price may have risen by', async () => {
  const total = async (at: string) => {
    const { out } = await runFake(split('recommend --preset fluxgym --gpu A40 --json'), { now: at });
    return JSON.parse(out).offers[0].job.dollars;
  };
  const [from, to] = await total('2026-10-12T00:00:00Z');
  const [fromLater, toLater] = await total('2026-11-28T00:00:00Z');
  expect(fromLater).toBe(from);
  expect(toLater / to).toBeCloseTo(1.35);
});

it('gives all of it as JSON', async () => {
  const { code, out } = await ask('--preset fluxgym --json');
  expect(code).toBe(0);
  const { ok, changes, plan, command, offers, aboutTheSame } = JSON.parse(out);
  expect({ ok, changes }).toEqual({ ok: true, changes: [] });
  expect(offers[0]).toMatchObject({ title: 'cheapest', fit: 'fully', settings: [], plan, command });
  expect(offers[0].firstBootMinutes).toEqual([8, 17]);
  // The script says the same minutes.
  const { out: planned } = await runFake(['--preset', 'fluxgym', '--gpu', '4090', '--yes', '--dry-run']);
  expect(planned).toContain("FIRST_BOOT='8 to 17 minutes'");
  expect(offers[0].price).toMatchObject({ cloud: 'secure', date: expect.stringMatching(/^2026-/) });
  expect(aboutTheSame.length).toBeGreaterThan(0);
  expect(JSON.parse((await ask('--preset fluxgym --budget 0.1 --json')).out)).toEqual({
    ok: false,
    offers: [],
  });
});

it.each(['0', '-1', 'cheap', '', '0x10', '1e9', 'Infinity', '0,50'])(
  'takes no budget of "%s"',
  async (budget) => {
    const { code, err } = await runFake(['recommend', '--preset', 'fluxgym', `--budget=${budget}`]);
    expect(code).toBe(2);
    expect(err).toContain('is no amount of dollars');
  },
);

it('gives a command that writes the very plan, without an error', async () => {
  const { out } = await ask('--preset fluxgym --json');
  for (const { command } of JSON.parse(out).offers) {
    const argv = [...String(command).matchAll(/'([^']*)'|(\S+)/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    const { code, err } = await runFake([...argv.slice(argv.indexOf('--preset')), '--dry-run']);
    expect([code, err]).toEqual([0, '']);
  }
});

it('a Python that was stated without an image is the one that --yes takes', async () => {
  const stated = '--preset fluxgym --gpu A40 --python 3.12';
  const { plan } = JSON.parse((await ask(`${stated} --json`)).out);
  const { out } = await runFake([...stated.split(' '), '--yes', '--json']);
  expect(plan.python).toEqual({ version: '3.12', provider: 'image' });
  expect(plan).toEqual(JSON.parse(out).plan);
});
