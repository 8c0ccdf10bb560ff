import { type AnswerCase, answersAs } from './told.ts';

/** A node of ComfyUI that fails, as its log ends: the time of the prompt is printed all the same. */
const comfy = (file: string, said: string) =>
  `got prompt\n!!! Exception during processing !!! ${said}\nTraceback (most recent call last):\n  File "/workspace/ComfyUI/execution.py", line 518, in execute\n    output_data, output_ui, has_subgraph = await get_output_data(prompt_id, unique_id, obj)\n  File "/workspace/ComfyUI/${file}", line 212, in run\n    return f(**inputs)\n${said}\n\nPrompt executed in 4.12 seconds`;
const raised = (file: string, said: string) =>
  `Traceback (most recent call last):\n  File "/workspace/${file}", line 41, in main\n    run(args)\n${said}`;

/** What makes pictures, voices, videos and scenes says by itself, and what serves or trains it. */
const cases: readonly AnswerCase[] = [
  [
    // Its prompt ended: then it is a hint beside the quoted line (test/commands/diagnose.test.ts).
    comfy(
      'comfy/ldm/flux/model.py',
      'RuntimeError: mat1 and mat2 shapes cannot be multiplied (154x768 and 4096x3072)',
    ).replace(/\nPrompt executed.*$/, ''),
    'model-mismatch',
    /DualCLIPLoader with clip_l and t5xxl/,
  ],
  [comfy('custom_nodes/x/nodes.py', "KeyError: 'patch_embedding.weight'"), 'checkpoint-of-another-kind'],
  [
    `${comfy('nodes.py', "KeyError: 'a.b.weight'")}\ngot prompt\n100%|█████| 20/20 [00:10<00:00,  2.0it/s]\nPrompt executed in 11.00 seconds`,
    'none',
  ],
  [
    "Failed to validate prompt for output 9:\n* KSampler 3:\n  - Value not in list: scheduler: 'beta57' not in ['simple', 'karras']\nOutput will be ignored",
    'workflow-value',
    /RES4LYF/,
    /hf download/,
  ],
  [
    "* KSampler 3:\n  - Value not in list: sampler_name: '8' not in (list of length 40)",
    'workflow-value',
    /Fix node/,
  ],
  [
    "* VAELoader 3:\n  - Value not in list: vae_name: 'ae.safetensors' not in []",
    'model-file-missing',
    /models\/vae/,
  ],
  [
    '* WanImageToVideo 50:\n  - Return type mismatch between linked nodes: clip_vision_output, received_type(IMAGE) mismatch input_type(CLIP_VISION_OUTPUT)',
    'workflow-incomplete',
    /an output CLIP_VISION_OUTPUT/,
  ],
  [
    '* EmptyLatentImage 5:\n  - Value 20000 bigger than max of 16384: width',
    'value-refused',
    /width = 16384/,
  ],
  [
    '* LoadImage 10:\n  - Custom validation failed for node: image - Invalid image file: example.png',
    'model-file-missing',
    /example\.png into ComfyUI\/input/,
  ],
  [
    comfy('custom_nodes/ComfyUI_IPAdapter_plus/IPAdapterPlus.py', 'Exception: ClipVision model not found.'),
    'model-file-missing',
    /CLIP-ViT-H-14/,
  ],
  [
    comfy(
      'custom_nodes/ComfyUI-RMBG/py/a.py',
      'RuntimeError: Error loading model: Tensor.item() cannot be called on meta tensors',
    ),
    'transformers-version-mismatch',
    /^\S*.*pip install "transformers<5"/,
  ],
  [
    raised('app/gen.py', 'RuntimeError: `enable_model_cpu_offload` requires `accelerate v0.17.0` or higher.'),
    'package-too-old',
    /"accelerate>=0\.17\.0"/,
  ],
  [
    "WARNING: Loading adapter weights from state_dict led to unexpected keys not found in the model: ['a.lora_A']",
    'none',
  ],
  [
    raised(
      'app/gen.py',
      "ValueError: The component <class 'transformers.models.t5.tokenization_t5._LazyModule.__getattr__.<locals>.Placeholder'> of <class 'diffusers.pipelines.flux.pipeline_flux.FluxPipeline'> cannot be loaded as it does not seem to have any of the loading methods",
    ),
    'module-not-found',
    /install -U sentencepiece/,
  ],
  [
    raised(
      'sd-scripts/library/config_util.py',
      "voluptuous.error.MultipleInvalid: extra keys not allowed @ data['datasets'][0]['subsets'][0]['caption_extention']",
    ),
    'config-key-unknown',
    /caption_extention out/,
  ],
  [
    `${raised('Wan2.2/wan/modules/attention.py', '    assert FLASH_ATTN_2_AVAILABLE\nAssertionError')}`,
    'module-not-found',
    /flash-attn --no-build-isolation/,
  ],
  [
    raised(
      'Wan2.2/generate.py',
      'AssertionError: Unsupport size 720*720 for task t2v-A14B, supported sizes are: 720*1280, 1280*720, 480*832',
    ),
    'value-refused',
    /--size with one/,
  ],
  [
    raised('gaussian-splatting/scene/__init__.py', 'AssertionError: Could not recognize scene type!'),
    'training-data-missing',
    /^python convert\.py -s/,
  ],
  [
    raised(
      'sam2/demo.py',
      "hydra.errors.MissingConfigException: Cannot find primary config 'sam2_hiera_l.yaml'. Check that it's in your config search path.",
    ),
    'named-thing-missing',
    /configs\/sam2\/sam2_hiera_l\.yaml/,
  ],
  [
    raised(
      'sam2/demo.py',
      "hydra.errors.MissingConfigException: Cannot find primary config 'mine.yaml'. Check that it's in your config search path.",
    ),
    'named-thing-missing',
    /./,
    /configs\/sam2/,
  ],
  [
    'Do you accept the EULA? (Yes/No): EOFError: EOF when reading a line',
    'eula-not-accepted',
    /^export OMNI_KIT_ACCEPT_EULA=YES/,
  ],
  [
    'Error: Sharding is enabled, but: ArgumentValidation("`num_shard` (4) cannot be greater than the number of available CUDA devices (1)")',
    'no-gpu-visible',
    /--num-shard 1/,
  ],
  ['ValueError: Load format `gguf` is not supported', 'model-not-supported', /vllm-gguf-plugin/],
  [
    'TqdmWarning: IProgress not found. Please update jupyter and ipywidgets.\n100%|██| 10/10 [00:01<00:00, 9.9it/s]',
    'none',
  ],
  [
    "ImportError: cannot import name 'is_flash_attn_greater_or_equal_2_10' from 'transformers.utils' (/usr/local/lib/python3.11/dist-packages/transformers/utils/__init__.py)",
    'transformers-version-mismatch',
    /"transformers>=4\.36\.2,<5\.4\.0"/,
  ],
  [
    'huggingface_hub.errors.RevisionNotFoundError: 404 Client Error.\n\nRevision Not Found for url: https://huggingface.co/api/models/a/b/revision/fp16.\nInvalid rev id: fp16',
    'hub-branch-gone',
    /sed -i/,
  ],
  [
    'huggingface_hub.errors.RevisionNotFoundError: 404 Client Error.\n\nRevision Not Found for url: https://huggingface.co/api/models/a/b/revision/fp8.\nInvalid rev id: fp8',
    'hub-file-missing',
  ],
  [
    raised('GPT-SoVITS/GPT_SoVITS/x.py', "ModuleNotFoundError: No module named 'pyopenjtalk'"),
    'module-not-found',
    /-r \/workspace\/GPT-SoVITS\/requirements\.txt/,
  ],
  [
    raised('app/run.py', 'ValueError: --highlight_words not possible with --no_align'),
    'message-says',
    /without --highlight_words, or without --no_align/,
  ],
  [
    raised('app/run.py', 'ValueError: --v_parameterization should be used with --v2'),
    'message-says',
    /add to the command that starts it: --v2/,
  ],
  [raised('app/run.py', 'ValueError: local_buffer_size must be > 0'), 'value-refused', /must be above 0/],
  [
    raised(
      'sd-scripts/anima_train.py',
      'ValueError: blocks_to_swap is not supported with cpu_offload_checkpointing',
    ),
    'not-supported-stated',
    /^# the two exclude each other: without blocks_to_swap, or without cpu_offload_checkpointing/,
  ],
];

answersAs(import.meta.filename, { anywhere: cases });
