import { describe, expect, it } from 'vitest';
import { codesOfRule, findingsOf } from './support.ts';

describe('names that a release lacks, or does not have yet (PW889)', () => {
  const pipe =
    'from diffusers import FluxPipeline\npipe = FluxPipeline.from_pretrained("a/b")\npipe.enable_vae_slicing()\n';
  const whisper = 'from faster_whisper import WhisperModel\nmodel = WhisperModel("turbo", device="cuda")\n';

  it('looks at the list that lies beside it', () => {
    expect(codesOfRule('a.py', pipe, 'PW889')).toEqual(['PW889@3']);
    expect(codesOfRule('a.py', pipe, 'PW889', { 'requirements.txt': 'diffusers==0.41.0' })).toEqual([
      'PW889@3',
    ]);
    expect(codesOfRule('a.py', pipe, 'PW889', { 'requirements.txt': 'diffusers==0.35.2' })).toEqual([]);
    expect(
      codesOfRule('a.py', pipe, 'PW889', { Dockerfile: 'RUN pip install "diffusers[torch]<0.40"' }),
    ).toEqual([]);
    expect(codesOfRule('a.py', pipe.replace('pipe.enable_vae', 'pipe.vae.enable'), 'PW889')).toEqual([]);
  });

  it('knows from which release on faster-whisper has turbo', () => {
    expect(codesOfRule('a.py', whisper, 'PW889', { 'requirements.txt': 'faster-whisper==1.0.3' })).toEqual([
      'PW889@2',
    ]);
    expect(codesOfRule('a.py', whisper, 'PW889', { 'requirements.txt': 'faster-whisper==1.1.0' })).toEqual(
      [],
    );
    expect(codesOfRule('a.py', whisper, 'PW889', { 'requirements.txt': 'faster-whisper>=1.0.3' })).toEqual(
      [],
    );
    expect(codesOfRule('a.py', whisper, 'PW889')).toEqual([]);
    const run = (version: string) =>
      codesOfRule(
        'Dockerfile',
        `FROM a:1\nRUN pip install faster-whisper==${version}\nRUN python -c "from faster_whisper import WhisperModel; WhisperModel('large-v3-turbo')"\n`,
        'PW889',
      );
    expect(run('1.0.3')).toEqual(['PW889@3']);
    expect(run('1.1.1')).toEqual([]);
  });

  it('knows what Modal took away', () => {
    const app = (line: string) => codesOfRule('a.py', `import modal\n${line}\n`, 'PW889');
    expect(app('@modal.web_endpoint(method="POST")\ndef f(): ...')).toEqual(['PW889@2']);
    expect(app('@modal.fastapi_endpoint(method="POST")\ndef f(): ...')).toEqual([]);
    expect(app('g = modal.gpu.A100()')).toEqual(['PW889@2']);
    expect(app('f = modal.Function.lookup("a", "b")')).toEqual(['PW889@2']);
    expect(app('f = modal.Function.from_name("a", "b")')).toEqual([]);
    expect(app('i = image.copy_local_file("a")')).toEqual(['PW889@2']);
    expect(app('@app.function(concurrency_limit=1)\ndef f(): ...')).toEqual(['PW889@2']);
  });
});

it('names what is gone, and nothing beside it (PW889)', () => {
  const [found] = findingsOf('a.py', 'from modal import Image, Mount, method\nimport modal\n');
  expect(found?.message).toContain('there is no modal.Mount:');
});
