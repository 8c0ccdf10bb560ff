import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import { type Event, versionNearby } from '../event.ts';
import { historyOfModule } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { projectOfUv } from '../of-its-place.ts';
import { ofThisTorch } from '../of-this-torch.ts';
import { repositoryNearby } from './hub.ts';
import { tensorflowMemory } from './tensorflow.ts';
import { versionAnswer } from './version.ts';
import { tagNearby } from './version-commands.ts';

/** A model type that transformers does not know: it names the release that first does. */
export const modelTypeAnswer: Answerer = (event, facts) => {
  const type = /model type `(?<type>[\w-]{2,60})`|KeyError: '(?<key>[a-z0-9_-]{2,40})'/.exec(
    event.text,
  )?.groups;
  const name = (type?.['type'] ?? type?.['key'])?.replaceAll('-', '_');
  if (name === undefined)
    return tokenizerClass(event) ?? newerTorch(event) ?? required(event.text, event.pip);
  const module = `transformers.models.${name}`;
  const history = historyOfModule(facts, module);
  if (history === null || history.came === null) {
    const asked =
      event.frames.at(-1)?.file.endsWith('configuration_auto.py') ||
      /CONFIG_MAPPING\[/.test(event.above.slice(-4).join(' '));
    return type?.['type'] === undefined && !asked
      ? null
      : {
          title: `This transformers does not know the model type ${name}`,
          cause: `The config of the model says ${name}, and transformers as it is here has none of that name: it is older than the model, or the model brings code of its own.`,
          fix: [
            `${event.pip} install -U transformers`,
            '# or, where the page of the model says so: trust_remote_code=True, or transformers from its source:',
            `${event.pip} install git+https://github.com/huggingface/transformers`,
          ],
        };
  }
  return versionAnswer(event, facts, { module, name: '', history });
};

/** A class that no release of transformers is known to have had: the model brings it, or its file misspells it. */
function tokenizerClass(event: Event): Answer | null {
  const name = /Tokenizer class (\w{1,60}) does not exist/.exec(event.text)?.[1];
  if (name === undefined) return null;
  if (name === 'LLaMATokenizer') {
    return {
      title: 'The file of the model writes the class of its tokenizer as nobody has it any more',
      cause: 'LLaMATokenizer is LlamaTokenizer since transformers 4.28; the model was converted before.',
      fix: [
        "sed -i 's/LLaMATokenizer/LlamaTokenizer/' MODEL/tokenizer_config.json   # in the folder of the model (MODEL)",
      ],
    };
  }
  return {
    title: `The class ${name} of the tokenizer is not one of this transformers`,
    cause:
      'Either the model brings it in a .py file of its own, which is read only where the call allows it; or it is of a newer transformers.',
    fix: [
      '# in code: AutoTokenizer.from_pretrained(…, trust_remote_code=True)   # where the page of the model has .py files: look at them first',
      `${event.pip} install -U transformers   # where it has none`,
    ],
    confidence: 'medium',
  };
}

/** transformers that does without torch, because it is older than it asks for. */
function newerTorch(event: Event): Answer | null {
  const found =
    /PyTorch ?>= ?(?<least>\d\.\d{1,2}).{0,40}(?:required|but found) ?(?:but found )?(?<here>[\d.]{3,8})?|upgrade torch to at least v(?<safe>\d\.\d{1,2})/.exec(
      event.text,
    )?.groups;
  const least = found?.['least'] ?? found?.['safe'];
  if (least === undefined) return null;
  const tag = tagNearby(event);
  return {
    title: `transformers asks for torch ${least} or newer`,
    cause:
      found?.['safe'] === undefined
        ? `This transformers uses torch from ${least} on only${found?.['here'] === undefined ? '' : `, and torch here is ${found['here']}`}: it goes on as if there were none.`
        : `Before torch ${least} even torch.load with weights_only=True may run code from a weight file, so this transformers refuses files of the old kind (.bin) with it.`,
    fix: [
      `${event.pip} install -U "torch>=${least}" torchvision torchaudio --index-url https://download.pytorch.org/whl/${tag !== null && /cu12[68]|cu13/.test(tag) ? tag : 'cu126'}   # all three of one set; cu128 for Blackwell`,
      ...(found?.['safe'] === undefined
        ? [
            `# or an older transformers for the torch that is here: ${event.pip} install "transformers<${least === '2.1' ? '4.49' : '4.57'}"`,
          ]
        : ['# or a model with safetensors in place of .bin: use_safetensors=True']),
    ],
    confidence: 'high',
  };
}

/** `X>=1,<2 is required for a normal functioning of this module, but found X==3`. */
export function required(text: string, pip: string): Answer | null {
  const found =
    /(?<dist>[A-Za-z][\w-]{1,40})(?<bounds>[<>=!~][\w.,<>=!~*]{1,40}) is required for a normal functioning of this module,? (?:but|and) found (?<here>[\w-]{1,40}(?:==[\w.]{0,20}\w)?)/.exec(
      text,
    )?.groups;
  const [dist, bounds] = [found?.['dist'], found?.['bounds']];
  if (dist === undefined || bounds === undefined) return null;
  return {
    title: `transformers needs ${dist}${bounds}, and ${found?.['here']} is here`,
    cause: `transformers checks what it needs when it is imported: ${dist}${bounds}. Another package or a later install brought ${found?.['here']}.`,
    fix: [`${pip} install "${dist}${bounds}"`],
    confidence: 'high',
  };
}

/** The release of xformers that was made for a torch, by what it requires; null where none is known. */
function xformersFor(facts: Facts, torch: string): string | null {
  const own = rowOf(answers.firstXformers.rows, torch);
  if (own !== undefined) return own;
  const row = facts.metadata.packages['xformers'];
  const at = row?.req?.['torch']?.find(([, spec]) => spec === `==${torch}`)?.[0];
  return at === undefined ? null : (row?.v[at] ?? null);
}

/** Its fast code is there, and refuses the card: each kernel says why, below the line. */
function cardTooOld(event: Event): Answer | null {
  const below = event.below.join('\n');
  const bf16 = /bf16 is only supported on/.test(below);
  const kernel = /requires (?:device|GPU) with capability .{1,40}(?:too old)/.exec(below);
  // Where the kernels were not built, the card is not the reason.
  if ((!bf16 && kernel === null) || /wasn't built|xFormers wasn't|operator does not exist/.test(below))
    return null;
  const has = /your GPU has capability \((?<major>\d{1,2}), (?<minor>\d)\)/.exec(below)?.groups;
  const card = has === undefined ? 'this GPU' : `this GPU (${has['major']}.${has['minor']})`;
  return {
    class: 'gpu-too-old',
    title: `xformers has no attention for ${bf16 ? 'bfloat16 on ' : ''}${card}`,
    cause: `xformers is whole; its kernels refuse ${card}${bf16 ? ': bfloat16 needs Ampere (compute capability 8.0) or newer' : ''}.`,
    fix: [
      "# either: without xformers, on torch's own attention: in ComfyUI the option --use-pytorch-cross-attention; elsewhere:",
      `${event.pip} uninstall -y xformers`,
      ...(bf16 ? ['# or: fp16 in place of bf16 (ComfyUI: --force-fp16; torch_dtype=torch.float16)'] : []),
      '# or: a newer GPU: Ampere (A100, RTX 30) or later',
    ],
    confidence: 'high',
  };
}

/** xformers, for the very torch that is here: its wheels name it, so that pip finds the right one. */
export const xformersAnswer: Answerer = (event, facts) => {
  const card = cardTooOld(event);
  if (card !== null) return card;
  const around = [event.text, ...event.below.slice(0, 6), ...event.above.slice(-6)].join(' ');
  const here = /you have (?<torch>\d+\.\d+\.\d+)\+(?<tag>cu\d{3}|cpu)/.exec(around)?.groups;
  const built = /PyTorch (?<torch>\d+\.\d+\.\d+)\+(?<tag>cu\d{3}) with CUDA/.exec(around)?.groups;
  const torch = here?.['torch'] ?? versionNearby(event, 'torch');
  const tag = here?.['tag'] ?? tagNearby(event);
  const without = [
    "# or do without it (most apps run as well on torch's own attention):",
    `${event.pip} uninstall -y xformers`,
  ];
  if (here?.['tag'] === 'cpu') {
    // Alone it is a note: a machine without a GPU wants the torch that it has.
    if (/WARNING\[XFORMERS\]/.test(event.text) && !/(?:Error|ERROR|Exception)\b/.test(event.below.join(' ')))
      return 'nothing';
    return {
      class: 'torch-cpu-only',
      title: 'The installed torch is the CPU build, which xformers cannot use',
      cause: `xformers is built for CUDA, and torch here is ${torch ?? ''}+cpu.`,
      fix: [
        built === undefined
          ? `${event.pip} install --force-reinstall torch torchvision torchaudio xformers --index-url https://download.pytorch.org/whl/cu128   # all of one index`
          : `${event.pip} install --force-reinstall "torch==${built['torch']}" torchvision torchaudio --index-url https://download.pytorch.org/whl/${built['tag']}   # the torch that this xformers was made for, with CUDA`,
        ...without,
      ],
      confidence: 'high',
    };
  }
  if (torch === null || torch === undefined)
    return {
      fix: [
        `${ofThisTorch(event.pip)}   # the xformers that was made for the torch that is here`,
        ...without,
      ],
    };
  const release = xformersFor(facts, torch);
  if (release === null && (tag === null || tag === undefined)) return null;
  // That index carries xformers from CUDA 11.8 on.
  const index =
    tag !== null &&
    tag !== undefined &&
    !/cu11[0-7]|cu10/.test(tag) &&
    rowOf(answers.firstXformers.rows, torch) === undefined
      ? ` --index-url https://download.pytorch.org/whl/${tag}`
      : '';
  return {
    cause: `Each xformers release is compiled for exactly one torch and CUDA tag; torch here is ${torch}${tag === null || tag === undefined ? '' : `+${tag}`}, and xformers was made for another.`,
    fix: [
      release === null
        ? `${event.pip} install --force-reinstall xformers "torch==${torch}"${index}   # the xformers that was made for this torch`
        : `${event.pip} install --force-reinstall --no-deps xformers==${release}${index}   # the one that was made for torch ${torch}`,
      ...without,
    ],
  };
};

/** flash-attn that is not there at all, and what does without it. */
export const flashAnswer: Answerer = (event) => {
  if (!/not installed|not found|is not available/.test(event.text) || /undefined symbol/.test(event.text))
    return null;
  return {
    class: 'module-not-found',
    subject: 'flash_attn',
    title: 'The package flash-attn is not installed',
    cause: 'The code asks for FlashAttention 2, which is a package of its own.',
    fix: [
      `${event.pip} install flash-attn --no-build-isolation   # compiles for long unless a wheel for this torch, CUDA and Python exists`,
      '# or do without: attn_implementation="sdpa" in the code, or --attention_mode sdpa and the like',
    ],
    confidence: 'high',
  };
};

/** The package that was being built, as the lines near say; null where they do not. */
export function packageBuilt(event: Event): string | null {
  const lines = [event.text, ...event.below, ...event.above.slice(-40).reverse()];
  // uv: "`NAME` depends on `torch`", "Failed to build `NAME==1.0`"; poetry: "but with NAME (1.0)".
  const said = firstOf(
    lines,
    /(?:indicates that |[Ff]ailed to (?:download and )?build |[Bb]uilding )`(?<what>(?:git\+https?:\/\/[^`\s]{1,200}|[A-Za-z][\w.-]{1,60}))|problem with poetry but with (?<other>[A-Za-z][\w.-]{1,60})/,
  );
  const git = firstOf(lines, /Collecting (?<what>git\+https?:\/\/\S{1,200})/);
  const named = firstOf(
    lines,
    /(?:Collecting |Building wheel for |Failed to build |building wheel for |ERROR: Failed building wheel for )(?<what>(?!torch\b|installable|collected)[A-Za-z][\w.-]{1,60})|(?:Processing |Obtaining file:\/\/)(?<other>\.{0,2}\/[\w./+-]{1,160}\w)(?<!\.(?:whl|gz|zip))(?= |$)/,
  );
  const what = said ?? git ?? named;
  return what !== null && harmlessWord(what) ? what : null;
}

