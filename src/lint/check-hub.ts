import { needsOf, newestRead } from '../catalog/metadata.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import { hubTooNew } from '../rules/packages/pw408-hub-too-new.ts';
import { hfTransferMissing } from '../rules/packages/pw409-hf-transfer-missing.ts';
import { goneFromHub } from './check-habits.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf } from './located.ts';
import { hubCliExtra } from './pages/packages.ts';
import { type PipStep, pipStep } from './pip-steps.ts';
import type { Place } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';

const variable = 'HF_HUB_ENABLE_HF_TRANSFER';

/** How huggingface-hub is called and set, held against the version that is installed. */
export function checkHub(
  commands: readonly ShellCommand[],
  installation: Installation,
  instructs: boolean,
  python: string | null,
): readonly FileFinding[] {
  const hub = hubRange(installation);
  // Lists that were not seen, a transformers that holds it back, or a look for either command say enough.
  const unknown =
    !instructs &&
    installation.unseen.length === 0 &&
    !installation.requirements.some((one) => nameOf(one) === 'transformers') &&
    !commands.some(
      ({ name, text, guards }) =>
        name === 'hf' ||
        /huggingface-cli/.test(`${guards.map((one) => one.text).join(' ')}`) ||
        /command -v huggingface-cli|which huggingface-cli/.test(text),
    );
  // pip only warns of the extra; who reads instructions will want the command that it stands for.
  return [
    ...commands.flatMap((command, at) =>
      oldCommand(
        command,
        hub ??
          (commands.slice(0, at).some((one) => pipStep(one) !== null)
            ? drawnHub(installation, python)
            : null),
        unknown,
      ),
    ),
    ...(instructs ? cliExtra(installation) : []),
    ...transfer(installation, hub),
  ];
}

/** Specifier of huggingface-hub; null where nothing names it. */
function hubRange({ requirements, constraints }: Installation): string | null {
  const all = [...requirements, ...constraints].flatMap(({ text }) => parseRequirement(text) ?? []);
  const named = all.filter(({ name }) => name === 'huggingface-hub');
  if (named.length === 0) return null;
  // transformers 4 holds it below 1.0.
  const held = all.some(
    ({ name, specifier }) => name === 'transformers' && /^(?:==|~=)4\.|<5/.test(specifier),
  );
  return [...named.map(({ specifier }) => specifier), ...(held ? ['<1.0'] : [])]
    .filter((one) => one !== '')
    .join(',');
}

/** PW408: `pip install -U huggingface_hub` behind a step that pins a transformers which refuses the newest. */
export function checkHubSteps(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
): readonly FileFinding[] {
  return steps.flatMap(({ requirements, upgrades, within, command }, at) => {
    const hub = requirements.find((one) => nameOf(one) === 'huggingface-hub');
    const spec = parseRequirement(hub?.text ?? '')?.specifier ?? '';
    if (hub === undefined || !upgrades || command.caught || (spec !== '' && !satisfies('2.4.0', spec)))
      return [];
    const isUser = (one: Located) => nameOf(one) === 'transformers';
    const users = steps.flatMap((step, index) =>
      step.within === within ? (asked[index] ?? []).filter(isUser).map((one) => ({ one, index })) : [],
    );
    const last = users.at(-1);
    const version = exactVersion(parseRequirement(last?.one.text ?? '')?.specifier ?? '');
    if (last === undefined || last.index >= at || version?.startsWith('4.') !== true) return [];
    return [
      found(hubTooNew, {
        place: hub.place,
        message: `-U brings huggingface-hub 2, which transformers ${version} of line ${last.one.place.line} refuses at its import.`,
        error:
          'ImportError: huggingface-hub>=0.19.3,<1.0 is required for a normal functioning of this module',
        why: 'Because pip only warns of it, and transformers 4 looks for a version below 1.0 when it is imported.',
        fixes: ['write "huggingface_hub<1"'],
      }),
    ];
  });
}

/** What the packages that are asked for want of huggingface-hub, where one of them wants 1.0 or newer; null: none does. */
function drawnHub({ requirements, unseen }: Installation, python: string | null): string | null {
  // transformers 5 is for Python 3.10 and newer.
  if (unseen.length > 0 || /^3\.[5-9]$/.test(python ?? '')) return null;
  const wanted = requirements.flatMap(({ text }) => {
    const requirement = parseRequirement(text);
    if (requirement === null || requirement.url !== null || requirement.marker !== null) return [];
    const { name, specifier } = requirement;
    const version = exactVersion(specifier) ?? newestRead(name, specifier);
    return version === null
      ? []
      : needsOf(name, version).flatMap(({ needs, specifier: spec }) =>
          needs === 'huggingface-hub' ? [spec] : [],
        );
  });
  return wanted.find((spec) => spec !== '' && !satisfies('0.36.2', spec)) ?? null;
}

