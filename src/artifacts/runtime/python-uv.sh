# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# Not the image's Python: one that uv brings. It lives on the volume and sees none of the image's packages.
export UV_PYTHON_INSTALL_DIR="$WORKSPACE/.pod-wizard/python" UV_PYTHON_PREFERENCE=only-managed UV_NO_CONFIG=1

find_python() {
  local uv found
  uv=$(find_uv python3) || refuse 'uv, which brings this Python, cannot be had here.'
  found=$("$uv" python find "$PYTHON_VERSION" 2>/dev/null || true)
  if [[ $(version_of "${found:-false}") != "$PYTHON_VERSION" ]]; then
    patiently details "$uv" python install "$PYTHON_VERSION"
    found=$("$uv" python find "$PYTHON_VERSION")
  fi
  remember_python "$found"
}
