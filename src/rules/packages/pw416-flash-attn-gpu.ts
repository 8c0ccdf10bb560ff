import { machineCode } from '../../catalog/gpus.ts';
import { satisfies } from '../../packaging/versions.ts';
import { otherGpus } from '../fixes.ts';
import { defineRule } from '../rule.ts';
import { flashAttnOf, wheelsOf } from './flash-attn.ts';
import { fact } from './package-facts.ts';
import { withoutPin } from './package-lookup.ts';

export const flashAttnGpu = defineRule({
  code: 'PW416',
  title: 'flash-attn does not run on this GPU',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'gpu'],
  page: {
    catches: 'flash-attn on a GPU before Ampere (T4, V100, RTX 20), and wheels before 2.8 on Blackwell.',
    happens:
      'RuntimeError: FlashAttention only supports Ampere GPUs or newer.\nRuntimeError: CUDA error: no kernel image is available for execution on the device',
    why: 'FlashAttention 2 is written for compute capability 8.0 and newer. It installs anywhere and fails at its first call. Wheels before 2.8 were built with CUDA 12.4 and older, which cannot compile for Blackwell.',
    fix: 'Leave flash-attn out, or rent a GPU it supports.',
    override: 'Sound when the app falls back to the attention of torch by itself.',
    evidence: [
      fact(
        'FlashAttention only supports Ampere GPUs or newer',
        'Dao-AILab/flash-attention@0251105a csrc/flash_attn/flash_api.cpp L393; https://github.com/Dao-AILab/flash-attention/issues/762',
      ),
      fact(
        'The wheels of 2.7.4 were built with CUDA 12.4.1, those of 2.8 with 12.9 (no Blackwell code before: inferred)',
        'Dao-AILab/flash-attention v2.7.4.post1 and v2.8.3, publish.yml and setup.py',
      ),
    ],
  },
  check: (situation) => {
    const { gpu, draft, preset } = situation;
    const asked = flashAttnOf(situation);
    if (asked === null || gpu === null || gpu.computeCapability === null) return [];
    const capability = Number(gpu.computeCapability);
    const version = asked.version ?? wheelsOf(situation, asked)?.versions.at(-1) ?? null;
    const tooOld = capability < 8;
    const tooNew = capability >= 10 && version !== null && satisfies(version, '<2.8');
    if (!tooOld && !tooNew) return [];
    return [
      {
        field: 'gpu',
        involves: asked.requirement.from === 'plan' ? ['gpu', 'pins'] : ['gpu', 'app'],
        message: `flash-attn${version === null ? '' : ` ${version}`} has no code for the ${gpu.name} (${machineCode(gpu)}): it installs, and fails at its first call.`,
        error: tooOld
          ? 'RuntimeError: FlashAttention only supports Ampere GPUs or newer.'
          : 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
        why: tooOld
          ? `Because FlashAttention 2 begins at sm_80, a ${machineCode(gpu)} card is too old for it.`
          : `Because its wheels before 2.8 were built with a CUDA that does not know ${machineCode(gpu)}.`,
        fixes: [
          ...(asked.requirement.from === 'plan'
            ? [{ label: 'leave flash-attn out', patch: withoutPin(draft, 'flash-attn') }]
            : []),
          ...otherGpus(situation, (other) => {
            const cc = Number(other.computeCapability ?? 0);
            return cc >= 8 && cc < 10 && (other.vramGb ?? 0) >= (preset?.vram.minimumGb ?? 0);
          }),
        ],
      },
    ];
  },
});
