import { answers } from '../../catalog/answers.ts';
import type { Answerer } from '../answer.ts';
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
  return best === undefined || best.score < 0.6 || best.score === second?.score ? null : best.option;
}

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
  if (
    !/unrecognized arguments|No such option|argument: |unknown flag/.test(event.text) ||
    !/^--?[A-Za-z]/.test(argument)
  )
    return null;
  const option = argument.split('=')[0] ?? argument;
  if (!harmlessWord(option.replace(/^--?/, ''))) return null;
  const near = nearest(option, known(event));
  const said = [event.text, ...event.above.slice(-8)].join('\n');
  const dist =
    answers.servers.rows.find(({ says }) => says.some((word) => said.includes(word)))?.dist ?? null;
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
      `# still unknown: --help of that program lists what it is called now${near === null ? '; without it the setting falls back to its default' : ''}`,
    ],
    confidence: 'medium',
  };
};
