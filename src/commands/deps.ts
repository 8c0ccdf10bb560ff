import { printable } from '../basics/printable.ts';
import { nearest } from '../basics/spelling.ts';
import { loadCatalog } from '../catalog/load.ts';
import { stacks } from '../catalog/stacks.ts';
import { type Dependency, type DepsReport, examine, heavyFrom } from '../deps/deps.ts';
import { type WorkerForm, workerFiles, workerText } from '../deps/worker.ts';
import { installationIn } from '../lint/collect.ts';
import type { Installation } from '../lint/located.ts';
import { wholeFile } from '../lint/place.ts';
import type { Surroundings } from '../lint/situation.ts';
import type { System } from '../system/system.ts';
import { type Arguments, command, type Flags, plainly } from './command.ts';
import { exitCode, Refusal, UsageError } from './errors.ts';
import { shared } from './flags.ts';
import { readInput, statedSurroundings } from './input-file.ts';
import { type Paint, painter } from './paint.ts';
import { wrap } from './report.ts';

const usage =
  'pod-wizard deps requirements.txt [--image IMAGE] [--python 3.12], or pod-wizard deps --stack ml';

const stackNames = stacks.map(({ name }) => name);

const flags = {
  stack: {
    type: 'string',
    placeholder: 'NAME',
    offers: () => plainly(stackNames),
    help: `a common set to start from (${stackNames.join(', ')})`,
  },
  target: {
    type: 'string',
    placeholder: 'NAME',
    offers: () => plainly(Object.keys(workerFiles)),
    help: `print it as a serverless worker: worker (Runpod SDK 2), flash (Flash 1.x), image (a Dockerfile for one)`,
  },
  json: shared.json,
} as const satisfies Flags;

export const deps = command({
  name: 'deps',
  position: 60,
  line: 'what requirements admit, need and weigh',
  choices: ['image', 'python', 'gpu', 'host-cuda'],
  flags,
  positionals: { usage: '[FILE|-]', least: 0, most: 1, what: 'one file', isPath: true },
  examples: [
    'deps requirements.txt',
    'deps requirements.txt --image IMAGE --python 3.12',
    'deps --stack ml',
    'deps requirements.txt --target worker >worker.py',
  ],
  run: depsCommand,
});

/** Exit 1 while an error stands. */
async function depsCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const catalog = await loadCatalog();
  const surroundings: Surroundings = { catalog, ...statedSurroundings(args, catalog) };
  const form = args.target === null ? null : formNamed(args.target);
  if (args.stack !== null) return stackCommand(args, args.stack, form, system, surroundings);
  const [file, ...more] = args.positionals;
  if (file === undefined || more.length > 0) throw new UsageError('deps takes one file', usage);
  const installation = installationNamed(file, await readInput(system, file, 'deps'));
  if (form !== null) return workerCommand(form, installation, system, surroundings);
  const report = examine(installation, surroundings);
  if (args.json) system.stdout.write(`${JSON.stringify({ file, ...report }, null, 2)}\n`);
  else system.stdout.write(asText(report, surroundings, painter(system, args.noColor)));
  return report.findings.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.done;
}

function formNamed(name: string): WorkerForm {
  const names = Object.keys(workerFiles);
  const form = names.find((one): one is WorkerForm => one === name);
  if (form !== undefined) return form;
  throw new UsageError(`there is no target "${name}" of deps`, `write one of ${names.join(', ')}`);
}

function workerCommand(
  form: WorkerForm,
  installation: Installation,
  system: System,
  surroundings: Surroundings,
): number {
  const made = workerText(form, installation, surroundings);
  if (!made.ok) throw new Refusal(made.why, 'say another with --python or --gpu, or leave that out');
  system.stdout.write(made.text);
  return made.report.findings.some(({ severity }) => severity === 'error')
    ? exitCode.findings
    : exitCode.done;
}

function installationNamed(file: string, text: string): Installation {
  const installation = installationIn(file, text);
  if (installation === null || installation.requirements.length + installation.addresses.length === 0) {
    throw new UsageError(`${file} names no requirement`, usage);
  }
  return installation;
}

