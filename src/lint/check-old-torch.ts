import { imageByRef } from '../catalog/images.ts';
import { cuda11Build } from '../catalog/packages.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { compareVersions, exactVersion, satisfies } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf } from './located.ts';
import { torchTooOld } from './pages/torch.ts';
import type { Place } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';
import type { Surroundings } from './situation.ts';

/** PW869: a torch from before Hopper, where nobody said which card it is for. */
export function checkOldTorch(
  { requirements, indexes, steps, conda = [] }: Installation,
  { gpu = null }: Surroundings,
): readonly FileFinding[] {
  if (gpu !== null) return [];
  const pin = requirements.find((one) => nameOf(one) === 'torch');
  const exact = exactVersion(parseRequirement(pin?.text ?? '')?.specifier ?? '');
  if (pin !== undefined) {
    // Without an index a step takes the build of the default one, for CUDA 10.2 up to 1.12; of a list nobody knows.
    const tag = exact?.split('+')[1] ?? toolkitOf(conda) ?? (steps && indexes.length === 0 ? 'cu102' : null);
    return isOld(exact) ? [tooOld(pin.place, `torch ${exact}`, knowsAmpere(exact, tag), exact)] : [];
  }
  const tensorflow =
    requirements.find(
      (one) =>
        nameOf(one) === 'tensorflow-gpu' &&
        satisfies(exactVersion(parseRequirement(one.text)?.specifier ?? '') ?? '9', '<2.4'),
    ) ??
    (/^cu(?:[89]|10)\d/.test(toolkitOf(conda) ?? '')
      ? conda.find(({ text }) => /^tensorflow(?:-gpu)?\s*=/.test(text))
      : undefined);
  if (tensorflow !== undefined) return [ofCuda10(tensorflow.place, tensorflow.text)];
  const ofConda = conda.find(({ text }) => /^(?:[\w-]{1,60}::)?pytorch\s*=/.test(text));
  const version = /pytorch\s*=+\s*(\d[\w.]*)/.exec(ofConda?.text ?? '')?.[1] ?? null;
  // 1.13 of conda with pytorch-cuda 11.6 or 11.7: no build for 11.8 either.
  return ofConda !== undefined && isOld(version)
    ? [tooOld(ofConda.place, `pytorch ${version}`, knowsAmpere(version, toolkitOf(conda)), version)]
    : [];
}

/** PW869 of a base image. */
export function checkOldImage(
  from: Located | null,
  { gpu = null, catalog }: Surroundings,
): readonly FileFinding[] {
  const torch = from === null ? null : imageByRef(catalog, from.text).torch;
  const own = torch?.version ?? null;
  const cuda = /(?<!^nvidia)\/cuda:((?:[89]|10)\.\d)(?![\d])/.exec(from?.text ?? '')?.[1];
  if (from !== null && gpu === null && cuda !== undefined)
    return [ofCuda10(from.place, `CUDA ${cuda} of the base`)];
  const tensorflow = /^tensorflow\/tensorflow:(?:1\.\d{1,2}|2\.[0-3])\.\d{1,2}[^\s]{0,20}-gpu/.exec(
    from?.text ?? '',
  )?.[0];
  // TensorFlow 2.4 was the first for CUDA 11.
  if (from !== null && gpu === null && tensorflow !== undefined) return [ofCuda10(from.place, tensorflow)];
  return from !== null && gpu === null && isOld(own)
    ? [tooOld(from.place, `${from.text}, which has torch ${own},`, knowsAmpere(own, torch?.cudaTag ?? null))]
    : [];
}

