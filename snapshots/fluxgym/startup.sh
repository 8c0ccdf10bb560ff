#!/usr/bin/env bash
# Startup script for FluxGym on NVIDIA GeForce RTX 4090. Safe to run on every boot.
#
# name:        fluxgym
# made by:     pod-wizard 0.0.0-dev, 2026-11-22
# preset:      fluxgym 1.0.0
# plan:        16d5214d03efcd2f4fa9318b4e18ccb01c3eaeb98221e1ae6aedec52315f237d
# made with:   npx pod-wizard --preset fluxgym --gpu 'NVIDIA GeForce RTX 4090' --image runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404 --python 3.10 --install venv --volume-gb 100 --yes
#
# startup.sh           set up and run the app (what the pod does on every boot)
# startup.sh verify    check versions, torch, GPU, app and open ports   [--json]
# startup.sh status    say what is done and what runs                   [--json]
# startup.sh stop      stop the app; the pod itself goes on, and is billed
#
# Variables it heeds: POD_WIZARD_HOLD=0 exits on failure where it would hold the pod open;
# POD_WIZARD_TORCH_INDEX is a mirror of the torch index; CODE_SERVER_PASSWORD, HF_TOKEN.
#
# sha256 of everything below this line: 948a9e31902749cb16ff447225e708f31aec4f47f931a565bab70c0417591294

set -Eeuo pipefail
# Each background job gets a process group of its own, so that it can be stopped with all its children.
set -m
umask 022
export LC_ALL=C.UTF-8 HOME="${HOME:-/root}"
export PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"

# --- What was planned ---------------------------------------------------------------------------

readonly NAME=fluxgym
readonly APP_TITLE=FluxGym
readonly PLAN=16d5214d03efcd2f4fa9318b4e18ccb01c3eaeb98221e1ae6aedec52315f237d
readonly IMAGE=runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404
readonly GPU='NVIDIA GeForce RTX 4090'
readonly PYTHON_VERSION=3.10
readonly TORCH=2.6.0
readonly CUDA_TAG=cu124
readonly PORT=7860
# Changes when anything about the installed packages does, and then they are installed anew.
readonly PACKAGES=59dda8d3a4cc3ec4

# On the volume: survives a stop and a new container.
readonly WORKSPACE=/workspace
readonly APP=/workspace/fluxgym
readonly VENV="$APP/env"
readonly STATE=/workspace/.pod-wizard/fluxgym
readonly LOGS="$STATE/logs"
# On the container disk: gone with the container, like the processes it tells of.
readonly LOCAL="${POD_WIZARD_LOCAL:-/var/lib/pod-wizard}"/fluxgym

# --- Telling, failing, stopping -----------------------------------------------------------------

say() { printf '[pod-wizard %(%H:%M:%S)T] %s\n' -1 "$*"; }

APP_PID='' SERVICES_PID='' CODE_SERVER_PID='' HOLDER=''
# What runs for which step, and the exit code of the last that was waited for.
declare -A JOBS=()
STEP=0 CODE=0
# Line of the last command that failed unexpectedly; whether this copy of the script holds the lock.
LINE='?' OWNS=no
# Seconds until the first new try of anything; later ones wait longer.
readonly BACKOFF="${POD_WIZARD_BACKOFF:-5}"

# stop_group PID: ends a background job and all its children, gently first.
stop_group() {
  [[ -n $1 ]] || return 0
  kill -TERM -- "-$1" 2>/dev/null || return 0
  local tries
  for ((tries = 0; tries < 80; tries++)); do
    kill -0 -- "-$1" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null || true
}

stop_jobs() {
  local id
  for id in "${!JOBS[@]}"; do stop_group "${JOBS[$id]}"; done
  JOBS=()
}

# The pod is being stopped: pass it on, so that the app can save what it has.
on_signal() {
  trap - EXIT
  trap '' TERM INT
  say "Stopping, as told by SIG$1"
  stop_jobs
  stop_group "$APP_PID"
  stop_group "$CODE_SERVER_PID"
  stop_group "$SERVICES_PID"
  stop_group "$HOLDER"
  if [[ $OWNS == yes ]]; then rm -f "$LOCAL/ready" "$LOCAL/main.pid"; fi
  exit 143
}

# A container whose command ends is started again, and billed, for ever. So this script does not end.
hold() {
  trap - EXIT
  if [[ $OWNS == yes ]]; then rm -f "$LOCAL/ready"; fi
  if [[ ${POD_WIZARD_HOLD:-1} == 0 ]]; then exit 1; fi
  say "The pod is held open so that you can look at it. It is still billed."
  if [[ -n ${RUNPOD_POD_ID:-} ]]; then
    say "Stop it with: runpodctl stop pod $RUNPOD_POD_ID"
  else
    say "Stop it in the cloud's console."
  fi
  say "After a fix, restart the pod; steps that are done are not done again."
  sleep infinity &
  HOLDER=$!
  while kill -0 "$HOLDER" 2>/dev/null; do wait "$HOLDER" || true; done
  exit 1
}

# last_lines COUNT FILE: without the control codes that others may have put in.
last_lines() { tail -n "$1" -- "$2" | LC_ALL=C tr -d '\000-\010\013-\037\177' | sed 's/^/    /' || true; }

# fail WHAT EXIT_CODE [LOG]: says all that is known, then holds.
fail() {
  trap - EXIT
  local what=$1 code=$2 log=${3:-} cause
  stop_jobs
  if [[ $OWNS == yes ]]; then printf '%s\n' "$what" >"$LOCAL/failed" || true; fi
  printf '\n'
  say "FAILED: $what (exit code $code)"
  if [[ -n $log && -s $log ]]; then
    say "The last lines of its log:"
    last_lines 20 "$log"
  fi
  cause=$(likely_cause "$log")
  if [[ -n $cause ]]; then say "Likely cause: $cause"; fi
  if [[ -n $log ]]; then say "Full log: $log"; fi
  hold
}

