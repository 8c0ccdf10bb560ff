# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
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
