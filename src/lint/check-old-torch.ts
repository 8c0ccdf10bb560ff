import { imageByRef } from '../catalog/images.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf } from './located.ts';
import { torchTooOld } from './pages/torch.ts';
import type { Place } from './place.ts';
import type { Surroundings } from './situation.ts';

/** PW869: a torch from before Hopper, where nobody said which card it is for. */
export function checkOldTorch(
  { requirements, conda = [] }: Installation,
  { gpu = null }: Surroundings,
): readonly FileFinding[] {
  if (gpu !== null) return [];
  const pin = requirements.find((one) => nameOf(one) === 'torch');
  const exact = exactVersion(parseRequirement(pin?.text ?? '')?.specifier ?? '');
  if (pin !== undefined) return isOld(exact) ? [tooOld(pin.place, `torch ${exact}`)] : [];
  const ofConda = conda.find(({ text }) => /^(?:[\w-]{1,60}::)?pytorch\s*=/.test(text));
  const version = /pytorch\s*=+\s*(\d[\w.]*)/.exec(ofConda?.text ?? '')?.[1] ?? null;
  // 1.13 of conda with pytorch-cuda 11.6 or 11.7: no build for 11.8 either.
  return ofConda !== undefined && isOld(version) ? [tooOld(ofConda.place, `pytorch ${version}`)] : [];
}

/** PW869 of a base image. */
export function checkOldImage(
  from: Located | null,
  { gpu = null, catalog }: Surroundings,
): readonly FileFinding[] {
  const own = from === null ? null : (imageByRef(catalog, from.text).torch?.version ?? null);
  return from !== null && gpu === null && isOld(own)
    ? [tooOld(from.place, `${from.text}, which has torch ${own},`)]
    : [];
}

const isOld = (version: string | null): version is string =>
  version !== null && /^[01]\./.test(version) && !version.endsWith('+cpu');

function tooOld(place: Place, what: string): FileFinding {
  return found(torchTooOld, {
    place,
    message: `${what} has no code for cards newer than the RTX 40 and A100: on H100, H200, RTX 50 and B200 the first computation fails.`,
    error: 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    why: 'Because sm_90 came with torch 2.0 for CUDA 11.8, and what is newer came later.',
    fixes: ['rent a card up to the RTX 40 or A100 (--gpu says which, and is judged)', 'take torch 2'],
  });
}
