import { printable } from '../../basics/printable.ts';
import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';
import { filesNamed } from '../last-words/place.ts';

/** A tab in a file of settings: which file and line, as far as the log says. */
export const tabsAnswer: Answerer = (event) => {
  const file =
    /in "(?<file>[\w./-]{2,160})"/.exec(event.below.slice(0, 2).join(' '))?.groups?.['file'] ??
    filesNamed(event, 'settings')
      .find((name) => /\.ya?ml$/.test(name))
      ?.replace(/^\/\/.*\//, '') ??
    (/docker.compose/.test([event.text, ...event.above.slice(-3)].join(' ')) ? 'docker-compose.yml' : null);
  const row = /line (?<row>\d{1,7})/.exec(event.text)?.groups?.['row'];
  const name = file ?? 'FILE.yaml';
  return {
    title: `A YAML file is indented with tabs${row === undefined ? '' : ` (line ${row})`}`,
    cause: `YAML takes blanks for indentation, and no tab${file === null ? '; the program read the file that it was given as its config' : `: ${file} has one`}. (Said of another sign, as @, % or \`: a value that begins with it belongs into quotes.)`,
    fix: [
      `sed -i 's/\\t/  /g' ${name}   # each tab becomes two blanks${file === null ? '; FILE.yaml: the config that is read' : ''}`,
      `grep -nP '^ *[^ ].*: *[@%\`]|\\t' ${name}; sed -n '${row === undefined ? '1,20' : `${Math.max(1, Number(row) - 2)},${Number(row) + 2}`}p' ${name}   # still so: what stands there? things of one level begin in one column`,
    ],
    confidence: file === null ? 'medium' : 'high',
  };
};

/** A file that is read as YAML and is none, or the one whose line is wrong. */
export const yamlAnswer: Answerer = (event) => {
  const said = [event.text, ...event.below.slice(0, 4), ...event.above.slice(-2)].join(' ');
  const place = /\bin "(?<file>[^"<>]{2,240})", line (?<row>\d{1,7})/.exec(said)?.groups;
  const { file = '', row = '' } = place ?? {};
  if (!harmlessWord(file)) return null;
  if (!/\.(?:py|ipynb|pth?|ckpt|safetensors|onnx|zip|html?|md|sh|toml|cfg|ini)$/.test(file))
    return {
      fix: [
        `sed -n '${Math.max(1, Number(row) - 2)},${Number(row) + 1}p' ${file}   # what stands there: blanks in place of tabs, one after each colon; values with : or # in quotes; a line that is only ... is taken out`,
        `python3 -c "import sys, yaml; yaml.safe_load(open(sys.argv[1]))" ${file}   # silent when it is right`,
      ],
    };
  const option = [...event.frames.map(({ code }) => code), ...event.below, ...event.above]
    .map(
      (code) =>
        /\b(?:args|opts?|FLAGS)\.(?<name>\w{0,20}(?:config|cfg|yaml)\w{0,20})\b/.exec(code)?.groups?.['name'],
    )
    .find((name) => name !== undefined);
  const given =
    option === undefined ? 'where the command names the config' : `--${option.replaceAll('_', '-')}`;
  return {
    title: `${printable(file)} is no YAML file, and is read as one`,
    cause: `The program reads its config as YAML, and was given ${printable(file)}: code, weights or notes are none. Nothing is wrong in that file.`,
    fix: [
      `find "$(dirname ${file})/.." \\( -name "*.yaml" -o -name "*.yml" \\) -not -path "*/.*"   # the configs that the project brings: one of them, ${given}, in place of ${file}`,
    ],
    confidence: 'high',
  };
};

/** A link in a circle. */
export const circleAnswer: Answerer = ({ captures }) => {
  const place = captures['place'] ?? captures['other'] ?? '';
  if (!harmlessWord(place)) return null;
  return {
    title: `The link ${printable(place)} leads to itself`,
    cause: `${printable(place)} (or a folder above it) is a link that ends where it begins: it was made twice, or inside of the folder that it stands for.`,
    fix: [
      `namei -l ${place}   # which of its parts is the link, and where does it lead?`,
      `unlink ${place} && mkdir -p ${place}   # removes the link alone, and makes a folder in its place; or: ln -sfn REAL_FOLDER ${place}`,
    ],
    confidence: 'high',
  };
};

