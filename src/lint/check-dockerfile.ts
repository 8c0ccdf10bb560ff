import { firstCudaFor } from '../catalog/gpus.ts';
import { imageByRef } from '../catalog/images.ts';
import { compareVersions } from '../packaging/versions.ts';
import { twoPythons } from '../rules/image/pw205-two-pythons.ts';
import { byRule } from './by-rule.ts';
import { checkArchives } from './check-archives.ts';
import { cloneOf } from './check-clone.ts';
import type { ScriptKind } from './check-script.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import type { Located } from './located.ts';
import { nameTaken } from './pages/compose.ts';
import { archListTooNew, buildStops, hiddenByVolume, movingBase } from './pages/dockerfile.ts';
import { oneMachine } from './pages/machines.ts';
import { filesNotCopied, sourceGone } from './pages/sources.ts';
import { otherSystem } from './pages/together.ts';
import { pipStep } from './pip-steps.ts';
import type { Piece } from './place.ts';
import { pathIn, readShell, type ShellCommand } from './shell-commands.ts';
import type { Surroundings } from './situation.ts';

/** What a Dockerfile itself shows, beside what its steps do. */
export function checkDockerfile(
  { stages, unknown }: Dockerfile,
  piece: Piece,
  surroundings: Surroundings,
): readonly FileFinding[] {
  const last = stages.at(-1);
  return [
    ...(unknown === null ? [] : [stops(unknown, piece)]),
    ...noValue(piece),
    ...stages.flatMap(({ from }) => (from === null ? [] : moving(from, piece))),
    ...stages.slice(-1).flatMap(({ from }) => (from === null ? [] : ofJetson(from))),
    ...stages.flatMap((stage) => archList(stage, surroundings)),
    ...stages.flatMap(checkArchives),
    ...stages.flatMap(elsewhere),
    ...stages.flatMap(emptyArgument),
    ...stages.flatMap(intoOneFile),
    ...stages.flatMap(({ from }) => (from === null ? [] : removedTag(from, 'the build'))),
    ...(stages.length === 1 ? stages.flatMap(notCopied) : []),
    ...(last === undefined
      ? []
      : [...moduleElsewhere(last), ...scriptElsewhere(last), ...otherPip(last, surroundings)]),
    ...(last === undefined ? [] : [...startReplaced(last, surroundings), ...hidden(last, piece.text)]),
  ];
}

