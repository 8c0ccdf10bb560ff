import { imageByRef } from '../catalog/images.ts';
import { lastPython } from '../catalog/releases-read.ts';
import { torchRelease } from '../catalog/torch.ts';
import type { Catalog } from '../catalog/types.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { compareVersions, exactVersion, satisfies } from '../packaging/versions.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Preset } from '../presets/schema.ts';
import { type EffectiveTorch, type Resolved, resolve, torchOfImage } from '../resolve/resolve.ts';
import { limits } from './limits.ts';
import { type Installation, type Located, torchTagOf } from './located.ts';

/** What is known beside the file itself. */
export interface Surroundings {
  readonly catalog: Catalog;
  /** Image reference; null where nothing says. */
  readonly image: string | null;
  /** `3.12`; null where nothing says. */
  readonly python: string | null;
  /** GPU type id; null where nothing says. */
  readonly gpu?: string | null;
  /** CUDA version the host's driver supports; null where nothing says. */
  readonly hostCuda?: string | null;
}

/** An installation as the rules know one: its requirements as pins of a plan, on its image. */
export function situationOf(installation: Installation, surroundings: Surroundings): Resolved {
  const { catalog, image, gpu = null, hostCuda = null } = surroundings;
  const pins = [
    // A name or version that pip or the shell fills in is not known.
    ...[...installation.requirements, ...installation.constraints]
      .map(({ text }) => text)
      .filter((text) => !/^[^@]*\$|\$\(/.test(text)),
    ...installation.addresses.flatMap(({ text }) => namedWheel(text) ?? []),
  ];
  const version = pythonOf(installation, surroundings);
  const draft: PlanDraft = {
    pins: pins.slice(0, limits.requirements),
    ...(image === null ? {} : { image }),
    ...(gpu === null ? {} : { gpu }),
    ...(hostCuda === null ? {} : { hostCuda }),
    ...(installation.install === null ? {} : { install: installation.install }),
    ...(version === null ? {} : { python: { version, provider: 'image' } }),
  };
  const resolved = resolve(draft, presetOf(installation), catalog);
  const torch = pinnedTorch(installation, catalog) ?? imageTorch(installation, resolved);
  return { ...resolved, torch };
}

/** The image's torch, where these steps install beside it and nothing asks for another one. */
function imageTorch(
  { install, requirements, steps, upgrades = false }: Installation,
  { torch, image, catalog }: Resolved,
): EffectiveTorch | null {
  if (torch?.from === 'image') return torch;
  const own = image?.torch ?? null;
  // Whose Python it is, is known for the images of one that have it; those of PyTorch have no other.
  const sole = image?.ref.includes('pytorch/pytorch:') === true && image.services === null;
  const named = requirements.find(({ text }) => parseRequirement(text)?.name === 'torch');
  // Named, and good as it is: pip leaves it.
  const stays = named === undefined || (!upgrades && admits(named.text, own?.version ?? ''));
  if (own === null || !sole || !stays || !steps || install !== 'system') return null;
  return torchOfImage(own, catalog, 'the image has it');
}

function admits(text: string, version: string): boolean {
  const requirement = parseRequirement(text);
  const { specifier = '', url = null } = requirement ?? {};
  return requirement !== null && url === null && (specifier === '' || satisfies(version, specifier));
}

/** The address of a wheel as the requirement it is: its file is named after the package. */
function namedWheel(address: string): string | null {
  const name = /(?:^|\/)([A-Za-z0-9_.]+)-\d[^/-]*-[^/]+\.whl(?:[#?].*)?$/.exec(address)?.[1];
  // Of a file beside it the name says for which Python it is as well.
  const beside = /^(?:[\w.+-]+\/)*[\w.+-]+-cp3\d+-cp3\d+-linux_x86_64\.whl$/.test(address);
  return name === undefined || !(beside || /^https?:/.test(address)) ? null : `${name} @ ${address}`;
}

/** The Python that pip installs for; null where nothing says. */
export function pythonOf(
  {
    python: own,
    apt,
    steps,
    install,
    ofUv = false,
  }: Pick<Installation, 'python' | 'apt' | 'steps' | 'install' | 'ofUv'>,
  { catalog, image, python }: Surroundings,
): string | null {
  // conda or another prefix on PATH has a Python of its own.
  if (steps && install === null) return own ?? python;
  const bare = /^(?:nvidia\/cuda|ubuntu|debian)\b/.test(image ?? '');
  const brought =
    ofUv && bare && !apt.some(({ text }) => /^(?:python3|software-properties-common)/.test(text));
  const only = brought ? null : onlyPython(catalog, image);
  // Another one from apt: whose pip it is, is not known.
  const others = apt.flatMap(({ text }) => /^python(3\.\d+)$/.exec(text)?.[1] ?? []);
  return own ?? python ?? (others.some((one) => one !== only) ? null : only);
}

/** The newest Python that every pin of a list has a file for; null: any, as far as is known. */
export function pythonUpTo(requirements: readonly Located[]): string | null {
  const lasts = requirements.flatMap(({ text }) => {
    const asked = parseRequirement(text);
    const version = asked?.marker === null ? exactVersion(asked.specifier) : null;
    return (version === null ? null : lastPython(asked?.name ?? '', version)) ?? [];
  });
  return lasts.length === 0 ? null : `3.${Math.min(...lasts)}`;
}

/** Images whose own Python is older than 3.9, or may be, as far as their names say. */
export const hasOldPython = (image: string | null | undefined): boolean =>
  /^pytorch\/pytorch:[01]\.|^tensorflow\/tensorflow:(?:1\.|2\.(?:\d|1[0-3])\.)|ubuntu:?(?:1[468]|20)\.04|ubuntu:(?:xenial|bionic|focal)|^nvcr\.io\/nvidia\/\w+:(?:1\d|2[0-2])\./.test(
    image ?? '',
  );

/** Where an image has one Python, that is the one. */
function onlyPython(catalog: Catalog, image: string | null): string | null {
  const pythons = image === null ? [] : imageByRef(catalog, image).pythons;
  // Those of PyTorch: 3.10 up to 2.3, 3.11 from 2.4 to 2.8 (PYTHON_VERSION of docker.Makefile; rlan/notebooks issue 144).
  const minor = /^pytorch\/pytorch:2\.([0-8])\./.exec(image ?? '')?.[1];
  if (pythons.length === 0 && minor !== undefined) return Number(minor) < 4 ? '3.10' : '3.11';
  // The others of torch 1 have 3.7 to 3.10.
  if (/^pytorch\/pytorch:1\.11\.0-/.test(image ?? '')) return '3.8';
  return pythons.length === 1 ? (pythons[0]?.version ?? null) : null;
}

/** The torch that exact pins ask for, with its partners; null where torch is not pinned. */
function pinnedTorch(
  { requirements, constraints, indexes }: Installation,
  catalog: Catalog,
): EffectiveTorch | null {
  const exact = new Map<string, string>();
  for (const { text } of [...constraints, ...requirements]) {
    const requirement = parseRequirement(text);
    const version = exactVersion(requirement?.specifier ?? '');
    // A marker says that the pin holds somewhere else perhaps.
    if (requirement !== null && version !== null && requirement.marker === null)
      exact.set(requirement.name, version);
  }
  const [torch = '', local] = (exact.get('torch') ?? '').split('+');
  if (torch === '') return lastOfIndex({ requirements, constraints, indexes }, catalog);
  const release = torchRelease(catalog, torch);
  const builds = release === null ? null : [...release.cudaTags, ...release.indexOnlyTags];
  // Beside an extra index pip asks the default one, which has the release where the extra one has not.
  const ofIndex = indexes
    .filter(({ url, extra, first }) => {
      const tag = torchTagOf(url);
      return !extra || first === true || builds === null || (tag !== null && builds.includes(tag));
    })
    .map(({ url }) => torchTagOf(url))
    .find((tag) => tag !== null);
  const onlyExtra = indexes.every(({ extra, first }) => extra && first !== true);
  // Without an index that has it the wheel is the default one's.
  const ofDefault = onlyExtra && ofIndex === undefined ? (release?.defaultTag ?? null) : null;
  const partner = (name: string) => exact.get(name)?.replace(/\+.*/s, '') ?? null;
  return {
    torch,
    torchvision: partner('torchvision'),
    torchaudio: partner('torchaudio'),
    cudaTag: /^cu\d{3}$/.test(local ?? '') ? (local ?? null) : (ofIndex ?? ofDefault),
    from: 'plan',
    because: 'the file pins it',
  };
}

/** The torch that an open requirement ends at, where the one index that is asked gets no newer builds; null: it moves. */
function lastOfIndex(
  { requirements, constraints, indexes }: Pick<Installation, 'requirements' | 'constraints' | 'indexes'>,
  { torch: releases }: Catalog,
): EffectiveTorch | null {
  const asked = requirements
    .flatMap(({ text }) => parseRequirement(text) ?? [])
    .filter(({ name }) => name === 'torch');
  const tags = new Set(indexes.map(({ url, extra }) => (extra ? null : torchTagOf(url))));
  const [tag] = tags;
  const open = asked.every(({ url, marker }) => url === null && marker === null);
  const held = constraints.some(({ text }) => parseRequirement(text)?.name === 'torch');
  if (asked.length === 0 || !open || held || tags.size !== 1 || tag == null) return null;
  const builds = ({ cudaTags, indexOnlyTags }: Catalog['torch'][number]) =>
    [...cudaTags, ...indexOnlyTags].includes(tag);
  const newest = (all: Catalog['torch']) =>
    all.reduce<Catalog['torch'][number] | null>(
      (best, one) => (best === null || (compareVersions(one.version, best.version) ?? 0) > 0 ? one : best),
      null,
    );
  const last = newest(
    releases.filter(
      (one) =>
        builds(one) && asked.every(({ specifier }) => specifier === '' || satisfies(one.version, specifier)),
    ),
  );
  // Two minors on, it is no longer built for that CUDA.
  const minors = (version: string) => Number(version.split('.')[1] ?? 0);
  const all = newest(releases);
  if (last === null || all === null || minors(all.version) - minors(last.version) < 2) return null;
  return {
    ...{ torch: last.version, torchvision: null, torchaudio: null, cudaTag: tag, from: 'plan' },
    because: `the index for ${tag} ends there`,
  };
}

/** A preset that holds nothing but what the file says: rules about packages ask for one. */
function presetOf({ requirements, constraints, repositories }: Installation): Preset {
  const spec = ({ text }: { readonly text: string }) => ({
    spec: text,
    because: 'stated',
    source: 'the file',
  });
  const strategies = ['venv', 'venv-system-site', 'system', 'system-break'] as const;
  const source = 'the file';
  return {
    ...{
      format: 2,
      id: 'file',
      version: '0.0.0',
      title: 'the file',
      summary: source,
      homepage: 'https://none.invalid',
    },
    ...{
      reviewed: '2026-11-22',
      directory: '.',
      locked: null,
      constraints: constraints.map(spec),
      apt: [],
      env: [],
      weights: [],
      ...{ tools: [], build: [], asks: [], folders: [], outputs: null, hosts: [], job: null },
    },
    ...{ licences: [], knownBad: [], plan: {} },
    repositories: repositories.map((url) => ({ url, commit: '0'.repeat(40), into: '.', source })),
    python: { default: '3.12', tested: [], allowed: ['3.10', '3.11', '3.12', '3.13'], source },
    torch: { builds: [], accepts: '>=0', source },
    install: {
      default: 'venv',
      allowed: [...strategies],
      passes: [
        { title: 'file', from: [], requirements: requirements.map(spec), editable: [], noDeps: false },
      ],
    },
    app: {
      ...{ command: ['python'], workingDirectory: '.', port: 1, listens: '0.0.0.0', hostVariable: null },
      ...{ portVariable: null, auth: 'app', stop: { signal: 'TERM', seconds: 8 }, source },
    },
    health: {
      ...{
        path: '/',
        contains: ' ',
        ready: null,
        failed: [],
        probe: null,
        againSeconds: 0,
        timeoutSeconds: 60,
      },
    },
    vram: { minimumGb: 1, tiers: [], source },
    needs: { bf16: false, systemMemoryGb: null, source },
    storage: { volumeGb: { minimum: 1, recommended: 1 }, source },
  };
}
