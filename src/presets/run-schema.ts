import * as z from 'zod/mini';
import { lineOf, lineSchema, portSchema, textLike, wholeNumber } from '../plan/values.ts';
import {
  because,
  commandWords,
  envName,
  podFolder,
  relativePath,
  said,
  sentence,
  shortOrWhole,
  source,
} from './shapes.ts';

/** The part of a preset that says how the app is started, and what tells whether it works. */

export const envSchema = z
  ._default(
    z.array(
      z.strictObject({
        name: envName.check(said('The variable.', 'HF_HOME')),
        value: lineSchema
          .check(z.maxLength(400))
          .check(said('Its value; {workspace} and {app} are filled in.', '{workspace}/.cache/huggingface')),
        because,
      }),
    ),
    [],
  )
  .check(said('Variables that are set for the app.'));

export const asksSchema = z
  ._default(
    z.array(
      z.strictObject({
        name: envName.check(said('The variable.', 'HF_TOKEN')),
        kind: z
          .enum(['password', 'secret', 'value'])
          .check(
            said(
              'A password that the user chooses, a secret somebody gave them, or a plain value.',
              'secret',
            ),
          ),
        required: z
          ._default(z.boolean(), true)
          .check(said('Without it, the script stops before any download.')),
        default: z
          ._default(z.nullable(lineOf(1, 400)), null)
          .check(said('Of a plain value, where the user sets none.')),
        because: sentence.check(said('What it is for.', 'The weights are gated')),
      }),
    ),
    [],
  )
  .check(
    said(
      'Variables that the user sets on the pod. The app alone gets them. `{NAME}` in a command stands for the value, where an app takes it as a flag only; a flag can be read in the process list.',
    ),
  );

export const appSchema = z.strictObject({
  command: commandWords.check(
    said(
      'The command, word by word. A leading `python` means the chosen interpreter; {workspace}, {app}, {port} and the {NAME} of what it asks for are filled in.',
      ['python', 'app.py'],
    ),
  ),
  workingDirectory: z._default(relativePath, '.').check(said("Below the app's directory.")),
  port: portSchema.check(said('Port it listens on.', 7860)),
  listens: z
    ._default(z.nullable(z.enum(['127.0.0.1', '0.0.0.0'])), null)
    .check(said('Host it binds when nothing is set; null: not known.')),
  hostVariable: z
    ._default(z.nullable(envName), null)
    .check(said('Environment variable that sets the host; null: none.')),
  portVariable: z
    ._default(z.nullable(envName), null)
    .check(said('Environment variable that sets the port; null: none.')),
  auth: z
    ._default(z.enum(['none', 'app', 'partly']), 'none')
    .check(said('Whether it asks for a password: none, for all (app), or for a part of its pages only.')),
  stop: z
    .prefault(
      z.strictObject({
        signal: z._default(z.enum(['TERM', 'INT', 'QUIT', 'HUP']), 'TERM').check(said('The signal.')),
        seconds: z._default(wholeNumber(1, 300), 8).check(said('Until it is killed.')),
      }),
      {},
    )
    .check(said('How it is ended. The signal goes to the app and all its children.')),
  source,
});

const bodyText = lineSchema.check(z.minLength(1), z.maxLength(400));
const urlPath = lineSchema.check(z.maxLength(400), z.regex(/^\/[^\s]*$/, 'must begin with /'));

/** A line of the log by which a failure is known. */
const failedSchema = z.strictObject({
  line: bodyText.check(said('Text of the line.', 'Found no NVIDIA driver')),
  means: z
    ._default(z.nullable(sentence), null)
    .check(said('What it means and what to do; null: it speaks for itself.')),
});

const probeSchema = z.strictObject({
  path: urlPath.check(said('What is asked for.', '/v1/models')),
  contains: bodyText.check(said('Text that the answer holds.', '"object":"list"')),
  body: z._default(z.nullable(bodyText), null).check(said('JSON that is sent with POST; null: GET.')),
  bearer: z
    ._default(z.nullable(envName), null)
    .check(said('Variable of `asks` that is sent as a bearer token; null: none.')),
  because,
});

export const healthSchema = z.strictObject({
  path: z._default(urlPath, '/').check(said('The page that is asked for.')),
  contains: z
    ._default(z.nullable(bodyText), null)
    .check(
      said(
        "Text the app's own page holds, so that somebody else's 200 does not count; null: any 200.",
        '<title>My app',
      ),
    ),
  ready: z
    ._default(z.nullable(bodyText), null)
    .check(said('Text of the line in its log that says it works; null: the page is enough.')),
  failed: z
    ._default(z.array(shortOrWhole('line', failedSchema)).check(z.maxLength(30)), [])
    .check(
      said(
        'Lines of its log that say it does not work. They are told at once, and it does not count as ready.',
      ),
    ),
  probe: z
    ._default(z.nullable(probeSchema), null)
    .check(said('A second question, where the page alone proves nothing.')),
  againSeconds: z
    ._default(wholeNumber(0, 300), 0)
    .check(said('Look once more after so many seconds, where an app answers and dies; 0: once is enough.')),
  timeoutSeconds: z
    ._default(wholeNumber(10, 7200), 600)
    .check(said('After so long a start, a warning is given.')),
});

export const foldersSchema = z
  ._default(z.array(podFolder), [])
  .check(said("Folders that must be there before it starts: below {workspace}, or relative to the app's."));

export const outputsSchema = z
  ._default(z.nullable(z.array(podFolder).check(z.maxLength(5))), null)
  .check(
    said(
      "Folders that hold what it makes, below {workspace} or relative to the app's; empty: its page alone gives that, and it is not kept; null: not known.",
    ),
  );

export const hostsSchema = z
  ._default(
    z.array(
      shortOrWhole(
        'host',
        z.strictObject({
          host: textLike(/^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/, 'must be the name of a host').check(
            z.maxLength(253),
            said('The host.', 'fonts.googleapis.com'),
          ),
          because,
        }),
      ),
    ),
    [],
  )
  .check(
    said('Hosts that must be reached beyond the usual ones; one that cannot be is warned of at the start.'),
  );

export const jobSchema = z
  ._default(
    z.nullable(
      z.strictObject({
        command: commandWords.check(
          said('As app.command; what follows `startup.sh job` is added.', ['python', 'run.py']),
        ),
        workingDirectory: z._default(relativePath, '.').check(said("Below the app's directory.")),
        because,
      }),
    ),
    null,
  )
  .check(said('What it can run without its page: `startup.sh job ARGUMENTS`; null: nothing.'));
