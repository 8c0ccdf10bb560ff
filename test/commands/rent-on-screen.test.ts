import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { rentOnScreen } from '../../src/commands/deploy/on-screen.ts';
import type { Wanted } from '../../src/commands/deploy/wanted.ts';
import { exchange } from '../../src/system/http.ts';
import { FileError, type System } from '../../src/system/system.ts';
import type { Order, PodState } from '../../src/wizard/pod/state.ts';
import type { PodStore } from '../../src/wizard/pod/store.ts';
import type { WizardTerminal } from '../../src/wizard/types.ts';
import { body, record } from '../deploy/support.ts';
import { type CloudServer, startCloud } from '../support/cloud-server.ts';
import { fakeSystem } from '../support/fake-system.ts';

// What is drawn is of other tests; here, a person in front of it.
type Person = (store: PodStore, order: (what: Order) => void) => Promise<void>;
let person: Person = async () => {};
vi.mock('../../src/wizard/pod/run.ts', () => ({
  runPod: async (store: PodStore, _: unknown, onOrder: (order: Order) => void) => {
    await person(store, onOrder);
    return { kind: 'left' };
  },
}));

let server: CloudServer;
beforeAll(async () => {
  server = await startCloud();
});
afterAll(() => server.close());
beforeEach(() => {
  server.pods.length = 0;
  Object.assign(server.settings, { page: null, log: [], refuse: [] });
});

const { name: _, ...rest } = body('NVIDIA GeForce RTX 4090');
const { schema: _s, name: _n, askedAt: _a, state: _st, ...about } = record;
const wanted: Wanted = {
  options: [
    {
      body: { ...rest, cloud: 'SECURE', env: {}, ports: [] } as unknown as Wanted['options'][0]['body'],
      gpu: 'RTX 4090',
      volumePath: '/workspace',
      about: { ...about, journal: null, page: { path: '/', contains: 'Step 1. LoRA Info' } },
      seen: null,
      lost: [],
      template: () => {
        throw new Error('nobody asked for a template');
      },
      enter: async () => ({ path: '/home/user/JOURNAL.md', entry: 1 }),
    },
  ],
  wishes: { regions: [], count: 1, networkVolume: null, hold: 120, stopAfter: null },
  slug: 'fluxgym',
  journal: null,
};

/** Waits until the screen's state is so. */
function until(store: PodStore, isSo: (state: PodState) => boolean): Promise<PodState> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(JSON.stringify(store.get()))), 4000).unref();
    const look = () => {
      if (isSo(store.get())) resolve(store.get());
    };
    store.subscribe(look);
    look();
  });
}

async function screen(does: Person, changes: Partial<System> = {}) {
  person = async (store, order) => {
    const first = await until(store, ({ question, refusal }) => question !== null || refusal !== null);
    if (first.question === null) throw new Error(JSON.stringify(first.refusal));
    order({ do: 'rent', ends: { hold: 120, stopAfter: null } });
    await does(store, order);
  };
  const fake = fakeSystem({
    env: { HOME: '/home/user', RUNPOD_API_KEY: server.key, POD_WIZARD_API_URL: server.url },
    http: exchange,
    wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
  });
  const terminal = { stdout: { columns: 80, rows: 24, write: () => true } } as unknown as WizardTerminal;
  const system: System = { ...fake, ...changes };
  const came = await rentOnScreen(wanted, terminal, system, async () => []);
  const kept = [...fake.disk].find(([file]) => file.includes('/pods/'))?.[1].content ?? '{}';
  return { came, kept: JSON.parse(kept) as typeof record };
}

/** Files where records can no longer be written once a pod is there. */
function readOnlyLater(): System['files'] {
  const { files } = fakeSystem();
  return {
    ...files,
    replace: async (file, content, mode) => {
      if (server.pods.length > 0) throw new FileError(file, 'EROFS', `cannot write ${file}: read-only`);
      return files.replace(file, content, mode);
    },
  };
}

it('what is known of a pod that answers stays known when it is stopped', async () => {
  server.settings.page = 'Step 1. LoRA Info';
  const { kept } = await screen(async (store, order) => {
    await until(store, ({ ended }) => ended !== null);
    order({ do: 'stop' });
    await until(store, ({ notice }) => notice !== null);
  });
  expect(kept.state).toMatchObject({ status: 'EXITED', secondsToReady: expect.any(Number) });
});

it('a pod whose record cannot be written is on the screen, and can be stopped', async () => {
  const { came } = await screen(
    async (store, order) => {
      const state = await until(store, (now) => now.record !== null || now.refusal !== null);
      expect(state.refusal).toBeNull();
      expect(state.told.map(({ text }) => text).join('\n')).toContain('read-only');
      order({ do: 'stop' });
      await until(store, ({ notice }) => notice?.tone === 'good');
    },
    { files: readOnlyLater() },
  );
  expect(server.pods.map(({ status }) => status)).toEqual(['EXITED']);
  expect(came.record?.state).toMatchObject({ status: 'EXITED' });
});

it('a stop is waited for, whatever was pressed after it', async () => {
  const { came } = await screen(async (store, order) => {
    await until(store, (now) => now.record !== null);
    order({ do: 'stop' });
    order({ do: 'copy', text: 'http://127.0.0.1' });
  });
  expect(server.pods.map(({ status }) => status)).toEqual(['EXITED']);
  expect(came.record?.state).toMatchObject({ status: 'EXITED' });
});

it.each<[string, () => void, string]>([
  ['stopped itself', () => Object.assign(server.pods[0] ?? {}, { status: 'EXITED', cost: 0 }), 'EXITED'],
  ['was ended elsewhere', () => (server.pods.length = 0), 'ended'],
])('a pod that %s is followed no longer, and its record says so', async (_name, happens, shows) => {
  const { came, kept } = await screen(async (store) => {
    await until(store, ({ told }) => told.some(({ text }) => text.startsWith('created')));
    happens();
    await until(store, ({ ended }) => ended !== null);
  });
  expect(JSON.stringify(came.record)).toContain(shows);
  expect(kept.state).toEqual(came.record?.state);
});

it('our own mistake is told when the screen is left, and does not end it', async () => {
  const mistake = screen(
    async (store) => {
      await until(store, ({ refusal }) => refusal !== null);
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
    {
      files: {
        ...fakeSystem().files,
        replace: async () => {
          throw new TypeError('ours');
        },
      },
    },
  );
  await expect(mistake).rejects.toThrow('ours');
});
