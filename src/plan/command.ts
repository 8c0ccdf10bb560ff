import { sha256 } from '../basics/digest.ts';
import { quote } from '../basics/shell.ts';
import { planDigest } from './digest.ts';
import { answeredFields, type PlanDraft, type PlanPatch } from './draft.ts';
import { type AppToPlan, none } from './field.ts';
import { journalName } from './journal-name.ts';
import { type AnyField, fieldRecord, fields, type Plan, usualOf } from './plan.ts';

/** What files start a command with, so that their bytes depend on nobody's machine. */
const everywhere = 'npx pod-wizard';

/**
 * The command that makes the same plan again: one line of bash. It states what differs from what anybody
 * gets, and whatever the app wishes, since its next version may wish something else. On the screen it starts
 * with the words that work there.
 */
export function repeatCommand(
  plan: Plan,
  app: Pick<AppToPlan, 'plan' | 'own'>,
  calledAs = everywhere,
): string {
  if (app.own?.named === null) return recordedCommand(plan, app, calledAs);
  const named = { ...plan, app: app.own?.named ?? plan.app };
  const flags = fields.flatMap((field) => {
    const { name, restated, repeatable } = field;
    const wished = app.plan[name];
    if (restated !== true && wished === undefined && isSame(plan[name], usualOf(field, plan))) return [];
    // What the app wishes would otherwise stay, and this be added.
    const isAdded = repeatable && wished !== undefined;
    return [...(isAdded ? [flag(field, none)] : []), ...flagsFor(field, named)];
  });
  return [calledAs, ...flags, '--yes'].join(' ');
}

/**
 * The same for files, which travel. A preset that is not built in may be missing where they are read, or be
 * another one by then: its journal entry carries it, and is found by the plan.
 */
export function recordedCommand(
  plan: Plan,
  app: Pick<AppToPlan, 'plan' | 'own'>,
  calledAs = everywhere,
): string {
  if (app.own === undefined) return repeatCommand(plan, app, calledAs);
  return `${calledAs} replay ${journalName} --entry ${ownKey(plan, app.own.digest).slice(0, 16)} --out again`;
}

/** What tells a plan for a preset that is not built in (by its digest) from all others. */
export function ownKey(plan: Plan, preset: string): string {
  return sha256(`${planDigest(plan)} ${preset}`);
}

/** The command that opens with these answers: what a person goes on from. */
export function draftCommand(draft: PlanDraft, app: Pick<AppToPlan, 'own'> | null, calledAs: string): string {
  const named = app?.own?.named == null ? draft : { ...draft, app: app.own.named };
  const flags = fields.flatMap((field) => {
    const value = named[field.name];
    return value === undefined ? [] : field.write(value).map((text) => flag(field, text));
  });
  return [calledAs, ...flags].join(' ');
}

/** The flags that state this patch of a plan, quoted. */
export function flagsOf(plan: Plan, patch: PlanPatch): string {
  const changed: Plan = { ...plan, ...patch };
  return answeredFields(patch)
    .flatMap((name) => flagsFor(fieldRecord(name), changed))
    .join(' ');
}

function flagsFor(field: AnyField, plan: Plan): readonly string[] {
  return field.write(plan[field.name]).map((text) => flag(field, text));
}

function flag({ flag: name, alone }: AnyField, text: string): string {
  if (text === alone?.text) return `--${alone.flag}`;
  // A value that starts with a dash would be read as a flag of its own.
  return text.startsWith('-') ? `--${name}=${quote(text)}` : `--${name} ${quote(text)}`;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
