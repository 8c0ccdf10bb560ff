import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const start = 'runpod.serverless.start({"handler": handler})\n';
const worker = (body: string, code: string, above = '') =>
  codesOf('handler.py', `import runpod\n${above}def handler(job):\n${body}${start}`).filter((one) =>
    one.startsWith(code),
  );

/** What fails in each job of a kind, or in each one; each with its nearest neighbour. */
describe('handlers', () => {
  it('a name that one branch sets and another, which goes on, does not', () => {
    const ways = (other: string, use = '    return run(raw)\n') =>
      worker(`    if job["a"]:\n        raw = load(job["a"])\n${other}${use}`, 'PW889');
    expect(ways('    else:\n        mode = 1\n')).toEqual(['PW889@7']);
    expect(ways('    elif job["b"]:\n        mode = 1\n')).toEqual(['PW889@7']);
    // Set in both, or before; or the other way ends there.
    expect(ways('    else:\n        raw = None\n')).toEqual([]);
    expect(ways('    else:\n        with open("a") as raw:\n            pass\n')).toEqual([]);
    expect(ways('    else:\n        return {"error": "no a"}\n')).toEqual([]);
    expect(ways('    else:\n        raise ValueError("no a")\n')).toEqual([]);
    // Without an else the rest may have been refused before.
    expect(ways('')).toEqual([]);
    // Used where it is set alone.
    expect(
      ways('    else:\n        mode = 1\n', '    if job["a"]:\n        return run(raw)\n    return 1\n'),
    ).toEqual([]);
    expect(ways('    else:\n        mode = 1\n', '    return run(raw) if job["a"] else 1\n')).toEqual([]);
    expect(
      ways('    else:\n        mode = 1\n', '    if not job["a"]:\n        return 1\n    return run(raw)\n'),
    ).toEqual([]);
    expect(ways('    else:\n        mode = 1\n', '    return run(raw=2)\n')).toEqual([]);
    // In a loop an earlier round may have set it; a global may hold it.
    expect(
      worker(
        '    for one in job["all"]:\n        if one:\n            raw = 1\n        else:\n            b = 1\n        run(raw)\n    return 1\n',
        'PW889',
      ),
    ).toEqual([]);
    expect(
      worker(
        '    global raw\n    if job["a"]:\n        raw = 1\n    else:\n        b = 1\n    return run(raw)\n',
        'PW889',
      ),
    ).toEqual([]);
    expect(
      worker(
        '    if job["a"]:\n        raw = 1\n    else:\n        b = 1\n    return run(raw)\n',
        'PW889',
        'raw = 0\n',
      ),
    ).toEqual([]);
  });

  it('a seed that may be None', () => {
    const seed = (get: string, use: string) =>
      worker(`    data = job["input"]\n    seed = data.${get}\n${use}    return 1\n`, 'PW909');
    expect(seed('get("seed")', '    torch.manual_seed(seed)\n')).toEqual(['PW909@5']);
    expect(seed('pop("seed", None)', '    g = torch.Generator("cuda").manual_seed(seed)\n')).toEqual([
      'PW909@5',
    ]);
    expect(seed('get("seed", 42)', '    torch.manual_seed(seed)\n')).toEqual([]);
    expect(seed('get("seed")', '    if seed is not None:\n        torch.manual_seed(seed)\n')).toEqual([]);
    expect(seed('get("seed")', '    g = torch.manual_seed(seed) if seed else None\n')).toEqual([]);
    expect(seed('get("seed")', '    seed = seed or 1\n    torch.manual_seed(seed)\n')).toEqual([]);
    expect(seed('get("seed")', '    run(seed=seed)\n')).toEqual([]);
  });

  it('a class that is called with the name of a model', () => {
    const call = (text: string) => worker(`    return 1\n`, 'PW909', text);
    expect(call('from transformers import AutoTokenizer\nt = AutoTokenizer("a/b")\n')).toEqual(['PW909@3']);
    expect(call('from diffusers import (\n    FluxPipeline,\n)\np = FluxPipeline("a/b")\n')).toEqual([
      'PW909@5',
    ]);
    expect(
      call('from transformers import AutoTokenizer\nt = AutoTokenizer.from_pretrained("a/b")\n'),
    ).toEqual([]);
    expect(call('from faster_whisper import WhisperModel\nm = WhisperModel("a/b")\n')).toEqual([]);
    expect(call('from transformers import pipeline\np = pipeline("a/b")\n')).toEqual([]);
  });

  it('a path that goes back in the place of what is in the file', () => {
    const back = (text: string) => worker(text, 'PW910');
    expect(back('    image.save("/tmp/a.png")\n    return {"image_path": "/tmp/a.png"}\n')).toEqual([
      'PW910@4',
    ]);
    expect(
      back('    out = f"/tmp/{job[1]}.png"\n    save(out)\n    return {"ok": True, "image": out}\n'),
    ).toEqual(['PW910@5']);
    expect(
      back('    out = "/tmp/a.png"\n    url = upload(out)\n    return {"image": url, "path": out}\n'),
    ).toEqual([]);
    expect(back('    out = "/tmp/a.png"\n    return {"image": encode(out)}\n')).toEqual([]);
  });

  it('a cache that is moved after it was read', () => {
    const cache = (text: string) =>
      codesOf('main.py', `import os\n${text}`).filter((one) => one.startsWith('PW817'));
    const set = 'os.environ["HF_HOME"] = "/data/hf"\n';
    expect(cache(`from transformers import AutoModel\n${set}`)).toEqual(['PW817@3']);
    expect(cache(`${set}from transformers import AutoModel\n`)).toEqual([]);
    expect(cache(`import torch\n${set}from transformers import AutoModel\n`)).toEqual([]);
    expect(cache(`from transformers import AutoModel\nos.environ["CUDA_VISIBLE_DEVICES"] = "0"\n`)).toEqual(
      [],
    );
    expect(
      cache(
        `from transformers import AutoModel\n${set}m = AutoModel.from_pretrained("a", cache_dir="/data")\n`,
      ),
    ).toEqual([]);
  });

  it('a handler that nothing starts', () => {
    const handler = 'def handler(job):\n    return 1\n';
    const file = (text: string) => codesOf('handler.py', text).filter((one) => one.startsWith('PW857'));
    expect(file(`import runpod\n${handler}`)).toEqual(['PW857@3']);
    expect(file(`import runpod\n${handler}${start}`)).toEqual([]);
    expect(file(`import runpod\nrunpod.api_key = "x"\n${handler}`)).toEqual([]);
    expect(file(handler)).toEqual([]);
  });

  it('what a container of Modal has not', () => {
    const modal = (install: string, body: string, more = '') =>
      codesOf(
        'app.py',
        `import modal\napp = modal.App("a")\nimage = modal.Image.debian_slim()${install}\n${more}@app.function(image=image)\ndef f():\n${body}`,
      ).filter((one) => one.startsWith('PW912'));
    expect(modal('.pip_install("openai-whisper")', '    import pandas as pd\n')).toEqual(['PW912@6']);
    expect(modal('.pip_install("datasets")', '    import pandas as pd\n')).toEqual([]);
    expect(modal('.pip_install_from_requirements("r.txt")', '    import pandas as pd\n')).toEqual([]);
    expect(modal('.pip_install(*packages)', '    import pandas as pd\n')).toEqual([]);
    expect(
      modal('.pip_install("torch")', '    import pandas as pd\n', 'image = image.pip_install("pandas")\n'),
    ).toEqual([]);
  });

  it('an editable install of a folder that is deleted', () => {
    const run = (text: string) =>
      codesOf('Dockerfile', `FROM python:3.11\n${text}`).filter((one) => one.startsWith('PW911'));
    const clone = 'RUN git clone https://github.com/a/b /tmp/b && cd /tmp/b && ';
    expect(run(`${clone}pip install -e . && rm -rf /tmp/b\n`)).toEqual(['PW911@2']);
    expect(run(`${clone}pip install -e ".[all]" && cd / && rm -rf /tmp/*\n`)).toEqual(['PW911@2']);
    expect(run(`${clone}pip install . && rm -rf /tmp/b\n`)).toEqual([]);
    expect(run(`${clone}pip install -e . && rm -rf /tmp/b/.git /root/.cache\n`)).toEqual([]);
    expect(run('RUN pip install -e git+https://github.com/a/b#egg=b && rm -rf /tmp/*\n')).toEqual([]);
  });
});

