import { machineCode } from '../../catalog/gpus.ts';
import { otherGpus } from '../fixes.ts';
import { defineRule } from '../rule.ts';

/** Ampere, the first architecture that computes in bf16. */
const firstWithBf16 = 8;

export const noBf16 = defineRule({
  code: 'PW111',
  title: 'This GPU does not compute in bf16',
  severity: 'error',
  reviewed: '2026-11-28',
  reads: ['gpu', 'app'],
  page: {
    catches: 'A GPU before Ampere (V100, T4) for an app that trains or computes in bf16.',
    happens:
      'RuntimeError: Expected is_sm80 || is_sm90 to be true, but got false. Or a training that never ends.',
    why: 'bf16 came with compute capability 8.0. torch emulates it slowly on older cards, and the kernels that need it refuse them.',
    fix: 'Take a GPU from Ampere on: RTX 30 and A-series, or newer.',
    override: 'Sound when you have set the app to fp16 or fp32: --accept PW111="mixed precision fp16".',
    evidence: [
      { text: 'T4 and V100 lack bf16.', source: 'https://github.com/Linaqruf/kohya-trainer/issues/246' },
    ],
  },
  check: (situation) => {
    const { gpu, preset } = situation;
    if (preset === null || !preset.needs.bf16 || gpu?.computeCapability == null) return [];
    if (Number(gpu.computeCapability) >= firstWithBf16) return [];
    return [
      {
        field: 'gpu',
        brief: 'no bf16',
        message: `${preset.title} computes in bf16 (bfloat16), and the ${gpu.name} (${machineCode(gpu)}) has none: it fails, or takes for ever.`,
        error: 'RuntimeError: Expected is_sm80 || is_sm90 to be true, but got false.',
        why: 'Because bf16 begins with compute capability 8.0 (Ampere).',
        fixes: otherGpus(
          situation,
          (other) =>
            Number(other.computeCapability ?? 0) >= firstWithBf16 &&
            (other.vramGb ?? 0) >= preset.vram.minimumGb,
          2,
        ),
        evidence: [
          {
            text: `What ${preset.title} needs.`,
            source: preset.needs.bf16Source ?? preset.needs.source,
            reviewed: preset.reviewed,
          },
        ],
      },
    ];
  },
});
