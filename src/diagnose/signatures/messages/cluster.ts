import { defineMessages } from './define.ts';

const kubernetes = 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/';
const jupyter = 'https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html';

/** Clusters, notebooks, and services beside a container. */
export const clusterMessages = defineMessages([
  {
    id: 'ray-store',
    class: 'shared-memory-too-small',
    title: 'Ray is to keep more in shared memory than /dev/shm holds',
    match: [{ text: 'object store size exceeds the capacity of /dev/shm' }],
    cause: 'Its object store lies there; a container has 64 MB unless it is told otherwise.',
    fix: [
      '# docker run --shm-size=16g (more than the store: 30% of the memory, if not told); docker compose: shm_size: 16gb',
      '# or a smaller store: ray start --object-store-memory=BYTES, ray.init(object_store_memory=BYTES), below df -B1 /dev/shm',
    ],
    source: 'ray-project/ray python/ray/_private/services.py',
    example:
      'ValueError: The configured object store size exceeds the capacity of /dev/shm. This will harm performance.',
    other: 'object store size: 2 GB in /dev/shm',
  },
  {
    id: 'pod-not-scheduled',
    class: 'pod-not-scheduled',
    title: 'The cluster has no node that can take this pod',
    match: [
      { text: 'does not have a host assigned' },
      { text: 'nodes are available', pattern: /\b0\/\d{1,5} nodes are available/, not: /unbound immediate/ },
      { text: 'Insufficient nvidia.com/gpu' },
      { text: 'FailedScheduling', not: /unbound immediate/ },
    ],
    cause:
      'Kubernetes found no node that has what the pod asks for: a free GPU (nvidia.com/gpu, which a node offers only where the device plugin of NVIDIA runs), a label, a taint that is tolerated, or memory. So it does not run yet.',
    fix: [
      'kubectl get pods -A -o wide | grep -iE "pending|device-plugin"; kubectl describe nodes | grep -E "^Name:|nvidia.com/gpu|Taints:"   # does a node offer nvidia.com/gpu at all, and is one free?',
      'kubectl create -f https://raw.githubusercontent.com/NVIDIA/k8s-device-plugin/v0.17.1/deployments/static/nvidia-device-plugin.yml   # no node offers any: the plugin is missing (or its log says why it sees none)',
      '# offered, and the pod waits all the same: correct nodeSelector, tolerations and limits (nvidia.com/gpu: 1) in its YAML: kubectl describe pod NAME names what does not fit; then delete and create it again',
    ],
    source: kubernetes,
    example:
      'Warning  FailedScheduling  default-scheduler  0/3 nodes are available: 3 Insufficient nvidia.com/gpu.',
    other: '3/3 nodes are available',
    stage: 'deploy',
  },
  {
    id: 'pod-evicted',
    class: 'killed-oom',
    title: 'The cluster ended the pod: its node ran short of memory',
    match: [{ text: 'low on resource: memory' }, { text: 'had condition: [MemoryPressure]' }],
    cause:
      'The memory of the node was used up, and Kubernetes evicts first what uses more than it asked for (a pod without requests asked for 0). It is the memory of the machine, not that of the GPU.',
    fix: [
      '# in the YAML of the pod: resources.requests.memory as large as it really needs (and limits.memory the same), so that it is put on a node that has it; a bigger node where none has',
      '# or let it need less: smaller batches, fewer workers, the data read piece by piece',
      'kubectl describe nodes | grep -A 6 "Allocated resources"; kubectl top pods   # what the nodes have left, and who uses it',
    ],
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/',
    example:
      'The node was low on resource: memory. Container egg was using 5053216Ki, which exceeds its request of 0.',
    other: 'The node was low on resource: ephemeral-storage.',
    stage: 'deploy',
  },
  {
    id: 'jupyter-kernel',
    class: 'jupyter-kernel-dies',
    title: 'The kernel of the notebook ends at once, again and again',
    match: [
      { text: 'KernelRestarter: restart failed' },
      { text: 'KernelRestarter: restarting kernel (4/5)' },
      { text: 'AsyncIOLoopKernelRestarter: restart failed' },
      { text: 'restarting kernel (4/5), keep random ports' },
    ],
    weight: 'plain',
    cause:
      'Jupyter starts the kernel, and it does not live: in a container mostly because Jupyter itself is process 1, as which it does not look after its children; else because the Python of the kernel fails when it starts (ipykernel or pyzmq missing or too old, memory).',
    fix: [
      '# in a container: docker run --init … (or ENTRYPOINT ["tini", "--"]; or start it through a shell: sh -c "jupyter notebook …; true"), so that Jupyter is not process 1',
      'pip install -U --force-reinstall ipykernel pyzmq jupyter_client tornado   # elsewhere: the parts of the kernel, whole; in the environment that runs it',
      'python3 -m ipykernel_launcher --debug   # still so: says itself why it ends',
    ],
    source: 'https://github.com/krallin/tini',
    example: '[W 20:09:29.506 NotebookApp] KernelRestarter: restart failed',
    other: '[I 20:09:17.475 NotebookApp] KernelRestarter: restarting kernel (1/5), new random ports',
    confidence: 'medium',
  },
  {
    id: 'jupyter-ip',
    class: 'address-not-local',
    title: 'The server takes no * or empty text for the address it is to listen on',
    match: [
      {
        text: 'does not appear to be an IPv4 or IPv6',
        pattern: /(?:'\*?'|"") does not appear to be an IPv4/,
      },
      {
        text: 'gaierror',
        pattern: /gaierror: \[Errno -\d{1,2}\] .{4,60}/,
        near: [{ marker: 'bind', before: 12 }],
      },
    ],
    cause:
      "ip='*' (or an empty one, or a name that this machine does not resolve) was given as the address to listen on; newer servers want an address.",
    fix: [
      "jupyter lab --ip=0.0.0.0 --port=8888 --no-browser   # in the config: c.ServerApp.ip = '0.0.0.0' (an old one: c.NotebookApp.ip), in place of '*'; as root: --allow-root",
      '# another server: --host 0.0.0.0 in place of the name',
    ],
    source: jupyter,
    example: "ValueError: '' does not appear to be an IPv4 or IPv6 address",
    other: "ValueError: '10.0.0' does not appear to be an IPv4 or IPv6 network",
    stage: 'serve',
  },
  {
    id: 'jupyter-root-folder',
    class: 'jupyter-setting-refused',
    title: 'Jupyter is to open a folder outside of the one it may show',
    match: [{ text: 'is outside root contents directory' }],
    cause:
      'The folder that is to be opened first (preferred_dir, or the one of the template) does not lie below the root folder of the server.',
    fix: [
      'jupyter lab --ServerApp.root_dir=/ --ServerApp.preferred_dir=/workspace --allow-root --ip=0.0.0.0   # a root above both; or leave preferred_dir out',
    ],
    source: jupyter,
    example:
      '[C ServerApp] Bad config encountered during initialization: /workspace is outside root contents directory',
    other: 'root contents directory: /workspace',
    stage: 'serve',
  },
  {
    id: 'jupyter-part',
    class: 'command-not-found',
    title: 'Jupyter is there without the part that is to be started',
    match: [
      {
        text: 'Jupyter command',
        pattern: /Jupyter command `?jupyter-(?<part>[\w-]{1,30})`? not found/,
      },
      {
        text: 'Error executing Jupyter command',
        pattern: /Jupyter command '(?<part>[\w-]{1,30})': \[Errno '?[\w-]{1,40}'? not found/,
      },
      {
        text: 'No such file or directory',
        pattern: /Error executing Jupyter command '(?<part>[\w-]{1,30})': \[Errno 2\]/,
      },
    ],
    cause:
      'jupyter only calls jupyter-{part}, which is a package of its own (notebook, jupyterlab): it is not installed in this environment, or lies in a folder that is not on PATH.',
    fix: [
      'pip install -U jupyterlab notebook   # both brings jupyter-lab and jupyter-notebook; then start it again',
      'export PATH=$HOME/.local/bin:$PATH   # installed with --user: it lies there',
    ],
    source: 'https://jupyter.org/install',
    example: 'Jupyter command `jupyter-lab` not found.',
    other: 'Jupyter commands: lab, notebook',
  },
  {
    id: 'service-named',
    class: 'service-not-reached',
    title: 'A service beside the program is not reached',
    match: [
      {
        text: 'host.docker.internal',
        pattern:
          /(?:[Cc]an(?:'?t|not| not)|[Cc]ould(?:n'?t| not)|[Ff]ailed|[Uu]nable|refused|[Ee]rror|ERROR|resolve|lookup).{0,160}host\.docker\.internal|host\.docker\.internal.{0,160}(?:refused|[Cc]ould(?:n'?t| not)|no such host|not known|unreachable|timed out|timeout|failed)/,
        // It answers.
        not: /Internal Server Error/,
      },
      {
        text: 'connect to Ollama',
        pattern:
          /(?:[Cc]an(?:'?t|not)|[Cc]ould(?:n'?t| not)|[Ff]ailed|[Uu]nable).{0,20} connect to (?:Ollama|OLLAMA|ollama)\b.{0,40}https?:/,
      },
      { text: 'curl: (7)', pattern: /connect to (?![\d.]{7,15} |localhost)[\w-]{2,60} port \d/ },
      { text: 'no such host', pattern: /lookup [\w-]{2,60}(?: on [\d.:]{7,40})?: no such host/ },
      { text: 'Cannot connect to amqp' },
      { text: 'Cannot connect to redis' },
      { text: 'not connect to the endpoint URL' },
    ],
    onlyAnswered: true,
    cause: 'The address that the program asks is not reached from where it runs.',
    fix: ['# start that service first, and name its address as this container sees it'],
    source: 'https://docs.docker.com/engine/network/',
    example:
      "curl: (7) Failed to connect to host.docker.internal port 11434 after 0 ms: Couldn't connect to server",
    other: 'OLLAMA_BASE_URL=http://host.docker.internal:11434',
    stage: 'serve',
    confidence: 'medium',
  },
  {
    id: 'init-script',
    class: 'script-not-started',
    title: 'A script of the start was not run: its first line names no program that is there',
    match: [
      {
        text: 'failed with status 127',
        pattern: /(?<file>\/(?:etc|docker-entrypoint)[\w./-]{3,120}) failed with status 127/,
      },
      {
        text: 'exited 127',
        pattern:
          /(?:cont-init(?:\.d)?|custom-init): (?:info: )?.{0,20}(?<file>\/etc\/[\w./-]{3,120}) exited 127/,
      },
    ],
    weight: 'plain',
    cause:
      '127 says that a program was not found: {file} has no #! line as its first one, one that names an interpreter which the image lacks, or Windows line ends (the name then ends in a CR); else a command in it is not installed.',
    fix: [
      "sed -i 's/\\r$//; 1{/^#!/!s|^|#!/bin/sh\\n|}' {file}   # takes Windows line ends away, and puts #!/bin/sh before the first line where there is none; do it with the file that is copied into the image, then build it again",
      'head -1 {file} | cat -A; sh -x {file}   # still so: shows the interpreter, and the command in it that is not found',
    ],
    source: 'https://github.com/phusion/baseimage-docker#running-scripts-during-container-startup',
    example: '*** /etc/my_init.d/logtime.sh failed with status 127',
    other: '*** /etc/my_init.d/logtime.sh failed with status 1',
    confidence: 'medium',
    stage: 'deploy',
  },
  {
    id: 'which-failed',
    class: 'command-not-on-path',
    title: 'A program looks for another one, which is not on its PATH',
    match: [
      {
        text: "Command '['which',",
        pattern:
          /Command '\['which', '(?!g?cc'|[gc]\+\+'|clang|nvcc')(?<command>[\w.+-]{1,60})'\]' returned non-zero/,
      },
      { text: "Command 'which", pattern: /Command 'which (?<command>[\w.+-]{1,60})' returned non-zero/ },
    ],
    cause:
      '"which {command}" found nothing: {command} lies in a folder that is not on PATH (a user install in ~/.local/bin, an environment that is not active), or is not installed.',
    fix: [
      'export PATH=$HOME/.local/bin:$PATH   # where pip install --user puts programs; an environment: activate it first; then start it again',
      'find / -xdev -name {command} -type f 2>/dev/null   # still so: where is it? that folder belongs into PATH',
    ],
    source: 'https://man7.org/linux/man-pages/man1/which.1.html',
    example:
      "subprocess.CalledProcessError: Command '['which', 'accelerate']' returned non-zero exit status 1.",
    other: "subprocess.CalledProcessError: Command '['git', 'pull']' returned non-zero exit status 1.",
  },
  {
    id: 'ray-node-lost',
    class: 'distributed-not-connected',
    title: 'Ray gave up a node: its head does not reach the ports of it',
    match: [
      {
        text: 'marked dead because the detector has missed',
        pattern: /address: (?<address>[\d.]{7,15})|marked dead/,
      },
      { text: 'mistakenly been marked as dead by the GCS' },
    ],
    weight: 'plain',
    cause:
      'A firewall, a container without the network of the host, or a wrong address is between; else the node was out of memory.',
    fix: [
      'sudo ufw allow from {address}   # on every node, for the address of every other; in a container: docker run --network host',
      '# several network cards: ray start --node-ip-address=ITS_ADDRESS',
    ],
    source: 'https://docs.ray.io/en/latest/ray-core/configure.html#ports-configurations',
    example: 'Exiting because this node manager has mistakenly been marked as dead by the GCS',
    other: 'The node was marked alive',
    confidence: 'medium',
  },
  {
    id: 'gpu-shared-request',
    class: 'pod-config-refused',
    title: 'The pod asks for more of a shared GPU than one request may',
    match: [
      {
        text: 'maximum request size for shared resources',
        pattern: /request for '(?<resource>[\w./-]{1,60}): \d{1,3}' too large/,
      },
    ],
    cause: 'The cards of this node are shared (time slicing, MPS), and each request is for one share.',
    fix: ['# in the pod: limits: {resource}: 1   (more gives no larger share)'],
    source: 'NVIDIA/k8s-device-plugin README.md',
    example:
      "Allocate failed due to rpc error: code = Unknown desc = request for 'nvidia.com/gpu: 2' too large: maximum request size for shared resources is 1",
    other: 'the request is too large',
    stage: 'deploy',
  },
  {
    id: 'raylet-worker',
    class: 'ray-worker-lost',
    title: 'Ray starts more workers than this job has cores',
    match: ['Unable to register worker with raylet'],
    cause: 'ray.init() counts the cores of the whole machine, of which SLURM, or the container, gives fewer.',
    fix: [
      '# in the code: ray.init(num_cpus=8); verl: ray_init.num_cpus=8 in the command (newer: ray_kwargs.ray_init.num_cpus=8): as many as the job has (nproc)',
    ],
    source: 'volcengine/verl docs/faq/faq.rst',
    example: 'Unable to register worker with raylet. No such file or directory',
    other: 'The worker was registered with raylet',
    confidence: 'medium',
  },
]);
