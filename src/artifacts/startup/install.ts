import { quote, quoteAll, writeLines } from '../../basics/shell.ts';
import { joinPath, type ScriptFacts } from './facts.ts';
import { type InstallPass, trioRequirements } from './requirements.ts';

/** Virtual environment, torch, and the passes, all under one constraints file. */
export function install(facts: ScriptFacts): string {
  if (facts.preset.python === null) return withoutPython;
  return [
    `# --- Python packages ----------------------------------------------------------------------------

write_constraints() {
  ${writeLines('"$STATE/constraints.txt"', facts.constraints)}
}
`,
    facts.usesVenv ? virtualEnvironment(facts) : intoTheSystem(facts),
    pip(facts),
    ...torch(facts),
    ...(facts.passes.some(({ files }) => files !== undefined) ? [ownFiles] : []),
    ...facts.passes.map((pass, index) => passFunction(facts, pass, index)),
  ].join('\n');
}

/** The calls in main. */
export function installSteps({ passes, usesVenv, resolved, preset }: ScriptFacts): readonly string[] {
  if (preset.python === null) return [];
  const key = '"$(environment_key)"';
  return [
    ...(usesVenv ? [`step venv 'Make the virtual environment' ${key} make_venv`] : []),
    ...torchStep(resolved.torch, key),
    ...passes.map(
      ({ title }, index) =>
        `step packages-${index + 1} ${quote(`Install packages: ${title}`)} ${key} install_packages_${index + 1}`,
    ),
  ];
}

function virtualEnvironment({ seesSystem }: ScriptFacts): string {
  return `PYTHON="$VENV/bin/python"

# What the installed packages depend on. Another interpreter, image or set of pins makes another key.
environment_key() { echo "$PACKAGES $IMAGE $PYTHON_ID"; }

choose_python() { load_python; }

${forgetUnfinished(`done_before environment "$(environment_key)" && "$PYTHON" -c '' 2>/dev/null`)}
make_venv() {
  rm -rf "$VENV"
  "$BASE_PYTHON" -m venv ${seesSystem ? '--system-site-packages ' : ''}"$VENV"
  "$PYTHON" -m pip --version
}
`;
}

function intoTheSystem({ plan }: ScriptFacts): string {
  const flag =
    plan.install === 'system-break'
      ? `  # The flag only where the marker asks for it, and only if this pip knows it: to an older one it is fatal.
  local marker='import os, sysconfig; print(os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")))'
  if [[ $("$PYTHON" -c "$marker") == True ]] &&
    "$PYTHON" -m pip install --help | grep -- --break-system-packages >/dev/null; then
    PIP_FLAGS=(--break-system-packages)
  fi
`
      : '';
  return `${plan.install === 'system-break' ? 'PIP_FLAGS=()\n\n' : ''}# These packages live on the container disk, so a new container starts from nothing.
environment_key() { echo "$PACKAGES $IMAGE $PYTHON_ID $(<"$LOCAL/container")"; }

choose_python() {
  load_python
  PYTHON=$BASE_PYTHON
${flag}}

${forgetUnfinished('done_before environment "$(environment_key)"')}`;
}

function forgetUnfinished(isWhole: string): string {
  return `# An environment that was not finished is not mended but made again: a killed pip leaves packages half
# replaced, and looks at them no more. Wheels come from pip's cache on the volume, so that costs little.
forget_unfinished_environment() {
  if ${isWhole}; then return; fi
  rm -f "$STATE"/done/{environment,venv,torch,packages-*,check-install}
}
`;
}

function pip({ usesVenv, plan }: ScriptFacts): string {
  // What is never imported need not be compiled, and that is most of it.
  const program =
    plan.python.provider === 'uv'
      ? `"$(find_uv)" pip install --no-progress --python "$PYTHON"`
      : `"$PYTHON" -m pip install --progress-bar off --no-compile`;
  const flags = plan.install === 'system-break' && !usesVenv ? ` "\${PIP_FLAGS[@]}"` : '';
  // Outside a venv the image's own PIP_BREAK_SYSTEM_PACKAGES may be what makes "system" work, so it stays.
  const dropped = usesVenv || plan.install === 'system-break' ? ' PIP_BREAK_SYSTEM_PACKAGES' : '';
  return `# Settings of the image's or the user's that would bend what is installed.
neutralise_pip() {
  unset PIP_CONSTRAINT PIP_BUILD_CONSTRAINT PIP_REQUIREMENT PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_NO_DEPS \\
    PIP_PRE PIP_UPGRADE PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_NO_INDEX PIP_REQUIRE_VIRTUALENV PIP_IGNORE_INSTALLED \\
    PIP_FORCE_REINSTALL PIP_NO_CACHE_DIR PIP_DRY_RUN PYTHONPATH PYTHONHOME VIRTUAL_ENV${dropped}
  export PIP_CACHE_DIR="$WORKSPACE/.cache/pip" PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_RETRIES="\${PIP_RETRIES:-5}"
  export PIP_ROOT_USER_ACTION=ignore PYTHONNOUSERSITE=1
${plan.python.provider === 'uv' ? uvSettings : ''}}

pip_install() {
  (
    cd "$APP"
    neutralise_pip
    ${program} --constraint "$STATE/constraints.txt"${flags} "$@"
  )
}
`;
}

