import { vllmWords } from './check-vllm.ts';
import { pairs, type Stage } from './dockerfile.ts';
import { type FileFinding, found } from './finding.ts';
import { openService } from './pages/security.ts';
import { keptForGood } from './pages/worker.ts';
import type { Piece, Place } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';
import type { ComposeService } from './yaml-files.ts';

function door(place: Place, message: string, why: string, ...fixes: string[]): readonly FileFinding[] {
  return [found(openService, { place, severity: 'warning', message, why, fixes })];
}

const everybody = /^(?:0\.0\.0\.0|\[?::\]?)(?::\d*)?$/;
/** A worker has no port that is published; words that come from elsewhere may hold a key. */
const unknown = /handler|serverless|pyworker|\$@|\$\*|\$\{?\w*(?:ARGS|OPTS|OPTIONS|FLAGS)|API_?KEY|api-key/i;
const keyed = 'give it --api-key "$VLLM_API_KEY", from a variable of the pod';

/** PW811: servers of models, and of files, that a start script opens to everybody and that ask nobody. */
export function checkDoors(
  commands: readonly ShellCommand[],
  text: string,
  image: string | null,
): readonly FileFinding[] {
  return commands.flatMap((command) => {
    const { name, words, place } = command;
    const module = moduleRun(name, words);
    const at = words.findIndex((word) => /^(?:--host|--bind|-b)(?:=|$)/.test(word));
    const host = at < 0 ? null : (words[at]?.split('=')[1] ?? words[at + 1] ?? '');
    if (module?.[0] === 'http.server') {
      if (
        (host !== null && !everybody.test(host)) ||
        /public|dist|www|html|site|static|web|docs/.test(command.text)
      )
        return [];
      return door(
        place,
        'Whoever finds this port reads all files of the folder it serves: logs, code, and what a .git there holds.',
        'Because http.server asks for no password, and listens for everybody unless --bind says otherwise.',
        'add --bind 127.0.0.1, and reach it through an SSH tunnel',
        'serve a folder that holds nothing else',
      );
    }
    if (name === 'ollama' && words[1] === 'serve') {
      const told = commands.some(
        (one) =>
          everybody.test(one.assignments.get('OLLAMA_HOST') ?? '') ||
          (one.name === 'export' &&
            one.words.some((word) => everybody.test(/^OLLAMA_HOST=(.*)/.exec(word)?.[1] ?? ''))),
      );
      return told && !/handler|serverless|nginx|caddy/i.test(text) ? ollama(place) : [];
    }
    const serves =
      vllmWords(command, image) !== null || module?.[0] === 'sglang.launch_server' || name === 'llama-server';
    if (!serves || host === null || !everybody.test(host) || unknown.test(text)) return [];
    return door(
      place,
      'Whoever finds this port uses the model at your cost: it asks for no key.',
      'Because it listens for everybody, and there is no --api-key.',
      keyed,
      'write --host 127.0.0.1, and reach it through an SSH tunnel',
    );
  });
}

function ollama(place: Place): readonly FileFinding[] {
  return door(
    place,
    'Whoever finds this port uses the GPU, and pulls and deletes models.',
    'Because ollama asks for no password, and is told to listen for everybody.',
    'let it listen on 127.0.0.1, behind a proxy that asks for a key, or reach it through an SSH tunnel',
  );
}

/** PW811 of an image: ollama for every address and every web page. */
export function checkOrigins({ instructions, env }: Stage): readonly FileFinding[] {
  const said = instructions.find(
    ({ keyword, text }) =>
      keyword === 'ENV' && pairs(text).some(([name, value]) => name === 'OLLAMA_ORIGINS' && value === '*'),
  );
  return said !== undefined && everybody.test(env.get('OLLAMA_HOST') ?? '') ? ollama(said.place) : [];
}

/** PW811 of a compose file: a port of vLLM on every address of the host. */
export function checkPorts(services: readonly ComposeService[], text: string): readonly FileFinding[] {
  return services.flatMap(({ image, ports, start }) => {
    const port = ports.find((one) => !/^(?:127\.|\[?::1|localhost)/.test(one.text));
    const vllm = /(?:^|\/)vllm-openai(?::|@|$)/.test(image?.text ?? '');
    if (!vllm || port === undefined || /env_file/.test(text) || unknown.test(text)) return [];
    if (start.some((piece) => /--host[= ]127/.test(piece.text))) return [];
    return door(
      port.place,
      'Whoever reaches this machine uses the model at your cost: it asks for no key.',
      'Because the port is published on all its addresses, and there is no --api-key.',
      `write 127.0.0.1:${port.text}`,
      keyed,
    );
  });
}

const publicKey =
  /^[^#\n]{0,200}\bssh-(?:rsa|ed25519)[ \t]+AAAA[\w+/=]{40,2000}[^\n]{0,200}authorized_keys/gm;

/** PW811: keys written out, and let in. */
export function checkKeys(piece: Piece): readonly FileFinding[] {
  const keys = [...piece.text.matchAll(publicKey)];
  const [first] = keys;
  if (first === undefined) return [];
  return door(
    piece.place(first.index),
    `Whoever holds the other half of ${keys.length > 1 ? `these ${keys.length} keys` : 'this key'} can log in to your machine.`,
    'Because the key is written out here, and goes into authorized_keys wherever this runs.',
    'take it from the environment: echo "$PUBLIC_KEY" >> ~/.ssh/authorized_keys',
  );
}

const endpoint = /^@modal\.(?:asgi_app|wsgi_app|fastapi_endpoint|web_endpoint|web_server)\(([^)\n]{0,200})/gm;
const asks =
  /requires_proxy_auth|Bearer|Authorization|APIKey|x-api-key|verify_|Depends\(|HTTPBasic|hmac|authenticat|(?<!OPENAI_|ANTHROPIC_|GEMINI_)API[-_]?KEY|api[-_]key/;

/** PW811 of a file for Modal: an address that everybody may call. */
export function checkModal(piece: Piece): readonly FileFinding[] {
  const all = [...piece.text.matchAll(endpoint)].map(({ index }) => piece.place(index));
  const [first] = all;
  if (first === undefined || asks.test(piece.text) || !/\bgpu ?=|Secret\.from/.test(piece.text)) return [];
  return door(
    first,
    `Whoever learns ${all.length === 1 ? 'this address uses it' : `these addresses (lines ${all.map(({ line }) => line).join(', ')}) uses them`} at your cost: Modal asks for nothing, unless the app itself does.`,
    'Because there is no requires_proxy_auth.',
    'add requires_proxy_auth=True',
    ...(piece.text.includes('max_containers') ? [] : ['set max_containers, which bounds the cost']),
  );
}

/** PW904: `min_containers=1` of a function of Modal that has a GPU. */
export function checkKept({ text, place }: Piece): readonly FileFinding[] {
  const [first] = [
    ...text.matchAll(/^[^#\n]{0,200}\b(?:min_containers|keep_warm) ?= ?([1-9]\d{0,2})\b/gm),
  ].filter(({ index }) => {
    const from = text.lastIndexOf('\n@', index) + 1;
    const end = text.slice(index).search(/\n(?:(?:async )?def|class|@)/);
    return /\bgpu ?=/.test(text.slice(from, end < 0 ? undefined : index + end));
  });
  if (first === undefined) return [];
  const at = first.index + first[0].search(/\b(?:min_containers|keep_warm)/);
  return [
    found(keptForGood, {
      place: place(at),
      message: `${first[1]} ${first[1] === '1' ? 'GPU is' : 'GPUs are'} billed day and night from the first deploy on, whether anybody calls or not.`,
      why: 'Because Modal never stops so many containers.',
      fixes: ['drop it, and let scaledown_window keep a container a few minutes after each call'],
    }),
  ];
}
