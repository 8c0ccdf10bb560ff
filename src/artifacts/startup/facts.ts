import { quote } from '../../basics/shell.ts';
import { driverFloor } from '../../catalog/drivers.ts';
import { torchRelease } from '../../catalog/torch.ts';
import { planDigest } from '../../plan/digest.ts';
import type { Plan } from '../../plan/plan.ts';
import { pieces } from '../../presets/placeholders.ts';
import type { Preset, Weight } from '../../presets/schema.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import type { RenderInput, Stamp } from '../artifact.ts';
import { constraintLines, type InstallPass, installPasses } from './requirements.ts';

/** All that the pieces of the script need to know, worked out once. */
export interface ScriptFacts {
  readonly plan: Plan;
  readonly preset: Preset;
  readonly resolved: ResolvedPlan;
  readonly stamp: Stamp;
  readonly digest: string;
  /** Absolute paths on the pod. */
  readonly appDirectory: string;
  readonly state: string;
  /** False where packages go into the interpreter's own site-packages. */
  readonly usesVenv: boolean;
  /** The venv sees the image's packages. */
  readonly seesSystem: boolean;
  /** Commands that may start the interpreter, best first; uv finds its own. */
  readonly pythonCommands: readonly string[];
  /** apt packages that must be there, each once. */
  readonly aptPackages: readonly string[];
  readonly constraints: readonly string[];
  readonly passes: readonly InstallPass[];
  /** Architectures of the torch build; empty where the Catalog does not know them. */
  readonly torchArchs: readonly string[];
  /** Lowest driver major for the wheel's CUDA major; null: not known. */
  readonly driverMajor: number | null;
  /** Weights that the script fetches, under this plan's settings. */
  readonly weights: readonly PlacedWeight[];
  /** GB (10^9 bytes) of them, where known, rounded up. */
  readonly weightsGb: number;
  /** GB the app fetches by itself later, where known. */
  readonly laterGb: number;
  /** The app's variables, placeholders filled in, host and port included. */
  readonly env: ReadonlyMap<string, string>;
  readonly startServices: boolean;
  /** Absolute folders that must be there before the app starts. */
  readonly folders: readonly string[];
  /** Absolute folders that hold what the app makes; empty: its page alone gives that. Null where nobody knows. */
  readonly outputs: readonly string[] | null;
  /** A command of the preset's as bash words, its placeholders filled in. */
  readonly words: (command: readonly string[]) => readonly string[];
  /** Requirements that are fetched from an address of their own. */
  readonly outside: readonly string[];
  /** The release that is installed where the plan wants it. */
  readonly codeServer: { readonly version: string; readonly sha256: string };
  /** Absolute folders of programs that the script fetches. */
  readonly toolFolders: readonly string[];
}

export interface PlacedWeight extends Weight {
  /** On the hub, as it stands in its address. */
  readonly path: string;
  /** Absolute path on the pod. */
  readonly place: string;
}

/**
 * A release and its digest. Four independent projects that verify their downloads state the same
 * digest and size (222,167,474 bytes) for code-server-4.139.1-linux-amd64.tar.gz; one of them took it
 * from the GitHub release's own asset digest on 2026-09-29 (PocketIDE, LinuxPins.kt). Reviewed 2026-11-22.
 */
const codeServer = {
  version: '4.139.1',
  sha256: '53029be6c5781b7bca49b815fcc9a2a3fc111813ad8c9965b2c0f0d2985a0674',
} as const;

// Tools that the script itself calls.
const ownTools = ['git', 'curl', 'ca-certificates'];

