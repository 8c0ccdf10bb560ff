import { unmetNeeds } from '../catalog/metadata.ts';
import { kindOf } from '../catalog/package-kinds.ts';
import type { Difference } from './differences.ts';
import { follows } from './innocent.ts';

/** What has to go back with the pins: the parts of torch that are released in step with it, and what they refuse. */
export function broughtAlong(
  pins: readonly string[],
  all: readonly Difference[],
  failing: ReadonlyMap<string, string>,
): readonly string[] {
  const added: string[] = [];
  let patched = failing;
  const pinned = new Set<string>();
  const put = (pin: string) => {
    const [name = '', version = ''] = pin.split('==');
    patched = withVersion(patched, name, version);
    pinned.add(name);
  };
  for (const pin of pins) put(pin);
  const before = new Set(unmetNeeds(failing).map(({ name, needs }) => `${name} ${needs}`));
  for (;;) {
    const refusing = new Set(
      unmetNeeds(patched)
        .filter(({ name, needs }) => !before.has(`${name} ${needs}`))
        .flatMap(({ name, needs }) => [name, needs]),
    );
    const next = all.find(
      ({ name, working, failing: there }) =>
        working !== null &&
        there !== null &&
        !pinned.has(name) &&
        !pinned.has(follows(name) ?? '') &&
        (refusing.has(name) || (pinned.has('torch') && kindOf(name) === 'in-step')),
    );
    if (next === undefined) return added;
    added.push(`${next.name}==${next.working}`);
    put(`${next.name}==${next.working}`);
  }
}

/** The packages with one of them in another version. */
export function withVersion(
  packages: ReadonlyMap<string, string>,
  name: string,
  version: string,
): ReadonlyMap<string, string> {
  return new Map([...packages, [name, version]]);
}
