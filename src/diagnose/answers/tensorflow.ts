import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import { type Event, wholeOf } from '../event.ts';
import { harmlessWord } from '../fill.ts';

// 2020-04-18 20:16:18.249050: W tensorflow/...; I0000 00:00:1733.4 12 cuda_dnn.cc:8310]
const line =
  /(?:^|[\s:])[IWE](?:\d{4})? ?(?:[\d:. -]{0,60})(?:\.\/)?(?:tensorflow|external\/(?:local_)?(?:xla|tsl)|third_party\/(?:xla|tsl))\/[\w./-]{1,120}:\d{1,5}\]/;

/** By the number of the cuDNN it was built with: TensorFlow brings its own from 2.14 on (8.6), before that it is installed. */
export const tensorflowCudnnAnswer: Answerer = (event) => {
  const { captures, text } = event;
  const built = /compiled with:? (?<built>\d[\d.]{2,8}\d)/.exec(text)?.groups?.['built'] ?? captures['built'];
  const here = captures['here'];
  if (built === undefined) return null;
  // 5103 is 5.1.3, 7102 7.1.2.
  const spelt = (number: string) =>
    /^\d{4}$/.test(number) ? `${number[0]}.${number[1]}` : number.split('.').slice(0, 2).join('.');
  const [major = 9, minor = 0] = spelt(built).split('.').map(Number);
  // Newer JAX logs by the same bare name of a file.
  const whole = wholeOf(event);
  if (/\bjax(?:lib)?\b/.test(whole) && !/tensorflow|keras/i.test(whole))
    return {
      class: 'jax-version-mismatch',
      title: 'The cuDNN that is loaded is older than the one this jaxlib was built with',
      cause: 'It takes one of the same major version, at least as new; the message names both.',
      fix: [
        `unset LD_LIBRARY_PATH; ${event.pip} install -U "nvidia-cudnn-cu12>=${major}.${minor},<${major + 1}"   # of CUDA 13: -cu13; then start again`,
      ],
    };
  if (major > 8 || (major === 8 && minor >= 6)) return null;
  return {
    title: `cuDNN ${here === undefined ? '' : `${spelt(here)} `}is loaded, and this TensorFlow was built with ${spelt(built)}`,
    fix: [
      `conda install -y -c conda-forge "cudnn>=${major}.${minor},<${major + 1}"   # cuDNN ${spelt(built)} or newer of ${major}; without conda: https://developer.nvidia.com/rdp/cudnn-archive, over the older one in the folder of CUDA; in a container: an image with that cuDNN`,
      `# or the TensorFlow that goes with the cuDNN that is there${here === undefined ? '' : ` (${spelt(here)})`}: https://www.tensorflow.org/install/source#gpu`,
    ],
  };
};

/** A line of TensorFlow's own log, which goes on without the GPU where it lacks a library or a device. */
export function isTensorflowLine(text: string): boolean {
  return line.test(text);
}

/**
 * What such a line says: nothing, unless TensorFlow found the driver and then left the card aside for the
 * libraries it lacks.
 */
export function tensorflowLine(event: Event, library: string): Answer | 'nothing' {
  const near = [...event.above.slice(-25), event.text, ...event.below];
  const skipped = near.some((one) => /Skipping registering GPU devices/.test(one));
  const noCard = near.some((one) =>
    /libcuda\.so\.1'?; dlerror|if you do not have a GPU|no CUDA-capable device|UNKNOWN ERROR \(303\)|kernel driver does not appear/.test(
      one,
    ),
  );
  if (!skipped || noCard || /libnvinfer/.test(library)) return 'nothing';
  return asked(event, library, 'medium');
}

/** A library that TensorFlow (or, by its number, one of its time) asks for; null: it is asked for by another. */
export function tensorflowLibrary(event: Event, library: string): Answer | null {
  const named = [...event.above.slice(-40), event.text, ...event.below.slice(0, 10)].some((one) =>
    /tensorflow|\btf\.|_pywrap_/i.test(one),
  );
  const old = /\.so\.(?:8\.0|9\.[0-2]|10\.[0-2])$/.test(library);
  const other = event.frames.findLast(({ root }) => root !== null)?.root ?? null;
  if (!named && !old) return null;
  if (
    !named &&
    (other !== null ||
      /paddle|mxnet|caffe|cupy/i.test(
        [event.text, ...event.above.slice(-12), ...event.below.slice(0, 4)].join(' '),
      ))
  )
    return null;
  return asked(event, library, named ? 'high' : 'medium');
}

function asked(event: Event, library: string, confidence: 'high' | 'medium'): Answer {
  const { cuda, releases } = answers.tensorflowCuda.rows.find(({ ends }) =>
    ends.some((end) => library.endsWith(end)),
  ) ?? { cuda: null, releases: null };
  const exact = cuda === null ? null : (/^\d+(?:\.\d+)?/.exec(cuda)?.[0] ?? null);
  return {
    class: 'other-missing-shared-library',
    subject: library,
    title: `TensorFlow asks for ${library}${exact === null ? '' : `, a library of CUDA ${exact}`}`,
    cause: `${library} is ${cuda === null ? 'a CUDA library' : `of CUDA ${cuda}, for which TensorFlow ${releases} was built`}; the CUDA that is here is another, or its libraries are not where the loader looks. The driver is not what is missing, and torch has no part in it.`,
    fix: [
      ...(exact === null || Number(exact) >= 11
        ? []
        : [
            `# either: that CUDA beside the one that is here (any newer driver carries it), with conda:`,
            `conda install -y cudatoolkit=${exact} cudnn=7   # then: export LD_LIBRARY_PATH=$CONDA_PREFIX/lib`,
            '# or: a TensorFlow that brings its own CUDA, where the code allows 2.14 or newer (Python 3.9 or newer):',
          ]),
      ...(exact !== null && Number(exact) >= 11
        ? [
            '# either: that CUDA and cuDNN with conda:',
            `conda install -y -c conda-forge cudatoolkit=11.8 cudnn=8   # then: export LD_LIBRARY_PATH=$CONDA_PREFIX/lib`,
            '# or: a TensorFlow that brings its own CUDA (2.14 or newer):',
          ]
        : []),
      `${event.pip} install "tensorflow[and-cuda]"`,
      'python3 -c "import tensorflow as tf; print(tf.__version__, tf.config.list_physical_devices(\'GPU\'))"   # must list the card',
    ],
    confidence,
    weight: 'root',
  };
}

