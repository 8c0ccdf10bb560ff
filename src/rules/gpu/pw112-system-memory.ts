import { otherGpus } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const systemMemory = defineRule({
  code: 'PW112',
  title: 'A pod of this GPU may come with too little system memory',
  severity: 'warning',
  reviewed: '2026-11-28',
  reads: ['gpu', 'app'],
  page: {
    catches:
      'A GPU whose pods come, in the least case, with less system memory (not that of the card) than the app needs.',
    happens: 'Killed. Or the container stops without a word (exit code 137) while the model is loaded.',
    why: 'Models are read into system memory before they go to the card. The cloud gives each pod a share of its host, and the cheapest cards come with the smallest; the form takes a minimum, which is 8 GB unless it is set.',
    fix: 'Set the minimum memory in the form, or take a card that always comes with enough.',
    override: 'Sound when the form says enough: --accept PW112="minimum memory set to 48 GB".',
    evidence: [
      {
        text: 'The least system memory of pods, by GPU type.',
        source: 'skypilot-org/skypilot sky/catalog/data_fetchers/fetch_runpod.py@06f4732, DEFAULT_GPU_INFO',
      },
    ],
  },
  check: (situation) => {
    const { gpu, preset } = situation;
    const need = preset?.needs.systemMemoryGb ?? null;
    if (preset === null || need === null || gpu === null) return [];
    if (gpu.hostMemoryGb === null) {
      return [
        {
          severity: 'info',
          title: 'Ask for enough system memory',
          field: 'gpu',
          brief: `ask for ${need} GB of system memory`,
          message: `${preset.title} needs about ${need} GB of system memory, and what a pod with the ${gpu.name} comes with is not known. Set the minimum memory in the form to ${need} GB.`,
          error: null,
          why: 'Because the models are read into system memory before they go to the card.',
          fixes: [],
          evidence: [
            { text: `What ${preset.title} needs.`, source: preset.needs.source, reviewed: preset.reviewed },
          ],
        },
      ];
    }
    if (gpu.hostMemoryGb >= need) return [];
    return [
      {
        field: 'gpu',
        brief: `ask for ${need} GB of system memory`,
        message: `${preset.title} needs about ${need} GB of system memory; a pod with the ${gpu.name} comes with ${gpu.hostMemoryGb} GB in the least case. Set the minimum memory in the form to ${need} GB.`,
        error: 'Killed (exit code 137)',
        why: 'Because the models are read into system memory before they go to the card.',
        fixes: otherGpus(
          situation,
          (other) =>
            (other.hostMemoryGb ?? 0) >= need &&
            (other.vramGb ?? 0) >= (gpu.vramGb ?? 0) &&
            other.vendor === gpu.vendor &&
            (!preset.needs.bf16 || Number(other.computeCapability ?? 0) >= 8),
        ),
        evidence: [
          { text: `What ${preset.title} needs.`, source: preset.needs.source, reviewed: preset.reviewed },
        ],
      },
    ];
  },
});
