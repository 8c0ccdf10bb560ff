/** What only a shell of Linux knows: commands, folders, pipes to them, and what is put in place of `$(…)`. */
const ofLinux =
  /^(?:sudo|apt|find|grep|sed|head|tail|echo|env|which|source|\.|chmod|chown|free|df|du|ld|printf|nohup|dmesg|bash|sh|for|test|\[|[A-Z]="\$|export|getent|ls|cat|lspci|ln|dpkg|add-apt|systemctl|journalctl|ss|lsof|kill|id|file|date|cp|rsync|touch|tmux|ulimit|command)(?:$|[ -])|\$\(|\$\{?[A-Z]|(?:^|[\s"'=:])\/(?:dev|usr|etc|root|var|tmp|proc|opt|workspace|sys|data)\b|~\/|\| {0,2}(?:grep|head|tail|sed|awk|xargs|sh|sudo|bash|tee|sort|wc)\b/;

const ofUv =
  /^(?:curl \S{1,20} https:\/\/astral\.sh\S{1,40} \| sh && \. "\$HOME\/\.local\/bin\/env" && )?uv venv --seed --python (3\.\d{1,2}) \/workspace\/venv && \. \/workspace\/venv\/bin\/activate/;

/** What comes before or after an install of pip in bash alone. */
const ofItsSystem =
  /^apt-get update && apt-get install -y [\w. +-]{1,200} && (?=\S{1,200} -m pip |pip )| && hash -r(?= |$)/g;

/** Whole lines, and what does the same there. */
const instead: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^apt-get .{0,60} ffmpeg\b/, 'winget install -e --id Gyan.FFmpeg   # then a new window'],
  [/^apt-get .{0,60} git(?:-lfs)?$/, 'winget install -e --id Git.Git   # then a new window'],
  [/^apt-get .{0,60} espeak\b/, 'winget install -e --id eSpeak-NG.eSpeak-NG   # then a new window'],
  [/^curl .{0,60}nodesource/, 'winget install -e --id OpenJS.NodeJS.LTS   # then a new window'],
  [/^curl .{0,30}rustup/, 'winget install -e --id Rustlang.Rustup   # then a new window'],
  [/^curl .{0,30}ollama\.com/, 'winget install -e --id Ollama.Ollama'],
  [/^nohup ollama serve/, 'ollama serve   # in a window of its own'],
  [
    /^D="\$\(find .{0,60}antelopev2/,
    'move models\\insightface\\models\\antelopev2\\antelopev2\\* models\\insightface\\models\\antelopev2   # in the folder of ComfyUI: the .onnx files belong directly there',
  ],
  [
    /^find .{0,20}anager\/config\.ini/,
    'notepad user\\default\\ComfyUI-Manager\\config.ini   # in the folder of ComfyUI (not there: user\\__manager\\config.ini): security_level = weak; then restart; back to normal afterwards',
  ],
  [/^df -h\b/, 'dir   # its last line says what is free'],
];

/** What only looks a thing up, behind what was done: left out where it cannot be typed. */
const looksUp = /^(?:grep|find|ls|file|ldd|which|head) /;

