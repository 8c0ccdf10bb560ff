# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
#: It is never printed, and goes by a file: arguments can be read in the process list.
# The password: CODE_SERVER_PASSWORD where it is set, else one made here once.
configure_code_server() {
  local password=${CODE_SERVER_PASSWORD:-} file=$STATE/code-server-password
  if [[ -z $password && -s $file ]]; then password=$(<"$file"); fi
  if [[ -z $password ]]; then password=$(head -c 18 /dev/urandom | base64 | tr '+/' '-_'); fi
  (
    umask 077
    rm -f "$file" "$STATE/code-server.yaml"
    printf '%s\n' "$password" >"$file"
    printf "bind-addr: 0.0.0.0:%s\nauth: password\npassword: '%s'\ncert: false\n" \
      "$CODE_SERVER_PORT" "${password//\'/\'\'}" >"$STATE/code-server.yaml"
  )
  say "code-server's password is in $file"
}
