import type { Ages, ApiPackage, Changes, CuratedName, Facts } from './facts.ts';

/** When something public of a package came and went. Versions are such as were read from wheels. */
export interface History {
  /** Name to install. */
  readonly dist: string;
  /** First version read without it, and the last one with it. */
  readonly gone: { readonly at: string; readonly last: string; readonly gap: boolean } | null;
  /** First version read with it, and the last one without. */
  readonly came: { readonly at: string; readonly last: string | null } | null;
  /** It was there before as well: from the first version to below the second. */
  readonly before?: { readonly from: string; readonly below: string };
  /** Where it is now, if it moved. */
  readonly moved: string | null;
  /** It is in every version read: then what is installed is no such package, or half of it. */
  readonly always: boolean;
  /** What a person wrote about it. */
  readonly say: string | null;
  /** What the code may say in its place. */
  readonly code?: string | undefined;
  /** Not read from a wheel. */
  readonly inferred: boolean;
}

interface Step {
  readonly at: number;
  readonly sign: '+' | '-';
  readonly target: string;
}

/** Of `from MODULE import NAME`, and of MODULE.NAME. `found`: Python has MODULE itself. Null: nothing is known. */
export function historyOfName(facts: Facts, module: string, name: string, found = false): History | null {
  const wanted = facts.api.curated.find(
    (row) => row.module === module && row.names.split(' ').includes(name),
  );
  if (wanted !== undefined) return curated(facts, wanted, name);
  const [root = '', ...within] = module.split('.');
  if (module === 'scipy' && ofNumpy(facts, name))
    return { ...toHistory(facts, module, []), gone: { at: '1.12', last: '', gap: false }, moved: 'numpy' };
  const aged = ageOf(facts, root, [...within, name].join('.'));
  if (aged !== null) return aged;
  const place = placeOf(facts, module);
  if (place === null) return null;
  const { pack, inside } = place;
  const ofModule = inside === '' ? null : moduleSteps(pack, inside);
  if (ofModule?.at(-1)?.sign === '-' && !found) return toHistory(facts, module, ofModule);
  const own = steps(pack.names?.[inside === '' ? '.' : inside] ?? {}, name);
  const told = own.length > 0 ? own : steps(pack.names?.['.'] ?? {}, name);
  if (told.length > 0) return toHistory(facts, module, told);
  const asModule = exactModule(pack, inside === '' ? name : `${inside}.${name}`);
  if (asModule.length > 0) return toHistory(facts, module, asModule);
  // A module that only hands on what the one above it has: gone there, gone here.
  const above = inside.includes('.')
    ? steps(pack.names?.[inside.slice(0, inside.lastIndexOf('.'))] ?? {}, name)
    : [];
  if (above.at(-1)?.sign === '-') return toHistory(facts, module, above);
  if (inside === '' && (pack.always ?? '').split(' ').includes(name)) {
    return { ...toHistory(facts, module, []), always: true };
  }
  return null;
}

/** Of `import MODULE`, a part of a package. Null: nothing is known. */
export function historyOfModule(facts: Facts, module: string): History | null {
  const whole = facts.api.curated.find((row) => row.module === module && row.names === '.');
  if (whole !== undefined) return curated(facts, whole);
  const dot = module.lastIndexOf('.');
  if (dot > 0) {
    const named = facts.api.curated.find(
      (row) => row.module === module.slice(0, dot) && row.names.split(' ').includes(module.slice(dot + 1)),
    );
    if (named !== undefined) return curated(facts, named);
  }
  const [root = '', ...within] = module.split('.');
  const aged = ageOf(facts, root, within.join('.')) ?? partGone(facts, root, within);
  if (aged !== null) return aged;
  const place = placeOf(facts, module);
  if (place === null || place.inside === '') return null;
  const found = moduleSteps(place.pack, place.inside);
  return found === null || found.length === 0 ? null : toHistory(facts, module, found);
}

