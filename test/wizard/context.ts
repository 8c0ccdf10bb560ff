import type { PlanDraft } from '../../src/plan/draft.ts';
import type { Origins } from '../../src/plan/origin.ts';
import { press } from '../../src/wizard/press.ts';
import { initialState, type State } from '../../src/wizard/state.ts';
import type { WizardContext } from '../../src/wizard/types.ts';
import type { Screen } from '../../src/wizard/view/frame.ts';
import { catalog, presets } from '../support/plans.ts';

/** A wizard over the real Catalog and presets, in an output folder that holds `files`. */
export function contextWith(
  files: Readonly<Record<string, string>> = {},
  changes: Partial<WizardContext> = {},
): WizardContext {
  return {
    world: { catalog, presets },
    savedPlans: [],
    stamp: { toolVersion: '1.2.3', date: '2026-11-22' },
    existing: (path) => files[path] ?? null,
    journalPreview: (plan) => `## 1 · ${plan.name}\n\nthe entry\n`,
    interrupted: null,
    outDirectory: '.',
    calledAs: 'npx pod-wizard',
    ...changes,
  };
}

export const context = contextWith();

export const screen: Screen = { columns: 120, rows: 40, unicode: true };

/** A wizard as it opens. */
export function opened(
  draft: PlanDraft = {},
  origins: Origins = {},
  world: WizardContext = context,
  why: string | null = null,
): State {
  return initialState(world, { draft, origins, why });
}

/** A wizard on its first step: step by step is the last row of the start. */
export function walking(world: WizardContext = context): State {
  return pressed(opened({}, {}, world), ['end', 'enter'], world);
}

/** Presses keys one after the other: names, or characters of a string in `type`. */
export function pressed(state: State, keys: readonly string[], world: WizardContext = context): State {
  return keys.reduce((now, key) => press(world, now, key, screen), state);
}

/** The keys of a text. */
export function type(text: string): readonly string[] {
  return [...text];
}

/** Flags for a plan without errors, as answers. */
export const flags: { readonly draft: PlanDraft; readonly origins: Origins } = {
  draft: {
    gpu: 'NVIDIA GeForce RTX 4090',
    image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
    python: { version: '3.10', provider: 'image' },
    app: 'fluxgym',
  },
  origins: { gpu: 'flag', image: 'flag', python: 'flag', app: 'flag' },
};
