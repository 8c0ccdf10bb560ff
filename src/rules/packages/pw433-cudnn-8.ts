import { hostCudaReaches } from '../../catalog/drivers.ts';
import { satisfies } from '../../packaging/versions.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, likelyVersion, pinFix } from './package-lookup.ts';

export const cudnn8 = defineRule({
  code: 'PW433',
  title: 'ctranslate2 wants the cuDNN before the one that is there',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'torch', 'gpu', 'image', 'install', 'python'],
  page: {
    catches:
      'ctranslate2 before 4.5 (faster-whisper, whisperX) with torch 2.4 or newer, in an image for CUDA 12.4 or newer.',
    happens:
      'Could not load library libcudnn_ops_infer.so.8. Error: libcudnn_ops_infer.so.8: cannot open shared object file: No such file or directory',
    why: 'ctranslate2 up to 4.4 is built for cuDNN 8, from 4.5 on for cuDNN 9. torch from 2.4 on brings cuDNN 9, and so do the images since CUDA 12.4: nothing has an 8. It installs, and fails at the first transcription on the GPU.',
    fix: 'Pin ctranslate2 4.5.0 or newer. If it then cannot find libcudnn_cnn.so.9, put the cuDNN folder of torch (site-packages/nvidia/cudnn/lib) into LD_LIBRARY_PATH.',
    override: 'Sound where you install libcudnn8 beside it, or transcribe on the CPU.',
    evidence: [
      fact(
        'libcudnn_ops_infer.so.8 with 4.4.0 and torch 2.5.1; 4.5.0 is built for cuDNN 9',
        'https://github.com/OpenNMT/CTranslate2/issues/1826; https://github.com/OpenNMT/CTranslate2/issues/1806; https://github.com/OpenNMT/CTranslate2/issues/1780',
      ),
      fact(
        'torch 2.3 has cuDNN 8, 2.4 has 9.1 (which wheel brings which is inferred)',
        'pytorch/pytorch RELEASE.md, cuDNN column',
      ),
    ],
  },
  check: (situation) => {
    const { torch, image, draft } = situation;
    if (torch === null || !satisfies(torch.torch, '>=2.4') || !comesIn(situation, 'ctranslate2', '<4.5'))
      return [];
    // Images for an older CUDA may have a cuDNN 8 of their own, and of others nothing is known.
    const cuda = image?.cuda ?? null;
    if (cuda === null || !hostCudaReaches(cuda, '12.4')) return [];
    return [
      {
        field: 'pins',
        involves: ['pins', 'app', 'image'],
        message: `ctranslate2 ${likelyVersion(situation, 'ctranslate2')} wants cuDNN 8, and torch ${torch.torch} and the image have cuDNN 9: it installs, and fails at its first use of the GPU.`,
        error: 'Could not load library libcudnn_ops_infer.so.8.',
        why: `Because ctranslate2 before 4.5 was built for cuDNN 8, and nothing in torch ${torch.torch} or in an image for CUDA ${cuda} brings it.`,
        fixes: [pinFix(draft, 'ctranslate2>=4.5,<5')],
      },
    ];
  },
});
