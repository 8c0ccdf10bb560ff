import { metadataSource, needsOf, unmetNeeds, usersIn } from '../catalog/metadata.ts';
import { needsRead } from '../catalog/releases-read.ts';
import type { Catalog } from '../catalog/types.ts';
import type { FileFinding } from '../lint/finding.ts';
import { judgeVersions } from '../lint/judge-packages.ts';
import { type Installation, nothing } from '../lint/located.ts';
import { type Difference, differences, distance } from './differences.ts';
import type { Environment } from './environment.ts';
import type { Failure } from './frames.ts';
import { acquitted, follows } from './innocent.ts';
import { broughtAlong, withVersion } from './try-first.ts';
import { mentions, type Weight, weigh } from './weight.ts';

/** How much speaks for a package being the cause. */
export type Standing = 'cause' | 'conflict' | 'near the failure' | 'unknown' | 'not needed' | 'innocent';

export interface Suspect extends Difference {
  readonly standing: Standing;
  readonly because: string;
  readonly source: string | null;
  /** Code of the rule that names it; null: none does. */
  readonly code: string | null;
}

export interface Comparison {
  readonly working: number;
  readonly failing: number;
  /** Likeliest cause first. */
  readonly suspects: readonly Suspect[];
  /** What the rules say about the failing environment and not about the working one. */
  readonly findings: readonly FileFinding[];
  /** The fewest pins that undo what is known to be bad; without such, those nearest the failure. */
  readonly tryFirst: readonly string[];
  /** What `tryFirst` rests on. */
  readonly tryBecause: string;
  /** Python, driver and the like, where they differ. */
  readonly facts: readonly { readonly name: string; readonly working: string; readonly failing: string }[];
}

const rank: Readonly<Record<Standing, number>> = {
  cause: 0,
  conflict: 1,
  'near the failure': 2,
  unknown: 3,
  'not needed': 4,
  innocent: 5,
};

/** What the error itself names comes before what only refuses another. */
function rankOf({ name, standing }: Suspect, failure: Failure | null): number {
  return standing === 'near the failure' && failure?.named.includes(name) === true
    ? rank.conflict - 0.5
    : rank[standing];
}

// Whole environments are exact versions: whether a pin exists or is well written is no question here.
const codes = new Set([
  ...[
    'PW403',
    'PW404',
    'PW406',
    'PW407',
    'PW408',
    'PW410',
    'PW419',
    'PW421',
    'PW422',
    'PW424',
    'PW425',
    'PW428',
  ],
]);

/** Compares a working environment with a failing one. Pure. */
export function compareEnvironments(
  working: Environment,
  failing: Environment,
  failure: Failure | null,
  catalog: Catalog,
): Comparison {
  const judge = (packages: ReadonlyMap<string, string>) =>
    judgeVersions(installationOf(packages), { catalog, image: null, python: null }, ({ code }) =>
      codes.has(code),
    );
  const before = new Set(judge(working.packages).map(({ code }) => code));
  const findings = judge(failing.packages)
    .filter(({ code }) => !before.has(code))
    .toSorted((a, b) => Number(shows(failure, b)) - Number(shows(failure, a)));
  const all = differences(working.packages, failing.packages);

  const pins: string[] = [];
  const blamed = new Map<string, FileFinding>();
  let patched = failing.packages;
  for (const finding of findings) {
    const undone = !judge(patched).some(({ code }) => code === finding.code);
    if (undone) continue;
    const culprit = culpritOf(finding, all, patched, judge);
    if (culprit === null) continue;
    blamed.set(culprit.name, finding);
    if (culprit.working !== null) {
      pins.push(`${culprit.name}==${culprit.working}`);
      patched = withVersion(patched, culprit.name, culprit.working);
    }
  }
  // A failure that a log shows and that no finding foretells is not explained by them.
  const explained = findings.find((finding) => failure === null || shows(failure, finding));
  const main = explained?.code ?? null;
  const refused = newlyRefused(working.packages, failing.packages);
  const users = usersIn(failing.packages, (name, version) => [
    ...needsOf(name, version),
    ...needsRead(name, version),
  ]);
  const moved = new Set(all.map(({ name }) => name));
  const weights = new Map(all.map((one) => [one.name, weigh(one, moved, failing.packages, users, failure)]));
  const suspects = all
    .map((one) => standingOf(one, { blamed, main, failure, refused, weights, moved }))
    .toSorted(
      (a, b) =>
        rankOf(a, failure) - rankOf(b, failure) ||
        nearness(a, failure) - nearness(b, failure) ||
        (weights.get(b.name)?.score ?? 0) - (weights.get(a.name)?.score ?? 0) ||
        distance(b) - distance(a) ||
        a.name.localeCompare(b.name, 'en'),
    );
  const near = suspects.filter(
    ({ standing, working: version }) => standing === 'near the failure' && version !== null,
  );
  for (const { name, working: version, standing } of suspects)
    if (standing === 'conflict' && version !== null) pins.push(`${name}==${version}`);
  const known = pins.length > 0;
  pins.push(...broughtAlong(pins, all, failing.packages));
  const scoreOf = (one: Suspect | undefined) =>
    one === undefined ? null : (weights.get(one.name)?.score ?? 0);
  const best = suspects.filter(({ standing }) => standing === 'unknown');
  const equal = best.filter((one) => scoreOf(one) === scoreOf(best[0])).length;
  const even =
    !known && near.length === 0 && equal > 1
      ? ` As much speaks for each of the first ${equal}: their order is that of their names and steps.`
      : '';
  return {
    working: working.packages.size,
    failing: failing.packages.size,
    suspects,
    findings,
    tryFirst: known ? pins : near.slice(0, 3).map(({ name, working: version }) => `${name}==${version}`),
    tryBecause: `${
      known
        ? 'With these in place no known-bad pair is left, and none that refuses another in its metadata.'
        : near.length > 0
          ? 'No rule knows this pair; these stand nearest to where it failed.'
          : `No rule knows this pair${hintOf(best, weights, failure)}`
    }${even}`,
    facts: factsOf(working, failing),
  };
}

