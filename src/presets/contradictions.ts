import { wrongNames } from '../catalog/packages.ts';
import { excludeEachOther } from '../packaging/ranges.ts';
import { parseRequirement, type Requirement } from '../packaging/requirement.ts';
import { isSpecifier, satisfies } from '../packaging/versions.ts';
import type { Contradiction } from './contradiction.ts';
import type { Path } from './document.ts';
import { trioNames } from './needs.ts';
import { placeFaults } from './placeholders.ts';
import { quote } from './quote.ts';
import type { Preset, SavedPlan } from './schema.ts';

/** What the shape of a preset cannot say: choices that exclude each other, requirements pip would refuse. */
export function presetContradictions(preset: Preset): readonly Contradiction[] {
  return [
    ...lacking(preset),
    ...choices(preset),
    ...requirements(preset),
    ...torch(preset),
    ...torchAsked(preset),
    ...resources(preset),
    ...placeFaults(preset),
    ...planDefaults(preset),
  ];
}

/** A saved plan stands alone: only its own pins can be judged. */
export function savedPlanContradictions({ plan }: SavedPlan): readonly Contradiction[] {
  return pinFaults(plan.pins ?? []);
}

/** Pins that pip cannot read, and those that another one above rules out. */
function pinFaults(pins: readonly string[]): readonly Contradiction[] {
  const seen: Requirement[] = [];
  return pins.flatMap((pin, at) => {
    const path = ['plan', 'pins', at];
    const requirement = parseRequirement(pin);
    const other = seen.find(({ name }) => name === requirement?.name);
    if (requirement !== null) seen.push(requirement);
    if (requirement !== null && other !== undefined && contradict(requirement, other)) {
      return [{ path, message: `contradicts ${other.name}${other.specifier}, which is pinned above` }];
    }
    return requirementFault(pin, path);
  });
}

/** What one part needs and another leaves out, each told once. */
function lacking({ python, torch, install, app, build, job, repositories, health }: Preset): Contradiction[] {
  const found: Contradiction[] = [];
  const commands = [app, ...build, ...(job === null ? [] : [job])];
  const because =
    torch !== null
      ? 'torch needs one'
      : install.passes.length > 0
        ? 'install.passes needs one'
        : commands.some(({ command: [first] }) => first === 'python' || first === 'python3')
          ? 'the command starts one'
          : null;
  if (python === null && because !== null) {
    found.push({
      path: ['python'],
      message: `is missing, and ${because}; say for example: { tested: ["3.12"] }`,
    });
  }
  if (health.contains === null && health.ready === null && health.probe === null) {
    const message =
      "says nothing by which the app is known; say what its page holds (contains) or the line of its log (ready), so that another program's answer does not count";
    found.push({ path: ['health'], message });
  }
  install.passes.forEach(({ from, requirements, editable }, at) => {
    const path = ['install', 'passes', at];
    if (from.length + requirements.length + editable.length === 0)
      found.push({ path, message: 'installs nothing' });
    if (repositories.length === 0 && from.length + editable.length > 0) {
      const which = from.length > 0 ? 'from' : 'editable';
      found.push({ path: [...path, which], message: 'there is no such file, since repositories is empty' });
    }
  });
  return found;
}

function choices({ python, install }: Preset): Contradiction[] {
  const found: Contradiction[] = [];
  if (python !== null && !python.allowed.includes(python.default)) {
    found.push({ path: ['python', 'default'], message: `${python.default} is not among python.allowed` });
  }
  python?.tested.forEach((version, at) => {
    if (!python.allowed.includes(version)) {
      found.push({ path: ['python', 'tested', at], message: `${version} is not among python.allowed` });
    }
  });
  if (!install.allowed.includes(install.default)) {
    found.push({ path: ['install', 'default'], message: `${install.default} is not among install.allowed` });
  }
  return found;
}

