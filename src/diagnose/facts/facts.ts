/**
 * What `diagnose` knows of packages, libraries and codes: src/catalog/diagnose, whose files say where and when each
 * was read. Loaded only when a log is read.
 */
export interface Facts {
  readonly api: ApiHistory;
  readonly ages: Ages;
  readonly came: Ages;
  readonly cross: CrossImports;
  readonly metadata: Metadata;
  readonly imports: ImportNames;
  readonly libraries: Libraries;
  readonly codes: Codes;
}

/** By version, or its index: words that came (`+`) or went (`-`) with it. */
export type Changes = Readonly<Partial<Record<'+' | '-', Readonly<Record<string, string>>>>>;

export interface ApiPackage {
  /** Name on the index, where it differs from the import name. */
  readonly dist?: string;
  /** Versions read, ascending; all indexes point into it. */
  readonly v: readonly string[];
  /** Indexes before which minor versions were not read. */
  readonly gaps?: readonly number[];
  readonly 'mod-'?: Readonly<Record<string, string>>;
  readonly 'mod+'?: Readonly<Record<string, string>>;
  readonly names?: Readonly<Record<string, Changes>>;
  readonly kw?: Readonly<Record<string, Changes>>;
  readonly methods?: Readonly<Record<string, Changes>>;
  readonly always?: string;
}

export interface CuratedName {
  readonly module: string;
  readonly names: string;
  readonly gone?: string;
  readonly new?: string;
  readonly say?: string;
  /** What to write in its place, where that is less than another release; NAME: the one that was asked for. */
  readonly code?: string;
  readonly status: string;
}

export interface ApiHistory {
  readonly date: string;
  readonly packages: Readonly<Record<string, ApiPackage>>;
  readonly curated: readonly CuratedName[];
}

/**
 * Packages of which only the public names are known that came or went: by import name, sign and release. A name is
 * dotted, within the package; `Class:name` is a method, an attribute or an argument of its constructor, `.name` one of
 * every part of the package. After `>`: what stands in its place; with a dot first: the part that has it now.
 */
export type Ages = Readonly<Record<string, Changes>>;

export interface CrossImports {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly v: readonly string[];
        readonly i: Readonly<Record<string, Readonly<Record<string, string>>>>;
      }
    >
  >;
}

export interface Metadata {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly v: readonly string[];
        readonly req?: Readonly<Record<string, readonly (readonly [number, string | null])[]>>;
      }
    >
  >;
}

export interface ImportNames {
  readonly names: Readonly<Record<string, string>>;
  readonly same: string;
  readonly notes: Readonly<Record<string, string>>;
  readonly not_on_pypi: Readonly<Record<string, string>>;
  readonly local: Readonly<Record<string, readonly string[]>>;
  readonly local_generic: { readonly names: string; readonly say: string };
  readonly python: {
    readonly stdlib: string;
    readonly removed: Readonly<
      Record<string, { readonly last: string; readonly gone: string; readonly use: string | null }>
    >;
    readonly added: Readonly<Record<string, string>>;
    readonly apt: Readonly<Record<string, string>>;
    readonly built_without: Readonly<Record<string, string>>;
  };
}

/** One package, or one for each of Debian 12 and 13. */
type Package = string | readonly (string | null)[];

export interface Libraries {
  readonly libraries: Readonly<Record<string, readonly (string | null)[]>>;
  readonly nvidia: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, Package>>;
  readonly nvidia_headers: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, Package>>;
  readonly pip_commands: Readonly<Record<string, string>>;
  readonly special_commands: Readonly<Record<string, readonly string[]>>;
}

export interface Codes {
  readonly cudnn: Readonly<Record<string, readonly string[]>>;
}
