# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
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
