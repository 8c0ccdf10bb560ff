/**
 * Keeps what was worked out for an object (by identity) and a key, for as long as the object lives.
 * Verdicts and options are asked for on every key press and change only with the answers.
 */
export function remember<Owner extends object, Value>(): (
  owner: Owner,
  key: string,
  make: () => Value,
) => Value {
  const kept = new WeakMap<Owner, Map<string, Value>>();
  return (owner, key, make) => {
    const values = kept.get(owner) ?? new Map<string, Value>();
    kept.set(owner, values);
    const found = values.get(key);
    if (found !== undefined) return found;
    const value = make();
    values.set(key, value);
    return value;
  };
}
