import { holdsPod, startsApp } from './app-commands.ts';
import { cloneOf, isRemoved } from './check-clone.ts';
import { type FileFinding, found } from './finding.ts';
import { dockerInPod, partialDownload, removesResults, stampAfterFailure } from './pages/shell.ts';
import { pipStep } from './pip-steps.ts';
import { pathIn, type ShellCommand, type ShellScript } from './shell-commands.ts';
import type { Guard } from './shell-guards.ts';

/** What a start script does at its second start, or after a failure, that nobody meant. */
export function checkOrder(script: ShellScript, text: string): readonly FileFinding[] {
  const { commands } = script;
  return [
    ...commands.flatMap((command, at) => stamp(command, commands.slice(0, at))),
    ...halfDone(commands),
    ...commands.flatMap((command) => docker(command, text, commands)),
    ...commands.flatMap((command) => removes(command, commands)),
    ...commands.flatMap((command) => partial(command, commands)),
  ];
}

/** `if [ ! -f STAMP ]; then pip install …; touch STAMP; fi` where pip's failure is nobody's business. */
function stamp(command: ShellCommand, before: readonly ShellCommand[]): readonly FileFinding[] {
  const { name, words, folder, writesTo, guards, strict, place } = command;
  const written = name === 'touch' ? words.slice(1) : /^(?:echo|date|printf)$/.test(name) ? writesTo : [];
  const path = written
    .map((word) => pathIn(folder, word))
    .find((one) => guards.some(({ paths }) => paths.some((asked) => pathIn(folder, asked) === one)));
  if (path === undefined || strict) return [];
  // Right of && it is written only where the step before went well.
  if (guards.some(({ text, holds }) => holds && /^\s*(?:\S+\/)?(?:uv\s+)?(?:pip|python)/.test(text)))
    return [];
  const failing = before.find(
    (step) =>
      pipStep(step) !== null &&
      !step.checked &&
      step.inFunction === command.inFunction &&
      step.guards.some(({ paths }) => paths.some((asked) => pathIn(step.folder, asked) === path)),
  );
  if (failing === undefined) return [];
  return [
    found(stampAfterFailure, {
      place,
      message: `When the install in line ${failing.place.line} fails, ${path} is written all the same, so no later start tries again.`,
      error: 'ModuleNotFoundError (from the app, at every start)',
      why: 'Because there is no set -e and nothing looks at how pip ended.',
      fixes: [`write pip install … && touch ${path}`, 'write set -Eeuo pipefail at the top'],
    }),
  ];
}

/** `if [ ! -d DIR ]; then git clone … DIR; pip install …; fi`: the folder stands for what comes after it as well. */
function halfDone(commands: readonly ShellCommand[]): readonly FileFinding[] {
  if (!commands.some((one) => startsApp(one) || holdsPod(one))) return [];
  const step = commands.findIndex((command, at) => {
    const install = pipStep(command);
    if (install === null || install.files.length + install.requirements.length === 0) return false;
    return (
      command.guards.some((guard) => makerOf(guard, commands.slice(0, at)) !== null) &&
      !retried(command, commands)
    );
  });
  const command = commands[step];
  const made = command?.guards
    .map((guard) => makerOf(guard, commands.slice(0, step)))
    .find((one) => one !== null);
  if (command === undefined || made === undefined || made === null) return [];
  return [
    found(stampAfterFailure, {
      place: command.place,
      message: `When this install fails or is cut off, ${made} is there, and no later start installs again.`,
      error: 'ModuleNotFoundError (from the app, at every start)',
      why: 'Because the condition asks for the folder, which is made before the install.',
      fixes: [
        'install outside of the if: pip passes over what is there',
        'ask for a stamp that is written after the install: pip install … && touch DIR/.installed',
      ],
    }),
  ];
}

/** The folder that this guard misses and an earlier step under it makes: a clone, an environment. */
function makerOf({ paths, text }: Guard, before: readonly ShellCommand[]): string | null {
  const under = before.filter(({ guards }) => guards.some((other) => other.text === text));
  for (const maker of under) {
    const { name, words, folder } = maker;
    const venv =
      /^python[\d.]*$/.test(name) && words[1] === '-m' && words[2] === 'venv' ? words.at(-1) : undefined;
    const into = cloneOf(maker)?.into ?? (venv === undefined ? null : pathIn(folder, venv));
    const path = paths.find((asked) => into !== null && pathIn(folder, asked) === into);
    if (path !== undefined) return path;
  }
  return null;
}

/** The same install stands where no folder is asked for, or a failure of it is seen to. */
function retried(command: ShellCommand, commands: readonly ShellCommand[]): boolean {
  const { files = [], requirements = [] } = pipStep(command) ?? {};
  const same = (other: ShellCommand) => {
    const step = other.guards.some(({ paths }) => paths.length > 0) ? null : pipStep(other);
    return (
      step !== null &&
      (step.files.some(({ path }) => files.some((one) => one.path === path)) ||
        step.requirements.some(({ text }) => requirements.some((one) => one.text === text)))
    );
  };
  return command.caught || commands.some(same);
}