/** Of a keyword argument of a function, class or `Class.method`. */
export function historyOfKeyword(
  facts: Facts,
  root: string,
  callee: string,
  keyword: string,
): History | null {
  const pack = own(facts.api.packages, root);
  const [first = ''] = callee.split('.');
  const row = facts.api.curated.find(
    ({ module, names }) => module === `${root}:${first}` && names.split(' ').includes(keyword),
  );
  if (row !== undefined) return curated(facts, row);
  const aged = ageOf(facts, root, `${callee}:${keyword}`) ?? ageOf(facts, root, `${first}:${keyword}`);
  if (aged !== null) return aged;
  if (pack === undefined) return null;
  const bare = callee.replace(/\.__init__$/, '');
  const found = steps(own(pack.kw ?? {}, bare) ?? {}, keyword);
  return found.length === 0 ? null : toHistory(facts, root, found);
}

/** Of a method or attribute of a class. */
export function historyOfMethod(facts: Facts, root: string, name: string, method: string): History | null {
  const row = facts.api.curated.find(
    ({ module, names }) => module === `${root}:${name}` && names.split(' ').includes(method),
  );
  if (row !== undefined) return curated(facts, row);
  const aged = ageOf(facts, root, `${name}:${method}`);
  if (aged !== null) return aged;
  const found = steps(own(own(facts.api.packages, root)?.methods ?? {}, name) ?? {}, method);
  return found.length === 0 ? null : toHistory(facts, root, found);
}

/**
 * Packages that have a class of that name: for messages that name only the class. Of those that were read by the hundred,
 * the ones that the log names, where the name alone (or with a member of it) may be anybody's.
 */
export function packagesWithClass(facts: Facts, name: string, log: string, member = ''): readonly string[] {
  const rootsOf = (table: Ages) =>
    Object.keys(table).filter((root) =>
      Object.values(table[root] ?? {}).some((releases) =>
        Object.values(releases ?? {}).some(
          (words) => ` ${words}`.includes(` ${name}:`) || ` ${words}`.includes(` ${name}.`),
        ),
      ),
    );
  const many = rootsOf(facts.came);
  const named = many.filter((root) => log.includes(root));
  const known = /[a-z]_[a-z]/.test(member)
    ? many.filter((root) => ageIn(facts, facts.came, root, `${name}:${member}`) !== null)
    : [];
  const whose = many.length === 1 && /^(?:[A-Z]+[a-z\d]+){2}/.test(name) ? many : known;
  const told = [...rootsOf(facts.ages), ...(named.length > 0 ? named : whose.length === 1 ? whose : [])];
  const read = Object.entries(facts.api.packages).flatMap(([root, { methods, kw }]) =>
    own(methods ?? {}, name) !== undefined || own(kw ?? {}, name) !== undefined ? [root] : [],
  );
  return [...new Set([...told, ...read])];
}

/** Up to 1.11 scipy handed on what numpy has. */
function ofNumpy(facts: Facts, name: string): boolean {
  return (own(facts.api.packages, 'numpy')?.always ?? '').split(' ').includes(name);
}

/** What the short tables say of a place in a package: what a person chose of it first. */
function ageOf(facts: Facts, root: string, place: string): History | null {
  return ageIn(facts, facts.ages, root, place) ?? ageIn(facts, facts.came, root, place);
}

