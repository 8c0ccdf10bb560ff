import { printable } from '../../basics/printable.ts';
import type { Event, Frame } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { engineAtWork } from '../of-this-torch.ts';
import type { Said } from './form.ts';

/** Whose code stopped. */
export type Owner =
  | { readonly kind: 'plugin'; readonly name: string; readonly folder: string }
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'app'; readonly file: string; readonly line: number }
  | { readonly kind: 'unknown' };

const standard = /[\\/]lib(?:64)?[\\/]python\d\.\d{1,2}[\\/](?!(?:site|dist)-packages)|^<|[\\/]pip-build-env/;
const plugin = /^(?<folder>.{0,200}[\\/](?:custom_nodes|extensions|plugins)[\\/](?<name>[\w.-]{1,80}))[\\/]/;

/** The innermost frame of code that is neither Python's own nor an installed package's. */
export function ownFrame({ frames }: Event): Frame | null {
  return frames.findLast(({ file, root }) => root === null && !standard.test(file)) ?? null;
}

/** The innermost frame that is not Python's own. */
export function raisingFrame({ frames }: Event): Frame | null {
  return frames.findLast(({ file }) => !standard.test(file)) ?? null;
}

export function ownerOf(event: Event): Owner {
  const frame = raisingFrame(event);
  // Its messages begin with its name.
  return frame === null && /\bUnsloth: /.test(event.text)
    ? { kind: 'library', name: 'unsloth' }
    : ownerOfFrame(frame);
}

export function ownerOfFrame(frame: Frame | null): Owner {
  if (frame === null) return { kind: 'unknown' };
  const found = plugin.exec(frame.file)?.groups;
  if (found !== undefined)
    return { kind: 'plugin', name: found['name'] ?? '', folder: found['folder'] ?? '' };
  if (frame.file.includes('unsloth_compiled_cache')) return { kind: 'library', name: 'unsloth' };
  if (frame.root !== null) return { kind: 'library', name: frame.root };
  return { kind: 'app', file: frame.file, line: frame.line };
}

export function nameOf(owner: Owner): string {
  if (owner.kind === 'plugin') return printable(owner.name);
  if (owner.kind === 'library') return owner.name;
  return owner.kind === 'app' ? printable(owner.file.split(/[\\/]/).at(-1) ?? owner.file) : 'the code';
}

/** ` (FILE, line N)` of the code that is one's own to change; empty where the log does not show it. */
export function where(event: Event): string {
  const frame = ownFrame(event);
  return frame === null ? '' : ` (${placeOf(frame)})`;
}

export function placeOf({ file, line }: Frame): string {
  return printable(`${file.slice(-140)}, line ${line}`);
}

/** A look at the lines that lead to the raise: they say which values there are, and where they come from. */
export function looking(event: Event, why: string): readonly string[] {
  const frame = raisingFrame(event);
  return frame === null || frame.line === 0 || !/\.py$/.test(frame.file) || !harmlessWord(frame.file)
    ? []
    : [`sed -n ${Math.max(1, frame.line - 15)},${frame.line}p ${frame.file}   # ${why}`];
}

/** AutoAWQ is kept up no more: its last release, with the transformers that its README was last tested with. */
export function lastOfAwq({ frames, pip }: Event): readonly string[] | null {
  return frames.some(({ file }) => /-packages[\\/]awq[\\/]/.test(file))
    ? [
        `${pip} install autoawq==0.2.9 "transformers==4.51.3"   # AutoAWQ ended with these; newer models: llm-compressor`,
      ]
    : null;
}

/** Files that mmcv 2 gave to mmengine. */
export const ofMmcv1 = ({ frames }: Event): boolean =>
  frames.some(({ file }) => /[\\/]mmcv[\\/](?:utils[\\/]config|runner|parallel)/.test(file));

