# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
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

#: A signal ends it early, and its trap ends the sleep, too.
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
