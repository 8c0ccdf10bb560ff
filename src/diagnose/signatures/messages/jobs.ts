import { defineMessages } from './define.ts';

/** What schedulers of clusters and containers without root say of what a job asks for. */
export const jobMessages = defineMessages([
  {
    id: 'job-limits',
    class: 'slurm-limit',
    title: 'The time that was asked for the job is over',
    match: [{ text: 'DUE TO TIME LIMIT' }],
    cause: 'Slurm ends it then, whatever it does.',
    fix: [
      '#SBATCH --time=24:00:00   # in the script: more than before; what the partition allows: sinfo -o "%P %l"; and save often, to go on from there',
    ],
    source: 'https://slurm.schedmd.com/',
    example:
      'slurmstepd: error: *** JOB 1234 ON node01 CANCELLED AT 2026-11-20T10:00:00 DUE TO TIME LIMIT ***',
    other: 'slurmstepd: error: Unable to create dir',
    stage: 'run',
  },
  {
    id: 'job-too-much',
    class: 'slurm-request',
    title: 'No node has what the job asks for',
    match: [{ text: 'Memory specification can not be satisfied' }],
    cause: 'More GPUs, cores or memory than one node has, or a kind of GPU that is called otherwise there.',
    fix: [
      'sinfo -o "%P %G %c %m %l"   # what there is: then --gres=gpu:KIND:NUMBER, --cpus-per-task and --mem of one line',
    ],
    source: 'https://slurm.schedmd.com/',
    example: 'sbatch: error: Memory specification can not be satisfied',
    other: 'srun: job 123 queued and waiting for resources',
    stage: 'deploy',
  },
  {
    id: 'module-unknown',
    class: 'module-unknown',
    title: 'The cluster has no module of that name',
    match: [
      { text: 'are unknown: "', pattern: /unknown: "(?<module>[\w.+-]{1,40})/ },
      { text: 'Unable to locate a modulefile', pattern: /modulefile for '(?<module>[\w.+-]{1,40})/ },
    ],
    cause: 'It is called otherwise, in another version, or seen only after another one (gcc, a year).',
    fix: [
      'module spider {module} || module avail {module}   # the names there are, and what must be loaded first',
    ],
    source: 'https://slurm.schedmd.com/',
    example: 'Lmod has detected the following error: The following module(s) are unknown: "cuda/12.4"',
    other: 'Lmod has detected the following error: The load of modulefile failed',
    stage: 'deploy',
  },
  {
    id: 'namespaces-off',
    class: 'user-namespace-off',
    title: 'This system lets no user make a namespace',
    match: [
      { text: 'user namespace disabled' },
      { text: 'Failed to create user namespace' },
      { text: 'No permissions to create a new namespace' },
      { text: 'setting up uid map: Permission denied' },
      { text: 'unshare failed: Operation not permitted' },
    ],
    cause:
      'Apptainer without setuid, bubblewrap, rootless Docker and the sandbox of Chrome need one. In a pod they are not to be had.',
    fix: [
      'sudo sysctl -e -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0 user.max_user_namespaces=15000   # on a host of your own; then the same again',
      '# a cluster: ask for apptainer-suid; a container: docker run --security-opt seccomp=unconfined',
    ],
    source: 'https://apptainer.org/docs/',
    example: 'ERROR  : Failed to create user namespace: user namespace disabled',
    other: 'user namespaces are enabled',
    stage: 'deploy',
  },
  {
    id: 'nv-files',
    class: 'no-gpu-visible',
    title: 'There is no NVIDIA driver on this node',
    match: ['Could not find any nv files on this host'],
    weight: 'plain',
    cause:
      'apptainer --nv takes the driver of the host, and the node has none: a login node, or one without GPU.',
    fix: ['srun --gres=gpu:1 --pty bash   # a node with a GPU; then the same again there'],
    source: 'https://apptainer.org/docs/',
    example: 'WARNING: Could not find any nv files on this host!',
    other: 'INFO: nv files bound',
    stage: 'deploy',
  },
  {
    id: 'nv-option',
    class: 'no-gpu-visible',
    title: 'Apptainer was started without the card',
    match: [{ text: 'FATAL: ', pattern: /FATAL: {1,6}"nvidia-smi": executable file not found/ }],
    cause: 'The driver of the host comes in with --nv only.',
    fix: ['apptainer exec --nv IMAGE.sif nvidia-smi   # singularity the same; on a node with a GPU'],
    source: 'https://apptainer.org/docs/',
    example: 'FATAL:   "nvidia-smi": executable file not found in $PATH',
    other: 'FATAL:   "foo": executable file not found in $PATH',
    stage: 'deploy',
  },
  {
    id: 'lightning-tasks',
    class: 'slurm-request',
    title: 'Lightning wants one task of Slurm for each GPU',
    match: [
      {
        text: 'SLURM `--ntasks-per-node',
        pattern: /`devices=(?<tasks>\d{1,3})`/,
      },
      { text: 'in your SLURM bash script', pattern: /`--ntasks=(?<tasks>\d{1,4})`/ },
    ],
    cause:
      'Slurm starts the processes, and Lightning reads --ntasks-per-node alone, of which it wants {tasks}.',
    fix: [
      '#SBATCH --ntasks-per-node={tasks} --gres=gpu:{tasks}   # in the script, in place of --ntasks; and: srun python3 train.py (its own name and arguments)',
      '# in an interactive session: export SLURM_JOB_NAME=bash, then without srun: Lightning starts them itself',
    ],
    source: 'lightning (wheel) lightning_fabric/plugins/environments/slurm.py',
    example:
      'ValueError: You set `devices=4` in Lightning, but the number of tasks per node configured in SLURM `--ntasks-per-node=1` does not match.',
    other: 'SLURM auto-requeueing enabled. Setting signal handlers.',
  },
  {
    id: 'job-waits-limit',
    class: 'slurm-limit',
    title: 'The job waits: this account has what it may have at once',
    match: [
      { text: '(QOSMax', pattern: /\bPD\b.{0,80}\((?<reason>QOSMax\w{2,40})\)/ },
      { text: '(QOSGrp', pattern: /\bPD\b.{0,80}\((?<reason>QOSGrp\w{2,40})\)/ },
      { text: '(Assoc', pattern: /\bPD\b.{0,80}\((?<reason>Assoc\w{4,40})\)/ },
    ],
    weight: 'hint',
    cause:
      'Slurm says {reason}: it starts when other jobs of this user or group have ended, or never where it alone asks for more.',
    fix: [
      'squeue -u $USER -o "%i %T %b %R"; sacctmgr show qos format=name,maxtrespu,maxjobspu,grptres   # what runs, and what is allowed: ask for less, or scancel what is not needed',
    ],
    source: 'https://slurm.schedmd.com/job_reason_codes.html',
    example: '  4182011       gpu    train     ada PD       0:00      1 (QOSMaxGRESPerUser)',
    other: '  4182011       gpu    train     ada PD       0:00      1 (Priority)',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'job-waits-node',
    class: 'slurm-request',
    title: 'The job waits for what does not come',
    match: [
      {
        text: 'ReqNodeNotAvail',
        pattern: /\bPD\b.{0,80}\((?<reason>ReqNodeNotAvail)/,
      },
      { text: '(PartitionTimeLimit)', pattern: /\((?<reason>PartitionTimeLimit)\)/ },
      { text: '(PartitionNodeLimit)', pattern: /\((?<reason>PartitionNodeLimit)\)/ },
      { text: '(PartitionConfig)', pattern: /\((?<reason>PartitionConfig)\)/ },
      { text: '(BadConstraints)', pattern: /\((?<reason>BadConstraints)\)/ },
    ],
    weight: 'hint',
    cause:
      'Slurm says {reason}: the nodes are down or reserved (a maintenance that begins before the job would end), or the partition allows less time or fewer nodes.',
    fix: [
      'scontrol show res; sinfo -R; sinfo -o "%P %l %D %G %t"   # reservations, nodes that are down, limits: then a shorter --time, or another partition',
    ],
    source: 'https://slurm.schedmd.com/job_reason_codes.html',
    example: '  4182011  gpu  train  ada PD  0:00  1 (ReqNodeNotAvail, UnavailableNodes:gpu01)',
    other: '  4182011  gpu  train  ada PD  0:00  1 (Resources)',
    stage: 'deploy',
    confidence: 'medium',
  },
]);
