const backspace = String.fromCharCode(8);
const rubouts = new RegExp(`.?${backspace}`, 'g');

/**
 * A piece of a log as the signatures read it: without what a terminal rubbed out, and without the frame that rich
 * draws round tracebacks.
 */
export function normalise(line: string): string {
  let text = line;
  if (text.includes(backspace)) text = text.replace(rubouts, '');
  if (/[^ -~\t]/.test(text))
    text = text
      .replace(/^\s{0,40}[\u2500-\u257f]{1,4} ?/, '')
      .replace(/ {0,200}[\u2502\u2503]\s{0,4}$/, '');
  return asPythonWrites(text);
}

/** What people change when they post an error: a blank before the colon, the last quote, the kind of quotes. */
function asPythonWrites(line: string): string {
  if (line.includes("key(s) in state_dict: '")) return line.replaceAll("'", '"');
  return line
    .replace(/^(\s{0,40}[\w.]{0,100}[a-z](?:Error|Exception)) ?:(?= ?[\w'"([]) ?/, '$1: ')
    .replace(/('[\w.]{1,80}' [a-z ]{1,20} attribute '\w{1,80})$/, "$1'");
}

const prefixes: readonly RegExp[] = [
  // Timestamps, as docker, journald, Python's logging and Kubernetes write them.
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?[:,]? {0,4}/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:[\w.-]{1,64} [\w./-]{1,64}(?:\[\d{1,10}\])?: )?/,
  /^\[? {0,8}\d{1,8}\.\d{3,6}\] /,
  /^(?:stdout|stderr) [FP] /,
  // BuildKit; a quotation.
  /^#\d{1,4} \d{1,6}\.\d{1,3} /,
  /^> {1,4}/,
  // vLLM and Ray: which process, then their own form of a log line.
  /^\(?[\w-]{1,40} pid=\d{1,8}(?:, ip=[\d.]{7,15})?\) /,
  /^(?:INFO|WARNING|ERROR|DEBUG|CRITICAL) \d\d-\d\d \d\d:\d\d:\d\d \[?[\w./]{1,60}:\d{1,6}\] ?/,
  // docker compose, torchrun.
  /^[\w.-]{1,64} {0,30}\| /,
  /^\[?rank\d{1,4}\]?: {0,8}/,
  /^\[(?!-)[\w .:-]{1,40}\] /,
];

/** A normalised piece without what loggers put in front of it: for signatures that need its beginning. */
export function bare(line: string): string {
  let text = line.trim();
  for (const prefix of prefixes) text = text.replace(prefix, '');
  return text.trim();
}