/** A line of bash as it is typed in cmd or PowerShell; a remark, where neither can do it. */
export function onWindows(line: string, powershell: boolean): string {
  if (line.startsWith('#')) return line;
  const made = line
    .replace(
      ofUv,
      'python -m pip install uv && python -m uv venv --seed --python $1 venv && venv\\Scripts\\activate',
    )
    .replace(ofItsSystem, '');
  const [, typed = made, remark = ''] = /^(.{1,2000}?)( {3}#.*)?$/.exec(made) ?? [];
  const whole = instead.find(([pattern]) => pattern.test(typed));
  if (whole !== undefined) return whole[1];
  const quoted: string[] = [];
  const [first = '', ...later] = typed
    .replace(/'[^']*'|"[^"]*"/g, (one) => `\0${quoted.push(inDouble(one)) - 1}\0`)
    .split(/( && |; )/)
    .map((step) => step.replace(/\0(\d{1,3})\0/g, (_, at: string) => quoted[Number(at)] ?? ''));
  let done = asTyped(first, powershell);
  for (let at = 0; at < later.length; at += 2) {
    const next = asTyped(later[at + 1] ?? '', powershell);
    if (next === null && later[at] === '; ' && looksUp.test(later[at + 1] ?? '')) continue;
    const between = powershell ? '; ' : later[at] === '; ' ? ' & ' : ' && ';
    done = done === null || next === null ? null : `${done}${between}${next}`;
  }
  if (done !== null) return `${done}${remark}`;
  // A backslash is none in bash, and a drive of Windows has another name in WSL.
  const posix = line.replace(/\b[A-Za-z]:\\[^\s"']{1,400}/g, (one) => one.replaceAll('\\', '/'));
  return posix !== line
    ? `# in Git Bash: ${posix}`
    : `# in WSL${/^(?:sudo|apt)/.test(typed) ? '' : ' or Git Bash'}: ${line}`;
}

/** cmd knows no single quotes. */
const inDouble = (text: string) =>
  text.startsWith("'") ? `"${text.slice(1, -1).replaceAll('"', text.includes('{"') ? '\\"' : "'")}"` : text;

const path = (written: string) => written.replaceAll('/', '\\');

/** One command, or null. `python3` is the Store there. */
function asTyped(step: string, powershell: boolean): string | null {
  const here = step
    .replace(/^python(3\.\d{1,2}) (?=-)/, 'py -$1 ')
    .replace(/^((?:.{1,60}--python )?)python3(?= )/, '$1python')
    .replaceAll('/workspace/venv', 'venv')
    .replace(/^(?:\. )?venv\/bin\/(?=\w)/, 'venv\\Scripts\\')
    .replace(/^curl (.{1,300}?)(?: \| head -\d)?$/, 'curl.exe $1')
    .replace(/^ss -ltnp(?: \| grep (".{1,30}"))?$/, (_, port?: string) =>
      port === undefined ? 'netstat -ano -p TCP' : `netstat -ano -p TCP | findstr ${port}`,
    )
    .replace(
      /^ls (?:-\w{1,4} )?([A-Za-z]\S{0,200})(?: 2>\/dev\/null)?$/,
      (_, place: string) => `dir ${path(place)}`,
    )
    .replace(/^cat (?=[\w.])/, 'type ')
    .replace(/^bash webui\.sh$/, '.\\webui-user.bat')
    .replace(
      /^find ([./]|\/ \/workspace)(?: -xdev| -maxdepth \d)* -name ("?)([\w.*-]{1,120})\2(?: -exec ls -\w{1,3} \{\} \+)?(?: 2>\/dev\/null)?$/,
      (_, where: string, _quote, name: string) => {
        const top = where.includes('/') ? '\\' : '';
        return powershell ? `dir ${top || '.'} -Recurse -Filter ${name} -EA 0` : `dir /s ${top}${name}`;
      },
    )
    // The shell of Windows has stars in the names of folders only there.
    .replace(/^rm -rf? (~\/[\w./*-]{1,200})$/, (_, place: string) =>
      powershell ? `rm -r -fo ${path(place)}` : `powershell -c "rm -r -fo ${path(place)}"`,
    )
    .replace(/^(?!ss ).{1,300}/, filtered)
    .replace(/^mkdir -p (\S{1,200})$/, (_, place: string) => `mkdir ${path(place)}`)
    .replace(/^mv (\S{1,200} \S{1,200})$/, (_, places: string) => `move ${path(places)}`)
    .replace(/^rm (-rf? )?(\S{1,200}|"[^"]{1,200}")$/, (whole, all: string | undefined, place: string) =>
      /^"?[~$/]/.test(place) ? whole : `${removal(all !== undefined, powershell)} ${path(place)}`,
    )
    .replace(/^unset ((?:\w{1,60} ?){1,20})$/, (_, names: string) =>
      together(
        names.split(' ').map((name) => assigned(name, '', powershell)),
        powershell,
      ),
    )
    .replace(
      /^(?:export )?((?:[A-Za-z]\w{1,60}=(?:"[^"$]{0,200}"|https?:\/\/[^\s"$]{1,200}|[^\s"$/]{0,200})(?: |$)){1,9})(.*)$/,
      (_, given: string, rest: string) => {
        // What cannot be typed there ends as `$(`, which is refused below.
        const all = [...given.matchAll(/(\w{1,62})=(?:"([^"]{0,200})"|(\S{0,200}))/g)];
        const alone = all.length === 1 && rest === '';
        const sets = all.map(([, name = '', inner, plain = '']) =>
          assigned(name, inner ?? plain, powershell, !alone),
        );
        return together(rest === '' ? sets : [...sets, asTyped(rest, powershell) ?? '$('], powershell);
      },
    );
  return ofLinux.test(here) ? null : here;
}

/** Whole words are found there as well; how many lines are shown is no matter. */
const filtered = (step: string) =>
  step
    .replace(/ \| head(?: -n? ?\d{1,2})?$/, '')
    .replace(
      / \| grep (?:-([iEv]{1,3}) )?(["']?)(\^?)\(?([\w.|-]{1,80})\)?\2$/,
      (_, how = '', _quote, start: string, words: string) =>
        ` | findstr ${how.includes('i') ? '/i ' : ''}${how.includes('v') ? '/v ' : ''}${start === '' ? '' : '/b '}"${words.replaceAll('|', ' ')}"`,
    );

const together = (steps: readonly string[], powershell: boolean) => steps.join(powershell ? '; ' : ' && ');

const removal = (folder: boolean, powershell: boolean) =>
  powershell ? `Remove-Item${folder ? ' -Recurse -Force' : ''}` : folder ? 'rmdir /s /q' : 'del';

/** A blank before && would belong to the value: then cmd wants quotes around both. */
function assigned(name: string, value: string, powershell: boolean, goesOn = false): string {
  if (powershell) return `$env:${name}=${value === '' ? '$null' : `"${value}"`}`;
  return goesOn ? `set "${name}=${value}"` : `set ${name}=${value}`;
}
