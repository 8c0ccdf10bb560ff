import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { errorKindOf } from '../../src/diagnose/last-error.ts';
import { keepsWhatIsTold } from './told.ts';

/**
 * Kinds of failures round a program (files, models, cards, containers, services, numbers) that posted logs were
 * told wrongly about or not at all, each beside its neighbours: other names than those posted. `none`: silence.
 */
type Case = readonly [log: string, name: string, first?: RegExp | undefined, not?: RegExp];

const oci = (program: string) =>
  `docker: Error response from daemon: OCI runtime create failed: container_linux.go:346: starting container process caused "exec: \\"${program}\\": stat ${program}: no such file or directory": unknown.`;

const cases: readonly Case[] = [
  // A command and its arguments as one word; a file alone that is not there.
  [
    '/opt/acme/entrypoint.sh: line 12: /usr/local/bin/acme serve: No such file or directory',
    'command-in-one-word',
    /CMD \["\/usr\/local\/bin\/acme", "serve"\]/,
  ],
  [
    '/opt/acme/entrypoint.sh: line 12: /usr/local/bin/acme: No such file or directory',
    'program-says',
    undefined,
    /CMD/,
  ],
  // An interpreter lies in another folder of the image; a program of somebody's is not there at all.
  [oci('/usr/bin/node'), 'command-not-found', /--entrypoint node /],
  [oci('/usr/bin/acme'), 'command-not-found', /is the right image named/],
  // Refused: somebody answers. Timed out: nobody does.
  [
    'ssh: connect to host 203.0.113.9 port 40022: Connection refused',
    'ssh-not-reached',
    /^apt-get .*openssh-server.*service ssh start/,
  ],
  [
    'ssh: connect to host 203.0.113.9 port 40022: Connection timed out',
    'ssh-not-reached',
    /^# copy the command anew/,
    /openssh-server/,
  ],
  // Code of a data set, and of a model.
  [
    'ValueError: Loading this dataset requires you to execute custom code contained in the dataset repository on your local machine. Please set the option `trust_remote_code=True` to permit the loading of this dataset.',
    'trust-remote-code-needed',
    /^export HF_DATASETS_TRUST_REMOTE_CODE=1/,
    /vLLM/,
  ],
  [
    'Please pass the argument `trust_remote_code=True` to allow custom code to be run.',
    'trust-remote-code-needed',
    /from_pretrained/,
    /HF_DATASETS/,
  ],
  ['qt.qpa.xcb: could not connect to display :0', 'no-display', /^export QT_QPA_PLATFORM=offscreen/],
  // A model that is not there, said as a warning; and one that is.
  ['12:00 - acme - WARNING - You should at least have one model in models directory', 'model-file-missing'],
  ['12:00 - acme - INFO - 3 models found in models directory', 'none'],
  // A path alone, as the last line; in front of what the program then makes.
  [
    'runs/ckpt_7/actor/acme_config.json does not exist.',
    'checkpoint-incomplete',
    /^ls -l runs\/ckpt_7\/actor /,
  ],
  ['/data/in/a.yaml does not exist.', 'named-thing-missing', /^find .* -path "\*\/in\/a\.yaml" /],
  ['conf/user.json does not exist.\nmaking one from the defaults\nlistening', 'none'],
  // NaN in a picture; a division that every script warns of.
  ['web-1 | nodes.py:10: RuntimeWarning: invalid value encountered in cast', 'half-precision-nans', /sdpa/],
  ['nodes.py:10: RuntimeWarning: invalid value encountered in divide', 'none'],
  [
    "ptxas /tmp/a, line 2; error   : Feature 'cp.async' requires .target sm_80 or higher\nptxas fatal   : Ptx assembly aborted due to errors",
    'gpu-too-old',
    /capability 80/,
  ],
  [
    "node1:7:9 [0] transport/nvls.cc:99 NCCL WARN Cuda failure 801 'operation not supported'",
    'nccl-error',
    /^export NCCL_NVLS_ENABLE=0/,
  ],
  ["node1:7:9 [0] transport/shm.cc:99 NCCL WARN Cuda failure 801 'operation not supported'", 'none'],
  [
    'ValueError: Failed to find source directory "/srv/af/bfd" to mount in Docker container.',
    'input-file-missing',
    /--data_dir .* in place of \/srv\/af;/,
  ],
  [
    'Could not start backend: Runtime compute cap 89 is not compatible with compile time compute cap 90',
    'no-kernel-image',
    /^docker pull ghcr\.io\/huggingface\/text-embeddings-inference:89-latest /,
  ],
  [
    '$ docker run --gpus all ghcr.io/huggingface/text-embeddings-inference:1.5 --model-id a\nCould not start backend: Runtime compute cap 75 is not compatible with compile time compute cap 80',
    'no-kernel-image',
    /^docker pull ghcr\.io\/huggingface\/text-embeddings-inference:turing-1\.5 /,
  ],
  [
    "ERROR: acme-sparse has an invalid wheel, could not read 'acme_sparse-1.0.dist-info/WHEEL' file",
    'corrupt-download',
    /--no-cache-dir --force-reinstall --no-deps acme-sparse/,
  ],
  // The compiler runs, and the headers of one library are not there; and where no compiler shows.
  [
    "a.h:6:22: fatal error: cusolverDn.h: No such file or directory\nerror: command '/usr/local/cuda-11.8/bin/nvcc' failed with exit status 1",
    'nvcc-or-cuda-home-missing',
    /install -y libcusolver-dev-11-8 /,
  ],
  ['a.h:6:22: fatal error: cusolverDn.h: No such file or directory', 'nvcc-or-cuda-home-missing', /devel/],
  // A kind of model that transformers does not know, as its table of configs says it.
  [
    'File "/usr/lib/python3.9/site-packages/transformers/models/auto/configuration_auto.py", line 9, in f\n    config_class = CONFIG_MAPPING[config_dict["model_type"]]\nKeyError: \'madeupkind\'',
    'transformers-version-mismatch',
    /install -U transformers$/,
    /<5/,
  ],
  // Slurm: the node, what is asked for, and a program that merely fails.
  [
    'srun: fatal: SLURM_MEM_PER_CPU, SLURM_MEM_PER_GPU, and SLURM_MEM_PER_NODE are mutually exclusive.',
    'program-says',
    /unset SLURM_MEM_PER_CPU/,
  ],
  [
    'slurmstepd: error: execve(): /var/spool/slurmd/job7/slurm_script: No such file or directory',
    'program-says',
    /--exclude=/,
  ],
  ['srun: error: Application launch failed: Job credential expired', 'program-says', /--exclude=/],
  ['srun: error: node7: task 0: Killed', 'killed-oom', /^#SBATCH --mem=/],
  ['/work/job.sh: line 3:  6521 Killed    python3 train.py', 'killed-oom', /RAM/, /SBATCH|MAX_JOBS/],
  // Folders that a volume hides, and others.
  [
    '[FATAL tini (7)] exec /workspace/boot.sh failed: No such file or directory',
    'entrypoint-not-found',
    /^# a volume mounted at \/workspace hides/,
  ],
  [
    '[FATAL tini (7)] exec /opt/boot.sh failed: No such file or directory',
    'entrypoint-not-found',
    /^sed /,
    /hides/,
  ],
  // TensorFlow's checkpoints are no single file.
  [
    "ValueError: Couldn't find 'checkpoint' file or checkpoints in given directory out/run3",
    'checkpoint-incomplete',
    /^ls out\/run3\*/,
  ],
  [
    'RuntimeError: Unsuccessful TensorSliceReader constructor: Failed to find any matching files for out/ckpt-9',
    'checkpoint-incomplete',
    /^ls out\/ckpt-9\*/,
  ],
  [
    'ValueError: Could not find HHBlits database /srv/af/bfd/bfd_clu',
    'input-file-missing',
    /^ls -l \/srv\/af\/bfd\/bfd_clu\*/,
  ],
  ['RuntimeError: HHblits failed\nstdout:', 'killed-oom', /reduced_dbs/],
  ['Finished HHblits query in 20 seconds', 'none'],
  [
    'Exception: Could not find any vocoder weights under models/vocoder/acme',
    'named-thing-missing',
    /^find .* -name "acme" /,
  ],
  [
    "E0609 11:05:39.787741 697 manager.cc:1242] failed to load 'acme' version 1: Unavailable: unable to find '/models/acme/1/model.pt' for model instance 'acme'",
    'named-thing-missing',
    /\/models\/acme\/1\/model\.pt/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'checkpoints/acme/config.json'",
    'named-thing-missing',
    /^# a file of the pretrained model/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'conf/acme.json'",
    'named-thing-missing',
    /^find .* -path "\*\/conf\/acme\.json" /,
  ],
  ['CRITICAL:acme: /data/My Models/acme/checkpoint not found, please check model_dir', 'named-thing-missing'],
  ['INFO:acme: /data/acme/checkpoint not found, starting anew', 'none'],
  // absl names what it got, not what it wants.
  [
    'FATAL Flags parsing error:\n  flag --use_acme=None: Flag --use_acme must have a value other than None.',
    'message-says',
    /--use_acme=VALUE/,
    /=None/,
  ],
  // A loss that is NaN again and again; once, on the way; and the scale that falls at every beginning.
  ['step 1 loss=nan\nstep 2 loss=nan\nstep 3 loss=nan', 'loss-nan', /float16/],
  ['step 1 loss=0.3\nstep 2 loss=nan\nstep 3 loss=0.2', 'none'],
  ['Found NaN, decreased lg_loss_scale to 19.0\nFound NaN, decreased lg_loss_scale to 18.0', 'none'],
  [
    'level=ERROR source=sched.go:388 msg="error loading llama server" error="timed out waiting for llama runner to start - progress 0.40 - "',
    'server-start-timeout',
    /^OLLAMA_LOAD_TIMEOUT=/,
  ],
  [
    'jaxlib/cusparse.cc:44: operation cusparseCreate(&handle) failed: internal error',
    'cuda-out-of-memory',
    /XLA_PYTHON_CLIENT_PREALLOCATE=false/,
  ],
  ['2026 [Error] [carb.graphics-vulkan.plugin] VkResult: ERROR_DEVICE_LOST', 'gpu-cannot-render', /RT cores/],
  // Docker from Git Bash; options without a program; a probe of the desktop's folders.
  ['failed to stat file C:/Program Files/Git/data', 'path-of-another-kind', /^export MSYS_NO_PATHCONV=1/],
  ['using C:/Program Files/Git/cmd/git.exe', 'none'],
  ['/opt/acme/entrypoint.sh: line 9: exec: --: invalid option', 'command-not-found', /IMAGE PROGRAM/],
  ['sh: 1: xdg-user-dir: not found', 'none'],
  [
    'RuntimeError: Using hostfile at h but host=10.0.0.7 was not reachable via ssh.',
    'ssh-not-reached',
    /ssh-copy-id 10\.0\.0\.7 /,
  ],
  [
    'The node with node id: ab and address: 10.0.0.8 and node name: b has been marked dead because the detector has missed too many heartbeats',
    'distributed-not-connected',
    /^sudo ufw allow from 10\.0\.0\.8 /,
  ],
  [
    'NCCL WARN NET/IB: Got completion from peer 10.0.0.9<4> with status=12 opcode=0 len=0 vendor err 129 (Recv)',
    'nccl-error',
    /^export NCCL_IB_TIMEOUT=22/,
  ],
  ['NVRM: The NVIDIA GPU has fallen off the bus', 'gpu-hardware-fault', /another host/],
  ['Failed to initialize NVML: Unknown Error', 'no-gpu-visible', /stop and start/],
  [
    'Failed to pull image "reg.acme.test/a/b": Get "https://reg.acme.test/v2/": dial tcp: lookup reg.acme.test on 10.0.0.1:53: no such host\nError: ImagePullBackOff',
    'network-timeout',
  ],
  [
    'Apptainer> cd /projects\nbash: cd: /projects: No such file or directory',
    'program-says',
    /--bind \/projects/,
  ],
  ['bash: cd: /projects: No such file or directory', 'program-says', undefined, /bind/],
  [
    'gguf_init_from_file: invalid magic number 67676a74\nllama_model_loader: failed to load model from /c/hub/models--Acme--Tiny-GGML/snapshots/ab/tiny.bin',
    'corrupt-download',
    /^hf download Acme\/Tiny-GGUF /,
  ],
  [
    "gguf_init_from_file: failed to open GGUF file '/models/acme.gguf'\nllama_model_load: error loading model: failed to load model",
    'model-file-missing',
    /\/models\/acme\.gguf/,
  ],
  ['    @     0x7f84d42cb11f QOpenGLContext::create()', 'no-display', /xvfb-run/],
  // What the first process made is not on the other machines; a file that nobody made.
  [
    "node2: FileNotFoundError: [Errno 2] No such file or directory: '/data/index-cache/ab12_doc_idx.npy'",
    'named-thing-missing',
    /^# the first process makes this index .*copy \/data\/index-cache /,
  ],
  [
    "node2: FileNotFoundError: [Errno 2] No such file or directory: '/data/ab12.npy'",
    'named-thing-missing',
    /^find .* -path "\*\/data\/ab12\.npy" /,
    /first process/,
  ],
  [
    'RuntimeError: One or more background workers are no longer alive. Exiting. Please check the print statements above',
    'shared-memory-too-small',
    /--shm-size=/,
  ],
  [
    'The standard file /work/a/../../tools/acme/config/paths.sh is not present -> Exit!',
    'named-thing-missing',
    /^find .* -path "\*\/config\/paths\.sh" /,
  ],
  [
    'wrap.pl: job failed, log is in exp/log/align.1.log',
    'reason-elsewhere',
    /^tail -n 80 exp\/log\/align\.1\.log /,
  ],
  ['training started, log is in exp/log/train.log', 'none'],
  [
    'RuntimeError: Error running acmeprobe: data/videos/a/b.mp4: No such file or directory',
    'named-thing-missing',
    /^find .* -path "\*\/a\/b\.mp4" /,
  ],
  [
    'RuntimeError: Could not push packet to decoder: Invalid data found when processing input',
    'file-unreadable',
  ],
  // What ffmpeg should have made; a whole command that is taken for the name of a program.
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'c983140c-5a50-426c-95bd-28458f4da611.mp4'",
    'named-thing-missing',
    /install -y ffmpeg/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'my-holiday.mp4'",
    'named-thing-missing',
    /^find .* -name "my-holiday\.mp4"/,
    /ffmpeg/,
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'sox -q /tmp/a.wav /tmp/b.wav'",
    'command-in-one-word',
    /shlex\.split/,
  ],
  [
    'Job failed. For more details, run: acme jobs logs --controller 7',
    'reason-elsewhere',
    /^# .*: acme jobs logs --controller 7$/,
  ],
  [
    "wandb: ERROR Run 1a errored: Exception('The wandb backend process has shutdown')",
    'wandb-not-reached',
    /^export WANDB_MODE=offline/,
  ],
  [
    'There are no longer any instances available with the requested specifications.',
    'no-capacity',
    /another region/,
  ],
  ['A c3-high VM instance is currently unavailable in the x-1 zone.', 'no-capacity'],
  [
    'error creating container: Error response from daemon: layer does not exist',
    'image-pull-broken',
    /another host/,
  ],
  ['a1b2c3: Layer already exists', 'none'],
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, first, not] }) => {
  const [found] = diagnoseText(log);
  expect(found?.class ?? 'none').toBe(name);
  if (first !== undefined) expect(found?.fix[0] ?? '').toMatch(first);
  if (not !== undefined) expect((found?.fix ?? []).join('\n')).not.toMatch(not);
});

it.each([
  '/bin/sh: line 0: type: acme-config-9: not found',
  '/usr/bin/which: no acme in (/usr/local/bin:/usr/bin)',
])('a probe is no error: %s', (line) => {
  expect(errorKindOf(line)).toBeNull();
});

keepsWhatIsTold(
  import.meta.filename,
  cases.map(([log]) => log),
);
