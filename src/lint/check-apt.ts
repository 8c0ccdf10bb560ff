import { imageByRef } from '../catalog/images.ts';
import { goneFromApt } from '../catalog/packages.ts';
import { asks, ofAMachine } from './app-commands.ts';
import { type FileFinding, found } from './finding.ts';
import { aptStops, breaksSystemPackages, pointersOnly } from './pages/packages.ts';
import type { PipStep } from './pip-steps.ts';
import type { Place } from './place.ts';
import { type ShellCommand, sourcedUnseen } from './shell-commands.ts';
import type { Surroundings } from './situation.ts';

/** Setup scripts of vendors that fetch the lists themselves, for the package to be installed after them. */
const updaters = /deb\.nodesource\.com\/setup_|packagecloud\.io\/install\/\S{1,200}script\.deb/;

/** What may fetch the lists of packages again. */
const brings =
  /\.|\/|^(?:ba|z)?sh$|^(?:aptitude|add-apt-repository|apt-add-repository|source|make|ansible[\w-]*|python3?|eval|mk-build-deps)$/;

/** Packages that bring no other one on an image with the usual base: apt installs what was named without asking. */
const alone = /^(?:git-lfs|unzip|tree|tini|sudo|bc|dos2unix|nano)$/;

/** Nothing but a step before it is asked first. */
const surelyRuns = ({ guards, caught }: ShellCommand) =>
  !caught &&
  guards.every(
    ({ text, holds }) =>
      holds && /^(?:sudo )?(?:apt|apt-get|yum|dnf|microdnf|apk|rm|set|cd|pip3?)\s/.test(text),
  );

const ofOtherSystems = /^(?:yum|dnf|microdnf|tdnf|apk|zypper|pacman)$/;

/** Images whose makers clear the lists. Those of TensorFlow, vLLM, transformers and the first ones of Anaconda keep them. */
const shipsNoLists =
  /^(?:docker\.io\/)?(?:(?:library\/)?(?:ubuntu|debian|python|node|golang|rust|ros|buildpack-deps)(?:[:@]|$)|nvidia\/(?:cuda|cudagl|opengl)|(?:pytorch|runpod|vastai|condaforge)\/|continuumio\/miniconda3(?::latest)?$)|^nvcr\.io\/nvidia\/(?:cuda|pytorch|tensorrt|tritonserver):/;
/** Parts of an installation: who calls them may have fetched the lists. */
const part = /install|common|util|helper/i;

/** Trouble in single apt, git and pip steps. `whole`: the text is the whole of what runs; `below`: what the stages ran that it builds on. */
export function checkSteps(
  commands: readonly ShellCommand[],
  steps: readonly PipStep[],
  whole: boolean,
  surroundings: Surroundings,
  instructs: boolean,
  below: readonly ShellCommand[] = [],
): readonly FileFinding[] {
  return [
    ...commands.flatMap((command, at) =>
      apt(command, commands.slice(0, at), commands, whole, surroundings, instructs, below),
    ),
    ...commands.flatMap((command) => lfs(command, commands, surroundings)),
    ...steps.flatMap((step, at) => (hasOtherWay(steps, at) ? [] : flag(step, surroundings, instructs))),
  ];
}

