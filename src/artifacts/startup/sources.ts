import { quote } from '../shell.ts';
import { joinPath, type ScriptFacts } from './facts.ts';

/** The repositories, each at its commit. */
export function sources(facts: ScriptFacts): string {
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
  local id=$1 url=$2 commit=$3 directory=$4 fresh="$4.pod-wizard-new"
  if [[ -d $directory/.git ]]; then
    update "$@"
    return
  fi
  # A clone is built beside its place and moved there when it is whole.
  rm -rf "$fresh" "$fresh.git"
  git_quietly init -q "$fresh"
  git_quietly -C "$fresh" remote add origin "$url"
  git_quietly -C "$fresh" fetch -q --depth 1 origin "$commit"
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
  local id=$1 url=$2 commit=$3 directory=$4 force=()
  # We hold the lock, so a lock file of git's is what a killed one left.
  rm -f "$directory/.git/index.lock" "$directory/.git/shallow.lock" "$directory/.git/HEAD.lock"
  if [[ -e $STATE/$id.partial ]]; then force=(--force); fi
  if ! git_quietly -C "$directory" cat-file -e "$commit^{commit}" 2>/dev/null; then
    git_quietly -C "$directory" fetch -q --depth 1 "$url" "$commit"
  fi
  if ((\${#force[@]} == 0)) && [[ -n $(git_quietly -C "$directory" status --porcelain --untracked-files=no) ]]; then
    echo "Files of $directory were changed by hand:"
    git_quietly -C "$directory" status --short --untracked-files=no
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
