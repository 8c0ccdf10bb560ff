import * as z from 'zod/mini';
import { planSchema } from '../plan/plan.ts';
import {
  installStrategySchema,
  lineOf,
  lineSchema,
  portSchema,
  presetIdSchema,
  pythonVersionSchema,
  textLike,
  torchTrioSchema,
  wholeNumber,
} from '../plan/values.ts';

/**
 * A preset says how one app is deployed. It is data a person can read, copy and send to others, so
 * it is hostile until it has been validated here, and no value of it is ever code.
 */

const sentence = lineOf(1, 600);
const httpsUrl = lineSchema.check(
  z.maxLength(400),
  z.regex(/^https:\/\/[^\s'"`\\<>]+$/, 'must be an https address'),
);
const date = textLike(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-22');
const envName = textLike(/^[A-Z_][A-Z0-9_]*$/, 'must be an environment variable name');

/** A path below some root: no leading slash, no `..`. `.` is the root itself. */
export const relativePathSchema = lineSchema.check(
  z.maxLength(200),
  z.regex(/^(?!\/)(?!-)(?!.*(?:^|\/)\.\.(?:\/|$)).+$/, 'must be a relative path without ".."'),
);

/** Why a value is what it is, and where that was read. */
const reasoned = { because: sentence, source: sentence };

/** A git repository at one commit. */
const repositorySchema = z.strictObject({
  url: httpsUrl,
  commit: textLike(/^[0-9a-f]{40}$/, 'must be a full commit hash (40 hex digits)'),
  /** Below the app's directory; `.` is that directory. */
  into: relativePathSchema,
  source: sentence,
});

const torchBuildSchema = z.strictObject({
  /** GPU machine codes this build is for (`sm_120`), or any other. The first build that fits is taken. */
  for: z.union(
    [z.literal('any'), z.array(textLike(/^sm_\d{2,3}$/)).check(z.minLength(1))],
    'must be any, or a list of GPU codes such as [sm_100, sm_120]',
  ),
  ...torchTrioSchema.shape,
  ...reasoned,
});

/** A requirement (PEP 508) with the reason it is there. */
const requirementSchema = z.strictObject({ spec: lineOf(1, 400), ...reasoned });

/** One pip run. Passes run in order, each under the whole constraints file. */
const passSchema = z.strictObject({
  title: lineOf(1, 80),
  requirements: z.array(requirementSchema),
  /** Local projects to install editable, relative to the app's directory. */
  editable: z._default(z.array(relativePathSchema), []),
  /** Leave dependencies alone (`--no-deps`). */
  noDeps: z._default(z.boolean(), false),
});

const weightSchema = z.strictObject({
  /** Hugging Face repository, `owner/name`. */
  repo: textLike(/^[\w.-]+\/[\w.-]+$/),
  revision: z.nullable(textLike(/^[0-9a-f]{40}$/)),
  file: relativePathSchema,
  /** Below the app's directory, or absolute with `{workspace}`. */
  into: lineSchema,
  /** GB (10^9 bytes); null where no source states it. */
  gb: z.nullable(z.number().check(z.positive())),
  /** `install`: the script fetches it; `first-use`: the app does, so it only counts for the disk. */
  when: z.enum(['install', 'first-use']),
  /** Only under this variable's value (set by a VRAM tier). */
  onlyWith: z.nullable(z.strictObject({ name: envName, value: lineSchema })),
  source: sentence,
});
export type Weight = z.infer<typeof weightSchema>;

/** Something known to go wrong with this app under some choice. Becomes a finding as it stands. */
const knownBadSchema = z.strictObject({
  title: lineOf(1, 120),
  severity: z.enum(['error', 'warning', 'info']),
  /** All that are given must hold. */
  when: z.strictObject({
    python: z.optional(z.array(pythonVersionSchema)),
    install: z.optional(z.array(installStrategySchema)),
    image: z.optional(z.array(lineSchema)),
  }),
  /** The literal error text people search for; null where nothing fails loudly. */
  error: z.nullable(sentence),
  /** What was reported, and by whom. */
  reported: sentence,
  /** What the evidence says, also where it contradicts the report. */
  because: sentence,
  fix: sentence,
  evidence: z.array(sentence).check(z.minLength(1)),
});
export type KnownBad = z.infer<typeof knownBadSchema>;

/** Answers a preset pre-chooses; every one can be changed. */
export const planDefaultsSchema = z.partial(z.omit(planSchema, { format: true, app: true }));

export const presetSchema = z.strictObject({
  format: z.literal(1),
  id: presetIdSchema,
  version: textLike(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0'),
  title: lineOf(1, 60),
  summary: sentence,
  homepage: httpsUrl,
  reviewed: date,
  /** Directory below the workspace that holds sources and venv. */
  directory: relativePathSchema,
  repositories: z.array(repositorySchema).check(z.minLength(1)),
  python: z.strictObject({
    default: pythonVersionSchema,
    /** Tested upstream. */
    tested: z.array(pythonVersionSchema).check(z.minLength(1)),
    /** Said or known to work; anything else is an error. */
    allowed: z.array(pythonVersionSchema).check(z.minLength(1)),
    source: sentence,
  }),
  torch: z.strictObject({
    builds: z.array(torchBuildSchema).check(z.minLength(1)),
    /** PEP 440 specifier any torch must satisfy, the image's own included, e.g. `>=2.6`. */
    accepts: lineSchema,
    source: sentence,
  }),
  install: z.strictObject({
    default: installStrategySchema,
    allowed: z.array(installStrategySchema).check(z.minLength(1)),
    passes: z.array(passSchema).check(z.minLength(1)),
  }),
  /** Hold for every pass. */
  constraints: z.array(requirementSchema),
  apt: z.array(z.strictObject({ package: textLike(/^[a-z0-9][a-z0-9.+-]+$/), because: sentence })),
  /** Values may use `{workspace}` and `{app}`. */
  env: z.array(
    z.strictObject({ name: envName, value: lineSchema.check(z.maxLength(400)), because: sentence }),
  ),
  app: z.strictObject({
    /** Argument list; a leading `python` means the chosen interpreter. */
    command: z.array(lineOf(1, 200)).check(z.minLength(1)),
    /** Below the app's directory. */
    workingDirectory: relativePathSchema,
    port: portSchema,
    /** Host it binds when nothing is set. */
    listens: z.enum(['127.0.0.1', '0.0.0.0']),
    /** Environment variable that sets the host or port; null: it is fixed in the app's code. */
    hostVariable: z.nullable(envName),
    portVariable: z.nullable(envName),
    auth: z.enum(['none', 'app']),
    source: sentence,
  }),
  health: z.strictObject({
    path: lineSchema.check(z.regex(/^\/[^\s]*$/)),
    /** Text the app's own page holds, so that somebody else's 200 does not count. */
    contains: lineSchema.check(z.minLength(1)),
    /** A line its log must hold before it counts as working; null: the page is enough. */
    log: z.nullable(lineSchema.check(z.minLength(1))),
    timeoutSeconds: wholeNumber(10, 7200),
  }),
  weights: z.array(weightSchema),
  vram: z.strictObject({
    minimumGb: z.number().check(z.positive()),
    /** Highest `fromGb` that fits is taken; its variables are set for the app. */
    tiers: z.array(
      z.strictObject({
        fromGb: z.number().check(z.positive()),
        summary: sentence,
        env: z.record(envName, lineSchema),
      }),
    ),
    source: sentence,
  }),
  storage: z.strictObject({
    volumeGb: z.strictObject({
      minimum: z.int().check(z.positive()),
      recommended: z.int().check(z.positive()),
    }),
    source: sentence,
  }),
  licences: z.array(
    z.strictObject({
      name: lineSchema,
      covers: lineSchema,
      /** Two-letter codes of territories it excludes. */
      excludes: z.array(textLike(/^[A-Z]{2}$/)),
      nonCommercial: z.boolean(),
      source: sentence,
    }),
  ),
  knownBad: z.array(knownBadSchema),
  plan: planDefaultsSchema,
});
export type Preset = z.infer<typeof presetSchema>;

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
