import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const localWithoutIndex: Rule = fileRule({
  code: 'PW821',
  title: 'A +cu version without its index',
  severity: 'error',
  reviewed: '2026-11-22',
  page: {
    catches: 'torch==2.4.1+cu124 and the like, with no index of that tag named.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement torch==2.4.1+cu124 (from versions: …)\nERROR: No matching distribution found for torch==2.4.1+cu124',
    why: 'The default index does not take local versions. Builds with a CUDA tag lie on the index of that tag only.',
    fix: 'Add --index-url https://download.pytorch.org/whl/cu124 (or --extra-index-url), with the tag of the version.',
    override: 'Sound where pip.conf or PIP_EXTRA_INDEX_URL names the index.',
    evidence: [
      read('Public indexes refuse local versions', 'PEP 440, local version identifiers'),
      read(
        'torchvision==0.16.0+cu121 was given as a cure without an index',
        'runpod/flash-examples@654ca96, dependencies guide',
      ),
    ],
  },
});

export const breaksSystemPackages: Rule = fileRule({
  code: 'PW822',
  title: '--break-system-packages instead of a virtual environment',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches:
      'The flag --break-system-packages. (Where the image has a pip that does not know it, PW304 says so.)',
    happens: 'Nothing at first; on a pip older than 23.0.1: no such option: --break-system-packages',
    why: "It switches off the refusal, not its reason: packages land beside the distribution's own. And it ties the script to images whose pip knows the flag; on Ubuntu 22.04 it is fatal.",
    fix: 'python3 -m venv /workspace/env, then /workspace/env/bin/pip install.',
    override: 'Sound in a container you throw away.',
    evidence: [
      read(
        'Virtual environments are preferred, in containers too',
        'python/peps@ba4deeb7 peps/pep-0668.rst, use cases',
      ),
      read(
        'The flag broke the same script on Ubuntu 22.04 a day later',
        'sruckh/HunyuanVideo-Foley-Runpod commit dcc725a',
      ),
    ],
  },
});

export const hubCliExtra: Rule = fileRule({
  code: 'PW823',
  title: 'huggingface-cli is gone from huggingface-hub 1.0',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'huggingface_hub[cli] where pip may take 1.0 or newer, and calls of huggingface-cli beside it.',
    happens:
      "WARNING: huggingface-hub 1.0.0 does not provide the extra 'cli'\nbash: huggingface-cli: command not found",
    why: 'From 1.0 on the command is hf and is part of the package; the extra and the old command were removed.',
    fix: 'Install "huggingface_hub>=0.34,<1" (both commands) or a newer one, and call hf download.',
    override: 'The extra alone is harmless: pip only warns.',
    evidence: [
      read(
        'huggingface-cli was removed in 1.0.0; hf came with 0.34.0',
        'huggingface/huggingface_hub docs/source/en/concepts/migration.md',
      ),
    ],
  },
});

export const pointersOnly: Rule = fileRule({
  code: 'PW824',
  title: 'Weights cloned without git-lfs',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'git clone of huggingface.co where nothing installs git-lfs.',
    happens: "_pickle.UnpicklingError: invalid load key, 'v'.",
    why: 'Without git-lfs a clone brings small text files that point to the weights instead of the weights.',
    fix: 'hf download OWNER/NAME --local-dir DIR; or apt-get install -y git-lfs before the clone.',
    override: 'Sound where the image has git-lfs.',
    evidence: [
      read(
        'A deployment cloned its weights so, on an image without git-lfs (inferred)',
        'sruckh/HunyuanVideo-Foley-Runpod@6f9efe3 Dockerfile, runtime_install.sh',
      ),
    ],
  },
});

export const aptStops: Rule = fileRule({
  code: 'PW825',
  title: 'apt stops',
  severity: 'error',
  reviewed: '2026-11-22',
  page: {
    catches:
      'apt-get install without -y, before any apt-get update (a warning), or of a package that this release no longer has.',
    happens: 'Do you want to continue? [Y/n] Abort.\nE: Unable to locate package libgl1',
    why: 'Nobody answers a question in a start script. Images ship without package lists. libgl1-mesa-glx is gone from Ubuntu 23.10 on.',
    fix: 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends PACKAGES',
    override: 'Sound where the image keeps its package lists.',
    evidence: [
      read(
        'libgl1-mesa-glx is gone from Ubuntu 23.10 and 24.04; libgl1 takes its place',
        'opencv/opencv-python issue 203 and Ubuntu package pages',
      ),
    ],
  },
});

export const noSuchIndex: Rule = fileRule({
  code: 'PW826',
  title: 'There is no index for this CUDA tag',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'download.pytorch.org/whl/cu122 and other tags that torch was never built for.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement torch (from versions: none)\nWith --extra-index-url: nothing; pip takes the torch of the default index.',
    why: 'torch is built for few CUDA versions, and only those have an index. A wheel of a lower minor of the same major runs on a newer driver.',
    fix: 'Take the tag of a build that exists, such as cu121 or cu124.',
    override: 'Sound when the index was seen after the Catalog was reviewed.',
    evidence: [
      read('CUDA tags of every release', 'pytorch/pytorch RELEASE.md, Release Compatibility Matrix'),
    ],
  },
});

export const extraIndexIgnored: Rule = fileRule({
  code: 'PW827',
  title: 'pip does not take torch from the extra index',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      '--extra-index-url …/whl/cu121 beside a torch that is not pinned, where the default index has a newer one.',
    happens: 'Nothing fails: the newest torch of the default index is installed, for another CUDA.',
    why: 'pip looks at all indexes alike and takes the highest version; the extra one has no precedence.',
    fix: '--index-url (for torch alone), or pin torch to a version of that index.',
    override: 'Sound with uv, which asks the extra index first.',
    evidence: [
      read('Indexes have no order of precedence', 'pip documentation, pip install, finding packages'),
    ],
  },
});
