import { defineMessages } from './define.ts';

const bash = 'https://www.gnu.org/software/bash/manual/bash.html';
const manual = 'https://man7.org/linux/man-pages/';

/** The shell of a pod, its services, its way in, and its disks. */
export const shellMessages = defineMessages([
  {
    id: 'zsh-brackets',
    class: 'shell-syntax',
    title: 'zsh takes the brackets for a pattern of file names',
    match: [
      {
        text: 'no matches found: ',
        pattern:
          /no matches found: (?<spec>[A-Za-z.][\w.-]{0,60})\[(?<extra>[\w-]{1,60})\](?:[<>=~!]=?[\w.*]{1,20})?\s{0,4}$/,
      },
    ],
    cause: 'In zsh [ and ] belong in quotes; pip never saw {spec}[{extra}].',
    fix: ['pip install "{spec}[{extra}]"'],
    source: 'https://zsh.sourceforge.io/Doc/Release/Expansion.html#Filename-Generation',
    example: 'zsh: no matches found: gradio[mcp]',
    other: 'zsh: no matches found: *.mp4',
  },
  {
    id: 'shell-quotes',
    class: 'entrypoint-not-found',
    title: 'The brackets of CMD are no valid JSON, so the shell got them',
    match: [{ text: ',: not found', pattern: /: \[(?<program>[\w./-]{1,60}),: not found/ }],
    cause:
      'CMD or ENTRYPOINT is a list only with every word in straight double quotes; else /bin/sh runs "[{program},".',
    fix: [
      '# in the Dockerfile: CMD ["{program}", "…"]   (no single or curly quotes, no comma at the end), then build again',
    ],
    source: 'https://docs.docker.com/reference/dockerfile/#exec-form',
    example: '/bin/sh: 1: [python3,: not found',
    other: '/bin/sh: 1: [: not found',
  },
  {
    id: 'variables-required',
    class: 'environment-variable-missing',
    title: 'The program wants environment variables that are not set',
    match: [
      {
        text: 'environment variable',
        pattern: /(?:[Rr]equired|[Mm]issing|[Uu]nset) {1,3}(?:required )?environment variable/,
        not: /WARN|[Ww]arning|INFO|\boptional/,
      },
    ],
    cause: 'They are to come from the environment of the program, or from a file .env that it reads.',
    fix: ['# export NAME=VALUE'],
    source: bash,
    example: 'ERROR: The following required environment variables are missing:\n- JWT_SECRET_KEY',
    other: 'All required environment variables are set: JWT_SECRET_KEY',
    confidence: 'medium',
    onlyAnswered: true,
  },
  {
    id: 'shell-empty-program',
    class: 'environment-variable-missing',
    title: 'A variable of the script is empty, so the shell takes an option for the program',
    match: [
      {
        text: 'not found',
        pattern:
          /(?<script>[\w./-]{1,120}\.sh): (?:line )?(?<line>\d{1,5}): (?:\S{1,120}: )?(?<option>-[a-zA-Z]): (?:command )?not found/,
      },
    ],
    cause:
      'Line {line} of {script} begins with a variable that has no value here (e.g. $PYTHON); {option} stands behind it.',
    fix: [
      'export PYTHON=python3   # where line {line} begins with $PYTHON; before the script is started again',
      'sed -n {line}p {script}   # which variable it is; a line that goes on from the one above: no blank behind its \\',
    ],
    source: bash,
    example: 'run.sh: line 7: -m: command not found',
    other: 'run.sh: line 7: -model: command not found',
    confidence: 'medium',
  },
  {
    id: 'build-argument-empty',
    class: 'environment-variable-missing',
    title: 'The image is built without an argument that it needs',
    match: [
      {
        text: 'test -n ',
        pattern:
          /(?:ERROR.{0,80} RUN|executor failed running .{0,20}-c|process ".{0,20}-c) (?:[\w/]{1,20}\/)?test -n "?\\?"?\$\{?(?<name>[A-Za-z_]\w{0,60})/,
      },
    ],
    cause: 'The step begins with a test that {name} has a value, and it has none.',
    fix: [
      '# docker build --build-arg {name}=VALUE …   (its value: README or Dockerfile), or the build script of the project, which sets it',
    ],
    source: 'https://docs.docker.com/reference/dockerfile/#arg',
    example: ' => ERROR [2/9] RUN test -n "$APP_VERSION" && echo "$APP_VERSION"   0.3s',
    other: ' => [2/9] RUN test -n "$APP_VERSION"   0.3s',
    confidence: 'medium',
  },
  {
    id: 'shell-unset',
    class: 'environment-variable-missing',
    title: 'The script uses a variable that is not set',
    match: [
      { text: ': unbound variable', pattern: /(?:^|[\s:])(?<name>[A-Za-z_]\w{1,60}): unbound variable/ },
      { text: ': parameter not set', pattern: /(?:^|[\s:])(?<name>[A-Za-z_]\w{1,60}): parameter not set/ },
    ],
    cause:
      'The script runs with set -u, which ends it at the first variable without a value: {name} is to come from the environment.',
    fix: [
      '# export {name}=… (its value is yours) before it is started; docker: -e {name}=…, compose: environment:, a pod: its environment variables',
      '# it may well be empty: write :- behind its name, within the braces, in the script',
    ],
    source: bash,
    example: './run.sh: line 4: HF_TOKEN: unbound variable',
    other: 'HF_TOKEN: bound',
  },
  {
    id: 'module-function',
    class: 'module-not-initialised',
    title: 'The command module (ml) is not known in the shell of the job',
    match: [
      {
        text: 'ot found',
        pattern: /(?:line \d{1,6}: |: \d{1,6}: |sh: )(?:ml|module|modulecmd): (?:command )?not found/,
      },
      { text: 'execve(): ', pattern: /execve\(\): (?:ml|module): No such file/ },
    ],
    cause:
      'module and ml are no programs but functions, which a login shell gets from its profile; a script of a job, and srun, start without.',
    fix: [
      '# the first line of the script: #!/bin/bash -l; or, below the #SBATCH lines: source /etc/profile.d/modules.sh (Lmod: /usr/share/lmod/lmod/init/bash; /usr/local/Modules/init/bash)',
      '# with srun: srun bash -lc "module load NAME; COMMAND"',
    ],
    source: 'https://modules.readthedocs.io/en/latest/module.html',
    example: '/var/spool/slurmd/job00156/slurm_script: line 4: ml: command not found',
    other: '/var/spool/slurmd/job00156/slurm_script: line 4: mpirun: command not found',
  },
  {
    id: 'shell-arguments',
    class: 'too-many-arguments',
    title: 'The pattern stands for more files than a command takes',
    match: [
      {
        text: 'Argument list too long',
        pattern: /(?<command>[\w./-]{2,40}): (?:cannot execute: )?Argument list too long/,
      },
    ],
    cause: 'The shell writes out all names for the star, and the kernel takes about 2 MB of them.',
    fix: [
      '# by find, in parts: find FOLDER -maxdepth 1 -name "*.EXT" -exec {command} {} + (for mv and cp: -exec mv -t TARGET {} +)',
    ],
    source: `${manual}man2/execve.2.html`,
    example: 'bash: /bin/rm: Argument list too long',
    other: 'Argument list ok',
  },
  {
    id: 'shell-quote',
    class: 'script-broken',
    title: 'A quotation mark or bracket in the script is not closed',
    match: [
      {
        text: 'unexpected EOF while looking for matching',
        pattern: /(?<file>[\w./-]{1,120}): line (?<row>\d{1,6}): unexpected EOF/,
      },
      { text: 'Unterminated quoted string' },
    ],
    cause:
      'The shell reads on to the end of the file for the other mark: line {row} is where it gave up, the mark itself stands above. (Windows line ends do it, too.)',
    fix: [
      "bash -n {file}; sed -i 's/\\r$//' {file}   # the second takes Windows line ends away; still so: close the mark (typographic ones count for nothing)",
    ],
    source: bash,
    example: './start.sh: line 20: unexpected EOF while looking for matching `"\'',
    other: './start.sh: line 20: done',
  },
  {
    id: 'shell-not-bash',
    class: 'wrong-shell',
    title: 'sh is not bash: the script is written for bash',
    match: [
      { text: 'Bad substitution', pattern: /(?:sh|\.sh|\d): (?:\d{1,5}: )?Bad substitution/ },
      { text: 'redirection unexpected' },
      { text: 'Illegal option -o pipefail' },
      { text: 'Syntax error: "(" unexpected' },
      { text: 'Syntax error: Bad fd number' },
    ],
    cause:
      'The script or the RUN of a Dockerfile is run by sh (dash), which lacks arrays, [[ ]], <<< and pipefail.',
    fix: [
      '# a script: start it with bash in place of sh (its first line: #!/bin/bash)',
      '# a Dockerfile: SHELL ["/bin/bash", "-o", "pipefail", "-c"] above that RUN',
    ],
    source: 'https://docs.docker.com/reference/dockerfile/#shell',
    example: '/bin/sh: 1: Bad substitution',
    other: 'good substitution',
    stage: 'deploy',
  },
  {
    id: 'ssh-host-key',
    class: 'ssh-host-key',
    title: 'ssh does not know the key of that machine, or knows another one',
    match: ['Host key verification failed', 'REMOTE HOST IDENTIFICATION HAS CHANGED'],
    cause:
      'Each pod has a new key under an address that another one had before; a script or container has never met it and cannot ask. Your own key is not what fails.',
    fix: [
      'ssh-keygen -R HOST; ssh-keygen -R "[HOST]:PORT"   # forgets the old one (HOST and PORT as in your ssh command); then connect again and say yes',
      'mkdir -p ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts   # git in a script or a Dockerfile; or its https address in place of git@',
    ],
    source: 'https://man.openbsd.org/ssh-keygen',
    example: 'Host key verification failed.',
    other: 'Host key accepted',
    stage: 'deploy',
  },
  {
    id: 'ssh-closed',
    class: 'ssh-not-reached',
    title: 'The machine takes the connection and closes it at once',
    match: [
      'kex_exchange_identification',
      'banner exchange: Connection to',
      { text: 'Connection ', pattern: /^Connection (?:reset|closed) by \S{3,60} port \d{1,5}$/ },
    ],
    weight: 'plain',
    explainedBy: ['ssh-key-refused'],
    cause:
      'Something answers at that port that is no SSH server (yet): the pod is still starting, the port is another one now, sshd refuses too many connections, or a proxy is between.',
    fix: [
      '# wait a minute, and copy the command anew from the page of the pod (its port changes with each start); on the pod: service ssh restart',
      '# many connections at once (scripts, VS Code): MaxStartups 100 in /etc/ssh/sshd_config of the machine',
    ],
    source: 'openssh/openssh-portable@V_9_8 kex.c',
    example: 'kex_exchange_identification: Connection closed by remote host',
    other: 'Connection established',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'git-bash-path',
    class: 'path-of-another-kind',
    title: 'Git Bash has made a path of Windows of a path in the container',
    match: [{ text: 'Program Files/Git/', not: /\.exe|Git\/(?:bin|cmd|usr|mingw)/ }],
    weight: 'plain',
    cause: 'It does so with each word that begins with /.',
    fix: [
      'export MSYS_NO_PATHCONV=1   # then the same command again; or begin such paths with two: //models',
    ],
    source: 'https://www.msys2.org/docs/filesystem-paths/',
    example: 'error: creating server: Internal - failed to stat file C:/Program Files/Git/models',
    other: 'C:/Program Files/Git/bin/bash.exe',
    stage: 'deploy',
  },
  {
    id: 'exec-option',
    class: 'command-not-found',
    title: 'An option stands where the program of the container belongs',
    match: [{ text: ': invalid option', pattern: /exec: (?<option>-\S{0,40}): invalid option/ }],
    cause: 'Behind the name of the image the program was left out: {option} is to be started.',
    fix: ['# docker run … IMAGE PROGRAM --its-options (Triton: tritonserver --model-repository=…)'],
    source: 'https://docs.docker.com/reference/cli/docker/container/run/',
    example: '/opt/nvidia_entrypoint.sh: line 92: exec: --: invalid option',
    other: 'grep: invalid option',
    stage: 'deploy',
  },
  {
    id: 'launcher-ssh',
    class: 'ssh-not-reached',
    title: 'The launcher does not reach a machine of the hostfile by ssh without a password',
    match: [{ text: 'was not reachable via ssh', pattern: /host=(?<host>[\w.-]{2,80})/ }],
    cause:
      'DeepSpeed starts every process by ssh, those on its own machine too. In containers an sshd must run.',
    fix: [
      'test -f ~/.ssh/id_ed25519 || ssh-keygen -t ed25519 -N "" -f ~/.ssh/id_ed25519; ssh-copy-id {host} && ssh {host} hostname   # for each of the hostfile; another port: in ~/.ssh/config',
      '# one machine: no --hostfile; without ssh: torchrun on each',
    ],
    source: 'https://www.deepspeed.ai/getting-started/#resource-configuration-multi-node',
    example: 'RuntimeError: Using hostfile at hosts but host=10.0.0.4 was not reachable via ssh.',
    other: 'host=10.0.0.4 was reachable',
    stage: 'deploy',
  },
  {
    id: 'ssh-tunnel',
    class: 'service-not-reached',
    title: 'The tunnel stands, and nothing listens at its other end',
    match: [{ text: 'open failed: connect failed: Connection refused' }],
    cause:
      'ssh -L hands what the browser asks to a port of the far machine, where no program listens (at 127.0.0.1): not started, ended, or at another port.',
    fix: [
      'ss -ltnp   # on the far machine: at which port does the program listen? write that one into ssh -L 8888:localhost:PORT, or start the program first',
    ],
    source: 'https://man.openbsd.org/ssh',
    example: 'channel 3: open failed: connect failed: Connection refused',
    other: 'channel 3: open',
    stage: 'serve',
  },
  {
    id: 'unit-missing',
    class: 'service-missing',
    title: 'systemd has no service of that name',
    match: [{ text: '.service not found', pattern: /Unit (?<unit>[\w@.-]{1,80})\.service not found/ }],
    cause: '{unit} is not installed as a service (or was installed by hand, or under another name).',
    fix: [
      'systemctl list-unit-files | grep -i {unit}   # another name? nothing: install it as its page says, then: sudo systemctl daemon-reload && sudo systemctl enable --now {unit}',
    ],
    source: `${manual}man1/systemctl.1.html`,
    example: 'Failed to start ollama.service: Unit ollama.service not found.',
    other: 'ollama.service started',
    stage: 'deploy',
  },
  {
    id: 'conda-path',
    class: 'command-not-found',
    title: 'conda is not on the PATH of this shell, or not installed',
    match: [{ text: 'conda: ', pattern: /(?:^|[\s:])conda: (?:command )?not found/ }],
    cause:
      'Its installer leaves it out of the PATH until conda init has run, and a script, sudo or docker exec does not read ~/.bashrc.',
    fix: [
      'for d in ~/*conda3 ~/miniforge3 /opt/*conda*; do [ -x "$d/bin/conda" ] && "$d/bin/conda" init bash; done; exec bash   # installed: then the same again',
      'curl -fsSLo /tmp/m.sh https://github.com/conda-forge/miniforge/releases/latest/download/Miniforge3-Linux-x86_64.sh && bash /tmp/m.sh -b -p ~/miniforge3 && . ~/miniforge3/bin/activate   # or: not installed',
    ],
    source: 'https://docs.conda.io/projects/conda/en/stable/dev-guide/deep-dives/activation.html',
    example: 'bash: conda: command not found',
    other: 'conda: commands are loaded',
    stage: 'install',
  },
  {
    id: 'unit-program',
    class: 'service-broken',
    title: 'systemd may not run the file that ExecStart names',
    match: [
      { text: 'status=203/EXEC', pattern: /ExecStart=(?<file>\/[\w./+@-]{1,160}).{0,300}status=203\/EXEC/ },
    ],
    cause: '{file} is not there, may not be executed, or a script whose first line does not begin with #!.',
    fix: [
      'chmod +x {file}; head -1 {file}   # must print #!/bin/bash or the like: else put that line first (Windows line ends: sed -i "s/\\r$//" {file})',
      '# all right, all the same: SELinux (Fedora, RHEL) bars what lies in a home: move it to /usr/local/bin, then restorecon',
    ],
    source: `${manual}man5/systemd.exec.5.html`,
    example: 'Process: 38 ExecStart=/home/a/start.sh (code=exited, status=203/EXEC)',
    other: 'Process: 38 ExecStart=/home/a/start.sh (code=exited, status=0/SUCCESS)',
    stage: 'deploy',
  },
  {
    id: 'unit-folder',
    class: 'service-broken',
    title: 'systemd cannot enter the WorkingDirectory of the service',
    match: [{ text: 'status=200/CHDIR', not: /\w\.service/ }],
    cause:
      'The folder is not there, is not written whole (~ is no folder there, a remark behind it counts as name), or its user may not enter it.',
    fix: [
      'sudo systemctl edit --full NAME.service   # WorkingDirectory=: a folder that is there (or take that line out), then sudo systemctl restart NAME',
    ],
    source: `${manual}man5/systemd.exec.5.html`,
    example: 'Process: 38 ExecStart=/usr/bin/app (code=exited, status=200/CHDIR)',
    other: 'Process: 38 ExecStart=/usr/bin/app (code=exited, status=0/SUCCESS)',
    stage: 'deploy',
  },
  {
    id: 'unit-exec',
    class: 'service-broken',
    title: 'systemd cannot start the program that the service names',
    match: [
      { text: 'status=203/EXEC', pattern: /(?<unit>[\w@.-]{1,80})\.service/ },
      { text: 'status=200/CHDIR', pattern: /(?<unit>[\w@.-]{1,80})\.service/ },
      { text: 'status=217/USER', pattern: /(?<unit>[\w@.-]{1,80})\.service/ },
      { text: 'Failed at step USER', pattern: /(?<unit>[\w@.-]{1,80})\.service/ },
      { text: 'Failed at step CHDIR', pattern: /(?<unit>[\w@.-]{1,80})\.service/ },
    ],
    cause:
      '203/EXEC: ExecStart is no whole path of a program that may be run (its first line counts, too); 200/CHDIR: WorkingDirectory is not there; 217/USER: there is no such User.',
    fix: [
      'systemctl cat {unit}; journalctl -u {unit} -n 20   # ExecStart: a whole path, chmod +x, and #! in a script; WorkingDirectory: a folder that is there; User: one that id knows',
      'sudo systemctl daemon-reload && sudo systemctl restart {unit}   # after it was corrected (systemctl edit --full)',
    ],
    source: `${manual}man5/systemd.exec.5.html`,
    example: 'webui.service: Main process exited, code=exited, status=203/EXEC',
    other: 'webui.service: Main process exited, status=0/SUCCESS',
    stage: 'deploy',
  },
  {
    id: 'mount-stale',
    class: 'mount-broken',
    title: 'A mounted folder has lost what is behind it',
    match: [
      {
        text: 'Transport endpoint is not connected',
        pattern: /'(?<place>\/[\w./@+-]{1,160})'?: Transport endpoint/,
      },
      { text: 'Transport endpoint is not connected' },
      { text: 'Stale file handle' },
    ],
    cause:
      'The program that mounted it (sshfs, rclone, s3fs, gcsfuse) ended, or the server of the network disk was started anew; the folder stands there dead.',
    fix: [
      'sudo umount -l {place}; ls {place}   # let it go (FUSE: fusermount -uz), then mount it again as before; on a pod: stop and start it, which mounts its volume anew',
    ],
    source: `${manual}man8/umount.8.html`,
    example: "ls: cannot access '/workspace': Transport endpoint is not connected",
    other: 'endpoint is connected',
  },
  {
    id: 'mount-kind',
    class: 'mount-broken',
    title: 'The disk cannot be mounted as what it is taken for',
    match: ['wrong fs type, bad option, bad superblock', 'mount: unknown filesystem type'],
    cause: 'It has no file system yet, another one, or the helper for it is not installed (NFS, SMB).',
    fix: [
      'sudo apt-get update && sudo apt-get install -y nfs-common cifs-utils; lsblk -f   # a network disk: its helper; a new disk without FSTYPE in the list: sudo mkfs.ext4 it once (which empties it), then mount',
    ],
    source: `${manual}man8/mount.8.html`,
    example:
      'mount: /data: wrong fs type, bad option, bad superblock on /dev/sdb, missing codepage or helper program, or other error.',
    other: 'mount: /data mounted',
  },
  {
    id: 'link-circle',
    class: 'path-of-another-kind',
    title: 'A link leads to itself',
    match: [
      {
        text: 'Too many levels of symbolic links',
        pattern: /(?:links: '(?<place>[^'\s]{1,200})'|'?(?<other>\/[\w./@+-]{1,160})'?: Too many)/,
      },
    ],
    onlyAnswered: true,
    cause: 'It was made twice, or within itself.',
    fix: ['ls -l'],
    source: `${manual}man7/symlink.7.html`,
    example: "OSError: [Errno 40] Too many levels of symbolic links: '/app/models'",
    other: 'symbolic links: 3',
  },
  {
    id: 'name-long',
    class: 'file-name-too-long',
    title: 'The name for a file is longer than 255 bytes',
    match: [{ text: 'File name too long' }],
    weight: 'plain',
    cause:
      'The program names files after a prompt, a title or an address (or takes a whole text for a path).',
    fix: [
      '# a shorter prompt or title, or the setting for the names of outputs (a number or seed in place of the prompt); a text that was meant as content: give it by the right option',
    ],
    source: `${manual}man7/path_resolution.7.html`,
    example: "OSError: [Errno 36] File name too long: 'a very long prompt.png'",
    other: 'File name: a.png',
    confidence: 'medium',
  },
  {
    id: 'cross-device',
    class: 'rename-across-disks',
    title: 'A file is renamed from one disk to another, which only a copy can do',
    match: ['Invalid cross-device link', 'EXDEV: cross-device link'],
    weight: 'plain',
    cause:
      'The temporary or cache folder lies on another disk (a mount) than the place where the file belongs.',
    fix: [
      '# the temporary folder on the same disk as the target: export TMPDIR=/FOLDER/BESIDE/THE/TARGET (for the Hub: HF_HOME; npm, uv: their cache folder), then again',
      '# in code: shutil.move in place of os.rename and os.link',
    ],
    source: `${manual}man2/rename.2.html`,
    example: "OSError: [Errno 18] Invalid cross-device link: '/tmp/a' -> '/workspace/a'",
    other: 'linked /tmp/a',
  },
  {
    id: 'click-ascii',
    class: 'text-encoding',
    title: 'Python takes the terminal for ASCII: no locale with UTF-8 is set',
    match: ['configured to use ASCII as encoding for the environment'],
    cause:
      'Without LANG (as in many containers, cron and ssh), Python 3.6 and older write ASCII, and Click refuses that.',
    fix: [
      'export LC_ALL=C.UTF-8 LANG=C.UTF-8   # before the start; in a Dockerfile: ENV LC_ALL=C.UTF-8 LANG=C.UTF-8',
    ],
    source: 'https://click.palletsprojects.com/en/5.x/python3/',
    example:
      'RuntimeError: Click will abort further execution because Python was configured to use ASCII as encoding for the environment.',
    other: 'encoding: ASCII',
  },
  {
    id: 'toml-broken',
    class: 'config-file-broken',
    title: 'A TOML file cannot be read',
    match: [
      { text: 'TomlDecodeError', pattern: /TomlDecodeError: (?<what>.{3,120})/i },
      { text: 'TOMLDecodeError', pattern: /TOMLDecodeError: (?<what>.{3,120})/ },
    ],
    cause:
      'The message names the place: {what}. Text stands in quotes, true and false in small letters, each key once; the backslash of a Windows path is written twice.',
    fix: [
      '# correct that line in the file that the frames above read; in quotes what is text; paths with / in place of the backslash',
      'python3 -c "import sys, tomllib; tomllib.load(open(sys.argv[1], \'rb\'))" FILE.toml   # silent when it is right',
    ],
    source: 'https://toml.io/en/v1.0.0',
    example: 'tomllib.TOMLDecodeError: Invalid value (at line 3, column 5)',
    other: 'TOML loaded',
    confidence: 'medium',
  },
  {
    id: 'zod',
    class: 'config-refused',
    title: 'A setting is of another kind than the program expects',
    match: [{ text: '"received": "', pattern: /"received": "(?<got>\w{2,20})"/ }],
    onlyAnswered: true,
    cause: 'The file of settings has another kind of value there.',
    fix: ['# correct it'],
    source: 'https://zod.dev/error-customization',
    example:
      '"expected": "array",\n"received": "string",\n"path": [\n"models",\n"default"\n],\n"message": "Expected array, received string"',
    other: '"received": "string"',
    confidence: 'medium',
  },
  {
    id: 'yaml-tabs',
    class: 'config-file-broken',
    title: 'A YAML file is indented with tabs',
    match: [
      { text: 'found a tab character' },
      { text: 'found character that cannot start any token' },
      { text: 'Tabs are not allowed as indentation' },
      { text: "found character '\\t' that cannot start any token" },
    ],
    onlyAnswered: true,
    cause: 'YAML takes blanks only.',
    fix: ["sed -i 's/\\t/  /g' FILE"],
    source: 'https://yaml.org/spec/1.2.2/#61-indentation-spaces',
    example:
      'error: error converting YAML to JSON: yaml: line 41: found a tab character that violate indentation',
    other: 'found a tab',
    stage: 'deploy',
  },
  {
    id: 'shell-line-cut',
    class: 'script-line-cut',
    title: 'The command in the script ends before its last line',
    match: [
      {
        text: 'not found',
        pattern:
          /(?<script>[\w./-]{1,120}\.sh): (?:line )?(?<line>\d{1,5}): --[\w-]{2,60}: (?:command )?not found/,
      },
    ],
    explainedBy: ['crlf-script'],
    cause:
      'Line {line} is no longer part of it: a line goes on only where \\ is its very last sign; what comes after is taken for a command of its own.',
    fix: [
      "sed -i 's/\\\\[[:space:]]*$/\\\\/' {script}   # takes the blanks behind each \\ away",
      '# still so: put \\ at the end of the lines above line {line}, with no empty line or # remark between',
    ],
    source: bash,
    example: 'run.sh: line 7: --model: command not found',
    other: 'run.sh: line 7: model: command not found',
  },
]);
