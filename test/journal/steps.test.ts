import { describe, expect, it } from 'vitest';
import { checks, startSteps } from '../../src/journal/steps.ts';
import { entry } from './sample.ts';

const { plan, serves } = entry;
const texts = (lines: readonly { readonly markdown: string }[]) => lines.map(({ markdown }) => markdown);
const holding = (lines: readonly string[], part: string) => lines.filter((line) => line.includes(part));

it('starting is the form row by row, then the address', () => {
  expect(texts(startSteps({ ...entry, serves: { ...serves, port: 7861 } }))).toEqual([
    'GPU type: `NVIDIA GeForce RTX 4090`.',
    'Volume disk: `100 GB` (billed while the pod is stopped, too).',
    "Deploy, and open `https://POD_ID-7861.proxy.runpod.net` with the pod's own id.",
  ]);
});

describe('what to look at', () => {
  const seen = (changes: Partial<typeof plan>) => texts(checks({ ...entry, plan: { ...plan, ...changes } }));

  it('a code-server without a password is said to be one', () => {
    const open = seen({ codeServer: { port: 8443, auth: 'none' } });
    const closed = seen({ codeServer: { port: 8443, auth: 'password' } });
    expect(holding(open, 'without a password')).toHaveLength(1);
    expect(holding(closed, 'without a password')).toEqual([]);
    expect(holding(closed, 'asks for its password')).toHaveLength(1);
    expect(holding(seen({ codeServer: null }), 'code-server')).toEqual([]);
  });

  it('what a restart keeps is asked only where there is a volume', () => {
    expect(holding(seen({ volumeGb: 0 }), 'restart')).toEqual([]);
    expect(holding(seen({ volumeGb: 10 }), 'restart')).toHaveLength(1);
  });
});
