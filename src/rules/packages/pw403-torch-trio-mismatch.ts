import { isKnownTorchvision, isTiedTorchaudio, torchRelease } from '../../catalog/torch.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { partnersTrio, trioFix } from './torch-choice.ts';

export const torchTrioMismatch = defineRule({
  code: 'PW403',
  title: 'torch, torchvision and torchaudio do not belong together',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['torch', 'app', 'gpu'],
  page: {
    catches: 'A torchvision or torchaudio of another torch release than the one chosen.',
    happens:
      'ERROR: Cannot install torch==2.8.0 and torchvision==0.19.1 because these package versions have conflicting dependencies.\nInstalled one after the other: RuntimeError: operator torchvision::nms does not exist',
    why: 'Each torchvision is compiled against one torch release and says so in its metadata. Installed together, pip refuses; installed one by one, the second replaces the torch of the first, or loads into one that it was not built for.',
    fix: 'Take the partners that were released with your torch, all three from one index.',
    override: 'Sound only for builds of your own that were compiled against each other.',
    evidence: [
      fact(
        'torchvision 0.16.0 requires torch==2.1.0, and so on for each release',
        'pytorch/vision README.md, compatibility table',
      ),
      fact(
        'torchaudio up to 2.10.0 requires exactly its own torch; 2.11.0 requires none and resolves with 2.9 to 2.13',
        'asked of the package index with uv on 2026-11-22; facts on torchaudio: built on the stable ABI',
      ),
      fact(
        'PyTorch has CUDA version 12.1 whereas TorchAudio has CUDA version 12.4',
        'sruckh/HunyuanVideo-Foley-Runpod, cuda-version-synchronization-issue-2025-09-06',
      ),
    ],
  },
  check: (situation) => {
    const { torch, catalog } = situation;
    if (torch === null || torch.from === 'image') return [];
    const release = torchRelease(catalog, torch.torch);
    if (release === null) return [];
    const wrong = (['torchvision', 'torchaudio'] as const).flatMap((partner) => {
      const [stated, right] = [torch[partner], release[partner]];
      if (stated === null || right === null || stated === right) return [];
      if (partner === 'torchaudio' && !isTiedTorchaudio(stated)) return [];
      // PW402 speaks of versions that do not exist at all.
      if (partner === 'torchvision' && isKnownTorchvision(catalog, stated) === false) return [];
      return [{ partner, stated, right }];
    });
    const [first] = wrong;
    if (first === undefined) return [];
    return [
      {
        field: 'torch',
        message: `${wrong.map(({ partner, stated }) => `${partner} ${stated}`).join(' and ')} ${wrong.length > 1 ? 'do' : 'does'} not belong to torch ${torch.torch}, so pip refuses to install them together.`,
        error: `ERROR: Cannot install torch==${torch.torch} and ${first.partner}==${first.stated} because these package versions have conflicting dependencies.`,
        why: `Because torch ${torch.torch} was released with ${wrong.map(({ partner, right }) => `${partner} ${right}`).join(' and ')}, and each partner requires exactly its own torch.`,
        fixes: trioFix(partnersTrio(situation, torch.torch, torch.cudaTag ?? '')),
      },
    ];
  },
});
