import { satisfies } from '../../packaging/versions.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { nearestTrio, trioFix } from './torch-choice.ts';

export const torchNotAccepted = defineRule({
  code: 'PW411',
  title: 'The app does not accept this torch',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['torch', 'app'],
  fixesRead: ['gpu', 'python'],
  page: {
    catches: "A torch of the plan's own that is outside what the preset accepts.",
    happens:
      'Depends on the app. HunyuanVideo-Foley with torch 2.9: ImportError: TorchCodec is required for save_with_torchcodec',
    why: 'A preset states which torch its app works with, and where that was read: sd-scripts requires 2.6.0 or later; torchaudio from 2.9 on saves sound through TorchCodec, which is not installed by itself.',
    fix: 'Leave torch to the preset, or take the nearest one it accepts.',
    override: 'Sound when you have run the app with that torch: --accept PW411="tested on DATE".',
    evidence: [
      fact(
        'torchaudio 2.9 and newer go through torchcodec for load and save',
        'pytorch/audio pull request 4039, issue 4182',
      ),
      fact('PyTorch 2.6.0 or later is required', 'kohya-ss/sd-scripts@3265f2e README.md'),
    ],
  },
  check: (situation) => {
    const { draft, preset, torch, python } = situation;
    if (!draft.torch || preset === null || preset.torch === null || torch === null) return [];
    const { accepts, source } = preset.torch;
    if (satisfies(torch.torch, accepts)) return [];
    const nearest = nearestTrio(situation, { ...draft.torch, python: python?.choice.version ?? null });
    return [
      {
        field: 'torch',
        message: `torch ${torch.torch} is outside what ${preset.title} accepts (${accepts}).`,
        error: null,
        why: `Because the preset accepts torch ${accepts} only; it was read there: ${source}.`,
        fixes: [
          { label: 'leave torch to the preset', patch: { torch: null } },
          ...(nearest !== null && satisfies(nearest.torch, accepts) ? trioFix(nearest) : []),
        ],
        evidence: [{ text: `accepts torch ${accepts}`, source, reviewed: preset.reviewed }],
      },
    ];
  },
});
