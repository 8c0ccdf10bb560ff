import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

/** The options that the usage above the error names. */
function known({ above }: Event): readonly string[] {
  const from = above.findLastIndex((line) => /^usage: /.test(line));
  if (from < 0) return [];
  return [
    ...above
      .slice(from)
      .join(' ')
      .slice(0, 8000)
      .matchAll(/(?<![\w-])(?<option>--[a-z][\w-]{0,60})/g),
  ].map(([, option = '']) => option);
}

/** The one that shares the most words, in the same order, and at least one. */
function nearest(wanted: string, options: readonly string[]): string | null {
  const words = (option: string) => option.slice(2).split(/[-_]/);
  const asked = words(wanted);
  const rated = options
    .map((option) => {
      const own = words(option);
      const shared = own.filter((word) => asked.includes(word) && word.length > 2).length;
      return { option, score: shared === 0 ? 0 : (2 * shared) / (own.length + asked.length) };
    })
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = rated;
  return best === undefined || best.score < 0.5 || best.score === second?.score ? null : best.option;
}

/** An option of pip's that came with a newer one. */
function pipOption({ above, pip }: Event, option: string): Answer | null {
  if (
    /^--(?:install|global)-option$/.test(option) ||
    !above.slice(-40).some((line) => /^\s{0,8}pip3? \w{2,12} \[options\]/.test(line))
  )
    return null;
  return {
    title: `This pip does not know the option ${option}`,
    cause: `${option} came with a newer pip than the one that runs here (or is misspelt).`,
    fix: [
      `${pip} install -U pip "setuptools<81" wheel   # then the same command again, with that very pip: ${pip} …`,
    ],
    confidence: 'high',
  };
}

/** An option of another engine: what this one calls it, or that it needs none. */
function otherEngine(option: string, engine: string): Answer | null {
  const row = answers.engineOptions.rows.find(
    (names) =>
      Object.hasOwn(names, engine) && Object.values(names).some((own) => own.split(' ').includes(option)),
  );
  const mine = row?.[engine]?.split(' ')[0];
  if (row === undefined || mine === undefined || mine === option) return null;
  const theirs = Object.keys(row).find((name) => row[name]?.split(' ').includes(option)) ?? '';
  return {
    title: `${option} is an option of ${theirs}; ${engine} ${mine === '' ? 'has none for it' : `calls it ${mine}`}`,
    cause: `The command (or what writes it) is meant for ${theirs}.`,
    fix: [
      mine === ''
        ? `# take ${option} out of the command, start script or compose file: ${engine} does that by itself`
        : `# write ${mine} in place of ${option} in the command, start script or compose file`,
    ],
    confidence: 'high',
  };
}

/** An option that newer releases dropped. */
function goneOption(option: string, engine: string): Answer | null {
  const now = answers.goneOptions.rows[engine]?.[option];
  if (now === undefined) return null;
  return {
    title: `Newer releases of ${engine} have no ${option}`,
    cause: `The guide, image or start script is older than the ${engine} that runs here.`,
    fix: [
      now === ''
        ? `# take ${option} (and its value) out of the command, start script or compose file: nothing takes its place`
        : `# write ${now} in place of ${option} in the command, start script or compose file; or leave it out`,
    ],
    confidence: 'high',
  };
}

/** A file for a training of LLaMA-Factory, given to a command that trains nothing. */
export const trainingFile: Answerer = ({ text, above, frames }) =>
  /keys are not used.{0,2000}'output_dir'/.test(text) &&
  [...above.slice(-30), ...frames.map(({ file }) => file)].some((line) => /llama_?-?factory/i.test(line))
    ? {
        title: 'The file is one for llamafactory-cli train, and another command reads it',
        cause:
          'output_dir and its kin are of a training or prediction; chat, api and export do not know them.',
        fix: [
          'llamafactory-cli train FILE.yaml   # the same file; for chat or export: one like those of examples',
        ],
      }
    : null;

