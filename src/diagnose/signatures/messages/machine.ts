import { defineMessages } from './define.ts';

/** What is said of the user, the machine and its limits. */
export const machineMessages = defineMessages([
  {
    id: 'as-root',
    class: 'must-not-run-as-root',
    title: 'The script refuses to run as root',
    match: ['must not be launched as root'],
    cause:
      'webui.sh of AUTOMATIC1111 and its kind stop for root unless they are told; in a container one is root.',
    fix: ['bash webui.sh -f   # -f allows root; or: export can_run_as_root=1 in webui-user.sh'],
    source: 'AUTOMATIC1111/stable-diffusion-webui@v1.9.0 webui.sh',
    example: 'ERROR: This script must not be launched as root, aborting...',
    other: 'Running as root user',
  },
  {
    id: 'ssh-modes-there',
    class: 'ssh-key-refused',
    title: "sshd does not trust the file of keys: others may write to it, or it is not the user's",
    match: ['bad ownership or modes for'],
    cause: 'The server reads authorized_keys only where it, .ssh and the home belong to the user alone.',
    fix: [
      'chown -R "$(id -u):$(id -g)" ~/.ssh && chmod go-w ~ && chmod 700 ~/.ssh && chmod 600 ~/.ssh/authorized_keys   # on the machine that is logged in to, as that user',
    ],
    source: 'openssh/openssh-portable@V_9_8 auth.c',
    example: 'Authentication refused: bad ownership or modes for file /home/a/.ssh/authorized_keys',
    other: 'Authentication succeeded for file /home/a/.ssh/authorized_keys',
    stage: 'deploy',
  },
  {
    id: 'sshd-folder',
    class: 'ssh-not-reached',
    title: "sshd does not start: its folder is not root's",
    match: ['must be owned by root and not group or world-writable'],
    cause: 'The image made the folder for another user, and sshd is started as root.',
    fix: [
      'sudo chown root:root /run/sshd && sudo chmod 755 /run/sshd && sudo service ssh start   # in the web terminal of the pod',
      '# for good: an image whose sshd runs as root (another tag)',
    ],
    source: 'openssh/openssh-portable@V_9_8 sshd.c',
    example: '/run/sshd must be owned by root and not group or world-writable',
    other: 'sshd listens on port 22',
    stage: 'deploy',
  },
  {
    id: 'ssh-mode',
    class: 'ssh-key-refused',
    title: 'The private key may be read by others, so ssh does not use it',
    match: [
      {
        text: 'UNPROTECTED PRIVATE KEY FILE',
        across: true,
        pattern: /UNPROTECTED(?: .{0,160}Permissions 0\d{3} for '(?<file>[^']{1,160})')?/,
      },
      { text: ' are too open', pattern: /Permissions 0\d{3} for '(?<file>[^']{1,160})' are too open/ },
    ],
    cause: 'ssh uses a private key only where nobody but its owner may read it.',
    fix: ['chmod 600 {file}   # a key on a Windows disk: copy it to the home of Linux first'],
    source: 'openssh/openssh-portable@V_9_8 authfile.c',
    example: 'WARNING: UNPROTECTED PRIVATE KEY FILE!',
    other: 'Your identification has been saved',
    stage: 'deploy',
  },
  {
    id: 'uid-unknown',
    class: 'user-unknown',
    title: 'The user that runs here has no name in the container',
    match: [{ text: 'getpwuid(): uid not found', pattern: /uid not found: (?<uid>\d{1,10})/ }],
    cause:
      'The container runs as a number ({uid}) that /etc/passwd does not list, and torch, getpass and others ask for its name.',
    fix: [
      'export USER=app LOGNAME=app HOME=/tmp TORCHINDUCTOR_CACHE_DIR=/tmp/inductor   # with docker: -e for each; then the same again',
      '# or: docker run without --user; or in the Dockerfile: RUN useradd -u NUMBER -m app',
    ],
    source: 'python/cpython Lib/getpass.py',
    example: "KeyError: 'getpwuid(): uid not found: 1001'",
    other: 'uid=1001(app)',
  },
  {
    id: 'cache-folder',
    class: 'permission-denied',
    title: 'A cache folder may not be written to',
    match: [
      { text: 'trying to write in your cache folder', pattern: /cache folder \((?<folder>[\w./-]{1,160})\)/ },
      { text: 'no locator available for file' },
    ],
    cause:
      'The program keeps files in a cache folder of its user, and that user has no home, or may not write there.',
    fix: [
      'mkdir -p /tmp/cache && export HF_HOME=/tmp/cache/huggingface NUMBA_CACHE_DIR=/tmp/cache/numba MPLCONFIGDIR=/tmp/cache/mpl XDG_CACHE_HOME=/tmp/cache   # before the app starts; better on a volume that this user owns',
      'id; echo "$HOME"; ls -ld "$HOME"   # who runs, and whose home it is',
    ],
    source: 'numba/numba@0.60.0 numba/core/caching.py',
    example:
      "RuntimeError: cannot cache function '__shear_dense': no locator available for file '/usr/local/lib/python3.10/site-packages/librosa/util/utils.py'",
    other: 'cache folder: /root/.cache',
  },
  {
    id: 'driver-module-build',
    class: 'driver-install-failed',
    title: 'The NVIDIA driver could not be built for this kernel',
    match: [
      { text: 'GPL-incompatible module nvidia' },
      { text: 'Error! Bad return status for module build on kernel' },
      { text: 'ERROR: Unable to build the NVIDIA kernel module' },
      { text: 'Unable to find the kernel source tree for the currently running kernel' },
      { text: 'not found in directory', pattern: /Module nvidia\S{0,12} not found in/ },
      { text: 'Unable to find the development tool' },
      { text: 'failed to build', pattern: /module 'nvidia\S{0,20} failed to build/ },
      { text: 'Your kernel headers for kernel' },
    ],
    cause:
      'The module of the driver is compiled for the kernel that runs: this release of the driver is older than that kernel, or its headers are not installed. In a container or pod no driver is installed at all: it is that of the host.',
    fix: [
      'sudo apt-get update && sudo apt-get install -y linux-headers-$(uname -r) build-essential dkms   # on your own host: what it is compiled with',
      'sudo apt-get purge -y "nvidia-*" "libnvidia-*" && sudo ubuntu-drivers install && sudo reboot   # the newest driver of the distribution, which fits its kernel (GPU operator: a newer driver.version in its values)',
    ],
    source: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/',
    example:
      "ERROR: modpost: GPL-incompatible module nvidia.ko uses GPL-only symbol 'rcu_read_unlock_strict'",
    other: 'Loading NVIDIA kernel module',
  },
  {
    id: 'supervisor-place',
    class: 'service-config-wrong',
    title: 'supervisor cannot start a program: a place that its config names is not there',
    match: [
      { text: "couldn't chdir to", pattern: /couldn't chdir to (?<place>\/[\w./-]{0,160}): ?ENOENT/ },
      { text: "can't find command", pattern: /can't find command '(?<place>[^']{1,160})'/ },
    ],
    cause:
      'The config of supervisor names {place} for a program (command or directory), and the image has none: a misspelt or relative path, or a folder that was moved.',
    fix: [
      'grep -rnE "^(command|directory|(std\\w+_)?logfile)" /etc/supervisor /etc/supervisord.conf 2>/dev/null   # where it is named',
      '# write its right whole path there, beginning with / (which python3, find / -xdev -name NAME); then: supervisorctl reread && supervisorctl update',
    ],
    source: 'http://supervisord.org/configuration.html',
    example: "supervisor: couldn't chdir to /srv/app: ENOENT",
    other: 'supervisor: chdir to /srv/app',
  },
  {
    id: 'supervisor-pairs',
    class: 'environment-variable-missing',
    title: 'An environment variable that the config of supervisor hands on is empty or not set',
    match: [
      {
        text: 'Unexpected end of key/value pairs',
        pattern: /pairs in value '(?:.{0,300}[,'])?(?<name>[A-Za-z_]\w{0,60})=(?:,|')/,
      },
    ],
    cause:
      'In its environment= a name stands without a value: {name}= comes from a variable of the container.',
    fix: [
      '# set {name}: docker run -e {name}=VALUE, in compose under environment:, of a pod in its environment variables; the README says what it is to be',
      '# it may well be empty: in the config named above {name}="%(ENV_{name})s", in quotes',
    ],
    source: 'Supervisor/supervisor@4.2.5 supervisor/datatypes.py',
    example:
      "Error: Unexpected end of key/value pairs in value 'A=b,PEOPLE_API_URL=,DEBUG_MODE=False' in section 'program:api' (file: '/app/supervisord.conf')",
    other: "Error: Unexpected end of key/value pairs in value 'A=b,C' in section 'program:api'",
  },
  {
    id: 'supervisor-gave-up',
    class: 'service-does-not-stay',
    title: 'A program that supervisor starts ends at once, each time',
    match: [
      {
        text: 'entered FATAL state, too many start retries',
        pattern: /gave up: (?<name>[\w.:-]{1,60}) entered FATAL/,
      },
    ],
    weight: 'symptom',
    cause:
      'supervisor started {name} several times, and it ended again each time. Why it ends stands in what {name} itself wrote, not in the log of supervisor.',
    fix: [
      'supervisorctl tail {name} stderr; supervisorctl tail {name}   # its last words: give these to diagnose',
      '# nothing there: start the command= of its config (/etc/supervisor/conf.d) by hand, in its directory=',
    ],
    source: 'http://supervisord.org/subprocess.html#process-states',
    example: 'INFO gave up: app entered FATAL state, too many start retries too quickly',
    other: 'INFO success: app entered RUNNING state',
    confidence: 'low',
  },
  {
    id: 'supervisor-log',
    class: 'service-config-wrong',
    title: 'supervisor is to write a log into a folder that is not there',
    match: [
      {
        text: 'The directory named as part of the path',
        pattern: /part of the path (?<place>\/[\w./-]{1,160}) does not exist/,
      },
    ],
    cause: 'supervisord makes the log file {place}, but not the folder that it is to lie in.',
    fix: [
      'mkdir -p "$(dirname {place})"   # in the Dockerfile or start script, before supervisord is started; then start it again',
    ],
    source: 'http://supervisord.org/configuration.html',
    example:
      "Error: The directory named as part of the path /var/log/app/out.log does not exist in section 'program:app' (file: '/etc/supervisord.conf')",
    other: 'The directory /var/log/app exists',
  },
  {
    id: 'inotify',
    class: 'file-watch-limit',
    title: 'The limit of watched files is reached',
    match: [
      { text: 'inotify watch limit reached' },
      { text: 'inotify instance limit reached' },
      { text: 'System limit for number of file watchers' },
      { text: 'left on device, watch' },
      {
        text: 'Too many open files',
        pattern: /(?:inotify|[Ww]atch(?:er|ing|es)\b|fsnotify).{0,200}[Tt]oo many open files/,
      },
      {
        text: 'o space left on device',
        pattern: /(?:inotify|[Ww]atch(?:er|ing)?\b).{0,120}o space left on device/,
      },
    ],
    cause:
      'A program that reloads itself (streamlit, vite, uvicorn --reload) watches more files than this machine allows; the disk is not full.',
    fix: [
      'sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024   # on the host',
      '# or without watching: streamlit run --server.fileWatcherType none; uvicorn without --reload',
    ],
    source: 'https://man7.org/linux/man-pages/man7/inotify.7.html',
    example: 'OSError: [Errno 28] inotify watch limit reached',
    other: 'OSError: [Errno 28] No space left on device',
  },
  {
    id: 'openmp-twice',
    class: 'openmp-loaded-twice',
    title: 'OpenMP is loaded twice',
    match: ['OMP: Error #15'],
    cause: 'Two packages bring a copy each of the OpenMP library (conda and pip mixed).',
    fix: [
      'export KMP_DUPLICATE_LIB_OK=TRUE   # goes on with both, at a small risk of wrong results; Windows: set KMP_DUPLICATE_LIB_OK=TRUE',
      'conda install -y nomkl   # or, cleanly: one OpenMP alone (or an environment with pip alone)',
    ],
    source: 'https://openmp.llvm.org',
    example: 'OMP: Error #15: Initializing libiomp5md.dll, but found libiomp5md.dll already initialized.',
    other: 'OMP_NUM_THREADS=4',
  },
  {
    id: 'node-heap',
    class: 'killed-oom',
    title: 'Node ran out of the memory that it may use',
    match: ['JavaScript heap out of memory'],
    cause: 'Building a web interface took more than the limit of Node.',
    fix: [
      'export NODE_OPTIONS=--max-old-space-size=8192   # then the same build again; the machine needs that much RAM: free -g',
    ],
    source: 'https://nodejs.org/api/cli.html',
    example: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    other: 'heap snapshot written',
    stage: 'install',
  },
  {
    id: 'ray-memory',
    class: 'killed-oom',
    title: 'Ray ended a task: main memory ran out',
    match: [
      'Task was killed due to the node running low on memory',
      'Workers (tasks / actors) killed due to memory pressure',
    ],
    cause:
      'The main memory (RAM, not that of the GPU) of this machine or container was nearly full, and Ray ends a task before the kernel does.',
    fix: [
      '# fewer workers, a smaller model, or a machine with more RAM',
      'export RAY_memory_monitor_refresh_ms=0   # or: without that guard; the kernel then ends it when memory is full',
      'free -g; cat /sys/fs/cgroup/memory.max 2>/dev/null   # how much there is',
    ],
    source: 'https://docs.ray.io/en/latest/ray-core/scheduling/ray-oom-prevention.html',
    example: 'ray.exceptions.OutOfMemoryError: Task was killed due to the node running low on memory.',
    other: 'ray memory monitor started',
  },
  {
    id: 'opencv-no-windows',
    class: 'no-display',
    title: 'This OpenCV can open no windows (a headless build)',
    match: [{ text: 'The function is not implemented. Rebuild the library with' }],
    cause:
      'cv2.imshow and namedWindow need an OpenCV with windows: opencv-python-headless has none, and hides the other one where both are installed. On a server there is no screen for them either.',
    fix: [
      '# either, on a server or in a notebook: cv2.imwrite("out.png", image) in place of imshow (or plt.imshow), and without waitKey and destroyAllWindows',
      '# or, where there is a screen:',
      'pip uninstall -y opencv-python-headless opencv-contrib-python-headless opencv-python opencv-contrib-python && pip install opencv-contrib-python',
    ],
    source: 'opencv/opencv@4.8.0 modules/highgui/src/window.cpp',
    example:
      'cv2.error: OpenCV(4.2.0) window.cpp:634: error: (-2:Unspecified error) The function is not implemented. Rebuild the library with Windows, GTK+ 2.x or Cocoa support.',
    other: 'The function is not implemented for this type',
    explainedBy: ['libgl-missing'],
  },
  {
    id: 'no-display',
    class: 'no-display',
    title: 'The program wants to open a window, and there is no screen',
    match: [
      {
        text: 'open display',
        pattern: /(?:[Cc]annot|[Cc]an't|[Ff]ailed to|[Uu]nable to|[Cc]ould not|[Cc]ouldn't) open display/,
        not: /X11: Failed/,
      },
      { text: 'no display name and no $DISPLAY' },
      { text: 'find the Qt platform plugin' },
      { text: 'requires an X server with GLX' },
      { text: 'could not connect to display', not: /qt\.|QXcb/ },
      { text: "couldn't connect to display" },
      { text: 'Unable to load EGL library' },
      // In the trace of a program that died of it.
      { text: 'QOpenGLContext::create' },
    ],
    cause: 'A container has no screen: a window (tkinter, Qt, OpenGL) cannot be opened.',
    fix: [
      'apt-get update && apt-get install -y xvfb libgl1 libegl1 && xvfb-run -a -s "-screen 0 1280x1024x24" python3 app.py   # on a screen that nobody sees: xvfb-run … before the command that failed (Qt alone: export QT_QPA_PLATFORM=offscreen)',
      '# or without the window: the option of the app for servers (--headless, --no-gui, --share), cv2.imwrite in place of imshow, export MPLBACKEND=Agg',
    ],
    source: 'opencv/opencv@4.8.0 modules/highgui/src/window.cpp',
    example: '_tkinter.TclError: no display name and no $DISPLAY environment variable',
    other: 'DISPLAY=:0',
    confidence: 'medium',
    explainedBy: ['libgl-missing'],
  },

  {
    id: 'threads',
    class: 'process-limit',
    title: 'No more threads or processes may be started',
    match: [
      "can't start new thread",
      {
        text: 'Resource temporarily unavailable',
        pattern:
          /BlockingIOError: \[Errno 11\]|fork: (?:retry: )?Resource temporarily|pthread_create.{0,60}Resource temporarily/,
      },
      { text: 'libgomp: Thread creation failed' },
    ],
    cause:
      'The limit of processes of this container or user is reached: libraries start one thread for each core of the host, which may have a hundred.',
    fix: [
      'export OMP_NUM_THREADS=4 OPENBLAS_NUM_THREADS=4 MKL_NUM_THREADS=4   # then start again',
      'cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current; ulimit -u   # the limit, and what runs; docker run --pids-limit -1; ulimit -u unlimited',
    ],
    source: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
    example: "RuntimeError: can't start new thread",
    other: 'started new thread',
  },
  {
    id: 'clone3',
    class: 'docker-too-old',
    title: 'This Docker is older than the system in the image',
    match: [
      { text: 'pthread_create failed', pattern: /pthread_create failed.{0,60}Operation not permitted/ },
    ],
    cause:
      'glibc 2.34 and newer (Ubuntu 22.04, Debian 12) start threads with clone3, which Docker before 20.10.10 forbids.',
    fix: [
      'docker run --security-opt seccomp=unconfined IMAGE   # starts it now; in compose: security_opt: [seccomp=unconfined]',
      'sudo apt-get update && sudo apt-get install -y docker-ce   # for good, on the host: Docker 20.10.10 or newer (or docker.io)',
    ],
    source: 'https://github.com/moby/moby/pull/42681',
    example: 'OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 64: Operation not permitted',
    other: 'OpenBLAS: 64 threads',
    stage: 'deploy',
  },
  {
    id: 'static-tls',
    class: 'static-tls',
    title: 'A library is loaded too late to get its place in memory',
    match: [
      {
        text: 'cannot allocate memory in static TLS block',
        pattern: /(?<library>\/?[\w./+-]{1,200}\.so[\d.]{0,8})['"]?: cannot allocate memory in static TLS/,
      },
    ],
    cause:
      '{library} needs a piece of memory that is handed out when the program starts; it must be loaded first. Main memory is not the matter.',
    fix: [
      'export LD_PRELOAD={library}   # then start again',
      '# or in code: import what brings it (torch, cv2, sklearn) first, before everything else',
    ],
    source: 'https://sourceware.org/bugzilla/show_bug.cgi?id=17090',
    example: 'ImportError: /lib/x86_64-linux-gnu/libgomp.so.1: cannot allocate memory in static TLS block',
    other: 'libgomp.so.1 loaded',
    stage: 'import',
  },
  {
    id: 'mkl-files',
    class: 'torch-mkl-mismatch',
    title: 'The files of Intel MKL in this environment are of different releases',
    match: [
      { text: 'Intel MKL FATAL ERROR' },
      { text: 'INTEL MKL ERROR', pattern: /undefined symbol|cannot open/ },
    ],
    cause:
      'numpy or torch loads one library of MKL, and its parts for this CPU are missing or of another release: conda and pip are mixed.',
    fix: [
      'conda install -y -c conda-forge --force-reinstall mkl numpy   # one release again; or without MKL: conda install -y nomkl numpy scipy',
      '# with pip alone: pip uninstall -y mkl numpy && pip install --no-cache-dir numpy   (in the version that the app pins)',
      'export LD_PRELOAD=$CONDA_PREFIX/lib/libmkl_core.so:$CONDA_PREFIX/lib/libmkl_sequential.so   # or as a help',
    ],
    source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/troubleshooting.html',
    example: 'Intel MKL FATAL ERROR: Cannot load libmkl_avx512.so.1 or libmkl_def.so.1.',
    other: 'Intel MKL 2024.0',
    stage: 'import',
  },
  {
    id: 'locale-ascii',
    class: 'text-encoding',
    title: 'Python takes the terminal or log for ASCII: no locale with UTF-8 is set',
    match: [{ text: 'UnicodeEncodeError', pattern: /UnicodeEncodeError: 'ascii' codec can't encode/ }],
    cause:
      'Without LANG (as in many containers, cron and ssh), Python writes ASCII, and the text has other letters; the text itself is right.',
    fix: [
      'export LANG=C.UTF-8 LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8   # before the start; in a Dockerfile: ENV LANG=C.UTF-8 LC_ALL=C.UTF-8',
      '# a file that the code writes: open(FILE, "w", encoding="utf-8")',
    ],
    source: 'https://peps.python.org/pep-0540/',
    example:
      "UnicodeEncodeError: 'ascii' codec can't encode characters in position 7-9: ordinal not in range(128)",
    other: "UnicodeEncodeWarning: 'ascii'",
    weight: 'plain',
    confidence: 'medium',
  },
  {
    id: 'locale',
    class: 'text-encoding',
    title: 'The language setting of this shell does not exist here',
    match: ['locale.Error: unsupported locale setting', 'tmux: need UTF-8 locale'],
    cause: 'LANG or LC_ALL names a language that is not installed in the image.',
    fix: [
      'export LC_ALL=C.UTF-8 LANG=C.UTF-8   # then the same again',
      '# or: apt-get update && apt-get install -y locales && locale-gen en_US.UTF-8',
    ],
    source: 'https://docs.python.org/3/library/locale.html',
    example: 'locale.Error: unsupported locale setting',
    other: 'locale: en_US.UTF-8',
  },
  {
    id: 'io-error',
    class: 'disk-fault',
    title: 'The disk or network volume does not answer',
    match: [
      {
        text: 'Input/output error',
        pattern: /\[Errno 5\] Input\/output error|: Input\/output error/,
        not: /tty|ioctl/,
      },
      { text: 'EXT4-fs error' },
      { text: 'I/O error, dev ' },
    ],
    cause:
      'Reading or writing failed below the file system: a network volume that lost its connection, a broken disk, or (on WSL, Google Drive and the like) a mount that is gone.',
    fix: [
      'df -h . && dmesg | tail -5   # which volume is it on; what does the kernel say?',
      '# a network volume: stop and start the pod (it is mounted anew); copy what is read to the disk of the container first (cp -r /workspace/X /root/X)',
      '# a broken file: download it again; it comes back: another host',
    ],
    source: 'https://man7.org/linux/man-pages/man3/errno.3.html',
    example: 'OSError: [Errno 5] Input/output error',
    other: 'input/output tensors',
    confidence: 'medium',
  },
  {
    id: 'wsl-blocked',
    class: 'driver-too-old',
    title: 'Windows does not let WSL use the GPU',
    match: ['GPU access blocked by the operating system', 'environment detected but no adapters'],
    cause:
      'The driver of Windows and the part of WSL that hands the GPU through do not fit together (after an update of one of them).',
    fix: [
      'wsl --update && wsl --shutdown   # in PowerShell; then open WSL again',
      '# the newest NVIDIA driver in Windows (none inside WSL: apt-get remove of nvidia-driver-* and cuda-drivers there); Docker Desktop: restart it',
    ],
    source: 'https://docs.nvidia.com/cuda/wsl-user-guide/index.html',
    example: 'Failed to initialize NVML: GPU access blocked by the operating system',
    other: 'NVML initialized',
    stage: 'deploy',
  },
  {
    id: 'unidic',
    class: 'language-data-missing',
    title: 'The dictionary of unidic was not downloaded',
    match: [{ text: 'dicdir', pattern: /unidic[\\/]{1,2}dicdir/ }],
    cause:
      'pip installs the package unidic without its dictionary (some 500 MB), which MeCab reads Japanese with.',
    fix: ['python3 -m unidic download   # once, with the Python of the app'],
    source: 'polm/unidic-py README.md',
    example: '[ifs] no such file or directory: C:\\a\\site-packages\\unidic\\dicdir\\dicrc',
    other: 'default dictionary path: /usr/lib/mecab/dic/ipadic-utf8',
  },
  {
    id: 'mecab',
    class: 'language-data-missing',
    title: 'MeCab has no dictionary',
    match: [
      'Failed initializing MeCab',
      { text: 'mecabrc', pattern: /no such file or directory: \S{0,80}mecabrc/ },
    ],
    weight: 'plain',
    cause: 'MeCab reads Japanese with a dictionary that is a package of its own.',
    fix: [
      'pip install unidic-lite   # small, enough for most',
      '# where the app asks for the large one: pip install unidic && python3 -m unidic download; or of the system: apt-get install -y mecab mecab-ipadic-utf8 && ln -s /etc/mecabrc /usr/local/etc/mecabrc',
    ],
    source: 'SamuraiT/mecab-python3 README.md',
    example: 'RuntimeError: Failed initializing MeCab. Please see the README for possible solutions:',
    other: 'MeCab initialised',
  },
  {
    id: 'compose-env',
    class: 'docker-env-file-missing',
    title: 'The compose file names a file of settings that is not there',
    match: [
      {
        text: 'env file',
        pattern: /env file (?<path>\/[\w./+-]{1,200}) not found/,
      },
      { text: "ouldn't find env file", pattern: /env file:? (?<path>[\w./+-]{1,200})/ },
    ],
    cause:
      'env_file points to {path}; repositories mostly bring an example of it (.env.example), to be copied.',
    fix: [
      'cp -n "$(ls .env.example .env.sample .env.template example.env 2>/dev/null | head -1)" {path} || touch {path}   # in the folder of the compose file; then fill in what it asks for',
    ],
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/set-environment-variables/',
    example: 'env file /app/.env not found: stat /app/.env: no such file or directory',
    other: 'env file loaded',
    stage: 'deploy',
  },
  {
    id: 'buildkit',
    class: 'docker-too-old',
    title: 'The Dockerfile needs BuildKit',
    match: [
      { text: 'requires BuildKit', pattern: /the --(?:mount|chmod|link|parents) option requires BuildKit/ },
      { text: 'Unknown flag: mount' },
      { text: 'Unknown flag: link' },
    ],
    cause: 'Docker builds in the old way here, which does not know that option.',
    fix: [
      'export DOCKER_BUILDKIT=1 COMPOSE_DOCKER_CLI_BUILD=1   # then the same build again',
      'sudo apt-get update && sudo apt-get install -y docker-buildx-plugin   # where it then says that buildx is missing',
    ],
    source: 'https://docs.docker.com/build/buildkit/',
    example: 'the --mount option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/',
    other: 'Building with BuildKit',
    stage: 'deploy',
  },
  {
    id: 'source-in-sh',
    class: 'wrong-shell',
    title: 'sh is not bash: it does not know "source"',
    match: [
      { text: 'source: not found', pattern: /(?:^|sh: |\d: )source: not found/ },
      { text: '[[: not found', pattern: /\[\[: not found/ },
      { text: 'pushd: not found' },
    ],
    cause: 'The script or the RUN of a Dockerfile is run by sh (dash), and is written for bash.',
    fix: [
      '# a Dockerfile: SHELL ["/bin/bash", "-c"] above that RUN; or: RUN . venv/bin/activate && ... (a dot in place of source)',
      'bash script.sh   # a script: with bash in place of sh',
    ],
    source: 'https://docs.docker.com/reference/dockerfile/#shell',
    example: '/bin/sh: 1: source: not found',
    other: 'source: /workspace/data',
    stage: 'deploy',
  },
  {
    id: 'libcuda-link',
    class: 'other-missing-shared-library',
    title: "Triton does not find the driver's library libcuda.so",
    match: [{ text: 'libcuda.so cannot found' }],
    cause:
      'Triton asks the list of the linker for libcuda.so. The list is older than the driver, or only libcuda.so.1 lies there, or the container has no GPU.',
    fix: [
      'f=$(/sbin/ldconfig -p | grep -o "/.*libcuda\\.so\\.1$" | head -1); ln -s "$f" "$(dirname "$f")/libcuda.so" && /sbin/ldconfig   # beside libcuda.so.1 (as root): the name without number, too',
      'nvidia-smi && /sbin/ldconfig && /sbin/ldconfig -p | grep libcuda   # no card? start the container with one (docker run --gpus all)',
      'export TRITON_LIBCUDA_PATH=/usr/lib/wsl/lib   # WSL',
    ],
    source: 'triton-lang/triton@v2.1.0 python/triton/common/build.py',
    example: 'AssertionError: libcuda.so cannot found!',
    other: 'libcuda.so found',
  },
]);
