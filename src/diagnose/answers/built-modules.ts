import type { Answer } from '../answer.ts';
import { type Event, versionNearby } from '../event.ts';
import { tagNearby } from './version-commands.ts';

/** Modules that are compiled, and by what: none of them is a package of the index under its name. */
const built: Readonly<Record<string, readonly [what: string, ...commands: string[]]>> = {
  apex: ['NVIDIA apex', 'APEX'],
  apex_C: ['NVIDIA apex', 'APEX'],
  amp_C: ['NVIDIA apex, with its C++ and CUDA parts', 'APEX'],
  fused_layer_norm_cuda: ['NVIDIA apex, with its CUDA parts', 'APEX'],
  fused_weight_gradient_mlp_cuda: ['NVIDIA apex, with its CUDA parts', 'APEX'],
  flash_attn_2_cuda: [
    'the compiled part of flash-attn',
    'PIP install --force-reinstall --no-deps --no-build-isolation flash-attn',
  ],
  flash_attn_cuda: ['the compiled part of flash-attn 1', 'PIP install --no-build-isolation "flash-attn<2"'],
  rotary_emb: [
    'a part of the repository of flash-attention',
    'PIP install --no-build-isolation git+https://github.com/Dao-AILab/flash-attention.git#subdirectory=csrc/rotary',
  ],
  dropout_layer_norm: [
    'a part of the repository of flash-attention',
    'PIP install --no-build-isolation git+https://github.com/Dao-AILab/flash-attention.git#subdirectory=csrc/layer_norm',
  ],
  xentropy_cuda_lib: [
    'a part of the repository of flash-attention',
    'PIP install --no-build-isolation git+https://github.com/Dao-AILab/flash-attention.git#subdirectory=csrc/xentropy',
  ],
  fused_dense_lib: [
    'a part of the repository of flash-attention',
    'PIP install --no-build-isolation git+https://github.com/Dao-AILab/flash-attention.git#subdirectory=csrc/fused_dense_lib',
  ],
  causal_conv1d_cuda: [
    'the compiled part of causal-conv1d',
    'PIP install --force-reinstall --no-deps --no-build-isolation causal-conv1d',
  ],
  selective_scan_cuda: [
    'the compiled part of mamba-ssm',
    'PIP install --force-reinstall --no-deps --no-build-isolation mamba-ssm',
  ],
  exllamav2_ext: ['the compiled part of exllamav2', 'PIP install --force-reinstall --no-deps exllamav2'],
  exllama_kernels: ['the compiled part of auto-gptq', 'PIP install --force-reinstall --no-deps auto-gptq'],
  awq_ext: ['the kernels of AutoAWQ', 'PIP install --no-build-isolation autoawq-kernels'],
  awq_inference_engine: [
    'the kernels of AWQ',
    'PIP install --no-build-isolation git+https://github.com/mit-han-lab/llm-awq.git#subdirectory=awq/kernels',
  ],
  quant_cuda: [
    'the kernel of GPTQ-for-LLaMa',
    '# in the folder repositories/GPTQ-for-LLaMa of the web UI: python setup_cuda.py install',
  ],
  llama_inference_offload: [
    'GPTQ-for-LLaMa, which lies in repositories/ of the web UI',
    '# mkdir -p repositories && git clone https://github.com/oobabooga/GPTQ-for-LLaMa.git -b cuda repositories/GPTQ-for-LLaMa && cd repositories/GPTQ-for-LLaMa && python setup_cuda.py install',
  ],
  simple_knn: [
    'a submodule of Gaussian splatting',
    'git submodule update --init --recursive',
    'PIP install --no-build-isolation ./submodules/simple-knn',
  ],
  diff_gaussian_rasterization: [
    'a submodule of Gaussian splatting',
    'git submodule update --init --recursive',
    'PIP install --no-build-isolation ./submodules/diff-gaussian-rasterization',
  ],
  MultiScaleDeformableAttention: [
    'a part of the repository (deformable attention), compiled in its own folder',
    'cd "$(dirname "$(find . -path "*ops*" -name setup.py | head -1)")" && python3 setup.py build install   # in the folder of the repository',
  ],
  MinkowskiEngine: [
    'NVIDIA MinkowskiEngine, built from its repository',
    'apt-get update && apt-get install -y build-essential python3-dev libopenblas-dev',
    'PIP install --no-build-isolation git+https://github.com/NVIDIA/MinkowskiEngine.git   # CUDA 12 needs one of its forks: see its issues',
  ],
  pointnet2_ops: [
    'a part of Pointnet2_PyTorch',
    'PIP install --no-build-isolation "git+https://github.com/erikwijmans/Pointnet2_PyTorch.git#egg=pointnet2_ops&subdirectory=pointnet2_ops_lib"',
  ],
  chamfer_3D: [
    'a part of the repository, compiled in its own folder',
    'cd "$(dirname "$(find . -iname "*chamfer*" -name setup.py -o -ipath "*chamfer*/setup.py" | head -1)")" && python3 setup.py install',
  ],
  knn_cuda: [
    'KNN_CUDA',
    'PIP install --upgrade https://github.com/unlimblue/KNN_CUDA/releases/download/0.2/KNN_CUDA-0.2-py3-none-any.whl',
  ],
  'nvidia.dali': ['NVIDIA DALI', 'PIP install --extra-index-url https://pypi.nvidia.com nvidia-dali-cuda120'],
  torch_scatter: ['PyG', 'PYG'],
  torch_sparse: ['PyG', 'PYG'],
  torch_cluster: ['PyG', 'PYG'],
  torch_spline_conv: ['PyG', 'PYG'],
  pyg_lib: ['PyG', 'PYG'],
};

/** What to build or take for a module that is compiled. Null: it is none of those. */
export function builtModule(event: Event, module: string): Answer | null {
  const row = Object.hasOwn(built, module) ? built[module] : undefined;
  if (row === undefined) return null;
  const [what, ...commands] = row;
  const here = versionNearby(event, 'torch');
  const fix = commands.flatMap((command) => {
    if (command === 'APEX')
      return [
        'git clone --depth 1 https://github.com/NVIDIA/apex && cd apex',
        `${event.pip} install -v --no-cache-dir --no-build-isolation --config-settings "--build-option=--cpp_ext" --config-settings "--build-option=--cuda_ext" ./   # needs nvcc of torch's CUDA; the package apex of the index is another one: pip uninstall -y apex first`,
      ];
    if (command === 'PYG') {
      const tag = tagNearby(event);
      return here !== null && tag !== null
        ? [
            `${event.pip} install ${module.replaceAll('_', '-')} -f https://data.pyg.org/whl/torch-${here}+${tag}.html   # the ready wheel for this torch`,
          ]
        : [
            `${event.pip} install ${module.replaceAll('_', '-')} -f "https://data.pyg.org/whl/torch-$(python3 -c 'import torch; print(torch.__version__)').html"   # the ready wheel for the torch that is here (2.5.1 is 2.5.0 there)`,
          ];
    }
    return [command.replace(/^PIP/, event.pip)];
  });
  return {
    subject: module,
    title: `${module} is compiled, and was not: it belongs to ${what}`,
    cause: `${module} is no package of the index (one of that name would be a stranger's): it comes from ${what}, compiled for the torch, CUDA and Python that are here.`,
    fix: [
      ...fix,
      '# an nvcc of the CUDA of torch must be there: nvcc --version; python3 -c "import torch; print(torch.version.cuda)"',
    ],
    confidence: 'high',
    weight: 'root',
  };
}
