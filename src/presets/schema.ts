import * as z from 'zod/mini';
import { compareVersions } from '../packaging/versions.ts';
import type { AppToPlan } from '../plan/field.ts';
import { planSchema } from '../plan/plan.ts';
import {
  installStrategySchema,
  lineOf,
  lineSchema,
  presetIdSchema,
  pythonVersionSchema,
  textLike,
} from '../plan/values.ts';
import { lockedSchema } from './locked.ts';
import {
  aptSchema,
  buildSchema,
  constraintsSchema,
  installSchema,
  pythonSchema,
  repositorySchema,
  toolsSchema,
  torchSchema,
} from './packages-schema.ts';
import {
  appSchema,
  asksSchema,
  envSchema,
  foldersSchema,
  healthSchema,
  hostsSchema,
  jobSchema,
  outputsSchema,
} from './run-schema.ts';
import { date, envName, httpsUrl, relativePath, said, sentence, source } from './shapes.ts';

/**
 * A preset says how one app is deployed, and only what is special to it: all else has a default. It is
 * data a person can read, copy and send to others, so it is hostile until it has been validated here,
 * and no value of it is ever code.
 */

const weightSchema = z.strictObject({
  repo: textLike(/^[\w.-]+\/[\w.-]+$/, 'must be a Hugging Face repository, owner/name').check(
    said('Hugging Face repository.', 'owner/name'),
  ),
  revision: z
    ._default(z.nullable(textLike(/^[0-9a-f]{40}$/, 'must be a full commit hash (40 hex digits)')), null)
    .check(said('Commit of it; null: the newest.')),
  file: relativePath.check(said('The file.', 'model.safetensors')),
  into: lineSchema.check(said("Below the app's directory, or absolute with {workspace}.", 'models')),
  gb: z
    ._default(z.nullable(z.number().check(z.positive())), null)
    .check(said('Its size in GB (10^9 bytes); null where no source states it.')),
  when: z
    ._default(z.enum(['install', 'first-use']), 'install')
    .check(
      said('`install`: the script fetches it; `first-use`: the app does, so it only counts for the disk.'),
    ),
  onlyWith: z
    ._default(
      z.nullable(
        z.strictObject({
          name: envName.check(said('The variable.', 'MODEL_SIZE')),
          value: lineSchema.check(said('Its value.', 'xl')),
        }),
      ),
      null,
    )
    .check(said("Only under this variable's value (set by a VRAM tier).")),
  source,
});
export type Weight = z.infer<typeof weightSchema>;

const vramSchema = z.strictObject({
  minimumGb: z
    ._default(z.number().check(z.nonnegative()), 0)
    .check(said('GB of VRAM it needs; 0: not known.')),
  tiers: z
    ._default(
      z.array(
        z.strictObject({
          fromGb: z.number().check(z.positive(), said('From so many GB on.', 24)),
          summary: sentence.check(said('How it runs with so much.', 'All of it on the GPU')),
          env: z._default(z.record(envName, lineSchema), {}).check(said('Variables that are set for it.')),
        }),
      ),
      [],
    )
    .check(said('Settings by VRAM. The highest `fromGb` that fits is taken.')),
  belowMinimum: z
    .optional(
      z.strictObject({
        fromGb: z.number().check(z.positive(), said('From so many GB on.', 8)),
        summary: sentence.check(said('What has to be set by hand.', 'Swap 28 blocks')),
        source,
      }),
    )
    .check(said('How it was run with less than its own settings ask for. Left out: nobody says so.')),
  source,
});

const needsSchema = z.strictObject({
  bf16: z
    ._default(z.boolean(), false)
    .check(said('Whether it computes in bf16, which begins with Ampere (compute capability 8.0).')),
  systemMemoryGb: z
    ._default(z.nullable(z.number().check(z.positive())), null)
    .check(said('GB of system memory (not of the GPU) that it needs; null: not known.', 48)),
  source,
  bf16Source: z
    .optional(source)
    .check(said('Who says that it computes in bf16. Left out: the source of the other needs does.')),
});

const gigabytes = z.int().check(z.positive());
const storageSchema = z.strictObject({
  volumeGb: z
    .prefault(
      z.strictObject({
        minimum: z._default(gigabytes, 1).check(said('Below this it cannot work; 1: not known.')),
        recommended: z._default(gigabytes, 60).check(said('What to take.')),
      }),
      {},
    )
    .check(said('GB of the volume.')),
  source,
});

const licenceSchema = z.strictObject({
  name: lineSchema.check(said('The licence.', 'MIT')),
  covers: lineSchema.check(said('Of what.', 'the code')),
  excludes: z
    ._default(z.array(textLike(/^[A-Z]{2}$/, 'must be a two-letter code such as DE')), [])
    .check(said('Two-letter codes of territories it excludes.')),
  nonCommercial: z._default(z.boolean(), false).check(said('Whether it forbids commercial use.')),
  source,
});

