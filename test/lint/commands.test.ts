import { describe, expect, it } from 'vitest';
import { codesOf, cuda2204, findingsOf } from './support.ts';

const codes = (file: string, text: string, code: string, image?: string) =>
  codesOf(file, text, image === undefined ? {} : { image }).filter((one) => one.startsWith(code));
const script = (text: string, code: string) => codes('a.sh', text, code);

/** Each kind beside its nearest neighbour. */
describe('commands of a script', () => {
  it('a download whose name is in a variable', () => {
    const get = (file: string, more = '') =>
      codes(
        'a.sh',
        `get() {\n  if [ -f "$2" ]; then return; fi\n  wget -O "$2" "$1"\n${more}}\nget https://x.dev/a ${file}\n`,
        'PW845',
      );
    expect(get('a.safetensors')).toEqual(['PW845@3']);
    expect(get('a.json')).toEqual([]);
    expect(get('a.safetensors', '  sha256sum "$2" | grep -q abc\n')).toEqual([]);
    const held = (name: string) =>
      codes('a.sh', `f=${name}\nif [ -f $f ]; then echo there; else wget -O $f https://x.dev/a; fi`, 'PW845');
    expect(held('a.ckpt')).toEqual(['PW845@2']);
    expect(held('a.txt')).toEqual([]);
  });

  it('folders of conda on a Mac', () => {
    const list = (path: string) => codes('requirements.txt', `packaging @ file://${path}\n`, 'PW870');
    expect(list('/opt/miniconda3/conda-bld/packaging_1/work')).toEqual(['PW870@1']);
    expect(list('/opt/wheels/packaging')).toEqual([]);
  });

  it('curl behind a step that installs other things', () => {
    const build = (more: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y python3 ${more}&& curl -s https://x.dev/a.py | python3\n`,
        'PW874',
      );
    expect(build('')).toEqual(['PW874@2']);
    expect(build('curl ')).toEqual([]);
    expect(
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN if command -v curl; then curl -s https://x.dev/a; fi\n`,
        'PW874',
      ),
    ).toEqual([]);
  });

  it('a result that set -e lets nobody see', () => {
    const run = (text: string) =>
      codes('a.sh', `set -e\n${text}\nif [ $rc -ne 0 ]; then echo failed; fi`, 'PW837');
    expect(run('python train.py\nrc=$?')).toEqual(['PW837@3']);
    expect(run('rc=0\npython train.py || rc=$?')).toEqual([]);
    expect(run('set +e\npython train.py\nrc=$?\nset -e')).toEqual([]);
    expect(run('if ! python train.py; then rc=$?; fi')).toEqual([]);
    expect(codes('a.sh', 'python train.py\nrc=$?', 'PW837')).toEqual([]);
  });

  it('braces before the dollar sign', () => {
    expect(codes('a.sh', 'source "{$dir}/bin/activate"', 'PW835')).toEqual(['PW835@1']);
    expect(codes('a.sh', 'source "${dir}/bin/activate"', 'PW835')).toEqual([]);
    expect(codes('a.sh', `curl -d '{"a":{$dir}/b}' x`, 'PW835')).toEqual([]);
  });

  it('find in a folder that may be missing, under pipefail', () => {
    const count = (text: string) => codes('a.sh', `set -euo pipefail\n${text}`, 'PW837');
    const line = "n=$(find results -name '*.json' 2>/dev/null | wc -l)";
    expect(count(line)).toEqual(['PW837@2']);
    expect(count(line.replace(' 2>/dev/null', ''))).toEqual([]);
    expect(count(`mkdir -p results\n${line}`)).toEqual([]);
    expect(count(`if [ -d results ]; then\n${line}\nfi`)).toEqual([]);
  });

  it('a comma before the brace in JSON', () => {
    const json = (text: string) => codes('a.sh', `cat > a.json <<EOF\n${text}\nEOF\n`, 'PW906');
    expect(json('{\n  "a": 1,\n}')).toEqual(['PW906@3']);
    expect(json('{\n  "a": 1\n}')).toEqual([]);
    expect(codes('a.sh', 'cat > a.py <<EOF\n{\n  a: 1,\n}\nEOF\n', 'PW906')).toEqual([]);
    expect(
      findingsOf('a.sh', 'cat > a.json <<EOF\n{\n  "a": 1,\n}\nEOF\n').find(({ code }) => code === 'PW906')
        ?.edits,
    ).toMatchObject([{ old: ',', new: '' }]);
  });

  it('what looks at an installation is no app that starts', () => {
    const judged = (command: string) => script(`pip install -U torch\n${command}\n`, 'PW806');
    expect(judged('python -m bitsandbytes')).toEqual([]);
    expect(judged('python -m xformers.info')).toEqual([]);
    expect(judged('python -m torch.utils.collect_env')).toEqual([]);
    expect(judged('python -m torch.distributed.run train.py')).toEqual(['PW806@1']);
  });

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
    expect(script(serve, 'PW899')).toEqual(['PW899@1']);
    expect(script(`pip install vllm==0.16.0\n${serve}`, 'PW899')).toEqual([]);
    expect(script(`pip install vllm==0.17.0\n${serve}`, 'PW899')).toEqual(['PW899@2']);
    expect(script('vllm serve a/b --enable-log-requests\n', 'PW899')).toEqual([]);
    const tagged = (tag: string) => script(`docker run vllm/vllm-openai:${tag} --swap-space 4\n`, 'PW899');
    expect(['v0.18.0', 'v0.17.1', 'nightly', 'latest'].flatMap(tagged)).toEqual(['PW899@1', 'PW899@1']);
    const popen = (pin: string) =>
      codes(
        'app.py',
        `image = modal.Image.debian_slim().pip_install("${pin}")\ncmd = ["vllm", "serve", m,\n  "--disable-log-requests"]\n`,
        'PW899',
      );
    expect(popen('vllm>=0.11.0')).toEqual(['PW899@2']);
    expect(popen('vllm==0.11.0')).toEqual([]);
    expect(script('docker run vllm/vllm-openai --model a --swap-space 4\n', 'PW899')).toEqual(['PW899@1']);
    expect(script('docker run vllm/vllm-openai:v0.8.4 --model a --swap-space 4\n', 'PW899')).toEqual([]);
  });

  it('curl of a file that nothing writes', () => {
    const get = (options: string, then = 'python train.py config.yml') =>
      script(`curl ${options}https://x.dev/a/config.yml\n${then}`, 'PW835');
    expect(get('')).toEqual(['PW835@1']);
    expect(get('-sLO ')).toEqual([]);
    expect(get('-o config.yml ')).toEqual([]);
    expect(get('', 'echo done')).toEqual([]);
    expect(script('X=$(curl https://x.dev/a.json)\ncat a.json', 'PW835')).toEqual([]);
  });

  it('a release file that no Ubuntu has', () => {
    const ask = (file: string) => script(`if [[ -f /etc/${file} ]]; then echo it is; fi`, 'PW835');
    expect(ask('ubuntu-release')).toEqual(['PW835@1']);
    expect(ask('lsb-release')).toEqual([]);
  });

  it('an option whose value one branch forgot', () => {
    const branch = (label: string, more: string) =>
      `  ${label})\n    LR=1\n    STEPS=2\n    BATCH=3\n    EPOCHS=4\n${more}    ;;\n`;
    const run = (second: string, use: string) =>
      script(
        `case $1 in\n${branch('a', '    NORM=1\n')}${branch('b', second)}${branch('c', '    NORM=1\n')}esac\npython t.py --lr $LR --norm ${use}\n`,
        'PW889',
      );
    expect(run('', '$NORM')).toEqual(['PW889@23']);
    expect(run('', '${NORM:-1}')).toEqual([]);
    expect(run('    NORM=2\n', '$NORM')).toEqual([]);
    expect(run('    exit 1\n', '$NORM')).toEqual([]);
  });

  it('ollama in the moment in which it is started', () => {
    const run = (between: string) => script(`ollama serve &\n${between}ollama pull llama3`, 'PW819');
    expect(run('echo pulling\n')).toEqual(['PW819@3']);
    expect(run('sleep 5\n')).toEqual([]);
    expect(run('until ollama list; do sleep 1; done\n')).toEqual([]);
  });

  it('a gated model without a token', () => {
    const get = (repository: string, more = '') =>
      script(`wget ${more}https://huggingface.co/${repository}/resolve/main/a.safetensors`, 'PW913');
    expect(get('black-forest-labs/FLUX.1-dev')).toEqual(['PW913@1']);
    expect(get('black-forest-labs/FLUX.1-dev', '--header="Authorization: Bearer $T" ')).toEqual([]);
    expect(get('Comfy-Org/flux1-dev')).toEqual([]);
  });
});
