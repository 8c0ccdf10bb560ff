import path from 'node:path';
import * as z from 'zod/mini';
import { canonicalJson, sha256 } from '../basics/digest.ts';
import { printable } from '../basics/printable.ts';
import { quote, quoteAll } from '../basics/shell.ts';
import type { ParsedFile } from '../presets/parse.ts';
import {
  isAddress,
  isCommit,
  isReference,
  parseReference,
  type Reference,
  referenceForm,
  referenceText,
} from '../presets/reference.ts';
import type { Preset } from '../presets/schema.ts';
import type { System } from '../system/system.ts';
import { Refusal } from './errors.ts';
import { stateFolder } from './state-folder.ts';

/**
 * Presets that come from a git repository. Each is taken at a commit, shown with what it runs before it is used, and
 * used once its digest was named. What was confirmed is kept in the user's state folder, so that it needs no network
 * again; what a file of this machine extends is settled by commit and digest in a lock file beside it.
 */

export const lockName = 'presets.lock';

/** Reads what one preset is made of that comes from elsewhere. */
export interface Elsewhere {
  /** The text that is named. `from`: the file that extends it; null: the command line names it. Throws Refusal. */
  readonly read: (
    named: string,
    from: string | null,
  ) => Promise<{ readonly text: string; readonly file: string }>;
  /** Shows what was read, unless it is confirmed. Throws Refusal where it is not. */
  readonly settle: (parsed: ParsedFile) => Promise<void>;
}

