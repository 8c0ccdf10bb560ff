# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# need NAME WHAT_FOR: what the app cannot do without, and only the user has.
need() {
  if [[ -n ${!1} ]]; then return; fi
  MISSING=yes
  echo "$2"
}
MISSING=no

needed_is_there() {
  if [[ $MISSING == no ]]; then return; fi
  echo "Set it among the pod's environment variables (a secret by way of the cloud's secrets), and start the pod again."
  return 1
}
