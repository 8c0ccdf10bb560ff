import { brokenPair } from '../rules/packages/pw421-broken-pair.ts';
import { type FileFinding, found } from './finding.ts';
import type { Located } from './located.ts';
import { condaActivate, condaCpu, condaTerms } from './pages/conda.ts';
import { condaHasNone } from './pages/lists.ts';
import { otherThanMeant } from './pages/slips.ts';
import type { ShellCommand } from './shell-commands.ts';

/** What stops conda where nobody sits: terms that were not accepted, and a shell that does not know activate. */
export function checkConda(
  commands: readonly ShellCommand[],
  {
    knows,
    image,
    before,
  }: {
    readonly knows: boolean;
    readonly image: string | null;
    /** What earlier stages ran. */
    readonly before: readonly ShellCommand[];
  },
): readonly FileFinding[] {
  return [
    ...terms(commands, before, image),
    ...forced(commands, before, image),
    ...(knows ? [] : activate(commands)),
    ...askedOfConda(commands).flatMap((asked) => checkCondaSpecs(asked)),
  ];
}

const newestInstaller = /Miniconda3-latest|Anaconda3-202[5-9]|Miniconda3-py3\d+_2(?:5\.[5-9]|5\.1|[6-9]\.)/;
const accepted =
  /tos accept|AUTO_ACCEPT_TOS|override-channels|nodefaults|remove(?:-key)? (?:default_)?channels|set (?:default_)?channels|condarc|default_channels/i;

const newestImage = /^continuumio\/(?:mini|ana)conda3(?::latest)?$/;

/** PW918: an option that conda took away in 24.3, where the newest conda is installed. */
function forced(
  commands: readonly ShellCommand[],
  before: readonly ShellCommand[],
  image: string | null,
): readonly FileFinding[] {
  const newest =
    newestImage.test(image ?? '') || [...before, ...commands].some(({ text }) => newestInstaller.test(text));
  const call = commands.find(
    ({ name, words, caught }) =>
      name === 'conda' && words[1] === 'env' && words[2] === 'create' && words.includes('--force') && !caught,
  );
  if (!newest || call === undefined) return [];
  return [
    found(otherThanMeant, {
      place: call.place,
      message: 'conda env create has no --force since 24.3, and the newest conda is installed here.',
      error: 'conda: error: unrecognized arguments: --force',
      why: 'Because --yes took its place.',
      fixes: ['write --yes for --force'],
    }),
  ];
}

function terms(
  commands: readonly ShellCommand[],
  before: readonly ShellCommand[],
  image: string | null,
): readonly FileFinding[] {
  const ofImage = newestImage.test(image ?? '') || before.some(({ text }) => newestInstaller.test(text));
  const from = commands.findIndex(({ text }) => newestInstaller.test(text));
  if ((from < 0 && !ofImage) || [...before, ...commands].some(({ text }) => accepted.test(text))) return [];
  const first = commands.slice(Math.max(0, from)).find(({ name, words, caught }) => {
    const verb = words[1] ?? '';
    // An environment file names channels of its own.
    return name === 'conda' && /^(?:create|install|update)$/.test(verb) && !caught;
  });
  if (first === undefined) return [];
  return [
    found(condaTerms, {
      place: first.place,
      message: `conda ${first.words[1]} uses Anaconda's default channels, whose terms nobody accepted here: it stops.`,
      error: 'CondaToSNonInteractiveError: Terms of Service have not been accepted',
      why: 'Because the newest Miniconda asks for that, and a script cannot answer.',
      fixes: [
        'install Miniforge in its place (conda-forge has no such terms)',
        'add -c conda-forge --override-channels to each call',
        'conda tos accept --override-channels --channel https://repo.anaconda.com/pkgs/main (and pkgs/r), if you do',
      ],
    }),
  ];
}

const makesReady =
  /conda\.sh\b|shell\.(?:bash|posix|zsh) hook|shell hook|bin\/activate|bashrc|bash_profile|profile\.d|condabin|\bsource activate\b|conda_setup/;

