import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { wheelAnswer } from './python-needed.ts';
import { torchOfUv } from './python-tools.ts';
import { indexNearby, indexOf, isOlder } from './version-commands.ts';

/** Which torch there is instead, from the list that pip prints. */
export const torchVersionsAnswer: Answerer = (event, facts) => {
  const uv = torchOfUv(event);
  if (uv !== null) return uv;
  if (/ABI tag|Python version tag/.test([event.text, ...event.below.slice(0, 3)].join(' ')))
    return wheelAnswer(event, facts) ?? olderPython(event);
  const list = /from versions: (?<versions>[^)]{1,1400})/.exec(event.text)?.groups?.['versions'] ?? '';
  const { package: name = 'torch', spec = '' } = event.captures;
  // Up to 0.6 torchtext was of Python alone, which every Python takes: of a release with wheels it says nothing.
  const plain = list
    .split(', ')
    .filter((version) => /^\d+\.\d+\.\d+(?:\+\w+)?$/.test(version))
    .filter((version) => name !== 'torchtext' || !isOlder(version, '0.7.0') || /==0\.[0-6]\b/.test(spec));
  const [first, last] = [plain[0], plain.at(-1)];
  if (name === 'torch' && /^0\.1\.2(?:\.post[12])?(?:, 0\.1\.2\.post[12]){0,2}$/.test(list.trim()))
    return onlyStub(event, spec);
  if (/^nvidia-/.test(name)) return ofNvidia(event, `${name}${spec}`);
  if (first === undefined || last === undefined) return ofThatIndex(event, name, spec);
  const wanted = /[=~]=([\d.]+)/.exec(spec)?.[1];
  const older = wanted !== undefined && isOlder(wanted, first);
  const later =
    wanted !== undefined && isOlder(last, wanted) && last.includes('+cu')
      ? indexWith(torchOf(name, wanted))
      : null;
  if (later !== null) {
    const named = [event.text, ...event.above.slice(-4).reverse()]
      .map((line) => /\binstall (?<rest>.{0,200}?) ?(?:--\w|#|$)/.exec(line)?.groups?.['rest'])
      .find((rest) => rest?.includes(`${name}${spec}`));
    return {
      title: `The index of ${last.split('+')[1]} has no ${name} ${wanted}: it ends with ${last.split('+')[0]}`,
      cause: `Each index of torch holds one CUDA, and a CUDA is dropped at some release: ${name} ${wanted} is there for ${later}.`,
      fix: [
        `${event.pip} install ${named !== undefined && harmlessWord(named.replaceAll(/[ =]/g, '')) ? named.replaceAll(/\+cu\d+/g, '') : `${name}==${wanted}${name === 'torch' ? ' torchvision torchaudio' : ''}`} --index-url https://download.pytorch.org/whl/${later}`,
        `# or, for an older driver, what that index has: ${name} ${last}`,
      ],
      confidence: 'high',
    };
  }
  // A build of one CUDA has its index of its own.
  const [there = '', tag] = (older ? first : last).split(/\+(?=cpu|cu\d)/);
  return {
    ...(name === 'torch' ? {} : { title: `This version of ${name} does not exist here` }),
    cause: `${name}${spec} is not there for this Python and index, which offer ${first} to ${last}${older ? ': this Python is newer than that release knew' : ''}.`,
    fix: [
      ...(older
        ? [
            `uv venv --seed --python 3.${newestPython(torchOf(name, wanted))} /workspace/venv && . /workspace/venv/bin/activate   # the newest Python for ${name} ${wanted}; then the same install again`,
            '# or take a release that is there:',
          ]
        : []),
      `${event.pip} install ${name}==${there}${beside(name, there, tag === undefined ? '' : ` --index-url https://download.pytorch.org/whl/${tag}`)}`,
    ],
  };
};

/** What belongs to a package of torch's family: one without the other does not load. */
function beside(name: string, version: string, index: string): string {
  if (name === 'torch') return ` torchvision torchaudio${index}`;
  const torch = torchOf(name, version).split('.').slice(0, 2).join('.');
  return /^torch(?:vision|audio|text)$/.test(name)
    ? ` "torch==${torch}.*"${index}   # with the torch that it is compiled for, in place of another`
    : index;
}

/** uv before 0.5 takes the builds of an index of torch by their whole name only (2.3.1+cpu); each CUDA has some releases only. */
function ofThatIndex(event: Event, name: string, spec: string): Answer | null {
  const near = [event.text, ...event.below.slice(0, 12)].join(' ').slice(0, 2000);
  const index = indexNearby(event);
  // uv lists what the index that it asked has.
  if (/following versions of/.test(near)) {
    const asked =
      index ?? /(?:whl\/|==[\d.]{3,9}\+)(?<tag>cu\d{3}|cpu|rocm[\d.]{1,5})\b/.exec(near)?.groups?.['tag'];
    return asked === undefined
      ? null
      : {
          fix: [
            `uv pip install torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${asked}   # of the index that was asked; a pin: one of the list above`,
            'python3 --version   # each torch release supports few minor versions',
          ],
        };
  }
  const wanted = /^==(?<version>\d[\d.]{2,11}),?$/.exec(spec)?.groups?.['version'];
  if (wanted === undefined || index === undefined || !/no version of/.test(event.text)) return null;
  const tag = index === 'cpu' ? index : indexOf('torch', `<=${torchOf(name, wanted)}`, null);
  const address = `--index-url https://download.pytorch.org/whl/${tag}`;
  return {
    title:
      tag === index
        ? `This uv finds ${name} ${wanted} by its whole name only: ${wanted}+${tag}`
        : `The index of ${index} has no ${name} ${wanted}; that of ${tag} has`,
    fix: [
      `uv pip install "${name}==${wanted}+${tag}" ${address}${tag === index ? `   # torchvision and torchaudio likewise; from uv 0.5 on without +${tag}` : ''}`,
    ],
  };
}

/** Parts of CUDA, which torch asks for by their very version: wheels for Linux, whatever the Python. */
function ofNvidia(event: Event, asked: string): Answer {
  // uv writes for which systems it is asked.
  const wanted = asked.replace(/\{[^}]{0,120}(?:\}|$)/, '');
  const typed = event.above
    .map((line) => /\buv (?:pip install|add|sync|lock) [\w.,=~[\]+:/ -]{0,300}/.exec(line)?.[0].trim())
    .findLast((one) => one?.includes('index') === true);
  if (typed !== undefined)
    return {
      class: 'uv-index-strategy',
      title: `uv takes ${wanted} from the first index that has it, and there its version is missing`,
      cause: 'It looks no further.',
      fix: [`${typed} --index-strategy unsafe-best-match`, '# or without that index, where it is not needed'],
    };
  return {
    title: `pip finds no ${wanted}`,
    cause: `The parts of CUDA have wheels for Linux (and Windows) with a 64 bit processor only, whatever the Python. pip passes over them where it is too old to know their kind of wheel, on another system, or where an index or mirror of one's own lacks them.`,
    fix: [
      `${event.pip} install -U pip   # then the same install again, without an index of your own (pip config list; env | grep PIP_)`,
      `# macOS, or a file of requirements that was written on another machine: take the line ${wanted} out; torch brings the ones that it needs`,
    ],
    confidence: 'medium',
  };
}

