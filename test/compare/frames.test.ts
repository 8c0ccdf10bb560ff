import { describe, expect, it } from 'vitest';
import { readFailure } from '../../src/compare/frames.ts';

describe('the projects that a log names', () => {
  it.each([
    ['cv2', ['opencv-python-headless', 'opencv-python']],
    ['PIL', ['pillow']],
    ['pkg_resources', ['setuptools']],
    ['flash_attn_2_cuda', ['flash-attn']],
    ['some_app', ['some-app']],
  ])('a frame in %s is of %s', (module, projects) => {
    const log = `  File "/venv/lib/python3.10/site-packages/${module}/__init__.py", line 1, in <module>\n`;
    expect(readFailure(log).near).toEqual(projects);
  });

  it('the one that raised before the ones that called it', () => {
    const frame = (module: string) => `  File "/v/site-packages/${module}/a.py", line 1, in f\n`;
    expect(readFailure(frame('gradio') + frame('pydantic')).near).toEqual(['pydantic', 'gradio']);
  });

  it("the error's own words name the module that lacks something", () => {
    expect(readFailure("ImportError: cannot import name 'x' from 'skimage.io'").named).toEqual([
      'scikit-image',
    ]);
  });
});
