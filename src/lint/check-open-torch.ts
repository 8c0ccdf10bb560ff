import { driverFloor } from '../catalog/drivers.ts';
import { imageByRef } from '../catalog/images.ts';
import { needsOf, newestRead } from '../catalog/metadata.ts';
import { brokenPairs } from '../catalog/packages.ts';
import type { Catalog, TorchRelease } from '../catalog/types.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { compareVersions, exactVersion, satisfies } from '../packaging/versions.ts';
import { audioOfList, decides } from './check-torch-steps.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf } from './located.ts';
import { torchUnheld } from './pages/torch.ts';
import { hasOldPython, pythonOf, pythonUpTo, type Surroundings } from './situation.ts';

/** What pip does with a torch that nothing holds, and with a torchaudio that nothing ties to its torch. */
export function checkOpenTorch(
  installation: Installation,
  surroundings: Surroundings,
): readonly FileFinding[] {
  return [...unheld(installation, surroundings), ...(installation.steps ? [] : audioOfList(installation))];
}

/** Packages that bring torch along and whose metadata was not read: openai/whisper and ultralytics, pyproject.toml. */
const bringsTorch = /^(?:openai-whisper|ultralytics)$/;

const atADesk = /^(?:py(?:qt|side)\d.*|pyaudio|pyautogui|pynput|kivy|customtkinter|pyttsx3|keyboard|mss)$/;

/** PW829: a torch that nothing holds, where none is there yet. */
function unheld(installation: Installation, surroundings: Surroundings): readonly FileFinding[] {
  const { requirements, constraints, indexes, install, steps, lists, brought = [], unseen } = installation;
  const { catalog, image, hostCuda = null } = surroundings;
  const known = image === null ? null : imageByRef(catalog, image);
  const lacks =
    install === 'venv' ||
    (known !== null &&
      known.torch === null &&
      (known.services === 'none' || known.distro !== null || known.tools.length > 0));
  // A list alone goes into an image that nobody named.
  const alone = image === null && !steps && !lists;
  if (indexes.length > 0 || !(lacks || alone)) return [];
  // On a Python before 3.9 pip takes a torch of before CUDA 13; conda has put its own there.
  if (hasOldPython(image) || brought.some((name) => /^(?:[\w-]+::)?pytorch\b/.test(name))) return [];
  // `-e .` and what comes from git have bounds of their own, which nobody here has read.
  if (alone && installation.addresses.length > 0) return [];
  // What has a window, a microphone or a mouse runs at somebody's desk.
  if (alone && requirements.some((one) => atADesk.test(nameOf(one) ?? ''))) return [];
  const named = requirements.find((one) => nameOf(one) === 'torch');
  const drawing =
    named ?? (unseen.length > 0 || constraints.length > 0 ? undefined : drawsIn(requirements, alone));
  if (drawing === undefined || holds(requirements, constraints)) return [];
  const spec = named === undefined ? '' : (parseRequirement(named.text)?.specifier ?? '');
  const taken = newestFor(catalog, pythonOf(installation, surroundings), spec, requirements);
  if (taken === null || taken.floor < 13) return [];
  if (hostCuda !== null && Number.parseInt(hostCuda, 10) >= taken.floor) return [];
  const onOlder =
    taken.onOlder === null ? '' : ` (${taken.onOlder.version} on Python ${taken.onOlder.python})`;
  const by = named === undefined ? `${nameOf(drawing)} brings torch along: ` : '';
  return [
    found(torchUnheld, {
      place: drawing.place,
      message: `${by}${alone ? 'where no torch is there yet, ' : ''}pip takes torch ${taken.version} today${onOlder}, built for CUDA ${taken.floor}, which needs driver ${taken.driver} or newer on the host; later another one.`,
      error: 'RuntimeError: The NVIDIA driver on your system is too old',
      why: `Because ${spec === '' ? 'no version' : `only "${spec}"`} and no index holds it${known === null || !lacks ? '' : `, and ${image} has no torch`}.`,
      fixes: [
        taken.older === null
          ? 'write torch==VERSION'
          : heldBy(taken.older, drawing.place.file.endsWith('.toml') ? 'project' : steps ? 'steps' : 'list'),
      ],
    }),
  ];
}

/** How it is held there: in a list an --index-url would be that of every line. */
function heldBy(
  { version, tag }: { readonly version: string; readonly tag: string },
  where: 'project' | 'steps' | 'list',
): string {
  const index = `https://download.pytorch.org/whl/${tag}`;
  const why = ', which older drivers of CUDA 12 run';
  if (where === 'project')
    return `write torch==${version}, from ${index} for torch alone (uv: [tool.uv.sources]; Poetry: a source with priority explicit)${why}`;
  if (where === 'steps')
    return `in a step before it, for torch alone: pip install torch==${version} --index-url ${index}${why}`;
  return `write torch==${version}+${tag}${why}, and above it a line of its own: --extra-index-url ${index}`;
}

