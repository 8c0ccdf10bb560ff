import { quote } from '../../basics/shell.ts';
import type { ScriptFacts } from './facts.ts';

/** How a failure shows itself in the log of a step, and what to tell the person about it. */
interface Cause {
  /** Extended regular expression for grep, any case. */
  readonly pattern: string;
  /** The cause and what to do. */
  readonly tells: string;
  /** Plans it can happen to; default: all. */
  readonly concerns?: (facts: ScriptFacts) => boolean;
}

const usesSystem = ({ usesVenv }: ScriptFacts) => !usesVenv;

/** The first that matches is told, so what explains the others comes first. */
export const causes: readonly Cause[] = [
  {
    pattern: 'no space left on device|disk quota exceeded',
    tells: 'the disk is full. Free space or enlarge the volume, then restart the pod.',
  },
  {
    pattern: 'externally-managed-environment',
    tells: 'PEP 668: this Python belongs to the system. Plan with --install venv.',
    concerns: usesSystem,
  },
  {
    pattern: 'no such option: --break-system-packages',
    tells: 'this pip is older than the flag. Plan with --install venv.',
    concerns: usesSystem,
  },
  {
    pattern: 'certificate is not yet valid|certificate has expired|release file .* is not (yet )?valid',
    tells: "the pod's clock is wrong, or a server's certificate is. Compare: date -u",
  },
  {
    pattern:
      "could not resolve|name resolution|connection (refused|reset|timed out|aborted|broken)|couldn't connect|failed to connect|network is unreachable|read timed out|remote end closed|empty reply|transfer closed|could not read from remote",
    tells: 'the network or a server did not answer. Restarting the pod tries again.',
  },
  {
    pattern: 'resolutionimpossible|conflicting dependencies|no solution found',
    tells:
      'no version fits all that is asked: a pin does not exist, or contradicts a package or another pin.',
  },
  {
    pattern: 'no matching distribution found',
    tells: 'a version that does not exist for this Python, or a wrong package index.',
  },
  {
    pattern: 'requires a different python|not a supported wheel on this platform',
    tells: 'a wheel for another Python version.',
  },
  {
    pattern:
      'torch not compiled with cuda|no kernel image is available|is not compatible with the current pytorch',
    tells: 'this torch has no code for this GPU.',
  },
  {
    pattern: 'driver on your system is too old|cuda driver version is insufficient',
    tells: "the host's driver is too old for this torch. Rent a host with a newer CUDA version.",
  },
  {
    pattern: 'address already in use|cannot find empty port',
    tells: 'another process took the port first. "startup.sh verify" names who listens where.',
  },
  { pattern: 'libgl\\.so\\.1|libgthread', tells: 'a system library is missing (libgl1, libglib2.0-0).' },
  {
    pattern: 'gatedrepoerror|(returned error:|client error:?) 40[13]|40[13] client error',
    tells: 'the weights need a token: set HF_TOKEN in the pod, and accept the licence on their page.',
  },
  {
    pattern: 'out of memory|killed',
    tells: 'out of memory.',
  },
];

/** What the last lines of a log mean, where that is known. Only what can happen to this plan. */
export function likelyCause(facts: ScriptFacts): string {
  const branches = causes
    .filter(({ concerns }) => concerns?.(facts) ?? true)
    .map(
      ({ pattern, tells }, index) =>
        `  ${index === 0 ? 'if disk_is_full ||' : 'elif'} seen ${quote(pattern)}; then\n    echo ${quote(tells)}\n`,
    );
  return `# likely_cause LOG: what its last lines mean, where that is known.
likely_cause() {
  local log=$1
  seen() { [[ -s $log ]] && tail -n 200 -- "$log" | grep -iE -- "$1" >/dev/null; }
${branches.join('')}  fi
}
`;
}
