import { imageByRef } from '../../catalog/images.ts';
import type { Catalog, Image, ImagePython } from '../../catalog/types.ts';
import { compareVersions } from '../../packaging/versions.ts';
import type { PlanDraft } from '../../plan/draft.ts';
import type { PythonChoice } from '../../plan/schema.ts';
import type { Preset } from '../../presets/schema.ts';
import type { Option } from './option.ts';

/** Offered where neither the image nor a preset says what there could be. */
const common = ['3.10', '3.11', '3.12', '3.13'];

/**
 * The image's interpreters as they really are, then those that uv would bring: what the preset
 * allows (without one, the common ones) and the image lacks.
 */
export function pythonOptions(catalog: Catalog, draft: PlanDraft, preset: Preset | null): readonly Option[] {
  const image = draft.image === undefined ? null : imageByRef(catalog, draft.image);
  const own = image?.pythons ?? [];
  const unknown = image === null || image.status === 'unknown' || image.status === 'phantom';
  const guessed = unknown && own.length === 0 ? common.map(ifThere) : [];
  const chosen = draft.python?.provider === 'uv' ? [draft.python.version] : [];
  const lacking = [...new Set([...(preset?.python?.allowed ?? common), ...chosen])]
    .filter((version) => !own.some((python) => python.version === version))
    .sort((a, b) => compareVersions(a, b) ?? 0);
  return [
    ...own.toSorted((a, b) => weight(a) - weight(b)).map((python) => ownPython(python, image)),
    ...guessed,
    ...missingOwn(draft.python, own, guessed),
    ...lacking.map((version) => broughtByUv(version, image)),
  ];
}

/** The chosen Python stays in the list when another image lacks it, so that it can be seen and marked. */
function missingOwn(
  chosen: PythonChoice | undefined,
  own: readonly ImagePython[],
  guessed: readonly Option[],
): readonly Option[] {
  if (chosen === undefined || chosen.provider === 'uv' || guessed.length > 0) return [];
  if (own.some(({ version }) => version === chosen.version)) return [];
  return [option(chosen, ['not in this image'], [`This image has no Python ${chosen.version}.`])];
}

/** The one that holds the image's torch first, then those that `python` and `python3` start. */
function weight({ hasTorch, commands, needsApt }: ImagePython): number {
  const plain = commands.includes('python') || commands.includes('python3');
  return (hasTorch ? 0 : 2) + (plain ? 0 : 1) + (needsApt ? 4 : 0);
}

function ownPython(python: ImagePython, image: Image | null): Option {
  const { version, commands, hasTorch, externallyManaged, needsApt } = python;
  const plain = commands.filter((command) => command !== `python${version}`);
  const named = (plain.length > 0 ? plain : commands).join(', ');
  const torch =
    image?.torch == null
      ? null
      : `torch ${image.torch.version}${image.torch.cudaTag === null ? '' : `+${image.torch.cudaTag}`}`;
  return option(
    { version, provider: 'image' },
    [
      needsApt ? 'after apt install' : named,
      torch === null ? '' : hasTorch ? `torch ${image?.torch?.version}` : 'no torch',
    ],
    [
      needsApt
        ? 'Not in the image yet: the script installs it with apt first.'
        : `Of this image, started by ${commands.join(', ')}.`,
      ...(torch === null
        ? []
        : [
            hasTorch ? `The image's ${torch} was installed for it.` : `It does not see the image's ${torch}.`,
          ]),
      ...(externallyManaged === true
        ? ['Externally managed (PEP 668): pip refuses to install into it, so use a virtual environment.']
        : []),
    ],
  );
}

function ifThere(version: string): Option {
  return option(
    { version, provider: 'image' },
    ['if the image has it'],
    ['What Python this image has is not known; the script stops early and says so if it is another.'],
  );
}

function broughtByUv(version: string, image: Image | null): Option {
  const lost =
    image?.torch == null
      ? []
      : [
          `It cannot see the image's packages, so torch ${image.torch.version} there goes unused and the app's own is downloaded.`,
        ];
  return option(
    { version, provider: 'uv' },
    ['brought by uv'],
    ['Not in this image: uv downloads it at the first start and keeps it on the volume.', ...lost],
  );
}

function option(python: PythonChoice, facts: readonly string[], about: readonly string[]): Option {
  return {
    id: `${python.provider} ${python.version}`,
    label: `Python ${python.version}`,
    cut: 'end',
    facts,
    about: [`Python ${python.version}`, ...about],
    choice: { kind: 'state', patch: { python } },
  };
}