/** Brings code to its newest version, by whose it is: best first. */
export function updating(event: Event, owner: Owner): readonly string[] {
  if (owner.kind === 'plugin') {
    return [
      harmlessWord(owner.folder)
        ? `git -C ${owner.folder} pull   # its newest version; then start the app again`
        : `# update ${printable(owner.name)} (git pull in its folder), then start the app again`,
      `# still so: move ${printable(owner.name)} out of that folder: the app runs without it`,
    ];
  }
  if (owner.kind === 'library' && /^unsloth(?:_zoo)?$/.test(owner.name)) {
    const made = /^.*unsloth_compiled_cache/.exec(raisingFrame(event)?.file ?? '')?.[0];
    return [
      `${event.pip} install -U unsloth unsloth_zoo`,
      `rm -r ${made !== undefined && harmlessWord(made) ? made : 'unsloth_compiled_cache'}   # what unsloth has generated: it writes that anew`,
    ];
  }
  if (owner.kind === 'library' && owner.name === 'torch')
    return [
      `${event.pip} install -r requirements.txt   # of the app: the torch that it names, and what is made for that`,
      `${event.pip} install -U torch torchvision torchaudio   # or, where it names none: one set of the newest`,
    ];
  // mmcv 2 lacks most of what code for mmcv 1 asks for, and comes unasked with -U.
  if (owner.kind === 'library' && owner.name === 'mmcv' && ofMmcv1(event))
    return [
      `${event.pip} uninstall -y mmcv mmcv-full; ${event.pip} install -U openmim "setuptools<81" && mim install "mmcv-full<2"   # the last of mmcv 1, for this torch`,
    ];
  if (owner.kind === 'library') {
    const dist = owner.name.replaceAll('_', '-');
    return [
      `${event.pip} install -U ${dist}   # a release without the fault; where the app pins ${dist}, the pinned one instead: ${event.pip} install -r requirements.txt`,
    ];
  }
  const made =
    owner.kind === 'app' ? /^(?<cache>.*torchinductor_[\w.-]+)|transformers_modules/.exec(owner.file) : null;
  if (made !== null) {
    const cache = made.groups?.['cache'];
    return cache === undefined
      ? [
          '# the code comes with the model: its newest revision (hf download OWNER/MODEL --force-download)',
          '# still so: the transformers that its config.json names ("transformers_version")',
        ]
      : [
          `rm -r ${harmlessWord(cache) ? cache : '/tmp/torchinductor_*'}   # what torch.compile has generated: it writes that anew`,
          '# still so: without torch.compile (export TORCHDYNAMO_DISABLE=1), or a newer torch with its torchvision and torchaudio',
        ];
  }
  if (owner.kind === 'app' && /[\\/]sd-scripts[\\/]/.test(owner.file))
    return [
      'git pull && git submodule update --init --recursive   # in the folder above sd-scripts (kohya_ss, ai-toolkit); FluxGym: git -C sd-scripts pull',
      `${event.pip} install -r requirements.txt   # there: the packages that this version names`,
    ];
  const engine = owner.kind === 'app' ? null : engineAtWork(event);
  if (engine !== null)
    return [`${event.pip} install -U ${engine}   # a release without the fault; a container: its newest tag`];
  const folder = owner.kind === 'app' ? owner.file.replace(/[\\/][^\\/]*$/, '') : '';
  return [
    /^\//.test(folder) && harmlessWord(folder)
      ? `git -C ${folder} pull   # the newest version of the app`
      : 'git pull   # in the folder of the app: its newest version',
    `${event.pip} install -r requirements.txt   # there: the packages that this version names`,
  ];
}

/** Modules of ComfyUI itself, which are no packages of pip. */
export const comfyModule =
  /^(?:comfy|comfy_extras|comfy_execution|comfy_api|execution|nodes|server|folder_paths|latent_preview)$/;

/**
 * Brings ComfyUI and all its nodes to one age, where something of the log lies in it; null where nothing does. A node that replaces a
 * part of ComfyUI leaves no frame of its own.
 */
