/** True where an absolute path is the other one or lies below it. Slashes that double or trail do not count. */
export function isBelow(path: string, root: string): boolean {
  const [inner, outer] = [pathParts(path), pathParts(root)];
  return outer.every((part, at) => inner[at] === part);
}

/** The names a path is made of, from the root down. */
export function pathParts(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
