import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileRules } from '../../src/lint/pages/all.ts';
import { rules } from '../../src/rules/registry.ts';
import { codesOf, cuda2204, cuda2404 } from './support.ts';

const start = (text: string) => `${text}\npython app.py`;

describe('the rules of files', () => {
  it('have the cases of each page, by its name', () => {
    const here = readdirSync(path.join(import.meta.dirname, 'pages'));
    const pages = readdirSync(path.join(import.meta.dirname, '../../src/lint/pages'));
    expect(here.map((name) => name.replace('.test.ts', '.ts')).toSorted()).toEqual(
      pages.filter((name) => name !== 'all.ts' && name !== 'source.ts').toSorted(),
    );
  });
});

describe('the knowledge of the plan rules in a file', () => {
  it('shares no code with them', () => {
    const codes = [...rules, ...fileRules].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each([
    ['PW203', 'pip install six', cuda2404],
    ['PW304', 'pip install --break-system-packages six', cuda2204],
    ['PW401', 'pip install torch==2.8.2', undefined],
    ['PW402', 'pip install torchvision==0.19.2', undefined],
    ['PW403', 'pip install torch==2.8.0 torchvision==0.22.0', undefined],
    ['PW406', 'pip install gradio==4.44.1', undefined],
    ['PW412', 'pip install numpy~=2', undefined],
    ['PW413', 'pip install numpy==1.26.4 numpy==2.0.0', undefined],
    ['PW414', 'pip install hf-hub', undefined],
    ['PW427', 'pip install git+https://github.com/huggingface/diffusers', undefined],
    ['PW503', 'code-server --bind-addr 0.0.0.0:8080 --auth none', undefined],
    ['PW426', 'pip install opencv-python', cuda2404],
  ])('%s on %j', (code, text, image) => {
    expect(codesOf('start.sh', start(text), image === undefined ? {} : { image })).toContain(`${code}@1`);
  });

  it.each([
    ['a virtual environment', 'python3 -m venv env\n. env/bin/activate\npip install six', cuda2404],
    ['a virtual environment by its path', '/workspace/env/bin/pip install six', cuda2404],
    ['uv', 'uv pip install six', cuda2404],
    ['another place', 'pip install --target /opt/x six', cuda2404],
    ['an image that is not known', 'pip install six', undefined],
    ['an image without the marker', 'pip install six', cuda2204],
    [
      'gradio with its pydantic',
      'pip install gradio==4.44.1 pydantic==2.10.6 starlette==0.47.2 "huggingface-hub<1"',
      undefined,
    ],
    [
      'a later step that pins it',
      'pip install gradio==4.44.1 starlette==0.47.2 "huggingface-hub<1"\npip install pydantic==2.9.2',
      undefined,
    ],
    [
      'a gradio whose files hold no dict yet',
      'pip install gradio==4.20.1 pydantic==2.12.3 starlette==0.37.2 "huggingface-hub<0.26" numpy==1.26.4',
      undefined,
    ],
    ['a requirements file that was not seen', 'pip install gradio==4.44.1 -r requirements.txt', undefined],
    ['one step after the other', 'pip install numpy==1.26.4\npip install numpy==2.0.0', undefined],
    ['a variable', 'pip install $PACKAGES "$X==1"', undefined],
    ['a code-server for this machine only', 'code-server --bind-addr 127.0.0.1:8080 --auth none', undefined],
    ['MP3 that soundfile reads', 'pip install librosa==0.11.0 soundfile==0.13.1', undefined],
    [
      'what the list of a clone names',
      'git clone https://github.com/comfyanonymous/ComfyUI\npip install -r ComfyUI/requirements.txt huggingface_hub',
      undefined,
    ],
    ['the headless OpenCV', 'env/bin/pip install opencv-python-headless==4.11.0.86', cuda2404],
  ])('is silent about %s', (_, text, image) => {
    const noted = codesOf('start.sh', text, image === undefined ? {} : { image });
    expect(noted.filter((one) => !one.startsWith('PW8'))).toEqual([]);
  });
});
