import { wrapWords } from '../basics/wrap.ts';
import { cudaOfTag, hostCudaReaches } from '../catalog/drivers.ts';
import { stoppedCost } from '../catalog/storage-prices.ts';
import type { Field } from '../plan/plan.ts';
import { lowestHostCuda } from '../resolve/host-cuda.ts';
import type { ResolvedPlan } from '../resolve/resolve.ts';
import { startCommandName } from './start-command.ts';

/** A row of the form in which the cloud asks for a pod. */
export interface FormRow {
  /** As the form calls it. */
  readonly field: string;
  /** What is to stand there. */
  readonly value: string;
  /** Why, or what happens otherwise; a clause; null: it speaks for itself. */
  readonly note: string | null;
  /** The question whose answer it is; null: nobody is asked. */
  readonly asked: Field | null;
}

/** The rows as text, their values in one column; a note for which a line of `most` has no room goes below its value. */
export function formText(form: readonly FormRow[], most = Number.POSITIVE_INFINITY): readonly string[] {
  const width = Math.max(...form.map(({ field }) => field.length)) + 2;
  return form.flatMap(({ field, value, note }) => {
    const line = `${field.padEnd(width)}${value}`;
    if (note === null) return [line];
    const whole = `${line}  (${note})`;
    if (whole.length <= most) return [whole];
    return [line, ...wrapWords(`(${note})`, most - width).map((text) => ' '.repeat(width) + text)];
  });
}

function row(field: string, value: string, asked: Field | null, note: string | null = null): FormRow {
  return { field, value, note, asked };
}

/** What brings a closed port of the pod to one's own machine. The words in capitals are the pod's own. */
export function tunnelTo(port: number): string {
  return `ssh -L ${port}:localhost:${port} root@POD_IP -p SSH_PORT`;
}

/** The lowest CUDA version that the host's driver must offer; null: nobody knows of one. */
export function hostCudaFloor({ plan, image, gpu, torch }: ResolvedPlan): string | null {
  if (plan.hostCuda !== null) return plan.hostCuda;
  const ofImage = lowestHostCuda(image, gpu);
  // The driver must run the torch of the environment, too: its major (NVIDIA's minor version compatibility), or
  // all of it where nobody knows what the image asks for.
  const ofTorch = cudaOfTag(torch?.cudaTag ?? '');
  if (ofImage === null || ofTorch === null) return ofImage ?? (gpu?.vendor === 'AMD' ? null : ofTorch);
  const major = ofTorch.replace(/\..*/, '.0');
  return hostCudaReaches(ofImage, major) ? ofImage : major;
}

/** The ports that the cloud's proxy is to show. */
export function shownPorts({ plan, preset }: ResolvedPlan): readonly number[] {
  return [
    ...(plan.publicPort === false ? [] : [preset.app.port]),
    ...(plan.codeServer === null ? [] : [plan.codeServer.port]),
  ];
}

/**
 * Size of the disk that a container gets beside the volume, in GB. A plan has none: what images of this kind need for
 * system packages is our own estimate, and without a volume all lies there.
 */
export function containerGb({ plan, preset, python }: ResolvedPlan): number {
  const packages =
    preset.python !== null && plan.install.startsWith('system') && python.choice.provider !== 'uv';
  return 20 + (packages ? 15 : 0) + (plan.volumeGb === 0 ? preset.storage.volumeGb.recommended : 0);
}

/** The cloud's form, field by field: the wizard, the summary and the journal show these rows. */
export function cloudForm(resolved: ResolvedPlan): readonly FormRow[] {
  const { plan, preset, catalog } = resolved;
  const cuda = hostCudaFloor(resolved);
  const stopped = stoppedCost(catalog, plan.volumeGb);
  const memory = preset.needs.systemMemoryGb;
  const isClosed = plan.publicPort === false;
  const ports = shownPorts(resolved);
  return [
    row('GPU type', plan.gpu, 'gpu'),
    ...(cuda === null
      ? []
      : [
          row(
            'CUDA version',
            `${cuda} or newer`,
            'hostCuda',
            'among the additional filters; again when the pod is resumed',
          ),
        ]),
    ...(memory === null
      ? []
      : [row('Minimum memory', `${memory} GB`, null, 'of the system, not of the card')]),
    row('Container image', plan.image, 'image'),
    row('Container start command', `the one line of ${startCommandName}`, null, 'the whole script is in it'),
    row('Container disk', `${containerGb(resolved)} GB`, null, 'our estimate; wiped at each stop'),
    ...(plan.volumeGb === 0
      ? [row('Volume disk', 'none', 'volumeGb', 'everything is lost when the pod stops')]
      : [
          row(
            'Volume disk',
            `${plan.volumeGb} GB`,
            'volumeGb',
            ['billed while the pod is stopped, too', ...(stopped === null ? [] : [stopped])].join(': '),
          ),
          row('Volume mount path', plan.volumePath, 'volumePath'),
        ]),
    row(
      'Expose HTTP ports',
      ports.length === 0 ? 'none' : ports.join(', '),
      isClosed ? 'publicPort' : 'codeServer',
      isClosed ? `${preset.app.port} stays closed` : null,
    ),
    ...(isClosed ? [row('Expose TCP ports', '22', 'publicPort', 'for ssh -L, with your SSH key')] : []),
    ...preset.asks.map(({ name, kind, required, because }) =>
      row(
        `Environment variable ${name}`,
        `your ${kind}`,
        null,
        `${required ? '' : 'if you have one; '}${kind === 'value' ? '' : 'never in a file; '}${because}`,
      ),
    ),
  ];
}
