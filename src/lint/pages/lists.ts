import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const condaHasNone: Rule = fileRule({
  code: 'PW865',
  title: 'conda has no such build',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'pytorch-cuda of a CUDA it was never made for, cudatoolkit after 11.8.',
    happens: 'PackagesNotFoundError: The following packages are not available from current channels',
    why: 'pytorch-cuda exists for 11.6, 11.7, 11.8, 12.1 and 12.4: PyTorch stopped its conda builds with 2.5. cudatoolkit ends at 11.8; later CUDA has other packages.',
    fix: 'Install torch with pip, from the index of its CUDA tag.',
    override: 'Sound with a channel of your own.',
    evidence: [
      read(
        'The last conda builds of PyTorch are those of 2.5',
        'pytorch/pytorch issue 138506; rusty1s/pytorch_sparse issue 391',
      ),
      read('cudatoolkit ends at 11.8', 'conda-forge/cudatoolkit-feedstock'),
    ],
  },
});

export const notInAList: Rule = fileRule({
  code: 'PW866',
  title: 'A line that pip does not take in a list',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'Options of the command line such as --upgrade in a requirements list, words after ; that are no environment marker, and a repository that holds no package.',
    happens:
      "requirements.txt: error: no such option: --upgrade\nERROR: Invalid requirement: 'xformers; optional'",
    why: 'A list takes few options (pip documents which), and what follows ; is read as a marker. pip stops at the first line it cannot read and installs nothing.',
    fix: 'Give the option to pip itself; write remarks after #.',
    override: 'Never sound.',
    evidence: [read('The options a list takes', 'pip documentation, Requirements File Format')],
  },
});

export const pinMissing: Rule = fileRule({
  code: 'PW905',
  title: 'A version that the package index does not have',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches:
      'magic-pdf==1.4.2, which never was; opencv-python==4.9.0, which is 4.9.0.80; vllm==0.8.2, which requires xgrammar==0.1.16, which was taken away; pytorch-lightning==1.6.5, whose metadata pip 24.1 refuses; nvidia-ml-py3>=11, in which no release is.',
    happens: 'ERROR: No matching distribution found for magic-pdf==1.4.2',
    why: 'An exact version is there or not, and so is the one that an exact version requires. What is newer than the newest that was read may have come since, and is not judged.',
    fix: 'Take one that is there.',
    override: 'Sound where another index has it.',
    evidence: [read('Releases by package', 'Catalog, releases-read.json: file names on the package index')],
  },
});

export const flashIsolated: Rule = fileRule({
  code: 'PW867',
  title: 'Built without what it imports',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'flash-attn, mamba-ssm or chumpy by name in a list or an install; torch-scatter and its like without a page of wheels; nvdiffrast, pytorch3d, detectron2, or CLIP of before February 2026 by their address, with no --no-build-isolation in sight; flash-attn on a runtime image of CUDA, which has no nvcc.',
    happens: "ModuleNotFoundError: No module named 'torch'\nerror: subprocess-exited-with-error",
    why: 'The package index has its source only, whose setup.py imports torch; pip builds it in an environment of its own, where there is none.',
    fix: 'Take it out of the list: after torch, pip install flash-attn --no-build-isolation, or the wheel for this torch, CUDA and Python by its address.',
    override: 'Sound where the list is installed with --no-build-isolation, after torch.',
    evidence: [
      read(
        'Installation with --no-build-isolation, after torch',
        'Dao-AILab/flash-attention README.md, setup.py',
      ),
      read(
        'mamba-ssm 2.3.2.post1 imports torch in setup.py and leaves it out of build-system',
        'its source distribution, 2026-11-30',
      ),
      read(
        "CLIP's setup.py imported pkg_resources, which setuptools 82 has no more, until ded190a (2026-02-18); nvdiffrast asks for --no-build-isolation",
        'openai/CLIP issue 528; NVlabs/nvdiffrast issue 237',
      ),
    ],
  },
});

export const otherMachine: Rule = fileRule({
  code: 'PW870',
  title: 'A list with paths of another machine',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'NAME @ file:///croot/… and the like, as pip freeze writes them in an environment of conda; -e /home/NAME/….',
    happens:
      "ERROR: Could not install packages due to an OSError: [Errno 2] No such file or directory: '/croot/certifi_1745939216646/work/certifi'",
    why: 'The paths are those of the machine that built the package for conda. pip looks for the folder and stops.',
    fix: 'Write the list with pip list --format=freeze, or NAME==VERSION in place of the path.',
    override: 'Never sound.',
    evidence: [
      read(
        'The list fails at the first such line',
        'ibmm-unibe-ch/TemBERTure issue 4; posit-dev/rsconnect-python issue 166',
      ),
    ],
  },
});

export const projectInvalid: Rule = fileRule({
  code: 'PW871',
  title: 'A [project] table that no installer takes',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches: 'project.authors as plain strings, and a project.name with blanks in it.',
    happens: 'configuration error: `project.authors[0]` must be object',
    why: 'authors is a list of tables, and a name has letters, digits, dots, hyphens and underscores only. pip install . and uv sync check both.',
    fix: 'authors = [{ name = "NAME", email = "ADDRESS" }]; a name without blanks.',
    override: 'Sound where the file only holds settings of tools and nothing is installed from it.',
    evidence: [
      read('What the table may hold', 'packaging.python.org, pyproject.toml specification (PEP 621)'),
      read('The same example', 'docs.astral.sh/ruff, invalid-pyproject-toml (RUF200)'),
    ],
  },
});
