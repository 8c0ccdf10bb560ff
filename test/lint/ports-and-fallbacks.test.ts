import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const of = (code: string, file: string, ...lines: readonly string[]) =>
  codesOf(file, `${lines.join('\n')}\n`).filter((one) => one.startsWith(code));
const start = (code: string, ...lines: readonly string[]) => of(code, 'start.sh', '#!/bin/bash', ...lines);

describe('PW916: two servers of one script on one port', () => {
  const jupyter = 'jupyter lab --allow-root --ip=0.0.0.0 --port=8888 &';
  it('the second is told', () => {
    expect(start('PW916', jupyter, 'python main.py --listen 0.0.0.0 --port 8888')).toEqual(['PW916@3']);
    expect(start('PW916', 'python -m http.server 8000 &', 'uvicorn app:app --port 8000')).toEqual([
      'PW916@3',
    ]);
    expect(
      start('PW916', 'P=7860', 'nohup streamlit run a.py --server.port $P &', 'gunicorn -b 0.0.0.0:$P a:b'),
    ).toEqual(['PW916@4']);
    expect(
      of('PW916', 'Dockerfile', 'FROM python:3.11', `CMD bash -c "${jupyter} uvicorn a:b --port 8888"`),
    ).toEqual(['PW916@2']);
  });
  it('a port of each, a client, a choice, and one that has ended before are none', () => {
    expect(start('PW916', jupyter, 'python main.py --listen 0.0.0.0 --port 8188')).toEqual([]);
    expect(start('PW916', 'vllm serve m --port 8000 &', 'python bench.py --port 8000')).toEqual([]);
    expect(start('PW916', 'uvicorn a:b --port 8000 &', 'kill $!', 'uvicorn a:b --port 8000')).toEqual([]);
    expect(start('PW916', 'uvicorn a:b --port 8000', 'uvicorn c:d --port 8000')).toEqual([]);
    expect(
      start(
        'PW916',
        'if [ -n "$DEV" ]; then',
        'uvicorn a:b --port 80 &',
        'else',
        'gunicorn -b :80 a:b',
        'fi',
      ),
    ).toEqual([]);
    expect(start('PW916', 'uvicorn a:b --port $A &', 'uvicorn c:d --port $A')).toEqual([]);
    expect(
      start('PW916', 'vllm serve m --host 127.0.0.2 --port 80 &', 'vllm serve m --host 127.0.0.3 --port 80'),
    ).toEqual([]);
  });
});

describe('PW917: what curl answers for a page of an error', () => {
  const url = 'https://example.org/m.bin';
  it('a fallback after curl -o without -f never comes', () => {
    const [one] = findingsOf(
      'start.sh',
      `#!/bin/bash\ncurl -L -o m.bin ${url} || wget -O m.bin ${url}\n`,
    ).filter(({ code }) => code === 'PW917');
    expect(one?.edits).toMatchObject([{ old: 'curl', new: 'curl -f' }]);
    expect(start('PW917', `if ! curl -Lo m.bin ${url}; then`, 'exit 1', 'fi')).toEqual(['PW917@2']);
  });
  it('with -f, for a local address, with a code that is looked at, or with nothing after it, no word', () => {
    expect(start('PW917', `curl -fL -o m.bin ${url} || exit 1`)).toEqual([]);
    expect(start('PW917', `curl -L --fail-with-body -o m.bin ${url} || exit 1`)).toEqual([]);
    expect(start('PW917', 'until curl -s -o /dev/null localhost:80; do sleep 1; done')).toEqual([]);
    expect(start('PW917', 'curl -o out http://127.0.0.1:80/health || exit 1')).toEqual([]);
    expect(start('PW917', `curl -L -o m.bin ${url}`)).toEqual([]);
    expect(start('PW917', `curl -L -o m.bin ${url} || true`)).toEqual([]);
    expect(start('PW917', `curl -L -o m.bin ${url} || exit 1`, 'sha256sum -c sums')).toEqual([]);
  });
});

