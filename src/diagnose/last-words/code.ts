import { printable } from '../../basics/printable.ts';
import type { Captures } from '../fill.ts';
import { harmlessWord } from '../fill.ts';
import { noCard } from './circumstances.ts';
import type { Form, Said } from './form.ts';
import { looking, nameOf, type Owner, ownerOf, placeOf, raisingFrame, updating, where } from './place.ts';
import { ended, type Words } from './words.ts';

const sitePackage = /(?:site|dist)-packages[\\/](?<root>[A-Za-z_]\w{0,60})/;
const fileOf = /File "(?<file>[^"]{1,260})", line (?<line>\d{1,7})/;

/** Headers of the C++ library without an ending, by the first gcc that has them. */
const sinceGcc: readonly (readonly [names: string, gcc: number])[] = [
  ['filesystem charconv', 8],
  ['execution memory_resource', 9],
  ['concepts ranges span numbers bit compare coroutine', 10],
  ['source_location semaphore latch barrier syncstream', 11],
  ['expected', 12],
  ['format', 13],
  ['print', 14],
];

/** The file that does not parse: named by the frame without "in", or by the message. */
function brokenFile({ event }: Words): { file: string; line: number } | null {
  for (const line of [event.text, ...event.above.toReversed()]) {
    const found = fileOf.exec(line)?.groups;
    if (found !== undefined) return { file: found['file'] ?? '', line: Number(found['line']) };
  }
  return null;
}

/** Mistakes of the code itself, or code for another Python. */
/** What faiss says of it, without a word. */
const otherIndex: Said = {
  class: 'index-of-another-model',
  title: 'The vectors that are searched with are of another length than those of the index',
  cause: 'The index was filled with another embedding model than is set now.',
  fix: [
    '# delete the stored index (index.faiss, its folder) and build it anew with the model of now',
    '# or set the embedding model that filled it (in code, both: print(index.d, query.shape))',
  ],
  confidence: 'medium',
};

/** Packages whose import programs try, pass over where it fails, and use all the same. */
const triedImports: ReadonlyMap<string, string> = new Map([
  ...'av bitsandbytes decord deepspeed gguf insightface librosa onnxruntime soundfile wandb'
    .split(' ')
    .map((one) => [one, one] as const),
  ['cv2', 'opencv-python-headless'],
  ['faiss', 'faiss-cpu'],
  ['git', 'GitPython'],
]);

