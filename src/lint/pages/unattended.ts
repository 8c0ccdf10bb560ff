import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const nobodyAnswers: Rule = fileRule({
  code: 'PW861',
  title: 'A question that nobody answers',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'hf auth login, huggingface-cli login or wandb login without a token, in a script or a build; pip uninstall without -y; the installer of Miniconda without -b; conda create or install without -y, in a script: in a build its input is at the end, and it goes on. (apt is PW825.)',
    happens:
      'Proceed ([y]/n)? CondaSystemExit: Exiting.\nOr the script waits for a token for ever, and is billed.',
    why: 'A start script and a build have no terminal: who asks there gets no answer.',
    fix: 'Set HF_TOKEN or WANDB_API_KEY in the environment, which needs no login; conda install -y.',
    override: 'Sound in a script that a person runs by hand.',
    evidence: [
      read(
        'HF_TOKEN takes the place of a login; login asks unless --token is given',
        'huggingface/huggingface_hub docs/source/en/guides/cli.md, package_reference/environment_variables.md',
      ),
      read('login always asked before it took --token', 'huggingface/huggingface_hub pull request 1372'),
      read('-y answers what conda asks', 'docs.conda.io, commands, install'),
      read('pip uninstall ends with EOFError at the end of its input', 'run with pip 23.2.1'),
      read('at the end of its input conda takes yes', 'rapidsai/ci-imgs pull request 32'),
    ],
  },
});

export const rootRefused: Rule = fileRule({
  code: 'PW862',
  title: 'Jupyter refuses to run as root',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'A start of Jupyter without --allow-root, where nothing says that another user than root runs it.',
    happens: 'Running as root is not recommended. Use --allow-root to bypass.',
    why: 'A pod runs its start script as root, and Jupyter ends at once under root unless told otherwise.',
    fix: 'Add --allow-root.',
    override: 'Sound in an image that runs as another user.',
    evidence: [
      read('The refusal and the flag', 'jupyter-server/jupyter_server jupyter_server/serverapp.py'),
      read(
        'A container that ends so',
        'anaconda/docker-images issue 94; tensorflow/tensorflow pull request 9021',
      ),
    ],
  },
});

export const doubledBackslash: Rule = fileRule({
  code: 'PW863',
  title: 'A doubled backslash continues nothing',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'Two backslashes at the end of a line that is followed by an option.',
    happens: 'bash: -H: command not found',
    why: 'The first backslash quotes the second: the command ends with that line, a \\ as its last argument, and the next line is a command of its own.',
    fix: 'Write one backslash.',
    override: 'Never sound.',
    evidence: [
      read('A backslash quotes the character after it', 'GNU Bash manual, 3.1.2.1 Escape Character'),
    ],
  },
});

export const shallowCheckout: Rule = fileRule({
  code: 'PW864',
  title: 'A shallow clone lacks the commit',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches: 'git clone --depth 1, then git checkout of a commit that nothing fetched.',
    happens: "error: pathspec '7a7b4a7' did not match any file(s) known to git",
    why: 'A clone of depth 1 has the newest commit only. As soon as the branch moves, the one asked for is not there; a plain git fetch brings no older ones.',
    fix: 'Drop --depth, or git fetch --depth 1 origin COMMIT (the whole hash) before the checkout.',
    override: 'Never sound for long: it works until the next commit upstream.',
    evidence: [read('What --depth leaves out', 'git documentation, git-clone, git-fetch')],
  },
});
