import { printable } from '../../basics/printable.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { commandsNearby } from '../values-nearby.ts';
import type { Form, Said } from './form.ts';
import { filesNamed, looking, ownerOf, where } from './place.ts';
import type { Words } from './words.ts';

/** Where a word is to be changed: the file of settings that the log names, else the command or code. */
export function spot({ event }: Words): string {
  const [file] = filesNamed(event, 'settings');
  return file === undefined ? `in the command, config or code${where(event)}` : `in ${file}`;
}

const listed = (text: string) =>
  text
    .replace(/^dict_\w{1,10}\(|\): got.{0,80}$|[.\s]{1,3}$/g, '')
    .replaceAll(/[[\](){}'"`]/g, '')
    .trim();

/** Of the words that there are, those that begin as the one that was typed (cuda: cuda-12.2), where some do. */
function nearest(known: string, given: string | null): string {
  const begins =
    given === null || given.length < 3 ? [] : known.split(/,\s{1,3}/).filter((one) => one.startsWith(given));
  return begins.length === 0 ? known : begins.join(', ');
}

/** Nothing stands behind an option. */
function unset(option: string): Said {
  const name = option
    .replace(/^[-\w, ]*[/,]/, '')
    .replace(/^[ -]+/, '')
    .toUpperCase()
    .replaceAll('-', '_');
  return {
    class: 'environment-variable-missing',
    title: `${option} was given an empty value: a variable in the command is not set`,
    cause: `What the shell was to put behind ${option} (mostly $${name}) has no value in it.`,
    fix: [
      `# export ${name}=… in that shell (by the name that the command or script has there${/RANK/.test(name) ? '; 0 on the first machine' : ''}), then the same again`,
    ],
    confidence: 'medium',
  };
}

/** Messages that say which words there are, or which one was meant. */
/** The line as it was typed, with the subcommand that the program itself offers. */
function typedAnew({ above, below }: Event, name: string): readonly string[] {
  const meant = /similar subcommand exists: '(?<meant>[a-z][a-z -]{1,40})'/.exec(below.slice(0, 4).join(' '))
    ?.groups?.['meant'];
  const typed = above
    .map((line) => new RegExp(`([a-z]\\w{1,20} )${name}\\b([\\w ./=-]{0,200})$`).exec(line))
    .findLast((found) => found !== null);
  if (meant === undefined || !typed) return [];
  return [`${meant.includes(' ') ? '' : typed[1]}${meant}${typed[2]}`];
}

/** Two settings of which one rules the other out. */
const thing = '[`\'"]?(?:--)?[A-Za-z][\\w .=<>/+`\'"-]{1,60}?';
const exclusive: readonly Form[] = [
  `(?<one>${thing}) (?:is|are) (?:currently )?(?:in|not )compatible with (?<two>${thing})(?: yet)?(?:[.,;]|$)`,
  `[Cc]an(?:not|'t) (?:use|set|specify|combine|enable|pass) (?:both )?(?<one>${thing}) (?:and|with|together with|when|while|if|in) (?<two>${thing})(?: (?:together|at the same time|is set|is None))?(?:[.,;]|$)`,
  `(?<one>${thing}) and (?<two>${thing}) (?:are mutually exclusive|can(?:not|'t) (?:both be|be both|be (?:used|set|specified|enabled|combined))\\b)`,
  `(?<one>${thing}) can(?:not|'t) be (?:used|combined|enabled|specified) (?:together )?(?:with|when|if) (?<two>${thing})(?:[.,;]|$)`,
].map((pattern, at) => ({
  name: `A and B exclude each other, form ${at + 1}`,
  pattern: new RegExp(pattern),
  raised: true,
  say: ({ one: first = '', two: second = '' }, words) => {
    const [one, two] = [first, second].map((text) =>
      printable(text.replaceAll(/[`'"]|^(?:You|The|Using|the) /g, '')),
    );
    // A package, file or card that does not fit is no setting, nor are plain words.
    if (
      !/[_=\d-]|[A-Z]{2}|[a-z][A-Z]/.test(`${one} ${two}`) ||
      /\b(?:model|versions?|python|cuda|drivers?|torch|numpy|shapes?|types?|checkpoints?|layers?|GPUs?|tensors?|install\w*)\b/i.test(
        `${one} ${two}`,
      )
    )
      return null;
    return {
      class: 'settings-disagree',
      title: `${one} and ${two} do not go together`,
      cause: printable(words.message.slice(0, 260)),
      fix: [
        / is None[.,;]?$/.test(words.message)
          ? `# ${spot(words)}: set ${two} too, or take ${one} out`
          : `# take one of both out ${spot(words)}: ${one}, or ${two}`,
      ],
      confidence: 'medium',
    };
  },
}));

export const choiceForms: readonly Form[] = [
  {
    name: 'Unknown X: Y',
    pattern:
      /^(?:[Uu]nknown|[Uu]nrecogni[sz]ed|[Uu]nsupported) (?<what>(?:model|architecture|config|scheduler|node|loader|quantization|dataset|tokenizer|pipeline|format|checkpoint|op)[\w ]{0,24}?):? [`'"]?(?<value>[\w./-]{1,80})[`'"]?[.!]?$/,
    raised: true,
    say: ({ what = '', value = '' }, words) => {
      const image = /^[\w.-]{1,60}-\d{1,2} {1,20}\||docker|compose/.test(words.event.text);
      return {
        class: 'value-unknown',
        title: `The program does not know the ${printable(what)} ${printable(value)}`,
        cause: `The code${where(words.event)} reads ${printable(value)} from a config, model or file of its own, and knows none of that name: the program and what it reads are of different versions, the program mostly the older one; else the name is misspelt.`,
        fix: [
          image
            ? 'git pull && docker compose build --no-cache --pull && docker compose up   # in the folder of its compose file: the newest version of the program, built anew (an image of a registry: docker compose pull)'
            : 'git pull   # in the folder of the program (installed with pip: pip install -U it): its newest version; then start it again',
          `# or give it one that it knows, ${spot(words)}`,
        ],
      };
    },
  },
  {
    name: 'Invalid X: Y, where its code says which there are',
    pattern:
      /^(?:Unknown|Invalid|Unsupported|Unrecogni[sz]ed|Unhandled) (?<what>[a-z][\w ]{2,40}?)(?:: | (?=[`'"]))[`'"]?(?<value>[\w./-]{1,80})[`'"]?[.!]?$/,
    raised: true,
    say: ({ what = '', value = '' }, words) => {
      const look = looking(words.event, 'the values that it knows');
      return look.length === 0
        ? null
        : {
            class: 'value-unknown',
            title: `${printable(what)} ${printable(value)} is none that the program knows`,
            cause: `The code${where(words.event)} gets it from a setting: it is misspelt, or of another version.`,
            fix: [...look, `# then one of them, ${spot(words)}`],
          };
    },
  },
  {
    name: 'A used, use B',
    pattern:
      /\b(?<what>[A-Za-z][\w -]{0,60}?) (?<wrong>[\w.+-]{1,60}) (?:is |was )?used[,;.] (?:please )?use (?<right>[\w.+-]{1,60})/,
    say: ({ what = '', wrong = '', right = '' }, words) => {
      // The option that gives it, as the log shows the command.
      const given = [...words.event.above]
        .reverse()
        .map(
          (line) =>
            new RegExp(`-{1,2}\\w[\\w-]{2,60}[= ](?=${wrong.replaceAll(/\W/g, '.')}(?![\\w.]))`).exec(
              line.slice(0, 800),
            )?.[0],
        )
        .find((one) => one !== undefined);
      return {
        class: 'setting-refused',
        title: `${printable(what)} ${printable(wrong)} is refused; it is to be ${printable(right)}`,
        cause: printable(words.message.slice(0, 300)),
        fix: [
          `# in the command${given === undefined ? `, in place of ${printable(wrong)}: ${printable(right)}` : `: ${printable(given)}${printable(right)} in place of ${printable(given)}${printable(wrong)}`}`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'X was moved to the package B',
    pattern:
      /(?:has|have|was|were) (?:been )?(?:moved|split|migrated|extracted) (?:out )?(?:in)?to (?:the |its own )?(?:(?:package|project|repository|library) )?[`'"]?(?<name>[A-Za-z][\w-]{2,50})[`'"]? ?(?:package|project|repository|library|repo|\(https:|[.]? ?(?:[Pp]lease|$))/,
    raised: true,
    say: ({ name = '' }, words) => {
      if (!harmlessWord(name) || /^(?:the|a|an|new|separate|another|this|own)$/i.test(name)) return null;
      const module = name.replaceAll('-', '_').toLowerCase();
      return {
        class: 'api-mismatch',
        title: `What is asked for is in a package of its own now: ${name}`,
        cause: `The code is older than the package that it asks: ${printable(words.message.slice(0, 200))}`,
        fix: [
          `${words.event.pip} install -U ${name}   # then, in the code, before it is used: import ${module}${/gymnasium/.test(module) ? `; gymnasium.register_envs(${module})` : ''}`,
          `# or what took its place in the package itself (a newer name, as -v5 of -v2), or the package before that: ${words.event.pip} install -r requirements.txt of the code`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'A was removed in vN',
    pattern:
      /[`'"](?<wrong>[\w.()]{2,80})[`'"](?: \w{1,12})? (?:was|were|has been|have been|is) removed (?:in|from|since|as of) (?:the )?(?:(?<named>[A-Z]?[a-z][\w-]{2,30}) )?(?:version )?v?(?<version>\d{1,4}\.\d{1,3}(?:\.\d{1,3})?)/,
    say: ({ wrong = '', named, version = '' }, words) => {
      const owner = ownerOf(words.event);
      const root = owner.kind === 'library' ? owner.name : named?.toLowerCase();
      const lightning =
        /Lightning|validation_epoch_end|training_epoch_end|on_\w{3,20}_(?:start|end)|`Trainer/.test(
          words.message,
        );
      const name = (root ?? (lightning ? 'pytorch-lightning' : null))?.replaceAll('_', '-');
      if (name === undefined) return null;
      const right = /[Uu]se (?:the )?[`'"](?<right>[\w.]{2,80})/.exec(words.message)?.groups?.['right'];
      return {
        class: /lightning/.test(name) ? 'pytorch-lightning-version-mismatch' : 'api-mismatch',
        title: `${wrong} is gone since ${name} ${version}: the code is older`,
        cause: `What is installed is ${name} ${version} or newer; the code was written for one before it.`,
        fix: [
          `${words.event.pip} install "${name}<${version}"   # with the torch of its time, where it asks for one`,
          `# or, in the code: ${right === undefined ? `what took the place of ${wrong} (the release notes of ${version})` : `${right} in place of ${wrong}`}`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: '`A` was removed. Use `B` instead',
    pattern:
      /[`'"](?<wrong>[\w.]{2,80})(?:\(\))?[`'"] (?:was|has been|is|have been) (?:removed|deprecated|renamed|replaced).{0,160}?[Uu]se [`'"](?<right>[\w.]{2,80})(?:\(\))?[`'"]/,
    say: ({ wrong = '', right = '' }, words) => ({
      class: 'api-mismatch',
      title: `${wrong} is gone; it is ${right} now`,
      cause: `The package that is installed is newer than the code: ${printable(words.message.slice(0, 200))}`,
      fix: [
        `# write ${right} in place of ${wrong}${where(words.event)}, or install the package in the version before it was taken away`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'A incompatible with --b',
    pattern:
      /(?:incompatible|not compatible|cannot be (?:used|combined)|mutually exclusive|conflicts?) (?:together )?with (?:argument |option )?[`'"]?(?<option>--[a-z][\w-]{1,60})/,
    say: ({ option = '' }, words) => ({
      class: 'settings-disagree',
      title: `${option} does not go with the rest of the command`,
      cause: `${printable(words.message.slice(0, 200))}: one of the two settings rules the other out.`,
      fix: [
        `# take ${option} out of the command (or the setting of that name, ${option.slice(2)}=…, of the config)`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'an environment of gym that nobody registered',
    pattern: /Environment [`'"]?(?<name>[A-Za-z][\w./-]{2,80})[`'"]? (?:doesn't|does not) exist/,
    say: ({ name = '' }, words) => {
      const near = /[Dd]id you mean: [`'"]?(?<near>[\w./-]{2,80})/.exec(words.message)?.groups?.['near'];
      return {
        class: 'environment-not-registered',
        title: `No environment ${name} is registered in this process`,
        cause: `gym knows an environment once the package that brings it was imported: it is not imported${where(words.event)}, not installed, or has another name or version.`,
        fix: [
          ...(/NoFrameskip|Deterministic-|-ram/.test(name)
            ? [
                'pip install ale-py   # the games of Atari; then, in the code: import ale_py; gym.register_envs(ale_py)',
              ]
            : []),
          `# in the script that is started, before gym.make("${name}"): import the package (its tasks or envs module) that registers it; one of your own: pip install -e . in its folder first`,
          ...(near === undefined ? [] : [`# or, where it is meant: ${near}`]),
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'A: did you mean B?',
    pattern:
      /(?:[Dd]id you mean|[Pp]erhaps you meant|[Mm]aybe you meant|you (?:probably )?mean[t]?|has been renamed to|was renamed to|renamed to|moved to|[Uu]se instead:?):? (?:to override )?(?:the )?[`'"]?(?<right>-{0,2}[A-Za-z_][\w./@-]{1,80})[`'"]?/,
    say: ({ right = '' }, words) => {
      const before = words.message.slice(
        0,
        words.message.search(
          /[Dd]id you|[Pp]erhaps|[Mm]aybe|you (?:probably )?mean|renamed|moved to|[Uu]se instead/,
        ),
      );
      const wrong = [...before.matchAll(/[`'"](?<word>-{0,2}[A-Za-z_][\w./-]{0,80})[`'"]/g)].at(-1)?.groups?.[
        'word'
      ];
      const said = right.replace(/[.?]$/, '');
      if (wrong === undefined || wrong === said) return null;
      return {
        title: `${printable(wrong)} is not known; the message names ${printable(said)} instead`,
        cause: `${printable(wrong)} is not there under that name: ${printable(before.trim().slice(0, 200))} What is meant is ${printable(said)}: misspelt, or renamed in the version that is installed.`,
        fix: [`# write ${printable(said)} in place of ${printable(wrong)}, ${spot(words)}`],
      };
    },
  },
  {
    name: 'the following arguments are required',
    pattern:
      /(?:following )?(?:arguments?|options?|parameters?|flags?) (?:are|is) (?:required|missing|mandatory)[: ]{1,3}(?<first>[\w ,./-]{2,160})|[Mm]issing (?:required )?(?:arguments?|options?|parameters?|flags?)[: ]{1,3}[`'"]?(?<second>-{0,2}[A-Za-z][\w ,./-]{1,120})/,
    raised: true,
    say: ({ first, second }, words) => {
      const list = (first ?? second ?? '').trim();
      return {
        class: 'arguments-missing',
        title: `The command lacks ${list}`,
        cause: `The program was started without what it must be told: ${printable(words.message.slice(0, 200))}`,
        fix: [`# add to the command that starts it: ${list}, each with its value (its --help says which)`],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'unknown option: x',
    pattern:
      /(?:[Uu]nknown|[Uu]nrecogni[sz]ed|[Nn]o such|[Uu]ndefined|(?=flag provided but not defined)) ?(?:command[- ]line )?(?<kind>option|argument|flag|command|subcommand|switch|directive)s?(?: provided but not defined)?:? [`'"]?(?<name>-{0,2}[A-Za-z][\w.-]{1,60})/,
    say: ({ kind = '', name = '' }, { event }) => ({
      class: 'unknown-argument',
      title: `The program does not know the ${kind} ${name}`,
      cause: `The program that is installed here has no ${kind} ${name}: it is of another version than the guide that names it, or was installed or built without the part (a plugin, an extra, a backend) that brings it.`,
      fix: [
        ...typedAnew(event, name),
        `# install the program again with the part that brings ${name} (its guide names the plugin or extra), or in the version of that guide; or leave ${name} out`,
        `# what it is called here: --help of that program`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'argument --x: expected one argument',
    pattern: /argument (?<option>-{1,2}[\w/-]{1,80}): expected (?<count>[\w ]{2,20}) arguments?/,
    say: ({ option = '', count = '' }) => ({
      class: 'arguments-missing',
      title: `${option} wants a value behind it`,
      cause: `The command has ${option} without its value (${count} is wanted): nothing stands behind it, a variable in its place is empty, or the value begins with a dash.`,
      fix: [`# write ${option} VALUE in the command (a value that begins with a dash: ${option}=VALUE)`],
      confidence: 'medium',
    }),
  },
  {
    name: 'argument --x: invalid int value: y',
    pattern: /argument (?<option>[\w/,. -]{1,80}): invalid (?<type>\w{1,30}) value: (?<given>'[^']{0,80}')/,
    say: ({ option = '', type = '', given = '' }) =>
      given === "''"
        ? unset(option)
        : {
            class: 'setting-refused',
            title: `${option} takes a value of type ${type}, and was given ${printable(given)}`,
            cause: `argparse could not read ${printable(given)} as ${type}: the script declares ${option} so.`,
            fix: [
              `# in the command: ${option} with one ${type} in place of ${printable(given)}; several: as the script declares it (nargs="+": with blanks between)`,
            ],
            confidence: 'medium',
          },
  },
  {
    name: 'A and B are mutually exclusive',
    pattern:
      /(?<both>[\w`'".=(), -]{3,120}?)(?: are|:)? (?:mutually exclusive|at most one allowed)|[Cc](?:annot|an't|an not) (?:\w{1,12} )?(?:pass|set|use|specify|give|provide|have) both (?<other>[\w`'".=(), -]{3,120})/,
    raised: true,
    say: ({ both, other }, words) => ({
      class: 'setting-refused',
      title: `Only one of these goes: ${printable(both ?? other ?? '')}`,
      cause: `${printable(words.message.slice(0, 200))}${where(words.event)}: each of them decides the same thing.`,
      fix: [`# leave one of them out, ${spot(words)}: ${printable(both ?? other ?? '')}`],
      confidence: 'medium',
    }),
  },
  {
    name: 'unknown X (choose from a, b)',
    pattern:
      /(?:\(?choose from|[Mm]ust be (?:one|any|either|in|among)(?: of)?|[Ss]hould be (?:one|any|either|in|among)(?: of)?|[Ii]nput should be|[Nn]eeds? to be (?=['"`])|[Ee]xpected (?:one|any) of|(?<=[.,] )[Uu]se (?:one of )?(?=['"`])|[Oo]nly (?:the following )?(?:[\w -]{1,40} )?(?:are|is) (?:supported|allowed|available|valid)|\b(?:[Aa]vailable|[Ss]upported|[Kk]nown|[Vv]alid|[Aa]llowed|[Pp]ossible|[Rr]egistered|[Ee]xisting)(?: [\w-]{1,30}){0,3}?(?: are:?| is:?| include:?|:(?!:)))[ :]{0,3}(?<list>[[({'"`]?[\w'"`-][^;]{1,300})/,
    raised: true,
    say: ({ list = '' }, words) => {
      const { message } = words;
      if (/cannot be expanded|resources:|attribute:/.test(message)) return null;
      const known = listed(list).slice(0, 200);
      if (
        !/^[[({'"`]/.test(list) &&
        !/^[\w.-]{1,40}(?:, (?:or |and )?| or )[\w.-]{1,40}(?:,|\.|$| or )|^[\w.-]{1,40}$/.test(known)
      )
        return null;
      const at = message.indexOf(list);
      const head = message.slice(0, at);
      const given =
        /(?:got|given|received|found|but was|not)[: ]{1,3}(?<word>[^.,;]{1,80})/.exec(
          message.slice(at + known.length),
        )?.groups?.['word'] ??
        [...head.matchAll(/[`'"](?<word>[^`'"]{1,80})[`'"]/g)].at(-1)?.groups?.['word'] ??
        null;
      const what =
        /(?:[Ii]nvalid|[Uu]nknown|[Uu]nsupported|[Uu]nrecognized|[Uu]nexpected) (?<what>[\w .-]{2,40}?)(?:[:'"`(]|$)/.exec(
          head,
        )?.groups?.['what'] ??
        /(?<what>[\w.-]{2,60})[`'"]? (?:must|should) $/.exec(head)?.groups?.['what'] ??
        'a setting';
      return {
        title: `${printable(what.trim())}${given === null ? '' : ` ${printable(given.trim())}`} is not one of those that there are`,
        cause: `The message says it: ${printable(message.slice(0, 260))} The word was misspelt, or is of another version of the program than this one.`,
        fix: [`# one of these: ${printable(nearest(known, given))}; change it ${spot(words)}`],
      };
    },
  },
  {
    name: '--a is not possible with --b',
    pattern:
      /(?<one>--[a-z][\w-]{1,60})[^.;]{0,40}?\b(?:cannot|can't|can not|incompatible|mutually exclusive|not (?:be|possible|compatible|supported|allowed))\b[^.;]{0,30} (?:with|and) (?<other>--[a-z][\w-]{1,60})/,
    say: ({ one = '', other = '' }, { message }) => ({
      title: `${one} and ${other} exclude each other`,
      cause: `The command has both: ${printable(message.slice(0, 220))}`,
      fix: [`# in the command: without ${one}, or without ${other}`],
    }),
  },
  ...exclusive,
  {
    name: 'Use of --a requires setting --b as well',
    pattern:
      /(?:[`'"]?(?<one>--[a-z][\w-]{1,60}(?:[= ][\w./-]{1,40})?)[`'"]?.{0,80}?)?(?:requires?|needs?|must (?:also )?(?:be )?(?:used|set|given|specified|combined)|only (?:works?|valid|allowed|supported)|use(?:d)?|pass(?:ing)?|add(?:ing)?|set(?:ting)?|specify(?:ing)?|try|enabl(?:e|ing)|provid(?:e|ing)|with|e\.g\.|for example:?|flag|option|make sure|ensure)(?: that)? (?:setting |using |with |to use |the |also |adding |passing |together with |flag |option |argument ){0,3}[`'"]?(?<option>--[a-z][\w-]{1,60}(?:=[\w./-]{1,40}| [\w./-]{1,40}(?=[`"]))?)/,
    say: ({ one, option: written = '' }, words) => {
      // absl: flag --a=None: Flag --a must have a value.
      const option = written.replace(/\.$/, '').replace(/=None$/, '=VALUE');
      if (one?.split(/[= ]/)[0] === option.split('=')[0]) return null;
      // The command as it was typed has it.
      if (words.event.above.some((line) => /\bpip3? install /.test(line) && line.includes(option)))
        return null;
      // Without quotes around it, what stands behind it may be its value, or the sentence's verb.
      const who =
        one?.replace(/ (?:requires?|needs?|must|only|is|can|cannot|works?|with|and|for)$/, '') ??
        'The program';
      const lead = words.message.slice(0, words.message.indexOf(option)).slice(-60);
      if (
        /(?:in|not )compatible/.test(words.message) ||
        /without|remove|not (?:use|pass|set|possible with|compatible with)|cannot be \w{1,12} with|don't|do not|instead of|disable /.test(
          lead,
        )
      )
        return null;
      const step = commandsNearby(words.event)[0];
      return {
        title: `${who} wants ${option} as well`,
        cause: `The program was started without ${option}, which its message asks for: ${printable(words.message.slice(0, 220))}`,
        fix: [
          ...(step === undefined || step.includes(option) || !option.includes('=')
            ? []
            : [`${step} ${option}`]),
          `# add to the command that starts it: ${option}`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'change K to v in settings',
    pattern:
      /(?:change|set|switch|turn|setting) (?:the )?(?:setting |option |value |parameter )?(?:[`'"](?=[^`'"]{2,60}[`'"])|(?<=[Pp]lease \w{3,6} (?:the )?)(?=\w))(?<key>[A-Za-z][\w. -]{1,60}?)[`'"]? to [`'"]?(?<value>[\w./:-]{1,40})[`'"]?/,
    say: ({ key = '', value = '' }, words) => ({
      title: `The message asks for another setting: ${key} = ${value.replace(/[.]$/, '')}`,
      cause: `The program says under what circumstances, and what to change: ${printable(words.message.slice(0, 260))}`,
      fix: [
        `# ${spot(words)}: ${key} = ${value.replace(/[.]$/, '')}; then start it again (an option of the command of that name does the same: see --help)`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'set VARIABLE=1',
    pattern:
      /\b(?:[Ss]et(?:ting)?|[Ee]xport(?:ing)?|[Dd]efine|[Tt]ry|[Rr]un with|[Uu]se|[Ss]pecify) (?:the )?(?:following )?(?:environment variable |env var |env )?[`'"]?(?<name>[A-Z][A-Z0-9_]{3,50})[`'"]?(?: ?= ?| to (?![a-z]{1,12} (?!(?:and|or|in|before|for|if|when|then|to)\b)[a-z]))[`'"]?(?<value>[\w./:,-]{1,60})/,
    say: ({ name = '', value = '' }, words) => {
      const word = value.replace(/[.,]$/, '');
      if (/LOG|DEBUG|VERBOSE|BLOCKING|TRACE|ALLOC_CONF|ERROR/.test(name)) return null;
      if (
        !harmlessWord(word) ||
        /^(?:the|a|an|your|point|be|use|make|one|something|enable|disable|an?y)$/i.test(word)
      )
        return null;
      return {
        title: `The message asks for ${name}=${word} in the environment`,
        cause: printable(words.message.slice(0, 280)),
        fix: [`export ${name}=${word}   # then start it again; in docker: -e ${name}=${word}`],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'environment variable X is not set',
    pattern:
      /(?:(?:environment variable|env var|variable)s? [`'"]?(?<first>[A-Z][A-Z0-9_]{2,50})[`'"]?|[`'"]?(?<second>[A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{2,40})[`'"]?(?: environment variable| env var)?) (?:is|was|has|must be|needs to be|should be|are|isn't|to be)? ?(?:not )?(?:been )?(?:set|defined|specified|required|missing|expected|found|provided|unset|empty)|names \('ENV_(?<third>\w{2,60})'\) which cannot be expanded/,
    raised: true,
    say: ({ first, second, third }, words) => {
      const name = first ?? second ?? third ?? '';
      return {
        class: 'environment-variable-missing',
        title: `The variable ${name} is not set in the environment`,
        cause: `The program reads ${name} and does not find it: it was not exported in this shell, or not handed to the container or the service that runs here. ${printable(words.message.slice(0, 160))}`,
        fix: [
          `# export ${name}=… (its value is yours) in the shell that starts it, then start again; in docker: -e ${name}=…, in compose: environment:`,
          `echo "$${name}"   # empty: not set in this shell (sudo and cron take none over)`,
        ],
        confidence: 'medium',
      };
    },
  },
];
