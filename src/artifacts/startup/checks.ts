import { quote } from '../../basics/shell.ts';
import type { ScriptFacts } from './facts.ts';
import { array } from './settings.ts';

// What torch and an app's packages take once installed, wheels in pip's cache included. Our own estimate:
// torch 2.8 with its CUDA libraries is about 7 GB unpacked and 3 GB packed.
const environmentGb = 15;

/** What can be known before anything is downloaded: GPU, driver, disk. */
export function checks(facts: ScriptFacts): string {
  const weightsGb = facts.weights.reduce((sum, { gb }) => sum + (gb ?? 0), 0);
  return `# --- Checks before any download -----------------------------------------------------------------

${array('readonly TORCH_ARCHS', facts.torchArchs)}
readonly PLANNED_CAPABILITY=${quote(facts.resolved.gpu?.computeCapability ?? '')}
# Lowest driver for ${facts.resolved.torch?.cudaTag ?? 'this torch'}; 0 where it is not known.
readonly DRIVER_MAJOR=${facts.driverMajor ?? 0}
# For the packages and the weights that this script fetches, and for what the app fetches by itself.
readonly NEEDED_GB="\${POD_WIZARD_NEEDED_GB:-${environmentGb + Math.ceil(weightsGb)}}"
readonly LATER_GB=${Math.ceil(facts.laterGb)}

check_machine() {
  check_gpu
  check_disk
  check_port
${facts.preset.asks.some(({ required }) => required) ? '  check_asked\n' : ''}${facts.preset.hosts.length > 0 ? '  check_hosts\n' : ''}}
${asked(facts)}${hosts(facts)}
check_gpu() {
  local answer name capability driver
  if ! command -v nvidia-smi >/dev/null; then
    echo 'There is no nvidia-smi: this pod has no NVIDIA GPU, or came up without one.'
    echo 'Terminate it and rent a pod with a GPU.'
    return 1
  fi
  if ! answer=$(nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader 2>&1) || [[ -z $answer ]]; then
    echo "nvidia-smi sees no GPU: $answer"
    echo 'A pod that was stopped can come back without its GPU. Start it anew, or rent another one.'
    return 1
  fi
  IFS=, read -r name capability driver <<<"\${answer%%$'\\n'*}"
  capability=\${capability// /} driver=\${driver// /}
  printf '%s\\n' "$capability" >"$LOCAL/capability"
  echo "GPU: $name (compute capability $capability), driver $driver"

  if ((DRIVER_MAJOR > 0)) && [[ $driver =~ ^[0-9]+ ]] && ((BASH_REMATCH[0] < DRIVER_MAJOR)); then
    echo "The host's driver $driver is too old: torch $TORCH+$CUDA_TAG needs $DRIVER_MAJOR or newer."
    echo 'No setting on the pod can change that. Rent a host with a newer CUDA version (the CUDA filter).'
    return 1
  fi
  if ! torch_has_code_for "$capability"; then
    echo "torch $TORCH+$CUDA_TAG has no code for this GPU: sm_\${capability/./} is not among \${TORCH_ARCHS[*]}."
    echo 'Plan again for this GPU, or rent the one that was planned.'
    return 1
  fi
  if [[ -n $PLANNED_CAPABILITY && $capability != "$PLANNED_CAPABILITY" ]]; then
    echo "Warning: planned for $GPU, running on $name. This torch has code for it, so going on."
  fi
}

# Code runs on the same major and an equal or higher minor; PTX (compute_) on anything newer.
torch_has_code_for() {
  local arch number device=\${1/./}
  if ((\${#TORCH_ARCHS[@]} == 0)) || [[ ! $device =~ ^[0-9]+$ ]]; then return 0; fi
  for arch in "\${TORCH_ARCHS[@]}"; do
    number=\${arch##*_}
    number=\${number%%[!0-9]*}
    case $arch in
      sm_*) if ((number / 10 == device / 10 && number <= device)); then return 0; fi ;;
      compute_*) if ((number <= device)); then return 0; fi ;;
    esac
  done
  return 1
}

# Now, not after a long install. It is looked at again before the app starts.
check_port() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -n $holder ]]; then
    echo "Port $PORT, which $APP_TITLE needs, is held by $holder."
    echo 'Stop that process, or plan so that it is not started.'
    return 1
  fi
}

check_disk() {
  local free
  free=$(df -Pk -- "$WORKSPACE" | awk 'NR == 2 { print int($4 * 1024 / 1000000000) }')
  echo "Free on $WORKSPACE: $free GB"
  if [[ -f $STATE/done/environment && $(<"$STATE/done/environment") == "$PACKAGES "* ]]; then
    if disk_is_full; then echo 'Warning: the disk is full. The app may fail to start, or to save its work.'; fi
    return
  fi
  if ((free < NEEDED_GB)); then
    echo "That is too little: packages and weights need about $NEEDED_GB GB."
    echo 'Enlarge the volume (it can grow, not shrink) or free space, then restart the pod.'
    return 1
  fi
  if ((free < NEEDED_GB + LATER_GB)); then
    echo "Warning: the app will later fetch about $LATER_GB GB of weights, for which there is no room."
  fi
}
`;
}

/** What the app cannot do without, and only the user has. */
function asked({ preset: { asks, title } }: ScriptFacts): string {
  const required = asks.filter((one) => one.required);
  if (required.length === 0) return '';
  const calls = required.map(({ name, kind, because }) => {
    const what = kind === 'password' ? 'a password that you choose' : `a ${kind}`;
    const text = `${title} needs ${name}, ${what}: ${because}`;
    return `  if [[ -z $${name} ]]; then missing=yes && echo ${quote(text)}; fi`;
  });
  return `
check_asked() {
  local missing=no
${calls.join('\n')}
  if [[ $missing == yes ]]; then
    echo "Set it among the pod's environment variables (for a secret, by way of the cloud's secrets), and start the pod again."
    return 1
  fi
}
`;
}

/** A blocked network is told of now, not after a long install. */
function hosts({ preset: { hosts: wanted } }: ScriptFacts): string {
  if (wanted.length === 0) return '';
  return `
# Any answer will do; a host that only the build needs must not keep a finished pod from starting.
${array(
  'readonly HOSTS',
  wanted.map(({ host }) => host),
)}
check_hosts() {
  local host
  for host in "\${HOSTS[@]}"; do
    if command -v curl >/dev/null && ! curl -sS --max-time 15 -o /dev/null "https://$host/"; then
      echo "Warning: $host cannot be reached from here, and the app or its build needs it."
    fi
  done
}
`;
}
