import { pythonText } from '../../basics/python.ts';
import { comment } from '../../basics/shell.ts';
import worker from '../../catalog/flash-worker.json' with { type: 'json' };
import { toolVersion } from '../../catalog/target-gpus.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { containerGb } from '../form.ts';
import { lostAtRunpod, lostCuda, runpodSecrets, slugOf } from './facts.ts';
import { floorOf, type JobTool, jobFunction, jobImpossible, jobLost } from './job.ts';
import type { TargetRecord } from './target.ts';

const file = 'flash_app.py';
const { flashPackage, flashPythons } = worker.sdkImages;
const tool: JobTool = { gpus: 'flash', pythons: flashPythons };

/** Where serverless has its volume (Flash documentation, configuration/storage); no setting moves it. */
const mount = '/runpod-volume';

/** Flash's own default for a volume; workers left free would be looked for elsewhere, too. */
const place = 'EU-RO-1';

const volumeOf = (resolved: ResolvedPlan) => `${slugOf(resolved)}-flash`;

/** A serverless endpoint of Flash 1.x: as a worker of the Runpod SDK 2 does, it installs on its volume, and runs jobs. */
export const flash: TargetRecord = {
  name: 'flash',
  files: [
    {
      path: file,
      mode: 0o644,
      content: (_, input) => {
        const { resolved } = input;
        const { plan, preset } = resolved;
        const floor = floorOf(resolved);
        const env = { ...runpodSecrets(resolved), POD_WIZARD_LOCK_SECONDS: '3600' };
        return [
          '# /// script',
          `# requires-python = "==${plan.python.version}.*"`,
          `# dependencies = ["${flashPackage}"]`,
          '# ///',
          comment(`${preset.title} without its page, by ${toolVersion('flash')}: ${flash.launch(resolved)}`),
          ...flash.lost(resolved).map(comment),
          'from runpod_flash import Endpoint, GpuType, NetworkVolume, PodTemplate',
          '',
          '',
          '@Endpoint(',
          `    name=${pythonText(`${slugOf(resolved)}-job`)},`,
          `    gpu=GpuType(${pythonText(plan.gpu)}),`,
          '    workers=(0, 1),',
          `    volume=NetworkVolume(name=${pythonText(volumeOf(resolved))}, size=${plan.volumeGb}, datacenter="${place}"),`,
          `    datacenter="${place}",`,
          `    env={${Object.entries(env)
            .map(([name, value]) => `${pythonText(name)}: ${pythonText(value)}`)
            .join(', ')}},`,
          `    min_cuda_version=${floor === null ? 'None' : pythonText(floor)},`,
          `    template=PodTemplate(containerDiskInGb=${containerGb(resolved)}),`,
          ')',
          // Its handler calls what it is handed `job`, and would find that in the place of a function of this name.
          ...jobFunction('run'),
          'if __name__ == "__main__":',
          '    import pathlib',
          '    import sys',
          '',
          '    import runpod',
          '',
          '    script = pathlib.Path(__file__).with_name("startup.sh").read_text()',
          '    asked = runpod.Endpoint(sys.argv[1]).run(',
          '        {',
          '            "input": {"script": script, "arguments": sys.argv[2:]},',
          '            "policy": {"executionTimeout": 86_400_000},',
          '        }',
          '    )',
          '    done = asked.output(timeout=86_400)',
          '    if not isinstance(done, dict) or "code" not in done:',
          '        sys.exit(f"job {asked.job_id} {asked.status()}: {done}")',
          '    print(done["last"], end="")',
          '    sys.exit(done["code"])',
          '',
        ].join('\n');
      },
    },
  ],
  launch: ({ plan: { python } }) =>
    `uvx --python ${python.version} --from ${flashPackage} flash deploy --python-version ${python.version}`,
  lost: (resolved) => [
    'Flash 1.x gets no fixes after 2026-10-29; --target worker writes the same for what follows it.',
    `Deploy from a folder that has no other Python files. Then each job: uv run ${file} ENDPOINT_ID ARGUMENTS, with the id that the deployment shows.`,
    ...jobLost(resolved, `runpod/flash:py${resolved.plan.python.version}-latest`),
    ...(floorOf(resolved) === null ? lostCuda(resolved, 'The host') : []),
    `The deployment makes the network volume ${volumeOf(resolved)} in ${place}, and the workers run there; it is billed until you delete it. The first job installs.`,
    'Flash asks for the pool of the card, less the others in it that it knows of. One worker, and so one job at a time, of 24 hours at most; what it brings back is kept for 30 minutes. flash undeploy takes the endpoint away.',
    ...lostAtRunpod(resolved),
  ],
  impossible: (resolved) =>
    jobImpossible(resolved, tool, toolVersion('flash')) ??
    ([resolved.plan.volumePath, resolved.plan.workspace].every((place) => place === mount)
      ? null
      : `it has its volume at ${mount} alone: --volume-path ${mount} --workspace ${mount}`),
};
