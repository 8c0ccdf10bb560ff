import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { versionNearby } from '../values-nearby.ts';
import { noPackage } from './advice.ts';
import { builtModule } from './built-modules.ts';
import { ownTorch, spconvAgain } from './nvidia-library.ts';
import { ownExtension } from './system.ts';
import { ofTensorflow } from './tensorflow.ts';
import { isOlder, together } from './version-commands.ts';

/** `X>=A is required …, but found X==B`: X within its bounds. */
export const statedAnswer: Answerer = (event) => {
  const { dist: named = '', bounds = '' } = event.captures;
  const dist = /^(?:py)?torch$/i.test(named) ? 'torch' : named;
  // `>= 1.2 for an fp32 head`: what it is for is no part of it.
  const wanted = bounds.replace(/(?<=\d) [a-z].*/, '').replaceAll(' ', '');
  if (
    !/^[A-Za-z][\w.-]{0,60}$/.test(dist) ||
    (dist !== 'torch' && noPackage.test(dist)) ||
    !/^[<>=!~][\w.,<>=!~*]{1,60}$/.test(wanted)
  )
    return null;
  const here =
    /(?:found|have|got|is|installed|version|current)\D{0,60}?(?<here>\d{1,4}(?:\.\w{1,8}){1,3})/.exec(
      event.text.slice(event.text.indexOf(' but ')).slice(0, 200),
    )?.groups?.['here'];
  return {
    title: `${dist}${wanted} is wanted, and ${here === undefined ? 'another version' : here} is here`,
    cause: `The message names both: it asks for ${dist}${wanted}, and finds ${here === undefined ? 'another' : `${dist} ${here}`}: another package, or a pin in a requirements file, brought that one.`,
    fix: [
      ...together(dist, [`${event.pip} install "${dist}${wanted}"`], event),
      `# a line ${dist}==… in the requirements of the app or example: change it to ${dist}${wanted}, or it comes back`,
    ],
    confidence: 'high',
  };
};

/** 8906 is 8.9.6, 90100 is 9.1.0: the number that cuDNN gives. */
export function cudnnVersion(number: string): string {
  const all = Number(number);
  const major = all >= 10000 ? Math.floor(all / 10000) : Math.floor(all / 1000);
  const rest = all - major * (all >= 10000 ? 10000 : 1000);
  return `${major}.${Math.floor(rest / 100)}.${rest % 100}`;
}

export const statedCudnnAnswer: Answerer = (event) => {
  const { library = '', here = '', wanted = '', who = '' } = event.captures;
  if (library.toLowerCase() !== 'cudnn') {
    return { title: `The ${library} here is older than the one ${who} was built with` };
  }
  const [found, needed] = [cudnnVersion(here), cudnnVersion(wanted)];
  const major = Number(needed.split('.')[0]);
  const cuda = /cuda ?11|cu11/i.test([event.text, ...event.above].join('\n')) ? '11' : '12';
  return {
    title: `cuDNN ${found} is found, and ${who} was built with ${needed}`,
    cause: `${who} was built against cuDNN ${needed} and needs that or newer (of the same major); ${found} is found: of the system, the image, or another package that pins its own.`,
    fix: [
      `${event.pip} install "nvidia-cudnn-cu${cuda}>=${needed},<${major + 1}"`,
      'unset LD_LIBRARY_PATH   # a cuDNN of the system must not come first; then start again',
      ...(/jax/i.test(who)
        ? [
            `# or all parts of one release: ${event.pip} install -U "jax[cuda${cuda}]"; or, to keep cuDNN ${found}, an older jax that was built with it`,
          ]
        : []),
      `# a cuDNN of the system: apt-get install -y libcudnn${major} (NVIDIA's package source), or an image with cuDNN ${needed} or newer`,
    ],
    confidence: 'high',
  };
};

