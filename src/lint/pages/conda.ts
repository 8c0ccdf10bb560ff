import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const condaTerms: Rule = fileRule({
  code: 'PW872',
  title: "Anaconda's terms were not accepted",
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'conda create or install with the default channels, after the newest Miniconda was installed and its terms were not accepted.',
    happens:
      'CondaToSNonInteractiveError: Terms of Service have not been accepted for the following channels.',
    why: 'Since July 2025 Miniconda asks for the terms of its default channels to be accepted, and stops where nobody can answer.',
    fix: 'Take Miniforge, whose channel is conda-forge; or conda tos accept, which is yours to decide.',
    override: 'Sound where the terms are accepted by a file or a variable that was not seen.',
    evidence: [
      read(
        'Builds that worked before stop with this error since July 2025',
        'NVlabs/FoundationStereo issue 181; TencentARC/InstantMesh pull request 192; huifengzhao/RAPiDock pull request 4',
      ),
    ],
  },
});

export const condaActivate: Rule = fileRule({
  code: 'PW873',
  title: 'conda activate in a shell that does not know it',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches: 'conda activate in a script or a build that nothing made ready for it.',
    happens: "CondaError: Run 'conda init' before 'conda activate'",
    why: 'activate is a function of the shell. conda init writes it into .bashrc, which only interactive shells read: neither a script nor a build.',
    fix: 'source "$(conda info --base)/etc/profile.d/conda.sh" before it; or conda run -n NAME.',
    override: 'Sound where the file is sourced from a shell that has it.',
    evidence: [read('A script does not read .bashrc', 'conda/conda issues 7980 and 8072')],
  },
});

export const condaCpu: Rule = fileRule({
  code: 'PW875',
  title: 'conda may take the torch for the CPU',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches: 'pytorch 1.13 to 2.5 of conda with cudatoolkit, and without pytorch-cuda.',
    happens: 'AssertionError: Torch not compiled with CUDA enabled',
    why: 'Up to 1.12 cudatoolkit told the builds apart. From 1.13 on the package pytorch-cuda does, and where it is not asked for the solver is free to take the build for the CPU, above all on a machine without a GPU.',
    fix: 'Ask for pytorch-cuda of a CUDA that the release has, from the channel nvidia; or install torch with pip.',
    override: 'Sound where the lock file names the build.',
    evidence: [
      read(
        'pytorch-cuda in the commands for 1.13 and newer, cudatoolkit before',
        'pytorch.org, get-started/previous-versions',
      ),
    ],
  },
});
