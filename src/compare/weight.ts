import { stepBetween } from '../catalog/metadata.ts';
import { kindOf } from '../catalog/package-kinds.ts';
import { compareVersions } from '../packaging/versions.ts';
import type { Difference } from './differences.ts';
import { type Failure, lastLines } from './frames.ts';
import { follows } from './innocent.ts';

/** How much speaks for a package of which no rule says anything, and in which words. Higher is likelier. */
export interface Weight {
  readonly score: number;
  readonly reasons: readonly string[];
  /** A release between the two is known to have broken callers. */
  readonly known: boolean;
  /** The end of the log speaks of it. */
  readonly spoken: boolean;
}

/** Weighs a difference by what kind of package it is, how far it moved, and who depends on it. */
export function weigh(
  one: Difference,
  moved: ReadonlySet<string>,
  failing: ReadonlyMap<string, string>,
  usersOf: ReadonlyMap<string, readonly string[]>,
  failure: Failure | null,
): Weight {
  const { name } = one;
  const torchMoved = moved.has('torch');
  const parts: (readonly [score: number, reason: string | null])[] = [];
  const named = failure?.named.indexOf(name) ?? -1;
  if (named >= 0) parts.push([8 - Math.min(3, named), 'the error names it']);
  // An adapter is called after what it adapts: chromadb/telemetry/posthog.py, integrations/bitsandbytes.py.
  const inFile = named < 0 && failure !== null && inFileName(name, failure);
  if (inFile) parts.push([6, 'a file in the failing lines is called after it']);
  if (named < 0 && !inFile && failure !== null && mentions(failure, name))
    parts.push([3, 'the log mentions it']);
  const kind = kindOf(name);
  // Where the two do not fit each other, a rule says so.
  if (torchMoved && kind === 'in-step') parts.push([1, 'it moves with torch']);
  else if (kind === 'built-for-torch' || kind === 'in-step')
    parts.push([
      torchMoved || failure?.native === true ? 5 : 4,
      name === 'torch'
        ? 'others are compiled against it'
        : 'compiled code that fits certain versions of torch only',
    ]);
  // A patch that breaks those who rest on it is rare.
  else if (kind === 'native')
    parts.push([
      (failure?.native === true ? 4 : 3) - (isPatch(one) ? 1 : 0),
      'compiled code that others rest on',
    ]);
  else if (kind === 'central') parts.push([3, 'what apps are written against']);
  else if (kind === 'helper') parts.push([-3, null]);
  const known =
    one.working === null || one.failing === null
      ? null
      : stepBetween(name, one.working, one.failing, failing);
  const spoken = known !== null && failure !== null && speaksOf(failure, known.because);
  // What is known to have broken callers counts whatever kind of package it is; less where the log shows
  // another place, more where the error speaks of that very thing.
  if (known !== null) {
    const elsewhere =
      failure !== null && !spoken && named < 0 && failure.near.length > 0 && !failure.near.includes(name);
    const score = spoken ? 12 : elsewhere ? 2 : 6;
    parts.push([score + (kind === 'helper' ? 3 : 0), `since ${known.at} ${known.because}`]);
  }
  parts.push(stepOf(one));
  // What goes along with another one is seldom the cause itself.
  if (follows(name) !== null) parts.push([-4, null]);
  // Their minor steps take things away as often as those below 1.0 do; setuptools takes away in major ones alone.
  if (kind === 'central' && isMinorStep(one)) parts.push([name === 'setuptools' ? -2 : 1, null]);
  const users = usersOf.get(name) ?? [];
  // What moved while its users stayed was not made for them; what moved with them all, more likely was.
  const stayed = users.some((user) => !moved.has(user));
  if (users.length > 0)
    parts.push([
      kind === 'helper' ? 0 : Math.min(2, users.length) + (stayed ? 1 : -1),
      `required by ${users.slice(0, 3).join(', ')}${users.length > 3 ? ' and others' : ''}`,
    ]);
  if (/^nvidia-|^types-|-stubs$/.test(name)) parts.push([-2, null]);
  return {
    score: parts.reduce((sum, [score]) => sum + score, 0),
    reasons: parts.flatMap(([, reason]) => reason ?? []),
    known: known !== null,
    spoken: spoken || inFile || named >= 0,
  };
}

/** The name stands in the log as a word, as a package or as what is imported. */
export function mentions({ text }: Failure, name: string): boolean {
  const end = text.slice(-200_000).toLowerCase();
  return [name, name.replaceAll('-', '_')].some((word) => {
    for (let at = end.indexOf(word); at >= 0; at = end.indexOf(word, at + 1))
      if (!/[\w-]/.test(end[at - 1] ?? ' ') && !/[\w-]/.test(end[at + word.length] ?? ' ')) return true;
    return false;
  });
}

/** Words of a reason that any error may hold. */
const common =
  /^(?:arguments?|modules?|names?|default|which|renamed|imports?|refuses?d?|calls?|before|after|other|others|older|deprecated|moved|needs|class|models?|extensions|functional|build|components?|scripts?|longer|client|methods?)$/i;

/** True where the end of the log holds a word by which the reason is known: `proxies`, `triton.ops`, `cuDNN`. */
function speaksOf({ text }: Failure, because: string): boolean {
  const end = lastLines(text, 6).toLowerCase();
  return [...because.matchAll(/[A-Za-z_][\w.]{4,60}/g)].some(
    ([word]) =>
      !common.test(word) && /[_.]|[a-z][A-Z]|^[a-z]{6,}$/.test(word) && end.includes(word.toLowerCase()),
  );
}

function inFileName(name: string, { text }: Failure): boolean {
  const file = `${name.replaceAll('-', '_')}.py`;
  const end = lastLines(text, 6).toLowerCase();
  return end.includes(`/${file}`) || end.includes(`\\${file}`);
}

/** A major step weighs most; below 1.0 a minor step is one. */
function stepOf({ working, failing }: Difference): readonly [number, string | null] {
  if (failing === null) return [1, 'only the working one has it'];
  if (working === null) return [-1, 'only the failing one has it'];
  const [a, b] = [working.split(/[.+]/), failing.split(/[.+]/)];
  // A year says when, not how much has changed.
  if ([a[0], b[0]].some((first) => /^(?:19|20)\d\d$/.test(first ?? '')))
    return [1, 'its versions are dates, which do not say how far it moved'];
  if (a[0] !== b[0]) return [3, `a major step (${a[0]} to ${b[0]})`];
  const back = (compareVersions(failing, working) ?? 0) < 0 ? ', backwards' : '';
  if (a[1] !== b[1])
    return a[0] === '0'
      ? [2, `a step below 1.0, where anything may change${back}`]
      : [1, `a minor step${back}`];
  return [0, null];
}

function isPatch({ working, failing }: Difference): boolean {
  const minor = (version: string | null) => version?.split(/[.+]/).slice(0, 2).join('.');
  return working !== null && failing !== null && minor(working) === minor(failing);
}

function isMinorStep({ working, failing }: Difference): boolean {
  const [a, b] = [(working ?? '').split(/[.+]/), (failing ?? '').split(/[.+]/)];
  return a[0] === b[0] && a[0] !== '0' && a[0] !== '' && a[1] !== b[1];
}
