import type * as z from 'zod/mini';
import type { Catalog } from '../catalog/types.ts';
import type { Contradiction } from './contradiction.ts';
import { presetContradictions, savedPlanContradictions } from './contradictions.ts';
import { type Path, type Problem, readYaml, type Source } from './document.ts';
import { explainIssues, maximumProblems, pathText } from './explain-issue.ts';
import { type FindParent, readExtended } from './extend.ts';
import { type Preset, presetSchema, type SavedPlan, savedPlanSchema } from './schema.ts';
import { presetTorch, savedPlanTorch } from './torch-builds.ts';
import { upgradePreset } from './upgrade.ts';

export type { Problem } from './document.ts';

interface Refused {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

/** Reads a preset (YAML). `file` only names it in problems. Never throws. */
export function parsePreset(
  text: string,
  file: string,
): { readonly ok: true; readonly preset: Preset } | Refused {
  const read = readYaml(text, file);
  return read.ok ? toPreset(read.source) : read;
}

/** Reads a saved plan (YAML). `file` only names it in problems. Never throws. */
export function parseSavedPlan(
  text: string,
  file: string,
): { readonly ok: true; readonly saved: SavedPlan } | Refused {
  const read = readYaml(text, file);
  return read.ok ? toSavedPlan(read.source) : read;
}

/** A preset or a saved plan, or what is wrong in the file. */
export type ParsedFile =
  | { readonly ok: true; readonly kind: 'preset'; readonly preset: Preset }
  | { readonly ok: true; readonly kind: 'saved-plan'; readonly saved: SavedPlan }
  | Refused;

/**
 * Reads either: a file of form 1 with a top-level `extends` is a saved plan, any other a preset. What it says of
 * torch is held against the Catalog. A preset that extends another one is whole only with `parseExtended`.
 */
export function parsePresetFile(text: string, file: string, catalog: Catalog): ParsedFile {
  const read = readYaml(text, file);
  return read.ok ? toEither(read.source, catalog) : read;
}

/** As `parsePresetFile`, with what the file extends. */
export async function parseExtended(
  text: string,
  file: string,
  catalog: Catalog,
  find: FindParent,
): Promise<ParsedFile> {
  const read = await readExtended(text, file, find);
  return read.ok ? toEither(read.source, catalog) : read;
}

function toEither(source: Source, catalog: Catalog): ParsedFile {
  if (source.has(['extends'])) {
    const result = toSavedPlan(source, (saved) => savedPlanTorch(saved, catalog));
    return result.ok ? { ...result, kind: 'saved-plan' } : result;
  }
  const result = toPreset(source, (preset) => presetTorch(preset, catalog));
  return result.ok ? { ...result, kind: 'preset' } : result;
}

type Judge<T> = (data: T) => readonly Contradiction[];
const silent = () => [];

function toPreset(source: Source, more: Judge<Preset> = silent) {
  const { value, original } = upgradePreset(source.value);
  const judge: Judge<Preset> = (data) => [...presetContradictions(data), ...more(data)];
  const result = validate(value, source, presetSchema, judge, original);
  return result.ok ? ({ ok: true, preset: result.data } as const) : result;
}

function toSavedPlan(source: Source, more: Judge<SavedPlan> = silent) {
  const judge: Judge<SavedPlan> = (data) => [...savedPlanContradictions(data), ...more(data)];
  const result = validate(source.value, source, savedPlanSchema, judge);
  return result.ok ? ({ ok: true, saved: result.data } as const) : result;
}

/** `original` says where something of the newest form stands in an older file. */
function validate<T>(
  value: unknown,
  source: Source,
  schema: z.ZodMiniType<T>,
  contradictions: Judge<T>,
  original = (path: Path) => path,
): { readonly ok: true; readonly data: T } | Refused {
  const shaped = schema.safeParse(value);
  const problems = shaped.success
    ? contradictions(shaped.data).map(({ path, message }) => ({
        where: source.where(original(path)),
        message: `${pathText(original(path))}: ${message}`,
      }))
    : explainIssues(
        shaped.error.issues.map((issue) => ({ ...issue, path: [...original(issue.path)] })),
        schema,
        source,
      );
  if (!shaped.success || problems.length > 0) {
    return { ok: false, problems: problems.slice(0, maximumProblems) };
  }
  return { ok: true, data: shaped.data };
}