/** What a pinned package does not bear, left open, with what holds that back. */
describe('old pins beside open companions', () => {
  const list = (text: string, python?: string) =>
    findingsOf('requirements.txt', text, python === undefined ? {} : { python })
      .filter(({ code }) => code === 'PW421' || code === 'PW425')
      .map(({ code, severity }) => `${code} ${severity}`);

  it('openai before 1.55.3 and httpx 0.28', () => {
    expect(list('openai==1.37.0\nfastapi\n')).toEqual(['PW421 error']);
    expect(list('openai==1.37.0\nhttpx\n')).toEqual(['PW421 error']);
    expect(list('openai==1.37.0\nhttpx<0.28\n')).toEqual([]);
    expect(list('openai==1.55.3\nhttpx\n')).toEqual([]);
    expect(list('openai==0.28.1\nhttpx\n')).toEqual([]);
    // Its own metadata holds httpx.
    expect(list('openai==1.37.0\npython-telegram-bot==20.7\n')).toEqual([]);
    // What is not seen may hold it.
    expect(list('-r base.txt\nopenai==1.37.0\n')).toEqual([]);
  });

  it('flask and werkzeug, flask-sqlalchemy and sqlalchemy', () => {
    expect(list('Flask==2.2.2\n')).toEqual(['PW421 error']);
    expect(list('Flask==2.2.2\nWerkzeug==2.2.2\n')).toEqual([]);
    expect(list('Flask==2.2.5\n')).toEqual([]);
    expect(list('Flask==2.2.2\ndash==2.9.3\n')).toEqual([]);
    expect(list('Flask-SQLAlchemy==2.5.1\n')).toEqual(['PW421 error']);
    expect(list('Flask-SQLAlchemy==3.0.2\n')).toEqual([]);
    expect(list('Flask-SQLAlchemy==2.5.1\nSQLAlchemy<2\n')).toEqual([]);
  });

  it('onnxruntime, chromadb, tensorflow and deepspeed', () => {
    expect(list('onnxruntime-gpu==1.14\nnumpy\n')).toEqual(['PW421 warning']);
    expect(list('onnxruntime-gpu==1.14\nnumpy\n', '3.8')).toEqual([]);
    expect(list('onnxruntime-gpu==1.14\nnumpy<2\n')).toEqual([]);
    expect(list('onnxruntime-gpu==1.18.1\nnumpy\n')).toEqual([]);
    expect(list('chromadb==0.4.24\n')).toEqual(['PW421 error']);
    expect(list('chromadb==0.5.3\n')).toEqual([]);
    expect(list('chromadb==0.4.24\nlangchain==0.1.20\n')).toEqual([]);
    expect(list('tensorflow==2.8.0\nprotobuf\n')).toEqual(['PW421 error']);
    expect(list('tensorflow==2.8.4\nprotobuf\n')).toEqual([]);
    expect(list('deepspeed==0.10.3\ntorch\n')).toEqual(['PW421 error']);
    expect(list('deepspeed==0.10.3\ntorch==2.1.2\nnumpy<2\n')).toEqual([]);
    expect(list('deepspeed==0.15.0\ntorch\n')).toEqual([]);
    expect(list('albumentations==1.4.15\n')).toEqual(['PW421 error']);
    expect(list('albumentations==1.4.15\nalbucore==0.0.16\n')).toEqual([]);
    expect(list('albumentations==1.4.20\n')).toEqual([]);
  });

  it('langchain packages of different majors, whose mends would chase each other', () => {
    const core = 'langchain-core==0.1.52\n';
    expect(
      list(`langchain==0.1.20\nlangchain-classic==1.0.1\nlangchain-text-splitters==0.0.2\n${core}`),
    ).toContain('PW425 error');
    expect(list(`langchain==1.0.0\n${core}`)).toEqual(['PW425 error']);
    expect(list(`langchain==0.1.20\nlangchain-text-splitters==0.0.2\n${core}`)).toEqual([]);
  });
});

