/**
 * Data as YAML in block style, for files that people read. Every text that could be read as anything else is in the
 * quotes of JSON, which YAML reads as the same text; so no value becomes structure, in YAML 1.1 as in 1.2.
 */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

// A letter or a path first, so neither a number nor a time; without blanks, colons and marks.
const plain = /^(?:[A-Za-z]|\.?\/)[A-Za-z0-9_./-]*$/;
const otherThings = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'null', 'y', 'n']);
// YAML takes these for line ends, or not at all, where JSON takes them as they are.
const notInYaml = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** The text as a scalar that is read back as the same. */
export function yamlText(text: string): string {
  if (plain.test(text) && !otherThings.has(text.toLowerCase())) return text;
  return JSON.stringify(text.toWellFormed()).replace(
    notInYaml,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Lines of YAML, without a line end after the last. */
export function yamlLines(value: YamlValue): readonly string[] {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return [yamlText(value)];
  if (isList(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((one) => {
      const [first = '', ...rest] = yamlLines(one);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ['{}'];
  return entries.flatMap(([key, one]) => {
    const lines = yamlLines(one);
    const isBlock = typeof one === 'object' && one !== null && Object.keys(one).length > 0;
    return isBlock
      ? [`${yamlText(key)}:`, ...lines.map((line) => `  ${line}`)]
      : [`${yamlText(key)}: ${lines[0] ?? ''}`];
  });
}

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);