/** EGL on a machine that shows no sign of a container: mostly a node without a GPU. */
export const eglAnswer: Answerer = (event) => {
  const around = [event.text, ...event.above.slice(-20)].join('\n');
  if (/glutil\.cpp|nvdiffrast/.test(around))
    return {
      fix: [
        `grep -rl --include=*.py RasterizeGLContext . | xargs -r sed -i 's/RasterizeGLContext/RasterizeCudaContext/g'   # in the folder of the code: nvdiffrast 0.3 and newer draws with CUDA alone, without EGL`,
        '# or with EGL: apt-get update && apt-get install -y libegl1 libgl1 libgles2; in a container: -e NVIDIA_DRIVER_CAPABILITIES=all',
      ],
    };
  if (!/PLATFORM_DEVICE|mujoco/.test(around) || /docker|\/app\/|\/workspace\/|\/root\/|root@/.test(around))
    return null;
  return {
    fix: [
      'export MUJOCO_GL=osmesa PYOPENGL_PLATFORM=osmesa   # draws on the CPU: this node has no GPU, or its driver no EGL (needs OSMesa: apt-get install libosmesa6, or conda install -c conda-forge mesalib)',
      '# a node that has one: ask for it (srun --gres=gpu:1; nvidia-smi must answer), with MUJOCO_GL=egl; in a container: -e NVIDIA_DRIVER_CAPABILITIES=all',
    ],
    confidence: 'medium',
  };
};

const kinds: Readonly<Record<string, string>> = {
  array: 'a list ([ … ], or a line with "- " for each)',
  object: 'a group of settings below it',
  string: 'text (in quotes)',
  number: 'a number, without quotes',
  boolean: 'true or false, without quotes',
};

/** What a check of settings of a program of Node says: the place, what is wanted and what came. */
export const zodAnswer: Answerer = (event) => {
  const around = [...event.above.slice(-6), event.text.trim(), ...event.below.slice(0, 14)].join(' ');
  const found =
    /"expected": "(?<want>\w{2,20})",? {1,4}"received": "(?<got>\w{2,20})",? {1,4}"path": \[(?<path>[^\]]{1,200})\]/.exec(
      around.slice(0, 3000),
    )?.groups;
  if (found === undefined) return null;
  const [file] = filesNamed(event, 'settings');
  const place = [...(found['path'] ?? '').matchAll(/"([\w.-]{1,80})"|(\d{1,4})/g)]
    .map(([, name, index]) => (name === undefined ? `[${index}]` : `.${name}`))
    .join('')
    .replace(/^\./, '');
  const want = found['want'] ?? '';
  return {
    title: `The setting ${place} must be of the kind ${want}, and is ${found['got']}`,
    cause: `The program checks ${file ?? 'its file of settings'} when it starts: ${place} has ${found['got'] === 'undefined' ? 'no value' : `a value of the kind ${found['got']}`}, and ${want} is wanted.`,
    fix: [
      `# ${file === undefined ? '' : `in ${file}: `}${place} must be ${kinds[want] ?? want}; then start it again`,
      '# an update brought another form of it? the example file of this release shows it',
    ],
    confidence: 'high',
  };
};

/** A program that names its option for going without a window: it is set where the person's own code opens one. */
export const windowAnswer: Answerer = (event) => {
  const lines = [...event.above, event.text, ...event.below];
  const said = lines
    .map((line) => /Use `(?<name>\w{1,40})=False` for headless/.exec(line.slice(0, 400))?.groups?.['name'])
    .find((name) => name !== undefined);
  if (said === undefined) {
    const near = lines.join('\n');
    if (!/NoSuchDisplay/.test(near)) return null;
    if (/pyrender|pyribbit/.test(near))
      return {
        fix: [
          'export PYOPENGL_PLATFORM=egl   # before the start: draws on the GPU without a screen (container: NVIDIA_DRIVER_CAPABILITIES=all)',
          '# or on a screen that nobody sees: apt-get update && apt-get install -y xvfb libgl1 libglu1-mesa && xvfb-run -a python3 app.py',
        ],
      };
    return /ipython|ipykernel|localhost:8080|^-{2,}> \d|In \[\d/m.test(near)
      ? {
          fix: [
            `apt-get update && apt-get install -y xvfb libgl1 libglu1-mesa && ${event.pip} install pyvirtualdisplay   # then, in the first cell: from pyvirtualdisplay import Display; Display(size=(1400, 900)).start()`,
          ],
        }
      : null;
  }
  const at = lines.findIndex((line) => line.includes(`${said}=True`));
  const frame = /File "(?<file>[^"]{1,300})", line (?<line>\d{1,6})/.exec(lines[at - 1] ?? '')?.groups;
  const place =
    frame === undefined || !harmlessWord(frame['file'] ?? '')
      ? 'in your own code, where it opens the window'
      : `in ${frame['file']}, line ${frame['line']}`;
  return {
    fix: [
      `# ${place}: ${said}=False`,
      '# or with the window, on a screen that nobody sees: apt-get install -y xvfb libgl1, and xvfb-run -a before the command',
    ],
  };
};

/** Operations that the project compiles itself: the message names a folder of where it was written, the frame ours. */
export const opsAnswer: Answerer = (event) => {
  const folder = event.frames
    .map(({ file }) => /^(?<ops>.{1,250}\/ops)\/functions\//.exec(file)?.groups?.['ops'])
    .findLast((found) => found !== undefined);
  return folder === undefined || !harmlessWord(folder)
    ? null
    : { fix: [`cd ${folder} && sh make.sh   # with nvcc of the CUDA of torch; CUDA_HOME set`] };
};
