import { forEachChild, parse, type SyntaxNode, type Word } from 'unbash';
import { limits } from './limits.ts';
import { type Piece, type Place, partOf } from './place.ts';

/** One simple command of a shell script, with what stands around it. */
export interface ShellCommand {
  /** Program without its path, after `sudo`, `nohup`, `exec` and the like. */
  readonly name: string;
  /** The program as written, and its arguments, unquoted. A value only known at run time keeps its `$`. */
  readonly words: readonly string[];
  /** Place of each word. */
  readonly places: readonly Place[];
  readonly place: Place;
  /** Words taken off in front: `nohup`, `sudo`. */
  readonly wrappers: readonly string[];
  readonly assignments: ReadonlyMap<string, string>;
  readonly background: boolean;
  /** In a branch of `if` or `case`, or to the right of `&&` or `||`. */
  readonly conditional: boolean;
  /** Its failure is looked at: condition of an `if` or loop, or left of `&&` or `||`. */
  readonly checked: boolean;
  readonly inLoop: boolean;
  /** In the body of a function: it runs where that is called, not where it stands. */
  readonly inFunction: boolean;
  /** The next programs of the same pipeline. */
  readonly pipedInto: readonly string[];
  /** The texts of the next commands in the same `&&` chain. */
  readonly andThen: readonly string[];
  /** Its text as written. */
  readonly text: string;
}

export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** `set -e` or the like holds for the whole. */
  readonly strict: boolean;
  /** The whole is one `bash -c '…'`, as one pastes it into a start command. */
  readonly isStartCommand: boolean;
  readonly problems: readonly { readonly message: string; readonly place: Place }[];
}

type Context = Pick<
  ShellCommand,
  'background' | 'conditional' | 'checked' | 'inLoop' | 'inFunction' | 'pipedInto' | 'andThen'
>;
const outermost: Context = {
  background: false,
  conditional: false,
  checked: false,
  inLoop: false,
  inFunction: false,
  pipedInto: [],
  andThen: [],
};

const wrapperNames = new Set([
  'sudo',
  'nohup',
  'exec',
  'command',
  'time',
  'env',
  'nice',
  'setsid',
  'timeout',
]);
const shells = new Set(['bash', 'sh', 'dash']);

/** Longest text that is read as a script, in characters; and how deep its substitutions may nest. */
const longest = 1_000_000;
const deepest = 100;

