import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/lint/kind.ts';
import { codesOf, cuda2204, findingsOf } from './support.ts';

const codes = (file: string, text: string, code: string, image?: string) =>
  codesOf(file, text, image === undefined ? {} : { image }).filter((one) => one.startsWith(code));
const list = (text: string, code: string) => codes('requirements.txt', text, code);

/** Each kind beside its nearest neighbour. */
describe('pins and lists', () => {
  it('sources whose setup.py imports what a build environment lacks', () => {
    const clip = 'git+https://github.com/openai/CLIP.git@d50d76daa670286dd6cacf3bcd80b5e4823fc8e1';
    const list = (line: string) => codes('requirements.txt', `torch==2.6.0\n${line}\n`, 'PW867');
    expect(list(clip)).toEqual(['PW867@2']);
    expect(list('git+https://github.com/NVlabs/nvdiffrast/')).toEqual(['PW867@2']);
    expect(list('git+https://github.com/openai/CLIP-other.git')).toEqual([]);
    const run = (steps: string) => codes('a.sh', steps, 'PW867');
    expect(run(`pip install -U pip\npip install ${clip}`)).toEqual(['PW867@2']);
    // An older pip builds it with what is installed.
    expect(run(`pip install ${clip}`)).toEqual([]);
    expect(run(`pip install -U pip\npip install --no-build-isolation ${clip}`)).toEqual([]);
  });

  it('pairs that no metadata keeps apart', () => {
    const list = (text: string) => codes('requirements.txt', text, 'PW421');
    expect(list('imgaug\nscikit-image\nnumpy\n')).toEqual(['PW421@1']);
    expect(list('imgaug\nnumpy<2\n')).toEqual([]);
    expect(list('torch\ntorchtext\n')).toEqual(['PW421@1']);
    expect(list('torch==2.3.1\ntorchtext==0.18.0\n')).toEqual([]);
    expect(list('keras==2.2.2\ntensorflow==2.11.0\n')).toEqual(['PW421@1']);
    expect(list('keras==2.2.2\ntensorflow==1.15.0\n')).toEqual([]);
  });

  it('a package under its name of before', () => {
    const list = (text: string) => codes('requirements.txt', text, 'PW414');
    expect(list('tensorflow-gpu\n')).toEqual(['PW414@1']);
    expect(list('tensorflow-gpu==2.5.0\n')).toEqual([]);
  });

  it('llama-cpp-python of the CPU in a list for CUDA', () => {
    const list = (file: string, more = '') => codes(file, `${more}llama-cpp-python==0.3.1\n`, 'PW897');
    expect(list('requirements-gpu.txt')).toEqual(['PW897@1']);
    expect(list('requirements.txt')).toEqual([]);
    expect(
      list(
        'requirements-gpu.txt',
        '--extra-index-url https://abetlen.github.io/llama-cpp-python/whl/cu124\n',
      ),
    ).toEqual([]);
  });

  it('chumpy, whose source imports pip', () => {
    const say = (list: string) =>
      findingsOf('requirements.txt', list).find(({ code }) => code === 'PW867')?.error;
    expect(say('chumpy==0.70\n')).toContain("'pip'");
    expect(say('flash-attn\n')).toContain("'torch'");
    expect(say('smplx==0.1.28\n')).toBeUndefined();
  });

  it('vLLM for CUDA 13 over a torch for CUDA 12', () => {
    const torch = (tag: string) =>
      `pip install torch==2.11.0 --index-url https://download.pytorch.org/whl/${tag}\n`;
    expect(codes('a.sh', `${torch('cu128')}pip install vllm==0.25.1`, 'PW898')).toEqual(['PW898@2']);
    expect(codes('a.sh', `${torch('cu130')}pip install vllm==0.25.1`, 'PW898')).toEqual([]);
    expect(codes('a.sh', `${torch('cu128')}pip install vllm==0.11.0`, 'PW898')).toEqual([]);
    expect(codes('a.sh', `${torch('cu128')}uv pip install vllm --torch-backend=cu128`, 'PW898')).toEqual([]);
  });

  it('names that newer releases lack', () => {
    const file = (text: string) => codes('inference.py', `import numpy as np\n${text}\n`, 'PW889');
    expect(file('a = b.astype(np.int)')).toEqual(['PW889@2']);
    expect(file('from moviepy.editor import VideoFileClip')).toEqual(['PW889@2']);
    expect(file('a = b.astype(np.int32)')).toEqual([]);
    expect(file('a = "np.int"')).toEqual([]);
    expect(
      file(
        'try:\n    from moviepy.editor import VideoFileClip\nexcept ImportError:\n    from moviepy import VideoFileClip',
      ),
    ).toEqual([]);
    expect(file('np.int = int\na = np.int')).toEqual([]);
  });

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

  it('a wheel of flash-attn for a newer system, where the torch is known that it is for', () => {
    const file = (lines: string) =>
      codes('Dockerfile', `FROM nvidia/cuda:12.3.1-devel-ubuntu20.04\n${lines}`, 'PW418');
    const flash = 'pip install flash-attn --no-build-isolation\n';
    expect(file(`RUN pip install torch==2.8.0 && ${flash}`)).toEqual(['PW418@2']);
    // There may be none for the torch that a project brings: then pip compiles.
    expect(file(`COPY . .\nRUN pip install -e . && ${flash}`)).toEqual([]);
  });

  it("conda's own packages in a list for pip", () => {
    expect(codes('requirements.txt', 'numpy==2.0.0\nmenuinst==2.1.2\n', 'PW414')).toEqual(['PW414@2']);
    expect(codes('requirements.txt', 'conda-package-handling==2.4.0\n', 'PW414')).toEqual([]);
  });

  it('an xformers with a lower bound alone, which takes another torch', () => {
    const run = (xformers: string) =>
      codesOf(
        'a.sh',
        `pip install torch==2.1.2 --index-url https://download.pytorch.org/whl/cu121\npip install transformers "${xformers}"\n`,
      );
    expect(run('xformers>=0.0.23')).toEqual(['PW828@2']);
    // Held, the old torch stays, and what is said of it holds.
    expect(run('xformers==0.0.23.post1')).toEqual(['PW410@1', 'PW421@2']);
  });

  it('a pyannote.audio whose lightning takes another torch', () => {
    const run = (torch: string, more: string) =>
      codes('a.sh', `pip install torch==${torch}\npip install ${more}`, 'PW828');
    expect(run('2.0.0', 'pyannote.audio==3.1.1')).toEqual(['PW828@2']);
    expect(run('2.0.0', 'pyannote.audio==3.1.1 lightning==2.0.9')).toEqual([]);
    expect(run('2.2.0', 'pyannote.audio==3.1.1')).toEqual([]);
    expect(run('2.2.0', 'pyannote.audio')).toEqual(['PW828@2']);
  });

  it('a list that begins with an index and holds bare names', () => {
    const text = '-i https://download.pytorch.org/whl/cu121\ntorch\ntorchvision\n';
    expect(kindOf('gpu.txt', text)).toBe('requirements');
    expect(kindOf('notes.txt', 'torch is needed\ntorchvision too\n')).toBeNull();
  });

  it('an index behind a semicolon', () => {
    const url = 'https://download.pytorch.org/whl/rocm5.7';
    expect(list(`torch; --index-url ${url}; sys_platform == "linux"\n`, 'PW866')).toEqual(['PW866@1']);
    expect(list('torch; sys_platform == "linux"\n', 'PW866')).toEqual([]);
  });

  it('a repository that holds no package', () => {
    const from = (repository: string) => list(`git+https://github.com/${repository}.git@abcdef1\n`, 'PW866');
    expect(from('VAST-AI-Research/TripoSR')).toEqual(['PW866@1']);
    expect(from('openai/shap-e')).toEqual([]);
    const moving = (name: string) => list(`git+https://github.com/${name}.git\n`, 'PW427');
    expect(moving('VAST-AI-Research/TripoSR')).toEqual([]);
    expect(moving('openai/shap-e')).toEqual(['PW427@1']);
  });

  it('av before 12, which is compiled', () => {
    const build = (pin: string, apt = 'ffmpeg') =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y python3-pip ${apt}\nRUN pip install ${pin}\n`,
        'PW423',
      );
    expect(build('faster-whisper==0.10.1')).toEqual(['PW423@3']);
    expect(build('av==11.0.0')).toEqual(['PW423@3']);
    expect(build('av==11.0.0', 'pkg-config libavdevice-dev')).toEqual([]);
    expect(build('faster-whisper==1.0.3')).toEqual([]);
    expect(build('av==12.3.0')).toEqual([]);
  });

  it('nightlies that were deleted', () => {
    expect(list('tb-nightly==1.14.0a20190603\n', 'PW905')).toEqual(['PW905@1']);
    expect(list('tensorrt-libs==8.6.1\n', 'PW905')).toEqual(['PW905@1']);
    expect(list('tensorrt-libs==9.3.0.post12.dev1\n', 'PW905')).toEqual([]);
    expect(list('--extra-index-url https://a.example/simple\ntensorrt-libs==8.6.1\n', 'PW905')).toEqual([]);
    // The first of a month was kept.
    expect(list('tb-nightly==1.13.0a20190101\n', 'PW905')).toEqual([]);
    expect(list('tf-nightly==2.5.0.dev20210101\n', 'PW905')).toEqual(['PW905@1']);
    expect(list('tf-nightly\n', 'PW905')).toEqual([]);
  });

  it('extras of jax that are gone', () => {
    const run = (extra: string) => codes('a.sh', `pip install "jax[${extra}]"`, 'PW897');
    expect(run('cuda11_cudnn82')).toEqual(['PW897@1']);
    expect(run('cuda12_pip')).toEqual(['PW897@1']);
    expect(run('cuda12')).toEqual([]);
    expect(run('cuda12_local')).toEqual([]);
    expect(codes('a.sh', 'pip install "jax[cuda12_pip]==0.4.30"', 'PW897')).toEqual([]);
  });

  it('a huggingface_hub that is renewed behind transformers 4', () => {
    const run = (transformers: string, hub: string) =>
      codes('a.sh', `pip install ${transformers}\npip install ${hub}`, 'PW408');
    expect(run('transformers==4.39.2', '-U huggingface_hub')).toEqual(['PW408@2']);
    expect(run('transformers==4.39.2', 'huggingface_hub')).toEqual([]);
    expect(run('transformers==4.39.2', '-U "huggingface_hub<1"')).toEqual([]);
    expect(run('transformers==5.0.0', '-U huggingface_hub')).toEqual([]);
  });
});
