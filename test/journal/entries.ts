import fc from 'fast-check';
import type { JournalEntry } from '../../src/journal/entry.ts';
import type { Plan } from '../../src/plan/schema.ts';
import { lineSchema } from '../../src/plan/schema.ts';

export const plan: Plan = {
  format: 1,
  name: 'my first LoRA',
  gpu: 'NVIDIA GeForce RTX 4090',
  image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  python: { version: '3.10', provider: 'uv' },
  app: 'fluxgym',
  install: 'venv',
  torch: { torch: '2.8.0', torchvision: '0.23.0', torchaudio: null, cudaTag: 'cu128' },
  pins: ['pydantic==2.10.6'],
  codeServer: { port: 8443, auth: 'password' },
  keepServices: true,
  volumeGb: 100,
  volumePath: '/workspace',
  workspace: '/workspace',
  hostCuda: null,
  territory: null,
  accept: [{ code: 'PW203', reason: 'tested on 2026-11-20' }],
};

export const entry: JournalEntry = {
  number: 4,
  version: 'v1.0.3',
  date: '2026-11-22',
  title: 'FluxGym on an RTX 4090',
  plan,
  preset: { id: 'fluxgym', version: '1.2.0' },
  serves: { port: 7860, health: { path: '/', contains: 'Flux Gym', log: null, timeoutSeconds: 900 } },
  choices: [
    { label: 'GPU type', value: plan.gpu, origin: 'you', reason: null },
    { label: 'Extra pins', value: 'pydantic==2.10.6', origin: 'flag', reason: 'gradio 4 needs it' },
  ],
  findings: [
    {
      code: 'PW203',
      severity: 'error',
      title: 'no kernels for this GPU',
      message: 'the wheel holds no code for sm_120',
      accepted: 'tested on 2026-11-20',
      fix: 'use torch 2.8.0',
    },
    { code: 'PW601', severity: 'info', title: 'volume', message: 'plenty', accepted: null, fix: null },
  ],
  files: [{ path: 'startup.sh', sha256: 'a'.repeat(64), bytes: 12_345 }],
  toolVersion: '0.1.0',
  repeatCommand: "npx pod-wizard --preset fluxgym --gpu 'NVIDIA GeForce RTX 4090' --yes",
};

const nasty = fc.constantFrom(
  '```',
  '~~~',
  '`',
  '# ',
  '## 9. x (v1.0.0, 2026-01-01)',
  '\n',
  '\r\n',
  '<script>',
  '</details>',
  '<!--',
  '-->',
  '|',
  '[a](http://x)',
  '![a](b)',
  '<http://x.io>',
  'https://evil.example',
  'www.evil.example',
  '**',
  '__',
  '_',
  '~~',
  '\\',
  '&lt;',
  '&#35;',
  '- [ ] ',
  '- ',
  '1. ',
  '> ',
  '---',
  '===',
  '***',
  'Outcome: ',
  '    ',
  '\t',
  '$(id)',
  '\u202e',
  '\x1b[2J',
  '[^1]',
  '[a]: b',
  '```json pod-wizard-plan',
  '{',
  '"',
  "'",
  ' ',
  'word',
);

/** Text that tries to be something else. */
export const hostile = fc.oneof(
  fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 })), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

/** The same, as far as the plan admits it. */
export function hostileLine(most: number): fc.Arbitrary<string> {
  return hostile
    .map((text) => text.replaceAll(/[\r\n\t]/g, ' ').slice(0, most))
    .filter((text) => text.length > 0 && lineSchema.safeParse(text).success);
}

/** An entry in which every foreign text is hostile. */
export const hostileEntry: fc.Arbitrary<JournalEntry> = fc
  .record({
    name: hostileLine(80),
    gpu: hostileLine(120),
    pin: hostileLine(200),
    reason: hostileLine(500),
    path: hostileLine(100),
    texts: fc.array(hostile, { minLength: 9, maxLength: 9 }),
  })
  .map(({ name, gpu, pin, reason, path, texts }) => {
    const [
      title = '',
      label = '',
      value = '',
      why = '',
      heading = '',
      message = '',
      fix = '',
      contains = '',
      command = '',
    ] = texts;
    return {
      ...entry,
      title,
      plan: {
        ...plan,
        name,
        gpu,
        pins: [pin],
        accept: [{ code: 'PW203', reason }],
        volumePath: `/${path.replaceAll('..', '')}`,
      },
      serves: { port: 7860, health: { path: '/', contains, log: contains, timeoutSeconds: 60 } },
      choices: [{ label, value, origin: 'you', reason: why }],
      findings: [
        { code: 'PW203', severity: 'error', title: heading, message, accepted: reason, fix },
        { code: 'PW204', severity: 'warning', title: heading, message, accepted: null, fix },
      ],
      files: [{ path, sha256: 'b'.repeat(64), bytes: 1 }],
      repeatCommand: `npx pod-wizard --name ${command}`,
    };
  });
