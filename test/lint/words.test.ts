import { describe, expect, it } from 'vitest';
import { findingsOf } from './support.ts';

const one = (code: string, file: string, text: string) =>
  findingsOf(file, text).find((finding) => finding.code === code);

/** What findings say, where the right code with the wrong words would send a person the wrong way. */
describe('the words of a finding', () => {
  const build = (list: string, apt = 'git') =>
    `FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip ${apt}\nRUN pip install ${list}\n`;

  it('an OpenCV with Qt 4 asks for the libraries of X11, a newer one for libGL', () => {
    const old = one('PW426', 'Dockerfile', build('opencv-python==4.1.1.26'));
    expect(old?.message).toContain('libsm6 and libxext6 and libxrender1 and libglib2.0-0');
    expect(old?.message).not.toContain('libgl1');
    expect(one('PW426', 'Dockerfile', build('opencv-python==4.3.0.38'))?.message).toContain('libgl1');
    const apt = 'libsm6 libxext6 libxrender-dev libglib2.0-0';
    expect(one('PW426', 'Dockerfile', build('opencv-python==4.1.1.26', apt))).toBeUndefined();
    expect(one('PW426', 'Dockerfile', build('opencv-python', apt))?.message).toContain('libgl1');
  });

  it('nobody is told to keep a package below what the list itself needs', () => {
    const say = (list: string) => one('PW894', 'requirements.txt', list);
    expect(say('transformers\nhuggingface-hub\ntransformer-lens\n')).toBeUndefined();
    const held = 'a==1\nb==1\nc==1\n';
    expect(say(`${held}transformers\nhuggingface-hub\n`)?.message).toContain('transformers below 5.0');
    expect(
      say(`${held}transformers\ngradio\ntransformers\n`)?.message.match(/transformers below/g),
    ).toHaveLength(1);
    // transformers 4 keeps it below by itself.
    expect(say('transformers==4.38.2\nb==1\ngradio\nhuggingface-hub\n')).toBeUndefined();
  });

  it('of two OpenCVs the one is kept that holds the other', () => {
    const say = (list: string) => one('PW877', 'requirements.txt', list);
    expect(say('opencv-python\nopencv-contrib-python\n')?.fixes).toEqual([
      'keep opencv-contrib-python alone',
    ]);
    expect(say('opencv-python\nopencv-contrib-python\n')?.message).not.toContain('libGL');
    expect(say('opencv-python\nopencv-python-headless\n')?.fixes).toEqual([
      'keep opencv-python-headless alone',
    ]);
  });

  it('a devel image that is gone is replaced by one with nvcc', () => {
    const fix = (tag: string) =>
      one('PW855', 'Dockerfile', `FROM nvidia/cuda:${tag}\nRUN true\n`)?.fixes.join('');
    expect(fix('10.2-cudnn7-devel-ubuntu18.04')).toContain('-devel-');
    expect(fix('10.2-runtime-ubuntu18.04')).toContain('-runtime-');
  });

  it('a worker without a Popen is not told to keep it', () => {
    const worker = (start: string) =>
      `import runpod, requests, time\n${start}\nwhile True:\n    try:\n        requests.get("http://127.0.0.1:8188")\n    except Exception:\n        time.sleep(1)\nrunpod.serverless.start({"handler": handler})\n`;
    expect(one('PW882', 'handler.py', worker('import os'))?.fixes.join('')).not.toContain('Popen');
    expect(one('PW882', 'handler.py', worker('p = subprocess.Popen(["a"])'))?.fixes.join('')).toContain(
      'Popen',
    );
  });

  it('set -e without a trap is a note', () => {
    const text = 'set -e\npip install six\npython app.py';
    expect(one('PW803', 'start.sh', text)?.severity).toBe('info');
  });
});
