import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';
import { pathParts } from './paths.ts';

/** Directories the container needs; one that is new below them hides nothing. */
const systemPaths = new Set(
  [
    '',
    'bin',
    'boot',
    'dev',
    'etc',
    'lib',
    'lib64',
    'opt',
    'opt/nvidia',
    'proc',
    'run',
    'sbin',
    'sys',
    'usr',
  ].concat(['usr/bin', 'usr/lib', 'usr/local', 'usr/local/bin', 'usr/local/lib', 'usr/sbin', 'var']),
);

export const volumeHidesSystem = defineRule({
  code: 'PW604',
  title: 'The volume would hide the system',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['volumePath', 'volumeGb'],
  page: {
    catches: 'A volume mounted at / or over a system directory.',
    happens: 'The container does not start: exec: no such file or directory',
    why: 'A volume hides what the image has at the same path. Mounted over a system directory it hides the shell, Python or the driver, and the container cannot start.',
    fix: 'Mount it at /workspace.',
    override: 'Sound for a path that is empty in your image.',
    evidence: [
      fact(
        'A volume at /workspace hid the files of the image there',
        'axolotl-ai-cloud/axolotl issue 813; victorchall/EveryDream2trainer issue 260',
      ),
      fact('A start script hidden by the volume: the pod loops for ever', 'dihan/runpod-hunyuan issue 1'),
    ],
  },
  check: ({ draft: { volumePath, volumeGb } }) => {
    if (volumePath === undefined || volumeGb === 0) return [];
    if (!systemPaths.has(pathParts(volumePath).join('/'))) return [];
    return [
      {
        field: 'volumePath',
        involves: ['volumePath'],
        message: `A volume at ${volumePath} hides what the image has there, so the container cannot start or work.`,
        error: null,
        why: `Because a mount covers what lies beneath it, and ${volumePath} belongs to the system.`,
        fixes: [{ label: 'mount it at /workspace', patch: { volumePath: '/workspace' } }],
      },
    ];
  },
});
