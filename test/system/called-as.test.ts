import { expect, it } from 'vitest';
import { callFrom } from '../../src/system/called-as.ts';

const cwd = '/home/user/app';
const usual = { PATH: '/usr/local/bin:/usr/bin' };

it.each([
  [
    'npm start',
    `${cwd}/dist/cli.js`,
    { npm_lifecycle_event: 'start', npm_package_name: 'pod-wizard' },
    'npm start --',
  ],
  ['npx', '/home/user/.npm/_npx/1/node_modules/.bin/pod-wizard', { npm_command: 'exec' }, 'npx pod-wizard'],
  [
    "another package's script",
    `${cwd}/node_modules/.bin/pod-wizard`,
    { npm_command: 'run-script' },
    'npx pod-wizard',
  ],
  [
    "another package's start",
    `${cwd}/node_modules/.bin/pod-wizard`,
    { npm_lifecycle_event: 'start', npm_package_name: 'app' },
    'npx pod-wizard',
  ],
  ['a global install', '/usr/local/bin/pod-wizard', {}, 'pod-wizard'],
  ['a bin folder that is not on the PATH', '/opt/x/pod-wizard', {}, 'node /opt/x/pod-wizard'],
  ['node in the clone', `${cwd}/dist/cli.js`, {}, 'node dist/cli.js'],
  [
    'node from elsewhere',
    '/home/user/it is mine/dist/cli.js',
    {},
    "node '/home/user/it is mine/dist/cli.js'",
  ],
  ['nothing known', '', {}, 'npx pod-wizard'],
])('%s', (_, script, env, called) => {
  expect(callFrom(script, { env: { ...usual, ...env }, cwd })).toBe(called);
});
