import { expect, it } from 'vitest';
import { loadFacts } from '../../src/diagnose/facts/load.ts';
import { interpret } from '../../src/diagnose/interpret.ts';
import { errorKindOf, lastErrorOf } from '../../src/diagnose/last-error.ts';
import { redact } from '../../src/diagnose/redact.ts';
import { createScanner } from '../../src/diagnose/scanner.ts';

const facts = await loadFacts();
const last = (log: string) => {
  const scanner = createScanner();
  scanner.push(log);
  const seen = scanner.end();
  return lastErrorOf(seen, interpret(seen, facts));
};

it.each([
  ['ValueError: the moon is not full', 'exception'],
  ['[rank0]: my.package.MoonError: not full', 'exception'],
  ['2026-01-02 10:00:00,123 ERROR the moon is not full', 'message'],
  ['fatal: the moon is not full', 'message'],
  ['(EngineCore_0 pid=92) ERROR 09-01 12:00:00 [core.py:700] ValueError: the moon is not full', 'exception'],
  ['#12 92.4 moon.MoonError: not full', 'exception'],
  ['ERROR: Failed building wheel for moon', 'consequence'],
  ['moon loading failed', 'mention'],
  ['Traceback (most recent call last):', null],
  ['    raise ValueError(', 'raise'],
  ['done, 0 errors', null],
  ['moonrise', null],
])('%j is %s', (line, kind) => {
  expect(errorKindOf(line)).toBe(kind);
});

it('prefers the exception to what follows from it, and names who raised it', () => {
  const log = `Collecting moon
Traceback (most recent call last):
  File "/venv/lib/python3.11/site-packages/moon/phase.py", line 3, in full
    raise MoonError("x")
moon.MoonError: not full
ERROR: the process exited with code 1
`;
  expect(last(log)).toMatchObject({
    line: 5,
    text: 'moon.MoonError: not full',
    package: 'moon',
    step: 'Collecting moon',
    wentOn: false,
  });
});

it('says that the program went on', () => {
  expect(last('MoonError: x\nRunning on local URL:  http://127.0.0.1:7860\n')?.wentOn).toBe(true);
  expect(last('Running on local URL:  http://127.0.0.1:7860\nMoonError: x\n')?.wentOn).toBe(false);
});

it('has nothing to quote in a healthy log', () => {
  expect(last('starting\nall is well\n')).toBeNull();
});

it.each([
  ['/home/jane/app', '/home/<user>/app'],
  ['C:\\Users\\Jane Doe\\app', 'C:\\Users\\<user>\\app'],
  ['with hf_abcdefghijklmnopqrst', 'with <token>'],
  ['password=moonrise', 'password=<secret>'],
  ['https://me:secret@example.org/x', 'https://<secret>@example.org/x'],
  ['from 203.0.113.7:80', 'from <address>:80'],
  ['on 127.0.0.1:7860 and 0.0.0.0', 'on 127.0.0.1:7860 and 0.0.0.0'],
  ['torch 2.6.0 and nvidia-cublas-cu12==12.4.5.8', 'torch 2.6.0 and nvidia-cublas-cu12==12.4.5.8'],
])('redacts %j', (text, wanted) => {
  expect(redact(text)).toBe(wanted);
});

it('goes on to the end of a sentence that is longer, and over a line that ends with a comma', () => {
  const long = `ValueError: ${'the moon is not full, '.repeat(14)}and then set phase to full. Or wait.`;
  expect(last(long)?.text).toMatch(/set phase to full\.$/);
  expect(last('MoonError: the moon is not full,\nset phase to full')?.text).toMatch(/set phase to full$/);
});

it('takes no warning of a C++ logger for an error', () => {
  expect(
    errorKindOf('2026-07-04 12:10:30.9 [W:onnxruntime:Default, d.cc:283 X] Failed to open file'),
  ).toBeNull();
  expect(errorKindOf('W0704 12:10:30.900 1 d.cc:283] Failed to open file')).toBeNull();
  expect(
    errorKindOf('2026-07-04 12:10:30.9 [E:onnxruntime:Default, d.cc:283 X] Failed to open file'),
  ).not.toBeNull();
  expect(errorKindOf('WALL: Failed to open file')).not.toBeNull();
});

it('names the package of an exception that torch only handed on', () => {
  expect(
    last(
      '  File "/v/lib/python3.10/site-packages/torch/_utils.py", line 694, in reraise\n    raise exception\nsoundmoon.LibMoonError: <exception str() failed>',
    )?.package,
  ).toBe('soundmoon');
});

it('takes no time in brackets for a colour', () => {
  const said = '[Error] [moon.plugin] failed to find the package that core 7 belongs to.';
  expect(last(`2026-06-23T14:57:39Z [381ms] ${said}`)?.text).toContain('[381ms]');
  expect(last(`[31m2026-06-23T14:57:39Z ${said}[0m`)?.text).not.toContain('31m');
});

it('asks for a newer unsloth where that raised it, and of others only which it is', () => {
  const raised = (by: string) =>
    last(
      `Traceback (most recent call last):\n  File "/venv/lib/python3.11/site-packages/${by}/tide.py", line 3, in full\n    raise MoonError("x")\nmoon.MoonError: not full\n`,
    )?.next.join('\n');
  expect(raised('unsloth_zoo')).toMatch(/^\S+ -m pip install -U unsloth unsloth_zoo/);
  expect(raised('unslothful')).toMatch(/^\S+ -m pip show unslothful/);
});
