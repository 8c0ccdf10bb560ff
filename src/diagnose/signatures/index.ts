import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';
const notFound = 'that satisfies the requirement';

/** What a package index does not have: four causes behind one message. */
export const indexSignatures = defineSignatures([
  {
    id: 'torch-plus-cu-no-index',
    class: 'torch-no-matching-distribution',
    stage: 'install',
    title: 'This torch build is not on the default index',
    weight: 'root',
    match: [
      {
        text: notFound,
        pattern:
          /requirement (?<package>torch(?:vision|audio)?)==(?<version>[\w.]{1,20})\+(?<tag>cu\d{2,3}|rocm[\d.]{1,5}|cpu) \(from versions: \d/,
        not: /from versions: .{0,1400}\+(?:cu|rocm|cpu)/,
      },
    ],
    cause:
      '{package} {version}+{tag} exists only on the index of its tag; pip looked at an index that lists plain versions only.',
    fix: [
      'pip install {package}=={version} --index-url https://download.pytorch.org/whl/{tag}',
      '# in requirements.txt, as its first line: --extra-index-url https://download.pytorch.org/whl/{tag}',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/harlanhong/ACTalker/issues/10',
      'https://github.com/Nerogar/OneTrainer/issues/138',
    ],
    reviewed,
    matches: [
      'ERROR: Could not find a version that satisfies the requirement torch==2.1.0+cu121 (from versions: 2.0.0, 2.0.1, 2.1.0, 2.2.0)\nERROR: No matching distribution found for torch==2.1.0+cu121',
    ],
    misses: [
      'Looking in indexes: https://download.pytorch.org/whl/cu121\nSuccessfully installed torch-2.1.0+cu121',
    ],
  },
  {
    id: 'torch-none',
    class: 'torch-no-matching-distribution',
    stage: 'install',
    title: 'No torch wheel at all fits this Python or machine',
    weight: 'root',
    match: [
      {
        text: notFound,
        pattern:
          /requirement (?<package>torch(?:vision|audio)?)(?=[=<>~![ ;])(?<spec>[^ ]{0,60}) .{0,60}\(from versions: (?:none)?\)/,
        notNear: [{ marker: 'unreached', before: 30 }],
      },
    ],
    cause:
      'The index has no {package} for this interpreter: the Python is too new or too old for that CUDA tag, or the machine is not x86-64 Linux.',
    fix: [
      'python3 -c "import sys, platform; print(sys.version, platform.machine())"',
      'uv venv --python 3.11 /workspace/venv   # a Python the release has wheels for',
    ],
    confidence: 'high',
    sources: ['https://github.com/antgroup/echomimic_v2/issues/141'],
    reviewed,
    matches: [
      'ERROR: Could not find a version that satisfies the requirement torch==2.5.1 (from versions: none)',
    ],
    misses: [
      'ERROR: Could not find a version that satisfies the requirement torchx-nightly (from versions: none)',
    ],
  },
  {
    id: 'torch-no-such-version',
    class: 'torch-no-matching-distribution',
    stage: 'install',
    title: 'This version of torch does not exist here',
    weight: 'root',
    match: [
      {
        text: notFound,
        pattern:
          /requirement (?<package>torch(?:vision|audio|text|data)?|nvidia-[a-z-]{2,30}-cu1\d|xformers|triton)(?=[=<>~![ ])(?<spec>[^ ]{0,60})/,
        notNear: [{ marker: 'unreached', before: 30 }],
      },
      {
        text: 'No matching distribution found for',
        pattern:
          /found for (?<package>torch(?:vision|audio|text)?|nvidia-[a-z-]{2,30}-cu1\d|xformers)(?=[=<>~![ ]|$)(?<spec>[^ ]{0,60})/,
        notNear: [{ marker: 'unreached', before: 30 }],
      },
      {
        text: 'there is no version of',
        pattern:
          /no version of (?<package>torch(?:vision|audio)?|nvidia-[a-z-]{2,30}-cu1\d|xformers)\b(?<spec>[^ ]{0,60})/,
        across: true,
      },
      {
        text: 'only the following versions of',
        pattern: /versions of (?<package>torch(?:vision|audio)?)\b/,
        across: true,
      },
      {
        text: 'has no wheels with a matching',
        pattern: /\b(?<package>torch(?:vision|audio)?)(?<spec>==[\w.+]{1,30})? has no wheels/,
        across: true,
      },
      {
        text: 'PackagesNotFoundError',
        pattern: /available from current channels: .{0,20}- (?<package>pytorch)\b/,
        across: true,
      },
    ],
    cause:
      'No release {package}{spec} was built for this CUDA tag and Python: the pair was never made, or the index that was asked does not carry it.',
    fix: [
      'pip install torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # one index for all three; the pair must exist there',
      'python3 --version   # each torch release supports few minor versions',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/bigai-nlco/LooGLE/issues/8',
      'https://github.com/astral-sh/uv/issues/12980',
      'https://github.com/pytorch/pytorch/issues/193491',
    ],
    reviewed,
    matches: [
      'ERROR: No matching distribution found for torch==2.6.0+cu121',
      '  × No solution found when resolving dependencies:\n  ╰─▶ Because there is no version of torch==2.1.0+cpu and you require torch==2.1.0+cpu, we can conclude that the requirements are unsatisfiable.',
      'ERROR: No matching distribution found for nvidia-cudnn-cu12==9.1.0.70',
    ],
    misses: ['Because there is no version of pillow==11.1.0 and your project depends on pillow==11.1.0'],
  },
  {
    id: 'package-none',
    class: 'package-not-found',
    stage: 'install',
    title: 'There is no such package, or no such version of it',
    weight: 'plain',
    match: [
      {
        text: notFound,
        pattern:
          /requirement (?<package>[A-Za-z0-9][\w.-]{0,80})(?<spec>[^ ]{0,80})? .{0,120}\(from versions: (?<versions>.{0,1400})\)?/,
        notNear: [{ marker: 'unreached', before: 30 }],
      },
      {
        text: 'No matching distribution found for',
        pattern: /found for (?<package>[A-Za-z0-9][\w.-]{0,80})(?<spec>[=<>~!][^ ]{0,60})?/,
        notNear: [{ marker: 'unreached', before: 30 }],
      },
      {
        text: 'was not found in the package registry',
        pattern: /(?:Because|And because|because) (?<package>[A-Za-z0-9][\w.-]{0,80}) was not found in/,
        across: true,
      },
      {
        text: 'there is no version of',
        pattern: /no version of (?<package>[A-Za-z0-9][\w.-]{0,80})(?<spec>[^ ]{0,60})/,
        across: true,
      },
      {
        text: 'only the following versions of',
        pattern: /versions of (?<package>[A-Za-z0-9][\w.-]{0,80})/,
        across: true,
      },
      { text: 'was not found in the provided package locations', across: true },
      {
        text: 'Unable to locate package',
        pattern: /E: Unable to locate package (?<package>[A-Za-z0-9][\w.+-]{0,80})/,
        notNear: [{ marker: 'unreached', before: 150 }],
      },
      {
        text: 'has no installation candidate',
        pattern: /Package '?(?<package>[a-z0-9][\w.+-]{0,80})'? has no/,
      },
      { text: 'PackagesNotFoundError' },
      {
        text: 'Could not find a matching version of package',
        pattern: /version of package (?<package>[\w.-]{1,80})/,
      },
      { text: 'Package not found', pattern: /ResolvePackageNotFound/ },
    ],
    cause:
      'The index knows no {package} of that version: the name is wrong, or that release was never published or was withdrawn.',
    fix: [
      'pip index versions {package}   # lists what exists',
      '# check the spelling: the name to install may differ from the name to import (cv2 is opencv-python, clip is git+https://github.com/openai/CLIP.git)',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/jaehong31/SAFREE/issues/1',
      'https://github.com/echonoshy/cgft-llm/issues/13',
    ],
    reviewed,
    matches: [
      'ERROR: Could not find a version that satisfies the requirement clip==1.0 (from versions: 0.0.1, 0.1.0, 0.2.0)\nERROR: No matching distribution found for clip==1.0',
      'E: Unable to locate package libgl1-mesa-glx',
      '  ╰─▶ Because ninjaa was not found in the package registry and your project depends on ninjaa>=1.11.1.4,\n      we can conclude that your requirements are unsatisfiable.',
    ],
    misses: [
      "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError': /simple/pip/\nERROR: Could not find a version that satisfies the requirement einops (from versions: none)\nERROR: No matching distribution found for einops",
    ],
  },
  {
    id: 'wheel-platform',
    class: 'wheel-not-supported-on-platform',
    stage: 'install',
    title: 'This wheel was built for another Python or machine',
    weight: 'root',
    match: [
      {
        text: 'is not a supported wheel on this platform',
        pattern: /(?<wheel>[\w.+%-]{1,150}\.whl)? ?is not a supported wheel/,
      },
      { text: 'Python ABI tag', across: true },
      { text: 'matching platform tag', across: true },
      { text: 'matching Python version tag', across: true },
      { text: 'only has wheels for the following platform', across: true },
      { text: 'only has wheels with the following', across: true },
      { text: 'wheel for the current platform', across: true },
      { text: 'is incompatible with the current platform' },
      { text: 'Unable to find installation candidates for' },
      {
        text: 'is not compatible with this Python',
        pattern: /\.whl.{0,60} is not compatible with this Python/,
      },
    ],
    cause:
      'The tags in a wheel name (cp310, linux_x86_64) say which Python and machine it is for; they are not those of this one.',
    fix: [
      'python3 -c "import sys, platform; print(sys.version_info[:2], platform.machine())"',
      '# take the wheel whose cp tag is that version, or a Python that fits the wheel: uv venv --python 3.10 /workspace/venv',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/McGill-NLP/nano-aha-moment/issues/3',
      'https://github.com/Dao-AILab/flash-attention/issues/935',
    ],
    reviewed,
    matches: [
      'ERROR: flash_attn-2.5.8+cu122torch2.3cxx11abiFALSE-cp310-cp310-linux_x86_64.whl is not a supported wheel on this platform.',
      'hint: You are using CPython 3.13 (`cp313`), but `triton` (v2.1.0) only has wheels with the following Python ABI tags: `cp310`, `cp311`',
    ],
    misses: ['Building wheel for flash_attn (setup.py): finished with status done'],
  },
  {
    id: 'conflict',
    class: 'resolution-conflict',
    stage: 'install',
    title: 'Two requirements exclude each other',
    weight: 'root',
    match: [
      'ResolutionImpossible',
      'have conflicting dependencies',
      'The conflict is caused by',
      'resolution-too-deep',
      'LibMambaUnsatisfiableError',
      'UnsatisfiableError',
      'ContextualVersionConflict',
      'version solving failed',
      { text: 'VersionConflict', pattern: /VersionConflict: \(/ },
      { text: 'requirements and', pattern: /requirements and .{1,160} are incompatible/, across: true },
      {
        text: 'requirements are unsatisfiable',
        not: /no version of|was not found in|does not satisfy Python|only the following versions|has no wheels|Python version/,
        near: [{ marker: 'no-solution', before: 40 }],
        weight: 'plain',
      },
      {
        text: 'which is incompatible',
        pattern:
          /(?<package>[A-Za-z0-9][\w.-]{0,80}) [\d.\w+]{1,40} (?:requires|has requirement) .{1,120} (?:have|'ll have) .{1,80} which is incompatible/,
        weight: 'hint',
      },
      { text: 'dependency resolver does not currently', weight: 'hint' },
      { text: 'have unmet dependencies', weight: 'plain' },
    ],
    cause:
      'Two packages ask for versions of a third that do not overlap, so no set of versions can satisfy all requirements.',
    fix: [
      '# loosen or drop the pin that the two lines under "The conflict is caused by" disagree on, then install again',
      'uv pip compile requirements.txt   # shows the chain of who needs what',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/Westlake-AGI-Lab/StyleStudio/issues/3',
      'https://github.com/VisoMasterFusion/VisoMaster-Fusion/issues/261',
    ],
    reviewed,
    matches: [
      'ERROR: Cannot install -r requirements.txt (line 4) and tokenizers==0.19.1 because these package versions have conflicting dependencies.',
      '  ╰─▶ Because torch==2.11.0+cu130 depends on cuda-toolkit[cublas]==13.0.2 and you require cuda-toolkit==13.2.1, we can conclude\n      that your requirements and torch==2.11.0+cu130 are incompatible.',
    ],
    misses: [
      "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.\nbrowsr 1.17.1 requires rich~=13.5.2, which is not installed.\nSuccessfully installed browsr-1.17.1",
    ],
  },
  {
    id: 'hashes',
    class: 'hash-mismatch',
    stage: 'install',
    title: 'What was downloaded is not what was promised',
    weight: 'root',
    match: ['DO NOT MATCH THE HASHES', { text: 'Hash mismatch for', pattern: /Hash mismatch for [`']/ }],
    cause: 'A large wheel arrived cut short or changed on its way, or a cache holds such a copy.',
    fix: ['pip cache purge', 'pip install --no-cache-dir --timeout 1000 --retries 10 -r requirements.txt'],
    confidence: 'high',
    sources: ['https://github.com/pytorch/pytorch/issues/104598'],
    reviewed,
    matches: ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.'],
    misses: ['Checking model hashes: done'],
  },
]);
