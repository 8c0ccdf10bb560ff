import { type AnswerCase, answersAs } from './told.ts';

/**
 * Answers that looked like a cure and were none (the nearest name that Python offers, a file that is an expression, an
 * option that the model refuses), and messages that nothing was said of; each beside its nearest neighbour.
 */
const attribute = (holder: string, name: string, near: string) =>
  `AttributeError: ${holder} has no attribute ${name}. Did you mean: '${near}'?`;
const yolo = (name: string) => `AttributeError: 'AAttn' object has no attribute '${name}'`;
const bash = (words: string) => `serve.py: error: unrecognized arguments: ${words}`;
const container = (word: string) => `docker: exec: "${word}": executable file not found in $PATH: unknown.`;
const first: readonly AnswerCase[] = [
  // What the log holds beside it needs pydantic 2.
  [
    "vllm==0.4.2\npydantic==2.7.1\nAttributeError: 'FieldInfo' object has no attribute 'required'",
    'pydantic-mismatch',
    /install -U deepspeed/,
    /pydantic<2/,
  ],
  [
    "vllm==0.2.1\npydantic==2.7.1\nAttributeError: 'FieldInfo' object has no attribute 'required'",
    'pydantic-mismatch',
    /"pydantic<2"/,
  ],
  [
    'vllm==0.3.0\nTraceback (most recent call last):\n  File "/usr/lib/python3/site-packages/moonbase/a.py", line 3, in <module>\n    from pydantic import BaseSettings\npydantic.errors.PydanticImportError: `BaseSettings` has been moved to the `pydantic-settings` package. See https://errors.pydantic.dev/2.5/u/import-error',
    'pydantic-mismatch',
    /install -U moonbase/,
    /pydantic<2/,
  ],
  // The index has a foreign amp.
  ["ModuleNotFoundError: No module named 'amp'", 'module-not-found', /NVIDIA\/apex/, /install amp/],
  // setuptools 82 has no pkg_resources.
  [
    "BackendUnavailable: Cannot import 'setuptools.build_meta'",
    'pkg-resources-missing',
    /"setuptools<81".*--no-build-isolation/,
    /-U setuptools/,
  ],
  // The nearest name of another thing is no cure; a slip of the pen is.
  [
    attribute('module diffusers', 'CogView4Pipeline', 'CogView3PlusPipeline'),
    'diffusers-version-mismatch',
    /diffusers>=0\.33/,
    /in place of/,
  ],
  [attribute("'Mixer' object", "'gate'", 'gates_of'), 'api-mismatch', /^git pull/, /in place of/],
  [
    attribute("'Mixer' object", "'optimzer'", 'optimizer'),
    'api-mismatch',
    /^# write optimizer in place of optimzer/,
  ],
  [
    attribute('module transformers', 'LLaMATokenizer', 'LlamaTokenizer'),
    'api-mismatch',
    /^# write LlamaTokenizer .*tokenizer_config/,
  ],
  // Weights of one YOLOv12, code of the other.
  [yolo('qk'), 'model-mismatch', /^pip install -U ultralytics/, /in place of/],
  [`${yolo('qkv').slice(0, -1)}'. Did you mean: 'qk'?`, 'model-mismatch', /^# in place of these weights/],
  [yolo('area'), 'api-mismatch'],
  // Another pycolmap than that of the index.
  [
    "ImportError: cannot import name 'SceneManager' from 'pycolmap' (/venv/lib/python3.10/site-packages/pycolmap/__init__.py)",
    'wrong-package-same-name',
    /uninstall -y pycolmap && .*git\+https:\/\/github\.com\/rmbrualla\/pycolmap/,
  ],
  // A package whose wheel came without its compiled part, and an app that has it not.
  [
    "Traceback (most recent call last):\n  File \"/venv/lib/python3.10/site-packages/gridfield/cuda/_backend.py\", line 50, in <module>\n    from gridfield import csrc as _C\nImportError: cannot import name 'csrc' from 'gridfield' (/venv/lib/python3.10/site-packages/gridfield/__init__.py)",
    'broken-install',
    /--no-binary gridfield|index versions gridfield/,
    /exclude-newer/,
  ],
  [
    "Traceback (most recent call last):\n  File \"/app/run.py\", line 5, in <module>\n    from gridfield import csrc\nImportError: cannot import name 'csrc' from 'gridfield' (/venv/lib/python3.10/site-packages/gridfield/__init__.py)",
    'api-mismatch',
  ],
  // The whole start command behind an image that has its own.
  [
    bash('/bin/sh -c cd /app && python3 -m serve --port 80'),
    'unknown-argument',
    /--entrypoint \/bin\/sh/,
    /git pull/,
  ],
  [bash('python3 -m serve --port 80'), 'unknown-argument', /--entrypoint python3/],
  [bash('--max-len 5'), 'unknown-argument', undefined, /--entrypoint/],
  // A program's option where the program belongs; an option of docker's in its place.
  [
    container('--model'),
    'command-not-found',
    /the program .* in front of it/,
    /before the name of the image/,
  ],
  [container('--gpus'), 'command-not-found', /before the name of the image/],
  // A quantised cache, where flash attention cannot be had; in ollama; in llama.cpp.
  [
    'ollama[7]: llama_init_from_model: flash_attn is not compatible with Grok - forcing off\nollama[7]: llama_init_from_model: V cache quantization requires flash_attn',
    'llama-cpp-option',
    /unset OLLAMA_KV_CACHE_TYPE|OLLAMA_KV_CACHE_TYPE.*f16/,
    /-fa on/,
  ],
  [
    'ollama[7]: llama_init_from_model: V cache quantization requires flash_attn',
    'llama-cpp-option',
    /OLLAMA_FLASH_ATTENTION=1/,
    /-fa on/,
  ],
  [
    "llama_init_from_model: V cache quantization requires flash_attn\ncommon_init_from_params: failed to create context with model 'chat.gguf'",
    'llama-cpp-option',
    /-fa on/,
  ],
  // One pins, the other has bounds that it checks when it is imported.
  [
    'The conflict is caused by:\n    voicekit 3.0.0 depends on tokenizers==0.14.0\n    transformers 4.31.0 depends on tokenizers!=0.11.3, <0.14 and >=0.11.1',
    'resolution-conflict',
    /echo "tokenizers!=0\.11\.3,<0\.14,>=0\.11\.1" > overrides\.txt/,
    /echo "tokenizers==0\.14\.0"/,
  ],
  // What is generated is nobody's repository.
  [
    'Traceback (most recent call last):\n  File "/work/train.py", line 9, in <module>\n    trainer.train()\n  File "/work/unsloth_compiled_cache/Linear8bit_peft_forward.py", line 88, in unsloth_forward\n    **extra_kwargs,\nNameError: name \'extra_kwargs\' is not defined',
    'code-fault',
    /rm -r.*unsloth_compiled_cache[\s\S]*-U unsloth unsloth_zoo|-U unsloth unsloth_zoo[\s\S]*rm -r/,
    /git -C|requirements\.txt/,
  ],
  // An expression is no file.
  [
    'Traceback (most recent call last):\n  File "/app/play.py", line 3, in <module>\n    main()\n  File "/venv/lib/python3.11/site-packages/rl_kit/runner.py", line 50, in __init__\n    self.cfg["sets"] = pick(obs, self.cfg["sets"])\nKeyError: \'sets\'',
    'config-key-missing',
    undefined,
    /self\.cfg/,
  ],
  // torch asks on behalf of a class; the class is whose code called it.
  [
    'Traceback (most recent call last):\n  File "/t/run.py", line 28, in <module>\n    model.generate(x)\n  File "/venv/lib/python3.11/site-packages/riskgen/utils.py", line 344, in generate\n    mode = self._pick_mode(x)\n  File "/venv/lib/python3.11/site-packages/torch/nn/modules/module.py", line 1709, in __getattr__\n    raise AttributeError(f"\'{type(self).__name__}\' object has no attribute \'{name}\'")\nAttributeError: \'RiskModel\' object has no attribute \'_pick_mode\'',
    'api-mismatch',
    /-U riskgen/,
    /-U torch/,
  ],
  [
    "AttributeError: 'RiskGPT2LMHeadModel' object has no attribute '_get_generation_mode'",
    'transformers-version-mismatch',
    /transformers<=4\.37/,
  ],
  // torchvision calls a method of another name from 0.21 on.
  [
    'Traceback (most recent call last):\n  File "/venv/lib/python3.10/site-packages/torchvision/transforms/v2/_transform.py", line 55, in transform\n    raise NotImplementedError\nNotImplementedError',
    'torchvision-version-mismatch',
    /torchvision==0\.20\.1/,
  ],
  [
    'Traceback (most recent call last):\n  File "/app/own_transform.py", line 55, in transform\n    raise NotImplementedError\nNotImplementedError',
    'not-supported-stated',
  ],
  // cuDNN in the release that is asked for: one of another is there.
  [
    'Unable to load any of {libcudnn_cnn.so.9.1.0, libcudnn_cnn.so.9.1, libcudnn_cnn.so.9, libcudnn_cnn.so}',
    'other-missing-shared-library',
    /nvidia-cudnn-cu12>=9"[\s\S]*ctranslate2<4\.5/,
  ],
  [
    'ImportError: libcublas.so.12: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /nvidia-cublas-cu12"/,
    /ctranslate2/,
  ],
  // The tied weights of the class, in the words of transformers 5.
  [
    "  File \"/venv/lib/python3.11/site-packages/transformers/modeling_utils.py\", line 341, in _get_tied_weight_keys\n    keys.extend(k for k in tied.keys())\nAttributeError: 'list' object has no attribute 'keys'",
    'transformers-version-mismatch',
    /transformers<5/,
  ],
  ["AttributeError: 'list' object has no attribute 'keys'", 'api-mismatch', undefined, /transformers<5/],
  // A clone is no installed package, and may well be one of pip's.
  [
    "ImportError: cannot import name 'load_parts' from 'armsuite.controllers' (/home/me/armsuite-dev/armsuite/controllers/__init__.py)",
    'api-mismatch',
    /git -C \/home\/me\/armsuite-dev pull/,
  ],
  // Messages that nothing was said of.
  [
    'AssertionError: OSC_POSITION controller is specified, but not imported or loaded',
    'robosuite-version-mismatch',
    /robosuite==1\.4\.1/,
  ],
  ['AssertionError: controller is specified', 'none'],
  [
    "ImportError: arg(): could not convert default argument 'stream: tv::Stream' in method '<class 'spconv.core_cc.Params'>.__init__' into a Python object (type not registered yet?)",
    'broken-install',
    /spconv-cu/,
  ],
  [
    "ImportError: arg(): could not convert default argument 'a: other::Thing' in method '<class 'thing._core.P'>.__init__' into a Python object (type not registered yet?)",
    'broken-install',
    /thing/,
    /spconv/,
  ],
  [
    '[ifs] no such file or directory: C:\\Py\\Lib\\site-packages\\unidic\\dicdir\\dicrc',
    'language-data-missing',
    /-m unidic download/,
  ],
  ['[ifs] no such file or directory: /usr/local/etc/mecabrc', 'language-data-missing', /unidic-lite/],
  ['Error: compute cap 121 is not supported', 'no-kernel-image', /12\.1|121/],
  ['ERROR: To use this action, a security_level of `middle or below` is required.', 'setting-refused'],
  ['ERROR: the security level of this system is unknown', 'none'],
  [
    'ERROR: This installation is not allowed in this security_level. Please contact the administrator.',
    'setting-refused',
    /security_level = weak/,
  ],
  [
    'WARNING: tokenization mismatch: 71 vs. 70. (ignored)\nWARNING: tokenization mismatch: 83 vs. 82. (ignored)',
    'training-data-ignored',
    /--version/,
  ],
  ['tokenization took 3 s, 71 vs. 70 before', 'none'],
  [
    'Bin size was too small in the coarse rasterization phase. This caused an overflow, meaning output may be incomplete.',
    'rasterizer-overflow',
    /bin_size=0/,
  ],
  [
    "Bin size was too small in the coarse rasterization phase.\nTraceback (most recent call last):\n  File \"/app/draw.py\", line 3, in <module>\n    mesh.tint()\nAttributeError: 'Mesh' object has no attribute 'tint'",
    'api-mismatch',
  ],
  [
    "ERROR: To use this feature, you must either set '--listen' to a local IP and set the security level to 'normal-' or lower",
    'setting-refused',
    undefined,
    /add to the command/,
  ],
  // Generated code has no repository.
  [
    'Traceback (most recent call last):\n  File "/tmp/torchinductor_me/ab/cab.py", line 100, in call\n    kernel_0.run(x)\nNameError: name \'kernel_0\' is not defined',
    'code-fault',
    /^rm -r \/tmp\/torchinductor_me /,
    /git -C|import kernel_0/,
  ],
  [
    'Traceback (most recent call last):\n  File "/root/.cache/huggingface/modules/transformers_modules/moon/modeling.py", line 9, in <module>\n    helper()\nNameError: name \'helper\' is not defined',
    'code-fault',
    /newest revision/,
    /git -C/,
  ],
  [
    "Traceback (most recent call last):\n  File \"/work/unsloth_compiled_cache/UnslothMoonTrainer.py\", line 12, in <module>\n    from trl.trainer.moon import moon_hook\nImportError: cannot import name 'moon_hook' from 'trl.trainer.moon' (/v/lib/python3.11/site-packages/trl/trainer/moon.py)",
    'api-mismatch',
    /-U unsloth unsloth_zoo\nrm -r/,
  ],
  [
    'ImportError: generic_type: type "Frame" is already registered!',
    'broken-install',
    /under alike names/,
    /docker ps/,
  ],
  [
    "vllm: error: argument subparser: invalid choice: 'bash' (choose from 'chat', 'serve')",
    'unknown-argument',
    /--entrypoint bash/,
  ],
  [
    "tool: error: argument mode: invalid choice: 'bash' (choose from 'chat', 'serve')",
    'message-says',
    undefined,
    /entrypoint/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement diffvg (from versions: none)\nERROR: No matching distribution found for diffvg',
    'package-not-found',
    /^git clone --recursive .*diffvg/,
  ],
  [
    "running build_ext\nunable to execute 'bazel': No such file or directory\nerror: command 'bazel' failed with exit status 1",
    'command-not-found',
    /^curl .*bazelisk/,
  ],
  [
    'And because moonlit>=0.1.6 has no wheels with a matching Python ABI tag, we can conclude that moonlit>=0.1.6 cannot be used.',
    'wheel-not-supported-on-platform',
    /^uv venv --seed --python 3\.11/,
  ],
  // The folder of a node is called otherwise where the registry brought it; a pack of its own is cloned.
  [
    'Traceback (most recent call last):\n  File "D:\\Comfy\\custom_nodes\\comfyui_impact-pack\\__init__.py", line 19, in <module>\n    import impact.config\nModuleNotFoundError: No module named \'impact.config\'',
    'module-not-found',
    /^git -C custom_nodes\/comfyui_impact-pack pull && python -m pip install -r custom_nodes\/comfyui_impact-pack\//,
    /install -e|install impact/,
  ],
  [
    'Traceback (most recent call last):\n  File "/w/ComfyUI/custom_nodes/ComfyUI-Impact-Pack/__init__.py", line 31, in <module>\n    import impact.subpack_nodes\nModuleNotFoundError: No module named \'impact.subpack_nodes\'',
    'module-not-found',
    /^git clone .*ComfyUI-Impact-Subpack custom_nodes\/ComfyUI-Impact-Subpack && python3 -m pip/,
  ],
  // Parts of torch that are released in step: those of the torch that is asked for.
  [
    'ERROR: Cannot install torch==2.2.1+cu118 and torchvision==0.16.1+cu118 because these package versions have conflicting dependencies.\nThe conflict is caused by:\n    The user requested torch==2.2.1+cu118\n    torchvision 0.16.1+cu118 depends on torch==2.1.1+cu118',
    'resolution-conflict',
    /^python3 -m pip install "torch==2\.2\.1" torchvision torchaudio --index-url \S+\/cu118/,
  ],
  [
    'ERROR: Cannot install torch==2.2.1 and moonlit==0.1.6 because these package versions have conflicting dependencies.\nThe conflict is caused by:\n    The user requested torch==2.2.1\n    moonlit 0.1.6 depends on torch==2.1.1',
    'resolution-conflict',
    undefined,
    /torchvision torchaudio/,
  ],
];

answersAs(import.meta.filename, { first });
