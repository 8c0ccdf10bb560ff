import { forEachChild, parse, type Redirection, type SyntaxNode, type Word } from 'unbash';
import { limits } from './limits.ts';
import { type Piece, type Place, partOf } from './place.ts';
import { type Guard, guardOf, heldAfter } from './shell-guards.ts';
import { type Expanded, innerScript, programOf, wrappersOf } from './shell-inner.ts';
import { type Field, type Values, valuesOf } from './shell-values.ts';

/** One simple command of a shell script, with what stands around it. */
export interface ShellCommand {
  /** Program without its path, after `sudo`, `nohup`, `exec` and the like. */
  readonly name: string;
  /** The program and its arguments, unquoted, constants filled in. A value only known at run time keeps its `$`. */
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
  /** Its failure leads somewhere of its own: condition of an `if` or loop, or left of `||`. */
  readonly caught: boolean;
  readonly inLoop: boolean;
  /** Within `( … )`: what it changes ends there. */
  readonly inSubshell: boolean;
  /** Name of the function whose body it is in: it runs where that is called, not where it stands. */
  readonly inFunction: string | null;
  /** The program is a function of this script: what it does stands there. */
  readonly callsFunction: boolean;
  /** What was asked before it runs, outermost first. */
  readonly guards: readonly Guard[];
  /** `set -e` holds here. */
  readonly strict: boolean;
  /** Folder it runs in, as far as `cd` tells; empty: where the script was started. */
  readonly folder: string;
  /** The next programs of the same pipeline. */
  readonly pipedInto: readonly string[];
  /** The texts of the next commands in the same `&&` chain. */
  readonly andThen: readonly string[];
  /** Its text as written. */
  readonly text: string;
  /** Where it writes to: `>` and `>>`. */
  readonly writesTo: readonly string[];
  /** Requirements whose `>` or `<` the shell takes for itself. */
  readonly lostBounds: readonly LostBound[];
}

/** `gradio>=4,<5` without quotes: the name is an argument, the rest redirections. */
export interface LostBound {
  /** `gradio>=4,<5`. */
  readonly text: string;
  /** As written. */
  readonly own: string;
  readonly place: Place;
  /** Files written and read instead. */
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

/** A file that a script writes from its own text. */
export interface WrittenFile {
  readonly path: string;
  readonly piece: Piece;
}

export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** `set -e` or the like holds for the whole. */
  readonly strict: boolean;
  /** The whole is one `bash -c '…'`, as one pastes it into a start command. */
  readonly isStartCommand: boolean;
  readonly problems: readonly { readonly message: string; readonly place: Place }[];
  readonly written: readonly WrittenFile[];
  readonly values: Pick<Values, 'assigned'>;
}

type Context = Pick<
  ShellCommand,
  | 'background'
  | 'conditional'
  | 'checked'
  | 'caught'
  | 'inLoop'
  | 'inSubshell'
  | 'inFunction'
  | 'guards'
  | 'pipedInto'
  | 'andThen'
>;
const outermost: Context = {
  ...{ background: false, conditional: false, checked: false, caught: false },
  ...{ inLoop: false, inSubshell: false },
  ...{ inFunction: null, guards: [], pipedInto: [], andThen: [] },
};
type CommandNode = Extract<SyntaxNode, { type: 'Command' }>;

/** Longest text that is read as a script, in characters; and how deep its substitutions may nest. */
const longest = 1_000_000;
const deepest = 100;
const nothingGiven: ReadonlyMap<string, string> = new Map();

/**
 * Reads shell text. Never throws: what cannot be read is a problem with a place. `given`: variables set
 * from outside; `from`: the folder it starts in.
 */
