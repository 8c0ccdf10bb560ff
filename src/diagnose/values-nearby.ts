import type { Event } from './event.ts';
import { harmlessWord } from './fill.ts';

/** What the log shows away from the line that failed: which release is here, which CUDA it is for, what a setting is. */

/** A release that is only spoken of: "deprecated in NumPy 1.20", "requires torch 2.1" is not the one that is here. */
const spokenOf =
  /(?:\b(?:in|since|until|before|after|than|requires?|needs?|from|for|of|at least|with|removed|to|minimum|supported|required|recommended|supports?)|[<>!~]) {0,2}[("'`]?$/i;

const number = '(\\d{1,4}(?:\\.\\d{1,5}){1,3})';

/** Ways to write a release behind its name: `name==1.2`, `name-1.2.dist-info`, a table of pip or conda, `name version: 1.2`. */
const written = (name: string) =>
  new RegExp(
    `(?:^|[\\s'"(/,])${name}(?:[-=]{1,2}| {1,40}|[: (]{1,3}v?|(?:\\.__version__|[ _]version)(?: of| is| installed)?[ .=:]{1,60}v?)${number}`,
    'i',
  );

/** The same of torch, by the name that conda, collect_env and the tags of images have for it. */
const pytorch = new RegExp(
  `(?:^|[\\s'"(/,])pytorch(?: version[ :=]{1,3}| {2,40}|[=-]{1,2}|:)v?${number}`,
  'i',
);

/** The version of a package that the log names nearby; null where none is. */
export function versionNearby(event: Event, dist: string): string | null {
  const patterns = [
    written(dist.replace(/[^\w]/g, '.').replace(/[-_]/g, '[-_]')),
    ...(dist === 'torch' ? [pytorch] : []),
  ];
  const shown = [...event.above, event.text, ...event.below];
  // pip show: the version stands below the name.
  const at = shown.findLastIndex((line) => line.toLowerCase() === `name: ${dist.toLowerCase()}`);
  const below = at < 0 ? null : /^Version: (\d{1,4}(?:\.\d{1,5}){1,3})/.exec(shown[at + 1] ?? '');
  if (below?.[1] !== undefined) return below[1];
  const lines = [event.text, ...event.below, ...event.above.toReversed()].map((line) => line.slice(0, 2000));
  for (const pattern of patterns)
    for (const line of lines) {
      const match = pattern.exec(line);
      if (match?.[1] !== undefined && !spokenOf.test(line.slice(0, match.index + 1))) return match[1];
    }
  return null;
}

/** The CUDA of torch: as a tag, in the name of a folder or build of conda, in an image, or in words. */
const tags = [
  /\+cu(1[1-3]\d)\b|whl\/cu(1[1-3]\d)\b/,
  /py3\d{1,2}_cu(1[1-3]\d)\b/,
  /\bpytorch(?:\/pytorch:|-)\d[\d.]{2,8}-(?:py3[\d.]{1,4}_)?cuda(1[1-3]\.\d)|\bpy3[\d.]{1,4}_cuda(1[1-3]\.\d)/,
  /(?:CUDA used to build PyTorch: |PyTorch has CUDA Version=|torch was compiled with |torch cuda version[ .]{1,40}|torch\.version\.cuda[ :=]{1,5})'?(1[1-3]\.\d)/,
];

/** The CUDA tag of the torch that the log names. */
export function tagNearby({ above, text, below }: Event): string | null {
  const lines = [text, ...above.toReversed(), ...below].map((line) => line.slice(0, 2000));
  for (const pattern of tags)
    for (const line of lines) {
      const found = pattern
        .exec(line)
        ?.slice(1)
        .find((one) => one !== undefined);
      if (found !== undefined) return `cu${found.replace('.', '')}`;
    }
  return null;
}

/** The number that the log prints of a setting: `world_size: 4`, `===args.size===: 8`, `--size 8`; null where it prints none. */
export function settingNearby({ above, text, below }: Event, name: string): number | null {
  const words = name.replace(/[^\w]/g, '.').replace(/[-_]/g, '[-_ ]');
  const pattern = new RegExp(
    `(?<![\\w-])(?:--|\\w{1,12}\\.)?${words}(?![\\w-])[ ='":]{1,8}(?<value>\\d{1,9})(?![\\w.])`,
    'i',
  );
  for (const line of [...above.toReversed(), text, ...below]) {
    const value = pattern.exec(line.slice(0, 2000))?.groups?.['value'];
    if (value !== undefined) return Number(value);
  }
  return null;
}

const prompt =
  /^(?:\([\w.-]{1,40}\) )?(?:[$%>❯]|\[?(?:[\w.-]{1,40}@)?[\w.-]{1,40}[: ][^#$\]]{0,100}\]?[#$]|#) (?<command>(?:[A-Z_]{3,40}=[^ ]{1,60} ){0,4}[a-z./][^#|;&]{2,700})$/;

/** The commands that the log shows behind a prompt, the nearest first: those of which every word is harmless. */
export function commandsNearby({ above }: Pick<Event, 'above'>): readonly string[] {
  return above
    .toReversed()
    .map((line) => prompt.exec(line.slice(0, 900))?.groups?.['command']?.trim() ?? '')
    .filter(
      (command) =>
        command !== '' && command.split(' ').every((word) => harmlessWord(word.replace(/^--?/, ''))),
    );
}

/** Such a command with one value of an option changed; none where that value does not stand in it once. */
export function retyped(event: Pick<Event, 'above'>, here: string, wanted: string): readonly string[] {
  const option = new RegExp(`(?<= --?[a-z][\\w.-]{1,40}[ =])${here.replace(/[^\w]/g, '.')}(?= |$)`, 'g');
  const command = commandsNearby(event).find((one) => one.match(option)?.length === 1);
  return command === undefined ? [] : [command.replace(option, wanted)];
}
