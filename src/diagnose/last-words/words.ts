import { printable } from '../../basics/printable.ts';
import type { Event } from '../event.ts';
import { exceptionSaid, withoutHeading } from '../last-error.ts';
import { bare, normalise } from '../normalise.ts';

/** The error that ended a run, taken apart: what its class is, and what its message says. */
export interface Words {
  readonly event: Event;
  /** Class of the exception, without its modules; null where the line names none. */
  readonly exception: string | null;
  /** Of a line that a program begins with its name, that name: `srun: error: …`. */
  readonly program: string | null;
  /** An exception, or a line that says itself that it is an error: no remark. */
  readonly final: boolean;
  /** The message alone, on one line; where it is a heading, with the lines that it announces. */
  readonly message: string;
  /** Those lines apart. */
  readonly announced: readonly string[];
}

const longest = 1200;

/** What loggers and servers of C++, .NET and RPC put before a message. */
const levels: readonly RegExp[] = [
  /^[EF]\d{4} \d\d:\d\d:\d\d\.\d{1,9} {1,6}\d{1,10} [\w./-]{1,120}:\d{1,6}\] /,
  /^\d\d:\d\d:\d\d(?:[.,]\d{1,6})? {1,4}/,
  /^\[(?:Error|ERROR|error|Fatal|FATAL|E|F)\] {0,4}/,
  /^(?:Server error: )?\d{3} (?:- |Internal Server Error: )/,
  /^Server error: \d{3} - /,
  /^\[address=[^\]]{1,80}\] /,
  /^(?:ERROR|CRITICAL|FATAL|Fatal) {0,4}[|-] {1,4}(?=\w)/,
  /^(?:ERROR|CRITICAL):[\w.]{1,60}: ?/,
  /^Error (?:occurred when executing [^:]{1,80}|running job): ?/,
  /^!!! Exception during processing ?!!! ?/,
];

const raised =
  /(?:^|[\s\])|>:('"【`*])(?:[A-Za-z_]\w{0,40}\.){0,6}(?<name>(?:_?[A-Z]\w{0,60})?(?:Error|Exception|Interrupt|Refused|Failed|Timeout|NotFound|Missing|Exit)|(?<=[a-z_]\.)[A-Z]\w{2,60}(?=: ))(?::|$)/g;
const spoken = /"(?:message|detail|error|msg|error_message)" ?: ?"(?<text>(?:[^"\\]|\\.){3,600})"/;
const logfmt =
  /\blevel=(?:error|fatal|ERROR|FATAL)\b.{0,300}?\bmsg="(?<msg>(?:[^"\\]|\\.){3,400})"(?:.{0,300}?\berr(?:or)?="(?<err>(?:[^"\\]|\\.){3,400})")?/;
const begun =
  /^(?<program>[A-Za-z][\w.+-]{1,40}|\.{0,2}\/[\w./+-]{1,120}): (?:(?<=^-?(?:ba|z|da)?sh: )(?=[\w./~-]{1,160}: )|(?:fatal )?(?:error|ERROR|Error|fatal|FATAL): |line \d{1,6}: |\d{1,6}: )/;

const severe =
  /^(?:!!! |Error (?:occurred when|running job:)|(?:Current|Engine) run is terminating due to exception|(?:ERROR|CRITICAL):|\[?(?:ERROR|FATAL|error|fatal error|Fatal error|Fatal)\]?:? |[EF]\d{4} )/;

/** Reads the line of an error as it was found. */
export function wordsOf(event: Event): Words {
  const read = bare(normalise(event.text)).replace(/^FileNotFoundError (?=\/)/, 'FileNotFoundError: ');
  const line = unnested(levelled(read).slice(0, longest));
  const last = [...line.matchAll(raised)].at(-1);
  const exception =
    last?.groups?.['name'] ??
    exceptionSaid(withoutHeading(line)) ??
    (/^(?:what\(\): |thread '[^']{1,60}' panicked at |panic: )/.test(line) ? 'panic' : null);
  const own = spokenAlone(
    last === undefined ? withoutHeading(line) : levelled(line.slice(last.index + last[0].length)),
    event.below,
  );
  const program =
    exception === null
      ? (begun.exec(own)?.groups?.['program'] ?? (/^fatal: /.test(own) ? 'git' : null))
      : null;
  const announced = announcedBy(own, event.below);
  return {
    event,
    exception,
    program: program?.split('/').at(-1) ?? null,
    final: exception !== null || program !== null || severe.test(read),
    message: [own.replace(/^([^`*]{1,1200})[`*]{1,3}\.?$/, '$1'), ...announced]
      .join(' ')
      .trim()
      .slice(0, longest),
    announced,
  };
}

/** The message as a sentence that another one may follow. */
export function ended({ message }: Words, most: number): string {
  return printable(message.slice(0, most)).replace(/(?<![.!?:])$/, '.');
}

/** C++ and Rust put their own words before the message, or the message into the next line. */
function spokenAlone(line: string, below: readonly string[]): string {
  const text = line.replace(/^(?:what\(\): {1,4}|panic: )/, '');
  const rust =
    /^thread '[^']{1,60}' panicked at (?:'(?<old>.{1,600})', )?[\w./-]{1,160}:\d{1,6}(?::\d{1,6})?:?$/.exec(
      text,
    );
  return rust === null ? ofCheck(text) : (rust.groups?.['old'] ?? below[0] ?? text);
}

/** `Check failed: a > b (0 vs. 1) : No card is there`: what stands behind the condition says more. */
function ofCheck(text: string): string {
  const [, told] = text.split('Check failed: ');
  const said = / ?: (?=[A-Z]\w{0,20} [A-Za-z])/.exec(told ?? '');
  return told === undefined || said === null ? text : told.slice(said.index + said[0].length);
}

function levelled(line: string): string {
  let text = line;
  for (const level of levels) text = text.replace(level, '');
  return text.trim();
}

/** A message inside JSON or key=value pairs. */
function unnested(line: string): string {
  const pairs = logfmt.exec(line)?.groups;
  const found =
    spoken.exec(line)?.groups?.['text'] ??
    (pairs === undefined ? undefined : [pairs['msg'], pairs['err']].filter(Boolean).join(': '));
  return found === undefined ? line : found.replace(/\\(["'\\/])/g, '$1').replace(/\\n/g, ' ');
}

/** Lines that begin something of their own. */
const elsewhere =
  /^(?:(?:\([\w.-]{1,40}\) {0,2})?(?:[\w.-]{1,40}@[\w.-]{1,60}[: ]|PS )\S{0,100}[#$>]|Traceback|File "|During handling|The above exception|\d{4}-\d\d-\d\d|\[?(?:INFO|WARN|WARNING|ERROR|DEBUG)\b|\$ |\w{0,40}(?:Error|Exception): )/;

/** A heading announces what stands below it; a line that does not end goes on there. */
function announcedBy(own: string, below: readonly string[]): readonly string[] {
  const cut = below.findIndex((line) => elsewhere.test(line));
  const next = (cut < 0 ? below : below.slice(0, cut)).slice(0, 6);
  if (own === '' || /[:(] ?['"`]?$/.test(own)) return next;
  if (
    /^(?:Did you mean|Perhaps you meant|Please|Maybe you meant|Possible|Available|Supported|Known|Valid|Config search path)\b/.test(
      next[0] ?? '',
    )
  )
    return next.slice(0, 4);
  if (!/[.!?)\]'"`]$/.test(own) && /^[a-z(]/.test(next[0] ?? '')) return next.slice(0, 1);
  return [];
}

/** A part of a message as it stands within a sentence: no mark at its end, no quote that is open at one end alone. */
export function clean(text: string): string {
  const part = text
    .trim()
    .replace(/[.,;:]{1,2}$/, '')
    .slice(0, 120);
  const alone = ['`', "'", '"'].find((quote) => part.split(quote).length === 2);
  if (alone === undefined || (!part.startsWith(alone) && !part.endsWith(alone))) return printable(part);
  return printable(part.replace(alone, ''));
}
