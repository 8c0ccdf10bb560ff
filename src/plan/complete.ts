import { imageByRef } from '../catalog/images.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Preset } from '../presets/schema.ts';
import { fallback, type PlanDraft } from './draft.ts';
import type { Field, Plan, PythonChoice } from './schema.ts';

/** Choices that have no default: somebody must state them. */
export const requiredFields = ['gpu', 'image', 'app'] as const satisfies readonly Field[];

export type Completed =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly missing: readonly Field[] };

/** Takes a draft to a whole Plan: what was stated, then the preset's wishes, then the fallbacks. */
export function complete(draft: PlanDraft, preset: Preset | null, catalog: Catalog): Completed {
  const wishes: { readonly [F in Field]?: Plan[F] | undefined } = preset?.plan ?? {};
  const stated = <F extends Field>(field: F): Plan[F] | undefined =>
    draft[field] === undefined ? wishes[field] : draft[field];
  const gpu = stated('gpu');
  const image = stated('image');
  const app = stated('app');
  if (gpu === undefined || image === undefined || app === undefined || preset === null) {
    const missing = requiredFields.filter((field) => stated(field) === undefined);
    return { ok: false, missing: missing.length > 0 ? missing : ['app'] };
  }
  return {
    ok: true,
    plan: {
      format: 1,
      name: stated('name') ?? preset.id,
      gpu,
      image,
      python: stated('python') ?? defaultPython(image, preset, catalog),
      app,
      install: stated('install') ?? preset.install.default,
      torch: stated('torch') ?? fallback.torch,
      pins: stated('pins') ?? [...fallback.pins],
      codeServer: stated('codeServer') ?? fallback.codeServer,
      keepServices: stated('keepServices') ?? fallback.keepServices,
      volumeGb: stated('volumeGb') ?? preset.storage.volumeGb.recommended,
      volumePath: stated('volumePath') ?? fallback.volumePath,
      workspace: stated('workspace') ?? fallback.workspace,
      hostCuda: stated('hostCuda') ?? fallback.hostCuda,
      territory: stated('territory') ?? fallback.territory,
      accept: stated('accept') ?? [...fallback.accept],
    },
  };
}

/** What a plan says for an app that needs no Python, on an image without one; nothing comes of it. */
const anyPython = '3.12';

/**
 * The preset's Python where the image has it, else what the image's `python` starts: the person
 * chose the image, so its own interpreter is the nearest wish. An image without any gets uv's.
 */
export function defaultPython(image: string, preset: Preset, catalog: Catalog): PythonChoice {
  const { pythons, commands } = imageByRef(catalog, image);
  const wanted = preset.python?.default ?? anyPython;
  if (pythons.some((python) => python.version === wanted)) return { version: wanted, provider: 'image' };
  const own = commands.python ?? commands.python3 ?? pythons.at(0)?.version;
  return own === undefined ? { version: wanted, provider: 'uv' } : { version: own, provider: 'image' };
}