# An end that nobody planned must not end the container either.
on_unplanned_exit() {
  local report='; please report this'
  if disk_is_full; then report=''; fi
  fail "the script ended unexpectedly at line $LINE$report" "$1"
}

# With less than a megabyte left on the volume or the container disk, the next file does not fit.
disk_is_full() {
  local free
  free=$(df -Pk -- "$WORKSPACE" "$LOCAL" 2>/dev/null | awk 'NR > 1 { print $4 }' | sort -n | head -n 1)
  [[ -n $free ]] && ((free < 1000))
}

# likely_cause LOG: what its last lines mean, where that is known.
likely_cause() {
  local log=$1
  seen() { [[ -s $log ]] && tail -n 200 -- "$log" | grep -iE -- "$1" >/dev/null; }
  if disk_is_full || seen 'no space left on device|disk quota exceeded'; then
    echo 'the disk is full. Free space or enlarge the volume, then restart the pod.'
  elif seen 'certificate is not yet valid|certificate has expired|release file .* is not (yet )?valid'; then
    echo 'the pod'\''s clock is wrong, or a server'\''s certificate is. Compare: date -u'
  elif seen 'could not resolve|name resolution|connection (refused|reset|timed out|aborted|broken)|couldn'\''t connect|failed to connect|network is unreachable|read timed out|remote end closed|empty reply|transfer closed|could not read from remote'; then
    echo 'the network or a server did not answer. Restarting the pod tries again.'
  elif seen 'resolutionimpossible|conflicting dependencies|no solution found'; then
    echo 'no version fits all that is asked: a pin does not exist, or contradicts a package or another pin.'
  elif seen 'no matching distribution found'; then
    echo 'a version that does not exist for this Python, or a wrong package index.'
  elif seen 'requires a different python|not a supported wheel on this platform'; then
    echo 'a wheel for another Python version.'
  elif seen 'torch not compiled with cuda|no kernel image is available|is not compatible with the current pytorch'; then
    echo 'this torch has no code for this GPU.'
  elif seen 'driver on your system is too old|cuda driver version is insufficient'; then
    echo 'the host'\''s driver is too old for this torch. Rent a host with a newer CUDA version.'
  elif seen 'address already in use|cannot find empty port'; then
    echo 'another process took the port first. "startup.sh verify" names who listens where.'
  elif seen 'libgl\.so\.1|libgthread'; then
    echo 'a system library is missing (libgl1, libglib2.0-0).'
  elif seen 'gatedrepoerror|(returned error:|client error:?) 40[13]|40[13] client error'; then
    echo 'the weights need a token: set HF_TOKEN in the pod, and accept the licence on their page.'
  elif seen 'out of memory|killed'; then
    echo 'out of memory.'
  fi
}

# --- Steps --------------------------------------------------------------------------------------

# done_before ID KEY: whether the stamp of a step says that it was done for exactly this KEY.
done_before() { [[ -f $STATE/done/$1 && $(<"$STATE/done/$1") == "$2" ]]; }

# A stamp appears whole or not at all, and only after success.
stamp() {
  printf '%s\n' "$2" >"$STATE/done/$1.new" &&
    mv -f "$STATE/done/$1.new" "$STATE/done/$1"
}

# step ID TITLE KEY FUNCTION: runs FUNCTION, its output going to a log too; skips it where it was done
# for the same KEY. KEY "always" is never skipped.
step() {
  work "$@"
  if ((CODE != 0)); then fail "step $STEP, $2" "$CODE" "$LOGS/$1.log"; fi
}

# work: what step does, leaving the exit code in CODE.
work() {
  local id=$1 title=$2 key=$3 run=$4
  STEP=$((STEP + 1)) CODE=0
  if [[ $key != always ]] && done_before "$id" "$key"; then
    say "Step $STEP of $STEPS: $title: done before"
    return
  fi
  say "Step $STEP of $STEPS: $title"
  if [[ -z ${JOBS[$id]:-} ]]; then start_job "$id" "$run"; fi
  wait "${JOBS[$id]}" && CODE=0 || CODE=$?
  unset "JOBS[$id]"
  if ((CODE == 0)) && [[ $key != always ]]; then stamp "$id" "$key" || CODE=$?; fi
}

# start_job ID FUNCTION: in the background, so that a signal is heard at once. Never call it, or step, in
# a condition: there "set -e" would not hold inside FUNCTION. A log that cannot be written fails nothing.
start_job() {
  rm -f "$STATE/done/$1"
  (
    trap - EXIT TERM INT USR1
    "$2" 2>&1 | { tee "$LOGS/$1.log" || true; }
  ) &
  JOBS[$1]=$!
}

# patiently COMMAND...: again when it fails, after a while that grows, since networks have short breaks.
patiently() {
  local pause
  for pause in 1 3 9; do
    if "$@"; then return; fi
    echo "That failed; trying again in $((pause * BACKOFF)) seconds"
    sleep "$((pause * BACKOFF))"
  done
  "$@"
}

# --- The image's own services (SSH, Jupyter, nginx) ---------------------------------------------

