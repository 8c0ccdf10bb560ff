// The JSON Schema (draft-07) of a preset file, from the schema that reads it: for editors, and for whoever checks files
// without this program. Made when the bundle is built, so that what makes it is not shipped.

/** @param loaded presetSchema and savedPlanSchema, and of zod: toJSONSchema and union. */
export function presetJsonSchema({ presetSchema, savedPlanSchema, toJSONSchema, union }) {
  const made = toJSONSchema(union([presetSchema, savedPlanSchema]), {
    target: 'draft-7',
    // What a file says, before defaults.
    io: 'input',
    reused: 'ref',
    // A check in code has no form here: the program itself says more.
    unrepresentable: 'any',
  });
  const definitions = named(made.definitions);
  const [preset, saved] = made.anyOf;
  preset.properties.extends = {
    type: 'string',
    pattern: '^(?:git\\+https://\\S+|(?!/)(?!.*(?:^|/)\\.\\.(?:/|$))\\w[\\w./-]*)$',
    description:
      'A built-in preset, a file beside this one, or one in a git repository: all that is not said here is taken from there. Mappings are merged, lists replaced.',
    examples: ['fluxgym'],
  };
  // With a parent, what a mapping lacks may stand there.
  const needed = lift(preset, definitions, timesNamed(made));
  return {
    $schema: made.$schema,
    title: 'A preset of pod-wizard',
    if: { properties: { format: { const: 1 } }, required: ['format', 'extends'] },
    ...either(saved, {
      ...preset,
      if: { required: ['extends'] },
      ...either({ required: ['format', 'id'] }, needed),
    }),
    definitions,
  };

  function named(all) {
    for (const schema of Object.values(all)) delete schema.id;
    return all;
  }
}

/** What holds where an `if` does, and where not. */
function either(yes, no) {
  return Object.fromEntries([
    ['then', yes],
    ['else', no],
  ]);
}

/** How often each definition is named. */
function timesNamed(schema) {
  const times = new Map();
  JSON.stringify(schema, (key, value) => {
    if (key === '$ref') times.set(value, (times.get(value) ?? 0) + 1);
    return value;
  });
  return times;
}

/** Takes what is required out of a mapping and the mappings in it, but not out of lists: those are whole. */
function lift(schema, definitions, times) {
  const found = {};
  const own = schema.required ?? [];
  delete schema.required;
  const properties = {};
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const inner = mappingOf(value, definitions, times);
    const needed = inner === null ? {} : lift(inner, definitions, times);
    if (Object.keys(needed).length > 0) properties[key] = needed;
  }
  if (own.length > 0) found.required = own;
  if (Object.keys(properties).length > 0) found.properties = properties;
  return found;
}

/** The mapping that a value is, if it is one, and nobody else's too. */
function mappingOf(schema, definitions, times) {
  if (schema.type === 'object') return schema;
  if (schema.$ref !== undefined)
    return times.get(schema.$ref) > 1
      ? null
      : mappingOf(definitions[schema.$ref.replace('#/definitions/', '')], definitions, times);
  const [only, ...others] = schema.allOf ?? (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return only === undefined || others.length > 0 ? null : mappingOf(only, definitions, times);
}