/** The option as the program here calls it, or the newer program that knows it. */
export const argumentAnswer: Answerer = (event) => {
  const { argument = '' } = event.captures;
  const served = /unrecognized arguments: (?:vllm )?serve\b ?(?<model>[\w./-]{2,160})?/.exec(
    event.text,
  )?.groups;
  if (served !== undefined && /vllm|api_server/.test([event.text, ...event.above.slice(-12)].join('\n'))) {
    const model = served['model'] ?? 'MODEL';
    return {
      title: 'The image starts "vllm serve" by itself, and gets it a second time',
      cause:
        'The start command of the image vllm/vllm-openai is the server already (in older ones: python3 -m vllm.entrypoints.openai.api_server): what stands behind the name of the image are its options only.',
      fix: [
        `# take the words "vllm serve" out of the command: docker run … vllm/vllm-openai:latest --model ${harmlessWord(model) ? model : 'MODEL'} …   (compose: command: without serve, one option a list item: --dtype=auto)`,
        '# or keep them and put the start command aside: --entrypoint vllm, then serve MODEL …',
      ],
      confidence: 'high',
    };
  }
  const started =
    /unrecognized arguments: (?<program>\/(?:usr\/)?bin\/\w{2,12}|(?:ba)?sh(?= -l?c )|python3?(?= -m | \S{1,80}\.py))/.exec(
      event.text,
    )?.groups?.['program'];
  if (started !== undefined)
    return {
      title: `The image starts its program by itself, and gets ${started} as an option of it`,
      cause:
        'The image has a start command (ENTRYPOINT): what stands behind its name, or as args, is handed to that program.',
      fix: [
        `# put the start command aside: docker run --entrypoint ${started} …, and behind the name of the image only what follows ${started} (compose: entrypoint: ["${started}"]; Kubernetes: command: in place of args:)`,
        '# or keep it: behind the name of the image only options of that program; variables by -e NAME=VALUE before the name',
      ],
      confidence: 'high',
    };
  const torn = /unrecognized arguments: (?<words>\w[\w./-]{0,80}(?: \w[\w./-]{0,80}){1,9})(?: -|$)/.exec(
    event.text,
  )?.groups?.['words'];
  if (torn !== undefined)
    return {
      title: `A value with blanks stands without quotes: … ${torn}`,
      cause: 'The shell takes it apart at the blanks, and the program knows no option for the rest.',
      fix: [
        `# in the command: quotes round the value that ends with: ${torn}; a form that writes the command (GUI): a name or path without blanks (_ in their place)`,
      ],
      confidence: 'high',
    };
  if (/unrecognized arguments: /.test(event.text) && /^\w[\w./-]{0,80}$/.test(argument))
    return {
      title: `The command has a word that belongs to no option: ${argument}`,
      fix: [`# take ${argument} out of the command; a blank within a value? then the value in quotes`],
    };
  if (
    !/unrecognized arguments|[Nn]o such option|argument: |unknown flag/.test(event.text) ||
    !/^--?[A-Za-z]/.test(argument)
  )
    return null;
  if (argument === '-f' && /kernel-[\w-]{1,60}\.json/.test(event.text))
    return {
      title: 'The script reads the command line, which in a notebook is that of Jupyter',
      cause: 'Jupyter starts its kernel with -f FILE, and argparse takes that for an option of the script.',
      fix: [
        '# in the cell: parser.parse_args([]) in place of parser.parse_args(), or with what is to be set: parse_args(["--name", "value"])',
        '# or, the script as it is: !python SCRIPT.py --name value',
      ],
      confidence: 'high',
    };
  const option = argument.split('=')[0] ?? argument;
  if (!harmlessWord(option.replace(/^--?/, ''))) return null;
  const ofPip = pipOption(event, option);
  if (ofPip !== null) return ofPip;
  const near = nearest(option, known(event));
  const said = [event.text, ...event.above.slice(-8)].join('\n');
  const dist =
    answers.servers.rows.find(({ says }) => says.some((word) => said.includes(word)))?.dist ?? null;
  const engine = dist?.split('[')[0] ?? '';
  const translated = goneOption(option, engine) ?? (near === null ? otherEngine(option, engine) : null);
  if (translated !== null) return translated;
  return {
    title: `The program does not know the option ${option}`,
    cause:
      near === null
        ? `The program that is installed here has no ${option}: it is older than the guide or config that names it${dist === null ? '' : ' (options are added with nearly every release)'}, newer (and the option was renamed), or the option is misspelt.`
        : `The program that is here has no ${option}; its own list has ${near}.`,
    fix: [
      ...(near === null
        ? []
        : [
            `# write ${near} in place of ${option}, in the command or in the config file (there without the dashes)`,
          ]),
      ...(dist === null
        ? []
        : [
            `${event.pip} install -U ${dist.includes('[') ? `"${dist}"` : dist}   # a newer one that knows it; a container: docker pull of its newest tag`,
          ]),
      ...(dist === null && near === null
        ? [
            '# an app in a git folder: git pull there, and its requirements again; one of pip: pip install -U its name; a container: docker pull of its newest tag',
          ]
        : []),
      `# still unknown: --help of that program (and of its subcommand) lists what it is called now${near === null ? '; without it the setting falls back to its default' : ''}`,
    ],
    confidence: 'medium',
  };
};
