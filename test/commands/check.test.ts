import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { image, runFake, soundFlags } from './support.ts';

const documentSchema = z.object({
  verdict: z.enum(['recommended', 'compatible', 'unverified', 'incompatible']),
  plan: z.record(z.string(), z.unknown()),
  findings: z.array(
    z.object({
      code: z.string().regex(/^PW\d{3}$/),
      severity: z.enum(['error', 'warning', 'info']),
      field: z.string(),
      title: z.string().min(1),
      message: z.string().min(1),
      error: z.string().nullable(),
      why: z.string().min(1),
      fixes: z.array(z.object({ label: z.string(), patch: z.record(z.string(), z.unknown()) })),
      evidence: z.array(z.object({ text: z.string(), source: z.string(), reviewed: z.string() })).min(1),
    }),
  ),
});

async function judge(...flags: string[]) {
  const { code, out } = await runFake(['check', ...flags, '--json']);
  const document = documentSchema.parse(JSON.parse(out));
  return { code, ...document, codes: document.findings.map((finding) => finding.code) };
}

describe('check: Blackwell with an image of old torch', () => {
  const flags = ['--preset', 'fluxgym', '--gpu', 'RTX 5090', '--image', image.oldTorch];

  it('is a warning where the app brings its own torch, stated or by default', async () => {
    for (const more of [[], ['--install', 'venv']]) {
      const { code, verdict, findings } = await judge(...flags, ...more);
      expect([code, verdict]).toEqual([0, 'compatible']);
      const own = findings.find((finding) => finding.code === 'PW104');
      expect(own?.severity).toBe('warning');
      expect(own?.message).toContain('outside its venv');
    }
  });

  it('reports the GPU error, where that torch is used, and the Python 3.11 warning', async () => {
    const shared = ['--gpu', 'RTX 5090', '--image', image.oldTorch, '--install', 'venv-system-site'];
    const { code, verdict, findings } = await judge(...shared);
    expect(code).toBe(1);
    expect(verdict).toBe('incompatible');
    const blackwell = findings.find((finding) => finding.code === 'PW104');
    expect(blackwell?.severity).toBe('error');
    expect(blackwell?.error).toContain('sm_120');
    expect(blackwell?.error).toContain('no kernel image is available');
    const { findings: others } = await judge(...flags);
    expect(others.find((finding) => finding.code === 'PW301')?.severity).toBe('warning');
  });

  it('neither appears once its fix is applied', async () => {
    const newer = ['--preset', 'fluxgym', '--gpu', 'RTX 5090', '--image', image.sound];
    expect((await judge(...newer)).codes).not.toContain('PW104');
    expect((await judge(...flags, '--python', 'uv:3.10')).codes).not.toContain('PW301');
  });

  it('--fix applies both and says so', async () => {
    const { code, codes, plan } = await judge(...flags, '--fix');
    expect(code).toBe(0);
    expect(codes).not.toContain('PW104');
    expect(codes).not.toContain('PW301');
    expect(plan['image']).not.toBe(image.oldTorch);
  });
});

describe('check: PEP 668', () => {
  const flags = ['--preset', 'fluxgym', '--gpu', '4090', '--image', image.bare, '--install'];

  it.each([
    ['system', true],
    ['system-break', false],
    ['venv', false],
  ])('--install %s: %s', async (install, caught) => {
    expect((await judge(...flags, install)).codes.includes('PW203')).toBe(caught);
  });
});

describe('check', () => {
  it('judges what is stated when the rest is open', async () => {
    const { code, verdict } = await judge('--gpu', '4090', '--image', image.sound);
    expect([code, verdict]).toEqual([0, 'compatible']);
  });

  it('accepts an error only by its code, and keeps the reason', async () => {
    const flags = ['--gpu', '5090', '--image', image.oldTorch, '--install', 'venv-system-site'];
    expect((await judge(...flags, '--accept', 'PW301=other code')).code).toBe(1);
    expect((await judge(...flags, '--accept', 'PW104=I replace torch myself')).code).toBe(0);
  });

  it.each([
    [['check'], 2, /nothing to judge/],
    [['check', '--gpu', '4095'], 2, /RTX 4090/],
    [['check', '--gpu', 'a100'], 2, /more than one/],
    [['check', '--preset', 'fluxgim'], 2, /fluxgym/],
    [['check', '--install', 'pip'], 2, /venv-system-site/],
    [['check', '--accept', 'because'], 2, /CODE=REASON/],
    [['check', '--accept', 'PW999=x'], 2, /there is no rule "PW999" for plans\n.*did you mean PW\d{3}/],
    [['check', '--accept', 'PW801=x'], 2, /there is no rule "PW801" for plans/],
    [['check', '--preset', './nope.yaml'], 1, /no such file/],
    [['check', 'script.sh'], 2, /there is no file script.sh/],
  ])('%j exits %i and says what to type', async (argv, code, text) => {
    const ran = await runFake(argv);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toMatch(text);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  it('prints for people without colours when told so', async () => {
    const { out } = await runFake(['check', ...soundFlags, '--no-color'], { tty: true });
    expect(out).toContain('PW105');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(out).not.toMatch(/\u001b/);
  });
});
