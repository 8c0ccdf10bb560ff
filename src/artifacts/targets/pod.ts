import type { RenderInput } from '../artifact.ts';
import { hostCudaFloor } from '../form.ts';
import { lostAtRunpod } from './facts.ts';
import { cloudOf, container, jsonFile, postCommand, volumeRefused } from './runpod.ts';
import type { TargetRecord } from './target.ts';

const file = 'pod.json';

/** The body of `POST /v2/pods`, after RunPod's OpenAPI document of 2026-08-18 (runpod/docs api-reference-v2). */
export function podBody(script: string, input: RenderInput) {
  const { resolved } = input;
  const cuda = hostCudaFloor(resolved);
  return {
    ...container(script, input),
    // Without a count every pod is refused as if there were none left (runpod-mcp, seen on 2026-08-04).
    gpu: { id: resolved.plan.gpu, count: 1, ...(cuda === null ? {} : { minCudaVersion: cuda }) },
    cloud: cloudOf(resolved),
  };
}

export const pod: TargetRecord = {
  name: 'pod',
  files: [
    {
      path: file,
      mode: 0o644,
      content: (script, input) => jsonFile(podBody(script, input)),
    },
  ],
  launch: () => postCommand('pods', file),
  lost: lostAtRunpod,
  impossible: volumeRefused,
};