/** Every requirement that a preset spells out, and where: those of the passes in their order. */
function spelledOut({ install }: Preset): readonly { readonly spec: string; readonly path: Path }[] {
  return install.passes.flatMap(({ from, requirements }, pass) => {
    const path = ['install', 'passes', pass];
    return [
      ...from.flatMap(({ replace }, file) =>
        replace.map(({ spec }, at) => ({ spec, path: [...path, 'from', file, 'replace', at, 'spec'] })),
      ),
      ...requirements.map(({ spec }, at) => ({ spec, path: [...path, 'requirements', at, 'spec'] })),
    ];
  });
}

function requirements(preset: Preset): Contradiction[] {
  const found: Contradiction[] = [];
  const constrained = new Map<string, Requirement>();
  preset.constraints.forEach(({ spec }, at) => {
    const path = ['constraints', at, 'spec'];
    found.push(...requirementFault(spec, path));
    const requirement = parseRequirement(spec);
    if (requirement === null) return;
    found.push(...nameFault(requirement, path));
    if (requirement.extras.length > 0) found.push({ path, message: 'pip refuses extras in a constraint' });
    if (constrained.has(requirement.name)) {
      found.push({ path, message: `${requirement.name} is constrained twice` });
    }
    constrained.set(requirement.name, requirement);
  });
  const earlier = new Map<string, Requirement>();
  for (const { spec, path } of spelledOut(preset)) {
    found.push(...requirementFault(spec, path));
    const requirement = parseRequirement(spec);
    if (requirement === null) continue;
    found.push(...nameFault(requirement, path));
    const constraint = constrained.get(requirement.name);
    if (constraint !== undefined && excludeEachOther(requirement.specifier, constraint.specifier)) {
      found.push({ path, message: `contradicts the constraint ${constraint.name}${constraint.specifier}` });
    }
    const other = earlier.get(requirement.name);
    if (other !== undefined && contradict(requirement, other)) {
      found.push({ path, message: `contradicts ${other.name}${other.specifier}, which is required above` });
    }
    earlier.set(requirement.name, requirement);
  }
  return found;
}

/** A marker may keep them apart. */
function contradict(a: Requirement, b: Requirement): boolean {
  return a.marker === null && b.marker === null && excludeEachOther(a.specifier, b.specifier);
}

