import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/**
 * Kinds that a judge's blind set found answered wrongly, or not at all, each with its neighbours: other
 * packages, versions and wordings than those that were posted. `none` wants silence.
 */
type Case = readonly [log: string, name: string, fix?: RegExp, not?: RegExp];
const circular = (name: string) =>
  `AttributeError: partially initialized module 'cv2' has no attribute '${name}' (most likely due to a circular import)`;

const cases: readonly Case[] = [
  // Several packages write into one folder: all go, and one comes; never one laid over another.
  [
    circular('imread'),
    'broken-install',
    /list \| grep[\s\S]*uninstall -y opencv-python [\s\S]*install opencv/,
  ],
  [circular('imread'), 'broken-install', /uninstall/, /--force-reinstall/],
  [
    "AttributeError: module 'cv2' has no attribute 'ximgproc'",
    'broken-install',
    /uninstall[\s\S]*install opencv-contrib-python-headless/,
  ],
  [
    "AttributeError: module 'onnxruntime' has no attribute 'InferenceSession'\n  on a GPU machine",
    'broken-install',
    /uninstall -y onnxruntime onnxruntime-gpu/,
    /force-reinstall/,
  ],
  // A port that is taken: another one first, and nobody's process is ended.
  [
    'torch.distributed.DistNetworkError: The server socket has failed to listen on any local network address. port: 29510, useIpv6: 0, code: -98, name: EADDRINUSE, message: address already in use',
    'port-in-use',
    /--master_port=29511/,
    /fuser|GRADIO/,
  ],
  ['RuntimeError: Address already in use', 'port-in-use', /--master_port=29501/, /fuser|GRADIO/],
  ['listen tcp 0.0.0.0:11434: bind: address already in use', 'port-in-use', /--port 11435/, /fuser|master/],
  ['OSError: [Errno 98] Address already in use', 'port-in-use', /another port[\s\S]*ss -ltnp/, /fuser|:PORT/],
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, fix, not] }) => {
  const [first] = diagnoseText(log);
  expect(first?.class ?? 'none').toBe(name);
  const lines = (first?.fix ?? []).join('\n');
  if (fix !== undefined) expect(lines).toMatch(fix);
  if (not !== undefined) expect(lines).not.toMatch(not);
});
