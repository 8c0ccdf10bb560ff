import { startsApp } from './app-commands.ts';
import { type FileFinding, found } from './finding.ts';
import { oneMachine, podNotStopped } from './pages/machines.ts';
import { filesNotCopied } from './pages/sources.ts';
import { pipStep } from './pip-steps.ts';
import type { Piece } from './place.ts';
import { pathIn, type ShellCommand } from './shell-commands.ts';

const wrongHost = /^[^#\n]{0,300}?(https:\/\/api\.runpod\.ai\/v2\/pods?\/)/m;

/** PW914, over the text of whatever file: a pod is no endpoint of serverless. */
export function checkStopHost({ text, place }: Piece): readonly FileFinding[] {
  const [line = '', address = ''] = wrongHost.exec(text) ?? [];
  if (address === '') return [];
  return [
    found(podNotStopped, {
      place: place(text.indexOf(line) + line.indexOf(address)),
      message: 'This host is that of serverless and knows no pods: the pod is billed on.',
      why: 'Because pods are at rest.runpod.io.',
      fixes: ['POST https://rest.runpod.io/v1/pods/$RUNPOD_POD_ID/stop'],
    }),
  ];
}

/** In a script what stands at the left alone: a function or a test may switch it on. */
const ofScript =
  /^(?:export[ \t]{1,9})?(?:https?|all)_proxy=["']?(?:\$\{\w{1,40}:?-)?(?:https?|socks5h?):\/\/((?:(?:127\.0\.0\.1|localhost):(?:789\d|108\d{1,3})|192\.168\.\d{1,3}\.\d{1,3}:\d{2,5})\b)/im;
const ofFile =
  /^[ \t]{0,40}(?:(?:ENV|ARG|RUN|-)[ \t]{1,9})?["']?(?:export[ \t]{1,9})?(?:https?|all)_proxy["']?(?:[ \t]{0,9}[=:]|[ \t])[ \t]{0,9}["']?(?:\$\{\w{1,40}:?-)?(?:https?|socks5h?):\/\/((?:(?:127\.0\.0\.1|localhost):(?:789\d|108\d{1,3})|(?:host\.docker\.internal|172\.17\.0\.1|(?:192\.168|10\.\d{1,3})\.\d{1,3}\.\d{1,3}):\d{2,5})\b)/im;
/** What opens such a proxy itself, and a container that has that address. */
const opensProxy =
  /clash|mihomo|v2ray|xray|sing-box|tinyproxy|privoxy|squid|mitm|tailscale|warp|gluetun|\btor\b|gost|frp|shadowsocks|ss-local|trojan|hysteria|3proxy|dante|socat|ngrok|autossh|ssh -\w{0,9}[RLDN]|ipv4_address|network_mode: ["']?service/i;

/** PW915: downloads by way of a proxy that runs at the author's. */
export function checkProxy({ text, place }: Piece, isScript: boolean): readonly FileFinding[] {
  const proxy = (isScript ? ofScript : ofFile).exec(text);
  const [whole = '', address = ''] = proxy ?? [];
  const does = text.replace(/^[ \t]*#.*$/gm, '');
  if (
    proxy === null ||
    opensProxy.test(does) ||
    // A cluster has one for its nodes.
    /^#(?:SBATCH|PBS|BSUB)/m.test(text) ||
    !/\b(?:pip3?|uv|apt|apt-get|git|wget|curl|conda|npm|hf|huggingface\w*|python3?|image:)(?![\w-])/.test(
      does,
    )
  )
    return [];
  return [
    found(oneMachine, {
      place: place(proxy.index + whole.lastIndexOf(address)),
      severity: 'warning',
      message: `What is fetched goes by way of ${address}, a proxy of the author's: on another machine nothing listens there, and each download fails.`,
      error: `Failed to connect to ${address.replace(':', ' port ')}: Connection refused`,
      why: 'Because the address is written in.',
      fixes: [
        isScript
          ? 'drop it, and export it where there is one'
          : 'drop it, and give it from outside where there is one',
      ],
    }),
  ];
}

/** What takes results elsewhere, or keeps them. */
const keeps =
  /upload|push|rsync|\bscp\b|s3|gsutil|gcloud|gs:\/\/|rclone|\bsend\b|azcopy|\bHF_|hugging|\bhf\b|wandb|mlflow|comet|volume|curl [^\n]*(?:-T|-F)|notif|backup|sync/i;

/** What a script says of machines that it does not run on alone. `text`: the whole. */
export function checkMachines(commands: readonly ShellCommand[], text: string): readonly FileFinding[] {
  return [
    ...removedWithResults(commands, text),
    ...ownAddress(commands),
    ...otherHome(commands, text),
    ...emptyFolder(commands),
  ];
}

/** PW914: training, then the end of the pod, and nothing in between. */
function removedWithResults(commands: readonly ShellCommand[], text: string): readonly FileFinding[] {
  const at = commands.findIndex(
    ({ name, words, guards }) =>
      name === 'runpodctl' &&
      /^(?:remove|delete|terminate)$/.test(words[1] ?? '') &&
      words[2] === 'pod' &&
      guards.length === 0,
  );
  const removes = commands[at];
  const trains = commands
    .slice(0, Math.max(0, at))
    .some((one) => startsApp(one) && /train|fine-?tun/i.test(one.text));
  if (removes === undefined || !trains || keeps.test(text.replace(/^[ \t]*#.*$/gm, ''))) return [];
  return [
    found(podNotStopped, {
      place: removes.place,
      severity: 'info',
      message:
        'This deletes the pod with its disk, and nothing in this script has taken the results elsewhere.',
      why: 'Because only a network volume outlives its pod.',
      fixes: ['upload them first', 'write runpodctl stop pod, which keeps the disk'],
    }),
  ];
}

const ofNodes = /--nnodes[= ]["']?([2-9]|\d\d)\b(?![:.])/;
const ofMaster = /--master[_-]addr[= ]["']?(127\.0\.0\.1|localhost)\b/;

/** PW915: two nodes, each of which is its own master. */
function ownAddress(commands: readonly ShellCommand[]): readonly FileFinding[] {
  const all = commands.filter(({ text }) => /--nnodes\b/.test(text));
  const [one] = all;
  const nodes = ofNodes.exec(one?.text ?? '')?.[1];
  const master = ofMaster.exec(one?.text ?? '')?.[1];
  // Several of them, or cards of each its own: it plays the nodes on one machine.
  if (one === undefined || all.length > 1 || nodes === undefined || master === undefined) return [];
  if (
    one.inLoop ||
    !/--node[_-]rank[= ]["']?\d/.test(one.text) ||
    one.assignments.has('CUDA_VISIBLE_DEVICES')
  )
    return [];
  return [
    found(oneMachine, {
      place: one.place,
      message: `${nodes} nodes, and ${master} is each of them to itself: no other one can join.`,
      error: 'torch.distributed.DistStoreError: Timed out',
      why: 'Because address and rank are written in.',
      fixes: ['write --master_addr "$MASTER_ADDR" --node_rank "$NODE_RANK"', 'on one machine: --nnodes=1'],
    }),
  ];
}

/** PW915: a folder of somebody's Mac or Windows, in a script for GPUs. */
function otherHome(commands: readonly ShellCommand[], text: string): readonly FileFinding[] {
  const gpus =
    /torchrun|nproc_per_node|accelerate launch|deepspeed|CUDA_VISIBLE_DEVICES|nvidia-smi|vllm serve|\/workspace\b/;
  const cd = commands.find(
    ({ name, words, caught, guards }) =>
      name === 'cd' &&
      !caught &&
      guards.length === 0 &&
      /^(?:\/Users\/(?!Shared)\w|[A-Z]:[\\/])/.test(words[1] ?? ''),
  );
  if (cd === undefined || !gpus.test(text) || /\bmps\b|darwin/i.test(text)) return [];
  return [
    found(oneMachine, {
      place: cd.place,
      message: `${cd.words[1]} is a folder of somebody's own machine: on a pod there is none, and ${cd.strict ? 'the script ends here' : 'what follows runs in another folder'}.`,
      error: `cd: ${cd.words[1]}: No such file or directory`,
      why: 'Because the path is written in.',
      fixes: ['write cd "$(dirname "$0")", and the way from there'],
    }),
  ];
}

/** PW856: pip reads a list in a folder that was made a moment ago. */
function emptyFolder(commands: readonly ShellCommand[]): readonly FileFinding[] {
  return commands.flatMap(({ name, words, folder, guards }, at) => {
    if (name !== 'mkdir' || words.length !== 2 || guards.length > 0) return [];
    const made = pathIn(folder, words[1] ?? '');
    const after = commands.slice(at + 1);
    // Anything else may bring files.
    const end = after.findIndex((one) => !bringsNothing(one));
    const quiet = end < 0 ? after : after.slice(0, end);
    return quiet
      .filter((one) => one.folder === made && !one.caught && one.writesTo.length === 0)
      .flatMap((one) =>
        (pipStep(one)?.files ?? [])
          .filter(({ path }) => /^[\w-][\w.-]*$/.test(path))
          .map(({ path }) =>
            found(filesNotCopied, {
              place: one.place,
              message: `${path} is looked for in ${made}, which was made a moment ago and is empty.`,
              error: `ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${path}'`,
              why: 'Because nothing has put a file into it.',
              fixes: [`go back to the folder that holds ${path} first`],
            }),
          ),
      )
      .slice(0, 1);
  });
}

const bringsNothing = ({ name, words, writesTo }: ShellCommand): boolean =>
  writesTo.length === 0 &&
  (/^(?:|cd|export|source|\.|echo|set|apt|apt-get|pip3?)$/.test(name) ||
    (name === 'uv' && /^(?:venv|pip)$/.test(words[1] ?? '')) ||
    (/^python[\d.]*$/.test(name) && words[1] === '-m' && /^(?:venv|pip)$/.test(words[2] ?? '')));