const keptSchema = z.strictObject({
  format: z.literal(1),
  files: z.array(z.tuple([z.string(), z.string()])).check(z.minLength(1)),
  sha256: z.string(),
  confirmed: z.string(),
});
const lockSchema = z.record(
  z.string(),
  z.strictObject({
    commit: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
);
type Lock = z.infer<typeof lockSchema>;
type Text = readonly [name: string, text: string];

const longest = 1024 ** 2;
/** Of several texts one after the other, as `cat ONE OTHER | sha256sum` gives it. */
const digestOf = (texts: readonly Text[]) => sha256(texts.map(([, text]) => text).join(''));

/** `fetches`: whether what is not kept here may be fetched; it is not for presets that nobody named. */
export function elsewhere(system: System, fetches: boolean): Elsewhere {
  const { files, cwd, calledAs } = system;
  const texts: Text[] = [];
  /** The digests that were named on the way, each with the place of the text that it begins with. */
  const stated: { readonly at: number; readonly digest: string }[] = [];
  let first: { readonly named: string; readonly from: string | null; readonly lock: Lock } | null = null;
  let kept: readonly (readonly Text[])[] | null = null;

  const commitOf = async (reference: Reference, from: string | null, lock: Lock): Promise<string> => {
    const { source, revision } = reference;
    if (isCommit(revision)) return revision;
    const place = referenceText(reference);
    const locked = from === null ? undefined : lock[place]?.commit;
    if (locked !== undefined) return locked;
    if (from !== null && isReference(from))
      throw new Refusal(`${from} extends ${place}, which names no commit`, 'tell its author: 40 hex digits');
    const { commit } = await fetched(system, source, revision, () => false, fetches);
    if (from !== null) return commit;
    const exactly = quote(referenceText({ ...reference, revision: commit }));
    throw new Refusal(`${revision} is ${commit} today, and something else later`, `--preset ${exactly}`);
  };

  const read = async (named: string, from: string | null) => {
    const within = from !== null && isReference(from) ? parseReference(from) : null;
    const reference =
      within === null || isReference(named)
        ? parseReference(named)
        : { ...within, path: path.posix.join(path.posix.dirname(within.path), named) };
    // A folder of this machine is only for whoever types it.
    if (reference === null || (from !== null && isReference(named) && !isAddress(reference.source)))
      throw new Refusal(`${printable(named)} names no preset in a git repository`, `write ${referenceForm}`);
    const lock = from === null || within !== null ? {} : await readLock(path.dirname(from), system);
    const commit = await commitOf(reference, from, lock);
    const source = isAddress(reference.source) ? reference.source : path.resolve(cwd, reference.source);
    const name = referenceText({ ...reference, source, revision: commit });
    first ??= { named: referenceText(reference), from, lock };
    if (reference.digest !== null) stated.push({ at: texts.length, digest: reference.digest });
    kept ??= await readKept(system);
    const here = kept.flat().find(([one]) => one === name)?.[1];
    const text = here ?? (await textAt({ ...reference, source, revision: commit }, system, fetches));
    texts.push([name, text]);
    return { text, file: name };
  };

  const settle = async (parsed: ParsedFile) => {
    const [[name = ''] = []] = texts;
    // What cannot be used needs no consent; whoever asked for it tells its problems.
    if (first === null || !parsed.ok) return;
    const digest = digestOf(texts);
    for (const { at, digest: said } of stated) {
      const is = digestOf(texts.slice(at));
      if (is !== said)
        throw new Refusal(
          `${texts[at]?.[0] ?? name} is not what was named: its sha256 is ${is}`,
          'ask whoever gave you the digest',
        );
    }
    const { named, from, lock } = first;
    const locked = lock[named];
    if (locked !== undefined && locked.sha256 !== digest)
      throw new Refusal(
        `${named} is not what ${lockName} says: its sha256 is ${digest}`,
        `to take it as it is now, remove it from ${path.join(path.dirname(from ?? cwd), lockName)}`,
      );
    const isKept = (kept ?? []).some((one) => canonicalJson(one) === canonicalJson(texts));
    if (stated[0]?.at !== 0 && !(kept ?? []).some((one) => digestOf(one) === digest)) {
      for (const line of shown(parsed, texts, digest)) system.stderr.write(`${printable(line)}\n`);
      throw new Refusal(
        `${from ?? name} ${from === null ? 'comes' : 'extends what comes'} from elsewhere, and was not confirmed`,
        `after reading it: ${calledAs} preset check ${quote(`${name}#sha256=${digest}`)}`,
      );
    }
    if (!isKept) await keep(texts, system);
    const commit = parseReference(name)?.revision ?? '';
    if (from !== null && locked === undefined)
      await files.replace(
        path.join(path.dirname(from), lockName),
        `${JSON.stringify({ ...lock, [named]: { commit, sha256: digest } }, null, 2)}\n`,
        0o644,
      );
  };
  return { read, settle };
}

async function fetched(
  system: System,
  source: string,
  revision: string,
  isWanted: (file: string) => boolean,
  fetches: boolean,
) {
  if (!fetches)
    throw new Refusal(`${source} was not fetched here yet`, 'preset check with the file that names it');
  const found = await system.repository(source, isWanted, revision);
  if (!found.ok)
    throw new Refusal(`${source} cannot be read: ${found.why}`, 'is it public, and is there a network?');
  return found;
}

async function textAt({ source, revision, path: file }: Reference, system: System, fetches: boolean) {
  const { files, paths, commit } = await fetched(system, source, revision, (one) => one === file, fetches);
  if (commit !== revision) throw new Refusal(`${source} gave ${commit} for ${revision}`, 'do not use it');
  const text = files.get(file);
  if (text !== undefined) return text;
  const presets = paths.filter((one) => /\.ya?ml$/.test(one)).slice(0, 10);
  throw new Refusal(
    `${source} has no file ${file} at ${revision} (links are not followed)`,
    presets.length === 0 ? 'it has no .yaml file' : `it has ${presets.join(', ')}`,
  );
}

/** Where confirmed presets are kept. */
function keptFolder(system: System): string | null {
  const folder = stateFolder(system);
  return folder && path.join(folder, 'presets');
}

/** What was confirmed, each with all of its texts. A damaged record is none. */
async function readKept(system: System): Promise<readonly (readonly Text[])[]> {
  const folder = keptFolder(system);
  if (folder === null) return [];
  const names = await system.files.list(folder);
  const all = await Promise.all(names.map((name) => system.files.read(path.join(folder, name), 5 * longest)));
  return all.flatMap((text) => {
    const record = keptSchema.safeParse(dataOf(text ?? ''));
    if (!record.success || digestOf(record.data.files) !== record.data.sha256) return [];
    return [record.data.files];
  });
}

async function keep(texts: readonly Text[], system: System): Promise<void> {
  const folder = keptFolder(system);
  if (folder === null) return;
  const record = { format: 1, files: texts, sha256: digestOf(texts), confirmed: system.now().toISOString() };
  const name = `${sha256(canonicalJson(texts)).slice(0, 24)}.json`;
  await system.files.replace(path.join(folder, name), `${JSON.stringify(record)}\n`, 0o600);
}

async function readLock(folder: string, { files }: System): Promise<Lock> {
  const file = path.join(folder, lockName);
  const text = await files.read(file, longest);
  if (text === null) return {};
  const lock = lockSchema.safeParse(dataOf(text));
  if (lock.success) return lock.data;
  throw new Refusal(
    `${file} cannot be read: it is not as pod-wizard writes it`,
    'put it back from version control',
  );
}

function dataOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is to be read before it is used: where it comes from, and all that it would run or fetch. */
function shown(
  parsed: ParsedFile & { readonly ok: true },
  texts: readonly Text[],
  digest: string,
): readonly string[] {
  const answers = parsed.kind === 'preset' ? {} : parsed.saved.plan;
  const rows = [
    ...texts.map(([name]) => ['from', name] as const),
    ['sha256', digest] as const,
    ...(parsed.kind === 'preset'
      ? doings(parsed.preset)
      : [['is', `answers for ${parsed.saved.extends}`] as const]),
    ...Object.entries(answers).map(
      ([key, value]) => ['answers', `${key}: ${JSON.stringify(value)}`] as const,
    ),
  ];
  return rows.map(([label, text]) => `${label.padEnd(10)}${text}`);
}

function doings(preset: Preset): readonly (readonly [string, string])[] {
  const { repositories, apt, tools, install, build, job, app, env, asks, weights } = preset;
  const packages = [
    ...install.passes.flatMap(({ from, requirements, editable }) => [
      ...from.map(({ file }) => `the list ${file}`),
      ...requirements.map(({ spec }) => spec),
      ...editable.map((folder) => `the folder ${folder}`),
    ]),
    ...(preset.locked?.packages ?? []),
  ];
  const listed = (label: string, what: string, ones: readonly string[]) =>
    ones.length === 0 ? [] : [[label, `${what}: ${ones.join(', ')}`] as const];
  return [
    ['is', `${preset.title} (${preset.id} ${preset.version})`],
    ...repositories.map(({ url, commit }) => ['fetches', `${url} at ${commit}`] as const),
    ...tools.flatMap(({ archive }) => (archive === null ? [] : [['fetches', archive.url] as const])),
    ...weights.map(({ repo, file }) => ['fetches', `${repo} ${file}`] as const),
    ...listed(
      'installs',
      'by apt',
      apt.map((one) => one.package),
    ),
    ...listed('installs', 'by pip', packages),
    ...[...build, app, ...(job === null ? [] : [job])].map(
      ({ command }) => ['runs', quoteAll(command)] as const,
    ),
    ...env.map(({ name, value }) => ['sets', `${name}=${quote(value)}`] as const),
    ...asks.map(({ name, kind }) => ['asks', `${name}, a ${kind}`] as const),
  ];
}
