import type { Contradiction } from './contradiction.ts';
import type { Path } from './document.ts';
import { quote } from './quote.ts';
import type { Preset } from './schema.ts';

/** Words in braces that stand for something, and the places on the pod and the variables they end up in. */

/** A piece of a word as the script writes it: text as it stands, or the value of a variable. */
export type Piece = { readonly text: string } | { readonly variable: string };

/**
 * A word of a command in pieces. `fill` replaces what is known beforehand; `{NAME}` of an asked variable
 * becomes that variable. Any other braces are the app's own.
 */
export function pieces(
  word: string,
  asked: readonly string[],
  fill: (text: string) => string,
): readonly Piece[] {
  return word.split(/(\{[A-Z_][A-Z0-9_]*\})/).flatMap((part): readonly Piece[] => {
    const name = part.startsWith('{') ? part.slice(1, -1) : '';
    if (asked.includes(name)) return [{ variable: name }];
    return part === '' ? [] : [{ text: fill(part) }];
  });
}

/** Places outside the volume, variables set twice or not at all. */
export function placeFaults(preset: Preset): readonly Contradiction[] {
  return [...variables(preset), ...places(preset), ...bearer(preset)];
}

function variables({ env, asks, app }: Preset): readonly Contradiction[] {
  const seen = new Set<string>();
  const twice = (name: string, path: Path): readonly Contradiction[] => {
    const found = seen.has(name) ? [{ path: [...path, 'name'], message: `${name} is set twice` }] : [];
    seen.add(name);
    return found;
  };
  const found: Contradiction[] = env.flatMap(({ name, value }, at) => {
    const unknown = [...value.matchAll(/\{([a-z]+)\}/gi)].find(
      ([, word]) => word !== 'workspace' && word !== 'app',
    );
    const path = ['env', at, 'value'];
    return [
      ...twice(name, ['env', at]),
      ...(unknown
        ? [{ path, message: `${unknown[0]} is unknown; {workspace} and {app} are filled in` }]
        : []),
    ];
  });
  asks.forEach(({ name, kind, default: usual }, at) => {
    found.push(...twice(name, ['asks', at]));
    if (usual !== null && kind !== 'value') {
      found.push({
        path: ['asks', at, 'default'],
        message: `a ${kind} has no default: it would be known to everybody`,
      });
    }
    if (name === app.hostVariable || name === app.portVariable) {
      found.push({ path: ['asks', at, 'name'], message: `${name} is set by the script` });
    }
    if (isScriptVariable(name) || surroundings.test(name))
      found.push({ path: ['asks', at, 'name'], message: `${name} belongs to the script` });
  });
  return found;
}

/** Variables that the startup script holds as its own, most of them read-only. */
const scriptVariables = new Set(
  (
    'NAME TITLE PLAN IMAGE GPU CAPABILITY PYTHON_VERSION PYTHON PYTHON_ID BASE_PYTHON PYTHON_COMMANDS TORCH CUDA_TAG TORCH_ARCHS ' +
    'PORT APP_AUTH WORKSPACE APP VENV STATE LOGS LOCAL POD APP_PID APP_LOG SERVICES_PID CODE_SERVER_PID CLOCK SLEEPER JOBS STEP ' +
    'STEPS KEY LOG LINE OWNS BEGAN BACKOFF SYSTEM_PACKAGES DRIVER_MAJOR NEEDED_GB LATER_GB FIRST_BOOT UV_VERSION UV_SHA256 ' +
    'INSTALLER CONSTRAINTS CODE_SERVER CODE_SERVER_VERSION CODE_SERVER_PORT HEALTH_PATH HEALTH_TEXT HEALTH_LOG HEALTH_SECONDS ' +
    'HEALTH_AGAIN LATE_PAGES PAGE_SECONDS STOP_SIGNAL STOP_SECONDS TICK FAILED_LINES FAILED_MEANS TOLD HOSTS ASKED GIVEN MISSING WEIGHTS ' +
    'OLD_PACKAGES ADOPTS PROBE_PATH PROBE_TEXT PROBE_BODY PROBE_BEARER NO_NETWORK ' +
    'TORCH_INDEX REGION RETRY_IF OWN_UV OK QUIET CHECKS SOCKETS PINS LOCKED'
  ).split(' '),
);

/** True for a variable that has another meaning in the startup script. */
export function isScriptVariable(name: string): boolean {
  return scriptVariables.has(name);
}

/** What bends the shell, pip or the script itself where it is taken out of the environment. */
const surroundings =
  /^(?:PATH|HOME|IFS|PWD|SHELL|USER|LANG|LC_[A-Z]*|LD_[A-Z_]*|BASH[A-Z_]*|(?:POD_WIZARD|PIP|UV|RUNPOD)_[A-Z0-9_]*)$/;

function places({ folders, outputs, weights }: Preset): readonly Contradiction[] {
  const fault = (text: string, path: Path): readonly Contradiction[] =>
    /(?:^|\/)\.\.(?:\/|$)/.test(text) || !/^(?:\{workspace\}(?:\/|$)|[^/\-{])/.test(text)
      ? [{ path, message: 'must be relative, or begin with {workspace}, without ".."' }]
      : [];
  return [
    ...folders.flatMap((folder, at) => fault(folder, ['folders', at])),
    ...(outputs ?? []).flatMap((folder, at) => fault(folder, ['outputs', at])),
    ...weights.flatMap(({ into }, at) => fault(into, ['weights', at, 'into'])),
  ];
}

function bearer({ health: { probe }, asks }: Preset): readonly Contradiction[] {
  if (probe === null || probe.bearer === null) return [];
  if (asks.some(({ name, required }) => name === probe.bearer && required)) return [];
  return [
    {
      path: ['health', 'probe', 'bearer'],
      message: `${quote(probe.bearer)} is not among asks, or not required there`,
    },
  ];
}
