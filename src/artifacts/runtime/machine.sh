# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Checks before any download ------------------------------------------------------------------

check_gpu() {
  local query=name,compute_cap,driver_version answer name capability driver
  if ! answer=$(nvidia-smi --query-gpu="$query" --format=csv,noheader 2>&1) || [[ -z $answer ]]; then
    echo "nvidia-smi sees no GPU: $answer"
    echo 'A pod that was stopped can come back without its GPU. Start it anew, or rent another one.'
    return 1
  fi
  IFS=, read -r name capability driver <<<"${answer%%$'\n'*}"
  capability=${capability// /} driver=${driver// /}
  echo "$capability" >"$LOCAL/capability"
  echo "GPU: $name (compute capability $capability), driver $driver"
  if [[ $driver =~ ^[0-9]+ ]] && ((BASH_REMATCH[0] < DRIVER_MAJOR)); then
    echo "The host's driver $driver is too old: torch $TORCH+$CUDA_TAG needs $DRIVER_MAJOR or newer."
    echo 'No setting on the pod can change that. Rent a host with a newer CUDA version (the CUDA filter).'
    return 1
  fi
  if ! torch_has_code_for "${capability/./}"; then
    echo "torch $TORCH+$CUDA_TAG has no code for this GPU: sm_${capability/./} is not among ${TORCH_ARCHS[*]}."
    echo 'Plan again for this GPU, or rent the one that was planned.'
    return 1
  fi
  if [[ -n $CAPABILITY && $capability != "$CAPABILITY" ]]; then
    echo "Warning: planned for $GPU, running on $name. This torch has code for it, so going on."
  fi
}

# Code runs on the same major and an equal or higher minor; PTX (compute_) on anything newer.
torch_has_code_for() {
  local arch number
  if ((${#TORCH_ARCHS[@]} == 0)) || [[ ! $1 =~ ^[0-9]+$ ]]; then return 0; fi
  for arch in "${TORCH_ARCHS[@]}"; do
    [[ $arch =~ [0-9]+ ]] && number=${BASH_REMATCH[0]}
    if ((number <= $1)) && [[ $arch == compute_* || ${number%?} == "${1%?}" ]]; then return 0; fi
  done
  return 1
}

check_disk() {
  local free
  free=$(df -Pk -- "$WORKSPACE" | awk 'NR == 2 { print int($4 * 1024 / 1000000000) }')
  echo "Free on $WORKSPACE: $free GB"
  if [[ -f $STATE/done/all ]]; then
    if disk_is_full; then echo 'Warning: the disk is full. The app may fail to start, or to save its work.'; fi
    return
  fi
  if ((free < NEEDED_GB)); then
    echo "That is too little: packages and weights need about $NEEDED_GB GB. Free space or enlarge the volume."
    return 1
  fi
  echo "The first boot fetches and unpacks about $NEEDED_GB GB here: mostly $FIRST_BOOT, longer on a slow host."
  if ((free < NEEDED_GB + LATER_GB)); then
    echo "Warning: the app will later fetch about $LATER_GB GB of weights, for which there is no room."
  fi
}

# Now, not after a long install. It is looked at again before the app starts.
check_port() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -n $holder ]]; then
    echo "Port $PORT, which $TITLE needs, is held by $holder. Stop that process, or plan so that it is not started."
    return 1
  fi
}

# port_holder PORT: who listens there, or nothing.
port_holder() {
  local hex inode pid name
  hex=$(printf ':%04X' "$1")
  inode=$(cat /proc/net/tcp{,6} | awk -v port="$hex\$" '$4 == "0A" && $2 ~ port { print $10; exit }' || true)
  if [[ -z $inode ]]; then return; fi
  # Processes come and go meanwhile, which is no failure.
  pid=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" 2>/dev/null | head -n 1 | cut -d / -f 3 || true)
  name=$(tr '\0' ' ' <"/proc/${pid:-0}/cmdline" | LC_ALL=C tr -cd '\040-\176' || true)
  echo "process ${pid:-?} (${name:0:80})"
} 2>/dev/null
