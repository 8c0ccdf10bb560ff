import { printable } from '../../basics/printable.ts';
import { failureOf } from '../../deploy/answer.ts';
import type { System } from '../../system/system.ts';
import { exitCode, Refusal } from '../errors.ts';
import { openCloud } from './cloud.ts';
import type { DeployArguments } from './flags.ts';
import type { Wanted } from './wanted.ts';

/** Makes the private template of a plan, or renews the one of its name. Nothing of it is billed. */
export async function saveTemplate(
  { options: [{ template, about, lost }] }: Wanted,
  args: DeployArguments,
  system: System,
): Promise<number> {
  const cloud = await openCloud(system);
  const body = template();
  const list = await cloud.templates();
  if ('failed' in list)
    throw new Refusal(`the templates could not be read: ${list.failed}`, 'nothing was made');
  const same = list.rows.filter(({ name }) => name === body.name);
  if (same.length > 1)
    throw new Refusal(
      `there are ${same.length} templates called ${body.name}`,
      'remove those too many in the console',
    );
  const id = same[0]?.id ?? null;
  const failed = failureOf(await cloud.saveTemplate(id, body));
  if (failed !== null)
    throw new Refusal(
      `the template may not be there: ${failed}`,
      'try again: one of its name is renewed, not doubled',
    );
  const done = id === null ? 'made' : 'renewed';
  if (args.json) system.stdout.write(`${JSON.stringify({ template: body.name, done }, null, 2)}\n`);
  else {
    const lines = [
      `${done} the private template "${body.name}" for ${about.title}; choose the card yourself`,
      ...lost,
    ];
    system.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''));
  }
  return exitCode.done;
}
