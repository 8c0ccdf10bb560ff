# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
ASKED=()
# asked NAME [DEFAULT]: what the user sets on the pod, for the app alone.
asked() {
  ASKED+=("$1")
  export -n "${1?}"
  if [[ -n ${!1:-} ]]; then GIVEN+=("$1"); else printf -v "$1" %s "${2:-}"; fi
}
take_asked
hand_over() {
  local name
  for name in "${ASKED[@]}"; do if [[ -n ${!name} ]]; then export "${name?}"; fi; done
}
