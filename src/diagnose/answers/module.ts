import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import { callerOf, type Event, versionNearby } from '../event.ts';
import { distOf, type History, historyOfModule } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { folderOfTheApp, scripts } from '../last-words/place.ts';
import { builtModule } from './built-modules.ts';
import { llamaIndexAnswer } from './llama-index.ts';
import { functionalTensor, ofTheBuild, standard, standardAnswer } from './module-standard.ts';
import { commandOf, prefixed, quoted, who } from './module-words.ts';
import { forAnotherPython, fromPython2, ofPython2 } from './other-python.ts';
import { unwritten } from './protoc.ts';
import { compiledName, compiledPart, neverBuilt, uncompiled } from './uncompiled.ts';
import { flatTransformers, versionAnswer } from './version.ts';
import { backTo, installOf } from './version-commands.ts';

/** A module that is not there: of a package, of the app, of the standard library, or a part that a package lost. */
export const moduleAnswer: Answerer = (said, facts) => {
  const event = ofPython2(said);
  const module = wholeName(event);
  if (!/^[A-Za-z_][\w.-]{0,100}$/.test(module)) return null;
  if (isOptional(event, module) || isProbe(event, module)) return 'nothing';
  const root = module.split('.')[0] ?? module;
  const cut = module.lastIndexOf('.');
  const protos = unwritten(event, module.slice(0, Math.max(cut, 0)), module.slice(cut + 1));
  if (protos !== null) return protos;
  const tensor = /\._?functional_tensor$/.exec(module)?.[0].slice(1);
  if (root === 'torchvision' && tensor !== undefined) return functionalTensor(event, tensor);
  // What is built without torch has an entry of its own.
  if (inBuild(event) && !standard(facts, root))
    return root === 'torch' ? 'nothing' : ofTheBuild(event, facts, root);
  const compiled = builtModule(event, module) ?? builtModule(event, root);
  if (compiled !== null) return compiled;
  if (/^[a-z]\w{1,50}_cuda$/.test(module) && event.frames.at(-1)?.root == null)
    return uncompiled(event, module);
  const flat = flatTransformers(event, module, '');
  if (flat !== null) return flat;
  const history = historyOfModule(facts, module);
  if (history !== null)
    return (
      savedWithAnother(event, module, distOf(facts, root).replaceAll('_', '-'), history) ??
      versionAnswer(event, facts, { module, name: '', history })
    );

  const { imports } = facts;
  const python = standardAnswer(event, facts, module) ?? fromPython2(event, root);
  if (python !== null) return python;
  const elsewhere = forAnotherPython(event, module, distOf(facts, root));
  if (elsewhere !== null) return elsewhere;
  const comfy = ofComfy(event, module);
  if (comfy !== null) return comfy;
  const local = prefixed(imports.not_on_pypi, module);
  if (local !== null) return fromElsewhere(event, facts, module, local);
  const own = prefixed(imports.local, module);
  if (own !== null) return ofTheApp(event, module, `${own[0] ?? 'the app'}: ${own[1] ?? ''}`);
  if (imports.local_generic.names.split(' ').includes(root)) {
    if (event.text.includes('is not a package')) return hidden(event, root, module, true);
    return ofTheApp(event, module, imports.local_generic.say);
  }
  const integration = llamaIndexAnswer(event, module, '');
  if (integration !== null) return integration;
  // Python names the first part that is not there: what stands before the last dot was found.
  if (
    root !== module &&
    event === said &&
    !answers.namespaces.rows.includes(root) &&
    prefixed(imports.names, module) === prefixed(imports.names, root)
  )
    return partMissing(event, facts, module, root);
  return notInstalled(event, facts, module);
};

