# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# The plan says: without a password. Whoever has the address has a root shell.
configure_code_server() {
  printf 'bind-addr: 0.0.0.0:%s\nauth: none\ncert: false\n' "$CODE_SERVER_PORT" >"$STATE/code-server.yaml"
  say 'WARNING: code-server asks for no password, as planned. Whoever has the address has a root shell.'
}