function firstOf(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const groups = pattern.exec(line.slice(0, 500))?.groups;
    const what = groups?.['what'] ?? groups?.['other'];
    if (what !== undefined) return what;
  }
  return null;
}

/** Packages whose setup.py imports torch. */
const needTorch =
  /^(?:flash[-_]attn|flash[-_]attn[-_]3|xformers|deepspeed|apex|mamba[-_]ssm|causal[-_]conv1d|auto[-_]gptq|gptqmodel|autoawq[-_]kernels|torch[-_](?:scatter|sparse|cluster|spline[-_]conv)|pyg[-_]lib|pytorch3d|detectron2|nvdiffrast|tinycudann|tiny-cuda-nn|gsplat|natten|sageattention|spconv|mmcv|mmcv-full|fairseq|transformer[-_]engine|grouped[-_]gemm|exllamav2|exllamav3|diso|kaolin|torchsparse|groundingdino|groundingdino-py|sam[-_]?2|simple[-_]knn|diff[-_]gaussian[-_]rasterization|curope|selective[-_]scan|flash[-_]mla|vllm)\b/i;

/** A build that needs torch: which package, and how it is built with the torch that is here. */
export const buildAnswer: Answerer = (event) => {
  const what = packageBuilt(event);
  // Cut before its reason: only what is known to import torch in its setup.py is told so.
  const cut = !/No module named|depends on `torch`|declare it as/.test(
    [event.text, ...event.below].join(' '),
  );
  if (cut && (what === null || !needTorch.test(what))) return 'nothing';
  if (what === null) return null;
  const name = /^(?<name>[A-Za-z][\w.-]{1,60})$/.exec(what)?.groups?.['name'] ?? null;
  const around = [...event.above, event.text, ...event.below];
  const version = around
    .map((line) => /^[\d.]{1,12}\d(?:\.post\d)?/.exec(line.split(`${what}==`)[1] ?? '')?.[0])
    .find((one) => one !== undefined);
  const wanted = version === undefined || name === null ? what : `${what}==${version}`;
  const editable = event.above.some((line) => line.includes(`Obtaining file://${what}`)) ? '-e ' : '';
  return {
    ...(cut ? { confidence: 'medium' as const, weight: 'plain' as const } : {}),
    cause: `${what.startsWith('git+') ? 'The package' : what} imports torch in its setup.py and does not declare it for the build, but pip and uv build in an environment of its own, which has no torch. It is not the app's environment that lacks it.`,
    title: `${what.startsWith('git+') ? 'A package' : what} is built where torch cannot be seen`,
    fix: [
      ...(name !== null && around.some((line) => projectOfUv.test(line))
        ? [
            `printf '\\n[tool.uv.extra-build-dependencies]\\n${name} = [{ requirement = "torch", match-runtime = true }]\\n' >> pyproject.toml && uv sync   # torch must be one of its dependencies`,
            '# or:',
          ]
        : []),
      `${event.pip} install torch packaging ninja wheel "setuptools<81"   # first, as the app pins torch`,
      `${event.pip} install --no-build-isolation ${editable}${wanted}   # then the rest of the requirements`,
    ],
  };
};

