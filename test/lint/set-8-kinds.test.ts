import { describe, expect, it } from 'vitest';
import { codesOf, cuda2204, findingsOf } from './support.ts';

const codes = (file: string, text: string, code: string, image?: string) =>
  codesOf(file, text, image === undefined ? {} : { image }).filter((one) => one.startsWith(code));
const list = (text: string, code: string) => codes('requirements.txt', text, code);

/** Kinds that the eighth set of public files missed, each with its nearest neighbour. */
describe('what a later set of unseen files missed', () => {
  it('a pin that the index does not have', () => {
    expect(list('magic-pdf==1.4.2', 'PW905')).toEqual(['PW905@1']);
    expect(list('magic-pdf==1.3.12', 'PW905')).toEqual([]);
    expect(list('transformers==99.1.0', 'PW905')).toEqual([]);
    // Another index may have it; that of torch does not.
    expect(list('--extra-index-url https://pypi.example.com/simple\nxgrammar==0.1.16', 'PW905')).toEqual([]);
    expect(
      list('--extra-index-url https://download.pytorch.org/whl/cu121\nxgrammar==0.1.16', 'PW905'),
    ).toEqual(['PW905@2']);
    expect(list('xgrammar==0.1.16; python_version < "3.9"', 'PW905')).toEqual([]);
    expect(codes('a.sh', 'pip install --no-deps xgrammar==0.1.16', 'PW905')).toEqual([]);
  });

  it('a pin that requires what is gone, and of which nothing else is said then', () => {
    const text = 'FROM python:3.11\nRUN pip install vllm==0.8.2 transformers\n';
    expect(codes('Dockerfile', text, 'PW905')).toEqual(['PW905@2']);
    expect(codes('Dockerfile', text, 'PW421')).toEqual([]);
    expect(codes('Dockerfile', text.replace('0.8.2', '0.10.1'), 'PW905')).toEqual([]);
  });

  it('a pin without a wheel for the Python that is there', () => {
    const run = (python: string, pin: string) =>
      codes('Dockerfile', `FROM python:${python}-slim\nRUN pip install ${pin}\n`, 'PW423');
    expect(run('3.12', 'sentencepiece==0.1.99')).toEqual(['PW423@2']);
    expect(run('3.11', 'sentencepiece==0.1.99')).toEqual([]);
    expect(run('3.12', 'tensorflow==2.13.0')).toEqual(['PW423@2']);
    expect(run('3.9', 'transformers==5.0.0')).toEqual(['PW423@2']);
    expect(run('3.10', 'transformers==5.0.0')).toEqual([]);
    // Its compiled part is optional.
    expect(run('3.13', 'markupsafe==2.1.1')).toEqual([]);
    // A list that names one Python in a comment is for that one.
    expect(list('# for Python 3.12\nsentencepiece==0.1.99', 'PW423')).toEqual(['PW423@2']);
    expect(list('# Python 3.12+\nsentencepiece==0.1.99', 'PW423')).toEqual([]);
    expect(list('# Python 3.10 to 3.12\nsentencepiece==0.1.99', 'PW423')).toEqual([]);
  });

  it('pins that refuse each other by what was read of either', () => {
    expect(list('supabase==2.0.3\nhttpx==0.25.2', 'PW425')).toEqual(['PW425@2']);
    expect(list('supabase==2.0.3\nhttpx>=0.25', 'PW425')).toEqual(['PW425@2']);
    expect(list('supabase==2.0.3\nhttpx>=0.24', 'PW425')).toEqual([]);
    expect(list('supabase==2.0.3\nhttpx==0.24.1', 'PW425')).toEqual([]);
  });

  it('no word of numpy 2 beside a pin of before its Pythons', () => {
    expect(list('opencv-python==3.3.0.10\nnumpy>=1.13.1', 'PW410')).toEqual([]);
    expect(list('opencv-python==4.9.0.80\nnumpy>=1.13.1', 'PW410')).toEqual(['PW410@1']);
  });

  it('protobuf 4 beside an old tensorflow', () => {
    // It brings protobuf by itself.
    expect(list('tensorflow==2.4.3', 'PW421')).toEqual(['PW421@1']);
    expect(list('tensorflow==2.6.5', 'PW421')).toEqual([]);
    expect(list('tensorflow==2.4.3\nprotobuf==3.20.3', 'PW421')).toEqual([]);
  });

  it('a value of ENV with blanks', () => {
    const env = (text: string) => codes('Dockerfile', `FROM ${cuda2204}\nENV ${text}\n`, 'PW852');
    expect(env('TORCH_COMMAND=pip install torch')).toEqual(['PW852@2']);
    expect(env('TORCH_COMMAND="pip install torch"')).toEqual([]);
    expect(env('A=b\\ c D=e')).toEqual([]);
    expect(env('A=1 \\\n  B=2')).toEqual([]);
    expect(env('TORCH_COMMAND pip install torch')).toEqual([]);
  });

  it('files above the context', () => {
    const copy = (text: string) => codes('Dockerfile', `FROM ${cuda2204}\nCOPY ${text}\n`, 'PW852');
    expect(copy('../ml /app/ml')).toEqual(['PW852@2']);
    expect(copy('ml ../app')).toEqual([]);
    expect(copy('--from=build ../ml /app')).toEqual([]);
  });

  it('a list of CMD over several lines', () => {
    const cmd = (last: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nCMD ["jupyter", "lab", "--ip=0.0.0.0", \\\n  "${last}"]\n`,
        'PW811',
      );
    expect(cmd('--ServerApp.token=')).toEqual(['PW811@2']);
    expect(cmd('--no-browser')).toEqual([]);
  });

  it('TensorFlow of CUDA 10 as a base', () => {
    const from = (tag: string) => codes('Dockerfile', `FROM tensorflow/tensorflow:${tag}\n`, 'PW869');
    expect(from('1.12.0-gpu-py3')).toEqual(['PW869@1']);
    expect(from('2.4.0-gpu')).toEqual([]);
    expect(from('1.12.0-py3')).toEqual([]);
  });

  it('the newest commit of what gave up this Python', () => {
    const on = (url: string, image: string) => codes('a.sh', `pip install git+${url}`, 'PW893', image);
    expect(on('https://github.com/m-bain/whisperx.git', 'nvidia/cuda:11.8.0-devel-ubuntu20.04')).toHaveLength(
      1,
    );
    expect(on('https://github.com/m-bain/whisperx.git', cuda2204)).toEqual([]);
    expect(on('https://github.com/huggingface/transformers', 'python:3.9')).toHaveLength(1);
    expect(on('https://github.com/somebody/transformers', 'python:3.9')).toEqual([]);
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

  it('poetry, and then the Python of the system', () => {
    const run = (text: string) => codes('a.sh', `#!/bin/bash\npip install poetry\n${text}`, 'PW907');
    expect(run('poetry install\npython train.py')).toEqual(['PW907@4']);
    expect(run('poetry install\npoetry run python train.py')).toEqual([]);
    expect(run('poetry config virtualenvs.create false\npoetry install\npython train.py')).toEqual([]);
    expect(run('source venv/bin/activate\npoetry install\npython train.py')).toEqual([]);
  });

  it('the private key of a person in a variable of the pod', () => {
    const hand = (file: string, use: string) =>
      codes('a.sh', `KEY_B64=$(cat ~/.ssh/${file} | base64 -w 0)\n${use}`, 'PW813');
    expect(hand('id_ed25519', 'docker run -e KEY="$KEY_B64" x')).toEqual(['PW813@1']);
    expect(hand('id_ed25519.pub', 'docker run -e KEY="$KEY_B64" x')).toEqual([]);
    expect(hand('id_ed25519', 'echo "$KEY_B64" > key')).toEqual([]);
  });
});
