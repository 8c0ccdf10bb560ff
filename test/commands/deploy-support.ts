import { exchange } from '../../src/system/http.ts';
import type { CloudServer } from '../support/cloud-server.ts';
import type { FakeOptions } from '../support/fake-system.ts';
import { type Ran, runFake, soundFlags } from './support.ts';

/** A person's machine: what they wrote and rented stays from one command to the next. */
export interface Home {
  readonly run: (argv: readonly string[], options?: FakeOptions) => Promise<Ran>;
  readonly file: (name: string) => string;
  readonly records: () => readonly Record<string, unknown>[];
}

export function homeWith(server: Pick<CloudServer, 'url' | 'key'>, env: Record<string, string> = {}): Home {
  let existing: Record<string, string> = {};
  return {
    run: async (argv, options = {}) => {
      const ran = await runFake(argv, {
        http: exchange,
        ...options,
        existing: { ...existing, ...options.existing },
        env: { RUNPOD_API_KEY: server.key, POD_WIZARD_API_URL: server.url, ...env, ...options.env },
      });
      existing = Object.fromEntries([...ran.system.disk].map(([file, { content }]) => [file, content]));
      return ran;
    },
    file: (name) => existing[name] ?? '',
    records: () =>
      Object.entries(existing)
        .filter(([file]) => file.startsWith('/home/user/.local/state/pod-wizard/pods/'))
        .map(([, content]) => JSON.parse(content) as Record<string, unknown>),
  };
}

export const rentFlags = ['deploy', ...soundFlags, '--yes', '--max-price', '1.00'];
