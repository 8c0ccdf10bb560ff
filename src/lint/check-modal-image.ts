import { brokenPair } from '../rules/packages/pw421-broken-pair.ts';
import { notInMain } from './check-apt.ts';
import { whisperOnCuda11 } from './check-gpu-use.ts';
import { checkPins } from './check-pins.ts';
import { type FileFinding, found } from './finding.ts';
import { judgePackages } from './judge-packages.ts';
import { isAddress, nothing } from './located.ts';
import { callFails, modalLacks } from './pages/worker.ts';
import type { Piece } from './place.ts';
import { around, readPython } from './python-file.ts';
import type { Surroundings } from './situation.ts';

/** Modules that a function imports, the project that has each, and what brings it along. */
const modules: readonly (readonly [module: string, project: string, brings: RegExp])[] = [
  [
    'fastapi',
    'fastapi[standard]',
    /fastapi|gradio|vllm|sglang|chroma|litellm|mlflow|bento|prefect|langserve|ray\b/,
  ],
  ['diffusers', 'diffusers', /diffusers|comfy|invoke|stable|nemo/i],
  [
    'pandas',
    'pandas',
    /pandas|datasets|gradio|streamlit|ultralytics|seaborn|trl|unsloth|axolotl|evaluate|mlflow|statsmodels|vllm|tts|nemo|dask|lm[-_]|pyannote|whisperx|polars|chatterbox|bertopic|xarray|lightning|audiocraft|docling|langchain|llama|finance|ray\b/i,
  ],
  ['boto3', 'boto3', /boto|s3|sagemaker|aws|runpod|mlflow|langchain|vllm|bento/i],
  ['yt_dlp', 'yt-dlp', /yt[-_]dlp/i],
  ['faster_whisper', 'faster-whisper', /whisper/i],
  ['ultralytics', 'ultralytics', /ultralytics|yolo/i],
];