function apt(
  { name, words, place, places, inFunction, text, wrappers, caught }: ShellCommand,
  before: readonly ShellCommand[],
  all: readonly ShellCommand[],
  whole: boolean,
  { catalog, image }: Surroundings,
  instructs: boolean,
  below: readonly ShellCommand[],
): readonly FileFinding[] {
  if ((name !== 'apt-get' && name !== 'apt') || !words.includes('install')) return [];
  // Where another system's program runs there is no apt.
  if (before.some((one) => ofOtherSystems.test(one.name) && surelyRuns(one))) return [];
  const known = image === null ? null : imageByRef(catalog, image);
  const tools = known?.tools ?? [];
  const findings: FileFinding[] = [];
  // yes, or an echo of it.
  const piped = before.at(-1)?.pipedInto.includes(name) === true;
  // Instructions with sudo are typed at a machine.
  const attended = all.some((one) => asks(one.text)) || (instructs && wrappers.includes('sudo'));
  const answers = words.some((word) =>
    /^-[a-zA-Z]*y|^--(yes|assume-yes|force-yes)$|^-qq+$|^--quiet=2$/.test(word),
  );
  // apt asks only where more than was named is installed; a read-only call never does.
  const onlyLooks = words.some((word) =>
    /^-[a-zA-Z]*[ds]$|^--(download-only|dry-run|simulate|print-uris)$/.test(word),
  );
  const configured =
    before.some(({ text: earlier }) => /APT::Get::Assume-Yes/i.test(earlier)) || /Assume-Yes/i.test(text);
  const packages = words.slice(words.indexOf('install') + 1).filter((word) => /^[a-z0-9]/.test(word));
  // Of a file nobody here knows what it brings along; one that brings nothing is not asked for.
  const files = words.slice(words.indexOf('install') + 1).filter((word) => !word.startsWith('-'));
  const asksNothing =
    words.includes('--reinstall') ||
    (packages.length > 0 && packages.every((one) => alone.test(one) || isThere(one, before, tools))) ||
    (files.length > 0 && files.every((one) => one.endsWith('.deb')));
  if (!answers && !piped && !attended && !configured && !onlyLooks && !asksNothing) {
    findings.push(
      found(aptStops, {
        place,
        message: `${name} asks whether to go on, and nobody answers in a script.`,
        error: 'Do you want to continue? [Y/n] Abort.',
        why: 'Because there is no -y.',
        fixes: [`write ${name} install -y …`],
        edits: [{ place: places[words.indexOf('install')] ?? place, old: 'install', new: 'install -y' }],
      }),
    );
  }
  // A function runs where it is called, which is below.
  const emptied = before.findLastIndex(
    (other) =>
      other.name === 'rm' &&
      surelyRuns(other) &&
      other.inFunction === null &&
      other.words.some((word) => /^\/var\/lib\/apt\/lists(?:\/?\*?|\/)$/.test(word)),
  );
  // Packages that are there already are found without lists; so are what a script fetched.
  const again =
    image !== null && emptied >= 0 && before.slice(emptied).every((other) => !brings.test(other.name));
  const updated = (inFunction === null ? (again ? before.slice(emptied) : before) : all).some(
    (other) =>
      (/^apt(-get)?$/.test(other.name) && other.words.includes('update')) ||
      // Since Ubuntu 18.04 it fetches them.
      (/^(?:add-apt|apt-add)-repository$/.test(other.name) &&
        !/\s(?:-\w*n|--no-update)\b/.test(other.text)) ||
      updaters.test(other.text),
  );
  const local = packages.length > 0 && packages.every((word) => word.endsWith('.deb'));
  // A machine with systemd has lists of its own.
  const onHost = before.some(ofAMachine);
  // A script that is sourced may fetch them.
  const sourced = before.some((other) => /\.(?:ba)?sh$/.test(sourcedUnseen(other) ?? ''));
  // Somebody's own image may have kept them.
  const bases = image === null ? !part.test(place.file.replace(/^.*\//, '')) : shipsNoLists.test(image);
  if (whole && bases && !updated && !attended && !local && !onHost && !sourced) {
    findings.push(
      found(aptStops, {
        place,
        severity: 'warning',
        message: again
          ? 'The package lists were removed before this, and no apt-get update fetches them again.'
          : 'No apt-get update comes before this, and images ship without package lists.',
        error: `E: Unable to locate package ${packages[0] ?? ''}`.trim(),
        why: again
          ? 'Because apt knows no packages without its lists.'
          : 'Because a fresh container knows no packages until the lists are fetched.',
        fixes: ['apt-get update && apt-get install -y …'],
      }),
    );
  }
  const distro = known?.distro ?? null;
  const pip = words.findIndex((word) => /^python3\.(?:\d{1,2}-pip|1[2-9]-distutils)$/.test(word));
  const distutils = words[pip]?.endsWith('distutils') === true;
  if (pip >= 0)
    findings.push(
      found(aptStops, {
        place: places[pip] ?? place,
        message: `There is no package ${words[pip]}, on no Ubuntu or Debian: apt-get stops.`,
        error: `E: Unable to locate package ${words[pip]}`,
        why: distutils
          ? 'Because Python 3.12 and newer have no distutils.'
          : 'Because pip is packaged once, for the Python of the release: python3-pip.',
        fixes: [
          distutils
            ? 'leave it out; setuptools brings a distutils of its own'
            : `drop it, and run ${words[pip]?.replace('-pip', '')} -m ensurepip, or get-pip.py with it`,
        ],
      }),
    );
  const notFree = words.findIndex((word) => nonFree.test(word));
  if (
    notFree >= 0 &&
    /^(?:docker\.io\/)?(?:library\/)?(?:python|debian):/.test(image ?? '') &&
    !before.some(({ text: earlier }) => /sources|non-free|contrib|apt-add|add-apt|\.deb\b/.test(earlier))
  )
    findings.push(notInMain(words[notFree] ?? '', places[notFree] ?? place));
  const gone =
    distro === null
      ? []
      : goneFromApt.filter(({ apt: one, from }) => words.includes(one) && from.includes(distro));
  const [first] = gone;
  if (first !== undefined) {
    findings.push(
      found(aptStops, {
        place: places[words.indexOf(first.apt)] ?? place,
        message: `${distro} has no ${gone.map(({ apt: one }) => one).join(', ')} any more.`,
        error: `E: Package '${first.apt}' has no installation candidate`,
        why: gone.every(({ now }) => now === null)
          ? 'Because that release left it out, and nothing took its place.'
          : `Because another name has taken the place of each, or a program: ${gone.flatMap(({ now }) => now ?? []).join(', ')}.`,
        fixes: gone.map(({ apt: one, now }) =>
          now === null ? `leave ${one} out` : `write ${now}${gone.length > 1 ? ` for ${one}` : ''}`,
        ),
        edits: gone.flatMap(({ apt: one, now }) =>
          now === null ? [] : [{ place: places[words.indexOf(one)] ?? place, old: one, new: now }],
        ),
      }),
    );
  }
  // Which sources the image of a maker lists is not known; a bare one has its own alone.
  const bare = known?.services === 'none' || /^(?:nvidia\/cuda|ubuntu|debian):/.test(image ?? '');
  const pythons = distro === null || !bare ? undefined : aptPythons[distro];
  // deadsnakes and backports have others; so may what was fetched into the list of sources.
  const moreSources = [...below, ...before].some(({ text: earlier }) =>
    /apt-add|add-apt|sources\.list|deadsnakes|\.(?:deb|sh)\b/.test(earlier),
  );
  const at =
    pythons === undefined || moreSources || caught
      ? -1
      : words.findIndex((word) => !pythons.includes(pythonOf(word) ?? pythons[0] ?? ''));
  if (at >= 0 && pythons !== undefined) {
    findings.push(
      found(aptStops, {
        place: places[at] ?? place,
        message: `${distro} has no Python ${pythonOf(words[at] ?? '')}: its own is ${pythons.join(' and ')}.`,
        error: `E: Unable to locate package ${words[at]}`,
        why: 'Because a release of Debian or Ubuntu keeps the Python it began with.',
        fixes: [
          `take a base image that has it: python:${pythonOf(words[at] ?? '')}-slim`,
          // For those before, deadsnakes has none any more.
          /ubuntu2[24]/.test(distro ?? '')
            ? 'add-apt-repository -y ppa:deadsnakes/ppa before it'
            : `uv python install ${pythonOf(words[at] ?? '')}`,
        ],
      }),
    );
  }
  return findings;
}

/** A package that the image has, or an earlier step surely installed and none took away. */
function isThere(name: string, before: readonly ShellCommand[], tools: readonly string[]): boolean {
  const last = before.findLast(
    (one) =>
      /^apt(?:-get)?$/.test(one.name) && one.words.includes(name) && /install|remove|purge/.test(one.text),
  );
  if (last === undefined) return tools.includes(name);
  return last.words.includes('install') && surelyRuns(last);
}

/** Of Debian's contrib and non-free (apt-cache policy on Debian 12 with main alone, 2026-11-30: no candidate). */
export const nonFree =
  /^(?:nvidia-cuda-(?:toolkit|dev)|unrar|p7zip-rar|ttf-mscorefonts-installer|fonts-ubuntu)$/;

export const notInMain = (name: string, place: Place): FileFinding =>
  found(aptStops, {
    place,
    message: `${name} is not in Debian's main, which is all that this image looks in: apt-get stops.`,
    error: `E: Package '${name}' has no installation candidate`,
    why: 'Because it is no free software, and contrib and non-free are not switched on.',
    fixes: [
      name.startsWith('nvidia')
        ? 'leave it out: the wheels of torch bring their CUDA; where something is compiled, take a base of nvidia/cuda:…-devel'
        : "before it: sed -i 's/Components: main/Components: main contrib non-free/' /etc/apt/sources.list.d/debian.sources && apt-get update",
    ],
  });

/** The Pythons of each release: package indexes (main; of Ubuntu universe and updates as well), read with apt on 2026-11-29 and 30. */
const aptPythons: Readonly<Record<string, readonly string[]>> = {
  'ubuntu18.04': ['3.6', '3.7', '3.8'],
  'ubuntu20.04': ['3.8', '3.9'],
  'ubuntu22.04': ['3.10', '3.11'],
  'ubuntu24.04': ['3.12'],
  debian11: ['3.9'],
  debian12: ['3.11'],
  debian13: ['3.13'],
};

/** `3.10` of `python3.10-venv`. */
const pythonOf = (word: string) =>
  /^python(3\.\d{1,2})(?:-(?:dev|venv|full|minimal|distutils))?$/.exec(word)?.[1] ?? null;

function lfs(
  { name, words, place }: ShellCommand,
  commands: readonly ShellCommand[],
  { catalog, image }: Surroundings,
): readonly FileFinding[] {
  const url = words.find((word) => /^https:\/\/(?:[^/@]+@)?(?:huggingface\.co|hf\.co)\//.test(word));
  // Spaces hold code; weights lie in model repositories.
  if (name !== 'git' || words[1] !== 'clone' || url === undefined || /\/(spaces|datasets)\//.test(url))
    return [];
  const has = commands.some(({ words: list }) => list.includes('git-lfs') || list.includes('lfs'));
  if (has || (image !== null && imageByRef(catalog, image).tools.includes('git-lfs'))) return [];
  return [
    found(pointersOnly, {
      place,
      message: `${url} holds its weights in git-lfs, and nothing here installs git-lfs: without it only pointers come.`,
      error: "_pickle.UnpicklingError: invalid load key, 'v'.",
      why: 'Because git clone leaves large files to git-lfs, and where that is missing it says nothing.',
      fixes: [
        `hf download ${url.replace(/^https:\/\/[^/]+\//, '').replace(/\.git$/, '')} --local-dir DIR`,
        'apt-get install -y git-lfs before it',
      ],
    }),
  ];
}

/** `pip install --break-system-packages A || pip install A`: where the flag is not known, the other way is taken. */
function hasOtherWay(steps: readonly PipStep[], at: number): boolean {
  const before = steps[at - 1];
  const after = steps.slice(at);
  const last = after.find(({ command }) => !command.caught);
  return (
    (before?.command.caught === true && before.breakSystem === null) ||
    (steps[at]?.command.caught === true && last?.breakSystem === null && last.command.conditional)
  );
}

function flag(
  { breakSystem }: PipStep,
  { catalog, image }: Surroundings,
  instructs: boolean,
): readonly FileFinding[] {
  if (breakSystem === null) return [];
  const known = image === null ? null : imageByRef(catalog, image);
  const distro = catalog.distros.find(({ id }) => id === known?.distro) ?? null;
  // Where apt's pip is too old for it, PW304 has said more.
  if (distro?.externallyManaged === false && known?.pythons.every(({ needsApt }) => needsApt)) return [];
  // The image is the author's own choice, and does what it did.
  if (image !== null && distro === null && !instructs) return [];
  // On an image that has the marker it does what it was written for.
  if (distro?.externallyManaged === true && !instructs) return [];
  return [
    found(breaksSystemPackages, {
      place: breakSystem,
      message:
        distro === null
          ? 'This works on Ubuntu 24.04 and Debian 12, and is fatal on Ubuntu 22.04; a virtual environment works on both.'
          : `This works on ${distro.id}, beside the distribution's own packages; a virtual environment needs no flag.`,
      error: distro === null ? 'no such option: --break-system-packages' : null,
      why: 'Because the flag only switches off the question that PEP 668 asks.',
      fixes: ['python3 -m venv ENV && ENV/bin/pip install …'],
    }),
  ];
}
