import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const movingBase: Rule = fileRule({
  code: 'PW851',
  title: 'The base image moves',
  severity: 'info',
  reviewed: '2026-11-28',
  page: {
    catches:
      'FROM with no tag, or with latest, main, nightly and the like; postgres so, mounted as before 18.',
    happens: 'Nothing today; a later build stands on another Python, CUDA or torch.',
    why: 'Such a tag names whatever was pushed last.',
    fix: 'Name a version, or the digest: FROM image@sha256:…',
    override: 'Sound for a base image of your own that you push together with this.',
    evidence: [
      read('Tags are mutable; a digest is not', 'docs.docker.com, building best practices, pin versions'),
    ],
  },
});

export const buildStops: Rule = fileRule({
  code: 'PW852',
  title: 'The build stops here',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'A line that is no instruction, most often after a \\ that something follows; an ARG without a default as the branch of a clone; pip -r of a list that is copied below it.',
    happens: 'dockerfile parse error on line 5: unknown instruction: rm',
    why: 'A backslash continues a line only as its last character. With a comment after it, the next line stands alone.',
    fix: 'Put the comment on a line of its own; end the line before with \\.',
    override: 'Never sound.',
    evidence: [
      read(
        'A continuation is a backslash and blanks at the end of a line',
        'moby/buildkit frontend/dockerfile/parser',
      ),
    ],
  },
});

export const hiddenByVolume: Rule = fileRule({
  code: 'PW853',
  title: 'The volume hides what was baked in there',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches: 'Files that a build puts below /workspace (pods) or /runpod-volume (serverless).',
    happens: "python: can't open file '/workspace/app/app.py': [Errno 2] No such file or directory",
    why: 'A pod mounts its volume at /workspace, and a worker its network volume at /runpod-volume; what the image has there is out of sight.',
    fix: 'Build into /app or /opt, and let the start script link or copy what must be on the volume.',
    override: 'Sound where no volume is mounted, or at another path.',
    evidence: [
      read(
        'A volume mounted at /workspace hides what the image has there',
        'axolotl-ai-cloud/axolotl issue 813; victorchall/EveryDream2trainer issue 260',
      ),
    ],
  },
});

export const archListTooNew: Rule = fileRule({
  code: 'PW854',
  title: 'TORCH_CUDA_ARCH_LIST names what this toolkit cannot compile',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches: 'An architecture newer than the CUDA toolkit of the base image, such as 12.0 with CUDA 12.1.',
    happens:
      "ValueError: Unknown CUDA arch (12.0) or GPU not supported\nnvcc fatal : Unsupported gpu architecture 'compute_120'",
    why: 'nvcc knows Ada and Hopper from CUDA 11.8 on, Blackwell from 12.8 on; and torch refuses names it does not know.',
    fix: 'Drop those entries, or take a base with CUDA 12.8 and torch 2.7 or newer.',
    override: 'Sound where nothing in this build compiles CUDA code.',
    evidence: [
      read(
        'Blackwell (10.0, 12.0) came with CUDA 12.8; 8.9 and 9.0 with 11.8',
        'NVIDIA CUDA release notes 11.8, 12.8',
      ),
    ],
  },
});
