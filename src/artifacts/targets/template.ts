import type { RenderInput } from '../artifact.ts';
import { lostAtRunpod } from './facts.ts';
import { container, cudaFrom, jsonFile, postCommand, volumeRefused } from './runpod.ts';
import type { TargetRecord } from './target.ts';

const file = 'template.json';

/** The body of `POST /v2/templates`, after the same document as the pod's. */
export function templateBody(script: string, input: RenderInput) {
  const cuda = cudaFrom(input.resolved);
  return {
    ...container(script, input),
    ...(cuda.length === 0 ? {} : { allowedCudaVersions: cuda }),
    ...(input.resolved.gpu?.vendor === 'AMD' ? { category: 'AMD' as const } : {}),
    public: false,
  };
}

export const template: TargetRecord = {
  name: 'template',
  files: [
    {
      path: file,
      mode: 0o644,
      content: (script, input) => jsonFile(templateBody(script, input)),
    },
  ],
  launch: () => postCommand('templates', file),
  lost: (resolved) => {
    const cuda = cudaFrom(resolved);
    return [
      `A template names no GPU: choose ${resolved.plan.gpu} when you make a pod of it.`,
      ...(cuda.length === 0
        ? []
        : [`It names the versions of CUDA one by one, up to ${cuda.at(-1)}: a newer host is passed over.`]),
      ...lostAtRunpod(resolved),
    ];
  },
  impossible: volumeRefused,
};
