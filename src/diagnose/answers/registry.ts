import type { Answerer } from '../answer.ts';
import { wholeOf } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { modelCalled, tokenizerCalled } from '../last-words/calls.ts';
import { read } from '../last-words/form.ts';
import { mistakeOf } from '../last-words/mistakes.ts';
import { ownerOf, updating, where } from '../last-words/place.ts';
import { tensorForms } from '../last-words/tensors.ts';
import { versionForms } from '../last-words/versions.ts';
import { wordsOf } from '../last-words/words.ts';
import { versionNearby } from '../values-nearby.ts';
import { downloadAnswer, hostKeyAnswer } from './addresses.ts';
import { adviceAnswer, namedInstall, upgradeAnswer } from './advice.ts';
import { aptAnswer, aptKeyAnswer, aptListAnswer, aptReleaseAnswer } from './apt.ts';
import { argumentAnswer, trainingFile } from './argument.ts';
import { armAnswer } from './arm.ts';
import { flashAnswer, xformersAnswer } from './attention.ts';
import { bitsandbytesAnswer } from './bitsandbytes.ts';
import { buildAnswer } from './build.ts';
import { builtWheelAnswer } from './built-modules.ts';
import { cloneAnswer, repositoryAnswer } from './clone.ts';
import { buildPackageAnswer } from './cmake-packages.ts';
import {
  configKeyAnswer,
  distributionAnswer,
  environmentAnswer,
  keyErrorAnswer,
  nameErrorAnswer,
  noneAnswer,
  settingsAnswer,
} from './code.ts';
import { compilerAnswer, gccAnswer, includeAnswer } from './compile.ts';
import { conflictAnswer } from './conflicts.ts';
import {
  batchAnswer,
  buildWithoutGpu,
  channelsAnswer,
  datasetInfoAnswer,
  encoderAnswer,
  jsonAnswer,
  linesForOne,
  listedDataAnswer,
  mediaAnswer,
  remarkAnswer,
  tritonAnswer,
} from './data.ts';
import { diskAnswer } from './disk.ts';
import {
  cardImageAnswer,
  contextAnswer,
  imageAnswer,
  loaderAnswer,
  modelFolderAnswer,
  mountAnswer,
  referenceAnswer,
} from './docker.ts';
import { driverAnswer } from './driver.ts';
import {
  engineFileAnswer,
  engineItself,
  flashAnswerOfEngine,
  headAnswer,
  rendezvousAnswer,
} from './engines.ts';
import {
  adapterAnswer,
  clipAnswer,
  columnsAnswer,
  contextLengthAnswer,
  generationsAnswer,
  headsAnswer,
  jaxMemory,
  loraAnswer,
  modelKindAnswer,
  operatorAnswer,
  rayAnswer,
  ropeAnswer,
  subfolderAnswer,
  timeoutAnswer,
} from './fitting.ts';
import { ggufAnswer, ggufNodeAnswer } from './gguf.ts';
import { glibcAnswer } from './glibc.ts';
import { hiddenCard, kernelAnswer, outOfShared, unseenCard } from './gpu.ts';
import { memoryAnswer } from './gpu-memory.ts';
import { hubAnswer, nltkAnswer, releaseAnswer, tokenKeyword } from './hub.ts';
import { keywordAnswer } from './keyword.ts';
import { libraryAnswer, linkerAnswer } from './library.ts';
import { libraryFileAnswer } from './library-file.ts';
import { methodAnswer, nameAnswer } from './missing-name.ts';
import { comfyModelAnswer, noWeightsAnswer, unconnectedAnswer } from './model-places.ts';
import { autoClass, otherFamily, placeholder, tritonOfWindows } from './model-tools.ts';
import { configWithin, modelFileAnswer, modelTypeAnswer, required } from './model-type.ts';
import { moduleAnswer } from './module.ts';
import { networkAnswer } from './network.ts';
import { cublasAnswer, onlyListed, stateAnswer } from './numbers.ts';
import { numpyAnswer } from './numpy.ts';
import { providerAnswer, spconvAgain } from './nvidia-library.ts';
import { packageAnswer } from './package-not-found.ts';
import {
  audioBackendAnswer,
  deepspeedAnswer,
  gradioPageAnswer,
  pydanticAnswer,
  pydanticOneAnswer,
  trioAnswer,
} from './pairs.ts';
import { permissionAnswer, sharedMemory } from './permission.ts';
import { bindRefused, listensAnswer, portAnswer } from './port.ts';
import { pythonAnswer, rustAnswer, syntaxAnswer, wheelAnswer } from './python-needed.ts';
import {
  distutilsOfNumpy,
  fromTorchIndex,
  oldSetuptools,
  setuptoolsAnswer,
  wheelCommandAnswer,
} from './python-tools.ts';
import { appendAnswer, arrowAnswer, configsAnswer, splitAnswer } from './quoted.ts';
import { registeredAnswer } from './registered.ts';
import { addressAnswer, serviceAnswer, unnamedService } from './service.ts';
import {
  condaMissingAnswer,
  cudaHeadersAnswer,
  noPipAnswer,
  ownNvccAnswer,
  pickleAnswer,
  venvAnswer,
} from './setups.ts';
import { laterPython } from './standard-library.ts';
import { lineEndsAnswer, processorAnswer, quotaAnswer } from './start.ts';
import {
  certificateAnswer,
  headersAnswer,
  kernelOfEngine,
  mixedAnswer,
  sglKernelAnswer,
  statedAnswer,
  statedCudnnAnswer,
  symbolAnswer,
  toolkitAnswer,
} from './stated.ts';
import {
  commandAnswer,
  cudnnAnswer,
  entrypointAnswer,
  extensionAnswer,
  headerAnswer,
  killedAnswer,
  kvCacheAnswer,
} from './system.ts';
import { isTensorflowLine, tensorflowCudnnAnswer } from './tensorflow.ts';
import { torchReplaced } from './torch-replaced.ts';
import { candidatesAnswer, torchVersionsAnswer } from './torch-versions.ts';
import { requirementsAnswer, scriptAnswer } from './typed.ts';
import { noGpuPartAnswer } from './uncompiled.ts';
import { unresolvedAnswer } from './unresolved.ts';
import { fromSource, jaxlibAnswer } from './version-commands.ts';
import { brokenFileAnswer, ggufFileAnswer, weightsOnlyAnswer } from './weight-files.ts';
import {
  circleAnswer,
  eglAnswer,
  opsAnswer,
  tabsAnswer,
  windowAnswer,
  yamlAnswer,
  zodAnswer,
} from './written.ts';

