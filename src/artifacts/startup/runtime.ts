import type { ScriptFacts } from './facts.ts';

/** The call that ends the app: by its own signal where it has one. */
export function stopApp({ preset: { app } }: Pick<ScriptFacts, 'preset'>): string {
  return usualStop(app.stop)
    ? 'stop_group "$APP_PID"'
    : `stop_group "$APP_PID" ${app.stop.signal} ${app.stop.seconds}`;
}

const usualStop = ({ signal, seconds }: ScriptFacts['preset']['app']['stop']) =>
  signal === 'TERM' && seconds === 8;

/** How the script speaks, fails and stops. The same for every plan, but for the signal that ends the app. */
export function runtime({ preset }: ScriptFacts): string {
  const usual = usualStop(preset.app.stop);
  return `# --- Telling, failing, stopping -----------------------------------------------------------------

say() { printf '[pod-wizard %(%H:%M:%S)T] %s\\n' -1 "$*"; }

APP_PID='' SERVICES_PID='' CODE_SERVER_PID='' HOLDER=''
# What runs for which step, and the exit code of the last that was waited for.
declare -A JOBS=()
STEP=0 CODE=0
# Line of the last command that failed unexpectedly; whether this copy of the script holds the lock.
LINE='?' OWNS=no
# Seconds until the first new try of anything; later ones wait longer.
readonly BACKOFF="\${POD_WIZARD_BACKOFF:-5}"

# stop_group PID${usual ? '' : ' [SIGNAL] [SECONDS]'}: ends a background job and all its children, gently first.
stop_group() {
  [[ -n $1 ]] || return 0
  kill ${usual ? '-TERM' : `-"\${2:-TERM}"`} -- "-$1" 2>/dev/null || return 0
  local tries
  for ((tries = 0; tries < ${usual ? '80' : `\${3:-8} * 10`}; tries++)); do
    kill -0 -- "-$1" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null || true
}

stop_jobs() {
  local id
  for id in "\${!JOBS[@]}"; do stop_group "\${JOBS[$id]}"; done
  JOBS=()
}

# The pod is being stopped: pass it on, so that the app can save what it has.
on_signal() {
  trap - EXIT
  trap '' TERM INT
  say "Stopping, as told by SIG$1"
  stop_jobs
  ${stopApp({ preset })}
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
  if [[ \${POD_WIZARD_HOLD:-1} == 0 ]]; then exit 1; fi
  say "The pod is held open so that you can look at it. It is still billed."
  if [[ -n \${RUNPOD_POD_ID:-} ]]; then
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
last_lines() { tail -n "$1" -- "$2" | LC_ALL=C tr -d '\\000-\\010\\013-\\037\\177' | sed 's/^/    /' || true; }

# fail WHAT EXIT_CODE [LOG]: says all that is known, then holds.
fail() {
  trap - EXIT
  local what=$1 code=$2 log=\${3:-} cause
  stop_jobs
  if [[ $OWNS == yes ]]; then printf '%s\\n' "$what" >"$LOCAL/failed" || true; fi
  printf '\\n'
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
`;
}
