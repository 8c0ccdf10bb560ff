import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Pod } from './pod.ts';

/** Something that goes wrong at a step of the first boot, and how it is put right before the next. */
export interface Fault {
  readonly step: string;
  readonly fault: string;
  /** Before the boot. The script is written already. */
  readonly arrange: (pod: Pod) => void;
  /** Waited for; the rows show what was said up to it. */
  readonly until: RegExp;
  /** Must have been said. */
  readonly sees: RegExp;
  readonly restore?: (pod: Pod) => void;
  /** The boot that meets the fault is the second; the first went well. */
  readonly second?: true;
  /** The volume is small. */
  readonly smallVolume?: true;
}

export const held = /After a fix/;

export const model = (pod: Pod) => path.join(pod.workspace, 'apps/standin/weights/model.bin');
const flag = (pod: Pod, name: string) => path.join(pod.root, name);
const sets = (variable: string, value: string) => (pod: Pod) => {
  pod.env[variable] = value;
};
const unsets = (variable: string) => (pod: Pod) => {
  delete pod.env[variable];
};

const machine = (fault: string, lines: readonly string[], sees: RegExp): Fault => ({
  step: 'machine',
  fault,
  arrange: (pod) => pod.command('nvidia-smi', lines),
  until: held,
  sees,
  restore: (pod) => pod.command('nvidia-smi', ['echo "NVIDIA GeForce RTX 4090, 8.9, 570.124.06"']),
});

const networkGone = (step: string): Fault => ({
  step,
  fault: 'the network is gone',
  arrange: (pod) => pod.before(`  step ${step} `, `touch ${flag(pod, 'offline')}`),
  until: held,
  sees: /Likely cause: the network or a server did not answer/,
  restore: (pod) => rmSync(flag(pod, 'offline')),
});

const diskFull = (step: string, call = 'step'): Fault => ({
  step,
  fault: 'the disk is full',
  arrange: (pod) => {
    const filler = path.join(pod.workspace, 'filler');
    pod.before(`  ${call} ${step} `, `dd if=/dev/zero bs=4K 2>/dev/null >${filler} || true`);
  },
  until: held,
  sees: /Likely cause: the disk is full/,
  restore: (pod) => rmSync(path.join(pod.workspace, 'filler')),
  smallVolume: true,
});

const listener = (pod: Pod) =>
  `(cd ${pod.root}/repos && exec ${pod.python.executable} -m http.server ${pod.port} --bind 0.0.0.0 >/dev/null 2>&1) &`;
const untilItListens = (pod: Pod) =>
  `until curl -s -o /dev/null http://127.0.0.1:${pod.port}/; do sleep 0.05; done`;

