# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
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

#: Never in a condition: there "set -e" would not hold inside FUNCTION. A log that cannot be written fails nothing.
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