/** A log that was cut within the name has the whole of it in the line of code that imports it. */
function wholeName({ captures, text, above }: Event): string {
  const module = captures['module'] ?? '';
  if (!/No module named '[\w.]{1,100}$/.test(text.trimEnd()) || !/^[\w.]{3,100}$/.test(module)) return module;
  const words = [text.slice(0, -module.length), ...above.slice(-4)].flatMap((line) =>
    [...line.slice(0, 2000).matchAll(/\b(?:import|from) (?<word>[\w.]{1,100})/g)].map(
      ([, word = '']) => word,
    ),
  );
  const whole = words.findLast((word) => word.startsWith(module) && word !== module);
  return whole === undefined ? module : whole.split('.').slice(0, module.split('.').length).join('.');
}

/** An import that the code tries, and does without: its traceback is logged, and the program goes on. */
function isOptional({ above, below, text }: Event, module: string): boolean {
  const root = module.split('.')[0] ?? module;
  // `python -m NAME`: the interpreter itself says it, and ends.
  if (/python[\d.]{0,6}: No module named/.test(text)) return false;
  if (/\b(?:WARN(?:ING)?|INFO|DEBUG)\b|UserWarning/.test(text) && !/Error: /.test(text)) return true;
  return (
    root === 'triton' &&
    [...above.slice(-8), ...below.slice(0, 4)].some((line) => /matching Triton is not available/.test(line))
  );
}

/** The last try of a loader: the compiled file of that very name was found just above, and did not load. */
function isProbe({ above, below }: Event, module: string): boolean {
  const name = module.split('.').at(-1) ?? module;
  // What is tried in place of something whose library did not load: that is what is wanting.
  const handled = above.findLastIndex((line) => line.startsWith('During handling of the above exception'));
  if (handled > 0 && /cannot open shared object|undefined symbol|version `/.test(above[handled - 1] ?? ''))
    return true;
  return [...above.slice(-12), ...below.slice(0, 4)].some(
    (line) => line.includes(`/${name}.`) && /undefined symbol|cannot open shared object|version `/.test(line),
  );
}

/** Whether pip or uv was building a package: what is missing is then missing in the environment of that build. */
function inBuild({ above, below, frames }: Event): boolean {
  const near = [...above.slice(-25), ...below.slice(0, 8)];
  return (
    near.some((line) =>
      /Getting requirements to build|egg_info did not run|output from command python setup\.py|subprocess-exited-with-error|error originates from a subprocess|Preparing metadata \(|pip-build-env|get_requires_for_build|Build backend (?:returned|failed)|metadata-generation-failed/.test(
        line,
      ),
    ) && !frames.some(({ node }) => node !== null)
  );
}

/** The repositories that a web UI clones for itself, beside its own code. */
function webuiRepository(event: Event, module: string): Answer | null {
  const app = event.frames
    .map(
      ({ file }) =>
        /^(?<app>.{1,200})[\\/](?:modules[\\/]\w{1,60}|webui|launch)\.py$/.exec(file)?.groups?.['app'],
    )
    .findLast((one) => one !== undefined);
  const root = module.split('.')[0] ?? module;
  if (app === undefined || !/^(?:ldm|sgm|k_diffusion|taming|midas)$/.test(root)) return null;
  const safe = harmlessWord(app) && app.startsWith('/') ? app : null;
  return {
    class: 'module-not-found',
    subject: module,
    title: `${root} lies in a repository that the web UI clones, and it is not (wholly) there`,
    cause: `${root} belongs to the folder repositories of the web UI, which launch.py fills at the start; that was interrupted, its source is gone, or webui.py was started without it.`,
    fix: [
      `${safe === null ? '' : `cd ${safe} && `}rm -rf repositories && export STABLE_DIFFUSION_REPO=https://github.com/w-e-w/stablediffusion.git && bash webui.sh${safe === null ? '   # in the folder of the web UI' : ''}   # clones them anew (as root: bash webui.sh -f); or: python3 launch.py`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

function fromElsewhere(event: Event, facts: Facts, module: string, how: string): Answer {
  const webui = webuiRepository(event, module);
  if (webui !== null) return webui;
  const root = module.split('.')[0] ?? module;
  const typed = commandOf(how, event, root);
  return {
    subject: module,
    title: `${module} is not installed, and is not on the package index under that name`,
    cause: `${who(event)} imports ${module}. ${how.replaceAll('`', '')}.${note(facts, module)}`,
    fix: [
      typed?.line ?? `# ${how}`,
      ...(/folder|repository|clone/.test(how) && (typed?.inItsFolder ?? true)
        ? [
            ...(typed === null
              ? [`${event.pip} install -e .   # in the root of the repository that has the folder ${root}`]
              : []),
            '# or, without setup.py or pyproject.toml there: export PYTHONPATH=$PWD, and start the app from there',
            '# or the whole environment as its README makes it: conda env update -f environment.yaml',
          ]
        : []),
    ],
    confidence: 'high',
  };
}

/** An extension of a web UI that asks for a part of the UI: there it is only in a newer (or older) one. */
function ofTheWebui(event: Event, module: string): Answer | null {
  const file = event.frames.at(-1)?.file ?? '';
  const groups = /^(?<app>.{1,200})[\\/]extensions(?:-builtin)?[\\/](?<extension>[\w.-]{1,80})[\\/]/.exec(
    file,
  )?.groups;
  const [app, extension] = [groups?.['app'], groups?.['extension']];
  if (app === undefined || extension === undefined || !/^modules\./.test(module)) return null;
  const safe = harmlessWord(app) && app.startsWith('/') ? app : null;
  return {
    class: 'app-requirements-outdated',
    subject: module,
    title: `The extension ${extension} and this web UI are of different ages`,
    cause: `${extension} asks for ${module} of the web UI, which this one does not have: it came in a newer one, or was removed since (and in forks such as Forge it may be missing).`,
    fix: [
      `git -C ${safe ?? '.'} pull${safe === null ? '   # in the folder of the web UI' : ''}   # the web UI, newer; then start it again`,
      `# still so: the extension newer (git -C ${safe ?? '.'}/extensions/${extension} pull), or without it: mv ${safe ?? '.'}/extensions/${extension} /tmp/`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Parts of a project that Cython or nvcc makes, by how they are called. */
const madeByBuild = /^(?:cython_\w{1,40}|\w{1,40}_cython|(?:cpu|gpu)_nms|\w{1,40}_(?:cuda|ext|pyx))$/;

function ofTheApp(event: Event, module: string, say: string): Answer {
  const tail = module.split('.').at(-1) ?? '';
  if (module.includes('.') && madeByBuild.test(tail)) {
    const built = neverBuilt(module, false);
    return tail === 'cython_bbox'
      ? {
          ...built,
          fix: [
            `${event.pip} install cython numpy && ${event.pip} install --no-build-isolation cython_bbox   # and in the code: from cython_bbox import bbox_overlaps as bbox_ious`,
            ...(built.fix ?? []),
          ],
        }
      : built;
  }
  const webui = ofTheWebui(event, module);
  if (webui !== null) return webui;
  const caller = callerOf(event, null);
  const first = event.frames.find(({ root }) => root === null)?.file.replace(/[\\/][^\\/]*$/, '');
  // A script within the very folder that it asks for: the folder above it is where to look from.
  const within = first === undefined ? -1 : `${first}/`.lastIndexOf(`/${module.split('.')[0]}/`);
  const folder = within > 0 ? first?.slice(0, within) : first;
  const safe = folder !== undefined && harmlessWord(folder) && folder.startsWith('/') ? folder : null;
  const generic = /or pip install -e/.test(say);
  const editable = /pip install -e \./.test(say) && !generic;
  const path =
    safe === null
      ? 'export PYTHONPATH=$PWD   # in the folder of the app'
      : `cd ${safe} && export PYTHONPATH=${safe}`;
  const submodules = `${safe === null ? '' : `cd ${safe} && `}git submodule update --init --recursive${safe === null ? '   # in the folder of the app' : ''}`;
  const repository = /^(?<repository>[\w-]{2,40}\/[\w.-]{2,60}): /.exec(say)?.groups?.['repository'];
  const [root = module] = module.split('.');
  const name = repository?.split('/')[1] ?? '';
  // That of the index was installed: it is not whole, or a stranger's.
  const stranger =
    repository !== undefined &&
    [event.text, ...event.above.slice(-30)].some((line) =>
      new RegExp(`pip install (?:-\\S+ )*${root}\\b|-packages[\\\\/]${root}[\\\\/]`).test(line.slice(0, 400)),
    );
  const node =
    /(?<node>[^\s"']{0,160}custom_nodes[\\/][\w.-]{1,80})[\\/]/.exec(event.text)?.groups?.['node'] ??
    event.frames.findLast((frame) => frame.node !== null)?.node;
  const nodeName = node?.split(/[\\/]/).at(-1);
  const embedded = [event.text, ...event.above.slice(-20)].some((line) => /python_embed/.test(line));
  return {
    subject: module,
    title: `${module} is a folder of the app itself, and Python does not see it`,
    cause: `${module} is no package of the index (one of that name would be a stranger's). ${say}.`.replace(
      /\.\.$/,
      '.',
    ),
    fix: [
      ...(stranger
        ? [
            `${event.pip} uninstall -y ${root.replaceAll('_', '-')}; git clone --recursive https://github.com/${repository} && export PYTHONPATH="$PWD/${name}"   # the package of that name on the index is not whole, or a stranger's`,
            '# or, in a clone that is there already:',
          ]
        : []),
      ...(nodeName !== undefined && harmlessWord(nodeName)
        ? [
            `git -C ${node?.startsWith('/') && harmlessWord(node) ? node : `custom_nodes/${nodeName}`} pull   # in the folder of ComfyUI: the node brings it itself, and a version may lack a part; then start again`,
            '# newest already:',
          ]
        : []),
      ...(editable
        ? [
            safe === null
              ? `${event.pip} install -e .   # in the folder of the app`
              : `cd ${safe} && ${event.pip} install -e .`,
          ]
        : [
            ...(embedded
              ? [
                  '# the embedded Python looks only where its file python3*._pth says: a line with the folder of the app (or ..\\ to it) into that file, beside python.exe; no PYTHONPATH helps there',
                ]
              : []),
            ...(generic ? [path, submodules] : [submodules, path]),
            `# or, where it has a setup.py or pyproject.toml: ${event.pip} install -e .`,
          ]),
      ...(module !== root && generic
        ? [`# still so? a stranger from the index: ${event.pip} uninstall -y ${root}`]
        : []),
      `# ${caller === null ? 'then start the app from its own folder' : `then start it from its own folder, not from elsewhere`}`,
      ...(repository === undefined || stranger
        ? []
        : [`# it is not here at all? git clone --recursive https://github.com/${repository}`]),
    ],
    confidence: 'medium',
  };
}

/** Modules of ComfyUI itself, for which its nodes ask. */
const comfy =
  /^(?:comfy\w{0,20}|folder_paths|nodes?|node_helpers|latent_preview|execution|server|cuda_malloc|model_management|app|protocol|ComfyUI)(?:\.|$)/;

/** A node that asks for a part of ComfyUI which is not there: the one of both that is older moves. */
function ofComfy(event: Event, module: string): Answer | null {
  const said = [event.text, ...event.below.slice(0, 3)]
    .map(
      (line) =>
        /Cannot import (?<node>.{1,200}[\\/]custom_nodes[\\/][\w.-]{1,80}) module/.exec(line)?.groups?.[
          'node'
        ],
    )
    .find((one) => one !== undefined);
  const node = event.frames.findLast((frame) => frame.node !== null)?.node ?? said ?? null;
  if (node === null || !comfy.test(module)) return null;
  const app = node.replace(/[\\/]custom_nodes[\\/].*$/, '');
  const safe = node.startsWith('/') && harmlessWord(node);
  const name = node.split(/[\\/]/).at(-1) ?? node;
  const pulls = (folder: string, why: string) =>
    `git -C ${safe ? folder : folder === node ? `custom_nodes/${harmlessWord(name) ? name : 'NODE'}` : '.'} pull   # ${why}`;
  const whole = pulls(
    app,
    'ComfyUI, the newest; then its requirements again (requirements.txt there), and start it again',
  );
  // Python is given ComfyUI's own folder to look in, so that only what lies in it has these names.
  const mistaken = /^(?:ComfyUI|model_management)/.test(module);
  const own = pulls(
    node,
    mistaken
      ? 'the node, in which this is mended'
      : 'still so: the node, which may ask for what is no longer there',
  );
  return {
    class: mistaken ? 'api-mismatch' : 'module-not-found',
    subject: module,
    title: mistaken
      ? `The node ${name} asks for ComfyUI by a name that it does not have`
      : `This ComfyUI has no ${module}, for which the node ${name} asks`,
    cause: mistaken
      ? `${module} is written as if the folder of ComfyUI were a package: that works on its author's machine only; within ComfyUI it is comfy, folder_paths and so on. No package of pip's is missing.`
      : `${module} is a part of ComfyUI itself, and no package of pip's: this ComfyUI is older than the node (or, for a part that was removed, newer).`,
    fix: mistaken
      ? [
          own,
          '# newest already: in the file that the traceback names, without "ComfyUI." before comfy; or without the node',
        ]
      : [whole, own],
    confidence: 'medium',
    weight: 'root',
  };
}

/** The source of a package, used without being installed: what its build makes is not there. */
function unbuilt(event: Event, module: string, root: string, repository: string): Answer {
  const safe = repository.startsWith('/') && harmlessWord(repository);
  return {
    subject: module,
    title: `${root} is used from its source, and ${module} is made only when it is installed`,
    cause: `Python found the folder ${root} of a clone (${repository}), in which ${module} does not exist: its build writes or compiles that file.`,
    fix: [
      `${safe ? `cd ${repository} && ` : ''}${event.pip} install -e .   # ${safe ? '' : 'in that clone; '}makes it`,
      `# or, where ${root} is installed besides: start the program from another folder than the clone`,
    ],
    confidence: 'high',
  };
}

/** Python found a single file where a folder is meant. */
function hidden(event: Event, root: string, module: string, known: boolean): Answer {
  // A part that is a file here, and a folder in newer releases.
  const part = /'(?<part>[\w.]{1,100})' is not a package/.exec(event.text)?.groups?.['part'] ?? '';
  if (/(?:_cpp2py_export|_pybind\w{0,20}|\._\w{1,30}|_ext|_cuda)$|cpp2py/.test(part))
    return {
      class: 'broken-install',
      subject: module,
      title: `The compiled part ${part} of ${root} does not load as it should`,
      cause: `It is one file, which makes ${module} itself when it loads: it is of another release than the rest of ${root}, or other code came in between.`,
      fix: [
        `${event.pip} install --force-reinstall --no-deps ${root.replaceAll('_', '-')}   # whole, of one release`,
        `# still so, in ComfyUI: another node loads ${root} first (ReActor, roop): move it out of custom_nodes`,
      ],
      confidence: 'medium',
    };
  if (part.includes('.'))
    return {
      subject: module,
      title: `This ${root} is older than what asks for ${module}`,
      cause: `${part} is a file here; newer releases made a folder of it. Weights saved with one ask for it, too.`,
      fix: [
        `${event.pip} install -U ${root.replaceAll('_', '-')}   # the newest; or the very release that the weights (or the code) are of`,
      ],
      confidence: 'medium',
    };
  return {
    subject: module,
    title: `A file ${root}.py hides the package ${root}`,
    cause: `Python found a single file ${root}.py (often the script that was started, or one beside it) before the folder ${root} that has ${module.slice(root.length + 1)}.`,
    fix: [
      `${event.pip.replace(/ -m pip$/, '')} -c "import ${root}; print(${root}.__file__)"   # which file it is: give it another name, or start from another folder`,
      ...(known
        ? []
        : [
            `${event.pip} install -e .   # in the root of the repository of ${root}, where it has a setup.py or pyproject.toml`,
          ]),
    ],
    confidence: 'medium',
  };
}

/** A package that is there, and lacks a part: compiled and not built, of another version, or hidden by a folder. */
/** The program that pip makes for a package (bin/NAME): it imports that very package. */
function ofItsProgram({ frames }: Event, root: string): boolean {
  const program = /[\\/](?:bin|Scripts)[\\/](?<name>[\w.-]{1,60}?)(?:\.exe)?$/.exec(frames.at(-1)?.file ?? '')
    ?.groups?.['name'];
  return program?.replaceAll('-', '_').startsWith(root.split('_')[0] ?? root) ?? false;
}

function notWhole(event: Event, module: string, root: string, dist: string): Answer {
  return {
    class: 'broken-install',
    subject: module,
    title: `The program ${dist} is there, and its package is not whole: ${module} is missing`,
    cause: `The program was made for a release of ${dist} that has ${module}; what Python finds as ${root} is another release, the rest of an install that was cut off, or a folder ${root} in the place where it is started.`,
    fix: [
      `${event.pip} install -U ${dist} && ${event.pip} install --force-reinstall --no-deps ${dist}   # of one release with what it needs, and whole (a clone of it: pip install -e . in its folder)`,
      '# still so: start it from another folder, or take the newest image of the app',
    ],
    confidence: 'medium',
  };
}

/** A file that was pickled with another release of the package than reads it. */
function savedWithAnother(
  event: Event,
  module: string,
  dist: string,
  history: History | null,
): Answer | null {
  const last = event.frames.at(-1);
  if (
    !/[\\/](?:torch[\\/]serialization|pickle|joblib[\\/]\w{1,30}|dill[\\/]_dill)\.py$/.test(last?.file ?? '')
  )
    return null;
  const cache = event.frames.some(({ code }) => /processed_paths|processed_dir/.test(code));
  return {
    class: 'model-mismatch',
    subject: module,
    title: `The file that is read was saved with another ${dist} than the one here: it names ${module}`,
    cause: `A pickled file holds no code, only names: this one asks for ${module}, which the ${dist} that is installed does not have (it came later, or is gone).`,
    fix: [
      ...(cache
        ? [
            'find . -type d -name processed -prune -exec mv {} {}.old \\;   # in the folder of the data: what an earlier run prepared is made anew',
            '# or, where the file was downloaded:',
          ]
        : []),
      ...(history?.gone
        ? [
            ...backTo(event, dist, `<${history.gone.at}`),
            `# or save the file again, with the ${dist} that is here`,
          ]
        : [
            `${event.pip} install -U ${history?.came ? `"${dist}>=${history.came.at}"` : dist}   # the release that wrote it, mostly a newer one; where it is older: "${dist}==VERSION", as the app names it`,
          ]),
    ],
    confidence: 'medium',
  };
}

function partMissing(event: Event, facts: Facts, module: string, root: string): Answer {
  const saved = savedWithAnother(event, module, distOf(facts, root).replaceAll('_', '-'), null);
  if (saved !== null) return saved;
  const source = event.frames.findLast(({ file }) => file.includes(`/${root}/`));
  const repository =
    source?.root === null ? source.file.slice(0, source.file.lastIndexOf(`/${root}/`)) : null;
  if (repository !== null && /\._?version$|_pb2$|\._C$|\._ext$/.test(module))
    return unbuilt(event, module, root, repository);
  const dist = distOf(facts, root);
  const compiled =
    (/\._?(?:C|ext|cuda|ops|kernels?|core)(?:_\w{1,30})?$/.test(module) && /\._/.test(module)) ||
    /\.\w{1,40}_(?:cuda|ext|cpp|op|cython|fast)$/.test(module);
  const own = event.frames.some((frame) => frame.root === root);
  // Listed by pip with its version: a package.
  const here = versionNearby(event, root);
  const known =
    Object.hasOwn(facts.imports.names, root) ||
    facts.imports.same.split(' ').includes(root) ||
    own ||
    here !== null;
  const found = module.slice(0, module.lastIndexOf('.'));
  if (ofItsProgram(event, root)) return notWhole(event, module, root, dist);
  const look = `${event.pip.replace(/ -m pip$/, '')} -c "import ${root}; print(getattr(${root}, '__version__', ''), ${root}.__path__)"   # which one is found, and where`;
  const which = [
    look,
    `grep -rniE "${dist}[ =<>~]" requirements*.txt setup.py pyproject.toml environment*.y*ml README.md   # the ${dist} that the app names: that one`,
  ];
  if (/is not a package/.test(event.text)) return hidden(event, root, module, known);
  const tail = module.split('.').at(-1) ?? '';
  const code = event.frames.at(-1)?.code ?? '';
  if (!known && (compiledName.test(tail) || tail === `_${module.split('.').at(-2)}` || /\bffi\b/.test(code)))
    return neverBuilt(module, /\bffi\b/.test(code));
  // Imported from beside itself: no stranger of that name, and a folder that is empty.
  if (!known && repository !== null && /^from \.{1,3}\w{1,60}\.\w/.test(code))
    return {
      subject: module,
      title: `The folder ${found.split('.').at(-1)} of the repository is empty: a submodule that was not fetched`,
      cause: `${module} is imported from beside itself, so ${found} is the folder of the app's own, and a clone without --recursive (or a zip) leaves a submodule empty.`,
      fix: [
        `${harmlessWord(repository) ? `cd ${repository} && ` : ''}git submodule update --init --recursive   # then the same again; a zip of it: git clone --recursive`,
        '# no submodule there (git submodule status)? then the file is missing in this state: git pull',
      ],
      confidence: 'medium',
    };
  if (!known) {
    return {
      subject: module,
      title: `${found} is found, but not its part ${module.slice(found.length + 1)}`,
      cause: `Python finds ${found} and no ${module} in it: another folder or package of the name ${root} comes first, a submodule of the repository was not fetched, or the code is newer than the ${root} that is installed.`,
      fix: [
        look,
        `# in site-packages, and the app has a folder ${root}? a stranger: ${event.pip} uninstall -y ${dist}`,
        '# either: its own folder, where a package of the same name comes first: start the app from the root of its repository, or:',
        'export PYTHONPATH=$PWD   # in that root; for a project with setup.py or pyproject.toml: pip install -e .',
        '# or: fetch what is missing: git submodule update --init --recursive',
        `# or a package of its own, of another age: ${event.pip} install -U ${dist} (a clone: git pull), or the older release that the README names`,
      ],
      confidence: 'medium',
    };
  }
  const op = /^deepspeed\.ops\.(?:\w{1,40}\.){0,3}(?<op>\w{2,40})_op$/.exec(module)?.groups?.['op'];
  if (op !== undefined) {
    const flag = `DS_BUILD_${op === 'async_io' ? 'AIO' : op.toUpperCase()}=1`;
    return {
      class: 'extension-build-failed',
      subject: module,
      title: `The operator ${op} of deepspeed was not built when it was installed`,
      cause: `${module} is compiled, and a plain install leaves it out; releases from 0.3 on compile it when it is first used.`,
      fix: [
        `${event.pip} install -U deepspeed   # the newest, which builds its operators as they are used (needs nvcc of the CUDA of torch, and ninja)`,
        `${flag} ${event.pip} install --force-reinstall --no-cache-dir --no-deps --no-build-isolation deepspeed   # or, to keep the release (deepspeed==VERSION, or a clone: ${flag} ./install.sh): built with it`,
        'ds_report   # which operators are there, and what is missing for the others',
      ],
      confidence: 'high',
      weight: 'root',
    };
  }
  return {
    class: 'broken-install',
    subject: module,
    title: `${root} is installed, but its part ${module} is missing`,
    cause: compiled
      ? `The compiled part ${module} is not there: ${dist} was installed without being built (or for another Python), or its source folder lies where the app starts and hides the installed one.`
      : `Python finds ${root} and no ${module} in it: that part belongs to another version of ${dist} (it came later, or was removed), the install was cut off, or a file or folder named ${root} hides it.`,
    fix: compiled
      ? [
          `ls -d ${root} 2>/dev/null; ${look}`,
          '# either, where it is found in the folder of its source: start from another folder',
          `# or: ${event.pip} install --force-reinstall --no-deps ${dist}   (in a clone of it: pip install -e . --no-build-isolation, with nvcc)`,
        ]
      : [
          ...(here === null ? which : []),
          '# either, where the code is newer than what is here, or the install is not whole:',
          ...(own
            ? [
                `${event.pip} install --force-reinstall --no-deps ${dist}`,
                `# still so: what was built of it leaves that part out: git clone its repository, and there: ${event.pip} install -e .`,
              ]
            : [`${event.pip} install -U ${dist}`]),
          `# or, where the code is older: ${event.pip} install "${dist}==VERSION", as it is named there`,
          ...(here === null ? [] : which),
          `# or rename a file or folder ${root} of your own`,
        ],
    confidence: 'medium',
  };
}

/**
 * A package of the repository itself: its name stands in the path of what imports it, or a script of a
 * folder beside it asks for it by a name that nothing on the package index is known for. Null: it may be any.
 */
function ownPackage(event: Event, root: string): Answer | null {
  const file = event.frames.findLast((frame) => frame.root === null && frame.node === null)?.file;
  if (
    file === undefined ||
    event.frames.at(-1)?.root !== null ||
    /^<|\/lib\/python\d|\/s?bin\/[^/]*$/.test(file)
  )
    return null;
  const parts = file.split('/').slice(0, -1);
  const flat = (name: string) => name.toLowerCase().replace(/[-_. ]|(?:main|master)$/g, '');
  const named = parts.findIndex((part) => flat(part) === flat(root));
  const folder = parts.findIndex((part, at) =>
    at > 0 || !file.startsWith('/') ? scripts.test(part) : false,
  );
  // The name of the package itself is found once more below its repository: the upper one is the root.
  const depth =
    named >= 0
      ? named + (parts[named] === root && !parts.slice(named + 1).some((part) => scripts.test(part)) ? 0 : 1)
      : folder;
  if (named < 0 && folder < 0) return null;
  const place = parts.slice(0, depth).join('/');
  const safe = place.startsWith('/') && harmlessWord(place) ? place : null;
  return {
    subject: root,
    title:
      named >= 0
        ? `${root} is the package of this repository itself, and Python does not see it`
        : `${root} is not found: most likely the package of this repository itself`,
    cause: `${file} imports ${root}, which lies in the root of its own repository: Python looks into the folder of the script that was started, not into that root, unless the package is installed from there. (A package of that name on the index may be a stranger's.)`,
    fix: [
      safe === null
        ? 'export PYTHONPATH=$PWD   # in the root of the repository; then start the script from there'
        : `cd ${safe} && export PYTHONPATH=$PWD   # then start the script from there`,
      `# or for good, where a setup.py or pyproject.toml lies there: ${event.pip} install -e .`,
      `# no folder ${root} there? then it is a package of its own that the README names: git submodule update --init --recursive, or ${event.pip} install -r requirements.txt, or ${event.pip} install ${root.replaceAll('_', '-')}`,
    ],
    confidence: 'medium',
  };
}

/** What a repository calls its own folders: a package of the index has none of these to be imported. */
const inClones = /^(?:demo|scripts?|options|nnutils|configs?|experiments?|lib|tools|train|eval)$/;

/** By the line that imports it: a folder of a clone, wherever that lies. */
function ofAClone({ frames, above, pip }: Event, root: string): Answer | null {
  const code = frames.at(-1)?.code ?? above.at(-1) ?? '';
  const part = new RegExp(`(?:from|import) ${root}\\.(?<part>\\w{2,40})`).exec(
    `${code} ${above.at(-1) ?? ''}`.slice(0, 400),
  )?.groups?.['part'];
  if (part === undefined || !(inClones.test(part) || (part !== root && part === root.toLowerCase())))
    return null;
  return {
    subject: root,
    title: `${root} is the folder of a clone, and Python does not look where it lies`,
    cause: `${root}.${part} is a folder of a repository, not of a package of the index: the folder above ${root} must be in PYTHONPATH.`,
    fix: [
      `export PYTHONPATH="$(find "$PWD" / -xdev -type d -path "*/${root}/${part}" -print -quit 2>/dev/null | sed 's#/${root}/${part}$##')"; echo "$PYTHONPATH"   # the folder above ${root}; a variable of the script for it (code_root, ROOT) wants the same`,
      `# prints nothing? it is not here: git clone it beside the script, as the README says, or ${pip} install ${root}`,
    ],
    confidence: 'medium',
  };
}

function notInstalled(event: Event, facts: Facts, module: string): Answer {
  const compiled = compiledPart(event, facts, module);
  if (compiled !== null) return compiled;
  const names = prefixed(facts.imports.names, module);
  const root = module.split('.')[0] ?? module;
  if (
    names === null &&
    prefixed(facts.imports.notes, module) === null &&
    !facts.imports.same.split(' ').includes(root)
  ) {
    const own = ownPackage(event, root) ?? ofAClone(event, root);
    if (own !== null) return own;
  }
  const [first, second] = (names ?? root).split('|');
  const dist = quoted(first ?? root);
  const own = /^pip install (?<args>[\w./ =<>+:#-]{1,160})/.exec(prefixed(facts.imports.notes, module) ?? '')
    ?.groups?.['args'];
  const known = names !== null || facts.imports.same.split(' ').includes(root);
  if ([event.text, ...event.above.slice(-6)].some((line) => line.includes('/opt/ros/')))
    return {
      subject: module,
      title: `ROS runs with a Python that lacks ${root}: mostly conda's`,
      cause: `ROS belongs to the Python of the system, which has ${root}; another comes first in PATH.`,
      fix: [
        'conda deactivate; export PATH="/usr/bin:$PATH"; which -a python python3   # the system first; then start again',
        `# or, to keep that one: python -m pip install ${quoted(root.replaceAll('_', '-'))}`,
      ],
      confidence: 'medium',
    };
  const app = folderOfTheApp(event);
  const folder = known || own !== undefined ? null : app;
  const node = event.frames.findLast((frame) => frame.node !== null)?.node ?? null;
  const mounted = event.text.includes('finding module specification')
    ? [
        '# in a container whose image brings it: a volume mounted over its folder (/workspace, /app) hides it: mount that elsewhere',
      ]
    : [];
  const requirements =
    node !== null && harmlessWord(node) && node.startsWith('/')
      ? [`${event.pip} install -r ${node}/requirements.txt   # all that this node asks for`]
      : [];
  return {
    subject: module,
    title: `The package ${dist.replaceAll('"', '')} is not installed for the Python that runs here`,
    cause: `${who(event)} imports ${module}, and this Python lacks it: it is missing from the requirements, its install failed (look further up), or it went into another Python than the one that runs.${note(facts, module)}`,
    fix: [
      ...(folder === null
        ? []
        : [
            `${event.pip} install -r ${folder}/requirements.txt   # what the app itself asks for`,
            '# or, where it is not in there:',
          ]),
      own !== undefined
        ? `${event.pip} install ${own.trim()}`
        : `${known || names !== null ? installOf(event, first ?? root, root) : `${event.pip} install ${quoted(root.replaceAll('_', '-'))}`}${known ? '' : '   # the name to install may differ from the name to import'}`,
      ...(second === undefined ? [] : [`# or: ${event.pip} install ${quoted(second)}`]),
      ...(known || own !== undefined || (event.frames.at(-1)?.root !== null && event.frames.length > 0)
        ? []
        : [
            `# or, where ${root} is a folder of the app's own repository: in its root: ${event.pip} install -e .   (no setup.py or pyproject.toml there: export PYTHONPATH=$PWD)`,
          ]),
      ...mounted,
      ...requirements,
      ...(app === null || folder !== null
        ? []
        : [`# or all that the app asks for: ${event.pip} install -r ${app}/requirements.txt`]),
    ],
    confidence: known ? 'high' : 'medium',
  };
}

function note(facts: Facts, module: string): string {
  const found = prefixed(facts.imports.notes, module);
  return found === null ? '' : ` Note: ${found}.`;
}
