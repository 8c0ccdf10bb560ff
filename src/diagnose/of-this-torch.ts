import type { Event } from './event.ts';

/** Installs the xformers that asks for the very torch that is here, which stays; the index is that of its CUDA. */
export function ofThisTorch(pip: string): string {
  const python = pip.replace(/ -m pip$/, '');
  const read = `import torch; v, c = torch.__version__.split("+")[0], (torch.version.cuda or "12.8").replace(".", ""); print("torch=="+v, "--index-url", "https://download.pytorch.org/whl/cu"+c)`;
  // Neither cmd nor PowerShell puts words of one command into another as bash does.
  if (/^[A-Za-z]:/.test(pip))
    return `${pip} uninstall -y xformers && ${python} -c "${read.replace('import ', 'import sys, subprocess, ').replaceAll('"', "'").replace('print(', "subprocess.call([sys.executable, '-m', 'pip', 'install', 'xformers', ").replace(/\)$/, '])')}"`;
  return `${pip} uninstall -y xformers && ${pip} install xformers $(${python === 'pip' ? 'python3' : python} -c '${read}')`;
}

const atWork =
  /(?<vllm>VllmWorker|EngineCore|[\\/]vllm[\\/]|\bvllm\.\w)|(?<sglang>[\\/]sglang[\\/]|\bsglang\.\w)|(?<lmdeploy>[\\/]lmdeploy[\\/]|\blmdeploy\.\w)/;

/** The program at work that pins the torch and triton it was compiled with; null where the log shows none. */
export function engineAtWork({ text, above, below, frames }: Event): string | null {
  for (const line of [text, ...frames.map(({ file }) => file), ...above.slice(-12), ...below.slice(0, 4)]) {
    const found = Object.entries(atWork.exec(line.slice(0, 400))?.groups ?? {});
    const [name] = found.find(([, said]) => said !== undefined) ?? [];
    if (name !== undefined) return name;
  }
  return null;
}

const moves =
  /^(?:\S{1,200} -m )?pip install (?:(?:--?[\w-]{1,20}|https:\S{1,80}) ){0,4}(?:torch|triton)(?: |$)/;
const newest = /pip install -U vllm(?= |$)/;

/** A command that would move torch or triton alone, where such a program runs: it is installed anew instead, with its own. */
export function withItsEngine(fix: readonly string[], event: Event): readonly string[] {
  const engine = fix.some((line) => moves.test(line) || newest.test(line)) ? engineAtWork(event) : null;
  if (engine === null) return fix;
  // Whoever lacks a driver gets the same again of an install; the host comes first.
  if (fix.some((line) => /newer driver/.test(line)))
    return [
      ...fix.filter((line) => !moves.test(line)).map((line) => line.replace(/^# or /, '# ')),
      `# or an older release (image) of ${engine}, compiled for the CUDA that nvidia-smi shows`,
    ];
  return fix.map((line) =>
    moves.test(line)
      ? `${event.pip} install --force-reinstall ${engine}   # with the torch and triton that it was compiled with and pins: they are never moved alone; -U: its newest release`
      : engine === 'vllm'
        ? line
        : line.replace(newest, `pip install -U ${engine === 'sglang' ? '"sglang[all]"' : engine}`),
  );
}

/** The toolkit of the CUDA of torch, into a conda environment: newer ones keep its headers below targets. */
export const condaToolkit = `conda install -y -c "nvidia/label/cuda-$(python3 -c 'import torch; print(torch.version.cuda)').0" cuda-toolkit && export CUDA_HOME=$CONDA_PREFIX CPATH=$CONDA_PREFIX/targets/x86_64-linux/include:$CPATH`;

/** The same from the package source of NVIDIA, which its images have. */
export const systemToolkit = `V=$(python3 -c 'import torch; print(torch.version.cuda.replace(".", "-"))' || echo 12-8) && apt-get update && apt-get install -y cuda-toolkit-$V && export CUDA_HOME=/usr/local/cuda PATH=/usr/local/cuda/bin:$PATH`;
