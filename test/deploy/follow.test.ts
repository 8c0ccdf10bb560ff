import { describe, expect, it } from 'vitest';
import { follow, nothingFollowed, type Seen } from '../../src/deploy/follow.ts';
import { pod } from './support.ts';

const nothing: Seen = { pod: null, isGone: false, lines: [], page: null };
const noMachine = pod({ ssh: { proxy: null, direct: null } });
const says = (text: string) => `[pod-wizard 2026-11-29 10:00:00 UTC] ${text}`;

/** What is told of these rounds, and how it ends. */
function rounds(...seen: readonly Partial<Seen>[]) {
  let followed = nothingFollowed;
  const told: string[] = [];
  for (const one of seen) {
    const step = follow(followed, { ...nothing, ...one });
    ({ followed } = step);
    told.push(...step.told);
  }
  return { told, end: followed.end };
}

const stages = ['created; waiting for a host', 'host found; the image is pulled', 'container up'];

describe('following a pod', () => {
  it('tells each stage once, then the words of the script', () => {
    const up = pod({ status: 'RUNNING' });
    const { told, end } = rounds(
      { pod: noMachine },
      { pod: noMachine },
      {},
      { pod: pod({ status: 'STARTING' }) },
      { pod: up, lines: ['some noise of the image', says('Step 2 of 7: torch')] },
      { pod: up, lines: [says('READY: FluxGym answers at https://x')] },
      { pod: up, page: 'own' },
    );
    expect(told).toEqual([...stages, 'Step 2 of 7: torch', 'READY: FluxGym answers at https://x']);
    expect(end).toEqual({ is: 'ready' });
  });

  it('leaves out no stage that went by unseen', () => {
    expect(rounds({ page: 'own' }).told).toEqual(stages);
    expect(rounds({ lines: ['x'] }).told).toEqual(stages);
  });

  it.each<[string, Partial<Seen>, object | null]>([
    ['nothing is known', {}, null],
    ['the script says READY, and the page does not', { lines: [says('READY: x')] }, null],
    [
      'the script fails',
      { lines: [says('FAILED: torch (exit code 1)')] },
      { is: 'failed', why: 'FAILED: torch (exit code 1)' },
    ],
    ['somebody else says FAILED', { lines: ['FAILED: x', '[other 1] FAILED: y'] }, null],
    [
      'the container is in error',
      { pod: pod({ status: 'ERROR' }) },
      { is: 'failed', why: 'the cloud says that its container is in error' },
    ],
    ['it stops itself', { pod: pod({ status: 'EXITED' }) }, { is: 'stopped' }],
    ['something answers', { page: 'any' }, null],
    [
      'something answers, and the script says READY',
      { page: 'any', lines: [says('READY: x')] },
      { is: 'ready' },
    ],
    ['it is gone', { isGone: true }, { is: 'gone' }],
    ['it answers after all', { lines: [says('FAILED: x')], page: 'own' }, { is: 'ready' }],
  ])('where %s', (_, seen, end) => {
    expect(rounds(seen).end).toEqual(end);
  });
});
