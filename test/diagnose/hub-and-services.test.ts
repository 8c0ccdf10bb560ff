import { answersAs } from './told.ts';

const refusedAt = (host: string, port: number) =>
  `requests.exceptions.ConnectionError: HTTPConnectionPool(host='${host}', port=${port}): Max retries exceeded with url: /api/chat (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))`;

answersAs(import.meta.filename, {
  first: [
    // A token that is refused, and an access that is not granted: neither is mended by asking for it again.
    [
      'huggingface_hub.errors.HfHubHTTPError: 401 Client Error: Unauthorized for url: https://huggingface.co/api/models/moon/rover\nInvalid credentials in Authorization header',
      'hf-auth-gated',
      /^unset HF_TOKEN/m,
      /gated-repos/,
    ],
    [
      'huggingface_hub.utils._errors.RepositoryNotFoundError: 401 Client Error.\nRepository Not Found for url: https://huggingface.co/moon/rover/resolve/main/config.json.\nInvalid user token.',
      'hf-auth-gated',
      /logout[\s\S]*export HF_TOKEN/,
    ],
    [
      'huggingface_hub.errors.GatedRepoError: 403 Client Error.\nCannot access gated repo for url https://huggingface.co/moon/rover/resolve/main/config.json.\nYour request to access model moon/rover is awaiting a review from the repo authors.',
      'hf-auth-gated',
      /gated-repos shows how the request for moon\/rover stands/,
      /HF_TOKEN/,
    ],
    [
      "OSError: You are trying to access a gated repo.\nMake sure to have access to it at https://huggingface.co/moon/rover.\n403 Client Error.\nYour request to access model moon/rover has been rejected by the repo's authors.",
      'hf-auth-gated',
      /not gated, by another owner/,
      /HF_TOKEN/,
    ],
    [
      "Cloning into 'moon'...\nfatal: unable to access 'https://github.com/moon/rover/': The requested URL returned error: 429",
      'download-rate-limit',
      /wait some minutes/,
    ],
    // Localhost of a container is the container itself; of a machine, the machine.
    [
      `docker run moon/rover:1\n${refusedAt('localhost', 11434)}`,
      'service-not-reached',
      /http:\/\/ollama:11434.*host-gateway/,
    ],
    [
      `docker run moon/rover:1\n${refusedAt('localhost', 5432)}`,
      'service-not-reached',
      /http:\/\/NAME:5432[\s\S]*0\.0\.0\.0/,
      /ollama/,
    ],
    [refusedAt('127.0.0.1', 5432), 'service-not-reached', undefined, /host-gateway/],
    [refusedAt('rover', 5432), 'service-not-reached'],
    [
      'ValueError: Free memory on device (10.1/24.0 GiB) on startup is less than desired GPU memory utilization (0.9, 21.6 GiB). Decrease GPU memory utilization or reduce GPU memory used by other processes.',
      'cuda-out-of-memory',
      /which process holds memory/,
      /max-model-len/,
    ],
    [
      "OSError: [Errno 28] No space left on device: '/root/.cache/huggingface/hub/models--moon--rover/blobs/x'",
      'disk-full',
      /HF_HOME=\/workspace/,
    ],
    [
      "OSError: [Errno 28] No space left on device: '/workspace/.cache/huggingface/hub/models--moon--rover/blobs/x'",
      'disk-full',
      /^mkdir -p \/workspace\/tmp/,
      /mv \/root/,
    ],
    [
      'docker run --gpus all moon/rover:1 nvidia-smi\ndocker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "nvidia-smi": executable file not found in $PATH: unknown.',
      'command-not-found',
      /NVIDIA_DRIVER_CAPABILITIES=compute,utility moon\/rover:1 nvidia-smi/,
    ],
    // A page of gradio that fails by itself, and one that a proxy catches.
    [
      '  File "/v/lib/python3.11/site-packages/gradio/blocks.py", line 2465, in launch\nValueError: When localhost is not accessible, a shareable link must be created. Please set share=True or check your proxy settings to allow access to localhost.',
      'gradio-localhost-not-accessible',
      /pydantic==2\.10\.6/,
    ],
    [
      '  File "/v/lib/python3.11/site-packages/gradio/blocks.py", line 1465, in launch\nValueError: When localhost is not accessible, a shareable link must be created. Please set share=True or check your proxy settings to allow access to localhost.',
      'gradio-localhost-not-accessible',
      /^export no_proxy/,
      /before 5\.21/,
    ],
    // A repository that is gone, and a command that an image gets twice.
    [
      "Cloning Stable Diffusion into /home/u/stable-diffusion-webui/repositories/stable-diffusion-stability-ai...\n  File \"/home/u/stable-diffusion-webui/modules/launch_utils.py\", line 115, in run\nRuntimeError: Couldn't clone Stable Diffusion.\nfatal: could not read Username for 'https://github.com': terminal prompts disabled",
      'git-repository-not-found',
      /^cd \/home\/u\/stable-diffusion-webui && /,
    ],
    [
      "Cloning into 'stable-diffusion-stability-ai'...\nfatal: unable to access 'https://github.com/Stability-AI/stablediffusion.git/': could not read Username for 'https://github.com': No such device or address",
      'git-repository-not-found',
      /STABLE_DIFFUSION_REPO=/,
      /^cd /m,
    ],
    [
      'docker run vllm/vllm-openai:latest vllm serve moon/rover\napi_server.py: error: unrecognized arguments: serve moon/rover',
      'unknown-argument',
      /--model moon\/rover/,
    ],
    ['vllm: error: unrecognized arguments: --moon-option 3', 'unknown-argument', /install -U vllm/, /serve/],
  ],
});
