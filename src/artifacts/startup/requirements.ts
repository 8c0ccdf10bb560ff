import { normaliseName, parseRequirement, type Requirement } from '../../packaging/requirement.ts';
import { lockedPackage } from '../../presets/locked.ts';
import { leftOut, trioNames } from '../../presets/needs.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';

/** A requirements file of the app's own, without the lines that are not installed. */
export interface OwnFile {
  /** Relative to the app's directory. */
  readonly file: string;
  /** Normalised names of packages. */
  readonly names: readonly string[];
  readonly beginnings: readonly string[];
}

/** One pip run, ready for a command line. */
export interface InstallPass {
  readonly title: string;
  /** Requirements as pip takes them. */
  readonly requirements: readonly string[];
  /** Projects to install editable, relative to the app's directory. */
  readonly editable: readonly string[];
  readonly noDeps: boolean;
  /** Left out where there is none. */
  readonly files?: readonly OwnFile[];
}

/** `torch==2.8.0` and its two partners. No local part: `==2.8.0` admits `2.8.0+cu128`, which its index gives. */
export function trioRequirements({ torch }: ResolvedPlan): readonly string[] {
  if (torch === null) return [];
  return trioNames.flatMap((name) => (torch[name] === null ? [] : [`${name}==${torch[name]}`]));
}

/**
 * The constraints file: the torch trio, the preset's constraints, and the plan's pins in their
 * stead. It goes with every pip run, so no pass can undo an earlier one.
 */
export function constraintLines(resolved: ResolvedPlan): readonly string[] {
  const lines = new Map<string, string>();
  for (const { spec } of resolved.preset.constraints) addConstraint(lines, spec);
  for (const line of resolved.preset.locked?.packages ?? [])
    lines.set(lockedPackage(line)?.name ?? line, line);
  for (const pin of resolved.plan.pins) addConstraint(lines, pin);
  for (const spec of trioRequirements(resolved)) {
    // The one that is locked says more, where it is the same release.
    const [name = '', version] = spec.split('==');
    if (lockedPackage(lines.get(name) ?? '')?.version.split('+')[0] !== version) addConstraint(lines, spec);
  }
  return [...lines.values()].sort();
}

function addConstraint(lines: Map<string, string>, spec: string): void {
  const requirement = parsed(spec);
  if (requirement.specifier === '' && requirement.url === null) return;
  // pip refuses extras in a constraints file.
  lines.set(requirement.name, write({ ...requirement, extras: [] }));
}

/** The preset's passes with the plan's pins put in, then a pass for what only the plan asks for. */
export function installPasses({ preset, plan, torch }: ResolvedPlan): readonly InstallPass[] {
  const pins = new Map(plan.pins.map((pin) => [parsed(pin).name, parsed(pin)] as const));
  const named = new Set<string>();
  const passes = preset.install.passes.map(({ title, from, requirements, editable, noDeps }) => ({
    title,
    requirements: [...from.flatMap(({ replace }) => replace), ...requirements].map(({ spec }) => {
      const requirement = parsed(spec);
      const pin = pins.get(requirement.name);
      named.add(requirement.name);
      if (pin === undefined) return write(requirement);
      return write({ ...pin, extras: pin.extras.length > 0 ? pin.extras : requirement.extras });
    }),
    editable,
    noDeps,
    ...(from.length > 0 && {
      files: from.map((own) => {
        const { names, beginnings } = leftOut(own);
        const held = torch === null ? [] : trioNames;
        return { file: own.file, names: [...new Set([...held, ...pins.keys(), ...names])], beginnings };
      }),
    }),
  }));
  for (const name of trioNames) named.add(name);
  const extra = [...pins.values()].filter((pin) => !named.has(pin.name));
  if (extra.length === 0) return passes;
  return [
    ...passes,
    { title: "the plan's own pins", requirements: extra.map(write), editable: [], noDeps: false },
  ];
}

/** Name and exact version of what the constraints pin with `==`, for the check afterwards. */
export function exactPins(constraints: readonly string[]): Readonly<Record<string, string>> {
  const pins: Record<string, string> = {};
  for (const line of constraints) {
    const requirement = parseRequirement(line.split(' --hash=', 1)[0] ?? line);
    const version = /^={2,3}([^*,]+)$/.exec(requirement?.specifier ?? '')?.[1];
    if (requirement !== null && version !== undefined) pins[normaliseName(requirement.name)] = version;
  }
  return pins;
}

function parsed(spec: string): Requirement {
  const requirement = parseRequirement(spec);
  // Validation lets none through; refusing here keeps an option from reaching pip's command line.
  if (requirement === null) throw new Error(`not a requirement: ${spec}`);
  return requirement;
}

function write({ name, extras, specifier, url, marker }: Requirement): string {
  const base = `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}`;
  const what = url === null ? `${base}${specifier}` : `${base} @ ${url}`;
  return marker === null ? what : `${what} ; ${marker}`;
}