# First of all, so that there is a way in when something below fails.
start_services() {
  local start="${POD_WIZARD_START_SH:-/start.sh}"
  if [[ ! -f $start ]]; then
    say "This image has no $start; there are no services of its own to start"
    return
  fi
  say "Starting the image's own services: $start (log: $LOCAL/services.log)"
  # Its log may name tokens, so only root reads it.
  (umask 077 && : >"$LOCAL/services.log")
  bash "$start" >>"$LOCAL/services.log" 2>&1 9>&- &
  SERVICES_PID=$!
}

# --- Checks before any download -----------------------------------------------------------------

readonly TORCH_ARCHS=(sm_50 sm_60 sm_70 sm_75 sm_80 sm_86 sm_90)
readonly PLANNED_CAPABILITY=8.9
# Lowest driver for cu124; 0 where it is not known.
readonly DRIVER_MAJOR=525
# For the packages and the weights that this script fetches, and for what the app fetches by itself.
readonly NEEDED_GB="${POD_WIZARD_NEEDED_GB:-15}"
readonly LATER_GB=35

check_machine() {
  check_gpu
  check_disk
  check_port
}

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
  IFS=, read -r name capability driver <<<"${answer%%$'\n'*}"
  capability=${capability// /} driver=${driver// /}
  printf '%s\n' "$capability" >"$LOCAL/capability"
  echo "GPU: $name (compute capability $capability), driver $driver"

  if ((DRIVER_MAJOR > 0)) && [[ $driver =~ ^[0-9]+ ]] && ((BASH_REMATCH[0] < DRIVER_MAJOR)); then
    echo "The host's driver $driver is too old: torch $TORCH+$CUDA_TAG needs $DRIVER_MAJOR or newer."
    echo 'No setting on the pod can change that. Rent a host with a newer CUDA version (the CUDA filter).'
    return 1
  fi
  if ! torch_has_code_for "$capability"; then
    echo "torch $TORCH+$CUDA_TAG has no code for this GPU: sm_${capability/./} is not among ${TORCH_ARCHS[*]}."
    echo 'Plan again for this GPU, or rent the one that was planned.'
    return 1
  fi
  if [[ -n $PLANNED_CAPABILITY && $capability != "$PLANNED_CAPABILITY" ]]; then
    echo "Warning: planned for $GPU, running on $name. This torch has code for it, so going on."
  fi
}