const loadsConda = /^(?:module\s+(?:load|add)|ml)\s.{0,200}(?:conda|mamba|forge)/i;

/** What types into a shell at the keyboard, and what starts one that reads what a login reads. */
const readsBashrc = ({ name, words }: ShellCommand) =>
  name === 'tmux'
    ? words.some((word) => /^send(?:-keys)?$/.test(word))
    : /^(?:ba|z)?sh$|^su$/.test(name) && words.some((word) => /^-[a-z]{0,4}[il]|^--login$|^-$/.test(word));

function activate(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const at = commands.findIndex(
    ({ name, words, text }) =>
      /^(?:conda|mamba)$/.test(name) &&
      words[1] === 'activate' &&
      !commands.some((one) => readsBashrc(one) && one.words.some((word) => word.includes(text))),
  );
  const command = commands[at];
  if (command === undefined || command.caught) return [];
  // After `&&` it runs as well; in the branch of a test, perhaps.
  if (command.guards.some(({ holds, text }) => !holds || /\[|\btest\b/.test(text))) return [];
  if (commands.some(({ text }) => makesReady.test(text))) return [];
  // A file that is read into this very shell may define it, and so does a module of a cluster.
  if (commands.slice(0, at).some(({ name, words }) => /^(?:\.|source)$/.test(name) && words.length > 1))
    return [];
  if (commands.slice(0, at).some(({ text }) => loadsConda.test(text))) return [];
  return [
    found(condaActivate, {
      place: command.place,
      message: `${command.name} activate works in interactive shells only: here it fails${command.strict ? ' and ends the script' : ', and what follows runs in another environment'}.`,
      error: "CondaError: Run 'conda init' before 'conda activate'",
      why: 'Because nothing here makes the shell know it, and a script does not read .bashrc.',
      fixes: [
        'source "$(conda info --base)/etc/profile.d/conda.sh" before it',
        'write conda run -n NAME COMMAND',
      ],
    }),
  ];
}

/** A spec of conda as asked for: `pytorch::pytorch=1.13.1=py3*`, `torchvision==0.14.1`. */
const spec =
  /^(?:[\w-]{1,60}::)?(pytorch-cuda|pytorch-mutex|pytorch|torchvision|torchaudio|cudatoolkit|cpuonly)(?![\w-])\s*(?:={1,2}\s*(\d{1,4}(?:\.\d{1,9}){1,4}))?/;

/** The torchvision and torchaudio of a torch, by minor: each pair was released together. */
function partnerMinor(name: string, torch: string): string | null {
  const [major = 0, minor = 0] = torch.split('.').map(Number);
  if (major === 1 && minor >= 7) return `0.${name === 'torchvision' ? minor + 1 : minor}`;
  if (major !== 2) return null;
  return name === 'torchvision' ? `0.${minor + 15}` : `2.${minor}`;
}

/** PW421, PW865 and PW875 (`first`: PyTorch's own channel comes first): what conda is asked for beside pytorch, in a list or on its command line. */
export function checkCondaSpecs(
  asked: readonly Located[],
  first = false,
  forge = true,
): readonly FileFinding[] {
  const named = asked.flatMap(({ text, place }) => {
    const [, name, version = null] = spec.exec(text) ?? [];
    return name === undefined ? [] : [{ name, version, place }];
  });
  const torch = named.find(({ name }) => name === 'pytorch');
  // The last with CUDA 11.6 and 11.7.
  const eleven = asked.flatMap(({ text }) => /pytorch-cuda\s*=+\s*11\.([67])/.exec(text)?.[1] ?? [])[0];
  const last = eleven === undefined ? null : eleven === '6' ? '1.13.1' : '2.0.1';
  const own = torch?.version ?? last;
  if (torch === undefined || own === null || !/^\d+\.\d+/.test(own)) return [];
  const apart = named.filter(({ name, version }) => {
    const right = partnerMinor(name, own);
    return (
      /^torch(?:vision|audio)$/.test(name) &&
      torch.version !== null &&
      version !== null &&
      right !== null &&
      version.split('.').slice(0, 2).join('.') !== right
    );
  });
  const [major = 0, minor = 0] = own.split('.').map(Number);
  const needsCuda = (major === 1 && minor >= 13) || (major === 2 && minor <= 5);
  const toolkit = named.find(({ name }) => name === 'cudatoolkit');
  const has = named.some(({ name }) => /^(?:pytorch-cuda|pytorch-mutex|cpuonly)$/.test(name));
  // Builds of PyTorch's own channel; those of conda-forge hold mkl themselves.
  const own22 = major < 2 || (major === 2 && minor <= 2);
  const ofChannel = has || first || asked.some(({ text }) => /^pytorch::/.test(text));
  const blas = asked.some(({ text }) =>
    /^(?:[\w-]{1,60}::)?(?:mkl|nomkl|blas|libblas|intel-openmp)(?![\w-])/.test(text),
  );
  // Of the channel defaults, numpy before 1.25 holds an mkl before 2024.
  const held =
    !forge &&
    asked.some(({ text }) => /^(?:numpy\s*=+\s*1\.(?:1\d|2[0-4])|python\s*=+\s*3\.[678])\b/.test(text));
  return [
    ...(own22 && !held && ofChannel && !blas && !named.some(({ name }) => name === 'cpuonly')
      ? [
          {
            ...found(brokenPair, {
              place: torch.place,
              message: `pytorch ${own} beside the newest mkl: conda installs both, and import torch fails.`,
              error: 'ImportError: libtorch_cpu.so: undefined symbol: iJIT_NotifyEvent',
              why: 'Because its builds take any mkl, and 2024.1 no longer has what they are linked to.',
              fixes: ['add mkl<2024.1'],
            }),
            evidence: [
              {
                text: 'pytorch of that channel with mkl 2024.1',
                source: 'pytorch/pytorch issue 123097',
                reviewed: '2026-11-29',
              },
            ],
          },
        ]
      : []),
    ...apart.map(({ name, version, place }) =>
      found(condaHasNone, {
        place,
        message: `No ${name} ${version} was built for pytorch ${own}: conda finds no way to install both.`,
        error: 'LibMambaUnsatisfiableError: Encountered problems while solving',
        why: `Because ${name} is released together with torch, and ${own} came with ${partnerMinor(name, own)}.`,
        fixes: [`write ${name}=${partnerMinor(name, own)}`],
      }),
    ),
    ...(toolkit === undefined || !needsCuda || has
      ? []
      : [
          found(condaCpu, {
            place: toolkit.place,
            message: `cudatoolkit decides nothing for pytorch ${own}: the solver may take its build for the CPU.`,
            error: 'AssertionError: Torch not compiled with CUDA enabled',
            why: 'Because from 1.13 on pytorch-cuda says which build is meant.',
            fixes: [
              'write pytorch-cuda=11.7 (or 11.8, 12.1, 12.4, as the release has it) from the channel nvidia',
              'install torch with pip',
            ],
          }),
        ]),
  ];
}

/** The names that conda is asked for on its command line. */
export function broughtByConda(commands: readonly ShellCommand[]): readonly string[] {
  return askedOfConda(commands).flatMap((words) =>
    words.flatMap(({ text }) => /^[a-z][\w.:-]*/.exec(text)?.[0] ?? []),
  );
}

/** What the commands ask conda for. */
function askedOfConda(commands: readonly ShellCommand[]): readonly (readonly Located[])[] {
  return commands.flatMap(({ name, words, places, place }) =>
    /^(?:conda|mamba|micromamba)$/.test(name) && /^(?:install|create)$/.test(words[1] ?? '')
      ? [words.map((text, at) => ({ text, place: places[at] ?? place }))]
      : [],
  );
}
