# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# "python" and "python3" can be different interpreters, so each is asked for its version.
find_python() {
  local command
  for command in "${PYTHON_COMMANDS[@]}"; do
    if [[ $(version_of "$command") == "$PYTHON_VERSION" ]]; then
      remember_python "$command"
      complete_python
      return
    fi
  done
  refuse "There is no Python $PYTHON_VERSION here; looked for: ${PYTHON_COMMANDS[*]}." \
    "This container may be another image than $IMAGE. Otherwise plan with --python uv:$PYTHON_VERSION."
}