/** What there is to go by where neither a rule nor a traceback speaks. */
function hintOf(
  unknown: readonly Suspect[],
  weights: ReadonlyMap<string, Weight>,
  failure: Failure | null,
): string {
  const named = (holds: (one: Suspect) => boolean) =>
    unknown
      .filter(holds)
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ');
  const spoken = named(({ name }) => weights.get(name)?.spoken === true);
  if (spoken !== '') return `; the end of the log speaks of ${spoken}.`;
  const stepped = named(({ name }) => weights.get(name)?.known === true);
  const step = stepped === '' ? '' : `; of ${stepped} a release between the two is known to break callers`;
  if (failure === null) return `${step}; give the log of the failure with --log to narrow it down.`;
  const mentioned = named((one) => mentions(failure, one.name));
  return mentioned === ''
    ? `${step}; the log names none of what differs.`
    : `${step}; the log mentions ${mentioned}, in no traceback.`;
}

function installationOf(packages: ReadonlyMap<string, string>): Installation {
  const place = { file: 'failing', line: 1, column: 1 };
  const requirements = [...packages]
    .filter(([, version]) => /^\d/.test(version))
    .map(([name, version]) => ({ text: `${name}==${version}`, place }));
  return { ...nothing, requirements };
}

/** Of the packages that differ, the one whose working version ends the finding; those it names come first. */
function culpritOf(
  finding: FileFinding,
  all: readonly Difference[],
  packages: ReadonlyMap<string, string>,
  judge: (packages: ReadonlyMap<string, string>) => readonly FileFinding[],
): Difference | null {
  const text = `${finding.title} ${finding.message} ${finding.fixes.join(' ')}`.toLowerCase();
  const mentioned = all.filter(({ name }) =>
    new RegExp(`(?<![\\w-])${name.replace(/[.+]/g, '\\$&')}(?![\\w-])`).test(text),
  );
  const ends = ({ name, working }: Difference) =>
    working !== null &&
    !judge(withVersion(packages, name, working)).some(({ code }) => code === finding.code);
  return mentioned.find(ends) ?? all.find(ends) ?? mentioned[0] ?? null;
}

interface Known {
  readonly blamed: ReadonlyMap<string, FileFinding>;
  readonly main: string | null;
  readonly failure: Failure | null;
  /** Needs that only the failing environment leaves unmet, by the package that does not meet them. */
  readonly refused: ReadonlyMap<string, ReturnType<typeof unmetNeeds>[number]>;
  readonly weights: ReadonlyMap<string, Weight>;
  readonly moved: ReadonlySet<string>;
}

/** What packages refuse of each other in the failing environment and not in the working one, by the one that moved. */
function newlyRefused(
  working: ReadonlyMap<string, string>,
  failing: ReadonlyMap<string, string>,
): Known['refused'] {
  const key = ({ name, needs }: { readonly name: string; readonly needs: string }) => `${name} ${needs}`;
  const before = new Set(unmetNeeds(working).map(key));
  const moved = (name: string) => working.get(name) !== failing.get(name);
  return new Map(
    unmetNeeds(failing)
      .filter((need) => !before.has(key(need)) && follows(need.needs) === null)
      .map((need) => [moved(need.needs) ? need.needs : need.name, need] as const),
  );
}