function ageIn(facts: Facts, table: Ages, root: string, place: string): History | null {
  const row = own(table, root);
  if (row === undefined || place === '') return null;
  const [last = place] = place.split(/[.:]/).slice(-1);
  const told = (sign: '+' | '-') => {
    const found = (wanted: string) =>
      Object.entries(row[sign] ?? {}).flatMap(([at, words]) =>
        words.split(' ').flatMap((word) => {
          const [name, instead] = word.split('>');
          return name === wanted ? [{ at, instead }] : [];
        }),
      )[0];
    return (
      found(place) ??
      found(place.replace(/\.\w{1,80}$/, '.*')) ??
      (place.includes(':') ? undefined : found(`.${last}`))
    );
  };
  const [gone, came] = [told('-'), told('+')];
  return gone === undefined && came === undefined
    ? null
    : {
        dist: distOf(facts, root),
        gone: gone === undefined ? null : { at: gone.at, last: '', gap: false },
        came: came === undefined ? null : { at: came.at, last: null },
        moved: null,
        always: false,
        say: null,
        ...(gone?.instead === undefined
          ? {}
          : {
              code:
                gone.instead === ''
                  ? `without ${last}`
                  : gone.instead.startsWith('.')
                    ? `from ${root}${gone.instead.replace(/^\.$/, '')} import ${last}`
                    : `${gone.instead} in place of ${last}`,
            }),
        inferred: false,
      };
}

/** What lies in a part that is gone is gone with it. */
function partGone(facts: Facts, root: string, within: readonly string[]): History | null {
  for (let count = within.length - 1; count > 0; count--) {
    const found = ageOf(facts, root, within.slice(0, count).join('.'));
    if (found !== null) return found.gone === null ? null : found;
  }
  return null;
}

/** Where an argument that is known nowhere else was taken away: of a class (the one that its heirs are named after), for a bare `__init__()`. Null: nowhere, or of several. */
export function onlyPlaceThatLost(
  facts: Facts,
  keyword: string,
): { readonly root: string; readonly callee: string } | null {
  // An older release of another package may lack it as well.
  if (JSON.stringify([facts.ages, facts.came]).includes(`:${keyword} `)) return null;
  const found = Object.entries(facts.api.packages).flatMap(([root, { kw }]) =>
    Object.entries(kw ?? {})
      .filter(([callee, changes]) => /^[A-Z]/.test(callee) && steps(changes, keyword).at(-1)?.sign === '-')
      .map(([callee]) => ({ root, callee })),
  );
  const [first] = found.toSorted((a, b) => a.callee.length - b.callee.length);
  return first !== undefined &&
    found.every(({ root, callee }) => root === first.root && callee.endsWith(first.callee))
    ? first
    : null;
}

/** The versions of a caller whose wheels import a name: the last of them, and the first later one without. */
export function callerWithout(
  facts: Facts,
  caller: string,
  module: string,
  name: string,
): { readonly dist: string; readonly last: string; readonly next: string } | null {
  const dist = distOf(facts, caller);
  const row = own(facts.cross.packages, dist) ?? own(facts.cross.packages, dist.replaceAll('_', '-'));
  const ranges = own(own(row?.i ?? {}, module) ?? {}, name);
  if (row === undefined || ranges === undefined) return null;
  const last = Math.max(...ranges.split(' ').map((range) => Number(range.split('-').at(-1))));
  const [from, next] = [row.v[last], row.v[last + 1]];
  return from === undefined || next === undefined ? null : { dist, last: from, next };
}

/** The package to install for the first part of an import name. */
export function distOf(facts: Facts, root: string): string {
  const name = own(facts.api.packages, root)?.dist ?? own(facts.imports.names, root)?.split('|')[0] ?? root;
  return name.split('[')[0] ?? name;
}

