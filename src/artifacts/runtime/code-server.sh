# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- code-server ---

CODE_SERVER=$WORKSPACE/.pod-wizard/code-server-$CODE_SERVER_VERSION

# fetch_code_server SHA256
fetch_code_server() {
  local release=https://github.com/coder/code-server/releases/download/v$CODE_SERVER_VERSION
  if [[ -d $CODE_SERVER ]]; then return; fi
  fetch_tool "$release/code-server-$CODE_SERVER_VERSION-linux-amd64.tar.gz" "$1" "$CODE_SERVER" --strip-components=1
}

# Beside the app, and not as important: it is started again a few times, then left.
start_code_server() {
  local holder
  if [[ ! -x $CODE_SERVER/bin/code-server ]]; then return; fi
  holder=$(port_holder "$CODE_SERVER_PORT")
  if [[ -n $holder ]]; then
    say "WARNING: port $CODE_SERVER_PORT is held by $holder, so code-server is not started"
    return
  fi
  configure_code_server
  (
    trap - EXIT TERM INT USR1 USR2
    withhold_secrets
    for tries in 1 2 3 4 5; do
      "$CODE_SERVER/bin/code-server" --config "$STATE/code-server.yaml" --disable-telemetry \
        --disable-update-check "$WORKSPACE" || true
      sleep "$((tries * BACKOFF))"
    done
  ) >>"$LOGS/code-server.log" 2>&1 9>&- &
  CODE_SERVER_PID=$!
  say "code-server is starting on port $CODE_SERVER_PORT: $(url "$CODE_SERVER_PORT")"
}
