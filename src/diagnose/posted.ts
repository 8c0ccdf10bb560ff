import { errorKindOf } from './last-error.ts';
import { warned } from './level.ts';
import { bare, normalise } from './normalise.ts';

/*
 * What posting makes of a log: pages, chats, terminals and collectors change its signs and its lines. All that
 * is done here keeps the number of lines: one that goes on leaves a blank one, one that is taken apart has
 * carriage returns, which end a line as progress bars do.
 */

const escapeCode = String.fromCharCode(27);
// Colours and cursor movements, window titles, character sets, keypad modes.
const codes = [
  String.raw`\[[0-9;?]{0,20}[@-~]`,
  String.raw`\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)`,
  '[()][A-Z0-9]',
  '[=>78]',
];
const escapes = new RegExp(`${escapeCode}(?:${codes.join('|')})`, 'g');
/** Colours whose escape was lost, spelt out, or drawn; [381ms] and [2m 10s] are times. */
const colours =
  /(?:\\(?:x1b|u001b|033|e)|\^\[|\u241b|\ufffd)?\[(?:\d{1,3};){0,4}\d{1,3}m(?!\]| ?\d{0,2}s\b)/g;

const entities = /&(?:lt|gt|quot|apos|amp|nbsp|#0?39|#x27|#34|#96);/g;
const ofEntity: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  amp: '&',
  nbsp: ' ',
  '#96': '`',
};

/** A log in the signs of the program that wrote it. */
export function asWritten(log: string): string {
  let text = log;
  if (text.includes(escapeCode)) text = text.replace(escapes, '');
  if (/\[\d{1,3}(?:;\d{1,3}){0,4}m/.test(text)) text = text.replace(colours, '');
  if (text.includes('&')) text = text.replace(entities, (entity) => ofEntity[entity.slice(1, -1)] ?? "'");
  if (/[\u00a0-\uffff]/.test(text))
    text = text
      .replace(/[\u2018\u2019\u201a\u201b\u2032\u00b4]/g, "'")
      .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
      .replace(/[\u3010\u3011\u00a0]/g, ' ')
      .replace(/\uff1a ?/g, ': ')
      .replace(/\uff0c ?/g, ', ');
  if (text.includes('\\_')) text = text.replace(/[\w.:/\\-]{3,300}/g, unmarked);
  if (text.includes('undefined symbol:')) text = text.replace(spoken, linked);
  text = text
    // Two processes on one line.
    .replace(/\b([A-Z]\w{2,50}(?:Error|Exception))\1: : /g, '$1: ')
    .replace(/(?<=[a-z](?:Error|Exception))(?: : ?|:(?=[A-Za-z'"([<]))/g, ': ')
    .replace(ofDocker, (_, said: string) => unspelt(said).trimEnd())
    .replace(quoted, (whole: string, quotedText: string, at: number, all: string) => {
      const said = unspelt(quotedText);
      const round = all.slice(Math.max(0, at - 200), at + whole.length + 200);
      if (lesser.test(round)) return whole;
      return `\r${errorKindOf(said) === null && /error|"code"/i.test(round) ? 'error: ' : ''}${said}\r`;
    });
  return text.includes('File "') ? takenApart(text) : text;
}

/** A name whose underscores Markdown hid; not a path of Windows. */
const unmarked = (word: string) =>
  /\\(?!_)|:\\/.test(word) || !word.includes('\\_') ? word : word.replaceAll('\\_', '_');

/** A C++ name as people read it, which may stand in a line of its own. */
const spoken = /undefined symbol:\s{1,3}((?:[a-z_]\w{0,60}::){1,8}[A-Za-z_]\w{0,80})(?:(\([^\n]{0,600})\))?/g;

/** The same as linkers write it; of its arguments only the kind of strings counts. */
function linked(whole: string, name: string, given = ''): string {
  const strings = given.includes('__cxx11')
    ? 'NSt7__cxx1112basic_string'
    : given.includes('std::')
      ? 'Ss'
      : '';
  const parts = name.split('::').map((part) => `${part.length}${part}`);
  return `undefined symbol: _ZN${parts.join('')}E${strings}${whole.includes('\n') ? '\n' : ''}`;
}

/** Tracebacks whose lines were joined by blanks, as lines. */
function takenApart(text: string): string {
  return text
    .replace(/(?<=\S) {1,12}(?=File "[^"\n]{1,300}", line \d{1,7})/g, '\r  ')
    .replace(/(?<=File "[^"\n]{1,300}", line \d{1,7}(?:, in [\w.<>]{1,80})?) {1,12}(?=\S)/g, '\r    ')
    .replace(/\r {4}[^\r\n]{1,4000}/g, (code) =>
      code.replace(
        / {1,12}(?=(?:(?:[A-Za-z_]\w{0,40}\.){0,6}[A-Z]\w{1,60}(?:Error|Exception|Interrupt|Exit)(?:: |$)|Traceback \(most|During handling of|The above exception))/g,
        '\r',
      ),
    );
}

/** A line as Docker keeps it in its file. */
const ofDocker = /^\{"log":"((?:[^"\\\n]|\\.){0,16000})","stream":"std[^\n]{0,200}$/gm;
/** What a collector, a server or a client puts into quotes, in JSON or as key=value. */
const quoted =
  /(?:"(?:log|message|msg|error|detail|err|traceback|exception|stderr)" ?: ?|\b(?:msg|err|error)=)"((?:[^"\\\n]|\\.){8,8000})"/g;
const lesser = /level\w{0,5}"? ?[:=] ?"?(?:info|debug|warn)/i;

/** A text out of its quotes. */
function unspelt(text: string): string {
  return text.replace(/\\(?:u([\dA-Fa-f]{4})|(.))/g, (_, code: string | undefined, sign: string) =>
    code !== undefined
      ? String.fromCharCode(Number.parseInt(code, 16))
      : sign === 'n' || sign === 'r'
        ? '\r'
        : sign === 't'
          ? '\t'
          : sign,
  );
}

/** What is got over: no reading makes a failure of it. */
const goesOnAll =
  /\b(?:(?<!# type: )ignor|skipp|fall(?:ing|s)? ?back|fallback|retry|caught|handled|disabl|warning)|(?:go|continu|proceed)ing/i;

/** A log as it may have been before somebody told of it, wrapped and marked up: for where nothing is known of it. */
export function asItMayHaveBeen(log: string): string {
  if (goesOnAll.test(log)) return log;
  const text = log
    .replace(/\\([_*#[\]])/g, '$1')
    .replace(tags, (tag) => (/^<(?:br|\/[plt])/.test(tag) ? '\r' : ''))
    .replace(/(?<![\\:\w])\\n|\\n(?=\s|File "|Traceback|[A-Z]\w{1,60}(?:Error|Exception): )/g, '\r');
  return ended(unwrapped(text))
    .split('\n')
    .map((line) => line.split('\r').map(untold).join('\r'))
    .join('\n');
}

const missing = 'ModuleNotFoundError: No module named';

/** The end of a traceback that a page cut off, where its last line of code leaves no doubt. */
function ended(log: string): string {
  const lines = log.trimEnd().split('\n');
  const last = lines.at(-1)?.trim() ?? '';
  if (last.length > 4 && missing.startsWith(last)) {
    const name = /^\s*(?:from|import) (?<name>[A-Za-z_][\w.]{0,80})/.exec(lines.at(-2) ?? '')?.groups?.[
      'name'
    ];
    if (name !== undefined) lines[lines.length - 1] = `${missing} '${name}'`;
  }
  // transformers and what copies it: the call that stops is the last.
  const wanted = /^require_version\(["'](?<bounds>[A-Za-z][\w.-]{0,60}[<>=!~][\w.,<>=!~*]{1,60})["']/.exec(
    last,
  );
  if (wanted !== null)
    lines[lines.length - 1] +=
      `\rImportError: ${wanted[1] ?? ''} is required for a normal functioning of this module`;
  return lines.join('\n');
}

/** What a page is made of. */
const tags = /<\/?(?:p|br|pre|code|strong|em|li|td|tr|span)(?: [^<>\n]{0,200})?\/?>/g;

const exception = '(?:[A-Za-z_]\\w{0,40}\\.){0,6}[A-Z]\\w{1,60}(?:Error|Exception)';
const called = new RegExp(`\\b(${exception})\\((?:"([^"]{3,900})"|'((?:[^'\\\\]|\\\\.){3,900})'),?\\)`, 'g');
const inSentence = new RegExp(`(?<=[\\s"'(:]) {0,2}(?=${exception}: \\S)`);

/** The error of a line without what stands round it: marks of a list, emphasis, words of a person or a page. */
function untold(line: string): string {
  // What is indented is code, or belongs to a traceback.
  if (/^\s/.test(line) || warned.test(line)) return line;
  const text = reordered(respaced(bare(normalise(line))))
    .replace(/^(?:[^ -~]|: |#{1,6} |(?:[!*-]|\d{1,2}[.)]) (?=[\w./-]{1,60}: )|\s){1,12}(?=\w)/, '')
    .replace(/\*\*|^`{1,3}|`{1,3}$/g, '')
    .replace(
      called,
      (_, name: string, double?: string, single?: string) =>
        `${name}: ${double ?? single?.replace(/\\'/g, "'") ?? ''}`,
    );
  return text.replace(inSentence, '\r');
}

/** A line with the blanks that programs write, where a page or a translation gave and took some. */
function respaced(line: string): string {
  return line
    .replace(/^_(?=[^_])(.{3,900}[^_])_$|^\| (.{3,900}) \|$/, '$1$2')
    .replace(/(?<=\S) {2}(?=\S)/g, ' ')
    .replace(
      /([a-z]{2}|[:,])?(['"`]) ?([\w.<>/\\:-]{1,160}) ?\2(?=([a-z(])?)/g,
      (whole, near: string | undefined, quote: string, name: string, next: string | undefined) =>
        // Between two names, not round one.
        near !== undefined && next !== undefined && / ['"`]$/.test(whole)
          ? whole
          : `${near === undefined ? '' : `${near} `}${quote}${name}${quote}${next === undefined ? '' : ' '}`,
    )
    .replace(
      /(?<=\w\(\)|[a-z]{2}[,;])(?=[a-z]{2,20} [a-z])|(?<=[a-z]{2}[.:])(?=[A-Z][a-z]{1,20} [a-z])|(?<=\berror:)(?=[^\s/:])/g,
      ' ',
    );
}

const exceptions: Readonly<Record<string, string>> = {
  modulenotfound: 'ModuleNotFound',
  filenotfound: 'FileNotFound',
  os: 'OS',
};

const colonless = new RegExp(`^(${exception})(?: -{1,2}>?|) (?=['"[A-Z]|(?:cannot|name|module|got|not|no) )`);

/** A line in the order and with the marks of the program: exception, place, message. */
function reordered(line: string): string {
  return line
    .replace(/(?: #\d{1,6}| · Issue #.{1,160}| How (?:can|do|to) [^?\n]{1,80}\?|(?<=['"])[.!,:])$/, '')
    .replace(
      /^(import|modulenotfound|type|value|runtime|attribute|name|key|os|filenotfound|assertion)error(?=: )/i,
      (_, kind: string) => {
        const low = kind.toLowerCase();
        return `${exceptions[low] ?? low.replace(/^./, (sign) => sign.toUpperCase())}Error`;
      },
    )
    .replace(colonless, '$1: ')
    .replace(
      /^(?:(?:fatal )?error: )?No such file or directory:? #include [<"]([\w./+-]{2,200})[>"]$/,
      'fatal error: $1: No such file or directory',
    )
    .replace(
      /^(\w{1,40}Error: )?((?:cannot open shared object file: )?No such file or directory|File exists|Permission denied|(?:command )?not found):? ([^\s'">]{2,200})$/,
      '$1$3: $2',
    );
}

const longestOf = (lines: readonly string[]) =>
  lines.reduce((longest, { length }) => Math.max(longest, length), 0);
const terminals: ReadonlySet<number> = new Set([80, 100, 120]);
const begins = /^(?:File "|Traceback|raise |[\w.]{1,80}(?:Error|Exception):)/;

/** A log that a terminal of a usual width cut within its words, with its lines whole. */
export function uncut(posted: string): string {
  // A name in quotes is whole, whatever the width.
  const log = posted.replace(/('[\w.-]{3,120})\n([\w.-]{1,120}'[^\n]{0,2000})/g, '$1$2\n');
  const lines = log.split('\n');
  const width = longestOf(lines);
  if (!terminals.has(width)) return log;
  // A page breaks lines between words, mostly before that width.
  const betweenWords = /[a-z]\n[A-Z]/;
  return joined(
    lines,
    '',
    (line, next) =>
      line.length === width &&
      /^ ?\S/.test(next) &&
      !begins.test(next) &&
      !betweenWords.test(`${line.slice(-1)}\n${next.slice(0, 1)}`),
  );
}

/** Lines that a terminal or a page broke at its width, whole again. */
function unwrapped(log: string): string {
  const lines = log.split('\n');
  const width = longestOf(lines);
  if (width < 60 || width > 260) return log;
  const goesOn = (line: string, next: string) =>
    line.length > width - 25 &&
    line.length + 1 + (/^\S{1,260}/.exec(next)?.[0].length ?? -width) > width &&
    !begins.test(next);
  const byWords =
    !terminals.has(width) ||
    lines.some((line, at) => line.length < width && goesOn(line, lines[at + 1] ?? ''));
  return joined(lines, byWords ? ' ' : '', goesOn);
}

/** Each line with those that go on with it; blank ones stand in their place. */
function joined(
  lines: readonly string[],
  between: string,
  goesOn: (line: string, next: string) => boolean,
): string {
  const whole: string[] = [];
  for (let from = 0, to = 1; from < lines.length; from = to++) {
    let line = lines[from] ?? '';
    for (; to < lines.length && goesOn(lines[to - 1] ?? '', lines[to] ?? ''); to++)
      line += between + (lines[to] ?? '');
    whole.push(line, ...Array<string>(to - from - 1).fill(''));
  }
  return whole.join('\n');
}
