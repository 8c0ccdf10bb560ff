import { otherGpus } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const vram = defineRule({
  code: 'PW101',
  title: 'Too little GPU memory for the app',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['gpu', 'app'],
  page: {
    catches:
      'A GPU with less memory than the preset needs; as a warning, one for which something has to be set by hand; and, as a note, one that fits with a memory-saving setting.',
    happens: 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate …',
    why: 'The weights and what the model computes with them must lie in the memory of the card. Each preset states its minimum and the settings that go with more, with their source.',
    fix: 'Rent a GPU type with at least the minimum.',
    override:
      'Sound if you run a smaller model or an offload that the preset does not know: --accept PW101="what you run instead".',
    evidence: [
      {
        text: 'FluxGym offers training settings for 20, 16 and 12 GB.',
        source: 'cocktailpeanut/fluxgym@678add2 app.py L420-440, L925',
      },
      {
        text: 'HunyuanVideo-Foley: 20 GB for XXL (12 with offload), 16 GB for XL (8 with offload).',
        source: 'Tencent-Hunyuan/HunyuanVideo-Foley@df7b005 README.md',
      },
    ],
  },
  check: (situation) => {
    const { preset, gpu, tier } = situation;
    if (preset === null || gpu === null || gpu.vramGb === null) return [];
    const { vramGb } = gpu;
    const { minimumGb, tiers, belowMinimum, source } = preset.vram;
    const fits = (gb: number) => otherGpus(situation, (other) => (other.vramGb ?? 0) >= gb, 2);
    const evidence = [{ text: `Memory needs of ${preset.title}.`, source, reviewed: preset.reviewed }];

    if (belowMinimum !== undefined && vramGb < minimumGb && vramGb >= belowMinimum.fromGb) {
      return [
        {
          severity: 'warning',
          title: 'Less GPU memory than the app has a setting for',
          field: 'gpu',
          brief: belowMinimum.summary,
          message: `The ${gpu.name} has ${vramGb} GB, and the settings of ${preset.title} begin with ${minimumGb} GB. It was run with less like this: ${belowMinimum.summary}`,
          error: 'torch.OutOfMemoryError: CUDA out of memory.',
          why: `Because the model is swapped in parts between the memory of the card and that of the system, it is several times slower than with ${minimumGb} GB.`,
          fixes: fits(minimumGb),
          evidence: [
            {
              text: 'What it takes to run with less.',
              source: belowMinimum.source,
              reviewed: preset.reviewed,
            },
          ],
        },
      ];
    }
    if (vramGb < minimumGb) {
      return [
        {
          field: 'gpu',
          brief: `less than ${minimumGb} GB`,
          message: `The ${gpu.name} has ${vramGb} GB; ${preset.title} needs at least ${minimumGb} GB.`,
          error: 'torch.OutOfMemoryError: CUDA out of memory.',
          why: `Because ${minimumGb} GB is the smallest setting the preset knows, the app runs out of memory on this card.`,
          fixes: fits(minimumGb),
          evidence,
        },
      ];
    }
    const best = Math.max(...tiers.map(({ fromGb }) => fromGb));
    if (tier === null || tier.fromGb === best) return [];
    return [
      {
        severity: 'info',
        title: 'The app runs with a memory-saving setting',
        field: 'gpu',
        brief: tier.summary,
        message: `With ${vramGb} GB, ${preset.title} runs like this: ${tier.summary}`,
        error: null,
        why: `Because its fullest setting wants ${best} GB, the script sets what fits this card.`,
        fixes: fits(best),
        evidence,
      },
    ];
  },
});