/** The torch that a torchvision or torchaudio belongs to. */
function torchOf(name: string, version: string): string {
  const minor = Number(/^0\.(\d{1,2})/.exec(version)?.[1] ?? Number.NaN);
  if (name === 'torch' || Number.isNaN(minor)) return version;
  if (name === 'torchaudio') return `1.${minor}`;
  return minor < 15 ? `1.${minor - 1}` : `2.${minor - 15}`;
}

/** The index that has a torch 2.N, where those of CUDA 12.1 and 12.4 ended before it. */
function indexWith(torch: string): string | null {
  const [major = 0, minor = 0] = torch.split('.').map(Number);
  return major === 2 && minor >= 6 ? (minor >= 7 ? 'cu128' : 'cu126') : null;
}

/** The newest Python (3.x) that a torch has wheels for. */
function newestPython(torch: string): number {
  const [major = 0, minor = 0] = torch.split('.').map(Number);
  if (major >= 2) return minor < 2 ? 11 : minor < 5 ? 12 : 13;
  return major < 1 || minor <= 3 ? 7 : minor <= 7 ? 8 : minor <= 10 ? 9 : 10;
}

/** A torch that is older than the Python: the lock is right, and the environment is not. */
export const candidatesAnswer: Answerer = ({ captures }) => {
  const { package: name = '', version = '' } = captures;
  const most = newestPython(torchOf(name, version));
  return /^torch(?:vision|audio)?$/.test(name)
    ? {
        fix: [
          `poetry env use python3.${most} && poetry install   # the newest Python with wheels of ${name} ${version}; not here? uv python install 3.${most}`,
        ],
      }
    : null;
};

/** uv names the Python that has no wheel: a new one, for a release that is older. */
function olderPython(event: Event): Answer | null {
  const version = /==(?<version>\d\.\d{1,2})/.exec(
    [event.text, ...event.below.slice(0, 2)].join(' '),
  )?.groups;
  const most = newestPython(version?.['version'] ?? '');
  return {
    cause:
      'That release of torch has no wheel for the Python that runs here: each release supports the Pythons of its time.',
    fix: [
      `uv venv --seed --python 3.${most} /workspace/venv && . /workspace/venv/bin/activate   # the newest Python for that release; then the same install again (uv sync: uv python pin 3.${most})`,
      '# or a newer torch, with the torchvision and torchaudio that belong to it, where the app allows it',
    ],
  };
}

/** Beside them no wheel fits: pip is too old to read their names, or there is none for this Python. */
function onlyStub(event: Event, spec: string): Answer {
  const version = /==(?<version>1\.\d{1,2})/.exec(spec)?.groups?.['version'];
  const python = version === undefined ? 11 : newestPython(version);
  return {
    title: 'pip sees only placeholders of torch: no wheel fits this pip or this Python',
    cause: `The releases 0.1.2 are placeholders without content. The real ones are there, but pip passes over them: it is too old to know their kind of wheel, or this Python${event.python === null ? '' : ` (${event.python})`} or machine has none of torch${spec} (32 bit, macOS on ARM, Alpine, a newer Python than that release knew).`,
    fix: [
      'python3 --version; python3 -m pip --version; python3 -c "import platform; print(platform.machine(), platform.libc_ver())"   # which of both it is',
      '# either, where pip is older than 20.3:',
      `${event.pip} install -U pip   # then the same install again`,
      '# or, where the Python is another than that release knew:',
      `uv venv --seed --python 3.${python} /workspace/venv && . /workspace/venv/bin/activate   # then the same install again`,
      `# a pin that no index has (1.0.1.post2 and the like): write torch>=1.0.1 in its place, or the next release`,
    ],
    confidence: 'high',
  };
}
