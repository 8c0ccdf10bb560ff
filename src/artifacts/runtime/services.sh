# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# First of all, before anything is written, so that there is a way in whatever fails below.
start_services() {
  local start=${POD_WIZARD_START_SH:-/start.sh} log=/dev/null
  if [[ -n ${POD_WIZARD_SERVICES:-} ]]; then # started by the one that this one follows
    SERVICES_PID=${POD_WIZARD_SERVICES#none}
    unset POD_WIZARD_SERVICES
    return
  fi
  if [[ ! -f $start ]]; then
    say "This image has no $start: the way in is the cloud's web terminal, where it offers one"
    return
  fi
  # Its log may name tokens, so only root reads it. Without room for one it starts all the same.
  if (umask 077 && mkdir -p "$LOCAL" && : >"$LOCAL/services.log") 2>/dev/null; then log=$LOCAL/services.log; fi
  say "Starting the image's own services (SSH, Jupyter): $start (log: $log)"
  bash "$start" >>"$log" 2>&1 &
  SERVICES_PID=$!
}
