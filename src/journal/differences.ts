import { answerChanges, carriedDigest } from './changes.ts';
import type { ParsedEntry, ToldFinding } from './entry.ts';

/** What is different from one entry to another, by what they recorded. */
export interface Differences {
  readonly answers: readonly { readonly label: string; readonly was: string; readonly is: string }[];
  readonly pins: Change;
  /** A clause each. */
  readonly preset: readonly string[];
  readonly tool: { readonly was: string; readonly is: string } | null;
  readonly findings: Change & {
    readonly changed: readonly { readonly code: string; readonly was: string; readonly is: string }[];
  };
}

interface Change {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** From the older to the newer, as they are given. */
export function differencesOf(was: ParsedEntry, is: ParsedEntry): Differences {
  const [before, after] = [was.told().findings.map(findingLine), is.told().findings.map(findingLine)];
  const removed = was.told().findings.filter((one) => !after.includes(findingLine(one)));
  const added = is.told().findings.filter((one) => !before.includes(findingLine(one)));
  // The same rule on both sides speaks of one thing that changed.
  const pairs = added.flatMap((one) => {
    const older = removed.filter(({ code }) => code === one.code);
    return older.length === 1 && added.filter(({ code }) => code === one.code).length === 1
      ? [{ code: one.code, was: older.map(findingLine).join(), is: findingLine(one) }]
      : [];
  });
  const alone = (some: readonly ToldFinding[]) =>
    some.filter(({ code }) => !pairs.some((pair) => pair.code === code)).map(findingLine);
  return {
    answers: answerChanges(was.plan, is.plan),
    pins: {
      added: is.plan.pins.filter((pin) => !was.plan.pins.includes(pin)),
      removed: was.plan.pins.filter((pin) => !is.plan.pins.includes(pin)),
    },
    preset: presetChanges(was, is),
    tool:
      was.stamp.toolVersion === is.stamp.toolVersion
        ? null
        : { was: was.stamp.toolVersion, is: is.stamp.toolVersion },
    findings: { added: alone(added), removed: alone(removed), changed: pairs },
  };
}

function presetChanges(was: ParsedEntry, is: ParsedEntry): readonly string[] {
  const name = ({ preset }: ParsedEntry) => `${preset.id} ${preset.version}`;
  if (name(was) !== name(is)) return [`${name(is)}; it was ${name(was)}`];
  const digest = ({ carried }: ParsedEntry) => (carried === null ? null : carriedDigest(carried));
  return digest(was) === digest(is) ? [] : [`${name(is)} says something else, under the same version`];
}

/** A finding as one line. */
function findingLine({ code, severity, text, accepted }: ToldFinding): string {
  return `${code} (${severity}) ${text}${accepted === null ? '' : ` (accepted: ${accepted})`}`;
}
