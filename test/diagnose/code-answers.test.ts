import { answersAs } from './told.ts';

const packages = '/v/lib/python3.11/site-packages';
const raised = (frames: readonly (readonly [file: string, code: string])[], error: string) =>
  `Traceback (most recent call last):\n${frames.map(([file, code]) => `  File "${file}", line 9, in go\n    ${code}\n`).join('')}${error}`;
const lora = (file: string, model: string, part = 'lora_A') =>
  `\tsize mismatch for layers.8.q_proj.${part}.default.weight: copying a param with shape torch.Size([${file}]) from checkpoint, the shape in current model is torch.Size([${model}]).`;
const zeroDim =
  'IndexError: invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number';
const settings =
  'pydantic.errors.PydanticImportError: `BaseSettings` has been moved to the `pydantic-settings` package. See https://errors.pydantic.dev/2.5/u/import-error';
const circular = "'moonbase' has no attribute 'rover' (most likely due to a circular import)";

answersAs(import.meta.filename, {
  first: [
    // A line of the app is mended, one of torch's or NumPy's own is not.
    [
      raised([['/app/train.py', 'y = x.data[0]']], zeroDim),
      'value-of-another-type',
      /train\.py, line 9\): y = x\.item\(\)/,
    ],
    [
      raised([[`${packages}/torch/_tensor.py`, 'y = x.data[0]']], zeroDim),
      'value-of-another-type',
      /x\.item\(\) in place/,
      /y = x\.item|git/,
    ],
    [
      raised([[`${packages}/numpy/core.py`, 'y = x.data[0]']], zeroDim),
      'value-of-another-type',
      /x\.item\(\) in place/,
      /y = x\.item|git/,
    ],
    [
      raised(
        [
          ['/app/train.py', 'y = emb(x)'],
          [`${packages}/torch/nn/functional.py`, 'return torch.embedding(w, i)'],
        ],
        'IndexError: index out of range in self',
      ),
      'model-mismatch',
      /max_position_embeddings/,
    ],
    [
      raised(
        [['/app/fit.py', 'p = a + b']],
        'ValueError: operands could not be broadcast together with shapes (69,) (63,)',
      ),
      'shapes-differ',
      /kind of body model/,
    ],
    [
      raised(
        [['/app/fit.py', 'p = a + b']],
        'ValueError: operands could not be broadcast together with shapes (69,) (64,)',
      ),
      'shapes-differ',
      undefined,
      /body model/,
    ],
    [
      raised(
        [['/app/t.py', 'h = m(x)']],
        'RuntimeError: expected m1 and m2 to have the same dtype, but got: float != c10::Half',
      ),
      'number-formats-differ',
      /torch_dtype=torch\.float16/,
    ],
    [
      "TypeError: '<' not supported between instances of 'Moon' and 'int'",
      'api-mismatch',
      /package with Moon/,
    ],
    // A LoRA: its rank alone, its width in one layer of several, and whichever part is named.
    [lora('32, 5120', '128, 5120'), 'model-mismatch', /set the rank to 32/],
    [lora('5120, 32', '5120, 128', 'lora_B'), 'model-mismatch', /set the rank to 32/],
    [
      [lora('32, 5120', '128, 5120'), lora('32, 768', '32, 2048')].join('\n'),
      'model-mismatch',
      /base_model_name_or_path/,
      /set the rank/,
    ],
    // Who asks pydantic 2 for what 1 had: the app, a package, or gradio.
    [
      raised([['/app/moon.py', 'from pydantic import BaseSettings']], settings),
      'pydantic-mismatch',
      /"pydantic<2"/,
      /fastapi/,
    ],
    [
      raised([[`${packages}/moonbase/a.py`, 'from pydantic import BaseSettings']], settings),
      'pydantic-mismatch',
      /"pydantic<2"/,
      /fastapi/,
    ],
    [
      raised([[`${packages}/gradio/blocks.py`, 'from pydantic import BaseSettings']], settings),
      'pydantic-mismatch',
      /pydantic==2\.10\.6/,
    ],
    // Modules that are only half there, and files that name what is gone.
    [
      raised(
        [['/app/main.py', 'import moonbase']],
        `AttributeError: partially initialized module ${circular}`,
      ),
      'broken-install',
      /ls -d moonbase moonbase\.py/,
    ],
    [
      "ERROR: cannot import name 'rover' from partially initialized module 'moonbase.parts' (most likely due to a circular import)",
      'broken-install',
      /--force-reinstall --no-deps moonbase/,
    ],
    [
      raised(
        [['/app/load.py', "m = torch.load('a.pt')"]],
        "AttributeError: Can't get attribute 'Rover' on <module 'moonbase.parts' from '/app/moonbase/parts.py'>",
      ),
      'pickle-of-another-version',
      /git checkout/,
      /pip install/,
    ],
    [
      raised(
        [['/app/a.py', 'from mmcv.runner import x']],
        "ModuleNotFoundError: No module named 'mmcv.runner'",
      ),
      'mmcv-version-mismatch',
      /mim install "mmcv-full<2"/,
    ],
    [
      'ERROR: Could not find a version that satisfies the requirement cv2 (from moonbase==1.2) (from versions: none)\nERROR: No matching distribution found for cv2',
      'package-not-found',
      /install --no-deps moonbase/,
    ],
    [
      'ERROR: Could not find a version that satisfies the requirement cv2 (from versions: none)\nERROR: No matching distribution found for cv2',
      'package-not-found',
      /in place of cv2/,
      /--no-deps/,
    ],
    // Settings that the code does not know, or lacks.
    [
      raised(
        [
          ['/app/train.py', 'cfg.merge_from_file(args.config)'],
          [`${packages}/yacs/config.py`, 'raise KeyError("Non-existent config key: {}".format(full_key))'],
        ],
        "KeyError: 'Non-existent config key: MODEL.MOON'",
      ),
      'config-key-missing',
      /--no-build-isolation -e \.[\s\S]*MODEL\.MOON out of the config/,
    ],
    ['[ERROR] missing mandatory env var MOON_KEY', 'environment-variable-missing', /MOON_KEY=/],
    // Python itself is too old or too new; a file of torch's own that the code takes from.
    [
      raised(
        [['/app/t.py', 'from typing import Self']],
        "ImportError: cannot import name 'Self' from 'typing' (/usr/lib/python3.10/typing.py)",
      ),
      'python-version-unsupported',
      /--python 3\.11/,
    ],
    [
      raised([['/v/lib/python3.8/site-packages/moonbase/a.py', 'match x:']], 'SyntaxError: invalid syntax'),
      'python-version-unsupported',
      /--python 3\.10/,
    ],
    [
      raised([['/app/t.py', 'import tomllib']], "ModuleNotFoundError: No module named 'tomllib'"),
      'python-version-unsupported',
      /install tomli /,
    ],
    [
      raised(
        [['/app/t.py', 'from torch._six import string_classes']],
        "ModuleNotFoundError: No module named 'torch._six'",
      ),
      'torch-version-mismatch',
      /string_classes = \(str, bytes\)\/' \/app\/t\.py/,
    ],
    [
      "from torch._six import string_classes\nModuleNotFoundError: No module named 'torch._six'",
      'torch-version-mismatch',
      /\$\(grep -rl --include=\*\.py/,
    ],
    // Two that exclude each other, and one that is older than is asked for.
    [
      'ERROR: Cannot install -r requirements.txt (line 3) and torch==2.1.0 because these package versions have conflicting dependencies.\nThe conflict is caused by:\n    The user requested torch==2.1.0\n    moonbase 1.0 depends on torch>=2.3\nERROR: ResolutionImpossible',
      'resolution-conflict',
      /"torch>=2\.3"/,
    ],
    [
      raised(
        [[`${packages}/transformers/utils/versions.py`, 'raise']],
        'ImportError: moonlib>=2.0 is required for a normal functioning of this module, but found moonlib==1.0.',
      ),
      'package-version-mismatch',
      /install "moonlib>=2\.0"/,
    ],
    // A pair that does not fit, and one that the same install made to fit after all.
    [
      "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.\ntorchvision 0.20.0 requires torch==2.5.0, but you have torch 2.0.1 which is incompatible.",
      'torchvision-nms-mismatch',
      /torch==2\.0\.1 torchvision==0\.15\.2/,
    ],
    [
      "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.\ntorchvision 0.20.0 requires torch==2.5.0, but you have torch 2.0.1 which is incompatible.\nSuccessfully installed torch-2.0.1",
      'none',
    ],
    [
      'ERROR: Cannot install moonlib==1.0 and moonlib==2.0 because these package versions have conflicting dependencies.',
      'resolution-conflict',
      /moonlib==1\\\.0/,
    ],
    // A key of transformers' own table of models, of another package's, of the app's, of the environment.
    [
      raised(
        [[`${packages}/transformers/models/auto/configuration_auto.py`, 'CONFIG_MAPPING[model_type]']],
        "KeyError: 'qwen3'",
      ),
      'transformers-version-mismatch',
      /"transformers>=4\.51\.3/,
    ],
    [raised([[`${packages}/moonbase/x.py`, 'c = table[k]']], "KeyError: 'qwen3'"), 'fault-in-a-package'],
    [raised([['/app/x.py', 'c = table[k]']], "KeyError: 'qwen3'"), 'entry-missing'],
    [
      raised(
        [
          ['/app/a.py', "k = os.environ['MOON_KEY']"],
          ['/usr/lib/python3.10/os.py', 'raise KeyError(key) from None'],
        ],
        "KeyError: 'MOON_KEY'",
      ),
      'environment-variable-missing',
      /export MOON_KEY=/,
    ],
    // Who asks for a distribution: a package, or the app.
    [
      "pkg_resources.DistributionNotFound: The 'moonlib>=2.0' distribution was not found and is required by rover",
      'module-not-found',
      /install "moonlib>=2\.0"/,
    ],
    [
      "pkg_resources.DistributionNotFound: The 'moonlib' distribution was not found and is required by the application",
      'module-not-found',
      /install moonlib$/m,
    ],
    // Batch sizes of more processes than take part, and of fewer.
    [
      'AssertionError: Check batch related parameters. train_batch_size is not equal to micro_batch_per_gpu * gradient_acc_step * world_size 64 != 4 * 4 * 1',
      'distributed-setting',
      /--num_gpus 4/,
    ],
    [
      'AssertionError: Check batch related parameters. train_batch_size is not equal to micro_batch_per_gpu * gradient_acc_step * world_size 16 != 4 * 4 * 2',
      'distributed-setting',
      /"auto"/,
      /--num_gpus/,
    ],
  ],
});
