# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- The app ---

APP_LOG=$LOGS/app.log
#: A secret is known by its name.
# For whatever anybody may reach: no secret of the pod's but those that POD_WIZARD_APP_SECRETS names.
withhold_secrets() {
  local name secret='(^|_)(TOKEN|KEY|SECRET|PASSWORD|PASSWD|CREDENTIALS)$|^POD_WIZARD_NOTIFY$|^PYTHON(PATH|HOME)$'
  for name in $(compgen -e); do
    if [[ $name =~ $secret && " ${POD_WIZARD_APP_SECRETS:-} " != *" $name "* ]]; then unset "$name"; fi
  done
}

#: Images switch hf_transfer on for everybody; without the package, every download fails.
# What the app and its builds see.
app_environment() {
  withhold_secrets
  if [[ -n ${HF_HUB_ENABLE_HF_TRANSFER:-} ]] && ! "${PYTHON:-python3}" -c 'import hf_transfer' 2>/dev/null; then
    export HF_HUB_ENABLE_HF_TRANSFER=0
  fi
  environment
}

#: With its port taken the app would move to another, where nobody finds it. What it says comes without control codes,
#: and to the end: whatever ends the app, its last words are heard.
start_app() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -n $holder ]]; then fail "port $PORT, which $TITLE needs, is held by $holder" 1; fi
  rm -f "$APP_LOG.earlier"
  if disk_is_full; then rm -f "$APP_LOG.1"; else mv -f "$APP_LOG" "$APP_LOG.1" 2>/dev/null || true; fi
  { : >"$APP_LOG"; } 2>/dev/null || true
  say "Starting $TITLE on port $PORT; what it says follows, and is in $APP_LOG"
  (
    trap - EXIT TERM INT USR1 USR2 ERR
    app_environment
    app
  ) > >(
    trap '' TERM INT QUIT HUP
    tee -a "$APP_LOG" 2>/dev/null | stdbuf -o0 tr -d '\000-\010\013\014\016-\037\177'
  ) 2>&1 9>&- &
  APP_PID=$!
  write "$LOCAL/app.pid" "$APP_PID"
}

# The app's own port and its own page, and whatever else the plan has for a sign.
is_ready() {
  page_answers && { [[ -z $HEALTH_LOG ]] || grep -qsF -- "$HEALTH_LOG" "$APP_LOG" "$APP_LOG.earlier"; } && other_signs
}
LATE_PAGES=0 PAGE_SECONDS=${POD_WIZARD_PAGE_SECONDS:-10}
page_answers() {
  local page code=0
  page=$(curl -fsS --noproxy '*' -m "$PAGE_SECONDS" "http://127.0.0.1:$PORT$HEALTH_PATH" 2>/dev/null | tr -d '\0') ||
    code=$?
  LATE_PAGES=$((code == 28 ? LATE_PAGES + 1 : 0)) # curl's word for: not in time
  ((code == 0)) && [[ $page == *"$HEALTH_TEXT"* ]]
}

why_not_ready() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -z $holder ]]; then
    echo "nothing listens on port $PORT yet"
  elif [[ $holder == "process $APP_PID "* ]]; then
    echo "it listens on port $PORT, but does not answer with its own page${HEALTH_LOG:+, or its log lacks the line}"
  else
    echo "port $PORT is held by $holder"
  fi
}

# Cuts a log that grows without end; all append to theirs, so that is safe.
trim_logs() {
  local log
  for log in "$APP_LOG" "$LOCAL/services.log" "$LOGS/code-server.log"; do
    if [[ -f $log ]] && (($(stat -c %s "$log") > ${POD_WIZARD_LOG_BYTES:-20000000})); then
      cp "$log" "$log.earlier" || true
      : >"$log"
    fi
  done
}

tell_folder() { say "  What it makes is in $1. To fetch it, $(fetch_command "$1")"; }

tell_ready() {
  rm -f "$LOCAL"/{failed,step}
  write "$LOCAL/ready" "$(($(uptime_seconds) - BEGAN))"
  say "READY: $TITLE answers at $(url "$PORT")"
  notify "READY at $(url "$PORT")"
  tell_outputs
  say "  The pod is billed until you stop it: $(stop_command)"
  say "  To check it all: bash $STATE/startup.sh verify (others: restart, stop, start, status, logs)"
  say "  As start command, from now on: bash -c 'bash $STATE/startup.sh || sleep infinity'"
}

# watch_app SINCE: while it runs; says when it is ready, and when it is late.
watch_app() {
  local ready=no late=no
  while kill -0 "$APP_PID" 2>/dev/null; do
    if ! no_failed_line; then rm -f "$LOCAL/ready"; fi
    if [[ $ready == yes ]]; then
      trim_logs
    elif is_ready && { ((HEALTH_AGAIN == 0)) || { pause "$HEALTH_AGAIN" && is_ready; }; }; then
      ready=yes
      tell_ready
    elif [[ $late == no ]] && (($(uptime_seconds) - $1 > HEALTH_SECONDS)); then
      late=yes
      say "WARNING: $TITLE is not ready after $HEALTH_SECONDS seconds: $(why_not_ready)."
      say 'Still waiting, and the pod is billed.'
    fi
    # Asked again too soon, a slow app works on more and more pages, and is done with none.
    if ((LATE_PAGES > 0)); then pause "$((LATE_PAGES * PAGE_SECONDS))"; else pause "${POD_WIZARD_TICK:-2}"; fi
  done
  rm -f "$LOCAL"/{ready,app.pid}
}

# Starts it again when it ends, after a while that doubles; five times, where ten minutes count as having worked.
supervise_app() {
  local starts=0 delay=$BACKOFF code began
  while :; do
    began=$(uptime_seconds) code=0
    write "$LOCAL/step" "$began Starting $TITLE"
    start_app
    watch_app "$began"
    wait "$APP_PID" || code=$?
    no_failed_line || true
    end "$APP_PID"
    APP_PID=''
    if (($(uptime_seconds) - began >= 600)); then starts=0 delay=$BACKOFF; fi
    if ((++starts >= 5)); then fail "$TITLE ended $starts times in a row" "$code" "$APP_LOG"; fi
    say "$TITLE ended (exit code $code); starting it again in $delay seconds"
    pause "$delay"
    delay=$((delay * 2))
  done
}
