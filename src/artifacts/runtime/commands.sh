# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
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