/** What only the start script of a pod says; others talk to the docker of a machine of one's own. */
const podLike =
  /\/workspace|\bRUNPOD_(?:POD|TCP|DC|CPU|GPU|MEM|VOLUME|PUBLIC)|sleep infinity|\/start\.sh|\bPUBLIC_KEY\b/i;
/** `-v $PWD:/workspace` is a folder of the container that is started. */
const mounts = /(?<=[\w}"'/)]):\/workspace[\w/]{0,80}/g;
/** What looks after containers that are already there, or after images. */
const lookedAfter =
  /\bdocker (?:(?:image )?push|commit|ps|cp|login|tag|info|logs|images|stop|rm|rmi)\b|\bdocker run -(?:it|ti)\b|\bdocker[ -]compose (?:[^\n]{0,80}[ \t])?(?:ps|down|logs|pull|build|exec|stop|restart)\b/;

function docker(
  { name, words, place, caught }: ShellCommand,
  text: string,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const runs =
    (name === 'docker' && /^(?:run|compose|exec|start|build|pull)$/.test(words[1] ?? '')) ||
    (name === 'docker-compose' && !/^(?:-v|(?:--)?version)$/.test(words[1] ?? '')) ||
    name === 'dockerd';
  // What builds, commits or pushes an image, looks after containers, or asks for a terminal, runs on a machine of one's own.
  const ownMachine = words[1] === 'build' || lookedAfter.test(text);
  if (!runs || caught || ownMachine) return [];
  // Paths behind docker run are those of its container.
  const own = commands.reduce(
    (rest, one) => (one.name === 'docker' ? rest.replace(one.text, '') : rest),
    text,
  );
  if (!podLike.test(own.replace(mounts, ''))) return [];
  return [
    found(dockerInPod, {
      place,
      message: `${words.slice(0, 3).join(' ')} finds no docker daemon in a pod.`,
      error:
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      why: 'Because a pod is itself a container, without the rights to start another.',
      fixes: ["take that image as the pod's own, or install the program into this one"],
    }),
  ];
}

function removes(command: ShellCommand, commands: readonly ShellCommand[]): readonly FileFinding[] {
  const { name, words, folder, guards, place } = command;
  if (name !== 'rm' || !words.some((word) => /^-\w*[rR]/.test(word))) return [];
  const gone = words
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .map((word) => pathIn(folder, word));
  const kept = keptInside(gone, command, commands);
  if (kept !== null) return [kept];
  if (guards.some(({ paths }) => paths.length > 0)) return [];
  const models = gone.find(
    (one) => volume.test(one) && /\.cache\/huggingface(?:\/hub)?(?:\/(?:models--)?\*)?\/?$/.test(one),
  );
  if (models !== undefined && guards.length === 0 && commands.some((other) => startsApp(other)))
    return [
      found(removesResults, {
        place,
        message: `Each start removes the models of ${models}, and downloads them again.`,
        why: 'Because a start script runs at every boot.',
        fixes: ['remove by hand what is no longer used: hf cache prune'],
      }),
    ];
  const path = gone.find(
    (one) =>
      /^(?:[~$]|\/(?!tmp(?:\/|$)))/.test(one) &&
      commands.some((other) => cloneOf(other)?.into === one) &&
      commands.some(
        (other) => startsApp(other) && (other.folder === one || other.folder.startsWith(`${one}/`)),
      ),
  );
  if (path === undefined || keptElsewhere(path, commands)) return [];
  return [
    found(removesResults, {
      place,
      message: `Each start removes ${path}, and with it what the app wrote there.`,
      why: 'Because a start script runs at every boot, and the app runs in that folder.',
      fixes: [
        `keep the clone (git -C ${path} fetch and reset --hard COMMIT), or let the app write elsewhere`,
      ],
    }),
  ];
}

/** `DATA_DIR=/workspace/data`, `--output-dir /workspace/out`: what the app is told to keep lies outside the folder. */
function keptElsewhere(path: string, commands: readonly ShellCommand[]): boolean {
  const outside = (value = '') => value.startsWith('/') && !`${value}/`.startsWith(`${path}/`);
  const keeps = /data|output|result|storage|state|save/i;
  return commands.some(
    ({ words, assignments }) =>
      [...assignments].some(([name, value]) => keeps.test(name) && outside(value)) ||
      words.some((word, at) => {
        const [name = '', value = words[at + 1]] = word.split('=');
        return /^--|^[A-Z_]+$/.test(name) && keeps.test(name) && outside(value);
      }),
  );
}

/** Apps that keep models, outputs and extensions in the folder of their own clone. */
const keepsInside =
  /\/(?:comfyui|stable-diffusion-webui(?:-forge)?|fooocus|kohya_ss|fluxgym|ai-toolkit|text-generation-webui|sd-scripts)(?:\.git)?\/?$/i;
const volume = /^\/(?:workspace|runpod-volume)\//;

/** Of an app on the volume: whether or not it is started here, what it kept is gone; that it asks first is no help. */
function keptInside(
  gone: readonly string[],
  { guards, folder, place }: ShellCommand,
  commands: readonly ShellCommand[],
): FileFinding | null {
  const path = gone.find(
    (one) =>
      volume.test(one) &&
      guards.every(({ paths, holds }) => holds && paths.every((asked) => pathIn(folder, asked) === one)) &&
      guards.every(({ paths }) => paths.length > 0) &&
      commands.some((other) => {
        const clone = cloneOf(other);
        return clone?.into === one && keepsInside.test(clone.url);
      }),
  );
  if (path === undefined) return null;
  return found(removesResults, {
    place,
    severity: 'warning',
    message: `Each run removes ${path} on the volume, and with it the models, outputs and extensions that are kept in it.`,
    why: 'Because the app keeps them in the folder of its clone, which is removed to be cloned anew.',
    fixes: [`keep the folder: git -C ${path} pull, or fetch and reset --hard COMMIT`],
  });
}

const weights = /\.(?:safetensors|ckpt|pth?|bin|gguf|onnx|zip|tar(?:\.\w+)?|tgz|npz|h5)\b/;

function partial(command: ShellCommand, commands: readonly ShellCommand[]): readonly FileFinding[] {
  const { name, words, places, guards, folder, place, text } = command;
  if ((name !== 'wget' && name !== 'curl') || !(weights.test(text) || mayBeWeights(command, commands)))
    return [];
  const keeps = name === 'wget' && words.some((word) => /^-\w*nc$|^-nc|^--no-clobber$/.test(word));
  const output = target(words, name);
  const asked =
    output !== null &&
    !/\.(?:part|tmp|partial)$/.test(output) &&
    guards.some(
      ({ paths, holds, text: condition }) =>
        paths.some((path) => pathIn(folder, path) === pathIn(folder, output)) &&
        (!holds || /!/.test(condition)),
    );
  // It goes on with what is there, here or in another branch; or the condition asks how much is there.
  const resumes =
    guards.some((one) => /\bstat\b|\bdu -|wc -c/.test(one.text)) ||
    commands.some(
      (one) =>
        (one === command || (output !== null && one.name === name && one.words.includes(output))) &&
        one.words.some((word) => /^(?:-c|--continue|-C|--continue-at)$/.test(word)),
    );
  // What the script removes at each start is never there to be skipped.
  const into = words[words.findIndex((word) => /^(?:-P|--directory-prefix)$/.test(word)) + 1];
  const where =
    output ?? (words.some((word) => /^(?:-P|--directory-prefix)$/.test(word)) ? (into ?? '') : '.');
  const removed = folder !== '' && isRemoved(pathIn(folder, where), commands);
  // Who removes the file where it came not whole sees to it.
  const digest = commands.some(
    (one) =>
      one.inFunction === command.inFunction &&
      (/^(?:sha\d*sum|md5sum|shasum)$/.test(one.name) ||
        (one.name === 'rm' && output !== null && one.words.includes(output))),
  );
  if ((!keeps && !asked) || resumes || removed || digest) return [];
  const unfailing = name === 'curl' && !words.some((word) => /^-[a-zA-Z]*f|^--fail/.test(word));
  return [
    found(partialDownload, {
      place,
      message: `A download that is cut off leaves a part of the file${unfailing ? ' (or an error page)' : ''} under its name, and the next start skips it.`,
      why: keeps
        ? 'Because -nc skips what is there, whole or not.'
        : 'Because the condition asks only whether the file is there.',
      fixes: [
        keeps
          ? 'write wget -c in the place of -nc'
          : name === 'wget'
            ? 'write to NAME.part, then mv it to its name'
            : 'write to NAME.part with curl -f, then mv it to its name',
      ],
      edits: words.flatMap((word, at) =>
        word === '-nc' || word === '--no-clobber'
          ? [{ place: places[at] ?? place, old: word, new: '-c' }]
          : [],
      ),
    }),
  ];
}

/** `wget -O "$file"`: the file is given to a variable, or to the function that this stands in. */
function mayBeWeights({ words, inFunction }: ShellCommand, commands: readonly ShellCommand[]): boolean {
  if (words.some((word) => weights.test(word))) return true;
  const named = words.flatMap((word) => /^\$\{?([A-Za-z_]\w{0,60}|\d)\}?$/.exec(word)?.[1] ?? []);
  if (named.length === 0) return false;
  const given = inFunction === null ? [] : commands.filter(({ name }) => name === inFunction);
  return (
    given.some((call) => call.words.some((word) => weights.test(word))) ||
    commands.some(({ assignments }) => named.some((one) => weights.test(assignments.get(one) ?? '')))
  );
}

function target(words: readonly string[], name: string): string | null {
  const flag = name === 'curl' ? /^(?:-[a-zA-Z]*o|--output)$/ : /^(?:-[a-zA-Z]*O|--output-document)$/;
  const at = words.findIndex((word) => flag.test(word));
  return at < 0 ? null : (words[at + 1] ?? null);
}
