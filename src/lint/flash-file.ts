import { limits } from './limits.ts';
import { type Installation, isAddress, type Located, nothing } from './located.ts';
import type { Piece, Place } from './place.ts';

/** One worker: the lists of one decorator. */
export interface FlashWorker {
  readonly installation: Installation;
  /** Keyword arguments that Flash does not have, and their right names. */
  readonly unknown: readonly { readonly name: string; readonly instead: string; readonly place: Place }[];
}

type Token =
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'word' | 'sign'; readonly value: string; readonly at: number };

const string = String.raw`[rbfuRBFU]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)`;
const token = new RegExp(`#[^\\n]*|(${string})|([A-Za-z_][A-Za-z0-9_]*)|(@|[^\\s\\w])`, 'g');
const mostTokens = 200_000;

/**
 * Reads the dependency lists of a Flash file. Not Python: only strings, comments, names and brackets
 * are told apart, which is all that a list of literals needs.
 */
export function readFlash(piece: Piece): readonly FlashWorker[] {
  const tokens = tokensOf(piece.text);
  const workers: {
    requirements: Located[];
    addresses: Located[];
    apt: Located[];
    unknown: FlashWorker['unknown'][number][];
    place: Place | null;
    stated: Set<string>;
  }[] = [];
  let callee = '';
  const fresh = () => {
    const worker = {
      requirements: [],
      addresses: [],
      apt: [],
      unknown: [],
      place: null,
      stated: new Set<string>(),
    };
    workers.push(worker);
    return worker;
  };
  let current: (typeof workers)[number] | null = null;
  tokens.forEach((one, at) => {
    const next = tokens[at + 1]?.value;
    if (
      one.kind === 'word' &&
      next === '(' &&
      /^(remote|Endpoint|ServerlessEndpoint|LiveServerless|queue|api|task)$/.test(one.value)
    ) {
      callee = one.value;
      current = null;
    }
    if (one.kind !== 'word' || next !== '=' || workers.length >= limits.parts) return;
    const instead = renamed(one.value, callee);
    if (instead !== null && tokens[at + 2]?.value !== '=') {
      current ??= fresh();
      current.unknown.push({ name: one.value, instead, place: piece.place(one.at) });
    }
    if (!/^(system_)?dependencies$/.test(one.value) || tokens[at + 2]?.value !== '[') return;
    // The same list twice: another example, or another worker.
    if (current === null || current.stated.has(one.value)) current = fresh();
    current.stated.add(one.value);
    current.place ??= piece.place(one.at);
    for (const item of listAt(tokens, at + 3)) {
      const located = { text: item.value, place: piece.place(item.at) };
      if (one.value === 'system_dependencies') current.apt.push(located);
      else (isAddress(item.value) ? current.addresses : current.requirements).push(located);
    }
  });
  return workers.map(({ requirements, addresses, apt, unknown, place }) => ({
    installation: { ...nothing, requirements, addresses, apt, place, lists: true },
    unknown,
  }));
}

function renamed(name: string, callee: string): string | null {
  if (name === 'dockerImage' && callee !== '') return 'imageName';
  if (name === 'python_version' && callee === 'Endpoint') return 'flash deploy --python-version';
  return null;
}

/** String literals up to the closing bracket. */
function listAt(tokens: readonly Token[], start: number): readonly Token[] {
  const items: Token[] = [];
  for (let at = start; at < tokens.length && items.length < limits.requirements; at += 1) {
    const one = tokens[at];
    if (one === undefined || (one.kind === 'sign' && one.value === ']')) break;
    if (one.kind === 'string') items.push(one);
  }
  return items;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    const [, literal, word, sign] = match;
    if (literal !== undefined) {
      const opening = /^[rbfuRBFU]*("""|'''|["'])/.exec(literal)?.[0] ?? '';
      const quote = opening.replace(/^[A-Za-z]*/, '');
      const inner = literal.slice(opening.length);
      tokens.push({
        kind: 'string',
        value: inner.endsWith(quote) ? inner.slice(0, -quote.length) : inner,
        at: match.index + opening.length,
      });
    } else if (word !== undefined) tokens.push({ kind: 'word', value: word, at: match.index });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign, at: match.index });
    if (tokens.length >= mostTokens) break;
  }
  return tokens;
}
