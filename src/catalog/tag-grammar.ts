import type { Image } from './types.ts';

/** What a tag says by itself. Null where it does not say. */
export interface TagFacts {
  /** `runpod/pytorch` */
  readonly repository: string;
  /** Of the family of images, `1.0.7`; null where the tag names none. */
  readonly release: string | null;
  /** What follows the release, e.g. `-cluster`; null: nothing. */
  readonly suffix: string | null;
  /** Make of the image, the first part of a family's id; null where the tag names no layout we know. */
  readonly make: string | null;
  readonly distro: string | null;
  readonly vendor: Image['vendor'];
  readonly cuda: string | null;
  readonly torch: string | null;
  /** The Python that the tag names. */
  readonly python: string | null;
  /** `-dev-…` and `-rc.…` builds. */
  readonly prerelease: boolean;
  /** The same image under the name that the Catalog uses. */
  readonly canonical: string;
}

// Sources: runpod/containers@6990d37 official-templates/*/docker-bake.hcl and docs/RELEASE.md;
// tests/runpod_smoke/instances.py reads CUDA from the tag in the same way.
const release = '(?<release>\\d+\\.\\d+\\.\\d+)(?<suffix>-dev-[A-Za-z0-9._-]+?|-rc\\.\\d+|-cluster)??';
const ubuntu = 'ubuntu(?<ubuntu>\\d{2}\\.?\\d{2})';
const grammars: readonly { readonly family: string; readonly pattern: RegExp }[] = [
  {
    family: 'runpod',
    pattern: tag(`runpod/pytorch:${release}-cu(?<cuda>\\d{4})-torch(?<torch>\\d{3,4})-${ubuntu}`),
  },
  {
    family: 'runpod',
    pattern: tag(`runpod/pytorch:${release}-${ubuntu}-cu(?<cuda>\\d{4})-torch(?<torch>\\d{3,4})`),
  },
  { family: 'runpod', pattern: tag(`runpod/base:${release}-cuda(?<cuda>\\d{4})-${ubuntu}`) },
  { family: 'runpod', pattern: tag(`runpod/base:${release}-${ubuntu}`) },
  {
    family: 'rocm',
    pattern: tag(`runpod/base:${release}-rocm\\d{3}-${ubuntu}-py(?<py>3\\d{1,2})-pytorch(?<torch>\\d{3,4})`),
  },
  {
    family: 'runpod-base-old',
    pattern: tag('runpod/base:0\\.[4-6]\\.\\d+-(?:cuda(?<cuda>\\d+\\.\\d+\\.\\d+)|cpu)'),
  },
  {
    family: 'runpod-pytorch-old',
    pattern: tag(
      `runpod/pytorch:(?<torch>\\d+\\.\\d+\\.\\d+)-py(?<py>3\\.\\d+)-cuda(?<cuda>\\d+\\.\\d+\\.\\d+)(?:-cudnn\\d?)?-devel-${ubuntu}`,
    ),
  },
  {
    family: 'nvidia-cuda',
    pattern: tag(`nvidia/cuda:(?<cuda>\\d+\\.\\d+\\.\\d+)(?:-cudnn\\d?)?-(?:devel|runtime|base)-${ubuntu}`),
  },
  // pytorch/pytorch Dockerfile and docker.Makefile: the CUDA of the tag is that of the wheel.
  {
    family: 'pytorch',
    pattern: tag(
      'pytorch/pytorch:(?<torch>\\d+\\.\\d+\\.\\d+)-cuda(?<cuda>\\d+\\.\\d+)-cudnn\\d-(?:devel|runtime)',
    ),
  },
  {
    family: 'ubuntu',
    pattern: tag('(?:library/)?ubuntu:(?<suite>\\d\\d\\.04|focal|jammy|noble)(?:-\\d{8})?'),
  },
  {
    family: 'debian',
    pattern: tag(
      '(?:library/)?debian:(?<suite>1[123]|bullseye|bookworm|trixie)(?:\\.\\d+)?(?:-\\d{8})?(?:-slim)?',
    ),
  },
  {
    family: 'python',
    pattern: tag(
      '(?:library/)?python:(?<py>3\\.\\d{1,2})(?<patch>\\.\\d+)?(?<slim>-slim)?(?:-(?<suite>buster|bullseye|bookworm|trixie))?',
    ),
  },
];

