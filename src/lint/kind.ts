import { kindOf as packageKindOf } from '../catalog/package-kinds.ts';
import { normaliseName, parseRequirement } from '../packaging/requirement.ts';

export type FileKind =
  | 'shell'
  | 'start command'
  | 'requirements'
  | 'dockerfile'
  | 'flash'
  | 'runpod sdk'
  | 'worker'
  | 'python'
  | 'markdown'
  | 'conda'
  | 'pyproject'
  | 'compose'
  | 'skypilot';

/** What is looked at to tell what a file is, in characters. */
const looked = 20_000;

/** What a file is, by its name, else by what stands in it; null: nothing that can be judged. */
export function kindOf(path: string, text: string): FileKind | null {
  const name = path.replace(/^.*[/\\]/, '').toLowerCase();
  const head = text.slice(0, looked);
  if (/^(?:dockerfile|containerfile)(?:\..*)?$|\.(?:dockerfile|containerfile)$/.test(name))
    return 'dockerfile';
  if (/\.(?:sh|bash)$/.test(name)) return 'shell';
  if (/\.(?:md|markdown)$/.test(name)) return 'markdown';
  if (/\.py$/.test(name)) return pythonKind(text);
  if (/^pyproject.*\.toml$/.test(name)) return 'pyproject';
  if (/\.ya?ml$/.test(name)) return yamlKind(head);
  if (isCondaExport(head)) return 'conda';
  if (/(?:^|[._-])(?:requirements|constraints)[^/]*\.(?:txt|in)$/.test(name)) return 'requirements';
  if (head.includes('\0') || head.trim() === '') return null;
  if (/\.(?:toml|json|ini|cfg|lock|xml|html?|csv|log|ipynb|js|ts|c|cpp|rs|go|ps1|bat)$/.test(name))
    return null;
  // A unit of systemd, settings of a program, XML: what is in them is no command.
  if (/^(?:\s|#(?!!)[^\n]*\n)*(?:\[[\w-]+\]\s*\n|\{\s*"|<[\w?!])/.test(head)) return null;
  if (/^#!.*\b(?:ba|da|z)?sh\b/.test(head)) return 'shell';
  if (/^#!.*\bpython/.test(head)) return pythonKind(text);
  if (/^\s{0,3}(?:```|~~~)/m.test(head) && /^#{1,6} /m.test(head)) return 'markdown';
  if (/^[ \t]*FROM[ \t]+\S/im.test(head) && /^[ \t]*(?:RUN|CMD|ENTRYPOINT|COPY)\s/im.test(head))
    return 'dockerfile';
  if (/^[ \t]*@(?:remote|Endpoint|app\.(?:queue|api|task))[ \t]*\(/m.test(head)) return pythonKind(text);
  if (/^\s*(?:bash|sh) -c ['"]?echo [A-Za-z0-9+/=]{100}/.test(head)) return 'start command';
  // As we write it: the packed script comes after the program.
  if (/^\s*(?:bash|sh) -c '[^'\n]{1,1000}' [A-Za-z0-9+/=]{100}/.test(head)) return 'start command';
  if (looksLikeRequirements(head) || (name.endsWith('.txt') && areNames(head))) return 'requirements';
  return yamlKind(head) ?? (looksLikeShell(head) ? 'shell' : null);
}

/** What `conda list --export` and `--explicit` write: for conda create --file, not for pip. */
export function isCondaExport(text: string): boolean {
  return /^# This file may be used to create an environment using:|^@EXPLICIT\s*$|^[\w.-]+=[\w.+!]+=pypi_0\s*$/m.test(
    text.slice(0, looked),
  );
}

function pythonKind(text: string): FileKind {
  if (
    /^[ \t]*(?:from|import)[ \t]+(?:runpod_flash|tetra_rp)\b/m.test(text) ||
    /^[ \t]*@(?:remote|Endpoint)\b|\b(?:ServerlessEndpoint|LiveServerless|Endpoint)\(/m.test(text)
  )
    return 'flash';
  if (/^[ \t]*@\w+\.(?:queue|api|task)\(/m.test(text) && /\bApp\(/.test(text) && /\brunpod\b/.test(text))
    return 'runpod sdk';
  return /\brunpod\.serverless\.start\b|\bserverless\.start\(|^from[ \t]+runpod\.serverless[ \t]+import[^\n]*\bstart\b/m.test(
    text,
  )
    ? 'worker'
    : 'python';
}

function yamlKind(head: string): FileKind | null {
  if (
    /^services:\s*$/m.test(head) &&
    /^[ \t]+(?:image|build|command|environment|gpus|deploy|volumes|ports|runtime|devices):/m.test(head)
  )
    return 'compose';
  // All of it at the left: what was lost is said, not refused.
  if (
    /^services:[ \t]*\n[\w-]{1,60}:[ \t]*\n(?:image|build|container_name|ports|command|environment|volumes):/m.test(
      head,
    )
  )
    return 'compose';
  if (
    /^(?:setup|run):[ \t]*\S/m.test(head) &&
    /^(?:resources|file_mounts|num_nodes|workdir|envs):/m.test(head)
  )
    return 'skypilot';
  return /^dependencies:\s*$/m.test(head) && /^[ \t]*- /m.test(head) ? 'conda' : null;
}

/** What a file seems to be that cannot be judged, and what to do with it instead. */
export function seemsToBe(path: string, text: string): string {
  const name = path.replace(/^.*[/\\]/, '').toLowerCase();
  const head = text.slice(0, looked);
  if (/^Package\s+Version\s*$/m.test(head) && /^-{3,}/m.test(head))
    return 'the output of pip list, which pod-wizard compare reads';
  if (/^Traceback \(most recent call last\)|^(?:ERROR|Error):/m.test(head) || /\.log$/.test(name))
    return 'a log, which pod-wizard diagnose reads';
  if (/\.json$|^\s*[[{]/.test(name) || /^\s*\{/.test(head)) return 'JSON';
  if (/\.ya?ml$/.test(name))
    return 'YAML that is neither a compose file, a conda environment nor a task of SkyPilot';
  if (/\.(?:toml|lock)$/.test(name)) return 'TOML other than pyproject.toml';
  if (/<html|<!doctype/i.test(head)) return 'an HTML page';
  if (looksLikeList(head) >= 0.4) return 'a list of which too much is no requirement that pip can read';
  return 'prose';
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .slice(0, 200)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');

const plainly =
  /[=<>~!]=|[<>]\d|@\s*(?:git\+|https?:|file:)|^(?:-r|-c|-e|-i|-f)\s|^--(?:extra-)?index-url|^--find-links|^git\+https?:/;

/** True where nearly every line is a requirement or an option of pip, and at least one says so plainly. */
export function looksLikeRequirements(text: string): boolean {
  const lines = linesOf(text);
  // One bad line makes no other file of it; a sentence does.
  const bad = lines.filter((line) => !isRequirementLine(line));
  if (!lines.some((line) => plainly.test(line))) return false;
  return (
    bad.length === 0 ||
    (bad.length <= lines.length / 3 && bad.every((line) => /^[A-Za-z0-9._[\]-]+\s*[=<>~!]/.test(line)))
  );
}

/** Names without a version are words as well: half of them are to be packages that many know. */
function areNames(text: string): boolean {
  const lines = linesOf(text);
  const known = lines.filter((line) => packageKindOf(normaliseName(line)) !== null).length;
  return known > 1 && known >= lines.length / 2 && lines.every((line) => /^[\w.-]{2,60}$/.test(line));
}

function isRequirementLine(line: string): boolean {
  return line.length < 2000 && (parseRequirement(line) !== null || /^(?:-|git\+|https?:)/.test(line));
}

/** Share of the lines that are requirements with a version. */
function looksLikeList(text: string): number {
  const lines = linesOf(text);
  return (
    lines.filter((line) => plainly.test(line) && isRequirementLine(line)).length / Math.max(1, lines.length)
  );
}

const commandLike =
  /^(?:(?:sudo|exec|nohup|time|env)\s+)*(?:(?:\S*\/)?(?:pip3?|python[\d.]*|bash|sh|uv|conda|apt|apt-get|git|curl|wget|cd|export|source|echo|printf|mkdir|rm|cp|mv|ln|chmod|chown|sleep|tail|touch|set|trap|docker|jupyter|nginx|service|tar|unzip|huggingface-cli|hf|accelerate|npm|node|cat|tee|eval|exit|kill|wait|unset|tmux|screen)(?:\s|;|$)|(?:if|for|while|until|case|function)\s|(?:fi|done|then|else|do|esac|\}|\{)(?:\s|;|$)|[A-Za-z_]\w*=(?!=)|\[\[?\s|\.{0,2}\/\S+|\. \S)/;

/** True where most lines begin as commands do, and one is a command for sure. */
function looksLikeShell(text: string): boolean {
  const lines = linesOf(text.replaceAll('\\\n', ' '));
  const commands = lines.filter((line) => commandLike.test(line)).length;
  return commands > 0 && commands >= lines.length / 2;
}