/** The Hub: by another way, from another place, or out of the cache. */
function hubNotReached(event: Event, name: string, reach: string): Answer {
  const near = [event.text, ...event.above.slice(-12), ...event.below].join(' ');
  const broke =
    /IncompleteRead|timed? ?out|Timeout|reset by peer|ChunkedEncoding|broken: |Consistency check/i.test(near);
  const plain = /(?<plain>[\w-]{1,60}\/[\w.-]{1,90}) is not the path to a directory/.exec(
    near.slice(0, 8000),
  );
  const known =
    repositoryNearby([event.text, ...event.below, ...event.above.slice(-12).reverse()]) ??
    plain?.groups?.['plain'] ??
    null;
  return {
    title: `The Hugging Face Hub (${name}) is not reached`,
    cause: `The connection to ${name} ${broke ? 'broke' : 'was not made'}, and the files are not in the cache here: the site is blocked or not reached from this network (firewall, country, no name resolution, a proxy that is not set). No package is at fault.`,
    fix: [
      reach,
      '# either, where it is blocked: by a mirror, before the app starts:',
      'export HF_ENDPOINT=https://hf-mirror.com   # then the same again',
      '# or by a proxy or VPN: export https_proxy=http://ADDRESS:PORT http_proxy=http://ADDRESS:PORT',
      `# or: download it where the Hub is reached, and copy it here: ${known === null ? 'hf download OWNER/MODEL' : `hf download ${known}`} --local-dir FOLDER, then give the app that folder (or HF_HOME with the copied cache, and HF_HUB_OFFLINE=1)`,
      ...(broke
        ? [
            'export HF_HUB_DISABLE_XET=1 HF_HUB_ENABLE_HF_TRANSFER=0 HF_HUB_DOWNLOAD_TIMEOUT=60   # where it only broke: the same again goes on where it stopped',
          ]
        : []),
    ],
  };
}

