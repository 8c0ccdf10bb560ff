import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

const tried = 'run with bash 5.2 on 2026-11-29';

export const exportIntoFile: Rule = fileRule({
  code: 'PW835',
  title: 'A file that nothing writes',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches:
      'export PATH=… >> ~/.bashrc; curl URL/config.yml without -o or -O, and then config.yml; [ -f /etc/ubuntu-release ]; curl without -L of a release at GitHub, of repo.continuum.io, or of weights at the hub.',
    happens: 'Nothing: the file stays as it was, and the next shell does not know the variable.',
    why: 'export prints nothing, so there is nothing to append.',
    fix: "echo 'export PATH=…' >> ~/.bashrc.",
    override: 'Never sound.',
    evidence: [read('export A=1 >> FILE leaves the file empty', tried)],
  },
});

export const pidOfTee: Rule = fileRule({
  code: 'PW836',
  title: '$! is the last process of a pipeline',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches: 'SERVER | tee LOG &, then PID=$!, and kill $PID later.',
    happens: 'kill ends tee; the server goes on, with its port and its memory.',
    why: 'Of a pipeline in the background $! is the process of its last command.',
    fix: 'SERVER > >(tee LOG) 2>&1 & keeps $! for the server.',
    override: 'Sound where the PID is only waited for.',
    evidence: [read('$! after a pipeline is its last process', tried)],
  },
});

export const countEnds: Rule = fileRule({
  code: 'PW837',
  title: 'The script ends before it looks',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'N=$(ls *.x | wc -l) or N=$(grep … | wc -l) under set -e and pipefail; X=$? behind a command under set -e.',
    happens: 'Where there is none, the script ends at this line without a word.',
    why: 'ls and grep fail when nothing matches; pipefail makes that the result of the pipeline, and set -e ends the script.',
    fix: 'N=$(find DIR -name "*.x" | wc -l), or { grep … || true; } | wc -l.',
    override: 'Sound where none is an error.',
    evidence: [read('ls of a pattern without a match, piped into wc, ends such a script', tried)],
  },
});

export const endlessWait: Rule = fileRule({
  code: 'PW838',
  title: 'A wait that never ends',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'until curl …; do sleep 1; done after a server that the script put into the background, with nothing that counts or looks at the process.',
    happens: 'Nothing, for ever: the server has ended, and the pod is billed while the loop asks.',
    why: 'A server that cannot start ends within seconds; a loop that only asks its port does not learn of it.',
    fix: 'Keep the PID and write: until curl …; do kill -0 $PID || exit 1; sleep 1; done.',
    override: 'Sound where something else ends the container.',
    evidence: [read('kill -0 asks whether a process is there', 'POSIX, kill')],
  },
});

export const driverInside: Rule = fileRule({
  code: 'PW839',
  title: 'A driver in a container',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'apt-get install nvidia-driver-…, nvidia-utils-…, libnvidia-compute-… or cuda-drivers in an image or on a pod; removing those of nvidia; ubuntu-drivers.',
    happens: 'Failed to initialize NVML: Driver/library version mismatch',
    why: 'The driver is that of the host: its libraries and nvidia-smi are mounted into each container. Others beside them are of another version.',
    fix: 'Leave them out.',
    override: 'Sound on a machine of your own.',
    evidence: [
      read(
        'The driver is injected when a container starts',
        'docs.nvidia.com, NVIDIA Container Toolkit, overview',
      ),
    ],
  },
});

export const noTotalMem: Rule = fileRule({
  code: 'PW840',
  title: 'total_mem is no attribute',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches: 'torch.cuda.get_device_properties(0).total_mem.',
    happens: "AttributeError: 'torch._C._CudaDeviceProperties' object has no attribute 'total_mem'",
    why: 'The attribute is total_memory.',
    fix: 'total_memory.',
    override: 'Never sound.',
    evidence: [
      read(
        'total_memory is what there is',
        'pytorch/pytorch torch/csrc/cuda/Module.cpp, _CudaDeviceProperties',
      ),
    ],
  },
});

export const inputLost: Rule = fileRule({
  code: 'PW850',
  title: 'A here-document takes the place of the pipe',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches: 'COMMAND | python - <<EOF, where the code reads its standard input.',
    happens: 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    why: 'Both are the standard input, and the redirection comes last: what the pipe brings is lost.',
    fix: 'python -c CODE, or hand the data over in a variable or a file.',
    override: 'Never sound.',
    evidence: [read('A here-document after a pipe is what the program reads', tried)],
  },
});

export const commaBeforeBrace: Rule = fileRule({
  code: 'PW906',
  title: 'JSON with a comma too many',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches: 'A comma before } or ] in JSON that a here-document writes or sends.',
    happens:
      'parse error: Expected another key-value pair\njson.decoder.JSONDecodeError: Illegal trailing comma',
    why: 'JSON knows no comma after the last value. jq, Python and the APIs of clouds refuse the whole text.',
    fix: 'Drop the comma.',
    override: 'Sound where what reads it takes JSON5.',
    evidence: [read('No comma after the last member', 'RFC 8259, section 4')],
  },
});

export const poetryApart: Rule = fileRule({
  code: 'PW907',
  title: 'Run beside the environment that was made',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches: 'poetry install, and then python FILE.py without poetry run.',
    happens: "ModuleNotFoundError: No module named 'torch'",
    why: 'poetry installs into an environment that it makes for the project, and python is still that of the system.',
    fix: 'poetry run python FILE.py, or virtualenvs.create false before the install.',
    override: 'Sound where poetry is set so elsewhere.',
    evidence: [read('virtualenvs.create is true by default', 'Poetry documentation, configuration')],
  },
});

export const otherThanMeant: Rule = fileRule({
  code: 'PW918',
  title: 'The words mean something else',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches:
      'cd NAME, where NAME is a variable of the script; python a.py python b.py; accelerate launch -m a/b.py; conda env create --force.',
    happens: 'cd: model_dir: No such file or directory\nerror: unrecognized arguments: python b.py',
    why: 'The shell fills in what begins with $ alone; what follows a script is handed to it.',
    fix: 'cd "$NAME"; one script a command.',
    override: 'Sound where there is a folder of that name.',
    evidence: [
      read('cd without $ looks for a folder of the name of the variable', 'run with bash 5.2'),
      read('conda env create has --yes, and no --force', 'conda/conda conda/cli/main_env_create.py'),
    ],
  },
});
