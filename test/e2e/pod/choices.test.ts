import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../support/bash.ts';
import { makePod, type Pod } from './pod.ts';

let pod: Pod;
beforeEach(async () => {
  pod = await makePod();
}, 600_000);
afterEach(() => pod.remove());

const inState = (...parts: string[]) => path.join(pod.workspace, '.pod-wizard/standin', ...parts);
const venvPython = () => path.join(pod.workspace, 'apps/standin/env/bin/python');

describe('install strategies', { timeout: 1_800_000 }, () => {
  test('system: a new container gets its packages again', async () => {
    // The interpreter is part of the image, so it lies on the container disk, and what pip adds to it too.
    const imagePython = path.join(pod.root, 'container/python');
    pod.command(`python${pod.python.version}`, [`exec ${imagePython}/bin/python "$@"`]);
    await pod.plan({ install: 'system' });
    for (const _container of ['first', 'second']) {
      execFileSync(pod.python.executable, ['-m', 'venv', imagePython]);
      const boot = pod.boot();
      expect(await boot.says(/READY/)).not.toContain('Install torch 2.8.0: done before');
      expect(run(`${imagePython}/bin/python`, ['-m', 'pip', 'list']).stdout).toContain('standin-web');
      boot.killAll();
      const again = pod.boot();
      expect(await again.says(/READY/)).toContain('Install torch 2.8.0: done before');
      again.killAll();
      pod.replaceContainer();
    }
    expect(existsSync(venvPython())).toBe(false);
  });

  test('uv: the interpreter it brings', async () => {
    pod.command('uv', [
      `echo "$@" >>${pod.root}/uv.log`,
      `case "$1 $2" in`,
      `  'python install') touch ${pod.workspace}/brought ;;`,
      `  'python find') [[ -f ${pod.workspace}/brought ]] && echo ${pod.python.executable} ;;`,
      '  "pip install") python=$5; shift 5; exec "$python" -m pip install "$@" ;;',
      'esac',
    ]);
    await pod.plan({ python: { version: pod.python.version, provider: 'uv' } });
    await pod.boot().says(/READY/);
    expect(readFileSync(path.join(pod.root, 'uv.log'), 'utf8')).toContain(
      `python install ${pod.python.version}`,
    );
    expect(run(venvPython(), ['-c', 'import sys; print(sys.base_prefix != sys.prefix)']).stdout).toBe(
      'True\n',
    );
  });

  test('venv-system-site: the image\u2019s packages are seen', async () => {
    await pod.plan({ install: 'venv-system-site' });
    await pod.boot().says(/READY/);
    expect(readFileSync(path.join(pod.workspace, 'apps/standin/env/pyvenv.cfg'), 'utf8')).toContain(
      'include-system-site-packages = true',
    );
  });
});

describe('code-server', { timeout: 1_800_000 }, () => {
  const codeServer = { port: 0, auth: 'password' as const };
  beforeEach(() => {
    // Next to the app's port, which was free a moment ago; nothing listens there in these tests.
    codeServer.port = pod.port === 65_535 ? pod.port - 1 : pod.port + 1;
  });

  test('a download that is not the reviewed file is not used, and the app goes on', async () => {
    pod.command('curl', [
      'wanted=; for word; do if [[ $word == https://github.com/coder/* ]]; then wanted=$word; fi; done',
      'if [[ -z $wanted ]]; then exec /usr/bin/env PATH=/usr/local/bin:/usr/bin:/bin curl "$@"; fi',
      'while [[ $1 != -o ]]; do shift; done',
      'echo something else >"$2"',
    ]);
    await pod.plan({ codeServer });
    const said = await pod.boot().says(/READY/);
    expect(said).toMatch(/The sha256 of https:\S+\/code-server-\S+ is \w{64}, not \w{64}, so it is not used/);
    expect(said).toMatch(/WARNING: Install code-server [\d.]+ failed/);
  });

  test('its password goes by a file, and is told to nobody', async () => {
    const password = "it's $(id) a secret";
    Object.assign(pod.env, {
      CODE_SERVER_PASSWORD: password,
      RUNPOD_API_KEY: 'a secret key',
      PASSWORD: password,
    });
    await pod.plan({ codeServer });
    const version = /CODE_SERVER_VERSION=(\S+)/.exec(
      readFileSync(path.join(pod.root, 'startup.sh'), 'utf8'),
    )?.[1];
    const bin = path.join(pod.workspace, `.pod-wizard/code-server-${version}/bin`);
    mkdirSync(bin, { recursive: true });
    writeFileSync(path.join(bin, 'code-server'), '#!/bin/bash\necho "got: $*"; env; exec sleep infinity\n');
    chmodSync(path.join(bin, 'code-server'), 0o755);
    const said = await pod.boot().says(/READY/);
    expect(said).not.toContain('a secret');
    const log = readFileSync(inState('logs/code-server.log'), 'utf8');
    expect(log).toContain(`--config ${inState('code-server.yaml')}`);
    expect(log).not.toContain('a secret');
    const config = readFileSync(inState('code-server.yaml'), 'utf8');
    expect(config).toContain("auth: password\npassword: 'it''s $(id) a secret'\n");
    for (const file of ['code-server.yaml', 'code-server-password']) {
      expect(statSync(inState(file)).mode & 0o777).toBe(0o600);
    }
  });
});
