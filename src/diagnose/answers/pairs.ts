import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { tagNearby, versionNearby } from '../values-nearby.ts';
import { isOlder } from './version-commands.ts';

/** Which pydantic the code was written for: the words of pydantic 2 about what 1 had, or what gradio builds on it. */
export const pydanticAnswer: Answerer = (event) => {
  const web = [...event.frames.map(({ file }) => file), ...event.above.slice(-30), event.text].some((line) =>
    /gradio/i.test(line),
  );
  const first =
    event.captures['first'] !== undefined ||
    /PydanticImportError|PydanticUserError|pydantic-settings|errors\.pydantic\.dev\/2\.\d/.test(event.text);
  const late = /recursive_guard|unable to infer type for attribute/.test(event.text);
  if (late)
    return {
      title: 'pydantic 1 is older than this Python',
      cause:
        'Python 3.12.4 and newer (and 3.14) changed what pydantic reads annotations with; of pydantic 1 only late releases know that, up to Python 3.13.',
      fix: [
        `${event.pip} install -U "pydantic>=1.10.19,<2"   # keeps pydantic 1, for Python up to 3.13; where the app allows pydantic 2: "pydantic>=2.8"`,
        '# or an older Python: uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate, then the requirements again',
      ],
      confidence: 'high',
    };
  if (!first || web) return null;
  const settings = /BaseSettings|pydantic-settings/.test([event.text, ...event.below.slice(0, 3)].join(' '));
  const asker = event.frames.findLast(({ root }) => root !== null && !/^pydantic/.test(root))?.root ?? null;
  const who = asker === null ? 'The code' : `The package ${asker}`;
  return {
    title: `${who} is written for pydantic 1, and pydantic 2 is installed`,
    cause: `${who} uses what pydantic 2 moved, renamed or refuses${settings ? ' (BaseSettings lives in a package of its own, pydantic-settings; to install that is not enough, the import stays the old one)' : ''}.`,
    fix: [
      ...(vllmOnTwo(event) === null
        ? [`${event.pip} install "pydantic<2"`, '# or, where other packages need pydantic 2:']
        : []),
      ...(asker === null
        ? [
            settings
              ? `${event.pip} install pydantic-settings   # and in the code: from pydantic_settings import BaseSettings`
              : '# the newest version of the code: git pull; in code of your own: bump-pydantic rewrites it',
          ]
        : [`${event.pip} install -U ${asker.replaceAll('_', '-')}   # a release that knows pydantic 2`]),
    ],
    confidence: 'high',
  };
};

/** The vLLM that the log names, where it needs pydantic 2 (0.3 and newer, as the wheels say): beside it the code that asks moves. */
function vllmOnTwo(event: Event): string | null {
  const vllm = versionNearby(event, 'vllm');
  return vllm === null || isOlder(vllm, '0.3') ? null : vllm;
}

export const pydanticOneAnswer: Answerer = (event) => {
  const vllm = vllmOnTwo(event);
  return vllm === null
    ? null
    : {
        fix: [
          `${event.pip} install -U deepspeed   # transformers imports it where it is installed; a File line names another package: that one. pydantic stays: vllm ${vllm} needs 2`,
        ],
      };
};

/** torchvision that was made with a torch 1.11 or newer; null where none is known to be. */
export function visionOf(torch: string): string | null {
  const old = /^1\.(1[1-3])\.(\d)$/.exec(torch);
  if (old !== null) return `0.${Number(old[1]) + 1}.${old[2]}`;
  const [, minor, patch] = /^2\.(\d{1,2})\.(\d{1,2})$/.exec(torch) ?? [];
  if (minor === undefined || patch === undefined) return null;
  // From 0.29.2 on one torchvision goes with each torch since 2.14.
  if (Number(minor) >= 15) return '0.29.2';
  return minor === '0' ? `0.15.${Number(patch) + 1}` : `0.${Number(minor) + 15}.${patch}`;
}

/** torchaudio has the number of its torch, and 0 in place of 1; its last release goes with each torch since 2.11. */
export function audioOf(torch: string): string {
  const [, minor, patch] = /^2\.(\d{1,2})\.(\d{1,2})$/.exec(torch) ?? [];
  if (minor === '0') return `2.0.${Number(patch) + 1}`;
  return Number(minor) > 11 ? '2.11.1' : torch.replace(/^1\./, '0.');
}

