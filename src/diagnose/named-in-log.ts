import type { Event } from './event.ts';
import { harmlessWord } from './fill.ts';

interface Named {
  /** The placeholder, in the command that it stands in. */
  readonly placeholder: RegExp;
  /** Lines that have the value, the most telling first. */
  readonly said: readonly RegExp[];
}

const hub = '(?<value>[A-Za-z][\\w.-]{0,60}/[\\w.-]{2,95})';
const address =
  '(?<value>(?:https?://[\\w.-]{3,80}/|git@)[\\w.:~-]{2,100}/[\\w./~-]{2,100}?(?=/info/lfs|[^\\w./~-]|$))';

const names: readonly Named[] = [
  {
    placeholder: /(?<=\bhf download )(?:OWNER|ORG)\/(?:MODEL|REPO|NAME)(?![\w-])/,
    said: [
      new RegExp(`huggingface\\.co/(?:api/models/)?(?!api/|datasets/|spaces/|docs/)${hub}(?:/|$|[\\s'")])`),
      /models--(?<cached>[\w.-]{1,60}--[\w.-]{2,95}?)(?=[/\s'"]|$)/,
      new RegExp(
        `(?:from_pretrained\\(|--model(?:[-_](?:path|id|name|name[-_]or[-_]path))?[ =]|vllm serve |hf download )['"]?${hub}(?=['")\\s]|$)`,
      ),
    ],
  },
  {
    placeholder: /(?<=\bgit (?:clone|ls-remote) )(?:ADDRESS|URL)\b/,
    said: [
      new RegExp(`\\bgit clone (?:-\\S{1,40} (?:\\d{1,5} )?){0,4}${address}`),
      new RegExp(`(?:unable to access|[Rr]epository|for|from) '?${address}?'?`),
    ],
  },
  {
    placeholder: /(?<=\bffmpeg -i )IN\.wav\b/,
    said: [/(?:^|[\s'"=])(?<value>[\w./-]{1,160}\.wav)\b/],
  },
  {
    placeholder: /(?<=\bollama (?:pull|run) )MODEL\b/,
    said: [/\bollama (?:run|pull|show) (?<value>[\w./:-]{2,100})/],
  },
  {
    placeholder:
      /(?<=\b(?:python3?|torchrun --nproc_per_node=\d|deepspeed --num_gpus \d{1,2}|torchrun --standalone --nproc_per_node=\d) )SCRIPT(?:\.py)?(?![\w.])|(?<=xvfb-run -a [^\n#]{0,40}python3 )app\.py\b/g,
    said: [
      /(?:^|[\s$#>])(?:python[\d.]{0,4}|torchrun|accelerate launch|deepspeed)(?: -\S{1,60}){0,6} (?<value>[\w./-]{1,120}\.py)\b/,
    ],
  },
  {
    placeholder: /(?<=\bsed -i [^\n]{0,200} )SCRIPT\b/,
    said: [
      /^(?!\S{0,120}\/activate\.d\/)(?<value>[\w./-]{1,120}\.sh): line \d/,
      /(?:^|[\s$#])(?:bash|sh|source|\.) (?<value>[\w./-]{1,120}\.sh)\b/,
    ],
  },
  {
    placeholder:
      /(?<=\bdocker (?:exec|logs|restart|run|pull) [^\n]{0,200})\bCONTAINER\b|(?<=--volumes-from )CONTAINER\b/,
    said: [
      /\bdocker (?:exec|logs|start|restart|attach) (?:-\S{1,30} ){0,3}(?<value>[\w.-]{2,60})(?: |$)/,
      / --name[ =](?<value>[\w.-]{2,60})/,
    ],
  },
  {
    placeholder: /(?<=\bdocker (?:run|pull) [^\n#]{0,200})\bIMAGE\b(?![:/])/,
    said: [
      /Unable to find image '(?<value>[\w./:@-]{3,200})' locally/,
      /\bdocker pull (?<value>[\w./:@-]{3,200})/,
      /(?:Status: \w[\w ]{5,40} for|[Pp]ulling image|Pulled image) "?(?<value>[\w./:@-]{3,200})/,
    ],
  },
  {
    placeholder: /(?<=\bapt-get install [^\n#]{0,80})\bPACKAGES\b/,
    said: [
      /\bapt(?:-get)? (?:-\S{1,30} ){0,3}install (?:-\S{1,30} ){0,3}(?<value>[a-z\d][\w.+-]{1,60})(?= *$| *&&)/,
    ],
  },
];

/** A file of compose that has another name than compose looks for. */
const composeFile =
  /\bdocker[- ]compose(?: --?[a-eg-z]\S{0,40})* -f (?<value>[\w./-]{1,120})|[Cc]ompose [Ff]ile '(?!(?:\.\/)?(?:docker-)?compose\.ya?ml')(?<said>[\w./-]{1,120})'/;

/** A command with the names that the log shows, in place of the words that stand for them. */
export function withItsNames(
  line: string,
  { text, above, below }: Pick<Event, 'text' | 'above' | 'below'>,
): string {
  let filled = line;
  for (const { placeholder, said } of names) {
    if (filled.search(placeholder) < 0) continue;
    const lines = [text, ...above.toReversed(), ...below].map((one) => one.slice(0, 600));
    const value = said
      .map((pattern) =>
        lines.map((one) => valueIn(pattern.exec(one)?.groups)).find((one) => one !== undefined),
      )
      .find((one) => one !== undefined);
    // What begins with a dash would be read as an option.
    if (value !== undefined && !value.startsWith('-') && harmlessWord(value))
      filled = filled.replace(placeholder, value);
  }
  if (!filled.startsWith('docker compose ')) return filled;
  const file = [text, ...above.toReversed(), ...below]
    .map((one) => composeFile.exec(one.slice(0, 600))?.groups)
    .map((groups) => groups?.['value'] ?? groups?.['said'])
    .find((one) => one !== undefined && harmlessWord(one));
  return file === undefined ? filled : filled.replaceAll('docker compose ', `docker compose -f ${file} `);
}

/** The value that a line has; a folder of the cache has two dashes for the slash of a model's name. */
const valueIn = (groups: Record<string, string> | undefined) =>
  groups?.['value'] ?? groups?.['cached']?.replace('--', '/');
