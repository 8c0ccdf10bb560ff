// The history of names (api-history.json) as one text of names: as JSON it takes 3 kB more of the package.
const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Names by the version (its place in `v`) that they came or went with. */
const byVersion = ['mod-', 'mod+'];
/** The same by module or class, and by whether they came or went. */
const bySign = ['names', 'methods', 'kw'];

/** @returns {[about: object, text: string]} what `unfold` takes */
export function fold({ packages, ...about }) {
  const apart = {};
  const texts = Object.entries(packages).map(([name, all]) => {
    const kinds = [...byVersion, ...bySign].filter((kind) => all[kind] !== undefined);
    apart[name] = Object.fromEntries(Object.entries(all).filter(([key]) => !kinds.includes(key)));
    return [
      name,
      ...kinds.map((kind) => {
        const rows = byVersion.includes(kind) ? [['', { '+': all[kind] }]] : Object.entries(all[kind]);
        return [kind, ...rows.map(([of, signs]) => of + signed(signs))].join('|');
      }),
    ].join('=');
  });
  return [{ ...about, packages: apart }, texts.join('#')];
}

function signed(signs) {
  return Object.entries(signs)
    .flatMap(([sign, names]) => Object.entries(names).map(([version, all]) => sign + digits[version] + all))
    .join('');
}

/** Fills what stands apart with what the text holds. */
export function unfold(about, text) {
  for (const part of text.split('#')) {
    const [name, ...kinds] = part.split('=');
    for (const one of kinds) {
      const [kind, ...rows] = one.split('|');
      const table = Object.fromEntries(
        rows.map((row) => {
          const [of, ...parts] = row.split(/([+-])/);
          const signs = {};
          for (let at = 0; at < parts.length; at += 2) {
            const [sign, names] = [parts[at], parts[at + 1]];
            signs[sign] ??= {};
            signs[sign][digits.indexOf(names[0])] = names.slice(1);
          }
          return [of, signs];
        }),
      );
      about.packages[name][kind] = byVersion.includes(kind) ? table['']['+'] : table;
    }
  }
  return about;
}
