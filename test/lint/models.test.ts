import { describe, expect, it } from 'vitest';
import { codesOfRule, findingsOf } from './support.ts';

describe('models for known accounts (PW913)', () => {
  const load = (line: string) =>
    codesOfRule(
      'handler.py',
      `import runpod\n${line}\nrunpod.serverless.start({"handler": handler})\n`,
      'PW913',
    );
  const llama = 'tok = AutoTokenizer.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")';

  it('asks for a token in a worker and in a build', () => {
    expect(load(llama)).toEqual(['PW913@2']);
    expect(load(`${llama}\nkey = os.environ["HF_TOKEN"]`)).toEqual([]);
    expect(load(`# ${llama}`)).toEqual([]);
    expect(load('m = AutoModel.from_pretrained("black-forest-labs/FLUX.1-schnell")')).toEqual([]);
    const build = (line: string) =>
      findingsOf('Dockerfile', `FROM a:1\n${line}\n`).filter(({ code }) => code === 'PW913');
    expect(build('RUN hf download black-forest-labs/FLUX.1-dev').map(({ severity }) => severity)).toEqual([
      'error',
    ]);
    expect(build('RUN --mount=type=secret,id=HF_TOKEN hf download black-forest-labs/FLUX.1-dev')).toEqual([]);
  });
});
