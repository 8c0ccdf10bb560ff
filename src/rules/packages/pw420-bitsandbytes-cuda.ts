import { cudaOfTag, sameCudaMajor } from '../../catalog/drivers.ts';
import { isBlackwell } from '../../catalog/gpus.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { bitsandbytesRelease } from './bitsandbytes.ts';
import { fact, rowAsEvidence } from './package-facts.ts';
import { fixesThatHelp, pinFix } from './package-lookup.ts';

export const bitsandbytesCuda = defineRule({
  code: 'PW420',
  title: 'bitsandbytes has no library for this CUDA',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'torch', 'gpu', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches:
      'An exact bitsandbytes without a library for the CUDA version of torch: before 0.45.3 with cu128 (and so on Blackwell), before 0.48 with cu130.',
    happens:
      'RuntimeError: CUDA Setup failed despite GPU being available. Please run: python -m bitsandbytes\nlibbitsandbytes_cuda128.so: cannot open shared object file: No such file or directory',
    why: 'bitsandbytes brings one library for each CUDA version and loads the one that torch was built for. Releases since 0.50 also take another of the same major; older ones want the exact one.',
    fix: 'Pin bitsandbytes 0.46.1 (CUDA 11.8, 12.0 to 12.6, 12.8) or 0.48.0 (CUDA 13.0 too).',
    override: 'Sound when you set BNB_CUDA_VERSION to a library that runs on your driver.',
    evidence: [
      fact(
        'CUDA versions of each release; 0.45.3 is the first with 12.8 and Blackwell, 0.48.0 the first with 13.0',
        'bitsandbytes-foundation/bitsandbytes tags, .github/workflows/python-package.yml and build-cuda.sh',
      ),
      fact(
        'The exact minor is wanted; the fallback within a major is new',
        'bitsandbytes@95f9af30 bitsandbytes/cextension.py',
      ),
    ],
  },
  check,
});

function check(situation: Resolved): readonly Hit[] {
  const { requirements, torch, catalog, draft, gpu } = situation;
  const version = exactVersion(requirements.get('bitsandbytes')?.specifier ?? '');
  const cuda = torch?.cudaTag == null ? null : cudaOfTag(torch.cudaTag);
  const release = bitsandbytesRelease(catalog, version);
  if (version === null || cuda === null || torch === null || release === null) return [];
  const takes = satisfies(version, '>=0.50')
    ? release.cuda.some((built) => sameCudaMajor(built, cuda))
    : release.cuda.includes(cuda);
  if (takes) return [];
  const others = catalog.bitsandbytes
    .filter((other) => other.cuda.includes(cuda))
    // Before 0.45.1 it needs a triton that torch 2.6 no longer brings (PW421).
    .filter((other) => satisfies(torch.torch, '<2.6') || satisfies(other.version, '>=0.45.1'))
    .map((other) => pinFix(draft, `bitsandbytes==${other.version === '0.46.0' ? '0.46.1' : other.version}`));
  return [
    {
      field: 'pins',
      involves: torch.from === 'plan' ? ['pins', 'app', 'torch'] : ['pins', 'app', 'gpu'],
      message: `bitsandbytes ${version} has no library for CUDA ${cuda} (torch ${torch.torch}+${torch.cudaTag})${gpu !== null && isBlackwell(gpu) ? `, which the ${gpu.name} needs` : ''}: it fails when it is first used.`,
      error: `libbitsandbytes_cuda${cuda.replace('.', '')}.so: cannot open shared object file: No such file or directory`,
      why: `Because that release was built for CUDA ${release.cuda.join(', ')} only.${others.length === 0 ? ' No release that is known has one.' : ''}`,
      fixes: fixesThatHelp(situation, check, others).slice(0, 1),
      evidence: [rowAsEvidence(`libraries of bitsandbytes ${release.version}`, release)],
    },
  ];
}
