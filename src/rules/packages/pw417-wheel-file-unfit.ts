import { compareVersions } from '../../packaging/versions.ts';
import type { EffectiveRequirement, Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { hasCxx11Abi, minorOf, type WheelFile, wheelFile } from './flash-attn.ts';
import { fact } from './package-facts.ts';
import { withoutPin } from './package-lookup.ts';

export const wheelFileUnfit = defineRule({
  code: 'PW417',
  title: 'A wheel file for another Python, platform or torch',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'python', 'torch', 'gpu', 'image', 'install'],
  page: {
    catches:
      'The address of a wheel whose file name says that it is for another Python, another platform or a newer glibc, another torch, or the other C++ ABI.',
    happens:
      'ERROR: flash_attn-…-cp310-cp310-linux_x86_64.whl is not a supported wheel on this platform.\nImportError: … undefined symbol: _ZN3c10…',
    why: 'The file name of a wheel tells what it was built for: the Python (cp312), the platform, and, for extensions of torch, often torch, CUDA and the C++ ABI (torch2.8cxx11abiTRUE). pip checks the first two; manylinux_2_39 asks for glibc 2.39, and musllinux is not for these systems. The others show only when the extension is loaded. The torch wheels changed their C++ ABI with 2.7 (2.6 for CUDA 12.6 already).',
    fix: 'Take the file whose name has your Python, torch and ABI; or leave the extension out.',
    override: 'Sound when the name of the file is wrong and you have tried it.',
    evidence: [
      fact(
        'A cp310 wheel on Python 3.12: not a supported wheel on this platform',
        'sruckh/HunyuanVideo-Foley-Runpod, hunyuanvideo-foley-python312-and-directory-fixes.md',
      ),
      fact(
        'Which torch has which C++ ABI; undefined symbol with the other',
        'Dao-AILab/flash-attention publish.yml (comment); https://github.com/Dao-AILab/flash-attention/issues/1644',
      ),
      fact(
        'Tags of a wheel file; manylinux names a glibc, musllinux another libc',
        'PEP 425, PEP 427, PEP 600 and PEP 656',
      ),
    ],
  },
  check: (situation) =>
    filesIn(situation.requirements).flatMap(({ requirement, file }) => judge(situation, requirement, file)),
});

interface Named {
  readonly requirement: EffectiveRequirement;
  readonly file: WheelFile;
}

const known = new WeakMap<object, readonly Named[]>();

/** The requirements that are wheel files; a preset's are the same for every plan. */
function filesIn(requirements: Resolved['requirements']): readonly Named[] {
  const files =
    known.get(requirements) ??
    [...requirements.values()].flatMap((requirement) => {
      const file = requirement.url === null ? null : wheelFile(requirement.url);
      return file === null ? [] : [{ requirement, file }];
    });
  known.set(requirements, files);
  return files;
}

function judge(situation: Resolved, requirement: EffectiveRequirement, file: WheelFile): readonly Hit[] {
  const { python, torch, draft, image, catalog } = situation;
  const version = python?.choice.version ?? null;
  const glibc = catalog.distros.find(({ id }) => id === image?.distro)?.glibc ?? null;
  const label = `${file.name} ${file.version} (${file.pythons.join('.')}-${file.abi}-${file.platform})`;
  const shared = {
    field: requirement.from === 'plan' ? ('pins' as const) : ('app' as const),
    fixes:
      requirement.from === 'plan'
        ? [{ label: `leave ${requirement.name} out`, patch: withoutPin(draft, requirement.name) }]
        : [],
  };
  const refused = version !== null && !runsOn(file, version);
  if (refused || !fitsSystem(file.platform, glibc)) {
    const system = glibc === null ? 'Linux x86-64' : `Linux x86-64 with glibc ${glibc} (${image?.distro})`;
    const wanted = version === null ? system : `Python ${version} on ${system}`;
    return [
      {
        ...shared,
        message: `The wheel ${label} is not for ${wanted}, so pip refuses it.`,
        error: `ERROR: ${file.name}-${file.version}-….whl is not a supported wheel on this platform.`,
        why: `Because the name of the file says ${file.pythons.join('.')}-${file.abi}-${file.platform}, and pip takes it at its word.${shared.fixes.length === 0 ? ' The preset names the file: no answer of yours but another Python or image can end this.' : ''}`,
      },
    ];
  }
  if (torch === null) return [];
  const wrong: string[] = [];
  if (file.torch !== null && file.torch !== minorOf(torch.torch)) wrong.push(`torch ${file.torch}`);
  if (torch.cudaTag !== null) {
    if (file.cuda !== null && file.cuda.slice(0, 2) !== torch.cudaTag.slice(2, 4))
      wrong.push(`CUDA ${file.cuda}`);
    if (file.cxx11Abi !== null && file.cxx11Abi !== hasCxx11Abi(torch.torch, torch.cudaTag)) {
      wrong.push(`the ${file.cxx11Abi ? 'new' : 'old'} C++ ABI`);
    }
  }
  if (wrong.length === 0) return [];
  return [
    {
      ...shared,
      message: `The wheel ${label} was built for ${wrong.join(' and ')}, but torch ${torch.torch}${torch.cudaTag === null ? '' : `+${torch.cudaTag}`} will be installed: ${version === null ? 'where its Python is that of the image, it' : 'it'} installs, and fails when it is imported.`,
      error:
        wrong.length === 1 && wrong[0]?.startsWith('CUDA') === true
          ? `ImportError: libcudart.so.${file.cuda?.slice(0, 2)}.0: cannot open shared object file`
          : 'ImportError: … undefined symbol: _ZN3c10…',
      why: `Because an extension is tied to the very torch it was compiled against, and its name says ${wrong.join(' and ')}.${shared.fixes.length === 0 ? ' The preset names the file: no answer of yours but another torch can end this.' : ''}`,
    },
  ];
}

/** The older names of manylinux and the glibc they stand for (PEP 600). */
const manylinux: Readonly<Record<string, string>> = { '1': '2.5', '2010': '2.12', '2014': '2.17' };

/** Whether pip takes one of the platforms (dots join them); with a glibc nobody knows, any manylinux will do. */
function fitsSystem(platforms: string, glibc: string | null): boolean {
  return platforms.split('.').some((platform) => {
    if (platform === 'any' || platform === 'linux_x86_64') return true;
    const [, old, major, minor] = /^manylinux(?:(\d+)|_(\d+)_(\d+))_x86_64$/.exec(platform) ?? [];
    const needs = old === undefined ? `${major}.${minor}` : manylinux[old];
    if (needs === undefined || (old === undefined && major === undefined)) return false;
    return glibc === null || (compareVersions(needs, glibc) ?? 0) <= 0;
  });
}

function runsOn({ pythons, abi }: WheelFile, version: string): boolean {
  // cp313t is the free-threaded build, which no image and no plan here has.
  if (/^cp\d+t$/.test(abi)) return false;
  const [, minor = 0] = version.split('.').map(Number);
  return pythons.some((tag) => {
    const parts = /^(py|cp)3(\d*)$/.exec(tag);
    if (parts === null) return false;
    const from = Number(parts[2] === '' ? 0 : parts[2]);
    // py3 and the stable ABI serve every later Python; anything else its own only.
    return parts[1] === 'py' || abi === 'abi3' ? minor >= from : minor === from;
  });
}
