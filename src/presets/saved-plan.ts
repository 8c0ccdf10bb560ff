import { stringify } from 'yaml';
import type { Plan } from '../plan/plan.ts';
import type { Preset, SavedPlan } from './schema.ts';

/** As savedPlanSchema has it; a plan's own name may be longer. */
const titleLength = 60;

/**
 * A plan under a name. It keeps all that repeats the deployment, what was accepted included: without
 * that, the same errors would stand again. A title that is too long is cut.
 */
export function toSavedPlan(plan: Plan, id: string, title: string): SavedPlan {
  const { format, app, ...answers } = plan;
  // A cut must not leave half of a surrogate pair behind.
  const short = title.slice(0, titleLength).replace(/[\uD800-\uDBFF]$/, '');
  return { format, id, title: short, extends: app, plan: answers };
}

/** The file with the JSON Schema of presets, which lies beside those that are written here. */
export const schemaFile = 'preset.schema.json';

/** The first line of such a file: editors that know YAML complete and check by it. */
export const schemaLine = `# yaml-language-server: $schema=./${schemaFile}\n`;

/** The file of a saved plan: YAML that a person can read, and that reads back to the same. */
export function formatSavedPlan(saved: SavedPlan): string {
  const heading = [
    'Answers saved by pod-wizard. Use them with --preset and the id, or the path of this file.',
    'Leave an answer out, and the preset it extends decides.',
  ];
  return `${schemaLine}${heading.map((line) => `# ${line}\n`).join('')}\n${formatDocument(saved)}`;
}

/** A preset or a saved plan as YAML that reads back to the same. */
export function formatDocument(document: SavedPlan | Preset): string {
  return stringify(document, {
    // One value, one line: a folded value is hard to edit.
    lineWidth: 0,
    // Quotes what other YAML readers take for something else, such as the territory NO.
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
}

/** A preset that is not whole yet, below a heading of comments; anybody's text may stand in its values. */
export function formatDraft(draft: Readonly<Record<string, unknown>>, heading: readonly string[]): string {
  const body = stringify(draft, { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false });
  return `${schemaLine}${heading.map((line) => `# ${line}\n`).join('')}\n${body}`;
}
