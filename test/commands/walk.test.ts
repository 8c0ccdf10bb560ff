import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { interruptedWalk, keeperOf, type WalkPlace, walkPlace } from '../../src/commands/wizard/walk.ts';
import { FileError } from '../../src/system/system.ts';
import { fakeSystem } from '../support/fake-system.ts';
import { catalog, presets } from '../support/plans.ts';
import { flags } from '../wizard/context.ts';

const env = { HOME: '/home/user' };
const world = { catalog, presets, savedPlans: [], problems: [], unreadable: [] };
const progress = { answers: flags, place: 'image' } as const;

function placeIn(system: ReturnType<typeof fakeSystem>): WalkPlace {
  const place = walkPlace(system, '.');
  if (place === null) throw new Error('no place for it');
  return place;
}

describe('where a walk is kept', () => {
  it('in the state folder of the user, one file for each folder', () => {
    const at = (cwd: string, out: string, more = {}) =>
      walkPlace({ cwd, env: { ...env, ...more } }, out)?.file();
    expect(at('/work', 'pod')).toMatch(/^\/home\/user\/\.local\/state\/pod-wizard\/walk-[0-9a-f]{24}\.json$/);
    expect(at('/work', 'pod')).toBe(at('/', '/work/pod'));
    expect(at('/work', 'pod')).not.toBe(at('/work', 'other'));
    expect(at('/work', '.', { XDG_STATE_HOME: '/state' })).toMatch(/^\/state\/pod-wizard\//);
  });

  it('nowhere without a home, or with one that is no absolute path', () => {
    expect(walkPlace({ cwd: '/work', env: {} }, '.')).toBeNull();
    expect(walkPlace({ cwd: '/work', env: { HOME: 'here', XDG_STATE_HOME: '.' } }, '.')).toBeNull();
  });
});

describe('keeping it', () => {
  it('is for the user alone, the last step wins, and it is read again', async () => {
    const system = fakeSystem({ env });
    const keeper = keeperOf(placeIn(system), null, system);
    keeper.keep({ ...progress, place: 'gpu' });
    keeper.keep(progress);
    await keeper.settled();
    expect(system.disk.get(placeIn(system).file())?.mode).toBe(0o600);
    const { walk } = await interruptedWalk(placeIn(system), world, system);
    expect(walk).toMatchObject({ place: 'image', when: '2026-11-22T12:00:00.000Z' });
  });

  it('two runs: each ends with its own record only, and the one that was taken up goes with it', async () => {
    const system = fakeSystem({ env });
    const place = placeIn(system);
    const [first, second] = [keeperOf(place, null, system), keeperOf(place, null, system)];
    first.keep(progress);
    await first.settled();
    await second.forget(null);
    const { walk } = await interruptedWalk(place, world, system);
    expect(walk).not.toBeNull();
    await second.forget(walk?.id ?? null);
    expect((await interruptedWalk(place, world, system)).walk).toBeNull();
    second.keep(progress);
    await second.forget(null);
    expect(system.disk.size).toBe(0);
  });

  it('an app that was given by the path of its preset is there again, while its file is', async () => {
    const preset = await readFile('presets/fluxgym.yaml', 'utf8');
    const existing = { '/work/mine.yaml': preset.replace('id: fluxgym', 'id: mine') };
    const system = fakeSystem({ env, existing });
    const keeper = keeperOf(placeIn(system), '/work/mine.yaml', system);
    keeper.keep({ ...progress, answers: { ...flags, draft: { ...flags.draft, app: 'mine' } } });
    await keeper.settled();
    const taken = await interruptedWalk(placeIn(system), world, system);
    expect(taken.walk).toMatchObject({
      answers: { draft: { app: 'mine' } },
      preset: '/work/mine.yaml',
      lost: [],
    });
    expect(taken.world.presets.at(-1)).toMatchObject({ id: 'mine', own: { named: '/work/mine.yaml' } });

    await system.files.remove('/work/mine.yaml');
    const { walk } = await interruptedWalk(placeIn(system), world, system);
    expect(walk?.lost).toEqual(['App is open again: there is no preset "mine".']);
  });

  it('where none is kept, none is looked for by its name', async () => {
    const system = fakeSystem({ env });
    const place = {
      ...placeIn(system),
      file: () => {
        throw new Error('its name is not needed');
      },
    };
    const keeper = keeperOf(place, null, system);
    expect((await interruptedWalk(place, world, system)).walk).toBeNull();
    await keeper.forget(null);
  });

  it('a disk that takes nothing, or gives nothing, stops nobody', async () => {
    const broken = async () => {
      throw new FileError('walk', 'EROFS', 'the file system is read-only');
    };
    const system = fakeSystem({ env });
    const files = { ...system.files, read: broken, replace: broken, remove: broken };
    const place = { folder: '/', file: () => '/walk.json' };
    const keeper = keeperOf(place, null, { ...system, files });
    keeper.keep(progress);
    await keeper.settled();
    await keeper.forget(null);
    expect(
      (
        await interruptedWalk(place, world, {
          ...system,
          files: { ...files, list: async () => ['walk-1.json'] },
        })
      ).walk,
    ).toBeNull();
  });
});