function oldCommand(
  { name, words, places, place, guards }: ShellCommand,
  hub: string | null,
  unknown: boolean,
): readonly FileFinding[] {
  // `if command -v hf; then …; else huggingface-cli …`: taken only where the new program is not there.
  const lacksHf = guards.some(({ text, holds }) => /\bhf\b/.test(text) && holds === /^\s*!/.test(text));
  if (name !== 'huggingface-cli' || lacksHf) return [];
  if (hub === null) return unknown ? [mayBeGone(words, place)] : [];
  const gone = satisfies('2.4.0', hub);
  if (!gone && !satisfies('1.32.0', hub)) return [];
  const same = /^(?:download|upload)$/.test(words[1] ?? '');
  const lost = words.find((word) => goneFromHub.test(word));
  return [
    found(hubCliExtra, {
      place,
      message: gone
        ? 'The huggingface-hub that is installed here has no command huggingface-cli.'
        : 'The command huggingface-cli of the huggingface-hub that is installed here does nothing any more: it says so, and fails.',
      error: gone
        ? 'bash: huggingface-cli: command not found'
        : 'Warning: `huggingface-cli` is deprecated and no longer works. Use `hf` instead.',
      why: 'Because nothing holds it below 1.0, where the command became hf.',
      fixes: [
        `write hf ${words[1] === 'login' ? 'auth login' : (words[1] ?? '')}${lost === undefined ? '' : `, without ${lost}`}`.trim(),
      ],
      edits:
        same && lost === undefined && words[0] === 'huggingface-cli'
          ? [{ place: places[0] ?? place, old: 'huggingface-cli', new: 'hf' }]
          : [],
    }),
  ];
}

/** Nothing in the file says which huggingface-hub there is. */
function mayBeGone(words: readonly string[], place: Place): FileFinding {
  return found(hubCliExtra, {
    place,
    severity: 'info',
    message: 'From huggingface-hub 1.0 on there is no command huggingface-cli that works.',
    error: 'bash: huggingface-cli: command not found',
    why: 'Because nothing here says which release is there, and a fresh install takes a newer one.',
    fixes: [`write hf ${words[1] === 'login' ? 'auth login' : (words[1] ?? '')}`.trim()],
  });
}

/** PW409: the file switches hf_transfer on and does not install it. */
function transfer(
  { switches, requirements, unseen }: Installation,
  hub: string | null,
): readonly FileFinding[] {
  const on = switches.find(({ text }) => text === variable);
  if (on === undefined || hub === null || unseen.length > 0) return [];
  if (satisfies('1.0.0', hub) || satisfies('2.4.0', hub)) return [];
  const named = requirements.flatMap(({ text }) => parseRequirement(text) ?? []);
  if (named.some(({ name, extras }) => name === 'hf-transfer' || extras.includes('hf-transfer'))) return [];
  return [
    found(hfTransferMissing, {
      place: on.place,
      severity: 'warning',
      message: `${variable} is switched on, but nothing here installs hf_transfer, so downloads fail.`,
      error: hfTransferMissing.page.happens,
      why: 'Because huggingface-hub below 1.0 insists on hf_transfer once it is switched on (only files in Xet storage go another way).',
      fixes: ['install hf_transfer', `set ${variable}=0`],
    }),
  ];
}

function cliExtra({ requirements }: Installation): readonly FileFinding[] {
  return requirements.flatMap(({ text, place }) => {
    const requirement = parseRequirement(text);
    if (requirement?.name !== 'huggingface-hub' || !requirement.extras.includes('cli')) return [];
    if (!satisfies('1.0.0', requirement.specifier) && !satisfies('2.4.0', requirement.specifier)) return [];
    return [
      found(hubCliExtra, {
        place,
        severity: 'info',
        message: `${text} takes huggingface-hub 1.0 or newer, which has no extra "cli" and no command huggingface-cli.`,
        error: "WARNING: huggingface-hub 1.0.0 does not provide the extra 'cli'",
        why: 'Because nothing holds it below 1.0, where the command became hf.',
        fixes: ['write "huggingface_hub>=0.34,<1"', 'call hf download instead of huggingface-cli download'],
      }),
    ];
  });
}
