import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-28';

/** Messages that state themselves what is here and what is wanted: the answer only says which to take. */
export const statedSignatures = defineSignatures([
  {
    id: 'stated-version',
    class: 'package-version-mismatch',
    stage: 'import',
    title: 'A package needs another version of a second one',
    weight: 'root',
    match: [
      {
        text: 'is required for a normal functioning',
        pattern:
          /(?<dist>[A-Za-z][\w.-]{0,60}?)(?<bounds>[<>=!~]=?[\w.,<>=!~*]{1,60}) is required for a normal functioning/,
        not: /(?:huggingface[-_]hub|tokenizers|safetensors|accelerate|tqdm|regex|numpy|packaging|filelock)[<>=!~]/,
      },
      {
        text: ' but ',
        pattern:
          /(?:requires?|needs?|need|requirement|expects?) (?:version of )?[`'"]?(?<dist>[A-Za-z][\w.-]{0,60})[`'"]? ?(?<bounds>[<>=!~][\w.,<>=!~* ]{1,60}?)[`'"]?,? but (?:found|you have|got|the installed|installed|the current|current|version)/,
        not: /which is incompatible|[Ww]arning|WARN|depends on|CUDA|[Pp]ython|driver|glibc/,
      },
      {
        text: 'Error: Requires PyTorch',
        pattern: /Requires Py(?<dist>Torch) {0,2}(?<bounds>>= ?\d[\d.]{0,8})/,
      },
    ],
    cause: 'The message names both: {dist}{bounds} is wanted, and another version is installed.',
    fix: ['pip install "DIST"'],
    confidence: 'high',
    onlyAnswered: true,
    sources: ['huggingface/transformers@v4.57.0 src/transformers/utils/versions.py'],
    reviewed,
    matches: [
      'ImportError: peft>=0.15.0 is required for a normal functioning of this module, but found peft==0.9.0.',
      'RuntimeError: this trainer requires trl>=0.12, but found 0.8.6',
    ],
    misses: [
      'torchvision 0.15.1 requires torch==2.0.0, but you have torch 2.1.0 which is incompatible.',
      'peft>=0.15.0 is required for the LoRA loader',
    ],
  },
  {
    id: 'stated-cudnn',
    class: 'cudnn-too-old',
    stage: 'import',
    title: 'The cuDNN that is found is older than the one this program was built with',
    weight: 'root',
    match: [
      {
        text: 'was built against version',
        pattern:
          /Found (?<library>\w{3,20}) version (?<here>\d{1,8}), but (?<who>\w{2,20}) was built against version (?<wanted>\d{1,8}), which is newer/,
      },
    ],
    cause: '{who} was built against {library} {wanted}, and {here} is found.',
    fix: ['unset LD_LIBRARY_PATH   # then start again'],
    confidence: 'high',
    sources: ['jax-ml/jax@jax-v0.4.30 jax/_src/xla_bridge.py'],
    reviewed,
    matches: [
      'CUDA backend failed to initialize: Found cuDNN version 8302, but JAX was built against version 8700, which is newer.',
    ],
    misses: ['Found cuDNN version 8907'],
  },
  {
    id: 'cuda-headers-glibc',
    class: 'cuda-headers-newer-glibc',
    stage: 'install',
    title: "The system's C library is newer than the headers of this CUDA",
    weight: 'root',
    match: [
      {
        text: 'exception specif',
        pattern:
          /exception specif.{0,500}(?:\b(?:sincos|sin|cos|tan|asin|acos|atan)pi[fl]?\b|\brsqrt[fl]?\b|math_functions\.h)/,
        across: true,
      },
      {
        text: 'has a different exception specifier',
        pattern: /(?:pi|rsqrt)[fl]?\(.{0,120}has a different exception specifier/,
      },
    ],
    cause:
      'glibc 2.41 (Debian 13, Ubuntu 25.04, Fedora 42) brought sinpi and cospi, 2.42 rsqrt, all declared noexcept; the headers of CUDA up to 12.9 (math_functions.h) declare the same names without it, and no compiler accepts both.',
    fix: ['# a newer CUDA, or an older base'],
    confidence: 'high',
    sources: [
      'https://github.com/NVIDIA/cuda-samples/issues/378',
      'https://github.com/NixOS/nixpkgs/pull/484031',
      'https://github.com/JustVugg/colibri/pull/630',
    ],
    reviewed,
    matches: [
      '/usr/include/x86_64-linux-gnu/bits/mathcalls.h(81): error: exception specification is incompatible with that of previous function "sinpif"\n  (declared at line 2556 of /usr/local/cuda-12.6/bin/../targets/x86_64-linux/include/crt/math_functions.h)',
      "error: declaration of 'double rsqrt(double)' has a different exception specifier",
    ],
    misses: ['error: exception specification of overriding function is more lax than base version'],
  },
  {
    id: 'certificate',
    class: 'tls-certificate-untrusted',
    stage: 'install',
    title: 'The certificate of a server is not trusted here',
    weight: 'root',
    match: [
      { text: 'SSL certificate verification failed' },
      { text: 'CERTIFICATE_VERIFY_FAILED', not: /not yet valid|has expired/ },
      {
        text: 'x509: ',
        pattern:
          /x509: (?:certificate signed by unknown authority|certificate is not trusted|failed to load system roots)/,
      },
      { text: 'failed to verify certificate', not: /not yet valid|has expired|certificate is valid for / },
      { text: 'unable to get local issuer certificate' },
      { text: 'unable to get issuer cert' },
      { text: 'Unable to locally verify the issuer' },
      { text: 'self-signed certificate', not: /[Gg]enerat|[Cc]reat|using a self|warn/ },
      { text: 'self signed certificate', not: /[Gg]enerat|[Cc]reat|using a self|warn/ },
      { text: 'server certificate verification failed' },
      { text: 'SSL certificate problem', not: /not yet valid|has expired/ },
      { text: 'SELF_SIGNED_CERT_IN_CHAIN' },
      { text: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      { text: 'invalid peer certificate', pattern: /UnknownIssuer/ },
    ],
    cause:
      'A proxy or firewall in between signs the connection with an authority of its own, which this system (each container has a store of its own) does not know; or the store of certificates is missing or old here.',
    fix: ['apt-get update && apt-get install -y ca-certificates && update-ca-certificates'],
    confidence: 'high',
    sources: [
      'https://pip.pypa.io/en/stable/topics/https-certificates/',
      'https://docs.docker.com/engine/network/ca-certs/',
    ],
    reviewed,
    matches: [
      'Error: Get "https://models.example.org/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'urllib.error.URLError: <urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1007)>',
    ],
    misses: ['Generating a self-signed certificate', 'x509: certificate has expired or is not yet valid'],
  },
  {
    id: 'native-arch',
    class: 'build-without-gpu',
    stage: 'install',
    title: 'CUDA code is built for the GPU of this machine, and none is seen',
    weight: 'root',
    match: [
      {
        text: 'is set to "native"',
        pattern: /CUDA_ARCHITECTURES is set to "native", but no (?:NVIDIA )?GPU/,
      },
      { text: 'Cannot find valid GPU for', pattern: /Cannot find valid GPU for '-arch=native'/ },
    ],
    cause:
      'A build of an image sees no GPU, and the project compiles for the card that it finds (native): the cards must be named.',
    fix: [
      'export CMAKE_ARGS="-DGGML_CUDA=on -DCMAKE_CUDA_ARCHITECTURES=80;86"   # newer cards run it, too; before pip install; in a Dockerfile: ENV CMAKE_ARGS="..."; 89: RTX 40 and L4, 90: H100, 120: RTX 50 (CUDA 12.8)',
      'cmake -B build -DCMAKE_CUDA_ARCHITECTURES="80;86"   # where cmake is called itself',
      '# or build on a machine with the GPU, outside of docker build',
    ],
    confidence: 'high',
    sources: ['https://cmake.org/cmake/help/latest/prop_tgt/CUDA_ARCHITECTURES.html'],
    reviewed,
    matches: [
      'CMake Error in src/CMakeLists.txt:\n  CUDA_ARCHITECTURES is set to "native", but no NVIDIA GPU was detected.',
    ],
    misses: ['-- CUDA_ARCHITECTURES is set to "native"'],
  },
  {
    id: 'rope-scaling',
    class: 'transformers-version-mismatch',
    stage: 'run',
    title: 'This transformers is older than the rope_scaling of the model',
    weight: 'root',
    match: [
      {
        text: 'rope_scaling` must be a dictionary',
        pattern: /must be a dictionary with/,
      },
      {
        text: 'rope_scaling`',
        pattern: /rope_scaling`'s (?:type|short_factor|long_factor|factor) field must be/,
      },
    ],
    cause:
      'The config.json of the model has a rope_scaling in a form (rope_type: llama3 with more than two fields, longrope, yarn) that this release of transformers does not read yet; Llama 3.1 and its kin need 4.43 or newer.',
    fix: [
      'pip install -U "transformers>=4.43"   # in the environment that runs here; a pin of the app on an older one must go',
      '# an engine with its own pin (vLLM, TGI, LLaMA-Factory): its newer release or image',
    ],
    confidence: 'high',
    sources: [
      'huggingface/transformers@v4.43.0 src/transformers/modeling_rope_utils.py',
      'https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct/discussions/15',
    ],
    reviewed,
    matches: [
      "ValueError: `rope_scaling` must be a dictionary with two fields, `type` and `factor`, got {'factor': 32.0, 'rope_type': 'llama3'}",
    ],
    misses: ['rope_scaling is set to None'],
  },
  {
    id: 'peft-backend',
    class: 'module-not-found',
    stage: 'run',
    title: 'diffusers finds no peft (new enough) in the Python that runs here',
    weight: 'root',
    match: [
      { text: 'PEFT backend is required' },
      // Without it diffusers hands the scale of a LoRA to layers that do not take it.
      {
        text: 'Linear.forward() takes',
        pattern: /takes 2 positional arguments but 3 were given/,
        near: [{ marker: 'diffusers', before: 12 }],
      },
    ],
    cause:
      'LoRA in diffusers goes through peft, and this Python has none, or one that is too old, or that fails to import.',
    fix: [
      'pip install -U peft',
      'python3 -c "import sys, peft, diffusers, transformers; print(sys.executable, peft.__version__, diffusers.__version__)"   # in the Python of the app: must print, not fail; then start the app again',
    ],
    confidence: 'high',
    sources: ['huggingface/diffusers@v0.31.0 src/diffusers/loaders/lora_base.py'],
    reviewed,
    matches: ['ValueError: PEFT backend is required for this method.'],
    misses: ['Using the PEFT backend'],
  },
  {
    id: 'unlinked-symbol',
    class: 'undefined-symbol',
    stage: 'import',
    title: 'A compiled library asks for a function that no library here has',
    weight: 'plain',
    match: [
      {
        text: 'undefined symbol: ',
        pattern: /(?<file>[\w./+-]{1,200}\.so[\d.]{0,12}): undefined symbol: (?<symbol>[A-Za-z_]\w{1,120})/,
        not: /symbol: (?:_Z\w{0,200}(?:c10|2at|5torch|6caffe2|nvinfer|cudnn)|nccl|iJIT|_{0,2}nvJit|c(?:adam|lion|get_|quantize|adagrad|igemm|sgd|momentum|rmsprop|prefetch)|cudnn)|libbitsandbytes|libcusparse|libGL|flash_attn|xformers|torchvision|torchaudio/,
      },
    ],
    explainedBy: ['torch-extension-abi-mismatch', 'flash-attn-abi-mismatch', 'other-missing-shared-library'],
    cause:
      '{file} asks for {symbol}: it was built without being linked to the library that has it, or an older one of that library comes first.',
    fix: [
      'ldd {file} | grep -E "not found|=> /"   # which libraries it takes, and from where',
      'nm -D --undefined-only {file} | grep {symbol}',
    ],
    confidence: 'medium',
    sources: ['https://man7.org/linux/man-pages/man8/ld.so.8.html'],
    reviewed,
    matches: ['ImportError: /app/_ops.cpython-312-x86_64-linux-gnu.so: undefined symbol: numa_alloc_onnode'],
    misses: ['undefined symbol: foo'],
  },
  {
    id: 'mixed-symbols',
    class: 'other-missing-shared-library',
    stage: 'import',
    title: 'Libraries of two releases are mixed',
    weight: 'root',
    match: [
      {
        text: 'not defined in file',
        pattern:
          /symbol (?<symbol>\w{1,400}),? version (?<version>\S{1,60}) not defined in file (?<library>lib[\w.+-]{1,60}) with link time reference/,
      },
    ],
    cause:
      'A library asks for {symbol} of its companion {library}, and the {library} that is found first is of another release.',
    fix: [
      'find / -xdev -name "{library}*" 2>/dev/null; ldconfig -p | grep {library}   # more than one? the one beside the library that asks is the right one',
      'unset LD_LIBRARY_PATH   # then start again',
    ],
    confidence: 'high',
    sources: ['https://man7.org/linux/man-pages/man8/ld.so.8.html'],
    reviewed,
    matches: [
      'OSError: /opt/conda/lib/libcublas.so.12: symbol cublasLtGetEnvironmentMode version libcublasLt.so.12 not defined in file libcublasLt.so.12 with link time reference',
    ],
    misses: ['symbol table written'],
  },
  {
    id: 'llama-quantize',
    class: 'llama-cpp-not-built',
    stage: 'run',
    title: 'The tools of llama.cpp are not built where the program looks for them',
    weight: 'root',
    match: [
      {
        text: 'llama.cpp',
        pattern: /file '?llama\.cpp\/\S{1,60}.{0,60}does not exist|have to compile llama\.cpp yourself/,
      },
      {
        text: 'llama-quantize',
        pattern:
          /llama-quantize'?:? (?:command )?not found|No such file or directory:? '?\S{0,100}llama-quantize/,
      },
    ],
    cause:
      'To write a GGUF file the program calls llama-quantize of a folder llama.cpp beside the script; that folder was not built, or its programs lie in build/bin, where newer releases put them.',
    fix: [
      'apt-get update && apt-get install -y build-essential cmake git libcurl4-openssl-dev',
      'test -d llama.cpp || git clone https://github.com/ggml-org/llama.cpp',
      'cmake -S llama.cpp -B llama.cpp/build -DBUILD_SHARED_LIBS=OFF -DGGML_CUDA=OFF && cmake --build llama.cpp/build --config Release -j --target llama-quantize llama-cli llama-gguf-split   # quantizing needs no GPU',
      'cp llama.cpp/build/bin/llama-* llama.cpp/   # where the program looks; run all of this in the folder of the script',
      '# then export again; unsloth itself newer: pip install -U unsloth unsloth_zoo',
    ],
    confidence: 'high',
    sources: ['ggml-org/llama.cpp docs/build.md', 'unslothai/unsloth unsloth/save.py'],
    reviewed,
    matches: ["RuntimeError: Unsloth: The file 'llama.cpp/llama-quantize' does not exist."],
    misses: ['llama.cpp: loading model from models/7B/model.gguf'],
  },
  {
    id: 'sgl-kernel',
    class: 'torch-extension-abi-mismatch',
    stage: 'import',
    title: 'sgl-kernel has no kernels for this torch or this card',
    weight: 'root',
    match: [{ text: 'Could not load any common_ops library' }],
    cause:
      'The wheel of sgl-kernel was built for another torch than the one here, or holds no kernels for this card.',
    fix: ['pip install --force-reinstall --no-deps sgl-kernel'],
    confidence: 'high',
    sources: ['sgl-project/sglang sgl-kernel/python/sgl_kernel/load_utils.py'],
    reviewed,
    matches: ['[sgl_kernel] CRITICAL: Could not load any common_ops library!'],
    misses: ['sgl_kernel 0.3.9 loaded'],
  },
  {
    id: 'set-lora-layer',
    class: 'diffusers-version-mismatch',
    stage: 'run',
    title: 'The script is older than the way diffusers does LoRA now',
    weight: 'root',
    match: [{ text: "has no attribute 'set_lora_layer'" }],
    cause:
      'With peft installed, diffusers uses plain layers of torch and lets peft do the LoRA; scripts before that call set_lora_layer of its own layers.',
    fix: [
      'pip uninstall -y peft   # for an old script: diffusers then takes its own layers again (before 0.31)',
      '# or take the script of the very diffusers that is installed: git clone --depth 1 --branch v$(python3 -c "import diffusers; print(diffusers.__version__)") https://github.com/huggingface/diffusers, folder examples',
    ],
    confidence: 'high',
    sources: ['huggingface/diffusers@v0.24.0 examples/dreambooth/train_dreambooth_lora.py'],
    reviewed,
    matches: ["AttributeError: 'Conv2d' object has no attribute 'set_lora_layer'"],
    misses: ["AttributeError: 'Linear' object has no attribute 'lora_A'"],
  },
]);
