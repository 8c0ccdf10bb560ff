// What is done to a source text to see whether a test notices. Each operator is a slip that people make
// (an edge taken for the wrong side, a case forgotten, a call left out), small enough that a good test of
// the behaviour cannot miss it. Never touched: types, imports, and sentences written for people, since a
// test that pins prose is a bad test.
import { parseSync } from 'oxc-parser';

const compared = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const calculated = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const swapped = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
  min: 'max',
  max: 'min',
};
const dropped = new Set(['filter', 'sort', 'toSorted', 'toReversed', 'slice', 'trim', 'toLowerCase']);
/** Keys whose one-word texts are for people too. */
const forPeople = new Set(
  'label short title help message why hint note placeholder because describe line description reviewed source'.split(
    ' ',
  ),
);
/** Expressions that only wrap another one with a type. */
const typed = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/**
 * Every mutant of a text: `{ from, to, line, operator, was, now }`, where `now` stands in place of the
 * characters `from` to `to` (UTF-16 units).
 */
export function mutantsOf(text, file) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const found = [];
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (at) => starts.findLastIndex((start) => start <= at) + 1;
  const source = (node) => text.slice(node.start, node.end);
  const add = (operator, { start, end }, now) => {
    const was = text.slice(start, end);
    if (was !== now) found.push({ operator, from: start, to: end, line: lineOf(start), was, now });
  };
  /** A sign between two parts: the first one after the left part and what may close it. */
  const addSign = (operator, node, sign) => {
    const at = text.indexOf(node.operator, node.left.end);
    add(operator, { start: at, end: at + node.operator.length }, sign);
  };

  const visit = (node, parent, key) => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, parent, key);
      return;
    }
    if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return;
    if (typed.has(node.type)) {
      visit(node.expression, parent, key);
      return;
    }
    if (node.type.startsWith('TS') || node.type === 'ImportDeclaration' || node.type === 'ImportExpression')
      return;
    mutate(node, parent, key);
    for (const [name, child] of Object.entries(node)) {
      if (name === 'type' || name === 'parent') continue;
      if (name === 'key' && !node.computed) continue;
      if (name === 'source' && node.type.startsWith('Export')) continue;
      if (name === 'directive') continue;
      visit(child, node, name);
    }
  };

  const mutate = (node, parent, key) => {
    switch (node.type) {
      case 'IfStatement':
        if (node.alternate === null && leaves(node.consequent)) add('early exit removed', node, ';');
        add('condition negated', node.test, `!(${source(node.test)})`);
        break;
      case 'ConditionalExpression':
      case 'WhileStatement':
        add('condition negated', node.test, `!(${source(node.test)})`);
        break;
      case 'LogicalExpression':
        if (node.operator === '??') add('fallback dropped', node, `(${source(node.left)})`);
        else addSign('and, or', node, node.operator === '&&' ? '||' : '&&');
        break;
      case 'BinaryExpression':
        if (key !== 'test' && /^[!=]==$/.test(node.operator))
          addSign('equality', node, compared[node.operator]);
        else if (/^[<>]=?$/.test(node.operator)) addSign('edge', node, compared[node.operator]);
        else if (node.operator in calculated && !(node.operator === '+' && isText(node)))
          addSign('arithmetic', node, calculated[node.operator]);
        break;
      case 'UnaryExpression':
        if (node.operator === '!' && key !== 'test') add('not dropped', node, `(${source(node.argument)})`);
        break;
      case 'Literal':
        literal(node, parent, key);
        break;
      case 'ExpressionStatement':
        if (node.directive === undefined || node.directive === null) add('statement removed', node, ';');
        break;
      case 'ContinueStatement':
      case 'BreakStatement':
        if (parent.type !== 'SwitchCase' && parent.type !== 'IfStatement')
          add('statement removed', node, ';');
        break;
      case 'CallExpression':
        call(node);
        break;
      case 'SpreadElement':
        add('spread dropped', node, parent.type === 'ObjectExpression' ? '...{}' : '...[]');
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        body(node);
        break;
    }
  };

  const literal = (node, parent, key) => {
    const { value } = node;
    if (typeof value === 'boolean') add('literal', node, String(!value));
    if (typeof value === 'number')
      add('literal', node, String(value === 0 ? 1 : value === 1 ? 0 : value + 1));
    if (
      typeof value !== 'string' ||
      (parent.type === 'Property' && key === 'value' && forPeople.has(nameOf(parent.key)))
    )
      return;
    // A sentence, or part of one.
    if (/\s/.test(value) || /[.:!?…]$/.test(value)) return;
    add('literal', node, value === '' ? "'mutant'" : "''");
  };

  const call = (node) => {
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.computed) return;
    const { name } = callee.property;
    if (name in swapped && Object.hasOwn(swapped, name)) {
      if ((name === 'min' || name === 'max') && source(callee.object) !== 'Math') return;
      add('method', callee.property, swapped[name]);
    }
    if (dropped.has(name)) add('call dropped', node, `(${source(callee.object)})`);
  };

  const body = (node) => {
    if (node.body === null) return;
    if (node.body.type !== 'BlockStatement') {
      if (node.body.type === 'Literal' || node.body.type === 'Identifier') return;
      add('body', node.body, emptyOf(node));
      return;
    }
    if (node.body.body.length === 0) return;
    const value = emptyOf(node);
    add('body', node.body, node.generator || value === 'undefined' ? '{}' : `{ return ${value}; }`);
  };

  /** What a function that does nothing gives back, as its type allows where it says one. */
  const emptyOf = (node) => {
    let type = node.returnType?.typeAnnotation;
    if (type?.type === 'TSTypeReference' && type.typeName.name === 'Promise')
      [type] = type.typeArguments?.params ?? [];
    if (type === undefined) return 'undefined';
    const parts = type.type === 'TSUnionType' ? type.types : [type];
    const kinds = parts.map((part) => part.type);
    if (kinds.includes('TSNullKeyword')) return 'null';
    if (kinds.includes('TSUndefinedKeyword')) return 'undefined';
    if (
      kinds.includes('TSArrayType') ||
      (kinds.includes('TSTypeOperator') && source(type).startsWith('readonly'))
    )
      return '[]';
    if (kinds.includes('TSStringKeyword')) return "''";
    if (kinds.includes('TSBooleanKeyword')) return 'false';
    if (kinds.includes('TSNumberKeyword')) return '0';
    return 'undefined';
  };

  visit(program, null, null);
  return found;
}

function leaves(node) {
  if (node.type === 'BlockStatement') return node.body.length > 0 && leaves(node.body.at(-1));
  return ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'].includes(node.type);
}

function isText(node) {
  if (node.type === 'BinaryExpression') return isText(node.left) || isText(node.right);
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

function nameOf(key) {
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
}
