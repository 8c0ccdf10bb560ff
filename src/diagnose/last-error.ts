import { printable } from '../basics/printable.ts';
import type { Diagnosis } from './diagnosis.ts';
import { type ErrorKind, errorKinds } from './error-line.ts';
import { readEvent } from './event.ts';
import type { Seen } from './hit.ts';
import { helped, isLesser, warned, warns } from './level.ts';
import { bare } from './normalise.ts';

/** The last line of a log that says that something failed: quoted, not explained. */
export interface LastError {
  /** From 1. */
  readonly line: number;
  /** As it stands in the log, about 300 characters to the end of a sentence, printable. */
  readonly text: string;
  /** What was being done, as far as the lines above say so: a step of a build, a package that is installed. */
  readonly step: string | null;
  /** The package, node or file whose code raised it. */
  readonly package: string | null;
  /** Whether the program plainly went on afterwards. */
  readonly wentOn: boolean;
  /** Whether the line says that it failed; else it only speaks of something that did. */
  readonly plain: boolean;
  /** What to try to learn more. */
  readonly next: readonly string[];
}

/** Literals that such lines hold; any case, at least five characters. */
export const errorTexts: readonly string[] = [
  'error',
  'Exception',
  'fatal',
  'failed',
  'failure',
  'cannot',
  'panic:',
  'Aborted',
  'core dumped',
  'No such file',
  '.proto:',
  'File exists',
  'does not exist',
  'is not present',
  'denied',
  'not found',
  'Traceback',
  'BrokenProcessPool',
  'what():',
  'panicked at',
  'undefined symbol',
  'unknown option',
  'no such option',
  'unknown argument',
  'unknown flag',
  'flag provided but not',
  'unknown command',
  'undefined reference',
  'No rule to make',
  'Unable to',
  'Could not',
  'has no attribute',
  'is not defined',
  'object is not',
  'unexpected keyword argument',
  'required positional argument',
  'index out of range',
  'must match the size of tensor',
  'invalid for input of size',
  'or os.PathLike object',
  'cannot access local variable',
  'non-iterable',
  'removed in v',
  'supported yet',
  'Incompatible',
  'not compatible',
  'incompatible with',
  'used but incompatible',
  'not match',
  'mismatch',
  'Can not find',
  "Can't find",
  'not supported',
  'must be ',
  'should be ',
  'not installed',
  ' is too old',
  'Expected ',
  'DeprecationWarning: ',
  'FutureWarning: ',
  'UserWarning: ',
];

