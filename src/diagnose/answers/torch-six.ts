import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

/** What the names of torch._six stood for: plain Python 3, in every torch. Read from torch/_six.py of 1.8.1. */
const meant: Readonly<Record<string, string>> = {
  container_abcs: 'import collections.abc as container_abcs',
  string_classes: 'string_classes = (str, bytes)',
  int_classes: 'int_classes = int',
  inf: 'from math import inf',
  nan: 'from math import nan',
  queue: 'import queue',
  StringIO: 'from io import StringIO',
};

/** The command that puts plain Python in place of an import of torch._six; empty where the line is not to be seen whole, or is of an installed package. */
export function withoutSix({ frames, above }: Event): readonly string[] {
  const last = frames.at(-1);
  // A cell of a notebook has its line behind an arrow, and no file.
  const at = above.findLastIndex((line) => /^-{2,8}> ?\d/.test(line));
  const cell =
    at >= 0 &&
    (last?.root ?? null) === null &&
    above.slice(Math.max(at - 4, 0), at).some((line) => /ipython-input|Cell In/.test(line));
  const code = cell
    ? (above[at] ?? '').replace(/^-{2,8}> ?\d{1,4} /, '').trim()
    : (last?.code ?? above.at(-1) ?? '').trim();
  const names = /^from torch\._six import (?<names>\w{2,30}(?:, ?\w{2,30}){0,5})$/.exec(code)?.groups?.[
    'names'
  ];
  const instead = (names ?? '').split(/, ?/).map((name) => meant[name]);
  if (names === undefined || instead.includes(undefined) || (last?.root ?? null) !== null) return [];
  if (cell) return [`# in that cell, in place of from torch._six import ${names}: ${instead.join('; ')}`];
  const file = last !== undefined && harmlessWord(last.file) && !last.file.startsWith('<') ? last.file : null;
  return [
    `sed -i.bak 's/from torch\\._six import ${names}$/${instead.join('; ')}/' ${file ?? '$(grep -rl --include=*.py "from torch._six import" .)'}   # the same in plain Python, for every torch${file === null ? '; in the folder of the code' : ''}`,
  ];
}
