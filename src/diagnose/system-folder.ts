const whole = new Set('etc usr bin sbin lib lib32 lib64 boot proc sys dev run var snap nix'.split(' '));
const itself = new Set('home root opt srv mnt media tmp'.split(' '));

/** True for a path of a log that no command of ours may remove or give away: it is the system's, or everybody's. */
export function belongsToSystem(path: string): boolean {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const [top, below] = parts;
  if (!path.startsWith('/')) return false;
  return top === undefined || whole.has(top) || (below === undefined && itself.has(top));
}
