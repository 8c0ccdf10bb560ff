import { answers } from '../../catalog/answers.ts';
import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';

/** Which system has the library, and whose binary asks for it. */
export const glibcAnswer: Answerer = (event) => {
  const version = event.captures['version'] ?? '';
  const library = /^GLIBC_2\.(?<minor>\d{1,3})/.exec(version)?.groups?.['minor'];
  const cxx = /^GLIBCXX_3\.4\.(?<minor>\d{1,3})/.exec(version)?.groups?.['minor'];
  const abi = /^CXXABI_1\.3\.(?<minor>\d{1,3})/.exec(version)?.groups?.['minor'];
  if (library === undefined && cxx === undefined && abi === undefined) return null;
  // An older one that is installed already would count as done.
  const gcc = Math.max(
    12,
    cxx === undefined
      ? Number(abi ?? 0) - 1
      : Number(cxx) < 33
        ? Math.ceil((Number(cxx) - 6) / 2)
        : Number(cxx) - 19,
  );
  const around = `${event.text} ${event.below[0] ?? ''}`;
  const asker = /required by (?<file>\/?[\w./+-]{1,300})/.exec(around)?.groups?.['file'];
  const root =
    /(?:site|dist)-packages\/(?<root>[A-Za-z]\w{0,60})/.exec(asker ?? '')?.groups?.['root'] ??
    event.frames.findLast((frame) => frame.root !== null)?.root ??
    null;
  const base =
    library === undefined
      ? (answers.libstdcxx.rows.find(({ glibcxx, cxxabi }) =>
          cxx === undefined ? Number(abi) <= cxxabi : Number(cxx) <= glibcxx,
        )?.base ?? 'the newest Ubuntu')
      : (answers.glibc.rows.find(({ glibc }) => Number(library) <= glibc)?.base ?? 'the newest Ubuntu');
  const dist =
    root === null || root === 'torch'
      ? null
      : /flash_attn/.test(root)
        ? 'flash-attn'
        : root.replaceAll('_', '-');
  const conda =
    /(?<prefix>(?:\/[\w.+@-]{1,60}){1,10}?\/(?:\w{0,20}conda\w{0,6}|miniforge\d?|mambaforge)(?:\/envs\/[\w.-]{1,60})?)\/lib\//.exec(
      asker ?? around,
    )?.groups?.['prefix'];
  // The one that is found is conda's own: nothing but a newer one in that environment helps.
  const ofConda = /(?:conda\w{0,6}|miniforge\d?|mambaforge)\d?\/(?:[\w./-]{0,80}\/)?lib\/libstdc\+\+/.test(
    event.text,
  );
  if (ofConda && library === undefined)
    return {
      title: "conda's libstdc++ is older than a binary needs",
      cause: `${root === null ? 'A compiled package' : `The compiled package ${root}`} asks for ${version}, and the libstdc++ of the conda environment, which is found before that of the system, has only older ones.`,
      fix: [
        `conda install -y -c conda-forge "libstdcxx-ng>=${gcc}" "libgcc-ng>=${gcc}"   # in that environment: the newer one; then start again`,
        `# or the one of the system, where it is newer (strings /usr/lib/x86_64-linux-gnu/libstdc++.so.6 | grep ${version}): export LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libstdc++.so.6`,
      ],
      confidence: 'high',
    };
  return {
    ...(library === undefined ? { title: 'The libstdc++ that is found is older than a binary needs' } : {}),
    cause: `${root === null ? 'A compiled package' : `The compiled package ${root}`} was built on a newer system: it asks for ${version}, which ${base} and newer have${library !== undefined ? '' : ' (or another libstdc++, of conda or a compiler, is found before that of the system)'}.`,
    fix: [
      ...(conda === undefined || library !== undefined
        ? []
        : [
            `export LD_LIBRARY_PATH=${conda}/lib:$LD_LIBRARY_PATH   # the newer libstdc++ of the conda environment first; then start again`,
            '# or, where that has none either:',
          ]),
      `# either: an image (base system) with ${base} or newer (here: ldd --version | head -1)`,
      ...(library !== undefined
        ? []
        : [
            '# or, where conda is used: its newer libstdc++:',
            `conda install -y -c conda-forge "libstdcxx-ng>=${gcc}" && export LD_LIBRARY_PATH=$CONDA_PREFIX/lib:$LD_LIBRARY_PATH`,
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
