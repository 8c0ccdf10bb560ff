# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # shared with the other files
# What is locked by digest, for uv alone: it checks those that have one, where pip wants one for every package.
with_digests() {
  printf '%s\n' "${CONSTRAINTS[@]}" >"$STATE/digests.txt"
  installer+=(--constraint "$STATE/digests.txt" --index-strategy unsafe-best-match)
}
