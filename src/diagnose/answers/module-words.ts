import { callerOf, type Event } from '../event.ts';

export function who(event: Event): string {
  const frame = callerOf(event, null);
  if (frame?.root) return `The package ${frame.root}`;
  if (frame?.node) return `The node ${frame.node.split(/[\\/]/).at(-1)}`;
  return 'The code';
}

export function quoted(requirement: string): string {
  return /^[\w.-]+$/.test(requirement) ? requirement : `"${requirement.replaceAll('"', '')}"`;
}

/** The value of the longest dotted prefix. */
export function prefixed<T>(table: Readonly<Record<string, T>>, module: string): T | null {
  const parts = module.split('.').slice(0, 12);
  for (let count = parts.length; count > 0; count--) {
    const found = own(table, parts.slice(0, count).join('.'));
    if (found !== undefined) return found;
  }
  return null;
}

export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