/** What was said in vain, beside what is still said. */
describe('neither false nor noise', () => {
  const codes = (file: string, text: string, code: string) =>
    codesOf(file, text).filter((one) => one.startsWith(code));

  it('a torch that conda has put there, or of a Python before CUDA 13', () => {
    const pip = 'RUN pip install torch opencv-python\n';
    expect(codes('Dockerfile', `FROM ubuntu:22.04\n${pip}`, 'PW829')).toEqual(['PW829@2']);
    expect(codes('Dockerfile', `FROM ubuntu:20.04\n${pip}`, 'PW829')).toEqual([]);
    expect(
      codes(
        'Dockerfile',
        `FROM ubuntu:22.04\nRUN conda install pytorch=1.12.1 -c pytorch -y\n${pip}`,
        'PW829',
      ),
    ).toEqual([]);
  });

  it('a clone at a tag, or of what moves no more', () => {
    const clone = (what: string) => codes('Dockerfile', `FROM python:3.11\nRUN git clone ${what}\n`, 'PW893');
    expect(clone('--branch b4067 https://github.com/ggml-org/llama.cpp')).toEqual([]);
    expect(clone('--branch release/v2.0 https://github.com/a/b')).toEqual([]);
    expect(clone('--branch beta https://github.com/ggml-org/llama.cpp')).toEqual(['PW893@2']);
    expect(clone('https://github.com/AUTOMATIC1111/stable-diffusion-webui.git')).toEqual([]);
  });

  it('an old numpy of defaults, which holds mkl', () => {
    const env = (channels: string, numpy: string, python = '3.10') =>
      codes(
        'environment.yml',
        `channels:\n  - pytorch\n${channels}dependencies:\n  - python=${python}\n  - pytorch=1.11.0\n  - ${numpy}\n`,
        'PW421',
      ).length;
    expect(env('  - defaults\n', 'numpy=1.19.2')).toBe(0);
    expect(env('  - defaults\n', 'numpy')).toBe(1);
    // Its newest for an old Python is such a one; of two channels the first decides.
    expect(env('  - defaults\n', 'numpy', '3.8')).toBe(0);
    expect(env('  - defaults\n  - conda-forge\n', 'numpy', '3.7')).toBe(0);
    expect(env('  - conda-forge\n  - defaults\n', 'numpy', '3.7')).toBe(1);
    expect(env('  - conda-forge\n', 'numpy=1.19.2')).toBe(1);
  });

  it('an image that is no longer pushed', () => {
    expect(codes('Dockerfile', 'FROM ghcr.io/ollama-webui/ollama-webui:main\n', 'PW851')).toEqual([]);
    expect(codes('Dockerfile', 'FROM ghcr.io/open-webui/open-webui:main\n', 'PW851')).toEqual(['PW851@1']);
  });

  it('names all packages of one module, and a torch that fits the other pins', () => {
    const cv2 = findingsOf(
      'requirements.txt',
      'opencv-python\nopencv-contrib-python\nopencv-python-headless\n',
    ).find(({ code }) => code === 'PW877');
    expect(cv2?.message).toContain(
      'opencv-python and opencv-contrib-python and opencv-python-headless are all',
    );
    const torch = (pin: string) =>
      findingsOf('requirements.txt', `${pin}torch\n`).find(({ code }) => code === 'PW829')?.fixes[0];
    expect(torch('deepspeed==0.10.3\n')).toContain('torch==2.3.1');
    expect(torch('deepspeed==0.15.0\n')).not.toContain('torch==2.3.1');
  });
});

