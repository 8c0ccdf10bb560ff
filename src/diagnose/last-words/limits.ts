import { printable } from '../../basics/printable.ts';
import { ofGym } from '../answers/version-commands.ts';
import { retyped, settingNearby } from '../values-nearby.ts';
import { spot } from './choices.ts';
import type { Form, Said } from './form.ts';
import { looking, ownerOf, updating, where } from './place.ts';
import { computing } from './tensors.ts';
import { clean, ended } from './words.ts';

/** In words what a line for a shell may not hold. */
const worded = (text: string) =>
  clean(text)
    .replace(/ ?>= ?(?=-?\d)/g, ' at least ')
    .replace(/ ?<= ?(?=-?\d)/g, ' at most ')
    .replace(/ ?> ?(?=-?\d)/g, ' above ')
    .replace(/ ?< ?(?=-?\d)/g, ' below ')
    .replaceAll('( ', '(')
    .trim();
/** Two parts that were trained for different models. */
function family(title: string, choice: string): Said {
  return {
    class: 'model-mismatch',
    title,
    cause: 'A part that was trained for one family of models (SD 1.5, SDXL, FLUX, …) does not fit another.',
    fix: [`# choose ${choice} (ComfyUI: in the loader node of the workflow)`],
    confidence: 'medium',
  };
}

