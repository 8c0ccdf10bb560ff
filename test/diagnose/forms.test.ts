import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/** Logs that are known as their programs wrote them: each must be known in whatever form it was posted. */
const logs: readonly string[] = [
  'Traceback (most recent call last):\n  File "/w/tide.py", line 12, in step\n    from basicsr import moon\n  File "/v/lib/python3.10/site-packages/basicsr/data/degradations.py", line 8, in <module>\n    from torchvision.transforms.functional_tensor import rgb_to_grayscale\nModuleNotFoundError: No module named \'torchvision.transforms.functional_tensor\'',
  "ImportError: cannot import name 'AutoModelForVision2Seq' from 'transformers'",
  "AttributeError: module 'numpy' has no attribute 'float'",
  "TypeError: Client.__init__() got an unexpected keyword argument 'proxies'",
  'RuntimeError: CUDA error: no kernel image is available for execution on the device',
];

const eachLine = (change: (line: string) => string) => (log: string) =>
  log.split('\n').map(change).join('\n');
const before = (prefix: string) => eachLine((line) => prefix + line);

const forms: Readonly<Record<string, (log: string) => string>> = {
  'the last quote lost': (log) => log.replace(/'$/, ''),
  'double quotes': (log) => (log.includes('File') ? log : log.replaceAll("'", '"')),
  'a blank before the colon': (log) => log.replace(/Error: /, 'Error : '),
  'no blank behind it': (log) => log.replace(/Error: /, 'Error:'),
  'a wide colon': (log) => log.replace(/Error: /, 'Error\uff1a'),
  'entities of HTML': (log) => log.replaceAll("'", '&#39;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  'colours without their escape': eachLine((line) => `[1;31m${line}[0m`),
  quotation: before('> '),
  'a block of code': (log) => `\`\`\`\n${log}\n\`\`\``,
  'cut at 80 columns': eachLine((line) => line.replace(/(.{80})(?=.)/g, '$1\n')),
  'one line': (log) => log.replaceAll(/\n */g, ' '),
  JSON: (log) => JSON.stringify({ level: 'error', message: log }),
  'the file of Docker': eachLine((line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: 'T' })),
  loguru: before('2025-01-02 03:04:05.678 | ERROR    | app.main:run:12 - '),
  ray: before('(RayWorkerWrapper pid=1234, ip=10.0.0.7) '),
  compose: before('app-1  | 2025-01-02T03:04:05.123456789Z '),
  'GitHub Actions': before('2024-01-02T03:04:05.1234567Z '),
  pytest: before('E   '),
  'a list': (log) => log.replace(/^(?=\w+Error)/m, '- '),
  'another language': (log) => log.replace(/^(?=\w+Error)/m, '\u9519\u8bef\uff1a'),
  'a bold name': (log) => log.replace(/^(\w+Error):/m, '**$1**:'),
};

const told = (log: string) => {
  const [first] = diagnoseText(log);
  return [first?.class, first?.fix[0]];
};

describe.each(Object.entries(forms))('%s', (_, form) => {
  it.each(logs)('%s', (log) => {
    expect(told(form(log))).toEqual(told(log));
  });
});

it.each([
  ['Error: an earlier try failed\nRunning on local URL:  http://127.0.0.1:7860'],
  ['* add EACCES error handling'],
  ['{"level":"info","message":"no such model in the cache, it is fetched"}'],
])('makes no failure of %s', (log) => {
  expect(told(log)).toEqual([undefined, undefined]);
});
