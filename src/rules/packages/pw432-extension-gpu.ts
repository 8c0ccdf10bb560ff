import { cudaOfTag } from '../../catalog/drivers.ts';
import { machineCode } from '../../catalog/gpus.ts';
import type { BitsandbytesRelease } from '../../catalog/types.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { otherGpus } from '../fixes.ts';
import { defineRule, type Evidence, type Hit } from '../rule.ts';
import { bitsandbytesRelease } from './bitsandbytes.ts';
import { fact, rowAsEvidence } from './package-facts.ts';
import { pinFix, withoutPin } from './package-lookup.ts';

export const extensionGpu = defineRule({
  code: 'PW432',
  title: 'An extension without code for this old GPU',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'gpu', 'torch', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches:
      'xformers 0.0.31 or newer on a V100, and an exact bitsandbytes whose library for the CUDA of torch begins with newer cards: 0.46 with cu128 on a V100.',
    happens: 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    why: 'An extension holds its own machine code, for cards that torch may go beyond: torch 2.8 from cu128 runs on a V100, and the bitsandbytes 0.46 library for CUDA 12.8 begins with sm_75. It installs anywhere and fails at its first call.',
    fix: 'Pin a release that has code for the card, leave the extension out, or rent a newer GPU.',
    override: 'Sound when the app never calls it on this card, or for a build of your own.',
    evidence: [
      fact('0.0.31 dropped V100 and older', 'facebookresearch/xformers CHANGELOG.md, 0.0.31'),
      fact(
        'GPU codes of each library; the one for CUDA 12.8 lacks sm_70 in 0.46, and has it in 0.45.3 and from 0.47 on',
        'bitsandbytes-foundation/bitsandbytes tags, .github/scripts/build-cuda.sh',
      ),
    ],
  },
  check,
});

interface Lack {
  readonly name: string;
  readonly version: string;
  readonly from: string;
  /** Releases that have code for the card. */
  readonly others: readonly string[];
  readonly evidence: readonly Evidence[];
}

function check(situation: Resolved): readonly Hit[] {
  const { gpu, draft, preset, requirements } = situation;
  const capability = gpu?.computeCapability ?? null;
  if (gpu === null || capability === null) return [];
  return [...ofXformers(situation, Number(capability)), ...ofBitsandbytes(situation, Number(capability))].map(
    ({ name, version, from, others, evidence }) => {
      const stated = requirements.get(name)?.from === 'plan';
      return {
        field: 'pins',
        involves: stated ? ['pins', 'gpu'] : ['pins', 'app', 'gpu'],
        message: `${name} ${version} begins with ${from} and has no code for the ${gpu.name} (${machineCode(gpu)}): it installs, and fails at its first call.`,
        error: 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
        why: `Because a ${machineCode(gpu)} card runs no code that was compiled for ${from} or newer, whatever torch has.`,
        fixes: [
          ...others.slice(0, 1).map((other) => pinFix(draft, `${name}==${other}`)),
          ...(stated ? [{ label: `leave ${name} out`, patch: withoutPin(draft, name) }] : []),
          ...otherGpus(situation, (other) => {
            const enough = (other.vramGb ?? 0) >= (preset?.vram.minimumGb ?? 0);
            return enough && Number(other.computeCapability ?? 0) >= 7.5;
          }),
        ],
        evidence,
      };
    },
  );
}

function ofXformers({ requirements }: Resolved, capability: number): readonly Lack[] {
  const version = exactVersion(requirements.get('xformers')?.specifier ?? '');
  if (version === null || capability >= 7.5 || !satisfies(version, '>=0.0.31')) return [];
  return [{ name: 'xformers', version, from: 'sm_75', others: [], evidence: [] }];
}

function ofBitsandbytes({ requirements, catalog, torch }: Resolved, capability: number): readonly Lack[] {
  const version = exactVersion(requirements.get('bitsandbytes')?.specifier ?? '');
  const cuda = cudaOfTag(torch?.cudaTag ?? '');
  const release = bitsandbytesRelease(catalog, version);
  if (version === null || cuda === null || release === null) return [];
  const oldest = oldestCode(release, cuda);
  if (oldest === null || capability >= oldest) return [];
  const others = catalog.bitsandbytes.filter((other) => {
    const from = oldestCode(other, cuda);
    return from !== null && capability >= from;
  });
  return [
    {
      name: 'bitsandbytes',
      version,
      from: `sm_${oldest * 10}`,
      others: others.map((other) => other.version),
      evidence: [rowAsEvidence(`GPU codes of bitsandbytes ${release.version} for CUDA ${cuda}`, release)],
    },
  ];
}

/** Capability that the library begins with, such as 7.5; a newer card may be served by PTX, which is not recorded. */
function oldestCode({ codes }: BitsandbytesRelease, cuda: string): number | null {
  const [first] = codes[cuda] ?? [];
  return first === undefined ? null : Number(first.slice('sm_'.length)) / 10;
}
