// Files that their tools must refuse: each is a sound one with one thing changed that people get wrong. `dry`: only a
// dry run sees it, and the loader takes it.

const inJson = (change) => (text) => JSON.stringify(change(JSON.parse(text)));

export const twins = [
  {
    file: 'pod.json',
    what: 'a field of the older API',
    change: inJson((one) => ({ ...one, dockerArgs: '' })),
  },
  { file: 'pod.json', what: 'ports as one text', change: inJson((one) => ({ ...one, ports: '7860/http' })) },
  {
    file: 'pod.json',
    what: 'CUDA as a number',
    change: inJson((one) => ({ ...one, gpu: { ...one.gpu, minCudaVersion: 12.8 } })),
  },
  {
    file: 'pod.json',
    what: 'a volume of 9 GB',
    change: inJson((one) => ({ ...one, mounts: { persistent: { size: 9, path: '/workspace' } } })),
  },
  { file: 'template.json', what: 'a GPU', change: inJson((one) => ({ ...one, gpu: { id: 'x', count: 1 } })) },
  { file: 'template.json', what: 'no image', change: inJson(({ image: _, ...one }) => one) },
  {
    file: 'runpodctl.sh',
    what: 'a flag of the older command',
    change: (text) => text.replace('--gpu-id=', '--gpuType='),
  },
  {
    file: 'runpodctl.sh',
    what: 'a size in words',
    change: (text) => text.replace('--container-disk-in-gb=', '$&about'),
  },
  {
    file: 'Dockerfile',
    what: 'a command in shell form',
    change: (text) => text.replace(/^CMD .*$/m, 'CMD bash x.sh'),
  },
  {
    file: 'Dockerfile',
    what: 'an install that asks back',
    change: (text) => text.replace('install -y', 'install'),
  },
  { file: 'Dockerfile', what: 'an unknown instruction', change: (text) => text.replace('EXPOSE', 'EXPOSES') },
  {
    file: 'compose.yaml',
    what: 'an unknown key',
    change: (text) => text.replace('    image:', '    images:'),
  },
  {
    file: 'compose.yaml',
    what: 'capabilities as one text',
    change: (text) => text.replace(/capabilities:\n\s+- gpu/, 'capabilities: gpu'),
  },
  { file: 'pod.dstack.yml', what: 'an unknown key', change: (text) => text.replace('image:', 'images:') },
  {
    file: 'pod.dstack.yml',
    what: 'a port that is none',
    change: (text) => text.replace('- "7860"', '- "78600"'),
  },
  {
    file: 'pod.dstack.yml',
    what: 'a count of GPUs in words',
    change: (text) => text.replace(':1"', ':one"'),
  },
  {
    file: 'runpod_app.py',
    what: 'an unknown GPU',
    change: (text) => text.replace('RTX 5090"', 'RTX 5091"'),
  },
  {
    file: 'runpod_app.py',
    what: 'an argument of another year',
    change: (text) => text.replace('    gpu=', '    gpuIds='),
  },
  {
    file: 'runpod_app.py',
    what: 'a CUDA that is none',
    change: (text) => text.replace(/min_cuda_version="[^"]*"/, 'min_cuda_version="12.80"'),
  },
  {
    file: 'runpod_app.py',
    what: 'a mount that is relative',
    change: (text) => text.replace('mounts={"/', 'mounts={"'),
  },
  {
    file: 'runpod_app.py',
    what: 'a volume of 9 GB',
    change: (text) => text.replace(/size=\d+/, 'size=9'),
  },
  {
    file: 'runpod_app.py',
    what: 'text that is no Python',
    change: (text) => text.replace('def job(', 'job('),
  },
  {
    file: 'flash_app.py',
    what: 'a GPU that is none',
    change: (text) => text.replace('RTX 5090"', 'RTX 5091"'),
  },
  {
    file: 'flash_app.py',
    what: 'a volume of 9 GB',
    change: (text) => text.replace(/size=\d+/, 'size=9'),
  },
  {
    file: 'flash_app.py',
    what: 'workers in another data centre than the volume',
    change: (text) => text.replace('    datacenter="EU-RO-1"', '    datacenter="US-WA-1"'),
  },
  {
    file: 'flash_app.py',
    what: 'a function by the name of what its handler is handed',
    dry: true,
    change: (text) => text.replace('def run(', 'def job('),
  },
  {
    file: 'sdk-worker.py',
    what: 'an argument that is none',
    change: (text) => text.replace('    workers=', '    workersMax='),
  },
  {
    file: 'sdk-worker.py',
    what: 'a version that never was',
    dry: true,
    change: (text) => text.replace('numpy==1.26.4', 'numpy==1.26.99'),
  },
  {
    file: 'flash-worker.py',
    what: 'a GPU that is none',
    change: (text) => text.replace('GpuType("any")', 'GpuType("NVIDIA GeForce RTX 4091")'),
  },
  {
    file: 'flash-worker.py',
    what: 'an argument that is none',
    change: (text) => text.replace('    workers=', '    python_version="3.12",\n    workers='),
  },
  {
    file: 'worker.Dockerfile',
    what: 'an install that asks back',
    change: (text) => text.replace('install -y', 'install'),
  },
  {
    file: 'skypilot.yaml',
    what: 'an unknown key',
    change: (text) => text.replace('accelerators:', 'accelerator:'),
  },
  {
    file: 'skypilot.yaml',
    what: 'an unknown cloud',
    change: (text) => text.replace('infra: runpod', 'infra: runpodd'),
  },
  {
    file: 'skypilot.yaml',
    what: 'an unknown GPU',
    dry: true,
    change: (text) => text.replace('RTX4090', 'RTX4091'),
  },
  {
    file: 'pool.yaml',
    what: 'workers in words',
    change: (text) => text.replace('workers: 2', 'workers: two'),
  },
  {
    file: 'pool.yaml',
    what: 'a ceiling that no card stays below',
    dry: true,
    change: (text) => text.replace(/max_hourly_cost: .*/, 'max_hourly_cost: 0.01'),
  },
  {
    file: 'pool-job.yaml',
    what: 'an unknown key',
    change: (text) => text.replace('accelerators:', 'accelerator:'),
  },
];
