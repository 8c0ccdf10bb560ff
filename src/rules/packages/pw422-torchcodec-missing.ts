import { exactVersion, satisfies } from '../../packaging/versions.ts';
import { acceptsTorch } from '../../presets/needs.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { isInstalled, pinFix } from './package-lookup.ts';

export const torchcodecMissing = defineRule({
  code: 'PW422',
  title: 'torchaudio needs torchcodec to load and save',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['torch', 'app', 'pins', 'gpu', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches: 'An app that asks for torchaudio itself, with torchaudio 2.9 or newer and no torchcodec.',
    happens:
      'ImportError: TorchCodec is required for load_with_torchcodec. Please install torchcodec to use this function.',
    why: 'From 2.9 on torchaudio.load() and save() go through torchcodec, which is not among its requirements. torchcodec has a release for each torch, and needs the shared libraries of FFmpeg 4 to 7.',
    fix: 'Install the torchcodec of your torch and ffmpeg, or take torch 2.8.',
    override: 'Sound when the app loads and saves sound by other means.',
    evidence: [
      fact('load and save go through torchcodec', 'pytorch/audio pull request 4039, issue 4182'),
      fact('The error, as people meet it', 'https://github.com/ace-step/ACE-Step-1.5/issues/685'),
    ],
  },
  check: (situation) => {
    const { torch, draft, preset, requirements } = situation;
    if (torch === null || torch.torchaudio === null || !satisfies(torch.torchaudio, '>=2.9')) return [];
    // Every trio brings torchaudio; only an app that asks for it uses it.
    if (!requirements.has('torchaudio') || isInstalled(situation, 'torchcodec')) return [];
    // vLLM lists torchcodec itself (0.25.1 does, 0.24.0 and older do not).
    const vllm = requirements.get('vllm');
    if (vllm !== undefined && satisfies(exactVersion(vllm.specifier) ?? '99', '>0.24')) return [];
    // Where the preset does not accept this torch, PW411 has said it.
    if (!acceptsTorch(preset, torch.torch)) return [];
    return [
      {
        field: torch.from === 'plan' ? 'torch' : 'app',
        message: `torchaudio ${torch.torchaudio} loads and saves through torchcodec, and nothing installs it.`,
        error: 'ImportError: TorchCodec is required for load_with_torchcodec.',
        why: 'Because torchaudio 2.9 gave up its own readers and does not list torchcodec among its requirements.',
        fixes: [pinFix(draft, 'torchcodec')],
      },
    ];
  },
});
