import { asciiLine, comment } from '../../basics/shell.ts';
import { recordedCommand } from '../../plan/command.ts';
import { journalName } from '../../plan/journal-name.ts';
import { joinPath, type ScriptFacts } from './facts.ts';

/** What it is, from what it was made, how to make it again. The checksum line follows. */
export function header({ plan, preset, stamp, digest, state }: ScriptFacts): string {
  return [
    '#!/usr/bin/env bash',
    comment(`Startup script for ${preset.title} on ${plan.gpu}. Safe to run on every boot.`),
    '#',
    comment(`name:        ${plan.name}`),
    comment(`made by:     pod-wizard ${stamp.toolVersion}, ${stamp.date}`),
    comment(
      `preset:      ${preset.id} ${preset.version}${preset.own === undefined ? '' : `, carried by ${journalName}`}`,
    ),
    comment(`plan:        ${digest}`),
    ...wrapped(`made with:   ${recordedCommand(plan, preset)}`),
    '#',
    '# startup.sh           set up and run the app, as the pod does on every boot',
    '# startup.sh restart   after a fix, an edit, a stop, or with a newer script: begin again, in the same container',
    '# startup.sh stop      stop the app; the pod goes on, and is billed. "start" starts it again',
    '# startup.sh status    what is done and what runs                         [--json]',
    '# startup.sh verify    check versions, torch, GPU, app and open ports     [--json]',
    '# startup.sh logs      the last lines of the app, or of a step: logs torch; -f follows',
    ...(preset.job === null
      ? []
      : [
          '# startup.sh install   every step, and no page; it ends when that is done, or failed',
          '# startup.sh job       run it once without its page; what follows are its arguments',
        ]),
    comment(`On the pod it lies at ${joinPath(state, 'startup.sh')}`),
    '#',
    "# Where it fails, the pod stays on, and is billed, until you stop it. The way in: Connect, on the pod's page.",
    '# Variables of the pod: POD_WIZARD_HOLD, minutes after which one that is not ready is stopped (0: the script ends',
    '# when it fails); POD_WIZARD_STOP_AFTER, hours after which any is; POD_WIZARD_NOTIFY, an address that is told READY,',
    '# FAILED, STOPPED (Slack, Discord); POD_WIZARD_INSTALLER=pip; POD_WIZARD_TORCH_INDEX, a mirror; HF_TOKEN and',
    '# CODE_SERVER_PASSWORD; POD_WIZARD_APP_SECRETS, the names of secrets that the app is to see.',
    ...preset.asks.map(({ name, required, because }) =>
      comment(`For the app alone: ${name}${required ? ' (it must be set)' : ''}. ${because}`),
    ),
    '#',
    '',
  ].join('\n');
}

/** A long command on several lines of a comment; taken out of it, it is still one command. */
function wrapped(text: string): readonly string[] {
  const lines = [''];
  for (const word of asciiLine(text).split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length < 105 || line === '')
      lines[lines.length - 1] = `${line}${line === '' ? '' : ' '}${word}`;
    else lines.push(word);
  }
  return lines.map((line, at) => `#${at === 0 ? ' ' : '   '}${line}${at === lines.length - 1 ? '' : ' \\'}`);
}
