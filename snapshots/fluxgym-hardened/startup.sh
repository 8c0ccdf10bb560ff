#!/usr/bin/env bash
# Startup script for FluxGym Hardened on NVIDIA GeForce RTX 4090. Safe to run on every boot.
#
# name:        fluxgym-hardened
# made by:     pod-wizard 0.0.0-dev, 2026-11-22
# preset:      fluxgym-hardened 1.0.0
# plan:        93d560057d6900252367727d8e2afc51e315a5bdcfd8c86666ce8ad838c44ad2
# made with:   npx pod-wizard --preset fluxgym-hardened --gpu 'NVIDIA GeForce RTX 4090' --image \
#   runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04 --python 3.10 --install venv-system-site \
#   --code-server 8080 --volume-gb 100 --yes
#
# startup.sh           set up and run the app (what the pod does on every boot)
# startup.sh restart   after a fix, an edit, a stop, or with a newer script: begin again, without restarting the pod
# startup.sh stop      stop the app; the pod itself goes on, and is billed. "start" starts it again
# startup.sh status    say what is done and what runs                   [--json]
# startup.sh verify    check versions, torch, GPU, app and open ports   [--json]
# startup.sh logs      the last lines of the app, or of a step: logs torch; -f follows
#
# Variables of the pod that it heeds:
#   POD_WIZARD_HOLD        minutes after which a pod that is not ready is stopped; otherwise it is held open;
#                          0: the script ends on failure, and the cloud starts it anew
#   POD_WIZARD_STOP_AFTER  hours after which the pod is stopped, ready or not
#   POD_WIZARD_NOTIFY      address that is told READY, FAILED and STOPPED (a webhook of Slack or Discord)
#   POD_WIZARD_INSTALLER   pip, not uv; POD_WIZARD_TORCH_INDEX, a mirror; CODE_SERVER_PASSWORD; HF_TOKEN
#
# sha256 of everything below this line: 1dcef769d963fff990453ceac253ee996317b1f53157daf853418e55b22e93a7
# A file with Windows line ends is mended and begun again; here a comment swallows the one of each line.
if grep -q $'\r' "$0"; then                                                              #
  echo 'pod-wizard: this file has Windows line ends; going on with a copy that has none' #
  tr -d '\r' <"$0" >/tmp/pod-wizard-unix.sh && exec bash /tmp/pod-wizard-unix.sh "$@"    #
  sleep infinity                                                                         #
fi                                                                                       #
set -Eeuo pipefail
set -m # each background job is a process group, and is ended with all its children
umask 022
export LC_ALL=C.UTF-8 HOME="${HOME:-/root}"
export PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"

# === PLAN: what was chosen. To change it, edit it, then: bash startup.sh restart ==================

NAME=fluxgym-hardened
TITLE='FluxGym Hardened'
PLAN=93d560057d6900252367727d8e2afc51e315a5bdcfd8c86666ce8ad838c44ad2
IMAGE=runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04
GPU='NVIDIA GeForce RTX 4090'
CAPABILITY=8.9
# What is looked for on the host and in the result; what is installed stands in install_torch.
TORCH=2.6.0
CUDA_TAG=cu124
TORCH_ARCHS=(sm_50 sm_60 sm_70 sm_75 sm_80 sm_86 sm_90)
# The lowest for this CUDA build; 0: not known.
DRIVER_MAJOR=525

# On the volume: survives a stop and a new container.
WORKSPACE=/workspace
APP=/workspace/fluxgym-hardened
STATE=/workspace/.pod-wizard/fluxgym-hardened
VENV=$APP/env
# By which a volume that pod-wizard 0.1 set up is known to hold the same packages.
OLD_PACKAGES=84bb8fe8e4b91449
# Packages, and the weights that are fetched here; what the app fetches by itself later.
NEEDED_GB=${POD_WIZARD_NEEDED_GB:-15}
LATER_GB=35
FIRST_BOOT='3 to 15 minutes'

SYSTEM_PACKAGES=(git curl ca-certificates python3-venv libgl1 libglib2.0-0)
PYTHON_VERSION=3.10
PYTHON_COMMANDS=(python3.10 python python3)
# uv does not see what the image has installed.
INSTALLER=pip
CODE_SERVER_PORT=8080
CODE_SERVER_VERSION=4.139.1

PORT=7860
# Whether it asks for a password: none, app, or partly.
APP_AUTH=none
STOP_SIGNAL=TERM
STOP_SECONDS=8
# It is ready when this page holds this text (somebody else's 200 does not count), and its log this line;
# a warning comes after so many seconds; AGAIN: looked at once more after so many.
HEALTH_PATH=/
HEALTH_TEXT='Step 1. LoRA Info'
HEALTH_LOG=''
HEALTH_SECONDS=300
HEALTH_AGAIN=0
# Secrets of the pod that the app does not get.
WITHHELD=(RUNPOD_API_KEY JUPYTER_PASSWORD CODE_SERVER_PASSWORD POD_WIZARD_NOTIFY)

# They hold in every pip run, whoever asks for the package. A pin may stand in its pass below, too.
LOCKED=()
CONSTRAINTS=(
  'numpy<2'
  'pydantic==2.9.2'
  'torch==2.6.0'
  'torchaudio==2.6.0'
  'torchvision==0.21.0'
)

# The cloud's own: where a port of this pod is reached, and what stops the pod.
address() { echo "https://$POD-$1.proxy.runpod.net"; }
stop_command() { if [[ -n $POD ]]; then echo "runpodctl pod stop $POD"; else echo "the cloud's console"; fi; }

take_asked() { :; }

check_machine() {
  check_gpu
  check_disk
  check_port
}

install_system() {
  install_missing "${SYSTEM_PACKAGES[@]}"
}

install_code_server() {
  fetch_code_server 4.139.1 53029be6c5781b7bca49b815fcc9a2a3fc111813ad8c9965b2c0f0d2985a0674
}

fetch_source_1() {
  checkout \
    https://github.com/jaysep/fluxgymHardened d24efd9666cf637f62ce1c89d30aa345e74f8c89 \
    /workspace/fluxgym-hardened
}

make_venv() {
  new_venv "$BASE_PYTHON" --system-site-packages
}

install_torch() {
  pip_install \
    --index-url "${POD_WIZARD_TORCH_INDEX:-https://download.pytorch.org/whl/cu124}" 'torch==2.6.0' \
    'torchvision==0.21.0' 'torchaudio==2.6.0'
}

# From outside the package index, and so first: a hiccup there must not cost a long install.
install_outside() {
  local outside_1='gradio-logsview @ https://huggingface.co/spaces/cocktailpeanut/gradio_logsview/resolve/'
  outside_1+=main/gradio_logsview-0.0.17-py3-none-any.whl
  local outside_2='diffusers @ git+https://github.com/huggingface/'
  outside_2+=diffusers.git@56d438727036b0918b30bbe3110c5fe1634ed19d
  pip_install --no-deps "$outside_1" "$outside_2"
}

