import { describe, expect, it } from 'vitest';
import { redact, withoutSecrets } from '../../src/diagnose/redact.ts';

/** What is written, and what is left of it: for a stranger; of a log's secrets; of what a person wrote. */
const cases: readonly (readonly [text: string, report: string, ofLog: string, ofPerson: string])[] = [
  ['with hf_abcdefghijklmnop here', 'with <token> here', 'with <token> here', 'with <token> here'],
  ['hf_short stays', 'hf_short stays', 'hf_short stays', 'hf_short stays'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.abc', '<token>', '<token>', '<token>'],
  [
    'git clone https://me:moonrover@moon.example/a',
    'git clone https://<secret>@moon.example/a',
    'git clone https://<secret>@moon.example/a',
    'git clone https://<secret>@moon.example/a',
  ],
  [
    'GET /a?size=3&signature=moonrover',
    'GET /a?size=3&signature=<secret>',
    'GET /a?size=3&signature=<secret>',
    'GET /a?size=3&signature=<secret>',
  ],
  ['password: moonrover', 'password: <secret>', 'password: moonrover', 'password: <secret>'],
  [
    'File "/home/luna/app.py" of luna@moon.example',
    'File "/home/<user>/app.py" of <mail>',
    'File "/home/luna/app.py" of luna@moon.example',
    'File "/home/luna/app.py" of luna@moon.example',
  ],
  [
    'luna@rover:~$ ssh 203.0.113.7, not 127.0.0.1; torch==2.4.0.1',
    '<user>@<host>:~$ ssh <address>, not 127.0.0.1; torch==2.4.0.1',
    'luna@rover:~$ ssh 203.0.113.7, not 127.0.0.1; torch==2.4.0.1',
    'luna@rover:~$ ssh 203.0.113.7, not 127.0.0.1; torch==2.4.0.1',
  ],
  [
    'https://a1b2c3d4e5-8188.proxy.runpod.net GPU-1234abcd-12',
    'https://<pod>-8188.proxy.runpod.net <id>',
    'https://a1b2c3d4e5-8188.proxy.runpod.net GPU-1234abcd-12',
    'https://a1b2c3d4e5-8188.proxy.runpod.net GPU-1234abcd-12',
  ],
];

describe.each(cases)('%s', (text, report, ofLog, ofPerson) => {
  it('keeps its names, tokens and addresses for itself', () => {
    expect(redact(text)).toBe(report);
    expect(withoutSecrets(text, false)).toBe(ofLog);
    expect(withoutSecrets(text, true)).toBe(ofPerson);
  });
});
