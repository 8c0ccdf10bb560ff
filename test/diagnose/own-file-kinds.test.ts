import { type AnswerCase, answersAs } from './told.ts';

/** Files that belong to the program that runs, and what else a log says of whose turn it is. */
const trace = (file: string, code: string, said: string) =>
  `Traceback (most recent call last):\n  File "${file}", line 7, in load\n    ${code}\n${said}`;
const moves = /\bmv /;

const first: readonly AnswerCase[] = [
  // Python names the word of now: the file is the one that is meant, and stays where it is.
  [
    trace(
      '/w/Loom/Loom-To-Script/loom.py',
      'from nodes import weave_all',
      "ImportError: cannot import name 'weave_all' from 'nodes' (/w/Loom/Loom-To-Script/../nodes.py). Did you mean: 'weave_extra'?",
    ),
    'api-mismatch',
    /git -C \/w\/Loom\/Loom-To-Script pull/,
    moves,
  ],
  [
    trace(
      '/w/ComfyUI/custom_nodes/loom/__init__.py',
      'from execution import weave',
      "ImportError: cannot import name 'weave' from 'execution' (/w/ComfyUI/execution.py)",
    ),
    'api-mismatch',
    /git pull/,
    moves,
  ],
  [
    trace(
      '/w/ComfyUI/server.py',
      'from app.loom import Shuttle',
      "ImportError: cannot import name 'Shuttle' from 'app.loom' (/w/ComfyUI/app/loom.py)",
    ),
    'api-mismatch',
    /git -C \/w\/ComfyUI pull/,
    moves,
  ],
  // One's own file of the name of a package: that one goes.
  [
    trace(
      '/w/weave.py',
      'from tokenizers import Tokenizer',
      "ImportError: cannot import name 'Tokenizer' from 'tokenizers' (/w/tokenizers.py)",
    ),
    'shadowed-module',
    /mv \/w\/tokenizers\.py/,
  ],
  [
    trace(
      '/w/weave.py',
      'from datasets import load_dataset',
      "ImportError: cannot import name 'load_dataset' from 'datasets' (/w/loom/datasets/__init__.py)",
    ),
    'shadowed-module',
    /datasets_own/,
    /force-reinstall/,
  ],
  // The app hands it up to transformers; code of a model that knows it not is the older side.
  [
    trace(
      '/w/loom/qwen2.py',
      'outputs = super().forward(ids, num_logits_to_keep=1)',
      "TypeError: Qwen2ForCausalLM.forward() got an unexpected keyword argument 'num_logits_to_keep'",
    ),
    'transformers-version-mismatch',
    /transformers>=4\.45/,
  ],
  [
    trace(
      '/w/loom/run.py',
      'outputs = model(ids, num_logits_to_keep=1)',
      "TypeError: LoomForCausalLM.forward() got an unexpected keyword argument 'num_logits_to_keep'",
    ),
    'transformers-version-mismatch',
    /transformers<4\.45/,
  ],
  ["ImportError: cannot import name 'cudart' from 'cuda' (unknown location)", 'cuda-version-mismatch', /<13/],
  [
    "TypeError: BoxAnnotator.annotate() got an unexpected keyword argument 'labels'",
    'supervision-version-mismatch',
    /<0\.22/,
  ],
  [
    'ValueError: Tokenizer class TokenizersBackendFast does not exist or is not currently imported.',
    'transformers-version-mismatch',
    /sed .+PreTrainedTokenizerFast/,
  ],
  [
    'RuntimeError: flashinfer-cubin (0.4.1) != flashinfer (0.5.2) version mismatch',
    'api-mismatch',
    /flashinfer-cubin==0\.5\.2/,
  ],
  // The Python that pip's own list shows is not offered again.
  [
    'ERROR: Ignored the following versions that require a different python version: 1.6.2 Requires-Python >=3.7,<3.10; 2.3.0 Requires-Python >=3.11\nERROR: Could not find a version that satisfies the requirement decord==0.5 (from versions: none)',
    'package-not-found',
    /--python 3\.11/,
  ],
  [
    'ERROR: Could not find a version that satisfies the requirement bpy==3.6.0 (from versions: 4.2.0, 4.3.0)\nERROR: No matching distribution found for bpy==3.6.0',
    'package-not-found',
    /bpy==3\.6\.0" --extra-index-url/,
  ],
  // Libraries: of two releases, of conda in place of the system's, beside the program.
  [
    'Could not load library libcudnn_cnn_train.so.8. Error: /opt/loom/lib/libcudnn_ops_train.so.8: symbol _Z22cudnnGenericOpTensorNdILi3EE13cudnnStatus_tP12cudnnContext16cudnnGenericOp_t21cudnnNanPropagation_tPKdPKvPK17cudnnTensorStruct version libcudnn_ops_infer.so.8 not defined in file libcudnn_ops_infer.so.8 with link time reference',
    'other-missing-shared-library',
    /unset LD_LIBRARY_PATH/,
  ],
  [
    'python3: symbol lookup error: /lib/x86_64-linux-gnu/libp11-kit.so.0: undefined symbol: ffi_type_pointer, version LIBFFI_BASE_7.0',
    'undefined-symbol',
    /libffi\.so\.7/,
    /libffi8/,
  ],
  [
    './build/bin/loom: error while loading shared libraries: libshuttle.so.1: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /LD_LIBRARY_PATH=\$PWD\/build\/bin/,
  ],
  [
    'loom-1  | /app/loom: error while loading shared libraries: libshuttle.so.1: cannot open shared object file: No such file or directory\nloom-1 exited with code 127',
    'other-missing-shared-library',
    /environment: - LD_LIBRARY_PATH=\/app/,
  ],
  [
    '/usr/bin/loom: error while loading shared libraries: libshuttle.so.1: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /find \//,
  ],
  // Which program it is whose part is too old.
  [
    "ramalama run loom\nllama_model_load: error loading model: unknown model architecture: 'gemma9'",
    'model-not-supported',
    /pip install -U ramalama/,
  ],
  [
    "Error: 500 Internal Server Error: llama runner process has terminated: error loading model: missing tensor 'blk.0.ssm_in.weight'\nllama_model_load_from_file_impl: failed to load model",
    'model-not-supported',
    /ollama\.com/,
  ],
  [
    'ERROR 03-12 18:19:00 engine.py:400] ValueError: The checkpoint you are trying to load has model type `gemma3` but Transformers does not recognize this architecture.',
    'transformers-version-mismatch',
    /-U vllm "transformers/,
  ],
  [
    'ImportError: This example requires a source install from HuggingFace Transformers (see `https://huggingface.co/docs`), but the version found is 4.39.1.',
    'api-mismatch',
    /git\+https/,
  ],
  [
    'ImportError: This example requires a minimum version of 4.40.0, but the version found is 4.39.1.',
    'api-mismatch',
    /transformers>=4\.40\.0/,
  ],
  // A name that was to be imported: of a library, or of a cell.
  [
    trace(
      '/w/loom/gen.py',
      'pipe = LoomPipeline.from_pretrained(p)',
      "NameError: name 'LoomPipeline' is not defined",
    ),
    'diffusers-version-mismatch',
    /-U diffusers/,
  ],
  [
    trace('<ipython-input-5-aa>', 'pipe = weave(p)', "NameError: name 'weave' is not defined"),
    'code-fault',
    /run the cell/,
    /git pull/,
  ],
  [trace('/w/loom/gen.py', 'pipe = weave(p)', "NameError: name 'weave' is not defined"), 'code-fault', /git/],
  [
    'Collecting shuttle\n  Using cached shuttle-2.1.tar.gz (788 kB)\n      ext.cpp:8:10: fatal error: sst/loom.h: No such file or directory',
    'missing-header',
    /--only-binary :all: shuttle/,
  ],
];

const anywhere: readonly AnswerCase[] = [
  // MeshLab goes on without a part of its own.
  [
    'Warning:\nUnable to load the following plugins:\n\n        libio_u3d.so: libio_u3d.so does not seem to be a Qt Plugin.\n\nCannot load library /v/pymeshlab/lib/plugins/libio_u3d.so: (libGLU.so.1: cannot open shared object file: No such file or directory)',
    'none',
  ],
  ['ImportError: libGLU.so.1: cannot open shared object file: No such file or directory', 'libgl-missing'],
];

answersAs(import.meta.filename, { first, anywhere });