export function readShell(piece: Piece, given = nothingGiven, depth = 0, from = ''): ShellScript {
  const refusal = unreadable(piece.text);
  if (refusal !== null) {
    return {
      ...{
        commands: [],
        strict: false,
        isStartCommand: false,
        written: [],
        values: { assigned: () => null },
      },
      problems: [{ message: refusal, place: piece.place(0) }],
    };
  }
  const script = parse(piece.text);
  const values = valuesOf(script, given);
  const commands: ShellCommand[] = [];
  const written: WrittenFile[] = [];
  const nested: ShellScript[] = [];
  const end = piece.text.trimEnd().length;
  const problems = (script.errors ?? []).map(({ message, pos }) => ({
    message,
    place: piece.place(Math.min(pos, Math.max(0, end - 1))),
  }));
  let strict = /^#![^\n]*sh\s+-\w*e/.test(piece.text);
  let folder = from;
  let before = from;
  const guard = (condition: SyntaxNode, holds: boolean) => guardOf(condition, holds, piece.text, values.text);
  sequence(script.commands, outermost);
  // Known at the end only: a function may stand after its first call in a function before it.
  const functions = new Set(commands.map(({ inFunction }) => inFunction));
  return {
    commands: commands.map((command) =>
      functions.has(command.name) ? { ...command, callsFunction: true } : command,
    ),
    strict: strict || commands.some(isStrict),
    isStartCommand: depth === 0 && script.commands.length === 1 && nested.length === 1,
    problems: [...problems, ...nested.flatMap((inner) => inner.problems)],
    written: [...written, ...nested.flatMap((inner) => inner.written)],
    values,
  };

  /** What comes after `[ -d x ] && exit` runs only where x is not there. */
  function sequence(nodes: readonly SyntaxNode[], context: Context): void {
    let here = context;
    for (const node of nodes) {
      walk(node, here);
      const held = heldAfter(node, guard);
      if (held.length > 0) here = { ...here, guards: [...here.guards, ...held].slice(-20) };
    }
  }

  function branch(context: Context, condition: SyntaxNode, holds: boolean): Context {
    return { ...context, conditional: true, guards: [...context.guards, guard(condition, holds)].slice(-20) };
  }

  function walk(node: SyntaxNode, context: Context): void {
    if (commands.length >= limits.commands) return;
    switch (node.type) {
      case 'Statement':
        walk(node.command, { ...context, background: context.background || node.background === true });
        break;
      case 'CompoundList':
        sequence(node.commands, context);
        break;
      case 'AndOr':
        andOr(node, context);
        break;
      case 'Pipeline':
        for (const [at, command] of node.commands.entries()) {
          const pipedInto = node.commands.slice(at + 1, at + 6).map(programIn);
          const caught = context.caught || node.prefixes.some(({ type }) => type === 'Negation');
          walk(command, { ...context, caught, pipedInto });
        }
        break;
      case 'If': {
        walk(node.clause, { ...context, checked: true, caught: true });
        walk(node.then, branch(context, node.clause, true));
        let otherwise = branch(context, node.clause, false);
        for (const { clause, then } of node.elif) {
          walk(clause, { ...otherwise, checked: true, caught: true });
          walk(then, branch(otherwise, clause, true));
          otherwise = branch(otherwise, clause, false);
        }
        if (node.else !== undefined) walk(node.else, otherwise);
        break;
      }
      case 'Case':
        for (const item of node.items) walk(item.body, { ...context, conditional: true });
        break;
      case 'While':
        walk(node.clause, { ...context, checked: true, caught: true, inLoop: true });
        walk(node.body, { ...context, inLoop: true });
        break;
      case 'For':
      case 'ArithmeticFor':
      case 'Select':
        walk(node.body, { ...context, inLoop: true });
        break;
      case 'Function':
        inFolder(() => walk(node.body, { ...outermost, inFunction: node.name.value }));
        break;
      case 'Subshell':
        inFolder(() => walk(node.body, { ...context, inSubshell: true }));
        break;
      case 'Redirected':
        walk(node.command, context);
        break;
      case 'Command':
        take(node, context);
        break;
      default:
        forEachChild(node, (child) => walk(child, context));
    }
  }

  function andOr(node: Extract<SyntaxNode, { type: 'AndOr' }>, context: Context): void {
    for (const [at, command] of node.commands.entries()) {
      const after = node.operators.slice(at);
      const rest = after.slice(0, 5).every((operator) => operator === '&&')
        ? node.commands.slice(at + 1, at + 6).map(({ pos, end: last }) => piece.text.slice(pos, last))
        : [];
      const before = node.operators[at - 1];
      const left = node.commands[at - 1];
      const here =
        before === undefined || left === undefined ? context : branch(context, left, before === '&&');
      walk(command, {
        ...here,
        checked: context.checked || after.length > 0,
        caught: context.caught || after.includes('||'),
        andThen: rest,
      });
    }
  }

  /** What `cd` does in a subshell or a function stays there, as far as is known. */
  function inFolder(body: () => void): void {
    const outside = folder;
    body();
    folder = outside;
  }

  function take(node: CommandNode, context: Context): void {
    const all: Word[] = [...(node.name === undefined ? [] : [node.name])];
    for (const argument of node.args) {
      if (argument.type === 'Word') all.push(argument);
      // `export A=b` is an argument that looks like an assignment.
      else {
        const value =
          argument.value.type === 'Word' ? `${argument.name}=${values.text(argument.value)}` : argument.text;
        all.push({ type: 'Word', text: argument.text, value, pos: argument.pos, end: argument.end });
      }
    }
    const lostBounds = lostIn(node, all);
    const fields = all.flatMap((word): readonly (Field & { readonly word: Word })[] => {
      const lost = lostBounds.find(({ word: name }) => name === word);
      if (lost !== undefined) return [{ value: lost.text, pos: word.pos, word }];
      return values.fields(word).map((field) => ({ ...field, word }));
    });
    const assignments = new Map<string, string>();
    for (const prefix of node.prefix) {
      if (prefix.type === 'Assignment' && prefix.value.type === 'Word')
        assignments.set(prefix.name, values.text(prefix.value));
    }
    const { wrappers, count } = wrappersOf(fields.map(({ value }) => value));
    for (const { value } of fields.slice(0, count)) {
      const [, name, value_] = /^(\w+)=(.*)$/s.exec(value) ?? [];
      if (name !== undefined) assignments.set(name, value_ ?? '');
    }
    const rest = fields.slice(count);
    const name = programOf(rest[0]?.value ?? '');
    const command: ShellCommand = {
      name,
      words: rest.map(({ value }) => value),
      places: rest.map(({ pos }) => piece.place(pos)),
      place: piece.place(node.pos),
      wrappers,
      assignments,
      ...context,
      callsFunction: false,
      strict,
      folder,
      text: piece.text.slice(node.pos, node.end),
      writesTo: node.redirects.flatMap((one) =>
        one.type === 'Redirect' && /^&?>/.test(one.operator) && one.target !== undefined
          ? [values.text(one.target)]
          : [],
      ),
      lostBounds,
    };
    commands.push(command);
    if (isStrict(command)) strict = true;
    else if (name === 'set' && command.words.some((word) => /^\+\w*e/.test(word))) strict = false;
    if (name === 'cd' || name === 'pushd') {
      const to = command.words[1] ?? '~';
      [before, folder] = [folder, to === '-' ? before : pathIn(folder, to)];
    }
    inside(node, rest, command, context);
    // Substitutions run commands too: $(curl …), `…`, <(…).
    for (const word of all) for (const part of word.parts ?? []) walk(part, outermost);
    for (const prefix of [...node.prefix, ...node.args])
      if (prefix.type === 'Assignment' && prefix.value.type === 'Word')
        for (const part of prefix.value.parts ?? []) walk(part, outermost);
  }

  /** Scripts that a command carries: `bash -c '…'`, `su -c`, `tmux new-session '…'`, `bash <<EOF`; and files it writes. */
  function inside(
    node: CommandNode,
    rest: readonly (Field & { readonly word: Word })[],
    command: ShellCommand,
    context: Context,
  ): void {
    if (depth >= 3) return;
    const inner = innerScript(rest.map(({ value, word }): Expanded => ({ value, word })));
    if (inner !== null) {
      const { word, value } = inner.script;
      const at = word.pos + (/^['"]/.test(word.text) ? 1 : 0);
      // What a variable makes longer stands at its end.
      const place = (offset: number) => piece.place(at + Math.min(offset, word.text.length - 2));
      surround({ text: value, place }, { ...context, background: context.background || inner.background });
    }
    const body = textFor(node.redirects);
    const said = command.name === 'echo' || command.name === 'printf' ? rest.slice(1) : [];
    const into = [...command.writesTo, ...(command.name === 'tee' ? command.words.slice(1) : [])].find(
      (path) => !/^-|^\/dev\/|^&|^\d$/.test(path),
    );
    if (body !== null && /^(?:bash|sh|dash)$/.test(command.name) && rest.length < 3) surround(body, context);
    else if (body !== null && /^python[\d.]*$/.test(command.name))
      written.push({ path: '-.py', piece: body });
    else if (body !== null && into !== undefined && /^(?:cat|tee)$/.test(command.name))
      written.push({ path: pathIn(folder, into), piece: body });
    const first = said.find(({ value }) => !/^-[neE]+$/.test(value));
    if (into !== undefined && first !== undefined) {
      const at = first.word.pos + (/^['"]/.test(first.word.text) ? 1 : 0);
      // `printf '%s\n' a b`: each of them on a line of its own.
      const lines =
        command.name === 'printf' && /^%s\\n$/.test(first.value) ? said.slice(said.indexOf(first) + 1) : [];
      const rest = said.slice(said.indexOf(first) + 1).map(({ value }) => value);
      const all = (lines.length > 0 ? lines : said).map(({ value }) => value);
      const text = (
        command.name === 'printf' && lines.length === 0 && /%s/.test(first.value)
          ? first.value.replace(/%s/g, () => rest.shift() ?? '')
          : all.join(lines.length > 0 ? '\n' : ' ')
      ).replaceAll('\\n', '\n');
      written.push({ path: pathIn(folder, into), piece: partOf(piece, at, text) });
    }
  }

  function surround(inner: Piece, context: Context): void {
    const read = readShell(inner, given, depth + 1, folder);
    nested.push(read);
    commands.push(...read.commands.map((command) => within(command, context)));
  }

  function textFor(redirects: readonly Redirection[]): Piece | null {
    for (const one of redirects) {
      // In an unquoted heredoc `\$X` is `$X` in the file.
      if (one.type === 'HereDoc')
        return partOf(
          piece,
          one.body.pos,
          one.delimiter?.quoted === true ? one.body.text : one.body.text.replaceAll('\\$', '$'),
        );
    }
    return null;
  }

  function programIn(node: SyntaxNode): string {
    if (node.type !== 'Command') return '';
    const words = [node.name, ...node.args].flatMap((word) =>
      word?.type === 'Word' ? [values.text(word)] : [],
    );
    return programOf(words[wrappersOf(words).count] ?? '');
  }

  /** `transformers>=4.51.3` unquoted: a word and, without a space, redirections that look like versions. */
  function lostIn(
    node: CommandNode,
    words: readonly Word[],
  ): readonly (LostBound & { readonly word: Word })[] {
    const redirects = node.redirects.filter((one) => one.type === 'Redirect');
    return words.flatMap((word) => {
      let at = word.end;
      const [writes, reads]: [string[], string[]] = [[], []];
      for (;;) {
        const next = redirects.find((one) => one.pos === at && /^[<>]$/.test(one.operator));
        const target = next?.target;
        if (target === undefined || target.pos !== at + 1 || !/^=?\d/.test(target.value)) break;
        (next?.operator === '>' ? writes : reads).push(target.value);
        at = target.end;
      }
      if (writes.length + reads.length === 0 || !/^[A-Za-z]/.test(word.value)) return [];
      const own = piece.text.slice(word.pos, at).replace(/(?:\\\n)+$/, '');
      const text = own.replace(/["'\\\n]/g, '');
      return [{ word, text, own, place: piece.place(word.pos), writes, reads }];
    });
  }
}

/** What surrounds `bash -c` surrounds its commands. */
function within(command: ShellCommand, around: Context): ShellCommand {
  return {
    ...command,
    background: command.background || around.background,
    conditional: command.conditional || around.conditional,
    inLoop: command.inLoop || around.inLoop,
    inFunction: command.inFunction ?? around.inFunction,
    guards: [...around.guards, ...command.guards].slice(-20),
  };
}

/** Without the slashes at its end; the root stays. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** A path as seen from a folder: `cd a; cd b` is a/b. `~` and `$HOME` are root's. */
export function pathIn(folder: string, path: string): string {
  const own = withoutSlashes(path).replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, '/root');
  if (/^[/$]/.test(own)) return own;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of own.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/').slice(0, 2000);
}

function isStrict({ name, words }: ShellCommand): boolean {
  return name === 'set' && words.slice(1).some((word) => /^-[a-zA-Z]*e/.test(word) || word === 'errexit');
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

/**
 * The file that a command sources, which was not seen and may set or run anything; null for any other command, for an
 * environment's activate, and for the shell's and the system's own files.
 */
export function sourcedUnseen({ name, words }: ShellCommand): string | null {
  const file = name === 'source' || name === '.' ? (words[1] ?? '') : '';
  return file === '' || /(?:\bactivate|rc|profile|conda\.sh)$|^\/etc\//.test(file) ? null : file;
}
