# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
choose_python() { load_python && PYTHON=$BASE_PYTHON; }
complete_python() { if ! "$BASE_PYTHON" -m pip --version >/dev/null 2>&1; then install_missing python3-pip; fi; }

# These packages live on the container disk, so a new container starts from nothing.
begin_packages() {
  choose_python
  KEY="$IMAGE $PYTHON_ID $(<"$LOCAL/container")"
  if [[ -f $STATE/unfinished ]]; then
    say 'The last install was killed half way, so it is all installed anew'
    rm -f "$STATE"/done/{outside,torch,packages-*,build-*,all}
  fi
}