function stops({ text, place }: Located, piece: Piece): FileFinding {
  const lines = piece.text.split('\n');
  const commented = lines.slice(0, place.line - 1).findLastIndex((line) => /\\[ \t]+#/.test(line));
  const line = lines[commented] ?? '';
  const at = line.search(/\\[ \t]+#/);
  const near = commented >= 0 && place.line - 1 - commented <= 3;
  const old = line.slice(at).replace(/\r$/, '');
  return found(buildStops, {
    place,
    message: `${text} is no instruction, so the build stops here.`,
    error: `dockerfile parse error on line ${place.line}: unknown instruction: ${text}`,
    why: near
      ? `Because in line ${commented + 1} a comment follows the \\, which therefore continues nothing.`
      : 'Because the line before does not end in \\, or a quote or a heredoc was closed too early.',
    fixes: near ? ['drop the comment after the \\'] : ['end the line before with \\'],
    edits: near ? [{ place: { file: place.file, line: commented + 1, column: at + 1 }, old, new: '\\' }] : [],
  });
}

/** `RUN --mount /root`. */
function noValue({ text, place }: Piece): readonly FileFinding[] {
  const at = text.search(/^RUN[ \t]{1,9}--mount[ \t]/m);
  if (at < 0) return [];
  return [
    found(buildStops, {
      place: place(text.indexOf('--mount', at)),
      message: '--mount has no = and no value: nothing is built.',
      error: 'missing a value on flag: mount',
      why: 'Because a flag of an instruction takes its value behind =.',
      fixes: ['write --mount=type=cache,target=FOLDER and a command behind it, or drop the line'],
    }),
  ];
}

/** Names without a maker that Docker Hub has; any other is an image of this machine. */
const official =
  /^(?:ubuntu|debian|python|node|alpine|golang|rust|nginx|redis|postgres|busybox|fedora|centos|rockylinux|almalinux|archlinux|openjdk|eclipse-temurin|ruby|php|buildpack-deps|pypy|julia|r-base)(?::|$)/;

function moving({ text, place }: Located, piece: Piece): readonly FileFinding[] {
  if (text === '' || text === 'scratch' || text.includes('$') || text.includes('@')) return [];
  if (!text.includes('/') && !official.test(text)) return [];
  // The default of an ARG stands for what the build is told.
  if ((piece.text.split('\n')[place.line - 1] ?? '').slice(place.column - 1).startsWith('$')) return [];
  // Given up for open-webui: it moves no more.
  if (/\/ollama-webui(?::|$)/.test(text)) return [];
  const tag = /:([^/:]+)$/.exec(text)?.[1] ?? null;
  const moves =
    tag === null ||
    /^(?:latest|main|master|nightly|dev|develop|edge|head|stable|unstable|current)$/i.test(tag) ||
    /(?:^|[-_.])(?:latest|nightly)$/i.test(tag);
  if (!moves) return [];
  return [
    found(movingBase, {
      place,
      message: `${text} ${tag === null ? 'names no version' : 'is whatever was pushed last'}: a later build stands on something else.`,
      why: 'Because a tag like that moves.',
      fixes: ['name a version, or the digest of the image that works'],
    }),
  ];
}

/** `8.0 8.6;9.0+PTX` with the architectures that came after the base image's CUDA. */
function archList({ image, env, runs }: Stage, { catalog }: Surroundings): readonly FileFinding[] {
  const cuda = image === null ? null : imageByRef(catalog, image).cuda;
  const list = env.get('TORCH_CUDA_ARCH_LIST') ?? '';
  const [place] = runs;
  if (cuda === null || list === '' || place === undefined) return [];
  const tooNew = list
    .split(/[\s;,]+/)
    .map((one) => one.replace(/\+PTX$/i, ''))
    .filter((one) => {
      const needs = firstCuda(one);
      return needs !== null && (compareVersions(cuda, needs) ?? 0) < 0;
    });
  if (tooNew.length === 0) return [];
  const [newest] = tooNew
    .flatMap((one) => firstCuda(one) ?? [])
    .toSorted((a, b) => compareVersions(b, a) ?? 0);
  return [
    found(archListTooNew, {
      place: place.place(0),
      message: `TORCH_CUDA_ARCH_LIST names ${tooNew.join(' and ')}, which CUDA ${cuda} of the base image cannot compile for: what is built from source stops.`,
      error: `ValueError: Unknown CUDA arch (${tooNew[0]}) or GPU not supported`,
      why: `Because ${tooNew[0]} came with CUDA ${firstCuda(tooNew[0] ?? '')}.`,
      fixes: [`drop ${tooNew.join(' and ')} from the list`, `take a base image with CUDA ${newest} or newer`],
    }),
  ];
}

/** Of an architecture as lists write it: `9.0a` is compiled for by what compiles for 9.0. */
function firstCuda(arch: string): string | null {
  return firstCudaFor(arch.replace(/[af]$/, ''));
}

/** Tags that were removed: all of CUDA 8 to 10; or that never were: two numbers from 11 on, a cuDNN named otherwise. */
export function removedTag({ text, place }: Located, who: string): readonly FileFinding[] {
  const gone = goneTag(text);
  if (gone === null) return [];
  const { what = `There is no ${text}`, why, fix } = gone;
  const error = `manifest for ${text} not found: manifest unknown`;
  return [found(sourceGone, { place, message: `${what}: ${who} stops here.`, error, why, fixes: [fix] })];
}

/** The same of `docker run` and `docker pull`. */
export function checkDockerRun(
  commands: readonly ShellCommand[],
  { whole, instructs }: ScriptKind,
): readonly FileFinding[] {
  return [
    ...commands.flatMap(({ name, words, places, place }) =>
      name === 'docker' && /^(?:run|pull)$/.test(words[1] ?? '')
        ? words.flatMap((text, at) => removedTag({ text, place: places[at] ?? place }, 'docker'))
        : [],
    ),
    ...(whole && instructs !== true ? secondRun(commands) : []),
  ];
}

/** What looks after containers that are there. */
const looksAfter =
  /\b(?:docker|podman|docker-compose)\b[^\n]{0,60}\b(?:rm|start|ps|inspect|down|prune|kill|container)\b/;

/** PW901. */
function secondRun(commands: readonly ShellCommand[]): readonly FileFinding[] {
  if (commands.some(({ text }) => looksAfter.test(text))) return [];
  return commands.flatMap(({ name, words, place, places, guards, caught, inLoop }) => {
    if (!/^(?:docker|podman)$/.test(name) || words[1] !== 'run' || guards.length > 0 || caught || inLoop)
      return [];
    const at = words.findIndex((word) => /^--name(?:=|$)/.test(word));
    const own = words[at] === '--name' ? words[at + 1] : words[at]?.slice('--name='.length);
    const removed = words.some((word) => /^--(?:rm|replace)(?:=true)?$/.test(word));
    if (at < 0 || own === undefined || !/^\w[\w.-]{0,60}$/.test(own) || removed) return [];
    return [
      found(nameTaken, {
        place: places[at] ?? place,
        message: `At the second run a container named ${own} is there, running or ended, and ${name} run fails.`,
        error:
          name === 'docker'
            ? `docker: Error response from daemon: Conflict. The container name "/${own}" is already in use`
            : `Error: creating container storage: the container name "${own}" is already in use`,
        why: 'Because a container keeps its name until it is removed, and nothing here removes it.',
        fixes: [`${name} rm -f ${own} 2>/dev/null before it`, 'add --rm, which removes it when it ends'],
      }),
    ];
  });
}

interface Gone {
  /** Left out: there is none of it. */
  readonly what?: string;
  readonly why: string;
  readonly fix: string;
}

/** Why a base cannot be had by this tag; null: nothing says so. */
function goneTag(text: string): Gone | null {
  if (/^tensorflow\/tensorflow:2\.(?:[4-9]|[12]\d)\.\d\S*-py3/.test(text))
    return {
      why: 'Because the tags of tensorflow have no -py3 since Python 2 was dropped, after 2.1.',
      fix: `write ${text.replace('-py3', '')}`,
    };
  // Every tag in the history of runpod/containers, 2022 to 2026, ends otherwise.
  if (/^runpod\/pytorch:\d\.[\d.]+-py3[\d.]+-cuda[\d.]+(?:-runtime[\w.-]*)?$/.test(text))
    return {
      why: 'Because what stands behind the CUDA in such a tag is -devel, and mostly the system.',
      fix: 'take a tag that is there, such as runpod/pytorch:2.2.0-py3.10-cuda12.1.1-devel-ubuntu22.04',
    };
  const [, cuda = '', cudnn = ''] = /^nvidia\/cuda:(\d+\.\d+)\.\d+-cudnn(\d?)-/.exec(text) ?? [];
  // cudnn8 up to 12.3, and a bare cudnn from 12.4 on; 12.3 has both numbers.
  if (
    cuda !== '' &&
    (cudnn === '' ? (compareVersions(cuda, '12.3') ?? 0) < 0 : (compareVersions(cuda, '12.4') ?? 0) >= 0)
  )
    return {
      why: 'Because the tags of nvidia/cuda say cudnn8 up to CUDA 12.3, and cudnn alone from 12.4 on.',
      fix: `write ${text.replace(/-cudnn\d?-/, cudnn === '' ? '-cudnn8-' : '-cudnn-')}, if that CUDA has it`,
    };
  if (
    !/^nvidia\/cuda(?:$|:(?:latest$|(?:8|9|10)\.\d|1[123]\.\d-|\d+\.\d+\.\d-(?:base|runtime|devel)$))/.test(
      text,
    )
  )
    return null;
  return {
    what: `${text} was removed, or never had a default`,
    why: /:1[123]\.\d-/.test(text)
      ? 'Because the tags of nvidia/cuda have three numbers, as 11.8.0 and 12.4.1; short ones were removed.'
      : /:1\d\.\d\.\d-\w+$/.test(text)
        ? 'Because the tags of nvidia/cuda end in their operating system, as -ubuntu22.04; those without one were removed.'
        : 'Because tags of nvidia/cuda are deleted some time after their CUDA is no longer supported.',
    fix: `take a tag that is there, such as nvidia/cuda:12.4.1-cudnn-${/runtime|base/.test(text) ? 'runtime' : 'devel'}-ubuntu22.04`,
  };
}

/** Base images that hold no files of an app. */
const plainBase =
  /^(?:(?:docker\.io\/)?(?:library\/)?(?:python|ubuntu|debian)|nvidia\/cuda|runpod\/(?:base|pytorch)|pytorch\/pytorch)(?::|$)/;

/** PW856: what pip reads, held against COPY lines that all take in single files by name. */
function notCopied({ image, runs, copied, filled, env, instructions }: Stage): readonly FileFinding[] {
  const single = copied.every((path) => /^[\w./-]*[\w-]\.\w{1,10}$/.test(path) && !path.includes('$'));
  if (image === null || !plainBase.test(image) || !single) return [];
  if (instructions.some(({ text }) => /^--mount=\S*bind/.test(text))) return [];
  const commands = runs.flatMap((run) => readShell(run, env).commands);
  // Anything else may bring files: a clone, a download, what a command writes.
  const bringers =
    /^(?:git|curl|wget|aria2c|cat|tee|echo|printf|cp|mv|tar|unzip|python[\d.]*|bash|sh|sed|awk|envsubst|rsync|aws|gsutil|pip-compile)$/;
  if (
    commands.some(
      (command) =>
        (bringers.test(command.name) && pipStep(command) === null) ||
        command.writesTo.length > 0 ||
        // pip -e clones into a folder that stays.
        command.words.some((word, at, all) => all[at - 1] === '-e' && word.startsWith('git+')),
    )
  )
    return [];
  // Where it is copied under another name, the destination is what counts.
  const names = new Set(
    [...copied, ...filled.map(({ text }) => text)].map((path) => path.replace(/^.*\//, '')),
  );
  return commands.flatMap((command) =>
    (pipStep(command)?.files ?? []).flatMap(({ path }) => {
      const name = path.replace(/^.*\//, '');
      if (path.includes('$') || /^https?:/.test(path) || name === '' || names.has(name)) return [];
      return [
        found(filesNotCopied, {
          place: command.place,
          message: `Nothing copies ${name} into the image; what is copied: ${copied.slice(0, 4).join(', ') || 'nothing'}.`,
          error: `ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${path}'`,
          why: 'Because a build sees only what COPY and ADD took in.',
          fixes: [`copy ${name} before this step`],
        }),
      ];
    }),
  );
}

/** PW856: `COPY app/ /app`, WORKDIR /app and `uvicorn app.main:app`: what COPY takes in of a folder is its contents. */
function moduleElsewhere({ instructions, start, folder, env }: Stage): readonly FileFinding[] {
  const text = start.map((one) => one.text).join(' ');
  const name = /(?:uvicorn|gunicorn)\b[^\n]*?['"\s](\w+)\.[\w.]+:\w+/.exec(text)?.[1];
  if (name === undefined || /app-dir|chdir|PYTHONPATH|\bcd\b/.test(text) || env.has('PYTHONPATH')) return [];
  const bare = (path = '') => path.replace(/^\.\//, '').replace(/\/$/, '');
  const copies = instructions
    .filter(({ keyword }) => /^(?:COPY|ADD)$/.test(keyword))
    .map(({ text: one, place }) => ({
      place,
      words: one.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--')),
    }));
  const here = new Set([folder, '.', './'].map(bare));
  const of = copies.find(
    ({ words: [from, to], words }) =>
      words.length === 2 && bare(from).split('/').at(-1) === name && here.has(bare(to)),
  );
  const others = copies.some(
    ({ words }) =>
      words.slice(0, -1).some((word) => /^(?:\.\/?|\/)$/.test(word) || word.includes('*')) ||
      bare(words.at(-1)).replace(folder, '').endsWith(`/${name}`) ||
      bare(words.at(-1)) === name,
  );
  const made = instructions.some(
    ({ keyword, text: one }) =>
      keyword === 'RUN' && /\b(?:git clone|mv|cp|ln|mkdir|pip3? install[^\n]*\s\.)(?:\s|$)/.test(one),
  );
  if (of === undefined || others || made) return [];
  return [
    found(filesNotCopied, {
      place: of.place,
      message: `${folder} holds the contents of ${name}, and no folder ${name}: ${name}.… is not found there.`,
      error: `ModuleNotFoundError: No module named '${name}'`,
      why: 'Because COPY of a folder copies what lies in it.',
      fixes: [`write COPY ${name}/ ${folder.replace(/\/$/, '')}/${name}/`],
    }),
  ];
}

/** Folders that a plain base has. */
const folderOfBase =
  /^\/?(?:app|bin|dev|home|lib|media|mnt|opt|root|run|sbin|srv|tmp|workspace)$|^\/?(?:usr|etc|var)(?:\/|$)/;

/** PW856: `COPY a.py b.py app`, where nothing has made a folder of that name. */
function intoOneFile({ image, instructions }: Stage): readonly FileFinding[] {
  if (image === null || !plainBase.test(image)) return [];
  return instructions.flatMap(({ keyword, text, place }, at) => {
    const words = text.split(/\s+/).filter((word) => word !== '');
    const to = words.at(-1) ?? '';
    const files = words.slice(0, -1);
    if (keyword !== 'COPY' || files.length < 2 || !/^[\w./-]*[\w-]$/.test(to) || folderOfBase.test(to))
      return [];
    if (!files.every((path) => /^[\w./-]*[\w-]\.\w{1,10}$/.test(path))) return [];
    const name = to.split('/').at(-1) ?? '';
    // A step before may have made the folder, and so may a folder that was copied.
    const made = instructions
      .slice(0, at)
      .some(
        (one) =>
          one.text.includes(name) || (/^(?:COPY|ADD)$/.test(one.keyword) && !/\.\w{1,10}\s/.test(one.text)),
      );
    if (made) return [];
    return [
      {
        ...found(filesNotCopied, {
          place,
          message: `${to} becomes one file, the last of the ${files.length}; the older builder stops here.`,
          error:
            'When using COPY with more than one source file, the destination must be a directory and end with a /',
          why: 'Because no such folder is there, and nothing says that it is to be one.',
          fixes: [`write ${to}/`],
        }),
        title: 'COPY writes several files into one',
      },
    ];
  });
}

/** PW856: `COPY src /app` and `CMD python /src/handler.py`. */
function scriptElsewhere({ instructions, start, filled }: Stage): readonly FileFinding[] {
  const [, path = '', top = ''] =
    /python[\d.]*['"]?\s(?:['"]?-u['"]?\s)?['"]?(\/(\w+)\/[\w./-]+\.py)/.exec(
      start.map((one) => one.text).join(' '),
    ) ?? [];
  const of = instructions.find(
    ({ keyword, text }) =>
      keyword === 'COPY' && new RegExp(`^\\s*(?:\\./|/)?${top}/?\\s+\\S+\\s*$`).test(text),
  );
  const there = filled.some(({ text }) => text === '/' || text === `/${top}` || text.startsWith(`/${top}/`));
  const made = instructions.some(({ keyword, text }) => keyword === 'RUN' && text.includes(`/${top}`));
  if (top === '' || of === undefined || there || made) return [];
  return [
    found(filesNotCopied, {
      place: of.place,
      message: `Nothing is copied to /${top}: what starts the container, ${path}, is not there.`,
      error: `python3: can't open file '${path}': [Errno 2] No such file or directory`,
      why: 'Because COPY of a folder puts what lies in it where its last word says.',
      fixes: [`write COPY ${top} /${top}`],
    }),
  ];
}

/** PW915: a base in a registry that only its network knows. */
function elsewhere({ from }: Stage): readonly FileFinding[] {
  const host =
    /^((?:192\.168|10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}:\d+|gitlab-master\.nvidia\.com(?::\d+)?|[\w.-]{1,99}\.(?:internal|lan|corp|intra|local)(?::\d+)?)\//.exec(
      from?.text ?? '',
    )?.[1];
  if (from === null || host === undefined) return [];
  return [
    found(oneMachine, {
      place: from.place,
      severity: 'warning',
      message: `${host} is a registry of somebody's own network: from elsewhere the base cannot be pulled, and nothing is built.`,
      error: `failed to resolve source metadata for ${from.text}`,
      why: 'Because that address is not on the internet.',
      fixes: ['take a base that is public'],
    }),
  ];
}

/** PW876 of a base. */
function ofJetson({ text, place }: Located): readonly FileFinding[] {
  // Who names the file so has such a board.
  if (!/(?:^|\/)l4t-|^dustynv\//.test(text) || /jetson|l4t/i.test(place.file)) return [];
  return [
    found(otherSystem, {
      place,
      severity: 'warning',
      message: `${text} is for Jetson boards, which are ARM: on a rented pod, which is x86, nothing of it starts.`,
      error: 'exec format error',
      why: 'Because the image has no other architecture.',
      fixes: ['take nvidia/cuda or pytorch/pytorch'],
    }),
  ];
}

/** PW852: `ARG V` without a default, and `git clone -b $V URL`, which takes the address for the branch. */
function emptyArgument({ instructions, env }: Stage): readonly FileFinding[] {
  return instructions.flatMap(({ keyword, text, place }) => {
    const [, option = '', name = ''] =
      (keyword === 'RUN' && /\bgit clone [^\n&;|]{0,80}?(-b|--branch) \$\{?(\w{1,60})\}?\s/.exec(text)) || [];
    const declared = instructions.some((one) => one.keyword === 'ARG' && one.text.trim() === name);
    // It says so itself.
    const asked = instructions.some((one) => new RegExp(`-[nz] "?\\$\\{?${name}\\b`).test(one.text));
    if (!declared || env.has(name) || asked) return [];
    return [
      found(buildStops, {
        place,
        severity: 'warning',
        message: `Without --build-arg ${name}=… the build stops: git takes the address for the branch.`,
        why: `Because ARG ${name} has no default, and ${option} takes the next word there is.`,
        fixes: [`give it one: ARG ${name}=v…`],
      }),
    ];
  });
}

/** PW205: `python` is linked to another Python than that of apt's pip, which installs for its own. */
function otherPip({ image, instructions, start }: Stage, { catalog }: Surroundings): readonly FileFinding[] {
  const own = ownPython[(image === null ? null : imageByRef(catalog, image).distro) ?? ''];
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN');
  const text = runs.map((one) => one.text).join('\n');
  const linked =
    /\/(python3\.\d{1,2})\s+\/usr\/(?:local\/)?bin\/python(?=\s|$|;|&)/.exec(text)?.[1] ??
    /alternatives\s+--install\s+\/usr\/(?:local\/)?bin\/python\s+python\s+\/usr\/bin\/(python3\.\d{1,2})\s/.exec(
      text,
    )?.[1];
  const pip = runs.find((one) =>
    /(?<![-\w.])pip3?\s+install\b/.test(one.text.replace(/-m\s+pip3?\s+install/g, '')),
  );
  if (own === undefined || linked === undefined || linked === own || pip === undefined) return [];
  if (!/\bpython3-pip\b/.test(text) || !start.some((one) => /(?:^|['"\s/])python['"\s]/.test(one.text)))
    return [];
  if (
    /get-pip|ensurepip|-m\s+(?:pip|venv)|virtualenv|\buv\b|conda|bin\/pip|bin\/python3(?:\s|$|;|&)|alternatives[^\n]*python3\s/.test(
      text,
    )
  )
    return [];
  return [
    {
      ...found(twoPythons, {
        place: pip.place,
        severity: 'error',
        message: `pip of apt installs for ${own}, and python is ${linked}, which finds none of it.`,
        error: "ModuleNotFoundError: No module named 'torch'",
        why: 'Because python3-pip belongs to the Python of the distribution.',
        fixes: [`write ${linked} -m pip install (after ${linked} -m ensurepip, or get-pip.py)`],
      }),
      evidence: [{ text: 'apt depends python3-pip', source: 'packages.ubuntu.com', reviewed: '2026-11-29' }],
    },
  ];
}

/** The python3 of each release, whose pip python3-pip is. */
const ownPython: Readonly<Record<string, string>> = {
  'ubuntu20.04': 'python3.8',
  'ubuntu22.04': 'python3.10',
  'ubuntu24.04': 'python3.12',
  debian12: 'python3.11',
};

/** PW601: CMD in the place of the image's /start.sh. A handler needs none of its services. */
function startReplaced({ image, start }: Stage, { catalog }: Surroundings): readonly FileFinding[] {
  const [first] = start;
  if (image === null || first === undefined || imageByRef(catalog, image).services !== 'start.sh') return [];
  const text = start.map((piece) => piece.text).join('\n');
  if (/\.sh\b|handler|\brp_|runpod/i.test(text)) return [];
  return byRule('PW601', { keepServices: false, image }, first.place(0), catalog).map((finding) => ({
    ...finding,
    why: `Because CMD replaces the image's own, which is /start.sh, nothing else starts them${/\.py\b/.test(text) ? ', unless the Python file does' : ''}.`,
    fixes: [
      'write CMD ["bash", "-c", "/start.sh & exec …"]',
      'leave CMD out and start the app from /post_start.sh',
    ],
  }));
}

/** PW853: what the build puts where a volume will be mounted. */
function hidden({ runs, runFolders, filled, start, env }: Stage, text: string): readonly FileFinding[] {
  const written = runs.flatMap((run, at) => readShell(run, env, 0, runFolders[at]).commands.flatMap(writes));
  // A serverless worker finds the volume at /runpod-volume; what installs the SDK is one.
  const worker = /handler|\brp_|runpod[-_.]worker|worker-|serverless|\binstall\b[^\n]*\srunpod\b/i.test(
    `${start.map((one) => one.text).join(' ')} ${text}`,
  );
  const mounted = worker ? /^\/runpod-volume\// : /^\/(?:workspace|runpod-volume)\//;
  const places = [...filled.filter(({ listsOnly }) => !listsOnly), ...written].filter(({ text: path }) =>
    mounted.test(`${path}/`),
  );
  const [first] = places;
  if (first === undefined) return [];
  const what = [...new Set(places.map(({ text: path }) => path))].slice(0, 3).join(', ');
  // Elsewhere /workspace is a folder like any other.
  if (!worker && !/runpod|vast\.?ai|gpu pod|network volume/i.test(text)) return [];
  return [
    found(hiddenByVolume, {
      place: first.place,
      message: `What the build puts into ${what} is out of sight once a volume is mounted at ${first.text.startsWith('/runpod') ? '/runpod-volume' : '/workspace'}.`,
      error: null,
      why: 'Because a mount hides what the image has at that path.',
      fixes: ['build into /app or /opt, and link or copy from there at the start'],
    }),
  ];
}

function writes(command: ShellCommand): readonly Located[] {
  const { name, words, place, folder } = command;
  const clone = cloneOf(command);
  if (clone !== null) return [{ text: clone.into, place }];
  if (/^python[\d.]*$/.test(name) && words[2] === 'venv')
    return [{ text: pathIn(folder, words.at(-1) ?? ''), place }];
  return [];
}
