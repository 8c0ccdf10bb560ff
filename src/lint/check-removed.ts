import { cloneOf } from './check-clone.ts';
import { type FileFinding, found } from './finding.ts';
import { noWorker, sourceGone } from './pages/sources.ts';
import type { Place } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';

/** Repositories that were deleted, and what takes their place. The page of the rule has the sources. */
const deleted: readonly { readonly repository: string; readonly since: string; readonly instead: string }[] =
  [
    {
      repository: 'stability-ai/stablediffusion',
      since: 'December 2025',
      instead: "https://github.com/w-e-w/stablediffusion, a copy that the webui's maintainer keeps",
    },
    {
      repository: 'gourieff/comfyui-reactor-node',
      since: 'January 2025',
      instead: 'https://github.com/Gourieff/ComfyUI-ReActor, where its author went on',
    },
  ];

/** Releases of Ubuntu past their end of life, whose packages deadsnakes deleted; Ubuntu's own Pythons stay. */
const deadsnakesLacks = /ubuntu:?(?:16\.04|(18\.04)|(20\.04))|ubuntu:(?:xenial|(bionic)|(focal))/;

/** What commands fetch from a place that no longer has it, and modules that start nothing. */
export function checkRemoved(
  commands: readonly ShellCommand[],
  image: string | null,
  env: ReadonlyMap<string, string>,
): readonly FileFinding[] {
  return [
    ...commands.flatMap((command, at) => [
      ...clone(command),
      ...sdkModule(command),
      ...oldKey(command),
      ...oldPip(command, commands.slice(at), image, commands),
      ...expired(command),
    ]),
    ...webui(commands, env),
    ...commands
      .slice(0, commands.some(({ text }) => text.includes('insteadOf')) ? 0 : undefined)
      .flatMap(gitProtocol),
    ...deadsnakes(commands, image),
  ];
}

function repositoryOf(url: string): string {
  return (/github\.com[/:]([\w.-]+\/[\w.-]+)/.exec(url)?.[1] ?? '').replace(/\.git$/, '').toLowerCase();
}

/** The key with which NVIDIA signed until April 2022. */
function oldKey({ words, places, place }: ShellCommand): readonly FileFinding[] {
  const at = words.findIndex((word) => /\/compute\/cuda\/repos\/.*\/7fa2af80\.pub$/.test(word));
  if (at < 0) return [];
  // Elsewhere than on Debian and Ubuntu there is no apt.
  if (!/\/(?:ubuntu|debian|wsl)/.test(words[at] ?? ''))
    return [
      {
        ...keyGone(places[at] ?? place, 'take D42D0685.pub of the same folder'),
        message: 'The key of the CUDA packages here is no longer valid: yum and dnf refuse them.',
        error:
          'The GPG keys listed for the "cuda" repository are already installed but they are not correct for this package.',
      },
    ];
  return [keyGone(places[at] ?? place, 'take cuda-keyring_1.1-1_all.deb of the same folder')];
}

/** get-pip.py of the newest pip, run by a Python that it gave up. */
function oldPip(
  { words, places, place }: ShellCommand,
  later: readonly ShellCommand[],
  image: string | null,
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const at = words.findIndex((word) => /^https:\/\/bootstrap\.pypa\.io\/get-pip\.py$/.test(word));
  if (at < 0) return [];
  const runner = later.find(
    ({ name, words: own }, index) =>
      /^python/.test(name) && (index === 1 || own.some((word) => word.endsWith('get-pip.py'))),
  );
  const own = /^python(3\.\d)$/.exec(runner?.name ?? '')?.[1];
  // Another Python may have been put in its place.
  const ofImage =
    /^python3?$/.test(runner?.name ?? '') &&
    !commands.some(({ text }) => /python3\.\d|alternatives|conda|pyenv|\buv\b/.test(text))
      ? (/^python:(3\.\d)(?!\d)/.exec(image ?? '')?.[1] ??
        (/ubuntu:?18\.04|:bionic/.test(image ?? '')
          ? '3.6'
          : /ubuntu:?20\.04|:focal/.test(image ?? '')
            ? '3.8'
            : undefined))
      : undefined;
  const minor = own ?? ofImage;
  if (minor === undefined) return [];
  const older = `https://bootstrap.pypa.io/pip/${minor}/get-pip.py`;
  return [
    found(sourceGone, {
      place: places[at] ?? place,
      message: `This get-pip.py refuses Python ${minor}.`,
      error: `ERROR: This script does not work on Python ${minor}.`,
      why: 'Because the newest pip (26.1 on) is for Python 3.10 and newer.',
      fixes: [`write ${older}`],
      edits: [{ place: places[at] ?? place, old: 'https://bootstrap.pypa.io/get-pip.py', new: older }],
    }),
  ];
}

