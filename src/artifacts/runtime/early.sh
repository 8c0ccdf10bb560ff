# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
#: Also where its stamp is there and FILE was cut or removed since.
# begin ID FILE FUNCTION: starts the work of a later step now, beside the steps before it.
begin() {
  if ! weight_is_whole "$1" "$2"; then rm -f "$STATE/done/$1"; fi
  if ! is_done "$1" "$(key_of aside "$3")"; then start_job "$1" "$3" >/dev/null; fi
}
