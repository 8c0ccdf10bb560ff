# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Checks before any download ---

ask_gpu() { nvidia-smi --query-gpu=name,compute_cap,driver_version --format=csv,noheader 2>&1; }

check_gpu() {
  local answer name cap driver wheel="torch $TORCH+$CUDA_TAG"
  if ! answer=$(ask_gpu) || [[ -z $answer ]]; then
    refuse "nvidia-smi sees no GPU: $answer" 'A stopped pod can come back without one. Start it anew, or rent another.'
  fi
  IFS=, read -r name cap driver <<<"$answer"
  cap=${cap// /} driver=${driver// /}
  echo "$cap" >"$LOCAL/capability"
  echo "GPU: $name (compute capability $cap), driver $driver"
  if [[ $driver =~ ^[0-9]+ ]] && ((BASH_REMATCH[0] < DRIVER_MAJOR)); then
    refuse "The host's driver $driver is too old: $wheel needs $DRIVER_MAJOR. Rent a host with a newer CUDA version."
  elif ! torch_has_code_for "${cap/./}"; then
    refuse "$wheel has no code for this GPU: sm_${cap/./} is not among ${TORCH_ARCHS[*]}. Plan for it, or rent $GPU."
  elif [[ -n $CAPABILITY && $cap != "$CAPABILITY" ]]; then
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

free_gb() { df -Pk -- "$WORKSPACE" | awk 'NR == 2 { print int($4 * 1024 / 1000000000) }'; }

check_disk() {
  local free
  free=$(free_gb)
  echo "Free on $WORKSPACE: $free GB"
  if [[ -f $STATE/done/all ]]; then
    if disk_is_full; then echo 'Warning: the disk is full. The app may fail to start, or to save its work.'; fi
  elif ((free < NEEDED_GB)); then
    refuse "That is too little: packages and weights need about $NEEDED_GB GB. Free space or enlarge the volume."
  else
    echo "The first boot fetches and unpacks about $NEEDED_GB GB here: mostly $FIRST_BOOT, longer on a slow host."
    if ((free < NEEDED_GB + LATER_GB)); then echo "Warning: no room for $LATER_GB GB that the app fetches later."; fi
  fi
}

# Now, not after a long install. It is looked at again before the app starts.
check_port() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -n $holder ]]; then refuse "Port $PORT, which $TITLE needs, is held by $holder. Stop that first."; fi
}

# port_holder PORT: who listens there, or nothing. Processes come and go meanwhile, which is no failure.
port_holder() {
  local inode pid name
  inode=$(awk -v end="$(printf ':%04X' "$1")\$" '$4 == "0A" && $2 ~ end { print $10; exit }' /proc/net/tcp{,6} || true)
  if [[ -z $inode ]]; then return; fi
  pid=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" | head -n 1 | cut -d / -f 3 || true)
  name=$(tr '\0' ' ' <"/proc/${pid:-0}/cmdline" | LC_ALL=C tr -cd '\040-\176' || true)
  echo "process ${pid:-?} (${name:0:80})"
} 2>/dev/null