/** Seconds of 2026-11-30, when this was written: what ended before has ended. */
const written = 1_795_996_800;

/** PW855 of an address that was signed for a time. */
function expired({ words, places, place }: ShellCommand): readonly FileFinding[] {
  const at = words.findIndex((word) => /^https:\/\/\S+\bSignature=/.test(word));
  const url = words[at] ?? '';
  const own = Number(/[?&]Expires=(\d{10})(?!\d)/.exec(url)?.[1]);
  const [, year, month, day] = /[?&]X-(?:Amz|Goog)-Date=(\d{4})(\d\d)(\d\d)T/.exec(url) ?? [];
  const lasts = Number(/[?&]X-(?:Amz|Goog)-Expires=(\d{1,7})(?!\d)/.exec(url)?.[1]);
  const until = Number.isNaN(own) ? Date.parse(`${year}-${month}-${day}`) / 1000 + 86_400 + lasts : own;
  if (!(until < written)) return [];
  return [
    found(sourceGone, {
      place: places[at] ?? place,
      message: `This address was signed until ${new Date(until * 1000).toISOString().slice(0, 10)}: it answers 403.`,
      error: 'ERROR 403: Forbidden.',
      why: 'Because the time for which it holds is part of what was signed.',
      fixes: ['ask its owner for a new link'],
    }),
  ];
}

function gitProtocol({ words, places, place, caught }: ShellCommand): readonly FileFinding[] {
  const at = words.findIndex((word) => word.startsWith('git://github.com/'));
  const isEditable = words[at - 1] === '-e';
  return at < 0 || caught ? [] : [protocolGone(words[at] ?? '', places[at] ?? place, isEditable)];
}

/**
 * PW855: GitHub by git's own protocol, on which it hung up for good on 2022-03-15. Behind -e pip reads that alone as an
 * address of git, and wants git+ before any other.
 */
export function protocolGone(address: string, place: Place, isEditable = false): FileFinding {
  const old = address.startsWith('git+') ? 'git+git://' : 'git://';
  const anew = old === 'git://' && !isEditable ? 'https://' : 'git+https://';
  return found(sourceGone, {
    place,
    message: 'GitHub no longer answers git://: it stops here.',
    error: 'fatal: unable to connect to github.com',
    why: 'Because GitHub gave up that protocol in March 2022.',
    fixes: [`write ${address.replace(old, anew)}`],
    edits: [{ place, old, new: anew }],
  });
}

/** PW855 of a key of NVIDIA that is no more. */
export function keyGone(place: Place, fix: string): FileFinding {
  return found(sourceGone, {
    place,
    message: 'The key of the CUDA packages here is no longer valid: apt-get update fails.',
    error:
      "The following signatures couldn't be verified because the public key is not available: NO_PUBKEY A4B469963BF863CC",
    why: 'Because NVIDIA changed it in April 2022.',
    fixes: [fix],
  });
}

