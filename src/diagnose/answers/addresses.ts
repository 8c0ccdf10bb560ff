import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

function around({ text, above, below }: Event): readonly string[] {
  return [text, ...above.slice(-12).reverse(), ...below.slice(0, 12)];
}

/** The machine whose key has changed, as ssh or the command names it. */
export const hostKeyAnswer: Answerer = (event) => {
  const near = around(event).map((line) => line.slice(0, 400));
  const typed = near
    .map((line) => /\b(?:ssh|scp|sftp|rsync) .*?@(?<host>[\w.-]{3,80})\b/.exec(line))
    .find((found) => found !== null);
  const port = /(?: -[pP] ?| Port=)(\d{2,5})\b/.exec(typed?.input ?? '')?.[1];
  const host =
    near
      .map((line) => /[Hh]ost key for (\[?[\w.:-]{3,80}\]?(?::\d{2,5})?) has changed/.exec(line)?.[1])
      .find((found) => found !== undefined) ??
    (typed?.groups === undefined
      ? undefined
      : port === undefined
        ? typed.groups['host']
        : `[${typed.groups['host']}]:${port}`);
  if (host === undefined || !harmlessWord(host.replaceAll(/[[\]]/g, ''))) return null;
  return {
    fix: [
      `ssh-keygen -R "${host}"   # on your own machine: forgets the old key; then connect again and say yes`,
      '# a script that cannot say yes: ssh -o StrictHostKeyChecking=accept-new …',
    ],
  };
};

/** The address that was refused, with a token. */
export const downloadAnswer: Answerer = (event) => {
  // A token goes to nobody else, whatever the log says.
  const address = around(event)
    .map((line) => /https:\/\/(?:www\.)?civitai\.com\/[\w./:?&=%~+-]{2,300}/.exec(line.slice(0, 800))?.[0])
    .find((found) => found !== undefined);
  if (address === undefined) return null;
  const whole = `${address}${address.includes('?') ? '&' : '?'}token=$CIVITAI_TOKEN`;
  return {
    title: 'Civitai gives this file only to those who are logged in',
    cause: 'Its author or its kind asks for an account; the address takes an API key.',
    fix: [
      `export CIVITAI_TOKEN=KEY; curl -fL -OJ "${whole}"   # KEY: an API key of https://civitai.com/user/account`,
    ],
    confidence: 'high',
  };
};
