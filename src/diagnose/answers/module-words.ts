import { callerOf, type Event } from '../event.ts';

/** What is to be typed, within what is said of where a module comes from. */
export function commandOf(
  how: string,
  event: Event,
  root: string,
): { readonly line: string; readonly inItsFolder: boolean } | null {
  const shown = /`(?<command>[^`]{1,300})`(?: (?<place>.{1,200}))?$/.exec(how)?.groups;
  if (shown !== undefined)
    return {
      line: `${(shown['command'] ?? '').replace(/^pip\b|(?<=&& )pip\b/, event.pip)}${shown['place'] === undefined ? '' : `   # ${shown['place']}`}`,
      inItsFolder: false,
    };
  const typed =
    /(?:^|: |, )(?<folder>cd [\w./-]{1,80} && )?pip (?<args>install [^;,]{1,160}?)(?<within> in its folder| there)?(?:; (?<then>.{1,240}))?$/.exec(
      how,
    )?.groups;
  if (typed === undefined) return null;
  const { folder = '', args = '', within, then } = typed;
  const place =
    within === undefined
      ? then
      : folder === '' && / \.$/.test(args)
        ? `in the root of the repository that has the folder ${root}`
        : 'in the folder of the app';
  return {
    line: `${folder}${event.pip} ${args}${place === undefined ? '' : `   # ${place}`}`,
    inItsFolder: within !== undefined,
  };
}

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
