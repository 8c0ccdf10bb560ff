import type { NamingTool } from '../../catalog/target-gpus.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { hostCudaFloor } from '../form.ts';
import { scriptPlace } from './facts.ts';
import { unnamed } from './others.ts';
import { volumeRefused } from './runpod.ts';

/** What the ways have in common that run a preset's job in an image of RunPod's own. */
export interface JobTool {
  readonly gpus: NamingTool;
  /** Versions of Python that it has an image with. */
  readonly pythons: readonly string[];
}

/** The function that runs there, by this name: it gets the startup script and the words of the job. */
export const jobFunction = (name: string): readonly string[] => [
  `def ${name}(script: str, arguments: list[str]) -> dict:`,
  '    import collections',
  '    import os',
  '    import subprocess',
  '',
  `    path = "${scriptPlace}"`,
  '    os.makedirs(os.path.dirname(path), exist_ok=True)',
  '    with open(path, "w") as file:',
  '        file.write(script)',
  '    # Words of a list, and no text of a shell: none of them can become a command.',
  `    steps = 'bash "$0" install && exec bash "$0" job "$@"'`,
  '    last = collections.deque(maxlen=100)',
  '    with subprocess.Popen(',
  '        ["bash", "-c", steps, path, *arguments],',
  '        stdout=subprocess.PIPE,',
  '        stderr=subprocess.STDOUT,',
  '        text=True,',
  '        errors="replace",',
  '    ) as process:',
  '        for line in process.stdout:',
  '            print(line, end="", flush=True)',
  '            last.append(line)',
  '    return {"code": process.returncode, "last": "".join(last)}',
  '',
  '',
];

/** What is lost of any plan that runs so; `image`: the one that takes the place of the plan's. */
export function jobLost({ plan, preset }: ResolvedPlan, image: string): readonly string[] {
  return [
    ...(preset.job === null ? [] : [preset.job.because]),
    `It runs in ${image}, and not in ${plan.image}.`,
    `No page is shown and no port. A call brings back the exit code and the last 100 lines: let the job write below ${plan.volumePath}.`,
  ];
}

/** Why there is no way to run its job so, as a clause; null: there is. */
export function jobImpossible(resolved: ResolvedPlan, tool: JobTool, version: string): string | null {
  const { plan, preset, torch } = resolved;
  if (preset.job === null) return `${preset.title} can do nothing without its page (its preset has no job)`;
  if (plan.volumeGb === 0) return 'it works on a network volume, and the plan has none';
  if (preset.python !== null && (torch?.from === 'image' || !ownPackages(resolved))) {
    return "its image is another than the plan's, from which the plan takes packages: --install venv";
  }
  if (!tool.pythons.includes(plan.python.version)) {
    return `${version} has no image with Python ${plan.python.version}`;
  }
  return unnamed(tool.gpus, plan.gpu, version) ?? volumeRefused(resolved);
}

/** All that it needs lies on the volume. */
const ownPackages = ({ plan }: ResolvedPlan) => plan.install === 'venv' || plan.python.provider === 'uv';

/** What hosts can be asked for by (SDK: apps/spec.py CUDA_VERSIONS; Flash: core/resources/serverless.py). */
const cudas = '11.8 12.0 12.1 12.2 12.3 12.4 12.5 12.6 12.7 12.8 12.9 13.0'.split(' ');

/** The lowest CUDA of the host; null: none is known, or none that can be asked for. */
export function floorOf(resolved: ResolvedPlan): string | null {
  const floor = hostCudaFloor(resolved);
  return floor !== null && cudas.includes(floor) ? floor : null;
}
