import { forEachChild, type SyntaxNode, type Word } from 'unbash';
import { programOf } from './shell-inner.ts';

/** Something that was asked before a command runs. */
export interface Guard {
  /** The condition as written. */
  readonly text: string;
  /** The command runs where it holds, or where it does not. */
  readonly holds: boolean;
  /** Files and folders it asks about. */
  readonly paths: readonly string[];
}

const leaving = new Set(['exit', 'exec', 'return', 'continue', 'break']);
const fileTest = /^-[abcdefghkprsuwxGLNOS]$/;

/** The condition of a branch as a guard. */
export function guardOf(
  condition: SyntaxNode,
  holds: boolean,
  source: string,
  value: (word: Word) => string,
): Guard {
  const text = source.slice(condition.pos, condition.end);
  const paths: string[] = [];
  const queue: SyntaxNode[] = [condition];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.type === 'TestUnary' && fileTest.test(node.operator)) paths.push(value(node.operand));
    if (node.type === 'Command') paths.push(...asked(node, holds, value));
    forEachChild(node, (child) => void queue.push(child));
  }
  return { text, holds, paths };
}

/** What `[ -d X ]`, `test -f X`, `ls X`, `git -C X rev-parse` ask about. */
function asked(
  node: Extract<SyntaxNode, { type: 'Command' }>,
  holds: boolean,
  value: (word: Word) => string,
): readonly string[] {
  const words = node.suffix.flatMap((part) => (part.type === 'Word' ? [value(part)] : []));
  switch (programOf(node.name?.value ?? '')) {
    case '[':
    case 'test':
      return words.filter((_, at) => fileTest.test(words[at - 1] ?? ''));
    case 'ls':
    case 'stat':
    case 'find':
      return words.filter((word) => !word.startsWith('-'));
    // `cd X || git clone …` asks whether X is there; `cd X && git clone …` does not.
    case 'cd':
    case 'mkdir':
      return holds ? [] : words.filter((word) => !word.startsWith('-'));
    case 'git':
      return words[0] === '-C' && words[1] !== undefined ? [words[1]] : [];
    default:
      return [];
  }
}

/** What must have held where a script goes on after this statement: the guards against leaving it. */
export function heldAfter(
  node: SyntaxNode,
  guard: (condition: SyntaxNode, holds: boolean) => Guard,
): readonly Guard[] {
  if (node.type === 'Statement') return node.background === true ? [] : heldAfter(node.command, guard);
  if (node.type === 'If' && node.elif.length === 0) {
    if (leaves(node.then)) return [guard(node.clause, false)];
    return node.else !== undefined && leaves(node.else) ? [guard(node.clause, true)] : [];
  }
  const last = node.type === 'AndOr' ? node.commands.at(-1) : undefined;
  if (node.type !== 'AndOr' || last === undefined || !leaves(last)) return [];
  const operator = node.operators.at(-1);
  const before = node.commands.slice(0, -1);
  // In `a && b && exit` one of them did not hold; in `a || b || exit` one did.
  if (node.operators.some((other) => other !== operator)) return [];
  return before.map((condition) => guard(condition, operator === '||'));
}

/** True where nothing after this runs: it ends in exit, exec, return, continue or break. */
function leaves(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Command':
      return leaving.has(node.name?.value ?? '');
    case 'Statement':
      return node.background !== true && leaves(node.command);
    case 'CompoundList':
      return node.commands.some(leaves);
    case 'BraceGroup':
      return leaves(node.body);
    case 'If':
      return (
        node.else !== undefined && [node.then, ...node.elif.map(({ then }) => then), node.else].every(leaves)
      );
    default:
      return false;
  }
}
