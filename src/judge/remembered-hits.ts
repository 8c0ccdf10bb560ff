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
  /** Null at an end, of which there are as many as answers. */
  next: Map<unknown, Node> | null;
  hits: readonly Hit[] | null;
}

interface Memory {
  readonly root: Node;
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
    let node = childOf(memory.root, rule);
    for (const field of looksAt) {
      let value = values.get(field);
      if (value === undefined) {
        value = standIn(resolved.draft, field);
        values.set(field, value);
      }
      node = childOf(node, value);
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
    memory = { root: newNode(), size: 0 };
    byPreset.set(preset ?? noPreset, memory);
  }
  return memory;
}

function newNode(): Node {
  return { next: null, hits: null };
}

function childOf(node: Node, key: unknown): Node {
  node.next ??= new Map();
  let child = node.next.get(key);
  if (child === undefined) {
    child = newNode();
    node.next.set(key, child);
  }
  return child;
}

const looked = new WeakMap<Rule, readonly Field[] | null>();

/** Null where remembering does not pay: almost every pair of GPU and image is a new question. */
function fieldsOf(rule: Rule): readonly Field[] | null {
  const known = looked.get(rule);
  if (known !== undefined) return known;
  const fields = new Set([...rule.reads, ...(rule.fixesRead ?? [])]);
  fields.delete('app');
  const result = fields.has('gpu') && fields.has('image') ? null : variedLast([...fields]);
  looked.set(rule, result);
  return result;
}

/** What a list has most of comes last: the branches before it are then the same for all of its rows. */
function variedLast(fields: readonly Field[]): readonly Field[] {
  const isVaried = (field: Field) => field === 'gpu' || field === 'image';
  return [...fields.filter((field) => !isVaried(field)), ...fields.filter(isVaried)];
}

/** What stands for a choice; never undefined, and the same for equal choices. */
function standIn(draft: PlanDraft, field: Field): unknown {
  const value = draft[field];
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : (value ?? `no ${String(value)}`);
}
