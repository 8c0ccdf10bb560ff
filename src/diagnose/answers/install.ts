import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import type { Facts } from '../facts/facts.ts';

interface Wish {
  readonly who: string;
  readonly dist: string;
  readonly bounds: string;
}

/** Who asks for what, as pip and uv list it below "The conflict is caused by". */
export const conflictAnswer: Answerer = (event) => {
  const near = [...event.above.slice(-12), event.text, ...event.below];
  const wishes = near.flatMap(wishOf);
  const dist = wishes
    .map((wish) => wish.dist)
    .find(
      (name) => new Set(wishes.filter((wish) => wish.dist === name).map(({ bounds }) => bounds)).size > 1,
    );
  if (dist === undefined) return null;
  const all = wishes.filter((wish) => wish.dist === dist);
  const own = all.find(({ who }) => who === 'you');
  const other = all.find(({ who, bounds }) => who !== 'you' && bounds !== '' && bounds !== own?.bounds);
  if (other === undefined) return null;
  const said = [
    ...new Set(
      all.map(
        ({ who, bounds }) =>
          `${who} ask${who === 'you' ? '' : 's'} for ${dist}${bounds === '' ? '' : ` ${bounds}`}`,
      ),
    ),
  ];
  const wanted = `${dist}${other.bounds}`;
  return {
    title: `Two requirements of ${dist} exclude each other`,
    cause: `${said.slice(0, 4).join('; ')}. No ${dist} satisfies all of them.`,
    fix: [
      own === undefined
        ? `# change the version of ${other.who.split(' ')[0]} or of the other asker in requirements.txt, so that both accept one ${dist}`
        : `${event.pip} install -r requirements.txt "${wanted}"   # after taking your own line ${dist}${own.bounds} out of requirements.txt`,
      '# or overrule the narrower one (works where it is stricter than it need be):',
      `echo "${own === undefined ? wanted : `${dist}${own.bounds}`}" > overrides.txt && uv pip install -r requirements.txt --override overrides.txt`,
    ],
    confidence: 'high',
  };
};

function wishOf(line: string): readonly Wish[] {
  const depends =
    /^(?<who>[\w.[\],-]{1,60} [\w.+]{1,30}) depends on (?<dist>[A-Za-z0-9][\w.-]{0,60})(?:\[[\w,-]{1,40}\])?(?<bounds>[^;]{0,80})/.exec(
      line,
    )?.groups;
  const asked =
    /^The user requested (?:\(constraint\) )?(?<dist>[A-Za-z0-9][\w.-]{0,60})(?:\[[\w,-]{1,40}\])?(?<bounds>[^;(]{0,80})/.exec(
      line,
    )?.groups;
  const found = depends ?? asked;
  const dist = found?.['dist'];
  const bounds = (found?.['bounds'] ?? '').trim().replaceAll(' and ', ',').replaceAll(' ', '');
  if (dist === undefined || !/^[\w.<>=!~,*+]*$/.test(bounds)) return [];
  return [{ who: depends?.['who'] ?? 'you', dist: dist.toLowerCase(), bounds }];
}

/** A Python that the package accepts, from what the line says. */
export const pythonAnswer: Answerer = (event) => {
  const around = [event.text, ...event.below.slice(0, 4)].join(' ');
  const upper = /<=? ?3\.(\d{1,2})/.exec(around)?.[1];
  const lower = />=? ?3\.(\d{1,2})/.exec(around)?.[1];
  if (upper === undefined && lower === undefined) return null;
  const strict = /<3\.|< 3\./.test(around);
  const most = upper === undefined ? 12 : Number(upper) - (strict ? 1 : 0);
  const least = lower === undefined ? 0 : Number(lower);
  const minor = upper === undefined ? Math.max(least, 11) : Math.max(least, Math.min(most, 12));
  return {
    fix: [
      `uv venv --python 3.${minor} /workspace/venv && . /workspace/venv/bin/activate   # a Python that the package accepts; then install again`,
      'python3 --version   # what runs here',
    ],
  };
};

/** Which torch there is instead, from the list that pip prints. */
export const torchVersionsAnswer: Answerer = (event) => {
  const list = /from versions: (?<versions>[^)]{1,1400})/.exec(event.text)?.groups?.['versions'] ?? '';
  const plain = list.split(', ').filter((version) => /^\d+\.\d+\.\d+(?:\+\w+)?$/.test(version));
  const [first, last] = [plain[0], plain.at(-1)];
  const { package: name = 'torch', spec = '' } = event.captures;
  if (first === undefined || last === undefined) return null;
  const wanted = /==([\d.]+)/.exec(spec)?.[1];
  const older = wanted !== undefined && isBelow(wanted, first);
  return {
    cause: `${name}${spec} is not there for this Python and index, which offer ${first} to ${last}${older ? ': this Python is newer than that release knew' : ''}.`,
    fix: [
      ...(older
        ? [
            'uv venv --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # then the same install again',
            '# or take a release that is there:',
          ]
        : []),
      `${event.pip} install ${name}==${older ? first : last}${name === 'torch' ? ' torchvision torchaudio' : ''}`,
    ],
  };
};

