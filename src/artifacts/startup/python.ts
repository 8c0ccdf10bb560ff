import type { ScriptFacts } from './facts.ts';
import { array } from './settings.ts';

// Newest release on PyPI when this was written (seen with `pip index versions uv`, 2026-11-22).
const uvVersion = '0.13.9';

/** One interpreter, found once, and used by its absolute path from then on. */
export function python(facts: ScriptFacts): string | null {
  if (facts.preset.python === null) return null;
  return facts.plan.python.provider === 'uv' ? fromUv : fromImage(facts);
}

const heading = `# --- Python -------------------------------------------------------------------------------------
`;

// The path is kept in a file because each step runs in a subshell.
const remember = `# remember_python COMMAND: keeps its absolute path, and what identifies it.
remember_python() {
  "$1" -c 'import os, platform, sys
print(sys.executable)
print(os.path.realpath(sys.executable), platform.python_version())' >"$LOCAL/python"
  echo "Python: $(tail -n 1 "$LOCAL/python")"
}

load_python() { { read -r BASE_PYTHON && read -r PYTHON_ID; } <"$LOCAL/python"; }

is_wanted_python() {
  [[ $("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) == "$PYTHON_VERSION" ]]
}
`;

function fromImage(facts: ScriptFacts): string {
  const venvModule = facts.usesVenv
    ? `  # Debian and Ubuntu ship a Python without the part that makes virtual environments.
  if ! "$BASE_PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then apt_install "python$PYTHON_VERSION-venv"; fi
`
    : `  if ! "$BASE_PYTHON" -m pip --version >/dev/null 2>&1; then apt_install python3-pip; fi
`;
  return `${heading}
# "python" and "python3" can be different interpreters, so each is asked for its version.
${array('readonly PYTHON_COMMANDS', facts.pythonCommands)}

find_python() {
  local command found=''
  for command in "\${PYTHON_COMMANDS[@]}"; do
    if command -v "$command" >/dev/null && is_wanted_python "$command"; then
      found=$command
      break
    fi
  done
  if [[ -z $found ]]; then
    echo "There is no Python $PYTHON_VERSION here; looked for: \${PYTHON_COMMANDS[*]}."
    echo "This container may be another image than $IMAGE. Otherwise plan with --python uv:$PYTHON_VERSION."
    return 1
  fi
  remember_python "$found"
  load_python
${venvModule}}

${remember}`;
}

const fromUv = `${heading}
# Not the image's: one that uv brings. It lives on the volume and sees none of the image's packages.
readonly UV_VERSION=${uvVersion}
export UV_PYTHON_INSTALL_DIR="$WORKSPACE/.pod-wizard/python" UV_PYTHON_PREFERENCE=only-managed UV_NO_CONFIG=1

find_python() {
  local uv found
  uv=$(find_uv)
  if ! found=$("$uv" python find "$PYTHON_VERSION" 2>/dev/null) || ! is_wanted_python "$found"; then
    "$uv" python install "$PYTHON_VERSION"
    found=$("$uv" python find "$PYTHON_VERSION")
  fi
  remember_python "$found"
  load_python
}

# The image's own uv, or one in a small environment of its own.
find_uv() {
  local home="$WORKSPACE/.pod-wizard/uv-$UV_VERSION"
  if command -v uv; then return; fi
  if [[ ! -f $home/complete ]]; then
    rm -rf "$home"
    python3 -m venv "$home" >&2
    "$home/bin/python" -m pip install --no-input --disable-pip-version-check "uv==$UV_VERSION" >&2
    touch "$home/complete"
  fi
  echo "$home/bin/uv"
}

${remember}`;
