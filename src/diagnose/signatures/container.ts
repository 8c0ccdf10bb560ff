import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-28';

/** The container, its shell, its commands and its host. */
export const containerSignatures = defineSignatures([
  {
    id: 'command',
    class: 'command-not-found',
    stage: 'install',
    title: 'A command is not there',
    weight: 'plain',
    match: [
      {
        text: 'not found',
        pattern:
          /(?:^|: )(?:line \d{1,6}: |\d{1,6}: )?(?:\.?\/[\w./-]{1,100}: )?(?<command>[A-Za-z][\w.+-]{1,40}): (?:command )?not found\s{0,4}$/,
        not: /\b(?:deactivate|python3?|pip3?|nvcc|ffmpeg|ffprobe|sox|hf|huggingface-cli|huggingface|git-lfs|virtualenv|gcc|g\+\+|cc|xdg-user-dir): (?:command )?not found|\btype: |manifest|page|File|Model|module/,
      },
      {
        text: 'unable to execute',
        pattern: /unable to execute '?(?<command>(?!nvcc|g?cc\b|[cg]\+\+)[a-z][\w+-]{1,40})'?: No such file/,
      },
      {
        text: 'failed: No such file',
        pattern:
          /command '(?:[\w./-]{0,80}\/)?(?<command>(?!nvcc|cl\b|g?cc\b|[cg]\+\+|cmake\b|x86_64)[A-Za-z][\w.+-]{0,40}?)(?:\.exe)?' failed: No such/,
      },
      { text: 'zsh: command not found: ', pattern: /found: (?<command>[a-z][\w.+-]{0,40})$/ },
      {
        text: 'is not recognized as an internal',
        // The package sox asks for its program when it is imported, and goes on.
        pattern: /'(?!sox')(?<command>[\w.+-]{2,40})' is not recognized as an internal/,
      },
      { text: '不是内部或外部命令', pattern: /'(?<command>[\w.+-]{2,40})' 不是内部/ },
      {
        text: 'cmdlet',
        pattern:
          /(?:[Tt]he term|无法将) ?['"“](?<command>[\w.+-]{2,40})['"”] ?(?:is not recognized|项识别为)/,
      },
      {
        text: 'No such file or directory: ',
        pattern: /No such file or directory: '(?<command>[a-z][\w+-]{1,40})': '\k<command>'/,
      },
      {
        text: 'No such file or directory: ',
        pattern:
          /FileNotFoundError: \[Errno 2\] No such file or directory: '(?<command>patchelf|python|make|cmake|ninja|node|npm|git|unzip|wget|curl|aria2c|7z|nvidia-smi|espeak|espeak-ng|ninja|cmake|rsync|npm|node|uv|colmap|gcc|g\+\+|make|nvcc|java|docker|conda|mpirun|sox|aplay|protoc|hf|huggingface-cli|accelerate|torchrun|deepspeed|ollama|tmux|screen|sudo|lspci|ip)'/,
      },
    ],
    cause: 'The shell finds no {command}: it is not installed, or its folder is not on PATH.',
    fix: ['apt-cache policy {command}   # a package of the system?'],
    confidence: 'medium',
    onlyAnswered: true,
    sources: [
      'src/catalog/diagnose/libraries.json',
      'https://github.com/TadasBaltrusaitis/OpenFace/issues/691',
      'https://github.com/AUTOMATIC1111/stable-diffusion-webui/issues/15285',
    ],
    reviewed,
    matches: [
      './install.sh: 41: ./install.sh: wget: not found',
      'bash: accelerate: command not found',
      'start.sh: line 12: unzip: command not found',
    ],
    misses: [
      'page not found',
      'Error response from daemon: manifest for a/b:c not found',
      // Asked whether it is there, by a program that can do without.
      '/bin/sh: line 0: type: llvm-config-9: not found',
    ],
  },
  {
    id: 'header',
    class: 'missing-header',
    stage: 'install',
    title: 'A header is missing, so a package cannot be compiled',
    weight: 'root',
    match: [
      {
        text: 'fatal error: ',
        pattern:
          /fatal error: '?(?<header>[\w./+-]{1,80}\.(?:h|hpp|hh)|(?:google|sparsehash)\/dense_hash_map|cub\/cub\.cuh|cuda\/std\/\w{2,30}|nv\/target|(?:eigen3\/)?Eigen\/\w{2,20})'?(?:: No such file|: No existe|: Datei oder|: 没有那个| file not found)/,
        not: /longintrepr\.h|THC\/THC|THC\.h/,
      },
      // Posted without what the compiler says in front.
      {
        text: 'No such file or directory #include <',
        pattern: /#include <(?<header>[\w./+-]{1,80}\.(?:h|hpp|hh)|Eigen\/\w{2,20})>/,
        not: /Python\.h|cuda|cu[a-z]{3,8}(?:_v2)?\.h|longintrepr|THC/,
      },
      { text: 'glm/g', pattern: /^(?<header>glm\/[\w./]{1,60}\.hpp): No such file/ },
      // MSVC, whose sentence is in the language of Windows.
      {
        text: 'fatal error C1083',
        pattern: /error C1083.{0,80}['"“‘](?<header>[\w./+-]{1,80}\.(?:h|hpp|hh|cuh))['"”’]/,
        across: true,
      },
    ],
    cause:
      'A package is compiled from source, and the header {header} is not here: it belongs to the -dev package of a system library.',
    fix: [
      'apt-get update && apt-get install -y apt-file && apt-file update && apt-file search {header}   # names the -dev package: install it, then the same pip install again',
    ],
    confidence: 'medium',
    sources: [
      'src/catalog/diagnose/libraries.json',
      'https://github.com/linto-ai/whisper-timestamped/issues/234',
    ],
    reviewed,
    matches: ['src/pyaudio/device_api.c:9:10: fatal error: portaudio.h: No such file or directory'],
    misses: ['fatal error: Killed signal terminated program cc1plus'],
  },
  {
    id: 'entrypoint',
    class: 'entrypoint-not-found',
    stage: 'deploy',
    title: 'The script that the container starts is not found',
    weight: 'root',
    match: [
      {
        text: 'no such file or directory',
        pattern:
          /(?:^|[\s:"`])exec:? "?(?<file>\/?[\w./-]{1,120})"?:? ?(?:stat .{1,120}: )?no such file or directory/,
      },
      {
        text: 'cannot execute: required file not found',
        pattern: /(?<file>[\w./-]{1,120}): cannot execute: required/,
        not: /env\/bin\//,
      },
      {
        text: '.sh: not found',
        pattern: /sh: (?:\d{1,5}: )?(?<file>[\w.-]{0,80}\/[\w./-]{1,120}\.sh): not found/,
      },
      {
        text: 'FATAL tini',
        pattern: /\[FATAL tini \(\d{1,6}\)\] exec (?<file>[\w./-]{1,120}) failed: No such file/,
      },
    ],
    cause: 'The file is not in the image, or the interpreter that its first line names does not exist.',
    fix: ['ls -l {file}; head -1 {file} | cat -A'],
    confidence: 'medium',
    sources: ['https://github.com/eleiton/ollama-intel-arc/issues/13'],
    reviewed,
    matches: ['exec /usr/bin/startup.sh: no such file or directory'],
    misses: ["./start.sh: line 2: $'\\r': command not found"],
  },
  {
    id: 'image-script',
    class: 'script-missing',
    stage: 'run',
    title: 'The script is not in the container',
    weight: 'root',
    match: [
      {
        text: "can't open file",
        pattern: /can't open file '?(?<file>\/(?:usr\/src|app)\/[\w./-]{1,160}\.py)'?: \[Errno 2\]/,
      },
    ],
    cause:
      'The command names {file}: the image is of another release than the command, or a volume hides the folder.',
    fix: [
      '# in compose or docker run: no volume over that folder (or the one with the code), and command/CMD as the image has it',
      'docker compose pull && docker compose up -d --force-recreate   # image and compose file of one release',
    ],
    confidence: 'medium',
    sources: ['https://docs.docker.com/reference/compose-file/services/#command'],
    reviewed,
    matches: ["python: can't open file '/usr/src/app/run.py': [Errno 2] No such file or directory"],
    misses: ["can't open file '/usr/src/app/run.py': [Errno 13] Permission denied"],
  },
  {
    id: 'lerobot-script',
    class: 'script-missing',
    stage: 'run',
    title: 'The scripts of LeRobot are commands of their own by now',
    weight: 'root',
    match: [
      {
        text: "can't open file",
        pattern: /lerobot\/scripts\/(?<name>(?!visual|push)[a-z_]{3,24})\.py'?: \[Errno 2\]/,
      },
    ],
    cause: 'Since 0.3.3 it is installed with lerobot-train, lerobot-eval, lerobot-record and so on.',
    fix: [
      '# in the command: lerobot-{name} in place of python and that file (pip install -e . in the clone first)',
    ],
    confidence: 'high',
    sources: ['lerobot 0.4.4 (wheel) entry_points.txt'],
    reviewed,
    matches: [
      "python: can't open file '/w/lerobot/lerobot/scripts/train.py': [Errno 2] No such file or directory",
    ],
    misses: ["python: can't open file '/w/lerobot/scripts/train.py': [Errno 13] Permission denied"],
  },
  {
    id: 'script',
    class: 'script-missing',
    stage: 'run',
    title: 'Python is given a script that is not there',
    weight: 'root',
    match: [
      {
        text: "can't open file",
        pattern: /can't open file '?"?(?<file>[^'"\n]{1,200}\.py)['"]?: \[Errno 2\]/,
      },
    ],
    cause:
      '{file} does not exist: the repository is on another branch, a submodule was not fetched, or the command runs in another folder.',
    fix: [
      'git submodule update --init --recursive   # in the folder of the app; then: ls -d {file}',
      'git status; git checkout sd3   # for kohya sd-scripts: FLUX and SD3 are on the branch sd3',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/bmaltais/kohya_ss/issues/2772',
      'https://github.com/kohya-ss/sd-scripts/issues/1548',
    ],
    reviewed,
    matches: [
      "/workspace/kohya/venv/bin/python: can't open file '/workspace/kohya/sd-scripts/flux_train.py': [Errno 2] No such file or directory",
    ],
    misses: ["FileNotFoundError: [Errno 2] No such file or directory: 'a.txt'"],
  },
  {
    id: 'apt-key',
    class: 'apt-key-missing',
    explainedBy: ['apt-signature-invalid'],
    stage: 'install',
    title: 'apt does not have the key of a package source',
    weight: 'root',
    match: [
      { text: 'NO_PUBKEY', pattern: /NO_PUBKEY (?<key>[0-9A-F]{8,40})/ },
      {
        text: 'is not signed.',
        pattern: /The repository '.{1,200}' is not signed/,
        notNear: [{ marker: 'unreached', before: 20 }],
      },
      { text: 'EXPKEYSIG', pattern: /EXPKEYSIG (?<key>[0-9A-F]{8,40})/ },
      { text: 'EXPKEYSIG' },
    ],
    cause:
      'apt refuses a source whose key it lacks: NVIDIA changed its key in 2022, so that every older CUDA image fails here at apt-get update.',
    fix: [
      "rm -f /etc/apt/sources.list.d/cuda*.list /etc/apt/sources.list.d/nvidia*.list && apt-get update   # leaves NVIDIA's source out: what is installed stays",
      '# or, to keep that source, take its new key:',
      'apt-key adv --fetch-keys https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2004/x86_64/3bf863cc.pub   # with the folder of this distribution',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/iot-salzburg/gpu-jupyter/issues/78',
      'https://github.com/omron-sinicx/ctrm/issues/1',
    ],
    reviewed,
    matches: [
      "W: GPG error: https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2004/x86_64  InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY A4B469963BF863CC",
    ],
    misses: ['Get:1 http://archive.ubuntu.com/ubuntu jammy InRelease'],
  },
  {
    id: 'git-repository',
    class: 'git-repository-not-found',
    stage: 'install',
    title: 'The git repository does not exist, or is private',
    weight: 'root',
    match: [
      { text: 'could not read Username for', not: /huggingface\.co/ },
      { text: 'could not read Password for' },
      { text: "Username for 'https://" },
      { text: 'repository', pattern: /fatal: repository '(?<url>https?:\/\/[^']{1,200}?)\/?' not found/ },
      { text: 'Repository not found', pattern: /remote: Repository not found|ERROR: Repository not found/ },
      { text: 'Authentication failed for', pattern: /Authentication failed for '(?<url>[^']{1,200}?)\/?'/ },
      // The same in another language: git quotes an address there, and ends.
      {
        text: 'fatal: ',
        pattern: /^(?:.{0,40} )?fatal: [^'"]{8,80} '(?<url>https:\/\/github\.com\/[^'\s]{1,160}?)\/?'$/,
      },
      { text: "Couldn't clone Stable Diffusion" },
    ],
    explainedBy: ['git-login'],
    cause:
      'git asks for a login because the address leads to no public repository: it was renamed, deleted or is private. Stability-AI/stablediffusion, which older web UIs clone, is gone since December 2025.',
    fix: [
      'git ls-remote {url}   # does it answer without a login?',
      'export STABLE_DIFFUSION_REPO=https://github.com/w-e-w/stablediffusion.git   # for AUTOMATIC1111 and its kind: a copy of what is gone',
      '# for a private one: git clone https://$GITHUB_TOKEN@github.com/OWNER/REPO.git with a token that may read it',
    ],
    confidence: 'medium',
    sources: ['https://github.com/NUROISEA/anime-webui-colab/issues/58'],
    reviewed,
    matches: [
      "fatal: could not read Username for 'https://github.com': No such device or address",
      'remote: Repository not found.',
    ],
    misses: ["Cloning into 'repositories/sd'..."],
  },
  {
    id: 'git-ref',
    class: 'git-ref-not-found',
    stage: 'install',
    title: 'The branch, tag or commit does not exist in the repository',
    weight: 'root',
    match: [
      { text: 'Remote branch', pattern: /Remote branch (?<ref>[\w./-]{1,100}) not found in upstream/ },
      { text: 'pathspec', pattern: /pathspec '(?<ref>[\w./-]{1,100})' did not match any file/ },
      { text: 'reference is not a tree', pattern: /reference is not a tree: (?<ref>[\w./-]{1,100})/ },
      { text: "couldn't find remote ref", pattern: /remote ref (?<ref>[\w./-]{1,100})/ },
    ],
    cause:
      'The repository has no {ref}: it was renamed (master became main), deleted, or a shallow clone does not hold it.',
    fix: [
      'git ls-remote --heads --tags origin   # what exists',
      'git fetch --unshallow --tags; git checkout {ref}   # where the clone is shallow',
    ],
    confidence: 'high',
    sources: ['git/git@v2.43.0 builtin/clone.c'],
    reviewed,
    matches: ['fatal: Remote branch sd4 not found in upstream origin'],
    misses: ["Switched to branch 'sd3'"],
  },
  {
    id: 'git-changes',
    class: 'git-local-changes',
    stage: 'install',
    title: 'git will not overwrite files that were changed here',
    weight: 'root',
    match: [
      { text: 'would be overwritten by merge', not: /untracked/ },
      { text: 'would be overwritten by checkout', not: /untracked/ },
    ],
    cause: 'The folder holds changes of its own (often written by the app), and an update would lose them.',
    fix: ['git stash && git pull --ff-only   # keeps your changes aside: git stash pop brings them back'],
    confidence: 'high',
    sources: ['git/git@v2.43.0 unpack-trees.c'],
    reviewed,
    matches: ['error: Your local changes to the following files would be overwritten by merge:'],
    misses: ['Already up to date.'],
  },
  {
    id: 'git-unmerged',
    class: 'git-local-changes',
    stage: 'install',
    title: 'An update of this folder stopped half-way: its files hold a conflict',
    weight: 'root',
    match: [
      'you have unmerged files',
      'because of an unresolved conflict',
      'You have not concluded your merge',
    ],
    cause:
      'Changes that were made here and the update touch the same lines; git neither pulls nor stashes until that is settled.',
    fix: [
      'git diff > /tmp/mine.diff; git reset --merge && git pull --ff-only   # takes the half-done merge back, then updates; mine.diff keeps what was there',
    ],
    confidence: 'high',
    sources: ['https://git-scm.com/docs/git-reset'],
    reviewed,
    matches: ['error: Pulling is not possible because you have unmerged files.'],
    misses: ['Auto-merging app.py'],
  },
  {
    id: 'git-owner',
    class: 'git-dubious-ownership',
    stage: 'install',
    title: 'git distrusts a folder that belongs to another user',
    weight: 'root',
    match: [
      {
        text: 'detected dubious ownership',
        pattern: /dubious ownership in repository at '(?<folder>[^']{1,200})'/,
      },
      // libgit2.
      {
        text: 'is not owned by current user',
        pattern: /path '(?<folder>[^']{1,200}?)\/?' is not owned/,
      },
      { text: 'detected dubious ownership' },
    ],
    cause:
      'The volume keeps the files of another user than the one that runs here, and git reads no repository of a stranger unless it is told to.',
    fix: ['git config --global --add safe.directory {folder}'],
    confidence: 'high',
    sources: [
      'https://github.com/TheArtOfficial/ArtOfficialStudio/issues/4',
      'https://github.com/jedarden/agentists-quickstart-deprecated/issues/10',
    ],
    reviewed,
    matches: ["fatal: detected dubious ownership in repository at '/workspace/ComfyUI'"],
    misses: ['chown -R root:root /workspace'],
  },
  {
    id: 'rate-limit',
    class: 'image-pull-rate-limit',
    stage: 'deploy',
    title: 'The registry refuses more pulls for now',
    weight: 'root',
    match: [{ text: 'toomanyrequests' }, { text: 'pull rate limit' }],
    cause: 'Docker Hub counts anonymous pulls by address, and this host has used them up.',
    fix: [
      'docker login   # on a pod: add registry credentials to the template; or wait some hours, or take another host',
    ],
    confidence: 'high',
    sources: ['https://github.com/docker/hub-feedback/issues/2429'],
    reviewed,
    matches: ['Error response from daemon: toomanyrequests: You have reached your pull rate limit.'],
    misses: ['429 Client Error: Too Many Requests for url: https://huggingface.co/api/models'],
  },
  {
    id: 'ssh-key',
    class: 'ssh-key-refused',
    stage: 'deploy',
    title: 'The SSH key is not accepted',
    weight: 'plain',
    match: [{ text: 'Permission denied (publickey' }],
    cause:
      'The other side does not know your public key (on a pod: PUBLIC_KEY or the key in the account settings, read when the pod starts), or for git the address is one for SSH.',
    fix: [
      'ssh-keygen -t ed25519; cat ~/.ssh/id_ed25519.pub   # add this line to the settings of your account, then restart the pod',
      '# for a public git repository take the https address instead',
    ],
    confidence: 'medium',
    sources: ['runpod/docs@a900806e pods/configuration/use-ssh.mdx'],
    reviewed,
    matches: ['git@github.com: Permission denied (publickey).'],
    misses: ["PermissionError: [Errno 13] Permission denied: '/home/x'"],
  },
  {
    id: 'conda-shell',
    class: 'conda-not-initialised',
    stage: 'install',
    title: 'conda activate does not work in this shell',
    weight: 'root',
    match: [
      { text: "CondaError: Run 'conda init'" },
      { text: 'shell has not been properly configured to use' },
    ],
    cause: 'A script or a fresh shell has not loaded what conda activate needs.',
    fix: ['source "$(conda info --base)/etc/profile.d/conda.sh" && conda activate ENV'],
    confidence: 'high',
    sources: ['conda/conda@25.1.0 conda/activate.py'],
    reviewed,
    matches: ["CommandNotFoundError: Your shell has not been properly configured to use 'conda activate'."],
    misses: ['CondaToSNonInteractiveError: Terms of Service have not been accepted'],
  },
]);