// uv is here anyway and much faster. It knows the same index and options by other names.
const uvSettings = `  unset UV_CONSTRAINT UV_OVERRIDE UV_DEFAULT_INDEX UV_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_NO_CACHE UV_PRERELEASE \\
    UV_RESOLUTION UV_EXCLUDE_NEWER
  export UV_CACHE_DIR="$WORKSPACE/.cache/uv"
  if [[ -n \${PIP_INDEX_URL:-} ]]; then export UV_INDEX_URL="$PIP_INDEX_URL"; fi
`;

function torchStep(torch: ScriptFacts['resolved']['torch'], key: string): readonly string[] {
  if (torch === null) return [`step constraints 'Write the constraints' ${key} write_constraints`];
  return torch.from === 'image'
    ? [`step torch "Find the image's torch" ${key} install_torch`]
    : [`step torch ${quote(`Install torch ${torch.torch}`)} ${key} install_torch`];
}

function torch(facts: ScriptFacts): readonly string[] {
  if (facts.resolved.torch === null) return [];
  return [facts.resolved.torch.from === 'image' ? imageTorch : ownTorch(facts)];
}

const imageTorch = `# The image's own torch serves; the constraints keep every pass from replacing it.
install_torch() {
  local found
  write_constraints
  found=$("$PYTHON" -c 'import torch; print(torch.__version__)')
  echo "The image's torch: $found"
  if [[ \${found%%+*} != "$TORCH" ]]; then
    echo "Planned was $TORCH; this container may be another image than $IMAGE."
    return 1
  fi
}
`;

function ownTorch(facts: ScriptFacts): string {
  return `# The three that must fit each other, from the one index that has this CUDA build.
install_torch() {
  write_constraints
  pip_install --index-url "\${POD_WIZARD_TORCH_INDEX:-https://download.pytorch.org/whl/$CUDA_TAG}" \\
    ${quoteAll(trioRequirements(facts.resolved))}
}
`;
}

function passFunction(
  facts: ScriptFacts,
  { requirements, editable, noDeps, files = [] }: InstallPass,
  index: number,
): string {
  const words = [
    ...(noDeps ? ['--no-deps'] : []),
    ...files.map(({ file }) => `--requirement ${quote(`${joinPath(facts.appDirectory, file)}.pod-wizard`)}`),
    ...editable.map((path) => `--editable ${quote(joinPath(facts.appDirectory, path))}`),
    ...requirements.map(quote),
  ];
  const lines = words.map((word, at) => `    ${word}${at === words.length - 1 ? '' : ' \\'}`);
  const filtered = files.map(
    ({ file, names, beginnings }) =>
      `  leave_out ${[joinPath(facts.appDirectory, file), names.join(' '), ...beginnings].map(quote).join(' ')}\n`,
  );
  return `install_packages_${index + 1}() {
${filtered.join('')}  pip_install \\
${lines.join('\n')}
}
`;
}

const withoutPython = `# --- Packages -----------------------------------------------------------------------------------

# This app needs no Python. What was fetched for it depends on:
environment_key() { echo "$PACKAGES $IMAGE"; }
`;

const ownFiles = `# leave_out FILE NAMES BEGINNING...: writes FILE.pod-wizard, which is FILE without the lines of these packages
# (normalised names, with a blank between) and without those that begin so.
leave_out() {
  local file=$1 names=$2
  shift 2
  NAMES=$names BEGINNINGS=$(printf '%s\\n' "$@") awk '
    function name_of(line) {
      sub(/^[ \\t]+/, "", line)
      sub(/[^A-Za-z0-9._-].*/, "", line)
      gsub(/[-_.]+/, "-", line)
      return tolower(line)
    }
    BEGIN { count = split(ENVIRON["BEGINNINGS"], beginnings, "\\n") }
    {
      out = goes_on || (name_of($0) != "" && index(" " ENVIRON["NAMES"] " ", " " name_of($0) " ") > 0)
      text = $0
      sub(/^[ \\t]+/, "", text)
      for (i = 1; i <= count; i++) if (beginnings[i] != "" && index(text, beginnings[i]) == 1) out = 1
      goes_on = out && /\\\\\\r?$/
      if (!out) print
    }
  ' "$file" >"$file.pod-wizard"
}
`;
