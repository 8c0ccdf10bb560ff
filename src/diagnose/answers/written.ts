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
