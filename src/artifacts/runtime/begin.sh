# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# Windows line ends are mended in a copy; here a comment swallows the one of each line.
if grep -q $'\r' "$0"; then                                                             #
  echo 'pod-wizard: this file has Windows line ends; going on with a copy without them' #
  tr -d '\r' <"$0" >/tmp/pod-wizard-unix.sh && exec bash /tmp/pod-wizard-unix.sh "$@"   #
  sleep infinity                                                                        #
fi                                                                                      #
set -Eeuo pipefail
set -m # each background job is a process group, and is ended with all its children
umask 022
export LC_ALL=C.UTF-8 HOME="${HOME:-/root}"
export PATH="${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}"
