import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read, seedScript } from './source.ts';

export const unguardedClone: Rule = fileRule({
  code: 'PW801',
  title: 'git clone fails at the second start',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'A git clone that nothing guards, and (as a note) one that only asks whether the folder exists.',
    happens: "fatal: destination path 'fluxgym' already exists and is not an empty directory.",
    why: 'A start script runs at every boot, and the volume keeps the folder. Under `set -e` the script then ends; without it the old checkout stays. A test for the folder alone takes a clone that was cut off for a whole one.',
    fix: 'Clone into a temporary folder and rename it when it is whole, or ask for the commit: git -C DIR rev-parse --verify COMMIT.',
    override: 'Sound in a Dockerfile, where each build starts afresh; there it is not raised.',
    evidence: [
      read(
        'The second start ended at an unguarded clone under set -e',
        'sruckh/HunyuanVideo-Foley-Runpod@6f9efe3 runtime_install.sh',
      ),
      read('git refuses a destination that is not empty', 'git/git builtin/clone.c'),
    ],
  },
});

export const pipedToShell: Rule = fileRule({
  code: 'PW802',
  title: 'A remote script runs unseen',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'curl or wget piped into a shell.',
    happens:
      'Nothing fails today. What runs is whatever the address serves at that boot; a cut connection runs half of it.',
    why: 'A pod runs it as root at each fresh start, without a version, so neither you nor anybody else knows later what was installed.',
    fix: 'Download a stated release, check its digest, then run it; or install the package.',
    override: 'Sound for a throw-away pod without secrets.',
    evidence: [read('code-server was installed this way at every fresh container', seedScript)],
  },
});

export const exitAndBill: Rule = fileRule({
  code: 'PW803',
  title: 'A failure ends the pod, which starts again and bills',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches:
      'A start script under `set -e` without a trap that holds it, and a loop that restarts the app without a pause.',
    happens:
      'The container exits, is started again, downloads again, fails again; the pod is billed meanwhile.',
    why: 'A pod restarts a container whose start command ends. With `set -e` the first failing download or install is such an end, and no terminal stays open to look at it.',
    fix: 'Hold on failure: trap \'echo "failed in line $LINENO"; sleep infinity\' ERR; pause between restarts and stop after a few.',
    override: 'Sound where something outside stops the pod.',
    evidence: [
      read('When the start command ends, the container is started again', 'dstackai/dstack issue 1142'),
      read('End with sleep infinity', 'runpod/docs@a900806, pods/configuration/use-ssh.mdx'),
    ],
  },
});

export const readyTooEarly: Rule = fileRule({
  code: 'PW804',
  title: '"Ready" is printed before it is true',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches:
      'A message that says ready, running or started right after an app was put into the background, with nothing that asks the port.',
    happens: 'The log says ready while the app is still loading, or has already died.',
    why: 'The shell goes on at once after `&`. Models take minutes to load, and a crash is not seen either.',
    fix: 'Ask first: until curl -fs localhost:7860 >/dev/null; do kill -0 $! || exit; sleep 2; done',
    override: 'Sound where nobody reads the message.',
    evidence: [read('"FluxGym ready" is printed before the app listens', seedScript)],
  },
});

export const pullChain: Rule = fileRule({
  code: 'PW805',
  title: 'A failed git pull leaves the script in another folder',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'cd DIR && git pull && cd ..',
    happens: 'bash: line 8: cd: fluxgym: No such file or directory',
    why: 'When the pull fails (no network, a changed file), `cd ..` does not run, and everything after it runs inside DIR.',
    fix: 'Use git -C DIR pull, or a subshell: (cd DIR && git pull).',
    override: 'Never needed.',
    evidence: [read('The chain, and what follows it', seedScript)],
  },
});

export const installUnchecked: Rule = fileRule({
  code: 'PW806',
  title: 'The app starts although the install failed',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches:
      'pip install in a script without `set -e`, whose failure nothing looks at, with an app started after it.',
    happens: "ModuleNotFoundError: No module named 'gradio' (from the app, far from the cause)",
    why: 'Without `set -e` a shell goes on after a failed command. The app then starts with what happens to be there.',
    fix: 'End the step with || { echo "install failed"; sleep infinity; }. Or write `set -Eeuo pipefail` at the top and hold on error, with || true behind what may fail.',
    override: 'Sound where the app checks its packages itself.',
    evidence: [read('pip fails, the next line starts the app', seedScript)],
  },
});

export const unreadableShell: Rule = fileRule({
  code: 'PW807',
  title: 'The shell cannot read this',
  severity: 'error',
  reviewed: '2026-11-22',
  page: {
    catches:
      'Text that is no shell script: an open quote, a missing fi or done; or one too long or too deeply nested to judge.',
    happens: 'bash: syntax error near unexpected token',
    why: 'bash stops where it cannot go on, often far below the cause. What follows that place was judged only as far as it could be read.',
    fix: 'Close the quote or the block; bash -n FILE names the line.',
    override: 'Sound when `bash -n` accepts the file.',
    evidence: [read('Read with a Bash 5.3 parser', 'unbash 6.0.4')],
  },
});

export const cutShort: Rule = fileRule({
  code: 'PW808',
  title: 'Only the beginning of this was judged',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'A file with more requirements, commands, steps or blocks than are looked at.',
    happens: 'Nothing fails; what comes after that place was not read.',
    why: 'Every pin is compared with every other, so a hostile file could keep this tool busy for hours. The limits lie far above what people write.',
    fix: 'Give it the parts as files of their own.',
    override: 'Sound when the rest holds nothing to install or run.',
    evidence: [
      read('1,000 requirements, 2,000 commands, 300 blocks, steps or workers', 'the limits of this tool'),
    ],
  },
});
