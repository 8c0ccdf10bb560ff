import { type FileFinding, found } from './finding.ts';
import { nameUndefined } from './pages/names.ts';
import { exportIntoFile } from './pages/slips.ts';
import type { Piece } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';

/** What a script counts on and never made: files that nothing writes, variables that one branch forgot. */
export function checkWritten(commands: readonly ShellCommand[], piece: Piece): readonly FileFinding[] {
  return [...shown(commands), ...noRelease(piece), ...forgotten(piece)];
}

const fileAddress =
  /^https?:\/\/[^\s?#]{1,300}\/([\w.-]{1,80}\.(?:ya?ml|py|json|jsonl|txt|safetensors|ckpt|pth?|bin|gguf|zip|tar\.gz|tgz|whl|deb|sh))$/;
/** It writes somewhere, or asks for something else than a file. */
const notShown =
  /^(?:-[a-zA-Z]*[oOIdFTKX]|--(?:output|remote-name|head|request|data|form|upload|config|create)\S*)/;

/** PW835: `curl URL/config.yml`, and then config.yml. */
function shown(commands: readonly ShellCommand[]): readonly FileFinding[] {
  return commands.flatMap((command, at) => {
    const { name, words, writesTo, pipedInto, caught, checked, text, place } = command;
    const file = words.flatMap((word) => fileAddress.exec(word)?.[1] ?? [])[0];
    if (name !== 'curl' || file === undefined || writesTo.length > 0 || pipedInto.length > 0) return [];
    if (caught || checked || words.some((word) => notShown.test(word))) return [];
    const other = commands.filter((one) => one !== command);
    if (other.some((one) => one.text.includes(text))) return [];
    const names = (one: ShellCommand) =>
      one.words.some((word) => word.replace(/^\.\//, '') === file) || one.writesTo.includes(file);
    if (commands.slice(0, at).some(names) || !commands.slice(at + 1).some(names)) return [];
    return [
      found(exportIntoFile, {
        place,
        message: `curl shows what it fetches, and writes no ${file}.`,
        error: `No such file or directory: '${file}'`,
        why: 'Because without -o or -O it writes to its output.',
        fixes: [`write curl -fLO ${words.find((word) => fileAddress.test(word)) ?? ''}`],
      }),
    ];
  });
}

/** Hosts that answer with another address. */
const redirects =
  /^https?:\/\/(?:repo\.continuum\.io\/|(?:aka\.ms|bit\.ly|git\.io|tinyurl\.com|doi\.org)\/\w|civitai\.com\/api\/download\/|(?:www\.)?dropbox\.com\/\S{1,200}[?&]dl=1|sourceforge\.net\/projects\/\S{1,200}\/download$|(?:www\.)?github\.com\/[\w.-]{1,99}\/[\w.-]{1,99}\/(?:releases\/(?:latest\/)?download|archive|raw)\/|huggingface\.co\/.{1,200}\/resolve\/.{1,200}\.(?:safetensors|gguf|ckpt|bin|pth?|onnx)\b)/;

/** PW835: a download that is the word of a redirect. */
export function checkRedirects(commands: readonly ShellCommand[]): readonly FileFinding[] {
  return commands.flatMap(({ name, words, place, places, caught, writesTo, pipedInto }) => {
    const url = words.find((word) => redirects.test(word));
    const saves =
      writesTo.length > 0 ||
      pipedInto.length > 0 ||
      words.some((word) => /^-[^-\s]{0,20}[oO]$|^--output$/.test(word));
    const follows = words.some((word) => /^-[^-\s]{0,20}[LIw]|^--(?:location|head|write-out)/.test(word));
    if (name !== 'curl' || url === undefined || !saves || follows || caught) return [];
    const host = url.split('/')[2] ?? '';
    return [
      found(exportIntoFile, {
        place,
        message: `${host} answers with another address here, which curl does not follow: what comes is empty.`,
        why: 'Because there is no -L.',
        fixes: ['write curl -fL …'],
        edits: [{ place: places[0] ?? place, old: 'curl', new: 'curl -fL' }],
      }),
    ];
  });
}

/** PW835: a file that no Ubuntu has. */
function noRelease({ text, place }: Piece): readonly FileFinding[] {
  const at = text.search(/^(?:[^#\n]{0,200}\s)?-[ef]\s+["']?\/etc\/ubuntu-release\b/m);
  if (at < 0) return [];
  return [
    found(exportIntoFile, {
      place: place(text.indexOf('/etc/ubuntu-release', at)),
      severity: 'warning',
      message: 'No Ubuntu has /etc/ubuntu-release: this is never true.',
      why: 'Because Ubuntu says what it is in /etc/os-release and /etc/lsb-release.',
      fixes: ['write grep -q ^ID=ubuntu /etc/os-release'],
    }),
  ];
}

const blocks = /^([ \t]{0,20})case\b[^\n]{0,200}\bin[ \t]*\n([\s\S]{1,8000}?)\n\1esac\b/gm;

/** PW889: an option whose value one branch of a `case` does not set, although it sets the others. */
function forgotten({ text, place }: Piece): readonly FileFinding[] {
  for (const { 0: whole, 2: body = '', index } of text.matchAll(blocks)) {
    const branches = body
      .split(/;;[&]?/)
      .filter((one) => /\)\s/.test(one) && !/\b(?:exit|return|usage|source)\b|^[ \t]{0,40}\. /m.test(one))
      .map((one) => ({
        label: /^\s*(?:#[^\n]*\n\s*)*["']?([\w.*-]{1,40})/.exec(one)?.[1] ?? '',
        sets: new Set(
          [...one.matchAll(/^[ \t]*(?:export )?([A-Z][A-Z_]{1,40})=/gm)].map(([, name = '']) => name),
        ),
      }));
    const after = index + whole.length;
    const outside = text.slice(0, index) + text.slice(after);
    const names = new Set(branches.flatMap(({ sets }) => [...sets]));
    for (const name of [...names].slice(0, 40)) {
      const without = branches.filter(({ sets }) => !sets.has(name));
      const [first] = branches.filter(({ sets }) => sets.has(name));
      const [lacks] = without;
      if (first === undefined || lacks === undefined || without.length >= branches.length - 1) continue;
      // A branch of another kind sets other things altogether.
      const alike = (one: (typeof branches)[number]) =>
        [...one.sets].filter((other) => first.sets.has(other)).length >= 4;
      if (!without.every(alike)) continue;
      if (
        new RegExp(
          `(?:^|[\\s;&({])${name}=|\\bread\\b[^\\n]*\\b${name}\\b|\\b${name}:?=|for ${name}\\b`,
          'm',
        ).test(outside)
      )
        continue;
      const use = new RegExp(`\\s--[\\w-]{1,60}[ =]\\$(?:${name}\\b|\\{${name}\\})`).exec(text.slice(after));
      if (use === null) continue;
      const labels = without.map(({ label }) => label).join(' and ');
      return [
        found(nameUndefined, {
          place: place(after + use.index + 1),
          severity: 'warning',
          message: `${name} is set for ${first.label}, not for ${labels}: there this option has no value.`,
          error: 'error: expected one argument',
          why: 'Because the branch that runs sets the others, and nothing else sets this one.',
          fixes: [`set ${name} for ${labels} as well`, `write \${${name}:-…}`],
        }),
      ];
    }
  }
  return [];
}
