import { printable } from '../../basics/printable.ts';
import { harmlessWord } from '../fill.ts';
import type { Form } from './form.ts';

const inside = 'of a container: in it, or on the host in what is mounted there';

/** What shells, the small tools of a system and readers of command lines say of what they were given. */
export const commandLineForms: readonly Form[] = [
  {
    name: "invalid value 'cuda' for '--device <DEVICE>', and cpu is all there is",
    pattern: /invalid value '(?<value>cuda|metal|rocm|vulkan)' for '(?<option>--[a-z][\w-]{1,40})/,
    say: ({ value = '', option = '' }, { event }) =>
      !event.below.slice(0, 2).some((line) => /^\s{0,8}\[possible values: cpu\]/.test(line))
        ? null
        : {
            class: 'built-without-gpu',
            title: `This program was built without ${value}: it knows cpu alone`,
            cause: `Which devices ${option} takes was settled when the program was compiled.`,
            fix: [
              `# its release or image for ${value}, or built again with that feature: cargo build --release --features ${value}`,
              `# or on the CPU, slowly: ${option} cpu`,
            ],
            confidence: 'medium',
          },
  },
  {
    name: 'sh: cannot open x: No such file',
    pattern:
      /(?:^|sh: )(?:\d{1,5}: )?(?:cannot|can't) open '?(?<file>[\w./-]{1,160})'?: No such file(?: or directory)?(?=$| )/,
    say: ({ file = '' }) => ({
      class: 'entrypoint-not-found',
      title: `The shell is to run ${file}, and there is no such file`,
      cause: `sh was started with ${file} as its script: a line entrypoint: or command: (of a compose file for another release, or a mount that hides its folder) names what the image does not have${file.startsWith('/') ? '' : '; a name without a folder is looked for in the working folder'}.`,
      fix: [
        `# take the entrypoint: or command: that names ${file} out of the compose file (docker run: --entrypoint), and mounts over its folder: the image starts what it has; best: the compose file of the very release`,
        `# your own image: COPY it there in the Dockerfile, and give its whole path`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'cp: x: No such file or directory',
    pattern:
      /^(?:[\w./-]{1,80}: (?:line )?\d{1,6}: )?(?<tool>cp|mv|ln|tee|cat|touch|tar|sed|head|tail|chmod|install|rsync|source|cd|mkdir): (?:(?:cannot|can't|failed to) [\w ]{2,40} |read )?[`'"]?(?<file>[\w./@+~-]{1,200})[`'"]?: (?<why>No such file or directory|File exists)(?=$| )/,
    say: ({ tool = '', file = '', why = '' }) => {
      if (!harmlessWord(file) || (why === 'File exists' && tool === 'mkdir')) return null;
      const folder = file.includes('/') ? file.replace(/\/[^/]*$/, '') || '/' : '.';
      if (why === 'File exists')
        return {
          class: 'output-exists',
          title: `${file} is there already, and ${tool} does not replace it`,
          cause: `An earlier start left ${file} (a link or a file); the script makes it anew each time, and stops where it is.`,
          fix: [
            `mv ${file} ${file}.old   # ${inside}; then start it again`,
            ...(tool === 'ln' ? ['# in the script: ln -sfn in place of ln -s, which replaces it'] : []),
          ],
          confidence: 'medium',
        };
      const makes = /^(?:tee|touch|mkdir|install)$/.test(tool) && folder !== '.';
      return {
        class: 'named-thing-missing',
        title: makes ? `The folder ${folder} is not there` : `${tool} does not find ${file}`,
        cause: makes
          ? `${tool} is to write ${printable(file)}, and makes no folders: ${folder} is missing.`
          : `${tool} was told to take ${printable(file)}, and nothing is there${file.startsWith('/') ? '' : ', seen from the folder in which the script was started'}: a step before it that makes or downloads it was left out or failed, or the name is another one.`,
        fix: makes
          ? [`mkdir -p ${folder}   # ${inside}; then the same again`]
          : [
              `ls -la ${folder}   # what is there? another name: write that; not there: do the step that makes it first (the lines above), or start the script in the folder of the app (cd first)`,
            ],
      };
    },
  },
  {
    name: "Invalid value for '-l': '-Q' is not …",
    pattern:
      /Invalid value for (?:'?-\w'? ?\/ ?)?'?(?<option>-{1,2}[A-Za-z][\w-]{0,60})'?: [`'"]?(?<next>-{1,2}[A-Za-z][\w-]{0,40})[`'"]? is not/,
    say: ({ option = '', next = '' }) => ({
      class: 'arguments-missing',
      title: `${option} has no value: the next option, ${next}, was taken for it`,
      cause: `Nothing stands between ${option} and ${next} in the command: a variable is written there that is empty, mostly one of the .env or of the environment (for ${option}: ${option.replace(/^-+/, '').toUpperCase().replaceAll('-', '_')}, LOG_LEVEL and the like) that an update brought.`,
      fix: [
        `# set that variable (in .env, environment: or the values of the chart: ${/log/.test(option) ? 'LOG_LEVEL=INFO' : 'NAME=VALUE'}), or write a value behind ${option} in the command`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: "Invalid value for '--x': why (click)",
    pattern:
      /Invalid value for (?<option>['"]?[\w-]{1,60}['"]?(?: \/ ['"]?[\w-]{1,60}['"]?)?): (?!.{0,200}does not exist)(?<why>[^│]{4,300})/,
    raised: true,
    say: ({ option: written = '', why = '' }) => {
      const option = written.replaceAll(/['"]/g, '');
      const list = / is not one of (?<list>[^│]{3,240})/.exec(why)?.groups?.['list'];
      return {
        class: 'value-refused',
        title: `${option} does not take what it is given: ${printable(why.trim().slice(0, 120))}`,
        cause: `Of its command line: ${printable(why.trim())}`,
        fix: [
          `# in the command, ${list === undefined ? `another value for ${option} (its --help says which)` : `for ${option} one of: ${printable(list.replaceAll(/['"]|\.\s{0,3}$/g, '').trim())}`}`,
        ],
      };
    },
  },
  {
    name: 'Missing required environment variable: X',
    pattern:
      /[Mm]issing (?:the )?(?:required |mandatory )?env(?:ironment)? var(?:iable)?s?:? {0,2}[`'"]?(?<name>[A-Z][A-Z0-9_]{2,50})/,
    say: ({ name = '' }) => ({
      class: 'environment-variable-missing',
      title: `The variable ${name} is not set in the environment`,
      cause: `The program reads ${name} when it starts, and it is not there: not exported in this shell, not in the .env that is read, or not handed to the container.`,
      fix: [
        `# export ${name}=… (its value is yours), or a line of it in .env; in docker: -e ${name}=…, in compose: environment:; then start again`,
      ],
      confidence: 'medium',
    }),
  },
];
