import * as z from 'zod/mini';
import {
  installStrategySchema,
  lineOf,
  lineSchema,
  pythonVersionSchema,
  textLike,
  torchTrioSchema,
} from '../plan/values.ts';
import {
  because,
  commandWords,
  httpsUrl,
  relativePath,
  requirement,
  said,
  sentence,
  shortOrWhole,
  source,
} from './shapes.ts';

/** The part of a preset that says what is fetched, installed and built. */

const release = torchTrioSchema.shape.torch;

/** A git repository at one commit. */
export const repositorySchema = z.strictObject({
  url: httpsUrl.check(said('Address of the repository.', 'https://github.com/owner/name')),
  commit: textLike(/^[0-9a-f]{40}$/, 'must be a full commit hash (40 hex digits)').check(
    said('The commit, in full; `git rev-parse HEAD` prints it.', '678add2c6d27c5d817e9ae2fbd1602bb34f33165'),
  ),
  into: z._default(relativePath, '.').check(said("Folder below the app's directory; `.` is that directory.")),
  source,
});

export const pythonSchema = z.strictObject({
  tested: z
    .array(pythonVersionSchema)
    .check(z.minLength(1), said('Versions that upstream tests, or that were tried.', ['3.12'])),
  allowed: z
    .optional(z.array(pythonVersionSchema).check(z.minLength(1)))
    .check(said('Said or known to work; anything else is an error. Otherwise the tested ones.')),
  default: z.optional(pythonVersionSchema).check(said('The one to take. Otherwise the first tested one.')),
  source,
});

const torchBuildSchema = z.strictObject({
  for: z
    ._default(
      z.union(
        [z.literal('any'), z.array(textLike(/^sm_\d{2,3}$/)).check(z.minLength(1))],
        'must be any, or a list of GPU codes such as [sm_100, sm_120]',
      ),
      'any',
    )
    .check(
      said('GPU machine codes this build is for (`sm_120`), or any. The first build that fits is taken.'),
    ),
  torch: release.check(said('Version of torch.', '2.8.0')),
  torchvision: z._default(z.nullable(release), null).check(said('Its torchvision; null: not installed.')),
  torchaudio: z._default(z.nullable(release), null).check(said('Its torchaudio; null: not installed.')),
  cudaTag: torchTrioSchema.shape.cudaTag.check(said('The CUDA build: the tag of the wheel index.', 'cu128')),
  because,
  source,
});

export const torchSchema = z.strictObject({
  builds: z.array(torchBuildSchema).check(z.minLength(1), said('Which torch for which GPU.')),
  accepts: z
    .optional(lineSchema)
    .check(
      said(
        "What any torch must satisfy, the image's own included (PEP 440), e.g. `>=2.6`. Otherwise the lowest build or newer.",
      ),
    ),
  source,
});

/** The app's own requirements file, as it stands at the commit of its repository. */
const requirementsFileSchema = z.strictObject({
  file: relativePath.check(said("The file, below the app's directory.", 'requirements.txt')),
  replace: z
    ._default(
      z.array(
        z.strictObject({
          spec: requirement.shape.spec,
          because: sentence.check(said('Why not as the file has it.', 'newer ones break the captioner')),
          source,
        }),
      ),
      [],
    )
    .check(said("Requirements that are installed in the stead of the file's line for the same package.")),
  leaveOut: z
    ._default(
      z.array(
        z.strictObject({
          line: lineOf(1, 300).check(
            said('Name of the package, or how the line begins (an address, an option).', 'chumpy'),
          ),
          because: sentence.check(said('Why it is left out.', 'does not build; the app starts without it')),
        }),
      ),
      [],
    )
    .check(said('Lines of it that are not installed. Those of torch and its partners never are.')),
  lines: z
    ._default(z.array(lineOf(1, 400)).check(z.maxLength(400)), [])
    .check(said('What the file says at that commit, so that it can be judged before a pod is rented.')),
});
export type RequirementsFile = z.infer<typeof requirementsFileSchema>;

/** One pip run. Passes run in order, each under the whole constraints file. */
const passSchema = z.strictObject({
  title: z._default(lineOf(1, 80), 'requirements').check(said('What this pip run is called.')),
  from: z._default(z.array(requirementsFileSchema), []).check(said("The app's own requirements files.")),
  requirements: z._default(z.array(shortOrWhole('spec', requirement)), []).check(said('Spelled out.')),
  editable: z
    ._default(z.array(relativePath), [])
    .check(said("Local projects to install editable, relative to the app's directory.")),
  noDeps: z._default(z.boolean(), false).check(said('Leave dependencies alone (`--no-deps`).')),
});

export const installSchema = z.strictObject({
  default: z._default(installStrategySchema, 'venv').check(said('The strategy to take.')),
  allowed: z
    ._default(z.array(installStrategySchema).check(z.minLength(1)), ['venv'])
    .check(said('Strategies that it was put together for.')),
  passes: z._default(z.array(passSchema), []).check(said('The pip runs, in order.')),
});

export const constraintsSchema = z
  ._default(z.array(shortOrWhole('spec', requirement)), [])
  .check(said('Hold for every pip run, for what other packages pull in as well.'));

export const aptSchema = z
  ._default(
    z.array(
      shortOrWhole(
        'package',
        z.strictObject({
          package: textLike(/^[a-z0-9][a-z0-9.+-]+$/, 'must be the name of a Debian package').check(
            said('The package.', 'ffmpeg'),
          ),
          because,
        }),
      ),
    ),
    [],
  )
  .check(said('Packages of Debian or Ubuntu.'));

/** A program that the app or its build needs and pip does not bring: Node.js, Go, the app itself. */
const toolSchema = z.strictObject({
  command: textLike(/^[A-Za-z0-9][\w.+-]*$/, 'must be the name of a command').check(
    said('The command that must be there.', 'node'),
  ),
  atLeast: z
    ._default(z.nullable(textLike(/^\d+(\.\d+){0,3}$/, 'must be a version such as 20.9')), null)
    .check(said('Its lowest version, as `--version` prints it; null: any.')),
  archive: z
    ._default(
      z.nullable(
        z.strictObject({
          url: httpsUrl
            .check(
              z.regex(
                /\.(?:tgz|tar\.(?:gz|xz|bz2|zst))$/,
                'must end with .tar.gz, .tgz, .tar.xz, .tar.bz2 or .tar.zst',
              ),
            )
            .check(
              said('A tar archive of it.', 'https://nodejs.org/dist/v20.20.2/node-v20.20.2-linux-x64.tar.xz'),
            ),
          sha256: z
            ._default(z.nullable(textLike(/^[0-9a-f]{64}$/, 'must be a SHA-256 (64 hex digits)')), null)
            .check(said('Of the archive; null: whatever the server gives is taken.')),
          bin: z._default(relativePath, 'bin').check(said('Folder in the archive that holds the command.')),
        }),
      ),
      null,
    )
    .check(said('Where it is fetched from; null: the image or an apt package has it.')),
  because,
});

export const toolsSchema = z
  ._default(z.array(toolSchema), [])
  .check(said('Programs that are not Python packages. They come before the build and are on its PATH.'));

export const buildSchema = z
  ._default(
    z.array(
      z.strictObject({
        title: lineOf(1, 80).check(said('What this step is called.', 'Build the UI')),
        command: commandWords.check(said('The command, word by word.', ['npm', 'ci'])),
        workingDirectory: z._default(relativePath, '.').check(said("Below the app's directory.")),
        because,
      }),
    ),
    [],
  )
  .check(said('Commands that are run after the packages, each once per commit.'));