/** Where the way broke, by the host that was asked. */
export const networkAnswer: Answerer = (event) => {
  const reported = notADownload(event);
  if (reported !== null) return reported;
  const near = [event.text, ...event.above.slice(-10).reverse(), ...event.below.slice(0, 5)];
  const host = near
    .map(
      (line) =>
        /https?:\/\/(?<host>[\w.-]{3,80})|host='(?<pool>[\w.-]{3,80})'|resolve host:? '?(?<name>[\w.-]{3,80})/.exec(
          line.slice(0, 800),
        )?.groups,
    )
    .find((groups) => groups !== undefined);
  const hub = near.some((line) =>
    /huggingface|hf_hub|\bhf\.co|LocalEntryNotFound|on the Hub \(|locate the files? on the Hub|requested files in the|from_pretrained|transformers[/\\]|diffusers[/\\]/i.test(
      line,
    ),
  );
  const named = host?.['host'] ?? host?.['pool'] ?? host?.['name'];
  const name = named ?? (hub ? 'huggingface.co' : undefined);
  const refused = /HTTP status client error \((?<code>40[13])/.exec(
    [event.text, ...event.below.slice(0, 2)].join(' '),
  )?.groups?.['code'];
  if (refused !== undefined && named !== undefined && !/huggingface|hf\.co/.test(named))
    return indexRefuses(refused, named);
  const cut = /RPC failed|early EOF|disconnect while reading sideband|GnuTLS recv error/.test(event.text);
  if (name === undefined && !cut) return peerAnswer(event);
  const reach = `curl -sSI https://${name ?? 'github.com'} | head -1   # does this host get through at all? if not: name resolution, a proxy, or another data centre`;
  if (name !== undefined && /huggingface|hf\.co|hf-mirror|xethub/.test(name))
    return hubNotReached(event, name, reach);
  const dead = /connect to (?:127\.\d|localhost)\S{0,12} port \d{1,5}/.test(event.text);
  if (dead && /unable to access/.test(event.text))
    return {
      class: 'proxy-wrong',
      title: 'git is to go through a proxy of this machine that does not run',
      cause: 'A setting or variable names it; in a container or pod 127.0.0.1 is the container itself.',
      fix: [
        'git config --global --unset-all http.proxy; git config --global --unset-all https.proxy; unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY   # then the same again',
      ],
    };
  if (/returned error: 429/.test(event.text))
    return {
      class: 'download-rate-limit',
      title: `${name ?? 'The server'} has too many requests from this address`,
      cause: 'Many pods share one address, and each counts.',
      fix: [
        '# wait some minutes, then the same again; with a login there is more: git clone https://TOKEN@github.com/OWNER/NAME',
      ],
    };
  const closed =
    name !== undefined &&
    /Failed to connect|Couldn't connect|Could not connect|onnection timed out|Connection refused/.test(
      event.text,
    );
  if (closed && /github/.test(name))
    return {
      title: `${name} is not reached from here`,
      cause:
        'Nothing came through at all, so that no setting of git helps: the network is closed or filtered, or the way is broken for now.',
      fix: [
        `curl -sSI https://${name} | head -1   # an answer now? then the same again`,
        '# none: behind a proxy: export https_proxy=http://HOST:PORT; where GitHub is blocked: another data centre, or the files carried here from elsewhere (scp, runpodctl send)',
      ],
    };
  if (name === undefined || cut || /github/.test(name)) {
    return {
      cause: `The connection ${name === undefined ? 'of git' : `to ${name}`} broke or was never made.`,
      fix: [
        'git config --global http.postBuffer 524288000 && git config --global http.version HTTP/1.1   # then the same again; git clone --depth 1 takes less',
        reach,
      ],
    };
  }
  return {
    fix: /pypi|python|pytorch/.test(name)
      ? [
          `${event.pip} install --timeout 1000 --retries 10 -r requirements.txt   # then run it again: what is there already is kept`,
          reach,
        ]
      : ['# the same again: most downloads go on where they stopped', reach],
  };
};

