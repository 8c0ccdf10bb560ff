import { remember } from '../basics/remember.ts';
import { imageByRef } from '../catalog/images.ts';
import { byPrice } from '../catalog/prices.ts';
import type { Catalog, Gpu, Image } from '../catalog/types.ts';
import type { PythonChoice } from '../plan/values.ts';
import type { Preset } from '../presets/schema.ts';
import type { Resolved } from '../resolve/resolve.ts';
import type { Fix } from './rule.ts';

/** Other answers that a fix can offer: only shortlisted ones, since a fix should not lead somewhere odd. */

/** Shortlisted images that pass the test, best first. */
export function otherImages(
  { catalog, draft }: Resolved,
  fits: (image: Image) => boolean,
  count = 1,
): readonly Fix[] {
  return catalog.images
    .filter((image) => image.shortlisted !== null && image.ref !== draft.image && fits(image))
    .slice(0, count)
    .map(({ ref }) => ({ label: `use the image ${ref}`, patch: { image: ref } }));
}

const rememberShortlist = remember<Catalog, readonly Gpu[]>();

/** Sorted once: a list of cards is judged card by card, and each asks for others. */
function shortlist(catalog: Catalog): readonly Gpu[] {
  return rememberShortlist(catalog, '', () =>
    catalog.gpus.filter(({ shortlisted, vramGb }) => shortlisted && vramGb !== null).toSorted(byPrice),
  );
}

/** Shortlisted GPU types that pass the test, the cheapest first. */
export function otherGpus(
  { catalog, gpu: chosen }: Resolved,
  fits: (gpu: Gpu) => boolean,
  count = 1,
): readonly Fix[] {
  return shortlist(catalog)
    .filter((gpu) => gpu.id !== chosen?.id && fits(gpu))
    .slice(0, count)
    .map(({ id, name, vramGb }) => ({ label: `choose the ${name} (${vramGb} GB)`, patch: { gpu: id } }));
}

/**
 * Fixes that change the Python. The image's own interpreter is taken where it has that version, else
 * one from uv; since uv's never sees the image's packages, the app then gets its own environment.
 */
export function pythonFix({ catalog, draft }: Resolved, version: string): Fix {
  const image = draft.image === undefined ? null : imageByRef(catalog, draft.image);
  const python: PythonChoice = {
    version,
    provider: image?.pythons.some((one) => one.version === version) === true ? 'image' : 'uv',
  };
  if (python.provider === 'image') return { label: `use Python ${version}`, patch: { python } };
  const alone = draft.install === undefined || draft.install === 'venv';
  return {
    label: `use Python ${version}, brought by uv${alone ? '' : ', in its own venv'}`,
    patch: alone ? { python } : { python, install: 'venv' },
  };
}

/** The preset's Python first, then the others it was tested with; each version once. */
export function testedPythons(preset: Preset): readonly string[] {
  const { python } = preset;
  return python === null ? [] : [...new Set([python.default, ...python.tested])];
}