function standingOf(one: Difference, { blamed, main, failure, refused, weights, moved }: Known): Suspect {
  const finding = blamed.get(one.name);
  if (finding !== undefined) {
    // pip says of a pair that does not fit which version it found.
    const refused = `you have ${one.name} ${one.failing}`;
    const shown = shows(failure, finding) || failure?.text.includes(refused) === true;
    const seen =
      failure === null
        ? ''
        : shown
          ? ' The log shows this very error.'
          : failure.named.includes(one.name)
            ? ' The error in the log names it.'
            : ' The log does not show this error.';
    return {
      ...{ ...one, standing: 'cause', code: finding.code },
      because: `${ofInstalled(finding)}${seen}`,
      source: finding.evidence[0]?.source ?? null,
    };
  }
  const need = refused.get(one.name);
  if (need !== undefined) {
    return {
      ...{ ...one, standing: 'conflict', code: null, source: metadataSource },
      because: `${need.name} ${need.version} requires ${need.needs}${need.specifier}, and ${need.has} is there`,
    };
  }
  const leader = follows(one.name);
  if (leader !== null && moved.has(leader)) {
    return {
      ...one,
      standing: main === null ? 'unknown' : 'innocent',
      because: `${leader} brings it: it moves when ${leader} does`,
      source: null,
      code: null,
    };
  }
  const acquittal = main === null || one.failing === null ? null : acquitted(one.name, one.failing, main);
  if (acquittal !== null) {
    return { ...one, standing: 'innocent', because: acquittal.because, source: acquittal.source, code: null };
  }
  const named = failure?.named.includes(one.name) === true;
  if (named || failure?.near.includes(one.name) === true) {
    return {
      ...one,
      standing: 'near the failure',
      because: named ? 'the error names it, or a symbol of it' : 'it is in the traceback',
      source: null,
      code: null,
    };
  }
  return { ...one, ...unknownBecause(one, main, failure, weights.get(one.name)?.reasons ?? []) };
}

function unknownBecause(
  { working, failing }: Difference,
  main: string | null,
  failure: Failure | null,
  reasons: readonly string[],
): Pick<Suspect, 'standing' | 'because' | 'source' | 'code'> {
  const kind =
    main === null && reasons.length > 0
      ? reasons.join('; ')
      : failing === null || working === null
        ? `only the ${failing === null ? 'working' : 'failing'} one has it`
        : 'another version';
  const outside = failure === null || failure.near.length === 0 ? '' : ', not in the traceback';
  const standing = main === null ? 'unknown' : 'not needed';
  const beside = main === null ? '' : '; the known trouble is there without it';
  return { standing, because: `${kind}${outside}${beside}`, source: null, code: null };
}

/** The same error in other words than those that a finding foretells. */
const otherWords: Readonly<Record<string, RegExp>> = {
  PW410: /compiled using NumPy 1\.|_ARRAY_API not found|numpy\.core\.multiarray failed to import/,
};

/** True where the log holds the error that the finding foretells. */
function shows(failure: Failure | null, { code, error }: FileFinding): boolean {
  const first = error?.split('\n')[0] ?? '';
  return (
    failure !== null &&
    ((first !== '' && failure.text.includes(first)) || otherWords[code]?.test(failure.text) === true)
  );
}

/** What a finding says, of packages that are all installed: no pip is at work that could stop or hold one. */
function ofInstalled({ code, message, why }: FileFinding): string {
  const there = message
    .replace(' will be there, so pip stops.', ' is there.')
    .replace(/, but pip takes (\S{1,80} \S{1,40}) \([^()]{1,80}\)\.$/, ', but $1 is there.');
  return code === 'PW419' ? there : `${there} ${why.replace(' and nothing here keeps numpy below 2', '')}`;
}

function nearness({ name }: Difference, failure: Failure | null): number {
  // What the error names comes before the frames it went through.
  const named = failure?.named.indexOf(name) ?? -1;
  if (named >= 0) return named - 1000;
  const at = failure?.near.indexOf(name) ?? -1;
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

function factsOf(working: Environment, failing: Environment): Comparison['facts'] {
  return [...working.facts].flatMap(([name, value]) => {
    const other = failing.facts.get(name);
    return other === undefined || other === value ? [] : [{ name, working: value, failing: other }];
  });
}
