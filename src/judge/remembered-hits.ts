import type { Catalog } from '../catalog/types.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import type { Resolved } from '../resolve/resolve.ts';
import type { Hit, Rule } from '../rules/rule.ts';

/**
 * What a rule says, kept by the choices it looks at: those of its `reads` and `fixesRead`, and the
 * preset. Judging every combination asks most rules the same few questions again and again. (That a
 * rule looks at nothing else is held by test/rules/reads.test.ts.)
 */

/** A tree with a level for each choice: walking it costs less than joining the choices into one key. */
interface Node {
  readonly next: Map<unknown, Node>;
  hits: readonly Hit[] | null;
}

interface Memory {
  readonly roots: Map<Rule, Node>;
  size: number;
}

/** Answers kept for one preset; then all are forgotten, so that a long session stays small. */
const mostAnswers = 100_000;
const noPreset = {};
const memories = new WeakMap<Catalog, WeakMap<object, Memory>>();

/** Hits of one rule after another for the same draft. */
export function asker(resolved: Resolved): (rule: Rule) => readonly Hit[] {
  const memory = memoryFor(resolved.catalog, resolved.preset);
  const values = new Map<Field, unknown>();
  return (rule) => {
    const looksAt = fieldsOf(rule);
    if (looksAt === null) return rule.check(resolved);
    let node = childOf(memory.roots, rule);
    for (const field of looksAt) {
      let value = values.get(field);
      if (value === undefined) {
        value = standIn(resolved.draft, field);
        values.set(field, value);
      }
      node = childOf(node.next, value);
    }
    if (node.hits === null) {
      node.hits = rule.check(resolved);
      memory.size += 1;
    }
    return node.hits;
  };
}

function memoryFor(catalog: Catalog, preset: Preset | null): Memory {
  const byPreset = memories.get(catalog) ?? new WeakMap<object, Memory>();
  memories.set(catalog, byPreset);
  let memory = byPreset.get(preset ?? noPreset);
  if (memory === undefined || memory.size >= mostAnswers) {
    memory = { roots: new Map(), size: 0 };
    byPreset.set(preset ?? noPreset, memory);
  }
  return memory;
}

function childOf<Key>(nodes: Map<Key, Node>, key: Key): Node {
  let child = nodes.get(key);
  if (child === undefined) {
    child = { next: new Map(), hits: null };
    nodes.set(key, child);
  }
  return child;
}

const looked = new WeakMap<Rule, readonly Field[] | null>();

/** Null where remembering does not pay: almost every pair of GPU and image is a new question. */
function fieldsOf(rule: Rule): readonly Field[] | null {
  const known = looked.get(rule);
  if (known !== undefined) return known;
  const fields = [...new Set([...rule.reads, ...(rule.fixesRead ?? [])])].filter((field) => field !== 'app');
  const result = fields.includes('gpu') && fields.includes('image') ? null : fields;
  looked.set(rule, result);
  return result;
}

/** What stands for a choice; never undefined, and the same for equal choices. */
function standIn(draft: PlanDraft, field: Field): unknown {
  const value = draft[field];
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : (value ?? `no ${String(value)}`);
}
