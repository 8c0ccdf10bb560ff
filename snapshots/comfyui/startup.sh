#!/usr/bin/env bash
# Startup script for ComfyUI on NVIDIA GeForce RTX 4090. Safe to run on every boot.
#
# name:        comfyui
# made by:     pod-wizard 0.0.0-dev, 2026-11-22
# preset:      comfyui 1.0.0
# plan:        62d8ececaf64cfd2252a79c0b7a54dcdebbe8f539683ca7037d110599dfa2fca
# made with:   npx pod-wizard --preset comfyui --gpu 'NVIDIA GeForce RTX 4090' --image \
#   runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404 --python 3.12 --install venv --volume-gb 100 --yes
#
# startup.sh           set up and run the app, as the pod does on every boot
# startup.sh restart   after a fix, an edit, a stop, or with a newer script: begin again, in the same container
# startup.sh stop      stop the app; the pod goes on, and is billed. "start" starts it again
# startup.sh status    what is done and what runs                         [--json]
# startup.sh verify    check versions, torch, GPU, app and open ports     [--json]
# startup.sh logs      the last lines of the app, or of a step: logs torch; -f follows
# On the pod it lies at /workspace/.pod-wizard/comfyui/startup.sh
#
# Where it fails, the pod stays on, and is billed, until you stop it. The way in: Connect, on the pod's page.
# Variables of the pod: POD_WIZARD_HOLD, minutes after which one that is not ready is stopped (0: the script ends
# when it fails); POD_WIZARD_STOP_AFTER, hours after which any is; POD_WIZARD_NOTIFY, an address that is told READY,
# FAILED, STOPPED (Slack, Discord); POD_WIZARD_INSTALLER=pip; POD_WIZARD_TORCH_INDEX, a mirror; HF_TOKEN and
# CODE_SERVER_PASSWORD; POD_WIZARD_APP_SECRETS, the names of secrets that the app is to see.
#
# sha256 of everything below this line: 525ed330ee2bc116c6fcb3cb84e411a0246badcc2cddac926af91e692ebd08fb
# Windows line ends are mended in a copy; here a comment swallows the one of each line.
if grep -q $'\r' "$0"; then                                                             #
  echo 'pod-wizard: this file has Windows line ends; going on with a copy without them' #
  tr -d '\r' <"$0" >/tmp/pod-wizard-unix.sh && exec bash /tmp/pod-wizard-unix.sh "$@"   #
  sleep infinity                                                                        #
fi                                                                                      #
set -Eeuo pipefail
set -m # each background job is a process group, and is ended with all its children
umask 022
export LC_ALL=C.UTF-8 HOME="${HOME:-/root}"
export PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"

# === PLAN: what was chosen. To change it, edit it on the pod, then: startup.sh restart. For good, make it anew
# (pod-wizard --pin NAME==VERSION, ...): the next start of the pod keeps what you edited beside, as startup.sh.before.

NAME=comfyui TITLE=ComfyUI
PLAN=62d8ececaf64cfd2252a79c0b7a54dcdebbe8f539683ca7037d110599dfa2fca
IMAGE=runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404
GPU='NVIDIA GeForce RTX 4090' CAPABILITY=8.9

