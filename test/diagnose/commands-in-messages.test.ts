import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/** The answer as one text, and what is to be done alone. */
const read = (log: string) => {
  const [found] = diagnoseText(`${log}\n`);
  const fix = found?.fix.join('\n') ?? '';
  return { fix, all: [found?.class, found?.title, found?.cause, fix].join('\n') };
};

/** Messages out of which a command is made, and what must never stand in what is to be done. */
const commands: readonly (readonly [what: string, log: string, says: RegExp | null, never: RegExp | null])[] =
  [
    [
      'the sentence behind a command is no package',
      'ImportError: gRPC mode requires the moon-servicer package. If not installed, run: pip install moon-servicer[star]. If already installed, there may be a broken import',
      /pip install "moon-servicer\[star\]"$/m,
      /If|already/,
    ],
    [
      'nor is the one behind a quoted pin',
      'ImportError: moon 0.11.0 does not support star>=5. Please downgrade to star==4.5 via pip install --force-reinstall "star==4.5". Original error: cannot import name x',
      /pip install "star==4\.5"$/m,
      /Original/,
    ],
    [
      'the word version is no package',
      'RuntimeError: Your moonbuf version = 5.29.1 is too new.\nPlease downgrade via `pip install --force-reinstall moonbuf==3.20.3`',
      /install "moonbuf==3\.20\.3"/,
      /"version==/,
    ],
    [
      'the address of a repository is no package git',
      'ValueError: You have a MOON version that is too old. Please upgrade to the latest version of MOON. `pip install -U git+https://github.com/moon/moon.git`',
      null,
      /install -U git$/m,
    ],
    [
      'PyTorch is torch, with its companions',
      'RuntimeError: moon_size > 1 needs PyTorch >= 2.7, found 2.5.1.',
      /install "torch>=2\.7" torchvision torchaudio/,
      /pytorch>=/,
    ],
    [
      'a setting is no package',
      'AssertionError: ONNX export requires opset>=16 for this model, but got opset=12',
      /opset at least 16 for this model/,
      /pip install/,
    ],
    [
      'what a version is for is no part of it',
      'RuntimeError: MOON_HEAD=1 needs vLLM >= 0.26.0 for an fp32 head, but found vLLM 0.25.0. Upgrade vLLM.',
      /install "vLLM>=0\.26\.0"/,
      /0foran/,
    ],
    [
      'words that are no package',
      'ImportError: Moon is not installed or too old. Please install the appropriate version of Moon.',
      null,
      /pip install/,
    ],
    [
      'a node pack named by its repository',
      "Exception: the custom node isn't installed. You must install BlenderMoon/ComfyUI_Moon extension to use this node.",
      null,
      /pip install/,
    ],
    ['an address', 'ImportError: Please install https://github.com/moon/moon', null, /install https/],
    [
      'a module by the name that the index has',
      'ImportError: ModelOpt is not available. Please install modelopt.',
      /install nvidia-modelopt/,
      /install modelopt/,
    ],
    [
      'a package in quotes that is not installed',
      "ImportError: Package 'moon_oss' is not installed.",
      /pip install moon_oss/,
      null,
    ],
    [
      'a builder that is not pip',
      'RuntimeError: Failed to build JIT module fused_moon in /root/.cache/moon/jit',
      null,
      /only-binary/,
    ],
    ['pip itself', 'ERROR: Failed to build moon-attn', /only-binary :all: moon-attn/, null],
    ['uv', '  × Failed to build `moon-attn==2.8.3`', /only-binary :all: moon-attn/, null],
    [
      'bounds keep their sense in a remark',
      'ValueError: Unsupported moon 2.9 with Conv3D. Please downgrade moon to <2.9 or remove Conv3D.',
      /downgrade moon to below 2\.9/,
      /to 2\.9/,
    ],
    [
      'a list of words as Python prints it',
      "RuntimeError: Environment variable MOON_GL must be one of dict_keys(['glfw', 'egl', 'osmesa']): got gl.",
      /# one of these: glfw, egl, osmesa, change/,
      /these: dict_keys/,
    ],
    [
      'the code that raised is no broken file',
      'Traceback (most recent call last):\n  File "/opt/venv/lib/python3.12/site-packages/moon/trainer.py", line 5, in f\n    raise ValueError(\nValueError: The data index is truncated',
      null,
      /ls -l [^\n]*\.py/,
    ],
    [
      'rows that are to be truncated are no file',
      'ValueError: The `max_length` (512) is too short and causes the tokens to be truncated',
      null,
      /download it again/,
    ],
    [
      'a revision is no host',
      "RevisionResolutionError: Cannot resolve revision 'main' for model 'moon/star': the server could not be reached and no matching entry was found",
      null,
      /docker/,
    ],
    [
      'another Triton is no missing one',
      'ERROR 11-30 [importing.py:62] Failed to import Triton kernels. Please make sure your triton version is compatible. Error: x',
      null,
      /pip install triton/,
    ],
    [
      'what a variable is set for is not its value',
      'ValueError: The picture exceeds 64000000 pixels. Set MOON_MAX_PIXELS to increase this limit.',
      null,
      /MOON_MAX_PIXELS=(?!VALUE)/,
    ],
    [
      'one of several is no value',
      'ValueError: Make sure to set `MOON_STRATEGY` to one of strict, fill',
      null,
      /export/,
    ],
    [
      'what is to be unset is not set',
      'RuntimeError: Sampling unavailable. Unset MOON_SAMPLER=1.',
      null,
      /export/,
    ],
    [
      'the end of a sentence is not of the value',
      'RuntimeError: please set the environment variable MOON_HOME to /workspace/moon.',
      /export MOON_HOME=\/workspace\/moon /,
      null,
    ],
    [
      'a value in words',
      'RuntimeError: Moon is not supported. Set MOON_BACKEND to native and start again.',
      /export MOON_BACKEND=native/,
      null,
    ],
    ['a word is no variable', 'ERROR: Error extracting MOON tool calls.', null, /export/],
  ];

describe('a command out of a message', () => {
  it.each(commands)('%s', (_, log, says, never) => {
    const { fix, all } = read(log);
    if (says !== null) expect(all).toMatch(says);
    if (never !== null) expect(fix).not.toMatch(never);
  });
});