/** An index of packages (of a firm, of GitLab) that lets nobody in without a login. */
function indexRefuses(code: string, host: string): Answer {
  return {
    class: 'credentials-refused',
    title: `${host} ${code === '401' ? 'wants a login' : 'does not give this out'}`,
    cause:
      code === '401'
        ? 'No user and token were sent, or they are wrong or expired; a closed index says so also of packages that it has not.'
        : 'The login may not read it, or the address has no such package (a bucket says 403 for that too).',
    fix: [
      `printf "machine ${harmlessWord(host) ? host : 'HOST'}\\nlogin USER\\npassword TOKEN\\n" >> ~/.netrc && chmod 600 ~/.netrc   # yours in place of USER and TOKEN (GitLab: __token__); then the same again`,
      `curl -sSI https://${host} | head -1   # not an index of yours? take it out of UV_INDEX_URL, pip.conf or pyproject.toml`,
    ],
    confidence: 'medium',
  };
}

/** The other side of a connection has ended it, and nothing near it downloads. */
function peerAnswer({ text, above, below }: Event): Answer | null {
  if (!/onnection reset|ConnectionReset|RemoteDisconnected/.test(text)) return null;
  const near = [text, ...above.slice(-30), ...below].join('\n');
  if (/\bpip\b|urllib|requests[/\\.]|download|\bgit\b|\buv\b|apt|conda|wget|curl|npm|Hub\b/i.test(near))
    return null;
  return {
    class: 'service-not-reached',
    title: 'The other side of a connection has ended it',
    cause:
      'The message does not say which: a server that ended or is not ready, a process of the same job that died (its own error stands elsewhere), another protocol (http to https), or a proxy between.',
    fix: [
      '# read the log of the other side first: what ended there, at the same time (kubectl logs, docker logs, the log of the other process)',
      '# is it a server of yours? take 127.0.0.1 in place of localhost, the right port, and http where it has no certificate; a proxy between: NO_PROXY=127.0.0.1,localhost, or another proxy',
    ],
    confidence: 'low',
  };
}

