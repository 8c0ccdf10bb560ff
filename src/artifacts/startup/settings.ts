import { canonicalJson, sha256 } from '../../basics/digest.ts';
import { quote, quoteAll } from '../../basics/shell.ts';
import type { ScriptFacts } from './facts.ts';
import { trioRequirements } from './requirements.ts';

/** Shell options, a sane environment, and every value the plan decided. */
export function settings(facts: ScriptFacts): string {
  const { plan, preset, resolved, usesVenv } = facts;
  return `set -Eeuo pipefail
# Each background job gets a process group of its own, so that it can be stopped with all its children.
set -m
umask 022
export LC_ALL=C.UTF-8 HOME="\${HOME:-/root}"
export PATH="\${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"

# --- What was planned ---------------------------------------------------------------------------

readonly NAME=${quote(plan.name)}
readonly APP_TITLE=${quote(preset.title)}
readonly PLAN=${facts.digest}
readonly IMAGE=${quote(plan.image)}
readonly GPU=${quote(plan.gpu)}
${preset.python === null ? '' : `readonly PYTHON_VERSION=${quote(plan.python.version)}\n`}readonly TORCH=${quote(resolved.torch?.torch ?? '')}
readonly CUDA_TAG=${quote(resolved.torch?.cudaTag ?? '')}
readonly PORT=${preset.app.port}
# Changes when anything about the installed packages does, and then they are installed anew.
readonly PACKAGES=${packagesDigest(facts)}

# On the volume: survives a stop and a new container.
readonly WORKSPACE=${quote(plan.workspace)}
readonly APP=${quote(facts.appDirectory)}
${usesVenv ? 'readonly VENV="$APP/env"\n' : ''}readonly STATE=${quote(facts.state)}
readonly LOGS="$STATE/logs"
# On the container disk: gone with the container, like the processes it tells of.
readonly LOCAL="\${POD_WIZARD_LOCAL:-/var/lib/pod-wizard}"/${quote(preset.id)}
${asked(facts)}`;
}

// What the user sets for the app is nobody else's: neither a service's nor a build's.
function asked({ preset: { asks } }: ScriptFacts): string {
  if (asks.length === 0) return '';
  const lines = asks.map(
    ({ name, default: usual }) =>
      `export -n ${name}\n[[ -n \${${name}:-} ]] || ${name}=${quote(usual ?? '')}`,
  );
  return `
# What the user sets on the pod, for the app alone.
${lines.join('\n')}
`;
}

function packagesDigest({ plan, preset, constraints, passes, resolved }: ScriptFacts): string {
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

/** A bash array on one line, or one word per line where that would be long. */
export function array(name: string, words: readonly string[]): string {
  const oneLine = `${name}=(${quoteAll(words)})`;
  if (oneLine.length <= 100) return oneLine;
  return [`${name}=(`, ...words.map((word) => `  ${quote(word)}`), ')'].join('\n');
}
