import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { distOf } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { folderOfTheApp } from '../last-words/place.ts';
import { engineAtWork } from '../of-this-torch.ts';
import { builtAgain, builtModule } from './built-modules.ts';

/** How parts are called that a package compiles when it is installed. */
export const compiledName =
  /^(?:csrc|_(?:C|C_\w{1,20}|ext|ext_\w{1,20}|cuda|backend|kernels?|\w{1,30}_cuda|\w{1,30}_ext))$/;

/** The same beside the package: `chamfer_cuda`, `pointnet2_ext`, `droid_backends`. */
const compiledModule = /^[a-z]\w{1,50}_(?:cuda|ext)$|^(?:droid|lietorch|\w{1,20}_slam)_backends$/;

/** The repository that a file lies in: its folder and that of its package mostly have one name. */
function repositoryOf(file: string): { readonly folder: string; readonly name: string } | null {
  if (/(?:site|dist)-packages/.test(file)) return null;
  const folders = file.split('/');
  const at = folders.findIndex((one, i) => one !== '' && one.toLowerCase() === folders[i + 1]?.toLowerCase());
  const name = folders[at + 1];
  return at < 0 || name === undefined ? null : { folder: folders.slice(0, at + 1).join('/'), name };
}

/** `_turbomind`, `_C`: the compiled part of a package, and no package of the index. */
export function compiledPart(event: Event, facts: Facts, module: string): Answer | null {
  const last = event.frames.at(-1);
  const beside = compiledModule.test(module) && module.startsWith(`${last?.root}_`);
  if (!/^_[A-Za-z]\w{0,60}$/.test(module) && !beside) return null;
  const root = last?.root ?? repositoryOf(last?.file ?? '')?.name ?? engineAtWork(event);
  const folder = /^(?<folder>\/.{1,200})\/[\w.-]{1,80}\.py$/.exec(last?.file ?? '')?.groups?.['folder'];
  // A script beside the source of what it imports.
  if (root === null && folder !== undefined && harmlessWord(folder) && compiledName.test(module))
    return {
      ...neverBuilt(module, false),
      fix: [
        `cd ${folder} && ls && ${event.pip} install --no-build-isolation -v -e .   # or the script there that builds it (make.sh, build.py); nvcc of the CUDA of torch must be there`,
      ],
    };
  const dist =
    facts.imports.names[module] ??
    (root === null || !/^[A-Za-z]\w{1,40}$/.test(root) ? null : distOf(facts, root));
  return {
    class: 'broken-install',
    subject: module,
    title: `The compiled part ${module} ${dist === null ? 'of a package' : `of ${dist}`} is not there`,
    cause: `${module} is no package of its own: it is made when ${dist ?? 'the package that imports it'} is built. It was installed from its source without being compiled (pip install -e . without nvcc), or the folder of its source, which has no such part, lies where the program starts and hides the installed one.`,
    fix: [
      '# either: the ready wheel, and not from within the folder of the source:',
      dist === null
        ? 'cd / && pip install --force-reinstall --no-deps PACKAGE   # the package that the last line of the traceback belongs to'
        : `cd / && ${event.pip} install --force-reinstall --no-deps ${dist}   # then start the program from another folder than its repository`,
      `# or: compile it: in its repository: pip install -e . --no-build-isolation -v   (with nvcc of torch's CUDA; its README says how)`,
    ],
    confidence: dist === null ? 'medium' : 'high',
    weight: 'root',
  };
}

/** A name that only an import defines which may fail quietly: of something that is compiled. */
export function uncompiled(event: Event, name: string): Answer | null {
  const built = builtModule(event, name);
  if (built !== null || /^[a-z]\w{1,50}_(?:cuda|ext|cuda_\w{1,20})$/.test(name))
    return {
      class: 'module-not-found',
      subject: name,
      title: `${name} is compiled, and does not load: it was not built, or for another torch`,
      cause: `The code imports ${name} only where it is there, and uses it all the same.`,
      fix: built?.fix ?? [builtAgain(event.pip, name)],
      confidence: 'high',
    };
  return compiledName.test(name) ? (notBuilt(event, name) ?? leftOut(event, name)) : null;
}

