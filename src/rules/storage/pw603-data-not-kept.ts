import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';
import { isBelow } from './paths.ts';

/** Where no preset says how much it needs; the cloud's own default is 20 GB. */
const someGb = 50;

export const dataNotKept = defineRule({
  code: 'PW603',
  title: 'Data on the container disk',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['volumeGb', 'workspace', 'volumePath'],
  fixesRead: ['app'],
  page: {
    catches: 'No volume, or a workspace outside the path where the volume is mounted.',
    happens:
      'Nothing fails until the pod is stopped: then weights, environment and results are gone, and the next boot fetches all of it again.',
    why: 'The container disk is wiped at each stop and restart, and with each edit of the pod. Only the volume is kept.',
    fix: 'Take a volume, and put the workspace on it.',
    override: 'Sound for a trial, or with a network volume mounted at the workspace.',
    evidence: [
      fact(
        'Container disk: lost at stop; volume disk: kept until the pod is terminated',
        'runpod/docs@a900806, pods/storage/types.mdx',
      ),
      fact(
        'Lost work after a stop',
        'bmaltais/kohya_ss issue 1062; camenduru/stable-diffusion-webui-runpod issue 1',
      ),
    ],
  },
  check: ({ draft, preset }) => {
    const { volumeGb, workspace, volumePath } = draft;
    if (volumeGb === 0) {
      const gb = preset?.storage.volumeGb.recommended ?? someGb;
      return [
        {
          field: 'volumeGb',
          message: 'Without a volume all of the work is lost when the pod stops.',
          error: null,
          why: 'Because the container disk is wiped at each stop, and nothing else is there.',
          fixes: [{ label: `take a volume of ${gb} GB`, patch: { volumeGb: gb } }],
        },
      ];
    }
    if (workspace === undefined || volumePath === undefined || isBelow(workspace, volumePath)) return [];
    return [
      {
        field: 'workspace',
        message: `${workspace} is not on the volume (${volumePath}), so the work is lost when the pod stops.`,
        error: null,
        why: `Because only what lies below ${volumePath} is on the volume; the rest is the container disk, which is wiped at each stop.`,
        fixes: [{ label: `work in ${volumePath}`, patch: { workspace: volumePath } }],
      },
    ];
  },
});