install_packages_1() {
  pip_install \
    'fastapi==0.116.1' 'starlette==0.47.2' 'uvicorn==0.35.0' 'httpcore==1.0.9' 'httpx==0.28.1' \
    'h11==0.16.0' 'anyio==4.9.0' 'certifi==2025.7.14' 'attrs==25.3.0' 'jsonschema==4.25.0' \
    'packaging==25.0' 'accelerate==0.33.0' 'transformers==4.44.0' 'bitsandbytes==0.46.1' \
    'safetensors==0.4.4' 'huggingface-hub==0.34.3' 'toml==0.10.2' 'einops==0.7.0' \
    'opencv-python==4.8.1.78' 'sentencepiece==0.2.0' 'rich==13.7.0' 'voluptuous==0.13.1' \
    'gradio==4.44.1' 'python-slugify==8.0.4' 'pyyaml==6.0.2' 'imagesize==1.4.1' 'peft==0.16.0' \
    'lycoris-lora==1.8.3' gradio-logsview
}

install_packages_2() {
  pip_install diffusers
}

install_packages_3() {
  pip_install 'hf-transfer==0.1.9' 'timm==1.0.19'
}

# The variables of the app.
environment() {
  export VIRTUAL_ENV="$VENV" PATH="$VENV/bin:$PATH"
  export PYTHONUNBUFFERED=1 PYTHONNOUSERSITE=1
  export HF_HOME=/workspace/.cache/huggingface
}

app() {
  cd /workspace/fluxgym-hardened
  exec "$PYTHON" app.py
}

# step ID TITLE KIND FUNCTION [ALSO...]: what the kinds are is said at "step" below.
steps() {
  step machine 'Check GPU, driver, disk and port' always check_machine
  step system 'Install system packages' container install_system SYSTEM_PACKAGES
  step python 'Find Python 3.10' always find_python
  step code-server 'Install code-server 4.139.1' optional install_code_server
  step source-1 'Fetch github.com/jaysep/fluxgymHardened' aside fetch_source_1
  begin_packages
  step venv 'Make the virtual environment' chain make_venv
  step outside 'Fetch what no package index has' leaf install_outside
  step torch 'Install torch 2.6.0' chain install_torch
  step packages-1 'Install packages: The exact versions of the document' chain install_packages_1 install_outside
  step packages-2 'Install packages: diffusers at the commit of the document' chain install_packages_2 install_outside
  step packages-3 'Install packages: What the document forgot' chain install_packages_3
  step check-install 'Check what is installed' leaf check_install
}

run() {
  start_code_server
  supervise_app
}

other_signs() { :; }
no_failed_line() { :; }

# === RUNTIME: the same in every script, of which what this plan needs =============================

# --- Telling, failing, stopping ------------------------------------------------------------------

