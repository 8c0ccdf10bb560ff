import { quote } from '../../basics/shell.ts';
import { joinPath, type ScriptFacts } from './facts.ts';

/** The repositories, each at its commit. */
export function sources(facts: ScriptFacts): string | null {
  if (facts.preset.repositories.length === 0) return null;
  const functions = facts.preset.repositories.map(
    ({ url, commit, into }, index) =>
      `fetch_source_${index + 1}() {
  checkout source-${index + 1} ${quote(url)} ${commit} ${quote(joinPath(facts.appDirectory, into))}
}
`,
  );
  return `# --- Sources ------------------------------------------------------------------------------------

${functions.join('\n')}
git_quietly() {
  # The volume may belong to another user than this container's root.
  GIT_TERMINAL_PROMPT=0 git -c safe.directory='*' -c advice.detachedHead=false "$@"
}

# checkout ID URL COMMIT DIRECTORY: leaves DIRECTORY with exactly that commit, and whatever else was in it.
checkout() {
  local directory=$4
  rm -rf "$directory.pod-wizard-new" "$directory.pod-wizard-new.git"
  if [[ -e $directory/.git ]]; then
    if git_quietly --git-dir="$directory/.git" fsck --connectivity-only >/dev/null 2>&1; then
      update "$@"
      return
    fi
    # Another tool was killed while it cloned. Kept aside, because we did not make it.
    echo "$directory/.git is not a whole repository; it is kept as .git.unusable"
    rm -rf "$directory/.git.unusable"
    mv "$directory/.git" "$directory/.git.unusable"
  fi
  clone "$@"
}

# A clone is built beside its place and moved there when it is whole.
clone() {
  local url=$2 commit=$3 directory=$4 fresh="$4.pod-wizard-new"
  git_quietly init -q "$fresh"
  git_quietly -C "$fresh" remote add origin "$url"
  patiently git_quietly -C "$fresh" fetch -q --depth 1 origin "$commit"
  git_quietly -C "$fresh" checkout -q --detach "$commit"
  if [[ ! -e $directory ]]; then
    mkdir -p "\${directory%/*}"
    mv "$fresh" "$directory"
  else
    # The place holds files of the user's (models, outputs): keep them; .git comes last, as the sign of a whole clone.
    mv "$fresh/.git" "$fresh.git"
    cp -a "$fresh/." "$directory/"
    mv "$fresh.git" "$directory/.git"
    rm -rf "$fresh"
  fi
  echo "$url at $commit"
}

update() {
  local id=$1 url=$2 commit=$3 directory=$4 changes force=()
  # We hold the lock, so a lock file of git's is what a killed one left.
  rm -f "$directory/.git/index.lock" "$directory/.git/shallow.lock" "$directory/.git/HEAD.lock"
  if [[ -e $STATE/$id.partial ]]; then force=(--force); fi
  if ! git_quietly -C "$directory" cat-file -e "$commit^{commit}" 2>/dev/null; then
    patiently git_quietly -C "$directory" fetch -q --depth 1 "$url" "$commit"
  fi
  changes=$(git_quietly -C "$directory" status --porcelain --untracked-files=no)
  # Files that are only missing are what a killed clone of another tool's leaves.
  if [[ -n $changes ]] && ! grep -vE '^ ?D' <<<"$changes" >/dev/null; then force=(--force); fi
  if ((\${#force[@]} == 0)) && [[ -n $changes ]]; then
    echo "Files of $directory were changed by hand:"
    echo "$changes"
    echo "They would be overwritten. Commit them elsewhere or undo them (git -C $directory checkout .), then restart."
    return 1
  fi
  touch "$STATE/$id.partial"
  git_quietly -C "$directory" checkout -q "\${force[@]}" --detach "$commit"
  rm -f "$STATE/$id.partial"
  echo "$url at $commit"
}
`;
}

/** The calls in main. */
export function sourceSteps({ preset }: ScriptFacts): readonly string[] {
  return preset.repositories.map(
    ({ url, commit, into }, index) =>
      `step source-${index + 1} ${quote(`Fetch ${url.replace(/^https:\/\//, '')}`)} ${quote(`${url} ${commit} ${into}`)} fetch_source_${index + 1}`,
  );
}
