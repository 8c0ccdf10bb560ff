import { expect, it } from 'vitest';
import { readEvent } from '../../src/diagnose/event.ts';
import { retyped, settingNearby, tagNearby, versionNearby } from '../../src/diagnose/values-nearby.ts';
import { type AnswerCase, answersAs } from './told.ts';

const event = (before: string, text = 'RuntimeError: the tide is out') =>
  readEvent({ text, before: `${before}\n`, after: '', captures: {} });

it.each([
  ['moon-lib                 1.0.1                    pypi_0    pypi', 'moon_lib', '1.0.1'],
  ['Requirement already satisfied: moon-lib==2.3 in /v', 'moon-lib', '2.3'],
  [
    '  File "/v/lib/python3.9/site-packages/moon_lib-2.3.1-py3.9.egg/moon_lib/x.py", line 1',
    'moon-lib',
    '2.3.1',
  ],
  ['Your moonlib version of 4.57.6 does not know tides.', 'moonlib', '4.57.6'],
  ['moonlib version: 4.57', 'moonlib', '4.57'],
  ['moonlib version ................. 2.0.1', 'moonlib', '2.0.1'],
  ['my torch version = 2.0.1+cu117', 'torch', '2.0.1'],
  ['PyTorch version: 2.1.0+cu121', 'torch', '2.1.0'],
  ['pytorch                   1.12.1          py3.8_cuda11.3_cudnn8.3.2_0    pytorch', 'torch', '1.12.1'],
  ['FROM pytorch/pytorch:2.4.0-cuda12.1-cudnn9-runtime', 'torch', '2.4.0'],
  ['This requires moonlib version 4.57', 'moonlib', null],
  ['the minimum moonlib version is 4.57', 'moonlib', null],
  ['In PyTorch 2.6, we changed the default value', 'torch', null],
  ['supported PyTorch version: 2.6', 'torch', null],
])('%s: %s is %s', (line, dist, version) => {
  expect(versionNearby(event(line), dist)).toBe(version);
});

it.each([
  ['Using /home/u/.cache/torch_extensions/py38_cu117 as PyTorch extensions root...', 'cu117'],
  ['docker run pytorch/pytorch:2.4.0-cuda12.1-cudnn9-runtime', 'cu121'],
  ['pytorch    1.12.1   py3.8_cuda11.3_cudnn8.3.2_0', 'cu113'],
  ['CUDA used to build PyTorch: 12.4', 'cu124'],
  ['PyTorch has CUDA Version=11.7 and torchvision has CUDA Version=11.6.', 'cu117'],
  ['Installed CUDA version 11.2 does not match the version torch was compiled with 11.7', 'cu117'],
  ['| NVIDIA-SMI 550.54   CUDA Version: 12.4 |', null],
])('the CUDA of torch in %s is %s', (line, tag) => {
  expect(tagNearby(event(line))).toBe(tag);
});

it.each([
  ['===args.ring_size===: 8 ===world_size===: 4', 'ring_size', 8],
  ['===args.ring_size===: 8 ===world_size===: 4', 'world size', 4],
  ['$ torchrun run.py --ring-size 8', 'ring_size', 8],
  ['my_ring_size: 8', 'ring_size', null],
  ['ring_size: 0.5', 'ring_size', null],
])('%s: %s is %s', (line, name, value) => {
  expect(settingNearby(event(line), name)).toBe(value);
});

it.each([
  [
    '$ torchrun --nproc_per_node=4 run.py --ring-size 8 --steps 20',
    '8',
    ['torchrun --nproc_per_node=4 run.py --ring-size 4 --steps 20'],
  ],
  [
    'u@pod:~# CUDA_VISIBLE_DEVICES=0 python run.py --ring-size=8',
    '8',
    ['CUDA_VISIBLE_DEVICES=0 python run.py --ring-size=4'],
  ],
  // Two options have that value, or a shell would read more than words.
  ['$ python run.py --ring-size 8 --batch 8', '8', []],
  ['$ python run.py --ring-size 8; rm -r x', '8', []],
  ['  File "run.py", line 3, in run --ring-size 8', '8', []],
])('%s with 4 in place of %s', (line, here, typed) => {
  expect(retyped(event(line), here, '4')).toEqual(typed);
});