export const faults: readonly Fault[] = [
  machine('no nvidia-smi', ['exit 127'], /sees no GPU/),
  machine('no GPU', ['echo "No devices were found"; exit 6'], /sees no GPU: No devices were found/),
  machine(
    'a GPU the torch has no code for',
    ['echo "Tesla P100-PCIE-16GB, 6.0, 570.124.06"'],
    /has no code for this GPU: sm_60/,
  ),
  machine(
    'a driver too old',
    ['echo "NVIDIA GeForce RTX 4090, 8.9, 470.82.01"'],
    /The host's driver 470\.82\.01 is too old/,
  ),
  {
    step: 'machine',
    fault: 'too little disk',
    arrange: sets('POD_WIZARD_NEEDED_GB', '99999999'),
    until: held,
    sees: /That is too little/,
    restore: sets('POD_WIZARD_NEEDED_GB', '0'),
  },
  {
    step: 'machine',
    fault: 'another process holds the port',
    arrange: (pod) => pod.before('  step machine ', `${listener(pod)}\n${untilItListens(pod)}`),
    until: held,
    sees: /Port \d+, which Stand-in app needs, is held by process \d+ \(/,
  },
  {
    step: 'python',
    fault: 'the image has another Python',
    arrange: (pod) => {
      for (const name of ['python3', `python${pod.python.version}`]) pod.command(name, ['echo 3.1']);
      pod.command('python', ['echo 3.1']);
    },
    until: held,
    sees: /There is no Python [\d.]+ here/,
    restore: (pod) => pod.imagePython(),
  },
  ...['system', 'source-1', 'source-2', 'torch', 'packages-1', 'packages-2'].map(networkGone),
  {
    step: 'weight-1',
    fault: 'the hub is gone',
    arrange: (pod) => writeFileSync(flag(pod, 'hub-offline'), ''),
    until: held,
    sees: /Likely cause: the network or a server did not answer/,
    restore: (pod) => rmSync(flag(pod, 'hub-offline')),
  },
  ...['system', 'source-1', 'source-2', 'venv', 'torch', 'packages-1', 'packages-2', 'check-install'].map(
    (step) => diskFull(step),
  ),
  diskFull('weight-1', 'begin'),
  {
    ...diskFull('machine'),
    fault: 'the disk is full, and all was installed before',
    until: /READY/,
    sees: /Warning: the disk is full/,
    second: true,
  },
  {
    step: 'source-1',
    fault: 'half a clone of another tool',
    arrange: (pod) => {
      const git = path.join(pod.workspace, 'apps/standin/.git/objects/pack');
      mkdirSync(git, { recursive: true });
      writeFileSync(path.join(git, 'tmp_pack_1'), 'half');
    },
    until: /READY/,
    sees: /is not a whole repository; it is kept as \.git\.unusable/,
    restore: (pod) => rmSync(path.join(pod.workspace, 'apps/standin/.git.unusable'), { recursive: true }),
  },
  {
    step: 'source-1',
    fault: 'a fetch killed before git noted where the history ends',
    arrange: (pod) =>
      pod.before('  if [[ ! -e $git/pod-wizard-partial ]]; then', '  rm "$git/shallow"; kill -9 $BASHPID'),
    until: held,
    sees: /exit code 137: killed by SIGKILL/,
  },
  {
    step: 'packages-1',
    fault: 'a pin that no package has',
    arrange: (pod) =>
      pod.before(
        '  step packages-1 ',
        `CONSTRAINTS=("\${CONSTRAINTS[@]/standin-web==1.0.0/standin-web==9}")`,
      ),
    until: held,
    sees: /Explained: npx pod-wizard diagnose/,
  },
  {
    step: 'weight-1',
    fault: 'the server has a Git LFS pointer',
    arrange: (pod) =>
      writeFileSync(
        flag(pod, 'weights/model.bin'),
        'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
      ),
    until: held,
    sees: /is a Git LFS pointer, not the file itself/,
    restore: (pod) => pod.weight(),
  },
  {
    step: 'weight-1',
    fault: 'the file changes on its way',
    arrange: (pod) => writeFileSync(flag(pod, 'weights/model.bin.sha256'), '0'.repeat(64)),
    until: held,
    sees: /The sha256 of .* the server says 0000/,
    restore: (pod) => rmSync(flag(pod, 'weights/model.bin.sha256')),
  },
  {
    step: 'weight-1',
    fault: 'cut off after it was fetched',
    arrange: (pod) => truncateSync(model(pod), 1000),
    until: /READY/,
    sees: /Fetch model\.bin\n/,
    second: true,
  },
  {
    step: 'weight-1',
    fault: 'replaced by a Git LFS pointer later',
    arrange: (pod) => writeFileSync(model(pod), 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n'),
    until: /READY/,
    sees: /Fetch model\.bin\n/,
    second: true,
  },
  {
    step: 'app',
    fault: 'another process took the port meanwhile',
    arrange: (pod) => pod.before('  run\n}', `${listener(pod)}\n${untilItListens(pod)}`),
    until: held,
    sees: /FAILED: port \d+, which Stand-in app needs, is held by process/,
  },
  {
    step: 'app',
    fault: 'it crashes at once, each time',
    arrange: sets('STANDIN_DOES', 'crash'),
    until: held,
    sees: /FAILED: Stand-in app ended 5 times in a row \(exit code 1\)/,
    restore: unsets('STANDIN_DOES'),
  },
  {
    step: 'app',
    fault: 'it dies after a while',
    arrange: (pod) => {
      sets('STANDIN_DOES', 'die later')(pod);
      sets('STANDIN_LIVES', '1')(pod);
    },
    until: /READY[\s\S]*ended \(exit code 3\)[\s\S]*READY/,
    sees: /Stand-in app ended \(exit code 3\); starting it again/,
    restore: unsets('STANDIN_DOES'),
  },
  {
    step: 'app',
    fault: 'it never listens',
    arrange: sets('STANDIN_DOES', 'deaf'),
    until: /WARNING: .*\n.*Still waiting/,
    sees: /WARNING: Stand-in app is not ready after 1 seconds: nothing listens on port/,
    restore: unsets('STANDIN_DOES'),
  },
  {
    step: 'app',
    fault: 'it moves to the next port',
    arrange: sets('STANDIN_DOES', 'move'),
    until: /WARNING: .*\n.*Still waiting/,
    sees: /WARNING: Stand-in app is not ready after 1 seconds: nothing listens on port/,
    restore: unsets('STANDIN_DOES'),
  },
  {
    step: 'app',
    fault: "somebody else's server answers 200 on its port",
    arrange: (pod) => {
      sets('STANDIN_DOES', 'deaf')(pod);
      const later = `(sleep 0.7; ${listener(pod)})`.replace('&)', ')');
      pod.before('  run\n}', `${later} &`);
    },
    until: /WARNING: .*\n.*Still waiting/,
    sees: /WARNING: Stand-in app is not ready after 1 seconds: port \d+ is held by process/,
    restore: unsets('STANDIN_DOES'),
  },
];
