import type { ScriptFacts } from './facts.ts';

/** Numbered steps, each with a log and a stamp. */
export function steps({ plan, weights }: ScriptFacts): string {
  return [
    always,
    ...(weights.length > 0 ? [early] : []),
    ...(plan.codeServer === null ? [] : [optional]),
  ].join('\n');
}

const always = `# --- Steps --------------------------------------------------------------------------------------

# done_before ID KEY: whether the stamp of a step says that it was done for exactly this KEY.
done_before() { [[ -f $STATE/done/$1 && $(<"$STATE/done/$1") == "$2" ]]; }

# A stamp appears whole or not at all, and only after success.
stamp() {
  printf '%s\\n' "$2" >"$STATE/done/$1.new" &&
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
  if [[ -z \${JOBS[$id]:-} ]]; then start_job "$id" "$run"; fi
  wait "\${JOBS[$id]}" && CODE=0 || CODE=$?
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
`;

const early = `# begin ID KEY FUNCTION: starts the work of a later step now, beside the steps before it.
begin() {
  if done_before "$1" "$2"; then return; fi
  start_job "$1" "$3" >/dev/null
}
`;

const optional = `# A step that the app can do without: a failure is told, and the boot goes on.
optional_step() {
  work "$@"
  if ((CODE != 0)); then
    say "WARNING: $2 failed (exit code $CODE); going on without. Log: $LOGS/$1.log"
  fi
}
`;
