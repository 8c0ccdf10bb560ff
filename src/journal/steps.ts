import { startCommandName } from '../artifacts/start-command.ts';
import { code, type Markdown, md } from '../basics/markdown.ts';
import type { JournalEntry } from './entry.ts';

/** How to start the pod, in order. */
export function startSteps({ plan, serves }: JournalEntry): readonly Markdown[] {
  const ports = [serves.port, ...(plan.codeServer === null ? [] : [plan.codeServer.port])];
  return [
    md`Rent a pod with the GPU type ${plan.gpu} and the container image ${code(plan.image)}.`,
    plan.volumeGb === 0
      ? md`Add no volume: everything is lost when the pod stops.`
      : md`Add a volume of ${plan.volumeGb} GB, mounted at ${code(plan.volumePath)}.`,
    md`Expose the HTTP port${{ markdown: ports.length > 1 ? 's' : '' }} ${code(ports.join(', '))}.`,
    ...serves.asks.map(
      ({ name, kind, required, because }) =>
        md`Set the environment variable ${code(name)}${{ markdown: required ? '' : ', if you have one' }} (a ${kind}${{ markdown: kind === 'value' ? '' : '; never in this file' }}): ${because}`,
    ),
    md`Paste the one line of ${code(startCommandName)} as the container start command, and deploy.`,
    md`Open ${code(`https://POD_ID-${serves.port}.proxy.runpod.net`)} with the pod's own id.`,
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