const ofAPrompt =
  /\bNode Type:|Error occurred when executing |!!! Exception during processing|[\\/]custom_nodes[\\/]|\bComfyUI-[A-Z]\w|got prompt$/;
export function updatingComfy({ frames, text, above, below }: Event): readonly string[] | null {
  const folder = [...frames.map(({ file }) => file), text, ...above.slice(-30), ...below]
    .map(
      (line) =>
        /(?<folder>\/[\w./+-]{1,160}?)\/(?:custom_nodes\/|(?:execution|nodes|server|main|folder_paths)\.py|comfy(?:_\w{1,20})?\/)/.exec(
          line.slice(0, 600),
        )?.groups?.['folder'],
    )
    .find((one) => one !== undefined && /comfy/i.test(one) && harmlessWord(one));
  const drive =
    /(?<folder>[A-Za-z]:\\(?:[\w.-]{1,60}\\){0,8}ComfyUI)\\(?:custom_nodes\\|(?:execution|nodes|server|main|folder_paths)\.py|comfy(?:_\w{1,20})?\\)/.exec(
      [...frames.map(({ file }) => file), text, ...above.slice(-30), ...below].join('\n'),
    )?.groups?.['folder'];
  const update =
    folder !== undefined
      ? `cd ${folder} && git pull && for n in custom_nodes/*/; do git -C "$n" pull; done`
      : drive === undefined
        ? null
        : `cmd /c "cd /d ${drive} && git pull && for /d %n in (custom_nodes\\*) do git -C %n pull"`;
  const said = [text, ...above.slice(-30), ...below];
  if (update === null && !said.some((line) => ofAPrompt.test(line))) return null;
  const anywhere = said.some((line) => /(?<!\w)[A-Z]:\\\w/.test(line))
    ? 'cmd /c "git pull && for /d %n in (custom_nodes\\*) do git -C %n pull"'
    : 'git pull && for n in custom_nodes/*/; do git -C "$n" pull; done';
  return [
    `${update ?? anywhere}   # ${update === null ? 'in the folder of ComfyUI: it' : 'ComfyUI'} and all its nodes, then their requirements; then start it again`,
    '# still so: it works with --disable-all-custom-nodes? then one of the nodes: move them out by halves',
  ];
}

const configs = /(?<![\w./-])(?<file>[\w./-]{1,160}\.(?:cfg|conf|ini|ya?ml|toml|jsonc?))(?![\w.])/g;
const datasets = /(?<![\w./-])(?<file>[\w./-]{1,160}\.(?:jsonl?|csv|tsv|parquet|txt|arrow))(?![\w.])/g;

/** Files of settings, or of data, that the command line, the code or the lines round it name; the nearest first. */
export function filesNamed(event: Event, kind: 'settings' | 'data'): readonly string[] {
  const pattern = kind === 'settings' ? configs : datasets;
  const said = [event.text, ...event.above.toReversed(), ...event.below.slice(0, 3)];
  const found = said
    .filter((line) => !line.startsWith('File "'))
    .flatMap((line) =>
      [...line.slice(0, 600).matchAll(pattern)].map((match) => match.groups?.['file'] ?? ''),
    );
  return [...new Set(found)].filter(
    // No attribute of an object: self.cfg, args.conf.
    (file) =>
      harmlessWord(file) &&
      !/^(?:self|cls)\.|^(?:args|opts?)\.(?:cfg|conf)$/.test(file) &&
      !/(?:site|dist)-packages|requirements/.test(file),
  );
}

/**
 * A name that is not set when an error is being handled: the step that sets it is the one that failed, and
 * its own error stands above.
 */
export function isAftermath({ text, above }: Event): boolean {
  if (!/NameError: name|UnboundLocalError|referenced before assignment/.test(text)) return false;
  const handled = above.findLastIndex((line) => line.includes('During handling of the above exception'));
  return handled >= 0 && !above.slice(handled).some((line) => /\b\w{0,40}(?:Error|Exception): /.test(line));
}