/** A stack as a requirements file, with what is known about it as comments. */
function stackCommand(
  args: Arguments<typeof flags>,
  name: string,
  form: WorkerForm | null,
  system: System,
  surroundings: Surroundings,
): number {
  const stack = stacks.find((one) => one.name === name);
  if (stack === undefined) {
    const [closest] = nearest(name, stackNames, 1);
    throw new UsageError(
      `there is no stack "${name}"`,
      `did you mean ${closest}? There are ${stackNames.join(', ')}`,
    );
  }
  const text = `${stack.requirements.join('\n')}\n`;
  const installation = installationNamed('requirements.txt', text);
  if (form !== null) {
    const place = wholeFile('requirements.txt', text).place(0);
    const apt = stack.apt.map((one) => ({ text: one, place }));
    return workerCommand(form, { ...installation, apt }, system, surroundings);
  }
  const report = examine(installation, surroundings);
  const findings = report.findings.filter(({ code }) => code !== 'PW426');
  const { title, requirements, apt } = stack;
  const source = stack.source.join('; ');
  if (args.json) {
    system.stdout.write(
      `${JSON.stringify({ stack: name, title, requirements, apt, source, ...report, findings }, null, 2)}\n`,
    );
    return exitCode.done;
  }
  const lines = [
    `# ${title}: a starting point, as ${source} lists it`,
    ...(apt.length === 0 ? [] : [`# apt-get install -y --no-install-recommends ${apt.join(' ')}`]),
    ...findings.map(({ code, severity, message, fixes }) =>
      `# ${severity} ${code}: ${message} ${fixes[0] === undefined ? '' : `Fix: ${fixes[0]}.`}`.trimEnd(),
    ),
    ...requirements,
  ];
  system.stdout.write(`${lines.map(printable).join('\n')}\n`);
  return exitCode.done;
}

const mark = { yes: 'pinned', patches: 'patches', range: 'range', no: 'floats' } as const;
const markColour = { yes: 'green', patches: 'cyan', range: 'cyan', no: 'yellow' } as const;

function asText(
  { dependencies, pairs, estimate, findings }: DepsReport,
  { image }: Surroundings,
  paint: Paint,
): string {
  const errors = findings.filter(({ severity }) => severity !== 'info');
  const unpinned = dependencies.filter(({ admits }) => admits?.suitable === 'no').length;
  const lines = [
    ...errors.flatMap(({ severity, code, message, fixes, place }) => [
      `${paint(severity === 'error' ? 'red' : 'yellow', `${severity} ${code}`)}  ${printable(`line ${place.line}: ${message}`)}`,
      ...fixes.slice(0, 1).map((fix) => `  ${paint('green', 'fix')}       ${printable(fix)}`),
    ]),
    ...(errors.length === 0 ? [] : ['']),
    paint('bold', `${dependencies.length} requirements, ${unpinned} of them float`),
    ...dependencies.flatMap((one) => describe(one, image, paint)),
    ...(pairs.length === 0 ? [] : ['', paint('bold', 'Move together')]),
    ...pairs.flatMap(({ names, because, unnamed }) =>
      wrap(
        `${names.join(', ')}${unnamed.length === 0 ? '' : ` (not named here: ${unnamed.join(', ')})`}: ${because}.`,
      ),
    ),
    '',
    paint('bold', 'Install size (an estimate)'),
    ...(estimate.counted.length === 0
      ? ['  unknown: no measured size for any of these']
      : [
          `  at least ${size(estimate.download)} to download, ${size(estimate.unpacked)} on the disk`,
          ...wrap(`Counted: ${estimate.counted.join(', ')}. What else these bring along is not in it.`),
          ...(estimate.unknown.length === 0 ? [] : wrap(`No sourced size: ${estimate.unknown.join(', ')}.`)),
          ...wrap(
            `Cold start: ${estimate.seconds.map(({ rate, seconds }) => `${seconds} s at ${rate} MB/s`).join(', ')} for that download alone, computed from the size and not measured; loading the model comes on top. Nothing on a pod that keeps the environment on its volume.`,
          ),
          paint('dim', `  source    ${estimate.source}`),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function describe(one: Dependency, image: string | null, paint: Paint): readonly string[] {
  const { text, admits, marker, extras, rightName, system, bringsOwn, size: wheel } = one;
  const verdict =
    admits === null ? paint('red', 'invalid') : paint(markColour[admits.suitable], mark[admits.suitable]);
  const notes = [
    admits === null ? 'pip cannot read this' : `${admits.words}. For production: ${admits.because}.`,
    ...(extras.length === 0 ? [] : [`With the extras ${extras.join(', ')}.`]),
    ...(marker === null ? [] : [`Only where ${marker}.`]),
    ...(rightName === null ? [] : [`Wrong name: the project is ${rightName}.`]),
    ...system.map(({ apt, because, there }) => `Needs ${apt} from apt (${because}): ${where(there, image)}.`),
    ...(bringsOwn === null ? [] : [`Needs no system package: ${bringsOwn}.`]),
    ...(wheel !== null && wheel.unpacked >= heavyFrom
      ? [`Heavy: ${size(wheel.unpacked)} on the disk (${wheel.version}).`]
      : []),
  ];
  return [
    `${paint('bold', printable(text.slice(0, 200)))}  ${verdict}`,
    ...notes.flatMap((note) => wrap(note)),
  ];
}

function where(there: Dependency['system'][number]['there'], image: string | null): string {
  if (there === 'file') return 'the file installs it';
  if (there === 'image') return `${image} has it`;
  if (there === 'missing') return `${image} lacks it`;
  return image === null
    ? 'name the image with --image to see whether it has it'
    : `not known whether ${image} has it`;
}

/** MB, from 1000 on GB. */
function size(mb: number): string {
  return mb >= 1000 ? `${(mb / 1000).toFixed(1)} GB` : `${Math.round(mb)} MB`;
}
