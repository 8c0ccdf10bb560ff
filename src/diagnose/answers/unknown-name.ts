import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { distOf } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { versionNearby } from '../values-nearby.ts';
import { mismatch, torchLike } from './ages.ts';
import { damaged, ofLocalFolder } from './found-instead.ts';
import { ofPython } from './standard-library.ts';
import { uncompiled } from './uncompiled.ts';
import { installOf, nameOfClass } from './version-commands.ts';

/** A package that asks itself for what it has not: the files of two releases lie in one folder. */
export function ofItsOwn(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const root = module.split('.')[0] ?? module;
  const frame = event.frames.at(-1);
  if (
    frame?.root !== root ||
    !/cannot import name/.test(event.text) ||
    !(root === 'torch' || Object.hasOwn(facts.api.packages, root))
  )
    return null;
  // Not a part that the package looks for in the environment, as transformers does for its own optional ones.
  if (!new RegExp(`\\b(?:from|import)\\b.{0,200}(?:\\b${name}\\b| import \\($)`).test(frame.code))
    return null;
  const dist = distOf(facts, root);
  // trl 0.12 to 0.19 leave these out, without a word, where diffusers is not installed.
  if (root === 'trl' && /DDPO/.test(name))
    return {
      class: 'module-not-found',
      subject: 'diffusers',
      title: `trl has ${name} only where diffusers is installed`,
      cause: `${module} leaves it out without diffusers, and another file of trl asks for it all the same.`,
      fix: [`${event.pip} install diffusers`],
      confidence: 'high',
      weight: 'root',
    };
  const here = versionNearby(event, dist);
  const notebook = event.above.some((line) => /^-{2,8}> ?\d|ipykernel|Cell In\[/.test(line));
  const restart = `# restart ${notebook ? 'the kernel of the notebook: it still holds modules of the release before' : 'the program; a notebook: its kernel'}`;
  const again = `${event.pip} uninstall -y ${dist} && ${event.pip} install --no-cache-dir ${here !== null ? `${dist}==${here}` : root === 'torch' ? 'torch torchvision torchaudio' : dist}   # one whole release${here === null ? '; where the app pins one: that' : ''}`;
  return {
    class: 'broken-install',
    subject: module,
    title: `The files of two releases of ${dist} are mixed`,
    cause: `${frame.file} is a file of ${dist} itself and asks for ${module}.${name}, which the other file of ${dist} does not have: one was written over the other by an update, or an update came while the program (a notebook) held the old one.`,
    fix: notebook ? [restart, again] : [again, restart],
    confidence: 'medium',
    weight: 'root',
  };
}

/** What every release that can still be installed has: without it, it is not whole. */
const never: Readonly<Record<string, RegExp>> = {
  torch: /^(?:cuda|__version__|nn|Tensor|load|save|utils)$/,
  tensorflow: /^(?:config|keras|constant|Variable|data|nn|math|io|__version__|float32|function|cast|image)$/,
};

export function unknownName(event: Event, facts: Facts, module: string, name: string): Answer | 'nothing' {
  const root = module.split('.')[0] ?? module;
  const flat =
    flatTransformers(event, module, name) ??
    inNoRelease(event, facts, module, name) ??
    ofAnExtra(event, facts, module, name);
  if (flat !== null) return flat;
  const inner = privatePart(event, facts, module, name) ?? uncompiled(event, name);
  if (inner !== null) return inner;
  if (module === root && Object.hasOwn(never, root) && never[root]?.test(name))
    return damaged(event, root, root, name, false);
  if (facts.imports.python.stdlib.split(' ').includes(root)) return ofPython(event, module, name);
  if (facts.imports.local_generic.names.split(' ').includes(root)) return ofLocalFolder(event, root, name);
  if (root === 'torch' || root === 'triton' || root === 'xformers' || root === 'vllm')
    return torchLike(event, root, module, name);
  if (root === 'faiss' && /gpu/i.test(name)) return ofFaiss(event, name);
  // A part that is imported on demand is no attribute yet.
  const asked = /has no attribute/.test(event.text)
    ? `import ${module}; ${module}.${name}`
    : `from ${module} import ${name}`;
  return mismatch(event, facts, `${module} has no ${name}`, root, asked);
}

/** Two packages of the index bring one folder. */
export function ofFaiss({ pip }: Event, name: string) {
  return {
    class: 'broken-install',
    subject: 'faiss',
    title: 'The faiss that is installed is the one for the CPU',
    cause: `${name} is in the builds for the GPU alone.`,
    fix: [
      `${pip} uninstall -y faiss-cpu faiss; ${pip} install faiss-gpu-cu12   # conda: conda install -y -c pytorch -c nvidia faiss-gpu; an old Python: faiss-gpu`,
    ],
    confidence: 'high',
    weight: 'root',
  } as const;
}

/** A part that is installed only where the package is asked for with an extra: `transformer-engine[pytorch]`. */
function ofAnExtra(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const { names } = facts.imports;
  const dist = Object.hasOwn(names, module) ? names[module] : undefined;
  if (dist === undefined || !dist.endsWith(`[${name}]`)) return null;
  return {
    class: 'broken-install',
    subject: `${module}.${name}`,
    title: `${module} is installed without its part ${name}, or that part does not load`,
    cause: `${module}.${name} comes with the extra of that name, compiled for the torch that is here; where it is missing or does not load, ${module} is imported without it and says nothing.`,
    fix: [
      installOf(event, dist, module),
      `${event.pip.replace(/ -m pip$/, '')} -c "import ${module}.${name}"   # still so: this shows why it does not load (often flash-attn: ${event.pip} uninstall -y flash-attn)`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** A class that no release has had: the app brings a copy of the package, or asks for what is not released yet. */
function inNoRelease(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const pack = Object.hasOwn(facts.api.packages, module) ? facts.api.packages[module] : undefined;
  if (pack?.always === undefined || !/^(?:diffusers|peft|accelerate|timm|datasets)$/.test(module))
    return null;
  if (!/^[A-Z]/.test(name) || !/[a-z][A-Z]/.test(name)) return null;
  const development = module === 'timm' ? 'huggingface/pytorch-image-models' : `huggingface/${module}`;
  return {
    class: nameOfClass(module),
    subject: `${module}.${name}`,
    title: `No release of ${module} up to ${pack.v.at(-1)} has ${name}`,
    cause: `${name} is in no release of ${module} that was read (${pack.v[0]} to ${pack.v.at(-1)}): the code comes with a changed copy of ${module} of its own, which is not installed, or wants what is only in its development version. No version of the index helps.`,
    fix: [
      '# either, in the folder of the app: the copy that it brings',
      `find . -maxdepth 4 -path "*${module}*" \\( -name setup.py -o -name pyproject.toml \\)   # is there one? then from its folder:`,
      `${event.pip} uninstall -y ${module} && ${event.pip} install -e .   # in that folder; its README may name extras: ".[torch]"`,
      '# or, where there is none: the development version',
      `${event.pip} install -U git+https://github.com/${development}`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Only a package itself asks for what lies behind an underscore: then the files of two releases are mixed. */
function privatePart(event: Event, facts: Facts, module: string, name: string): Answer | null {
  const root = module.split('.')[0] ?? module;
  const caller = event.frames.at(-1)?.root ?? null;
  if (!/\._(?:internal|core|impl|vendor)\b/.test(module) || (caller !== null && caller !== root)) return null;
  const dist = distOf(facts, root);
  const here = versionNearby(event, dist);
  const pydantic = dist === 'pydantic';
  const wanted = here !== null && !pydantic ? `${dist}==${here}` : pydantic ? 'pydantic==2.10.6' : dist;
  return {
    class: pydantic ? nameOfClass(root) : 'broken-install',
    subject: module,
    title: `The files of two releases of ${dist} are mixed, or it does not fit what builds on it`,
    cause: `${module} is a part that only ${dist} itself (or a package made for one release of it) asks for, and it has no ${name}: a newer or older ${dist} was installed over it, partly, or beside it.`,
    fix: [
      `${event.pip} show ${dist} | grep -E "^(Version|Location)"   # in two folders? the one that comes first hides the other`,
      `${event.pip} uninstall -y ${dist} && ${event.pip} install --no-cache-dir "${wanted}"   # ${pydantic ? 'with the pydantic-core of that release; fits gradio 4 and 5 and their fastapi' : 'one whole release'}; where the app pins one: that`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Before 4.0 the models of transformers lay beside each other: transformers.modeling_bert and so on. */
export function flatTransformers(event: Event, module: string, name: string): Answer | null {
  const flat =
    /^transformers\.(?:modeling|tokenization|configuration|convert)_(?!utils|outputs|attn|flash|flax|tf_|gguf|layers|rope|auto_docstring)\w{1,40}/.test(
      module,
    );
  if (!flat) return null;
  const here = versionNearby(event, 'transformers');
  const old = here !== null && /^[0-3]\./.test(here);
  return {
    class: 'transformers-version-mismatch',
    subject: module,
    title: old
      ? `transformers ${here} is older than this code was written for`
      : 'transformers 4 and newer no longer have the modules of version 3',
    cause: old
      ? `${module}${name === '' ? '' : `.${name}`} is of transformers 3, and the log names transformers ${here}. Version 4 moved such modules to transformers.models, so it must stay below 4.`
      : `The code asks for ${module}, as it was called before transformers 4.0; since then it is in transformers.models.`,
    fix: [
      `${event.pip} install "transformers${name.endsWith('_ARCHIVE_MAP') ? '<3' : '>=3.4,<4'}"   # needs Python 3.9 or older; the exact pin stands in the requirements or README of the app`,
      `# or, in code of your own: from transformers import ${name === '' ? 'the names' : name}`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}
