import { type FileFinding, found } from './finding.ts';
import { condaActivate, condaTerms } from './pages/conda.ts';
import type { ShellCommand } from './shell-commands.ts';

/** What stops conda where nobody sits: terms that were not accepted, and a shell that does not know activate. */
export function checkConda(
  commands: readonly ShellCommand[],
  { knows, image }: { readonly knows: boolean; readonly image: string | null },
): readonly FileFinding[] {
  return [...terms(commands, image), ...(knows ? [] : activate(commands))];
}

const newestInstaller = /Miniconda3-latest|Anaconda3-202[5-9]|Miniconda3-py3\d+_2(?:5\.[5-9]|5\.1|[6-9]\.)/;
const accepted =
  /tos accept|AUTO_ACCEPT_TOS|override-channels|nodefaults|remove(?:-key)? (?:default_)?channels|set (?:default_)?channels|condarc|default_channels/i;

function terms(commands: readonly ShellCommand[], image: string | null): readonly FileFinding[] {
  const ofImage = image !== null && /^continuumio\/(?:mini|ana)conda3(?::latest)?$/.test(image);
  const from = commands.findIndex(({ text }) => newestInstaller.test(text));
  if ((from < 0 && !ofImage) || commands.some(({ text }) => accepted.test(text))) return [];
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

function activate(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const at = commands.findIndex(
    ({ name, words }) => /^(?:conda|mamba)$/.test(name) && words[1] === 'activate',
  );
  const command = commands[at];
  if (command === undefined || command.caught || command.conditional) return [];
  if (commands.some(({ text }) => makesReady.test(text))) return [];
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
