import { describe, expect, it } from 'vitest';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

const pw = (file: string, text: string, code = 'PW811') =>
  codesOf(file, text).filter((one) => one.startsWith(code));
const start = (text: string) => pw('start.sh', `cd /workspace\n${text}\nsleep infinity`);

/** PW811 of what listens for everybody and asks nobody, each with its nearest neighbour. */
describe('a door that is open to others', () => {
  it.each([
    ['vllm serve a/b --host 0.0.0.0 --port 8000', 'vllm serve a/b --host 127.0.0.1'],
    ['vllm serve a/b --host=0.0.0.0 &', 'vllm serve a/b --host 0.0.0.0 --api-key "$KEY" &'],
    [
      'python3 -m sglang.launch_server --model-path a/b --host 0.0.0.0',
      'python3 -m sglang.launch_server --model-path a/b',
    ],
    [
      'llama-server -m a.gguf --host 0.0.0.0',
      'export LLAMA_API_KEY=$K\nllama-server -m a.gguf --host 0.0.0.0',
    ],
    ['export OLLAMA_HOST=0.0.0.0:11434\nollama serve &', 'export OLLAMA_HOST=127.0.0.1\nollama serve &'],
    ['OLLAMA_HOST=0.0.0.0 ollama serve', 'ollama serve'],
    ['python3 -m http.server 8888 --directory "$D" &', 'python3 -m http.server 8888 --bind 127.0.0.1 &'],
    ['python3 -m http.server 8888', 'python3 -m http.server 8888 --directory dist'],
  ])('%s', (open, shut) => {
    expect(start(open)).toHaveLength(1);
    expect(start(shut)).toEqual([]);
  });

  it('a job of a queue is no pod, and a worker has no port', () => {
    const serve = 'vllm serve a/b --host 0.0.0.0 &';
    expect(pw('a.sh', `#!/bin/bash\n#SBATCH --gres=gpu:1\n${serve}`)).toEqual([]);
    expect(pw('a.sh', `${serve}\npython handler.py`)).toEqual([]);
  });

  it('ollama for every web page, in an image', () => {
    const image = (origins: string) =>
      pw(
        'Dockerfile',
        `FROM ollama/ollama:0.12.0\nENV OLLAMA_HOST=0.0.0.0\nENV OLLAMA_ORIGINS="${origins}"\n`,
      );
    expect(image('*')).toEqual(['PW811@3']);
    expect(image('https://a.dev')).toEqual([]);
  });

  it('a port of vLLM in a compose file, also one that a script writes', () => {
    const compose = (port: string, command = '--model a/b') =>
      `services:\n  a:\n    image: vllm/vllm-openai:v0.11.0\n    ports:\n      - "${port}"\n    command: ${command}\n`;
    expect(pw('compose.yml', compose('8000:8000'))).toEqual(['PW811@5']);
    expect(pw('compose.yml', compose('127.0.0.1:8000:8000'))).toEqual([]);
    expect(pw('compose.yml', compose('8000:8000', '--model a/b --api-key $K'))).toEqual([]);
    expect(pw('a.sh', `cat > docker-compose.yml <<'EOF'\n${compose('8000:8000')}EOF\n`)).toEqual(['PW811@6']);
  });

  it('keys of others in authorized_keys', () => {
    const key = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'Ab1'.repeat(14)} a@b`;
    expect(pw('Dockerfile', `FROM ubuntu:22.04\nRUN echo '${key}' >> ~/.ssh/authorized_keys\n`)).toEqual([
      'PW811@2',
    ]);
    expect(pw('a.sh', `echo "${key}" >> ~/.ssh/authorized_keys`)).toEqual(['PW811@1']);
    expect(pw('a.sh', `echo "$PUBLIC_KEY" >> ~/.ssh/authorized_keys`)).toEqual([]);
    expect(pw('a.sh', `# echo "${key}" >> ~/.ssh/authorized_keys`)).toEqual([]);
    expect(pw('a.sh', `echo "github.com ${key}" >> ~/.ssh/known_hosts`)).toEqual([]);
  });

  it('an endpoint of Modal', () => {
    const file = (decorator: string, more = '') =>
      pw(
        'app.py',
        `import modal\napp = modal.App("a")\n@app.function(gpu="T4")\n@modal.${decorator}\ndef f():\n    return g()\n${more}`,
      );
    expect(file('asgi_app()')).toEqual(['PW811@4']);
    expect(file('fastapi_endpoint(method="POST")')).toEqual(['PW811@4']);
    expect(file('asgi_app(requires_proxy_auth=True)')).toEqual([]);
    expect(file('asgi_app()', 'bearer = HTTPBearer()\n')).toEqual([]);
    expect(file('web_server(8000)', 'os.environ["VLLM_API_KEY"] = key\n')).toEqual([]);
    expect(file('asgi_app()', '# needs OPENAI_API_KEY\n')).toEqual(['PW811@4']);
    expect(file('method()')).toEqual([]);
  });

  it('a token in a variable that a clone takes', () => {
    const clone = (url: string) =>
      pw('a.sh', `U="https://x:${url}"\n[ -n "$Q" ] && U="https://b.dev/c"\ngit clone "$U" d`, 'PW813');
    expect(clone('${GITHUB_TOKEN}@github.com/a/b')).toEqual(['PW813@3']);
    expect(clone('443/a/b')).toEqual([]);
  });
});

