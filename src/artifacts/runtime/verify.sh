# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Looking at the result ---

OK=true QUIET=no CHECKS='' SOCKETS=''
# report LEVEL NAME DETAIL: one check, for a person or for --json.
report() {
  if [[ $1 == failed ]]; then OK=false; fi
  CHECKS+=", {\"name\": $(json "$2"), \"level\": \"$1\", \"detail\": $(json "${3:0:2000}")}"
  if [[ $QUIET == no ]]; then printf '%-8s %s: %s\n' "$@"; fi
}

verify() {
  local check line gpu driver list=$STATE/installed.txt installed=''
  if [[ ${1:-} == --json ]]; then QUIET=yes; fi
  for check in packages app probe weights sockets space; do
    if declare -F "check_$check" >/dev/null; then "check_$check"; fi
  done
  if [[ $QUIET == yes ]]; then
    IFS=, read -r gpu _ driver <<<"$(ask_gpu)" || true
    while read -r line; do installed+=", $(json "$line")"; done < <(read_file "$list")
    printf '{"ok": %s, "plan": "%s", "checks": [%s], "sockets": [%s], "pod": {"id": %s, "region": %s, "gpu": %s, ' \
      "$OK" "$PLAN" "${CHECKS:2}" "${SOCKETS:2}" "$(json "$POD")" "$(json "$REGION")" "$(json "$gpu")"
    line=$(read_file "$LOCAL/ready")
    printf '"driver": %s, "secondsToReady": %s}, "installedDigest": "%s", "installed": [%s]}\n' \
      "$(json "${driver# }")" "${line:-null}" "$(read_file "$list" | sha256sum | cut -c 1-64)" "${installed:2}"
  fi
  [[ $OK == true ]]
}

check_app() {
  local failed
  APP_PID=$(read_file "$LOCAL/app.pid")
  failed=$(read_file "$LOCAL/failed")
  if ! page_answers; then
    report failed app "$(why_not_ready)"
  elif [[ ! -f $LOCAL/ready ]]; then
    report failed app "${failed:-the boot has not found it ready}"
  else
    report ok app "port $PORT answers with its own page"
  fi
}

# Who listens where others may reach it, and how it asks who they are; what the cloud exposes of it is not seen here.
check_sockets() {
  local hex port holder answer auth level=ok listed=''
  local tcp=/proc/net/tcp here='^(0000000000000000FFFF0000)?......7F:|^0*1000000:'
  while read -r hex; do
    port=$((16#${hex##*:})) auth=null
    holder=$(port_holder "$port")
    answer=$(curl -sL --noproxy '*' -m 3 -o /dev/null -w '%{http_code} %{url_effective}' "127.0.0.1:$port/") || true
    if [[ $holder =~ \((/usr/sbin/)?sshd ]]; then auth='"by ssh"'; fi
    if [[ $port == "$PORT" && $APP_AUTH == app ]]; then auth='"by its own login"'; fi
    # Jupyter and code-server send a stranger to their login page.
    if [[ $answer == 40[13]* || $answer == *login* ]]; then auth='"by a password"'; fi
    if [[ $auth == null ]]; then level=warning; fi
    listed+=", $port ($holder, ${auth/null/NO PASSWORD})"
    SOCKETS+=", {\"port\": $port, \"process\": $(json "$holder"), \"auth\": $auth}"
  done < <(awk -v here="$here" '$4 == "0A" && $2 !~ here { print $2 }' "$tcp"{,6} 2>/dev/null | sort -u -t : -k 2)
  report "$level" 'open ports' "${listed:2}"
}

check_space() {
  local free level=ok
  free=$(free_gb)
  if ((free < 3)); then level=failed; fi
  report "$level" disk "$free GB free on $WORKSPACE"
}
