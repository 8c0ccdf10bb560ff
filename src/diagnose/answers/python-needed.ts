import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';

import { projectPython } from './python-tools.ts';

/** A Python that the package accepts, from what the line says. */
export const pythonAnswer: Answerer = (event) => {
  const project = projectPython(event);
  if (project !== null) return project;
  const around = ofWanted([event.text, ...event.below.slice(0, 4)].join(' '));
  const upper = /<=? ?3\.(\d{1,2})/.exec(around)?.[1];
  const lower = />=? ?3\.(\d{1,2})/.exec(around)?.[1];
  if (upper === undefined && lower === undefined) return null;
  const strict = /<3\.|< 3\./.test(around);
  // 3.10.13 is more than 3.10, where that is the most: another 3.10 is refused as well.
  const refused = upper !== undefined && /: ?3\.(\d{1,2})\.[1-9]\d{0,2} not in/.exec(around)?.[1] === upper;
  const most = upper === undefined ? 12 : Number(upper) - (strict || refused ? 1 : 0);
  const least = lower === undefined ? 0 : Number(lower);
  const minor = upper === undefined ? Math.max(least, 11) : Math.max(least, Math.min(most, 12));
  return {
    fix: [
      /the project's Python req/.test(event.text)
        ? `uv python pin 3.${minor} && uv sync   # a Python that the project accepts; uv fetches it`
        : `uv venv --seed --python 3.${minor} /workspace/venv && . /workspace/venv/bin/activate   # a Python that the package accepts; then install again`,
      'python3 --version   # what runs here',
    ],
  };
};

/** pip lists what each release asks for: that of the one that is asked for by number, else of the newest. */
function ofWanted(around: string): string {
  const wanted = /requirement [\w.[\]-]{1,80}==(?<version>[\w.]{1,20})/.exec(around)?.groups?.['version'];
  const asks = [...around.matchAll(/(?<version>\b\d[\w.]{0,20}) Requires-Python (?<spec>[^;]{1,80})/g)];
  const own = asks.find(({ groups }) => groups?.['version'] === wanted) ?? asks.at(-1);
  return own?.groups?.['spec'] ?? around;
}

/** No Rust at all, where the general entry is for one that is of another age. */
export const rustAnswer: Answerer = ({ text, above }) =>
  ![text, ...above].some((line) =>
    /find Rust compiler|rust compiler, is not|aarch64|armv7l|^running install$/.test(line),
  )
    ? null
    : {
        title: 'The package is compiled from Rust, and there is no Rust here',
        cause:
          'That version has no ready wheel for this Python, system or processor, so pip builds it, and finds no rustc on the PATH (sudo has a PATH of its own).',
        fix: [
          /^#\d/.test(text)
            ? `# in the Dockerfile, before that step: RUN curl https://sh.rustup.rs -sSf | sh -s -- -y, then ENV PATH="/root/.cargo/bin:$PATH" (and build-essential)`
            : `curl https://sh.rustup.rs -sSf | sh -s -- -y && . "$HOME/.cargo/env"   # then the same again, without sudo`,
          '# or a wheel: pip install -U pip, then the same again; still built: a Python of its time (uv venv --seed --python 3.10)',
        ],
      };

/** Syntax that fails inside an installed package, under an old Python; a mistake in one's own file is none of ours. */
export const syntaxAnswer: Answerer = (event) => {
  const root = event.frames.at(-1)?.root ?? null;
  // The code that stands above the mark says which Python knows it.
  const code = event.above.slice(-3).join('\n');
  const since = /^match [\w.]{1,60}:$/m.test(code)
    ? 10
    : /^except\*/m.test(code)
      ? 11
      : /^type \w+ = |^(?:def|class) \w+\[/m.test(code)
        ? 12
        : null;
  if (since !== null)
    return {
      title: `The code is for Python 3.${since} and newer`,
      cause: `${root ?? 'The file'} uses syntax that Python knows since 3.${since}; an older one runs here.`,
      fix: [
        `uv venv --seed --python 3.${since} /workspace/venv && . /workspace/venv/bin/activate   # then install the requirements again`,
        ...(root === null
          ? []
          : [`# or, to keep this Python: the release of ${root.replaceAll('_', '-')} before it`]),
      ],
      confidence: 'high',
    };
  const minor = Number(event.python?.split('.')[1] ?? Number.NaN);
  return root === null || !(minor < 10)
    ? null
    : {
        title: `${root} is written for a newer Python than ${event.python}`,
        cause: `${root} uses syntax that Python ${event.python} does not know.`,
      };
};

/** The Python that a wheel names, or the ones that uv lists. */
export const wheelAnswer: Answerer = (event) => {
  const around = [
    event.text,
    ...event.below.slice(0, 4),
    ...event.below.filter((line) => line.startsWith('hint: ')),
  ].join(' ');
  const own = /-cp(?<py>3\d{1,2})-(?:cp3\d{1,2}|abi3)\w{0,3}-(?<platform>\w{3,40})\.whl/.exec(around)?.groups;
  const listed = [...around.matchAll(/`cp3(\d{1,2})`/g)].map((match) => Number(match[1]));
  const here = /CPython (?<here>3\.\d{1,2})/.exec(around)?.groups?.['here'] ?? event.python;
  // uv: `(e.g., `cp313`)` is the tag of the Python that runs here.
  const mine = /\(e\.g\., `cp3(?<minor>\d{1,2})`/.exec(around)?.groups?.['minor'];
  const others = listed.filter((one) => `${one}` !== mine).filter((minor) => `3.${minor}` !== here);
  const minor =
    own?.['py'] === undefined
      ? others.length === 0
        ? null
        : Math.max(...others)
      : Number(own['py'].slice(1));
  if (minor === null || minor < 6 || minor > 20)
    return withoutSource(
      /(?<name>[\w.-]{2,60})(?:\{[^}]{0,80}\})?[=<>]{1,2}[\w.]{1,20} has no wheels/.exec(around)?.groups?.[
        'name'
      ] ?? '',
    );
  const platform = own?.['platform'] ?? '';
  const foreign = /win_|macosx|aarch64/.test(platform);
  return {
    cause: `What is to be installed has wheels for Python 3.${minor}${platform === '' ? '' : ` on ${platform}`}${here === null ? ', and another Python (or machine) runs here' : `, and Python ${here} runs here`}.${foreign ? ' It is for another system, unless this is one.' : ''}`,
    fix: [
      ...(foreign
        ? ['# the system differs: take the wheel whose name ends in linux_x86_64 (or manylinux…)']
        : []),
      `uv venv --seed --python 3.${minor} /workspace/venv && . /workspace/venv/bin/activate   # that Python; then the same install again`,
      '# or: the wheel (or release) whose cp tag is the Python that runs here',
      'python3 -c "import sys, platform; print(sys.version_info[:2], platform.machine())"   # what runs here',
    ],
  };
};

/** A package of wheels alone, which a newer Python has not. */
export function withoutSource(name: string): Answer | null {
  const most = rowOf(answers.newestPythons.rows, name);
  return most === undefined
    ? null
    : {
        title: `${name} has wheels for Python 3.${most} and older only, and no source`,
        cause: 'pip and uv see no file of it for the Python that runs here.',
        fix: [
          `uv venv --seed --python 3.${most} /workspace/venv && . /workspace/venv/bin/activate   # then the same install again`,
        ],
      };
}
