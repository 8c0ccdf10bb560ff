import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const otherSystem: Rule = fileRule({
  code: 'PW876',
  title: 'Made for another system',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'pywin32, pywinpty, windows-curses, conda packages such as vs2015_runtime, and others, without a marker; a base image for Jetson.',
    happens:
      'ERROR: No matching distribution found for pywin32==306\nResolvePackageNotFound: - vs2015_runtime=14.27',
    why: 'pip freeze and conda env export write down all that is there, also what only that system has. Pods run Linux.',
    fix: 'Add ; sys_platform == "win32", or drop the line.',
    override: 'Sound in a list that is for that system.',
    evidence: [
      read(
        'No distribution of pywin32, pywinpty, windows-curses for Linux',
        'asked of the package index with pip on 2026-11-28',
      ),
      read('Each row has its own source', 'Catalog, other-systems.json'),
    ],
  },
});

export const oneFolder: Rule = fileRule({
  code: 'PW877',
  title: 'Two packages in one folder',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'onnxruntime beside onnxruntime-gpu, faiss-cpu beside faiss-gpu, or several of OpenCV, in one list or step.',
    happens: "UserWarning: Specified provider 'CUDAExecutionProvider' is not in available provider names",
    why: 'They are different packages to pip, and the same module to Python. pip writes one over the other.',
    fix: 'Keep the one of the GPU, which also works without one.',
    override: 'Sound where a later step removes both and installs one.',
    evidence: [
      read('Both installed: no CUDAExecutionProvider', 'microsoft/onnxruntime issue 26996'),
      read('faiss-cpu installed after faiss-gpu', 'facebookresearch/faiss issue 2892'),
    ],
  },
});

export const takenAway: Rule = fileRule({
  code: 'PW878',
  title: 'Installed, and taken away by a later step',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'An exact torch, torchvision or torchaudio, and a later pip step of the same environment that asks for another.',
    happens: 'Attempting uninstall: torch\nFound existing installation: torch 2.1.0',
    why: 'pip looks at each step alone, and the last one has its way. Gigabytes are fetched twice, and what was compiled between fails.',
    fix: 'Ask for one version in both places.',
    override: 'Sound where the first is needed for a build only.',
    evidence: [
      read(
        'pip install replaces what is there when it does not fit',
        'pip.pypa.io, pip install, installation order',
      ),
    ],
  },
});

export const editableGone: Rule = fileRule({
  code: 'PW911',
  title: 'An editable install whose folder is deleted',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches: 'pip install -e of a folder that a later command removes.',
    happens: 'ModuleNotFoundError, at the first import.',
    why: 'An editable install writes no copy: it adds the path of the folder to what Python searches.',
    fix: 'pip install without -e, or keep the folder.',
    override: 'Sound where the folder is put back.',
    evidence: [read('What an editable install is', 'pip documentation, topics/local-project-installs')],
  },
});
