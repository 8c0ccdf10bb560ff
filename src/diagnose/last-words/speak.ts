import { printable } from '../../basics/printable.ts';
import type { Answer } from '../answer.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { type ErrorKind, type ErrorLine, errorKinds } from '../error-line.ts';
import { readEvent } from '../event.ts';
import { distOf } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { whereItHasWheels } from '../facts/last-wheels.ts';
import { thatCanBeHad } from '../facts/old-pythons.ts';
import type { Seen } from '../hit.ts';
import { inItsPlace } from '../of-its-place.ts';
import { read, type Said } from './form.ts';
import { grammar } from './grammar.ts';
import { isAftermath } from './place.ts';
import { programReaders } from './programs.ts';
import { type Words, wordsOf } from './words.ts';

/** So many lines may follow the error of a run that it ended: what it says while it stops. */
const farewell = 60;
/** So many lines the error before the last one may stand above it. */
const near = 12;
/** Lower than what any signature says. */
export const lastRank = 10;

/** Levels below an error, as loggers and TensorFlow write them. */
const lesser =
  /(?<!['"])\b(?:WARN(?:ING)?|DEBUG|INFO|TRACE)\b(?!['"])|Warning: |: [WI] [\w/.]{3,120}:\d|^[WI]\d{4} |\[[WI]:/;
/** Errors that their own line, or the one below it, takes back. */
const gotOver =
  /\b(?:(?<!['"])warning(?!['"])|ignor(?:ed|ing)|skipp(?:ed|ing)|fall(?:ing|s)? ?back|fallback|retry(?:ing)?|disabl(?:ed|ing)|(?:process|continu|go|proceed)ing (?:on )?without|will (?:not be|be (?:skipped|ignored))|handled|caught)\b/i;

/**
 * What the error that ended the run says of itself, read where no signature knew anything. Nothing where
 * the program went on, and nothing for what only warns: then the error is quoted, not explained.
 */
export function lastWords(seen: Seen, facts: Facts): readonly Diagnosis[] {
  const kinds = [...errorKinds].reverse();
  const lines = kinds.map((kind) => seen.errors[kind]);
  const last = kinds.map((kind, at) => ({ kind, error: lines[at] }));
  // What the last of its kind does not say, the one before it may: a run often ends in more than one line.
  const earlier = kinds.flatMap((kind, at) =>
    (lines[at]?.earlier ?? [])
      .filter(({ line }) => (lines[at]?.line ?? 0) - line <= near)
      .map((error) => ({ kind, error })),
  );
  for (const { kind, error } of [...last, ...earlier]) {
    if (error === undefined || wentOn(error, seen) || lesser.test(error.text)) continue;
    const event = readEvent({ ...error, captures: {} });
    const said = isAftermath(event) ? null : saidBy(wordsOf(event), kind, facts);
    if (said !== null)
      return [
        diagnosisOf(error, {
          ...said,
          fix: inItsPlace(
            whereItHasWheels(said.fix ?? [], event)
              .map(thatCanBeHad)
              .map(safeLine),
            event,
          ),
        }),
      ];
  }
  return [];
}

function wentOn({ line, text, after }: ErrorLine, { lastLine, lines }: Seen): boolean {
  const later = [lastLine.ready, lastLine.progress, lastLine.installed];
  const next =
    after
      .replace(/^[^\n]{0,2000}\n/, '')
      .slice(0, 300)
      .split('\n')[0] ?? '';
  if (gotOver.test(text) || gotOver.test(next)) return true;
  return lines - line > farewell || later.some((one) => one !== undefined && one > line);
}

function saidBy(words: Words, kind: ErrorKind, facts: Facts): Answer | Said | null {
  for (const reader of programReaders) {
    const answer = reader(words, facts);
    if (answer !== null) return answer;
  }
  // What torch checks of itself says nothing of what was done.
  if (kind === 'consequence' || kind === 'raise' || /INTERNAL ASSERT FAILED/.test(words.message)) return null;
  const said = read(grammar, words);
  return said === null || repeats(said, words)
    ? null
    : { ...said, fix: said.fix.map((line) => asIndexed(line, facts)) };
}

/** A package is known by what is imported, and the index may call it otherwise. */
function asIndexed(line: string, facts: Facts): string {
  return line.replace(/(?<= install (?:-U|--force-reinstall --no-deps) )[\w-]{2,40}(?= {3}#)/, (name) =>
    distOf(facts, name.replaceAll('-', '_')).replaceAll('_', '-'),
  );
}

/** Words that our sentences have whatever the message is. */
const ours =
  /^(?:change|give|needs?|without|what|that|this|then|with|from|program|code|command|config|line|file|model|data|read|here|there|another|version|expects?|leave|choose|other|options?|stands?|must|should|cannot|were|only|says?|means?|make|true|them|they|which|value|name|names|itself|under|than|given|gets|came|wanted|message|asks|asked|what|comes|goes|itself)$/;

/** Whether what is to be done holds nothing that the message does not say already: no place, no command, no other word. */
function repeats({ fix, cause }: Said, { message, event }: Words): boolean {
  // What the message itself tells to do is worth saying, and what it says of a setting by its name.
  if (/(?<![\w-])--[a-z]|\b[a-z]{1,30}_[a-z_]{1,50}\b/.test(message)) return false;
  if (fix.some((line) => !line.startsWith('#') || line.startsWith('# the message says'))) return false;
  const known = new Set(`${message} ${event.text}`.toLowerCase().match(/[a-z]{4,}/g));
  return !`${fix.join(' ')} ${cause}`
    .toLowerCase()
    .match(/[a-z]{4,}|[\d]{2,}|\//g)
    ?.some((word) => !known.has(word) && !ours.test(word));
}

/**
 * Remarks hold words of the log. A shell that reads no comments when typed to (zsh) takes them for words of
 * a command, so what could end or redirect that command is taken out.
 */
function safeLine(line: string): string {
  const [, command = '', remark = ''] = /^(?<command>.*?(?:^| {3})(?=# ))(?<remark># .*)$/.exec(line) ?? [];
  if (remark === '') return printable(line);
  return printable(
    command +
      remark
        .replaceAll(/;| &&/g, ',')
        .replaceAll('\\', '/')
        .replaceAll(/ ?([<>]) ?(?=v?\d)/g, (_, sign) => (sign === '<' ? ' below ' : ' above '))
        .replaceAll(/[`$|&\\!]|[<>](?!=)/g, ''),
  );
}

/** Code without a name, at the head of a sentence. */
function begun(text: string): string {
  return printable(text).replace(/^the code\b/, 'The code');
}

function diagnosisOf({ line, text }: ErrorLine, said: Answer | Said): Diagnosis {
  return {
    class: said.class ?? 'message-says',
    stage: 'run',
    title: begun(said.title ?? '').slice(0, 200),
    line,
    evidence: printable(text.trim().slice(0, 300)),
    cause: begun(said.cause ?? '').replace(/ {2,}/g, ' '),
    fix: (said.fix ?? []).map(printable),
    confidence: said.confidence ?? 'low',
    consequences: [],
    sources: [],
    rank: lastRank,
    note: false,
    patch: null,
  };
}
