import { pythonList, pythonText } from '../../basics/python.ts';
import { comment } from '../../basics/shell.ts';
import { toolVersion } from '../../catalog/target-gpus.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { containerGb } from '../form.ts';
import { scriptFacts } from '../startup/facts.ts';
import { lostAtRunpod, lostCuda, requiredAsks, slugOf } from './facts.ts';
import { floorOf, type JobTool, jobFunction, jobImpossible, jobLost } from './job.ts';
import type { TargetRecord } from './target.ts';

const file = 'runpod_app.py';
const version = '2.0.0rc2';

const sdk: JobTool = {
  gpus: 'sdk',
  // apps/images.py SUPPORTED_PYTHON_VERSIONS
  pythons: ['3.10', '3.11', '3.12', '3.13', '3.14'],
};

/** RunPod's own image of it: python:X.Y-slim with torch and the runner (runpod-workers/sdk-runtime docker/). */
const imageOf = ({ plan }: ResolvedPlan) => `runpod/task-gpu:py${plan.python.version}-latest`;

/**
 * A task of the Runpod SDK 2: a pod for each call. It installs on a network volume of its own what is not there yet,
 * by the startup script, and then runs the preset's job.
 */
export const worker: TargetRecord = {
  name: 'worker',
  files: [
    {
      path: file,
      mode: 0o644,
      content: (_, input) => {
        const { resolved } = input;
        const { plan, preset } = resolved;
        const facts = scriptFacts(input);
        const floor = floorOf(resolved);
        const env = [
          ...requiredAsks(resolved).map(({ name }) => `${pythonText(name)}: Secret(${pythonText(name)})`),
          // A call that comes while another installs waits for it.
          '"POD_WIZARD_LOCK_SECONDS": "3600"',
        ];
        return [
          '# /// script',
          `# requires-python = "==${plan.python.version}.*"`,
          `# dependencies = ["runpod==${version}"]`,
          '# ///',
          comment(
            `${preset.title} without its page, by the Runpod SDK ${version}: ${worker.launch(resolved)}`,
          ),
          ...worker.lost(resolved).map(comment),
          `from runpod import App, NetworkVolume${env.length > 1 ? ', Secret' : ''}`,
          '',
          `app = App(${pythonText(slugOf(resolved))})`,
          '',
          '',
          '@app.task(',
          '    name="job",',
          `    gpu=${pythonList([plan.gpu])},`,
          `    system_dependencies=${pythonList(facts.aptPackages)},`,
          `    mounts={${pythonText(plan.volumePath)}: NetworkVolume(${pythonText(volumeOf(resolved))}, size=${plan.volumeGb})},`,
          `    env={${env.join(', ')}},`,
          ...(floor === null ? [] : [`    min_cuda_version=${pythonText(floor)},`]),
          `    container_disk_gb=${containerGb(resolved)},`,
          ')',
          ...jobFunction('job'),
          'if __name__ == "__main__":',
          '    import pathlib',
          '    import sys',
          '',
          '    script = pathlib.Path(__file__).with_name("startup.sh").read_text()',
          '    done = job.remote(script, sys.argv[1:])',
          '    print(done["last"], end="")',
          '    sys.exit(done["code"])',
          '',
        ].join('\n');
      },
    },
  ],
  launch: () => `uv run ${file} ARGUMENTS`,
  lost: (resolved) => [
    ...jobLost(resolved, imageOf(resolved)),
    "Another image would need the SDK's package runpod-sdk-runtime, which no index had on 2026-11-29.",
    ...(floorOf(resolved) === null ? lostCuda(resolved, 'The host') : []),
    `The first call makes the network volume ${volumeOf(resolved)}, in a data centre that the SDK chooses, and installs there; it is billed until you delete it.`,
    'The SDK gives up on a pod that does not answer within 600 seconds, and ends it when the job has ended. Where it is cut off, the job goes on to its end, and the pod ends itself 10 minutes later; one that never ends is billed.',
    ...lostAtRunpod(resolved),
  ],
  impossible: (resolved) => jobImpossible(resolved, sdk, toolVersion('sdk')),
};

const volumeOf = (resolved: ResolvedPlan) => `${slugOf(resolved)}-worker`;
