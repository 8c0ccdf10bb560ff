/**
 * Lists of the Plan's fields written by hand. What treats all fields alike goes through `fields`
 * (src/plan/plan.ts): a list elsewhere is one that the next field is missing from.
 */

/** So many names of fields in one list are no accident. */
const most = 3;

/** Keys whose lists are about the choices one rule or finding concerns, which is a choice, not a copy. */
const choices = new Set(['reads', 'fixesRead', 'involves', 'fields']);

export function fieldLists(modules, names) {
  const wrong = [];
  const isField = (name) => names.has(name);
  for (const { file, program, text } of modules.values()) {
    if (file.startsWith('src/plan/fields/')) continue;
    visit(program, null, (node, parent) => {
      const listed = listOf(node, parent, file);
      if (listed === null) return;
      const those = new Set(listed.filter(isField));
      if (those.size <= most || those.size < listed.length / 2) return;
      const line = text.slice(0, node.start).split('\n').length;
      wrong.push(
        `${file}:${line}: lists ${those.size} fields by hand (${[...those].slice(0, 3).join(', ')}, …); make it from fields`,
      );
    });
  }
  return wrong;
}

/** The names in an array of strings, the cases of a switch, or the keys of a table of literals. */
function listOf(node, parent, file) {
  switch (node.type) {
    case 'ArrayExpression': {
      // A rule is about choices of its own.
      if (file.startsWith('src/rules/')) return null;
      if (parent?.type === 'Property' && choices.has(parent.key?.name)) return null;
      const texts = node.elements.map((one) =>
        one?.type === 'Literal' ? one.value : (one?.expression?.value ?? null),
      );
      return texts.every((one) => typeof one === 'string') ? texts : null;
    }
    case 'SwitchStatement':
      return node.cases.flatMap(({ test }) => (test?.type === 'Literal' ? [test.value] : []));
    case 'ObjectExpression':
      // What takes its values from elsewhere (a draft put together) is no table.
      return node.properties.every((one) => one.type === 'Property' && isConstant(one.value))
        ? node.properties.map(({ key }) => key.name ?? key.value)
        : null;
    case 'TSUnionType':
      return node.types.flatMap((one) => (one.type === 'TSLiteralType' ? [one.literal.value] : []));
    default:
      return null;
  }
}

function isConstant(node) {
  if (node.type === 'ArrayExpression') return node.elements.every((one) => one !== null && isConstant(one));
  if (node.type === 'ObjectExpression')
    return node.properties.every((one) => one.type === 'Property' && isConstant(one.value));
  return node.type === 'Literal' || node.type === 'ArrowFunctionExpression' || node.type === 'TSAsExpression';
}

function visit(node, parent, see) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const one of node) visit(one, parent, see);
    return;
  }
  if (typeof node.type !== 'string') return;
  see(node, parent);
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') visit(value, node, see);
}
