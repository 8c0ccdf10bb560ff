import type { Artifact } from '../../artifacts/artifact.ts';
import { checksumState } from '../../artifacts/checksum.ts';
import { render } from '../../artifacts/render.ts';
import { startupFile } from '../../artifacts/startup/script.ts';
import { impossibleWays } from '../../artifacts/targets/ways.ts';
import { remember } from '../../basics/remember.ts';
import { complete } from '../../plan/complete.ts';
import { journalName } from '../../plan/journal-name.ts';
import { fieldRecord } from '../../plan/plan.ts';
import { presetOf } from '../../presets/world.ts';
import { resolvePlan } from '../../resolve/resolve.ts';
import { type Answers, type Edit, planOf } from '../answers.ts';
import type { WizardContext } from '../types.ts';

/** A file as it would be written, beside what is there. */
export interface FileView {
  readonly path: string;
  /** The exact text that will be written; for the journal, what will be appended. */
  readonly content: string;
  readonly state: 'new' | 'unchanged' | 'changed' | 'appended';
  /** There, ours, and changed by hand since. */
  readonly edited: boolean;
  /** What the person made of it in an editor is what will be written; or it was made of another script, and rests. */
  readonly own: 'edited' | 'rests' | null;
  /** What is there; null where there is nothing. */
  readonly there: string | null;
}

export type Files =
  | { readonly ok: true; readonly files: readonly FileView[] }
  /** Why there is nothing to show yet. */
  | { readonly ok: false; readonly because: string };

const { path: scriptName } = startupFile;

const rememberFiles = remember<Answers, Files>();

/** The files that these answers make, the journal's new entry last. Kept while the answers stay. */
export function filesOf(context: WizardContext, answers: Answers): Files {
  return rememberFiles(answers, 'files', () => makeFiles(context, answers));
}

function makeFiles(context: WizardContext, answers: Answers): Files {
  const { world, stamp, existing } = context;
  const plan = planOf(context, answers);
  const preset = presetOf(context.world, answers.draft.app);
  if (plan === null || preset === null) {
    const completed = complete(answers.draft, preset, world.catalog);
    const open = completed.ok ? [] : completed.missing.map((field) => fieldRecord(field).label);
    return { ok: false, because: `The script needs these first: ${open.join(', ')}.` };
  }
  try {
    const input = { resolved: resolvePlan(plan, preset, world.catalog), stamp };
    const refused = impossibleWays(input.resolved);
    if (refused !== null) return { ok: false, because: `Cannot write: ${refused.told}. Leave it out.` };
    const made = render(input);
    const edited = editIn(made, answers.edit);
    const artifacts = edited === null ? made : render(input, edited);
    const files = artifacts.map(({ path, content }): FileView => {
      const there = existing(path);
      return {
        path,
        content,
        there,
        state: there === null ? 'new' : there === content ? 'unchanged' : 'changed',
        edited: there !== null && checksumState(there) === 'edited',
        own: answers.edit === undefined || path !== scriptName ? null : edited === null ? 'rests' : 'edited',
      };
    });
    const journal: FileView = {
      path: journalName,
      content: context.journalPreview(plan, answers.origins, edited, answers.why ?? null),
      there: existing(journalName),
      state: existing(journalName) === null ? 'new' : 'appended',
      edited: false,
      own: null,
    };
    return { ok: true, files: [...files, journal] };
  } catch (error) {
    // A plan may be whole and yet impossible (no torch build for its GPU); the findings say so.
    return { ok: false, because: error instanceof Error ? error.message : String(error) };
  }
}

/** The script as the person changed it, where it is made of the one that was changed. */
function editIn(made: readonly Artifact[], edit: Edit | undefined): string | null {
  const script = made.find(({ path }) => path === scriptName)?.content;
  return edit !== undefined && edit.from === script ? edit.to : null;
}

/** The startup script of these answers as it would be written; null while there is none. */
export function scriptOf(context: WizardContext, answers: Answers): FileView | null {
  const made = filesOf(context, answers);
  return made.ok ? (made.files.find(({ path }) => path === scriptName) ?? null) : null;
}

/** The script as the person changed it, if that is what would be written. */
export function editedScript(context: WizardContext, answers: Answers): string | null {
  const script = scriptOf(context, answers);
  return script?.own === 'edited' ? script.content : null;
}

/** The files that writing would replace. */
export function replacedFiles(context: WizardContext, answers: Answers): readonly FileView[] {
  const made = filesOf(context, answers);
  return made.ok ? made.files.filter(({ state }) => state === 'changed') : [];
}
