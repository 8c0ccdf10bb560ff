import { mayBeOnTorchIndex, notPackages, wrongNames } from '../catalog/packages.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf, type PackageIndex, torchTagOf } from './located.ts';
import { torchIndexAlone } from './pages/torch.ts';
import type { PipStep } from './pip-steps.ts';

/** PW891 of a list: what stands beside `--index-url` of torch and is not there. */
export function checkTorchIndex({ requirements, indexes }: Installation): readonly FileFinding[] {
  return alone(requirements, indexes, 'pip', true);
}

/** PW891 of steps. What an earlier one installed is there, and pip looks for it nowhere. */
export function checkTorchIndexSteps(steps: readonly PipStep[]): readonly FileFinding[] {
  return steps.flatMap(({ command, requirements, indexes, upgrades }, at) => {
    if (indexes.every(({ url }) => torchTagOf(url) === null)) return [];
    const earlier = steps.slice(0, at);
    if (command.caught || (!upgrades && earlier.some(({ files }) => files.length > 0))) return [];
    const there = new Set(
      upgrades ? [] : earlier.flatMap((step) => step.requirements.flatMap((one) => nameOf(one) ?? [])),
    );
    const asked = requirements.filter((one) => !there.has(nameOf(one) ?? ''));
    return alone(asked, indexes, command.name === 'uv' ? 'uv' : 'pip', false);
  });
}

function alone(
  requirements: readonly Located[],
  indexes: readonly PackageIndex[],
  tool: 'pip' | 'uv',
  isList: boolean,
): readonly FileFinding[] {
  const [index] = indexes.filter(({ extra }) => !extra).slice(-1);
  const tag = index === undefined ? null : torchTagOf(index.url);
  // Any other index may have it.
  if (index === undefined || tag === null || indexes.some((other) => torchTagOf(other.url) === null))
    return [];
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
