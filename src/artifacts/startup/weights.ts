import { quote } from '../shell.ts';
import type { PlacedWeight, ScriptFacts } from './facts.ts';

/** Weight files that must be there before the app starts. */
export function weights({ weights: files }: ScriptFacts): string | null {
  if (files.length === 0) return null;
  return `# --- Weights ------------------------------------------------------------------------------------

${files.map(fetchFunction).join('\n')}
# fetch_weight REPOSITORY REVISION FILE DIRECTORY GB: resumes what was begun; GB 0 means that the size is not known.
# A token, where one is needed, comes from HF_TOKEN in the environment and from nowhere else.
fetch_weight() {
  mkdir -p "$4"
  app_environment
  "$PYTHON" - "$@" <<'END_OF_PYTHON'
import os, sys
from huggingface_hub import hf_hub_download

repo, revision, name, folder, gb = sys.argv[1:]
path = os.path.join(folder, name)

def trouble():
    if not os.path.isfile(path):
        return 'is not there'
    with open(path, 'rb') as file:
        if file.read(40).startswith(b'version https://git-lfs'):
            return 'is a Git LFS pointer, not the file itself'
    size = os.path.getsize(path) / 1e9
    # Sizes are stated in rounded GB, so only a file that is clearly too short counts as cut off.
    if size < float(gb) * 0.95 - 0.01:
        return f'has {size:.2f} GB of {gb}'
    return None

hf_hub_download(repo, name, revision=revision or None, local_dir=folder, force_download=bool(os.path.exists(path) and trouble()))
if trouble():
    sys.exit(f'{path} {trouble()}')
print(f'{path}: {os.path.getsize(path) / 1e9:.2f} GB')
END_OF_PYTHON
}
`;
}

function fetchFunction({ repo, revision, file, directory, gb }: PlacedWeight, index: number): string {
  return `fetch_weight_${index + 1}() {
  fetch_weight ${[repo, revision ?? '', file, directory, String(gb ?? 0)].map(quote).join(' ')}
}
`;
}

/** The calls in main. A file that was removed since is fetched again, whatever its stamp says. */
export function weightSteps({ weights: files }: ScriptFacts): readonly string[] {
  return files.flatMap(({ repo, revision, file, directory }, index) => {
    const id = `weight-${index + 1}`;
    const path = quote(`${directory}/${file}`);
    return [
      `[[ -s ${path} ]] || rm -f "$STATE/done/${id}"`,
      `step ${id} ${quote(`Fetch ${file}`)} ${quote(`${repo} ${revision ?? 'latest'} ${file} ${directory}`)} fetch_${id.replace('-', '_')}`,
    ];
  });
}
