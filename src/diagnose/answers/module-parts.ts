import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import type { History } from '../facts/api.ts';
import { distOf, knownDist } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { versionNearby } from '../values-nearby.ts';
import { hidden } from './local-folder.ts';
import { compiledName, neverBuilt } from './uncompiled.ts';
import { backTo, forOneTorch, isolation, namedVersion, triedOut } from './version-commands.ts';

/** An installed package asks for a folder of its own repository, which its release left out: the app is not to blame. */
export function leftOut(event: Event, facts: Facts, module: string): Answer | null {
  const frame = event.frames.at(-1);
  const root = frame?.root ?? null;
  if (root === null || !/[\\/](?:site|dist)-packages[\\/]/.test(frame?.file ?? '')) return null;
  // Its own line, not one that loads what others name: torch.load, a server, a plugin's loader.
  const asked = /^ *(?:from|import) +(?<asked>\w{1,80})/.exec(frame?.code ?? '')?.groups?.['asked'];
  if (asked !== module.split('.')[0]) return null;
  const dist = knownDist(facts, root);
  return {
    subject: module,
    title: `The installed ${root} asks for ${module}, a folder of its own repository that this release left out`,
    cause: `${module} is no package of the index that would fit (one of that name would be a stranger's): the release of ${root} that is here is not whole.`,
    fix: [
      dist === null
        ? `# clone the repository of ${root} (git clone --recursive), and in it: ${event.pip} install -e .`
        : `${event.pip} install -U --force-reinstall --no-deps ${dist}   # another release of it`,
      ...(dist === null
        ? []
        : [
            `# still so: the release before (${event.pip} index versions ${dist}), or from its repository: git clone --recursive, ${event.pip} install -e .`,
          ]),
    ],
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
export function savedWithAnother(
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

export function partMissing(event: Event, facts: Facts, module: string, root: string): Answer {
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
  // No package has a dash in the name that is imported: a folder of nodes.
  if (root.includes('-'))
    return {
      subject: module,
      title: `The nodes of ${root} are not whole, or of another age than ComfyUI`,
      cause: `${root} is loaded by the name of its folder, and has no ${module.slice(root.length + 1)}: its copy is cut, was renamed, or ComfyUI is older than it.`,
      fix: [
        `git -C custom_nodes/${root} pull && git pull   # in the folder of ComfyUI: both of today, then their requirements.txt; then start it again`,
        '# still so: move that folder away, and clone it anew',
      ],
      confidence: 'medium',
    };
  if (ofItsProgram(event, root)) return notWhole(event, module, root, dist);
  const look = `${event.pip.replace(/ -m pip$/, '')} -c "import ${root}; print(getattr(${root}, '__version__', ''), ${root}.__path__)"   # which one is found, and where`;
  const which = [look, `${namedVersion(dist)}   # the ${dist} that the app names: that one`];
  if (/^megatron\.(?:training|legacy|inference)\b/.test(module))
    return {
      subject: module,
      title: `${module} is in the repository Megatron-LM, and not in the megatron-core of pip`,
      fix: [
        'git clone https://github.com/NVIDIA/Megatron-LM && export MEGATRON_LM_PATH=$PWD/Megatron-LM PYTHONPATH=$PWD/Megatron-LM:$PYTHONPATH   # cloned already? that folder in both; at the branch of the megatron-core that is here (git checkout core_r0.13.0 and the like)',
      ],
      confidence: 'medium',
    };
  if (/is not a package/.test(event.text)) return hidden(event, root, module, known);
  const tail = module.split('.').at(-1) ?? '';
  const code = event.frames.at(-1)?.code ?? '';
  if (
    known &&
    /^[A-Z]\w+(?:Checkpointer|Dataset|Trainer|Model|Config|Recipe|Tokenizer|Callback|Logger)$/.test(tail)
  )
    return {
      class: 'api-mismatch',
      subject: module,
      title: `${tail} lies elsewhere in this ${dist}`,
      cause: `A config or code names it as ${module}; it was written for another release.`,
      fix: [
        `grep -rn "class ${tail}\\b" "$(${event.pip.replace(/ -m pip$/, '')} -c 'import ${root}; print(${root}.__path__[0])')"   # where it is now: that place (torchtune: torchtune.training.${tail}) in the config or code`,
      ],
      confidence: 'medium',
    };
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
  const tried = !own && !forOneTorch.test(dist);
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
          ...(tried ? [triedOut(event, dist, `import ${module}`)] : []),
          ...(here === null ? which : []),
          `# ${tried ? 'or' : 'either'}, where the code is newer than what is here, or the install is not whole:`,
          ...(own
            ? [
                `${event.pip} install --force-reinstall --no-deps ${dist}`,
                `# still so: what was built of it leaves that part out: git clone its repository, and there: ${event.pip} install -e .`,
              ]
            : [`${event.pip} install -U ${isolation(dist)}${dist}`]),
          `# or, where the code is older: ${event.pip} install "${dist}==VERSION", as it is named there`,
          ...(here === null ? [] : which),
          `# or rename a file or folder ${root} of your own`,
        ],
    confidence: 'medium',
  };
}
