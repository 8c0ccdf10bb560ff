import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';

const unresolved =
  /Temporary failure (?:in name resolution|resolving)|[Cc]ould not resolve (?:host|proxy)|unable to resolve host address|NameResolutionError|Failed to resolve '|getaddrinfo failed|nodename nor servname|Name or service not known/;
const named =
  /(?:host='|esolve host(?:name)?:? '?|host address ['‘]|resolving '|Failed to resolve '|https?:\/\/|sock(?:et)?\()(?<host>(?:[\w-]{1,60}\.){1,5}[a-z]{2,10})\b/;

/** No name is found at all: a matter of this machine, not of the server. */
export const unresolvedAnswer: Answerer = (event) => {
  if (!unresolved.test(event.text) || /wandb|gradio/.test(event.text)) return null;
  const host = [event.text, ...event.above.slice(-6).reverse(), ...event.below.slice(0, 3)]
    .map((line) => named.exec(line.slice(0, 900))?.groups?.['host'])
    .find((one) => one !== undefined);
  if (host === undefined || !harmlessWord(host)) return null;
  const build = [event.text, ...event.above.slice(-12)].some((line) =>
    /^#\d{1,3} |^ ?(?:---> |Step \d)/.test(line),
  );
  return {
    title: `The name ${host} is not found: this machine asks no name server that answers`,
    cause:
      'There is no network here (a compute node, a closed container), or no name server in /etc/resolv.conf answers.',
    fix: [
      build
        ? 'docker build --network=host .   # the build then asks as the host does'
        : `getent hosts ${host} || printf "nameserver 1.1.1.1\\nnameserver 8.8.8.8\\n" >> /etc/resolv.conf   # as root; then the same again (docker: run --dns 1.1.1.1, build --network=host)`,
      '# still so, and curl -I https://1.1.1.1 does not answer: no network: fetch it on a login node, or by a proxy (export https_proxy=…)',
    ],
    confidence: 'medium',
  };
};