function tag(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/** Longest reference a plan admits; nothing longer is worth reading. */
const longest = 300;

/** Reads a tag by the grammars of its makers; null where none fits. */
export function readTag(ref: string): TagFacts | null {
  if (ref.length > longest) return null;
  // A digest says which build of the tag it is, not what the tag means.
  const bare = ref.replace(/^(?:index\.)?docker\.io\//, '').replace(/@sha256:[0-9a-f]{64}$/, '');
  for (const { family, pattern } of grammars) {
    const parts = pattern.exec(bare)?.groups;
    if (parts === undefined) continue;
    const { release, suffix, ubuntu, cuda, torch, py, suite, patch, slim } = parts;
    return {
      repository: bare.split(':', 1)[0] ?? bare,
      release: release ?? null,
      suffix: suffix ?? null,
      make:
        family === 'runpod' ? runpodMake(release ?? '') : family === 'rocm' ? null : `${family}${slim ?? ''}`,
      distro:
        ubuntu === undefined
          ? distroOfSuite(
              suite ?? (family === 'python' && patch === undefined ? suiteOfPython(py ?? '') : ''),
            )
          : `ubuntu${dotted(ubuntu, /^(\d\d)(\d\d)$/)}`,
      vendor: family === 'rocm' ? 'AMD' : cuda === undefined ? 'CPU' : 'NVIDIA',
      cuda: dotted(cuda, /^(\d\d)(\d)(\d)$/),
      torch: dotted(torch, /^(\d)(\d{1,2})(\d)$/),
      python: dotted(py, /^(3)(\d{1,2})$/),
      prerelease: /^-(?:dev|rc)/.test(suffix ?? ''),
      canonical: bare.replace(/^(runpod\/pytorch:[^-]+)-(ubuntu\d{4})-(cu\d{4}-torch\d{3,4})$/, '$1-$3-$2'),
    };
  }
  return null;
}

/** Names of the distributions. An official Python without a suite is built on the newest Debian; an old patch stays where it was. */
const suites: Readonly<Record<string, string>> = {
  ...{
    buster: 'debian10',
    bullseye: 'debian11',
    bookworm: 'debian12',
    trixie: 'debian13',
    11: 'debian11',
    12: 'debian12',
    13: 'debian13',
  },
  ...{ focal: 'ubuntu20.04', jammy: 'ubuntu22.04', noble: 'ubuntu24.04' },
};

/** A Python that had ended before the newest Debian came stands on the one of its last build. */
function suiteOfPython(minor: string): string {
  if (/^3\.[0-5]$/.test(minor)) return '';
  return minor === '3.6' ? 'bullseye' : /^3\.[78]$/.test(minor) ? 'bookworm' : 'trixie';
}

function distroOfSuite(suite: string): string | null {
  if (suite === '') return null;
  return suites[suite] ?? (suite.includes('.') ? `ubuntu${suite}` : null);
}

/** `1281` is 12.8.1, `2100` is 2.10.0, `312` is 3.12; what has dots already stays as it is. */
function dotted(digits: string | undefined, parts: RegExp): string | null {
  return digits === undefined ? null : digits.replace(parts, (_, ...groups) => groups.slice(0, -2).join('.'));
}

/** Releases that were built from Dockerfiles of the same layout. */
function runpodMake(release: string): string | null {
  if (release.startsWith('0.7.')) return 'runpod-0.7';
  if (release === '1.0.0') return 'runpod-1.0.0';
  if (release === '1.0.1' || release === '1.0.2') return 'runpod-1.0.1';
  return release.startsWith('1.') ? 'runpod-1.0.3' : null;
}
