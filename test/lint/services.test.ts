import { describe, expect, it } from 'vitest';
import { codesOf, cuda2204 } from './support.ts';

const codes = (file: string, text: string, code: string, image?: string) =>
  codesOf(file, text, image === undefined ? {} : { image }).filter((one) => one.startsWith(code));

/** Each kind beside its nearest neighbour. */
describe('workers, compose files and what they give away', () => {
  it('an engine that is made for each job', () => {
    const file = (inside: string, top = '') =>
      codes(
        'handler.py',
        `import runpod\n${top}async def handler(job):\n    ${inside}\n    yield engine.run(job)\nrunpod.serverless.start({"handler": handler})\n`,
        'PW885',
      );
    expect(file('engine = HFEngine()')).toEqual(['PW885@3']);
    expect(file('x = JobInput(job["input"])', 'engine = HFEngine()\n')).toEqual([]);
    expect(file('if engine is None:\n        engine = HFEngine()')).toEqual([]);
  });

  it('a login whose password stands in a compose file', () => {
    const service = (value: string, port = '3000:3000') =>
      codes(
        'docker-compose.yml',
        `services:\n  a:\n    image: grafana/grafana\n    ports: ["${port}"]\n    environment:\n      GF_SECURITY_ADMIN_PASSWORD: ${value}\n`,
        'PW820',
      );
    expect(service('admin')).toEqual(['PW820@4']);
    expect(service('${GRAFANA_PASSWORD:-admin}')).toEqual(['PW820@4']);
    expect(service('${GRAFANA_PASSWORD:?}')).toEqual([]);
    expect(service('admin', '127.0.0.1:3000:3000')).toEqual([]);
  });

  it('a webui that runs what it is sent', () => {
    const start = (args: string) =>
      codes('Dockerfile', `FROM ${cuda2204}\nCMD ./webui.sh ${args}\n`, 'PW811');
    expect(start('--listen --allow-code --api')).toEqual(['PW811@2']);
    expect(start('--listen --api')).toEqual([]);
    expect(start('--allow-code')).toEqual([]);
  });

  it('a token of the hub in the input of a job', () => {
    const job = (key: string) =>
      codes(
        'handler.py',
        `import runpod\ndef handler(job):\n    job_input = job["input"]\n    return run(job_input.get("${key}"))\nrunpod.serverless.start({"handler": handler})\n`,
        'PW879',
      );
    expect(job('hf_token')).toEqual(['PW879@4']);
    expect(job('gemini_api_key')).toEqual(['PW879@4']);
    expect(job('max_token')).toEqual([]);
    expect(job('stop_token')).toEqual([]);
  });

  it('an older key of RunPod', () => {
    const key = (value: string) => codes('init.py', `import runpod\nrunpod.api_key = '${value}'\n`, 'PW813');
    expect(key('1AB2C3D4E5F6G7H8I9J0K1L2M3N4O5P6Q7R8S9T0')).toEqual(['PW813@2']);
    expect(key('YOUR_RUNPOD_API_KEY_GOES_IN_HERE_NOW')).toEqual([]);
    expect(key('XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX')).toEqual([]);
  });

  it('the private key of a person in a variable of the pod', () => {
    const hand = (file: string, use: string) =>
      codes('a.sh', `KEY_B64=$(cat ~/.ssh/${file} | base64 -w 0)\n${use}`, 'PW813');
    expect(hand('id_ed25519', 'docker run -e KEY="$KEY_B64" x')).toEqual(['PW813@1']);
    expect(hand('id_ed25519.pub', 'docker run -e KEY="$KEY_B64" x')).toEqual([]);
    expect(hand('id_ed25519', 'echo "$KEY_B64" > key')).toEqual([]);
  });

  it('settings of Modal under their names of before', () => {
    const app = (given: string, more = '') =>
      codes(
        'a.py',
        `import modal\n${more}app = modal.App("a")\n\n@app.function(gpu="L4", ${given})\ndef f(r):\n    return 1\n`,
        'PW889',
      );
    expect(app('keep_warm=1')).toEqual(['PW889@4']);
    expect(app('allow_concurrent_inputs=8')).toEqual(['PW889@4']);
    expect(app('container_idle_timeout=60')).toEqual(['PW889@4']);
    expect(app('min_containers=1, scaledown_window=60')).toEqual([]);
    expect(app('keep_warm=1', '# pip install "modal==1.3.0"\n')).toEqual([]);
    expect(codes('a.py', 'pool = Pool(keep_warm=1)\n', 'PW889')).toEqual([]);
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

  it('a key of Weights & Biases', () => {
    const key = (value: string) => codes('a.sh', `export WANDB_API_KEY=${value}\n`, 'PW813');
    expect(key('5d0e3b7a91c24f68ab13de7790c55e21f80946da')).toEqual(['PW813@1']);
    expect(key('$WANDB')).toEqual([]);
    expect(key('0000000000000000000000000000000000000000')).toEqual([]);
  });

  it('a chat template by a name', () => {
    const serve = (template: string) => codes('a.sh', `vllm serve a/b --chat-template ${template}`, 'PW899');
    expect(serve('llama-2')).toEqual(['PW899@1']);
    expect(serve('llama2.jinja')).toEqual([]);
    expect(serve('$TEMPLATE')).toEqual([]);
  });
});
