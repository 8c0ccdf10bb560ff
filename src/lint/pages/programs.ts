import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const programMissing: Rule = fileRule({
  code: 'PW874',
  title: 'A program that the image does not have',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'git, curl, wget, unzip or pip in a build on a bare image, pip with git+ addresses, and python where apt brought python3 only, where no step before installs them; zstd before the installer of ollama.',
    happens:
      "/bin/sh: 1: git: not found\nERROR: Cannot find command 'git' - do you have 'git' installed and in your PATH?",
    why: 'ubuntu, debian, nvidia/cuda and the slim images of Python hold little more than a shell and apt.',
    fix: 'apt-get update && apt-get install -y --no-install-recommends PROGRAM, before the step.',
    override: 'Sound where a file that is copied in brings the program.',
    evidence: [
      read('What pip says without git', 'pypa/pip src/pip/_internal/vcs/versioncontrol.py'),
      read(
        'python3 has no command python; python-is-python3 brings it',
        'packages.ubuntu.com, python-is-python3 (22.04, 24.04)',
      ),
      read('The installer of ollama stops without zstd', 'ollama/ollama issue 17860'),
      read('What the images hold', 'Catalog of images, services "none"'),
    ],
  },
});
