import { mayHoldOnPod } from '../packaging/markers.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { satisfies } from '../packaging/versions.ts';
import type { RequirementsFile } from './packages-schema.ts';
import type { Preset } from './schema.ts';

/** What an app needs, asked of its preset. Without a preset, or where an app needs no such thing, nothing is refused. */

/** False only for an app that is known to need no Python. */
export function needsPython(preset: Preset | null): boolean {
  return preset === null || preset.python !== null;
}

export function allowsPython(preset: Preset | null, version: string): boolean {
  return preset?.python?.allowed.includes(version) ?? true;
}

export function acceptsTorch(preset: Preset | null, version: string): boolean {
  return preset?.torch == null || satisfies(version, preset.torch.accepts);
}

/** Torch and the two that belong to it come from one index, before all else. */
export const trioNames = ['torch', 'torchvision', 'torchaudio'] as const;

/**
 * All that a pip run installs as far as it is known: what the app's own files say for a pod, without the lines
 * that are left out or replaced, then what is spelled out.
 */
export function passSpecs({ from, requirements }: Preset['install']['passes'][number]): readonly string[] {
  return [
    ...from.flatMap((file) => {
      const { names, beginnings } = leftOut(file);
      const kept = file.lines.filter((line) => {
        const { name, marker } = parseRequirement(line) ?? { name: '', marker: null };
        if (names.includes(name) || !mayHoldOnPod(marker)) return false;
        return !beginnings.some((beginning) => line.trim().startsWith(beginning));
      });
      return [...kept, ...file.replace.map(({ spec }) => spec)];
    }),
    ...requirements.map(({ spec }) => spec),
  ];
}

/** Lines of a requirements file that are not installed: by name of the package (normalised), or by how they begin. */
export function leftOut({ replace, leaveOut }: RequirementsFile): {
  readonly names: readonly string[];
  readonly beginnings: readonly string[];
} {
  const nameOf = (line: string) =>
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(line) ? parseRequirement(line)?.name : undefined;
  return {
    names: [
      ...replace.map(({ spec }) => parseRequirement(spec)?.name),
      ...leaveOut.map(({ line }) => nameOf(line)),
    ].filter((name) => name !== undefined),
    beginnings: leaveOut.map(({ line }) => line).filter((line) => nameOf(line) === undefined),
  };
}
