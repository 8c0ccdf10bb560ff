import { expect, it } from 'vitest';
import type { PlanDraft } from '../../../src/plan/draft.ts';
import { targetNames } from '../../../src/plan/targets.ts';
import { made } from './support.ts';

const plans: readonly (readonly [string, PlanDraft])[] = [
  ['fluxgym', {}],
  [
    'hunyuanvideo-foley',
    { gpu: 'NVIDIA GeForce RTX 5090', hostCuda: '12.8', codeServer: { port: 8443, auth: 'password' } },
  ],
];

/** Each file as a person reads it; a short script stands in for the real one. */
it.each(plans.flatMap(([app, draft]) => targetNames.map((name) => [app, name, draft] as const)))(
  '%s by %s',
  async (app, name, draft) => {
    // Serverless has its volume there alone.
    const place = name === 'flash' ? { volumePath: '/runpod-volume', workspace: '/runpod-volume' } : {};
    const { files, way } = await made(name, { app, ...draft, ...place });
    expect(files.length > 0).toBe(!('impossible' in way));
    for (const { path, content } of files) {
      // A name that begins with a dot is easily overlooked.
      const shown = path.replace(/^\./, 'dot-');
      await expect(content).toMatchFileSnapshot(`../../../snapshots/targets/${app}/${shown}`);
    }
  },
);
