import { mayBeOnTorchIndex, notPackages, wrongNames } from '../catalog/packages.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { satisfies } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf, type PackageIndex, torchTagOf } from './located.ts';
import { torchIndexAlone } from './pages/torch.ts';
import type { PipStep } from './pip-steps.ts';

/** As of CUDA, that for the processor alone. */
const tagOf = (url: string) =>
  torchTagOf(url) ?? (/download\.pytorch\.org\/whl\/cpu(?:\/|$)/.test(url) ? 'cpu' : null);

/** PW891 of a list: what stands beside `--index-url` of torch and is not there. */
export function checkTorchIndex({ requirements, indexes }: Installation): readonly FileFinding[] {
  return alone(requirements, indexes, 'pip', true);
}

/** PW891 of steps. What an earlier one installed is there, and pip looks for it nowhere. */
export function checkTorchIndexSteps(
  steps: readonly PipStep[],
  all: readonly (readonly Located[])[],
): readonly FileFinding[] {
  return steps.flatMap(({ command, requirements, indexes, upgrades, system }, at) => {
    if (indexes.every(({ url }) => tagOf(url) === null)) return [];
    const before = new Set(all.slice(0, at).flatMap((list) => list.flatMap((one) => nameOf(one) ?? [])));
    const hidden = command.caught
      ? []
      : shadowed(
          // What the image has may do for a bound; hardly for one version.
          (all[at] ?? []).filter(
            (one) => !before.has(nameOf(one) ?? '') && (!system || /==\s*\d/.test(one.text)),
          ),
          indexes,
        );
    if (hidden.length > 0) return hidden;
    const earlier = steps.slice(0, at);
    if (command.caught || (!upgrades && earlier.some(({ files }) => files.length > 0))) return [];
    const there = new Set(
      upgrades ? [] : earlier.flatMap((step) => step.requirements.flatMap((one) => nameOf(one) ?? [])),
    );
    const asked = requirements.filter((one) => !there.has(nameOf(one) ?? ''));
    return alone(asked, indexes, command.name === 'uv' ? 'uv' : 'pip', false);
  });
}

/** The one release of each that the index of torch has. */
const oldOnTorchIndex: Readonly<Record<string, string>> = { requests: '2.28.1', certifi: '2022.12.7' };

/** uv takes a package of the first index that knows its name, an extra one before its own. */
function shadowed(asked: readonly Located[], indexes: readonly PackageIndex[]): readonly FileFinding[] {
  const index = indexes.find(({ url, extra, first }) => extra && first && /\bpytorch\.org\/whl\//.test(url));
  if (index === undefined) return [];
  const hit = asked.find((one) => {
    const { name = '', specifier = '', url = null } = parseRequirement(one.text) ?? {};
    const there = oldOnTorchIndex[name];
    return there !== undefined && url === null && specifier !== '' && !satisfies(there, specifier);
  });
  if (hit === undefined) return [];
  return [
    found(torchIndexAlone, {
      place: hit.place,
      message: `uv looks for ${hit.text} on the index of torch alone, which has ${oldOnTorchIndex[nameOf(hit) ?? '']} only, and stops.`,
      error: '× No solution found when resolving dependencies',
      why: 'Because uv takes a package of the first index that knows its name, and asks an extra index before its own.',
      fixes: [
        'install torch with that index in a step of its own, and the others in another',
        'add --index-strategy unsafe-best-match, and torch with its local version',
      ],
    }),
  ];
}

function alone(
  requirements: readonly Located[],
  indexes: readonly PackageIndex[],
  tool: 'pip' | 'uv',
  isList: boolean,
): readonly FileFinding[] {
  const [index] = indexes.filter(({ extra }) => !extra).slice(-1);
  const tag = index === undefined ? null : tagOf(index.url);
  // Any other index may have it.
  if (index === undefined || tag === null || indexes.some((other) => tagOf(other.url) === null)) return [];
  const missing = requirements.filter((one) => {
    const requirement = parseRequirement(one.text);
    if (requirement === null || requirement.url !== null || /platform|os_name/.test(requirement.marker ?? ''))
      return false;
    const { name } = requirement;
    // What no index has is another fault (PW414).
    return !mayBeOnTorchIndex(name) && !wrongNames.has(name) && !notPackages.has(name);
  });
  const [first] = missing;
  if (first === undefined) return [];
  const name = nameOf(first) ?? '';
  const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`;
  return [
    found(torchIndexAlone, {
      place: first.place,
      message: `${tool} looks for ${name}${others} on the index of torch alone, which does not have ${missing.length === 1 ? 'it' : 'them'}, and stops.`,
      error: `ERROR: Could not find a version that satisfies the requirement ${name} (from versions: none)`,
      why: 'Because --index-url takes the place of the package index, and that of torch holds torch and what it needs.',
      fixes: [
        isList
          ? `write --extra-index-url ${index.url}, and torch with its local version: torch==VERSION+${tag}`
          : `install torch with --index-url in a step of its own, and ${missing.length === 1 ? name : 'the others'} in another`,
      ],
    }),
  ];
}
