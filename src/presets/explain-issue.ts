import * as z from 'zod/mini';
import { printable } from '../basics/printable.ts';
import { editDistance, nearest } from '../basics/spelling.ts';
import type { Path, Problem, Source } from './document.ts';
import { quote } from './quote.ts';

/** At most so many problems are told at once; the first ones usually cause the rest. */
export const maximumProblems = 20;

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** Puts what zod found into words a person can act on. A key that is misspelt is told as that, and not as missing too. */
export function explainIssues(issues: readonly Issue[], schema: Schema, source: Source): readonly Problem[] {
  const meant = new Set(
    issues.slice(0, maximumProblems).flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [];
      const known = keysAt(schema, issue.path);
      return issue.keys
        .slice(0, maximumProblems)
        .map((key) => pathText([...issue.path, likely(key, known) ?? '']));
    }),
  );
  return issues
    .filter((issue) => source.has(issue.path) || !meant.has(pathText(issue.path)))
    .slice(0, maximumProblems)
    .flatMap((issue) => explainIssue(issue, schema, source));
}

/** Puts one finding of zod into words, at the line it is about. */
function explainIssue(issue: Issue, schema: Schema, source: Source): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    // A file of nothing but unknown keys must not take long.
    return issue.keys.slice(0, maximumProblems).map((key) => ({
      where: source.where([...issue.path, key], 'key'),
      message: `unknown key ${quote(key)}; ${suggestion(key, known)}`,
    }));
  }
  if (issue.code === 'invalid_key') {
    const reason = issue.issues[0]?.message ?? 'is no valid name';
    return [
      { where: source.where(issue.path, 'key'), message: `${pathText(issue.path)}: the key ${reason}` },
    ];
  }
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
    // One word, or the whole of it: what is wrong with the one that was written.
    const form = (source.written(issue.path) === null ? issue.errors.at(-1) : issue.errors[0]) ?? [];
    return explainIssues(
      form.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
      schema,
      source,
    );
  }
  const name = pathText(issue.path);
  if (!source.has(issue.path)) {
    return [
      {
        where: source.where(issue.path, 'key'),
        message: `${name} is missing${exampleAt(schema, issue.path)}`,
      },
    ];
  }
  const text = source.written(issue.path);
  const not = text === null ? '' : `, not ${quote(text)}`;
  return [{ where: source.where(issue.path), message: `${name}: ${complaint(issue, text)}${not}` }];
}

function complaint(issue: Issue, written: string | null): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' && written !== null
        ? 'must be text: put it in quotes'
        : `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must ${sizeVerb(issue.origin)} at least ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `must ${sizeVerb(issue.origin)} at most ${issue.maximum}${unit(issue.origin)}`;
    default:
      return issue.message;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
};

function sizeVerb(origin: string): string {
  return origin === 'string' || origin === 'array' ? 'have' : 'be';
}

function unit(origin: string): string {
  if (origin === 'string') return ' character(s)';
  return origin === 'array' ? ' item(s)' : '';
}

function suggestion(key: string, known: readonly string[]): string {
  const best = likely(key, known);
  return best === null ? `known here: ${known.join(', ')}` : `did you mean "${best}"?`;
}

/** A short key is near to any other short one, unless some of it is the same. */
function isNear(distance: number, key: string, known: string): boolean {
  return distance < known.length && distance <= Math.max(2, key.length / 3);
}

/** The key that was probably meant; null where none is near. */
function likely(key: string, known: readonly string[]): string | null {
  const [best] = nearest(key, known, 1);
  return best !== undefined && isNear(editDistance(key, best), key, best) ? best : null;
}

/** `install.passes[0].title`; the whole file is `the preset`. */
export function pathText(path: Path): string {
  const text = path.reduce<string>(
    (sum, part) =>
      typeof part === 'number' ? `${sum}[${part}]` : `${sum}${sum === '' ? '' : '.'}${String(part)}`,
    '',
  );
  return text === '' ? 'the preset' : printable(text).slice(0, 200);
}

/** The keys an object schema knows at a path; none where there is no object. */
function keysAt(schema: Schema, path: Path): readonly string[] {
  const at = inner(schemaAt(schema, path));
  return at instanceof z.ZodMiniObject ? Object.keys(at.shape) : [];
}

/** What is to be written where something is missing, as far as the schema says. */
function exampleAt(schema: Schema, path: Path): string {
  const said = schemaAt(schema, path);
  const meta = said === undefined ? undefined : z.globalRegistry.get(said);
  if (meta?.description === undefined) return '';
  const [example] = Array.isArray(meta['examples']) ? meta['examples'] : [];
  const key = String(path.at(-1));
  return `. ${meta.description}${example === undefined ? '' : ` For example: ${key}: ${flow(example)}`}`;
}

/** An example as it is written in YAML, on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${flow(one)}`)
      .join(', ')} }`;
  }
  return typeof value === 'string' && !/^[a-z][\w ./-]*$/i.test(value)
    ? JSON.stringify(value)
    : String(value);
}

/** The schema of what stands at a path; undefined where there can be nothing. */
function schemaAt(schema: Schema, path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((outer, part) => {
    const at = inner(outer);
    if (at instanceof z.ZodMiniObject) return at.shape[String(part)];
    if (at instanceof z.ZodMiniArray) return at._zod.def.element;
    return at instanceof z.ZodMiniRecord ? at._zod.def.valueType : undefined;
  }, schema);
}

/** Without what only adds a default, an upgrade or a short form. */
function inner(schema: Schema | undefined): Schema | undefined {
  if (
    schema instanceof z.ZodMiniOptional ||
    schema instanceof z.ZodMiniNullable ||
    schema instanceof z.ZodMiniDefault ||
    schema instanceof z.ZodMiniPrefault
  )
    return inner(schema._zod.def.innerType);
  if (schema instanceof z.ZodMiniPipe) return inner(schema._zod.def.in);
  if (schema instanceof z.ZodMiniUnion)
    return schema._zod.def.options.find((option) => option instanceof z.ZodMiniObject);
  return schema;
}