export const codeForms: readonly Form[] = [
  {
    name: 'name X is not defined',
    pattern:
      /name '(?<name>\w{1,80})' is not defined|cannot access (?:local|free) variable '(?<local>\w{1,80})'|local variable '(?<old>\w{1,80})' referenced before assignment/,
    say: ({ name, local, old }, words) => {
      const { event } = words;
      const owner = ownerOf(event);
      const known = name ?? local ?? old ?? '';
      // A compiled part, and nothing that tells whose.
      if (known.startsWith('_') && owner.kind === 'unknown') return null;
      const who = nameOf(owner);
      const at = raisingFrame(event)?.file ?? '';
      // The kernel forgets with each start what the cells above have made.
      if (
        name !== undefined &&
        owner.kind !== 'library' &&
        [at, ...event.above].some((line) =>
          /<ipython-input-|^(?:Cell )?In ?\[\d{1,4}\]|<cell line: \d/.test(line),
        )
      )
        return {
          class: 'code-fault',
          title: `The cell that makes ${known} has not run in this kernel, or failed`,
          cause: `${known} is not defined: a notebook knows only what has run since its kernel started.`,
          fix: [
            `# run the cell that imports or sets ${known} (mostly one of the first), then this one: Run all above; did it fail? its error comes first`,
            `# none does: a line above that imports it (from PACKAGE import ${known}) or sets it`,
          ],
          confidence: 'medium',
        };
      if (
        owner.kind === 'app' &&
        /\/\w{1,60}\.py$/.test(at) &&
        /^[A-Z]\w{2,40}Pipeline$/.test(known) &&
        /\.from_pretrained\(/.test(raisingFrame(event)?.code ?? '')
      )
        return {
          class: 'diffusers-version-mismatch',
          title: `${known} was not imported: the diffusers here has none, or its import failed before`,
          cause: `${who} uses ${known} of diffusers; its import was tried and passed over, as an older diffusers lacks it (or one of what it needs is missing).`,
          fix: [
            `${event.pip} install -U diffusers   # then start again; still so: the first lines of the log say which import failed`,
            ...updating(event, owner).slice(0, 1),
          ],
          confidence: 'medium',
        };
      const tried = name === undefined ? undefined : triedImports.get(known);
      if (tried !== undefined)
        return {
          class: 'module-not-found',
          title: `${tried} is not installed, or does not load: the import of ${known} was tried and passed over`,
          cause: `${who}${where(event)} uses ${known}, which is not defined there: its import failed before, without a word or with one further up.`,
          fix: [
            `${event.pip} install ${tried}${event.pip.endsWith(' -m pip') ? ` && ${event.pip.slice(0, -' -m pip'.length)} -c "import ${known}"` : ''}   # fails still? that is the error that counts`,
            ...updating(event, owner).slice(0, 1),
          ],
          confidence: 'medium',
        };
      return {
        class: 'code-fault',
        title: `A mistake in ${who}: it uses ${known} without ${name === undefined ? 'having set it' : 'importing or defining it'}`,
        cause: `${who}${where(event)} uses ${known}, which ${name === undefined ? 'was not set on the way that the program took (a file or case that it does not foresee)' : 'is not defined there: its import is missing, or failed before and was passed over'}. Nothing in your setup is to blame, but a version with the mistake.`,
        fix: [
          ...updating(event, owner),
          ...(name === undefined ||
          (owner.kind === 'library' && owner.name === 'unsloth') ||
          /torchinductor_|transformers_modules/.test(raisingFrame(event)?.file ?? '')
            ? []
            : [
                `# still so: in that file, above: import ${known} (where it is a module), and tell its author`,
              ]),
        ],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'SyntaxError and its kin',
    pattern: /^(?<message>.{3,200})$/,
    raised: true,
    say: ({ message = '' }, words) => {
      if (!/^(?:SyntaxError|IndentationError|TabError)$/.test(words.exception ?? '')) return null;
      const { event } = words;
      const at = brokenFile(words);
      // A source that a package reads or makes itself has no file; its code names the package.
      const made = at?.file.startsWith('<')
        ? event.above
            .slice(-3)
            .map((text) => /^(?:from|import) (?<root>[A-Za-z]\w{1,40})\b/.exec(text)?.groups?.['root'])
            .find((one) => one !== undefined)
        : undefined;
      const root = at === null ? null : (sitePackage.exec(at.file)?.groups?.['root'] ?? made ?? null);
      const owner: Owner =
        root !== null
          ? { kind: 'library', name: root }
          : at === null
            ? { kind: 'unknown' }
            : { kind: 'app', ...at };
      const place =
        at === null ? '' : ` (${placeOf({ file: at.file, line: at.line, root, node: null, code: '' })})`;
      const caller = event.frames.findLast((frame) => frame.root !== null)?.root ?? null;
      const dist = (root ?? caller)?.replaceAll('_', '-') ?? null;
      // Words that a newer Python reads: a value that is named where it is used, a match.
      const newer = [event.text, ...event.above.slice(-3)].some((text) =>
        /[\w)] ?:= ?[\w(]|^\s{0,40}match [\w.()]{1,60}:$|^\s{0,40}case .{1,80}:$/.test(text),
      );
      return {
        class: 'code-does-not-parse',
        title: `Python cannot read ${root !== null ? `the installed ${root}` : at === null ? 'a file' : printable(at.file.split(/[\\/]/).at(-1) ?? '')}: ${printable(message.slice(0, 100))}`,
        cause: `The file${place} is no valid Python for the Python that runs here${event.python === null ? '' : ` (${event.python})`}: it was written for another version of it, cut or changed by hand${/\.pyi/.test(`${at?.file ?? ''} ${event.above.slice(-4).join(' ')}`) ? ', or written wrongly by the package that makes it (a .pyi)' : ''}.`,
        fix: [
          ...(newer
            ? [
                'uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # the Python that its words are of (:= 3.8, match 3.10); then the requirements again',
              ]
            : []),
          ...(dist === null
            ? []
            : dist === 'unsloth'
              ? updating(event, { kind: 'library', name: 'unsloth' })
              : [
                  `${event.pip} install --force-reinstall --no-deps ${dist}   # in the version that the requirements of the app name: the file anew; still so: an older release of it`,
                ]),
          ...(owner.kind === 'app' && at !== null
            ? [
                harmlessWord(at.file)
                  ? `sed -n ${Math.max(1, at.line - 2)},${at.line}p ${at.file}   # what stands there? changed by hand: git checkout of that file`
                  : '# look at that line: changed by hand? git checkout of that file',
              ]
            : []),
          `${event.pip.replace(/ -m pip$/, '')} --version   # the Python that the README names?`,
        ],
      };
    },
  },
  {
    name: 'an assertion of C or C++',
    pattern:
      /Assertion [`'](?<one>.{1,300}?)' failed|\bASSERT\w{0,10}\((?<two>.{1,200}?)\) failed|\b[A-Z]{2,10}_ASSERT\((?<three>.{1,200}?)\) failed|Check failed: (?<four>.{3,200})/,
    say: ({ one, two, three, four }, words) => {
      const condition = printable((one ?? two ?? three ?? four ?? '').trim().slice(0, 140));
      return {
        class: 'assertion-failed',
        title: `A check in the compiled code failed: ${condition}`,
        cause: `${ended(words, 200)} The program insists on ${condition}; with this model, file, card or option it is not so, which it does not foresee: mostly a version too old for what it is given.`,
        fix: [
          '# a newer version of the program (git pull and build again; its newest release or image); then the same again',
          '# still so: another model file or option (without the last one that was added), to find which one it cannot take',
        ],
      };
    },
  },
  {
    name: 'undefined symbol of torch',
    pattern:
      /undefined symbol: ?(?<symbol>_ZN[KRVO]{0,3}(?:2at|3c10|5torch|6caffe2)\w{0,300})|(?<file>[\w./+-]{1,240}\.so): undefined(?: symbol)?$/,
    say: ({ symbol, file }, words) => {
      const root =
        /(?:site|dist)-packages[\\/](?<root>[A-Za-z]\w{0,60})/.exec(words.event.text)?.groups?.['root'] ??
        null;
      const dist = root?.replaceAll('_', '-') ?? null;
      return {
        class: 'extension-of-another-torch',
        title: `${dist ?? 'A compiled extension'} was built for another torch, or is loaded before it`,
        cause: `${symbol === undefined ? `${printable((file ?? '').split('/').at(-1) ?? '')} asks for a function` : 'The symbol is a C++ function of torch'} that is not there: the extension was compiled against another torch than is installed, or the code imports it before torch.`,
        fix: [
          ...(dist === 'torchvision' || dist === 'torchaudio'
            ? [
                `${words.event.pip} install --force-reinstall --no-cache-dir "torch==$(${words.event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__.split('+')[0])")" ${dist}   # that of the torch that is here (torch of another CUDA than the index has: with its --index-url)`,
              ]
            : dist === null
              ? [
                  '# build the extension again for the torch that is here (pip install --no-build-isolation --force-reinstall --no-deps .   in its folder)',
                ]
              : [
                  `${words.event.pip} install --force-reinstall --no-cache-dir --no-deps --no-build-isolation --no-binary ${dist} ${dist}   # built for the torch that is here; or the torch that its wheel was made for`,
                ]),
          '# built for it all the same: write import torch above the import of the extension',
        ],
      };
    },
  },
  {
    name: 'a source that does not compile',
    pattern:
      /^(?<file>[\w./+-]{1,200}\.(?:cu|cuh|cpp|cc|cxx|c|h|hpp|hip))[:(](?<line>\d{1,6})(?:[:,)]\d{0,6})?\)?:? (?:fatal )?error:? (?<what>.{3,200})/,
    say: ({ file = '', line = '', what = '' }, words) => {
      const owner =
        /(?:site|dist)-packages[\\/](?<root>[A-Za-z]\w{0,60})|pip-(?:install|req-build)-[\w-]{1,40}\/(?<dist>[A-Za-z]\w{1,40}?)_[0-9a-f]{8}/.exec(
          file,
        )?.groups;
      const dist = owner?.['root'] ?? owner?.['dist'];
      const standard =
        /^[`'"<]?(?<name>[a-z_]{3,16})[`'">]?:? (?:No such file|file not found)/.exec(what)?.groups?.[
          'name'
        ] ?? '';
      const gcc = sinceGcc.find(([names]) => names.split(' ').includes(standard))?.[1];
      if (gcc !== undefined)
        return {
          class: 'gcc-too-old',
          title: `<${standard}> is of the C++ library itself: the compiler is older than gcc ${gcc}`,
          cause: `${printable(file.slice(-120))}, line ${line}: g++ has that header from ${gcc} on, and c++, CC or CXX is an older one here.`,
          fix: [
            `apt-get update && apt-get install -y gcc-${Math.max(gcc, 9)} g++-${Math.max(gcc, 9)} && export CC=gcc-${Math.max(gcc, 9)} CXX=g++-${Math.max(gcc, 9)} CUDAHOSTCXX=g++-${Math.max(gcc, 9)}   # all of them; then build in a new, empty folder (an old system has none: a newer image, or conda install -c conda-forge gxx)`,
            'gcc --version; g++ --version; c++ --version   # which of them is the old one; nvcc must know the new one',
          ],
          confidence: 'medium',
        };
      const header = /(?<header>[\w./+-]{2,100}\.(?:h|hpp|hh|cuh|inc)): No such file/.exec(what)?.groups?.[
        'header'
      ];
      if (header !== undefined) {
        return {
          class: 'build-part-missing',
          title: `The header ${header} is not there`,
          cause: `${printable(file.slice(-120))}, line ${line} includes ${header}, and the compiler finds none: the library that brings it is not installed with its headers (-dev), lies in a folder that is not searched, or a submodule is missing.`,
          fix: [
            `find / -xdev -path '*${header.replace(/^[./]+/, '')}' 2>/dev/null | head -3   # there? export CPATH=ITS_FOLDER (what stands before ${header}), then build again`,
            '# not there: git submodule update --init --recursive; else the -dev package of that library, in the version that the README names',
          ],
        };
      }
      return {
        class: 'source-does-not-compile',
        title: `${printable(file.split('/').at(-1) ?? '')} does not compile: ${printable(what.slice(0, 110))}`,
        cause: `${printable(file.slice(-120))}, line ${line}: the source and what it is compiled with (compiler, CUDA, torch, or another library's headers) are of different ages.`,
        fix: [
          `# take the version of ${dist === undefined ? 'the project' : printable(dist)} that is of the age of this CUDA and torch: its newest (git pull, or pip install -U), or, where torch is the newer, a torch of its time`,
          `nvcc --version | tail -2; gcc --version | head -1; ${words.event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.version.cuda)"   # what it is compiled with: compare with its README`,
        ],
      };
    },
  },
  { name: 'AssertionError without a word', pattern: /^$/, raised: true, say: checked },
];

