import type { Catalog } from '../catalog/types.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import type { Resolved } from '../resolve/resolve.ts';
import type { Finding, Rule } from '../rules/rule.ts';

/**
 * What rules find, kept by the choices they look at: those of their `reads` and `fixesRead`, and the preset. Judging
 * every combination asks the same few questions again and again: those about the GPU for each image, those about the
 * image for each GPU. (That a rule looks at nothing else is held by test/rules/reads.test.ts.)
 */

/** Rules that are asked together, since they look at the same of what lists are made of. */
interface Group {
  readonly rules: Rule[];
  readonly gpu: boolean;
  readonly image: boolean;
}

interface Asked {
  readonly groups: readonly Group[];
  /** The other choices that any of the rules looks at. */
  readonly fields: readonly Field[];
  readonly memories: WeakMap<Catalog, WeakMap<object, Memory>>;
}

/** A tree with a level for each choice: walking it costs less than joining the choices into one key. */
interface Node {
  /** Null at an end, of which there are as many as answers. */
  next: Map<unknown, Node> | null;
  found: readonly Finding[] | null;
}

interface Memory {
  readonly root: Node;
  size: number;
}

/** Answers kept for one preset; then all are forgotten, so that a long session stays small. */
const mostAnswers = 50_000;
const noPreset = {};

/** What these rules find, group by group. `ask` gives what some of them find. */
export function remembered(
  situation: Resolved,
  rules: readonly Rule[],
  ask: (rules: readonly Rule[]) => readonly Finding[],
): Finding[] {
  const { draft, torch, image } = situation;
  const { groups, fields, memories } = askedOf(rules);
  const memory = memoryFor(memories, situation);
  let others = memory.root;
  for (const field of fields) others = childOf(others, keyOf(draft, field));
  const all: Finding[] = [];
  for (const group of groups) {
    // Almost every pair of GPU and image is a new question.
    if (group.gpu && group.image) {
      all.push(...ask(group.rules));
      continue;
    }
    let node = childOf(others, group);
    if (group.image) node = childOf(node, draft.image);
    if (group.gpu) node = childOf(childOf(node, torch ?? image === null), draft.gpu);
    if (node.found === null) {
      node.found = ask(group.rules);
      memory.size += 1;
    }
    all.push(...node.found);
  }
  return all;
}

/** What stands for a choice: the same for equal ones. */
function keyOf(draft: PlanDraft, field: Field): unknown {
  const value = draft[field];
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function memoryFor(memories: Asked['memories'], { catalog, preset }: Resolved): Memory {
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
  return { next: null, found: null };
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

const known = new WeakMap<readonly Rule[], Asked>();

function askedOf(rules: readonly Rule[]): Asked {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const looksAt = ({ reads, fixesRead = [] }: Rule): readonly Field[] => [...reads, ...fixesRead];
  const groups = new Map<string, Group>();
  for (const rule of rules) {
    const fields = looksAt(rule);
    const gpu = fields.includes('gpu');
    const image = fields.includes('image') && !rule.imageIsItsTorch;
    const group = groups.get(`${gpu} ${image}`) ?? { rules: [], gpu, image };
    groups.set(`${gpu} ${image}`, group);
    group.rules.push(rule);
  }
  // The app is the preset, which has a memory of its own.
  const apart: readonly Field[] = ['app', 'gpu', 'image'];
  const asked = {
    groups: [...groups.values()],
    fields: [...new Set(rules.flatMap(looksAt))].filter((field) => !apart.includes(field)),
    memories: new WeakMap(),
  };
  known.set(rules, asked);
  return asked;
}