/** What Python and torch say, posted without the name of the exception, whole or cut in front: then it is known by its words. */
const sayings: readonly (readonly [words: RegExp, exception: string])[] = [
  [/^(?:module )?[`'"]?[\w.]{0,80}[`'"]?(?: object)? has no attribute [`'"]?\w{2,80}/, 'AttributeError'],
  [/^(?:name )?[`'"]?\w{1,80}[`'"] is not defined/, 'NameError'],
  [/^[`'"]?\w{1,60}[`'"]? object is not (?:subscriptable|callable|iterable|an iterator)/, 'TypeError'],
  [/^(?:[\w.<>]{1,80}\(\) )?got an unexpected keyword argument ?[`'"]\w{1,80}/, 'TypeError'],
  [/^(?:[\w.<>]{1,80}\(\) )?missing \d{1,2} required positional argument/, 'TypeError'],
  [/^cannot unpack non-iterable \w{1,40} object/, 'TypeError'],
  [/^expected str, bytes or os\.PathLike object, not \w/, 'TypeError'],
  [/^cannot import named? [`'"]?\w{1,80}[`'"]? from [`'"]?[\w.]{1,100}/, 'ImportError'],
  [/^No such file or directory: ['"]/, 'FileNotFoundError'],
  [/^(?:list|string|tuple) index out of range$/, 'IndexError'],
  [/^cannot access local variable '/, 'UnboundLocalError'],
  [/^Sizes of tensors must match except in dimension \d/, 'RuntimeError'],
  [/^[Tt]he size of tensor a \(\d{1,9}\) must match the size of tensor b/, 'RuntimeError'],
  [/^shape '\[[-\d, ]{1,80}\]' is invalid for input of size \d/, 'RuntimeError'],
];

/** The exception whose words a line is that names none; null where it is no such line. */
export function exceptionSaid(line: string): string | null {
  return sayings.find(([words]) => words.test(line))?.[1] ?? null;
}

const exception =
  /(?:^|[\s\])|>:【`*])(?:[A-Za-z_]\w{0,40}\.){0,6}(?:_?[A-Z]\w{0,60}(?:Error|Exception|Interrupt|Refused|Failed|Timeout|Exit|NotFound|Missing)|(?:Error|Exception)(?=: ))(?::|$)|^FileNotFoundError (?=\/)|^(?:[a-z_]\w{0,40}\.){1,6}[A-Z]\w{2,60}: |^what\(\): |^thread '[^']{1,60}' panicked at |^(?:Current|Engine) run is terminating due to exception: /;
const message =
  /^(?:E: |ERROR\b|error\b|fatal\b|FATAL\b|panic:|CRITICAL\b|!!! |\w[\w ./-]{0,60}: (?:error|fatal error|fatal)\b)|: (?:error|fatal error): |^\S{1,160}\.proto:\d{1,6}:\d{1,5}: (?!warning)|core dumped|\bAborted\b|: (?:command )?not found$|: No such file(?: or directory)?$|: File exists$|^\S{0,160}\/\S{1,120} (?:does not exist|is missing|was not found)\.?$|\/\S{1,200} is not present\b|Permission denied$|^Error\b|^(?:[\w.-]{1,40}: )?(?:unknown|unrecogni[sz]ed) (?:option|argument|flag|command|switch)s?\b|^flag provided but not defined|^undefined symbol: |undefined reference to |No rule to make target |: undefined symbol|: cannot execute: |^(?:the )?command \S{1,40} (?:was )?not found\b|\bnot found\b.{0,80}\bPATH\b|\d is used but incompatible\b/;
const consequence =
  /Failed building wheel|subprocess-exited-with-error|metadata-generation-failed|exit(?:ed with)? (?:code|status)|non-zero (?:exit|status|code|return)|See above|see above|did not run successfully|error originates|npm ERR|failed to solve|ChildFailedError|ld returned \d|returned non-zero|Failed to build/;
const nothing =
  /\b(?:0|no|without|zero) (?:errors?|fail)|error_?rate|errors?[=:] ?0\b|logger\.|log\.|errors='|errors="|DeprecationWarning|FutureWarning|UserWarning|--\S{0,30}error/i;
const aside =
  /\btype: \S{1,80}: not found|^(?:\S{0,40}which: )?no \S{1,80} in \(|dependency resolver does not c|^Traceback|^except |^File "|^if |^(?:warnings\.)?warn\(/;
/** Sentences that refuse something, where they are all that a line says: a word of it in the middle of others is none. */
const refuses =
  /^(?!Note )(?:[Tt]he |[Yy]our |This )?[`'"\w(][^:;=|]{0,140}?(?: => not found$| (?:was|were|has been) removed in v?\d| (?:(?:is|are)(?: not|n't)(?: yet)? |(?=incompatible with))(?:incompatible|supported|compatible|defined|installed correctly)\b| (?:does|do) not match\b|checksum mismatch)|^(?:Incompatible|Can(?: ?not|'t) find|Mismatched?|Expected .{1,120}\b(?:got|found|but)) /i;
/** A statement that two things do not fit, and the wish behind it; and what CMake lacks. */
const states =
  /^\w[^=|]{0,120}?\b(?:mismatch(?:ed)?|(?:not |in)compatible|does not (?:match|fit)|too (?:old|new))\b.{0,120}[.!,;]\s{1,2}(?:Make sure|Please|Ensure|You (?:must|need)|Use|Update|Upgrade|Downgrade|Reinstall)\b|^-- Could NOT find \w/i;

/** What posts and programs write before such words. */
export function withoutHeading(line: string): string {
  return (
    line
      .replace(/^[`*>\s]{0,8}(?:[Ee]rror|ERROR|Exception)(?: occurred)?[:,]{1,2} {0,2}/, '')
      .replace(/^[`*>]{1,4}/, '')
      // ComfyUI's page: the node, then the words.
      .replace(/^[A-Z]\w{2,40}(?:Sampler|Loader|Encode|Decode|Preprocessor)\w{0,30},? (?=\S)/, '')
      .replace(/^(?:Current|Engine) run is terminating due to exception: /, '')
  );
}

/** Null: the line only holds such a word. */
export function errorKindOf(text: string): ErrorKind | null {
  const line = bare(text);
  if (line === '' || aside.test(line) || isLesser(text)) return null;
  if (consequence.test(line)) return 'consequence';
  if (exception.test(line) && !warned.test(line)) return 'exception';
  if (/^raise \w/.test(line)) return 'raise';
  if (nothing.test(line) || warns(line) || warns(text)) return null;
  if (exceptionSaid(withoutHeading(line)) !== null && !warned.test(line)) return 'message';
  if (message.test(line) || /\b(?:(?<!UNKNOWN )ERROR|CRITICAL|FATAL)\b/.test(text.slice(0, 120)))
    return 'message';
  if ((refuses.test(withoutHeading(line)) || states.test(line)) && !helped.test(line)) return 'mention';
  return /(?:error|failed|failure(?! messages)|fatal)\b|^(?:Could not|Cannot|Can't|Unable to)\b|"(?:message|error|detail)" ?: ?"/i.test(
    line,
  ) && !helped.test(line)
    ? 'mention'
    : null;
}

/** The line that counts most; among several as plain, the last. Null: none. Hints: of a program that runs on. */
export function lastErrorOf(
  seen: Seen,
  diagnoses: readonly Diagnosis[],
  hints: readonly string[] = [],
): LastError | null {
  const kind = [...errorKinds].reverse().find((name) => seen.errors[name] !== undefined);
  const found = kind === undefined ? undefined : seen.errors[kind];
  if (found === undefined) return null;
  const event = readEvent({ ...found, captures: {} });
  const frame = event.frames.at(-1) ?? null;
  const step = event.above.findLast((line) => steps.test(line)) ?? null;
  const went = [seen.lastLine.ready, seen.lastLine.progress, seen.lastLine.installed];
  // torch only hands on what another process raised: the exception says of which package it is.
  const raised =
    frame?.root === 'torch' && /[\\/]_utils\.py$/.test(frame.file)
      ? /^(?<root>[A-Za-z]\w{1,40})\.[\w.]{2,80}(?::|$)/.exec(found.text.trim())?.groups?.['root']
      : undefined;
  const owner =
    raised ??
    (frame === null
      ? null
      : (frame.root ?? frame.node?.split(/[\\/]/).at(-1) ?? `${frame.file}:${frame.line}`));
  return {
    line: found.line,
    // A heading is nothing without what it announces.
    text: wholeSentence(
      printable(
        /[:,(]$/.test(found.text.trim())
          ? [found.text.trim(), ...event.below.slice(0, 3)].join(' ')
          : found.text.trim(),
      ),
    ),
    step: step === null ? null : printable(step).slice(0, 200),
    package: owner === null ? null : printable(owner).slice(0, 120),
    wentOn: hints.length > 0 || went.some((line) => line !== undefined && line > found.line),
    plain: kind !== 'mention',
    next:
      diagnoses.length > 0
        ? []
        : hints.length > 0
          ? hints
          : nextSteps(found.text, owner, event.pip, kind !== 'message' && kind !== 'exception'),
  };
}

/** At most 300 characters, or the end of the sentence that is cut there: the remedy stands last in it. */
function wholeSentence(text: string): string {
  const rest = /^[^\n]{0,299}?\.(?= |$)/.exec(text.slice(300))?.[0] ?? '';
  return text.slice(0, 300) + rest;
}

const steps =
  /^(?:#\d{1,4} \[|Step \d{1,3}\/\d{1,3}|(?:RUN|COPY|CMD|ENTRYPOINT) |=> \[|Building wheel|Collecting |Installing |Downloading |Preparing metadata|Getting requirements|Cloning into|Setting up |Unpacking |Loading |\+ \w|\$ |got prompt|> \[)/;

/** Versions, compilers and builds: no call on the GPU failed there. */
const stated = /versions?\b|compil|built|build|\.cuh?\b|CMake|nvcc|\.h\b|driver|not found|install/i;

function nextSteps(text: string, owner: string | null, pip: string, vague: boolean): readonly string[] {
  const known = owner !== null && /^\w[\w-]{0,60}$/.test(owner);
  return [
    ...(vague
      ? ['# the reason usually stands some lines above: give more of the log, from its beginning']
      : []),
    // Its makers mend what a new trl or transformers breaks within days, and ask for this first.
    ...(known && /^unsloth(?:_zoo)?$/.test(owner)
      ? [`${pip} install -U unsloth unsloth_zoo   # a notebook: then restart its kernel`]
      : []),
    ...(known
      ? [
          `${pip} show ${owner.replaceAll('_', '-')}   # which version raised it; compare with requirements.txt of the app`,
        ]
      : []),
    ...(/CUDA error|device-side|illegal memory|CUBLAS_STATUS|CUDNN_STATUS|cudaError/.test(text) &&
    !stated.test(text)
      ? ['CUDA_LAUNCH_BLOCKING=1 python3 app.py   # names the call that really failed']
      : []),
    '# search for the message in the issues of the app and of the package, without paths and numbers',
  ];
}
