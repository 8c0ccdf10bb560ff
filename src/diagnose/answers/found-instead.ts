import { printable } from '../../basics/printable.ts';
import { answers } from '../../catalog/answers.ts';
import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { callerOf } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { ownerOf, updating } from '../last-words/place.ts';
import { standard } from './module-standard.ts';

/** Something that was to be loaded before, and was not: a compiled part, or the model of a web UI. */
export function nothingThere(event: Event, name: string): Answer | null {
  const near = [event.text, ...event.above.slice(-6)].join('\n');
  if (
    /checkpoint_info|select_checkpoint|sd_models\.py/.test(near) &&
    /^(?:filename|sha256|hash|name|title)$/.test(name)
  ) {
    const folder = /File "(?<app>\/[\w./+-]{1,160})\/modules\//.exec(near)?.groups?.['app'] ?? '.';
    return {
      class: 'model-file-missing',
      title: 'The web UI has found no model (checkpoint)',
      cause:
        'It looked for a checkpoint, got none, and went on with nothing: the folder of models is empty, lies elsewhere (a volume, --ckpt-dir), or the file has another ending than .safetensors or .ckpt.',
      fix: [
        `ls -lL ${folder}/models/Stable-diffusion/   # a checkpoint of some GB there? in the folder of the web UI`,
        '# none: put or download one into that folder (or name yours: --ckpt-dir FOLDER), then start again',
      ],
      confidence: 'medium',
      weight: 'root',
    };
  }
  if (!/_(?:forward|backward|fwd|bwd|cuda)$/.test(name)) return null;
  const root = event.frames.findLast((frame) => frame.root !== null && frame.root !== 'torch')?.root ?? null;
  const dist = root?.replaceAll('_', '-') ?? null;
  return {
    class: 'broken-install',
    title: `The CUDA part of ${dist ?? 'a package'} was not built, or does not load`,
    cause: `${name} belongs to the compiled part of ${dist ?? 'the package that raised this'}, and in its place is nothing: it was installed without being built (no nvcc then, or an empty wheel), and only says so when it is used.`,
    fix: [
      'nvcc --version; python3 -c "import torch; print(torch.__version__, torch.version.cuda, torch.cuda.is_available())"   # nvcc there, and of the CUDA of torch? it is needed to build',
      dist === null || !harmlessWord(dist)
        ? '# then install that package again from its source, built for this torch: pip install --no-build-isolation --force-reinstall --no-deps git+ADDRESS_OF_ITS_REPOSITORY (its README names it; often a wheel for each torch and CUDA as well)'
        : `${event.pip} install --no-build-isolation --no-cache-dir --force-reinstall --no-deps --no-binary ${dist} ${dist}   # from source, for this torch; or git+ the address of its repository`,
    ],
    confidence: 'medium',
  };
}

function hiding(file: string, root: string): Answer {
  const plain = file.replaceAll('\\', '/');
  const safe = harmlessWord(plain) ? plain : 'THAT_FILE';
  return {
    class: 'shadowed-module',
    title: `Your own file ${root}.py hides the package ${root}`,
    cause: `Python found ${file} before the package ${root}, because the folder of the script comes first.`,
    fix: [`mv ${safe} ${safe.replace(/\.py$/, '_own.py')}`],
    confidence: 'high',
    weight: 'root',
  };
}

/** Whether something that is installed, or comes with Python, is imported by that name. */
const isPackage = (facts: Facts, root: string) =>
  standard(facts, root) ||
  Object.hasOwn(facts.imports.names, root) ||
  [facts.api.packages, facts.ages, facts.came].some((known) => Object.hasOwn(known, root)) ||
  facts.imports.same.split(' ').includes(root);

/** The file that was found is the user's own, of the name of a package. */
export function shadow(event: Event, facts: Facts, module: string): Answer | null {
  const root = module.split('.')[0] ?? module;
  // Programs have files of their own of these names.
  const common = /^(?:evaluate|trainer)$/.test(root);
  if (common || !isPackage(facts, root) || event.text.includes('Did you mean')) return null;
  const own = event.frames.findLast(({ file }) => file.endsWith(`/${root}.py`));
  const file =
    /(?:\(|renaming ')(?<file>\/[^)']{1,300}\.py)[)']/.exec(event.text)?.groups?.['file'] ?? own?.file;
  if (file === undefined || /(?:site|dist)-packages|\/lib\/python3/.test(file)) return null;
  // Reached through a folder above: the code itself has put it on the path.
  if (!file.endsWith(`/${root}.py`) || file.includes('/../')) return null;
  return hiding(file, root);
}