describe('what nobody answers', () => {
  it('pip uninstall asks, in a build as well', () => {
    const build = (line: string) => of('PW861', 'Dockerfile', 'FROM python:3.11', `RUN ${line}`);
    expect(build('pip uninstall protobuf')).toEqual(['PW861@2']);
    expect(build('python -m pip uninstall protobuf')).toEqual(['PW861@2']);
    expect(build('pip uninstall -y protobuf')).toEqual([]);
    expect(build('pip uninstall --yes protobuf')).toEqual([]);
    expect(build('yes | pip uninstall protobuf')).toEqual([]);
    expect(build('uv pip uninstall protobuf')).toEqual([]);
  });
  it('a repository that is added fetches the lists', () => {
    const [add, install] = ['add-apt-repository -y ppa:deadsnakes/ppa', 'apt-get install -y python3.11'];
    expect(start('PW825', add, install)).toEqual([]);
    expect(start('PW825', add.replace(' -y', ' -y --no-update'), install)).toEqual(['PW825@3']);
    expect(start('PW825', install)).toEqual(['PW825@2']);
  });
  it('what begins after it is ready is no claim', () => {
    const said = (text: string) => start('PW804', 'python app.py &', `echo "${text}"`);
    expect(said('Discovery starts after the app is ready')).toEqual([]);
    expect(said('The app is ready')).toEqual(['PW804@3']);
  });
});

describe('what is offered in the place of a build', () => {
  it('the index is added to a list once', () => {
    const found = findingsOf('requirements.txt', 'six\ntorch==2.6.0+cu124\ntorchvision==0.21.0+cu124\n');
    expect(found.map(({ code, edits }) => [code, edits.map((one) => one.new)])).toEqual([
      ['PW821', ['--extra-index-url https://download.pytorch.org/whl/cu124\ntorch==2.6.0+cu124']],
      ['PW821', []],
    ]);
  });
  it('no torch whose partners have no wheel for the Python, and none twice', () => {
    const fixes = (python: string, pin: string, tag: string) =>
      findingsOf(
        'Dockerfile',
        `FROM python:${python}-slim\nRUN pip install ${pin} --index-url https://download.pytorch.org/whl/${tag}\n`,
      ).filter(({ code }) => code === 'PW401')[0]?.fixes;
    const trio = (torch: string, vision: string, tag: string) =>
      `use torch ${torch}, torchvision ${vision}, torchaudio ${torch} from ${tag}`;
    expect(fixes('3.13', 'torch==2.4.0', 'cu126')).toEqual([trio('2.6.0', '0.21.0', 'cu126')]);
    expect(fixes('3.12', 'torch==2.5.0', 'cu126')).toEqual([
      trio('2.5.0', '0.20.0', 'cu124'),
      trio('2.6.0', '0.21.0', 'cu126'),
    ]);
  });
});

describe('PW891: uv takes the first index that knows a name', () => {
  const extra = '--extra-index-url https://download.pytorch.org/whl/cu128';
  const uv = (...lines: readonly string[]) => start('PW891', ...lines);
  it('a newer requests, and a pin of certifi, are told', () => {
    expect(uv(`uv pip install torch "requests>=2.31" ${extra}`)).toEqual(['PW891@2']);
    expect(uv(`uv pip install --system certifi==2024.8.30 ${extra}`)).toEqual(['PW891@2']);
  });
  it('what the index has, pip, another strategy, and what is there already are not', () => {
    expect(uv(`uv pip install torch requests ${extra}`)).toEqual([]);
    expect(uv(`uv pip install torch "requests>=2.25" ${extra}`)).toEqual([]);
    expect(uv(`uv pip install --system torch "requests>=2.31" ${extra}`)).toEqual([]);
    expect(uv(`pip install torch "requests>=2.31" ${extra}`)).toEqual([]);
    expect(uv(`uv pip install "requests>=2.31" ${extra} --index-strategy unsafe-best-match`)).toEqual([]);
    expect(uv('uv pip install "requests>=2.31"', `uv pip install "requests>=2.31" ${extra}`)).toEqual([]);
    expect(uv('uv pip install torch "requests>=2.31" --torch-backend cu128')).toEqual([]);
  });
});