/** By id of a signature: what reads the place where it was found. */
export const answerers: Readonly<Partial<Record<string, Answerer>>> = {
  module: (event, facts) => distutilsOfNumpy(event) ?? moduleAnswer(event, facts),
  'module-part': (event, facts) => distutilsOfNumpy(event) ?? moduleAnswer(event, facts),
  // pydub asks for the second where the first is gone.
  'standard-library': (event, facts) =>
    moduleAnswer(
      event.captures['module'] === 'pyaudioop' ? { ...event, captures: { module: 'audioop' } } : event,
      facts,
    ),
  nvcc: ownNvccAnswer,
  'jaxlib-older': jaxlibAnswer,
  'named-install': namedInstall,
  'cmake-package': buildPackageAnswer,
  'cuda-headers': cudaHeadersAnswer,
  'venv-module': venvAnswer,
  'conda-missing': condaMissingAnswer,
  'pip-missing': noPipAnswer,
  'poetry-candidates': candidatesAnswer,
  'pickled-elsewhere': (event, facts) => mistakeOf(event) ?? pickleAnswer(event, facts),
  distutils: moduleAnswer,
  'python-newer': (event) => laterPython(named(event)),
  triton: (event, facts) =>
    tritonOfWindows(event) ??
    (/No module named/.test(event.text)
      ? optionalTriton(event, facts)
      : /from 'triton/.test(event.text)
        ? tritonName(event, facts)
        : null),
  'name-missing': (event, facts) => mistakeOf(event) ?? nameAnswer(event, facts),
  transformers: (event, facts) =>
    partAnswer(event, facts) ?? nameAnswer(named(event), facts) ?? modelTypeAnswer(event, facts),
  'hf-hub-api': (event, facts) =>
    required(event.text, event.pip) ??
    tokenKeyword(event) ??
    partAnswer(event, facts) ??
    nameAnswer(named(event), facts),
  keyword: (event, facts) => mistakeOf(event) ?? modelCalled(event) ?? keywordAnswer(event, facts),
  method: (event, facts) =>
    mistakeOf(event) ??
    (/'super' object/.test(event.text) ? placeholder(event) : null) ??
    configWithin(event) ??
    (/'\w{2,60}Config' object/.test(event.text) ? engineItself(event) : null) ??
    methodAnswer(event, facts),
  libgl: libraryAnswer,
  'sound-and-video': (event, facts) =>
    audioBackendAnswer(event) ??
    // torchcodec finds the libraries that lie in the environment of conda, and nobody need be root.
    (/libtorchcodec/.test(wholeOf(event)) && /conda\w*\/envs\//.test(wholeOf(event))
      ? {
          fix: [
            'conda install -y -c conda-forge "ffmpeg<8"   # in that environment; then start again',
            '# without conda: apt-get update && apt-get install -y ffmpeg',
          ],
        }
      : libraryAnswer(event, facts)),
  'shared-library': libraryAnswer,
  linker: linkerAnswer,
  'no-gpu': (event) =>
    isTensorflowLine(event.text) ? 'nothing' : (buildWithoutGpu(event) ?? hiddenCard(event)),
  'build-no-gpu': buildWithoutGpu,
  'torch-sees-none': unseenCard,
  shapes: (event, facts) => {
    const said = encoderAnswer(event, facts) ?? channelsAnswer(event, facts);
    if (said !== null) return said;
    const layer = mistakeOf(event);
    return layer === null ? null : { ...layer, class: 'model-mismatch' };
  },
  'env-remark': remarkAnswer,
  'triton-config': tritonAnswer,
  'triton-shared': outOfShared,
  'listed-data': listedDataAnswer,
  'arrow-json': arrowAnswer,
  'split-unknown': splitAnswer,
  'rope-theta': ropeAnswer,
  'vllm-config': adapterAnswer,
  'vllm-no-place': headAnswer,
  'tensorrt-engine': engineFileAnswer,
  'flash-old-card': flashAnswerOfEngine,
  rendezvous: rendezvousAnswer,
  'old-setuptools': oldSetuptools,
  // Any list may be asked for its keys.
  'ties-of-weights': ({ text, above, below }) =>
    /'list'/.test(text) &&
    ![...above.slice(-8), ...below.slice(0, 4)].some((line) => /tied_weight/.test(line))
      ? 'nothing'
      : null,
  // timm 0.6.13 is the first that knows Python 3.11.
  'python-older-inspect': ({ text, pip }) =>
    /default <class 'timm\./.test(text)
      ? { title: 'This timm is older than Python 3.11', fix: [`${pip} install -U "timm>=0.6.13"`] }
      : null,
  'not-installable': ({ captures }) =>
    /(?:^|\/)(?:submodules?|third[_-]?party|extern\w{0,4})\//.test(captures['folder'] ?? '')
      ? {
          title: 'The submodules of the repository were not fetched',
          fix: [
            'git submodule update --init --recursive   # in the root of the repository; then the same again; a zip has none: git clone --recursive',
          ],
        }
      : null,
  // A file of its own begins with a slash or a dot, and a # stands behind the registry.
  'pyxis-import': (event) => {
    const log = wholeOf(event);
    const image = /--container-image[ =]['"]?(?<image>[\w./:@#-]{3,200})/.exec(log)?.groups?.['image'];
    const full = /No space left/.test(log);
    const wanted =
      image === undefined || /^[./]/.test(image)
        ? null
        : /\.sqsh$/.test(image)
          ? `./${image}`
          : /^[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}(?::\d{2,5})?\//.test(image) &&
              /registry-1\.docker\.io/.test(log)
            ? image.replace('/', '#')
            : null;
    if (!full && wanted === null) return 'nothing';
    return full
      ? {
          title: 'The folder where pyxis puts images is full',
          cause: 'It is /run/pyxis, in main memory.',
          fix: [
            `enroot import -o image.sqsh docker://${(image ?? 'REGISTRY#IMAGE').replace(/^(\w[\w-]{0,60}\.[\w.:-]{2,80})\//, '$1#')}   # on a disk with room; then srun --container-image=./image.sqsh`,
            '# for all: runtime_path=/scratch/pyxis behind spank_pyxis.so in plugstack.conf',
          ],
        }
      : { fix: [`# in the command: --container-image=${wanted} in place of ${image}`] };
  },
  // One sign of equality, as conda writes it.
  'requirement-invalid': ({ captures }) => {
    const found = /^(?<name>[\w.-]{1,60}) ?=(?<version>\d[\w.]{0,20})$/.exec(captures['line'] ?? '')?.groups;
    const { name = '', version = '' } = found ?? {};
    return found === undefined
      ? null
      : {
          title: `pip wants ${name}==${version}, with two signs`,
          fix: [
            `grep -rlF '${captures['line']}' --include="*.txt" --include="*.y*ml" --include="setup.*" --include="*.toml" . | xargs -r sed -i 's/${name} *=${version}/${name}==${version}/'   # then the same install again`,
          ],
        };
  },
  'ray-gone': ({ text, above }) => {
    const at = [text, ...above]
      .map(
        (line) => /\bray start .{0,60}?--address[= ]['"]?(?<at>[\w.-]{3,60}):\d/.exec(line)?.groups?.['at'],
      )
      .find((one) => one !== undefined);
    if (at === undefined) return null;
    const here = /^(?:127\.|localhost)/.test(at);
    return {
      title: `No head of Ray answers at ${at}`,
      cause: 'ray start --address joins a cluster that runs already.',
      fix: here
        ? ['ray stop --force; ray start --head --port=6379   # starts the cluster itself; others join it']
        : [
            '# on that machine, first: ray stop --force; ray start --head --port=6379 (in docker: --network host on both, the same ray and Python), ports open between them; then here the same again',
          ],
    };
  },
  script: ({ captures }) =>
    /\/ComfyUI\/main\.py$/.test(captures['file'] ?? '') && harmlessWord(captures['file'] ?? '')
      ? {
          cause: 'ComfyUI itself is not there: another volume lies over the folder, or is empty still.',
          fix: [
            `git clone https://github.com/comfyanonymous/ComfyUI ${(captures['file'] ?? '').slice(0, -8)} && pip install -r ${(captures['file'] ?? '').slice(0, -7)}requirements.txt   # or the volume that the image is made for`,
          ],
        }
      : null,
  'data-config': configsAnswer,
  'hydra-append': appendAnswer,
  'comfy-model': comfyModelAnswer,
  'weights-none-in-folder': noWeightsAnswer,
  'dataset-info': datasetInfoAnswer,
  bitsandbytes: bitsandbytesAnswer,
  command: commandAnswer,
  header: headerAnswer,
  entrypoint: entrypointAnswer,
  killed: killedAnswer,
  vram: (event, facts) =>
    kvCacheAnswer(event, facts) ?? jaxMemory(event, facts) ?? memoryAnswer(event, facts),
  xformers: xformersAnswer,
  'flash-attn-abi': flashAnswer,
  'build-without-torch': buildAnswer,
  network: (event, facts) =>
    serviceAnswer(event) ??
    unresolvedAnswer(event, facts) ??
    networkAnswer(event, facts) ??
    unnamedService(event),
  'torch-replaced': torchReplaced,
  'torch-none': armAnswer,
  'no-kernel': (event, facts) =>
    (/sm_87|Orin|Xavier|tegra/.test([event.text, ...event.above.slice(-8)].join())
      ? armAnswer(event, facts)
      : null) ?? kernelAnswer(event, facts),
  'compiler-arch': compilerAnswer,
  'gcc-old': gccAnswer,
  'flt-max': includeAnswer,
  'sage-one': (event) => ({ fix: fromSource(event, 'sageattention') ?? [] }),
  'requirements-file': requirementsAnswer,
  'named-script': scriptAnswer,
  'address-gone': releaseAnswer,
  moov: mediaAnswer,
  'torch-extension': (event, facts) =>
    (/sgl_kernel/.test(event.text) ? sglKernelAnswer : extensionAnswer)(event, facts),
  cudnn: cudnnAnswer,
  driver: driverAnswer,

  'service-named': serviceAnswer,
  'yaml-tabs': tabsAnswer,
  'yaml-broken': yamlAnswer,
  egl: eglAnswer,
  zod: zodAnswer,
  'link-circle': circleAnswer,
  proxy: (event) => {
    const behind = /while connecting to upstream/.test(event.text) ? serviceAnswer(event) : null;
    if (behind !== null) return { ...behind, class: 'proxy-502-not-ready', weight: 'plain' };
    return /Error 111 connecting|HTTPConnectionPool|psycopg|pymongo|Connect call failed|Cannot connect to host/.test(
      event.text,
    )
      ? serviceAnswer(event)
      : listensAnswer(event);
  },
  'address-not-here': (event) => addressAnswer(event) ?? bindRefused(event),
  'tensorflow-cudnn': tensorflowCudnnAnswer,
  'docker-mount': mountAnswer,
  'library-file': libraryFileAnswer,
  // Where CUDA has a part in it, the general entry speaks.
  // In a build it is the list of cards that is too old, not the card.
  'ptx-feature': ({ text, above, below, captures }) =>
    [text, ...above.slice(-8), ...below.slice(0, 8)].some((line) => /nvcc|ninja|tmpxft/.test(line))
      ? {
          class: 'compiler-arch-unsupported',
          title: 'The extension is compiled for older cards, too, and its code is none for them',
          fix: [
            `export TORCH_CUDA_ARCH_LIST="${(Number(captures['needs']) / 10).toFixed(1)}+PTX"   # newer cards run it, too; then the same build again (CMake: -DCMAKE_CUDA_ARCHITECTURES=${captures['needs']})`,
          ],
        }
      : null,
  'llama-build': ({ text, above, below, pip }) =>
    [text, ...above, ...below].some((line) => /llama[-_]cpp[-_]python|vendor\/llama\.cpp/.test(line))
      ? {
          title: 'llama-cpp-python is built with an option of another time, or without curl',
          fix: [
            `CMAKE_ARGS="-DGGML_CUDA=on -DLLAMA_CURL=OFF" ${pip} install --no-cache-dir --force-reinstall --no-deps llama-cpp-python   # needs nvcc; on the CPU without -DGGML_CUDA=on`,
          ],
        }
      : null,
  'gcc-alone': (event) =>
    [event.text, ...event.above.slice(-40)].some((line) => /nvcc|cuda|torch|ninja|\.cu\b/i.test(line))
      ? 'nothing'
      : {},
  port: portAnswer,
  glibc: glibcAnswer,
  'docker-reference': referenceAnswer,
  image: imageAnswer,
  'docker-context': contextAnswer,
  'built-for-card': cardImageAnswer,
  'weights-only': weightsOnlyAnswer,
  'engine-too-old': (event, facts) => ggufAnswer(event, facts) ?? loaderAnswer(event, facts),
  'hf-load': (event, facts) => subfolderAnswer(event, facts) ?? modelFolderAnswer(event, facts),
  'clip-none': clipAnswer,
  permission: (event, facts) => permissionAnswer(event, facts) ?? bindRefused(event),
  'nccl-shm': (event) =>
    [event.text, ...event.above.slice(-4), ...event.below.slice(0, 4)].some((line) =>
      /shm.{0,80}Permission denied/i.test(line),
    )
      ? sharedMemory()
      : null,
  disk: diskAnswer,
  'hf-auth': hubAnswer,
  numpy2: numpyAnswer,
  'git-dir': cloneAnswer,
  'git-repository': repositoryAnswer,
  nltk: nltkAnswer,
  'gguf-magic': ggufFileAnswer,
  'llama-load': ggufFileAnswer,
  truncated: brokenFileAnswer,
  corrupt: brokenFileAnswer,
  conflict: conflictAnswer,
  'apt-conflict': aptAnswer,
  'apt-key': aptKeyAnswer,
  'ignored-versions': pythonAnswer,
  'requires-python': pythonAnswer,
  'torch-no-such-version': (event, facts) =>
    (event.captures['package'] === 'triton' ? tritonOfWindows(event) : null) ??
    armAnswer(event, facts) ??
    torchVersionsAnswer(event, facts),
  'auto-class': autoClass,
  'hf-arguments': trainingFile,
  'wheel-platform': (event, facts) =>
    fromTorchIndex(event) ?? armAnswer(event, facts) ?? wheelAnswer(event, facts),
  'model-path': modelFileAnswer,
  'package-none': packageAnswer,
  rust: rustAnswer,
  // The code may show where the cards are named.
  'device-ordinal': (event) => {
    const ids = event.frames
      .map(({ code }) => /device_ids ?= ?(?<ids>[\w.]{2,60})/.exec(code)?.groups?.['ids'])
      .findLast((one) => one !== undefined && !/^\d/.test(one));
    return ids === undefined
      ? null
      : {
          fix: [
            `# ${ids} (the config or command sets it) names cards that are not here: (0,), or [0], for one card${where(event)}`,
            'nvidia-smi -L; echo "$CUDA_VISIBLE_DEVICES"   # which cards are here, and which are shown to the program; numbers begin with 0',
          ],
        };
  },
  syntax: syntaxAnswer,
  arguments: argumentAnswer,
  'stated-version': statedAnswer,
  'stated-cudnn': statedCudnnAnswer,
  'cuda-mismatch': toolkitAnswer,
  'cuda-headers-glibc': headersAnswer,
  certificate: certificateAnswer,
  'unlinked-symbol': symbolAnswer,
  'mixed-symbols': mixedAnswer,
  'sgl-kernel': sglKernelAnswer,
  'name-undefined': nameErrorAnswer,
  'model-key': keyErrorAnswer,
  // Where the log shows the code, what is to be moved in it.
  dtype: (event) => {
    if (/Error occurred when executing|^\w{3,60}\|/.test(event.text))
      return {
        fix: [
          '# in the loader node of that pack: its dtype, precision or weight_dtype: fp32 (or bf16) in place of auto or fp16; then queue again',
          'git pull && pip install -r requirements.txt   # or, in the folder of the node: mostly mended in its newest version',
        ],
      };
    const words = /\.generate\(\*\*(?<words>\w{1,30})/.exec(wholeOf(event))?.groups?.['words'];
    if (words !== undefined && /same device/.test(event.text) && !/cuda:\d.{0,20}cuda:\d/.test(event.text))
      return {
        title: 'The text was left on the CPU, and the model is on the GPU',
        cause: `A tokenizer gives ${words} on the CPU.`,
        fix: [`# in the code, before generate: ${words} = ${words}.to(model.device)`],
        confidence: 'medium',
      };
    // One of both types is of the GPU: it is the place, and no format.
    const apart = /Input type \(torch\./.test(event.text) && event.text.split('(torch.cuda.').length === 2;
    const said =
      mistakeOf(event) ?? (event.frames.length === 0 && !apart ? null : read(tensorForms, wordsOf(event)));
    return said === null ? null : { ...said, class: 'dtype-mismatch' };
  },
  cublas: cublasAnswer,
  'gguf-architecture': ggufNodeAnswer,
  'no-screen-gl': windowAnswer,
  'pyglet-screen': windowAnswer,
  'ops-not-compiled': opsAnswer,
  'sentencepiece-none': (event) => tokenizerCalled(event),
  'config-key': configKeyAnswer,
  'state-dict': (event, facts) =>
    onlyListed(event)
      ? 'nothing'
      : (otherFamily(event) ??
        loraAnswer(event, facts) ??
        modelKindAnswer(event, facts) ??
        stateAnswer(event, facts)),
  'onnx-no-operator': operatorAnswer,
  'mm-registry': registeredAnswer,
  columns: columnsAnswer,
  'context-length': contextLengthAnswer,
  'grpo-generations': generationsAnswer,
  // The package was given another name, which only a newer SGLang asks for.
  'kernels-of-sglang': ({ captures, pip }) =>
    captures['dist'] === 'flashinfer'
      ? {
          title: 'This SGLang asks for flashinfer by its old name',
          cause:
            'flashinfer has been named flashinfer-python since 0.2; a SGLang of before that looks for the old name only, and does not see it.',
          fix: [
            `${pip} install -U "sglang[all]"   # knows the new name, and brings the release that it wants`,
            '# or, to keep this SGLang: flashinfer 0.1.6, the last of that name, built for its torch (docs.flashinfer.ai)',
          ],
        }
      : null,
  'variables-required': (event, facts) => mistakeOf(event) ?? environmentAnswer(event, facts),
  'vllm-heads': headsAnswer,
  'ray-no-gpu': rayAnswer,
  'apt-404': aptListAnswer,
  'apt-release': aptReleaseAnswer,
  'comfy-unconnected': unconnectedAnswer,
  // What is wanted and what is here, where the message sets both side by side; else what it tells to do.
  'message-says': (event, facts) =>
    mistakeOf(event) ?? read(versionForms, wordsOf(event)) ?? adviceAnswer(event, facts),
  'library-says': mistakeOf,
  'says-upgrade': upgradeAnswer,
  'settings-refused': settingsAnswer,
  'json-broken': jsonAnswer,
  'json-lines': linesForOne,
  'deepspeed-batch': batchAnswer,
  'setting-none': noneAnswer,
  'distribution-missing': distributionAnswer,
  crlf: lineEndsAnswer,
  'lfs-quota': quotaAnswer,
  // A file that was fetched by its address, or into the cache of the Hub, is no pointer of a clone.
  lfs: (event, facts) => {
    const near = [
      event.text,
      ...event.frames.map(({ file }) => file),
      ...event.above.slice(-6),
      ...event.below.slice(0, 4),
    ].join(' ');
    if (!/comfy|webui|forge|models--|insightface|inswapper|InvalidHeaderDes/i.test(near)) return null;
    const broken = brokenFileAnswer(event, facts);
    return broken === 'nothing'
      ? broken
      : {
          title: 'A weight file is not whole, or is no weight file',
          cause: 'Its download was cut off, or a page (of an error, of a login) was saved under its name.',
          fix: [
            'find . -size -100k -name "*.safetensors" -exec ls -l {} +   # in the folder of the models: delete those, and download them again (on the Hub /resolve/ gives the file, /blob/ a page)',
          ],
          ...broken,
          class: 'corrupt-download',
        };
  },
  // Which of the two settings goes: some models have no flash attention.
  'llama-cache-flash': ({ above, text }) => {
    const never = above.slice(-12).some((line) => /flash_attn is not compatible/.test(line));
    const ollama = [...above, text].some((line) => /ollama/i.test(line));
    if (!never && !ollama) return null;
    const takeOut =
      'unset OLLAMA_KV_CACHE_TYPE   # then ollama serve again; as a service: take it out in systemctl edit ollama, then systemctl restart ollama';
    return {
      ...(never ? { title: 'This model has no flash attention, which a quantised V cache needs' } : {}),
      cause: `A quantised cache is asked for (${ollama ? 'OLLAMA_KV_CACHE_TYPE' : '--cache-type-v, -ctv'})${never ? ', and llama.cpp switches flash attention off for this kind of model' : ', and flash attention is off'}.`,
      fix: never
        ? [ollama ? takeOut : '# leave -ctv (--cache-type-v; llama-cpp-python: type_v) out of the command']
        : [
            'export OLLAMA_FLASH_ATTENTION=1   # then ollama serve again; as a service: systemctl edit ollama, [Service] Environment="OLLAMA_FLASH_ATTENTION=1"',
            `${takeOut.replace('# then', '# or, without a quantised cache: then')}`,
          ],
    };
  },
  'spconv-unregistered': (event) => ({ fix: [spconvAgain(event)] }),
  'compute-cap-image': cardImageAnswer,
  'yolo12-code': ({ text }) =>
    /attribute 'qkv'/.test(text)
      ? {
          fix: [
            '# in place of these weights the newer ones: yolo12n.pt (s, m, l, x) of ultralytics downloads itself, or the newest release of sunsmarterjie/yolov12; or train anew',
            '# or, to keep them: the code that they were trained with: git+https://github.com/sunsmarterjie/yolov12 at a commit of their day',
          ],
        }
      : null,
  'llama-pre-tokenizer': (event) =>
    event.frames.length === 0
      ? null
      : {
          fix: [
            ...updating(event, ownerOf(event)),
            '# trained here: tokenizer.json and tokenizer_config.json of its base in the place of the saved ones',
          ],
        },
  'meta-copied': ({ frames, text, above }) => {
    const near = [text, ...frames.map(({ file }) => file), ...above.slice(-20)].join(' ');
    return /sd_models|stable-diffusion-webui/.test(near)
      ? { fix: ['# add to COMMANDLINE_ARGS: --disable-model-loading-ram-optimization'] }
      : /custom_nodes/.test(near)
        ? {
            fix: [
              'pip install "transformers<5"   # the node brings code of before; in the Python of ComfyUI',
              'git pull   # or, in the folder of the node: its newest version',
            ],
          }
        : /deepspeed|zero3|zero_3|\[rank\d/i.test(near)
          ? {
              fix: [
                '# QLoRA: stage 2 in the config of DeepSpeed (ds_z2 in place of ds_z3); else without load_in_4bit',
              ],
            }
          : null;
  },
  'exec-format': processorAnswer,
  'pkg-resources': setuptoolsAnswer,
  'wheel-command': wheelCommandAnswer,
  'no-gpu-part': noGpuPartAnswer,
  'wheel-failed': builtWheelAnswer,
  'wheels-not-built': builtWheelAnswer,
  onnxruntime: providerAnswer,
  'pydantic-shape': pydanticAnswer,
  'field-of-pydantic-one': pydanticOneAnswer,
  torchvision: trioAnswer,
  'jax-pair': (event) => {
    const jax = versionNearby(event, 'jax');
    return jax === null || !/PJRT/.test(event.text)
      ? null
      : {
          fix: [
            `${event.pip} install "jax[cuda12]==${jax}"   # the plugin (jax-cuda12-plugin, -pjrt) of the jax that is here`,
          ],
        };
  },
  'deepspeed-op': deepspeedAnswer,
  'extension-build': (event, facts) =>
    /^(?:(?:cpu|fused)_(?:adam|lion|adagrad|lamb)|async_io|transformer_inference|utils)$/.test(
      event.captures['name'] ?? '',
    )
      ? deepspeedAnswer({ ...event, captures: { op: event.captures['name'] } }, facts)
      : null,
  nccl: timeoutAnswer,
  'ssh-host-key': hostKeyAnswer,
  'download-refused': downloadAnswer,
  'singularity-without-nv': ({ text, above, below }) => {
    const typed = [...above, text, ...below]
      .map((line) => /\b(singularity|apptainer) (exec|shell|run) (?!.*--nv\b)([\w./ :=,-]{3,200})/.exec(line))
      .find((found) => found !== null);
    // What it runs in there is not pasted: a log may name anything.
    const words = typed?.[3]?.split(' ') ?? [];
    const image = words.findIndex((word) => /\.(?:sif|simg|img)$|^docker:\/\//.test(word));
    return image === -1 || typed === undefined
      ? null
      : {
          fix: [
            `${typed[1]} ${typed[2]} --nv ${words.slice(0, image + 1).join(' ')}${typed[2] === 'shell' ? '' : '   # and what stood behind it'}`,
          ],
        };
  },
  shm: ({ text, above, below }) =>
    [text, ...above, ...below].some((line) =>
      /kubectl|kubernetes|nvidia\.com\/gpu|apiVersion:|^kind: /i.test(line),
    )
      ? {
          fix: [
            '# in the YAML of the pod: volumes: [{name: shm, emptyDir: {medium: Memory}}], and in its container volumeMounts: [{name: shm, mountPath: /dev/shm}]',
            '# or num_workers=0',
          ],
        }
      : null,
  'cuda-fork': ({ text, above, below }) =>
    [text, ...above, ...below].some((line) => /gunicorn\b.*--preload|preload_app *= *True/.test(line))
      ? {
          fix: [
            '# start gunicorn without --preload (preload_app): each worker then loads the model itself, with a memory of its own on the card: -w 1',
          ],
        }
      : [text, ...above, ...below].some((line) => /\bvllm\b/i.test(line))
        ? {
            fix: [
              "export VLLM_WORKER_MULTIPROC_METHOD=spawn   # before it starts; code of your own then stands below if __name__ == '__main__':",
              '# or: no call of torch.cuda in the code before LLM(…)',
            ],
          }
        : null,
  'cards-wait': ({ text, above, below }) =>
    [text, ...above, ...below].some((line) => /NCCL_P2P_DISABLE["']?[=:\]] ?["']?1/.test(line))
      ? {
          fix: [
            'export NCCL_DEBUG=INFO NCCL_IB_DISABLE=1 NCCL_SHM_DISABLE=1   # P2P is off already: without shared memory and InfiniBand too; vLLM: --disable-custom-all-reduce',
            'py-spy dump --pid PID   # of each process: where it waits; several machines: NCCL_SOCKET_IFNAME, the interface that leads to the others',
          ],
        }
      : null,
  'gradio-localhost': gradioPageAnswer,
  // The bar before its mark is of gcc 9 and newer, whose systems have no gcc so old.
  'gcc-new': ({ captures, above, text, below }) =>
    Number(captures['version']) < 7 && [...above, text, ...below].some((line) => /^\| +\^~*$/.test(line))
      ? {
          fix: [
            '# gcc 9 or newer runs here, and its system has no gcc so old: a newer CUDA in place of this one (11.4 and newer take gcc 11), with a torch for it; or the build in an image of its age (nvidia/cuda devel, ubuntu18.04)',
          ],
        }
      : null,
};

/** A name that a release took away; else that of another triton than torch pins. */
const tritonName: Answerer = (event, facts) => {
  const answer = nameAnswer(named(event), facts);
  return answer === 'nothing' || answer?.class?.startsWith('triton') ? answer : tritonOfTorch(event, facts);
};

/** torch pins one triton, and asks it for names that others do not have. */
const tritonOfTorch: Answerer = (event) => ({
  class: 'triton-version-mismatch',
  title: 'This triton is another than the torch here was made for',
  cause: 'torch asks triton for a name that this release does not have: it was updated or installed apart.',
  fix: kernelOfEngine(event, 'triton', 'torch').slice(0, 2),
  confidence: 'medium',
});

/** `No module named 'transformers.x'`: a part of a package that is there. */
const partAnswer: Answerer = (event, facts) => {
  const module = /No module named '(?<module>(?:transformers|huggingface_hub)\.[\w.]{1,80})'/.exec(event.text)
    ?.groups?.['module'];
  return module === undefined ? null : moduleAnswer({ ...event, captures: { module } }, facts);
};

const optionalTriton: Answerer = (event, facts) => {
  const module =
    /No module named '?(?<module>triton[\w.]{0,60})/.exec(event.text)?.groups?.['module'] ?? 'triton';
  const answer = moduleAnswer({ ...event, captures: { module } }, facts);
  if (answer === 'nothing' || /is not a package/.test(event.text)) return answer;
  if (module !== 'triton.ops' && !module.startsWith('triton.ops.')) return null;
  return {
    title: 'triton 3.2 removed triton.ops, which an old bitsandbytes still imports',
    cause:
      'torch 2.6 and newer bring triton 3.2 or newer, which has no triton.ops; bitsandbytes before 0.45.1 imports it.',
    fix: [`${event.pip} install "bitsandbytes>=0.45.1"`],
    confidence: 'high',
  };
};

const imported =
  /cannot import named? [`'"]?(?<name>\w{1,100})[`'"]? from (?:partially initialized module )?[`'"]?(?<module>[\w.]{1,120})|module '(?<owner>[\w.]{1,120})' has no attribute '(?<attribute>\w{1,100})'/;

/** Older signatures capture less than the line says. */
function named(event: Parameters<Answerer>[0]): Parameters<Answerer>[0] {
  const groups = imported.exec(event.text)?.groups;
  return {
    ...event,
    captures: {
      ...event.captures,
      name: groups?.['name'] ?? groups?.['attribute'],
      module: groups?.['module'] ?? groups?.['owner'],
    },
  };
}
