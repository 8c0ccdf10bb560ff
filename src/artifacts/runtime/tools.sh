# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Programs that pip does not bring ---

# check_tool COMMAND LOWEST_VERSION
check_tool() {
  local found
  if ! command -v "$1" >/dev/null; then refuse "There is no $1 here."; fi
  if [[ -z $2 ]]; then return; fi
  found=$("$1" --version 2>&1 | grep -oE '[0-9]+([.][0-9]+)+' | sed -n 1p || true)
  if ! printf '%s\n' "$2" "$found" | sort -VC; then
    refuse "$1 is version ${found:-unknown}; needed is $2 or newer."
  fi
  echo "$1 ${found:-}"
}