function isBelow(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split(/[.+]/).slice(0, 3).map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

const renamed: Readonly<Record<string, string>> = {
  'libgl1-mesa-glx': 'libgl1',
  'libgl1-mesa-dev': 'libgl-dev',
  'python3-distutils': 'python3-setuptools',
  libtinfo5: 'libtinfo6',
  libncurses5: 'libncurses6',
  'python-is-python2': 'python-is-python3',
  libasound2: 'libasound2t64',
  'software-properties-common': 'gnupg',
};

/** A name that is none of the index, and what is meant by it. */
export const packageAnswer: Answerer = (event, facts: Facts) => {
  const name = event.captures['package'] ?? '';
  const apt = /Unable to locate|no installation candidate|has no/.test(event.text);
  const now = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  if (apt) {
    const python = /^python3\.\d{1,2}/.test(name);
    if (now === undefined && !python) {
      return {
        cause: `apt knows no package ${name}: its lists were not fetched, or this release of the distribution has none of that name.`,
        fix: [
          `apt-get update && apt-get install -y ${name}`,
          `apt-cache search ${withoutVersion(name)} | head   # what it is called here`,
        ],
      };
    }
    return python
      ? {
          cause: `This distribution has no ${name}: each release ships one Python only.`,
          fix: [
            `uv venv --python ${/3\.\d{1,2}/.exec(name)?.[0] ?? '3.11'} /workspace/venv   # brings that Python without apt`,
            '# or, on Ubuntu: add-apt-repository -y ppa:deadsnakes/ppa && apt-get update, then the same again',
          ],
        }
      : {
          cause: `${name} is gone from this release of the distribution; ${now} took its place.`,
          fix: [`apt-get update && apt-get install -y ${now}`],
        };
  }
  const meant = Object.hasOwn(facts.imports.names, name)
    ? facts.imports.names[name]?.split('|')[0]
    : undefined;
  if (meant !== undefined && meant.toLowerCase() !== name.toLowerCase()) {
    return {
      cause: `${name} is a name to import; the package to install is ${meant}.`,
      fix: [`${event.pip} install ${meant}`],
    };
  }
  const other = Object.hasOwn(facts.imports.not_on_pypi, name) ? facts.imports.not_on_pypi[name] : undefined;
  if (other !== undefined) return { cause: `${name}: ${other}.`, fix: [`# ${other}`] };
  return versionsOf(event, name);
};

function versionsOf(event: Event, name: string): Answer | null {
  const list = /from versions: (?<versions>[^)]{1,1400})/.exec(event.text)?.groups?.['versions'] ?? '';
  const versions = list.split(', ').filter((version) => /^\d[\w.]*$/.test(version));
  const last = versions.at(-1);
  if (last === undefined || !/^[\w.-]+$/.test(name)) return null;
  const spec = event.captures['spec'] ?? '';
  return {
    cause: `The index has ${name} ${versions[0]} to ${last} for this Python, but not ${name}${spec}: that release was never published, was withdrawn, or needs another Python.`,
    fix: [
      `${event.pip} install "${name}==${last}"   # the newest that is there; write it into requirements.txt too`,
      '# or, where the release exists and needs another Python:',
      'uv venv --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # then install again',
    ],
  };
}

/** Syntax that fails inside an installed package, under an old Python; a mistake in one's own file is none of ours. */
export const syntaxAnswer: Answerer = (event) => {
  const root = event.frames.at(-1)?.root ?? null;
  const minor = Number(event.python?.split('.')[1] ?? Number.NaN);
  return root === null || !(minor < 10)
    ? null
    : {
        title: `${root} is written for a newer Python than ${event.python}`,
        cause: `${root} uses syntax that Python ${event.python} does not know.`,
      };
};

/** `libfoo` of `libfoo1.2`. */
function withoutVersion(name: string): string {
  let end = name.length;
  while (end > 0 && /[\d.]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}
