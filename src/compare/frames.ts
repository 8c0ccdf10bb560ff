import { projectsOf } from '../catalog/import-names.ts';
import { kindOf } from '../catalog/package-kinds.ts';

const inSitePackages = /(?:site|dist)-packages[/\\]([A-Za-z0-9_]+)/g;

/** What a log says about the failure. */
export interface Failure {
  /** Projects in its tracebacks: the nearer to the last raise, the earlier. */
  readonly near: readonly string[];
  /** Projects that the error itself names, or whose symbol it misses; the last first. */
  readonly named: readonly string[];
  /** It speaks of compiled code: a missing symbol, a kernel, a shared library. */
  readonly native: boolean;
  readonly text: string;
}

/** Longest stretch of a log that is looked at, from its end: the failure stands there. */
const longest = 2_000_000;

/** Reads the tracebacks of a log. */
export function readFailure(log: string): Failure {
  const text = log.slice(-longest);
  const near = new Set<string>();
  for (const [, module = ''] of [...text.matchAll(inSitePackages)].toReversed()) {
    for (const project of projectsOf(module)) near.add(project);
  }
  return { near: [...near], named: namedIn(text), native: nativeSigns.test(text.slice(-20_000)), text };
}

const nativeSigns =
  /undefined symbol|cannot open shared object|no kernel image|CUDA error|Segmentation fault|compiled using NumPy 1|numpy\.core\.multiarray|ABI|DLL load failed|dtype size changed/;

/** `No module named 'x.y'`, `cannot import name 'a' from 'x'`, `module 'x' has no attribute`, `x 1.0 requires y`. */
const errorNames =
  /No module named '([\w.]{1,100})'|cannot import name '\w{1,100}' from (?:partially initialized module )?'([\w.]{1,100})'|module '([\w.]{1,100})' has no attribute|(?<![\w-])([A-Za-z][\w-]{0,60})[=<>~! ]{1,3}[\d.]{1,20} (?:is required|requires)|requires ([A-Za-z][\w-]{0,60})[<>=!~]/g;

/** What the last line quotes: `requires "python-multipart" to be installed`. */
const quoted = /["'`]([A-Za-z][\w-]{1,60})["'`]/g;
const torchSymbol = /undefined symbol: _ZNK?(?:3c10|2at|5torch)/;
/** The library that misses it: `flash_attn_2_cuda.cpython-311-x86_64-linux-gnu.so: undefined symbol:`. */
const symbolMissed = /(?<!\w)([A-Za-z]\w{0,80})\.(?:cpython-[\w-]{1,40}|abi3)\.so: undefined symbol/g;

function namedIn(text: string): readonly string[] {
  const names = new Set<string>();
  for (const match of [...text.slice(-200_000).matchAll(errorNames)].toReversed()) {
    for (const module of match.slice(1).filter((one) => one !== undefined)) {
      for (const project of projectsOf(module.split('.')[0] ?? '')) names.add(project);
    }
  }
  for (const [, name = ''] of lastLines(text, 1).matchAll(quoted))
    for (const project of projectsOf(name)) names.add(project);
  // A mangled name in the namespaces c10, at or torch is a symbol that another torch had.
  if (torchSymbol.test(text.slice(-200_000))) names.add('torch');
  for (const [, library = ''] of text.slice(-200_000).matchAll(symbolMissed)) {
    const projects = projectsOf(library);
    // The log may cut the symbol off; what is compiled against torch misses one of torch.
    if (projects.some((project) => kindOf(project) === 'built-for-torch')) names.add('torch');
    for (const project of projects) names.add(project);
  }
  return [...names];
}

/** The last lines that say something: there stands what went wrong. */
export function lastLines(text: string, count: number): string {
  return text
    .slice(-20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n');
}