function requirementFault(spec: string, path: Path): readonly Contradiction[] {
  const requirement = parseRequirement(spec);
  if (requirement === null) {
    return [{ path, message: `${quote(spec)} is no requirement (PEP 508), such as gradio==4.44.1` }];
  }
  if (!isSpecifier(requirement.specifier)) {
    return [{ path, message: `${quote(requirement.specifier)} is no version specifier (PEP 440)` }];
  }
  if (requirement.url !== null && !/^(?:git\+)?https:\/\/[^\s'"`\\<>]+$/.test(requirement.url)) {
    return [{ path, message: 'the address must begin with https:// or git+https://' }];
  }
  return [];
}

/** A name under which there is no project, or somebody else's. */
function nameFault({ name, url }: Requirement, path: Path): readonly Contradiction[] {
  const right = wrongNames.get(name);
  if (right === undefined || url !== null) return [];
  return [{ path, message: `${quote(name)} is not what the package is called; it is ${right}` }];
}

function torch({ torch, knownBad }: Preset): Contradiction[] {
  const ranges = knownBad.flatMap(({ when }, at): Contradiction[] => [
    ...(when.torch === undefined || isSpecifier(when.torch)
      ? []
      : [{ path: ['knownBad', at, 'when', 'torch'], message: noSpecifier(when.torch) }]),
    ...(when.pins ?? []).flatMap((pin, which) =>
      requirementFault(pin, ['knownBad', at, 'when', 'pins', which]),
    ),
  ]);
  return torch === null ? ranges : [...ranges, ...builds(torch)];
}

const noSpecifier = (text: string) => `${quote(text)} is no version specifier (PEP 440)`;

function builds({ accepts, builds }: NonNullable<Preset['torch']>): readonly Contradiction[] {
  if (!isSpecifier(accepts)) return [{ path: ['torch', 'accepts'], message: noSpecifier(accepts) }];
  const any = builds.findIndex((build) => build.for === 'any');
  return builds.flatMap((build, at) => {
    const path = ['torch', 'builds', at];
    if (any !== -1 && at > any)
      return [{ path, message: 'is never reached: a build for any GPU stands before it' }];
    if (satisfies(build.torch, accepts)) return [];
    return [
      { path: [...path, 'torch'], message: `${build.torch} does not satisfy torch.accepts (${accepts})` },
    ];
  });
}

/** torch, torchvision or torchaudio asked for in another version than the one that is installed and held. */
function torchAsked(preset: Preset): readonly Contradiction[] {
  const builds = preset.torch?.builds ?? [];
  const lines = [
    ...spelledOut(preset),
    ...preset.constraints.map(({ spec }, at) => ({ spec, path: ['constraints', at, 'spec'] })),
  ];
  return lines.flatMap(({ spec, path }) => {
    const requirement = parseRequirement(spec);
    const name = trioNames.find((one) => one === requirement?.name);
    if (name === undefined || requirement === null || requirement.url !== null) return [];
    const specifier = requirement.specifier.replace(/\+[^,]*/g, '');
    const at = builds.findIndex((build) => build[name] !== null && !satisfies(build[name], specifier));
    if (at === -1) return [];
    return [
      { path, message: `contradicts torch.builds[${at}], which installs ${name} ${builds[at]?.[name]}` },
    ];
  });
}

function resources({ storage, vram, weights }: Preset): Contradiction[] {
  const found: Contradiction[] = [];
  const { minimum, recommended } = storage.volumeGb;
  if (minimum > recommended) {
    found.push({
      path: ['storage', 'volumeGb', 'minimum'],
      message: `is above the recommended ${recommended}`,
    });
  }
  const seen = new Set<number>();
  vram.tiers.forEach(({ fromGb }, at) => {
    const path = ['vram', 'tiers', at, 'fromGb'];
    if (seen.has(fromGb)) found.push({ path, message: `another tier begins at ${fromGb} GB too` });
    if (fromGb < vram.minimumGb) found.push({ path, message: `is below vram.minimumGb (${vram.minimumGb})` });
    seen.add(fromGb);
  });
  weights.forEach(({ onlyWith }, at) => {
    if (onlyWith !== null && !vram.tiers.some(({ env }) => env[onlyWith.name] === onlyWith.value)) {
      const path = ['weights', at, 'onlyWith', 'value'];
      found.push({ path, message: `no VRAM tier sets ${onlyWith.name} to ${quote(onlyWith.value)}` });
    }
  });
  return found;
}

function planDefaults({ plan, python, install, app, storage, torch }: Preset): Contradiction[] {
  const found: Contradiction[] = [];
  const say = (path: Path, message: string) => found.push({ path: ['plan', ...path], message });
  if (plan.install && !install.allowed.includes(plan.install)) {
    say(['install'], `${plan.install} is not among install.allowed`);
  }
  if (plan.python && python !== null && !python.allowed.includes(plan.python.version)) {
    say(['python', 'version'], `${plan.python.version} is not among python.allowed`);
  }
  if (plan.torch && torch !== null && !satisfies(plan.torch.torch, torch.accepts)) {
    say(['torch', 'torch'], `${plan.torch.torch} does not satisfy torch.accepts (${torch.accepts})`);
  }
  if (plan.codeServer?.port === app.port) say(['codeServer', 'port'], `${app.port} is the app's own port`);
  if (plan.volumeGb && plan.volumeGb < storage.volumeGb.minimum) {
    say(['volumeGb'], `is below storage.volumeGb.minimum (${storage.volumeGb.minimum})`);
  }
  return [...found, ...pinFaults(plan.pins ?? [])];
}