/** What the code of the log checks, as it stands there. */
function checked(_: Captures, words: Words): Said | null {
  const frame = raisingFrame(words.event);
  const condition = /^assert (?<condition>[^#]{3,160}?)(?:, {0,2}f?["'].{0,400})?$/.exec(
    frame?.code ?? words.event.above.at(-1) ?? '',
  )?.groups?.['condition'];
  if (words.exception !== 'AssertionError' || condition === undefined) return null;
  if (/^d == self\.d\b/.test(condition)) return otherIndex;
  if (/^torch\.cuda\.(?:is_available\(\)|device_count\(\) ?>=? ?[01]\b)/.test(condition))
    return noCard(words, 'GPU', condition);
  const data = ofData(condition, words) ?? ofPath(condition, words);
  if (data !== null) return data;
  return {
    class: 'assertion-failed',
    title: `The code insists on: ${printable(condition.slice(0, 120))}`,
    cause: `${nameOf(ownerOf(words.event))}${where(words.event)} checks that ${printable(condition)}, and here it is not so: ${/use_(?:cuda|gpu)\b/.test(condition) ? 'torch has no CUDA here' : /cuda|gpu|device/i.test(condition) ? 'no GPU, or another than it wants' : /version/.test(condition) ? 'a package is of another version' : 'a setting, file or size is another than it wants'}.`,
    fix: [
      ...(/use_(?:cuda|gpu)\b/.test(condition)
        ? [
            `${words.event.pip.replace(/ -m pip$/, '')} -c "import torch; print(torch.__version__, torch.cuda.is_available())"   # False? a torch without CUDA (+cpu), or no card: nvidia-smi`,
            '# or without a card: false in the config or options',
          ]
        : []),
      `# make that true: ${spoken(condition.slice(0, 140))} (the option, config entry or file that it names)`,
      ...looking(words.event, 'where both sides come from'),
    ],
  };
}

/** The same of a check whose words tell nothing to any other form. */
export const checkForms: readonly Form[] = [
  { name: 'AssertionError with words of its own', pattern: /^/, raised: true, say: checked },
];

/** A check of a path: its option and value, as the command or the printed config of the log has them. */
function ofPath(condition: string, words: Words): Said | null {
  if (!/exists|isfile|isdir/.test(condition)) return null;
  const { event } = words;
  const name = /(?:args|opts?|opt|cfg|config|FLAGS|arguments)\.(?<name>[a-z]\w{1,40})/i.exec(condition)
    ?.groups?.['name'];
  const plain = /(?:\(|^not )(?<plain>[a-z]\w{1,30})\)/.exec(condition)?.groups?.['plain'];
  const asked = name ?? plain ?? '';
  const option = `--${asked.replaceAll('_', '[-_]')}`;
  const lines = [...event.above, ...event.below].map((line) => line.slice(0, 800));
  const given =
    name === undefined
      ? null
      : lines
          .map(
            (line) =>
              new RegExp(`(?:^|\\s)(?<option>${option})[= ](?<value>[^\\s'"]{1,200})`).exec(line)?.groups,
          )
          .findLast((one) => one !== undefined);
  const printed = lines
    .map(
      (line) =>
        new RegExp(
          `['"](?<option>\\w{0,20}${/^\w{2,30}$/.test(asked) ? asked : 'root'})['"]: ?['"](?<value>/[^'"]{2,160})['"]`,
        ).exec(line)?.groups,
    )
    .findLast((one) => one !== undefined);
  const { option: called = name === undefined ? asked : `--${asked}`, value } = given ?? printed ?? {};
  const known = value !== undefined && harmlessWord(value) ? value : null;
  const pattern = value?.includes('*') ?? false;
  return {
    class: 'named-thing-missing',
    title: `The path ${known ?? (value === undefined ? `of ${called}` : printable(value))} is not there${value === undefined ? '' : ` (${called})`}`,
    cause: `The code${where(event)} checks ${printable(condition)}, and it is not so: ${pattern ? 'the shell made a list of files of a pattern (*), where one path is wanted' : 'the path is that of another machine, is misspelt, or begins elsewhere than where the program is started'}.`,
    fix: [
      ...(known === null ? [] : [`ls -ld ${known}   # not there: the right path as ${called}`]),
      pattern
        ? `# ${called}=${printable(value?.split('*')[0]?.replace(/\/[^/]{0,100}$/, '') ?? '')} in the command: the folder itself (and in it the folders or files that the README shows)`
        : `# ${called === '' ? 'that path' : called} in the command or config: a whole path, from / on, of a ${condition.includes('isdir') ? 'folder' : 'file or folder'} that is there; a relative one begins where the program is started (cd into the folder of the project first)`,
    ],
    confidence: 'medium',
  };
}

/** A remark of ours may hold no sign that a shell redirects with. */
function spoken(condition: string): string {
  return printable(condition)
    .replaceAll(/!=/g, 'other than')
    .replaceAll(/<=/g, 'at most')
    .replaceAll(/>=/g, 'at least')
    .replaceAll(/</g, 'less than')
    .replaceAll(/>/g, 'more than');
}

/** Checks of the number of samples, and of batches of them. */
function ofData(condition: string, words: Words): Said | null {
  const counted =
    /\blen\(\w{0,20}(?:data|ds|set|samples|loader)\w{0,20}\)|(?:data|dataset|samples|loader)_?(?:len|size|num)\w{0,20}|num_(?:samples|data|images|files)/i;
  if (!counted.test(condition)) return null;
  const batch = /batch/i.test(condition);
  return {
    class: 'training-data-missing',
    title: batch
      ? 'The batch is larger than the data: too few samples were found'
      : 'The data set is empty: no sample was found',
    cause: `The code${where(words.event)} checks that ${printable(condition)}. ${batch ? 'There are fewer samples than one step takes: the path leads to another folder, or the data are few.' : 'None was found: the path of the data in the config or command leads to another folder, the files are of another kind, or a filter left none over.'}`,
    fix: [
      ...(batch
        ? [
            '# a smaller batch_size in the config or command (and group size, number of cards), at most the number of samples',
          ]
        : []),
      '# the path of the data in the config or command: ls it, from the folder where the program is started; it must hold files of the kind that the README shows',
    ],
    confidence: 'medium',
  };
}
