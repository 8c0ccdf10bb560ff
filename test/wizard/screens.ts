import type { PlanDraft } from '../../src/plan/draft.ts';
import type { Origins } from '../../src/plan/origin.ts';
import type { Line } from '../../src/wizard/lines.ts';
import { span } from '../../src/wizard/lines.ts';
import { press } from '../../src/wizard/press.ts';
import { reduce } from '../../src/wizard/reducer.ts';
import { initialState, listHere, rowsHere, type State } from '../../src/wizard/state.ts';
import { glyphsFor } from '../../src/wizard/theme.ts';
import type { WizardContext } from '../../src/wizard/types.ts';
import { type Frame, frameOf, type Screen } from '../../src/wizard/view/frame.ts';
import { picturedPresets } from '../support/pictured.ts';
import { catalog, presets } from '../support/plans.ts';
import { keys } from '../support/term.ts';
import { contextWith, flags } from './context.ts';

/** A screen of the wizard: what it opens with, and the keys that lead there. */
export interface Scene {
  readonly name: string;
  readonly draft: PlanDraft;
  readonly origins: Origins;
  readonly keys: readonly string[];
}

const old = 'runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04';
const blackwell = 'NVIDIA GeForce RTX 5090';
const only = (draft: PlanDraft): Pick<Scene, 'draft' | 'origins'> => ({
  draft,
  origins: Object.fromEntries(Object.keys(draft).map((field) => [field, 'flag'])),
});
const { gpu = '', image = '', python } = flags.draft;
/** An app that would use the image's torch. */
const sharing: PlanDraft = { gpu: blackwell, app: 'hunyuanvideo-foley', install: 'venv-system-site' };
const three: PlanDraft = python === undefined ? {} : { gpu, image, python };

/** A folder with an older script in it, so that there is something to replace. */
export const world: WizardContext = contextWith(
  { 'startup.sh': '#!/usr/bin/env bash\n# mine\necho hello\n' },
  { world: { catalog, presets: presets.filter(({ id }) => picturedPresets.includes(id)) } },
);

export const scenes: readonly Scene[] = [
  { name: 'start', ...only({}), keys: ['down'] },
  { name: 'gpu', ...only({}), keys: ['end', 'enter'] },
  {
    name: 'gpu-groups',
    ...only({ app: 'hunyuanvideo-foley' }),
    keys: ['o', ...Array.from({ length: 35 }, () => 'down')],
  },
  { name: 'review-search', ...only({ ...three, app: 'fluxgym' }), keys: ['enter', '/', 'f', 'o', 'r', 'm'] },
  { name: 'gpu-search', ...only({ app: 'fluxgym' }), keys: ['/', '5', '0'] },
  { name: 'gpu-incompatible', ...only({ app: 'fluxgym' }), keys: ['/', 'a', '2', '0', '0', '0'] },
  { name: 'image', ...only({ gpu: blackwell }), keys: ['down', 'down'] },
  { name: 'image-incompatible', ...only(sharing), keys: ['end', 'up'] },
  { name: 'image-beside', ...only({ gpu: blackwell, app: 'fluxgym' }), keys: ['end', 'up'] },
  { name: 'image-refused', ...only(sharing), keys: ['end', 'up', 'enter'] },
  { name: 'image-nothing', ...only({ gpu: blackwell }), keys: ['/', 'z', 'z', 'z'] },
  { name: 'python', ...only({ gpu, image, app: 'fluxgym' }), keys: ['down', 'down'] },
  {
    name: 'python-bare-image',
    ...only({ gpu, image: 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04' }),
    keys: [],
  },
  { name: 'app', ...only(three), keys: ['down'] },
  { name: 'options', ...only({ ...three, app: 'fluxgym' }), keys: ['down'] },
  { name: 'install', ...only({ ...three, app: 'fluxgym' }), keys: ['down', 'enter', 'down', 'down'] },
  { name: 'field', ...only({ ...three, app: 'fluxgym' }), keys: ['end', 'up', 'enter', 'x'] },
  { name: 'review', ...only({ ...three, app: 'fluxgym', territory: 'US' }), keys: ['enter'] },
  {
    name: 'review-errors',
    ...only({
      gpu: blackwell,
      image: old,
      python: { version: '3.11', provider: 'image' },
      app: 'fluxgym',
      install: 'system',
    }),
    keys: ['enter'],
  },
  {
    name: 'review-replace',
    ...only({ ...three, app: 'fluxgym', territory: 'US' }),
    keys: ['enter', 'enter'],
  },
  {
    name: 'accept',
    ...only({
      gpu: blackwell,
      image: old,
      python: { version: '3.11', provider: 'image' },
      app: 'fluxgym',
      install: 'system',
    }),
    keys: ['enter', 'a', 'o', 'k'],
  },
  { name: 'explain', ...only(sharing), keys: ['end', 'up', '?'] },
  { name: 'preview', ...only({ ...three, app: 'fluxgym' }), keys: ['esc', 'esc', 'p', ']'] },
  { name: 'diff', ...only({ ...three, app: 'fluxgym', territory: 'US' }), keys: ['enter', 'd'] },
];

const raw: Readonly<Record<string, string>> = { ...keys };

/** The keys of a scene as a terminal sends them. */
export function bytesOf(scene: Scene): readonly string[] {
  return scene.keys.map((key) => raw[key] ?? key);
}

/** The state that a scene's keys lead to; menus are moved as ink-select-input would. */
export function stateOf(scene: Scene, screen: Screen): State {
  return scene.keys.reduce(
    (now, key) => {
      const { place } = now;
      if (frameOf(world, now, screen).menu) {
        const count = rowsHere(world, now).length;
        const { highlight } = listHere(now);
        if (key === 'down')
          return reduce(world, now, { kind: 'highlight', place, index: (highlight + 1) % count });
        if (key === 'enter')
          return reduce(world, now, {
            kind: 'choose',
            place,
            id: rowsHere(world, now)[highlight]?.id ?? null,
          });
      }
      return press(world, now, key, screen);
    },
    initialState(world, scene),
  );
}

/** What a frame must look like on a terminal, row by row. */
export function drawn(frame: Frame, unicode: boolean): string {
  const glyphs = glyphsFor(unicode);
  const { layout } = frame;
  const rows = frame.rows.map(
    ({ line, isHeading }, index): Line => [
      span(index === frame.active ? ` ${glyphs.pointer} ` : isHeading ? ' ' : '   '),
      ...line,
    ],
  );
  const list = [frame.heading, ...filled(rows, layout.listHeight)];
  const panel = filled(frame.panel, layout.panelHeight).map((line): Line => [span(' '), ...line]);
  const body =
    frame.page !== null
      ? filled(frame.page, layout.bodyHeight)
      : layout.mode === 'two'
        ? filled(list, layout.bodyHeight).map((line, row) => [
            span(plain(line).padEnd(layout.listWidth)),
            span(glyphs.bar),
            ...(panel[row] ?? []),
          ])
        : [
            ...list,
            ...(layout.mode === 'stacked' && layout.panelHeight > 1
              ? [[span(glyphs.rule.repeat(layout.width))]]
              : []),
            ...panel,
          ];
  return [...frame.top, ...filled(body, layout.bodyHeight), ...frame.bottom]
    .map((line) => plain(line).trimEnd())
    .join('\n')
    .trimEnd();
}

function filled(lines: readonly Line[], height: number): readonly Line[] {
  return Array.from({ length: height }, (_, row) => lines[row] ?? []);
}

function plain(line: Line): string {
  return line.map(({ text }) => text).join('');
}
