import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const torchReplaced: Rule = fileRule({
  code: 'PW828',
  title: 'A later install replaces torch',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'An install without a version, or of one built for another torch, after a torch that was pinned in an earlier step or that the image has.',
    happens:
      'Attempting uninstall: torch\nFound existing installation: torch 2.4.0+cu121\nUninstalling torch-2.4.0+cu121',
    why: 'Each xformers asks for one torch or newer; the newest one wants a newer torch, and pip installs it.',
    fix: 'Install both in one step, or pin the xformers that was built for this torch.',
    override: 'Sound where a constraints file holds torch.',
    evidence: [
      read('requirement of torch in each release', 'METADATA of the wheels of xformers, read on 2026-11-28'),
    ],
  },
});

export const torchUnheld: Rule = fileRule({
  code: 'PW829',
  title: 'torch in whatever version',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'torch without a version, an index or a constraint, by name or drawn in by another package, where no torch is there yet.',
    happens:
      'RuntimeError: The NVIDIA driver on your system is too old (found version 12040).\nOr all works, until a later build takes the next torch.',
    why: 'The newest torch of the default index is built for CUDA 13, whose wheels need a driver of the 580 branch; many hosts have an older one. Packages compiled for one torch break with the next.',
    fix: 'Pin torch, and take it from the index of a CUDA that the hosts have.',
    override: 'Sound where the hosts are chosen by their CUDA version and the newest torch is wanted.',
    evidence: [
      read('CUDA tags of every release', 'pytorch/pytorch RELEASE.md, Release Compatibility Matrix'),
    ],
  },
});

export const audioApart: Rule = fileRule({
  code: 'PW868',
  title: 'A torchaudio for another torch',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'torchaudio without a version and an index, beside a torch that is pinned to an older one.',
    happens: 'OSError: …/torchaudio/lib/libtorchaudio.so: undefined symbol: …',
    why: 'Up to 2.10 each torchaudio named its torch, and pip took the one that fits. 2.11.0 names none, works with torch 2.11 and newer, and pip goes back to it where an older torch is pinned (2.11.1 names torch again).',
    fix: 'Pin torchaudio to the version of torch, or take both from one index of torch.',
    override: 'Sound where a constraints file holds torchaudio.',
    evidence: [
      read('torchaudio 2.11 supports torch 2.11 and newer', 'pytorch/audio pull request 4212'),
      read(
        'requirement of torch in each release',
        'METADATA of the wheels of torchaudio, read on 2026-11-30',
      ),
    ],
  },
});

export const torchTooOld: Rule = fileRule({
  code: 'PW869',
  title: 'No code for the newer cards',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'torch before 2.0, pinned or in the image, tensorflow-gpu before 2.4 and bases of CUDA 10, where no GPU was stated. (Where one was, PW102 and PW104 judge it.)',
    happens:
      'NVIDIA H100 with CUDA capability sm_90 is not compatible with the current PyTorch installation.\nRuntimeError: CUDA error: no kernel image is available for execution on the device',
    why: 'No build of torch 1 has code for Hopper (sm_90) or what came later: 2.0 with cu118 was the first. Code for Ampere (RTX 30, A100) needs a build for CUDA 11, which began with torch 1.7.',
    fix: 'Rent a card up to the RTX 40 or A100, or take torch 2.',
    override: 'Sound on the older cards: --gpu names yours.',
    evidence: [
      read('sm_90 came with the builds for CUDA 11.8', 'pytorch/pytorch issue 90761'),
      read('torch 1.13.1+cu117 on an H100', 'PKU-YuanGroup/Open-Sora-Plan issue 39'),
    ],
  },
});

export const torchIndexAlone: Rule = fileRule({
  code: 'PW891',
  title: 'A package that the index of torch does not have',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'Packages such as transformers or flask in one step, or one list, with --index-url https://download.pytorch.org/whl/…; uv pip install "requests>=2.31" with it as --extra-index-url.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement transformers (from versions: none)\nERROR: No matching distribution found for transformers',
    why: '--index-url takes the place of the package index, --extra-index-url stands beside it. The index of torch holds torch, its partners and what they need.',
    fix: 'Install torch in a step of its own, or name the index with --extra-index-url and pin torch with its local version (+cu124).',
    override: 'Sound where the package is there already.',
    evidence: [
      read(
        'uv: only requests==2.28.1 is available',
        'meizhong986/WhisperJAV issue 313; certifi: astral-sh/uv issue 7607',
      ),
      read('What the index lists', 'pytorch/test-infra@027dd134 s3_management/manage.py'),
      read(
        '--index-url is the base URL of the index, in place of the default one',
        'pip documentation, pip install',
      ),
    ],
  },
});
