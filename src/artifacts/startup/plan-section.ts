import { canonicalJson, sha256 } from '../../basics/digest.ts';
import { comment, quote } from '../../basics/shell.ts';
import { jobTimeOf } from '../../catalog/speed.ts';
import type { Preset } from '../../presets/schema.ts';
import type { ScriptFacts } from './facts.ts';
import { planFunctions } from './plan-functions.ts';
import { planSteps } from './plan-steps.ts';
import { trioRequirements } from './requirements.ts';
import { array } from './words.ts';

// What torch and an app's packages take once installed, the cache of wheels included. Our own estimate:
// torch 2.8 with its CUDA libraries is about 7 GB unpacked and 3 GB packed.
const environmentGb = 15;

/** What was chosen, as a person reads it and may change it. */
export function planSection(facts: ScriptFacts): string {
  return `# === PLAN: what was chosen. To change it, edit it on the pod, then: startup.sh restart. For good, make it anew
# (pod-wizard --pin NAME==VERSION, ...): the next start of the pod keeps what you edited beside, as startup.sh.before.

${[values(facts), planFunctions(facts), planSteps(facts)].join('\n')}
# === RUNTIME: the same in every script, of which what this plan needs
`;
}

function values(facts: ScriptFacts): string {
  const { plan, preset, resolved, usesVenv } = facts;
  const { health, app, python } = preset;
  const probe = health.probe;
  const torch = resolved.torch;
  const wheel = torch !== null && torch.from !== 'image';
  const lines: readonly (string | false)[] = [
    set({ NAME: plan.name, TITLE: preset.title }),
    set({ PLAN: facts.digest }),
    set({ IMAGE: plan.image }),
    set({ GPU: plan.gpu, CAPABILITY: resolved.gpu?.computeCapability ?? '' }),
    '',
    torch !== null && '# Looked for on the host and in the result; 0: the lowest driver is not known.',
    set({ TORCH: torch?.torch ?? '', CUDA_TAG: torch?.cudaTag ?? '', DRIVER_MAJOR: facts.driverMajor ?? 0 }),
    array('TORCH_ARCHS', facts.torchArchs),
    wheel && `TORCH_INDEX=\${POD_WIZARD_TORCH_INDEX:-https://download.pytorch.org/whl/${torch.cudaTag}}`,
    '',
    '# On the volume: survives a stop and a new container.',
    set({ WORKSPACE: plan.workspace }),
    set({ APP: facts.appDirectory }),
    set({ STATE: facts.state }),
    usesVenv && 'VENV=$APP/env',
    usesVenv && `${set({ OLD_PACKAGES: oldPackages(facts) })} # what 0.1 wrote there for the same packages`,
    '# Packages, and the weights that are fetched here; what the app fetches by itself later.',
    `NEEDED_GB=\${POD_WIZARD_NEEDED_GB:-${environmentGb + facts.weightsGb}}`,
    set({ LATER_GB: Math.ceil(facts.laterGb), FIRST_BOOT: firstBoot(facts) }),
    '',
    array('SYSTEM_PACKAGES', facts.aptPackages),
    python !== null && set({ PYTHON_VERSION: plan.python.version }),
    python !== null && plan.python.provider !== 'uv' && array('PYTHON_COMMANDS', facts.pythonCommands),
    python !== null && installer(facts),
    python !== null &&
      plan.install === 'system-break' &&
      !usesVenv &&
      'PIP_BREAK_SYSTEM_PACKAGES=1 # PEP 668, as planned',
    plan.codeServer !== null &&
      set({ CODE_SERVER_PORT: plan.codeServer.port, CODE_SERVER_VERSION: facts.codeServer.version }),
    '',
    `${set({ PORT: app.port, APP_AUTH: app.auth })} # whether it asks for a password: none, app, or partly`,
    set({ STOP_SIGNAL: app.stop.signal, STOP_SECONDS: app.stop.seconds }),
    "# Ready when this page holds this text (somebody else's 200 does not count), and its log this line; a warning",
    '# comes after so many seconds; AGAIN: looked at once more after so many.',
    set({ HEALTH_PATH: health.path, HEALTH_TEXT: health.contains ?? '' }),
    set({
      HEALTH_LOG: health.ready ?? '',
      HEALTH_SECONDS: health.timeoutSeconds,
      HEALTH_AGAIN: health.againSeconds,
    }),
    ...(health.failed.length === 0
      ? []
      : [
          array(
            'FAILED_LINES',
            health.failed.map(({ line }) => line),
          ),
          array(
            'FAILED_MEANS',
            health.failed.map(({ means }) => means ?? ''),
          ),
        ]),
    ...(probe === null
      ? []
      : [
          set({ PROBE_PATH: probe.path, PROBE_TEXT: probe.contains }),
          set({ PROBE_BODY: probe.body ?? '', PROBE_BEARER: probe.bearer ?? '' }),
        ]),
    preset.hosts.length > 0 &&
      array(
        'HOSTS',
        preset.hosts.map(({ host }) => host),
      ),
    ...(python === null
      ? []
      : [
          '',
          '# They hold in every pip run, whoever asks for the package. A pin may stand in its pass below, too.',
          array('CONSTRAINTS', facts.constraints),
          lock(preset),
        ]),
    '',
  ];
  return lines.filter((line) => line !== false).join('\n');
}

/** What uv is given beside the constraints, so that it checks their digests, whichever index has a version. */
function lock({ locked }: Preset): string {
  // Said in any case: a variable of the pod may have that name.
  if (locked === null) return 'LOCKED=()';
  return `${comment(`Locked as ${locked.from}; not locked: ${locked.rest.length}.`)}
LOCKED=(--constraint "$STATE/digests.txt" --index-strategy unsafe-best-match)`;
}

/** Assignments: on one line where there is room. */
function set(values: Readonly<Record<string, string | number>>): string {
  const words = Object.entries(values).map(([name, value]) => `${name}=${quote(String(value))}`);
  const line = words.join(' ');
  return line.length <= 100 ? line : words.join('\n');
}

function installer({ seesSystem, plan }: ScriptFacts): string {
  if (seesSystem) return 'INSTALLER=pip # uv does not see what the image has installed';
  return plan.python.provider === 'uv' ? 'INSTALLER=uv' : `INSTALLER=\${POD_WIZARD_INSTALLER:-uv}`;
}

/** What 0.1 wrote into its stamps: a digest of all that decides what is installed. */
function oldPackages({ plan, preset, constraints, passes, resolved }: ScriptFacts): string {
  return sha256(
    canonicalJson({
      install: plan.install,
      python: plan.python,
      trio: trioRequirements(resolved),
      ...(resolved.torch !== null && { from: resolved.torch.from, cudaTag: resolved.torch.cudaTag }),
      constraints,
      passes,
      // What stands in the app's own files is another thing at another commit.
      ...(passes.some(({ files }) => files !== undefined) && {
        commits: preset.repositories.map(({ commit }) => commit),
      }),
    }),
  ).slice(0, 16);
}

/**
 * As it was seen with this app; else our own estimate: 3 to 15 minutes for packages (uv on two cores took 3), weights
 * at 100 MB/s and a quarter of it. It is said as what mostly holds.
 */
export function firstBoot({ resolved, weightsGb }: ScriptFacts): string {
  const seen = jobTimeOf(resolved.catalog, resolved.preset.id)?.firstBootMinutes;
  const [least, most] = seen ?? [3 + Math.ceil(weightsGb / 6), 15 + Math.ceil(weightsGb / 1.5)];
  return `${least} to ${most} minutes`;
}
