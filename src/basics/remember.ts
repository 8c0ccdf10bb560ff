/**
 * Keeps what was worked out for an object (by identity) and a key, for as long as the object lives:
 * judging every combination asks the same few questions millions of times.
 */
export function remember<Owner extends object, Value>(): (
  owner: Owner,
  key: string,
  make: () => Value,
) => Value {
  const kept = new WeakMap<Owner, Map<string, { readonly value: Value }>>();
  return (owner, key, make) => {
    let values = kept.get(owner);
    if (values === undefined) {
      values = new Map();
      kept.set(owner, values);
    }
    let found = values.get(key);
    if (found === undefined) {
      found = { value: make() };
      values.set(key, found);
    }
    return found.value;
  };
}