export function scriptFacts({ resolved, stamp }: RenderInput): ScriptFacts {
  const { plan, preset, image, python, catalog, torch } = resolved;
  const appDirectory = joinPath(plan.workspace, preset.directory);
  const needsPython = preset.python !== null;
  const usesVenv =
    needsPython &&
    (plan.install === 'venv' || plan.install === 'venv-system-site' || plan.python.provider === 'uv');
  const state = joinPath(plan.workspace, `.pod-wizard/${preset.id}`);
  const fill = (text: string) =>
    text.replaceAll('{workspace}', plan.workspace).replaceAll('{app}', appDirectory);
  const asked = preset.asks.map(({ name }) => name);
  const fillWord = (text: string) => fill(text).replaceAll('{port}', String(preset.app.port));
  const env = appEnvironment(resolved, fill);
  const fetched = preset.weights.filter(
    ({ onlyWith }) => onlyWith === null || env.get(onlyWith.name) === onlyWith.value,
  );
  const weights = fetched
    .filter(({ when }) => when === 'install')
    .map((weight) => ({
      ...weight,
      path: [...weight.repo.split('/'), 'resolve', weight.revision ?? 'main', ...weight.file.split('/')]
        .map(encodeURIComponent)
        .join('/'),
      place: `${absolute(fill(weight.into), appDirectory)}/${weight.file}`,
    }));
  const passes = installPasses(resolved);
  const tag = torch?.cudaTag ?? null;
  const archs = torch === null || tag === null ? undefined : torchRelease(catalog, torch.torch)?.archs[tag];
  const floor = tag === null ? null : driverFloor(catalog, tag);
  const fromApt =
    plan.python.provider === 'uv' ? image.pythons.length === 0 : (python.interpreter?.needsApt ?? false);
  const word = (text: string) =>
    pieces(text, asked, fillWord)
      .map((piece) => ('text' in piece ? quote(piece.text) : `"$${piece.variable}"`))
      .join('') || "''";
  return {
    plan,
    preset,
    resolved,
    stamp,
    digest: planDigest(plan),
    appDirectory,
    state,
    usesVenv,
    seesSystem: plan.install === 'venv-system-site' && plan.python.provider === 'image',
    pythonCommands: [
      ...new Set([
        ...(python.interpreter?.commands ?? []),
        `python${plan.python.version}`,
        'python3',
        'python',
      ]),
    ],
    aptPackages: [
      ...new Set([
        ...(needsPython && (fromApt || image.pythons.some((own) => own.needsApt))
          ? ['python3', 'python3-venv']
          : []),
        ...ownTools,
        ...preset.apt.map((wanted) => wanted.package),
      ]),
    ],
    constraints: constraintLines(resolved),
    passes,
    outside: passes.flatMap(({ requirements }) => requirements.filter((spec) => spec.includes(' @ '))),
    codeServer,
    torchArchs: archs ?? [],
    driverMajor: floor === null ? null : Number.parseInt(floor.minorCompat, 10),
    weights,
    weightsGb: Math.ceil(weights.reduce((sum, { gb }) => sum + (gb ?? 0), 0)),
    laterGb: fetched.reduce((sum, { when, gb }) => sum + (when === 'first-use' ? (gb ?? 0) : 0), 0),
    env,
    startServices: plan.keepServices && image.services !== 'none',
    folders: preset.folders.map((folder) => absolute(fill(folder), appDirectory)),
    outputs: preset.outputs?.map((folder) => absolute(fill(folder), appDirectory)) ?? null,
    words: ([first = '', ...rest]) => [
      needsPython && (first === 'python' || first === 'python3') ? '"$PYTHON"' : word(first),
      ...rest.map(word),
    ],
    toolFolders: preset.tools.flatMap(({ command, archive }) =>
      archive === null ? [] : [joinPath(`${state}/tools/${command}`, archive.bin)],
    ),
  };
}

function appEnvironment(
  { preset, tier }: ResolvedPlan,
  fill: (text: string) => string,
): ReadonlyMap<string, string> {
  const { hostVariable, portVariable, port } = preset.app;
  const env = new Map<string, string>();
  for (const { name, value } of preset.env) env.set(name, fill(value));
  for (const [name, value] of Object.entries(tier?.env ?? {})) env.set(name, fill(value));
  // Last, so that nothing takes the app out of the proxy's reach.
  if (hostVariable !== null) env.set(hostVariable, '0.0.0.0');
  if (portVariable !== null) env.set(portVariable, String(port));
  return env;
}

export function joinPath(base: string, below: string): string {
  const root = base.replace(/(?<!\/)\/+$/, '');
  const path = below
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  return path === '' ? root || '/' : `${root}/${path}`;
}

function absolute(path: string, base: string): string {
  return path.startsWith('/') ? path : joinPath(base, path);
}