/** A package of pip that asks itself for its compiled part: what was installed holds Python alone. */
function leftOut({ frames, text, pip }: Event, name: string): Answer | null {
  const root = frames.at(-1)?.root ?? null;
  if (root === null || !new RegExp(`import name '\\w+' from '${root}['.]`).test(text)) return null;
  const dist = root.replaceAll('_', '-');
  const python = pip.replace(/ -m pip$/, '');
  return {
    class: 'broken-install',
    subject: root,
    title: `${dist} was installed without its compiled part ${name}`,
    cause: `A file of ${dist} itself asks for ${name}. What is installed is no build for this system, Python and torch, or holds Python alone; the app has no part in it.`,
    fix: [
      `v=$(${python} -c "import importlib.metadata as m; print(m.version('${dist}'))"); ${pip} install --no-deps "${dist}~=$v,!=$v"   # the release that follows this one`,
      `${pip} install --force-reinstall --no-deps --no-build-isolation --no-binary ${dist} "${dist}==$v"   # none, or the same again: built here; nvcc of the CUDA of torch must be there`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** `droid_backends`: what an installed package compiles for itself, as its path in the log shows. */
export function ownExtension(event: Event, facts: Facts, module: string): Answer | null {
  const stem = /^(?<stem>[a-z]\w{1,40})_backends?$/.exec(module)?.groups?.['stem'];
  if (stem === undefined || Object.hasOwn(facts.imports.names, module)) return null;
  const asker = [event.frames.at(-1)?.file ?? '', ...event.above.slice(-3)].join('\n');
  if (!asker.includes(`-packages/${stem}/`)) return null;
  const from = /github\.com\/[\w.-]{1,40}\/[\w.-]{1,60}/.exec(facts.imports.not_on_pypi[stem] ?? '')?.[0];
  return {
    class: 'extension-build-failed',
    subject: module,
    title: `${module} is compiled by ${stem}, and was not`,
    cause: `${module} is no package of the index (one of that name would be a stranger's): nvcc makes it when ${stem} is installed.`,
    fix: [
      from === undefined
        ? `# in a clone (--recursive) of the repository of ${stem}: ${event.pip} install --no-build-isolation --force-reinstall --no-deps -v .`
        : `${event.pip} install --no-build-isolation --force-reinstall --no-deps -v git+https://${from}`,
      'nvcc --version; python3 -c "import torch; print(torch.version.cuda)"   # nvcc must be there, of the CUDA of torch',
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** A module that the app compiles for itself: one of that name on the index would be a stranger's. */
export function partOfProject(event: Event, facts: Facts, module: string): Answer | null {
  if (/^(?:upfirdn2d|bias_act|filtered_lrelu|nvdiffrast)_plugin$/.test(module))
    return {
      ...neverBuilt(module, false),
      cause: `${module} is compiled by torch when the program runs, and that failed.`,
      fix: [
        `${event.pip} install ninja; mv ~/.cache/torch_extensions ~/.cache/torch_extensions.old   # then the same again: compiled anew`,
        'nvcc --version; g++ --version   # both must be there',
      ],
    };
  const folder = folderOfTheApp(event);
  // Moon-SLAM imports moon_backends.
  const stem = /^(?<stem>\w{3,40})_backends$/.exec(module)?.groups?.['stem'];
  const bearsItsName = stem !== undefined && folder?.split('/').at(-1)?.toLowerCase().startsWith(stem);
  if (!bearsItsName && !compiledModule.test(module)) return null;
  if (event.frames.at(-1)?.root != null) return null;
  if (Object.hasOwn(facts.imports.names, module) || facts.imports.same.split(' ').includes(module))
    return null;
  return {
    class: 'module-not-found',
    subject: module,
    title: `${module} is compiled from its source, and was not built for this Python`,
    cause: `${module} is no package of the index: a setup.py of the project, or of another repository that its README names, makes it, which was not run, or failed.`,
    fix: [
      `${folder === null ? '' : `cd ${folder} && `}${builtAgain(event.pip, module)}`,
      '# nothing found? git submodule update --init --recursive   # then the same again; still nothing: in a clone of the other repository',
    ],
    confidence: bearsItsName ? 'high' : 'medium',
    weight: 'root',
  };
}

/** The compiled part of a repository that is used where it was cloned: it was installed without. */
export function notBuilt(event: Event, name: string): Answer | null {
  const named = /(?:\(| at )(?<file>\/[^):]{1,300})/.exec(event.text)?.groups?.['file'];
  const around = [...event.above.slice(-12), event.text, ...event.below.slice(0, 6)].join('\n');
  const repository =
    repositoryOf(named ?? event.frames.at(-1)?.file ?? '') ??
    // What it warns of or calls, where the log shows no more.
    (name === '_C' && /Failed to load custom C\+\+ ops|_C\.ms_deform_attn_/.test(around)
      ? { folder: 'GroundingDINO', name: 'GroundingDINO' }
      : null);
  if (repository === null || !harmlessWord(repository.folder)) return null;
  return {
    class: 'extension-build-failed',
    subject: name,
    title: `The compiled part ${name} of ${repository.name} was not built`,
    cause: `The part ${name} is made by nvcc when ${repository.name} is installed. It was installed where no CUDA toolkit (CUDA_HOME) was found, or its build failed quietly, so that the operations for the GPU are not there.`,
    fix: [
      'export CUDA_HOME=/usr/local/cuda PATH="/usr/local/cuda/bin:$PATH"; nvcc --version; python3 -c "import torch; print(torch.version.cuda)"   # nvcc must be there, of the CUDA of torch; none: apt-get install -y cuda-nvcc-12-8 cuda-cudart-dev-12-8',
      // Newer releases of torch take the type of a tensor by another name alone.
      `cd ${repository.folder} && ${/^groundingdino$/i.test(repository.name) ? "grep -rl '(value.type(), ' . | xargs -r sed -i 's/(value.type(), /(value.scalar_type(), /'; " : ''}mv build build.old 2>/dev/null; ${event.pip} install --no-build-isolation -v -e .   # its output must show nvcc at work`,
      '# in a docker build no GPU is seen: set the cards there: export TORCH_CUDA_ARCH_LIST="7.5;8.0;8.6+PTX" FORCE_CUDA=1',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** Where a package is installed from that is on no index; null where the facts do not say. */
export function sourceOf(facts: Facts, root: string): string | null {
  const how = Object.hasOwn(facts.imports.not_on_pypi, root) ? facts.imports.not_on_pypi[root] : '';
  return (
    /pip install (?:--\S{1,40} )*(?<source>git\+[^\s`;]{1,160})/.exec(how ?? '')?.groups?.['source'] ?? null
  );
}

/** A package says itself that its part for the GPU was left out when it was built. */
export const noGpuPartAnswer: Answerer = (event, facts) => {
  const root = event.frames.at(-1)?.root ?? null;
  const built = notBuilt(event, 'for the GPU') ?? (root === null ? null : builtModule(event, `${root}._ext`));
  const source = root === null ? null : sourceOf(facts, root);
  return built !== null || source === null
    ? built
    : {
        title: `${root} was built without its part for the GPU`,
        fix: [
          `export CUDA_HOME=/usr/local/cuda PATH="/usr/local/cuda/bin:$PATH" FORCE_CUDA=1 && ${event.pip} install --no-build-isolation --no-cache-dir --force-reinstall --no-deps ${source}   # nvcc must be there, of the CUDA of torch`,
        ],
      };
};

/** A compiled part of a project that is used where it was cloned. */
export function neverBuilt(module: string, ffi: boolean): Answer {
  return {
    class: 'extension-build-failed',
    subject: module,
    title: `${module} is compiled, and was never built`,
    cause: `The repository has the source of ${module}, and a script of its own that compiles it for the Python and torch that are here: it was not run, or failed.${ffi ? ' A part with ffi is of the way that torch had before 1.0 (torch.utils.ffi).' : ''}`,
    fix: [
      'find . -maxdepth 5 \\( -name "build*.py" -o -name "*.sh" -o -name setup.py -o -name Makefile \\) -not -path "*/.git/*"   # what builds it (the README says which): run that in its own folder: python setup.py build_ext --inplace, python build_ffi.py, sh make.sh, or:',
      'pip install --no-build-isolation -v -e .   # in the folder with its setup.py; nvcc of the CUDA of torch must be there',
      ...(ffi
        ? [
            '# torch.utils.ffi is not in torch 1.0 and newer: a fork of the project with CUDAExtension, or torch 0.4.1 with Python 3.6',
          ]
        : []),
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** The search for the alignment that VITS and its kin bring: Cython, made within a folder that a clone or zip lacks. */
export function alignment({ pip }: Event, module: string): Answer | null {
  if (!/(?:^|\.)monotonic_align\.(?:monotonic_align|cores?)(?:\.|$)/.test(module)) return null;
  const python = pip.replace(/ -m pip$/, '').replace(/^pip$/, 'python3');
  return {
    ...neverBuilt(module, false),
    fix: [
      `S="$(find . -path "*monotonic_align/setup.py" | head -1)"; cd "$(dirname "\${S:?not in this folder}")" && mkdir -p monotonic_align && ${pip} install cython numpy && ${python} setup.py build_ext --inplace   # typed in the folder of the app`,
    ],
    confidence: 'high',
  };
}
