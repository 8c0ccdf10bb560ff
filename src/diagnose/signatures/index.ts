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
      'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # a Python that the release has wheels for; then the same install again',
      'python3 -c "import sys, platform; print(sys.version, platform.machine())"',
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
      'That release of {package} was not built for this CUDA tag and Python: the pair was never made, or the index that was asked does not carry it.',
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
        pattern:
          /E: Unable to locate package (?!nvidia-(?:container-|docker2))(?<package>[A-Za-z0-9][\w.+-]{0,80})/,
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
]);