/** Servers that a program tells of itself, or is shown by: nothing is downloaded from them. */
function notADownload({ text }: Event): Answer | null {
  if (/^.{0,40}\bwandb: |api\.wandb\.ai/.test(text))
    return {
      title: 'wandb does not reach its server',
      cause:
        'The training sends its numbers to api.wandb.ai, which is not reached from here (a closed network, a proxy, or wandb itself is down). The training itself needs nothing of it.',
      fix: [
        'export WANDB_MODE=offline   # keeps them here (later, from elsewhere: wandb sync wandb/offline-run-*); WANDB_MODE=disabled: none at all; then start it again',
        'curl -sSI https://api.wandb.ai | head -1   # is it reached at all?',
      ],
      confidence: 'high',
    };
  if (/connect to (?:\w{1,20}\.)?gradio\.(?:app|live)\b/.test(text))
    return {
      title: 'The share server of gradio is not reached',
      cause:
        'share=True (--share) asks a server of gradio for a public address, and the way out to it is closed here. The app itself runs without it.',
      fix: [
        '# without share: launch(server_name="0.0.0.0", server_port=7860), or --listen in place of --share; then open that port of the pod (or: ssh -L 7860:localhost:7860)',
        'python3 -m pip install -U gradio   # or, where share must be and gradio is old: newer ones take another way to that server',
      ],
      confidence: 'high',
    };
  return null;
}