/** A folder of the name of a package, with none of what every release of that has. */
export function hiddenByFolder(event: Event, facts: Facts, module: string): Answer | null {
  const folder = /\((?<folder>\/[^()]{1,200}\/(?<root>\w{1,60}))\/__init__\.py\)/.exec(event.text)?.groups;
  const path = folder?.['folder'] ?? '';
  // A clone, installed to be worked on, is named as the package is: transformers/src/transformers, vllm/vllm.
  if (
    folder?.['root'] !== module ||
    !isPackage(facts, module) ||
    /-packages|\/lib\/python3|\/src\//.test(path)
  )
    return null;
  if (path.endsWith(`/${module}/${module}`)) return null;
  return {
    class: 'shadowed-module',
    title: `The folder ${path} hides the package ${module}`,
    cause: `Python finds ${path} first, as the program starts in the folder above it (or has that on PYTHONPATH).`,
    fix: [
      `# a folder of your own: give it another name (${module}_own), and where the code imports it; one of the program: start it as its README says, from another folder, without ${path.slice(0, -module.length - 1)} on PYTHONPATH`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** A file of the program that runs lacks what another one asks of it: it belongs there, and one of the two is older. */
export function ofTheProgram(event: Event, module: string, name: string): Answer | null {
  const file = /\((?<file>(?:\/|[A-Z]:\\)[^()]{1,300}\.py)\)/.exec(event.text)?.groups?.['file'];
  const asker = event.frames.at(-1)?.file;
  if (file === undefined || asker === undefined || `${file}${asker}`.includes('-packages')) return null;
  const near = /Did you mean: '(?<near>\w{1,80})'/.exec(event.text)?.groups?.['near'];
  if (near === undefined) return null;
  return {
    class: 'api-mismatch',
    subject: module,
    title: `${file.split(/[\\/]/).at(-1)} has no ${name} (any more): ${near} is near it`,
    cause: `${asker} was written for another age of ${file}, where this is called ${name}.`,
    fix: [
      ...updating(event, ownerOf(event)).slice(0, 1),
      harmlessWord(asker)
        ? `sed -i 's/\\b${name}\\b/${near}/g' ${asker}   # still so, or by hand: the word of now`
        : `# still so: ${near} in place of ${name} in that file`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** A module of Python imports another one, and finds a file of that name elsewhere. */
export function standardShadow({ frames }: Event): Answer | null {
  const at = frames.findLastIndex(({ file, code }, index) => {
    const name = /^(?:import|from) (?<name>[a-z]\w{1,30})\b/.exec(code.trim())?.groups?.['name'];
    const next = frames[index + 1]?.file ?? '';
    return (
      name !== undefined &&
      /[\\/](?:lib[\\/]python3[\d.]{1,4}|Lib)[\\/](?!site-packages)\w+(?:[\\/]\w+)?\.py$/.test(file) &&
      new RegExp(`[\\\\/]${name}\\.py$`).test(next) &&
      !/[\\/](?:lib[\\/]python3[\d.]{1,4}|Lib)[\\/]/.test(next)
    );
  });
  const file = at === -1 ? undefined : frames[at + 1]?.file;
  return file === undefined
    ? null
    : hiding(file, /[\\/](?<root>\w{1,40})\.py$/.exec(file)?.groups?.['root'] ?? '');
}

/** Python was started, as the prompt shows, in the folder of the source: what lies there comes before what is installed. */
export function inItsSource({ above, frames, pip }: Event, root: string): Answer | null {
  const prompt = new RegExp(`[/~]${root}\\S{0,20}[#$>%] {0,2}(?:sudo )?i?python`);
  const from = above.some((line) => prompt.test(line.slice(0, 400)));
  if (!from || frames.length === 0 || frames.some((frame) => frame.root !== null)) return null;
  return {
    class: 'shadowed-module',
    title: `The folder of the source of ${root} hides the package that is installed`,
    cause: `Python was started in the clone of ${root}: it finds the folder ${root} there first, which has no compiled part.`,
    fix: [
      'cd ..   # then start Python again, there',
      `${pip} install --no-build-isolation -v -e .   # or, in that clone, where it was never installed: compiles it`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

export function damaged(event: Event, root: string, dist: string, name: string, circular: boolean): Answer {
  // An old Python mostly has a release that is older than any that was read.
  const early = !circular && Number(event.python?.split('.')[1] ?? 99) <= 8;
  return {
    class: 'broken-install',
    title: early
      ? `The installed ${dist} is too old for the code, or damaged`
      : `The installed ${dist} is damaged, or something stands in its way`,
    cause: `${circular ? `${root} was still being imported when ${name} was asked for: its import failed half-way or goes in a circle.` : `Every ${dist} read has ${name}, so what is installed is ${early ? 'an older one, ' : ''}half of one, or a folder or file named ${root} hides it.`}`,
    fix: [
      early
        ? `${event.pip} install -U ${dist}   # still so: --force-reinstall --no-deps in place of -U`
        : `${event.pip} install --force-reinstall --no-deps ${dist}`,
      `ls -d ${root} ${root}.py 2>/dev/null   # a file or folder of that name where the app starts hides the package: rename it`,
    ],
    confidence: 'medium',
  };
}

/** `utils`, `models`: folders of the app, of which another one was found. */
export function ofLocalFolder(event: Event, root: string, name: string): Answer {
  const file = /\((?<file>\/[^()]{1,300}\.py)\)/.exec(event.text)?.groups?.['file'] ?? '';
  const top = file.slice(0, Math.max(0, file.indexOf(`/${root}/`)));
  const asker = event.frames.at(-1)?.file ?? '';
  // Found where the asker lies, too: it is the one that is meant.
  if (top !== '' && asker.startsWith(`${top}/`) && !file.includes('-packages') && harmlessWord(top))
    return {
      class: 'api-mismatch',
      subject: root,
      title: `Files of two ages of ${top.split('/').at(-1)} are mixed`,
      cause: `${asker} asks for ${name} of ${file}, a file of the same program, which has none: one was updated and the other not, or was changed by hand.`,
      fix: [
        `git -C ${top} status --short; git -C ${top} stash; git -C ${top} pull   # what was changed by hand is kept aside (git stash pop); then the packages of its requirements.txt, and start again`,
      ],
      confidence: 'medium',
      weight: 'root',
    };
  return {
    class: 'module-not-found',
    subject: root,
    title: `Another ${root} than the folder of the app is found`,
    cause: `${root} is a folder of the app itself, and Python found a package or another folder of that name first, which has no ${name}.`,
    fix: [
      `${event.pip.replace(/ -m pip$/, '')} -c "import ${root}; print(${root}.__path__)"   # in the folder of the app: which one is found`,
      `export PYTHONPATH=$PWD   # in the folder of the app; then start it from there`,
      `# a package ${root} in site-packages: ${event.pip} uninstall -y ${root}; else: the folder lacks an __init__.py, or the code is newer than it (git pull)`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** A part of a package that is there, and that the code uses without importing it. */
export function notImported(event: Event, module: string, name: string): Answer | null {
  const whole = `${module}.${name}`;
  if (!answers.subModules.rows.includes(whole)) return null;
  const frame = callerOf(event, module);
  const file = frame === null ? 'the file that uses it' : printable(frame.file.slice(-160));
  return {
    class: 'api-mismatch',
    subject: whole,
    title: `The code uses ${whole} without importing it`,
    cause: `import ${module} does not bring ${whole} along: it was there only as long as another package imported it, and that one no longer does.`,
    fix: [
      `# in ${file}, above its other imports: import ${whole}`,
      frame === null || frame.root === null
        ? 'git pull   # in the folder of the app: a newer version may import it'
        : `${event.pip} install -U ${frame.root.replaceAll('_', '-')}   # or: a newer release of the package whose code it is`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}