/** Folders of a repository from which its own package is imported, and that are none themselves. */
export const scripts =
  /^(?:scripts?|tools?|examples?|demos?|tests?|eval\w{0,8}|train\w{0,4}|experiments?|bin|inference\w{0,10}|apps?|cli|benchmarks?|notebooks?|projects?|runners?|tasks?|docs?|source|tutorials?)$/;

/** A folder of modules within a clone, which has no requirements of its own: GPT-SoVITS/GPT_SoVITS. */
function isPackage(parts: readonly string[]): boolean {
  const [above, last] = parts.slice(-2).map((part) => part.toLowerCase().replaceAll('-', '_'));
  return last === above || /^(?:library|modules|utils|infer)$/.test(last ?? '');
}

/** Where the app lies that was started: the folder of the outermost frame, unless that is a package. */
export function folderOfTheApp({ frames }: Event): string | null {
  const first = frames[0];
  if (first === undefined || first.root !== null || first.node !== null) return null;
  // A script of a folder within it, that goes on in another one: what both lie in.
  const files = frames.filter((frame) => frame.root === null && frame.node === null).map(({ file }) => file);
  const apart = files.map((file) => file.split('/').slice(0, -1));
  const shared = apart[0]?.filter((part, at) => apart.every((parts) => parts[at] === part)) ?? [];
  if (shared.indexOf('src') > 2) shared.length = shared.indexOf('src');
  while (shared.length > 3 && (scripts.test(shared.at(-1) ?? '') || isPackage(shared))) shared.pop();
  const folder = shared.length > 2 ? shared.join('/') : first.file.replace(/\/[^/]*$/, '');
  return folder.startsWith('/') &&
    harmlessWord(folder) &&
    !/\/lib\/python\d|\/s?bin$|^\/usr(?:\/|$)/.test(folder)
    ? folder
    : null;
}

/**
 * The path that was meant, where the log itself shows it: the same one behind a folder that was left out, or
 * without one that stands in it twice. Null: none.
 */
export function pathMeant({ text, above, below }: Event, path: string): string | null {
  if (!harmlessWord(path)) return null;
  const twice =
    /^(?<before>.*?\/)(?<folder>\w[\w.-]{1,60}(?:\/\w[\w.-]{0,60}){0,2}\/)\k<folder>(?<after>.+)$/.exec(
      path,
    )?.groups;
  if (twice !== undefined) return `${twice['before']}${twice['folder']}${twice['after']}`;
  const begin = /^(?:\/[\w.@+-]{1,80}){2}\//.exec(path)?.[0];
  if (begin === undefined) return null;
  for (const line of [text, ...above.toReversed(), ...below]) {
    const at = line.slice(0, 600).lastIndexOf(begin);
    const folder = at < 0 ? '' : (/(?:\/[\w.@+-]{1,80}){1,4}$/.exec(line.slice(0, at))?.[0] ?? '');
    if (folder !== '' && harmlessWord(folder)) return folder + path;
  }
  return null;
}

/** A file that a listing in the log shows under the same name in other letters, or with another ending. */
export function namesake({ text, above, below }: Event, path: string): string | null {
  const wanted = path.split(/[\\/]+/).at(-1) ?? '';
  const stem = wanted.replace(/\.\w{1,12}$/, '').toLowerCase();
  if (stem.length < 4) return null;
  const found = [...above, text, ...below]
    .flatMap(
      (line) => /(?:^|\s)(?<name>[\w.-]{4,120}\.\w{1,12})$/.exec(line.slice(0, 400))?.groups?.['name'] ?? [],
    )
    .find((name) => name !== wanted && name.replace(/\.\w{1,12}$/, '').toLowerCase() === stem);
  if (found === undefined || !harmlessWord(found)) return null;
  const [had, asked] = [found, wanted].map((name) => /\.\w{1,12}$/.exec(name)?.[0] ?? '');
  return had === asked
    ? `ln -s ${found} ${wanted}   # in its folder, where the log lists it in other letters`
    : `# ${found} is there, and ${asked} is asked for: convert it (the README or its folder tools/ says how), or the option for the ending (--ext ${had?.slice(1)})`;
}

