import { metadataSource, sureNeedsOf } from '../catalog/metadata.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import { metadataConflict } from '../rules/packages/pw425-metadata-conflict.ts';
import { type FileFinding, found } from './finding.ts';
import type { Located } from './located.ts';
import type { PipStep } from './pip-steps.ts';

/** What rules of their own watch. */
const watched = /^(?:torch|torchvision|torchaudio|triton|xformers)$/;

/** PW425 by all that was read of the packages' metadata: exact pins of one install that refuse each other. */
export function checkPins(requirements: readonly Located[]): readonly FileFinding[] {
  const pins = new Map<string, { readonly version: string; readonly located: Located }>();
  for (const located of requirements) {
    const requirement = parseRequirement(located.text);
    const version = exactVersion(requirement?.specifier ?? '');
    if (requirement !== null && version !== null && requirement.marker === null)
      pins.set(requirement.name, { version, located });
  }
  return [...pins].flatMap(([name, { version }]) =>
    sureNeedsOf(name, version).flatMap(({ needs, specifier }) => {
      const other = pins.get(needs);
      if (other === undefined || specifier === '' || watched.test(needs)) return [];
      const bare = other.version.replace(/\+.*/s, '');
      if (satisfies(bare, specifier)) return [];
      return [
        found(metadataConflict, {
          place: other.located.place,
          message: `${name} ${version} refuses ${needs} ${bare}: it wants ${needs}${specifier}, so pip stops.`,
          error: `ERROR: Cannot install ${name}==${version} and ${needs}==${other.version} because these package versions have conflicting dependencies.`,
          why: `Because ${name} ${version} says so in its metadata (${metadataSource}).`,
          fixes: [`write ${needs}${specifier}`, `take another ${name}`],
        }),
      ];
    }),
  );
}

/** The same of each step, which pip looks at alone. */
export function checkStepPins(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
): readonly FileFinding[] {
  return steps.flatMap(({ command }, at) =>
    command.words.includes('--no-deps') || command.caught ? [] : checkPins(asked[at] ?? []),
  );
}
