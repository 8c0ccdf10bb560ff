# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- The clock ---

#: Nobody should take a long step for a dead one; and the pod is stopped when it was not ready for POD_WIZARD_HOLD
#: minutes, or ran for POD_WIZARD_STOP_AFTER hours. No deadline lies on the volume.
# Beside all else: says how long a step has taken, and stops a pod that is billed for nothing.
watch_clock() {
  local began title size now last=$BEGAN hold=${POD_WIZARD_HOLD:-} after=${POD_WIZARD_STOP_AFTER:-}
  while sleep "${POD_WIZARD_PULSE:-30}"; do
    now=$(uptime_seconds)
    if [[ -f $LOCAL/ready || -f $LOCAL/stopped ]]; then last=$now; fi
    if [[ $hold =~ ^[1-9][0-9]{0,4}$ ]] && ((now - last >= hold * ${POD_WIZARD_MINUTE:-60})); then
      stop_pod "not ready for $hold minutes"
    elif [[ $after =~ ^[1-9][0-9]{0,3}$ ]] && ((now - BEGAN >= after * 3600)); then
      stop_pod "it has run for $after hours"
    fi
    { read -r began title <"$LOCAL/step"; } 2>/dev/null || continue
    size=$(timeout 10 du -sk -- "$APP" 2>/dev/null | awk '{ printf ", %.1f GB in its folder", $1 / 976562 }' || true)
    say "... $title: $((now - began)) seconds so far$size"
  done
}

#: Called again until the pod is gone, but not all the time. The key goes by a pipe: arguments can be read.
# stop_pod WHY: by the cloud's API, with the pod's own key.
stop_pod() {
  local code
  code=$(curl -sS -m 30 -o /dev/null -w '%{http_code}' -A pod-wizard -H 'Content-Type: application/json' \
    -H @<(echo "Authorization: Bearer ${RUNPOD_API_KEY:-}") -d '{"action": "stop"}' \
    "${POD_WIZARD_CLOUD:-https://api.runpod.io}/v2/pods/$POD/action") || true
  if [[ $code == 2?? ]]; then
    say "STOPPED: $1. The cloud has taken the order."
    notify "STOPPED: $1"
  else
    say "WARNING: THE POD WAS NOT STOPPED (the cloud answered ${code:-nothing}) AND IS BILLED. Stop it: $(stop_command)"
    notify "NOT STOPPED, though it should be: $1"
  fi
  sleep "$((BACKOFF * 60))"
}

#: In the words of Slack and Discord. Who has the address can write there, so it goes by a pipe, too.
# notify WHAT: to the address in POD_WIZARD_NOTIFY. It keeps nobody waiting.
notify() {
  local text
  if [[ -z ${POD_WIZARD_NOTIFY:-} ]]; then return; fi
  text=$(json "$TITLE on pod ${POD:-?}: $1")
  curl -sS -m 10 -o /dev/null -H 'Content-Type: application/json' -d "{\"text\": $text, \"content\": $text}" \
    -K <(echo "url = $(json "$POD_WIZARD_NOTIFY")") >/dev/null 2>&1 9>&- &
}