/** nvcc and torch of different CUDA majors: one of both moves. */
export const toolkitAnswer: Answerer = (event) => {
  const groups =
    /(?:detected CUDA version \(|Installed CUDA version )(?<here>\d{1,2}\.\d{1,2})\)? (?:mismatches|does not match).{0,80}?(?:PyTorch \(|compiled with )(?<built>\d{1,2}\.\d{1,2})/.exec(
      `${event.text} ${event.below.slice(0, 3).join(' ')}`.slice(0, 1500),
    )?.groups;
  const [here, built] = [groups?.['here'], groups?.['built']];
  if (here === undefined || built === undefined) return null;
  const major = Number(here.split('.')[0]);
  const tag = major === 11 ? 'cu118' : major === 12 ? 'cu126' : major === 13 ? 'cu130' : null;
  const same = major === Number(built.split('.')[0]);
  const deepspeed = /deepspeed/i.test(event.text);
  const move =
    tag === null
      ? []
      : [
          `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/${tag}   # a CUDA ${major} build; or an image (-devel) whose CUDA is that of torch`,
        ];
  // NVIDIA's channel begins there.
  const early = isOlder(built, '11.3');
  return {
    title: `nvcc is of CUDA ${here}, torch of CUDA ${built}`,
    cause: `Extensions are compiled with nvcc of CUDA ${here}, and must fit a torch that was built with ${built}: either of both moves to the other.`,
    fix: [
      ...(early
        ? [...move, '# or:']
        : [`# either: the toolkit of torch's CUDA ${built}, beside the one that is here:`]),
      early
        ? `apt-get install -y cuda-toolkit-${built.replace('.', '-')} && export CUDA_HOME=/usr/local/cuda-${built}   # the toolkit of torch's CUDA; none? the runfile of NVIDIA's archive (--toolkit --silent)`
        : `conda install -y -c "nvidia/label/cuda-${built}.0" cuda-toolkit && export CUDA_HOME=$CONDA_PREFIX   # with apt: apt-get install -y cuda-toolkit-${built.replace('.', '-')} && export CUDA_HOME=/usr/local/cuda-${built}`,
      ...(early || tag === null ? [] : ['# or: a torch for the toolkit that is here:', ...move]),
      ...(deepspeed && same
        ? ['# of one major: export DS_SKIP_CUDA_CHECK=1 lets DeepSpeed compile all the same']
        : []),
    ],
    confidence: 'high',
  };
};

/** The header, as the log names it, and what to write into it. */
export const headersAnswer: Answerer = (event) => {
  const around = [event.text, ...event.below.slice(0, 6), ...event.above.slice(-4)].join('\n');
  const found = /(?<file>\/[\w./+-]{1,200}\/crt\/math_functions\.h)/.exec(around)?.groups?.['file'];
  const file =
    found !== undefined && harmlessWord(found) ? found : '/usr/local/cuda/include/crt/math_functions.h';
  return {
    fix: [
      `sudo sed -i.bak -E 's/\\b((sinpi|cospi|rsqrt)f?\\((double|float) x\\));/\\1 noexcept (true);/' ${file}   # then build again`,
      '# or an image with an older base (Ubuntu 22.04 or 24.04, Debian 12: glibc 2.35 to 2.39), e.g. nvidia/cuda:12.8.1-devel-ubuntu24.04; or a CUDA whose headers know it: the newest 13.x',
    ],
  };
};

/** Whose server, and which program has to learn of the certificate. */
export const certificateAnswer: Answerer = (event) => {
  const around = [event.text, ...event.above.slice(-10).reverse(), ...event.below.slice(0, 3)];
  const host = around
    .map(
      (line) =>
        /https?:\/\/(?<host>[\w.-]{3,80})|host='(?<pool>[\w.-]{3,80})'/.exec(line.slice(0, 800))?.groups,
    )
    .map((groups) => groups?.['host'] ?? groups?.['pool'])
    .find((one) => one !== undefined && harmlessWord(one));
  const said = around.join('\n');
  const own = /x509|docker|ollama|containerd/i.test(said)
    ? /docker|containerd/i.test(event.text)
      ? [
          'sudo systemctl restart docker   # on the host: the daemon pulls images, and reads the store when it starts',
        ]
      : [
          '# the program runs in a container: the same inside of it (docker cp proxy-ca.crt CONTAINER:/usr/local/share/ca-certificates/ && docker exec CONTAINER update-ca-certificates, then docker restart CONTAINER), or for good in its Dockerfile: COPY and RUN update-ca-certificates',
        ]
    : /git|fatal:/.test(event.text)
      ? ['git config --global http.sslCAInfo /etc/ssl/certs/ca-certificates.crt']
      : /npm|node|SELF_SIGNED|LEAF_SIGNATURE/.test(event.text)
        ? ['export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt']
        : [
            'export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt REQUESTS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt   # Python has a store of its own; this takes that of the system',
            `${event.pip} install -U certifi   # where only that store is old`,
          ];
  return {
    fix: [
      ...(host === undefined
        ? []
        : [
            `openssl s_client -connect ${host}:443 -servername ${host} </dev/null 2>/dev/null | openssl x509 -noout -issuer   # the name of a company or proxy? then its root certificate is what is missing`,
          ]),
      'apt-get update && apt-get install -y ca-certificates && update-ca-certificates   # the store of the system, first',
      '# a proxy: its root certificate as /usr/local/share/ca-certificates/proxy-ca.crt, then: update-ca-certificates',
      ...own,
    ],
  };
};

/** `cv` of `_ZN2cv3Mat…`: a C++ name holds each part with its length. */
function namespaceOf(symbol: string): string | null {
  const inner = /^_Z(?:T[ISV])?N[KVR]{0,2}(?<length>\d{1,2})(?<rest>\w{2,120})/.exec(symbol)?.groups;
  const found = inner?.['rest']?.slice(0, Number(inner['length'])) ?? '';
  return /^[A-Za-z]\w{1,30}$/.test(found) ? found : null;
}

export const symbolAnswer: Answerer = (event) => {
  const { file = '', symbol = '' } = event.captures;
  const name = harmlessWord(file) ? file : 'FILE.so';
  const base = /version LIBFFI_BASE_(?<base>\d)\.\d/.exec(event.text)?.groups?.['base'];
  if (base !== undefined)
    return {
      subject: symbol,
      title: `Another libffi is loaded than ${file.split('/').at(-1)} needs`,
      cause: `${file} of the system needs libffi.so.${base} of the system; one of conda comes first under that name, and lacks ${symbol}.`,
      fix: [`export LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libffi.so.${base}   # then start again`],
      confidence: 'medium',
    };
  const row = answers.symbols.rows.find(({ starts }) => starts.some((start) => symbol.startsWith(start)));
  if (row !== undefined) {
    const { library, apt } = row;
    return {
      subject: symbol,
      title: `${file.split('/').at(-1)} was built without its library ${library}`,
      cause: `${symbol} is a function of ${library}: ${file} was built without being linked to it (the build looked in other folders, as those of conda alone), or it is not installed.`,
      fix: [
        ...(apt === null ? [] : [`apt-get update && apt-get install -y ${apt}`]),
        `export LD_PRELOAD=${library}   # loads it first: a help until the package is built again; then start the app`,
        `# for good: build the package again, with the library in a folder that the build looks into (/usr/lib/x86_64-linux-gnu, or conda install it into the environment); check: ldd ${name} | grep ${library.replace(/\.so.*/, '')}`,
      ],
      confidence: 'medium',
    };
  }
  const owner = /(?:site|dist)-packages\/(?<root>[A-Za-z]\w{0,60})/.exec(file)?.groups?.['root'] ?? null;
  const dist = owner === null ? 'NAME' : owner.replaceAll('_', '-');
  if (/torch\/lib\/|torch\/_C/.test(file)) return ownTorch(event);
  if (/^THP|^THC|^_Z\w{0,40}THP/.test(symbol))
    return { subject: symbol, ...ownExtension(event, file.split('/').at(-1) ?? '') };
  if (/^_ZN?K?St/.test(symbol))
    return {
      subject: symbol,
      title: `${file.split('/').at(-1)} was compiled with a newer compiler than the libstdc++ that is found`,
      cause: `${symbol} is of libstdc++, and the one that is loaded first (mostly that of conda) is older than the compiler.`,
      fix: [
        'conda install -y -c conda-forge "libstdcxx-ng>=13"   # in the environment of conda; then start again',
        '# without conda: export LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libstdc++.so.6   # that of the system, first',
      ],
      confidence: 'medium',
    };
  if (/^_Z/.test(symbol)) {
    if (/10tensorflow|^TF_/.test(symbol)) return ofTensorflow(event, file, owner);
    const space = namespaceOf(symbol);
    const engine = owner?.startsWith('MinkowskiEngine') ? builtModule(event, 'MinkowskiEngine') : null;
    if (engine !== null)
      return {
        ...engine,
        title:
          'MinkowskiEngine was built without its part for the CPU (BLAS), or half of it is of another build',
      };
    return {
      subject: symbol,
      title: `${file.split('/').at(-1)} was compiled against another release of ${space ?? 'a C++ library'}`,
      cause: `${symbol} is a C++ function of ${space === null ? 'a library' : `the library whose names begin with ${space}::`} that ${file.split('/').at(-1)} was compiled against (c++filt ${symbol} shows which), and the one that is found lacks it: another release comes first, or it was compiled with another compiler.`,
      fix: [
        `c++filt ${symbol}; ldd ${name} | grep -E "not found|=> /"   # whose function it is, and which library is taken`,
        'unset LD_LIBRARY_PATH   # a library of the system or of conda must not come first; then start again',
        owner === null
          ? `# still so: build ${name} anew, where that library is the one that is here (make clean first, or an empty build folder)`
          : `${event.pip} install --force-reinstall --no-cache-dir --no-deps --no-build-isolation ${dist}   # still so: built anew for what is here`,
      ],
      confidence: 'low',
    };
  }
  if (/^_?Py/.test(symbol)) {
    return {
      subject: symbol,
      title: `${file.split('/').at(-1)} was built for another Python`,
      cause: `${symbol} is a function of Python itself that this one does not have: the compiled part was built for another version of it.`,
      fix: [
        `${event.pip} --version; ls ${name}   # cpython-3XX in its name: the Python it was built for`,
        dist === 'torch'
          ? `${event.pip} install --force-reinstall --no-cache-dir torch torchvision torchaudio   # built for this Python, in the version that the app pins`
          : `${event.pip} install --force-reinstall --no-cache-dir --no-deps ${dist}   # the package of that file, for this Python`,
        'python3 -c "import sys; print(sys.version)"; echo "$PYTHONPATH"   # a PYTHONPATH that leads to the packages of another Python: unset it',
      ],
    };
  }
  if (/^(?:cu|nv|__cu)/.test(symbol)) {
    return {
      subject: symbol,
      title: 'Libraries of two CUDA releases are mixed',
      cause: `${file} asks for ${symbol} of another CUDA library, and the one that is found first is older.`,
      fix: [
        ...(/-packages\/(?:spconv|cumm)\//.test(file) ? [spconvAgain(event)] : []),
        'unset LD_LIBRARY_PATH   # then start again: the libraries that came with the package are found first',
        `ldd ${name} | grep -E "libcu|libnv|not found"   # from where each of them comes`,
        '# still mixed: install torch again with its own libraries (pip install --force-reinstall torch, as the app pins it)',
      ],
    };
  }
  return null;
};

/** A library and its companion, found in two places. */
export const mixedAnswer: Answerer = (event) => {
  const { library = '' } = event.captures;
  const asker = /(?<path>\/[\w./+-]{1,200}\/)lib[\w.+-]{1,60}: symbol /.exec(event.text)?.groups?.['path'];
  if (!harmlessWord(library)) return null;
  const folder = asker !== undefined && harmlessWord(asker) ? asker.replace(/\/$/, '') : null;
  const conda = /conda|\/envs\//.test(event.text);
  const cuda = /^lib(?:cu|nv)/.test(library);
  return {
    subject: library,
    title: `Another ${library} than the one of its companions is loaded`,
    fix: [
      'unset LD_LIBRARY_PATH   # then start again; in .bashrc: take the line with the other CUDA out',
      ...(folder === null
        ? []
        : [
            `export LD_LIBRARY_PATH=${folder}:$LD_LIBRARY_PATH   # still so: the folder of the library that asks, first`,
          ]),
      `ldconfig -p | grep ${library}; find / -xdev -name "${library}*" 2>/dev/null   # more than one? the one beside the library that asks is the right one`,
      ...(cuda
        ? [
            conda
              ? '# still so: all CUDA libraries of the environment from one release: conda install --force-reinstall cudatoolkit (its version as it is), or those of pip: pip install --force-reinstall nvidia-cublas-cu12'
              : '# still so: one CUDA only: remove the other libraries that find shows (apt-get remove), or install those of pip again',
          ]
        : []),
    ],
    confidence: 'high',
  };
};

/** The kernels of an engine are pinned by the engine: that very release, for its torch. */
export function kernelOfEngine(event: Event, dist: string, engine: string): readonly string[] {
  const python = event.pip.replace(/ -m pip$/, '');
  const plain = dist.replaceAll('-', '_');
  return [
    `${event.pip} install --force-reinstall --no-deps $(${python} -c "import importlib.metadata as m; print(*sorted({r.split(';')[0].replace(' ', '') for r in m.requires('${engine}') if r.startswith(('${dist}', '${plain}'))}))")   # the very ${dist} of this ${engine}`,
    `${python} -c "import importlib.metadata as m; print([r for r in m.requires('${engine}') if r.startswith(('${dist}', '${plain}', 'torch'))])"; ${event.pip} list | grep -iE "torch|${dist}|${plain}|${engine}"   # the releases that ${engine} pins, and what is here`,
    `# torch is another than ${engine} pins: ${event.pip} install -U "${engine}[all]" brings all of one release`,
  ];
}

export const sglKernelAnswer: Answerer = (event): Answer | 'nothing' => {
  const around = [event.text, ...event.above, ...event.below].join('\n');
  // A library of the system that is missing is answered where it is named.
  if (/cannot open shared object/.test(around)) return 'nothing';
  const card = /[Cc]apability: (?<sm>\d{2,3})/.exec(around)?.groups?.['sm'] ?? null;
  const symbol = /undefined symbol/.test(around);
  const none =
    card !== null &&
    new RegExp(`No sm${card}/? directory|sm${card}\\b.{0,40}found files: \\[\\]`).test(around);
  const here = versionNearby(event, 'sgl-kernel');
  return {
    title: none
      ? `This sgl-kernel has no kernels for the card (SM ${card})`
      : 'sgl-kernel was built for another torch, or lacks a library',
    cause: `${none ? `The wheel holds no part for compute capability ${card}, and the one it falls back to does not load` : 'None of its compiled parts could be loaded'}${symbol ? ': an undefined symbol of torch means that it was built for another torch' : ''}.${here === null ? '' : ` The log names sgl-kernel ${here}.`}`,
    fix: [
      ...(none
        ? [
            `# a card that the wheel does not know: an image made for it (lmsysorg/sglang, or NVIDIA's own container of SGLang), or sgl-kernel built from source here (git clone https://github.com/sgl-project/sglang && cd sglang/sgl-kernel && make build)`,
          ]
        : []),
      ...(symbol && !none
        ? [
            `${event.pip} install "sglang[all]==$(${event.pip.replace(/ -m pip$/, '')} -c "import importlib.metadata as m; print(m.version('sglang'))")"   # the torch and the sgl-kernel of this sglang`,
            '# still so, these being the ones that are here:',
          ]
        : []),
      ...kernelOfEngine(event, 'sgl-kernel', 'sglang'),
    ],
    confidence: symbol || none ? 'high' : 'medium',
  };
};
