import { quote } from '../../basics/shell.ts';
import type { ScriptFacts } from './facts.ts';

/**
 * A release and its digest. Four independent projects that verify their downloads state the same
 * digest and size (222,167,474 bytes) for code-server-4.139.1-linux-amd64.tar.gz; one of them took it
 * from the GitHub release's own asset digest on 2026-09-29 (PocketIDE, LinuxPins.kt). Reviewed 2026-11-22.
 */
const release = {
  version: '4.139.1',
  sha256: '53029be6c5781b7bca49b815fcc9a2a3fc111813ad8c9965b2c0f0d2985a0674',
} as const;

/** VS Code in the browser: a pinned release, its digest checked, behind a password. */
export function codeServer({ plan }: ScriptFacts): string | null {
  if (plan.codeServer === null) return null;
  const { port, auth } = plan.codeServer;
  return `# --- code-server --------------------------------------------------------------------------------

readonly CODE_SERVER_PORT=${port}
readonly CODE_SERVER_VERSION=${release.version}
readonly CODE_SERVER_SHA256=${release.sha256}
readonly CODE_SERVER="$WORKSPACE/.pod-wizard/code-server-$CODE_SERVER_VERSION"

install_code_server() {
  local archive="$CODE_SERVER.tar.gz" unpacked="$CODE_SERVER.new"
  if [[ -d $CODE_SERVER ]]; then return; fi
  patiently curl -fsSL -C - --connect-timeout 30 -o "$archive" \\
    "https://github.com/coder/code-server/releases/download/v$CODE_SERVER_VERSION/code-server-$CODE_SERVER_VERSION-linux-amd64.tar.gz"
  if ! echo "$CODE_SERVER_SHA256  $archive" | sha256sum --check --quiet; then
    rm -f "$archive"
    echo 'The download is not the file that was reviewed (its sha256 differs), so it is not used.'
    return 1
  fi
  rm -rf "$unpacked"
  mkdir -p "$unpacked"
  tar -xzf "$archive" -C "$unpacked" --strip-components=1
  mv "$unpacked" "$CODE_SERVER"
  rm -f "$archive"
}

${auth === 'password' ? passwordConfig : openConfig}
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
    trap - EXIT TERM INT USR1
    unset PASSWORD HASHED_PASSWORD CODE_SERVER_PASSWORD
    for tries in 1 2 3 4 5; do
      "$CODE_SERVER/bin/code-server" --config "$STATE/code-server.yaml" --disable-telemetry --disable-update-check ${quote(plan.workspace)} || true
      sleep "$((tries * BACKOFF))"
    done
  ) >>"$LOGS/code-server.log" 2>&1 9>&- &
  CODE_SERVER_PID=$!
  say "code-server is starting on port $CODE_SERVER_PORT: $(proxy_url "$CODE_SERVER_PORT")"
}
`;
}

// The password goes by a file: arguments can be read in the process list, and logs are shown to others.
const passwordConfig = `# The password: CODE_SERVER_PASSWORD where it is set, else one made here once. It is never printed.
configure_code_server() {
  local password=\${CODE_SERVER_PASSWORD:-} file="$STATE/code-server-password"
  if [[ -z $password && -s $file ]]; then password=$(<"$file"); fi
  if [[ -z $password ]]; then password=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_'); fi
  (
    umask 077
    rm -f "$file" "$STATE/code-server.yaml"
    printf '%s\\n' "$password" >"$file"
    printf "bind-addr: 0.0.0.0:%s\\nauth: password\\npassword: '%s'\\ncert: false\\n" \\
      "$CODE_SERVER_PORT" "\${password//\\'/\\'\\'}" >"$STATE/code-server.yaml"
  )
  say "code-server's password is in $file"
}
`;

const openConfig = `# The plan says: without a password. Whoever has the address has a root shell.
configure_code_server() {
  printf 'bind-addr: 0.0.0.0:%s\\nauth: none\\ncert: false\\n' "$CODE_SERVER_PORT" >"$STATE/code-server.yaml"
  say "WARNING: code-server asks for no password, as planned. Whoever has the address has a root shell."
}
`;
