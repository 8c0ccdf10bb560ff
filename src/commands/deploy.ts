import path from 'node:path';
import type { Artifact, Stamp } from '../artifacts/artifact.ts';
import { render } from '../artifacts/render.ts';
import { composeEntry, type Deployment } from '../journal/compose.ts';
import { formatEntry, journalHeader } from '../journal/format.ts';
import { nextNumbers } from '../journal/parse.ts';
import type { Origins } from '../plan/origin.ts';
import type { World } from '../plan/questions.ts';
import type { Plan } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { resolve, resolvePlan } from '../resolve/resolve.ts';
import type { Finding } from '../rules/rule.ts';
import type { System } from '../system/system.ts';
import { version } from '../version.ts';
import { Refusal } from './errors.ts';
import { compareTargets, refuseToReplace, type Target } from './targets.ts';

export const journalName = 'JOURNAL.md';

/** The stamp of something made now. */
export function stampNow(system: System): Stamp {
  return { toolVersion: version, date: system.now().toISOString().slice(0, 10) };
}

/** Everything that is recorded of a plan: what was found, and its files. Pure. Throws Refusal where there is nothing to install. */
export function prepare(
  plan: Plan,
  preset: Preset,
  findings: readonly Finding[],
  origins: Origins,
  world: World,
  stamp: Stamp,
): Deployment {
  if (preset.torch !== null && resolve(plan, preset, world.catalog).torch === null) {
    throw new Refusal(
      `the preset ${preset.id} has no torch for the ${plan.gpu}`,
      'choose a GPU that it has a build for, or say which torch: --torch 2.8.0+cu128',
    );
  }
  const resolved = resolvePlan(plan, preset, world.catalog);
  return { resolved, findings, origins, artifacts: render({ resolved, stamp }), stamp };
}

/** What the journal would gain, given its text so far. */
export function journalAddition(
  deployment: Deployment,
  existing: string,
): { text: string; number: number; version: string } {
  const numbers = nextNumbers(existing, deployment.resolved.plan.app);
  const entry = formatEntry(composeEntry(deployment, numbers));
  return { ...numbers, text: existing.trim() === '' ? `${journalHeader}\n${entry}` : `\n${entry}` };
}

export interface Written {
  readonly targets: readonly Target[];
  readonly journal: { readonly path: string; readonly number: number; readonly version: string };
}

/**
 * Writes the files, then the journal entry. Files that differ are replaced only with `replace`;
 * otherwise Refusal, and nothing at all is written.
 */
export async function write(
  deployment: Deployment,
  folder: string,
  replace: boolean,
  system: System,
): Promise<Written> {
  const targets = await compareTargets(system, folder, deployment.artifacts);
  if (!replace) refuseToReplace(targets);
  await system.files.replaceAll(
    targets
      .filter(({ state }) => state !== 'unchanged')
      .map(({ path: file, artifact }) => ({ path: file, content: artifact.content, mode: artifact.mode })),
  );
  const journalPath = path.resolve(system.cwd, folder, journalName);
  let numbers = { number: 0, version: '' };
  await system.files.appendUnderLock(journalPath, (existing) => {
    const { text, ...rest } = journalAddition(deployment, existing);
    numbers = rest;
    return text;
  });
  return { targets, journal: { path: journalPath, ...numbers } };
}

/** Bytes of an artifact as written. */
export function byteLength({ content }: Artifact): number {
  return Buffer.byteLength(content, 'utf8');
}