/** PW869 of what commands ask apt and conda for. */
export function checkOldCuda(
  commands: readonly ShellCommand[],
  { gpu = null }: Surroundings,
): readonly FileFinding[] {
  return commands
    .flatMap(({ name, words, places, place }) => {
      const asks = /^(?:apt(?:-get)?|conda|mamba|micromamba)$/.test(name) && words.includes('install');
      const at = words.findIndex((word) => /^(?:cuda(?:-toolkit)?-|cudatoolkit=+)(?:[89]|10)\b/.test(word));
      // numba compiles for the card it finds.
      const compiles = words.some((word) => /^numba\b/.test(word));
      return asks && at > 0 && gpu === null && !compiles
        ? [ofCuda10(places[at] ?? place, words[at] ?? '')]
        : [];
    })
    .slice(0, 1);
}

const isOld = (version: string | null): version is string =>
  version !== null && /^[01]\./.test(version) && !version.endsWith('+cpu');

/** The CUDA that conda is asked for, as a tag; null: not said. */
function toolkitOf(conda: readonly Located[]): string | null {
  const version = conda
    .map(({ text }) => /^(?:[\w-]{1,60}::)?(?:cudatoolkit|pytorch-cuda)\s*=+\s*(\d+)\.(\d)/.exec(text))
    .find((match) => match !== null);
  return version == null ? null : `cu${version[1]}${version[2]}`;
}

/** Code for Ampere begins with CUDA 11, and so with torch 1.7; null: builds for CUDA 10 and 11 go by that name. */
function knowsAmpere(version: string, cudaTag: string | null): boolean | null {
  if ((compareVersions(version.replace(/\+.*/s, ''), '1.7') ?? 0) < 0) return false;
  if ((compareVersions(version.replace(/\+.*/s, ''), '1.13') ?? 0) >= 0) return true;
  return cudaTag === null ? null : cudaTag.startsWith('cu11');
}

/** The cards of CUDA 8 to 10: nothing after Turing. */
function ofCuda10(place: Place, what: string): FileFinding {
  // TensorFlow is built for CUDA 8 up to 1.4; what CUDA 9 makes for the V100 the cards of its generation run.
  const newest = /cuda\D{0,9}8\b|tensorflow\D{1,20}1\.[0-4]\b/i.test(what)
    ? 'GTX 10 and P100'
    : 'RTX 20 and T4';
  return found(torchTooOld, {
    place,
    message: `${what} has no code for cards newer than the ${newest}: on RTX 30, A100 and all later ones ${/tensorflow/i.test(what) ? 'it stands for minutes first, or computes nothing' : 'nothing runs on the GPU'}.`,
    error: 'CUDA error: no kernel image is available for execution on the device',
    why: 'Because code for Ampere (sm_80) came with CUDA 11, and this is built for an older one.',
    fixes: ['take a base and libraries for CUDA 11.8 or newer'],
  });
}

function tooOld(place: Place, what: string, ampere: boolean | null, version = ''): FileFinding {
  const tag = cuda11Build(version) ?? 'cu113';
  const newest = ampere === false ? 'RTX 20 and T4' : 'RTX 40 and A100';
  return found(torchTooOld, {
    place,
    message: `${what} has no code for cards newer than the ${newest}: on ${ampere === false ? 'RTX 30, A100 and all later ones' : 'H100, H200, RTX 50 and B200'} the first computation fails.${ampere === null ? ' Its builds for CUDA 10 have none for RTX 30, RTX 40 and A100 either.' : ''}`,
    error: 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    why:
      ampere === false
        ? 'Because code for Ampere (sm_80) came with CUDA 11 and torch 1.7, and this build is for an older one, as those of the default index are up to 1.12.'
        : 'Because sm_90 came with torch 2.0 for CUDA 11.8, and what is newer came later.',
    fixes:
      ampere === false
        ? ['take torch 2; cards up to the RTX 20 and T4 are hardly for rent any more']
        : ampere === null
          ? ['take torch 2', `with a build for CUDA 11 (${tag}), rent a card up to the RTX 40 or A100`]
          : ['rent a card up to the RTX 40 or A100 (--gpu says which, and is judged)', 'take torch 2'],
  });
}
