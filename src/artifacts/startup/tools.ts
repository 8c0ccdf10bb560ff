import { quote } from '../../basics/shell.ts';
import { joinPath, type ScriptFacts } from './facts.ts';

/** Programs that pip does not bring, fetched below the script's own folder or looked for in the image. */
export function tools({ preset, state }: ScriptFacts): string | null {
  if (preset.tools.length === 0) return null;
  const functions = preset.tools.map(({ command, atLeast, archive }, index) => {
    const directory = `${state}/tools/${command}`;
    const fetch =
      archive === null
        ? ''
        : `  fetch_tool ${[archive.url, archive.sha256 ?? '', directory].map(quote).join(' ')}\n`;
    const place = archive === null ? command : joinPath(directory, `${archive.bin}/${command}`);
    return `get_tool_${index + 1}() {
${fetch}  check_tool ${[place, atLeast ?? ''].map(quote).join(' ')}
}
`;
  });
  return `# --- Programs that pip does not bring -----------------------------------------------------------

${functions.join('\n')}${preset.tools.some(({ archive }) => archive !== null) ? `\n${fetchTool}` : ''}
# check_tool COMMAND LOWEST_VERSION
check_tool() {
  local found
  if ! command -v "$1" >/dev/null; then
    echo "There is no $1 here."
    return 1
  fi
  if [[ -z $2 ]]; then return; fi
  found=$("$1" --version 2>&1 | grep -oE '[0-9]+([.][0-9]+)+' | sed -n 1p || true)
  if ! printf '%s\\n' "$2" "$found" | sort -VC; then
    echo "$1 is version \${found:-unknown}; needed is $2 or newer."
    return 1
  fi
  echo "$1 \${found:-}"
}
`;
}

const fetchTool = `# fetch_tool URL SHA256 DIRECTORY: unpacked beside its place and moved there when it is whole.
fetch_tool() {
  local url=$1 sha256=$2 directory=$3 found
  rm -rf "$directory.new"
  mkdir -p "$directory.new"
  patiently curl -fsSL --connect-timeout 30 --speed-limit 1000 --speed-time 60 -o "$directory.archive" "$url"
  found=$(sha256sum <"$directory.archive")
  found=\${found%% *}
  if [[ -n $sha256 && $found != "$sha256" ]]; then
    rm -f "$directory.archive"
    echo "The sha256 of $url is $found; the preset says $sha256."
    return 1
  fi
  tar -xf "$directory.archive" -C "$directory.new" --no-same-owner
  rm -rf "$directory" "$directory.archive"
  mv "$directory.new" "$directory"
  echo "$url, sha256 $found"
}
`;

/** The calls in main. A program of the image is gone with the container, so it is looked for at every boot. */
export function toolSteps({ preset }: ScriptFacts): readonly string[] {
  return preset.tools.map(({ command, atLeast, archive }, index) => {
    const key =
      archive === null ? 'always' : quote([archive.url, archive.sha256, archive.bin, atLeast].join(' '));
    return `step tool-${index + 1} ${quote(`Get ${command}`)} ${key} get_tool_${index + 1}`;
  });
}

/** Commands that are run once the packages are there, with the app's own variables. */
export function build({ preset, appDirectory, words }: ScriptFacts): string | null {
  if (preset.build.length === 0) return null;
  const functions = preset.build.map(
    ({ command, workingDirectory }, index) => `build_${index + 1}() {
  app_environment
  ${unsetAsked(preset.asks.map(({ name }) => name))}cd ${quote(joinPath(appDirectory, workingDirectory))}
  ${words(command)}
}
`,
  );
  return `# --- Build --------------------------------------------------------------------------------------

${functions.join('\n')}`;
}

function unsetAsked(names: readonly string[]): string {
  return names.length === 0 ? '' : `export -n ${names.join(' ')}\n  `;
}

/** The calls in main: done again for another commit, command, program or set of packages, and after any build before. */
export function buildSteps({ preset }: ScriptFacts): readonly string[] {
  let before = '';
  return preset.build.map(({ title, command, workingDirectory }, index) => {
    before = [before, workingDirectory, ...command].join(' ').trim();
    const whole = [
      ...preset.repositories.map(({ commit }) => commit),
      ...preset.tools.map(({ archive }) => archive?.url ?? ''),
      before,
    ].join(' ');
    return `step build-${index + 1} ${quote(title)} "$(environment_key) "${quote(whole)} build_${index + 1}`;
  });
}