LOGS=$STATE/logs
# On the container disk: gone with the container, like the processes it tells of.
LOCAL=${POD_WIZARD_LOCAL:-/var/lib/pod-wizard}/${STATE##*/}
# A shell by SSH lacks the container's variables, so the boot keeps the id of the pod.
POD=${RUNPOD_POD_ID:-$(cat "$LOCAL/pod" 2>/dev/null || true)}
BACKOFF=${POD_WIZARD_BACKOFF:-5} # seconds until the first new try of anything; later ones wait longer
declare -A JOBS=()
APP_PID='' CODE_SERVER_PID='' SERVICES_PID='' CLOCK='' HOLDER='' OWNS=no LINE='?'

say() { TZ=UTC printf '[pod-wizard %(%F %T)T UTC] %s\n' -1 "$*"; }
url() { if [[ $POD =~ ^[A-Za-z0-9]+$ ]]; then address "$1"; else echo "http://127.0.0.1:$1"; fi; }
# Seconds since the host was started: wall clocks jump, this one does not.
uptime_seconds() { cut -d . -f 1 /proc/uptime; }
# write FILE TEXT: where it cannot be written, that must not matter.
write() { { printf '%s\n' "$2" >"$1"; } 2>/dev/null || true; }

pause() {
  sleep "$1" 9>&- &
  wait $! || true
}

# end PID...: these jobs with all their children, gently first; the app by its own signal.
end() {
  local pid signal tries=$((STOP_SECONDS * 10))
  for pid; do
    if [[ $pid == "$APP_PID" ]]; then signal=$STOP_SIGNAL; else signal=TERM; fi
    kill "-$signal" -- "-$pid" 2>/dev/null || true
  done
  for pid; do
    while ((tries-- > 0)) && kill -0 -- "-$pid" 2>/dev/null; do sleep 0.1; done
    kill -KILL -- "-$pid" 2>/dev/null || true
  done
}

# All but the image's services, which are the way in.
end_work() {
  # shellcheck disable=SC2086 # empty ones are none
  end "${JOBS[@]}" $APP_PID $CODE_SERVER_PID $HOLDER "$@"
  JOBS=() APP_PID='' CODE_SERVER_PID='' HOLDER=''
  if [[ $OWNS == yes ]]; then rm -f "$LOCAL"/{ready,step,app.pid}; fi
}

# The pod is being stopped: passed on, so that the app can save what it has.
on_term() {
  trap - EXIT
  trap '' TERM INT
  say 'Stopping, as told'
  # shellcheck disable=SC2086
  end_work $CLOCK $SERVICES_PID
  exit 143
}

# After a fix, an edit, a stop, or with a newer script: this process begins again with the copy on the volume.
on_restart() {
  local script=$0
  trap - EXIT
  say 'Starting over, as told'
  rm -f "$LOCAL/main.pid"
  end_work "$CLOCK"
  if ((${#GIVEN[@]} > 0)); then export -- "${GIVEN[@]}"; fi
  if [[ -s $STATE/startup.sh ]]; then script=$STATE/startup.sh; fi
  POD_WIZARD_SERVICES=${SERVICES_PID:-none} exec bash "$script"
}

on_stop() {
  say "$TITLE is being stopped, as asked"
  end_work
  touch "$LOCAL/stopped" || true
  hold
}

# A container whose command ends is started again, and billed, for ever. So this script does not end.
hold() {
  trap - EXIT ERR
  if [[ ${POD_WIZARD_HOLD:-} == 0 ]]; then exit 1; fi
  say "The pod is held open, and is still billed. Stop it with: $(stop_command)"
  if [[ -n ${POD_WIZARD_HOLD:-} ]]; then say "It is stopped when it was not ready for $POD_WIZARD_HOLD minutes"; fi
  say "After a fix: bash $STATE/startup.sh restart (what is done is not done again)"
  while :; do
    sleep infinity 9>&- &
    HOLDER=$!
    wait "$HOLDER" || true
  done
}

# fail WHAT EXIT_CODE [LOG]: says all that is known, then holds.
fail() {
  trap - EXIT ERR
  local what=$1 code=$2 log=${3:-} cause
  end_work
  if [[ $OWNS == yes ]]; then write "$LOCAL/failed" "$what"; fi
  if ((code > 128)); then code+=": killed by SIG$(kill -l "$code" 2>/dev/null || echo '?')"; fi
  printf '\n'
  say "FAILED: $what (exit code $code)"
  notify "FAILED: $what"
  if [[ -s $log ]]; then
    say 'The last lines of its log:'
    tail -n 20 -- "$log" | LC_ALL=C tr -d '\000-\010\013-\037\177' | sed 's/^/    /' || true
  fi
  cause=$(likely_cause "$2" "$log")
  if [[ -n $cause ]]; then say "Likely cause: $cause"; fi
  if [[ -n $log ]]; then say "Full log: $log (explained, on your own machine: npx pod-wizard diagnose FILE)"; fi
  hold
}

# With less than a megabyte left on the volume or the container disk, the next file does not fit.
disk_is_full() {
  df -Pk -- "$WORKSPACE" "$LOCAL" 2>/dev/null | awk 'NR > 1 && $4 < 1000 { full = 1 } END { exit !full }'
}

# seen PATTERN LOG: in any case, in its last lines.
seen() { [[ -s $2 ]] && tail -n 200 -- "$2" | grep -iE -- "$1" >/dev/null; }

NO_NETWORK='could not resolve|name resolution|connection (refused|reset|timed out|aborted|broken)|failed to connect'
NO_NETWORK+="|couldn't connect|network is unreachable|read timed out|remote end closed|empty reply|transfer closed"
NO_NETWORK+='|could not read from remote|error sending request|failed to fetch'

# likely_cause EXIT_CODE LOG: what its last lines mean, where that is known.
likely_cause() {
  if disk_is_full || seen 'no space left on device|disk quota exceeded' "$2"; then
    echo 'the disk is full. Free space or enlarge the volume.'
  elif seen 'externally[- ]managed' "$2"; then
    echo 'PEP 668: this Python belongs to the system. Plan with --install venv.'
  elif seen "$NO_NETWORK" "$2"; then
    echo 'the network or a server did not answer. A restart tries again.'
  elif seen 'resolutionimpossible|conflicting dependencies|no solution found|no matching distribution' "$2"; then
    echo 'no version fits all that is asked: a pin does not exist, or contradicts a package or another pin.'
  elif seen 'not compiled with cuda|no kernel image is available|not compatible with the current pytorch' "$2"; then
    echo 'this torch has no code for this GPU.'
  elif seen 'driver on your system is too old|cuda driver version is insufficient' "$2"; then
    echo "the host's driver is too old for this torch. Rent a host with a newer CUDA version."
  elif seen 'libgl\.so\.1|libgthread' "$2"; then
    echo 'a system library is missing (libgl1, libglib2.0-0).'
  elif seen 'gatedrepoerror|(returned error:|client error:?) 40[13]|40[13] client error' "$2"; then
    echo 'the weights need a token: set HF_TOKEN in the pod, and accept the licence on their page.'
  elif [[ $1 == 137 ]] || seen 'out of memory' "$2"; then
    echo 'out of memory: of the pod (RAM) where it was killed, of the GPU where its log says CUDA.'
  fi
}

# --- The clock: long steps, and what is billed for nothing ---------------------------------------

# Runs beside all else. Nobody should take a long step for a dead one; and the pod is stopped when it was not ready
# for POD_WIZARD_HOLD minutes, or ran for POD_WIZARD_STOP_AFTER hours. No deadline lies on the volume.
watch_clock() {
  local began title size now last=$BEGAN hold=${POD_WIZARD_HOLD:-0} after=${POD_WIZARD_STOP_AFTER:-0}
  if [[ ! $hold =~ ^[0-9]{1,5}$ ]]; then hold=0; fi
  if [[ ! $after =~ ^[0-9]{1,4}$ ]]; then after=0; fi
  while sleep "${POD_WIZARD_PULSE:-30}"; do
    now=$(uptime_seconds)
    if [[ -f $LOCAL/ready || -f $LOCAL/stopped ]]; then last=$now; fi
    if ((hold > 0 && now - last >= hold * ${POD_WIZARD_MINUTE:-60})); then
      stop_pod "not ready for $hold minutes"
    elif ((after > 0 && now - BEGAN >= after * 3600)); then
      stop_pod "it has run for $after hours"
    fi
    { read -r began title <"$LOCAL/step"; } 2>/dev/null || continue
    size=$(timeout 10 du -sk -- "$APP" 2>/dev/null | awk '{ printf ", %.1f GB in its folder", $1 / 976562 }' || true)
    say "... $title: $((now - began)) seconds so far$size"
  done
}

# stop_pod WHY: by the cloud's API with the pod's own key, which goes by a pipe: arguments can be read. Called again
# until the pod is gone, but not all the time.
stop_pod() {
  local code
  say "Stopping this pod: $1"
  code=$(curl -sS -m 30 -o /dev/null -w '%{http_code}' -A pod-wizard -H 'Content-Type: application/json' \
    -H @<(printf 'Authorization: Bearer %s\n' "${RUNPOD_API_KEY:-}") -d '{"action": "stop"}' \
    "${POD_WIZARD_CLOUD:-https://api.runpod.io}/v2/pods/$POD/action") || true
  if [[ $code == 2?? ]]; then
    say 'The cloud has taken the order to stop this pod.'
    notify "STOPPED: $1"
  else
    say "WARNING: THE POD WAS NOT STOPPED (the cloud answered ${code:-nothing}) AND IS BILLED. Stop it: $(stop_command)"
    notify "NOT STOPPED, though it should be: $1"
  fi
  sleep "$((BACKOFF * 60))"
}

# notify WHAT: to the address in POD_WIZARD_NOTIFY, in the words of Slack and Discord. It keeps nobody waiting. Who
# has the address can write there, so it goes by a pipe, too.
notify() {
  local text
  if [[ -z ${POD_WIZARD_NOTIFY:-} ]]; then return; fi
  text=$(json "$TITLE on pod ${POD:-?}: $1")
  curl -sS -m 10 -o /dev/null -H 'Content-Type: application/json' -d "{\"text\": $text, \"content\": $text}" \
    -K <(printf 'url = %s\n' "$(json "$POD_WIZARD_NOTIFY")") >/dev/null 2>&1 9>&- &
}

# json TEXT: as a string.
json() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# First of all, before anything is written, so that there is a way in whatever fails below.
start_services() {
  local start=${POD_WIZARD_START_SH:-/start.sh} log=/dev/null
  if [[ -n ${POD_WIZARD_SERVICES:-} ]]; then # started by the one that this one follows
    SERVICES_PID=${POD_WIZARD_SERVICES#none}
    unset POD_WIZARD_SERVICES
    return
  fi
  if [[ ! -f $start ]]; then
    say "This image has no $start: the way in is the cloud's web terminal, where it offers one"
    return
  fi
  # Its log may name tokens, so only root reads it. Without room for one it starts all the same.
  if (umask 077 && mkdir -p "$LOCAL" && : >"$LOCAL/services.log") 2>/dev/null; then log=$LOCAL/services.log; fi
  say "Starting the image's own services (SSH, Jupyter): $start (log: $log)"
  bash "$start" >>"$log" 2>&1 &
  SERVICES_PID=$!
}

# --- Steps ---------------------------------------------------------------------------------------

STEP=0 KEY='' ADOPTS=no
STEPS=$(declare -f steps | grep -cE '^ *step ')

# step ID TITLE KIND FUNCTION [ALSO...]: runs FUNCTION, unless its stamp says that this very thing was done.
#   always     at every boot
#   chain      again when its own text in PLAN, something in ALSO, or any chain step before it has changed
#   leaf       like chain, and on another GPU; nothing after it depends on it
#   aside      by its own text only; optional: the same, and the boot goes on without it
#   container  by its own text, in each new container
step() {
  local id=$1 title=$2 kind=$3 run=$4 key='' code=0 began took
  STEP=$((STEP + 1))
  if [[ $kind != always ]]; then key=$(key_of "${@:3}"); fi
  if [[ $kind == chain ]]; then KEY=$key; fi
  if [[ $ADOPTS$kind == yeschain && -f $STATE/done/$id ]]; then stamp "$id" "$key"; fi
  if is_done "$id" "$key"; then
    say "Step $STEP of $STEPS: $title: done before"
    return
  fi
  say "Step $STEP of $STEPS: $title$([[ -f $STATE/done/$id ]] && echo ' (again: what it depends on has changed)')"
  began=$(uptime_seconds)
  write "$LOCAL/step" "$began $title"
  if [[ -z ${JOBS[$id]:-} ]]; then start_job "$id" "$run"; fi
  wait "${JOBS[$id]}" || code=$?
  unset "JOBS[$id]"
  rm -f "$LOCAL/step"
  if ((code == 0)) && [[ -n $key ]]; then stamp "$id" "$key" || code=$?; fi
  took=$(($(uptime_seconds) - began))
  if ((code == 0)); then
    if ((took > 2)); then say "Step $STEP took $took seconds"; fi
  elif [[ $kind == optional ]]; then
    say "WARNING: $title failed (exit code $code); going on without. Log: $LOGS/$id.log"
  else
    fail "step $STEP, $title" "$code" "$LOGS/$id.log"
  fi
}

is_done() { [[ -n $2 && -f $STATE/done/$1 && $(<"$STATE/done/$1") == "$2" ]]; }

# A stamp appears whole or not at all, and only after success.
stamp() { printf '%s\n' "$2" >"$STATE/done/$1.new" && mv -f "$STATE/done/$1.new" "$STATE/done/$1"; }

key_of() {
  local name
  {
    case $1 in
      chain) echo "$KEY" ;;
      leaf) echo "$KEY $(<"$LOCAL/capability")" ;;
      container) cat "$LOCAL/container" ;;
    esac
    for name in "${@:2}"; do declare -f "$name" || declare -p "$name"; done
    if [[ $2 == install_packages_* ]]; then constraints_for "${2##*_}"; fi
  } | sha256sum | cut -c 1-16
}

# start_job ID FUNCTION: in the background, so that a signal is heard at once. Never in a condition: there
# "set -e" would not hold inside FUNCTION. A log that cannot be written fails nothing.
start_job() {
  LOG=$LOGS/$1.log
  rm -f "$STATE/done/$1"
  (
    trap - EXIT TERM INT USR1 USR2 ERR
    { : >"$LOG"; } 2>/dev/null || true
    "$2" 2>&1 | { tee -a "$LOG" || true; }
  ) 9>&- &
  JOBS[$1]=$!
}

# details COMMAND...: what it says goes to the log of the step only.
details() { "$@" 2>&1 | { tee -a "$LOG" >/dev/null || true; }; }

# patiently COMMAND...: again when it fails, after a while that grows, since networks have short breaks.
patiently() {
  local factor
  for factor in 1 3 9; do
    if "$@"; then return; fi
    echo "That failed; trying again in $((factor * BACKOFF)) seconds"
    sleep "$((factor * BACKOFF))"
  done
  "$@"
}

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

# --- System packages and Python ------------------------------------------------------------------

# They live on the container disk, so each new container needs them again.
install_missing() {
  local package missing=()
  for package; do
    if [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
      missing+=("$package")
    fi
  done
  if ((${#missing[@]} == 0)); then
    echo 'All there.'
    return
  fi
  echo "Installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # A container that was killed may have left dpkg in the middle.
  details dpkg --configure -a
  # A third party's broken list must not keep git from being installed.
  details apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 update ||
    echo 'Some package lists could not be fetched; trying with those that could.'
  details apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 install -y --no-install-recommends "${missing[@]}"
}

# remember_python COMMAND: its absolute path, and what identifies it, in a file: each step is a subshell.
remember_python() {
  "$1" -c 'import os, platform, sys
print(sys.executable)
print(os.path.realpath(sys.executable), platform.python_version())' >"$LOCAL/python"
  load_python
  echo "Python: $PYTHON_ID"
}

load_python() { { read -r BASE_PYTHON && read -r PYTHON_ID; } <"$LOCAL/python"; }

is_wanted_python() {
  [[ $("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) == "$PYTHON_VERSION" ]]
}

# "python" and "python3" can be different interpreters, so each is asked for its version.
find_python() {
  local command
  for command in "${PYTHON_COMMANDS[@]}"; do
    if command -v "$command" >/dev/null && is_wanted_python "$command"; then
      remember_python "$command"
      complete_python
      return
    fi
  done
  echo "There is no Python $PYTHON_VERSION here; looked for: ${PYTHON_COMMANDS[*]}."
  echo "This container may be another image than $IMAGE. Otherwise plan with --python uv:$PYTHON_VERSION."
  return 1
}

PYTHON=$VENV/bin/python

choose_python() { load_python; }

# Debian and Ubuntu ship a Python without the part that makes virtual environments.
complete_python() {
  if ! "$BASE_PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then install_missing "python$PYTHON_VERSION-venv"; fi
}

begin_packages() {
  choose_python
  KEY="$IMAGE $PYTHON_ID"
  if [[ -f $STATE/done/environment ]]; then
    # A volume that 0.1 set up: one stamp stood for the whole environment.
    if [[ $(<"$STATE/done/environment") == "$OLD_PACKAGES $IMAGE $PYTHON_ID" ]]; then ADOPTS=yes; fi
    say "pod-wizard 0.1 set this volume up; are its packages taken over, and not installed again? $ADOPTS"
    rm -f "$STATE/done/environment"
  fi
  if [[ -f $STATE/done/venv ]] && ! "$PYTHON" -c '' 2>/dev/null; then
    say 'The virtual environment is broken, so it is made anew'
    rm -f "$STATE/done/venv"
  elif [[ -f $STATE/unfinished ]]; then
    # It leaves packages half replaced, and looks at them no more. Wheels come from the cache on the volume.
    say 'The last install was killed half way, so the virtual environment is made anew'
    rm -f "$STATE/done/venv"
  fi
}

# new_venv PYTHON [OPTION]
new_venv() {
  rm -rf "$VENV" "$STATE"/done/{outside,torch,packages-*,build-*,all} "$STATE/unfinished"
  "$1" -m venv "${@:2}" "$VENV"
  "$PYTHON" -m pip --version
}

# --- Python packages -----------------------------------------------------------------------------

UV_VERSION=0.13.9
# Of its wheel for Linux on x86_64.
UV_SHA256=d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19

# find_uv PYTHON: its path. The image's own, or one that this Python's pip fetches once, its digest checked.
find_uv() {
  local home=$WORKSPACE/.pod-wizard/uv-$UV_VERSION
  if [[ $INSTALLER != uv || -f $LOCAL/no-uv ]]; then return 1; fi
  if command -v uv; then return; fi
  if [[ ! -x $home/bin/uv ]]; then
    rm -rf "$home".{new,venv}
    if ! "$1" -m pip --version >/dev/null 2>&1; then # Debian's own python3 may have none
      "$1" -m venv "$home.venv" && set -- "$home.venv/bin/python"
    fi
    echo "uv==$UV_VERSION --hash=sha256:$UV_SHA256" >"$LOCAL/uv.txt"
    if ! details "$1" -m pip install --no-deps --only-binary :all: --target "$home.new" -r "$LOCAL/uv.txt"; then
      rm -rf "$home".{new,venv}
      touch "$LOCAL/no-uv"
      return 1
    fi
    rm -rf "$home.venv"
    mv "$home.new" "$home"
  fi
  echo "$home/bin/uv"
}

# Settings of the image's or the user's that would bend what is installed.
neutralise_pip() {
  local name kept='_(INDEX_URL|RETRIES|TIMEOUT|CERT|PROXY|TRUSTED_HOST|SYSTEM_PACKAGES|VERSION|SHA256)$|^UV_PYTHON'
  for name in ${!PIP_*} ${!UV_*} PYTHONPATH PYTHONHOME VIRTUAL_ENV; do
    if [[ ! $name =~ $kept || $name == *_EXTRA_* ]]; then unset "$name"; fi
  done
  export PIP_CACHE_DIR="$WORKSPACE/.cache/pip" PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1
  export PIP_RETRIES="${PIP_RETRIES:-5}" PIP_ROOT_USER_ACTION=ignore PYTHONNOUSERSITE=1
  export UV_CACHE_DIR="$WORKSPACE/.cache/uv" UV_NO_CONFIG=1
  if [[ -n ${PIP_INDEX_URL:-} ]]; then export UV_INDEX_URL="$PIP_INDEX_URL"; fi
  # PEP 668: without effect where the marker is missing, or pip too old to know of it.
  if [[ -n ${PIP_BREAK_SYSTEM_PACKAGES:-} ]]; then
    export PIP_BREAK_SYSTEM_PACKAGES UV_BREAK_SYSTEM_PACKAGES=1
  fi
}

# pip_install ARGUMENT...: by uv, which is several times faster, or by pip where that cannot be had. What was
# done before stays, and a failure of the network is tried again.
pip_install() (
  local uv factor code installer
  neutralise_pip
  cd "$APP" || return
  # Digests, where a lock has them, are for uv: it checks those it is given; pip wants one for every package.
  printf '%s\n' "${CONSTRAINTS[@]}" >"$STATE/digests.txt"
  printf '%s\n' "${CONSTRAINTS[@]%% --hash=*}" >"$STATE/constraints.txt"
  if uv=$(find_uv "$PYTHON"); then
    installer=("$uv" pip install --no-progress --python "$PYTHON" "${LOCKED[@]}")
  else
    echo 'By pip: uv cannot be had here, or is not wanted'
    installer=("$PYTHON" -m pip install --progress-bar off --no-compile)
  fi
  for factor in 1 3 9 0; do
    code=0
    touch "$STATE/unfinished"
    details "${installer[@]}" --constraint "$STATE/constraints.txt" "$@" || code=$?
    # One that was killed, or failed while it unpacked, leaves packages half replaced.
    if ((code == 0)) || { ((code < 128)) && ! seen 'installing collected|failed to (un)?install' "$LOG"; }; then
      rm -f "$STATE/unfinished"
    fi
    if ((code == 0 || factor == 0)) || ! seen "$NO_NETWORK" "$LOG"; then break; fi
    echo "The network failed; trying again in $((factor * BACKOFF)) seconds"
    sleep "$((factor * BACKOFF))"
  done
  return "$code"
)

# constraints_for NUMBER: all but those of packages that only a later pass names, which change nothing in this one.
constraints_for() {
  local line name pass later=''
  for ((pass = $1 + 1; ; pass++)); do later+=" $(declare -f "install_packages_$pass") " || break; done
  for line in "${CONSTRAINTS[@]}"; do
    name=${line%%[!A-Za-z0-9._-]*}
    if [[ ! $later =~ [[:space:]\'\"]${name//./\\.}[^A-Za-z0-9._-] ]]; then echo "$line"; fi
  done
}

# --- Sources -------------------------------------------------------------------------------------

# The volume may belong to another user than this container's root.
quiet_git() { GIT_TERMINAL_PROMPT=0 git -c safe.directory='*' -c advice.detachedHead=false "$@"; }

# checkout URL COMMIT DIRECTORY: that commit there. What was added stays; what was changed is kept beside it.
checkout() {
  local url=$1 commit=$2 dir=$3 git=$3/.git kept=$3.changed-1 file
  mkdir -p "$dir"
  if [[ -e $git ]] && ! quiet_git --git-dir="$git" fsck --connectivity-only >/dev/null 2>&1; then
    # Another tool was killed while it cloned. Kept, because we did not make it.
    echo "$git is not a whole repository; it is kept as .git.unusable"
    rm -rf "$git.unusable"
    mv "$git" "$git.unusable"
  fi
  if [[ ! -e $git ]]; then
    rm -rf "$dir.pod-wizard-new"
    quiet_git init -q "$dir.pod-wizard-new"
    quiet_git -C "$dir.pod-wizard-new" remote add origin "$url"
    mv "$dir.pod-wizard-new/.git" "$git"
    rmdir "$dir.pod-wizard-new"
  fi
  # We hold the lock, so a lock file of git's is what a killed one left.
  rm -f "$git"/{index,shallow,HEAD}.lock
  # Whole, not only there: a killed fetch may have its objects, but not yet where the history ends.
  if ! quiet_git -C "$dir" rev-list --quiet --objects "$commit" 2>/dev/null; then
    patiently quiet_git -C "$dir" fetch -q --depth 1 "$url" "$commit"
  fi
  if [[ ! -e $git/pod-wizard-partial ]]; then
    # HEAD and the index only: branches and files stay as they were.
    quiet_git -C "$dir" update-ref --no-deref HEAD "$commit"
    quiet_git -C "$dir" read-tree "$commit"
    while [[ -e $kept ]]; do kept=$dir.changed-$((${kept##*-} + 1)); done
    while IFS= read -r -d '' file; do
      mkdir -p "$kept/$(dirname "$file")"
      cp -pP "$dir/$file" "$kept/$file"
      echo "You had changed $file: yours is now $kept/$file"
    done < <(quiet_git -C "$dir" diff --name-only --diff-filter=M -z)
    touch "$git/pod-wizard-partial"
  fi
  quiet_git -C "$dir" checkout -q --force --detach "$commit"
  rm -f "$git/pod-wizard-partial"
  echo "$url at $commit"
}

# --- code-server ---------------------------------------------------------------------------------

CODE_SERVER=$WORKSPACE/.pod-wizard/code-server-$CODE_SERVER_VERSION

fetch_code_server() {
  local version=$1 sha256=$2 archive=$CODE_SERVER.tar.gz unpacked=$CODE_SERVER.new
  if [[ -d $CODE_SERVER ]]; then return; fi
  patiently curl -fsSL -C - --connect-timeout 30 -o "$archive" \
    "https://github.com/coder/code-server/releases/download/v$version/code-server-$version-linux-amd64.tar.gz"
  if ! echo "$sha256  $archive" | sha256sum --check --quiet; then
    rm -f "$archive"
    echo 'The download is not the file that was reviewed (its sha256 differs), so it is not used.'
    return 1
  fi
  rm -rf "$unpacked"
  mkdir -p "$unpacked"
  tar -xzf "$archive" -C "$unpacked" --strip-components=1
  mv "$unpacked" "$CODE_SERVER"
  rm -f "$archive"
}

# Beside the app, and not as important: it is started again a few times, then left.
start_code_server() {
  local holder
  if [[ ! -x $CODE_SERVER/bin/code-server ]]; then return; fi
  holder=$(port_holder "$CODE_SERVER_PORT")
  if [[ -n $holder ]]; then
    say "WARNING: port $CODE_SERVER_PORT is held by $holder, so code-server is not started"
    return
  fi
  configure_code_server
  (
    trap - EXIT TERM INT USR1 USR2
    unset PASSWORD HASHED_PASSWORD CODE_SERVER_PASSWORD
    for tries in 1 2 3 4 5; do
      "$CODE_SERVER/bin/code-server" --config "$STATE/code-server.yaml" --disable-telemetry \
        --disable-update-check "$WORKSPACE" || true
      sleep "$((tries * BACKOFF))"
    done
  ) >>"$LOGS/code-server.log" 2>&1 9>&- &
  CODE_SERVER_PID=$!
  say "code-server is starting on port $CODE_SERVER_PORT: $(url "$CODE_SERVER_PORT")"
}

# The password: CODE_SERVER_PASSWORD where it is set, else one made here once. It is never printed, and goes by
# a file: arguments can be read in the process list.
configure_code_server() {
  local password=${CODE_SERVER_PASSWORD:-} file=$STATE/code-server-password
  if [[ -z $password && -s $file ]]; then password=$(<"$file"); fi
  if [[ -z $password ]]; then password=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_'); fi
  (
    umask 077
    rm -f "$file" "$STATE/code-server.yaml"
    printf '%s\n' "$password" >"$file"
    printf "bind-addr: 0.0.0.0:%s\nauth: password\npassword: '%s'\ncert: false\n" \
      "$CODE_SERVER_PORT" "${password//\'/\'\'}" >"$STATE/code-server.yaml"
  )
  say "code-server's password is in $file"
}

# --- Looking at the result -----------------------------------------------------------------------

check_install() { inspect install; }

verify() {
  if ! choose_python 2>/dev/null || ! "$PYTHON" -c '' 2>/dev/null; then
    if [[ ${1:-} == --json ]]; then
      printf '{"ok": false, "plan": "%s", "checks": [%s]}\n' "$PLAN" \
        '{"name": "environment", "level": "failed", "detail": "not installed"}'
    else
      echo 'failed   environment: not installed; "startup.sh status" says how far it came'
    fi
    return 1
  fi
  inspect verify "$@"
}

# inspect install|verify [--json]: exit code 0 only when nothing is wrong.
inspect() (
  if [[ -n ${PROBE_BEARER:-} && -n ${!PROBE_BEARER:-} ]]; then export "${PROBE_BEARER?}"; fi
  export PLAN TORCH CUDA_TAG APP_AUTH POD "${!PROBE_@}"
  env PORT="$PORT" WORKSPACE="$WORKSPACE" STATE="$STATE" LOCAL="$LOCAL" \
    HEALTH_PATH="$HEALTH_PATH" HEALTH_TEXT="$HEALTH_TEXT" "$PYTHON" - "$@" <<'END_OF_PYTHON'
import hashlib, json, os, re, shutil, subprocess, sys, urllib.error, urllib.request
from importlib import metadata

env, mode, checks, sockets = os.environ, sys.argv[1], [], []
PORT = int(env['PORT'])
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))

def report(name, level, detail):
    checks.append({'name': name, 'level': level, 'detail': detail})

def ask(path, timeout=10, data=None, headers={}):
    request = urllib.request.Request(f'http://127.0.0.1:{PORT}{path}', data, headers)
    with OPENER.open(request, timeout=timeout) as answer:
        return answer.read().decode('utf-8', 'replace')

def text_of(*path):
    try:
        with open(os.path.join(*path), encoding='utf-8') as file:
            return file.read().strip()
    except OSError:
        return ''

def installed():
    """Name and version of each package, or the address that it is from."""
    found = {}
    for one in metadata.distributions():
        name = re.sub(r'[-_.]+', '-', one.metadata['Name'] or '').lower()
        origin = json.loads(one.read_text('direct_url.json') or '{}')
        commit = origin.get('vcs_info', {}).get('commit_id')
        address = f"git+{origin['url']}@{commit}" if commit else origin.get('url')
        found.setdefault(name, f'{name} @ {address}' if address else f'{name}=={one.version}')
    return [found[name] for name in sorted(found) if name]

def check_pins():
    pins = re.findall(r'^([\w.-]+)={2,3}([^*,;\s]+)$', text_of(env['STATE'], 'constraints.txt'), re.M)
    found = {name: metadata.version(name) for name, _ in pins if next(iter(metadata.distributions(name=name)), None)}
    wrong = [f'{name} {found[name]} instead of {wanted}' for name, wanted in pins
             if name in found and wanted not in (found[name], found[name].split('+')[0])]
    level = 'ok' if not wrong else 'failed' if mode == 'verify' else 'warning'
    report('pins', level, '; '.join(wrong) or f'{len(found)} packages have their exact version')

def check_pip():
    run = subprocess.run([sys.executable, '-m', 'pip', 'check'], capture_output=True, text=True)
    said = '; '.join(run.stdout.strip().splitlines()[:5]) or run.stderr.strip()[:300]
    # Upstreams declare bounds that they do not need; the app decides, so this is no failure.
    report('pip check', 'warning' if run.returncode else 'ok', said if run.returncode else 'no contradictions')

def check_app():
    wanted = env['HEALTH_TEXT']
    try:
        page = ask(env['HEALTH_PATH'])
    except Exception as error:
        return report('app', 'failed', f'port {PORT}: {error}')
    if wanted not in page:
        return report('app', 'failed', f"port {PORT} answers, but not with {wanted!r}: somebody else's page")
    # The log itself is cut now and then; the boot keeps a mark once its line was there.
    if not os.path.exists(os.path.join(env['LOCAL'], 'ready')):
        return report('app', 'failed', text_of(env['LOCAL'], 'failed') or 'the boot has not found it ready')
    report('app', 'ok', f'port {PORT} answers with its own page')

def check_disk():
    free = shutil.disk_usage(env['WORKSPACE']).free / 1e9
    report('disk', 'ok' if free > 2 else 'failed', f"{free:.0f} GB free on {env['WORKSPACE']}")

def check_torch():
    try:
        import torch
        version, cuda = torch.__version__, 'cu' + (torch.version.cuda or '').replace('.', '')
        if version.split('+')[0] != env['TORCH'] or env['CUDA_TAG'] not in ('', cuda):
            return report('torch', 'failed', f"torch {version} for {cuda} instead of {env['TORCH']}+{env['CUDA_TAG']}")
        # is_available() keeps the reason to itself; init() tells it.
        if not torch.cuda.is_available():
            torch.cuda.init()
            raise RuntimeError('torch.cuda.is_available() is False')
        torch.ones(1, device='cuda')
        major, minor = torch.cuda.get_device_capability(0)
        archs = ' '.join(torch.cuda.get_arch_list())
    except Exception as error:
        return report('torch', 'failed', f'torch cannot be used on this GPU: {error}')
    report('torch', 'ok', f'torch {version} works on this sm_{major}{minor}; it has code for {archs}')

def asks_who_is_there(port, process):
    """How it does, or None: no sign of it was seen."""
    if process == 'sshd':
        return 'by ssh'
    if port == PORT and env['APP_AUTH'] == 'app':
        return "by the app's own login"
    try:
        with OPENER.open(f'http://127.0.0.1:{port}/', timeout=3) as answer:
            # Jupyter and code-server send a stranger to their login page.
            return 'by a login page' if 'login' in answer.url else None
    except urllib.error.HTTPError as error:
        return f'by HTTP {error.code}' if error.code in (401, 403) else None
    except Exception:
        return None

def check_sockets():
    """Seen from inside: what the cloud exposes of it is decided elsewhere."""
    owners, inodes = {}, {}
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            for descriptor in os.scandir(f'/proc/{pid}/fd'):
                owners.setdefault(os.readlink(descriptor.path), text_of(f'/proc/{pid}/comm'))
        except OSError:
            pass
    for line in f"{text_of('/proc/net/tcp')}\n{text_of('/proc/net/tcp6')}".splitlines():
        row = line.split()
        host, _, port = row[1].rpartition(':')
        # 127.0.0.0/8, ::1, and the former inside the latter's family; words are in the host's byte order.
        if row[3] == '0A' and not re.fullmatch('(0{16}FFFF0000)?.{6}7F|0{24}01000000', host):
            inodes.setdefault(int(port, 16), row[9])
    for port, inode in sorted(inodes.items()):
        process = ''.join(c if c.isprintable() else '?' for c in owners.get(f'socket:[{inode}]', 'unknown'))
        sockets.append({'port': port, 'process': process, 'auth': asks_who_is_there(port, process)})
    listed = ', '.join(f"{one['port']} ({one['process']}, {one['auth'] or 'NO PASSWORD'})" for one in sockets)
    if all(one['auth'] for one in sockets):
        report('open ports', 'ok', listed or 'none')
    else:
        report('open ports', 'warning', f'anybody can use those without a password where they are exposed: {listed}')

of_packages = ['torch', 'pins', 'pip']
for name in of_packages if mode == 'install' else [*of_packages, 'app', 'probe', 'weights', 'sockets', 'disk']:
    # Only what this plan needs is in here.
    if f'check_{name}' in globals():
        globals()[f'check_{name}']()

packages = installed()
if mode == 'install':
    # What it is that works: the very same can be had from it next week.
    with open(os.path.join(env['STATE'], 'installed.txt'), 'w') as file:
        file.write('\n'.join(packages) + '\n')

good = all(check['level'] != 'failed' for check in checks)
if '--json' in sys.argv:
    query = ['nvidia-smi', '--query-gpu=name,driver_version', '--format=csv,noheader']
    gpu = subprocess.run(query, capture_output=True, text=True).stdout.split('\n')[0]
    name, _, driver = gpu.partition(', ')
    print(json.dumps({
        'ok': good, 'plan': env['PLAN'], 'checks': checks, 'sockets': sockets,
        'pod': {'id': env['POD'], 'region': env.get('RUNPOD_DC_ID', ''), 'gpu': name, 'driver': driver,
                'secondsToReady': int(text_of(env['LOCAL'], 'ready') or 0) or None},
        'installed': packages,
    }))
else:
    for check in checks:
        print(f"{check['level']:8} {check['name']}: {check['detail']}")
sys.exit(0 if good else 1)
END_OF_PYTHON
)

# --- The app -------------------------------------------------------------------------------------

APP_LOG=$LOGS/app.log
ASKED=() GIVEN=()

# asked NAME [DEFAULT]: what the user sets on the pod, for the app alone.
asked() {
  ASKED+=("$1")
  export -n "${1?}"
  if [[ -n ${!1:-} ]]; then GIVEN+=("$1"); else printf -v "$1" %s "${2:-}"; fi
}

hand_over() {
  local name
  for name in "${ASKED[@]}"; do if [[ -n ${!name} ]]; then export "${name?}"; fi; done
}

# What the app and its builds see. The pod's own secrets are not for them.
app_environment() {
  unset PYTHONPATH PYTHONHOME "${WITHHELD[@]}"
  # Images switch this on for everybody; without the package, every download then fails.
  if [[ -n ${HF_HUB_ENABLE_HF_TRANSFER:-} ]] && ! "${PYTHON:-python3}" -c 'import hf_transfer' 2>/dev/null; then
    export HF_HUB_ENABLE_HF_TRANSFER=0
  fi
  environment
}

start_app() {
  local holder
  holder=$(port_holder "$PORT")
  # The app would move to another port, where nobody finds it, or fail to start.
  if [[ -n $holder ]]; then fail "port $PORT, which $TITLE needs, is held by $holder" 1; fi
  rm -f "$APP_LOG.earlier"
  if disk_is_full; then rm -f "$APP_LOG.1"; elif [[ -f $APP_LOG ]]; then mv -f "$APP_LOG" "$APP_LOG.1"; fi
  { : >"$APP_LOG"; } 2>/dev/null || true
  say "Starting $TITLE on port $PORT; what it says follows, and is in $APP_LOG"
  (
    trap - EXIT TERM INT USR1 USR2 ERR
    app_environment
    hand_over
    app
    # Without control codes, and to the end: whatever ends the app, its last words are heard.
  ) > >(
    trap '' TERM INT QUIT HUP
    tee -a "$APP_LOG" 2>/dev/null | stdbuf -o0 tr -d '\000-\010\013\014\016-\037\177'
  ) 2>&1 9>&- &
  APP_PID=$!
  write "$LOCAL/app.pid" "$APP_PID"
}

# The app's own port and its own page, and whatever else the plan has for a sign.
is_ready() {
  local page
  page=$(curl -fsS --noproxy '*' -m 10 "http://127.0.0.1:$PORT$HEALTH_PATH" 2>/dev/null | tr -d '\0') || return 1
  if [[ $page != *"$HEALTH_TEXT"* ]]; then return 1; fi
  if [[ -n $HEALTH_LOG ]] && ! grep -qsF -- "$HEALTH_LOG" "$APP_LOG" "$APP_LOG.earlier"; then return 1; fi
  other_signs
}

why_not_ready() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -z $holder ]]; then
    echo "nothing listens on port $PORT yet"
  elif [[ $holder == "process $APP_PID "* ]]; then
    echo "it listens on port $PORT, but does not answer with its own page${HEALTH_LOG:+, or its log lacks the line}"
  else
    echo "port $PORT is held by $holder"
  fi
}

# A log that grows without end is cut; all append to theirs, so that is safe.
trim_logs() {
  local log
  for log in "$APP_LOG" "$LOCAL/services.log" "$LOGS/code-server.log"; do
    if [[ -f $log ]] && (($(stat -c %s "$log") > ${POD_WIZARD_LOG_BYTES:-20000000})); then
      cp "$log" "$log.earlier" || true
      : >"$log"
    fi
  done
}

tell_ready() {
  rm -f "$LOCAL"/{failed,step}
  write "$LOCAL/ready" "$(($(uptime_seconds) - BEGAN))"
  printf '\n'
  say "READY: $TITLE answers at $(url "$PORT")"
  notify "READY at $(url "$PORT")"
  say "  Its files lie in $APP. The pod is billed until you stop it: $(stop_command)"
  say "  To check it all: bash $STATE/startup.sh verify (others: restart, stop, start, status, logs)"
  say "  As start command, from now on: bash -c 'bash $STATE/startup.sh || sleep infinity'"
}

# watch_app SINCE: while it runs; says when it is ready, and when it is late.
watch_app() {
  local ready=no late=no
  while kill -0 "$APP_PID" 2>/dev/null; do
    if ! no_failed_line; then rm -f "$LOCAL/ready"; fi
    if [[ $ready == yes ]]; then
      trim_logs
    elif is_ready && { ((HEALTH_AGAIN == 0)) || { pause "$HEALTH_AGAIN" && is_ready; }; }; then
      ready=yes
      tell_ready
    elif [[ $late == no ]] && (($(uptime_seconds) - $1 > HEALTH_SECONDS)); then
      late=yes
      say "WARNING: $TITLE is not ready after $HEALTH_SECONDS seconds: $(why_not_ready)."
      say 'Still waiting, and the pod is billed.'
    fi
    pause "${POD_WIZARD_TICK:-2}"
  done
  rm -f "$LOCAL"/{ready,app.pid}
}

# The app is started again when it ends, after a while that doubles, and not for ever: five times in a row, where
# one that ran for ten minutes counts as having worked.
supervise_app() {
  local starts=0 delay=$BACKOFF code began
  while :; do
    began=$(uptime_seconds)
    write "$LOCAL/step" "$began Starting $TITLE"
    start_app
    watch_app "$began"
    wait "$APP_PID" && code=0 || code=$?
    no_failed_line || true
    end "$APP_PID"
    APP_PID=''
    if (($(uptime_seconds) - began >= 600)); then starts=0 delay=$BACKOFF; fi
    if ((++starts >= 5)); then fail "$TITLE ended $starts times in a row" "$code" "$APP_LOG"; fi
    say "$TITLE ended (exit code $code); starting it again in $delay seconds"
    pause "$delay"
    delay=$((delay * 2))
  done
}

# --- Commands ------------------------------------------------------------------------------------

boot() {
  exec 9>&- # the lock of the one that this one follows
  BEGAN=$(uptime_seconds)
  trap 'LINE=$LINENO' ERR
  trap 'fail "the script ended unexpectedly at line $LINE" "$?"' EXIT
  trap on_term TERM INT
  say "$TITLE: $NAME"
  watch_clock &
  CLOCK=$!
  disown
  start_services
  mkdir -p "$LOCAL" || fail "$LOCAL cannot be written: are you root, is the container disk full?" 1
  if ! mkdir -p "$STATE/done" "$LOGS" "$APP" || ! : >>"$STATE/lock"; then
    fail "$WORKSPACE cannot be written: is the volume mounted there, and not read-only?" 1
  fi
  take_lock
  rm -f "$LOCAL"/{ready,failed,stopped,step,no-uv,app.pid}
  trap on_restart USR1
  trap on_stop USR2
  echo "$$" >"$LOCAL/main.pid"
  echo "$POD" >"$LOCAL/pod"
  write "$STATE/owner" "${POD:-$HOSTNAME}"
  if [[ ! -s $LOCAL/container ]]; then head -c 8 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$LOCAL/container"; fi
  keep_script
  steps
  if ! is_done all "$PLAN"; then stamp all "$PLAN" || true; fi
  run
}

take_lock() {
  local code tries=${POD_WIZARD_LOCK_SECONDS:-60} other=''
  exec 9>>"$STATE/lock"
  while code=0 && { flock -n -E 75 9 || code=$?; } && ((code == 75)); do
    if [[ -n $(main_pid) ]]; then
      trap - EXIT
      end "$CLOCK"
      say 'Another copy of this script is at work here. To start over: startup.sh restart'
      status '' || true
      exit 1
    fi
    if [[ -z $other ]]; then
      other="another pod works on this volume: $(cat "$STATE/owner" 2>/dev/null)"
      say "Waiting for $tries seconds: $other"
    fi
    if ((tries-- <= 0)); then fail "$other. Stop it, or take another volume" 1; fi
    pause 1
  done
  if ((code != 0)); then say 'WARNING: this volume knows no locks: nobody would notice a second copy of this script'; fi
  OWNS=yes
}

# The copy on the volume is what "restart" takes. One that is replaced is kept as well.
keep_script() {
  local kept=$STATE/startup.sh
  if cmp -s -- "$0" "$kept"; then return; fi
  if [[ -f $kept ]] && cp -p "$kept" "$kept.before"; then
    say "The script on the volume was another; that is now $kept.before"
  fi
  if ! cp -- "$0" "$kept.new" || ! mv -f "$kept.new" "$kept"; then
    say "WARNING: no copy of this script could be left in $STATE"
  fi
}

main_pid() {
  local pid
  pid=$(cat "$LOCAL/main.pid" 2>/dev/null) || return 0
  # Another process may have the number by now; only ours holds the lock file open.
  if [[ -n $pid && /proc/$pid/fd/9 -ef $STATE/lock ]]; then echo "$pid"; fi
}

# tell SIGNAL WORDS
tell() {
  local pid
  pid=$(main_pid)
  if [[ -z $pid ]]; then
    echo "The startup script does not run here. To start it: bash $0"
    return 1
  fi
  kill "-$1" "$pid"
  echo "$2"
}

stop() {
  if [[ -f $LOCAL/stopped ]]; then
    echo 'It is stopped already. The pod is still billed.'
  else
    tell USR2 'The app is being stopped. The pod goes on, and is still billed.'
  fi
}

restart() {
  if [[ -z $(main_pid) ]]; then boot; fi
  keep_script
  tell USR1 "Starting over; what it says is in the pod's log."
}

start() { if [[ -n $(main_pid) && -f $LOCAL/app.pid ]]; then echo 'It runs already.'; else restart; fi; }

# logs [STEP] [OPTION OF TAIL...]: the last lines of the app, or of a step.
logs() {
  local log=app
  if [[ -f $LOGS/${1:-}.log ]]; then log=$1 && shift; fi
  tail -n 100 "$@" -- "$LOGS/$log.log"
}

status() {
  local pid id running=false ready=false now='' failed='' finished=()
  pid=$(main_pid)
  if [[ -n $pid ]]; then running=true; fi
  if [[ -n $pid && -f $LOCAL/ready ]] && ! grep -qs '^State:.T' "/proc/$(cat "$LOCAL/app.pid")/status"; then
    ready=true
  fi
  if [[ -f $LOCAL/failed ]]; then failed=$(<"$LOCAL/failed"); fi
  if [[ -f $LOCAL/step ]]; then now=$(cut -d ' ' -f 2- "$LOCAL/step"); fi
  if [[ -f $LOCAL/stopped ]]; then now=stopped; fi
  for id in "$STATE"/done/*[!w]; do if [[ -f $id ]]; then finished+=("${id##*/}"); fi; done
  if [[ ${1:-} == --json ]]; then
    finished=("${finished[@]/#/, \"}")
    finished=("${finished[@]/%/\"}")
    finished=("$(printf %s "${finished[@]}" | cut -c 3-)")
    printf '{"plan": "%s", "running": %s, "ready": %s, "port": %s, "now": %s, "failed": %s, "done": [%s]}\n' \
      "$PLAN" "$running" "$ready" "$PORT" "$(json "$now")" "$(json "$failed")" "${finished[0]}"
  else
    echo "$TITLE: $NAME"
    echo "script:  $([[ -n $pid ]] && echo "running (process $pid)" || echo 'not running')"
    echo "app:     $([[ $ready == true ]] && echo "ready at $(url "$PORT")" || echo 'not ready')"
    if [[ -n $now ]]; then echo "now:     $now"; fi
    if [[ -n $failed ]]; then echo "failed:  $failed"; fi
    echo "done:    ${finished[*]:-nothing yet}"
    echo "logs:    $LOGS"
  fi
  [[ $ready == true ]]
}

main() {
  local command=${1:-boot}
  if (($# > 0)); then shift; fi
  if [[ ! $command =~ ^(boot|restart|start|stop|status|verify|logs|job)$ ]] || ! declare -F "$command" >/dev/null; then
    sed -n '/^# startup.sh/p' "$0"
    exit 2
  fi
  take_asked
  "$command" "$@"
}
main "$@"
