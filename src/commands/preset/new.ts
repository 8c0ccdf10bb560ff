import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { loadCatalog } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/types.ts';
import type { Preset } from '../../presets/schema.ts';
import type { System } from '../../system/system.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { shared } from '../flags.ts';
import { keepSchema, presetKeys } from '../save-preset.ts';

const flags = {
  url: {
    type: 'string',
    placeholder: 'URL',
    help: 'where a pod fetches the sources from, for a folder without an origin',
  },
  out: shared.out,
  force: shared.force,
  json: shared.json,
} as const satisfies Flags;

export const presetNew = command({
  name: 'preset new',
  position: 105,
  line: 'a first draft, of a git repository or empty',
  choices: [],
  flags,
  positionals: {
    usage: '[GIT-URL|FOLDER]',
    least: 0,
    most: 1,
    what: 'one git repository: an https address, or a folder',
    isPath: true,
  },
  examples: ['preset new https://github.com/comfyanonymous/ComfyUI'],
  more: 'Without one, my-app.yaml, with what each key is for. Fetched is the newest commit, into a temporary folder; lists, Dockerfile, README and scripts are read as text, and nothing is run. What it guesses it says. Exit 1 where the draft has problems.',
  run: async (args, system) => {
    const [source] = args.positionals;
    if (source === undefined) return writeEmpty(args, system);
    const isAddress = /^https:\/\/[^\s'"`\\<>]{3,300}$/.test(source);
    if (!isAddress && /^[\w+-]+:|@/.test(source))
      throw new UsageError(
        `${printable(source)} is neither an https address nor a folder`,
        'pods fetch sources by https: pod-wizard preset new https://github.com/OWNER/NAME',
      );
    const { draftPreset, isTelling } = await import('../../draft/draft.ts');
    const found = await system.repository(source, isTelling);
    if (!found.ok)
      throw new Refusal(
        `${printable(source)} cannot be read: ${printable(found.why)}`,
        'is it public, and is there a network?',
      );
    const url = (args.url ?? found.origin)?.replace(/\.git$/, '') ?? null;
    if (url === null || !/^https:\/\/[^\s'"`\\<>]{3,300}$/.test(url))
      throw new UsageError(
        `${printable(source)} does not say by which https address a pod fetches it`,
        `pod-wizard preset new ${printable(source)} --url https://github.com/OWNER/NAME`,
      );
    const catalog = await loadCatalog();
    const repository = { url, commit: found.commit, files: found.files };
    const draft = draftPreset(repository, catalog, system.now().toISOString().slice(0, 10));
    const file = await writeDraft(draft, args, system);
    const { parsePresetFile } = await import('../../presets/parse.ts');
    const parsed = parsePresetFile(draft.text, path.relative(system.cwd, file), catalog);
    const problems = parsed.ok ? [] : parsed.problems;
    const judged =
      parsed.ok && parsed.kind === 'preset'
        ? await judge(parsed.preset, catalog)
        : { words: null, findings: [] };
    if (args.json) {
      const { read, open, id } = draft;
      system.stdout.write(
        `${JSON.stringify({ id, file, read, open, problems, findings: judged.findings }, null, 2)}\n`,
      );
    } else {
      const say = (line: string) => system.stdout.write(`${printable(line)}\n`);
      say(`wrote  ${path.relative(system.cwd, file)}`);
      for (const line of draft.read) say(`read   ${line}`);
      for (const line of draft.open) say(`open   ${line}`);
      for (const { where, message } of problems) say(`wrong  ${where}: ${message}`);
      for (const { code, severity, message } of judged.findings)
        say(`${severity.padEnd(8)}${code} ${message}`);
      if (judged.words !== null)
        say(`next   ${system.calledAs} --preset ./${path.relative(system.cwd, file)} ${judged.words}`);
    }
    return problems.length === 0 ? exitCode.done : exitCode.findings;
  },
});

async function writeDraft(
  { id, text }: { readonly id: string; readonly text: string },
  { out, force }: Pick<Arguments<typeof flags>, 'out' | 'force'>,
  system: System,
): Promise<string> {
  const folder = path.resolve(system.cwd, out);
  const file = path.join(folder, `${id}.yaml`);
  if (!force && (await system.files.read(file)) !== null)
    throw new Refusal(`${printable(file)} is there; nothing was written`, 'replace it with --force');
  await keepSchema(folder, system);
  await system.files.replace(file, text, 0o644);
  return file;
}

/** A draft of an app that has no repository yet, or one that cannot be read from here. */
async function writeEmpty(args: Arguments<typeof flags>, system: System): Promise<number> {
  const { emptyDraft } = await import('../../draft/empty.ts');
  const draft = emptyDraft(await presetKeys(), system.now().toISOString().slice(0, 10));
  const file = path.relative(system.cwd, await writeDraft(draft, args, system));
  const { id, open } = draft;
  if (args.json) {
    const nothing = { read: [], problems: [], findings: [] };
    system.stdout.write(`${JSON.stringify({ id, file, open, ...nothing }, null, 2)}\n`);
  } else {
    const rows = [['wrote', file], ...open.map((line) => ['open', line])];
    rows.push(['next', `${system.calledAs} preset check ${file}`]);
    for (const [label = '', text = ''] of rows)
      system.stdout.write(`${printable(`${label.padEnd(7)}${text}`)}\n`);
  }
  return exitCode.done;
}

/** What the plan that would be offered for it meets, and the words that write its script. */
async function judge(preset: Preset, catalog: Catalog) {
  const { defaultPlan, fitOf } = await import('../../judge/advise.ts');
  const offer = defaultPlan({}, preset, catalog);
  const findings =
    offer?.findings ??
    fitOf(
      { app: preset.id, gpu: catalog.gpus.find(({ vendor }) => vendor === 'NVIDIA')?.id ?? '' },
      preset,
      catalog,
    ).because;
  const gpu = catalog.gpus.find(({ id }) => id === offer?.plan.gpu);
  return {
    words: gpu === undefined ? null : `--gpu '${gpu.id}' --yes`,
    findings: findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, severity, message }) => ({ code, severity, message })),
  };
}