/** What brings torch along; of a list alone, only its own partners say that it is not there yet. */
function drawsIn(requirements: readonly Located[], alone: boolean): Located | undefined {
  return requirements.find((one) => {
    const name = nameOf(one) ?? '';
    if (/^torch(?:vision|audio)$/.test(name))
      return /^(?:>=?\s*[\d.]+)?$/.test(parseRequirement(one.text)?.specifier ?? '==');
    if (alone) return false;
    const newest = newestRead(name, '');
    return (
      bringsTorch.test(name) ||
      (newest !== null && needsOf(name, newest).some(({ needs }) => needs === 'torch'))
    );
  });
}

/** True where a pin decides over torch: torch's own, or of what is built for one torch. */
export function holds(requirements: readonly Located[], constraints: readonly Located[]): boolean {
  return [...requirements, ...constraints].some((located) => {
    const requirement = parseRequirement(located.text);
    const name = requirement?.name ?? '';
    if (requirement?.url != null) return /^(?:torch|xformers$|vllm$)/.test(name);
    // A bound above is that of one torch, or of those before it.
    if (/^torch(?:vision|audio)$/.test(name) && /<|~=/.test(requirement?.specifier ?? '')) return true;
    const version = exactVersion(requirement?.specifier ?? '');
    // Whatever version of these it is, it has a say in which torch it is.
    if (version === null || decides.test(name))
      return decides.test(name) || (constraints.includes(located) && name === 'torch');
    return (
      /^(?:torch$|torchvision$|torchaudio$|vllm$|xformers$|sglang$)/.test(name) ||
      needsOf(name, version).some(
        ({ needs, specifier }) => needs === 'torch' && /(?:^|,)(?:==|<|~=)/.test(specifier),
      )
    );
  });
}

interface Taken {
  readonly version: string;
  /** What an older Python that is still about takes, where nobody said which one it is. */
  readonly onOlder: { readonly python: string; readonly version: string } | null;
  /** The CUDA major it is built for. */
  readonly floor: number;
  readonly driver: string;
  /** The newest that still has a build for CUDA 12. */
  readonly older: { readonly version: string; readonly tag: string } | null;
}

/** True for a torch beside which a pin of the list is known to fail. */
export function breaksPin(requirements: readonly Located[], torch: string): boolean {
  return brokenPairs.some(
    ({ name, versions, beside, broken }) =>
      beside === 'torch' &&
      satisfies(torch, broken) &&
      requirements.some(({ text }) => {
        const asked = parseRequirement(text);
        const version = asked?.name === name ? exactVersion(asked.specifier) : null;
        return version !== null && satisfies(version, versions);
      }),
  );
}

/** What pip takes of the default index today. */
export function newestFor(
  catalog: Catalog,
  python: string | null,
  spec: string,
  requirements: readonly Located[],
): Taken | null {
  const admitted = releasesFor(catalog, python, requirements).filter(
    ({ version }) => spec === '' || satisfies(version, spec),
  );
  const newest = newestOf(admitted);
  // The tag of the newest may not be read yet; none went back to an older CUDA.
  const tag = newestOf(admitted.filter(({ defaultTag }) => defaultTag !== null))?.defaultTag ?? null;
  const floor = tag === null ? null : driverFloor(catalog, tag);
  if (newest === null || floor === null) return null;
  const older = newestOf(
    admitted.filter(
      ({ version, cudaTags }) =>
        cudaTags.some((one) => one.startsWith('cu12')) && !breaksPin(requirements, version),
    ),
  );
  const olderTag = older?.cudaTags
    .filter((one) => one.startsWith('cu12'))
    .toSorted()
    .at(-1);
  return {
    version: newest.version,
    // Below a bound of the list it would be one for another CUDA.
    onOlder:
      python === null && pythonUpTo(requirements) === null ? olderPython(catalog, admitted, newest) : null,
    floor: floor.major,
    driver: floor.minorCompat.replace(/\..*/s, ''),
    older: older === null || olderTag === undefined ? null : { version: older.version, tag: olderTag },
  };
}

/** The last Python that the newest torch gave up, if a release with the same CUDA still takes it. */
function olderPython(
  catalog: Catalog,
  admitted: readonly TorchRelease[],
  newest: TorchRelease,
): Taken['onOlder'] {
  const gone = [...new Set(catalog.torch.flatMap(({ pythons }) => pythons))]
    .filter((one) => newest.pythons.every((taken) => (compareVersions(one, taken) ?? 0) < 0))
    .toSorted((a, b) => compareVersions(a, b) ?? 0)
    .at(-1);
  const release =
    gone === undefined ? null : newestOf(admitted.filter(({ pythons }) => pythons.includes(gone)));
  return gone === undefined || release === null ? null : { python: gone, version: release.version };
}

/** The releases of torch that have a wheel for this Python, or for one that the pins beside it take: pip passes over the others. */
export function releasesFor(
  { torch }: Catalog,
  python: string | null,
  beside: readonly Located[],
): readonly TorchRelease[] {
  const last = python === null ? pythonUpTo(beside) : null;
  return torch.filter(({ pythons }) =>
    python === null
      ? pythons.some((one) => last === null || (compareVersions(one, last) ?? 0) <= 0)
      : pythons.includes(python),
  );
}

function newestOf(releases: readonly TorchRelease[]): TorchRelease | null {
  return releases.reduce<TorchRelease | null>(
    (best, one) => (best === null || (compareVersions(one.version, best.version) ?? 0) > 0 ? one : best),
    null,
  );
}
