import { describe, expect, test } from 'vitest';
import app from '../../src/artifacts/runtime/app.sh';
import { scriptFacts } from '../../src/artifacts/startup/facts.ts';
import { planFunctions } from '../../src/artifacts/startup/plan-functions.ts';
import { quote } from '../../src/basics/shell.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { bash } from '../support/bash.ts';
import { inputFor } from './input-for.ts';

/** What READY says of that which the app makes: where it lies, and what fetches it from this very pod. */

const nobody = 'port_holder() { :; }\ncommand() { false; }\n';
const sshd = 'port_holder() { if [[ $1 == 22 ]]; then echo sshd; fi; }\ncommand() { false; }\n';
const sender = 'port_holder() { :; }\ncommand() { [[ $* == "-v runpodctl" ]]; }\n';
const address = 'RUNPOD_PUBLIC_IP=203.0.113.7 RUNPOD_TCP_PORT_22=40022\n';

async function told(outputs: Preset['outputs'], pod: string, workspace = '/workspace'): Promise<string> {
  const input = await inputFor({ app: 'fluxgym', workspace });
  const preset = { ...input.resolved.preset, outputs };
  const facts = scriptFacts({ ...input, resolved: { ...input.resolved, preset } });
  const body = app.slice(app.indexOf('tell_folder()'), app.indexOf('\ntell_ready()'));
  const said = bash(
    `say() { printf '%s\\n' "$*"; }\nAPP=${quote(facts.appDirectory)}\n${body}\n${planFunctions(facts)}\n${pod}tell_outputs\n`,
  );
  expect(said.stderr).toBe('');
  return said.stdout;
}

describe('READY says where that lies which the app makes', () => {
  test('and the line that fetches it by SSH, where the pod is reached by it', async () => {
    expect(await told(['outputs', '{workspace}/more'], `${address}${sshd}`)).toBe(
      '  What it makes is in /workspace/fluxgym/outputs. To fetch it, on your computer: scp -r -P 40022 root@203.0.113.7:/workspace/fluxgym/outputs .\n' +
        '  What it makes is in /workspace/more. To fetch it, on your computer: scp -r -P 40022 root@203.0.113.7:/workspace/more .\n',
    );
  });

  test.each([
    ['no public address', sshd],
    ['nobody listens there', `${address}${nobody}`],
  ])('no such line where it would not work: %s', async (_, pod) => {
    const said = await told(['outputs'], pod);
    expect(said).not.toContain('root@');
    expect(said).toContain('once its TCP port 22 is exposed');
  });

  test("the cloud's own tool, where the pod has it", async () => {
    expect(await told(['outputs'], `${address}${sender}`)).toContain(
      'here: runpodctl send /workspace/fluxgym/outputs; on your computer what that prints',
    );
  });

  test('a folder of any name is one word of the line', async () => {
    const said = await told(['outputs'], sender, "/w s/$(id) it's");
    expect(said).toContain('runpodctl send ');
    const line = /here: (.*);/.exec(said)?.[1] ?? '';
    expect(bash(`runpodctl() { printf '%s|' "$@"; }\n${line}\n`).stdout).toBe(
      "send|/w s/$(id) it's/fluxgym/outputs|",
    );
  });

  test('where its page alone gives it, that; where nobody knows, the folder of the app', async () => {
    expect(await told([], `${address}${sshd}`)).toBe(
      '  Save what it makes on its page: on the pod it is not kept.\n',
    );
    expect(await told(null, `${address}${sshd}`)).toBe(
      '  Its files lie in /workspace/fluxgym. To fetch one, on your computer: scp -r -P 40022 root@203.0.113.7:/workspace/fluxgym/FILE .\n',
    );
  });
});
