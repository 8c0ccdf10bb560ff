# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# Not the image's Python: one that uv brings. It lives on the volume and sees none of the image's packages.
export UV_PYTHON_INSTALL_DIR="$WORKSPACE/.pod-wizard/python" UV_PYTHON_PREFERENCE=only-managed UV_NO_CONFIG=1

find_python() {
  local uv found
  if ! uv=$(find_uv python3); then
    echo 'uv, which brings this Python, cannot be had here.'
    return 1
  fi
  if ! found=$("$uv" python find "$PYTHON_VERSION" 2>/dev/null) || ! is_wanted_python "$found"; then
    patiently details "$uv" python install "$PYTHON_VERSION"
    found=$("$uv" python find "$PYTHON_VERSION")
  fi
  remember_python "$found"
}
