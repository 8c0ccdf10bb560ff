import { printable } from '../../basics/printable.ts';
import { serviceAnswer } from '../answers/service.ts';
import { harmlessWord } from '../fill.ts';
import type { Form } from './form.ts';
import { where } from './place.ts';

/** Servers that are not reached. */
export const connectionForms: readonly Form[] = [
  {
    name: 'refused, unknown or too slow',
    pattern:
      /(?<what>Connection refused|[Cc]onnect(?:ion)? (?:call )?failed|All connection attempts failed|Name or service not known|[Tt]emporary failure in name resolution|nodename nor servname|getaddrinfo failed|No address associated|[Cc]onnection (?:timed out|reset by peer|aborted)|[Rr]ead timed out|Connect(?:ion)? ?Timeout|No route to host|Network is unreachable|timed out(?: waiting| connecting)?|ECONNREFUSED|ENOTFOUND|ETIMEDOUT|Max retries exceeded)/,
    raised: true,
    say: ({ what = '' }, words) => {
      const service = serviceAnswer(words.event);
      if (service?.title !== undefined && service.cause !== undefined && service.fix !== undefined)
        return {
          class: 'service-not-reached',
          title: service.title,
          cause: service.cause,
          fix: service.fix,
          confidence: 'medium',
        };
      const said = `${words.message} ${words.event.above.slice(-12).join(' ')}`.slice(0, 4000);
      const found =
        /host='(?<host>[\w.-]{3,100})'(?:, port=(?<port>\d{1,5}))?|\('(?<pair>[\w.-]{3,100})', (?<number>\d{1,5})\)|https?:\/\/(?<url>[\w.-]{3,100}(?::\d{1,5})?)|(?<plain>(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\d{1,3}(?:\.\d{1,3}){3}):\d{2,5})/.exec(
          said,
        )?.groups;
      const host =
        found?.['url'] ??
        found?.['plain'] ??
        (found?.['host'] === undefined
          ? undefined
          : `${found['host']}${found['port'] === undefined ? '' : `:${found['port']}`}`) ??
        (found?.['pair'] === undefined ? undefined : `${found['pair']}:${found['number']}`);
      // Who left may have been a visitor.
      if (/timed out|reset|aborted/.test(what) && host === undefined) return null;
      if (host === undefined || !harmlessWord(host)) {
        return {
          class: 'service-not-reached',
          title: `A service that the program needs is not reached: ${printable(what)}`,
          cause: `The code${where(words.event)} opens a connection, and gets none: ${printable(words.message.slice(0, 160))}. The log does not name the address; the config or an environment variable does.`,
          fix: [
            '# which address stands in the config or environment (URL, HOST, PORT)? start that service first; from a container localhost is the container itself',
          ],
        };
      }
      const here = /^(?:localhost|127\.|0\.0\.0\.0|\[?::1)/.test(host);
      const unknown = /[Nn]ame|getaddrinfo|ENOTFOUND|address/.test(what);
      const port = /:(?<port>\d{1,5})$/.exec(host)?.groups?.['port'];
      return {
        class: 'service-not-reached',
        title: unknown ? `The name ${host} is not known to this machine` : `Nothing answers at ${host}`,
        cause: `The code${where(words.event)} wants to reach ${host}: ${printable(what)}. ${here ? 'On this machine itself (inside a container: in that container) no program listens there: it was not started, has ended, or listens at another port or in another container.' : unknown ? 'The name is misspelt, is one of another Docker network, or this machine has no name resolution.' : 'That service is down or not yet up, or a firewall, proxy or the network of the pod is between.'}`,
        fix: here
          ? [
              `curl -sS -m 5 http://${host}/ | head -3${port === undefined ? '' : `; ss -ltnp | grep ':${port}'`}   # does a program listen there?`,
              '# start that service first (its own log says why it ended); from a container: the name of the service or host.docker.internal in place of localhost',
            ]
          : [
              `curl -sS -m 10 -o /dev/null -w "%{http_code}\\n" ${/^[\w.-]{1,100}(?::443)?$/.test(host) ? 'https' : 'http'}://${host}/   # reached from here at all?`,
              unknown
                ? '# a service of compose: both in one network, and its name as in the file; else: the DNS of the machine or pod'
                : '# a proxy or mirror: set it (HTTPS_PROXY, HF_ENDPOINT, PIP_INDEX_URL); else try again later',
            ],
      };
    },
  },
];
