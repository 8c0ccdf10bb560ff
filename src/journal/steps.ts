import { tunnelTo } from '../artifacts/form.ts';
import { code, type Markdown, md } from '../basics/markdown.ts';
import type { JournalEntry } from './entry.ts';

/** How to start the pod: the cloud's form row by row, then deploying and opening. */
export function startSteps({ form, serves, plan }: JournalEntry): readonly Markdown[] {
  return [
    ...form.map(
      ({ field, value, note }) => md`${field}: ${code(value)}${note === null ? md`.` : md` (${note}).`}`,
    ),
    plan.publicPort === false
      ? md`Deploy, run ${code(tunnelTo(serves.port))} with the address that the cloud shows under "SSH over exposed TCP", and open ${code(`http://localhost:${serves.port}`)}.`
      : md`Deploy, and open ${code(`https://POD_ID-${serves.port}.proxy.runpod.net`)} with the pod's own id.`,
  ];
}

/** What to look at before believing that it runs. */
export function checks({ plan, serves }: JournalEntry): readonly Markdown[] {
  const { port, health } = serves;
  const seconds = md`within ${health.timeoutSeconds} seconds of its start`;
  return [
    md`Port ${port} answers at ${code(health.path)} ${health.contains === null ? md`with a page` : md`with a page that holds ${code(health.contains)}`}, ${seconds}.`,
    ...(health.ready === null ? [] : [md`The app's log holds ${code(health.ready)}.`]),
    md`${code('bash startup.sh verify')} on the pod reports no problem.`,
    ...(plan.codeServer === null
      ? []
      : [
          plan.codeServer.auth === 'password'
            ? md`code-server answers on port ${plan.codeServer.port} and asks for its password.`
            : md`code-server answers on port ${plan.codeServer.port}, **without a password**.`,
        ]),
    ...(plan.volumeGb === 0
      ? []
      : [md`After a restart of the pod the app comes back without installing again.`]),
  ];
}
