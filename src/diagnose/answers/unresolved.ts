import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';

const unresolved =
  /Temporary failure (?:in name resolution|resolving)|[Cc]ould not resolve (?:host|proxy)|unable to resolve host address|NameResolutionError|Failed to resolve '|getaddrinfo failed|nodename nor servname|Name or service not known/;
const named =
  /(?:host='|esolve host:? '?|host address ['‘]|resolving '|Failed to resolve '|https?:\/\/|sock(?:et)?\()(?<host>(?:[\w-]{1,60}\.){1,5}[a-z]{2,10})\b/;

/** No name is found at all: a matter of this machine, not of the server. */
export const unresolvedAnswer: Answerer = (event) => {
  if (!unresolved.test(event.text) || /wandb|gradio/.test(event.text)) return null;
  const host =
    [event.text, ...event.above.slice(-6).reverse(), ...event.below.slice(0, 3)]
      .map((line) => named.exec(line.slice(0, 900))?.groups?.['host'])
      .find((one) => one !== undefined) ?? (/\/simple\//.test(event.text) ? 'pypi.org' : '');
  if (!harmlessWord(host)) return null;
  const build = [event.text, ...event.above.slice(-12)].some((line) =>
    /^#\d{1,3} |^ ?(?:---> |Step \d)/.test(line),
  );
  return {
    title: `The name ${host} is not found: this machine asks no name server that answers`,
    cause:
      'It did not get as far as the server: no network here (a compute node, a closed container), or no name server that answers in /etc/resolv.conf.',
    fix: [
      build
        ? 'docker build --network=host .   # the build then asks as the host does; still so: "dns": ["1.1.1.1", "8.8.8.8"] in /etc/docker/daemon.json, and restart docker'
        : `getent hosts ${host} || printf "nameserver 1.1.1.1\\nnameserver 8.8.8.8\\n" >> /etc/resolv.conf   # as root; then the same again (docker: run --dns 1.1.1.1, build --network=host)`,
      '# still so: curl -I https://1.1.1.1 does not answer either? then there is no network: fetch it where there is one (a login node), or by the proxy of that place (export https_proxy=…)',
    ],
    confidence: 'medium',
  };
};
