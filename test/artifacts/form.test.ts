import { describe, expect, it } from 'vitest';
import { cloudForm } from '../../src/artifacts/form.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { resolvePlan } from '../../src/resolve/resolve.ts';
import { catalog, plan, presetOf } from '../support/plans.ts';

const fluxgym = presetOf('fluxgym');

/** The form of a plan, by field. */
function form(changes: Partial<Plan> = {}, preset: Preset = fluxgym) {
  const rows = cloudForm(resolvePlan({ ...plan, ...changes }, preset, catalog));
  return Object.fromEntries(
    rows.map(({ field, value, note }) => [field, note === null ? value : `${value}; ${note}`]),
  );
}

describe("the cloud's form", () => {
  it('holds what must be filled in', () => {
    expect(form()).toMatchObject({
      'GPU type': plan.gpu,
      'Container image': plan.image,
      'Container start command': 'the one line of start-command.txt; the whole script is in it',
      'Volume mount path': '/workspace',
      'Expose HTTP ports': '7860',
    });
  });

  it('names the container disk, which is as large as the volume too where there is none', () => {
    expect(form()['Container disk']).toMatch(/^20 GB; .*wiped/);
    expect(Number.parseInt(form({ volumeGb: 0 })['Container disk'] ?? '', 10)).toBeGreaterThan(20);
  });

  it('asks for a CUDA version where the image does, or where one was stated', () => {
    const image = 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404';
    expect(form({ image, hostCuda: null })['CUDA version']).toContain('12.8 or newer');
    expect(form({ image, hostCuda: '13.0' })['CUDA version']).toContain('13.0 or newer');
  });

  it('asks for what the torch needs where that is more, or where nobody knows the image', () => {
    const of = (draft: object) => form({ hostCuda: null, ...draft })['CUDA version'] ?? 'none';
    const torch = { torch: '2.9.0', torchvision: null, torchaudio: null, cudaTag: 'cu130' };
    expect(of({ image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404', torch })).toContain(
      '13.0 or newer',
    );
    expect(of({ image: 'ghcr.io/me/mine:1' })).toContain('12.4 or newer');
    expect(of({ image: 'ghcr.io/me/mine:1', torch })).toContain('13.0 or newer');
  });

  it('asks for the system memory that the app needs', () => {
    expect(form()['Minimum memory']).toContain('48 GB');
    const frugal = { ...fluxgym, needs: { ...fluxgym.needs, systemMemoryGb: null } };
    expect(form({}, frugal)).not.toHaveProperty('Minimum memory');
  });

  it('names a volume only where there is one', () => {
    expect(form({ volumeGb: 100 })['Volume disk']).toMatch(
      /^100 GB; billed while the pod is stopped, too: about \$20\.00 a month \(\$0\.20 a GB, seen 20\d\d-\d\d-\d\d\)$/,
    );
    const without = form({ volumeGb: 0 });
    expect(without['Volume disk']).toBe('none; everything is lost when the pod stops');
    expect(without).not.toHaveProperty('Volume mount path');
  });

  it('exposes the port of code-server where it runs', () => {
    expect(form({ codeServer: { port: 8443, auth: 'password' } })['Expose HTTP ports']).toBe('7860, 8443');
  });

  it('keeps a port that is closed out of it, and asks for the one of SSH', () => {
    const closed = form({ publicPort: false });
    expect(closed['Expose HTTP ports']).toBe('none; 7860 stays closed');
    expect(closed['Expose TCP ports']).toBe('22; for ssh -L, with your SSH key');
    const both = form({ publicPort: false, codeServer: { port: 8443, auth: 'password' } });
    expect(both['Expose HTTP ports']).toBe('8443; 7860 stays closed');
    expect(form()).not.toHaveProperty('Expose TCP ports');
  });

  it('tells a secret from a value, and what must be set from what may', () => {
    const asked = (kind: 'secret' | 'value', required: boolean) => {
      const ask = { name: 'TOKEN', default: null, because: 'the weights are gated', kind, required };
      return form({}, { ...fluxgym, asks: [ask] })['Environment variable TOKEN'] ?? '';
    };
    expect(asked('secret', true)).not.toContain('if you have one');
    expect(asked('secret', false)).toContain('if you have one');
    expect(asked('secret', true)).toContain('never in a file');
    expect(asked('value', true)).not.toContain('never in a file');
  });

  it('names for each row the question behind it', () => {
    const rows = cloudForm(resolvePlan(plan, fluxgym, catalog));
    expect(rows.find(({ field }) => field === 'Container image')?.asked).toBe('image');
    expect(rows.find(({ field }) => field === 'Minimum memory')?.asked).toBeNull();
  });
});
