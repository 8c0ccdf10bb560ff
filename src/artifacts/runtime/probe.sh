# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
#: A secret goes by a pipe: arguments can be read in the process list.
# The page alone proves nothing, so this is asked as well. In a terminal the secret may be unset: nothing can be asked.
probe_answers() {
  local answer options=()
  if [[ -n $PROBE_BODY ]]; then options=(-H 'Content-Type: application/json' --data-raw "$PROBE_BODY"); fi
  if [[ -n $PROBE_BEARER && -z ${!PROBE_BEARER:-} ]]; then return 0; fi
  answer=$(curl -fsS --noproxy '*' -m 60 "${options[@]}" "http://127.0.0.1:$PORT$PROBE_PATH" \
    ${PROBE_BEARER:+-H @<(printf 'Authorization: Bearer %s\n' "${!PROBE_BEARER}")} 2>/dev/null | tr -d '\0') || return 1
  [[ $answer == *"$PROBE_TEXT"* ]]
}

check_probe() {
  if [[ -n $PROBE_BEARER && -z ${!PROBE_BEARER:-} ]]; then
    report warning probe "$PROBE_BEARER is not set in this terminal, so $PROBE_PATH was not asked"
  elif probe_answers; then
    report ok probe "$PROBE_PATH answers with $PROBE_TEXT"
  else
    report failed probe "$PROBE_PATH does not answer with $PROBE_TEXT"
  fi
}
