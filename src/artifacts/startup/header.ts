import { asciiLine, comment } from '../../basics/shell.ts';
import { recordedCommand } from '../../plan/command.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { ScriptFacts } from './facts.ts';

/** What it is, from what it was made, how to make it again. The checksum line follows. */
export function header({ plan, preset, stamp, digest }: ScriptFacts): string {
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
    '# startup.sh           set up and run the app (what the pod does on every boot)',
    '# startup.sh restart   after a fix, an edit, a stop, or with a newer script: begin again, without restarting the pod',
    '# startup.sh stop      stop the app; the pod itself goes on, and is billed. "start" starts it again',
    '# startup.sh status    say what is done and what runs                   [--json]',
    '# startup.sh verify    check versions, torch, GPU, app and open ports   [--json]',
    '# startup.sh logs      the last lines of the app, or of a step: logs torch; -f follows',
    ...(preset.job === null
      ? []
      : ['# startup.sh job       run it once without its page; what follows are its arguments']),
    '#',
    '# Variables of the pod that it heeds:',
    '#   POD_WIZARD_HOLD        minutes after which a pod that is not ready is stopped; otherwise it is held open;',
    '#                          0: the script ends on failure, and the cloud starts it anew',
    '#   POD_WIZARD_STOP_AFTER  hours after which the pod is stopped, ready or not',
    '#   POD_WIZARD_NOTIFY      address that is told READY, FAILED and STOPPED (a webhook of Slack or Discord)',
    '#   POD_WIZARD_INSTALLER   pip, not uv; POD_WIZARD_TORCH_INDEX, a mirror; CODE_SERVER_PASSWORD; HF_TOKEN',
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
