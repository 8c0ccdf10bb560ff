/** Lines that are no failure themselves but say where in a log we are, and how a failure is to be read. */
export type MarkerId = (typeof markers)[number]['id'];

interface Marker {
  readonly id: string;
  /** Literals, any case, at least five characters. */
  readonly texts: readonly string[];
}

export const markers = [
  { id: 'traceback', texts: ['Traceback (most recent call last)'] },
  { id: 'handling', texts: ['During handling of the above exception'] },
  { id: 'direct-cause', texts: ['was the direct cause of the following'] },
  {
    // pip, uv and poetry build a package in an environment of its own.
    id: 'build',
    texts: [
      'pip-build-env-',
      'get_requires_for_build',
      'Getting requirements to build',
      'prepare_metadata_for_build',
      'Preparing metadata (',
      'metadata-generation-failed',
      'subprocess-exited-with-error',
      'error originates from a subprocess',
      'Build backend returned an error',
      'setuptools.build_meta',
      'python setup.py egg_info',
      'setup.py bdist_wheel',
      'Failed building wheel',
      'Failed to build `',
      'depends on `torch`',
      '--no-build-isolation',
      'builds-v0',
    ],
  },
  { id: 'cython-hint', texts: ["as 'noexcept' if you control"] },
  { id: 'serverless', texts: ['Starting Serverless Worker', 'rp_handler.py', '/rp_job.py'] },
  { id: 'flash-attn', texts: ['flash_attn', 'flash-attn'] },
  {
    id: 'gradio',
    texts: ['gradio', 'json_schema_to_python_type', 'get_api_info', 'localhost is not accessible'],
  },
  {
    id: 'hf',
    texts: ['huggingface', 'hf download', 'hf.co/', 'Usage: hf ', 'hf-mirror.com', 'hf_hub_download'],
  },
  {
    id: 'hf-usage',
    texts: [
      'Usage: hf ',
      'usage: huggingface-cli',
      'hf download',
      'hf <command>',
      'huggingface-cli download',
      "Try 'hf ",
    ],
  },
  { id: 'transformers', texts: ['transformers/', 'transformers\\', 'transformers.'] },
  { id: 'diffusers', texts: ['diffusers/', 'diffusers\\'] },
  { id: 'bitsandbytes', texts: ['bitsandbytes'] },
  { id: 'diarization', texts: ['pyannote', 'diarization', 'diarize', 'Diarization'] },
  { id: 'audio', texts: ['ffmpeg', 'ffprobe', 'pydub', 'whisper', 'audioread', 'avconv'] },
  { id: 'installed', texts: ['Successfully installed', 'Installed [', 'Audited '] },
  {
    id: 'ready',
    texts: [
      'To see the GUI go to',
      'Application startup complete',
      'Running on local URL',
      'Uvicorn running on',
      'Setup Completed',
      'Startup complete',
      'Server is ready',
      'Container is READY',
      'Running on public URL',
      'Starting vLLM API server',
      'llama server listening',
      'server is listening on http',
      'Listening on 0.0.0.0',
    ],
  },
  // ComfyUI says so of a prompt that failed, too.
  { id: 'prompt-failed', texts: ['Exception during processing', 'execution.py", line'] },
  { id: 'prompt-done', texts: ['Prompt executed in'] },
  // A loop that goes on: training, sampling, decoding.
  {
    id: 'progress',
    texts: [
      'it/s]',
      's/it]',
      'it/s,',
      's/it,',
      'avr_loss=',
      'Avg generation throughput',
      // Keras; the Trainer of transformers.
      'ms/step',
      's/step - ',
      "{'loss': ",
    ],
  },
  {
    id: 'unreached',
    texts: [
      'connection broken by',
      'Could not fetch URL',
      'Max retries exceeded',
      'Name or service not known',
      'name resolution',
      'Temporary failure resolving',
      'E: Failed to fetch',
      'W: Failed to fetch',
    ],
  },
  { id: 'python-bound', texts: ['does not satisfy Python'] },
  { id: 'no-solution', texts: ['No solution found when resolving'] },
  { id: 'starlette', texts: ['TemplateResponse', 'jinja2', 'starlette/templating'] },
  { id: 'nvcc', texts: ['bin/nvcc'] },
  { id: 'nvcc-ran', texts: ['bin/nvcc -', "command 'nvcc' failed", "bin/nvcc' failed"] },
  { id: 'data-code', texts: ['correctly load the dataset'] },
  // ComfyUI leaves one output out and computes the others; it says "invalid prompt" where none is left.
  { id: 'output-ignored', texts: ['Output will be ignored'] },
  { id: 'prompt-refused', texts: ['invalid prompt', 'prompt_outputs_failed'] },
  { id: 'no-pubkey', texts: ['NO_PUBKEY'] },
  { id: 'display', texts: ['not connect to display'] },
  { id: 'bind', texts: ['bind_sockets', '.listen(port', 'init_httpserver', 'sock.bind('] },
  { id: 'page-closed', texts: ['_call_connection_lost'] },
  // Said by somebody, not by a program: no letter before "hang", which stands in "change".
  {
    id: 'still',
    texts: [
      'stuck',
      ' hang',
      ' hung',
      'Hanging',
      'it freezes',
      'forever',
      'for hours',
      'few hours',
      'hours later',
      'an hour',
      'so long',
      'it stopped',
      'nothing happens',
      'no more output',
      'unresponsive',
      'no traffic',
    ],
  },
  { id: 'conda-solved', texts: ['Solving environment: done'] },
  { id: 'restart', texts: ['restart'] },
  { id: 'comfy', texts: ['got prom', 'comfyui', 'queue prompt'] },
  { id: 'please-wait', texts: ['Please wait...'] },
  { id: 'no-cuda', texts: ['is_available'] },
  { id: 'ollama-adapter', texts: ['creating adapter layer'] },
  { id: 'colab', texts: ['colab', '/content/'] },
  { id: 'gym', texts: ['gymnasium', '/gym/', 'gym.make', 'stable_baselines', 'env.reset(', 'rllib'] },
] as const satisfies readonly Marker[];
