# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
MISSING=no
# need NAME WHAT_FOR: what the app cannot do without, and only the user has.
need() { if [[ -z ${!1} ]]; then MISSING=yes && echo "$2"; fi; }
needed_is_there() {
  if [[ $MISSING == no ]]; then return; fi
  refuse "Set it among the pod's environment variables (a secret by way of the cloud's), and start the pod again."
}
