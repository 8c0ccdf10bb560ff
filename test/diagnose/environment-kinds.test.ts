import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { errorKindOf } from '../../src/diagnose/last-error.ts';

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
  ['qt.qpa.xcb: could not connect to display :0', 'no-display', /xvfb-run -a/],
  // A model that is not there, said as a warning; and one that is.
  ['12:00 - acme - WARNING - You should at least have one model in models directory', 'model-file-missing'],
  ['12:00 - acme - INFO - 3 models found in models directory', 'none'],
  // A path alone, as the last line; in front of what the program then makes.
  [
    'runs/ckpt_7/actor/acme_config.json does not exist.',
    'checkpoint-incomplete',
    /^ls -l runs\/ckpt_7\/actor /,
  ],
  ['/data/in/a.yaml does not exist.', 'named-thing-missing', /^ls -ld \/data\/in\/a\.yaml \/data\/in /],
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
    /--data_dir=/,
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
