import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';
import { isBelow } from './paths.ts';

export const volumeSmall = defineRule({
  code: 'PW602',
  title: 'The volume is too small',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['volumeGb', 'app', 'workspace', 'volumePath'],
  page: {
    catches: 'A volume below what the preset needs (error) or recommends (info).',
    happens: 'OSError: [Errno 28] No space left on device',
    why: 'Weights, virtual environment and results share the volume. FluxGym fetches 34 GB of weights at its first training, HunyuanVideo-Foley 13 to 19 GB, and a virtual environment with torch takes 10 to 15 GB.',
    fix: 'Rent the recommended size; a volume can grow later but never shrink.',
    override: 'Sound when the weights already lie elsewhere.',
    evidence: [
      fact('A volume can grow only', 'runpod/docs@a900806, pods/storage/types.mdx'),
      fact(
        'Sizes of the weights',
        'cocktailpeanut/fluxgym@678add2 app.py and models.yaml; Hugging Face tencent/HunyuanVideo-Foley',
      ),
    ],
  },
  check: ({ draft, preset }) => {
    const { volumeGb, volumePath, workspace } = draft;
    // No volume, or work outside it, is PW603's.
    if (preset === null || volumeGb === undefined || volumeGb === 0) return [];
    if (volumePath !== undefined && workspace !== undefined && !isBelow(workspace, volumePath)) return [];
    const { minimum, recommended } = preset.storage.volumeGb;
    if (volumeGb >= recommended) return [];
    const tooSmall = volumeGb < minimum;
    const weights = preset.weights.reduce((sum, { gb }) => sum + (gb ?? 0), 0);
    const ofWhich = weights > 0 ? ` (its weights alone: ${Math.round(weights * 10) / 10} GB)` : '';
    return [
      {
        severity: tooSmall ? 'error' : 'info',
        ...(tooSmall ? {} : { title: 'The volume is below what is recommended' }),
        field: 'volumeGb',
        involves: ['volumeGb', 'app'],
        message: tooSmall
          ? `${volumeGb} GB is too little: ${preset.title} needs ${minimum} GB${ofWhich}, so the disk fills up.`
          : `${volumeGb} GB is enough to begin with; ${recommended} GB are recommended for ${preset.title}.`,
        error: tooSmall ? 'OSError: [Errno 28] No space left on device' : null,
        why: `Because weights, environment and results share the volume; ${preset.storage.source}.`,
        fixes: [{ label: `take ${recommended} GB`, patch: { volumeGb: recommended } }],
        evidence: [
          {
            text: `at least ${minimum} GB, ${recommended} GB recommended`,
            source: preset.storage.source,
            reviewed: preset.reviewed,
          },
        ],
      },
    ];
  },
});
