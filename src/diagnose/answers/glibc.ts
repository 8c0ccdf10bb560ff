import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';

/** The first distributions with a version of the C and C++ library. */
const bases: readonly (readonly [glibc: number, base: string])[] = [
  [31, 'Ubuntu 20.04 or Debian 11'],
  [35, 'Ubuntu 22.04 or Debian 12'],
  [36, 'Debian 12 or Ubuntu 24.04'],
  [39, 'Ubuntu 24.04 or Debian 13'],
];

/** Which system has the library, and whose binary asks for it. */
export const glibcAnswer: Answerer = (event) => {
  const version = event.captures['version'] ?? '';
  const library = /^GLIBC_2\.(?<minor>\d{1,3})/.exec(version)?.groups?.['minor'];
  const cxx = /^GLIBCXX_3\.4\.(?<minor>\d{1,3})/.exec(version)?.groups?.['minor'];
  if (library === undefined && cxx === undefined) return null;
  const around = `${event.text} ${event.below[0] ?? ''}`;
  const asker = /required by (?<file>\/?[\w./+-]{1,300})/.exec(around)?.groups?.['file'];
  const root =
    /(?:site|dist)-packages\/(?<root>[A-Za-z]\w{0,60})/.exec(asker ?? '')?.groups?.['root'] ??
    event.frames.findLast((frame) => frame.root !== null)?.root ??
    null;
  const base =
    library === undefined
      ? Number(cxx) <= 30
        ? 'Ubuntu 22.04 or Debian 12'
        : 'Ubuntu 24.04 or Debian 13'
      : (bases.find(([glibc]) => Number(library) <= glibc)?.[1] ?? 'the newest Ubuntu');
  const dist = root === null ? null : /flash_attn/.test(root) ? 'flash-attn' : root.replaceAll('_', '-');
  return {
    cause: `${root === null ? 'A compiled package' : `The compiled package ${root}`} was built on a newer system: it asks for ${version}, which ${base} is the first to have${cxx === undefined ? '' : ' (or another libstdc++, of conda or a compiler, is found before that of the system)'}.`,
    fix: [
      `ldd --version | head -1; cat /etc/os-release | head -2   # what is here`,
      `# either: an image (base system) with ${base} or newer`,
      ...(cxx === undefined
        ? []
        : [
            '# or, where conda is used: its newer libstdc++:',
            'conda install -y -c conda-forge libstdcxx-ng && export LD_LIBRARY_PATH=$CONDA_PREFIX/lib:$LD_LIBRARY_PATH',
          ]),
      ...(dist === null || !harmlessWord(dist)
        ? [
            '# or: a release of the package built for older systems, or build it from its source here: pip install --no-binary NAME NAME',
          ]
        : [
            `# or: ${dist} built from its source here${dist === 'flash-attn' ? ', or its last release for older systems' : ''}:`,
            ...(dist === 'flash-attn'
              ? [`${event.pip} install flash-attn==2.7.4.post1 --no-build-isolation`]
              : []),
            `${event.pip} install --force-reinstall --no-deps --no-cache-dir --no-build-isolation --no-binary ${dist} ${dist}`,
          ]),
    ],
  };
};
