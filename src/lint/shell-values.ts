import { forEachChild, type SyntaxNode, type Word, type WordPart } from 'unbash';

/** One word of a command after expansion, and the offset it stands at. */
export interface Field {
  readonly value: string;
  readonly pos: number;
}

/** What the variables of a script are worth, as far as the script itself says. */
export interface Values {
  /** The word with every constant filled in; what is only known at run time keeps its `$`. */
  readonly text: (word: Word) => string;
  /** The words that a word becomes: the elements of an array, the parts of an unquoted list. */
  readonly fields: (word: Word) => readonly Field[];
  /** The text as assigned, e.g. `$(mktemp -d)`; null where it is not assigned exactly once. */
  readonly assigned: (name: string) => string | null;
}

/** Longest text that constants may make; a chain of them can double with each step. */
const longest = 10_000;
const deepest = 20;

type Once = { readonly word: Word } | { readonly elements: readonly Word[] };

/**
 * Reads the constants of a script: variables that are assigned exactly once, from what is constant
 * itself. `${X:-default}` counts as its default where nothing in the script sets X. `given`: values
 * that hold from outside (ARG and ENV of a Dockerfile).
 */
export function valuesOf(script: SyntaxNode, given: ReadonlyMap<string, string>): Values {
  const once = new Map<string, Once | null>();
  collect(script, once);

  function variable(name: string, depth: number): string | null {
    const found = once.get(name);
    if (found === undefined) return given.get(name) ?? null;
    if (found === null || !('word' in found) || depth > deepest) return null;
    const value = expand(found.word, depth + 1, name);
    return value.includes('$') || value.includes('`') || value.length > longest ? null : value;
  }

  function expand(word: Word, depth: number, own: string | null): string {
    if (word.parts === undefined) return word.value;
    return word.parts
      .map((part) => partText(part, depth, own))
      .join('')
      .slice(0, longest + 1);
  }

  function partText(part: WordPart, depth: number, own: string | null): string {
    switch (part.type) {
      case 'Literal':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
      case 'Glob':
        return part.value;
      case 'DoubleQuoted':
      case 'LocaleString':
        return part.parts.map((child) => partText(child, depth, own)).join('');
      case 'SimpleExpansion': {
        const name = part.text.slice(1);
        return (name === own ? null : variable(name, depth)) ?? part.text;
      }
      case 'ParameterExpansion': {
        if (part.prefix !== undefined || part.index !== undefined) return part.text;
        const name = part.parameter;
        const value = name === own ? (given.get(name) ?? null) : variable(name, depth);
        if (part.operation === undefined) return value ?? part.text;
        if (part.operation.type !== 'Default' || !/^:?[-=]$/.test(part.operation.operator)) return part.text;
        if (value !== null) return value;
        return name === own || !once.has(name) ? expand(part.operation.operand, depth + 1, own) : part.text;
      }
      default:
        return part.text;
    }
  }

  const text = (word: Word) => expand(word, 0, null);
  return {
    text,
    fields: (word) => {
      const list = elementsNamed(word);
      const found = list === null ? undefined : once.get(list);
      if (found != null && 'elements' in found)
        return found.elements.map((element) => ({ value: text(element), pos: element.pos }));
      const value = text(word);
      const bare = word.parts?.some(
        ({ type }) => type === 'SimpleExpansion' || type === 'ParameterExpansion',
      );
      // A command substitution has spaces of its own, and is one word as far as anybody knows.
      if (bare !== true || !/\s/.test(value) || /\$\(|`|\$\{/.test(value)) return [{ value, pos: word.pos }];
      return value
        .split(/\s+/)
        .filter((part) => part !== '')
        .map((part) => ({ value: part, pos: word.pos }));
    },
    assigned: (name) => {
      const found = once.get(name);
      return found != null && 'word' in found ? found.word.text : null;
    },
  };
}

/** Name of the array that a word stands for as a whole: `"${PKGS[@]}"`. */
function elementsNamed(word: Word): string | null {
  const [only, ...more] = word.parts ?? [];
  if (only === undefined || more.length > 0) return null;
  const [part, ...others] = only.type === 'DoubleQuoted' ? only.parts : [only];
  if (part?.type !== 'ParameterExpansion' || others.length > 0) return null;
  return part.index?.value === '@' || part.index?.value === '*' ? part.parameter : null;
}

/** Every assignment; a name that is set twice, appended to, read or counted through is no constant. */
function collect(script: SyntaxNode, once: Map<string, Once | null>): void {
  const set = (name: string, value: Once | null) => once.set(name, once.has(name) ? null : value);
  const queue: SyntaxNode[] = [script];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.type === 'For' || node.type === 'Select') set(node.name.value, null);
    if (node.type === 'Command' && node.name?.value === 'read')
      for (const word of node.suffix) if (word.type === 'Word') set(word.value, null);
    // `A=b command` sets it for that command only.
    const own = node.type === 'Command' && node.name === undefined ? node.prefix : [];
    const declared = node.type === 'Command' && node.name !== undefined ? node.suffix : [];
    for (const one of [...own, ...declared]) {
      if (one.type !== 'Assignment') continue;
      const { value } = one;
      const plain = one.append !== true && one.index === undefined;
      set(one.name, !plain ? null : value.type === 'Word' ? { word: value } : { elements: value.elements });
    }
    forEachChild(node, (child) => void queue.push(child));
  }
}
