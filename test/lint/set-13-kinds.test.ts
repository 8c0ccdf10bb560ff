import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const codes = (file: string, text: string, code: string, image?: string) =>
  codesOf(file, text, image === undefined ? {} : { image }).filter((one) => one.startsWith(code));
const script = (text: string, code: string) => codes('a.sh', text, code);

/** Kinds that the twelfth and thirteenth set of public files missed, each with its nearest neighbour. */
describe('what the newest unseen files missed', () => {
  it('a command without its blank', () => {
    expect(script('if [! -d "x" ]; then\n  git clone a\nfi\n', 'PW849')).toEqual(['PW849@1']);
    expect(script('if [[! -d "x" ]]; then\n  git clone a\nfi\n', 'PW849')).toEqual(['PW849@1']);
    expect(script('if [-f "x" ]; then\n  ls\nfi\n', 'PW849')).toEqual(['PW849@1']);
    expect(script('if ["$A" = b ]; then\n  ls\nfi\n', 'PW849')).toEqual(['PW849@1']);
    expect(script('if [ -f "x"]; then\n  ls\nfi\n', 'PW849')).toEqual(['PW849@1']);
    expect(script('if [ ! -d "x" ] && [[ ! $A == "]" ]]; then\n  ls\nfi\n', 'PW849')).toEqual([]);
    expect(script('[ "$a" = "]" ] || test x = y]\nA[1]=b\nls [!a]*\n', 'PW849')).toEqual([]);
    expect(script('cd a\ncd..\n', 'PW849')).toEqual(['PW849@2']);
    expect(script("alias cd..='cd ..'\ncd..\n", 'PW849')).toEqual([]);
    expect(script('cd ..\ncd ../a\n', 'PW849')).toEqual([]);
  });

  it('options and verbs that a program lacks', () => {
    const hf = 'hf download a/b --local-dir x --local-dir-use-symlinks False\n';
    expect(script(hf, 'PW849')).toEqual(['PW849@1']);
    expect(script(hf.replace('hf', 'huggingface-cli'), 'PW849')).toEqual([]);
    expect(script('ollama pull llama2\nollama nomic-embed-text\n', 'PW849')).toEqual(['PW849@2']);
    expect(script('ollama launch\nollama $MODEL\nollama --version\nollama -v\n', 'PW849')).toEqual([]);
    expect(script('pip install poetry\npoetry install --no-dev\n', 'PW849')).toEqual(['PW849@2']);
    expect(script('pip install poetry\npoetry install --without dev\n', 'PW849')).toEqual([]);
    expect(script('pip install poetry==1.8.3\npoetry install --no-dev\n', 'PW849')).toEqual([]);
    expect(script('poetry install --no-dev\n', 'PW849')).toEqual([]);
    expect(script('pip install poetry\npoetry export -o r.txt\n', 'PW849')).toEqual(['PW849@2']);
    expect(script('pip install poetry poetry-plugin-export\npoetry export -o r.txt\n', 'PW849')).toEqual([]);
    expect(
      codes('Dockerfile', 'FROM python:3.8\nRUN pip install poetry && poetry install --no-dev\n', 'PW849'),
    ).toEqual([]);
  });

  it('a wheel of flash-attn for a newer system, where the torch is known that it is for', () => {
    const file = (lines: string) =>
      codes('Dockerfile', `FROM nvidia/cuda:12.3.1-devel-ubuntu20.04\n${lines}`, 'PW418');
    const flash = 'pip install flash-attn --no-build-isolation\n';
    expect(file(`RUN pip install torch==2.8.0 && ${flash}`)).toEqual(['PW418@2']);
    // There may be none for the torch that a project brings: then pip compiles.
    expect(file(`COPY . .\nRUN pip install -e . && ${flash}`)).toEqual([]);
  });

  it('mends huggingface-cli only where hf knows all that follows', () => {
    const of = (text: string) =>
      findingsOf('a.sh', `pip install "huggingface_hub>=1"\n${text}`).filter(({ place }) => place.line === 2);
    expect(of('huggingface-cli download a/b --local-dir x\n').map(({ edits }) => edits.length)).toEqual([1]);
    const lost = of('huggingface-cli download a/b --resume-download\n');
    expect(lost.map(({ edits }) => edits.length)).toEqual([0]);
    expect(lost[0]?.fixes[0]).toContain('without --resume-download');
  });

  it('options that the newest vLLM lacks', () => {
    const serve = 'vllm serve a/b --disable-log-requests\n';
    expect(script(`pip install -U "vllm>=0.8.4"\n${serve}`, 'PW899')).toEqual(['PW899@2']);
    expect(script(`pip install vllm==0.8.4\n${serve}`, 'PW899')).toEqual([]);
    expect(script(serve, 'PW899')).toEqual([]);
    expect(script('docker run vllm/vllm-openai --model a --swap-space 4\n', 'PW899')).toEqual(['PW899@1']);
    expect(script('docker run vllm/vllm-openai:v0.8.4 --model a --swap-space 4\n', 'PW899')).toEqual([]);
  });

  it("conda's own packages in a list for pip", () => {
    expect(codes('requirements.txt', 'numpy==2.0.0\nmenuinst==2.1.2\n', 'PW414')).toEqual(['PW414@2']);
    expect(codes('requirements.txt', 'conda-package-handling==2.4.0\n', 'PW414')).toEqual([]);
  });

  it('webhook of Modal', () => {
    const text = 'import modal\napp = modal.App("a")\n\n@app.webhook\ndef f(r):\n    return 1\n';
    expect(codes('a.py', text, 'PW889')).toEqual(['PW889@4']);
    expect(codes('a.py', text.replace('webhook', 'function'), 'PW889')).toEqual([]);
  });

  it('compose: the words and the port of a server that an image runs by itself', () => {
    const of = (image: string, rest: string, code: string) =>
      codes('docker-compose.yml', `services:\n  a:\n    image: ${image}\n    gpus: all\n${rest}`, code);
    const again = '    command: ["python", "-m", "vllm.entrypoints.openai.api_server", "--model", "a"]\n';
    expect(of('vllm/vllm-openai:v0.8.4', again, 'PW859')).toEqual(['PW859@5']);
    expect(of('vllm/vllm-openai:v0.8.4', '    command: vllm serve a/b\n', 'PW859')).toEqual(['PW859@5']);
    expect(of('vllm/vllm-openai:v0.8.4', '    command: --model a/b\n', 'PW859')).toEqual([]);
    expect(of('vllm/vllm-openai:v0.8.4', `    entrypoint: []\n${again}`, 'PW859')).toEqual([]);
    expect(of('lmsysorg/sglang:latest', again, 'PW859')).toEqual([]);
    const tgi = 'ghcr.io/huggingface/text-generation-inference:3.0';
    const ports = (port: string) => `    ports:\n      - "8080:${port}"\n`;
    expect(of(tgi, ports('8080'), 'PW908')).toEqual(['PW908@6']);
    expect(of(tgi, ports('80'), 'PW908')).toEqual([]);
    expect(of(tgi, `${ports('8080')}    command: --model-id a --port 8080\n`, 'PW908')).toEqual([]);
    expect(of(tgi, `${ports('8080')}    environment:\n      - PORT=8080\n`, 'PW908')).toEqual([]);
    expect(of('me/tgi', ports('8080'), 'PW908')).toEqual([]);
  });

  it('says nothing of a list whose images have it', () => {
    const trio = 'torch==2.9.0\ntorchvision==0.24.0\ntorchaudio==2.9.0\n';
    expect(codes('requirements.txt', trio, 'PW422')).toEqual([]);
    expect(codes('requirements.txt', `${trio}librosa\n`, 'PW422')).toHaveLength(1);
    const open = 'torch\nopencv-python\n';
    expect(codes('requirements.txt', open, 'PW829')).toHaveLength(1);
    expect(codes('requirements-colab.txt', open, 'PW829')).toEqual([]);
    expect(codes('requirements_kaggle.txt', 'opencv-python\ntimm\n', 'PW426')).toEqual([]);
  });
});