/** Something known to go wrong with this app under some choice. Becomes a finding as it stands. */
const knownBadSchema = z.strictObject({
  title: lineOf(1, 120).check(said('The trouble in a few words.', 'Fails on Python 3.11')),
  severity: z
    ._default(z.enum(['error', 'warning', 'info']), 'warning')
    .check(said('`error`: it cannot work; `warning`: known trouble; `info`: good to know.')),
  when: z
    .strictObject({
      python: z.optional(z.array(pythonVersionSchema)).check(said('One of these Pythons.')),
      install: z.optional(z.array(installStrategySchema)).check(said('One of these strategies.')),
      image: z.optional(z.array(lineSchema)).check(said('One of these images.')),
      gpu: z
        .optional(z.array(lineOf(1, 120)))
        .check(said('One of these GPU types, as the cloud spells them, or machine codes such as sm_120.')),
      torch: z.optional(lineSchema).check(said('A torch in this range (PEP 440).')),
      pins: z
        .optional(z.array(lineOf(1, 200)))
        .check(said('One of these packages in such a version, by a pin or what the preset installs.')),
    })
    .check(said('All that are given must hold.')),
  error: z
    ._default(z.nullable(sentence), null)
    .check(said('The literal error text people search for; null where nothing fails loudly.')),
  reported: sentence.check(said('What was reported, and by whom.', 'issue 12: it fails on 3.11')),
  because: sentence.check(
    said('What the evidence says, also where it contradicts the report.', 'pydantic 2.11'),
  ),
  fix: sentence.check(said('What to do.', 'Use Python 3.10.')),
  evidence: z.array(sentence).check(z.minLength(1), said('Where that can be read.', ['issue 12'])),
});
export type KnownBad = z.infer<typeof knownBadSchema>;

/** Answers a preset pre-chooses; every one can be changed. */
export const planDefaultsSchema = z.partial(z.omit(planSchema, { format: true, app: true }));

/** The newest form of a preset. */
export const presetFormat = 2;

const presetFileSchema = z.strictObject({
  format: z.literal(presetFormat).check(said('Of this file, not of the app.', presetFormat)),
  id: presetIdSchema.check(said('What it goes by.', 'my-app')),
  version: z
    ._default(textLike(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0'), '1.0.0')
    .check(said('Of this file.')),
  title: z.optional(lineOf(1, 60)).check(said('The name of the app. Otherwise the id.')),
  summary: z.optional(sentence).check(said('What the app does. Otherwise the title.')),
  homepage: z
    .optional(z.nullable(httpsUrl))
    .check(said('Where to read about the app. Otherwise its first repository.')),
  reviewed: date.check(said('The day on which all this was last looked at.', '2026-11-28')),
  directory: z
    .optional(relativePath)
    .check(said('Directory below the workspace that holds sources and packages. Otherwise the id.')),
  repositories: z
    ._default(z.array(repositorySchema), [])
    .check(said('Git repositories. None for an app that comes as a package or an archive.')),
  python: z
    .optional(z.nullable(pythonSchema))
    .check(said('Its Pythons. Left out: it needs none.', { tested: ['3.12'] })),
  torch: z.optional(z.nullable(torchSchema)).check(said('Its torch. Left out: it needs none.')),
  install: z.prefault(installSchema, {}).check(said('Its Python packages.')),
  constraints: constraintsSchema,
  locked: lockedSchema,
  apt: aptSchema,
  tools: toolsSchema,
  build: buildSchema,
  env: envSchema,
  asks: asksSchema,
  folders: foldersSchema,
  outputs: outputsSchema,
  hosts: hostsSchema,
  app: appSchema.check(said('How it is started.', { command: ['python', 'app.py'], port: 7860 })),
  health: healthSchema.check(said('What tells that it works.', { contains: '<title>My app' })),
  job: jobSchema,
  weights: z._default(z.array(weightSchema), []).check(said('Files of its models.')),
  vram: z.prefault(vramSchema, {}).check(said('What it needs of the memory of a GPU.')),
  needs: z.prefault(needsSchema, {}).check(said('What else it needs of a machine.')),
  storage: z.prefault(storageSchema, {}).check(said('What it needs of a volume.')),
  licences: z._default(z.array(licenceSchema), []).check(said('Licences of the app and its models.')),
  knownBad: z._default(z.array(knownBadSchema), []).check(said('Choices that are known to go wrong.')),
  plan: z.prefault(planDefaultsSchema, {}).check(said('Answers it pre-chooses; every one can be changed.')),
});

/** A preset file of the newest form, read to a preset with all its defaults. */
export const presetSchema = z.pipe(presetFileSchema, z.transform(withDefaults));
/** A preset, and how it is named here where it is not built in: see `own` of AppToPlan. */
export type Preset = z.infer<typeof presetSchema> & Pick<AppToPlan, 'own'>;

/** The defaults that follow from what the file says elsewhere. */
function withDefaults({ python, torch, ...file }: z.infer<typeof presetFileSchema>) {
  const title = file.title ?? file.id;
  return {
    ...file,
    title,
    summary: file.summary ?? title,
    homepage: file.homepage ?? file.repositories[0]?.url ?? null,
    directory: file.directory ?? file.id,
    python:
      python === null || python === undefined
        ? null
        : {
            ...python,
            default: python.default ?? python.tested[0] ?? '',
            allowed: python.allowed ?? python.tested,
          },
    torch:
      torch === null || torch === undefined
        ? null
        : { ...torch, accepts: torch.accepts ?? atLeast(torch.builds) },
  };
}

/** The lowest of the builds, or newer: what a torch must be where nothing else is said. */
export function atLeast(builds: readonly { readonly torch: string }[]): string {
  const [lowest = '0'] = builds.map(({ torch }) => torch).sort((a, b) => compareVersions(a, b) ?? 0);
  return `>=${lowest}`;
}

/** A plan saved under a name: answers for an app that another preset describes. */
export const savedPlanSchema = z.strictObject({
  format: z.literal(1),
  id: presetIdSchema,
  title: lineOf(1, 60),
  /** Id of the app preset. */
  extends: presetIdSchema,
  plan: planDefaultsSchema,
});
export type SavedPlan = z.infer<typeof savedPlanSchema>;