# Code runs on the same major and an equal or higher minor; PTX (compute_) on anything newer.
torch_has_code_for() {
  local arch number device=${1/./}
  if ((${#TORCH_ARCHS[@]} == 0)) || [[ ! $device =~ ^[0-9]+$ ]]; then return 0; fi
  for arch in "${TORCH_ARCHS[@]}"; do
    number=${arch##*_}
    number=${number%%[!0-9]*}
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

# --- System packages ----------------------------------------------------------------------------

readonly SYSTEM_PACKAGES=(
  git
  curl
  ca-certificates
  build-essential
  python3-venv
  python3-dev
  libgl1
  libglib2.0-0
)

# They are gone with the container, so its name is part of what is done.
system_key() { echo "$(<"$LOCAL/container") ${SYSTEM_PACKAGES[*]}"; }

install_system_packages() {
  local package missing=()
  for package in "${SYSTEM_PACKAGES[@]}"; do
    if ! is_installed "$package"; then missing+=("$package"); fi
  done
  if ((${#missing[@]} == 0)); then
    echo 'All there.'
    return
  fi
  apt_install "${missing[@]}"
}

is_installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

apt_install() {
  echo "Installing: $*"
  export DEBIAN_FRONTEND=noninteractive
  # A container that was killed may have left dpkg in the middle.
  dpkg --configure -a
  apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 update
  apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 install -y --no-install-recommends "$@"
}

# --- Python -------------------------------------------------------------------------------------

# "python" and "python3" can be different interpreters, so each is asked for its version.
readonly PYTHON_COMMANDS=(python3.10 python3 python)

find_python() {
  local command found=''
  for command in "${PYTHON_COMMANDS[@]}"; do
    if command -v "$command" >/dev/null && is_wanted_python "$command"; then
      found=$command
      break
    fi
  done
  if [[ -z $found ]]; then
    echo "There is no Python $PYTHON_VERSION here; looked for: ${PYTHON_COMMANDS[*]}."
    echo "This container may be another image than $IMAGE. Otherwise plan with --python uv:$PYTHON_VERSION."
    return 1
  fi
  remember_python "$found"
  load_python
  # Debian and Ubuntu ship a Python without the part that makes virtual environments.
  if ! "$BASE_PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then apt_install "python$PYTHON_VERSION-venv"; fi
}

# remember_python COMMAND: keeps its absolute path, and what identifies it.
remember_python() {
  "$1" -c 'import os, platform, sys
print(sys.executable)
print(os.path.realpath(sys.executable), platform.python_version())' >"$LOCAL/python"
  echo "Python: $(tail -n 1 "$LOCAL/python")"
}

load_python() { { read -r BASE_PYTHON && read -r PYTHON_ID; } <"$LOCAL/python"; }

is_wanted_python() {
  [[ $("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) == "$PYTHON_VERSION" ]]
}

# --- Sources ------------------------------------------------------------------------------------

fetch_source_1() {
  checkout source-1 https://github.com/cocktailpeanut/fluxgym 678add2c6d27c5d817e9ae2fbd1602bb34f33165 /workspace/fluxgym
}

fetch_source_2() {
  checkout source-2 https://github.com/kohya-ss/sd-scripts 3265f2edfbb80d393a495ff5e37e3e89e7545492 /workspace/fluxgym/sd-scripts
}

git_quietly() {
  # The volume may belong to another user than this container's root.
  GIT_TERMINAL_PROMPT=0 git -c safe.directory='*' -c advice.detachedHead=false "$@"
}

# checkout ID URL COMMIT DIRECTORY: leaves DIRECTORY with exactly that commit, and whatever else was in it.
checkout() {
  local directory=$4
  rm -rf "$directory.pod-wizard-new" "$directory.pod-wizard-new.git"
  if [[ -e $directory/.git ]]; then
    if git_quietly --git-dir="$directory/.git" fsck --connectivity-only >/dev/null 2>&1; then
      update "$@"
      return
    fi
    # Another tool was killed while it cloned. Kept aside, because we did not make it.
    echo "$directory/.git is not a whole repository; it is kept as .git.unusable"
    rm -rf "$directory/.git.unusable"
    mv "$directory/.git" "$directory/.git.unusable"
  fi
  clone "$@"
}

# A clone is built beside its place and moved there when it is whole.
clone() {
  local url=$2 commit=$3 directory=$4 fresh="$4.pod-wizard-new"
  git_quietly init -q "$fresh"
  git_quietly -C "$fresh" remote add origin "$url"
  patiently git_quietly -C "$fresh" fetch -q --depth 1 origin "$commit"
  git_quietly -C "$fresh" checkout -q --detach "$commit"
  if [[ ! -e $directory ]]; then
    mkdir -p "${directory%/*}"
    mv "$fresh" "$directory"
  else
    # The place holds files of the user's (models, outputs): keep them; .git comes last, as the sign of a whole clone.
    mv "$fresh/.git" "$fresh.git"
    cp -a "$fresh/." "$directory/"
    mv "$fresh.git" "$directory/.git"
    rm -rf "$fresh"
  fi
  echo "$url at $commit"
}

update() {
  local id=$1 url=$2 commit=$3 directory=$4 changes force=()
  # We hold the lock, so a lock file of git's is what a killed one left.
  rm -f "$directory/.git/index.lock" "$directory/.git/shallow.lock" "$directory/.git/HEAD.lock"
  if [[ -e $STATE/$id.partial ]]; then force=(--force); fi
  if ! git_quietly -C "$directory" cat-file -e "$commit^{commit}" 2>/dev/null; then
    patiently git_quietly -C "$directory" fetch -q --depth 1 "$url" "$commit"
  fi
  changes=$(git_quietly -C "$directory" status --porcelain --untracked-files=no)
  # Files that are only missing are what a killed clone of another tool's leaves.
  if [[ -n $changes ]] && ! grep -vE '^ ?D' <<<"$changes" >/dev/null; then force=(--force); fi
  if ((${#force[@]} == 0)) && [[ -n $changes ]]; then
    echo "Files of $directory were changed by hand:"
    echo "$changes"
    echo "They would be overwritten. Commit them elsewhere or undo them (git -C $directory checkout .), then restart."
    return 1
  fi
  touch "$STATE/$id.partial"
  git_quietly -C "$directory" checkout -q "${force[@]}" --detach "$commit"
  rm -f "$STATE/$id.partial"
  echo "$url at $commit"
}

# --- Python packages ----------------------------------------------------------------------------

write_constraints() {
  cat >"$STATE/constraints.txt" <<'END'
bitsandbytes==0.46.1
diffusers==0.35.2
fastapi==0.122.0
gradio==4.44.1
huggingface-hub==0.34.3
numpy<2.3
opencv-python-headless==4.10.0.84
peft==0.17.1
pydantic==2.9.2
starlette==0.50.0
torch==2.6.0
torchaudio==2.6.0
torchvision==0.21.0
transformers==4.49.0
END
}

PYTHON="$VENV/bin/python"

# What the installed packages depend on. Another interpreter, image or set of pins makes another key.
environment_key() { echo "$PACKAGES $IMAGE $PYTHON_ID"; }

choose_python() { load_python; }

# An environment that was not finished is not mended but made again: a killed pip leaves packages half
# replaced, and looks at them no more. Wheels come from pip's cache on the volume, so that costs little.
forget_unfinished_environment() {
  if done_before environment "$(environment_key)" && "$PYTHON" -c '' 2>/dev/null; then return; fi
  rm -f "$STATE"/done/{environment,venv,torch,packages-*,check-install}
}

make_venv() {
  rm -rf "$VENV"
  "$BASE_PYTHON" -m venv "$VENV"
  "$PYTHON" -m pip --version
}

# Settings of the image's or the user's that would bend what is installed.
neutralise_pip() {
  unset PIP_CONSTRAINT PIP_BUILD_CONSTRAINT PIP_REQUIREMENT PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_NO_DEPS \
    PIP_PRE PIP_UPGRADE PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_NO_INDEX PIP_REQUIRE_VIRTUALENV PIP_IGNORE_INSTALLED \
    PIP_FORCE_REINSTALL PIP_NO_CACHE_DIR PIP_DRY_RUN PYTHONPATH PYTHONHOME VIRTUAL_ENV PIP_BREAK_SYSTEM_PACKAGES
  export PIP_CACHE_DIR="$WORKSPACE/.cache/pip" PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_RETRIES="${PIP_RETRIES:-5}"
  export PIP_ROOT_USER_ACTION=ignore PYTHONNOUSERSITE=1
}

pip_install() {
  (
    cd "$APP"
    neutralise_pip
    "$PYTHON" -m pip install --progress-bar off --no-compile --constraint "$STATE/constraints.txt" "$@"
  )
}

# The three that must fit each other, from the one index that has this CUDA build.
install_torch() {
  write_constraints
  pip_install --index-url "${POD_WIZARD_TORCH_INDEX:-https://download.pytorch.org/whl/$CUDA_TAG}" \
    'torch==2.6.0' 'torchvision==0.21.0' 'torchaudio==2.6.0'
}

install_packages_1() {
  pip_install \
    --editable /workspace/fluxgym/sd-scripts \
    'accelerate==1.6.0' \
    'transformers==4.49.0' \
    'diffusers[torch]==0.35.2' \
    'ftfy==6.3.1' \
    'opencv-python==4.10.0.84' \
    'einops==0.7.0' \
    bitsandbytes \
    'lion-pytorch==0.2.3' \
    'schedulefree==1.4' \
    'pytorch-optimizer==3.9.0' \
    'prodigy-plus-schedule-free==1.9.2' \
    'prodigyopt==1.1.2' \
    tensorboard \
    'safetensors==0.4.5' \
    'toml==0.10.2' \
    'voluptuous==0.15.2' \
    'huggingface-hub==0.34.3' \
    'imagesize==1.4.1' \
    numpy \
    'rich==14.1.0' \
    'sentencepiece==0.2.1'
}

install_packages_2() {
  pip_install \
    'gradio-logsview @ https://huggingface.co/spaces/cocktailpeanut/gradio_logsview/resolve/main/gradio_logsview-0.0.17-py3-none-any.whl' \
    'lycoris-lora==1.8.3' \
    flatten-json \
    pyyaml \
    oyaml \
    kornia \
    invisible-watermark \
    albumentations \
    omegaconf \
    k-diffusion \
    open-clip-torch \
    timm \
    'controlnet-aux==0.0.7' \
    python-dotenv \
    hf-transfer \
    lpips \
    pytorch-fid \
    optimum-quanto \
    'peft==0.17.1' \
    gradio \
    python-slugify \
    'pydantic==2.9.2' \
    'starlette==0.50.0'
}

# --- Looking at the result ----------------------------------------------------------------------

write_expected() {
  cat >"$LOCAL/expected.json" <<'END'
{
  "plan": "16d5214d03efcd2f4fa9318b4e18ccb01c3eaeb98221e1ae6aedec52315f237d",
  "torch": "2.6.0",
  "cudaTag": "cu124",
  "pins": {
    "bitsandbytes": "0.46.1",
    "diffusers": "0.35.2",
    "fastapi": "0.122.0",
    "gradio": "4.44.1",
    "huggingface-hub": "0.34.3",
    "opencv-python-headless": "4.10.0.84",
    "peft": "0.17.1",
    "pydantic": "2.9.2",
    "starlette": "0.50.0",
    "torch": "2.6.0",
    "torchaudio": "2.6.0",
    "torchvision": "0.21.0",
    "transformers": "4.49.0"
  },
  "port": 7860,
  "auth": "none",
  "health": {
    "path": "/",
    "contains": "Step 1. LoRA Info",
    "log": null,
    "timeoutSeconds": 300
  },
  "codeServer": null,
  "workspace": "/workspace"
}
END
}

check_install() { inspect install; }

# inspect install|verify [--json]: exit code 0 only when nothing is wrong.
inspect() {
  write_expected
  "$PYTHON" - "$LOCAL/expected.json" "$LOCAL/ready" "$@" <<'END_OF_PYTHON'
import json, os, re, shutil, subprocess, sys, urllib.error, urllib.request
from importlib import metadata

expected_file, ready_file, mode = sys.argv[1:4]
with open(expected_file) as file:
    expected = json.load(file)
checks, sockets = [], []

def report(name, level, detail):
    checks.append({'name': name, 'level': level, 'detail': detail})

def covers(arch, device):
    kind, number = arch.split('_')
    number = int(re.match(r'\d+', number).group())
    if kind == 'compute':
        return number <= device
    return number // 10 == device // 10 and number <= device

def check_pins(level):
    wrong, there = [], 0
    for name, wanted in expected['pins'].items():
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        there += 1
        if found != wanted and found.split('+')[0] != wanted:
            wrong.append(f'{name} {found} instead of {wanted}')
    if wrong:
        report('pins', level, '; '.join(wrong))
    else:
        report('pins', 'ok', f'{there} packages have their exact version')

def check_pip():
    run = subprocess.run([sys.executable, '-m', 'pip', 'check'], capture_output=True, text=True)
    lines = run.stdout.strip().splitlines()
    if run.returncode == 0:
        report('pip check', 'ok', 'no contradictions')
    else:
        # Upstreams declare bounds that they do not need; the app decides, so this is no failure.
        report('pip check', 'warning', '; '.join(lines[:5]) or run.stderr.strip()[:300])

def check_torch():
    try:
        import torch
    except Exception as error:
        report('torch', 'failed', f'import torch: {error}')
        return
    version, _, local = torch.__version__.partition('+')
    cuda = 'cu' + (torch.version.cuda or '').replace('.', '')
    if version != expected['torch']:
        report('torch', 'failed', f"torch {torch.__version__} instead of {expected['torch']}")
        return
    if expected['cudaTag'] and cuda != expected['cudaTag']:
        report('torch', 'failed', f"torch {torch.__version__} is built for {cuda or 'no CUDA'} instead of {expected['cudaTag']}")
        return
    if not torch.cuda.is_available():
        report('torch', 'failed', f'torch {torch.__version__} cannot use the GPU (torch.cuda.is_available() is False)')
        return
    major, minor = torch.cuda.get_device_capability(0)
    archs = torch.cuda.get_arch_list()
    if not any(covers(arch, major * 10 + minor) for arch in archs):
        report('torch', 'failed', f"torch {torch.__version__} has no code for sm_{major}{minor}; it has {' '.join(archs)}")
        return
    try:
        torch.ones(1, device='cuda')
    except Exception as error:
        report('torch', 'failed', f'torch {torch.__version__} on the GPU: {error}')
        return
    report('torch', 'ok', f'torch {torch.__version__} with code for sm_{major}{minor}')

def check_app():
    port, health = expected['port'], expected['health']
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{port}{health['path']}", timeout=10) as answer:
            page = answer.read().decode('utf-8', 'replace')
    except Exception as error:
        report('app', 'failed', f'port {port}: {error}')
        return
    if health['contains'] not in page:
        report('app', 'failed', f"port {port} answers, but not with {health['contains']!r}: somebody else's page")
        return
    if health['log']:
        # The log itself is cut now and then; the boot keeps a mark once the line was there.
        if not os.path.exists(ready_file):
            report('app', 'failed', f"its log has had no line with {health['log']!r} since it was started")
            return
    report('app', 'ok', f'port {port} answers with its own page')

def listening():
    """Address, port and inode of each listening TCP socket that is not on loopback only."""
    found = {}
    for family in ('tcp', 'tcp6'):
        try:
            with open(f'/proc/net/{family}') as table:
                rows = [line.split() for line in table.readlines()[1:]]
        except OSError:
            continue
        for row in rows:
            address, port = row[1].rsplit(':', 1)
            # 127.0.0.0/8, ::1, and the former inside the latter's family; words are in the host's byte order.
            loopback = address == '00000000000000000000000001000000' or address.endswith('7F') and (
                len(address) == 8 or address.startswith('0000000000000000FFFF0000'))
            if row[3] == '0A' and not loopback:
                found.setdefault(int(port, 16), row[9])
    return found

def process_names(inodes):
    names = {}
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/comm') as file:
                name = file.read().strip()
            for descriptor in os.listdir(f'/proc/{pid}/fd'):
                target = os.readlink(f'/proc/{pid}/fd/{descriptor}')
                if target.startswith('socket:[') and target[8:-1] in inodes:
                    names.setdefault(target[8:-1], name)
        except OSError:
            pass
    return names

def asks_who_is_there(port, name):
    """How it does, or None: no sign of it was seen."""
    if name == 'sshd':
        return 'by ssh'
    if port == expected['port'] and expected['auth'] == 'app':
        return "by the app's own login"
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f'http://127.0.0.1:{port}/', timeout=3) as answer:
            # Jupyter and code-server send a stranger to their login page.
            return 'by a login page' if 'login' in answer.url else None
    except urllib.error.HTTPError as error:
        return f'by HTTP {error.code}' if error.code in (401, 403) else None
    except Exception:
        return None

def check_sockets():
    found = listening()
    names = process_names(set(found.values()))
    for port, inode in sorted(found.items()):
        name = ''.join(c if c.isprintable() else '?' for c in names.get(inode, 'unknown'))
        sockets.append({'port': port, 'process': name, 'auth': asks_who_is_there(port, name)})
    listed = ', '.join(f"{one['port']} ({one['process']}, {one['auth'] or 'NO PASSWORD'})" for one in sockets)
    if all(one['auth'] for one in sockets):
        report('open ports', 'ok', listed or 'none')
    else:
        report('open ports', 'warning', f'anybody can use those without a password where the pod exposes them: {listed}')

def check_disk():
    free = shutil.disk_usage(expected['workspace']).free / 1e9
    report('disk', 'ok' if free > 2 else 'failed', f"{free:.0f} GB free on {expected['workspace']}")

verify = mode == 'verify'
check_torch()
check_pins('failed' if verify else 'warning')
check_pip()
if verify:
    check_app()
    check_sockets()
    check_disk()

good = all(check['level'] != 'failed' for check in checks)
if '--json' in sys.argv:
    print(json.dumps({'ok': good, 'plan': expected['plan'], 'checks': checks, 'sockets': sockets}))
else:
    for check in checks:
        print(f"{check['level']:8} {check['name']}: {check['detail']}")
sys.exit(0 if good else 1)
END_OF_PYTHON
}

# --- The app ------------------------------------------------------------------------------------

readonly HEALTH_PATH=/
# In the app's own page, so that somebody else's 200 does not count.
readonly HEALTH_TEXT='Step 1. LoRA Info'
readonly HEALTH_SECONDS=300
readonly APP_LOG="$LOGS/app.log"
readonly LOG_BYTES="${POD_WIZARD_LOG_BYTES:-20000000}"
# In a row, before giving up; one that ran for ten minutes counts as having worked.
readonly APP_STARTS=5 STEADY_SECONDS="${POD_WIZARD_STEADY:-600}"
readonly TICK="${POD_WIZARD_TICK:-2}"

app_environment() {
  export VIRTUAL_ENV="$VENV" PATH="$VENV/bin:$PATH"
  export PYTHONUNBUFFERED=1 PYTHONNOUSERSITE=1
  unset PYTHONPATH PYTHONHOME
  # Secrets that are not the app's.
  unset RUNPOD_API_KEY JUPYTER_PASSWORD CODE_SERVER_PASSWORD
  export HF_HOME=/workspace/.cache/huggingface
  export GRADIO_SERVER_NAME=0.0.0.0
  export GRADIO_SERVER_PORT=7860
  export GRADIO_NUM_PORTS=1
  # Images switch this on for everybody; where the package is missing, every download then fails.
  if "$PYTHON" -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("hf_transfer") is None)'; then
    export HF_HUB_ENABLE_HF_TRANSFER=1
  else
    export HF_HUB_ENABLE_HF_TRANSFER=0
  fi
}

# port_holder PORT: who listens there, or nothing.
port_holder() {
  local inode pid name
  inode=$(awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10; exit }' \
    /proc/net/tcp /proc/net/tcp6 2>/dev/null || true)
  if [[ -z $inode ]]; then return; fi
  # Processes come and go meanwhile, which is no failure.
  pid=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" 2>/dev/null | head -n 1 | cut -d / -f 3 || true)
  if [[ -z $pid ]]; then
    echo 'another process'
    return
  fi
  name=$(tr '\0' ' ' <"/proc/$pid/cmdline" | LC_ALL=C tr -cd '\040-\176' || true)
  echo "process $pid (${name:0:80})"
}

proxy_url() {
  local pod=${RUNPOD_POD_ID:-}
  # A shell by SSH has not the container's variables, so the boot keeps the id.
  if [[ -z $pod && -r $LOCAL/pod ]]; then pod=$(<"$LOCAL/pod"); fi
  if [[ $pod =~ ^[A-Za-z0-9]+$ ]]; then
    echo "https://$pod-$1.proxy.runpod.net"
  else
    echo "http://127.0.0.1:$1"
  fi
}

start_app() {
  local holder old
  holder=$(port_holder "$PORT")
  if [[ -n $holder ]]; then
    # The app would move to another port, where nobody finds it, or fail to start.
    fail "port $PORT, which $APP_TITLE needs, is held by $holder" 1
  fi
  for old in 3 2 1; do
    if [[ -f $APP_LOG.$old ]]; then mv -f "$APP_LOG.$old" "$APP_LOG.$((old + 1))"; fi
  done
  if [[ -f $APP_LOG ]]; then mv -f "$APP_LOG" "$APP_LOG.1"; fi
  rm -f "$APP_LOG.earlier"
  # Room for this one's first words: an app that cannot write to its log may die of that.
  if disk_is_full; then rm -f "$APP_LOG".[0-9]; fi
  say "Starting $APP_TITLE on port $PORT (log: $APP_LOG)"
  (
    trap - EXIT TERM INT USR1
    app_environment
    cd /workspace/fluxgym
    exec "$PYTHON" app.py
  ) >>"$APP_LOG" 2>&1 9>&- &
  APP_PID=$!
  printf '%s\n' "$APP_PID" >"$LOCAL/app.pid"
}

# The app's own port and its own page.
is_ready() {
  local page
  page=$(curl -fsS --noproxy '*' --max-time 10 "http://127.0.0.1:$PORT$HEALTH_PATH" 2>/dev/null | tr -d '\0') || return 1
  [[ $page == *"$HEALTH_TEXT"* ]]
}

pause() {
  sleep "$1" &
  wait $! || true
}

# trim_log FILE: one that grows without end is cut; all append to theirs, so that is safe. A full disk must
# not end this script.
trim_log() {
  local size
  size=$(stat -c %s "$1" 2>/dev/null) || return 0
  if ((size > LOG_BYTES)); then
    cp "$1" "$1.earlier" || true
    : >"$1"
  fi
}

# Seconds since the host was started: wall clocks jump, this one does not.
uptime_seconds() {
  local now _
  read -r now _ </proc/uptime
  echo "${now%%.*}"
}

# Why an app that runs is not ready.
why_not_ready() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -z $holder ]]; then
    echo "nothing listens on port $PORT yet"
  elif [[ $holder == "process $APP_PID "* ]]; then
    echo "it listens on port $PORT, but does not answer with its own page"
  else
    echo "port $PORT is held by $holder"
  fi
}

# Waits while the app runs; says when it is ready, and when it is late.
watch_app() {
  local ready=no late=no began
  began=$(uptime_seconds)
  while kill -0 "$APP_PID" 2>/dev/null; do
    if [[ $ready == no ]]; then
      if is_ready; then
        ready=yes
        touch "$LOCAL/ready" || true
        rm -f "$LOCAL/failed"
        printf '\n'
        say "READY: $APP_TITLE answers at $(proxy_url "$PORT")"
        say "Check it all with: bash $STATE/startup.sh verify"
      elif [[ $late == no ]] && (($(uptime_seconds) - began > HEALTH_SECONDS)); then
        late=yes
        say "WARNING: $APP_TITLE is not ready after $HEALTH_SECONDS seconds: $(why_not_ready)."
        say "Still waiting, and the pod is billed. The app's log: $APP_LOG"
      fi
    fi
    trim_log "$APP_LOG"
    trim_log "$LOCAL/services.log"
    pause "$TICK"
  done
  RAN=$(($(uptime_seconds) - began))
  rm -f "$LOCAL/ready" "$LOCAL/app.pid"
}

# The app is started again when it ends, after a while that doubles, and not for ever.
supervise_app() {
  local starts=0 delay=$BACKOFF code
  while :; do
    start_app
    watch_app
    wait "$APP_PID" && code=0 || code=$?
    stop_group "$APP_PID"
    APP_PID=''
    if ((RAN >= STEADY_SECONDS)); then starts=0 delay=$BACKOFF; fi
    starts=$((starts + 1))
    if ((starts >= APP_STARTS)); then
      fail "$APP_TITLE ended $starts times in a row" "$code" "$APP_LOG"
    fi
    say "$APP_TITLE ended (exit code $code); starting it again in $delay seconds. Its last lines:"
    last_lines 5 "$APP_LOG"
    pause "$delay"
    delay=$((delay * 2))
  done
}

# --- Commands -----------------------------------------------------------------------------------

readonly STEPS=10

boot() {
  local locked=0
  trap 'LINE=$LINENO' ERR
  trap 'on_unplanned_exit "$?"' EXIT
  trap 'on_signal TERM' TERM
  trap 'on_signal INT' INT
  mkdir -p "$LOCAL"
  say "$APP_TITLE: $NAME"
  if ! mkdir -p "$STATE/done" "$LOGS"; then
    start_services
    fail "$WORKSPACE cannot be written; is the volume mounted there?" 1
  fi
  exec 9>>"$STATE/lock"
  flock -n -E 75 9 || locked=$?
  if ((locked == 75)); then
    fail "another copy of this script is at work on $STATE" 1
  elif ((locked != 0)); then
    say "WARNING: this volume knows no locks, so a second copy of this script would not be noticed"
  fi
  OWNS=yes
  rm -f "$LOCAL/ready" "$LOCAL/failed" "$LOCAL/app.pid"
  trap on_stop USR1
  printf '%s\n' "$$" >"$LOCAL/main.pid"
  printf '%s\n' "${RUNPOD_POD_ID:-}" >"$LOCAL/pod"
  if [[ ! -f $LOCAL/container ]]; then head -c 8 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$LOCAL/container"; fi
  # Written only where it changed: a full disk must not keep a finished pod from starting.
  if ! cmp -s -- "$0" "$STATE/startup.sh"; then
    { cp -- "$0" "$STATE/startup.sh.new" && mv -f "$STATE/startup.sh.new" "$STATE/startup.sh"; } ||
      say "WARNING: no copy of this script could be left in $STATE"
  fi
  start_services

  step machine 'Check GPU, driver and disk' always check_machine
  step system 'Install system packages' "$(system_key)" install_system_packages
  step python "Find Python $PYTHON_VERSION" always find_python
  choose_python
  step source-1 'Fetch github.com/cocktailpeanut/fluxgym' 'https://github.com/cocktailpeanut/fluxgym 678add2c6d27c5d817e9ae2fbd1602bb34f33165 .' fetch_source_1
  step source-2 'Fetch github.com/kohya-ss/sd-scripts' 'https://github.com/kohya-ss/sd-scripts 3265f2edfbb80d393a495ff5e37e3e89e7545492 sd-scripts' fetch_source_2
  forget_unfinished_environment
  step venv 'Make the virtual environment' "$(environment_key)" make_venv
  step torch 'Install torch 2.6.0' "$(environment_key)" install_torch
  step packages-1 'Install packages: sd-scripts requirements' "$(environment_key)" install_packages_1
  step packages-2 'Install packages: FluxGym requirements' "$(environment_key)" install_packages_2
  done_before environment "$(environment_key)" || stamp environment "$(environment_key)"
  step check-install 'Check what is installed' "$(environment_key) $(<"$LOCAL/capability")" check_install

  supervise_app
}

# Told by "startup.sh stop". The container must not end, or it is started again.
on_stop() {
  say "$APP_TITLE is being stopped, as asked"
  stop_jobs
  stop_group "$APP_PID"
  rm -f "$LOCAL/app.pid"
  hold
}

main_pid() {
  local pid
  if [[ -f $LOCAL/main.pid ]]; then
    pid=$(<"$LOCAL/main.pid")
    # Another process may have the number by now; only ours holds the lock file open.
    if [[ -n $pid && /proc/$pid/fd/9 -ef $STATE/lock ]]; then echo "$pid"; fi
  fi
}

stop() {
  local pid
  pid=$(main_pid)
  if [[ -z $pid ]]; then
    echo 'The startup script is not running.'
    return 1
  fi
  kill -USR1 "$pid"
  echo 'The app is being stopped. The pod goes on, and is still billed.'
}

verify() {
  if [[ ! -r $LOCAL/python ]] || ! choose_python || ! "$PYTHON" -c '' 2>/dev/null; then
    if [[ ${1:-} == --json ]]; then
      printf '{"ok": false, "plan": "%s", "checks": [{"name": "environment", "level": "failed", "detail": "not installed"}]}\n' "$PLAN"
    else
      echo 'failed   environment: not installed; "startup.sh status" says how far it came'
    fi
    return 1
  fi
  inspect verify "$@"
}

status() {
  local pid id ready=false failed='' finished=()
  pid=$(main_pid)
  if [[ -n $pid && -f $LOCAL/ready ]]; then ready=true; fi
  if [[ -f $LOCAL/failed ]]; then failed=$(<"$LOCAL/failed"); fi
  for id in "$STATE"/done/*; do
    if [[ -f $id && $id != *.new ]]; then finished+=("${id##*/}"); fi
  done
  if [[ ${1:-} == --json ]]; then
    failed=${failed//\\/\\\\}
    printf '{"plan": "%s", "running": %s, "ready": %s, "port": %s, "failed": "%s", "done": [' \
      "$PLAN" "$([[ -n $pid ]] && echo true || echo false)" "$ready" "$PORT" "${failed//\"/\\\"}"
    if ((${#finished[@]} > 0)); then printf '"%s"' "${finished[0]}"; fi
    if ((${#finished[@]} > 1)); then printf ', "%s"' "${finished[@]:1}"; fi
    printf ']}\n'
  else
    echo "$APP_TITLE: $NAME"
    echo "script:  $([[ -n $pid ]] && echo "running (process $pid)" || echo 'not running')"
    echo "app:     $([[ $ready == true ]] && echo "ready at $(proxy_url "$PORT")" || echo 'not ready')"
    if [[ -n $failed ]]; then echo "failed:  $failed"; fi
    echo "done:    ${finished[*]:-nothing yet}"
    echo "logs:    $LOGS"
  fi
  [[ $ready == true ]]
}

case ${1:-boot} in
  boot) boot ;;
  verify) verify "${@:2}" ;;
  status) status "${@:2}" ;;
  stop) stop ;;
  *)
    echo "usage: startup.sh [boot|verify|status|stop] [--json]" >&2
    exit 2
    ;;
esac
