import { canonicalJson, sha256 } from '../basics/digest.ts';
import { describeAnswer } from '../plan/describe.ts';
import { journalName } from '../plan/journal-name.ts';
import { fields, type Plan } from '../plan/plan.ts';
import { presetDigest } from '../presets/content.ts';
import type { Preset } from '../presets/schema.ts';
import type { Before, ParsedEntry } from './entry.ts';

/** What a new entry has that the one before of its app had not, in words, and the way back. */
export function sinceEntry(
  before: ParsedEntry,
  now: { readonly plan: Plan; readonly preset: Preset; readonly toolVersion: string },
): Before {
  const { plan, preset, toolVersion } = now;
  const { number, version } = before;
  const answers = answerChanges(before.plan, plan).map(
    ({ label, is, was }) => `${label}: ${is}; it was: ${was}`,
  );
  return {
    number,
    version,
    changes: [
      ...answers,
      ...presetChange(before, preset),
      ...(toolVersion === before.stamp.toolVersion
        ? []
        : [`pod-wizard ${toolVersion}; it was ${before.stamp.toolVersion}`]),
    ],
    backCommand: `npx pod-wizard replay ${journalName} --entry ${number} --force`,
  };
}

/** The answers that are others, as a person reads them. */
export function answerChanges(
  before: Plan,
  now: Plan,
): readonly { readonly label: string; readonly was: string; readonly is: string }[] {
  return fields
    .map(({ label, name }) => ({
      label,
      was: describeAnswer(before, name),
      is: describeAnswer(now, name),
    }))
    .filter(({ was, is }) => was !== is);
}

function presetChange({ preset, carried }: ParsedEntry, now: Preset): readonly string[] {
  if (preset.version !== now.version) return [`the preset is ${now.version}; it was ${preset.version}`];
  if (carried === null && now.own === undefined) return [];
  if (carried !== null && carriedDigest(carried) === presetDigest(now)) return [];
  const wasLocked = carried !== null && /^ {2}"locked": \{/m.test(carried);
  if (now.locked !== null && !wasLocked) return ['every package is locked to what was installed'];
  if (now.locked === null && wasLocked) return ['packages are chosen anew; they were locked'];
  return ['the preset says something else, under the same version'];
}

/** Of a preset as an entry carries it; of what is not JSON, that of its text. */
export function carriedDigest(carried: string): string {
  try {
    return sha256(canonicalJson(JSON.parse(carried)));
  } catch {
    return sha256(carried);
  }
}
