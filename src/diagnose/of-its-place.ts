import type { Event } from './event.ts';
import { withItsNames } from './named-in-log.ts';
import { onWindows } from './on-windows.ts';

const ofUv =
  /uv venv --seed --python (?<python>3\.\d{1,2}) \/workspace\/venv && \. \/workspace\/venv\/bin\/activate/;
const ofPip =
  /^(?:(?<python>\S{1,200}) -m )?pip3? (?<verb>(?:un)?install)(?<what> .{1,600}?)(?<remark> {3}#.*)?$/;
export const usesUv =
  /(?:^|[$#%>❯] )uv (?:run|sync|add|lock|pip)\b|\.local\/share\/uv\/python|^Using CPython 3|^ {0,4}(?:error:|[×x]) Failed to (?:build|download)|No solution found|depends on `torch`|Build backend returned an error|hint: .{0,40}build|builds-v0|your project depends on|^(?:Resolved|Prepared|Audited) \d{1,4} packages? in /m;
export const projectOfUv = /(?:^|[$#%>❯] )uv (?:run|sync|add|lock)\b/;
const promptOfUser = /^(?:\([\w.-]{1,40}\) ?)?(?!root@)[\w.-]{1,40}@[\w.-]{1,60}:[^$#]{0,80}\$ /;
// A prompt, a frame or the name of a script; and what stands in the middle of a line.
const ofWindows =
  /^(?:\([\w.-]{1,40}\) ?)?(?:PS |File ")?[A-Za-z]:\\|[\s"'(][A-Z]:\\{1,2}[\w(]|\w\.exe\b(?=.{0,20}(?:failed| -))|WinError \d|\b[A-Z]:\\{1,2}Users\\|[\w.]\\(?:Scripts|site-packages|AppData|python_embeded)\\|\\python\.exe\b|\bWindows 1[01]\b(?!.{0,40}WSL)|\bpython_embede?d\b/;
const ofLinux =
  /^(?:\([\w.-]{1,40}\) ?)?[\w.-]{1,40}@[\w.-]{1,60}:|File "\/|(?:^|[\s"'(])\/(?:workspace|usr|opt|root|mnt)\//;
const withoutGpus = /\bdocker run (?!.{0,300}(?:--gpus|--runtime|--device|nvidia-smi))(?=.)/;
const buildStep =
  /^#\d{1,4} (?:[\d.]{3,9} |\[.{0,40}\] RUN )|^Step [\d/]{3,9} : RUN |\d\] RUN |process "\/bin\/\w{2,4} -c|command '\/bin\/\w{2,4} -c|^Dockerfile:\d{1,4}$/;
const isBuilt = /^Successfully (?:built|tagged) |naming to |writing image |\bdocker run\b/;

const restarted =
  'docker pull ollama/ollama:latest   # on the host, and make the container anew: the server in it is the one of its image; without docker: sudo systemctl restart ollama (a pod: pkill ollama, then ollama serve)';
const ofMac = /(?:^|[\s"'(])\/(?:Users\/[\w.-]|opt\/homebrew\/|Library\/Frameworks\/)|\bmacosx_\d|\bmacOS\b/;
// A cell starts no shell of its own for what is typed into it.
const ofNotebook =
  /<ipython-input|[\\/]ipykernel|^(?:Cell )?In ?\[\d|(?:^|[\s"'(])\/(?:content|kaggle)\/|<cell line|\bColab\b/;

/** Finished commands as they are typed where the log was written: into a Dockerfile, in conda, with uv, on Windows, in a cell. */
export function inItsPlace(general: readonly string[], event: Event): readonly string[] {
  const around = [...event.above, event.text, ...event.below].map((line) => line.slice(0, 400));
  const typed = inItsShell(general, event, around);
  if (!around.some((line) => ofNotebook.test(line))) return typed;
  // An environment that is made is entered by a terminal.
  const made = typed.findIndex((line) => /^(?!#).{0,300}\bactivate\b/.test(line));
  return typed.flatMap((line, at) => (made >= 0 && at >= made ? [line] : inCell(line)));
}

function inItsShell(general: readonly string[], event: Event, around: readonly string[]): readonly string[] {
  const { frames, pip } = event;
  const says = (pattern: RegExp) => around.some((line) => pattern.test(line));
  const named = general.map((line) => withItsNames(line, event));
  // The log shows the very command that hands over no GPU.
  const gpus = says(withoutGpus) ? named.filter((line) => /docker run --gpus all/.test(line)) : [];
  // The log shows that the newest is there: what still runs is older, and a container keeps it.
  const again = says(/ollama\.com\/install\.sh|^>>> (?:Installing ollama|Install complete)/);
  const fix = [...gpus, ...named.filter((line) => !gpus.includes(line))].map((line) =>
    again && line.startsWith('curl -fsSL https://ollama.com/install.sh') ? restarted : line,
  );
  const conda = /conda|mamba|miniforge|[\\/]envs[\\/]/.test(pip);
  const here = withItsPip(fix, pip);
  const own = says(usesUv)
    ? here.map((line) =>
        line
          .split(' && ')
          .map((one) => byUv(one, pip, says(projectOfUv)))
          .join(' && '),
      )
    : here;
  if (says(ofWindows) && !says(ofLinux)) {
    const powershell = says(/^(?:\([\w.-]{1,40}\) ?)?PS /);
    const [first = '', ...others] = own.map((line) => onWindows(conda ? inConda(line) : line, powershell));
    // What is for Linux alone stands behind what can be typed here.
    return first.startsWith('# in WSL') && others.some((line) => !line.startsWith('#'))
      ? [...others, first]
      : [first, ...others];
  }
  const at = around.findLastIndex((line) => buildStep.test(line));
  if (at >= 0 && !around.slice(at).some((line) => isBuilt.test(line))) return inDockerfile(own);
  const home = frames.some(({ file }) => /^\/(?:home|Users)\//.test(file)) && !says(/\/workspace\b/);
  if (says(ofMac)) return own.map((line) => onMac(conda ? inConda(line) : line));
  return own.map((line) => {
    const placed = conda ? inConda(line) : home ? line.replaceAll('/workspace/venv', '~/venv') : line;
    return says(promptOfUser) ? placed.replace(/(^|&& )apt-get /g, '$1sudo apt-get ') : placed;
  });
}

/** %pip is that of the kernel, %env and %cd outlive the cell; each ! has a shell of its own. */
function inCell(line: string): readonly string[] {
  if (/^[#%!]|^(?:RUN|ENV) /.test(line)) return [line];
  const [, typed = line, remark = ''] = /^(.{1,2000}?)( {3}#.*)?$/.exec(line) ?? [];
  if (/^(?:export|set) /.test(typed)) {
    const given = [...typed.matchAll(/ (\w{1,60})=(?:"([^"$]{0,200})"|([^\s"$]{0,200}))(?= |$)/g)];
    const sets = given.map(([, name, inner, plain]) => `%env ${name}=${inner ?? plain}`);
    return sets.length === 0 || /[$&;]/.test(typed.replace(/"[^"]*"/g, ''))
      ? [line]
      : withRemark(sets, remark);
  }
  if (/ && |; /.test(typed)) return [`!${line}`];
  const made = typed
    .replace(/^(?:\S{1,200} -m )?pip3? (?=(?:un)?install )/, '%pip ')
    .replace(/^cd (?=\S)/, '%cd ');
  return [`${made === typed ? '!' : ''}${made}${remark}`];
}

const withRemark = (lines: readonly string[], remark: string) =>
  lines.map((line, at) => (at === 0 ? `${line}${remark}` : line));

/** What macOS has in place of tools of Linux. */
const onMac = (line: string) =>
  line
    .replace(/(^|&& |xargs(?: -r)? )sed -i(?= )/g, "$1sed -i ''")
    .replace(
      /(?:sudo )?apt-get update && (?:sudo )?apt-get install -y (?=(?:ffmpeg|git|git-lfs|cmake|espeak-ng|wget|aria2|swig|sox)(?:$| && | {3}#))/g,
      'brew install ',
    );

const plainPip =
  /(?<=^|&& |; )((?:[A-Z_]{3,40}=(?:"[^"]{0,200}"|[^\s"]{1,80}) ){0,3})(?:python3 -m )?pip3? (?=install|uninstall|show|list|cache|index)/g;

/** In each step the pip of the environment that the log names, up to where a command makes another. */
function withItsPip(fix: readonly string[], pip: string): readonly string[] {
  if (!/^(?:[~/]|[A-Za-z]:)/.test(pip)) return fix;
  const python = pip.replace(/ -m pip$/, '');
  const made = fix.findIndex((line) =>
    /^(?!#).{0,300}(?: venv |conda (?:create|activate)|\bactivate\b)/.test(line),
  );
  return fix.map((line, at) =>
    line.startsWith('#') || (made >= 0 && at >= made)
      ? line
      : line.replace(plainPip, `$1${pip} `).replace(/\$\(python3 (?=-c )/g, `$(${python} `),
  );
}

const inConda = (line: string) =>
  line.replace(ofUv, (_, python: string) => {
    const name = `py${python.replace('.', '')}`;
    return `conda create -y -n ${name} -c conda-forge python=${python} pip && conda activate ${name}`;
  });

/** Environments that uv makes have no pip; what is not in the project, the next uv run takes back. */
function byUv(line: string, pip: string, project: boolean): string {
  const { python, verb, what = '', remark = '' } = ofPip.exec(line)?.groups ?? {};
  if (verb === undefined) return line;
  if (project && verb === 'install' && !/ -(?!U )/.test(what)) return `uv add${what}${remark}`;
  const path =
    python === undefined || !pip.startsWith(python) || !python.includes('/') ? '' : ` --python ${python}`;
  // What pip is told by options of its own, uv reads from the environment.
  const patient = what.includes(' --timeout ') ? 'UV_HTTP_TIMEOUT=1000 UV_HTTP_RETRIES=10 ' : '';
  const words = what.replace(' -y ', ' ').replace(' --timeout 1000 --retries 10', '');
  return `${patient}uv pip ${verb}${path}${words}${remark}`;
}

/** What is typed into a container that is built is lost with it. */
function inDockerfile(fix: readonly string[]): readonly string[] {
  if (fix.some((line) => /Dockerfile|docker build/.test(line))) return fix;
  const lines = fix.flatMap((line) => {
    const [, set, remark] = /^export (.{1,300}?)(?: {3}(#.*))?$/.exec(line) ?? [];
    if (set !== undefined) return [`ENV ${set}`, ...(remark === undefined ? [] : [remark])];
    if (!/^(?:sudo )?(?:apt-get|(?:\S{1,200} -m )?pip3? (?:un)?install|uv (?:pip|venv)) /.test(line))
      return [line];
    const run = `RUN ${line.replace(/^sudo |(?<=&& )sudo /g, '')}`;
    return ofUv.test(run)
      ? [
          run.replace(ofUv, 'pip install uv && uv venv --seed --python $<python> /opt/venv'),
          'ENV PATH=/opt/venv/bin:$PATH',
        ]
      : [run];
  });
  return lines[0] === fix[0] ? fix : ['# in the Dockerfile, above the RUN that failed:', ...lines];
}
