# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# remember_python COMMAND: its absolute path, and what identifies it, in a file: each step is a subshell.
remember_python() {
  "$1" -c 'import os, platform, sys
print(sys.executable)
print(os.path.realpath(sys.executable), platform.python_version())' >"$LOCAL/python"
  load_python
  echo "Python: $PYTHON_ID"
}
load_python() { { read -r BASE_PYTHON && read -r PYTHON_ID; } <"$LOCAL/python"; }
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }
