import { type Event, readEvent } from '../event.ts';
import { bare, normalise } from '../normalise.ts';

/** The error that ended a run, taken apart: what its class is, and what its message says. */
export interface Words {
  readonly event: Event;
  /** Class of the exception, without its modules; null where the line names none. */
  readonly exception: string | null;
  /** Of a line that a program begins with its name, that name: `srun: error: …`. */
  readonly program: string | null;
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
  /^(?:[A-Z]{2,10}|[A-Z][a-z]{2,10}) {0,2}[|:-] {1,4}(?=\w)/,
];

const raised =
  /(?:^|[\s\])|>:('"])(?:[a-z_]\w{0,40}\.){0,6}(?<name>(?:[A-Z]\w{0,60})?(?:Error|Exception|Interrupt|Refused|Failed|Timeout|NotFound|Missing|Exit))(?::|$)/g;
const spoken = /"(?:message|detail|error|msg|error_message)" ?: ?"(?<text>(?:[^"\\]|\\.){3,600})"/;
const logfmt =
  /\blevel=(?:error|fatal|ERROR|FATAL)\b.{0,300}?\bmsg="(?<msg>(?:[^"\\]|\\.){3,400})"(?:.{0,300}?\berr(?:or)?="(?<err>(?:[^"\\]|\\.){3,400})")?/;
const begun =
  /^(?<program>[A-Za-z][\w.+-]{1,40}|\.{0,2}\/[\w./+-]{1,120}): (?:(?:fatal )?(?:error|ERROR|Error|fatal|FATAL): |line \d{1,6}: |\d{1,6}: )/;

/** Reads the error line with its surroundings. */
export function wordsOf(place: {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}): Words {
  const event = readEvent({ ...place, captures: {} });
  const line = unnested(levelled(bare(normalise(place.text))).slice(0, longest));
  const last = [...line.matchAll(raised)].at(-1);
  const exception = last?.groups?.['name'] ?? null;
  const own = last === undefined ? line : line.slice(last.index + last[0].length).trim();
  const program = exception === null ? (begun.exec(own)?.groups?.['program'] ?? null) : null;
  const announced = announcedBy(own, event.below);
  return {
    event,
    exception,
    program: program?.split('/').at(-1) ?? null,
    message: [own, ...announced].join(' ').slice(0, longest),
    announced,
  };
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
  /^(?:Traceback|File "|During handling|The above exception|\d{4}-\d\d-\d\d|\[?(?:INFO|WARN|WARNING|ERROR|DEBUG)\b|\$ |\w{0,40}(?:Error|Exception): )/;

/** A heading announces what stands below it; a line that does not end goes on there. */
function announcedBy(own: string, below: readonly string[]): readonly string[] {
  const cut = below.findIndex((line) => elsewhere.test(line));
  const next = (cut < 0 ? below : below.slice(0, cut)).slice(0, 6);
  if (own === '' || /[:(]$/.test(own)) return next;
  if (/^(?:Did you mean|Perhaps you meant|Please|Maybe you meant|Possible|Available|Supported|Known|Valid|Config search path)\b/.test(next[0] ?? '')) return next.slice(0, 4);
  if (!/[.!?)\]'"`]$/.test(own) && /^[a-z(]/.test(next[0] ?? '')) return next.slice(0, 1);
  return [];
}