# Looked for on the host and in the result; 0: the lowest driver is not known.
TORCH=2.8.0 CUDA_TAG=cu128 DRIVER_MAJOR=525
TORCH_ARCHS=(sm_70 sm_75 sm_80 sm_86 sm_90 sm_100 sm_120)
TORCH_INDEX=${POD_WIZARD_TORCH_INDEX:-https://download.pytorch.org/whl/cu128}

# On the volume: survives a stop and a new container.
WORKSPACE=/workspace
APP=/workspace/comfyui
STATE=/workspace/.pod-wizard/comfyui
VENV=$APP/env
OLD_PACKAGES=75818e63bde5dc41 # what 0.1 wrote there for the same packages
# Packages, and the weights that are fetched here; what the app fetches by itself later.
NEEDED_GB=${POD_WIZARD_NEEDED_GB:-15}
LATER_GB=0 FIRST_BOOT='3 to 15 minutes'

SYSTEM_PACKAGES=(git curl ca-certificates python3-venv)
PYTHON_VERSION=3.12
PYTHON_COMMANDS=(python3.12 python python3)
INSTALLER=${POD_WIZARD_INSTALLER:-uv}

PORT=8188 APP_AUTH=none # whether it asks for a password: none, app, or partly
STOP_SIGNAL=TERM STOP_SECONDS=8
# Ready when this page holds this text (somebody else's 200 does not count), and its log this line; a warning
# comes after so many seconds; AGAIN: looked at once more after so many.
HEALTH_PATH=/ HEALTH_TEXT='<title>ComfyUI'
HEALTH_LOG='To see the GUI go to' HEALTH_SECONDS=300 HEALTH_AGAIN=0
FAILED_LINES=('Found no NVIDIA driver')
FAILED_MEANS=(
  'torch sees no GPU. ComfyUI ends there; another pod helps, or a card whose driver reaches the container.'
)
PROBE_PATH=/object_info/KSampler PROBE_TEXT=KSampler
PROBE_BODY='' PROBE_BEARER=''

# They hold in every pip run, whoever asks for the package. A pin may stand in its pass below, too.
CONSTRAINTS=('torch==2.8.0' 'torchaudio==2.8.0' 'torchvision==0.23.0' 'transformers<6')
LOCKED=()

# The cloud's own: where a port of this pod is reached, what stops the pod, and what fetches a file or folder of it.
address() { echo "https://$POD-$1.proxy.runpod.net"; }
stop_command() { if [[ -n $POD ]]; then echo "runpodctl pod stop $POD"; else echo "the cloud's console"; fi; }
fetch_command() {
  if [[ -n ${RUNPOD_PUBLIC_IP:-} && -n ${RUNPOD_TCP_PORT_22:-} && -n $(port_holder 22) ]]; then
    printf 'on your computer: scp -r -P %s root@%s:%q .' "$RUNPOD_TCP_PORT_22" "$RUNPOD_PUBLIC_IP" "$1"
  elif command -v runpodctl >/dev/null; then
    printf 'here: runpodctl send %q; on your computer what that prints' "$1"
  else
    echo "scp -r with the pod's SSH line, once its TCP port 22 is exposed"
  fi
}

check_machine() {
  check_gpu
  check_disk
  check_port
}

install_system() { install_missing "${SYSTEM_PACKAGES[@]}"; }

fetch_source_1() {
  checkout https://github.com/Comfy-Org/ComfyUI a125cd84b054a57729b5eecab930ca9408719832 /workspace/comfyui
}

make_venv() { new_venv "$BASE_PYTHON"; }
install_torch() { pip_install --index-url "$TORCH_INDEX" 'torch==2.8.0' 'torchvision==0.23.0' 'torchaudio==2.8.0'; }

install_packages_1() {
  leave_out /workspace/comfyui/requirements.txt 'torch torchvision torchaudio'
  pip_install --requirement /workspace/comfyui/requirements.txt.pod-wizard requests
}

# The variables of the app.
environment() {
  export VIRTUAL_ENV="$VENV" PATH="$VENV/bin:$PATH"
  export PYTHONUNBUFFERED=1 PYTHONNOUSERSITE=1
}

app() {
  mkdir \
    -p /workspace/comfyui-data/custom_nodes /workspace/comfyui-data/user /workspace/comfyui-data/models/checkpoints \
    /workspace/comfyui-data/models/diffusion_models /workspace/comfyui-data/models/text_encoders \
    /workspace/comfyui-data/models/vae /workspace/comfyui-data/models/loras
  cd /workspace/comfyui
  exec \
    "$PYTHON" main.py --listen 0.0.0.0 --port 8188 --base-directory /workspace/comfyui-data --database-url \
    sqlite:////workspace/comfyui-data/user/comfyui.db
}

tell_outputs() { tell_folder /workspace/comfyui-data/output; }

# step ID TITLE KIND FUNCTION [ALSO...]: what the kinds are is said at "step" below.
steps() {
  step machine 'Check GPU, driver, disk and port' always check_machine
  step system 'Install system packages' container install_system SYSTEM_PACKAGES
  step python 'Find Python 3.12' always find_python
  step source-1 'Fetch github.com/Comfy-Org/ComfyUI' aside fetch_source_1
  begin_packages
  step venv 'Make the virtual environment' chain make_venv
  step torch 'Install torch 2.8.0' chain install_torch CUDA_TAG
  step packages-1 'Install packages: ComfyUI requirements' chain install_packages_1 fetch_source_1
  step check-install 'Check what is installed' leaf check_install
}

run() { supervise_app; }

other_signs() { ! failed_line >/dev/null && probe_answers; }

# === RUNTIME: the same in every script, of which what this plan needs

# --- Telling, failing, stopping ---

LOGS=$STATE/logs
# On the container disk: gone with the container, like the processes it tells of.
LOCAL=${POD_WIZARD_LOCAL:-/var/lib/pod-wizard}/${STATE##*/}
# A shell by SSH lacks the pod's variables, so the boot keeps them.
POD=${RUNPOD_POD_ID:-} REGION=${RUNPOD_DC_ID:-}
if [[ -z $POD && -f $LOCAL/pod ]]; then read -r POD REGION <"$LOCAL/pod" || true; fi
BACKOFF=${POD_WIZARD_BACKOFF:-5} # seconds until the first new try of anything; later ones wait longer
declare -A JOBS=()
GIVEN=() # names of what only the app gets
APP_PID='' CODE_SERVER_PID='' SERVICES_PID='' CLOCK='' SLEEPER='' OWNS=no LINE='?'

say() { TZ=UTC printf '[pod-wizard %(%F %T)T UTC] %s\n' -1 "$*"; }
refuse() { printf '%s\n' "$@" && exit 1; }       # ends the step
write() { echo "$2" >"$1" || true; } 2>/dev/null # where it cannot be written, that must not matter
read_file() { cat "$1" || true; } 2>/dev/null
url() { if [[ $POD =~ ^[A-Za-z0-9]+$ ]]; then address "$1"; else echo "http://127.0.0.1:$1"; fi; }
uptime_seconds() { cut -d . -f 1 /proc/uptime; } # wall clocks jump, this one does not
plain() { LC_ALL=C tr -d '\000-\010\013-\037\177'; }
# json TEXT: as a string.
json() {
  local text=${1//[[:cntrl:]]/ }
  text=${text//\\/\\\\}
  echo -n "\"${text//\"/\\\"}\""
}

pause() {
  sleep "$1" 9>&- &
  SLEEPER=$!
  wait $! || true
  SLEEPER=''
}

# end PID...: these jobs with all their children, gently first; the app by its own signal.
end() {
  local pid signal tries=$((STOP_SECONDS * 10))
  for pid; do
    if [[ $pid == "$APP_PID" ]]; then signal=$STOP_SIGNAL; else signal=TERM; fi
    kill "-$signal" -- "-$pid" || true
  done
  for pid; do
    while ((tries-- > 0)) && kill -0 -- "-$pid"; do sleep 0.1; done
    kill -KILL -- "-$pid" || true
  done
} 2>/dev/null

# All but the image's services, which are the way in.
end_work() {
  trap - EXIT ERR
  end "${JOBS[@]}" "$APP_PID" "$CODE_SERVER_PID" "$SLEEPER" "$@"
  JOBS=() APP_PID='' CODE_SERVER_PID='' SLEEPER=''
  if [[ $OWNS == yes ]]; then rm -f "$LOCAL"/{ready,step,app.pid}; fi
}

# The pod is being stopped: passed on, so that the app can save what it has.
on_term() {
  trap '' TERM INT
  say 'Stopping, as told'
  end_work "$CLOCK" "$SERVICES_PID"
  exit 143
}

# This process begins again, with the copy on the volume.
on_restart() {
  local script=$STATE/startup.sh
  say 'Starting over, as told'
  rm -f "$LOCAL/main.pid"
  end_work "$CLOCK"
  if ((${#GIVEN[@]} > 0)); then export -- "${GIVEN[@]}"; fi
  if [[ ! -s $script ]]; then script=$0; fi
  POD_WIZARD_SERVICES=${SERVICES_PID:-none} exec bash "$script"
}

on_stop() {
  say "$TITLE is being stopped, as asked"
  end_work
  write "$LOCAL/stopped" yes
  hold
}

# A container whose command ends is started again, and billed, for ever. So this script does not end.
hold() {
  if [[ ${POD_WIZARD_HOLD:-} == 0 ]]; then end "$CLOCK" && exit 1; fi
  say "The pod is held open, and still billed${POD_WIZARD_HOLD:+; stopped when not ready for $POD_WIZARD_HOLD minutes}."
  say "After a fix: bash $STATE/startup.sh restart (what is done is not done again). Stop it with: $(stop_command)"
  while :; do pause infinity; done
}

# fail WHAT EXIT_CODE [LOG]: says all that is known, then holds.
fail() {
  local code=$2 log=${3:-}
  end_work
  if [[ $OWNS == yes ]]; then write "$LOCAL/failed" "$1"; fi
  if (($2 > 128)); then code+=": killed by SIG$(kill -l "$2" 2>/dev/null || true)"; fi
  say "FAILED: $1 (exit code $code)"
  notify "FAILED: $1"
  if [[ -s $log ]]; then tail -n 20 -- "$log" | plain | sed 's/^/    /' || true; fi
  if disk_is_full || seen 'no space left on device|disk quota exceeded' "$log"; then
    say 'Likely cause: the disk is full. Free space or enlarge the volume.'
  elif (($2 == 137)) || seen 'out of memory' "$log"; then
    say 'Likely cause: out of memory: of the pod (RAM) where it was killed, of the GPU where its log says CUDA.'
  elif seen "$NO_NETWORK" "$log"; then
    say 'Likely cause: the network or a server did not answer. A restart tries again.'
  fi
  if [[ -n $log ]]; then say "Explained: npx pod-wizard diagnose $log (without Node.js: a copy of it, elsewhere)"; fi
  hold
}

# seen PATTERN LOG: in any case, in its last lines.
seen() { [[ -s $2 ]] && tail -n 200 -- "$2" | grep -iE -- "$1" >/dev/null; }
NO_NETWORK='could not resolve|name resolution|connection (refused|reset|timed out|aborted|broken)|failed to connect'
NO_NETWORK+="|couldn't connect|network is unreachable|read timed out|remote end closed|empty reply|transfer closed"
NO_NETWORK+='|could not read from remote|error sending request|failed to fetch'

# With less than a megabyte left on the volume or the container disk, the next file does not fit.
disk_is_full() {
  df -Pk -- "$WORKSPACE" "$LOCAL" 2>/dev/null | awk 'NR > 1 && $4 < 1000 { full = 1 } END { exit !full }'
}

# --- The clock ---

# Beside all else: says how long a step has taken, and stops a pod that is billed for nothing.
watch_clock() {
  local began title size now last=$BEGAN hold=${POD_WIZARD_HOLD:-} after=${POD_WIZARD_STOP_AFTER:-}
  while sleep "${POD_WIZARD_PULSE:-30}"; do
    now=$(uptime_seconds)
    if [[ -f $LOCAL/ready || -f $LOCAL/stopped ]]; then last=$now; fi
    if [[ $hold =~ ^[1-9][0-9]{0,4}$ ]] && ((now - last >= hold * ${POD_WIZARD_MINUTE:-60})); then
      stop_pod "not ready for $hold minutes"
    elif [[ $after =~ ^[1-9][0-9]{0,3}$ ]] && ((now - BEGAN >= after * 3600)); then
      stop_pod "it has run for $after hours"
    fi
    { read -r began title <"$LOCAL/step"; } 2>/dev/null || continue
    size=$(timeout 10 du -sk -- "$APP" 2>/dev/null | awk '{ printf ", %.1f GB in its folder", $1 / 976562 }' || true)
    say "... $title: $((now - began)) seconds so far$size"
  done
}

# stop_pod WHY: by the cloud's API, with the pod's own key.
stop_pod() {
  local code
  code=$(curl -sS -m 30 -o /dev/null -w '%{http_code}' -A pod-wizard -H 'Content-Type: application/json' \
    -H @<(echo "Authorization: Bearer ${RUNPOD_API_KEY:-}") -d '{"action": "stop"}' \
    "${POD_WIZARD_CLOUD:-https://api.runpod.io}/v2/pods/$POD/action") || true
  if [[ $code == 2?? ]]; then
    say "STOPPED: $1. The cloud has taken the order."
    notify "STOPPED: $1"
  else
    say "WARNING: THE POD WAS NOT STOPPED (the cloud answered ${code:-nothing}) AND IS BILLED. Stop it: $(stop_command)"
    notify "NOT STOPPED, though it should be: $1"
  fi
  sleep "$((BACKOFF * 60))"
}

# notify WHAT: to the address in POD_WIZARD_NOTIFY. It keeps nobody waiting.
notify() {
  local text
  if [[ -z ${POD_WIZARD_NOTIFY:-} ]]; then return; fi
  text=$(json "$TITLE on pod ${POD:-?}: $1")
  curl -sS -m 10 -o /dev/null -H 'Content-Type: application/json' -d "{\"text\": $text, \"content\": $text}" \
    -K <(echo "url = $(json "$POD_WIZARD_NOTIFY")") >/dev/null 2>&1 9>&- &
}

# The way in.
start_services() {
  local start=${POD_WIZARD_START_SH:-/start.sh} log=$LOCAL/services.log
  SERVICES_PID=${POD_WIZARD_SERVICES:-}
  unset POD_WIZARD_SERVICES
  if [[ -n $SERVICES_PID ]]; then
    SERVICES_PID=${SERVICES_PID#none}
  elif [[ ! -f $start ]]; then
    say "This image has no $start: the way in is the cloud's web terminal, where it offers one"
  else
    (umask 077 && mkdir -p "$LOCAL" && : >"$log") 2>/dev/null || log=/dev/null
    say "Starting the image's own services (SSH, Jupyter): $start (log: $log)"
    bash "$start" >>"$log" 2>&1 &
    SERVICES_PID=$!
  fi
}

# --- Steps ---

STEP=0 KEY='' ADOPTS=no RETRY_IF=true
STEPS=$(declare -f steps | grep -cE '^ *step ')

# step ID TITLE KIND FUNCTION [ALSO...]: runs FUNCTION, unless its stamp says that this very thing was done.
#   always     at every boot
#   chain      again when its own text in PLAN, something in ALSO, or any chain step before it has changed
#   leaf       like chain, and on another GPU; nothing after it depends on it
#   aside      by its own text only; optional: the same, and the boot goes on without it
#   container  by its own text, in each new container
step() {
  local id=$1 what="Step $((++STEP)) of $STEPS: $2" kind=$3 key='' code=0 began
  if [[ $kind != always ]]; then key=$(key_of "${@:3}"); fi
  if [[ $kind == chain ]]; then KEY=$key; fi
  if [[ $ADOPTS$kind == yeschain && -f $STATE/done/$id ]]; then stamp "$id" "$key"; fi
  if is_done "$id" "$key"; then
    say "$what: done before"
    return
  fi
  if [[ -f $STATE/done/$id ]]; then what+=' (again: what it depends on has changed)'; fi
  say "$what"
  began=$(uptime_seconds)
  write "$LOCAL/step" "$began $2"
  if [[ -z ${JOBS[$id]:-} ]]; then start_job "$id" "$4"; fi
  wait "${JOBS[$id]}" || code=$?
  unset "JOBS[$id]"
  rm -f "$LOCAL/step"
  if ((code == 0)) && [[ -n $key ]]; then stamp "$id" "$key" || code=$?; fi
  began=$(($(uptime_seconds) - began))
  if ((code > 0)) && [[ $kind == optional ]]; then
    say "WARNING: $2 failed (exit code $code); going on without. Log: $LOGS/$id.log"
  elif ((code > 0)); then
    fail "step $STEP, $2" "$code" "$LOGS/$id.log"
  elif ((began > 2)); then
    say "Step $STEP took $began seconds"
  fi
}

is_done() { [[ -n $2 && -f $STATE/done/$1 && $(<"$STATE/done/$1") == "$2" ]]; }
# A stamp appears whole or not at all, and only after success.
stamp() { echo "$2" >"$STATE/done/$1.new" && mv -f "$STATE/done/$1.new" "$STATE/done/$1"; }

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

# start_job ID FUNCTION: in the background, so that a signal is heard at once.
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
  local factor code
  for factor in 1 3 9 0; do
    code=0
    "$@" || code=$?
    if ((code == 0 || factor == 0)) || ! "$RETRY_IF"; then return "$code"; fi
    echo "That failed; trying again in $((factor * BACKOFF)) seconds"
    sleep "$((factor * BACKOFF))"
  done
}

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

# --- System packages and Python ---

install_missing() {
  local package missing=() get=(details apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3)
  for package; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then return; fi
  echo "Installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  details dpkg --configure -a
  "${get[@]}" update || echo 'Some package lists could not be fetched; trying with those that could.'
  "${get[@]}" install -y --no-install-recommends "${missing[@]}"
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
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

# "python" and "python3" can be different interpreters, so each is asked for its version.
find_python() {
  local command
  for command in "${PYTHON_COMMANDS[@]}"; do
    if [[ $(version_of "$command") == "$PYTHON_VERSION" ]]; then
      remember_python "$command"
      complete_python
      return
    fi
  done
  refuse "There is no Python $PYTHON_VERSION here; looked for: ${PYTHON_COMMANDS[*]}." \
    "This container may be another image than $IMAGE. Otherwise plan with --python uv:$PYTHON_VERSION."
}

PYTHON=$VENV/bin/python
choose_python() { load_python; }

# Debian and Ubuntu ship a Python without the part that makes virtual environments.
complete_python() {
  if ! "$BASE_PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then install_missing "python$PYTHON_VERSION-venv"; fi
}

# Where the chain of keys begins, and whether what is there can be gone on with.
begin_packages() {
  local why=''
  choose_python
  KEY="$IMAGE $PYTHON_ID"
  if [[ -f $STATE/done/environment ]]; then
    if [[ $(<"$STATE/done/environment") == "$OLD_PACKAGES $KEY" ]]; then ADOPTS=yes; fi
    say "pod-wizard 0.1 set this volume up; are its packages taken over, and not installed again? $ADOPTS"
    rm -f "$STATE/done/environment"
  fi
  if [[ -f $STATE/unfinished ]]; then why='The last install was killed half way'; fi
  if ! "$PYTHON" -c '' 2>/dev/null; then why='The virtual environment is broken'; fi
  if [[ -n $why && -f $STATE/done/venv ]]; then say "$why, so it is all installed anew" && rm -f "$STATE/done/venv"; fi
}

# new_venv PYTHON [OPTION]
new_venv() {
  rm -rf "$VENV" "$LOGS"/report-* "$STATE"/done/{outside,torch,packages-*,build-*,all} "$STATE/unfinished"
  "$1" -m venv "${@:2}" "$VENV"
  "$PYTHON" -m pip --version
}

# --- Python packages ---

UV_VERSION=0.13.9
UV_SHA256=d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19 # of its wheel for Linux on x86_64
OWN_UV=$WORKSPACE/.pod-wizard/uv-$UV_VERSION

# find_uv PYTHON: the image's own uv, or one that this Python's pip fetches once, its digest checked.
find_uv() {
  local pip=$1
  if [[ $INSTALLER != uv || -f $LOCAL/no-uv ]]; then return 1; fi
  if command -v uv; then return; fi
  if [[ ! -x $OWN_UV/bin/uv ]]; then
    rm -rf "$OWN_UV".{new,venv}
    if ! "$pip" -m pip --version >/dev/null 2>&1; then "$1" -m venv "$OWN_UV.venv" && pip=$OWN_UV.venv/bin/python; fi
    echo "uv==$UV_VERSION --hash=sha256:$UV_SHA256" >"$LOCAL/uv.txt"
    if ! details "$pip" -m pip install --no-deps --only-binary :all: --target "$OWN_UV.new" -r "$LOCAL/uv.txt"; then
      touch "$LOCAL/no-uv"
      rm -rf "$OWN_UV".{new,venv}
      return 1
    fi
    mv "$OWN_UV.new" "$OWN_UV"
    rm -rf "$OWN_UV.venv"
  fi
  echo "$OWN_UV/bin/uv"
}

# Settings of the image's or the user's that would bend what is installed.
neutralise_pip() {
  local name kept='_(INDEX_URL|RETRIES|TIMEOUT|CERT|PROXY|TRUSTED_HOST|SYSTEM_PACKAGES|VERSION|SHA256)$|^UV_PYTHON'
  for name in ${!PIP_*} ${!UV_*} PYTHONPATH PYTHONHOME VIRTUAL_ENV; do
    if [[ ! $name =~ $kept || $name == *_EXTRA_* ]]; then unset "$name"; fi
  done
  export PIP_CACHE_DIR="$WORKSPACE/.cache/pip" UV_CACHE_DIR="$WORKSPACE/.cache/uv" UV_NO_CONFIG=1 PYTHONNOUSERSITE=1
  export PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_RETRIES="${PIP_RETRIES:-5}"
  if [[ -n ${PIP_INDEX_URL:-} ]]; then export UV_INDEX_URL="$PIP_INDEX_URL"; fi
  if [[ -n ${PIP_BREAK_SYSTEM_PACKAGES:-} ]]; then export PIP_BREAK_SYSTEM_PACKAGES UV_BREAK_SYSTEM_PACKAGES=1; fi
}

# pip_install ARGUMENT...: by uv, which is several times faster, or by pip where that cannot be had.
pip_install() (
  local uv installer build
  neutralise_pip
  cd "$APP" || return
  # Digests, where a lock has them, are for uv: it checks those it is given; pip wants one for every package.
  printf '%s\n' "${CONSTRAINTS[@]}" >"$STATE/digests.txt"
  printf '%s\n' "${CONSTRAINTS[@]%% --hash=*}" >"$STATE/constraints.txt"
  # A build has an environment of its own, where it would meet the newest setuptools all the same.
  if build=$(grep '^setuptools[<>=!~]' "$STATE/constraints.txt"); then
    PIP_CONSTRAINT=$(mktemp) # a place without blanks, which part such a list
    echo "$build" >"$PIP_CONSTRAINT"
    export PIP_CONSTRAINT PIP_BUILD_CONSTRAINT="$PIP_CONSTRAINT" UV_BUILD_CONSTRAINT="$PIP_CONSTRAINT"
  fi
  if uv=$(find_uv "$PYTHON"); then
    installer=("$uv" pip install --no-progress --python "$PYTHON" "${LOCKED[@]}")
  else
    echo 'By pip: uv cannot be had here, or is not wanted'
    installer=("$PYTHON" -m pip install --progress-bar off --no-compile)
    if [[ $("${installer[@]}" --help) == *--report* ]]; then
      installer+=(--report "$(mktemp -u "$LOGS/report-XXXXXX")")
    fi
  fi
  RETRY_IF=network_failed
  patiently run_pip "${installer[@]}" --constraint "$STATE/constraints.txt" "$@"
)
network_failed() { seen "$NO_NETWORK" "$LOG"; }

# One that was killed, or failed while it unpacked, leaves packages half replaced; the mark says so.
run_pip() {
  local code=0
  touch "$STATE/unfinished"
  details "$@" || code=$?
  if ((code == 0)) || { ((code < 128)) && ! seen 'installing collected|failed to (un)?install' "$LOG"; }; then
    rm -f "$STATE/unfinished"
  fi
  return "$code"
}

# constraints_for NUMBER: all but those of packages that only a later pass names, which change nothing in this one.
constraints_for() {
  local line name pass later=''
  for ((pass = $1 + 1; ; pass++)); do later+=" $(declare -f "install_packages_$pass") " || break; done
  for line in "${CONSTRAINTS[@]}"; do
    name=${line%%[!A-Za-z0-9._-]*}
    if [[ ! $later =~ [[:space:]\'\"]${name//./\\.}[^A-Za-z0-9._-] ]]; then echo "$line"; fi
  done
}

# leave_out FILE NAMES BEGINNING...: writes FILE.pod-wizard, which is FILE without the lines of these packages
# (normalised names, with a blank between) and without those that begin so.
leave_out() {
  local file=$1 names=$2
  shift 2
  NAMES=$names BEGINNINGS=$(printf '%s\n' "$@") awk '
    function name_of(line) {
      sub(/^[ \t]+/, "", line)
      sub(/[^A-Za-z0-9._-].*/, "", line)
      gsub(/[-_.]+/, "-", line)
      return tolower(line)
    }
    BEGIN { count = split(ENVIRON["BEGINNINGS"], beginnings, "\n") }
    {
      out = goes_on || (name_of($0) != "" && index(" " ENVIRON["NAMES"] " ", " " name_of($0) " ") > 0)
      text = $0
      sub(/^[ \t]+/, "", text)
      for (i = 1; i <= count; i++) if (beginnings[i] != "" && index(text, beginnings[i]) == 1) out = 1
      goes_on = out && /\\\r?$/
      if (!out) print
    }
  ' "$file" >"$file.pod-wizard"
}

# --- Sources ---

# in_dir ARGUMENT...: git there. The volume may belong to another user than this container's root.
in_dir() { GIT_TERMINAL_PROMPT=0 git -C "$dir" -c safe.directory='*' -c advice.detachedHead=false "$@"; }

# checkout URL COMMIT DIRECTORY: that commit there. What was added stays; what was changed is kept beside it.
checkout() {
  local url=$1 commit=$2 dir=$3 git=$3/.git kept=$3.changed-1 file
  mkdir -p "$dir"
  if [[ -d $git && -z $(find "$git/objects" -type f 2>/dev/null) ]]; then
    rm -rf "$git"
  elif [[ -e $git ]] && ! in_dir --git-dir=.git fsck --connectivity-only >/dev/null 2>&1; then
    echo "$git is not a whole repository; it is kept as .git.unusable"
    rm -rf "$git.unusable"
    mv "$git" "$git.unusable"
  fi
  if [[ ! -e $git ]]; then in_dir init -q && in_dir remote add origin "$url"; fi
  rm -f "$git"/{index,shallow,HEAD}.lock
  if ! in_dir rev-list --quiet --objects "$commit" 2>/dev/null; then
    patiently in_dir fetch -q --depth 1 "$url" "$commit"
  fi
  if [[ ! -e $git/pod-wizard-partial ]]; then
    in_dir update-ref --no-deref HEAD "$commit"
    in_dir read-tree "$commit"
    while [[ -e $kept ]]; do kept=$dir.changed-$((${kept##*-} + 1)); done
    while IFS= read -r -d '' file; do
      mkdir -p "$kept/$(dirname "$file")"
      cp -pP "$dir/$file" "$kept/$file"
      echo "You had changed $file: yours is now $kept/$file"
    done < <(in_dir diff --name-only --diff-filter=M -z)
    touch "$git/pod-wizard-partial"
  fi
  in_dir checkout -q --force --detach "$commit"
  rm -f "$git/pod-wizard-partial"
  echo "$url at $commit"
}

# --- The app ---

APP_LOG=$LOGS/app.log
# For whatever anybody may reach: no secret of the pod's but those that POD_WIZARD_APP_SECRETS names.
withhold_secrets() {
  local name secret='(^|_)(TOKEN|KEY|SECRET|PASSWORD|PASSWD|CREDENTIALS)$|^POD_WIZARD_NOTIFY$|^PYTHON(PATH|HOME)$'
  for name in $(compgen -e); do
    if [[ $name =~ $secret && " ${POD_WIZARD_APP_SECRETS:-} " != *" $name "* ]]; then unset "$name"; fi
  done
}

# What the app and its builds see.
app_environment() {
  withhold_secrets
  if [[ -n ${HF_HUB_ENABLE_HF_TRANSFER:-} ]] && ! "${PYTHON:-python3}" -c 'import hf_transfer' 2>/dev/null; then
    export HF_HUB_ENABLE_HF_TRANSFER=0
  fi
  environment
}

start_app() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -n $holder ]]; then fail "port $PORT, which $TITLE needs, is held by $holder" 1; fi
  rm -f "$APP_LOG.earlier"
  if disk_is_full; then rm -f "$APP_LOG.1"; else mv -f "$APP_LOG" "$APP_LOG.1" 2>/dev/null || true; fi
  { : >"$APP_LOG"; } 2>/dev/null || true
  say "Starting $TITLE on port $PORT; what it says follows, and is in $APP_LOG"
  (
    trap - EXIT TERM INT USR1 USR2 ERR
    app_environment
    app
  ) > >(
    trap '' TERM INT QUIT HUP
    tee -a "$APP_LOG" 2>/dev/null | stdbuf -o0 tr -d '\000-\010\013\014\016-\037\177'
  ) 2>&1 9>&- &
  APP_PID=$!
  write "$LOCAL/app.pid" "$APP_PID"
}

# The app's own port and its own page, and whatever else the plan has for a sign.
is_ready() {
  page_answers && { [[ -z $HEALTH_LOG ]] || grep -qsF -- "$HEALTH_LOG" "$APP_LOG" "$APP_LOG.earlier"; } && other_signs
}
LATE_PAGES=0 PAGE_SECONDS=${POD_WIZARD_PAGE_SECONDS:-10}
page_answers() {
  local page code=0
  page=$(curl -fsS --noproxy '*' -m "$PAGE_SECONDS" "http://127.0.0.1:$PORT$HEALTH_PATH" 2>/dev/null | tr -d '\0') ||
    code=$?
  LATE_PAGES=$((code == 28 ? LATE_PAGES + 1 : 0)) # curl's word for: not in time
  ((code == 0)) && [[ $page == *"$HEALTH_TEXT"* ]]
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

# Cuts a log that grows without end; all append to theirs, so that is safe.
trim_logs() {
  local log
  for log in "$APP_LOG" "$LOCAL/services.log" "$LOGS/code-server.log"; do
    if [[ -f $log ]] && (($(stat -c %s "$log") > ${POD_WIZARD_LOG_BYTES:-20000000})); then
      cp "$log" "$log.earlier" || true
      : >"$log"
    fi
  done
}

tell_folder() { say "  What it makes is in $1. To fetch it, $(fetch_command "$1")"; }

tell_ready() {
  rm -f "$LOCAL"/{failed,step}
  write "$LOCAL/ready" "$(($(uptime_seconds) - BEGAN))"
  say "READY: $TITLE answers at $(url "$PORT")"
  notify "READY at $(url "$PORT")"
  tell_outputs
  say "  The pod is billed until you stop it: $(stop_command)"
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
    # Asked again too soon, a slow app works on more and more pages, and is done with none.
    if ((LATE_PAGES > 0)); then pause "$((LATE_PAGES * PAGE_SECONDS))"; else pause "${POD_WIZARD_TICK:-2}"; fi
  done
  rm -f "$LOCAL"/{ready,app.pid}
}

# Starts it again when it ends, after a while that doubles; five times, where ten minutes count as having worked.
supervise_app() {
  local starts=0 delay=$BACKOFF code began
  while :; do
    began=$(uptime_seconds) code=0
    write "$LOCAL/step" "$began Starting $TITLE"
    start_app
    watch_app "$began"
    wait "$APP_PID" || code=$?
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

TOLD=''

# failed_line: the first line of the app's log that says it does not work, and what that means.
failed_line() {
  local at line
  for at in "${!FAILED_LINES[@]}"; do
    line=$(grep -hsF -m 1 -- "${FAILED_LINES[at]}" "$APP_LOG.earlier" "$APP_LOG" | sed -n 1p) || true
    if [[ -z $line ]]; then continue; fi
    plain <<<"${line:0:300}"
    if [[ -n ${FAILED_MEANS[at]} ]]; then echo "${FAILED_MEANS[at]}"; fi
    return 0
  done
  return 1
}

# Told at once, and once for each line. The app is left as it is: some go on, and their pages help to find out why.
no_failed_line() {
  local told
  if ! told=$(failed_line); then return 0; fi
  if [[ $told != "$TOLD" ]]; then
    TOLD=$told
    write "$LOCAL/failed" "its log says: ${told//$'\n'/ }"
    say "FAILING: $TITLE does not count as ready, because its log says:"
    printf '    %s\n' "$told"
    say "The whole log: $APP_LOG"
  fi
  return 1
}

# --- Looking at the result ---

OK=true QUIET=no CHECKS='' SOCKETS=''
# report LEVEL NAME DETAIL: one check, for a person or for --json.
report() {
  if [[ $1 == failed ]]; then OK=false; fi
  CHECKS+=", {\"name\": $(json "$2"), \"level\": \"$1\", \"detail\": $(json "${3:0:2000}")}"
  if [[ $QUIET == no ]]; then printf '%-8s %s: %s\n' "$@"; fi
}

verify() {
  local check line gpu driver list=$STATE/installed.txt installed=''
  if [[ ${1:-} == --json ]]; then QUIET=yes; fi
  for check in packages app probe weights sockets space; do
    if declare -F "check_$check" >/dev/null; then "check_$check"; fi
  done
  if [[ $QUIET == yes ]]; then
    IFS=, read -r gpu _ driver <<<"$(ask_gpu)" || true
    while read -r line; do installed+=", $(json "$line")"; done < <(read_file "$list")
    printf '{"ok": %s, "plan": "%s", "checks": [%s], "sockets": [%s], "pod": {"id": %s, "region": %s, "gpu": %s, ' \
      "$OK" "$PLAN" "${CHECKS:2}" "${SOCKETS:2}" "$(json "$POD")" "$(json "$REGION")" "$(json "$gpu")"
    line=$(read_file "$LOCAL/ready")
    printf '"driver": %s, "secondsToReady": %s}, "installedDigest": "%s", "installed": [%s]}\n' \
      "$(json "${driver# }")" "${line:-null}" "$(read_file "$list" | sha256sum | cut -c 1-64)" "${installed:2}"
  fi
  [[ $OK == true ]]
}

check_app() {
  local failed
  APP_PID=$(read_file "$LOCAL/app.pid")
  failed=$(read_file "$LOCAL/failed")
  if ! page_answers; then
    report failed app "$(why_not_ready)"
  elif [[ ! -f $LOCAL/ready ]]; then
    report failed app "${failed:-the boot has not found it ready}"
  else
    report ok app "port $PORT answers with its own page"
  fi
}

# Who listens where others may reach it, and how it asks who they are; what the cloud exposes of it is not seen here.
check_sockets() {
  local hex port holder answer auth level=ok listed=''
  local tcp=/proc/net/tcp here='^(0000000000000000FFFF0000)?......7F:|^0*1000000:'
  while read -r hex; do
    port=$((16#${hex##*:})) auth=null
    holder=$(port_holder "$port")
    answer=$(curl -sL --noproxy '*' -m 3 -o /dev/null -w '%{http_code} %{url_effective}' "127.0.0.1:$port/") || true
    if [[ $holder =~ \((/usr/sbin/)?sshd ]]; then auth='"by ssh"'; fi
    if [[ $port == "$PORT" && $APP_AUTH == app ]]; then auth='"by its own login"'; fi
    # Jupyter and code-server send a stranger to their login page.
    if [[ $answer == 40[13]* || $answer == *login* ]]; then auth='"by a password"'; fi
    if [[ $auth == null ]]; then level=warning; fi
    listed+=", $port ($holder, ${auth/null/NO PASSWORD})"
    SOCKETS+=", {\"port\": $port, \"process\": $(json "$holder"), \"auth\": $auth}"
  done < <(awk -v here="$here" '$4 == "0A" && $2 !~ here { print $2 }' "$tcp"{,6} 2>/dev/null | sort -u -t : -k 2)
  report "$level" 'open ports' "${listed:2}"
}

check_space() {
  local free level=ok
  free=$(free_gb)
  if ((free < 3)); then level=failed; fi
  report "$level" disk "$free GB free on $WORKSPACE"
}

check_install() {
  check_packages install
  [[ $OK == true ]]
}

# check_packages [install]: torch, the pins, and what packages ask of each other; "install" writes the list of them.
check_packages() {
  local level name detail
  if ! choose_python 2>/dev/null || ! "$PYTHON" -c '' 2>/dev/null; then
    report failed environment 'not installed; "startup.sh status" says how far it came'
    return
  fi
  while IFS=$'\t' read -r level name detail; do
    if [[ -n $detail ]]; then report "$level" "$name" "$detail"; fi
  done < <(
    # Python sees the packages of the folder it stands in, too: one of ours, where nobody unpacks any.
    cd "$STATE" 2>/dev/null || cd /
    neutralise_pip
    PINS=$(printf '%s\n' "${CONSTRAINTS[@]}")
    export TORCH CUDA_TAG PINS UV_INDEX="${TORCH_INDEX:-}" UV_INDEX_STRATEGY=unsafe-best-match
    env STATE="$STATE" LOGS="$LOGS" UV="$(command -v uv || echo "$OWN_UV/bin/uv")" "$PYTHON" - "$@" <<'END_OF_PYTHON'
import glob, json, os, re, subprocess, sys
from importlib import metadata

env, installing = os.environ, 'install' in sys.argv

def report(name, level, detail):
    print(level, name, ''.join(c if c.isprintable() else ' ' for c in str(detail)), sep='\t', flush=True)

def plain(name):
    return re.sub(r'[-_.]+', '-', name or '').lower()

have = {}  # of each name, the one that is imported
for one in metadata.distributions():
    have.setdefault(plain(one.metadata['Name']), one)

pins = re.findall(r'^([\w.-]+)={2,3}([^*,;\s]+)$', env['PINS'], re.M)
found = [(have[plain(name)].version, name, wanted) for name, wanted in pins if plain(name) in have]
wrong = [f'{name} {is_} instead of {wanted}' for is_, name, wanted in found if wanted not in (is_, is_.split('+')[0])]
report('pins', 'ok' if not wrong else 'warning' if installing else 'failed',
       '; '.join(wrong) or f'{len(found)} packages have their exact version')

run = subprocess.run([sys.executable, '-m', 'pip', 'check'], capture_output=True, text=True)
# Upstreams declare bounds that they do not need; the app decides, so this is no failure.
report('pip check', *(['warning', run.stdout or run.stderr] if run.returncode else ['ok', 'no contradictions']))

try:
    import torch
    version, cuda = torch.__version__, 'cu' + (torch.version.cuda or '').replace('.', '')
    if version.split('+')[0] != env['TORCH'] or env['CUDA_TAG'] not in ('', cuda):
        raise RuntimeError(f"it is {version} for {cuda} instead of {env['TORCH']}+{env['CUDA_TAG']}")
    # is_available() keeps the reason to itself; init() tells it.
    if not torch.cuda.is_available():
        torch.cuda.init()
        raise RuntimeError('torch.cuda.is_available() is False')
    torch.ones(1, device='cuda')
    sm, archs = 'sm_%d%d' % torch.cuda.get_device_capability(0), ' '.join(torch.cuda.get_arch_list())
    report('torch', 'ok', f'torch {version} works on this {sm}; it has code for {archs}')
except Exception as error:
    report('torch', 'failed', f'torch cannot be used on this GPU: {error}')

if installing:
    # What it is that works: the very same can be had from it next week. By name: as pip takes it, and its sha256.
    lines, digests = {}, {}
    for name, one in sorted(have.items()):
        origin = json.loads(one.read_text('direct_url.json') or '{}')
        commit = origin.get('vcs_info', {}).get('commit_id')
        address = f"git+{origin['url']}@{commit}" if commit else origin.get('url')
        lines[name] = f'{name} @ {address}' if address else f'{name}=={one.version}'
    for path in sorted(glob.glob(env['LOGS'] + '/report-*'), key=os.path.getmtime):
        try:
            with open(path) as file:
                installs = json.load(file)['install']
        except ValueError:  # a full disk cut it off, and its install failed
            continue
        for one in installs:
            name, archive = plain(one['metadata']['name']), one['download_info'].get('archive_info', {})
            if name in have and have[name].version == one['metadata']['version']:
                digests[name] = archive.get('hashes', {}).get('sha256')
    # uv has no report, but finds the same files again.
    asked = [line for name, line in lines.items()
             if (have[name].read_text('INSTALLER') or '').strip() == 'uv' and not re.search(' @ (?!https:)', line)]
    if asked and os.path.exists(env['UV']):
        options = ['-q', '--no-deps', '--format=pylock.toml', '--python', sys.executable]
        run = subprocess.run([env['UV'], 'pip', 'compile', *options, '-'],
                             input='\n'.join(asked), stdout=subprocess.PIPE, text=True)
        for block in run.stdout.split('[[packages]]')[1:]:
            sha256 = re.findall(r'sha256 = "(\w{64})"', block.split('wheels = ')[-1])
            if sha256:
                digests[plain(re.search('name = "(.+)"', block)[1])] = sha256[0]
    with open(env['STATE'] + '/installed.txt', 'w') as file:
        for name, line in lines.items():
            file.write(f'{line} --hash=sha256:{digests[name]}\n' if digests.get(name) else f'{line}\n')
    report('installed', 'ok', f"{len(lines)} packages, {sum(map(bool, digests.values()))} with their file's sha256")
END_OF_PYTHON
  )
  wait $! || report failed packages 'the look at them ended early'
}

# The page alone proves nothing, so this is asked as well. In a terminal the secret may be unset: nothing can be asked.
probe_answers() {
  local answer options=()
  if [[ -n $PROBE_BODY ]]; then options=(-H 'Content-Type: application/json' --data-raw "$PROBE_BODY"); fi
  if [[ -n $PROBE_BEARER && -z ${!PROBE_BEARER:-} ]]; then return 0; fi
  answer=$(curl -fsS --noproxy '*' -m 60 "${options[@]}" "http://127.0.0.1:$PORT$PROBE_PATH" \
    ${PROBE_BEARER:+-H @<(printf 'Authorization: Bearer %s\n' "${!PROBE_BEARER}")} 2>/dev/null | tr -d '\0') || return 1
  [[ $answer == *"$PROBE_TEXT"* ]]
}

check_probe() {
  if [[ -n $PROBE_BEARER && -z ${!PROBE_BEARER:-} ]]; then
    report warning probe "$PROBE_BEARER is not set in this terminal, so $PROBE_PATH was not asked"
  elif probe_answers; then
    report ok probe "$PROBE_PATH answers with $PROBE_TEXT"
  else
    report failed probe "$PROBE_PATH does not answer with $PROBE_TEXT"
  fi
}

# --- Commands ---

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
  echo "$POD $REGION" >"$LOCAL/pod"
  write "$STATE/owner" "${POD:-$HOSTNAME}"
  if [[ ! -s $LOCAL/container ]]; then head -c 8 /dev/urandom | base64 >"$LOCAL/container"; fi
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
    elif [[ -z $other ]]; then
      other="another pod works on this volume: $(read_file "$STATE/owner")"
      say "Waiting for $tries seconds: $other"
    fi
    if ((tries-- <= 0)); then fail "$other. Stop it, or take another volume" 1; fi
    pause 1
  done
  if ((code > 0)); then say 'WARNING: this volume knows no locks: nobody would notice a second copy of this script'; fi
  OWNS=yes
}

# The copy on the volume is what "restart" takes. One that is replaced is kept as well.
keep_script() {
  local kept=$STATE/startup.sh
  if cmp -s -- "$0" "$kept"; then return; fi
  if [[ -f $kept ]] && cp -p "$kept" "$kept.before"; then say "The one on the volume is now $kept.before"; fi
  { cp -- "$0" "$kept.new" && mv -f "$kept.new" "$kept"; } || say "WARNING: no copy of this script is in $STATE"
}

# Another process may have the number by now; only ours holds the lock file open.
main_pid() {
  local pid
  pid=$(read_file "$LOCAL/main.pid")
  if [[ -n $pid && /proc/$pid/fd/9 -ef $STATE/lock ]]; then echo "$pid"; fi
}

# tell SIGNAL WORDS
tell() {
  local pid
  pid=$(main_pid)
  if [[ -z $pid ]]; then refuse "The startup script does not run here. To start it: bash $0"; fi
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
  local pid id running=false ready=false now failed finished='' quoted=''
  pid=$(main_pid)
  failed=$(read_file "$LOCAL/failed") now=$(read_file "$LOCAL/step")
  if [[ -n $pid ]]; then running=true; fi
  if [[ -f $LOCAL/stopped ]]; then now='- stopped'; fi
  if [[ -n $pid && -f $LOCAL/ready ]] && ! grep -qs '^State:.T' "/proc/$(cat "$LOCAL/app.pid")/status"; then
    ready=true
  fi
  for id in "$STATE"/done/*[!w]; do
    if [[ -f $id ]]; then finished+=" ${id##*/}" quoted+=", \"${id##*/}\""; fi
  done
  if [[ ${1:-} == --json ]]; then
    printf '{"plan": "%s", "running": %s, "ready": %s, "port": %s, "now": %s, "failed": %s, "done": [%s]}\n' \
      "$PLAN" "$running" "$ready" "$PORT" "$(json "${now#* }")" "$(json "$failed")" "${quoted:2}"
  else
    printf '%-8s %s\n' script: "${pid:+running, process }${pid:-not running}" \
      app: "$([[ $ready == true ]] && echo "ready at $(url "$PORT")" || echo 'not ready')" \
      now: "${now#* }" failed: "$failed" done: "$finished" logs: "$LOGS"
  fi
  [[ $ready == true ]]
}

main() {
  local command=${1:-boot}
  if (($# > 0)); then shift; fi
  if [[ ! $command =~ ^(boot|restart|start|stop|status|verify|logs|install|job)$ ]] ||
    ! declare -F "$command" >/dev/null; then
    sed -n '/^# startup.sh/p' "$0"
    exit 2
  fi
  "$command" "$@"
}
main "$@"
