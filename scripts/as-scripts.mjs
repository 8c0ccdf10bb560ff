// A module as the bundler makes it, as a script that is one function: its code, once compiled, can then be kept
// between runs (src/system/kept-code.ts), which Node does for no module on its version 20.
import { parse } from 'acorn';

/**
 * @param {string} code a module whose imports and exports are as esbuild writes them
 * @param {string} name what an error calls it
 * @param {(from: string) => boolean} isLate what it imports from there is loaded when it is first used
 * @returns {string} a function of what loads others at once, later, and of Node's own; async where it waits
 */
export function asScript(code, name, isLate = () => false) {
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const edits = [];
  const exported = [];
  const late = new Map();
  let waits = false;
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration' && isLate(node.source.value)) {
      for (const { imported, local } of node.specifiers)
        late.set(local.name, `(podWizardLoad(${node.source.raw}).${imported.name})`);
      edits.push([node, '']);
    } else if (node.type === 'ImportDeclaration') edits.push([node, imported(node)]);
    else if (node.type === 'ExportNamedDeclaration' && node.declaration === null && node.source === null) {
      exported.push(...node.specifiers.map((one) => ({ local: one.local.name, as: one.exported.name })));
      edits.push([node, '']);
    } else if (node.type.startsWith('Export')) throw new Error(`${name}: ${node.type} is not known here`);
  }
  const names = new Set(exported.map(({ local }) => local));
  for (const local of names) if (late.has(local)) throw new Error(`${name}: ${local} is late, and handed on`);
  visit(program, [], (node, around) => {
    const used = usedBy(node, around);
    if (late.has(used) && !around.some((one) => declared(one).has(used)))
      edits.push([node, `${node.type === 'Property' ? `${used}:` : ''}${late.get(used)}`]);
    if (node.type === 'ImportExpression')
      edits.push([{ start: node.start, end: node.start + 'import'.length }, 'podWizardLater']);
    if (node.type === 'MetaProperty' && node.meta.name === 'import')
      throw new Error(`${name}: import.meta is not known in a script`);
    if ((node.type === 'AwaitExpression' || node.await === true) && !around.some(isFunction)) waits = true;
    // What is imported is taken once, so it has to stay what it is.
    for (const target of assigned(node))
      if (names.has(target) && !around.some((one) => declared(one).has(target)))
        throw new Error(`${name}: ${target} is exported, and assigned to later`);
  });
  const body = edits
    .sort(([a], [b]) => b.start - a.start)
    .reduce((text, [{ start, end }, by]) => text.slice(0, start) + by + text.slice(end), code);
  const result = exported.map(({ local, as }) => `${as}:${local}`).join(',');
  return `(${waits ? 'async ' : ''}function(podWizardLoad,podWizardLater,require){"use strict";${body.trim()}\nreturn{${result}}})\n`;
}

function imported({ source: { value: from }, specifiers }) {
  const isOurs = from.startsWith('.');
  const module = `${isOurs ? 'podWizardLoad' : 'require'}(${JSON.stringify(from)})`;
  const named = specifiers
    .filter(({ type }) => type === 'ImportSpecifier')
    .map(({ imported: { name }, local }) => `${name}:${local.name}`);
  const whole = specifiers.filter(({ type }) => type !== 'ImportSpecifier').map(({ local }) => local.name);
  if (isOurs && whole.length > 0) throw new Error(`${from} is imported as a whole`);
  if (specifiers.length === 0) return `${module};`;
  return [...whole, ...(named.length > 0 ? [`{${named.join(',')}}`] : [])]
    .map((target) => `const ${target}=${module};`)
    .join('');
}

/** The name of a variable that a node stands for, or null: `a` and `{ a }`, but neither `b.a` nor `{ a: b }`. */
function usedBy(node, around) {
  if (node.type === 'Property') return node.shorthand ? bound(node.value)[0] : null;
  if (node.type !== 'Identifier') return null;
  const within = around.at(-1);
  if (/^(?:Im|Ex)port/.test(within?.type) || within?.shorthand === true) return null;
  const isName = !within?.computed && (within?.property === node || within?.key === node);
  return isName ? null : node.name;
}

const isFunction = ({ type }) => /Function/.test(type);

function visit(node, around, see) {
  see(node, around);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string')
        visit(child, node.type === 'Program' ? [] : [...around, node], see);
}

/** The names that a node assigns to. */
function assigned({ type, left, argument }) {
  if (type === 'AssignmentExpression' || type === 'ForInStatement' || type === 'ForOfStatement')
    return bound(left);
  return type === 'UpdateExpression' ? bound(argument) : [];
}

/** The names in a pattern. */
function bound(pattern) {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => bound(one.value ?? one));
    case 'ArrayPattern':
      return pattern.elements.flatMap(bound);
    case 'AssignmentPattern':
      return bound(pattern.left);
    case 'RestElement':
      return bound(pattern.argument);
    default:
      return [];
  }
}

/** The names that a function or a block has for itself. */
const known = new WeakMap();
function declared(node) {
  const before = known.get(node);
  if (before !== undefined) return before;
  const names = new Set([
    ...(node.params ?? []).flatMap(bound),
    ...bound(node.param),
    ...(node.type.endsWith('Expression') ? bound(node.id) : []),
  ]);
  if (isFunction(node)) inside(node.body, names);
  const statements =
    node.type === 'BlockStatement'
      ? node.body
      : [node.init, node.left, ...(node.cases ?? []).flatMap(({ consequent }) => consequent)];
  for (const one of statements)
    if (one?.type === 'VariableDeclaration')
      for (const { id } of one.declarations) for (const name of bound(id)) names.add(name);
    else if (one?.id) for (const name of bound(one.id)) names.add(name);
  known.set(node, names);
  return names;
}

/** What `var` declares anywhere in a function, as far as the next function. */
function inside(node, names) {
  if (node.type === 'VariableDeclaration' && node.kind === 'var')
    for (const { id } of node.declarations) for (const name of bound(id)) names.add(name);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string' && !isFunction(child)) inside(child, names);
}
