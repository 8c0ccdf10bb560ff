import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

const here = '/workspace/venv/lib/python3.10/site-packages';
const frame = (file: string, code = 'x()') => `  File "${file}", line 3, in <module>\n    ${code}\n`;
const refused = 'huggingface_hub.errors.HfHubHTTPError: 403 Client Error: Forbidden for url: ';
const kernel = 'RuntimeError: CUDA error: no kernel image is available for execution on the device\n';
const places =
  'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!\n';

/** Kinds of causes that posted logs are told wrongly about, each with its neighbours. `none` wants silence. */
const cases: readonly AnswerCase[] = [
  // Why the Hub refuses: the rights of the token, the terms, no token, the name.
  [
    `${refused}https://huggingface.co/acme/gated-model/resolve/main/config.json\nPlease enable access to public gated repositories in your fine-grained token settings`,
    'hf-auth-gated',
    /^[^\n]*edit the token[\s\S]*huggingface\.co\/acme\/gated-model/,
  ],
  [
    'Access to model acme/gated-model is restricted and you are not in the authorized list. Visit https://huggingface.co/acme/gated-model to ask for access.',
    'hf-auth-gated',
    /^[^\n]*accept its terms[\s\S]*whoami/,
  ],
  [
    'Access to model acme/gated-model is restricted. You must have access to it and be authenticated to access it. Please log in.\nCannot access gated repo for url https://huggingface.co/acme/gated-model/resolve/main/x.json.',
    'hf-auth-gated',
    /accept its terms[\s\S]*HF_TOKEN/,
  ],
  [
    'huggingface_hub.errors.RepositoryNotFoundError: 404 Client Error.\n\nRepository Not Found for url: https://huggingface.co/api/models/acme/no-such/revision/main.',
    'hf-auth-gated',
    /^[^\n]*not there\?/,
    /accept its terms/,
  ],
  // The bare codes: 403 came with a token, 401 with none (or a bad one).
  [
    `${refused}https://huggingface.co/acme/plain/resolve/main/config.json`,
    'hf-auth-gated',
    /^[^\n]*accept its terms[\s\S]*edit the token/,
  ],
  [
    'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://huggingface.co/acme/plain/resolve/main/config.json',
    'hf-auth-gated',
    /accept its terms[\s\S]*one of type Read/,
    /edit the token/,
  ],
  [
    'huggingface_hub.errors.RepositoryNotFoundError: 401 Client Error.\n\nRepository Not Found for url: https://huggingface.co/api/datasets/acme/rows/revision/main.\n',
    'hf-auth-gated',
    /huggingface\.co\/datasets\/acme\/rows[\s\S]*--repo-type dataset/,
  ],
  // An address of a commit alone says nothing of writing.
  [
    'huggingface_hub.errors.RepositoryNotFoundError: 404 Client Error.\n\nRepository Not Found for url: https://huggingface.co/acme/gone/commit/0a1b.',
    'hf-auth-gated',
    /not there\?/,
    /type Write/,
  ],
  [`${refused}https://huggingface.co/api/repos/create`, 'hf-auth-gated', /type Write/, /api\/repos/],
  [
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded with url: /api/models/some-model (Caused by NewConnectionError('x'))",
    'network-timeout',
    /hf download some-model/,
  ],
  // Out of memory, and handles that do not start, in the words of TensorFlow.
  [
    'tensorflow.python.framework.errors_impl.ResourceExhaustedError: OOM when allocating tensor with shape[48,512,7,7] and type float on /job:localhost/replica:0/task:0/device:GPU:0',
    'cuda-out-of-memory',
    /smaller batch[^\n]*48/,
    /PYTORCH/,
  ],
  [
    'W tensorflow/core/common_runtime/bfc_allocator.cc:217] Allocator (GPU_0_bfc) ran out of memory trying to allocate 84.60MiB. The caller indicates that this is not a failure, but may mean that there could be performance gains if more memory is available.\nEpoch 2/10',
    'none',
  ],
  [
    'W external/xla/xla/service/gpu/autotuner.cc:100] RESOURCE_EXHAUSTED: Out of memory while trying to allocate 8.00GiB\nEpoch 1/3',
    'none',
  ],
  ['Warning: CUDA out of memory, retrying with batch size 4\nstep 10/100 loss 0.4', 'none'],
  [
    'E tensorflow/stream_executor/cuda/cuda_blas.cc:366] failed to create cublas handle: CUBLAS_STATUS_NOT_INITIALIZED\n',
    'cublas-error',
    /ALLOW_GROWTH/,
    /install .*torch/,
  ],
  // Which tensor is to be moved, by the code that the log shows.
  [`${frame('/w/app/net.py', 'y = y + bias')}${places}`, 'dtype-mismatch', /bias = bias\.to\(y\.device\)/],
  [
    `${frame('/w/app/net.py', 'h = self.embed(ids)')}${frame(`${here}/torch/nn/functional.py`, 'return torch.embedding(weight)')}${places}`,
    'dtype-mismatch',
    /net\.py[^\n]*ids = ids\.to\(next\(self\.embed\.parameters\(\)\)\.device\)/,
    /-U torch/,
  ],
  [
    `${frame('/w/app/t.py', 'loss = criterion(pred, target)')}${places}`,
    'dtype-mismatch',
    /target = target\.to\(pred\.device\)/,
  ],
  [
    `${frame('/w/app/t.py', 'z = net(ids=a, mask=m)')}${places}`,
    'dtype-mismatch',
    /a = a\.to\(next\(net\.parameters\(\)\)\.device\); m = /,
  ],
  [
    `${frame('/w/app/t.py', 'x = torch.cat([a, b], dim=1)')}${places}`,
    'dtype-mismatch',
    /x = x\.to\(y\.device\)/,
  ],
  [
    `${frame('/w/app/t.py', 'plt.plot(losses)')}TypeError: can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.`,
    'tensors-in-two-places',
    /plt\.plot\(losses\.cpu\(\)\)/,
  ],
  [
    `${frame('/w/app/t.py', 'a = out.numpy()')}RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.`,
    'tensors-in-two-places',
    /out\.detach\(\)\.numpy\(\)/,
  ],
  [
    `${frame('/w/app/eval.py', 'p = out.argmax(1).numpy()')}TypeError: can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.`,
    'tensors-in-two-places',
    /out\.argmax\(1\)\.cpu\(\)\.numpy\(\)/,
  ],
  [
    `${frame('/w/app/t.py', 'out = net(img)')}RuntimeError: Input type (torch.cuda.HalfTensor) and weight type (torch.cuda.FloatTensor) should be the same`,
    'dtype-mismatch',
    /one format/,
    /device\)/,
  ],
  // A package of the repository itself; one that is made by its install; a file that hides it; a known one.
  [
    `Traceback (most recent call last):\n${frame('/w/mymodel/tools/train.py', 'import mymodel')}ModuleNotFoundError: No module named 'mymodel'`,
    'module-not-found',
    /^cd \/w\/mymodel && export PYTHONPATH/,
  ],
  [
    `Traceback (most recent call last):\n${frame('scripts/run.py', 'import ownthing')}ModuleNotFoundError: No module named 'ownthing'`,
    'module-not-found',
    /^export PYTHONPATH=\$PWD/,
  ],
  [
    `Traceback (most recent call last):\n${frame('/w/app/src/main.py', 'import src.a')}ModuleNotFoundError: No module named 'src'`,
    'module-not-found',
    /^cd \/w\/app &&/,
  ],
  [
    `Traceback (most recent call last):\n${frame('/w/clone/pkg/__init__.py', 'from pkg._version import v')}ModuleNotFoundError: No module named 'pkg._version'`,
    'module-not-found',
    /^cd \/w\/clone && [^\n]* install -e \./,
  ],
  [
    "ModuleNotFoundError: No module named 'ownthing.data'; 'ownthing' is not a package",
    'module-not-found',
    /another name/,
  ],
  [
    `Traceback (most recent call last):\n${frame('/w/app/scripts/run.py', 'import a')}${frame('/w/app/lib/b.py', 'import rich')}ModuleNotFoundError: No module named 'rich'`,
    'module-not-found',
    /install rich\n[\s\S]*-r \/w\/app\/requirements\.txt/,
    /PYTHONPATH/,
  ],
  // Ages: an adapter, a model saved whole, a mark of transformers, a part not imported, a damaged install.
  [
    "TypeError: LoraConfig.__init__() got an unexpected keyword argument 'not_known_yet'",
    'peft-version-mismatch',
    /install -U peft/,
  ],
  [
    "AttributeError: 'Upsample' object has no attribute 'recompute_scale_factor'",
    'torch-version-mismatch',
    /setattr\(m, "recompute_scale_factor", None\)[\s\S]*"torch<1\.11"/,
  ],
  ["AttributeError: 'MyThing' object has no attribute 'approximate'", 'api-mismatch', /git pull/, /setattr/],
  [
    `${frame(`${here}/accelerate/big_modeling.py`)}TypeError: Parameter.__new__() got an unexpected keyword argument '_is_hf_initialized'`,
    'accelerate-version-mismatch',
    /"accelerate>=1\.13\.0"/,
  ],
  [
    `${frame('/w/app/a.py')}AttributeError: module 'importlib' has no attribute 'util'`,
    'api-mismatch',
    /\/w\/app\/a\.py[^\n]*import importlib\.util/,
  ],
  [
    "AttributeError: module 'tensorflow' has no attribute 'keras'",
    'broken-install',
    /force-reinstall --no-deps tensorflow/,
  ],
  // IPython's frames, and a home written ~.
  [
    "File ~/.conda/envs/e/lib/python3.10/site-packages/peft/utils/save_and_load.py:12, in load(model)\nImportError: cannot import name 'cached_download' from 'huggingface_hub'",
    'hf-hub-api-removed',
    /^~\/\.conda\/envs\/e\/bin\/python -m pip/,
  ],
  // A terminal cut the message within a name.
  [
    "ImportError: cannot import name 'StableDiffusionLoraLoaderMixin' from 'diffuser\ns.loaders' (/x/y.py)",
    'diffusers-version-mismatch',
    /"diffusers>=0\.30/,
  ],
  [
    "ModuleNotFoundError: No module named 'torchvision.transforms.functiona\nl_tensor'",
    'torchvision-functional-tensor-removed',
  ],
  // The code and the card: an extension of the project, and a build that found no card.
  [
    `${frame('/w/app/ops/roi.py', 'roi_cuda.forward(x)')}${kernel}`,
    'no-kernel-image',
    /TORCH_CUDA_ARCH_LIST/,
    /install [^\n]*torch torchvision/,
  ],
  ["nvcc fatal   : Unsupported gpu architecture 'compute_'", 'compiler-arch-unsupported', /compute_cap/],
  ['ggml_cuda_init: failed to initialize CUDA: named symbol not found', 'no-gpu-visible', /Docker Desktop/],
  // Places and names that the log holds.
  [
    `Traceback (most recent call last):\n${frame('/w/app/train.py')}RuntimeError: CUDA error: device-side assert triggered`,
    'cuda-device-assert',
    /python3 \/w\/app\/train\.py/,
    /app\.py/,
  ],
  [
    "chown: changing ownership of '/data/models': Operation not permitted",
    'permission-denied',
    /\/data\/models/,
    /PATH/,
  ],
  [
    'RuntimeError: unable to open shared memory object </torch_12_34> in read-write mode: Permission denied (13)',
    'permission-denied',
    /1777/,
  ],
  [
    'ERROR: failed to solve: invalid tag "Acme/WebUI:latest": repository name must be lowercase',
    'docker-invalid-reference',
    /acme\/webui:latest/,
    /NAME {3}/,
  ],
  // ComfyUI's own parts; a package that asks itself; docker-compose of old; arguments of engines.
  [
    `${frame('/w/ComfyUI/custom_nodes/some-node/a.py', 'import node_helpers')}ModuleNotFoundError: No module named 'node_helpers'`,
    'module-not-found',
    /^git -C \/w\/ComfyUI pull[\s\S]*some-node pull/,
    /pip install node/,
  ],
  [
    `${frame('/w/ComfyUI/custom_nodes/some-node/a.py', 'import ComfyUI.comfy')}ModuleNotFoundError: No module named 'ComfyUI'`,
    'api-mismatch',
    /some-node pull/,
    /install ComfyUI/,
  ],
  [
    `${frame(`${here}/timm/layers/__init__.py`, 'from timm.layers.zzz import NoSuchThing')}ImportError: cannot import name 'NoSuchThing' from 'timm.layers.zzz' (${here}/timm/layers/zzz.py)`,
    'broken-install',
    /uninstall -y timm && [^\n]* install --no-cache-dir timm/,
  ],
  [
    `${frame(`${here}/fastchat/serve/w.py`, 'sampling_params = SamplingParams(')}TypeError: Unexpected keyword argument 'use_beam_search'`,
    'vllm-version-mismatch',
    /"vllm<0\.6\.3"/,
  ],
  ["TypeError: Unexpected keyword argument 'whatever'", 'none'],
  [
    `${frame(`${here}/someserver/core.py`, 'engine_args = AsyncEngineArgs(')}TypeError: AsyncEngineArgs.__init__() got an unexpected keyword argument 'not_known_yet'`,
    'api-mismatch',
    /requires\('someserver'\)[\s\S]*'vllm'/,
  ],
  [
    "ERROR: for web  __init__() got an unexpected keyword argument 'gpus'",
    'docker-compose-too-old',
    /docker compose up -d/,
  ],
  // What a class inherits; a file of one's own; weights that are not whole.
  [
    `${frame(`${here}/somepkg/m.py`, 't.batch_encode_plus(x)')}AttributeError: BertTokenizer has no attribute batch_encode_plus. Did you mean: '_encode_plus'?`,
    'transformers-version-mismatch',
    /"transformers<=4\./,
  ],
  [
    "AttributeError: 'Version' object has no attribute 'major'",
    'packaging-version-mismatch',
    /packaging>=20\.0/,
  ],
  [
    "ModuleNotFoundError: No module named 'triton.language'; 'triton' is not a package",
    'triton-missing',
    /triton\.__file__/,
    /pip install triton/,
  ],
  [
    'RuntimeError: PytorchStreamReader failed reading file data/2: invalid header or archive is corrupted',
    'corrupt-download',
    /find \. -size/,
    /FILE/,
  ],
  ['RuntimeError: storage has wrong size: expected 0 got 82944', 'corrupt-download', /find \. -size/],
  // A torch that went too far: what asks for it moves first.
  [
    `${frame(`${here}/timm/models/layers/helpers.py`, 'from torch._six import container_abcs')}ImportError: cannot import name 'container_abcs' from 'torch._six'`,
    'torch-version-mismatch',
    /^[^\n]* install -U timm[\s\S]*"torch<1\.9" torchvision /,
    /whl\/cu/,
  ],
];

it('says of a name that is not found what the code means', () => {
  const log = (code: string) =>
    `RepositoryNotFoundError: ${code} Client Error.\n\nRepository Not Found for url: https://huggingface.co/api/models/a/b/revision/main.`;
  expect(diagnoseText(log('401'))[0]?.cause).toContain('Without a login');
  expect(diagnoseText(log('404'))[0]?.cause).not.toContain('Without a login');
});

answersAs(import.meta.filename, { anywhere: cases });