/** Reads shell text. Never throws: what cannot be read is a problem with a place. */
export function readShell(piece: Piece, depth = 0): ShellScript {
  const refusal = unreadable(piece.text);
  if (refusal !== null) {
    return {
      commands: [],
      strict: false,
      isStartCommand: false,
      problems: [{ message: refusal, place: piece.place(0) }],
    };
  }
  const script = parse(piece.text);
  const commands: ShellCommand[] = [];
  const problems = (script.errors ?? []).map(({ message, pos }) => ({ message, place: piece.place(pos) }));
  const nested: ShellScript[] = [];
  walk(script, outermost);
  return {
    commands,
    strict: commands.some(isStrict),
    isStartCommand: depth === 0 && script.commands.length === 1 && nested.length === 1,
    problems: [...problems, ...nested.flatMap((inner) => inner.problems)],
  };

  function walk(node: SyntaxNode, context: Context): void {
    if (commands.length >= limits.commands) return;
    switch (node.type) {
      case 'Statement':
        walk(node.command, { ...context, background: context.background || node.background === true });
        break;
      case 'AndOr':
        for (const [at, command] of node.commands.entries()) {
          const rest = node.operators.slice(at, at + 5).every((operator) => operator === '&&')
            ? node.commands.slice(at + 1, at + 6).map(({ pos, end }) => piece.text.slice(pos, end))
            : [];
          walk(command, {
            ...context,
            conditional: context.conditional || at > 0,
            checked: context.checked || at < node.commands.length - 1,
            andThen: rest,
          });
        }
        break;
      case 'Pipeline':
        for (const [at, command] of node.commands.entries()) {
          const after = node.commands.slice(at + 1, at + 6);
          const pipedInto = after.map(({ pos, end }) => programOf(piece.text.slice(pos, end)));
          walk(command, { ...context, pipedInto });
        }
        break;
      case 'If':
        walk(node.clause, { ...context, checked: true });
        for (const part of [node.then, ...node.elif, ...(node.else === undefined ? [] : [node.else])]) {
          walk(part, { ...context, conditional: true });
        }
        break;
      case 'Case':
        for (const item of node.items) walk(item.body, { ...context, conditional: true });
        break;
      case 'While':
        walk(node.clause, { ...context, checked: true, inLoop: true });
        walk(node.body, { ...context, inLoop: true });
        break;
      case 'For':
      case 'ArithmeticFor':
      case 'Select':
        walk(node.body, { ...context, inLoop: true });
        break;
      case 'Function':
        walk(node.body, { ...outermost, inFunction: true });
        break;
      case 'Command':
        take(node, context);
        break;
      default:
        forEachChild(node, (child) => walk(child, context));
    }
  }

  function take(node: Extract<SyntaxNode, { type: 'Command' }>, context: Context): void {
    const all: Word[] = [...(node.name === undefined ? [] : [node.name])];
    for (const argument of node.args) {
      if (argument.type === 'Word') all.push(argument);
      // `export A=b` is an argument that looks like an assignment.
      else
        all.push({
          type: 'Word',
          text: argument.text,
          value: argument.text,
          pos: argument.pos,
          end: argument.end,
        });
    }
    const assignments = new Map<string, string>();
    for (const prefix of node.prefix) {
      if (prefix.type === 'Assignment' && prefix.value.type === 'Word')
        assignments.set(prefix.name, prefix.value.value);
    }
    const { wrappers, rest } = unwrapped(all);
    const [program] = rest;
    commands.push({
      name: programOf(program?.value ?? ''),
      words: rest.map(({ value }) => value),
      places: rest.map(({ pos }) => piece.place(pos)),
      place: piece.place(node.pos),
      wrappers,
      assignments,
      ...context,
      text: piece.text.slice(node.pos, node.end),
    });
    const inner = depth < 3 ? innerScript(rest) : null;
    if (inner !== null) {
      const read = readShell(partOf(piece, inner.at, inner.text), depth + 1);
      nested.push(read);
      commands.push(...read.commands.map((command) => within(command, context)));
    }
    // Substitutions run commands too: $(curl …), `…`, <(…).
    for (const word of all) for (const part of word.parts ?? []) walk(part, outermost);
  }
}

/** What surrounds `bash -c` surrounds its commands. */
function within(command: ShellCommand, { background, conditional, inLoop }: Context): ShellCommand {
  return {
    ...command,
    background: command.background || background,
    conditional: command.conditional || conditional,
    inLoop: command.inLoop || inLoop,
  };
}

/** Takes `nohup`, `sudo -E`, `env A=b`, `timeout 60` off the front. */
function unwrapped(words: readonly Word[]): { wrappers: readonly string[]; rest: readonly Word[] } {
  const wrappers: string[] = [];
  let at = 0;
  for (;;) {
    const name = programOf(words[at]?.value ?? '');
    if (!wrapperNames.has(name) || words[at + 1] === undefined) break;
    wrappers.push(name);
    at += 1;
    while (/^-|=/.test(words[at]?.value ?? '')) at += 1;
    if (name === 'timeout' || name === 'nice') {
      if (/^\d+[smhd]?$/.test(words[at]?.value ?? '')) at += 1;
    }
  }
  return { wrappers, rest: words.slice(at) };
}

/** The script text of `bash -c '…'`, and where it starts. */
function innerScript(words: readonly Word[]): { readonly text: string; readonly at: number } | null {
  const [program, ...rest] = words;
  if (!shells.has(programOf(program?.value ?? ''))) return null;
  const flag = rest.findIndex(({ value }) => /^-[a-z]*c$/.test(value));
  const word = flag < 0 ? undefined : rest[flag + 1];
  if (word === undefined) return null;
  const quoted = /^['"]/.test(word.text);
  return { text: word.value, at: word.pos + (quoted ? 1 : 0) };
}

function isStrict({ name, words }: ShellCommand): boolean {
  return name === 'set' && words.slice(1).some((word) => /^-[a-zA-Z]*e/.test(word) || word === 'errexit');
}

/** `/usr/bin/pip3` is pip3. Of a longer text, the first word counts. */
export function programOf(text: string): string {
  return /^\S+/.exec(text)?.[0]?.replace(/^.*\//, '') ?? '';
}

/** Why a text is not read at all; null: it is. The parser takes quadratic time on deep nesting. */
function unreadable(text: string): string | null {
  if (text.length > longest) return 'too long to be a script';
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()]/g)) {
    depth = bracket === '(' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return 'nested too deeply to be read';
  }
  return null;
}
