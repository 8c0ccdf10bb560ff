import type { Answer, Answerer } from '../answer.ts';

const jetson = /\btegra|Jetson|JetPack|\bOrin\b|\bXavier\b|\bL4T\b|sm_87\b|linux-tegra|nvgpu/;
const arm = /aarch64(?!\.whl)|\barm64\b|GH200|GB200|Grace[ -](?:Hopper|Blackwell)/;

/** A wheel for x86-64, none, or one without the card, on a board of NVIDIA's or another machine with ARM. */
export const armAnswer: Answerer = (event) => {
  const near = [...event.above.slice(-30), event.text, ...event.below];
  const isWheel = /linux_x86_64|manylinux\w{1,20}x86_64|torch|onnxruntime/.test(event.text);
  if (near.some((line) => jetson.test(line))) return ofJetson(event.pip);
  if (!isWheel || !near.some((line) => arm.test(line))) return null;
  const tag = /whl\/(?<tag>cu\d{3})/.exec(near.join('\n'))?.groups?.['tag'];
  const late = tag !== undefined && tag >= 'cu126' ? tag : 'cu128';
  return {
    title: 'The wheel is for x86-64, and this machine has an ARM processor',
    cause:
      'Most wheels with CUDA are made for x86-64 only; torch has some for ARM servers, in its newer releases.',
    fix: [
      `${event.pip} install torch torchvision --index-url https://download.pytorch.org/whl/${late}   # those with CUDA for aarch64; other packages must be built here (a -devel image), or take a machine with x86-64`,
      'uname -m   # aarch64 is ARM',
    ],
    confidence: 'medium',
  };
};

function ofJetson(pip: string): Answer {
  return {
    title: 'Wheels of the index have nothing for the GPU of a Jetson',
    cause:
      'A Jetson has an ARM processor and a GPU of its own (sm_72, sm_87): its torch, torchvision and onnxruntime-gpu come from the index that NVIDIA keeps for JetPack.',
    fix: [
      `${pip} uninstall -y torch torchvision torchaudio; ${pip} install torch torchvision torchaudio --index-url https://pypi.jetson-ai-lab.io/jp6/cu126   # JetPack 6 (its Python 3.10); another one: https://pypi.jetson-ai-lab.io`,
      'cat /etc/nv_tegra_release   # R36 is JetPack 6, R35 JetPack 5',
    ],
    confidence: 'medium',
  };
}
