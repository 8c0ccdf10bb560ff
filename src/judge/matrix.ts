import type { Catalog, Gpu, Image } from '../catalog/types.ts';
import { complete } from '../plan/complete.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Preset } from '../presets/schema.ts';
import { resolve } from '../resolve/resolve.ts';
import type { Finding, Verdict } from '../rules/rule.ts';
import { check, standingErrors } from './check.ts';
import { isOfVerdict, overallVerdict } from './verdict.ts';

/** GPU × image × Python for one preset: what `check` says of each, everything else as stated. */

export interface Cell {
  readonly gpu: string;
  readonly image: string;
  readonly python: string;
  readonly verdict: Verdict;
  /** Of the errors, or of the warnings where there are none. */
  readonly codes: readonly string[];
}

export interface Axes {
  readonly gpus: readonly Gpu[];
  readonly images: readonly Image[];
  readonly pythons: readonly string[];
}

/** The cell of every combination, in the order of the axes. */
export function matrix(stated: PlanDraft, preset: Preset, catalog: Catalog, axes: Axes): readonly Cell[] {
  return explainedMatrix(stated, preset, catalog, axes).map(({ cell }) => cell);
}

/** A cell with the findings that its codes stand for. */
export interface ExplainedCell {
  readonly cell: Cell;
  readonly findings: readonly Finding[];
}

/** The same, each with why. */
export function explainedMatrix(
  stated: PlanDraft,
  preset: Preset,
  catalog: Catalog,
  { gpus, images, pythons }: Axes,
): readonly ExplainedCell[] {
  const base = { ...stated, app: preset.id };
  return gpus.flatMap((gpu) =>
    images.flatMap((image) => pythons.map((python) => judge(base, preset, catalog, gpu, image, python))),
  );
}

function judge(
  base: PlanDraft,
  preset: Preset,
  catalog: Catalog,
  gpu: Gpu,
  image: Image,
  version: string,
): ExplainedCell {
  const own = image.pythons.some((one) => one.version === version);
  const draft: PlanDraft = {
    ...base,
    gpu: gpu.id,
    image: image.ref,
    python: { version, provider: own ? 'image' : 'uv' },
  };
  const findings = check(draft, preset, catalog).filter(isOfVerdict);
  const completed = complete(draft, preset, catalog);
  const verdict = overallVerdict(findings, resolve(completed.ok ? completed.plan : draft, preset, catalog));
  const errors = standingErrors(findings);
  const telling = errors.length > 0 ? errors : findings.filter(({ severity }) => severity === 'warning');
  const codes = [...new Set(telling.map(({ code }) => code))];
  return { cell: { gpu: gpu.id, image: image.ref, python: version, verdict, codes }, findings: telling };
}

/** GPUs whose cells are all alike share a row: a class of GPUs as far as this app is concerned. */
export interface Row {
  readonly gpus: readonly Gpu[];
  /** In the order of images, then Pythons. */
  readonly cells: readonly Cell[];
}

/** Rows of the grid, in the order of the GPUs. */
export function rowsOf(cells: readonly Cell[], { gpus }: Axes): readonly Row[] {
  const rows = new Map<string, { gpus: Gpu[]; cells: readonly Cell[] }>();
  for (const gpu of gpus) {
    const own = cells.filter((cell) => cell.gpu === gpu.id);
    const key = own.map(({ verdict, codes }) => `${verdict} ${codes.join(' ')}`).join('|');
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { gpus: [gpu], cells: own });
    else row.gpus.push(gpu);
  }
  return [...rows.values()];
}
