import { answers } from '../../catalog/answers.ts';
import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { distOf, historyOfModule } from '../facts/api.ts';
import { builtModule } from './built-modules.ts';
import { inItsSource } from './found-instead.ts';
import { llamaIndexAnswer } from './llama-index.ts';
import { hidden, ofTheApp } from './local-folder.ts';
import { leftOut, partMissing, savedWithAnother } from './module-parts.ts';
import { functionalTensor, ofTheBuild, oldSetuptools, standard, standardAnswer } from './module-standard.ts';
import { prefixed } from './module-words.ts';
import { fromElsewhere, notInstalled } from './not-installed.ts';
import { forAnotherPython, fromPython2, ofPython2 } from './other-python.ts';
import { unwritten } from './protoc.ts';
import { alignment, ownExtension, partOfProject } from './uncompiled.ts';
import { flatTransformers } from './unknown-name.ts';
import { versionAnswer } from './version.ts';
import { ofComfy } from './web-ui-modules.ts';

/** A module that is not there: of a package, of the app, of the standard library, or a part that a package lost. */
export const moduleAnswer: Answerer = (said, facts) => {
  const event = ofPython2(said);
  if (event.text.includes('ImpImporter')) return oldSetuptools(event);
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
  const source = module === root ? null : inItsSource(event, root);
  if (source !== null) return source;
  const compiled = builtModule(event, module) ?? builtModule(event, root);
  if (compiled !== null) return compiled;
  const extension =
    ownExtension(event, facts, module) ?? partOfProject(event, facts, module) ?? alignment(event, module);
  if (extension !== null) return extension;
  const flat = flatTransformers(event, module, '');
  if (flat !== null) return flat;
  // Parts of optimum are packages of their own since its 2.0.
  const apart = root === 'optimum' && prefixed(facts.imports.names, module) !== null;
  const history = apart ? null : historyOfModule(facts, module);
  if (history !== null)
    return (
      savedWithAnother(event, module, distOf(facts, root).replaceAll('_', '-'), history) ??
      versionAnswer(event, facts, { module, name: '', history })
    );

  const { imports } = facts;
  const python = standardAnswer(event, facts, module) ?? fromPython2(event, root);
  if (python !== null) return python;
  const stranger = [imports.not_on_pypi, imports.notes]
    .map((table) => prefixed(table, module))
    .find((say) => say?.startsWith("PyPI's '"));
  const elsewhere = forAnotherPython(event, module, distOf(facts, root), stranger ?? undefined);
  if (elsewhere !== null) return elsewhere;
  const comfy = ofComfy(event, module);
  if (comfy !== null) return comfy;
  const local = prefixed(imports.not_on_pypi, module);
  if (local !== null) return fromElsewhere(event, facts, module, local);
  const own = prefixed(imports.local, module);
  if (own !== null) return ofTheApp(event, module, `${own[0] ?? 'the app'}: ${own[1] ?? ''}`);
  if (imports.local_generic.names.split(' ').includes(root)) {
    if (event.text.includes('is not a package')) return hidden(event, root, module, true);
    const incomplete = leftOut(event, facts, module);
    if (incomplete !== null) return incomplete;
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
      /Getting requirements to build|egg_info did not run|output from command python setup\.py|subprocess-exited-with-error|error originates from a subprocess|Preparing metadata \(|pip-build-env|\/pip-(?:req-build|install)-|get_requires_for_build|[Bb]uild backend (?:returned|failed)|metadata-generation-failed/.test(
        line,
      ),
    ) && !frames.some(({ node }) => node !== null)
  );
}
