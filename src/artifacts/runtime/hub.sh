# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Weights ---

hub_url() { echo "${HF_ENDPOINT:-https://huggingface.co}/$1"; }

# The token, where one is needed, comes from HF_TOKEN, and goes by a pipe: arguments can be read in the process list.
ask_hub() { curl -fsS --connect-timeout 30 ${HF_TOKEN:+-H @<(printf 'Authorization: Bearer %s\n' "$HF_TOKEN")} "$@"; }

# Whether this pod may have them, before anything long is begun.
check_access() {
  local path answer
  for path in "${WEIGHTS[@]}"; do
    answer=$(ask_hub -o /dev/null -w '%{http_code}' -I "$(hub_url "$path")" 2>/dev/null) || true
    if [[ $answer == 40[13] ]]; then
      refuse "The hub refuses $(hub_url "$path"): client error $answer." \
        'Set HF_TOKEN in the pod, and accept the licence on their page.'
    fi
  done
}