const allGrow =
  'export TF_FORCE_GPU_ALLOW_GROWTH=true   # TensorFlow then takes only what it needs; TensorFlow 1 in code: config.gpu_options.allow_growth = True';

/** Out of memory in the words of TensorFlow and JAX; null where another library says it. */
export function tensorflowMemory(event: Event): Answer | null {
  const shape = /OOM when allocating tensor with shape ?\[(?<shape>[\d,]{1,60})\]/.exec(
    [event.text, ...event.below.slice(0, 4), ...event.above.slice(-4)].join('\n'),
  )?.groups?.['shape'];
  const host = /by allocator (?:cpu|mklcpu)|device:CPU/i.test(event.text);
  if (
    shape === undefined &&
    !/ResourceExhausted|RESOURCE_EXHAUSTED|Ran out of memory trying|tensorflow.{1,60}cuda_driver\.cc/.test(
      event.text,
    )
  )
    return null;
  const first = shape === undefined || !shape.includes(',') ? undefined : shape.split(',')[0];
  return {
    title: host
      ? 'There is not enough memory of the machine for what TensorFlow computes'
      : 'There is not enough GPU memory for what is computed',
    cause: `${shape === undefined ? 'A tensor' : `A tensor of [${shape}]`} did not fit any more: the batch, the size of the pictures or the length of the input is too large for it, or another process holds the memory.`,
    fix: [
      `# a smaller batch (batch_size, --batch-size)${first === undefined ? '' : `: the first number of that tensor, ${first}, is mostly the batch: half of it, and again, until it fits`}; then smaller pictures or shorter inputs`,
      ...(host
        ? ['free -h   # what the machine has left']
        : ['nvidia-smi   # another process that holds memory? an earlier run: end it', allGrow]),
    ],
  };
}

/** cuBLAS or cuDNN that TensorFlow could not start; null where another library says it. */
export function tensorflowHandle(event: Event): Answer | null {
  if (!/failed to create cublas handle|could not create cudnn handle|cuda_(?:blas|dnn)\.cc/i.test(event.text))
    return null;
  // Two versions set side by side are answered as such.
  if (/Loaded runtime CuDNN library/.test(event.text)) return null;
  return {
    title: 'cuBLAS or cuDNN of TensorFlow could not start: mostly no GPU memory is left for it',
    cause:
      'TensorFlow takes nearly all memory of the card when it starts, and another process (or a second session) then leaves none for the handle; else the card is newer than the CUDA this TensorFlow was built with.',
    fix: [
      'nvidia-smi   # another process on the card (an earlier run, a notebook)? end it',
      allGrow,
      `${event.pip} install -U "tensorflow[and-cuda]"   # still so: the card is newer than the CUDA of this TensorFlow (Ampere needs 2.4, Hopper 2.12 or newer)`,
    ],
    confidence: 'medium',
  };
}

/** An operator for TensorFlow: compiled with its headers, and linked to its framework. */
export function ofTensorflow(event: Event, file: string, owner: string | null): Answer {
  const { symbol = '' } = event.captures;
  const name = file.split('/').at(-1) ?? file;
  const python = event.pip.replace(/ -m pip$/, '');
  const own = owner !== null && !/^tensorflow(?:_core|_cpu|_gpu)?$/.test(owner);
  const old = /Ss/.test(symbol) && !symbol.includes('__cxx11');
  const flags = `$(${python} -c "import tensorflow as tf; print(' '.join(tf.sysconfig.get_compile_flags() + tf.sysconfig.get_link_flags()))")`;
  return {
    subject: symbol,
    title: `${name} was not compiled for the TensorFlow that loads it`,
    cause: `${symbol} is of TensorFlow itself: ${name} was built with another release of it, with another ABI of C++${old ? ' (its names are those of -D_GLIBCXX_USE_CXX11_ABI=0)' : ' (-D_GLIBCXX_USE_CXX11_ABI)'}, or without being linked to libtensorflow_framework (-ltensorflow_framework, from 1.4 on).`,
    fix: own
      ? [
          `${event.pip} install --force-reinstall --no-cache-dir --no-deps ${owner.replaceAll('_', '-')}   # the release that belongs to this TensorFlow, as its page says, or built for it: --no-build-isolation --no-binary :all:`,
          `# or the TensorFlow that it was built for: ${event.pip} show ${owner.replaceAll('_', '-')} and its page name it`,
        ]
      : [
          `echo ${flags}   # the flags of the TensorFlow that is here: in the Makefile or compile command in place of a -I, -L and -D_GLIBCXX_USE_CXX11_ABI that stand there; TensorFlow 1.4 on`,
          `g++ -std=c++${event.python?.startsWith('2') ? 11 : 17} -shared -fPIC -O2 *.cc -o ${harmlessWord(name) ? name : 'op.so'} ${flags}   # built anew, in the folder of its sources (TensorFlow 1: -std=c++11; up to 2.9: 14); with a Makefile: make clean && make`,
          '# or run it with the TensorFlow that it was built for, as its README says',
        ],
    confidence: 'medium',
    weight: 'root',
  };
}
