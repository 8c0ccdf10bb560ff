import path from 'node:path';
import type { Artifact, Stamp } from '../artifacts/artifact.ts';
import { render } from '../artifacts/render.ts';
import { impossibleWays } from '../artifacts/targets/ways.ts';
import { composeEntry, type Deployment } from '../journal/compose.ts';
import { formatEntry, journalHeader } from '../journal/format.ts';
import { nextNumbers, parseJournal } from '../journal/parse.ts';
import { journalName } from '../plan/journal-name.ts';
import type { Origins } from '../plan/origin.ts';
import { fieldRecord, type Plan } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import type { World } from '../presets/world.ts';
import { resolve, resolvePlan } from '../resolve/resolve.ts';
import type { Finding } from '../rules/rule.ts';
import type { NewFile, System } from '../system/system.ts';
import { version } from '../version.ts';
import { Refusal } from './errors.ts';
import {
  beside,
  type Consent,
  compareTargets,
  refuseToReplace,
  type Target,
  toWrite,
} from './existing-files.ts';

/** The stamp of something made now. */
export function stampNow(system: System): Stamp {
  return { toolVersion: version, date: system.now().toISOString().slice(0, 10) };
}

/**
 * Everything that is recorded of a plan: what was found, and its files. Pure. `edited`: the startup script as a
 * person changed it. Throws Refusal where there is nothing to install.
 */
export function prepare(
  plan: Plan,
  preset: Preset,
  findings: readonly Finding[],
  origins: Origins,
  world: World,
  stamp: Stamp,
  why: Deployment['why'] = {},
  edited: string | null = null,
): Deployment {
  if (preset.torch !== null && resolve(plan, preset, world.catalog).torch === null) {
    throw new Refusal(
      `the preset ${preset.id} has no torch for the ${plan.gpu}`,
      'choose a GPU that it has a build for, or say which torch: --torch 2.8.0+cu128',
    );
  }
  const resolved = resolvePlan(plan, preset, world.catalog);
  const artifacts = render({ resolved, stamp }, edited);
  return { resolved, findings, origins, artifacts, stamp, why, isEdited: edited !== null };
}

/** Throws Refusal where a target that somebody asked for cannot be made: a script that called us would miss its file. */
export function refuseImpossible({ resolved }: Deployment): void {
  const refused = impossibleWays(resolved);
  if (refused === null) return;
  throw new Refusal(
    refused.told,
    `leave it out: --target ${fieldRecord('target')
      .write([...refused.rest])
      .join(' ')}`,
  );
}

/** What the journal would gain, given its text so far. */
export function journalAddition(
  deployment: Deployment,
  existing: string,
): { text: string; number: number; version: string } {
  const { app } = deployment.resolved.plan;
  const journal = parseJournal(existing);
  const numbers = nextNumbers(journal, app);
  const before = journal.entries.findLast(({ plan }) => plan.app === app) ?? null;
  const entry = formatEntry(composeEntry(deployment, numbers, before));
  return { ...numbers, text: existing.trim() === '' ? `${journalHeader}\n${entry}` : `\n${entry}` };
}

export interface Written {
  readonly targets: readonly Target[];
  readonly journal: { readonly path: string; readonly number: number; readonly version: string };
}

/**
 * Writes the files, the journal entry and, where one is given, the preset file, as one change. Files that
 * differ are replaced only with consent; otherwise Refusal, and nothing at all is written.
 */
export async function write(
  deployment: Deployment,
  folder: string,
  consent: Consent,
  system: System,
  preset: NewFile | null = null,
  asBeside = false,
): Promise<Written> {
  const journalPath = path.resolve(system.cwd, folder, journalName);
  let written: Written | null = null;
  await system.files.commit(journalPath, async (existing) => {
    const compared = await compareTargets(system, folder, deployment.artifacts);
    const targets = asBeside ? await beside(system, compared) : compared;
    refuseToReplace(targets, consent);
    const { text, ...numbers } = journalAddition(deployment, existing);
    written = { targets, journal: { path: journalPath, ...numbers } };
    return { files: [...toWrite(targets), ...(preset === null ? [] : [preset])], entry: text };
  });
  if (written === null) throw new Error('the change was never made');
  return written;
}

/** Bytes of an artifact as written. */
export function byteLength({ content }: Artifact): number {
  return Buffer.byteLength(content, 'utf8');
}
