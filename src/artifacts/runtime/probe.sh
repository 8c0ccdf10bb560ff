# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# The page alone proves nothing, so this is asked as well. A secret goes by a pipe: arguments can be read in the
# process list. In a terminal it may not be set, and then nothing can be asked.
probe_answers() {
  local answer options=()
  if [[ -n $PROBE_BODY ]]; then options=(-H 'Content-Type: application/json' --data-raw "$PROBE_BODY"); fi
  if [[ -n $PROBE_BEARER && -z ${!PROBE_BEARER:-} ]]; then return 0; fi
  answer=$(curl -fsS --noproxy '*' -m 60 "${options[@]}" "http://127.0.0.1:$PORT$PROBE_PATH" \
    ${PROBE_BEARER:+-H @<(printf 'Authorization: Bearer %s\n' "${!PROBE_BEARER}")} 2>/dev/null | tr -d '\0') || return 1
  [[ $answer == *"$PROBE_TEXT"* ]]
}
