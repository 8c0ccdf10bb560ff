import { quote } from '../../basics/shell.ts';
import type { PlacedWeight, ScriptFacts } from './facts.ts';

/** Weight files that must be there before the app starts. They are fetched while packages are installed. */
export function weights({ weights: files }: ScriptFacts): string | null {
  if (files.length === 0) return null;
  return `# --- Weights ------------------------------------------------------------------------------------

${files.map(fetchFunction).join('\n')}
# weight_is_whole ID FILE: as long as it was when it was fetched; "verify" compares the content too.
weight_is_whole() {
  local size _
  { read -r size _ <"$STATE/$1"; } 2>/dev/null && [[ $(stat -c %s -- "$2" 2>/dev/null) == "$size" ]]
}

# The token, where one is needed, comes from HF_TOKEN in the environment, and goes by a pipe: arguments
# can be read in the process list.
ask_hub() {
  if [[ -n \${HF_TOKEN:-} ]]; then
    curl -fsS --connect-timeout 30 -H @<(printf 'Authorization: Bearer %s\\n' "$HF_TOKEN") "$@"
  else
    curl -fsS --connect-timeout 30 "$@"
  fi
}

# fetch_weight ID PATH FILE: resumes what was begun; FILE appears only when it is whole.
fetch_weight() {
  local id=$1 url="\${HF_ENDPOINT:-https://huggingface.co}/$2" file=$3 part="$3.part" size sha256 found
  mkdir -p "\${file%/*}"
  # The hub's own answer names size and SHA-256 of a large file. Where that lies, only GET may be allowed.
  patiently ask_hub -I -o "$STATE/$id.headers" "$url"
  size=$(header x-linked-size "$STATE/$id.headers")
  if [[ -z $size ]]; then
    patiently ask_hub -L -I -o "$STATE/$id.headers" "$url"
    size=$(header content-length "$STATE/$id.headers")
  fi
  sha256=$(header x-linked-etag "$STATE/$id.headers")
  rm -f "$STATE/$id.headers"
  if [[ ! $size =~ ^[0-9]+$ ]]; then
    echo "The server does not say how long $url is."
    return 1
  fi

  # What lies there, cut off or whole, is where to go on from.
  if [[ -f $file ]]; then mv -f "$file" "$part"; fi
  if [[ -f $part ]] && { is_lfs_pointer "$part" || (($(stat -c %s "$part") > size)); }; then rm -f "$part"; fi
  if [[ ! -f $part ]] || (($(stat -c %s "$part") < size)); then
    patiently ask_hub -L -C - --speed-limit 1000 --speed-time 60 -o "$part" "$url"
  fi

  if is_lfs_pointer "$part"; then
    rm -f "$part"
    echo "$url is a Git LFS pointer, not the file itself."
    return 1
  fi
  if (($(stat -c %s "$part") != size)); then
    echo "$part has $(stat -c %s "$part") of $size bytes."
    return 1
  fi
  found=$(sha256sum <"$part")
  found=\${found%% *}
  if [[ $sha256 =~ ^[0-9a-f]{64}$ && $found != "$sha256" ]]; then
    rm -f "$part"
    echo "The sha256 of $file is $found; the server says $sha256. Restarting the pod fetches it anew."
    return 1
  fi
  # On the disk before the stamp is, so that a host that fails leaves no stamp without its file.
  sync "$part"
  mv -f "$part" "$file"
  printf '%s %s %s\\n' "$size" "$found" "$file" >"$STATE/$id"
  echo "$file: $size bytes"
}

# header NAME FILE: its value in the last answer that has it.
header() {
  tr -d '\\r"' <"$2" | awk -v name="$1:" 'tolower($1) == name { value = $2 } END { print value }'
}

is_lfs_pointer() { [[ $(head -c 24 -- "$1" | tr -d '\\0') == 'version https://git-lfs.' ]]; }
`;
}

function fetchFunction({ repo, revision, file, directory }: PlacedWeight, index: number): string {
  const path = [...repo.split('/'), 'resolve', revision ?? 'main', ...file.split('/')];
  const words = [`weight-${index + 1}`, path.map(encodeURIComponent).join('/'), `${directory}/${file}`];
  return `fetch_weight_${index + 1}() {
  fetch_weight ${words.map(quote).join(' ')}
}
`;
}

interface WeightCall {
  readonly id: string;
  readonly place: string;
  readonly key: string;
  readonly run: string;
  readonly title: string;
}

function weightCalls({ weights: files }: ScriptFacts): readonly WeightCall[] {
  return files.map(({ repo, revision, file, directory }, index) => ({
    id: `weight-${index + 1}`,
    place: quote(`${directory}/${file}`),
    key: quote(`${repo} ${revision ?? 'main'} ${file} ${directory}`),
    run: `fetch_weight_${index + 1}`,
    title: quote(`Fetch ${file}`),
  }));
}

/** The calls that start the downloads. A file that was cut or removed since is fetched again, whatever its stamp says. */
export function weightBegins(facts: ScriptFacts): readonly string[] {
  return weightCalls(facts).flatMap(({ id, place, key, run }) => [
    `weight_is_whole ${id} ${place} || rm -f "$STATE/done/${id}"`,
    `begin ${id} ${key} ${run}`,
  ]);
}

/** The calls that wait for them. */
export function weightSteps(facts: ScriptFacts): readonly string[] {
  return weightCalls(facts).map(({ id, key, run, title }) => `step ${id} ${title} ${key} ${run}`);
}
