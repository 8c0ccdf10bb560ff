import { describe, expect, it } from 'vitest';
import { checks, startSteps } from '../../src/journal/steps.ts';
import { entry } from './sample.ts';

const { plan, serves } = entry;
const texts = (lines: readonly { readonly markdown: string }[]) => lines.map(({ markdown }) => markdown);
const holding = (lines: readonly string[], part: string) => lines.filter((line) => line.includes(part));

describe('how to start', () => {
  const steps = (changes: Partial<typeof plan>, others: Partial<typeof serves> = {}) =>
    texts(startSteps({ ...entry, plan: { ...plan, ...changes }, serves: { ...serves, ...others } }));

  it('names a volume only where there is one', () => {
    expect(holding(steps({ volumeGb: 100 }), 'Add a volume of 100 GB')).toHaveLength(1);
    const without = steps({ volumeGb: 0 });
    expect(holding(without, 'Add a volume')).toEqual([]);
    expect(holding(without, 'Add no volume')).toHaveLength(1);
  });

  it('exposes the port of the app, and that of code-server where it runs', () => {
    expect(holding(steps({ codeServer: null }), 'HTTP port `7860`')).toHaveLength(1);
    expect(
      holding(steps({ codeServer: { port: 8443, auth: 'password' } }), 'HTTP ports `7860, 8443`'),
    ).toHaveLength(1);
  });

  it('tells a secret from a value, and what must be set from what may', () => {
    const ask = { name: 'TOKEN', default: null, because: 'the weights are gated' };
    const line = (kind: 'secret' | 'value', required: boolean) =>
      holding(steps({}, { asks: [{ ...ask, kind, required }] }), 'TOKEN')[0] ?? '';
    expect(line('secret', true)).not.toContain('if you have one');
    expect(line('secret', false)).toContain('if you have one');
    expect(line('secret', true)).toContain('never in this file');
    expect(line('value', true)).not.toContain('never in this file');
  });
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