/** The same where it is known: a package of the import's name may be a stranger's. */
export function knownDist(facts: Facts, root: string): string | null {
  const known =
    own(facts.api.packages, root) ?? own(facts.ages, root) ?? own(facts.imports.names, root) ?? null;
  return known === null && !facts.imports.same.split(' ').includes(root) ? null : distOf(facts, root);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function placeOf(
  facts: Facts,
  module: string,
): { readonly pack: ApiPackage; readonly inside: string } | null {
  const [root = '', ...rest] = module.split('.');
  if (root === 'google' && rest[0] !== 'protobuf') return null;
  const pack = own(facts.api.packages, root);
  return pack === undefined ? null : { pack, inside: rest.join('.') };
}

function curated(
  facts: Facts,
  { module, gone, new: came, say, code, status }: CuratedName,
  name = '',
): History {
  const root = module.split(/[.:]/)[0] ?? module;
  return {
    dist: root === 'pkg_resources' ? 'setuptools' : distOf(facts, root),
    gone: gone === undefined ? null : { at: gone, last: '', gap: false },
    came: came === undefined ? null : { at: came, last: null },
    moved: null,
    always: false,
    say: say?.replaceAll('NAME', name) ?? null,
    code: code?.replaceAll('NAME', name),
    inferred: status.includes('inferred'),
  };
}

function toHistory(facts: Facts, module: string, found: readonly Step[]): History {
  const root = module.split('.')[0] ?? module;
  const pack = own(facts.api.packages, root);
  const version = (at: number) => pack?.v[at] ?? '';
  const went = found.findLast(({ sign }) => sign === '-');
  const came = found.findLast(({ sign }) => sign === '+');
  const back = went !== undefined && came !== undefined && came.at > went.at;
  const first = found.find(({ sign }) => sign === '+');
  return {
    dist: distOf(facts, root),
    gone:
      went === undefined || back
        ? null
        : { at: version(went.at), last: version(went.at - 1), gap: pack?.gaps?.includes(went.at) ?? false },
    came: came === undefined ? null : { at: version(came.at), last: version(came.at - 1) || null },
    ...(back && first !== undefined && first.at < went.at
      ? { before: { from: version(first.at), below: version(went.at) } }
      : {}),
    // What lies behind an underscore is nobody's to import, and may be another one of that name.
    moved:
      went?.target && !/(?:^|\.)_/.test(went.target)
        ? went.target === '.'
          ? root
          : `${root}.${went.target}`
        : null,
    always: false,
    say: null,
    inferred: false,
  };
}

/** An exact word beats a prefix with a star, a longer prefix a shorter one. */
function steps(changes: Changes, word: string): readonly Step[] {
  const found: (Step & { readonly fit: number })[] = [];
  for (const sign of ['-', '+'] as const) {
    for (const [at, words] of Object.entries(changes[sign] ?? {})) {
      let best: (Step & { readonly fit: number }) | null = null;
      for (const entry of words.split(' ')) {
        const [name = '', target = ''] = entry.split('>');
        const fit =
          name === word ? 1000 : name.endsWith('*') && word.startsWith(name.slice(0, -1)) ? name.length : 0;
        if (fit > (best?.fit ?? 0)) best = { at: Number(at), sign, target, fit };
      }
      if (best !== null) found.push(best);
    }
  }
  const top = Math.max(0, ...found.map(({ fit }) => fit));
  return found.filter(({ fit, sign }) => fit === top || sign === '-').sort((a, b) => a.at - b.at);
}

/** Of a module or the nearest parent that came or went. */
function moduleSteps(pack: ApiPackage, inside: string): readonly Step[] | null {
  const parts = inside.split('.').slice(0, 12);
  for (let count = parts.length; count > 0; count--) {
    const found = exactModule(pack, parts.slice(0, count).join('.'));
    if (found.length > 0) return found;
  }
  return null;
}

function exactModule(pack: ApiPackage, module: string): readonly Step[] {
  const found: Step[] = [];
  for (const [sign, table] of [
    ['-', pack['mod-']],
    ['+', pack['mod+']],
  ] as const) {
    for (const [at, words] of Object.entries(table ?? {})) {
      for (const entry of words.split(' ')) {
        const [name = '', target = ''] = entry.split('>');
        if (isSame(name, module)) found.push({ at: Number(at), sign, target });
      }
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** `*` stands for one part of a name, or the rest of one. */
function isSame(pattern: string, module: string): boolean {
  if (!pattern.includes('*')) return pattern === module;
  const [wanted, given] = [pattern.split('.'), module.split('.')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => {
      const star = part.indexOf('*');
      const own = given[at] ?? '';
      return star < 0
        ? part === own
        : own.startsWith(part.slice(0, star)) && own.endsWith(part.slice(star + 1));
    })
  );
}
