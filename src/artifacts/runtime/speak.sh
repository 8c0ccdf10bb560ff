# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Telling, failing, stopping ------------------------------------------------------------------

LOGS=$STATE/logs
# On the container disk: gone with the container, like the processes it tells of.
LOCAL=${POD_WIZARD_LOCAL:-/var/lib/pod-wizard}/${STATE##*/}
# A shell by SSH lacks the container's variables, so the boot keeps the id of the pod.
POD=${RUNPOD_POD_ID:-$(cat "$LOCAL/pod" 2>/dev/null || true)}
BACKOFF=${POD_WIZARD_BACKOFF:-5} # seconds until the first new try of anything; later ones wait longer
declare -A JOBS=()
APP_PID='' CODE_SERVER_PID='' SERVICES_PID='' HEART='' HOLDER='' OWNS=no LINE='?'

say() { TZ=UTC printf '[pod-wizard %(%F %T)T UTC] %s\n' -1 "$*"; }

url() { if [[ $POD =~ ^[A-Za-z0-9]+$ ]]; then address "$1"; else echo "http://127.0.0.1:$1"; fi; }

# Seconds since the host was started: wall clocks jump, this one does not.
uptime_seconds() {
  local now
  read -r now _ </proc/uptime
  echo "${now%%.*}"
}

pause() {
  sleep "$1" 9>&- &
  wait $! || true
}

# end PID...: these jobs with all their children, gently first; the app by its own signal.
end() {
  local pid signal tries=$((STOP_SECONDS * 10))
  for pid; do
    signal=TERM
    if [[ $pid == "$APP_PID" ]]; then signal=$STOP_SIGNAL; fi
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
  end "${JOBS[@]}" $APP_PID $CODE_SERVER_PID $HEART $HOLDER "$@"
  JOBS=() APP_PID='' CODE_SERVER_PID='' HEART='' HOLDER=''
  rm -f "$LOCAL"/{ready,step,app.pid}
}

# The pod is being stopped: passed on, so that the app can save what it has.
on_term() {
  trap - EXIT
  trap '' TERM INT
  say 'Stopping, as told'
  # shellcheck disable=SC2086
  end_work $SERVICES_PID
  rm -f "$LOCAL/main.pid"
  exit 143
}

# After a fix, an edit, a stop, or with a newer version: this process begins again with the copy on the volume.
on_restart() {
  local script=$STATE/startup.sh
  trap - EXIT
  say 'Starting over, as told'
  rm -f "$LOCAL/main.pid"
  end_work
  if ((${#GIVEN[@]} > 0)); then export -- "${GIVEN[@]}"; fi
  if [[ ! -s $script ]]; then script=$0; fi
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
  if [[ $OWNS == yes ]]; then rm -f "$LOCAL"/{ready,step}; fi
  if [[ ${POD_WIZARD_HOLD:-} == 0 ]]; then exit 1; fi
  say "The pod is held open, and is still billed. Stop it with: $(stop_command)"
  say "After a fix: bash $STATE/startup.sh restart (what is done is not done again)"
  while :; do
    sleep infinity 9>&- &
    HOLDER=$!
    wait "$HOLDER" || true
  done
}

# last_lines COUNT FILE: without the control codes that others may have put in.
last_lines() { tail -n "$1" -- "$2" | LC_ALL=C tr -d '\000-\010\013-\037\177' | sed 's/^/    /' || true; }

# fail WHAT EXIT_CODE [LOG]: says all that is known, then holds.
fail() {
  trap - EXIT ERR
  local what=$1 code=$2 log=${3:-} cause killed=''
  end_work
  if [[ $OWNS == yes ]]; then { printf '%s\n' "$what" >"$LOCAL/failed"; } 2>/dev/null || true; fi
  if ((code > 128)); then killed=": killed by SIG$(kill -l "$code" 2>/dev/null || echo '?')"; fi
  printf '\n'
  say "FAILED: $what (exit code $code$killed)"
  if [[ -s $log ]]; then
    say 'The last lines of its log:'
    last_lines 20 "$log"
  fi
  cause=$(likely_cause "$code" "$log")
  if [[ -n $cause ]]; then say "Likely cause: $cause"; fi
  if [[ -n $log ]]; then
    say "Full log: $log"
    say 'To have it explained, on your own machine: npx pod-wizard diagnose FILE'
  fi
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
  elif seen 'certificate (is not yet valid|has expired)|release file .* is not (yet )?valid' "$2"; then
    echo "the pod's clock is wrong, or a server's certificate is. Compare: date -u"
  elif seen 'resolutionimpossible|conflicting dependencies|no solution found' "$2"; then
    echo 'no version fits all that is asked: a pin does not exist, or contradicts a package or another pin.'
  elif seen "$NO_NETWORK" "$2"; then
    echo 'the network or a server did not answer. A restart tries again.'
  elif seen 'no matching distribution found' "$2"; then
    echo 'a version that does not exist for this Python, or a wrong package index.'
  elif seen 'not compiled with cuda|no kernel image is available|not compatible with the current pytorch' "$2"; then
    echo 'this torch has no code for this GPU.'
  elif seen 'driver on your system is too old|cuda driver version is insufficient' "$2"; then
    echo "the host's driver is too old for this torch. Rent a host with a newer CUDA version."
  elif seen 'address already in use|cannot find empty port' "$2"; then
    echo 'another process took the port first. "startup.sh verify" names who listens where.'
  elif seen 'libgl\.so\.1|libgthread' "$2"; then
    echo 'a system library is missing (libgl1, libglib2.0-0).'
  elif seen 'gatedrepoerror|(returned error:|client error:?) 40[13]|40[13] client error' "$2"; then
    echo 'the weights need a token: set HF_TOKEN in the pod, and accept the licence on their page.'
  elif [[ $1 == 137 ]] || seen 'out of memory' "$2"; then
    echo 'out of memory: of the pod (RAM) where it was killed, of the GPU where its log says CUDA.'
  fi
}
