import { describe, expect, it } from 'vitest';
import { imageByRef } from '../../src/catalog/images.ts';
import { advise, type Offer, whyOffered } from '../../src/judge/advise.ts';
import { check } from '../../src/judge/check.ts';
import { matrix, rowsOf } from '../../src/judge/matrix.ts';
import { recommend } from '../../src/judge/recommend.ts';
import { search } from '../../src/judge/search.ts';
import { optionVerdict } from '../../src/judge/verdict.ts';
import { complete } from '../../src/plan/complete.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import type { Field } from '../../src/plan/plan.ts';
import { card, catalogOf, seen } from '../support/cards.ts';
import { catalog, gpus, images } from '../support/plans.ts';
import { smallPreset, smallPresetWith } from '../support/small-preset.ts';

/** What is judged of a small app, and by how much work, as sheets to review: snapshots/judge/NAME.txt. */

const needy = smallPresetWith({ needs: { ...smallPreset.needs, bf16: true, systemMemoryGb: 48 } });
const presetWith = { small: smallPreset, needy } as const;
const own = { version: '3.12', provider: 'image' } as const;
const oldTorch = { torch: '2.4.1', torchvision: '0.19.1', torchaudio: '2.4.1', cudaTag: 'cu121' };
const newTorch = { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' };
const olderTorch = { torch: '2.2.0', torchvision: '0.17.0', torchaudio: '2.2.0', cudaTag: 'cu121' };
const accept = [{ code: 'PW101', reason: 'known' }];

const drafts: Readonly<Record<string, PlanDraft>> = {
  'nothing stated': {},
  'a sound one': { gpu: gpus.ada, image: images.usual, python: { version: '3.10', provider: 'uv' } },
  'a bad Python': { gpu: gpus.ada, image: images.old, python: { version: '3.11', provider: 'image' } },
  'a Python that is not allowed': { gpu: gpus.ada, python: { version: '3.8', provider: 'uv' } },
  'the system Python of Ubuntu 24.04': { image: images.bare, python: own, install: 'system' },
  'the system Python with the flag': { image: images.bare, python: own, install: 'system-break' },
  'a new card on an old image': { gpu: gpus.blackwell, image: images.old, install: 'venv-system-site' },
  'a new card with an old torch': { gpu: gpus.blackwell, torch: oldTorch },
  'an old card': { gpu: gpus.volta, image: images.usual, torch: newTorch },
  'a card that is too small': { gpu: gpus.small, image: images.usual },
  'too small, and known': { gpu: gpus.small, image: images.usual, accept },
  'a card of another make': { gpu: gpus.amd },
  'a card of nobody': { gpu: 'NVIDIA Made-Up', image: 'ghcr.io/me/mine:1' },
  'a port that is held': { image: images.usual, codeServer: { port: 7860, auth: 'password' } },
  'a small volume, a host of old': { volumeGb: 5, hostCuda: '11.8', image: images.usual },
  'pins that cannot be': {
    pins: ['numpy==2.0.0', 'nonsense'],
    torch: olderTorch,
  },
  'much at once': {
    gpu: gpus.blackwell,
    image: images.bare,
    python: { version: '3.11', provider: 'uv' },
    install: 'system',
    torch: oldTorch,
    codeServer: { port: 7860, auth: 'password' },
    volumeGb: 5,
    hostCuda: '11.8',
  },
};
const keeps: readonly (readonly Field[])[] = [[], ['gpu'], ['image', 'python'], ['gpu', 'torch', 'install']];

function each(tell: (draft: PlanDraft, app: keyof typeof presetWith) => readonly string[]): string {
  return Object.entries(drafts)
    .map(([title, draft]) => {
      const blocks = (['small', 'needy'] as const).map((app) => tell({ ...draft, app: 'small' }, app));
      const [plain = [], more = []] = blocks;
      return [
        `## ${title}`,
        ...plain,
        ...(more.length === 0 || plain.join() === more.join() ? [] : ['with needs:', ...more]),
      ].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}

const json = (value: unknown) => JSON.stringify(value) ?? 'nothing';

describe('what is judged', () => {
  it('of a draft: every finding, in its order', async () => {
    const text = each((draft, app) =>
      check(draft, presetWith[app], catalog).map(
        ({ code, severity, field, involves, message, fixes, accepted }) =>
          `${code} ${severity} of ${field} (${involves.join(', ')})${accepted === null ? '' : `, accepted: ${accepted}`}: ${message} ${fixes.map(({ patch }) => json(patch)).join(' or ')}`,
      ),
    );
    await expect(text).toMatchFileSnapshot('../../snapshots/judge/findings.txt');
  });

  it('of an answer: the verdict, and what hangs on it', async () => {
    const answers: readonly (readonly [Field, PlanDraft])[] = [
      ['gpu', { gpu: gpus.blackwell }],
      ['gpu', { gpu: gpus.small }],
      ['image', { image: images.jammy }],
      ['image', { image: 'ghcr.io/me/mine:1' }],
      ['python', { python: { version: '3.11', provider: 'uv' } }],
      ['install', { install: 'system' }],
    ];
    const text = each((draft, app) =>
      answers.map(([field, patch]) => {
        const { verdict, findings } = optionVerdict(draft, field, patch, presetWith[app], catalog);
        return `${json(patch)}: ${verdict} ${findings.map(({ code }) => code).join(' ')}`;
      }),
    );
    await expect(text).toMatchFileSnapshot('../../snapshots/judge/options.txt');
  });

  // A file for each: whoever breaks the search hears of it after the first.
  it.each(Object.entries(drafts))('of what to change: %s', async (title, draft) => {
    const lines = keeps.map((keep) => changed({ ...draft, app: 'small' }, keep));
    const name = title.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../snapshots/judge/changes/${name}.txt`);
  });

  it('of every GPU, image and Python', async () => {
    const axes = {
      gpus: catalog.gpus.filter(({ id }) => Object.values<string>(gpus).includes(id)),
      images: Object.values(images).map((ref) => imageByRef(catalog, ref)),
      pythons: ['3.10', '3.11', '3.12', '3.13'],
    };
    const blocks = (['small', 'needy'] as const).flatMap((app) =>
      [{}, { install: 'system' } as const, { volumeGb: 5 }].map((stated) => {
        const cells = matrix(stated, presetWith[app], catalog, axes);
        const rows = rowsOf(cells, axes).map(
          ({ gpus: alike, cells: row }) =>
            `${alike.map(({ name }) => name).join(', ')}\n${row
              .map(
                ({ image, python, verdict, codes }) => `  ${image} ${python}: ${verdict} ${codes.join(' ')}`,
              )
              .join('\n')}`,
        );
        return `## ${app}, ${json(stated)}, ${cells.length} cells\n${rows.join('\n')}`;
      }),
    );
    await expect(`${blocks.join('\n\n')}\n`).toMatchFileSnapshot('../../snapshots/judge/matrix.txt');
  });

  it('of what to rent', async () => {
    const speed = (watts: number) => ({
      tflopsBf16: 165.2,
      watts,
      bandwidthGbPerS: null,
      confidence: 'high' as const,
    });
    const shop = catalogOf([
      card('Base', { speed: speed(450) }),
      card('Alike', { speed: speed(460), prices: [seen(1.05)] }),
      card('Fast', { speed: { ...speed(700), tflopsBf16: 900 }, prices: [seen(2.5)] }),
      card('As fast', { speed: { ...speed(700), tflopsBf16: 880 }, prices: [seen(2.4)] }),
      card('Cheap and slow', { speed: { ...speed(150), tflopsBf16: 20 }, prices: [seen(0.3)] }),
      card('Cheapest, little memory', { prices: [seen(0.2)], hostMemoryGb: 25, speed: null }),
      card('Same price', { prices: [seen(1)], vramGb: 48, speed: null }),
      card('Old', { prices: [seen(0.1)], computeCapability: '7.0' }),
      card('Not priced', { prices: [] }),
      card('Priced long ago', { prices: [seen(0.1, 'secure', '2026-01-01')] }),
    ]);
    const asked: readonly (readonly [PlanDraft, number?])[] = [
      [{}],
      [{}, 1],
      [{}, 0.25],
      [{ gpu: 'Test Not priced' }],
      [{ gpu: 'Test Old' }],
      [{ gpu: 'Test Base', image: images.old }],
      [{ image: images.bare, python: { version: '3.11', provider: 'uv' } }],
    ];
    const told = ({ gpu, fit, settings, plan, job, why }: Offer) =>
      `${gpu.name}: ${fit} ${settings.map(({ code }) => code).join(' ')}, ${plan.image}, ${plan.python === null ? '' : `${plan.python.provider} ${plan.python.version}`}, ${job === null ? 'cost unknown' : json(job)}, ${json(why)}`;
    const blocks = (['small', 'needy'] as const).flatMap((app) =>
      asked.map(([draft, budget]) => {
        const advice = advise(draft, presetWith[app], shop, budget);
        if (advice === null) return `## ${app}, ${json(draft)}, ${json(budget)}\nnothing`;
        const names = (offers: readonly Offer[]) => offers.map(({ gpu }) => gpu.name).join(', ');
        const completed = complete({ ...draft, ...advice.cheapest.plan }, presetWith[app], shop);
        const origins = { gpu: draft.gpu === undefined ? ('default' as const) : ('flag' as const) };
        return [
          `## ${app}, ${json(draft)}, ${json(budget)}`,
          `cheapest ${told(advice.cheapest)}`,
          `value ${advice.value === null ? 'the same' : told(advice.value)}`,
          `fastest ${advice.fastest === null ? 'the same' : told(advice.fastest)}`,
          `about the same: ${names(advice.aboutTheSame)}`,
          `about as fast: ${names(advice.aboutAsFast)}`,
          `all: ${names(advice.all)}`,
          `why of what is offered: ${json(completed.ok ? whyOffered(completed.plan, origins, presetWith[app], shop) : null)}`,
          `of what is not: ${json(completed.ok ? whyOffered({ ...completed.plan, image: images.jammy }, {}, presetWith[app], shop) : null)}`,
        ].join('\n');
      }),
    );
    await expect(`${blocks.join('\n\n')}\n`).toMatchFileSnapshot('../../snapshots/judge/offers.txt');
  });
});

function changed(draft: PlanDraft, keep: readonly Field[]): string {
  const result = recommend(draft, smallPreset, catalog, keep);
  const head = `keeping ${keep.join(', ') || 'nothing'}: `;
  if (!result.ok) return `${head}no plan: ${result.conflict?.join(', ') ?? 'gave up'}: ${result.because}`;
  const steps = result.changes.map(
    ({ field, from, to, code, because }) => `  ${field} ${json(from)} -> ${json(to)}, ${code}: ${because}`,
  );
  return [
    `${head}${result.isNearest ? 'nearest' : 'some'}, after ${effort(draft, keep)} plans`,
    ...steps,
  ].join('\n');
}

/** How many plans the search must look at to find what it finds: the order in which it goes. */
function effort(draft: PlanDraft, keep: readonly Field[]): string {
  const finds = (most: number) => search(draft, smallPreset, catalog, keep, true, most).found !== null;
  let most = 1;
  while (!finds(most) && most < 128) most *= 2;
  if (most === 128 && !finds(most)) return 'over 128';
  let least = Math.floor(most / 2);
  while (most - least > 1) {
    const middle = Math.floor((most + least) / 2);
    if (finds(middle)) most = middle;
    else least = middle;
  }
  return String(most);
}
