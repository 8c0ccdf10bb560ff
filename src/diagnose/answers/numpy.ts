import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { backTo } from './version-commands.ts';

/** By the first release of NumPy: the number of its C interface. */
const numpyApis: Readonly<Record<string, number>> = {
  '1.10': 10,
  '1.13': 11,
  '1.14': 12,
  '1.16': 13,
  '1.20': 14,
  '1.22': 15,
  '1.23': 16,
  '1.25': 17,
  '2.0': 18,
};

/** Which NumPy the code was written for. */
export const numpyAnswer: Answerer = (event) => {
  const name = event.captures['name'] ?? '';
  const asker = event.frames.findLast(({ root }) => root !== null && root !== 'numpy')?.root ?? null;
  const update =
    asker === null
      ? []
      : [
          '# or a newer release of what asks for it:',
          `${event.pip} install -U ${asker.replaceAll('_', '-')}`,
        ];
  if (
    /^(?:float|int|bool|object|complex|str|long|unicode|typeDict|warnings)$/.test(name) &&
    /has no attribute/.test(event.text)
  ) {
    const old = backTo(event, 'numpy', '<1.24');
    return {
      title: `NumPy 1.24 removed np.${name}, which the code still uses`,
      cause: `${asker === null ? 'The code' : `The package ${asker}`} uses np.${name}, which NumPy 1.24 took away.`,
      fix:
        old.length > 1
          ? [...update.slice(1), ...(asker === null ? [] : ['# or, in an older Python:']), ...old]
          : [`${old[0]}${event.python === null ? '   # Python 3.11 at most' : ''}`, ...update],
    };
  }
  const api =
    /compiled against (?:ABI version \S{1,12} (?:but|and) .{0,40}|API version (?<built>0x[\da-f]{1,4}) but this version of numpy is (?<here>0x[\da-f]{1,4}))/.exec(
      [...event.above.slice(-8), event.text].join(' '),
    )?.groups;
  const [built, here] = [Number(api?.['built'] ?? 0), Number(api?.['here'] ?? 0)];
  if (built > here && here > 0) {
    const least = Object.entries(numpyApis).find(([, version]) => Number(version) >= built)?.[0] ?? '2';
    return {
      title: 'NumPy here is older than the one that a package was compiled with',
      cause: `A package (often opencv) was compiled for the C interface ${api?.['built']} of NumPy, and the NumPy that is installed has ${api?.['here']}, an older one.`,
      fix: [
        `${event.pip} install -U "numpy>=${least}${built < 18 ? ',<2' : ''}"   # the first with that interface, or newer`,
        `${event.pip} show numpy | grep -E "^(Version|Location)"; python3 -c "import numpy; print(numpy.__version__, numpy.__file__)"   # still so: another NumPy comes first (of apt or conda): remove that one`,
      ],
      confidence: 'high',
    };
  }
  const other = /^(?:\w+Error: )?(?<package>pyarrow|pandas)\.[\w.]+ size changed/.exec(event.text)?.groups?.[
    'package'
  ];
  if (other !== undefined)
    return {
      class: 'broken-install',
      subject: other,
      title: `Another ${other} is loaded than the one that a package was compiled with`,
      cause: 'An older one was imported before the newer was installed, or lies there twice.',
      fix: [
        `${event.pip} install --force-reinstall --no-deps ${other}   # in a notebook: then restart its kernel (session) before anything else`,
      ],
    };
  const sizes = /size changed.{0,80}Expected (?<wanted>\d{1,4}) from C header, got (?<here>\d{1,4})/.exec(
    `${event.text} ${event.below.slice(0, 2).join(' ')}`,
  )?.groups;
  // numpy.dtype shrank with NumPy 2; the others only ever grew.
  if (
    sizes !== undefined &&
    !/numpy\.dtype size/.test(event.text) &&
    Number(sizes['wanted']) > Number(sizes['here'])
  ) {
    return {
      title: 'NumPy here is older than the one that a package was compiled with',
      cause: `A compiled package expects the larger structures (${sizes['wanted']} bytes) of a newer NumPy than the one that is installed (${sizes['here']}).`,
      fix: [
        `${event.pip} install -U "numpy<2"   # the newest of NumPy 1; where everything here is built for NumPy 2: numpy`,
        ...(asker === null
          ? [
              '# or the package of the last import above, compiled for the NumPy that is here: pip install --force-reinstall --no-cache-dir --no-binary NAME NAME',
            ]
          : [
              '# or that package, compiled for the NumPy that is here:',
              `${event.pip} install --force-reinstall --no-deps --no-cache-dir --no-build-isolation --no-binary ${asker.replaceAll('_', '-')} ${asker.replaceAll('_', '-')}`,
            ]),
      ],
    };
  }
  if (/numpy\._core/.test(event.text)) {
    return {
      title: 'A file or package was made with NumPy 2, and NumPy 1 is installed',
      cause:
        'numpy._core exists from NumPy 2 on: a pickle, checkpoint or package of that time is read with an older NumPy.',
      fix: [`${event.pip} install "numpy>=2"   # or numpy>=1.26, which knows that name too`],
    };
  }
  const around = [event.text, ...event.above, ...event.below];
  if (
    /multiarray failed to import|umath failed to import/.test(event.text) &&
    !around.some((line) => /NumPy 1|NumPy 2|numpy[ =<>]{1,4}2\.|_ARRAY_API/i.test(line))
  )
    return eitherNumpy(event);
  const opencv = [event.text, ...event.above.slice(-12), ...event.below.slice(0, 4)].some((line) =>
    /\bcv2\b|opencv/.test(line),
  );
  if (opencv)
    return {
      fix: [
        `${event.pip} install "numpy<2" "opencv-python<4.12"   # or the headless, contrib one, as installed: pip list | grep -i opencv`,
        `# or, to keep NumPy 2: ${event.pip} install -U opencv-python   # from 4.10.0.84 on it knows both`,
      ],
    };
  return {
    fix: [
      `${event.pip} install -U "numpy<2"   # opencv-python 4.12 and newer then needs "opencv-python<4.12" too`,
      ...update,
    ],
  };
};

/** The bare line, which both ages say: the newest NumPy 1 is newer than any old one, and no NumPy 2. */
function eitherNumpy(event: Event): Answer {
  const old = /^(?:2\.|3\.[0-8]$)/.test(event.python ?? '');
  return {
    title: old
      ? 'NumPy here is older than the one that a package was compiled with'
      : 'NumPy and a package that was compiled with another NumPy do not fit each other',
    cause: `A compiled package (often opencv, torch or pandas) was built with another NumPy than the one that is loaded: ${old ? `with a newer one (Python ${event.python} has no NumPy 2), or` : 'with a newer one, with NumPy 1 where NumPy 2 is here, or'} the files of two NumPys lie over each other.`,
    fix: [
      `${event.pip} install -U --force-reinstall "numpy<2"   # the newest NumPy 1, whole: newer than an old one, older than NumPy 2`,
      "# or, still so: an environment of its own (python3 -m venv venv) and the requirements again: two NumPys (of apt, conda, pip --user) may be in each other's way",
    ],
    confidence: 'medium',
  };
}