/** What installs things that are not named here. */
const unseen =
  /from_registry|from_dockerfile|from_aws|from_gcp|from_id|from_name|micromamba|conda|poetry|uv_sync|pyproject|_from_requirements|requirements\.txt|requirements=|-r |run_function|dockerfile_commands|\.whl|git\+|add_local|copy_local|\*\w+|\bpip_install\(\s*[A-Za-z_]|uv_pip_install\(\s*[A-Za-z_]/;
const decorator =
  /^@(?:app|stub|modal|\w+)\.(?:function|method|enter|fastapi_endpoint|web_endpoint|asgi_app|cls)\b/;

const quotedOrNoted = /#[^\n]*|"[^"\n]{1,200}"|'[^'\n]{1,200}'/g;

/** PW912: what a function of Modal imports, and its image does not have; and what the image's packages are to each other. */
export function checkModalImage(piece: Piece, surroundings: Surroundings): readonly FileFinding[] {
  const file = readPython(piece);
  const { text, code, lines, functions } = file;
  if (!/^(?:import|from) modal\b/m.test(code) || code.length > 200_000) return [];
  return [
    ...lackingModule(),
    ...oldCuda(),
    ...installed(),
    ...endpointCalled(),
    ...noWorkdir(),
    ...stepAfterFiles(),
    ...secretRead(),
    ...ownPackage(),
    ...noCard(),
    ...(/Image\.debian_slim\(/.test(code) && !/Image\.from_|non-free|contrib/.test(text)
      ? [...text.matchAll(/\bapt_install\([^()]{0,2000}?["'](nvidia-cuda-toolkit)["']/g)].map(
          ({ 0: whole, 1: name = '', index }) =>
            notInMain(name, piece.place(index + whole.lastIndexOf(name))),
        )
      : []),
  ];

  /** PW909: what a secret holds comes as variables. */
  function secretRead(): readonly FileFinding[] {
    const names = new Set(
      [...code.matchAll(/^[ \t]*(\w+) = modal\.Secret\.from_\w+\(|\b(\w+): modal\.Secret\b/gm)].flatMap(
        ([, set, given]) => set ?? given ?? [],
      ),
    );
    return [...names].flatMap((name) => {
      const read = new RegExp(`(?<![\\w.])${name}(?:\\.(?:items|keys|values|get)\\(|\\[)`).exec(code);
      return read === null
        ? []
        : [
            found(callFails, {
              place: piece.place(read.index),
              message: `${name} is a Secret of Modal, from which nothing can be read: this ends here.`,
              error: "AttributeError: 'Secret' object has no attribute 'items'",
              why: 'Because what it holds is set as environment variables in the container.',
              fixes: ['give it to secrets=[…], and read os.environ["NAME"]'],
            }),
          ];
    });
  }

  /** PW912: the package that the file lies in, which no longer comes along by itself. */
  function ownPackage(): readonly FileFinding[] {
    const image = onlyImage();
    const root = /^sys\.path\.(?:append|insert)\((?:0, )?\w*(?:DIR|ROOT|dirname\(.*dirname\()/m.test(code)
      ? image
      : null;
    if (root === null || /add_local|copy_local|mount|from_dockerfile|include_source|git\+/i.test(code))
      return [];
    for (const [index, { code: line, indent, at }] of lines.entries()) {
      const module = /^from (app|src|backend|core|utils|models|services)\b/.exec(line)?.[1];
      if (module === undefined || indent === 0) continue;
      if (!around(lines, index).some((one) => decorated(lines.indexOf(one)))) continue;
      return [
        found(modalLacks, {
          place: piece.place(at + indent),
          message: `${module} lies on this machine, and nothing brings it into the image: each call ends here.`,
          error: `ModuleNotFoundError: No module named '${module}'`,
          why: 'Because since modal 1.0 packages that lie there do not come along by themselves.',
          fixes: [`end the image with .add_local_python_source("${module}")`],
        }),
      ];
    }
    return [];
  }

  /** PW912: CUDA in a function, and no gpu= in the whole file. */
  function noCard(): readonly FileFinding[] {
    if (/gpu|\*\*\w/i.test(code) || /is_available|INTERPRET/.test(text)) return [];
    const uses =
      /\.cuda\(\)|\.to\(["']cuda["':]|\bdevice(?:_map)? ?= ?["']cuda["':]|\btorch\.device\(["']cuda["':]/g;
    const [first] = [...text.matchAll(uses)].filter(({ index }) => {
      const line = lines.findLastIndex(({ at }) => at <= index);
      // A value of before, or for a function elsewhere.
      if (code[index] === ' ' || /^(?:async )?def |\.(?:remote|spawn|map)\b/.test(lines[line]?.code ?? ''))
        return false;
      const outer = around(lines, line);
      return (
        outer.some((one) => decorated(lines.indexOf(one))) &&
        !outer.some((one) => /^(?:try|if|elif|except|else)\b/.test(one.code))
      );
    });
    const kernel =
      /pip_install\([^()]{0,2000}triton/.test(text) && lines.some((_, index) => decorated(index))
        ? text.search(/@triton\.jit\b/)
        : -1;
    const at = first?.index ?? kernel;
    // Where it is to be written: the decorator above the use, or the first.
    const heads = lines.filter((one) => /^@\w+\.(?:function|cls)\b/.test(one.code));
    const head = heads.findLast((one) => first !== undefined && one.at < at) ?? heads[0];
    return at < 0
      ? []
      : [
          found(modalLacks, {
            place: piece.place(head === undefined ? at : head.at + head.indent),
            message: 'This needs a GPU, and no function here asks for one: each call ends here.',
            error:
              first === undefined
                ? 'RuntimeError: 0 active drivers ([]). There should only be one.'
                : 'RuntimeError: Found no NVIDIA driver on your system.',
            why: 'Because Modal gives a container a GPU where gpu= says so, and nowhere else.',
            fixes: ['add gpu="L4", or another card, to the decorator of the function'],
          }),
        ];
  }

  /** PW909: `.remote()` of what is reached by its address alone. */
  function endpointCalled(): readonly FileFinding[] {
    return lines.flatMap(({ code: line, indent }, index) => {
      const name = /^(?:async )?def (\w+)/.exec(line)?.[1];
      const web = /^@modal\.(?:fastapi_endpoint|web_endpoint|asgi_app|wsgi_app|web_server)\b/;
      const above = lines.slice(Math.max(0, index - 4), index);
      const own = above.slice(above.findLastIndex((one) => !one.code.startsWith('@')) + 1);
      if (name === undefined || !own.some((one) => web.test(one.code))) return [];
      if (functions.filter((one) => one.name === name).length > 1) return [];
      const call = new RegExp(`${indent > 0 ? '\\.' : '(?<![\\w.])'}${name}\\.(?:remote|spawn|map)\\(`).exec(
        code,
      );
      return call === null
        ? []
        : [
            found(callFails, {
              place: piece.place(call.index + (indent > 0 ? 1 : 0)),
              message: `${name} is a web endpoint, which Modal calls by its address alone: this ends here.`,
              error: 'InvalidError: A webhook function cannot be invoked for remote execution',
              why: 'Because a function with such a decorator takes requests, not calls.',
              fixes: [
                `move its work into a ${indent > 0 ? '@modal.method()' : 'function'} that both call`,
                'send a request to its address',
              ],
            }),
          ];
    });
  }

  /** PW909: no modal of 0.62 to 1.6.4 has it. */
  function noWorkdir(): readonly FileFinding[] {
    return lines.flatMap(({ code: line, indent, at }, index) => {
      if (!/^@\w+\.(?:function|cls)\(/.test(line)) return [];
      const head = at + indent + line.indexOf('(') + 1;
      const end = lines[index + 1]?.at ?? code.length;
      // What stands in calls within is theirs.
      let own = code.slice(head, Math.max(head, code.lastIndexOf(')', end - 1)));
      for (let depth = 0; depth < 4; depth += 1)
        own = own.replace(/\([^()]{0,2000}\)/g, (inner) => ' '.repeat(inner.length));
      const option = own.search(/\bworkdir\s*=/);
      return option < 0
        ? []
        : [
            found(callFails, {
              place: piece.place(head + option),
              message: 'Neither function nor cls of a Modal app takes workdir: the file fails as it is read.',
              error: "TypeError: function() got an unexpected keyword argument 'workdir'",
              why: 'Because the folder belongs to the image.',
              fixes: ['drop it, and end the image with .workdir("…")'],
            }),
          ];
    });
  }

  /** PW909: a step of the build behind files that come at the start. */
  function stepAfterFiles(): readonly FileFinding[] {
    const step =
      /\.(add_local_\w{1,20})\(((?:[^()]|\([^()]*\)){0,600})\)\s{0,200}\.((?:uv_)?pip_install|apt_install|run_commands|run_function|env|workdir)\(/g;
    const [first] = [...code.matchAll(step)].filter(({ 2: options = '' }) => !/\bcopy\s*=/.test(options));
    if (first === undefined) return [];
    const [whole, files, , name = ''] = first;
    return [
      found(callFails, {
        place: piece.place(first.index + whole.lastIndexOf(name)),
        message: `${name} is a step of the build, and ${files} before it brings its files as a container starts: Modal refuses the image.`,
        error: 'InvalidError: An image tried to run a build step after using `image.add_local_*`',
        why: 'Because without copy=True such files are no layer of the image.',
        fixes: [`move ${files} to the end`, 'give it copy=True'],
      }),
    ];
  }

  /** An image of CUDA 11, and the newest faster-whisper. */
  function oldCuda(): readonly FileFinding[] {
    const base = /["']nvidia\/cuda:(11\.\d)[\d.]*-[\w.-]+["']/.exec(text);
    const asked = /["'](faster[-_]whisper(?:==[\d.]+)?)["']/.exec(text);
    return base === null || asked === null
      ? []
      : whisperOnCuda11({ text: asked[1] ?? '', place: piece.place(asked.index + 1) }, base[1] ?? '', text);
  }

  /** The one image that is for all, made of what stands here alone: its statement, up to the next. */
  function onlyImage(): { readonly at: number; readonly from: number; readonly statement: string } | null {
    const images = [...code.matchAll(/\bImage\.\w+\(/g)];
    const [image] = images;
    if (image === undefined || images.length > 1 || !/Image\.debian_slim\(/.test(code)) return null;
    const from = lines.findLastIndex(({ at }) => at <= image.index);
    const at = lines[from]?.at ?? 0;
    return { at, from, statement: text.slice(at, lines[from + 1]?.at ?? text.length) };
  }

  /** What its one pip_install names, each in quotes, against what is known of packages. */
  function installed(): readonly FileFinding[] {
    const { at: start = 0, statement = '' } = onlyImage() ?? {};
    const step = /\bpip_install\(([^()]{0,4000})\)/.exec(statement);
    const [, list = ''] = step ?? [];
    if (step === null || /\bpip_install\(/.test(code.slice(start + step.index + step[0].length))) return [];
    // Options of pip, and lists that stand elsewhere.
    if (!/^[\s,[\]]*$/.test(list.replace(quotedOrNoted, ''))) return [];
    const first = start + step.index + step[0].indexOf('(') + 1;
    const all = [...list.matchAll(quotedOrNoted)].flatMap(({ 0: own, index }) =>
      own.startsWith('#') ? [] : [{ text: own.slice(1, -1), place: piece.place(first + index + 1) }],
    );
    const requirements = all.filter((one) => !isAddress(one.text));
    const python = /\bpython_version\s*=\s*["'](3\.\d{1,2})/.exec(statement)?.[1] ?? null;
    const installation = { ...nothing, requirements, addresses: all.filter((one) => isAddress(one.text)) };
    return [
      ...judgePackages(installation, { ...surroundings, image: null, python }).filter(
        ({ code: own }) => own === brokenPair.code,
      ),
      ...checkPins(requirements, { python, indexes: [] }),
    ];
  }

  function lackingModule(): readonly FileFinding[] {
    const image = onlyImage();
    if (image === null) return [];
    const { from, statement } = image;
    // `image = image.pip_install(…)`: built up over several statements.
    if (
      unseen.test(statement) ||
      /\.(?:uv_)?pip_install|\.run_commands\(/.test(code.slice(lines[from + 1]?.at ?? code.length))
    )
      return [];
    if (!/pip_install\(/.test(statement)) return [];
    for (const [index, { code: line, indent, at }] of lines.entries()) {
      const module = /^(?:import|from)\s+(\w+)/.exec(line)?.[1];
      const [, project, brings] = modules.find(([one]) => one === module) ?? [];
      if (indent === 0 || project === undefined || brings === undefined || brings.test(statement)) continue;
      const outer = around(lines, index);
      if (outer.some(({ code: one }) => /^(?:try|if|except|else)\b/.test(one))) continue;
      if (!outer.some((one) => decorated(lines.indexOf(one)))) continue;
      return [
        found(modalLacks, {
          place: piece.place(at + indent),
          message: `${module} is imported in the container, and the image has no ${project.replace(/\[.*/, '')}: each call ends here.`,
          error: `ModuleNotFoundError: No module named '${module}'`,
          why: 'Because the image holds what it installs itself; what this machine has does not come along.',
          fixes: [`add "${project}" to pip_install`],
        }),
      ];
    }
    return [];
  }

  /** True for a def or class that Modal runs in a container. */
  function decorated(index: number): boolean {
    for (let at = index - 1; at >= 0 && lines[at]?.code.startsWith('@') === true; at -= 1)
      if (decorator.test(lines[at]?.code ?? '')) return true;
    return false;
  }
}
