import { roomOf } from './imports.mjs';
import { effects, mayImport, rooms } from './rooms.mjs';

/** Imports that go up, or to where effects are, as `file:line: what`. */
export function wrongDirections(modules) {
  const wrong = [];
  for (const { file, imports } of modules.values()) {
    const room = roomOf(file);
    if (room === null) continue;
    if (!rooms.some(({ name }) => name === room)) {
      wrong.push(`${file}: the room ${room} is not in scripts/house/rooms.mjs`);
      continue;
    }
    for (const { specifier, to, line } of imports) {
      const why = to === null ? wrongPackage(room, specifier) : wrongRoom(room, to);
      if (why !== null) wrong.push(`${file}:${line}: ${specifier}: ${why}`);
    }
  }
  return wrong;
}

function wrongRoom(room, to) {
  const other = roomOf(to);
  if (other === null || other === room || other === 'generated') return null;
  return mayImport(room).includes(other) ? null : `${room} may not import ${other} (scripts/house/rooms.mjs)`;
}

function wrongPackage(room, specifier) {
  const name = specifier.split('/')[0];
  if (effects.ink.packages.includes(name) || name.startsWith('ink')) {
    return effects.ink.rooms.includes(room) ? null : 'only the wizard draws';
  }
  if (effects.execa.packages.includes(name)) {
    return effects.execa.rooms.includes(room) ? null : 'processes are started in system';
  }
  if (!specifier.startsWith('node:') || effects.pure.includes(specifier)) return null;
  return effects.node.rooms.includes(room) ? null : 'the core has no effects';
}

/** Circles of files, types included: each as the files on it, in the order of their imports. */
export function circles(modules) {
  const found = [];
  const done = new Set();
  const walk = (file, trail) => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      found.push(trail.slice(at));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of modules.get(file)?.imports ?? []) if (to !== null) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of modules.keys()) walk(file, []);
  return found;
}

/** The drawing in CONTRIBUTING.md: each room, what it holds, and which it really imports. */
export function drawing(modules) {
  const imported = new Map(rooms.map(({ name }) => [name, new Set()]));
  for (const { file, imports } of modules.values()) {
    for (const { to } of imports) {
      const other = to === null ? null : roomOf(to);
      const room = roomOf(file);
      if (room !== null && other !== null && other !== room && other !== 'generated') {
        imported.get(room)?.add(other);
      }
    }
  }
  const order = rooms.map(({ name }) => name);
  const rows = rooms.toReversed().map(({ name, holds }) => {
    const names = [...(imported.get(name) ?? [])].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return `| \`${name}\` | ${holds} | ${names.length === 0 ? 'nothing' : names.join(', ')} |`;
  });
  return ['| room | holds | imports |', '| --- | --- | --- |', ...rows].join('\n');
}
