const backspace = String.fromCharCode(8);
const rubouts = new RegExp(`.?${backspace}`, 'g');

/**
 * A piece of a log as the signatures read it: without what a terminal rubbed out, and without the frame that rich
 * draws round tracebacks.
 */
export function normalise(line: string): string {
  let text = line.replace('nvidia-container-cli.real: ', 'nvidia-container-cli: ');
  if (text.includes(backspace)) text = text.replace(rubouts, '');
  if (/[^ -~\t]/.test(text))
    text = text.replace(/^\s{0,40}[\u2500-\u257f]{1,4} ?/, '').replace(/ {0,200}[\u2502\u2503]\s{0,4}$/, '');
  return asPythonWrites(text.includes(" from ' ") ? text.replace(" from ' ", " from '") : text);
}

/** What Python says of names, all of which it puts into single quotes. */
const ofNames =
  /No module named|cannot import name|has no attribute|keyword argument|is not defined|object is not|positional argument|No such file or directory: /;

/** What people change when they post an error: the kind of quotes. */
function asPythonWrites(line: string): string {
  // A blank within the name.
  if (line.includes('. OrderedDict')) return line.replace('. OrderedDict', '.OrderedDict');
  if (line.includes("key(s) in state_dict: '")) return line.replaceAll("'", '"');
  // Python 2 has no quotes there, and means another name by it: the first part, not the last.
  if (line.includes("'") || !ofNames.test(line) || /\bImportError: No module/.test(line)) return line;
  return /["`]/.test(line)
    ? line.replace(/(["`])([\w.<>()/\\:-]{1,160})\1/g, "'$2'")
    : line.replace(bareName, "'$1'");
}

/** A name that lost its quotes, or that stars stand round. */
const bareName =
  /(?<=\b(?:No module named|has no attribute|keyword argument|import name|Error: (?:name|module)|Error:|import name \S{1,80} from) )\*{0,2}([A-Za-z_](?:[\w.]{0,120}\w)?)\*{0,2}(?=\.?$| from | has no | object (?:has no|is not) | is not defined| \()/g;

/** A line with one kind of quotes, and without the stop at its end: for what does not know it as it stands. */
export function retyped(line: string, quote: string): string {
  return closed(line.replace(/["'`]/g, quote).replace(/\.{1,3}$/, ''), '');
}

/** A line whose last quote was lost with it; not where the name goes on in the next one. */
export function closed(line: string, next: string): string {
  const quote = /(?<!\w)(['"])[\w.<>/\\:-]{1,160}$/.exec(line.trimEnd())?.[1];
  if (quote === undefined || /^[\w.<>/\\:-]{0,160}['"]/.test(next)) return line;
  const isOpen = line.replace(/\w['"](?=\w)/g, '').split(quote).length % 2 === 0;
  return isOpen ? line.trimEnd().replace(/\.?$/, `${quote}$&`) : line;
}

const prefixes: readonly RegExp[] = [
  // Timestamps, as docker, journald, Python's logging and Kubernetes write them.
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?(?: \w{1,12}(?=\]))?\]?[:,]? {0,4}(?:- (?=[A-Z]))?/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:[\w.-]{1,64} [\w./-]{1,64}(?:\[\d{1,10}\])?: )?/,
  /^\[? {0,8}\d{1,8}\.\d{3,6}\] /,
  /^(?:stdout|stderr) [FP] /,
  // BuildKit; a quotation.
  /^(?:#\d{1,4} \d{1,6}\.\d{1,3}|\d{1,6}\.\d{3}) (?=\D)/,
  /^> {1,4}/,
  // vLLM and Ray: which process, then their own form of a log line.
  /^\(?[\w-]{1,40} pid=\d{1,8}(?:, ip=[\d.]{7,15})?\) /,
  /^(?:INFO|WARNING|ERROR|DEBUG|CRITICAL) \d\d-\d\d \d\d:\d\d:\d\d \[?[\w./]{1,60}:\d{1,6}\] ?/,
  // Python's logging, loguru, rich: where an error was logged; what is less keeps its level.
  /^\[?\d\d:\d\d:\d\d(?:[.,-]\d{1,6})?\]? {1,4}/,
  /^(?:- )?[\w.]{1,60} - (?:ERROR|CRITICAL) - /,
  /^(?:\| )?(?:ERROR|CRITICAL) {1,5}(?:\| [\w.<>]{1,80}:[\w.<>]{1,60}:\d{1,6} - |(?=[\w.]{1,60}(?:Error|Exception): )| {3})/,
  /^\[(?:ERROR|CRITICAL|stderr|stdout)\] (?:\[[\w./-]{1,80}:\d{1,6}(?::\w{1,60})?\] )?/,
  // pytest.
  /^E {3,8}/,
  // docker compose, torchrun.
  /^[\w.-]{1,64} {0,30}\| /,
  /^\[?rank\d{1,4}\]?: {0,8}/,
  /^\[(?!-)[\w .:-]{1,40}\] /,
];

/** A normalised piece without what loggers put in front of it: for signatures that need its beginning. */
export function bare(line: string): string {
  let text = line.trim();
  // A collector stands before what a logger wrote: compose, then the time.
  for (let before = ''; before !== text; ) {
    before = text;
    for (const prefix of prefixes) text = text.replace(prefix, '');
  }
  return text.trim();
}
