import { printable } from '../../basics/printable.ts';
import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

const named =
  /host='(?<host>[\w.-]{1,100})', port=(?<port>\d{1,5})|\('(?<pair>[\w.:-]{1,100})', (?<number>\d{1,5})\)|https?:\/\/(?<url>\[?[\w.:-]{1,100}?\]?(?::\d{1,5})?)(?=[/'"\s)>]|$)|connect to (?:host |server )?(?<to>(?:localhost|[\w.-]{2,100}))(?::(?<at>\d{1,5})| port (?<word>\d{1,5}))|dial tcp(?:: lookup)? (?<dialled>[\w.-]{2,100}|\[::1\])(?::(?<dial>\d{1,5}))?|(?:running on host|server at) "(?<server>[\w.-]{2,100})"(?:.{0,60}?, port (?<asked>\d{1,5}))?|(?<plain>\b(?:localhost|127\.0\.0\.1|host\.docker\.internal):\d{2,5})|(?:resolve host(?: address)?:?|not resolve:?|lookup|translate host name) ['"‘]?(?<unknown>[\w.-]{2,100})|Error -?\d{1,3} connecting to (?<redis>[\w.-]{2,100}:\d{2,5})|(?:amqp|redis|postgres(?:ql)?|mongodb|mysql)s?:\/\/(?:[^@\s/]{0,80}@)?(?<queue>[\w.-]{2,100}:\d{2,5})/;

const outside =
  /\.(?:com|org|io|co|net|ai|cn|dev|me|cloud|sh|app|gov|edu|de|fr|ru|jp|so|xyz|info)(?::\d{1,5})?$/;

/** The host and port that were not reached, as the line names them, or the nearest one that does. */
export function addressNearby({ text, above, below }: Event): string | null {
  for (const line of [text, ...above.slice(-14).reverse(), ...below.slice(0, 4)]) {
    const groups = named.exec(line.slice(0, 1200))?.groups;
    if (groups === undefined) continue;
    const host =
      groups['host'] ??
      groups['pair'] ??
      groups['url'] ??
      groups['to'] ??
      groups['server'] ??
      groups['dialled'] ??
      groups['plain'] ??
      groups['redis'] ??
      groups['queue'] ??
      groups['unknown'];
    const port =
      groups['port'] ??
      groups['number'] ??
      groups['at'] ??
      groups['word'] ??
      groups['dial'] ??
      groups['asked'];
    if (host === undefined) continue;
    const address = port === undefined ? host : `${host}:${port}`;
    if (harmlessWord(address)) return address;
  }
  return null;
}

const unresolved =
  /Name or service not known|name resolution|getaddrinfo|ENOTFOUND|EAI_AGAIN|resolve|no such host|No address associated|nodename nor servname|NameResolution|Name does not resolve/;
const container =
  /docker|compose|container|\/app\/|^root@[0-9a-f]{12}:|^[\w.-]{1,60}-\d{1,2} {1,20}\||kubectl|podman|open.webui/im;

const ollamaForAll =
  'sudo mkdir -p /etc/systemd/system/ollama.service.d && printf \'[Service]\\nEnvironment="OLLAMA_HOST=0.0.0.0"\\n\' | sudo tee /etc/systemd/system/ollama.service.d/override.conf && sudo systemctl daemon-reload && sudo systemctl restart ollama   # on the host: ollama then answers containers too';

/**
 * A service beside the program that it does not reach: on this machine, on the host of the container, or
 * in a container beside it. Null: the address is of the outside, or is not named.
 */
export function serviceAnswer(event: Event): Answer | null {
  const address = addressNearby(event);
  if (/ssh: Could not resolve/.test(event.text)) return null;
  if (address === null || outside.test(address)) return null;
  const [, host = '', port] = /^(?<host>.{1,100}?)(?::(?<port>\d{1,5}))?$/.exec(address) ?? [];
  const around = [event.text, ...event.above.slice(-30), ...event.below].join('\n').slice(0, 9000);
  const unknown = unresolved.test(event.text);
  const ollama = port === '11434' || /ollama/i.test(around);
  const look = `curl -sS -m 5 http://${address}/ | head -3   # from where the program runs (docker exec CONTAINER …): does it answer now?`;
  const say = (title: string, cause: string, fix: readonly string[]): Answer => ({
    class: 'service-not-reached',
    subject: address,
    title,
    cause,
    fix,
    confidence: 'medium',
    weight: 'root',
  });
  if (/^(?:host|gateway)\.(?:docker|containers)\.internal$/.test(host)) {
    const listens = ollama
      ? [ollamaForAll]
      : [
          `# on the host: start the service${port === undefined ? '' : ` of port ${port}`} with --host 0.0.0.0: one that listens on 127.0.0.1 is not reached from a container`,
        ];
    return say(
      `The service on the host${port === undefined ? '' : ` (port ${port})`} is not reached from the container`,
      `${host} is the host as a container sees it. On Linux a container knows that name only where it is started with it, and a service of the host that listens on 127.0.0.1 does not answer there.${unknown ? ' Here the name is not known.' : ''}`,
      [
        // Where the client names the address it tried, the name is known.
        ...(/Connect call failed \('\d/.test(around) && !unknown
          ? listens
          : [
              '# start the container with --add-host=host.docker.internal:host-gateway (compose: extra_hosts: ["host.docker.internal:host-gateway"])',
              ...listens,
            ]),
        `# or without both: docker run --network=host, and http://127.0.0.1${port === undefined ? '' : `:${port}`} as the address`,
        look,
      ],
    );
  }
  if (/^(?:localhost|127\.|0\.0\.0\.0|\[?::1)/.test(host)) {
    const within = container.test(around);
    return say(
      `Nothing answers at ${address}${within ? ': in a container that is the container itself' : ''}`,
      within
        ? `The program runs in a container and asks ${address}: localhost is that container there, not the host and not the container beside it, and in it nothing listens at that port.`
        : `The program asks ${address}, and no program of this machine listens there: it was not started, has ended, or listens at another port.`,
      within
        ? [
            `# set the address of the service in place of ${host}: the name of its container or compose service (http://${ollama ? 'ollama' : 'NAME'}${port === undefined ? '' : `:${port}`}), both in one network; or, where it runs on the host, http://host.docker.internal${port === undefined ? '' : `:${port}`} and the container started with --add-host=host.docker.internal:host-gateway${ollama ? ' (Open WebUI: -e OLLAMA_BASE_URL=…)' : ''}`,
            ...(ollama ? [ollamaForAll] : ['# that service must listen on 0.0.0.0, not on 127.0.0.1']),
            '# or: docker run --network=host: then localhost is the host',
          ]
        : [
            ollama
              ? 'nohup ollama serve > /tmp/ollama.log 2>&1 &   # the server; on your own machine: sudo systemctl start ollama'
              : `# start that service first${port === undefined ? '' : `; it must listen at port ${port}`} (its own log says why it ended), then this one again`,
            `ss -ltnp${port === undefined ? '' : ` | grep ':${port} '`}   # nothing? then it does not run, or at another port`,
          ],
    );
  }
  if (/^[A-Za-z][\w-]{1,60}$/.test(host) && !/^(?:https?|host|the|server|and|your|revision)$/.test(host)) {
    return say(
      unknown
        ? `The name ${host} is not known here`
        : `${host} does not answer${port === undefined ? '' : ` at port ${port}`}`,
      unknown
        ? `${host} is the name of a container or compose service: it is known only to containers of the same network, while that container runs. ${printable(event.text.trim().slice(0, 120))}`
        : `${host} is a container or machine beside this one: it does not run (any more), is not ready yet, or listens at another port or on 127.0.0.1 only.`,
      [
        `docker compose up -d ${host}   # both from one compose file, so in one network; ended again? docker compose logs --tail 50 ${host} says why`,
        '# started by docker run: docker network connect NETWORK CONTAINER, both to one; the address is the name of the service as the compose file has it',
        ...(unknown
          ? []
          : [
              `# not ready yet when it is asked: depends_on with condition: service_healthy, or start this one again`,
            ]),
      ],
    );
  }
  return null;
}

/** What clients of HTTP say without the address; what pip and the Hub say names them. */
export function unnamedService({ text, above, below, frames }: Event): Answer | null {
  const around = [text, ...above.slice(-30), ...below].join('\n');
  const asked = `${around} ${frames.map(({ file }) => file).join(' ')}`;
  if (!/httpx\.|httpcore|aiohttp|ClientConnectorError|openai|All connection attempts failed/.test(around))
    return null;
  if (/\bpip\b|huggingface|hf_hub|download|\buv\b|apt-get|conda/i.test(around)) return null;
  return {
    class: 'service-not-reached',
    title: 'A service that the program asks is not reached',
    cause: `The program opens a connection (${/Name or|gaierror|Errno -[2-5]/.test(text) ? 'to a name that is not known here' : 'which is refused'}), and the log does not say where to: the address comes from an environment variable or a setting (OLLAMA_BASE_URL, OPENAI_API_BASE and the like).`,
    fix: [
      ...(/[\\/]openai[\\/]|openai\./.test(asked) && /gaierror|Errno -[2-5]|name resolution/.test(around)
        ? [
            'getent hosts api.openai.com || echo "nameserver 1.1.1.1" >> /etc/resolv.conf   # OPENAI_BASE_URL is not set? then no name server answers here (docker: run --dns 1.1.1.1; a compute node has no network)',
          ]
        : []),
      '# look the address up in the environment or settings; in a container localhost is the container itself: take the name of the other container (one compose file, one network), or http://host.docker.internal:PORT with --add-host=host.docker.internal:host-gateway',
      '# and start that service first, listening on 0.0.0.0',
    ],
    confidence: 'medium',
    weight: 'plain',
  };
}

/** An address that a server asks for, or that a client asks a socket for. */
export function addressAnswer(event: Event): Answer | null {
  const client =
    /httpx|requests|urllib3|aiohttp|ConnectError|ConnectionError|NewConnection|curl|create_connection|connect\(|connecting to/i.test(
      [event.text, ...event.above.slice(-6)].join('\n'),
    );
  if (!client) return null;
  return (
    serviceAnswer(event) ?? {
      class: 'service-not-reached',
      title: 'Nothing answers at localhost: it means the container itself, or IPv6',
      cause:
        'The program opens a connection to localhost, which is tried as 127.0.0.1 and as ::1, and neither answers: the service runs elsewhere (on the host, in another container), or is not started.',
      fix: [
        '# set the address of the service in place of localhost: the name of its container, or http://host.docker.internal:PORT with --add-host=host.docker.internal:host-gateway; on the same machine: 127.0.0.1',
        'ss -ltnp   # does the service listen here at all?',
      ],
      confidence: 'medium',
    }
  );
}
