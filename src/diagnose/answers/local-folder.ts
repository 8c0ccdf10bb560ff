import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { callerOf } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { scripts } from '../last-words/place.ts';
import { neverBuilt } from './uncompiled.ts';
import { ofTheWebui } from './web-ui-modules.ts';

/** Parts of a project that Cython or nvcc makes, by how they are called. */
const madeByBuild =
  /^(?:cython_\w{1,40}|\w{1,40}_cython|(?:cpu|gpu)_nms|mcubes|mise|triangle_hash|simplify_mesh|voxelize|pykdtree|\w{1,40}_(?:cuda|ext|pyx))$/;

export function ofTheApp(event: Event, module: string, say: string): Answer {
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
      ...(event.text.includes('finding module specification')
        ? [
            `# cd to the root of the repository, the folder that holds ${root}, where python -m looks for it; then the same again`,
          ]
        : []),
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

/** Python found a single file where a folder is meant. */
export function hidden(event: Event, root: string, module: string, known: boolean): Answer {
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
  // Switched off: None stands in its place, and Python says the same.
  if (event.above.some((line) => line.startsWith(`No module '${root}'. Proceeding without`)))
    return {
      subject: module,
      title: `${root} is asked for and is not installed`,
      cause: `The program found no ${root} at its start (the line further up), and goes without; this part wants it all the same.`,
      fix: [`# start it with --${root} (a web UI then installs it), or without the flag that forces ${root}`],
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

/**
 * A package of the repository itself: its name stands in the path of what imports it, or a script of a
 * folder beside it asks for it by a name that nothing on the package index is known for. Null: it may be any.
 */
export function ownPackage(event: Event, root: string): Answer | null {
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

/** `src/llamafactory/launcher.py` asks for llamafactory: a repository whose package was not installed from it. */
export function packageItself(event: Event, root: string): Answer | null {
  const file = event.frames.at(-1)?.file ?? '';
  const at = file.indexOf(`/src/${root}/`);
  if (
    at <= 0 ||
    event.frames.at(-1)?.root !== null ||
    !file.startsWith('/') ||
    !harmlessWord(file.slice(0, at))
  )
    return null;
  return {
    subject: root,
    title: `${root} is the package of this repository itself, and this Python does not see it`,
    cause: `${file} is a file of ${root}, which lies in src: it is found once it is installed from there, into the Python that runs (torchrun and accelerate of another Python run that one).`,
    fix: [
      // The launcher of conda's own Python, called within another environment.
      ...([...event.above, ...event.below].some((line) => /^\((?!base\))[\w.-]{1,60}\) /.test(line)) &&
      /conda3?\/bin\/python/.test(event.pip)
        ? [
            'export PATH="$CONDA_PREFIX/bin:$PATH"; which -a python torchrun   # those of the active environment; none: pip install torch there',
          ]
        : []),
      `${event.pip} install -e ${file.slice(0, at)}   # in the environment of the app`,
      `# or: export PYTHONPATH=${file.slice(0, at)}/src; installed already? then start it with: python -m torch.distributed.run in place of torchrun`,
    ],
    confidence: 'high',
  };
}

/** What a repository calls its own folders: a package of the index has none of these to be imported. */
const inClones = /^(?:demo|scripts?|options|nnutils|configs?|experiments?|lib|tools|train|eval)$/;

/** By the line that imports it: a folder of a clone, wherever that lies. */
export function ofAClone({ frames, above, pip }: Event, root: string): Answer | null {
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