/** Messages that set two values side by side: what is here and what may be, or what is wanted. */
export const limitForms: readonly Form[] = [
  {
    name: 'the file X is not compatible with A',
    pattern:
      /(?<what>(?:[A-Z][\w-]{1,20} )?(?:model|module|LoRA|checkpoint|adapter|VAE|encoder)) [`'"]?(?<file>[\w.-]{2,80}\.(?:ckpt|safetensors|pth?|bin))[`'"]? is (?:not compatible|incompatible) with (?:neither )?(?<wanted>[\w -]{2,60})/,
    say: ({ what = '', file = '', wanted = '' }) =>
      family(
        `${file} is not for ${wanted}`,
        `a ${what.toLowerCase()} for ${wanted} in place of ${file}, or a checkpoint of the family that it is for`,
      ),
  },
  {
    name: 'X is intended for A, but B is given',
    pattern:
      /(?<what>[A-Z][\w '"./-]{2,100}?) (?:is|was) (?:intended|made|meant|designed|trained|only) for (?<wanted>[\w. -]{2,40}?)(?: models?)?,? but (?:the |this )?(?:(?:provided|given|loaded|selected|current|base) )*(?<other>\w{2,20}) (?:is|has|was)(?: of)?(?: type)? (?<here>[\w.-]{2,40})/,
    say: ({ what = '', wanted = '', other = '', here = '' }) =>
      family(
        `${clean(what)} is for ${wanted}, and the ${other} here is ${here}`,
        `a ${other} of ${wanted}, or a ${what.split(/ ['"]/)[0]?.toLowerCase()} for ${here.replace(/\.$/, '')}`,
      ),
  },
  {
    name: 'a space of gym where one of gymnasium is wanted, or the other way round',
    pattern:
      /only supports \(<class '(?<wanted>gym|gymnasium)\.spaces\.(?<list>.{1,400}) as action spaces but (?<given>[A-Z]\w{2,20})\(/,
    say: ({ wanted = '', list = '', given = '' }, { event }) => {
      if (!list.includes(`.${given}'`)) return null;
      const other = wanted === 'gym' ? 'gymnasium' : 'gym';
      return {
        class: 'gym-and-gymnasium',
        title: `stable-baselines3 is made for ${wanted}, and the environment for ${other}`,
        cause: `${given} is a class of ${other} here: stable-baselines3 knows gym before 2.0, and gymnasium from then on.`,
        fix: [
          `${other === 'gym' ? ofGym(event.pip, 'stable-baselines3<2') : `${event.pip} install "stable-baselines3>=2"`}   # the one for ${other}`,
          `# or the environment for ${wanted}: ${wanted === 'gym' ? 'an older' : 'a newer'} release of it, import ${wanted}`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'a store of vectors of another length',
    pattern:
      /(?:Embedding dimension|Vector dimension|Dimensionality of|\bdim) \(?(?<here>\d{1,5})\)? .{0,40}?(?:does not match|is not equal to) (?:index|collection|schema|the) dim\w{0,14}(?: of the index)? \(?(?<there>\d{1,5})|(?:embedding with dimension of|expected dim:) (?<wanted>\d{1,5}), got (?<got>\d{1,5})|expected (?<column>\d{2,5}) dimensions, not (?<given>\d{2,5})/,
    say: ({ here, there, wanted, got, column, given }, words) => {
      const [now, then] = [here ?? got ?? given, there ?? wanted ?? column];
      return {
        class: 'index-of-another-model',
        title: `The stored index holds vectors of ${then} numbers, and the embedding model gives ${now}`,
        cause: 'It was filled with another embedding model than is set now.',
        fix: [
          `# move the folder of the database away (persist_directory, in the config or code) and fill it anew with the model of now; or another name of the collection`,
          `# or set the embedding model that filled it ${spot(words)}`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'longer than the maximum (512 > 510)',
    pattern:
      /(?<what>[A-Za-z][\w .'-]{2,80}?) (?:is |are )?(?:longer|larger|greater|bigger|more|higher|exceeds?|over|above|exceeding) .{0,160}?\(?(?<here>\d[\d,.]{0,15}) ?> ?(?<most>\d[\d,.]{0,15})\)?/,
    raised: true,
    say: ({ what = '', here = '', most = '' }, words) => ({
      class: 'value-over-the-limit',
      title: `${clean(what)}: ${here} is given, and at most ${most.replace(/[.,]$/, '')} may be`,
      cause: `The message says it: ${ended(words, 220)} The limit belongs to the model or program; what asks for ${here} is a setting${where(words.event)}.`,
      fix: [
        ...retyped(words.event, here, most.replace(/[.,]$/, '')),
        `# ${spot(words)}: ${most.replace(/[.,]$/, '')} or less in place of ${here} (max_length or what that setting is called)`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'the size (12) is larger than the maximum (10)',
    pattern:
      /(?<what>[A-Za-z][\w .'_-]{1,80}?)[ :=]{1,3}\(?(?<here>\d[\d,.]{0,15})\)? ?(?:tokens |GiB |GB |MiB |bytes )?(?:is |are |was )?(?:longer|larger|greater|bigger|more|higher|exceeds?|over|above|exceeding|bigger) .{0,120}?\(?(?<most>\d[\d,.]{0,15})\)?(?:[ .)]|$)/,
    raised: true,
    say: ({ what = '', here = '', most = '' }, words) => ({
      class: 'value-over-the-limit',
      title: `${clean(what)} is ${here}, and at most ${most.replace(/[.,]$/, '')} may be`,
      cause: `The message says it: ${ended(words, 220)} The limit belongs to the model, card or program; what asks for ${here} is a setting${where(words.event)}.`,
      fix: [
        ...retyped(words.event, here, most.replace(/[.,]$/, '')),
        `# ${spot(words)}: ${most.replace(/[.,]$/, '')} or less in place of ${here}`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'X=8 cannot be divided evenly by Y=3',
    pattern:
      /[`'"](?<what>[\w.]{2,40})=(?<here>\d{1,7})[`'"] (?:cannot be divided evenly|is not divisible) by [`'"](?<by>[\w.]{2,40})=\d{1,7}/,
    raised: true,
    say: ({ what = '', here = '', by = '' }, words) => ({
      class: 'value-refused',
      title: `${by} does not divide ${what} (${here})`,
      cause: ended(words, 200),
      fix: [
        `# ${spot(words)}: a ${by.replace(/^.*\./, '')} that divides ${here}: ${divisorsOf(Number(here)).join(', ')}`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'X must be divisible by Y',
    pattern:
      /(?<what>(?!is )[A-Za-z][\w .'-]{2,60}?)\)? ?(?:\((?<here>\d{1,9})\))? ?(?:must|should|needs to|has to|is not|not|isn't)(?: be)? (?:evenly )?divisible by (?:the )?(?<by>[A-Za-z][\w .'-]{1,60}?)? ?\(?(?<divisor>\d{1,9})\)?/,
    raised: true,
    say: ({ what = '', here, by, divisor = '' }, words) => {
      const [, named = what, number = here] = /^(.{1,60}?) ?(\d{1,9})$/.exec(what) ?? [];
      const size = `${clean(named).replace(/^the /i, '')}${number === undefined ? '' : ` ${number}`}`;
      return {
        class: 'value-refused',
        title: `${size} cannot be divided by ${clean(by ?? '')} ${divisor}`.replace('  ', ' '),
        cause: printable(words.message.slice(0, 220)),
        fix: [
          `# ${spot(words)}: ${number === undefined ? `${size}: ${rounded(words.message, Number(divisor))}` : `a ${clean(by ?? 'number')} that divides ${number}: ${divisorsOf(Number(number)).join(', ')}`}`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'of the form 4k+1, got 80',
    pattern:
      /(?<what>\w{3,40}) (?:to be|must be|should be) of the form \(?(?<step>\d{1,3}) ?\*? ?[a-z] ?\+ ?1\b\)?.{0,40}?\b(?:got|but (?:is|was)) (?<here>\d{1,6})/,
    raised: true,
    say: ({ what = '', step = '', here = '' }, words) => {
      const below = Math.floor((Number(here) - 1) / Number(step)) * Number(step) + 1;
      return {
        class: 'value-refused',
        title: `${what} must be a multiple of ${step}, and 1; ${here} is given`,
        cause: printable(words.message.slice(0, 220)),
        fix: [`# ${spot(words)}: ${what} ${below + Number(step)} (or ${below}) in place of ${here}`],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'X should be equal to Y, both of which the log prints',
    pattern:
      /(?:[Tt]he )?(?:number of )?(?<what>[A-Za-z]\w{2,40}(?: size)?) (?:must|should|has to|needs to) (?:be equal to|be the same as|equal|match) (?:the )?(?:number of )?(?<other>[A-Za-z]\w{2,40}(?: size)?)/,
    raised: true,
    say: ({ what = '', other = '' }, words) => {
      const [here, there] = [what, other].map((name) => settingNearby(words.event, name));
      if (typeof here !== 'number' || typeof there !== 'number' || here === there) return null;
      const code = computing(words)?.code ?? '';
      const option = new RegExp(`\\bargs\\.${what.replaceAll(/\W/g, '_')}\\b`).test(code);
      const written = option ? `--${what.replaceAll(/\W/g, '_')} ${there}` : `${what} = ${there}`;
      return {
        class: 'value-refused',
        title: `${what} is ${here}, and ${other} is ${there}`,
        cause: ended(words, 220),
        fix: [
          ...retyped(words.event, String(here), String(there)),
          `# ${spot(words)}: ${written} in place of ${here}`,
          `# or ${other} ${here}${/world/.test(other) ? `: as many processes and cards (--nproc_per_node=${here})` : ''}`,
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'expected A, (but) got B',
    pattern:
      /(?<what>[A-Za-z_][\w .'"`[\]-]{0,80}?)?[ :]?(?:[Ee]xpect(?:ed|s|ing)|must be|should be|[Rr]equires?|[Ww]anted|needs?) (?:to (?:be|have|get) )?(?<wanted>[^,;.]{1,90}?(?:\.\d[^,;.]{0,40})?),? ?(?:but |and |instead )?(?:I )?\b(?:got|getting|received|found|was given|given|actual(?:ly)?(?: got)?|not|is|was|saw|had|have|has)(?: the| a| an| type| value| instead)?[: ]{1,3}(?<here>[^;]{1,120})/,
    raised: true,
    say: ({ what, wanted = '', here = '' }, words) => {
      if (/^(?:all|that|to|a|an|the|(?:less|greater|more) than the\b.{0,80})$/.test(wanted.trim()))
        return null;
      return {
        class: 'value-refused',
        title: `${what === undefined || what.trim() === '' ? 'The code' : clean(what)} wants ${clean(wanted)}, and gets ${clean(here)}`,
        cause: `The message says what is wanted and what came: ${ended(words, 260)}${where(words.event) === '' ? '' : ` It is asked for in${where(words.event).replace(/[()]/g, '')}.`}`,
        fix: [
          `# give it ${worded(wanted)} ${spot(words)}`,
          '# it was not set by you? then the file (model, data) that is read is another than this version of the code expects',
        ],
      };
    },
  },
  {
    name: 'X must be / should be Y',
    pattern:
      /(?<what>[`'"]?[A-Za-z_][\w.'"`[\]-]{0,50}(?: [\w.'"`[\]()=-]{1,40}){0,6}?) (?<verb>must (?:not )?be|should (?:not )?be|has to be|have to be|needs? to be|can(?:not| not| only|'t) be|may not be|must (?:not )?have|must match) (?<rest>[^;]{2,200})/,
    raised: true,
    say: ({ what = '', verb = '', rest = '' }, words) => ({
      class: 'value-refused',
      title: `${clean(what)} ${verb} ${clean(rest)}`,
      cause: `That is what the message says of what it was given: ${ended(words, 260)}${where(words.event) === '' ? '' : ` It is the code${where(words.event)} that asks.`}`,
      fix: [`# change ${clean(what)} ${spot(words)}: it ${verb} ${worded(rest)}`],
    }),
  },
  {
    name: 'X is not supported / only supports Y',
    pattern:
      /(?<what>[`'"]?[A-Za-z_][\w.'"`/-]{0,60}(?: [\w.'"`()=/-]{1,40}){0,7}?) (?:(?:(?:is|are|was) (?:currently |only |yet )?(?:not |un)?|(?:is|are)n't )(?:supported|implemented|allowed|permitted|compatible|enabled)|(?:is|are) only valid|(?:only |doesn't |do(?:es)? not |don't )(?:yet |currently )?supports?)(?<rest>[^;]{0,160})/,
    raised: true,
    say: ({ what = '', rest = '' }, words) => ({
      class: 'not-supported-stated',
      title: printable(words.message.slice(0, 140)).replace(/[.:]$/, ''),
      cause: `What was asked for (${clean(what)}) is not in this version of the program, or not for this model, device or set of options${clean(rest) === '' ? '' : `: ${clean(rest)}`}.${where(words.event) === '' ? '' : ` It says so in${where(words.event).replace(/[()]/g, '')}.`}`,
      fix: [
        // "Not yet" is what a newer release takes back.
        ...(/\byet\b/.test(words.message) ? updating(words.event, ownerOf(words.event)).slice(0, 1) : []),
        ...(/^ (?:together )?with \w+\.?$/.test(rest)
          ? [
              `# the two exclude each other: without ${clean(what)}, or without ${clean(rest.replace(/^.* with |\.$/g, ''))}`,
            ]
          : []),
        // What it is for, or what alone there is.
        ...(/^(?:Currently,? )?only /i.test(what)
          ? [`# choose ${clean(what).replace(/^(?:Currently,? )?only /i, '')} ${spot(words)}`]
          : /\bonly (?:supported|valid|compatible|available|allowed) (?!.*version)/.test(words.message)
            ? [`# ${spot(words)}: ${clean(what)} ${clean(rest)} only: choose that, or do without`]
            : []),
        ...looking(words.event, 'the names that it knows mostly stand there'),
        `# leave it out or choose another ${spot(words)}: ${clean(what)}`,
        ...(/\byet\b/.test(words.message)
          ? []
          : ['# a newer version of the program may have it: git pull in its folder, or its newest release']),
      ],
    }),
  },
];

/** The sizes that a message names, each cut to a multiple; in words where it names none. */
function rounded(message: string, divisor: number): string {
  const sizes = (
    /\b(?:got|but are|but is|given|received)\b(?<rest>.{1,80})/.exec(message)?.groups?.['rest'] ?? ''
  ).match(/\d{2,6}/g);
  const known = sizes?.map(Number).filter((one) => one >= divisor) ?? [];
  return known.length === 0
    ? `multiples of ${divisor} (side // ${divisor} * ${divisor})`
    : `${known.map((one) => one - (one % divisor)).join(' x ')} in place of ${known.join(' x ')}`;
}

/** The small divisors of a number: what a count of GPUs may be. */
function divisorsOf(number: number): readonly number[] {
  return Array.from({ length: 64 }, (_, at) => at + 1).filter((one) => number % one === 0);
}
