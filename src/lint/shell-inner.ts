import type { Word } from 'unbash';

/** Programs that start another one, whose name comes after their options. */
const wrapperNames = new Set([
  ...['sudo', 'nohup', 'exec', 'command', 'time', 'env', 'nice', 'ionice', 'setsid', 'timeout', 'doas'],
  ...['xvfb-run', 'stdbuf', 'unbuffer', 'tini', 'dumb-init', 'gosu', 'su-exec', 'catchsegv', 'builtin'],
]);
/** Their options that take a value of their own. */
const valued: Readonly<Record<string, RegExp>> = {
  sudo: /^-[ugpCDhRT]$/,
  env: /^-[uCS]$/,
  nice: /^-n$/,
  ionice: /^-[cnp]$/,
  timeout: /^-[ks]$/,
  stdbuf: /^-[ioe]$/,
  'xvfb-run': /^-[nsfepw]$/,
};
const shells = new Set(['bash', 'sh', 'dash', 'zsh']);

/** A word and its value after expansion. */
export interface Expanded {
  readonly value: string;
  readonly word: Word;
}

/** `/usr/bin/pip3` is pip3. Of a longer text, the first word counts. */
export function programOf(text: string): string {
  return /^\S+/.exec(text)?.[0]?.replace(/^.*\//, '') ?? '';
}

/** How many words in front only start another program: `nohup`, `sudo -E -u app`, `env A=b`, `timeout 60`, `uv run`. */
export function wrappersOf(words: readonly string[]): {
  readonly wrappers: readonly string[];
  readonly count: number;
} {
  const wrappers: string[] = [];
  let at = 0;
  for (;;) {
    const name = programOf(words[at] ?? '');
    const length = runnerLength(words, at);
    if (length > 0 && words[at + length] !== undefined) {
      wrappers.push(name);
      at += length;
      continue;
    }
    if (!wrapperNames.has(name) || words[at + 1] === undefined) break;
    wrappers.push(name);
    at += 1;
    while (/^-|^\w+=/.test(words[at] ?? '')) {
      if (words[at] === '--') {
        at += 1;
        break;
      }
      at += valued[name]?.test(words[at] ?? '') === true ? 2 : 1;
    }
    if ((name === 'timeout' || name === 'nice') && /^[\d.]+[smhd]?$/.test(words[at] ?? '')) at += 1;
    if (name === 'gosu' || name === 'su-exec') at += 1;
  }
  return { wrappers, count: at };
}

/** `uv run`, `poetry run`, `conda run -n NAME`: the length of what stands before the program; 0: none of these. */
function runnerLength(words: readonly string[], from: number): number {
  const name = programOf(words[from] ?? '');
  if (words[from + 1] !== 'run') return 0;
  if (!/^(?:uv|poetry|pipenv|pdm|hatch|conda|mamba|micromamba)$/.test(name)) return 0;
  let at = from + 2;
  while (/^-/.test(words[at] ?? ''))
    at += /^(?:-n|--name|-p|--prefix|--python|--with|--extra|--project)$/.test(words[at] ?? '') ? 2 : 1;
  return at - from;
}

/** The word of a command that is itself a script, and whether it goes on beside the rest. */
export function innerScript(
  words: readonly Expanded[],
): { readonly script: Expanded; readonly background: boolean } | null {
  const [program, ...rest] = words;
  const name = programOf(program?.value ?? '');
  const after = (flag: RegExp) => {
    const at = rest.findIndex(({ value }) => flag.test(value));
    return at < 0 ? undefined : rest[at + 1];
  };
  const asScript = (script: Expanded | undefined, background = false) =>
    script === undefined ? null : { script, background };
  if (shells.has(name) || name === 'su' || name === 'runuser')
    return asScript(after(/^-[a-z]*c$|^--command$/));
  // With a value in it that is not known, what eval reads is another text.
  if (name === 'eval' && rest.length === 1)
    return /[$`]/.test(rest[0]?.value ?? '') ? null : asScript(rest[0]);
  if (name === 'screen' && rest.some(({ value }) => /^-d?m|^-d$/.test(value))) {
    const at = rest.findIndex(({ value }) => shells.has(programOf(value)));
    return at < 0 ? null : asScript(innerScript(rest.slice(at))?.script, true);
  }
  if (name !== 'tmux') return null;
  if (rest.some(({ value }) => /^send(-keys)?$/.test(value)))
    return asScript(
      rest.find(({ value }) => /\S\s+\S/.test(value)),
      true,
    );
  if (
    !rest.some(({ value }) =>
      /^(new|new-session|neww|new-window|splitw|split-window|respawn-pane)$/.test(value),
    )
  )
    return null;
  return asScript(
    rest.findLast(({ value }) => /\S\s+\S/.test(value)),
    true,
  );
}

/** The module of `python -m MODULE` as the program it is; null: no such call. */
export function moduleRun(name: string, words: readonly string[]): readonly string[] | null {
  if (!/^python[\d.]*$/.test(name)) return null;
  const at = words.findIndex((word, index) => index > 0 && !/^-[A-LN-Za-ln-z]/.test(word));
  if (words[at] !== '-m' || words[at + 1] === undefined) return null;
  return words.slice(at + 1);
}
