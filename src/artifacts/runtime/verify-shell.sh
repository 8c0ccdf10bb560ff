# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# Without Python there are no packages to look at: what is left is the app itself.
verify() {
  local ok=true level=ok detail="port $PORT answers with its own page"
  if ! is_ready; then ok=false level=failed detail=$(why_not_ready); fi
  if [[ ${1:-} == --json ]]; then
    printf '{"ok": %s, "plan": "%s", "checks": [{"name": "app", "level": "%s", "detail": %s}]}\n' \
      "$ok" "$PLAN" "$level" "$(json "$detail")"
  else
    printf '%-8s app: %s\n' "$level" "$detail"
  fi
  [[ $ok == true ]]
}
