import tables from './diagnose/answers.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/** What an answer of `diagnose` takes from the world; loaded only with it. test/catalog/answers.test.ts has the schema. */
export interface Table<Rows> extends Sourced {
  readonly rows: Rows;
}

type ByName<T> = Readonly<Record<string, T>>;

/** The row of a name that came from a log; undefined for any other, `constructor` included. */
export function rowOf<T>(rows: ByName<T>, name: string): T | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}

interface Answers {
  /** By CUDA, `12.8`: its last release among the tags of nvidia/cuda; those of two numbers were taken away. */
  readonly cudaImages: Table<ByName<string>>;
  /** The last torch with wheels for a Python that newer ones left. */
  readonly lastTorch: Table<readonly LastTorch[]>;
  /** By torch: the xformers made for it, before the releases whose metadata say so. */
  readonly firstXformers: Table<ByName<string>>;
  /** By compute capability (89 is 8.9), ascending: the CUDA that first compiles for it, and the one that dropped it. */
  readonly nvcc: Table<
    readonly { readonly capability: number; readonly from: string; readonly gone: string | null }[]
  >;
  /** By how a library's name ends: its CUDA, and the releases of TensorFlow built for it. */
  readonly tensorflowCuda: Table<
    readonly { readonly ends: readonly string[]; readonly cuda: string; readonly releases: string }[]
  >;
  /** The first distributions with glibc 2.N, ascending. */
  readonly glibc: Table<readonly { readonly glibc: number; readonly base: string }[]>;
  /** The same of libstdc++, by GLIBCXX_3.4.N and CXXABI_1.3.N. */
  readonly libstdcxx: Table<
    readonly { readonly glibcxx: number; readonly cxxabi: number; readonly base: string }[]
  >;
  /** Arguments that transformers takes out before a model sees them: from and up to which release. */
  readonly loaderKeywords: Table<ByName<{ readonly came?: string; readonly gone?: string }>>;
  /** Arguments that transformers gives to every model's forward(), since which release. */
  readonly forwardKeywords: Table<ByName<string>>;
  /** Attributes of torch's layers, by name: the torch that brought each, and what stands for "as before". */
  readonly layerAttributes: Table<ByName<{ readonly since: string; readonly value: string }>>;
  /** Parts of packages that are there only once something imports them by name. */
  readonly subModules: Table<readonly string[]>;
  /** Names that are on the index for something else, or as a placeholder: what is meant ('' for nothing there). */
  readonly notPackages: Table<ByName<{ readonly instead: string; readonly why: string }>>;
  /** What took the place of an apt package. */
  readonly aptRenamed: Table<ByName<string>>;
  /** What a module is called where it is imported `as`. */
  readonly importAliases: Table<ByName<string>>;
  /** Roots that several packages share: there, although the package asked for is not. */
  readonly namespaces: Table<readonly string[]>;
  /** The newest Python 3.N that any release has a wheel for, where there is no source to build. */
  readonly newestPythons: Table<ByName<number>>;
  /** The newest Python 3.N with wheels of a package below a release, and what must be below it then (BELOW: the same bound); ascending. */
  readonly lastPythons: Table<ByName<ByName<number>>>;
  readonly movedAlong: Table<ByName<ByName<string>>>;
  /** From a release on, the oldest Python 3.N that it takes; ascending. */
  readonly firstPythons: Table<ByName<ByName<number>>>;
  /** Names that the standard library got later, by module and minor version of Python 3; `-9`: gone in 3.9. */
  readonly pythonNames: Table<ByName<ByName<string>>>;
  /** Packages of several names that write into one folder; the plain one first. */
  readonly sharedFolders: Table<ByName<readonly string[]>>;
  /** Servers that pip installs, by words of their commands. */
  readonly servers: Table<readonly { readonly says: readonly string[]; readonly dist: string }[]>;
  /** What the engines call one and the same option, by package: the first is taken, an empty one needs none. */
  readonly engineOptions: Table<readonly ByName<string>[]>;
  /** Options that a later release of an engine dropped, and what took their place ('': it needs none). */
  readonly goneOptions: Table<ByName<ByName<string>>>;
  /** Packages with GPU code of their own, by import name: what pip builds them from; '' where it is not the index. */
  readonly gpuPackages: Table<ByName<string>>;
  /** The same by words of their messages, in lower case. */
  readonly gpuMessages: Table<
    readonly { readonly says: readonly string[]; readonly dist: string; readonly from: string }[]
  >;
  /** Modules that are compiled and are no package of the index: what they are of, and what builds them. */
  readonly compiledModules: Table<ByName<{ readonly of: string; readonly commands: readonly string[] }>>;
  /** Headers that projects bring as submodules. */
  readonly headerProjects: Table<
    readonly { readonly starts: readonly string[]; readonly name: string; readonly apt: string | null }[]
  >;
  /** Which library has a function, by how its name begins. */
  readonly symbols: Table<
    readonly { readonly starts: readonly string[]; readonly library: string; readonly apt: string | null }[]
  >;
  /** Packages that pip alone does not bring as they are wanted, in releases before that major; PIP and BOUNDS are filled. */
  readonly installers: Table<ByName<{ readonly before: number; readonly fix: readonly string[] }>>;
  /** Who publishes a family of models on the Hub, by how its names begin, in lower case. */
  readonly owners: Table<readonly { readonly starts: readonly string[]; readonly owner: string }[]>;
  /** The variable that moves a cache, by a part of its folder in lower case; the narrow ones first. */
  readonly caches: Table<readonly { readonly folders: readonly string[]; readonly set: string }[]>;
}

export interface LastTorch {
  readonly python: string;
  readonly torch: string;
  readonly torchvision: string;
  readonly torchaudio: string;
  readonly tag: string;
}

// The import's own type names every key; the schema of the test is what holds the file to this one.
export const answers = tables as unknown as Answers;
