import type { Artifact, Stamp } from '../artifacts/artifact.ts';
import { cloudForm } from '../artifacts/form.ts';
import { waysOf } from '../artifacts/targets/ways.ts';
import { sha256 } from '../basics/digest.ts';
import { recordedCommand } from '../plan/command.ts';
import { describeAnswer } from '../plan/describe.ts';
import type { Origins } from '../plan/origin.ts';
import { type Field, fields } from '../plan/plan.ts';
import { contentOf } from '../presets/content.ts';
import type { ResolvedPlan } from '../resolve/resolve.ts';
import type { Finding } from '../rules/rule.ts';
import { sinceEntry } from './changes.ts';
import type { JournalEntry, ParsedEntry } from './entry.ts';

export interface Deployment {
  readonly resolved: ResolvedPlan;
  readonly findings: readonly Finding[];
  readonly origins: Origins;
  readonly artifacts: readonly Artifact[];
  readonly stamp: Stamp;
  /** Why an answer that nobody stated is as it is. */
  readonly why?: Readonly<Partial<Record<Field, string>>>;
  /** A person changed the startup script before it was written. */
  readonly isEdited?: boolean;
  /** See JournalEntry; left out where it stands alone. */
  readonly follows?: JournalEntry['follows'];
  /** Why it is made, in the user's words. */
  readonly purpose?: string | null;
}

/** The entry that records a deployment. Number and version come from the journal it goes into. */
export function composeEntry(
  {
    resolved,
    findings,
    origins,
    artifacts,
    stamp,
    why = {},
    isEdited = false,
    follows = null,
    purpose = null,
  }: Deployment,
  numbers: { readonly number: number; readonly version: string },
  before: ParsedEntry | null = null,
): JournalEntry {
  const { plan, preset, gpu, torch } = resolved;
  return {
    ...numbers,
    date: stamp.date,
    title: `${preset.title} on ${gpu?.name ?? plan.gpu}`,
    plan,
    follows,
    preset: { id: preset.id, version: preset.version },
    carried: preset.own === undefined ? null : contentOf(preset),
    why: purpose === null || purpose.trim() === '' ? null : purpose.trim(),
    before: before === null ? null : sinceEntry(before, { plan, preset, toolVersion: stamp.toolVersion }),
    locked: preset.locked,
    serves: { port: preset.app.port, health: preset.health },
    form: cloudForm(resolved),
    choices: fields
      .filter(({ told }) => told === undefined)
      .map(({ name: field, label }) => ({
        label,
        value: describeAnswer(plan, field),
        origin: origins[field] ?? 'default',
        reason:
          field === 'torch' && torch !== null
            ? `${torch.torch}+${torch.cudaTag ?? 'unknown'}: ${torch.because}`
            : (why[field] ?? null),
      })),
    findings: findings.map(({ code, severity, title, message, accepted, fixes }) => ({
      code,
      severity,
      title,
      message,
      accepted,
      fix: fixes[0]?.label ?? null,
    })),
    files: artifacts.map(({ path, content }) => ({
      path,
      sha256: sha256(content),
      bytes: Buffer.byteLength(content, 'utf8'),
    })),
    ways: waysOf(resolved),
    isEdited,
    toolVersion: stamp.toolVersion,
    repeatCommand: recordedCommand(plan, preset),
  };
}
