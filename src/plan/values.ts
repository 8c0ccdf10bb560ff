import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { unprintable } from '../basics/printable.ts';

// zod/mini, because half of zod's start is methods that nobody calls. It speaks no language until told to.
z.config(en());

/** The kinds of value that answers and presets are made of. */

/** One line of printable text a person typed. It may hold quotes, `$`, backticks: never a control character. */
export const lineSchema = z
  .string()
  .check(z.refine((text) => !unprintable.test(text), 'must be one line without control characters'));

/** Such a line, of so many characters. */
export function lineOf(least: number, most: number) {
  return lineSchema.check(z.minLength(least), z.maxLength(most));
}

/** A string of this form; `message` says of which. */
export function textLike(form: RegExp, message?: string) {
  return z.string().check(z.regex(form, message));
}

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number) {
  return z.int().check(z.minimum(least), z.maximum(most));
}

/** `3.10`: the minor version of a Python, as people say it. */
export const pythonVersionSchema = textLike(/^3\.\d{1,2}$/, 'must look like 3.10');

/** `12.8`: a CUDA version, major and minor. */
export const cudaVersionSchema = textLike(/^\d{2}\.\d$/, 'must look like 12.8');

/** `cu128`: the tag of a wheel index and of a local version. */
export const cudaTagSchema = textLike(/^cu\d{3}$/, 'must look like cu128');

/** A public version of one package, e.g. `2.8.0`; a local part belongs in the CUDA tag. */
const releaseSchema = textLike(/^\d+(\.\d+){1,3}(\.?(a|b|rc|post|dev)\d+)?$/, 'must look like 2.8.0');

/** The three packages that must come from one index and fit each other. */
export const torchTrioSchema = z.strictObject({
  torch: releaseSchema,
  torchvision: z.nullable(releaseSchema),
  torchaudio: z.nullable(releaseSchema),
  cudaTag: cudaTagSchema,
});
export type TorchTrio = z.infer<typeof torchTrioSchema>;

/** A container image reference: `[registry/]name[:tag][@sha256:…]`. Existence is the Catalog's question, not the schema's. */
export const imageRefSchema = z
  .string()
  .check(
    z.maxLength(300),
    z.regex(
      /^[a-z0-9]+(?:[._/:-][a-zA-Z0-9._/:-]*[a-zA-Z0-9_])?(?:@sha256:[0-9a-f]{64})?$/,
      'must be an image reference such as runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
    ),
  );

/** How Python packages are installed. */
export const installStrategies = ['venv', 'venv-system-site', 'system', 'system-break'] as const;
export const installStrategySchema = z.enum(installStrategies);
export type InstallStrategy = z.infer<typeof installStrategySchema>;

/** True under those strategies where the image's own packages are importable. */
export function seesImagePackages(install: InstallStrategy): boolean {
  return install !== 'venv';
}

/**
 * Which interpreter runs the app: a minor version, and where it comes from. `image` is one that the
 * image has; `uv` is downloaded by uv and never sees the image's packages.
 */
export const pythonSchema = z.strictObject({
  version: pythonVersionSchema,
  provider: z.enum(['image', 'uv']),
});
export type PythonChoice = z.infer<typeof pythonSchema>;

export const portSchema = wholeNumber(1, 65_535);

/** code-server beside the app. `password` is generated into a 0600 file or taken from the environment, never stored here. */
export const codeServerSchema = z.strictObject({
  port: portSchema,
  auth: z.enum(['password', 'none']),
});
export type CodeServer = z.infer<typeof codeServerSchema>;

/** An absolute POSIX path without `..` segments. */
export const absolutePathSchema = lineSchema.check(
  z.maxLength(200),
  z.regex(/^\/(?!.*(?:^|\/)\.\.(?:\/|$)).*$/, 'must be an absolute path without ".."'),
);

/** `PW203`: the code of a rule. */
export const ruleCodeSchema = textLike(/^PW\d{3}$/, 'must look like PW203');

/** A finding the user read and overrode, and why. */
export const acceptedSchema = z.strictObject({
  code: ruleCodeSchema,
  reason: lineOf(1, 500),
});
export type Accepted = z.infer<typeof acceptedSchema>;

/** `fluxgym`: what a preset goes by. */
export const presetIdSchema = textLike(
  /^[a-z0-9][a-z0-9-]{0,62}$/,
  'must be lower-case letters, digits and dashes',
);
