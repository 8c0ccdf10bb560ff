import { printable } from '../../basics/printable.ts';
import { answers, rowOf } from '../../catalog/answers.ts';
import { satisfies } from '../../packaging/versions.ts';
import { noPackage } from '../answers/advice.ts';
import { together } from '../answers/version-commands.ts';
import { harmlessWord } from '../fill.ts';
import type { Form, Said } from './form.ts';
import type { Words } from './words.ts';

const distribution = /^[A-Za-z][\w.-]{0,60}$/;

/** `(1, 3, 13, 0, 0, 0)` is 1.3.13. */
export function plainVersions(text: string): string {
  return text.replace(/[([](?<parts>\d{1,4}(?:, ?\d{1,4}){1,7})[)\]]/g, (_, parts: string) => {
    const numbers = parts.split(/, ?/);
    while (numbers.length > 2 && numbers.at(-1) === '0') numbers.pop();
    return numbers.join('.');
  });
}

/** `>=1.3.13, <1.7` without blanks, or null where it is no list of bounds. */
function boundsOf(text: string): string | null {
  const bounds = plainVersions(text)
    .replaceAll(/(?<=\w) (?=[<>=!~])/g, ',')
    .replaceAll(/[\s'"`]/g, '')
    .replace(/[.,;]{1,3}$/, '');
  return /^(?:[<>=!~]=?\d[\w.*]{0,30})(?:,[<>=!~]=?\d[\w.*]{0,30}){0,3}$/.test(bounds) ? bounds : null;
}

/** How such a package is brought to such versions: by pip, or as the facts say. */
export function bringing({ event }: Words, name: string, bounds: string): readonly string[] {
  const own = rowOf(answers.installers.rows, name.toLowerCase());
  const major = Number(/\d{1,4}/.exec(bounds)?.[0] ?? 0);
  if (own === undefined)
    return together(name.toLowerCase(), [`${event.pip} install "${name.toLowerCase()}${bounds}"`], event);
  const fix = own.fix.map((line) =>
    (major >= own.before ? line.replace('-fullBOUNDS', 'BOUNDS') : line)
      .replaceAll('PIP', event.pip)
      .replaceAll('BOUNDS', bounds),
  );
  return major >= own.before ? fix.slice(-1) : fix;
}

/** What is installed otherwise than by pip. */
const tools =
  /^(?:python|cuda|cudnn|nccl|driver|gcc|clang|glibc|node|nodejs|npm|go|golang|rustc?|cargo|cmake|docker|java|jdk|nvcc|ffmpeg|compute|windows|ubuntu|linux|macos|kernel|git|compose|capability|buildkit|ollama)$/i;

function pair(
  words: Words,
  wanted: { name: string; bounds: string; here: string },
  other: string | null,
): Said | null {
  const { bounds, here } = wanted;
  const name = wanted.name.replace(/^pytorch$/i, 'torch');
  if (!distribution.test(name) || !harmlessWord(name)) return null;
  // MMCV==2.2.0, as pip writes it, is of pip without an exception, too.
  const python = words.message.includes(`==${here} is `) || (words.exception ?? 'Error') !== 'Error';
  const pip = python && !tools.test(name);
  const at = bounds.replace(/^==/, ' ');
  return {
    class: 'package-version-mismatch',
    title: `${name} is ${here} here, and ${other ?? 'what runs'} wants ${name}${at}`,
    cause: `The message names both: ${other ?? 'the code'} asks for ${name}${at}, and ${name} ${here} is what this Python finds: either of the two moves.`,
    fix: pip
      ? [
          ...bringing(words, name, bounds),
          ...(other === null || !distribution.test(other)
            ? [
                `${words.event.pip} show ${name.toLowerCase()} | grep -E "^(Version|Location)"   # still ${here}? then another copy of it comes first: of another environment, or a second package that brings the same`,
              ]
            : [
                `# or, to keep ${name} ${here}: an older ${other}, of the same time (${words.event.pip} index versions ${other} lists them); a pin in the requirements of the app decides which`,
              ]),
        ]
      : [
          `# bring ${name} to ${bounds.replace(/^==/, '')} (no package of pip); or a version of ${other ?? 'the program'} that takes ${here}`,
        ],
  };
}

export const versionForms: readonly Form[] = [
  {
    name: 'A is version V, but this version of B requires W',
    pattern:
      /(?<name>[A-Za-z][\w.-]{0,40}) (?:is (?:at )?(?:version )?|version |==)(?<here>\d[\w.+-]{1,30})(?: is installed)?,? but (?:this (?:version|release) of )?(?<other>[A-Za-z][\w.-]{0,40})(?: \d[\w.]{0,20})? (?:requires|needs|expects|wants) (?:at least )?(?:[\w.-]{1,40} )??(?:version )?(?<bounds>(?:[<>=!~]{1,2} ?)?\d[\w.]{0,20})/,
    say: ({ name = '', here = '', other = '', bounds = '' }, words) => {
      const wanted = /^\d/.test(bounds) ? `==${bounds.replace(/\.$/, '')}` : boundsOf(bounds);
      return wanted === null ? null : pair(words, { name, here, bounds: wanted }, other);
    },
  },
  {
    name: 'A==V is used but incompatible. Please install A>=W',
    pattern:
      /(?<name>[A-Za-z][\w.-]{0,40})(?: version)? ?={1,2} ?(?<here>\d[\w.+-]{0,30}) is (?:used|installed|found)?.{0,60}(?:incompatible|not (?:compatible|supported)|too (?:old|new)).{0,60}?(?:install|use|need|requires?) [A-Za-z][\w.-]{0,40} ?(?<bounds>[<>=!~].{1,90})/,
    say: ({ name = '', here = '', bounds = '' }, words) => {
      const wanted = boundsOf(bounds.replace(/\.(?:\s.*)?$/, ''));
      // What is refused all the same is too new for a bound that the message does not tell.
      const told = wanted !== null && satisfies(here, wanted) ? `${wanted},<${here}` : wanted;
      return told === null ? null : pair(words, { name, here, bounds: told }, null);
    },
  },
  {
    name: 'A V is not compatible with B W, A V is too old. Please update A',
    pattern:
      /(?<one>[A-Za-z][\w.-]{1,40}) (?:version )?\(?v?(?<here>\d[\w.+-]{0,20})\)? is (?:too (?:old|new)|not supported|(?:not compatible|incompatible) with (?:the (?:installed|current) )?(?<two>[A-Za-z][\w.-]{1,40}) (?:(?:version )?v?(?<there>\d[\w.+]{0,20}\w)|Package '\S{1,40}' not found\.))(?<rest>[.,;!] .{4,300})/,
    say: ({ one = '', here = '', two, there, rest = '' }, words) => {
      const wish =
        /\b(?:[Uu]pdate|[Uu]pgrade|[Dd]owngrade|[Ii]nstall|[Uu]se) (?:the )?(?:(?:package|version of) )?(?<who>[A-Za-z][\w-]{1,40})?(?<to>.{0,200})/.exec(
          rest,
        )?.groups;
      const who = wish?.['who'] === 'to' ? one : (wish?.['who'] ?? '');
      const plain = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '');
      // Which of the two moves is for the message to say.
      if (![one, two ?? ''].some((name) => plain(who).startsWith(plain(name) || '-'))) return null;
      if (tools.test(who) || !harmlessWord(who)) return null;
      const found =
        /(?<sign>[<>=!~]{1,2} ?)?(?<![\w.])v?(?<version>\d{1,4}(?:\.\w{1,8}){0,3})(?<more>,? (?:or|and) (?:newer|later|higher|above|up))?/.exec(
          wish?.['to'] ?? '',
        )?.groups;
      const { sign, version, more } = found ?? {};
      const bounds = version === undefined ? '' : `${sign?.trim() ?? (more ? '>=' : '==')}${version}`;
      return {
        class: 'package-version-mismatch',
        title: `${one} ${here} ${two === undefined ? 'is not the one that is wanted' : there === undefined ? `wants ${two}, which is not here` : `does not go with ${two} ${there}`}: ${who} is to move`,
        cause: printable(words.message.slice(0, 300)),
        fix: [
          /^nunchaku$/i.test(who)
            ? `# nunchaku ${version ?? ''}: the wheel for this torch and Python of github.com/nunchaku-tech/nunchaku/releases (its node "Install Wheel" does the same), and ${words.event.pip} install ITS_ADDRESS; that of the index is another package`
            : `${words.event.pip} install -U "${who.toLowerCase()}${bounds}"   # the message names it; what is no package of pip: that release, as its README says`,
          ...(two === undefined
            ? []
            : [`# or, to keep ${who}: the ${plain(who) === plain(two) ? one : two} of its age`]),
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'requires A>=W, (but) found V',
    pattern:
      /(?:requires?|needs?|expects?) [`'"]?(?<name>[A-Za-z][\w.-]{1,40}) ?(?:version )?(?<bounds>[<>=!~]{1,2} ?\d[\w.]{0,20}(?:, ?[<>=!~]{1,2} ?\d[\w.]{0,20})?)[`'"]?.{0,40}?(?:but|found|got|have|is|installed|version|current|running)\D{1,40}(?<here>\d{1,4}(?:\.\w{1,8}){1,3})/,
    say: ({ name = '', here = '', bounds = '' }, words) => {
      const wanted = boundsOf(bounds);
      return wanted === null || /^(?:python|cuda|driver|gcc|glibc|opset|imgsz)$/i.test(name)
        ? null
        : pair(words, { name, here, bounds: wanted }, null);
    },
  },
  {
    name: 'an ImportError: X requires A to be installed, A is required to X',
    pattern:
      /\b(?:requires?|needs?) (?:the )?(?:package |library |module )?[`'"]?(?<name>[A-Za-z][\w-]{1,30})[`'"]?(?: package| library| module)? to be installed|^(?:The )?(?:package )?[`'"]?(?<first>[A-Za-z][\w-]{1,30})[`'"]? (?:package |library |module )?is required (?:to|for)\b/,
    raised: true,
    say: ({ name, first = '' }, words) => {
      const wanted = (name ?? first).toLowerCase();
      if (!/^(?:Import|ModuleNotFound)Error$/.test(words.exception ?? '') || noPackage.test(wanted))
        return null;
      return {
        class: 'module-not-found',
        title: `The package ${wanted} is not installed for the Python that runs here`,
        cause: words.message.slice(0, 200),
        fix: [`${words.event.pip} install -U ${wanted}   # the name to install may differ`],
        confidence: 'medium',
      };
    },
  },
  {
    name: "Package 'A' is not installed",
    pattern: /(?:^|: )(?:[Pp]ackage )?[`'"](?<name>[A-Za-z][\w.-]{1,40})[`'"] is not installed/,
    say: ({ name = '' }, { event, exception }) =>
      exception === 'ImportError' || exception === 'ModuleNotFoundError'
        ? {
            class: 'module-not-found',
            title: `${name} is not installed for the Python that runs here`,
            cause: `The program needs the package ${name}, and this Python has it not.`,
            fix: [`${event.pip} install ${name}   # the name to install may differ from the name to import`],
          }
        : null,
  },
  {
    name: 'Neither A nor B is available. Try `pip install`',
    pattern:
      /[Nn]either [`'"]?(?<name>[A-Za-z][\w.-]{1,40})[`'"]? nor [`'"]?(?<second>[A-Za-z][\w.-]{1,40})[`'"]? (?:is|are|was|were|could be|has been) (?:available|installed|found|imported)/,
    say: ({ name = '', second = '' }, { event }) => ({
      class: 'module-not-found',
      title: `Neither ${name} nor ${second} is installed for the Python that runs here`,
      cause: `One of the two packages ${name} and ${second} is needed, and this Python has none of them.`,
      fix: [`${event.pip} install ${name}   # or: ${second}`],
      confidence: 'medium',
    }),
  },
  {
    name: 'You tried to install "A". The package named for B is "C"',
    pattern:
      /(?:tried to install|attempt(?:ed|ing) to install|trying to install) [`'"](?<wrong>[A-Za-z][\w.-]{1,40})[`'"].{0,80}?(?:is(?: called| named)?|install|use) [`'"](?<right>[A-Za-z][\w.-]{1,40})[`'"]/,
    say: ({ wrong = '', right = '' }, { event }) =>
      !harmlessWord(right) || !harmlessWord(wrong)
        ? null
        : {
            class: 'wrong-package-name',
            title: `The package is called ${right}, not ${wrong}`,
            cause: `On the index the name ${wrong} is only a placeholder that says so: what is meant is ${right}.`,
            fix: [
              `sed -i.bak -E 's/^${wrong.replaceAll('.', '\\.')}([^A-Za-z0-9_.-]|$)/${right}\\1/' requirements.txt && ${event.pip} install -r requirements.txt   # where a requirements file names it`,
              `${event.pip} install ${right}   # where it was typed`,
            ],
            confidence: 'medium',
          },
  },
];