/** What a program that the log names offers against it; the one that holds the rest comes first. */
const sparing: readonly (readonly [of: RegExp, fix: string])[] = [
  [
    /llama runner process|\bollama\b/,
    '# a smaller model or quantisation, or a shorter context: OLLAMA_CONTEXT_LENGTH=4096 ollama serve (num_ctx in the request)',
  ],
  [
    /ggml_|llama_model_load|llama_context/,
    '# fewer layers on the card: -ngl 20 (n_gpu_layers=20), and a smaller context: -c 4096 (n_ctx=4096); or a smaller quantisation (Q4_K_M)',
  ],
  [/lmdeploy|\[TM\]/, '# LMDeploy: --cache-max-entry-count 0.4 --session-len 8192; or a 4-bit (AWQ) model'],
  [
    /Capture [Cc][Uu][Dd][Aa] graph failed|sglang\//,
    '# SGLang: --mem-fraction-static 0.75 --cuda-graph-max-bs 16 --context-length 8192; or --tp 2 with two cards, or a quantised model',
  ],
  [
    /\bvllm\b/,
    '# vLLM: --gpu-memory-utilization 0.8 --max-model-len 4096 --max-num-seqs 16 (in Python with _ and without --); weights that fill the card: an AWQ, GPTQ or FP8 model, or --tensor-parallel-size 2',
  ],
  [/ComfyUI|comfy\//, '# start ComfyUI with --lowvram (then --novram); fp8 weights, VAE Decode (Tiled)'],
  [
    /OOM during training step|ai-toolkit/,
    '# in the config of ai-toolkit: model: quantize: true, low_vram: true; train: batch_size: 1, gradient_checkpointing: true; datasets: resolution: [512]',
  ],
  [/modules\/(?:processing|sd_)/, '# COMMANDLINE_ARGS: --medvram (then --lowvram)'],
  [
    /gaussian[-_]splatting|gaussian_model\.py/,
    '# train.py with --data_device cpu -r 2   (pictures in main memory, and half as wide); fewer Gaussians: --densify_grad_threshold 0.0004',
  ],
  [/ultralytics/, '# batch=4 imgsz=640 (batch=-1 finds what fits), workers=2'],
  [
    /transformers\/trainer\.py|\btrl\/|llamafactory|accelerate\/accelerator/,
    '# per_device_train_batch_size 1, gradient_accumulation_steps 8, gradient_checkpointing true; then LoRA on 4-bit weights, or DeepSpeed ZeRO-3 with offload',
  ],
  [
    /diffusers\/pipelines/,
    '# in code: pipe.enable_model_cpu_offload() in place of pipe.to("cuda"), and pipe.vae.enable_tiling()',
  ],
  [
    /transformers\/(?:modeling_utils|core_model_loading)/,
    '# from_pretrained(..., quantization_config=BitsAndBytesConfig(load_in_4bit=True), device_map="auto")   (pip install bitsandbytes)',
  ],
];

/** How much was asked for, and of how much; and whether it is one request, or another process, that is too much. */
export const memoryAnswer: Answerer = (event) => {
  const numbers =
    /Tried to allocate (?<need>[\d.]{1,8} [MGK]iB).{0,120}(?:total capaci?ty of |GPU \d{1,2}; )(?<all>[\d.]{1,8} GiB)/.exec(
      event.text,
    )?.groups;
  const [need, all] = [numbers?.['need'] ?? '', numbers?.['all'] ?? ''];
  const near = [...event.above, event.text, ...event.below].join('\n').replaceAll('\\', '/');
  const option = sparing.find(([of]) => of.test(near))?.[1];
  if (need === '' || all === '')
    return (
      tensorflowMemory(event) ??
      (option === undefined
        ? null
        : { fix: [option, 'nvidia-smi   # does another process hold memory? end it'] })
    );
  const other = /Process (?<pid>\d{1,8}) has (?<used>[\d.]{1,8} GiB) memory in use/.exec(event.text)?.groups;
  const own = /Of the allocated memory (?<own>[\d.]{1,8} [GM]iB) is allocated by PyTorch/.exec(event.text)
    ?.groups?.['own'];
  // The number that torch names is mostly its own: then it holds what PyTorch has, and its context.
  const foreign = other !== undefined && own !== undefined && gib(other['used'] ?? '') > 2 * gib(own) + 2;
  if (gib(need) > gib(all) * 0.9) {
    return {
      title: `One computation asks for ${need}, more than the whole card has (${all})`,
      cause: `A single request of ${need} on a card of ${all}: no setting of memory helps, what is computed at once is too large. Mostly attention over a long input (a large picture, many frames, a long text) without flash attention or sdpa, whose need grows with the square of the length; or a batch that is far too large.`,
      fix: [
        '# either: a memory-saving attention: attn_implementation="sdpa" or "flash_attention_2" in from_pretrained, --use-pytorch-cross-attention or --xformers for web UIs',
        `${event.pip} install flash-attn --no-build-isolation   # where the app asks for it; Ampere or newer`,
        '# or: a smaller input: resolution, frames, length of the context (--max-model-len), batch size; tiling for the VAE',
      ],
      confidence: 'high',
    };
  }
  return {
    cause: `${need} more were asked for on a card of ${all}: the model, resolution, batch or number of frames is too large for it${foreign ? `, and another process holds memory (${other['pid']} is named)` : ''}.`,
    ...(foreign
      ? {
          fix: [
            `nvidia-smi; ps -fp ${other['pid']}   # what is it? an earlier run: kill ${other['pid']}`,
            '# then the same again; else a smaller resolution, batch or number of frames, 8-bit or fp8 weights, CPU offload, or a larger GPU',
          ],
        }
      : option === undefined
        ? {}
        : { fix: [option, 'nvidia-smi   # does another process hold memory? end it'] }),
  };
};

/** Of `512 MiB`, in GiB. */
function gib(text: string): number {
  const value = Number.parseFloat(text);
  return /K/.test(text) ? value / 1024 / 1024 : /M/.test(text) ? value / 1024 : value;
}

/** A repository or folder that lacks the file by which a model is known. */
export const modelFileAnswer: Answerer = (event) => {
  const found =
    /(?:OSError: )?(?<place>[\w./-]{1,160}) does not appear to have a file named (?<file>[\w./-]{1,80}\w)|[Ee]rror no file named (?<files>.{1,160}?)(?: found)? in directory (?<folder>[\w./-]{1,200}\w)/.exec(
      event.text,
    )?.groups;
  const place = found?.['place'] ?? found?.['folder'];
  const file = found?.['file'] ?? found?.['files'];
  if (place === undefined || file === undefined || !harmlessWord(place)) return null;
  const hub = /^[\w.-]{1,60}\/[\w.-]{1,90}$/.test(place);
  // A folder of the cache names the model that lies in it.
  const cached = /^(?<cache>.{0,160})\/models--(?<owner>[\w.-]{1,60}?)--(?<name>[\w.-]{1,90})\//.exec(
    place,
  )?.groups;
  return {
    title: `${place} has no ${file}`,
    cause: `${file} is asked for in ${place}, and is not there: ${hub ? 'the repository is of another kind than the code expects (a LoRA, GGUF or single-file model, or the parts of a pipeline in sub-folders), or a folder of that name here was only half downloaded' : 'the folder was only half downloaded, is the one above or below the right one, or holds a model of another kind (GGUF, LoRA, diffusers)'}.`,
    fix: [
      ...(hub
        ? [
            `hf download ${place}   # all of it; then look at "Files and versions" of its page: is ${/^[\w./-]+$/.test(file) ? file : 'that file'} there, or in a sub-folder (subfolder="…")?`,
          ]
        : cached !== undefined
          ? [
              `rm -rf ${cached['cache']}/models--${cached['owner']}--${cached['name']} && hf download ${cached['owner']}/${cached['name']} --cache-dir ${cached['cache']}   # the whole model anew, into that cache`,
            ]
          : [`hf download OWNER/MODEL --local-dir ${place}   # the whole model into that folder`]),
      '# a GGUF, LoRA or single .safetensors file is loaded another way: gguf_file=, PeftModel, from_single_file',
      `ls -lL ${place}   # what is there? links to nowhere show as errors`,
    ],
    confidence: 'medium',
  };
};