it('a variable in a list that no shell reads', () => {
  const cmd = (list: string) => pw('Dockerfile', `FROM python:3.11\nCMD ${list}\n`, 'PW860');
  expect(cmd('["vllm", "serve", "$MODEL"]')).toEqual(['PW860@2']);
  expect(cmd('["python", "a.py", "--port=${PORT}"]')).toEqual(['PW860@2']);
  expect(cmd('["sh", "-c", "vllm serve $MODEL"]')).toEqual([]);
  expect(cmd('["tini", "--", "bash", "-lc", "$MODEL"]')).toEqual([]);
  expect(cmd('vllm serve $MODEL')).toEqual([]);
  expect(cmd('["python", "a.py", "costs $5"]')).toEqual([]);
  expect(
    findingsOf('Dockerfile', 'FROM python:3.11\nCMD ["./start.sh", "$A"]\n').map(({ code }) => code),
  ).not.toContain('PW860');
});

describe('secrets', () => {
  const key = (line: string) => codesOfRule('a.py', `${line}\n`, 'PW813');

  it('tells keys from examples', () => {
    expect(key('api_key = "9f3c1b7d2e8a4f6059c2d7e1b8a3f4c6"')).toEqual(['PW813@1']);
    expect(key('k = "r8_Qm3vT9xLb2KcPz7Rw8YdN4hJ5sF6gA1eUoVi0"')).toEqual(['PW813@1']);
    expect(key('api_key = "0123456789abcdef0123456789abcdef"')).toEqual([]);
    expect(key('key = "sk-1234567890abcdef1234567890abcdef"')).toEqual([]);
    expect(key('etag = "9f3c1b7d2e8a4f6059c2d7e1b8a3f4c6"')).toEqual([]);
  });

  it('sees a password of one step and the sshd of another (PW811)', () => {
    const image = (how: string) =>
      codesOfRule(
        'Dockerfile',
        `FROM ubuntu:22.04\nRUN echo 'root:Zx81cvB2' | chpasswd\nRUN sed -i 's/^#*PermitRootLogin .*/PermitRootLogin ${how}/' /etc/ssh/sshd_config\n`,
        'PW811',
      );
    expect(image('yes')).toEqual(['PW811@2']);
    expect(image('prohibit-password')).toEqual([]);
  });

  it('names an ollama that everybody may use (PW820)', () => {
    const compose = (port: string) =>
      codesOfRule(
        'docker-compose.yml',
        `services:\n  a:\n    image: ollama/ollama:0.5.7\n    ports:\n      - "${port}"\n`,
        'PW820',
      );
    expect(compose('11434:11434')).toEqual(['PW820@5']);
    expect(compose('127.0.0.1:11434:11434')).toEqual([]);
  });
});