describe('what is not there', () => {
  const codes = (file: string, text: string, code: string) =>
    codesOf(file, text).filter((one) => one.startsWith(code));

  it('a get-pip.py that refuses this Python', () => {
    const run = (python: string, url = 'https://bootstrap.pypa.io/get-pip.py') =>
      codes('a.sh', `curl -sS ${url} | ${python}\n`, 'PW855');
    expect(run('python3.7')).toEqual(['PW855@1']);
    expect(run('python3.10')).toEqual([]);
    expect(run('python3')).toEqual([]);
    expect(run('python3.7', 'https://bootstrap.pypa.io/pip/3.7/get-pip.py')).toEqual([]);
    const saved = 'RUN curl -O https://bootstrap.pypa.io/get-pip.py && python3 get-pip.py\n';
    expect(codes('Dockerfile', `FROM python:3.6-slim\n${saved}`, 'PW855')).toEqual(['PW855@2']);
    expect(codes('Dockerfile', `FROM python:3.11-slim\n${saved}`, 'PW855')).toEqual([]);
  });

  it('builds of a day of xformers, and apt packages of another release', () => {
    expect(codes('a.sh', 'pip install xformers==0.0.27.dev792\n', 'PW905')).toEqual(['PW905@1']);
    expect(codes('a.sh', 'pip install xformers==0.0.35.dev1147\n', 'PW905')).toEqual([]);
    expect(codes('a.sh', 'pip install xformers==0.0.27.post2\n', 'PW905')).toEqual([]);
    const apt = (image: string, name: string) =>
      codes('Dockerfile', `FROM ${image}\nRUN apt-get update && apt-get install -y ${name}\n`, 'PW825');
    expect(apt('python:3.11-slim', 'software-properties-common')).toEqual(['PW825@2']);
    expect(apt('python:3.11-slim-bookworm', 'software-properties-common')).toEqual([]);
    expect(apt('ubuntu:24.04', 'python3.12-distutils')).toEqual(['PW825@2']);
    expect(apt('ubuntu:22.04', 'python3.10-distutils')).toEqual([]);
  });

  it('a name that is read in the line that sets it', () => {
    const file = (text: string) => codes('job.py', `import runpod\n${text}\n`, 'PW889');
    expect(file('pod = runpod.get_pod(pod.id)')).toEqual(['PW889@2']);
    expect(file('pod = runpod.create_pod("a")\npod = runpod.get_pod(pod.id)')).toEqual([]);
    expect(file('pod = runpod.create_pod("a"); pod.id')).toEqual([]);
    expect(file('pods = [pod.id for pod in runpod.get_pods()]')).toEqual([]);
    expect(file('def f(pod):\n    pod = g(pod.id)')).toEqual([]);
  });

  it('a name that one branch leaves out, which goes no further or sets it on its own line', () => {
    const file = (otherwise: string) =>
      codes(
        'handler.py',
        `import runpod\ndef handler(job):\n    if job["a"]:\n        x = 1\n    elif job["b"]:\n        x = 2\n    ${otherwise}\n    return x + 1\nrunpod.serverless.start({"handler": handler})\n`,
        'PW889',
      );
    expect(file('else:\n        print("none")')).toEqual(['PW889@9']);
    expect(file('else: x = None')).toEqual([]);
    expect(file('else:\n        assert False, "no such"')).toEqual([]);
    expect(file('else:\n        usage(1, "no such")')).toEqual([]);
  });

  it('repositories of the hub that were deleted', () => {
    const load = (name: string) => codes('predict.py', `p = A.from_pretrained("${name}")\n`, 'PW855');
    expect(load('runwayml/stable-diffusion-v1-5')).toEqual(['PW855@1']);
    expect(load('stabilityai/stable-diffusion-2-1')).toEqual(['PW855@1']);
    expect(load('stable-diffusion-v1-5/stable-diffusion-v1-5')).toEqual([]);
    expect(load('./models/runwayml/stable-diffusion-v1-5')).toEqual([]);
    expect(load('stabilityai/stable-diffusion-xl-base-1.0')).toEqual([]);
    expect(codes('predict.py', '# from_pretrained("runwayml/stable-diffusion-v1-5")\n', 'PW855')).toEqual([]);
  });
});
