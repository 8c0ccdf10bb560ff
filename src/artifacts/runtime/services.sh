# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
#: Before anything is written, so that there is a way in whatever fails below. The one that this one follows may have
#: started them. Their log may name tokens, so only root reads it; without room for one they start all the same.
# The way in.
start_services() {
  local start=${POD_WIZARD_START_SH:-/start.sh} log=$LOCAL/services.log
  SERVICES_PID=${POD_WIZARD_SERVICES:-}
  unset POD_WIZARD_SERVICES
  if [[ -n $SERVICES_PID ]]; then
    SERVICES_PID=${SERVICES_PID#none}
  elif [[ ! -f $start ]]; then
    say "This image has no $start: the way in is the cloud's web terminal, where it offers one"
  else
    (umask 077 && mkdir -p "$LOCAL" && : >"$log") 2>/dev/null || log=/dev/null
    say "Starting the image's own services (SSH, Jupyter): $start (log: $log)"
    bash "$start" >>"$log" 2>&1 &
    SERVICES_PID=$!
  fi
}
