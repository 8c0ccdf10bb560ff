# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- code-server ---

CODE_SERVER=$WORKSPACE/.pod-wizard/code-server-$CODE_SERVER_VERSION

fetch_code_server() {
  local version=$1 sha256=$2 archive=$CODE_SERVER.tar.gz
  if [[ -d $CODE_SERVER ]]; then return; fi
  patiently curl -fsSL -C - --connect-timeout 30 -o "$archive" \
    "https://github.com/coder/code-server/releases/download/v$version/code-server-$version-linux-amd64.tar.gz"
  if ! echo "$sha256  $archive" | sha256sum --check --quiet; then
    rm -f "$archive"
    refuse 'The download is not the file that was reviewed (its sha256 differs), so it is not used.'
  fi
  rm -rf "$CODE_SERVER.new"
  mkdir -p "$CODE_SERVER.new"
  tar -xzf "$archive" -C "$CODE_SERVER.new" --strip-components=1
  mv "$CODE_SERVER.new" "$CODE_SERVER"
  rm -f "$archive"
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