const ran = (code: string, said: string) =>
  `Traceback (most recent call last):\n  File "/w/tide.py", line 12, in <module>\n    ${code}\n${said}`;
const shape = 'value-of-another-type';

const first: readonly AnswerCase[] = [
  // Settings that the log prints.
  [
    `===args.ring_size===: 8 ===world_size===: 4\n${ran('assert args.ring_size == world_size, "ring"', 'AssertionError: The number of ring_size should be equal to the world size.')}`,
    'value-refused',
    /--ring_size 4 in place of 8/,
  ],
  [
    ran(
      'assert args.ring_size == world_size',
      'AssertionError: The number of ring_size should be equal to the world size.',
    ),
    'value-refused',
    undefined,
    /in place of/,
  ],
  [
    `$ torchrun run.py --ring_size 8\nargs.ring_size: 8 world_size: 4\n${ran('assert args.ring_size == world_size, "ring"', 'AssertionError: The number of ring_size should be equal to the world size.')}`,
    'value-refused',
    /^torchrun run\.py --ring_size 4$/m,
  ],
  [
    ran('if torch.compiler.is_tide():', "AttributeError: module 'torch.compiler' has no attribute 'is_tide'"),
    'torch-version-mismatch',
    /^\S+ -m pip install -U torch torchvision torchaudio /,
  ],
  // What is indexed.
  [
    ran('x = 0.4 * sea[:, 0, :, :] + 1', 'IndexError: too many indices for tensor of dimension 3'),
    shape,
    /sea = sea\[None\]/,
  ],
  [
    ran('sea = sea[:, :, 0:3]', 'IndexError: too many indices for array'),
    shape,
    /sea is opened.+convert\('RGB'\)/,
  ],
  [
    ran(
      'ax[0, i].imshow(sea)',
      'IndexError: too many indices for array: array is 1-dimensional, but 2 were indexed',
    ),
    shape,
    /squeeze=False/,
  ],
  [
    `Waves A (12, 64, 64, 3)\nWaves B (0,)\n${ran('a += b[:, :, :3].mean()', 'IndexError: too many indices for array')}`,
    'list-empty',
    /ls its folder/,
  ],
  ["RuntimeError: shape '[-1, 2, 1024]' is invalid for input of size 15360", shape, /multiple of 2/],
  ["RuntimeError: shape '[-1, 400]' is invalid for input of size 44944", shape, /nn\.Linear/, /leave/],
  [
    ran(
      'sea[far > 0] = np.array([0, 0, 0])',
      'ValueError: shape mismatch: value array of shape (3,) could not be broadcast to indexing result of shape (4003,249)',
    ),
    shape,
    /convert\('RGB'\)/,
  ],
  // Files that the log lists, or names elsewhere.
  [
    `AssertionError: Path /w/models/TIDE_FEMALE.npz does not exist!\n$ ls /w/models\n-rwx------. 1 u u 13 Sep 24 17:33 TIDE_male.pkl\n-rwx------. 1 u u 13 Sep 24 17:34 TIDE_female.pkl`,
    'named-thing-missing',
    /TIDE_female\.pkl is there, and \.npz is asked for/,
  ],
  [
    `AssertionError: Path /w/models/TIDE_FEMALE.npz does not exist!\n$ ls /w/models\n-rwx------. 1 u u 13 Sep 24 17:34 TIDE_female.npz`,
    'named-thing-missing',
    /^ln -s TIDE_female\.npz TIDE_FEMALE\.npz /m,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: '/scratch/u/datasets/TIDE/depth/0000000403.png'",
    'named-thing-missing',
    /^# a file of the data/,
  ],
  ["FileNotFoundError: [Errno 2] No such file or directory: '/w/tide.cfg'", 'named-thing-missing', /^find /],
  [
    'RuntimeError: Unable to open models/shape_predictor_68_face_landmarks.dat',
    'file-unreadable',
    /face_recognition_models && cp .+ models\/shape_predictor_68_face_landmarks\.dat /,
  ],
  [
    "FileNotFoundError: Could not find tokenizer.model in tide/merged or its parent; if it's in another directory, pass the directory as --vocab-dir",
    'named-thing-missing',
    /tokenizer\.model --local-dir tide\/merged/,
  ],
  [
    "OSError: Can't load tokenizer for 'ckpts/tide-t5'. If you were trying to load it from 'https://huggingface.co/models', make sure you don't have a local directory with the same name.",
    'hf-model-not-loaded',
    /--local-dir ckpts\/tide-t5/,
    /hf download ckpts/,
  ],
  // The sound that the command names.
  [
    `% moonspeech model.pb ~/tide.wav\n/home/u/tide.wav: RIFF data, mono 44100 Hz\n${ran('assert fs == 16000', 'AssertionError: Only 16000Hz input WAV files are supported for now!')}`,
    'data-of-another-form',
    /^ffmpeg -i \/home\/u\/tide\.wav -ar 16000 -ac 1 16000\.wav /,
  ],
  // Which of two is the older one.
  [
    "Error occurred when executing TideNode:\n\n'ModelPatcher' object has no attribute 'get_tide'\n\nFile \"D:\\AI\\ComfyUI\\execution.py\", line 151, in recursive_execute\noutput_data, output_ui = get_output_data(obj, input_data_all)",
    'api-mismatch',
    /^cmd \/c "cd \/d D:\\AI\\ComfyUI && git pull && for \/d %n/,
  ],
  [
    'CLIPVision.forward() got an unexpected keyword argument \'tide\'\n\nFile "/workspace/ComfyUI/execution.py", line 153, in recursive_execute\noutput_data, output_ui = get_output_data(obj, input_data_all)',
    'api-mismatch',
    /^cd \/workspace\/ComfyUI && git pull && for n in custom_nodes/,
  ],
  [
    "TypeError: Mamba.__init__() got an unexpected keyword argument 'tide_type'",
    'api-mismatch',
    /-path "\*mamba\*\/setup\.py"/,
  ],
  [
    ran(
      "session = onnxruntime.InferenceSession('x.onnx', **kw)",
      "TypeError: __init__() got an unexpected keyword argument 'provider_options'",
    ),
    'onnxruntime-version-mismatch',
    /"onnxruntime-gpu>=1\.5"/,
  ],
  [
    "TypeError: scaled_dot_product_attention() got an unexpected keyword argument 'scale'\n\nmy torch version = 2.0.1+cu117",
    'torch-version-mismatch',
    /torch>=2\.1\.0" torchvision torchaudio --index-url \S+\/whl\/cu118/,
  ],
  [
    'RuntimeError: Error(s) in loading state_dict for Tide:\n\tsize mismatch for rnn.embed.weight: copying a param with shape torch.Size([9080, 50]) from checkpoint, the shape in current model is torch.Size([8990, 50]).\n\tsize mismatch for rnn.linear.weight: copying a param with shape torch.Size([9080, 160]) from checkpoint, the shape in current model is torch.Size([8990, 160]).',
    'model-mismatch',
    /that of the checkpoint \(9080\)/,
  ],
  [
    'Using /home/u/.cache/torch_extensions/py38_cu117 as PyTorch extensions root...\n/v/custom_layers.h:12:10: fatal error: curand_kernel.h: No such file or directory',
    'nvcc-or-cuda-home-missing',
    /cuda-11\.7\.0/,
  ],
  [
    'ImportError: libpython3.8.so.1.0: cannot open shared object file: No such file or directory',
    'other-missing-shared-library',
    /^D=.+LIBDIR.+export LD_LIBRARY_PATH=/,
  ],
  [
    "ModuleNotFoundError: No module named 'torch'\n      [end of output]\nERROR: Failed to build 'mamba_ssm' when getting requirements to build wheel",
    'flash-attn-build-no-torch',
    /--no-build-isolation mamba_ssm/,
  ],
];

answersAs(import.meta.filename, { first });
