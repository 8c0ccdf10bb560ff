import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/plan/field.ts';
import { fields } from '../../src/plan/plan.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { catalog, gpus, images, presetOf } from '../support/plans.ts';
import { type FieldRecord, type Given, givenAmong, type Row } from './given.ts';

/** A preset more is no other question. */
const built = ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley'].map(presetOf);
const saved = [
  { id: 'ours', title: 'Ours', extends: 'fluxgym', plan: { gpu: gpus.ada, volumeGb: 150 } },
  { id: 'of-an-app-that-is-gone', title: 'Gone', extends: 'nothing-like-it', plan: {} },
];
const given = (answers: Answers, app: string | null) => givenAmong(built, answers, app, saved);

/** What each question shows, offers and takes, as a sheet to review: snapshots/fields/NAME.txt. */

const situations: readonly (readonly [title: string, answers: Answers, app: string | null])[] = [
  ['nothing answered', {}, null],
  ['an app', {}, 'fluxgym'],
  [
    'the usual image, an app',
    { gpu: gpus.ada, image: images.usual, python: { version: '3.9', provider: 'image' } },
    'fluxgym',
  ],
  ['an older image, an app', { gpu: gpus.small, image: images.old }, 'hunyuanvideo-foley'],
  [
    'an image with Pythons of its own',
    { image: images.jammy, python: { version: '3.8', provider: 'uv' } },
    null,
  ],
  [
    'an image that was never there',
    { image: 'runpod/pytorch:2.8.0', python: { version: '3.12', provider: 'image' } },
    'fluxgym',
  ],
  ['an image of nobody', { gpu: 'NVIDIA Made-Up', image: 'ghcr.io/me/mine:1' }, null],
  ['an image without Python', { gpu: gpus.amd, image: images.bare }, 'fluxgym-hardened'],
];
/** Texts that people give, right and wrong. */
const texts: Readonly<Record<string, readonly string[]>> = {
  accept: ['PW101=too small, known', 'PW101', 'PW101=', 'none', 'PW999=x', `PW101=${'x'.repeat(161)}`],
  app: ['fluxgym', 'FluxGym', 'foley', 'nothing-like-it'],
  codeServer: ['off', '8443', '8443:none', '8443:open', '0', '65536'],
  gpu: ['4090', 'rtx 4090', 'a100', 'made-up', gpus.ada],
  hostCuda: ['12.8', 'none', '12', 'cuda 12'],
  image: [images.usual, 'ubuntu', 'ghcr.io/me/mine:1', 'no such:', 'a b'],
  install: ['venv', 'system', 'conda'],
  keepServices: ['keep', 'drop', 'maybe'],
  name: ['my pod', '', `${'n'.repeat(200)}`],
  pins: ['rich==13.7.0', 'none', 'rich', '-r x.txt', 'https://a.b/c.whl'],
  python: ['3.10', 'uv:3.10', '3', 'three', '2.7'],
  territory: ['DE', 'none', 'Germany', 'de'],
  torch: ['2.8.0', '2.8.0+cu128', 'none', '9.9.9', 'two'],
  volumeGb: ['100', '0', '-1', '1e3', '99999999'],
  volumePath: ['/workspace', 'workspace', '/a b', '/'],
  workspace: ['/workspace/x', 'x', '/etc'],
};

describe.each(fields.filter(({ name }) => texts[name] !== undefined))('$name', (field) => {
  it('is as its sheet says', async () => {
    await expect(sheet(field)).toMatchFileSnapshot(`../../snapshots/fields/${field.flag}.txt`);
  });
});

function sheet<Value>(field: FieldRecord<Value>): string {
  const { position, flag, placeholder, label, short, help, repeatable, step, editor, cut } = field;
  const lines = [
    `${label} (${short}), --${flag} ${placeholder}, ${position}: ${help}`,
    `step ${step}, ${editor.kind} ${text(editor)}${repeatable ? ', repeatable' : ''}${cut === undefined ? '' : `, cut as ${cut}`}`,
  ];
  let before: readonly string[] = [];
  for (const [title, answers, app] of situations) {
    const under = given(answers, app);
    const known = resolve(answers, app === null ? null : presetOf(app), catalog);
    const rows = rowsOf(field, under).map(
      ({ id, label: name, cut: how, facts, about, choice }) =>
        `- ${id} | ${name} (${how}) | ${facts.join(', ')} | ${about.join(' / ')} | ${text(choice)}`,
    );
    const block = [
      `wish ${text(field.wish?.(under))}, usual ${text(field.usual?.(answers))}`,
      `others ${text(field.others?.(under))}`,
      `offers ${brief(field.offers(under))}`,
      `unknown ${text(field.isUnknown?.(known))}, recommended ${text(field.isRecommended?.(known))}`,
      ...rows,
    ];
    lines.push('', `## ${title}`, ...(block.join() === before.join() ? ['as above'] : block));
    before = block;
  }
  lines.push('', '## typed');
  const under = given({ gpu: gpus.ada, image: images.usual }, 'fluxgym');
  for (const typed of texts[field.name] ?? []) {
    const read = field.read(typed, under);
    const shown = typed.length > 60 ? `${typed.slice(0, 20)}… (${typed.length})` : typed;
    lines.push(
      read.ok
        ? `${shown} -> ${text(read.value)}: ${field.describe(read.value)}; ${field.brief?.(read.value, catalog) ?? ''}; ${text(field.write(read.value))}`
        : `${shown} -> ${read.message.slice(0, 200)} (${brief(read.allowed)})`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function rowsOf<Value>(field: FieldRecord<Value>, under: Given): readonly Row<Value>[] {
  const { editor } = field;
  if (editor.kind === 'list') return editor.rows(under, '');
  if (editor.kind !== 'menu') return [];
  const value = (under.answers[field.name] ??
    field.wish?.(under) ??
    field.usual?.(under.answers) ??
    field.fallback) as Value | undefined;
  return value === undefined ? [] : editor.rows(under, value);
}

const text = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
const brief = (all: readonly string[]) =>
  all.length <= 12 ? all.join(' ') : `${all.slice(0, 12).join(' ')} … (${all.length})`;
