import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { builtModule } from './built-modules.ts';
import { isOlder } from './version-commands.ts';

/** A compiler that does not know the GPU generation it is told to compile for. */
export const compilerAnswer: Answerer = (event) => {
  if (/Unknown CUDA arch/.test(event.text)) return unknownToTorch(event);
  const number = Number(
    /(?:compute_|sm_|arch[^\d]{1,12})(?<arch>\d{2,3})/.exec(event.text)?.groups?.['arch'] ?? Number.NaN,
  );
  if (/compute_native/.test(event.text)) return native();
  if (/compute_\d{2,3}\+PTX/.test(event.text)) return listOfTorch(number);
  if (/compute_(?:['\s]|$|[A-Za-z])/.test(event.text)) return noGeneration();
  const row = answers.nvcc.rows.findLast(({ capability }) => capability <= number);
  if (row === undefined) return null;
  const { from, gone } = row;
  const here = toolkit(event);
  const capability = `${Math.floor(number / 10)}.${number % 10}`;
  const old = `nvcc before CUDA ${from} does not know it`;
  if (gone !== null && (number < 50 || (here !== null && !isOlder(here, gone)))) {
    return dropped(event, number, gone, here);
  }
  if (gone === null || (here !== null && isOlder(here, from)) || which(event).includes('/usr/bin/'))
    return tooOld(event, capability, from, here);
  return {
    ...dropped(event, number, gone, here),
    title: 'This nvcc does not compile for the GPU generation it is given',
    cause: `It is told to compile for compute capability ${capability}: ${old}, and CUDA ${gone} and newer dropped it. ${which(event)} It is the compiler that refuses; the torch that is installed has no part in it.`,
    confidence: 'medium',
  };
};

/** The word of CMake 3.24 for the card that is there, in an older one. */
function native(): Answer {
  return {
    title: 'This CMake does not know the word native for the card that is there',
    cause: 'CMAKE_CUDA_ARCHITECTURES=native came with CMake 3.24; an older one hands the word to nvcc.',
    fix: [
      'pip install -U "cmake>=3.28,<4" && hash -r   # then the same build again, in a new build folder (a card must be there)',
      '# or the number of the card: cmake -B build-new -DCMAKE_CUDA_ARCHITECTURES=86   (86 is 8.6 of nvidia-smi --query-gpu=compute_cap --format=csv,noheader)',
    ],
    confidence: 'high',
  };
}

/** What torch takes as a list of generations, handed to CMake and nvcc. */
function listOfTorch(number: number): Answer {
  return {
    title: 'nvcc is given a generation with +PTX, which torch alone understands',
    cause: `CMake and nvcc want the number (${number}); +PTX stands in TORCH_CUDA_ARCH_LIST, TCNN_CUDA_ARCHITECTURES or the command.`,
    fix: [
      `unset TORCH_CUDA_ARCH_LIST; export TCNN_CUDA_ARCHITECTURES=${number}; rm -rf build && cmake . -B build -DCMAKE_CUDA_ARCHITECTURES=${number} && cmake --build build -j   # in its folder, with the options of before`,
    ],
    confidence: 'high',
  };
}

/** A build that asks the card for its generation, and had no answer. */
function noGeneration(): Answer {
  return {
    title: 'The build found no card whose generation it could compile for',
    cause:
      'It asks the GPU of this machine for its compute capability, got none (in docker build there is no GPU), and told nvcc to compile for an empty name.',
    fix: [
      'nvidia-smi --query-gpu=compute_cap --format=csv,noheader   # the generation of the card, e.g. 8.6; no answer? then this is a build without a GPU, and the number must be given:',
      'export TORCH_CUDA_ARCH_LIST="8.6"   # the number of the card it will run on; CMake: -DCMAKE_CUDA_ARCHITECTURES=86; else in the Makefile or script that makes -gencode',
      '# then the same build again',
    ],
    confidence: 'medium',
  };
}

/** torch checks TORCH_CUDA_ARCH_LIST, or the card, against a list of its own. */
function unknownToTorch(event: Event): Answer {
  const arch = /arch \((?<arch>[\w.+]{1,12})\)/.exec(event.text)?.groups?.['arch'] ?? 'that';
  const known =
    ['7.0', '7.5', '8.0', '8.6'].findLast((one) => Number(one) < Number.parseFloat(arch)) ?? '8.6';
  return {
    title: `The torch that compiles the extension does not know compute capability ${arch}`,
    cause: `torch keeps a list of the generations that extensions may be compiled for, and ${arch} is not in it: TORCH_CUDA_ARCH_LIST or the card is newer than this torch (or misspelt).`,
    fix: [
      `export TORCH_CUDA_ARCH_LIST="${known}+PTX"   # one below (8.0 needs torch 1.7), which newer cards run too; then the same build again`,
      '# or: a torch that knows it, and nvcc of the same CUDA (8.6: torch 1.8 and CUDA 11.1; 12.0: torch 2.7 and CUDA 12.8; 8.9 and 9.0: torch 2.0 and CUDA 11.8)',
      'echo "$TORCH_CUDA_ARCH_LIST"; python3 -c "import torch; print(torch.__version__, torch.version.cuda)"   # which list, which torch',
    ],
    confidence: 'high',
  };
}

function tooOld(event: Event, capability: string, from: string, here: string | null): Answer {
  const around = [...event.above.slice(-6), event.text, ...event.below.slice(0, 3)];
  // The samples of CUDA: their Makefile has one line for each generation that their own release knows.
  const byMake = around.some((line) => /recipe for target|^make|Makefile:\d/.test(line));
  // The nvcc that is found by default is the one that refuses.
  const byDefault = around.some((line) => /(?:^|[\s'"])\/usr\/local\/cuda\/bin\/nvcc\b/.test(line));
  const number = below(from).replace('.', '');
  const toolkit = byDefault
    ? `apt-get update && apt-get install -y cuda-toolkit-${from.replace('.', '-')} && export CUDA_HOME=/usr/local/cuda-${from} PATH=/usr/local/cuda-${from}/bin:$PATH   # or newer, from the package source of NVIDIA (or a -devel image); then the same build again`
    : `export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH   # where /usr/local/cuda is ${from} or newer (ls -d /usr/local/cuda*); else install that toolkit, or start from a -devel image with it; then the same build again`;
  const older = byMake
    ? [
        `make SMS=${number}   # cuda-samples: for an older generation, whose PTX newer cards run too; other projects: take ${capability.replace('.', '')} out of ARCH or GENCODE in the Makefile`,
        '# or the state of the samples that is of this CUDA: git tag, git checkout vCUDA; or a newer CUDA:',
      ]
    : [
        '# or: compile for an older generation, with PTX, which newer cards run too:',
        `export TORCH_CUDA_ARCH_LIST="${below(from)}+PTX"   # for CMake: -DCMAKE_CUDA_ARCHITECTURES=${number}`,
        '# then the same build again',
      ];
  return {
    title: `The nvcc that runs is too old for compute capability ${capability}`,
    cause: `nvcc knows compute capability ${capability} from CUDA ${from} on${here === null ? '' : `, and here it is of CUDA ${here}`}. ${`${which(event)} It`.trim()} is the compiler that refuses; the torch that is installed has no part in it.`,
    fix: byMake ? [...older, toolkit] : [toolkit, ...older],
    confidence: 'high',
  };
}

function dropped(event: Event, number: number, gone: string, here: string | null): Answer {
  const opencv = [...event.above.slice(-12), ...event.below].some((line) =>
    /CUDA_ARCH_BIN|opencv|cudev/i.test(line),
  );
  const file = /(?<file>[\w./-]{1,120}\.(?:cmake|mk|txt|py|cu\.o))/.exec(event.below.slice(0, 4).join(' '))
    ?.groups?.['file'];
  // Its setup.py names 3.7 in place of whatever the environment says.
  const pointnet = [event.text, ...event.above, ...event.below].some((line) => line.includes('pointnet2_ops'))
    ? builtModule(event, 'pointnet2_ops')?.fix?.slice(0, 1)
    : undefined;
  return {
    title: `The project names a GPU generation that this CUDA no longer compiles for (${number})`,
    cause: `The build asks for compute_${number}, which CUDA ${gone} and newer dropped${here === null ? '' : ` (here: ${here})`}. It stands in a file of the project${file !== undefined && harmlessWord(file) ? ` (the build failed at ${file})` : ''}, not in torch or the driver.`,
    fix: [
      ...(opencv
        ? [
            'cmake -DCUDA_ARCH_BIN="$(nvidia-smi --query-gpu=compute_cap --format=csv,noheader | head -1)" -DCUDA_ARCH_PTX= .   # OpenCV: in its build folder; then make',
          ]
        : []),
      ...(pointnet === undefined ? [] : [...pointnet, '# or, in the folder of another project:']),
      `C=$(nvidia-smi --query-gpu=compute_cap --format=csv,noheader 2>/dev/null | head -1); export TORCH_CUDA_ARCH_LIST=\${C:-8.6}; grep -rlE "(compute|sm)_${number}|environ.*TORCH_CUDA_ARCH" --include=CMakeLists.txt --include="*.cmake" --include="Makefile*" --include="*.mk" --include="setup*.py" . | xargs -r sed -i -E -e "s/(compute|sm)_${number}/\\1_\${TORCH_CUDA_ARCH_LIST/./}/g" -e "/environ\\[.TORCH_CUDA_ARCH_LIST.\\] *=/d"   # for the card that is here; then the same build again`,
      ...(number < 50
        ? []
        : [
            `# either: where your card is of that generation: a CUDA toolkit older than ${gone}, and a torch for it`,
          ]),
      'cmake -DCMAKE_CUDA_ARCHITECTURES=86 ..   # where the project leaves it open; 86: the number of your card (8.6)',
      ...(number < 50 ? [`# or: a CUDA toolkit older than ${gone}`] : []),
    ],
    confidence: 'high',
  };
}

/** The header of a name, in C and in C++; the names begin so. */
const headers: readonly (readonly [name: RegExp, header: string])[] = [
  [/^(?:FLT|DBL)_/, 'float.h'],
  [/^(?:mem|str)/, 'string.h'],
  [/^/, 'limits.h'],
];

/** A constant or function of the C library, whose header the code does not ask for. */
export const includeAnswer: Answerer = ({ text, captures }) => {
  const name = captures['name'] ?? captures['called'] ?? '';
  const header = headers.find(([begin]) => begin.test(name))?.[1] ?? '';
  const file = /(?<file>[\w./+-]{1,200}\.(?:cuh?|cpp|cc|cxx|c|hpp|h))[:(]\d/.exec(text)?.groups?.['file'];
  // What pip unpacked is gone with the build.
  const stays = file !== undefined && harmlessWord(file) && !/\/pip-|\/tmp\/|^\/usr\//.test(file);
  const sed = `sed -i '1i #include <${header}>' ${stays ? file : 'FILE'}`;
  const flags = `F="-include ${header}"; export CFLAGS="$F" CXXFLAGS="$F" NVCC_APPEND_FLAGS="$F"   # then the same build again`;
  return {
    subject: header,
    title: `The code uses ${name} and does not include ${header}, which has it`,
    cause: 'Other compilers bring it along with another header.',
    fix: stays ? [`${sed}   # then the same build again`, flags] : [flags, `# or, in a clone: ${sed}`],
  };
};

/** The gcc that a build asks for; gcc 9 and older left the newer systems. Older ones have the newer of Ubuntu's archive for it. */
export const gccAnswer: Answerer = ({ captures }) => {
  const need = Number(captures['need'] ?? Number.NaN);
  if (!(need <= 14)) return null;
  const gcc = Math.max(10, need);
  const take = `apt-get install -y gcc-${gcc} g++-${gcc}`;
  return {
    title: `The build wants gcc ${need} or newer, and here is an older one`,
    fix: [
      `apt-get update; ${take} || { apt-get install -y software-properties-common && add-apt-repository -y ppa:ubuntu-toolchain-r/test && ${take}; }   # older Ubuntu`,
      `export CC=gcc-${gcc} CXX=g++-${gcc} CUDAHOSTCXX=g++-${gcc}   # then the same build, in a new folder`,
      `# conda: conda install -y -c conda-forge gxx_linux-64=${gcc}`,
    ],
  };
};

/** A generation that the toolkit before this one knows. */
function below(from: string): string {
  const known: Readonly<Record<string, string>> = {
    '8.0': '5.2',
    '9.0': '6.1',
    '10.0': '7.0',
    '11.0': '7.5',
    '11.1': '8.0',
    '11.8': '8.6',
    '12.8': '9.0',
    '12.9': '12.0',
    '13.0': '12.0',
  };
  return known[from] ?? '5.2';
}

/** CUDA of the toolkit, as a path or the compiler names it. */
function toolkit(event: Event): string | null {
  for (const line of [event.text, ...event.below, ...event.above.toReversed()]) {
    const found =
      /cuda-(\d{1,2}\.\d)\b|release (\d{1,2}\.\d),|CUDA (?:version|compiler version|toolkit)?:? ?(\d{1,2}\.\d)\b/.exec(
        line.slice(0, 600),
      );
    const version = found?.slice(1).find((one) => one !== undefined);
    if (version !== undefined) return version;
  }
  return null;
}

function which(event: Event): string {
  const path = [event.text, ...event.below.slice(0, 6), ...event.above.slice(-10).reverse()]
    .map(
      (line) => /(?:^|[\s'"`])(?<path>\/[\w./+-]{1,100}\/nvcc)\b/.exec(line.slice(0, 800))?.groups?.['path'],
    )
    .find((found) => found !== undefined);
  if (path === undefined) return '';
  return path === '/usr/bin/nvcc'
    ? 'It is /usr/bin/nvcc, the old toolkit that the distribution ships.'
    : `It is ${path}.`;
}
