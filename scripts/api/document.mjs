// RunPod's OpenAPI document: the part that we use, and the types of it.

/** The paths that `deploy` asks. */
const paths = [
  '/v2/pods',
  '/v2/pods/{id}',
  '/v2/pods/{id}/action',
  '/v2/pods/{id}/logs',
  '/v2/templates',
  '/v2/templates/{id}',
  '/v2/catalog/gpus',
];

const prose = ['description', 'summary', 'examples', 'example', 'headers', 'tags', 'x-enum-varnames'];

/** Without its prose, with the paths above and all that they refer to. */
export function trimmed(document) {
  const kept = Object.fromEntries(paths.map((path) => [path, withoutProse(document.paths[path])]));
  const done = new Map();
  const todo = references(kept);
  for (const reference of todo) {
    if (done.has(reference)) continue;
    const found = reference
      .slice(2)
      .split('/')
      .reduce((part, key) => part[key], document);
    const part = withoutProse(found);
    done.set(reference, part);
    todo.push(...references(part));
  }
  const components = {};
  for (const [reference, part] of [...done].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, , kind, name] = reference.split('/');
    components[kind] = { ...components[kind], [name]: part };
  }
  return { openapi: document.openapi, info: withoutProse(document.info), paths: kept, components };
}

/** An answer's description is required; a property may be called so. */
function withoutProse(value, isNames = false) {
  if (Array.isArray(value)) return value.map((one) => withoutProse(one));
  if (value === null || typeof value !== 'object') return value;
  const isAnswer = 'content' in value || ('description' in value && Object.keys(value).length === 1);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || !prose.includes(key))
      .map(([key, part]) => [key, withoutProse(part, key === 'properties')])
      .concat(isAnswer && !isNames ? [['description', '']] : []),
  );
}

function references(value) {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' && typeof part === 'string' ? [part] : references(part),
  );
}

/** The types of its schemas, as TypeScript. */
export function typesOf({ source, components }) {
  const entries = Object.entries(components.schemas).map(([name, schema]) => `  ${name}: ${typeOf(schema)};`);
  return [
    '// Made by scripts/api-document.mjs; not to be edited.',
    `// Source: ${source.replaceAll('\n', ' ')}`,
    '',
    '/** The schemas of RunPod, by their names there. */',
    'export interface Api {',
    ...entries,
    '}',
    '',
  ].join('\n');
}

function typeOf(schema) {
  if (schema === true || schema === undefined) return 'unknown';
  if (schema.$ref !== undefined) return `Api['${schema.$ref.split('/').at(-1)}']`;
  const parts = [
    ...(schema.allOf ?? []).map(typeOf),
    ...(schema.anyOf === undefined ? [] : [`(${schema.anyOf.map(typeOf).join(' | ')})`]),
    ...(schema.oneOf === undefined ? [] : [`(${schema.oneOf.map(typeOf).join(' | ')})`]),
  ];
  if (schema.enum !== undefined) parts.push(`(${schema.enum.map((one) => JSON.stringify(one)).join(' | ')})`);
  else if (schema.type !== undefined)
    parts.push(
      [schema.type]
        .flat()
        .map((type) => plainType(type, schema))
        .join(' | '),
    );
  return parts.length === 0
    ? 'unknown'
    : parts.length === 1
      ? parts[0]
      : parts.map((one) => `(${one})`).join(' & ');
}

function plainType(type, schema) {
  if (type === 'integer') return 'number';
  if (type === 'array') return `readonly (${typeOf(schema.items)})[]`;
  if (type !== 'object') return type;
  if (schema.properties === undefined) {
    const values = schema.additionalProperties;
    return values === undefined || values === false
      ? 'object'
      : `Readonly<Record<string, ${typeOf(values)}>>`;
  }
  const required = schema.required ?? [];
  const rows = Object.entries(schema.properties).map(
    ([name, part]) =>
      `readonly ${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(part)};`,
  );
  return `{ ${rows.join(' ')} }`;
}
