/** How the script speaks, runs steps, fails and stops. The same for every plan. */
export const runtime = `# --- Telling, failing, stopping -----------------------------------------------------------------

say() { printf '[pod-wizard %(%H:%M:%S)T] %s\\n' -1 "$*"; }

JOB='' APP_PID='' SERVICES_PID='' CODE_SERVER_PID='' HOLDER=''
STEP=0 CODE=0
# Line of the last command that failed unexpectedly; whether this copy of the script holds the lock.
LINE='?' OWNS=no

# stop_group PID: ends a background job and all its children, gently first.
stop_group() {
  [[ -n $1 ]] || return 0
  kill -TERM -- "-$1" 2>/dev/null || return 0
  local tries
  for ((tries = 0; tries < 40; tries++)); do
    kill -0 -- "-$1" 2>/dev/null || return 0
    sleep 0.2
  done
  kill -KILL -- "-$1" 2>/dev/null || true
}

# The pod is being stopped: pass it on, so that the app can save what it has.
on_signal() {
  trap - EXIT
  trap '' TERM INT
  say "Stopping, as told by SIG$1"
  stop_group "$JOB"
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
  if [[ $OWNS == yes ]]; then printf '%s\\n' "$what" >"$LOCAL/failed" || true; fi
  printf '\\n'
  say "FAILED: $what (exit code $code)"
  if [[ -n $log && -s $log ]]; then
    say "The last lines of its log:"
    last_lines 20 "$log"
    cause=$(likely_cause "$log")
    if [[ -n $cause ]]; then say "Likely cause: $cause"; fi
    say "Full log: $log"
  fi
  hold
}

# An end that nobody planned is a fault of this script. It must not end the container either.
on_unplanned_exit() {
  fail "the script ended unexpectedly at line $LINE; please report this" "$1"
}

likely_cause() {
  local log=$1
  seen() { tail -n 200 -- "$log" | grep -iE -- "$1" >/dev/null; }
  if seen 'no space left on device|disk quota exceeded'; then
    echo 'the disk is full. Free space or enlarge the volume, then restart the pod.'
  elif seen 'externally-managed-environment'; then
    echo 'PEP 668: this Python belongs to the system. Plan with --install venv.'
  elif seen 'no such option: --break-system-packages'; then
    echo 'this pip is older than the flag. Plan with --install venv.'
  elif seen 'could not resolve host|temporary failure in name resolution|connection refused|connection timed out|network is unreachable|read timed out'; then
    echo 'the network or a server did not answer. Restarting the pod tries again.'
  elif seen 'resolutionimpossible|conflicting dependencies'; then
    echo 'no version fits all that is asked: a pin does not exist, or contradicts a package or another pin.'
  elif seen 'no matching distribution found'; then
    echo 'a version that does not exist for this Python, or a wrong package index.'
  elif seen 'requires a different python|not a supported wheel on this platform'; then
    echo 'a wheel for another Python version.'
  elif seen 'torch not compiled with cuda|no kernel image is available|is not compatible with the current pytorch'; then
    echo 'this torch has no code for this GPU.'
  elif seen 'driver on your system is too old|cuda driver version is insufficient'; then
    echo "the host's driver is too old for this torch. Rent a host with a newer CUDA version."
  elif seen 'libgl\\.so\\.1|libgthread'; then
    echo 'a system library is missing (libgl1, libglib2.0-0).'
  elif seen 'gatedrepoerror|401 client error|403 client error'; then
    echo 'the weights need a token: set HF_TOKEN in the pod, and accept the licence on their page.'
  elif seen 'out of memory|killed'; then
    echo 'out of memory.'
  fi
}
`;

/** Numbered steps, each with a log and a stamp. */
export const steps = `# --- Steps --------------------------------------------------------------------------------------

# done_before ID KEY: whether the stamp of a step says that it was done for exactly this KEY.
done_before() { [[ -f $STATE/done/$1 && $(<"$STATE/done/$1") == "$2" ]]; }

# A stamp appears whole or not at all, and only after success.
stamp() {
  printf '%s\\n' "$2" >"$STATE/done/$1.new"
  mv -f "$STATE/done/$1.new" "$STATE/done/$1"
}

# step ID TITLE KEY FUNCTION: runs FUNCTION, its output going to a log too; skips it where it was done
# for the same KEY. KEY "always" is never skipped.
step() {
  local id=$1 title=$2 key=$3 run=$4
  STEP=$((STEP + 1))
  if [[ $key != always ]] && done_before "$id" "$key"; then
    say "Step $STEP of $STEPS: $title: done before"
    return
  fi
  say "Step $STEP of $STEPS: $title"
  rm -f "$STATE/done/$id"
  run_logged "$id" "$run"
  if ((CODE != 0)); then fail "step $STEP, $title" "$CODE" "$LOGS/$id.log"; fi
  if [[ $key != always ]]; then stamp "$id" "$key"; fi
}

# A step that the app can do without: a failure is told, and the boot goes on.
optional_step() {
  local id=$1 title=$2 key=$3 run=$4
  STEP=$((STEP + 1))
  if done_before "$id" "$key"; then
    say "Step $STEP of $STEPS: $title: done before"
    return
  fi
  say "Step $STEP of $STEPS: $title"
  run_logged "$id" "$run"
  if ((CODE != 0)); then
    say "WARNING: $title failed (exit code $CODE); going on without. Log: $LOGS/$id.log"
    return
  fi
  stamp "$id" "$key"
}

# run_logged ID FUNCTION: leaves the exit code in CODE. In the background, so that a signal is heard at
# once. Never call it, or step, in a condition: there "set -e" would not hold inside FUNCTION.
run_logged() {
  (
    trap - EXIT TERM INT USR1
    "$2" 2>&1 | tee "$LOGS/$1.log"
  ) &
  JOB=$!
  wait "$JOB" && CODE=0 || CODE=$?
  JOB=''
}
`;