function clone(command: ShellCommand): readonly FileFinding[] {
  // git itself, or a script of one's own that is given the address.
  const own = /^(?:\.|source|(?:ba)?sh)$|\.sh$/.test(command.name);
  const url = cloneOf(command)?.url ?? (own ? command.words.find((word) => /github\.com/.test(word)) : '');
  const repository = repositoryOf(url ?? '');
  const gone = deleted.find((one) => one.repository === repository);
  if (gone === undefined || command.caught) return [];
  return [
    found(sourceGone, {
      place: command.place,
      message: `This repository is gone since ${gone.since}.`,
      error: 'remote: Repository not found.',
      why: 'Because it was taken away there.',
      fixes: [`clone ${gone.instead}`],
    }),
  ];
}

/** A webui that was cloned clones the deleted repository when it runs first, unless told another. */
function webui(commands: readonly ShellCommand[], env: ReadonlyMap<string, string>): readonly FileFinding[] {
  const own = commands.find(
    (command) => repositoryOf(cloneOf(command)?.url ?? '') === 'automatic1111/stable-diffusion-webui',
  );
  const told =
    env.has('STABLE_DIFFUSION_REPO') ||
    commands.some(
      ({ text, assignments }) =>
        assignments.has('STABLE_DIFFUSION_REPO') ||
        /STABLE_DIFFUSION_REPO|stable-diffusion-stability-ai|w-e-w\/stablediffusion/.test(text),
    );
  // The development branch names the copy itself.
  const dev =
    own?.words.includes('dev') === true ||
    commands.some(({ text }) => /\b(?:checkout|switch)\s+dev\b/.test(text));
  if (own === undefined || told || dev) return [];
  return [
    found(sourceGone, {
      place: own.place,
      severity: 'warning',
      message:
        'When it runs first, in the build or at a start, this webui clones Stability-AI/stablediffusion, which was deleted in December 2025.',
      error: "RuntimeError: Couldn't clone Stable Diffusion.",
      why: 'Because its main branch still names it. The CLIP that it builds stops as well with setuptools 82, which has no pkg_resources.',
      fixes: [
        'set STABLE_DIFFUSION_REPO=https://github.com/w-e-w/stablediffusion.git for that run',
        'before that run, into its venv: pip install "setuptools<82" wheel, then pip install --no-build-isolation git+https://github.com/openai/CLIP.git',
      ],
    }),
  ];
}

function deadsnakes(commands: readonly ShellCommand[], image: string | null): readonly FileFinding[] {
  const [old, b1, f1, b2, f2] = deadsnakesLacks.exec(image ?? '') ?? [];
  if (old === undefined) return [];
  const lacks =
    (f1 ?? f2) ? /^python3\.(?![89]\b)\d/ : (b1 ?? b2) ? /^python3\.(?![678]\b)\d/ : /^python3\.(?!5\b)\d/;
  const added = commands.findIndex(({ words }) => words.some((word) => /^ppa:deadsnakes\//.test(word)));
  const install = commands.find(
    ({ name, words }, at) =>
      added >= 0 && at > added && /^apt(?:-get)?$/.test(name) && words.some((word) => lacks.test(word)),
  );
  const at = install?.words.findIndex((word) => lacks.test(word)) ?? -1;
  const what = install?.words[at];
  if (install === undefined || what === undefined) return [];
  return [
    found(sourceGone, {
      place: install.places[at] ?? install.place,
      message: `deadsnakes has no ${what} for this Ubuntu any more.`,
      error: `E: Unable to locate package ${what}`,
      why: 'Because it deletes what it built for releases past their end of life.',
      fixes: [
        'take a base image with Ubuntu 22.04, which has python3.10 itself, or a newer one',
        'let uv bring the Python: uv venv --seed --python 3.10',
      ],
    }),
  ];
}

function sdkModule({ name, words, place }: ShellCommand): readonly FileFinding[] {
  const [module = ''] = moduleRun(name, words) ?? [];
  if (!/^runpod\.serverless(?:\.(?:worker|start|utils|modules)\b|$)/.test(module)) return [];
  return [
    found(noWorker, {
      place,
      message: `${module} is a module of the SDK that runs nothing by itself: the container ends at once.`,
      why: 'Because no handler is given to runpod.serverless.start.',
      fixes: ['start the file that calls runpod.serverless.start: python -u handler.py'],
    }),
  ];
}