/** The torch that is installed stays; its companions come to it, from the index of its CUDA. */
export const trioAnswer: Answerer = (event) => {
  const torch = versionNearby(event, 'torch') ?? versionNearby(event, 'pytorch');
  const cuda = /PyTorch has CUDA Version=(?<cuda>11\.[6-8]|12\.[14689]|13\.0)\b/.exec(event.text)?.groups?.[
    'cuda'
  ];
  if (torch === null && cuda !== undefined) {
    const python = event.pip.replace(/ -m pip$/, '');
    return {
      fix: [
        `${event.pip} install --force-reinstall "torch==$(${python} -c 'import torch; print(torch.__version__)')" torchvision torchaudio --index-url https://download.pytorch.org/whl/cu${cuda.replace('.', '')}   # those of the torch that is here`,
        '# or all three anew, as the app pins them, from one index',
      ],
    };
  }
  const vision = torch === null ? null : visionOf(torch);
  if (torch === null || vision === null) return null;
  const tag = tagOfTorch(event.below.concat(event.above), torch) ?? tagNearby(event);
  const index = tag === null ? '' : ` --index-url https://download.pytorch.org/whl/${tag}`;
  return {
    fix: [
      `${event.pip} install --force-reinstall --no-deps torchvision==${vision} torchaudio==${audioOf(torch)}${index}   # those of torch ${torch}, which stays`,
      '# or all three anew, as the app pins them, from one index; their tags after the + must be equal',
    ],
  };
};

function tagOfTorch(lines: readonly string[], torch: string): string | null {
  const line = lines.find((one) => one.includes(`${torch}+cu`));
  return line === undefined
    ? null
    : (/\+(?<tag>cu\d{3})/.exec(line.slice(line.indexOf(`${torch}+cu`)))?.groups?.['tag'] ?? null);
}

/** Which operator, and the build of it with what it needs. */
export const deepspeedAnswer: Answerer = (event) => {
  const named =
    event.captures['op'] ?? /ds_opt_(?<op>adam|lion|adagrad)/.exec(event.text)?.groups?.['op'] ?? '';
  const op = named === 'adam' || named === 'lion' || named === 'adagrad' ? `cpu_${named}` : named;
  const known = /^\w{3,40}$/.test(op) ? op : 'cpu_adam';
  const python = event.python === null ? '3' : event.python;
  const aio = known === 'async_io' ? ' libaio-dev' : '';
  return {
    title: `DeepSpeed's operator ${known} was not built`,
    fix: [
      `apt-get update && apt-get install -y build-essential ninja-build python${python}-dev${aio} && rm -rf ~/.cache/torch_extensions   # compiler, ninja, headers of Python; away with half of an earlier build`,
      'nvcc --version; python3 -c "import torch; print(torch.version.cuda)"   # nvcc must be there, of the CUDA of torch (an image -devel; conda: cuda-toolkit=THAT), CUDA_HOME its folder',
      `DS_BUILD_${known.toUpperCase()}=1 DS_BUILD_UTILS=1 ${event.pip} install --no-cache-dir --no-build-isolation --force-reinstall --no-deps deepspeed   # built now, so that an error shows; the version that the app pins`,
      ...(known === 'cpu_adam'
        ? [
            '# or do without: "torch_adam": true in the optimizer of the DeepSpeed config, or no optimizer offload',
          ]
        : []),
    ],
  };
};

/** torchaudio has nothing of its own that reads files: soundfile does WAV, FLAC and OGG, ffmpeg the rest. */
export function audioBackendAnswer(event: Event): Answer | null {
  const file = /appropriate backend to handle uri (?<file>\S{1,200})/.exec(event.text)?.groups?.['file'];
  if (file === undefined) return null;
  const video = /\.(?:mp4|mkv|webm|m4a|aac|mov|wma)$/i.test(file);
  const soundfile = `${event.pip} install -U soundfile   # reads and writes WAV, FLAC, OGG and MP3`;
  const ffmpeg = 'apt-get update && apt-get install -y ffmpeg libsndfile1   # for MP4, M4A and the like';
  return {
    title: 'torchaudio finds no package that reads or writes sound',
    cause:
      'torchaudio hands files to a backend, and none is there (soundfile is a package of its own), or none knows this kind of file.',
    fix: [
      ...(video ? [ffmpeg, soundfile] : [soundfile, ffmpeg]),
      '# still so: does the file exist, by that very path? and torchaudio 2.9 or newer reads through torchcodec',
    ],
    confidence: 'high',
  };
}

/** From gradio 4 on (its launch() lies that far down) mostly its page fails, and no proxy stands in the way. */
export const gradioPageAnswer: Answerer = (event) => {
  const near = event.above.slice(-20).join('\n');
  const line = /gradio[\\/]blocks\.py", line (?<line>\d{3,5})/.exec(near)?.groups?.['line'];
  if (line === undefined || Number(line) < 2200 || /proxy/i.test(near)) return null;
  return {
    fix: [
      `${event.pip} install "pydantic==2.10.6" "huggingface_hub<1.0" "starlette<1.0"   # for gradio 4 and 5 before 5.21, whose page fails with newer ones`,
      'export no_proxy=localhost,127.0.0.1,0.0.0.0,::1 NO_PROXY=localhost,127.0.0.1,0.0.0.0,::1   # or, behind a proxy or VPN',
    ],
  };
};
