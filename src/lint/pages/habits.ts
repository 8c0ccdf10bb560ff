import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const notebookLine: Rule = fileRule({
  code: 'PW846',
  title: 'A line of a notebook in a script',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: '!pip install, !nvidia-smi, %cd and the like in a shell script.',
    happens: 'bash: !pip: command not found',
    why: 'In IPython ! hands a line to a shell, and % calls a magic. To a shell they are letters of a name.',
    fix: 'Drop the !, and write what the magic does.',
    override: 'Sound where the file is pasted into a notebook.',
    evidence: [
      read('! and % are syntax of IPython', 'ipython.readthedocs.io, reference, system shell access'),
    ],
  },
});

export const uvNotFound: Rule = fileRule({
  code: 'PW847',
  title: 'uv is not where the shell looks',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'uv called after its installer, where neither PATH nor anything else names ~/.local/bin (before uv 0.5: ~/.cargo/bin); ~/.cargo/env after an installer that writes none.',
    happens: '/bin/sh: 1: uv: not found',
    why: 'The installer writes into the start files of the shell, which a running script and a build do not read.',
    fix: 'Put the folder on PATH after the installer, or pip install uv.',
    override: 'Sound where the folder is on PATH already.',
    evidence: [
      read(
        'Since 0.5 the installer uses ~/.local/bin, before ~/.cargo/bin',
        'astral-sh/uv pull request 8420',
      ),
      read('Builds that stopped at uv: not found', 'astral-sh/uv issues 8925 and 8948'),
    ],
  },
});

export const pageNotFile: Rule = fileRule({
  code: 'PW848',
  title: 'The address of a page, not of the file',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'wget, curl or aria2c with an address of Hugging Face or GitHub that holds /blob/.',
    happens:
      'Nothing at the download; later: safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge',
    why: '/blob/ is what a browser shows about a file. The bytes lie under /resolve/ at Hugging Face and /raw/ at GitHub.',
    fix: 'Write /resolve/ or /raw/.',
    override: 'Never sound.',
    evidence: [read('Files are fetched from /resolve/', 'huggingface.co/docs/hub, downloading models')],
  },
});

export const optionGone: Rule = fileRule({
  code: 'PW849',
  title: 'A word that the command does not know',
  severity: 'warning',
  reviewed: '2026-11-30',
  page: {
    catches:
      'pip install with --global-option, --build-option, --install-option or --no-use-pep517; hf download --local-dir-use-symlinks; poetry 2 with --no-dev; ollama MODEL; [! and cd..',
    happens: 'no such option: --global-option',
    why: 'The first were handed to setup.py. pip 23.1 dropped the third, pip 25.3 the others; what pip install -U pip brings has none of them.',
    fix: '--config-settings "--build-option=…"; an older pip ignores the option for what has a pyproject.toml.',
    override: 'Sound with a pip that is held back.',
    evidence: [
      read('Removed in 25.3 (2025-10-24) and 23.1', 'pypa/pip NEWS, 25.3 and 23.1; pypa/pip issue 11859'),
      read('hf and poetry', 'the wheels of huggingface_hub 0.36.2 and 2.4.0, of poetry 2.5.1'),
    ],
  },
});
