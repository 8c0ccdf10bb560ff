import { defineMessages } from './define.ts';

const kubernetes = 'https://kubernetes.io/docs/';

/** What Kubernetes says of a pod, a right, or a cluster that is not reached. */
export const podMessages = defineMessages([
  {
    id: 'pod-config-missing',
    class: 'pod-config-missing',
    title: 'The pod names a secret, a config map or a claim that is not in its namespace',
    match: [
      {
        text: 'not found',
        pattern: /\b(?<kind>secret|configmap|persistentvolumeclaim) "(?<name>[\w.-]{1,120})" not found/,
      },
      {
        text: "couldn't find key",
        pattern:
          /key (?<key>[\w.-]{1,80}) in (?<kind>Secret|ConfigMap) \S{0,80}?\/?(?<name>[\w.-]{1,120})(?:\s|$)/,
      },
    ],
    weight: 'plain',
    cause:
      'The pod waits for the {kind} {name}, which its namespace does not have (or which lacks that key): one of another namespace does not count.',
    fix: [
      '# make it in the namespace of the pod: kubectl create secret generic {name} --from-literal=KEY=VALUE -n NAMESPACE (a config map: kubectl create configmap {name} --from-file=FILE; a claim: kubectl apply -f its YAML), with the key that the pod names',
      'kubectl get {kind} -A | grep {name}   # is it in another namespace?',
    ],
    source: `${kubernetes}concepts/configuration/secret/`,
    example: 'Warning  Failed  kubelet  Error: secret "hf-token" not found',
    other: 'secret "hf-token" created',
    stage: 'deploy',
  },
  {
    id: 'pod-restarts',
    class: 'pod-restarts',
    title: 'The program in the pod ends again and again; its own log says why',
    match: [
      {
        text: 'Back-off restarting failed container',
        pattern:
          /container (?:=)?(?<container>[\w.-]{1,80})(?: in pod |.{0,10}pod=)(?<pod>[\w.-]{1,120}?)(?:[_(]|$|\s)/,
      },
    ],
    weight: 'symptom',
    cause: 'Kubernetes starts {container} anew whenever it ends, and waits longer each time.',
    fix: [
      'kubectl logs {pod} -c {container} --previous --tail=60   # its last words: give them to diagnose',
      'kubectl describe pod {pod} | grep -A 6 "Last State"   # OOMKilled (137): more memory; Error 1: the log; a probe: startupProbe',
    ],
    source: `${kubernetes}tasks/debug/debug-application/debug-pods/`,
    example: 'Warning  BackOff  kubelet  Back-off restarting failed container vllm in pod vllm-0',
    other: 'Started container vllm in pod vllm-0',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'pod-probe',
    class: 'pod-probe-failed',
    title: 'Kubernetes ends the program before it is ready: a probe fails',
    match: [
      { text: 'probe, will be restarted' },
      { text: 'Startup probe failed' },
      { text: 'Liveness probe failed' },
    ],
    cause:
      'The probe asks the port while the model is still loaded (which may take many minutes), and after some tries the container is killed.',
    fix: [
      '# in the YAML of the container: startupProbe: {httpGet: {path: /health, port: 8000}, periodSeconds: 10, failureThreshold: 180} (30 minutes; its own path and port); livenessProbe and readinessProbe then wait for it',
      '# without a startupProbe: a larger initialDelaySeconds and failureThreshold of the livenessProbe; still never ready: kubectl logs POD --previous says what stands in the way',
    ],
    source: `${kubernetes}tasks/configure-pod-container/configure-liveness-readiness-startup-probes/`,
    example: 'Normal  Killing  kubelet  Container vllm failed startup probe, will be restarted',
    other: 'Readiness probe failed: connection refused',
    stage: 'deploy',
  },
  {
    id: 'pod-not-root',
    class: 'pod-refused',
    title: 'The pod may not run as root, and its image does',
    match: ['runAsNonRoot and image will run as root', 'runAsNonRoot and image has non-numeric user'],
    cause: 'securityContext says runAsNonRoot, and the image names no user by number.',
    fix: [
      '# in the securityContext of the pod: runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 (a number that the image can work as)',
      '# or USER 1000 in the Dockerfile; or without runAsNonRoot, where the cluster allows it',
    ],
    source: `${kubernetes}tasks/configure-pod-container/security-context/`,
    example: 'Error: container has runAsNonRoot and image will run as root',
    other: 'runAsNonRoot: true',
    stage: 'deploy',
  },
  {
    id: 'pod-quota',
    class: 'pod-refused',
    title: 'The quota of the namespace is used up',
    match: [
      {
        text: 'exceeded quota: ',
        pattern:
          /quota: (?<quota>[\w.-]{1,80}), requested: (?<asked>[\w./,=-]{1,120}), used: (?<used>[\w./,=-]{1,120}), limited: (?<limit>[\w./,=-]{1,120})/,
      },
    ],
    cause: 'Asked for is {asked}, used is {used}, and {quota} allows {limit}.',
    fix: [
      'kubectl get pods -o wide; kubectl describe quota {quota}   # who holds it? delete what is not needed (kubectl delete pod NAME), or ask for less in resources',
      '# or whoever runs the cluster raises {quota}',
    ],
    source: `${kubernetes}concepts/policy/resource-quotas/`,
    example:
      'forbidden: exceeded quota: gpus, requested: requests.nvidia.com/gpu=2, used: requests.nvidia.com/gpu=3, limited: requests.nvidia.com/gpu=4',
    other: 'quota: gpus',
    stage: 'deploy',
  },
  {
    id: 'pod-rights',
    class: 'cluster-forbidden',
    title: 'This account of the cluster may not do that',
    match: [
      {
        text: 'system:serviceaccount:',
        pattern:
          /"system:serviceaccount:(?<namespace>[\w.-]{1,80}):(?<account>[\w.-]{1,80})" cannot (?<verb>\w{2,20}) resource "(?<what>[\w./-]{1,60})"/,
      },
    ],
    cause: 'The service account {account} of {namespace} has no role that lets it {verb} {what}.',
    fix: [
      'kubectl create rolebinding {account}-edit --clusterrole=edit --serviceaccount={namespace}:{account} -n {namespace}   # as an administrator; in all namespaces: clusterrolebinding, without -n',
    ],
    source: `${kubernetes}reference/access-authn-authz/rbac/`,
    example:
      'pods is forbidden: User "system:serviceaccount:ml:default" cannot list resource "pods" in API group ""',
    other: 'system:serviceaccount:ml:default created',
    stage: 'deploy',
  },
  {
    id: 'cluster-unknown',
    class: 'cluster-not-reached',
    title: 'kubectl does not know which cluster is meant',
    match: ['server localhost:8080 was refused', 'invalid configuration: no configuration has been provided'],
    cause:
      'It reads no kubeconfig (of another user, of root through sudo, or none at all), and tries this machine.',
    fix: [
      'export KUBECONFIG=$HOME/.kube/config; ls -l $KUBECONFIG   # k3s: /etc/rancher/k3s/k3s.yaml; kubeadm: sudo cp /etc/kubernetes/admin.conf there, and chown it; not with sudo',
    ],
    source: `${kubernetes}concepts/configuration/organize-cluster-access-kubeconfig/`,
    example:
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
    other: 'server localhost:8080 is ready',
    stage: 'deploy',
  },
  {
    id: 'cluster-kind',
    class: 'cluster-kind-missing',
    title: 'The cluster does not know this kind of thing',
    match: [
      {
        text: 'no matches for kind',
        pattern: /kind "(?<kind>\w{1,80})" in version "(?<api>[\w./-]{1,120})"/,
      },
    ],
    cause:
      '{kind} of {api} belongs to an operator (or a newer Kubernetes) that is not installed here, or to a version of it that is gone.',
    fix: [
      'kubectl api-resources | grep -i {kind}   # nothing: install its operator first (its CRDs); another version: write that as apiVersion',
    ],
    source: `${kubernetes}concepts/extend-kubernetes/api-extension/custom-resources/`,
    example: 'error: no matches for kind "InferenceService" in version "serving.kserve.io/v1beta1"',
    other: 'kind: InferenceService',
    stage: 'deploy',
  },
  {
    id: 'pod-disk',
    class: 'disk-full',
    title: 'The cluster ended the pod: it wrote more to the disk of its node than is allowed',
    match: [
      { text: 'low on resource: ephemeral-storage' },
      { text: 'phemeral local storage usage exceeds' },
      { text: 'had condition: [DiskPressure]' },
    ],
    cause:
      'What a pod writes outside of volumes (downloads of models, caches, /tmp) lies on the disk of the node, which is full or limited.',
    fix: [
      '# mount a volume (PVC) for what is large, and point the caches at it: HF_HOME, TMPDIR, XDG_CACHE_HOME',
      '# or in resources of the container: requests and limits of ephemeral-storage: 100Gi, on a node that has it',
    ],
    source: `${kubernetes}concepts/scheduling-eviction/node-pressure-eviction/`,
    example: 'The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: 9Gi.',
    other: 'ephemeral-storage: 100Gi',
  },
  {
    id: 'pod-claim',
    class: 'pod-not-scheduled',
    title: 'The pod waits for its volume: nothing provides it',
    match: ['unbound immediate PersistentVolumeClaims', 'no persistent volumes available for this claim'],
    cause:
      'The claim names no storage class that exists (or there is no default one), so that no volume is made for it.',
    fix: [
      'kubectl get pvc,storageclass   # which claim is Pending, and which classes are there? write one as storageClassName in the claim, delete it and make it again',
      `kubectl patch storageclass NAME -p '{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}'   # none is marked (default)`,
    ],
    source: `${kubernetes}concepts/storage/persistent-volumes/`,
    example: '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
    other: 'PersistentVolumeClaim is bound',
    stage: 'deploy',
  },
  {
    id: 'helm-name',
    class: 'already-there',
    title: 'Helm has a release of that name, perhaps one that failed',
    match: ['cannot re-use a name that is still in use'],
    cause: 'helm install makes new releases only; the earlier one is still listed.',
    fix: [
      '# helm upgrade --install NAME CHART in place of helm install; or: helm uninstall NAME first (helm list -A shows it)',
    ],
    source: 'https://helm.sh/docs/helm/helm_upgrade/',
    example: 'Error: INSTALLATION FAILED: cannot re-use a name that is still in use',
    other: 'release installed',
    stage: 'deploy',
  },
  {
    id: 'pod-without-cards',
    class: 'no-capacity',
    title: 'The cards of the machine on which this pod lies are rented to others now',
    match: ['There are no available GPUs on this machine', 'no longer enough free GPUs on'],
    cause: 'A stopped pod keeps its disk on one machine, and not its cards.',
    fix: [
      '# start it with zero GPUs and copy what is needed out (runpodctl send, rclone); or wait; a network volume is not bound to one machine',
    ],
    source: 'https://docs.runpod.io/pods/overview',
    example: 'There are no available GPUs on this machine. You can start this pod with zero GPUs',
    other: 'There are available GPUs',
    stage: 'deploy',
  },
  {
    id: 'volume-elsewhere',
    class: 'pod-not-scheduled',
    title: 'The volume is held by a pod on another node',
    match: [{ text: 'Multi-Attach error for volume' }],
    cause:
      'ReadWriteOnce is for one node at a time; a rollout starts the new pod before the old one is gone.',
    fix: [
      'kubectl get pods -A -o wide   # the old one is still there? kubectl delete pod OLD_POD; for good: strategy: {type: Recreate} in the Deployment, or a ReadWriteMany volume',
      '# its node is dead: kubectl delete pod OLD_POD --force, and the volume is free some minutes later',
    ],
    source: `${kubernetes}concepts/storage/persistent-volumes/`,
    example: 'Multi-Attach error for volume "pvc-81f2" Volume is already used by pod(s) comfy-6c5',
    other: 'AttachVolume.Attach succeeded for volume "pvc-81f2"',
    stage: 'deploy',
  },
]);
