export function packageOf(row: string | readonly (string | null)[] | undefined): string | null {
  return row === undefined ? null : typeof row === 'string' ? row : (row.find((one) => one !== null) ?? null);
}

/** The row of a library, also where the log says more or less of its version. */
export function nearest<T>(table: Readonly<Record<string, T>>, library: string): T | undefined {
  if (library === '') return undefined;
  const exact = own(table, library);
  if (exact !== undefined) return exact;
  const shorter = library.replace(/(\.so(?:\.\d{1,4})?).{0,20}$/, '$1');
  const found = own(table, shorter);
  if (found !== undefined) return found;
  const stem = library.replace(/\.so.{0,20}$/, '.so');
  const key = Object.keys(table).find(
    (name) => name === stem || (library.endsWith('.so') && name.startsWith(`${library}.`)),
  );
  return key === undefined ? undefined : table[key];
}

export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
