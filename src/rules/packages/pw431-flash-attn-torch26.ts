import { satisfies } from '../../packaging/versions.ts';
import { defineRule } from '../rule.ts';
import { flashAttnOf, hasCxx11Abi, minorOf, wheelsOf } from './flash-attn.ts';
import { fact } from './package-facts.ts';
import { pinFix, withoutPin } from './package-lookup.ts';

export const flashAttnTorch26 = defineRule({
  code: 'PW431',
  title: 'flash-attn 2.8 was built for another torch 2.6',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'torch', 'gpu', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches:
      'flash-attn 2.8.0.post1 or newer, by version or by its cxx11abiFALSE file, with torch 2.6 from cu124 or cu118.',
    happens:
      'ImportError: flash_attn_2_cuda….so: undefined symbol: _ZN3c105ErrorC2ENS_14SourceLocationENSt7__cxx1112basic_string…',
    why: 'torch 2.6.0 exists with two C++ ABIs: the new one from cu126, the old one from cu118 and cu124 (and so from PyPI). flash-attn from 2.8.0.post1 on compiles all its files for torch 2.6 against the cu126 build, the one named cxx11abiFALSE included. Its setup finds that file by the name, installs it, and the import fails.',
    fix: 'Pin flash-attn==2.7.4.post1, whose file for torch 2.6 has the old ABI, or take torch 2.6.0 from cu126.',
    override: 'Sound for a wheel you built yourself.',
    evidence: [
      fact(
        'Files for torch 2.6 are compiled against 2.6.0+cu126, and FORCE_CXX11_ABI=FALSE does not switch its ABI off (inferred from the workflow, confirmed by reports)',
        'Dao-AILab/flash-attention tags v2.8.0.post1 to v2.8.3.post1, publish.yml and setup.py',
      ),
      fact(
        'cu126 is the only torch 2.6 with the new C++ ABI; undefined symbol with the other',
        'https://github.com/Dao-AILab/flash-attention/issues/1644; https://github.com/huggingface/open-r1/issues/684',
      ),
    ],
  },
  check: (situation) => {
    const { torch, draft } = situation;
    const asked = flashAttnOf(situation);
    if (asked === null || torch?.cudaTag == null || minorOf(torch.torch) !== '2.6') return [];
    const { requirement, file } = asked;
    if (hasCxx11Abi(torch.torch, torch.cudaTag)) return [];
    // A file for another torch, or with the other ABI by its name, is PW417's.
    if (requirement.url !== null && (file?.torch !== '2.6' || file.cxx11Abi !== false)) return [];
    if (requirement.url !== null && !requirement.url.includes('Dao-AILab/flash-attention')) return [];
    const version = asked.version ?? wheelsOf(situation, asked)?.versions.at(-1) ?? null;
    if (version === null || !satisfies(version, '>=2.8.0.post1,<2.9')) return [];
    const stated = requirement.from === 'plan';
    return [
      {
        field: stated ? 'pins' : 'app',
        message: `flash-attn ${version} for torch 2.6 was built for torch 2.6.0+cu126, but torch ${torch.torch}+${torch.cudaTag} will be there: it installs, and fails when it is imported.`,
        error:
          'ImportError: flash_attn_2_cuda….so: undefined symbol: _ZN3c105ErrorC2ENS_14SourceLocationENSt7__cxx1112basic_string…',
        why: `Because torch 2.6.0 has the new C++ ABI from cu126 and the old one from ${torch.cudaTag}, and the file named cxx11abiFALSE was compiled against the former all the same.`,
        fixes: [
          pinFix(draft, 'flash-attn==2.7.4.post1'),
          ...(stated ? [{ label: 'leave flash-attn out', patch: withoutPin(draft, 'flash-attn') }] : []),
        ],
      },
    ];
  },
});
