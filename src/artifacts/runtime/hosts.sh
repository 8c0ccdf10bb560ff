# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
#: Any answer will do; a host that only the build needs must not keep a finished pod from starting.
# A blocked network is told of now.
check_hosts() {
  local host
  for host in "${HOSTS[@]}"; do
    if command -v curl >/dev/null && ! curl -sS --max-time 15 -o /dev/null "https://$host/"; then
      echo "Warning: $host cannot be reached from here, and the app or its build needs it."
    fi
  done
}