/** What is no part of a program: its data and weights, which are downloaded apart. */
export function broughtApart({ pip }: Pick<Event, 'pip'>, path: string): string | null {
  // A package of the index brings the points of a face that so many programs ask for.
  if (/(?:^|[\\/])shape_predictor_68_face_landmarks\.dat$/.test(path))
    return `${pip} install "setuptools<81" face_recognition_models && cp "$(${pip.replace(/ -m pip$/, '')} -c "import face_recognition_models as m; print(m.pose_predictor_model_location())")" ${harmlessWord(path) ? path : '.'}   # that file, into the place where the program looks (from where it is started)`;
  const known = printable(path.length > 220 ? `…${path.slice(-200)}` : path);
  if (/(?:^|\/)(?:checkpoints?|ckpts?|pretrained[\w-]{0,20}|weights)\//.test(path))
    return `# a file of the pretrained model, which is downloaded apart (the README names where): it must lie at ${known}, from where the program is started`;
  // What begins with /data is a disk that somebody mounted.
  return /(?:^|[^/]\/)(?:data|datasets?|kitti|coco|nuscenes|imagenet)\/.{0,200}\.(?:png|jpe?g|bin|np[yz]|mat|h5|hdf5|csv|pkl|lmdb|tif|ply|pcd)$/i.test(
    path,
  )
    ? `# a file of the data, which is downloaded (or made from what was) apart: the README names where; a sample of the repository: git pull. It must lie at ${known}`
    : null;
}

/** What finds a file that is not where it is looked for, and what to do with what that prints; null where it has no name. */
export function finding({ text, above }: Event, path: string): string | null {
  const [folder = '', name = ''] = path.split(/[\\/]+/).slice(-2);
  const [wanted, place] = name === '' ? [folder, ''] : [name, folder];
  if (!/^[\w.+-]{4,120}$/.test(wanted) || wanted.startsWith('-')) return null;
  // A name that many a folder has is looked for with the one it lies in.
  const common = /^(?:config|data|model|main|index|train|test|val|utils|__init__)\b|^\w{1,7}\.\w{2,4}$/.test(
    wanted,
  );
  const by =
    common && /^[\w.+-]{1,80}$/.test(place) && !/^\.{1,2}$/.test(place)
      ? `-path "*/${place}/${wanted}"`
      : `-name "${wanted}"`;
  const option = [text, ...above]
    .flatMap((line) => [
      ...line.slice(0, 800).matchAll(/(?<option>--[a-z][\w-]{1,40})[ =](?<value>[^\s'"]{2,200})/g),
    ])
    .find((match) => match.groups?.['value']?.includes(wanted.slice(0, 24)))?.groups?.['option'];
  return `find "$PWD" / -xdev ${by} 2>/dev/null   # is it elsewhere? then ${option === undefined ? 'give' : option} the path that this prints, in place of ${printable(path.length > 220 ? `…${path.slice(-200)}` : path)}`;
}

/** A file or folder of an installed package, which came without it. */
export function partOf({ pip }: Event, file: string): Said | null {
  const root = /(?:site|dist)-packages\/(?<root>[A-Za-z]\w{1,60})\//.exec(file.replaceAll('\\', '/'))
    ?.groups?.['root'];
  return root === undefined || root === 'nvidia'
    ? null
    : {
        class: 'broken-install',
        title: `${root} was installed without a part of its own`,
        cause: `${printable(file.slice(-160))} belongs to it: its install broke off, or this release forgot that part.`,
        fix: [
          `${pip} install --force-reinstall --no-deps --no-cache-dir ${root.replaceAll('_', '-')}   # the version that the app pins`,
          '# still so: another release of it, or from its repository',
        ],
        confidence: 'medium',
      };
}
