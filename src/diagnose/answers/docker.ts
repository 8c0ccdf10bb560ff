import { printable } from '../../basics/printable.ts';
import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

function near(event: Event): readonly string[] {
  return [event.text, ...event.above.slice(-12).reverse(), ...event.below.slice(0, 6)];
}

/** The name as it stands in the log, in small letters. */
export const referenceAnswer: Answerer = (event) => {
  const name =
    event.captures['name'] ??
    /\((?<name>[\w./:-]{1,160})\) must be lowercase|invalid (?:tag|reference|argument) "(?<tag>[\w./:-]{1,160})"/
      .exec(event.text)
      ?.slice(1)
      .find((one) => one !== undefined) ??
    near(event)
      .map(
        (line) =>
          /docker (?:buildx )?(?:build|pull|run|tag|push)\b.{0,300}?(?:^| )(?<word>(?=[\w./:-]{0,100}[A-Z])(?:[\w.-]{1,80}\/){0,3}[\w.-]{1,80}(?::[\w.-]{1,60})?) ?(?:\.|$)/.exec(
            line.slice(0, 500),
          )?.groups?.['word'],
      )
      .find((word) => word !== undefined && !word.startsWith('-'));
  if (name === undefined || name.toLowerCase() === name || !harmlessWord(name)) return null;
  const whole =
    near(event)
      .flatMap((line) => line.slice(0, 500).split(/[\s'"]/))
      .find((word) => word !== `(${name})` && word.includes(name) && harmlessWord(word)) ?? name;
  const small = whole.toLowerCase();
  return {
    title: `The name of the image has capital letters: ${whole}`,
    cause: `Docker accepts image names in small letters only: ${whole} is written ${small}.`,
    fix: [
      /\bbuild\b|-t |invalid tag/.test(near(event).join('\n'))
        ? `docker build -t ${small} .   # and the same name in docker run and image:`
        : `docker pull ${small}   # and the same name in docker run, -t, FROM and image:`,
      `# in a script or workflow: the name made small first: echo "$NAME" | tr A-Z a-z`,
    ],
  };
};

/** The command of the log, with its last word. */
export const contextAnswer: Answerer = (event) => {
  const command = near(event)
    .map(
      (line) =>
        /(?<command>docker (?:buildx )?build(?: [\w./:=@-]{1,120}){1,20})\s{0,4}$/.exec(line.slice(0, 600))
          ?.groups?.['command'],
    )
    .find((found) => found !== undefined);
  return command === undefined || / \.$/.test(command)
    ? null
    : {
        fix: [`${command} .   # the dot: the files of this folder; run it in the folder of the Dockerfile`],
      };
};

/** Which loader it is, by what it says. */
export const loaderAnswer: Answerer = (event) => {
  const exllama = /Could not find \S{1,80}\.\* in model|Unknown architecture/.test(event.text);
  const onnx = /IR version/i.test(event.text);
  const name =
    near(event)
      .map(
        (line) =>
          /(?<name>exllamav[23]|tabbyAPI|text-generation-webui|KoboldCpp|koboldcpp|LM Studio|ollama|llama_cpp|llama-cpp-python)/.exec(
            line.slice(0, 400),
          )?.groups?.['name'],
      )
      .find((found) => found !== undefined) ?? (exllama ? 'exllamav2' : onnx ? 'onnxruntime' : null);
  const ollama = near(event).some((line) =>
    /\bollama\b|llama runner process|llama-server process|runner\.go|Internal Server Error: llama/i.test(
      line.slice(0, 400),
    ),
  );
  const kind = /architecture:? '(?<kind>[\w.-]{1,40})'/.exec(event.text)?.groups?.['kind'];
  if (ollama && !exllama && !onnx) {
    // The installer has run: what answers is the server of before.
    const renewed = near(event).some((line) =>
      /ollama\.com\/install\.sh|^>>> Install complete/.test(line.slice(0, 400)),
    );
    if (renewed && /newer version of Ollama/.test(event.text))
      return {
        title: 'The ollama that was running before still serves',
        cause:
          'The installer laid the newest ollama down; the server is a process of its own, and goes on with the old one until it is started again (a container has no systemd that would do it).',
        fix: [
          "pkill -x ollama; sleep 2; nohup ollama serve > /tmp/ollama.log 2>&1 &   # with systemd: systemctl restart ollama; the container's first process? docker pull ollama/ollama:latest, and make the container anew",
          'ollama --version   # client and server: both must be the new one; then pull again',
        ],
        confidence: 'high',
      };
    return {
      title: `This ollama does not know the model${kind === undefined ? '' : ` (${kind})`}`,
      cause: `The file names a kind of model${kind === undefined ? '' : ` (${kind})`} that the llama.cpp in this ollama does not know: it is newer than this release, or no longer served by it.`,
      fix: [
        'curl -fsSL https://ollama.com/install.sh | sh   # the newest ollama; in docker: docker pull ollama/ollama:latest, and make the container anew',
        "# already the newest: the model from ollama's own library in place of this file (ollama pull NAME), or the release that the model was made for (OLLAMA_VERSION=0.X.Y before sh)",
      ],
    };
  }
  // The message of its window, as it copies it.
  if (
    name === 'LM Studio' ||
    near(event).some((line) =>
      /"Failed to load model"|^\W{1,6}Failed to load (?:the )?model$|LM ?Studio|lmstudio|\bllama\.cpp error: '/.test(
        line.slice(0, 400),
      ),
    )
  )
    return {
      title: `The llama.cpp in this LM Studio does not know the model${kind === undefined ? '' : ` (${kind})`}`,
      cause:
        'The file is newer than the program: LM Studio brings a llama.cpp of its own, which pip does not change.',
      fix: [
        '# in LM Studio: Settings (or the icon of updates), Runtime: update llama.cpp; an old one: the newest from https://lmstudio.ai/download',
        '# then load the model again; still so: another file of it (another quantisation, made since)',
      ],
    };
  if (name === null) return null;
  if (exllama) {
    const dist = name === 'exllamav3' ? 'exllamav3' : 'exllamav2';
    return {
      title: `The ${dist} here is older than the model`,
      cause: `${dist} looks for the tensors as the models that it knows call them, and this one calls them otherwise: it is of a newer kind (an image or environment with a fixed release does not update itself), or its files are not whole.`,
      fix: [
        `${event.pip} install -U ${dist}   # the newest; its wheel must name this torch, CUDA and Python`,
        '# in a container (tabbyAPI, text-generation-webui): the newest image, or build it from the Dockerfile of the repository: docker compose build --no-cache --pull',
        '# already the newest? then look at the files of the model: ls -l MODEL_FOLDER; all parts of *.safetensors there?',
      ],
    };
  }
  if (onnx) {
    return {
      title: 'The onnxruntime here is older than the model',
      cause: 'The model was written in a newer version of the ONNX format than this onnxruntime reads.',
      fix: [`${event.pip} install -U onnxruntime-gpu   # or onnxruntime, whichever is installed`],
    };
  }
  return null;
};

/** A model by a name on the Hub, or a folder here. */
export const modelFolderAnswer: Answerer = (event) => {
  const name = event.captures['path'] ?? event.captures['repo'] ?? '';
  if (name === '' || !harmlessWord(name)) return null;
  const local =
    !/^[\w.-]{1,80}\/[\w.-]{1,100}$/.test(name) ||
    /^(?:ckpts?|checkpoints?|weights|pretrained\w*|saved_models?|outputs?|results?|runs|logs|models?|data)\//.test(
      name,
    );
  if (!local) {
    return {
      cause: `${name} is a name on the Hub: it was not reached and is not in the cache, or a folder of that name lies where the app starts and hides it. (Where it is meant as a folder: it is not there, or lacks these files.)`,
      fix: [
        `hf download ${name}   # into the cache, which is then taken; fails too? it says whether the Hub is not reached, or you may not read it`,
        `ls -lL ${name} 2>/dev/null   # a folder of that name here? move it away, or fill it; links to nowhere show as errors`,
      ],
    };
  }
  // The config was found there before it: a training saves its weights, and not this.
  if (
    name.includes('/') &&
    /Can't load (?:the )?(?:image processor|feature extractor|processor|video processor)/.test(event.text)
  )
    return {
      title: `${name} lacks what prepares its pictures or sound`,
      cause:
        'preprocessor_config.json (processor_config.json) is not in the folder: a training or merge saved the weights alone.',
      fix: [
        `hf download OWNER/BASE --include "*processor*" "chat_template*" --local-dir ${name}   # OWNER/BASE: the model that it was made of (_name_or_path in its config.json)`,
        `# or in the script that saved it: processor.save_pretrained("${name}")`,
      ],
      confidence: 'medium',
    };
  const shown = near(event).join('\n');
  const inContainer = /docker|podman|compose|vllm|text.generation|sglang|\/usr\/src|\/opt\/nim/i.test(shown);
  const bare = !name.includes('/');
  const place = bare ? `/models/${name}` : name;
  const mount = `-v ${bare ? `"$PWD/${name}"` : name}:${place} before the image, --model ${place} behind it (compose: volumes:); before the colon is where the folder really lies on the host: a container sees only what is mounted`;
  const download = `hf download OWNER/MODEL --local-dir ${name}`;
  const whole = 'the whole model into it; or copy it with its real files: cp -rL FROM';
  const there = `# it is there, elsewhere: give the whole path (ls -lL ${name}: config.json, the tokenizer files and the weights? errors: links to nowhere)`;
  const first = (inContainer && (bare || name.startsWith('/'))) || /^\/(?:data\d?|models?|mnt)\//.test(name);
  return {
    class: 'hf-model-not-loaded',
    title: `${name} is no folder with that model${first ? ', where the program runs' : ''}`,
    cause: `${name} is taken for a folder: it is not there (from where the app starts, and in its container), or lacks the files that are asked for: an empty or half-copied folder, or links into a cache that was moved.${bare ? ' On the Hub a model is called OWNER/NAME.' : ''}`,
    fix: first
      ? [`# in the line that starts the container: ${mount}`, there, `# or: ${download} (${whole} ${name})`]
      : bare && /[A-Z]/.test(name)
        ? [
            `# the whole path of its folder in place of the bare name: --model "$PWD/${name}"; in a container: ${mount}`,
            `# or its name on the Hub, with the owner: OWNER/${name}`,
          ]
        : [
            `${download}   # ${whole} ${name}`,
            there,
            ...(name.startsWith('/') ? [`# or, in a container: ${mount}`] : []),
          ],
  };
};

const reference =
  /manifest for (?<manifest>[\w./:@-]{3,200}?)(?: not found|: )|metadata for (?<metadata>[\w./:@-]{3,200}?): |access denied for (?<denied>[\w./:@-]{3,200}?)[, ]|pull(?:ing)? image "?(?<pulled>[\w./:@-]{3,200})|source docker:\/\/(?<source>[\w./:@-]{3,200}?): |Unable to find image '(?<local>[\w./:@-]{3,200})'/;

/** The image by its name, what may be meant instead, or the build that failed before. */
export const imageAnswer: Answerer = (event) => {
  const groups = [event.text, ...event.above.slice(-12).reverse(), ...event.below.slice(0, 6)]
    .map((line) => reference.exec(line.slice(0, 800))?.groups)
    .find((found) => found !== undefined);
  const named = Object.values(groups ?? {})
    .find((one) => one !== undefined)
    ?.replace(/^docker\.io\/(?:library\/)?/, '')
    .replace(/^.{3,200}[.:-]$/, (cut) => wholeReference(cut, event));
  const built = event.above.find((line) =>
    /returned a non-zero code|did not complete successfully|Configuring incomplete|failed to build/.test(
      line,
    ),
  );
  const image = named !== undefined && harmlessWord(named) ? named : null;
  if (built !== undefined) {
    return {
      title: `The image${image === null ? '' : ` ${image}`} was not built, and is nowhere else`,
      cause: `A docker build further up in this log failed (“${built.slice(0, 120)}”), so that the image was never made here, and the registry has none of that name.`,
      fix: [
        '# first mend the build: its own error stands above that line; then build again with the same name (-t), and only then run',
        ...(image === null ? [] : [`docker images | grep ${image.split(':')[0]}   # there after the build?`]),
      ],
    };
  }
  if (image === null) return null;
  if ([event.text, ...event.above.slice(-3)].some((line) => /: no such host|i\/o timeout/.test(line)))
    return 'nothing';
  const tag = /:(?<tag>[\w.-]{1,128})$/.exec(image)?.groups?.['tag'] ?? 'latest';
  const [whole = image] = image.split('@');
  const colon = whole.lastIndexOf(':');
  const name = colon > whole.lastIndexOf('/') ? whole.slice(0, colon) : whole;
  const hub = !/^[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}(?::\d{1,5})?\//.test(name);
  const page = name.includes('/') ? `r/${name}` : `_/${name}`;
  return {
    title: `The image ${image} does not exist, or is private`,
    cause: `The registry has no ${image} (any more), or hides it from those without credentials.${tag === 'latest' ? ' Many images have no tag "latest": one must be named.' : ''}`,
    fix: [
      ...(name === 'nvidia/cuda'
        ? cudaTag(
            tag,
            [event.text, ...event.above, ...event.below].some((line) =>
              /Dockerfile|\bFROM |metadata for/.test(line),
            ),
          )
        : []),
      hub
        ? `# the tags that there are: https://hub.docker.com/${page}/tags ; write one of them in FROM, image: or docker run in place of ${image}`
        : `# take a tag that the registry has in place of ${image}`,
      `docker manifest inspect ${image}   # tells whether it is there; with another tag too`,
      '# a private one: docker login, or the registry credentials of the pod',
    ],
  };
};

/** BuildKit cuts a name to the width of the terminal: another line has the whole of it. */
export function wholeReference(cut: string, { text, above, below }: Event): string {
  const begun = cut.replace(/^docker\.io\/(?:library\/)?|\.{2,3}$/g, '');
  const words = [text, ...above, ...below].flatMap((line) => line.match(/[\w./:@-]{3,200}/g) ?? []);
  const found = words
    .map((word) => word.replace(/^docker\.io\/(?:library\/)?|[:.-]{1,3}$/g, ''))
    .find((word) => word.startsWith(begun) && word.length > begun.length);
  return found ?? begun;
}

/** What such a tag of nvidia/cuda is called now. */
function cudaTag(tag: string, inFile: boolean): readonly string[] {
  const groups = /^(?<two>\d{1,2}\.\d)(?:\.\d)?-(?<rest>.{3,80})$/.exec(tag)?.groups;
  const two = groups?.['two'] ?? '';
  const whole = rowOf(answers.cudaImages.rows, two);
  if (whole === undefined || groups?.['rest'] === undefined || tag.startsWith(`${whole}-`)) {
    const kind = /-(?:cudnn\d-)?(?<kind>(?:base|runtime|devel)-ubuntu(?<ubuntu>18|20|22)\.04)$/.exec(
      tag,
    )?.groups;
    const kept = `${kind?.['ubuntu'] === '18' ? '11.7.1' : '11.8.0'}-${tag.includes('-cudnn') || kind === undefined ? 'cudnn8-' : ''}${kind?.['kind'] ?? 'runtime-ubuntu22.04'}`;
    return [
      `# NVIDIA takes tags of old CUDA releases away; those that are left have three numbers: a newer one with the same Ubuntu, if the app allows it, e.g. nvidia/cuda:${kept}`,
    ];
  }
  return [
    inFile
      ? `docker manifest inspect nvidia/cuda:${whole}-${groups['rest']} >/dev/null && sed -i 's#nvidia/cuda:${tag}#nvidia/cuda:${whole}-${groups['rest']}#' Dockerfile   # as NVIDIA keeps that release, with three numbers; then build again`
      : `docker pull nvidia/cuda:${whole}-${groups['rest']}   # as NVIDIA keeps that release, with three numbers; then write that in place of ${tag}`,
  ];
}

/** A file that was to be mounted, in whose place Docker made an empty folder. */
export const mountAnswer: Answerer = ({ text, captures }) => {
  const path =
    captures['path'] ?? /mounting \\{0,3}"(?<path>\/[^\s'"\\]{1,200})\\{0,3}"/.exec(text)?.groups?.['path'];
  const inside =
    /rootfs (?:\\{0,3}"[^"]{1,200}\\{0,3}" )?at \\{0,3}"(?<inside>\/[^\s'"\\]{1,200}?)\\{0,3}"/.exec(text)
      ?.groups?.['inside'];
  if (/mkdir \/\S{1,200}: read-only file system/.test(text))
    return {
      title: 'Docker comes from snap, and sees only the home folder',
      cause: `It cannot even see ${path === undefined ? 'that folder' : printable(path)} of the host (or that disk is mounted to be read only).`,
      fix: [
        'sudo snap remove docker && curl -fsSL https://get.docker.com | sudo sh   # Docker itself; its images are pulled anew. snap list docker: not from snap? then: mount | grep "(ro"',
        '# or keep it, and mount a folder below your home',
      ],
      confidence: 'high',
    };
  const file = /\.\w{1,12}$/.test(inside ?? path ?? '');
  if (path === undefined || !file || !/not a directory|onto a file/.test(text)) return null;
  const safe = harmlessWord(path);
  const name = (inside ?? path).split('/').at(-1) ?? '';
  // Docker Desktop shows the disks of Windows below a folder of its own machine.
  const host = path
    .replace(/^\/run\/desktop\/mnt\/host\/(?=[a-z]\/)/, '/')
    .replace(/^\/(?<disk>[a-z])\//, '$<disk>:/');
  const other = path.endsWith(`/${name}`) || !safe ? null : host.replace(/[^/]{1,100}$/, name);
  return {
    title: `${printable(name)} is to be a file, and on the host there is a folder of that name (or nothing)`,
    cause: `${printable(path)} is mounted where the container has a file. Where it is not there, Docker makes an empty folder of that name, which then stands in the way.`,
    fix: [
      ...(other === null
        ? []
        : [
            `touch ${other}   # first: an empty file, or a copy of the example of the app; then, in the command or compose file: -v ${other}:${inside ?? ''} in place of ${host}`,
          ]),
      ...(safe && other === null
        ? [
            `sudo rmdir ${path} 2>/dev/null; ls -ld ${path}   # on the host: takes the empty folder away (one with something in it stays)`,
          ]
        : []),
      `# put the file ${printable(name)} there: a copy of the example in the repository of the app (cp, or curl -o); then start it again: docker compose up -d --force-recreate`,
    ],
    confidence: 'high',
  };
};

/** Images of text-embeddings-inference by compute capability, as its page lists them. */
const builds: Readonly<Record<string, string>> = {
  75: 'turing-',
  80: '',
  86: '86-',
  89: '89-',
  90: 'hopper-',
};

/** The image for the card that is here, in the release that the log names. */
export const cardImageAnswer: Answerer = ({ text, above }) => {
  const build = builds[/(?:Runtime|cuda) compute cap (?<here>\d{2,3})/.exec(text)?.groups?.['here'] ?? ''];
  const said = above
    .map((line) =>
      /(?<image>[\w./-]{0,80}text-embeddings-inference):(?:[a-z\d]{2,8}-)?(?<release>\d[\w.-]{0,12})/.exec(
        line,
      ),
    )
    .findLast((one) => one !== null)?.groups;
  if (build === undefined) return null;
  return {
    fix: [
      `docker pull ${said?.['image'] ?? 'ghcr.io/huggingface/text-embeddings-inference'}:${build}${said?.['release'] ?? 'latest'}   # that of this card; the same tag in the docker run line or compose file`,
    ],
  };
};
