import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** What pip and uv found but may not install together, or here. */
export const resolverSignatures = defineSignatures([
  {
    id: 'apt-conflict',
    class: 'apt-unmet-dependencies',
    stage: 'install',
    title: 'apt finds no set of packages that fit together',
    weight: 'root',
    match: ['you have held broken packages', 'have unmet dependencies', 'Unmet dependencies. Try'],
    cause:
      'Packages of two sources or releases are mixed (those of the distribution and those of NVIDIA, Docker or a PPA), one is held back, or an earlier install stopped half-way; apt will not replace one by the other unless a pin says which source comes first.',
    fix: [
      'apt-mark showhold; apt-get update && apt-get -f install -y   # what is held back; and what was left half done',
      'apt-cache policy NAME   # of the package that the message names: its versions, and the source of each; then: apt-get install -y NAME=VERSION, all of one source',
    ],
    confidence: 'high',
    sources: ['https://docs.nvidia.com/cuda/cuda-installation-guide-linux/'],
    reviewed,
    matches: [
      'The following packages have unmet dependencies:\n libfoo-dev : Depends: libfoo1 (= 2.1) but 2.2 is to be installed\nE: Unable to correct problems, you have held broken packages.',
    ],
    misses: ['Depends: libfoo1'],
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
      {
        text: 'is not compatible with this Python',
        pattern: /\.whl.{0,60} is not compatible with this Python/,
      },
    ],
    cause:
      'The tags in a wheel name (cp310, linux_x86_64) say which Python and machine it is for; they are not those of this one.',
    fix: [
      'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # a Python that fits the wheel (its cp tag; the log names none: most have 3.11), then the same install again',
      '# or the wheel (or release) whose cp tag is what runs here: python3 -c "import sys, platform; print(sys.version_info[:2], platform.machine())"',
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
    explainedBy: ['conda-package-not-found', 'package-not-found'],
    stage: 'install',
    title: 'Two requirements exclude each other',
    weight: 'root',
    match: [
      'ResolutionImpossible',
      'have conflicting dependencies',
      'The conflict is caused by',
      'LibMambaUnsatisfiableError',
      'UnsatisfiableError',
      'ContextualVersionConflict',
      'version solving failed',
      { text: 'VersionConflict', pattern: /VersionConflict: \(/ },
      {
        text: ' is installed but ',
        pattern: /error: [\w.-]{1,60} \d\S{0,30} is installed but \S{2,120} is required by /,
      },
      { text: 'are incompatible', pattern: /we can conclude that .{1,160} are incompatible/, across: true },
      { text: 'requirements and', pattern: /requirements and .{1,160} are incompatible/, across: true },
      {
        text: 'requirements are unsatisfiable',
        not: /no version of|was not found in|does not satisfy Python|only the following versions|has no wheels|Python version/,
        near: [{ marker: 'no-solution', before: 40 }],
        notNear: [{ marker: 'python-bound', before: 12 }],
        weight: 'plain',
      },
      {
        text: 'which is incompatible',
        pattern:
          /(?<package>[A-Za-z0-9][\w.-]{0,80}) [\d.\w+]{1,40} (?:requires|has requirement) .{1,120} (?:have|'ll have) .{1,80} which is incompatible/,
        weight: 'hint',
      },
      { text: ' has requirement ', pattern: /, but you have [\w.+ -]{3,60}\.$/, weight: 'hint' },
      { text: 'dependency resolver does not currently', weight: 'hint' },
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
    match: [
      'DO NOT MATCH THE HASHES',
      { text: 'Hash mismatch for', pattern: /Hash mismatch for [`']/ },
      { text: "Wheel '", pattern: /Wheel '[\w.-]{1,80}' located at .{1,300} is invalid/ },
      { text: 'Bad CRC-32 for file', pattern: /'\w[\w./-]{0,200}\.(?:so[\d.]{0,8}|py|h)'/ },
    ],
    cause: 'A large wheel arrived cut short or changed on its way, or a cache holds such a copy.',
    fix: ['pip cache purge', 'pip install --no-cache-dir --timeout 1000 --retries 10 -r requirements.txt'],
    confidence: 'high',
    sources: ['https://github.com/pytorch/pytorch/issues/104598'],
    reviewed,
    matches: ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.'],
    misses: ['Checking model hashes: done'],
  },
]);
