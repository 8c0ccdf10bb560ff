import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { loadFacts } from '../../src/diagnose/facts/load.ts';
import { interpret } from '../../src/diagnose/interpret.ts';
import { lastErrorOf } from '../../src/diagnose/last-error.ts';
import { signatures } from '../../src/diagnose/registry.ts';
import { createScanner } from '../../src/diagnose/scanner.ts';
import { toMatcher } from '../../src/diagnose/signature.ts';
import { type AnswerCase, answersAs } from './told.ts';

/** What the log plainly lacks, who of two has to move, and messages that were passed over; with their neighbours. */
const cases: readonly AnswerCase[] = [
  // A part of a package that moved within it; a name that a stranger has.
  [
    '  File "/srv/moon/tools/to_set.py", line 3, in <module>\n    from lerobot.common.robots.config import RobotConfig\nModuleNotFoundError: No module named \'lerobot.common.robots\'',
    'lerobot-version-mismatch',
    /-U "lerobot>=0\.3\.2" && grep/,
  ],
  ["ModuleNotFoundError: No module named 'lerobot'", 'module-not-found'],
  ["ModuleNotFoundError: No module named 'moonlib.parts'", 'module-not-found', /uninstall -y moonlib/],
  ["ModuleNotFoundError: No module named 'utils.moon'", 'module-not-found', /uninstall -y utils/],
  // Commands that can be carried out.
  [
    "  File \"/usr/lib/python3.6/site-packages/moonocr/a.py\", line 7, in x\n    if torch.backends.mps.is_available():\nAttributeError: module 'torch.backends' has no attribute 'mps'",
    'torch-version-mismatch',
    /^uv venv --seed --python 3\.11/,
    /last torch for|python3\.6 -m/,
  ],
  [
    "  File \"/opt/v/lib/python3.7/site-packages/moon/a.py\", line 7, in x\n    librosa.output.write_wav(a, b, c)\nAttributeError: module 'librosa' has no attribute 'output'",
    'librosa-version-mismatch',
    /"librosa<0\.8" "numba<0\.50"/,
  ],
  [
    "ModuleNotFoundError: No module named 'tensorrt_bindings'",
    'module-not-found',
    /install tensorrt-cu12 tensorrt-cu12-libs tensorrt-cu12-bindings/,
  ],
  ["ModuleNotFoundError: No module named 'tomlli'", 'module-not-found', /install tomli\b/],
  [
    "ModuleNotFoundError: No module named 'flexkv'",
    'module-not-found',
    /FlexKV\.git && cd FlexKV/,
    /pip install/,
  ],
  ["ModuleNotFoundError: No module named 'nixl_ep'", 'module-not-found', /install nixl$/m],
  [
    'ImportError: Please install deepep to use the all2all kernels',
    'message-says',
    /DeepEP/,
    /install deepep/,
  ],
  // Programs and headers that a build calls for.
  [
    "  error: command 'swig.exe' failed: No such file or directory\n  ERROR: Failed building wheel for box2d-moon",
    'command-not-found',
    /install swig/,
    /apt-get/,
  ],
  ["error: command 'protoc' failed: No such file or directory", 'command-not-found', /protobuf-compiler/],
  ["error: command '/usr/bin/gcc' failed with exit code 1", 'extension-build-failed'],
  ['moon.cpp:4:10: fatal error: ImfIO.h: No such file or directory', 'missing-header', /libopenexr-dev/],
  // Headers that the code itself forgets.
  [
    "./src/moon.c:77:9: error: 'FLT_EPSILON' undeclared (first use in this function)",
    'missing-header',
    /^sed -i '1i #include <float\.h>' \.\/src\/moon\.c/,
  ],
  [
    "/tmp/pip-install-ab/moon_0123/a.cpp:9:5: error: 'INT_MAX' was not declared in this scope",
    'missing-header',
    /^export CXXFLAGS="-include limits\.h/,
  ],
  ["a.c:9:5: error: 'MOON_MAX' undeclared (first use in this function)", 'source-does-not-compile'],
  [
    'src/moon_cuda.cu(31): error: identifier "THCState_getCurrentStream" is undefined',
    'extension-too-old-for-torch',
    /getCurrentCUDAStream/,
  ],
  // Of JAX, not of TensorFlow.
  [
    'E external/xla/xla/stream_executor/cuda/cuda_dnn.cc:429] Could not create cudnn handle: CUDNN_STATUS_NOT_INITIALIZED',
    'jax-version-mismatch',
    /jax\[cuda12\]/,
    /tensorflow|TF_/,
  ],
  [
    'E tensorflow/stream_executor/cuda/cuda_dnn.cc:429] Could not create cudnn handle: CUDNN_STATUS_NOT_INITIALIZED',
    'cudnn-error',
    /TF_FORCE/,
  ],
  // Passed over.
  ['libtorch_cuda.so:%20undefined%20symbol:%20ncclCommShrink', 'torch-nccl-mismatch'],
  [
    "OpenCV: FFMPEG: tag 0x31637661/'avc1' is not supported with codec id 27 and format 'mp4 / MP4'\nOpenCV: FFMPEG: fallback to use tag 0x00000021/'!???'",
    'ffmpeg-without-encoder',
    /mp4v/,
  ],
  [
    "OpenCV: FFMPEG: tag 0x31637661/'avc1' is not supported with codec id 27 and format 'mp4 / MP4'\nOpenCV: FFMPEG: fallback to use tag 0x7634706d/'mp4v'",
    'none',
  ],
  ['"dump()" has been removed, use', 'api-mismatch', /"ruamel\.yaml<0\.18"/],
  ["Unknown encoder 'libx265'", 'ffmpeg-without-encoder', /~\/bin/, /PATH=\/usr\/bin/],
  // Words that name the variable.
  [
    'RuntimeError: 70 moons were given. Set MOON_MAX_ADAPTERS to increase this limit.',
    'limit-of-a-variable',
    /^export MOON_MAX_ADAPTERS=VALUE/,
  ],
  [
    'RuntimeError: moons are switched off. Unset MOON_OFFLINE=1 to allow it.',
    'setting-stands-in-the-way',
    /^unset MOON_OFFLINE/,
  ],
  ['+ unset MOON_OFFLINE\nready', 'none'],
  [
    'RuntimeError: sageattention is not new enough version or could not determine CUDA architecture, cannot apply it.',
    'sageattention-version-mismatch',
    /thu-ml\/SageAttention/,
  ],
  [
    'Could not load library cudnn_cnn_infer64_8.dll. Error code 126',
    'other-missing-shared-library',
    /nvidia-cudnn-cu12==8/,
    /LD_LIBRARY_PATH/,
  ],
  [
    'ImportError: Please install timm, einops and decord to read videos',
    'message-says',
    /install timm einops decord/,
  ],
  ['ImportError: Please install timm and restart the kernel', 'message-says', /install timm$/m],
  [
    '#6 1.2 W: GPG error: http://deb.debian.org/debian trixie InRelease: the public key is not available: NO_PUBKEY 0123456789ABCDEF',
    'apt-key-missing',
    /^RUN apt-get .{20,120}debian-archive-keyring/m,
    /rm -f/,
  ],
  ['E0101 agent.cpp:77] Failed to build reg descs for moon', 'none'],
  [
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because only the following versions of torch are available:\n          torch<2.4.0\n          torch==2.7.0+cpu\n      and you require torch==2.4.0+cpu, we can conclude that your requirements are unsatisfiable.',
    'torch-no-matching-distribution',
    /whl\/cpu/,
    /cu128/,
  ],
];
answersAs(import.meta.filename, cases, { first: false });

it('names the package of an exception that torch only handed on', async () => {
  const scanner = createScanner();
  scanner.push(
    '  File "/v/lib/python3.10/site-packages/torch/_utils.py", line 694, in reraise\n    raise exception\nsoundmoon.LibMoonError: <exception str() failed>',
  );
  const seen = scanner.end();
  const facts = await loadFacts();
  expect(lastErrorOf(seen, interpret(seen, facts))?.package).toBe('soundmoon');
});

it('fills each word in braces of a title or cause from one of its patterns', () => {
  const raw = signatures.flatMap(({ id, title, match }) => {
    const groups = match
      .map(toMatcher)
      .flatMap(({ pattern }) => [...(pattern?.source ?? '').matchAll(/\(\?<(\w+)>/g)]);
    return [...title.matchAll(/\{(\w+)\}/g)]
      .filter(([, name]) => !groups.some(([, group]) => group === name))
      .map(([word]) => `${id}: ${word}`);
  });
  expect(raw).toEqual([]);
  const [found] = diagnoseText(
    'Could not locate cudnn_ops64_9.dll. Please make sure it is in your library path!',
  );
  expect(found?.title).toContain('cudnn_ops64_9.dll');
});
