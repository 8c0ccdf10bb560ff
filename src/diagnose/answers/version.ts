import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { callerOf } from '../event.ts';
import type { History } from '../facts/api.ts';
import { callerWithout, historyOfModule, knownDist } from '../facts/api.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { versionNearby } from '../values-nearby.ts';
import { inCode } from './in-code.ts';
import { withoutSix } from './torch-six.ts';
import {
  alternatives,
  backTo,
  capital,
  forthTo,
  fromSource,
  isOlder,
  nameOfClass,
  together,
  upTo,
  withMmcv,
} from './version-commands.ts';

/** What was asked of a package. */
interface Wanted {
  /** Where it was looked for, dotted. */
  readonly module: string;
  /** The name; empty: the module itself. */
  readonly name: string;
  readonly history: History;
}

/** An older one, from this bound on, moves nothing else: it is typed sooner than the code is changed by hand, or the caller is moved. */
const light: ReadonlyMap<string, string> = new Map([
  ['huggingface_hub', '1'],
  ['markupsafe', '0'],
  ['pillow', '0'],
  ['scipy', '1.13'],
]);

/** How vLLM writes its log. */
const ofVllm = /(?:ERROR|INFO|WARNING) \d\d-\d\d [\d:]{8} (?:\[\w{1,40}\.py|\w{1,40}\.py):\d/;

/** Which side has to move, and to which version: the caller where a newer one no longer asks, else the callee. */
export function versionAnswer(event: Event, facts: Facts, { module, name, history }: Wanted): Answer {
  const root = module.split('.')[0] ?? module;
  const { dist, gone, came, before } = history;
  const what = name === '' ? module : /[.(]/.test(name) ? name : `${module}.${name}`;
  const caller = callerOf(event, root);
  const asker = caller?.root && caller.root !== root ? caller.root : null;
  const newer = asker === null || name === '' ? null : callerWithout(facts, asker, module, name);
  const here = versionNearby(event, dist);
  const late = gone !== null && !(came !== null && here !== null && isOlder(here, came.at));
  const move =
    newer === null
      ? []
      : forthTo(event, newer.dist, newer.next, `>${newer.last}`).map((line) =>
          line.includes('   # ') ? line : `${line}   # ${newer.next} no longer asks for it`,
        );
  // What asks for a name that the release here should have was made for one of before it came out.
  const stands = !late && came !== null && here !== null && !isOlder(here, came.at);
  const engine = stands ? ['vllm', 'sglang'].find((one) => versionNearby(event, one) !== null) : undefined;
  if (engine !== undefined)
    move.push(`${event.pip} install -U ${engine}   # the ${engine} here is older than this ${dist}`);
  const node = caller?.node ?? null;
  const nodeMove =
    node === null || !harmlessWord(node) || !node.startsWith('/')
      ? []
      : [`git -C ${node} pull   # a newer node may no longer ask for it`];
  const back =
    gone === null
      ? []
      : (withMmcv(event, dist, `<${gone.at.split('.')[0]}`) ??
        backTo(
          event,
          dist,
          gone.last === ''
            ? `<${gone.at.replace(/\.0$/, '')}`
            : gone.gap
              ? `<=${gone.last}`
              : `<${gone.at.split('.').slice(0, 2).join('.')}`,
        ));
  // Where it came to may itself be gone again.
  const lost = name === '' || !module.includes('.') ? null : historyOfModule(facts, module)?.gone;
  const end = lost?.at.split('.').slice(0, 2).join('.');
  // It must know the model itself, too.
  const served =
    module.startsWith('transformers.models.') &&
    [event.text, ...event.above.slice(-3), ...event.below.slice(0, 3)].some((line) => ofVllm.test(line));
  const forth =
    came === null
      ? []
      : served
        ? [
            `${event.pip} install -U vllm "transformers>=${came.at}"   # a vLLM that knows the model, with its transformers`,
          ]
        : (fromSource(event, dist) ??
          withMmcv(event, dist, `>=${came.at}`) ??
          forthTo(
            event,
            dist,
            before?.from ?? came.at,
            before === undefined
              ? `>=${came.at}${end !== undefined && isOlder(came.at, end) ? `,<${end}` : upTo(event, dist, came.at)}`
              : `>=${before.from},<${before.below}`,
          ));
  const companions = together(dist, late ? back : forth, event);
  // What asks is a package too, and a newer one of it may have learnt what changed.
  const update =
    asker === null || newer !== null || !late || knownDist(facts, asker) === null
      ? []
      : [`${event.pip} install -U ${knownDist(facts, asker)}   # a newer ${asker} may go with this ${dist}`];
  // Code of one's own, or of an app: one line of it is less than the packages of years ago, or than another Python.
  const written =
    asker !== null || node !== null || history.code === undefined ? [] : [inCode(history.code, name, caller)];
  const isLight = !isOlder(gone?.at ?? '0', light.get(dist) ?? '99999');
  const codeFirst =
    written[0]?.startsWith('sed ') === true ||
    !isLight ||
    companions.length === 0 ||
    companions[0]?.startsWith('uv venv ') === true;
  const asks =
    asker === null
      ? node === null
        ? 'the code'
        : `the node ${node.split(/[\\/]/).at(-1)}`
      : `the package ${asker}`;
  const say = history.say === null ? '' : ` ${capital(history.say)}.`;
  const found = here === null ? '' : ` The log names ${dist} ${here}.`;
  return {
    class: nameOfClass(root),
    subject: what,
    title: late
      ? `${dist} is too new for ${asks}: ${what} is gone`
      : came === null
        ? `${what} is not in this ${dist}`
        : before === undefined
          ? `${dist} is too old for ${asks}: ${what} came in ${came.at}`
          : `${what} is not in this ${dist}: it came in ${before.from}, and is missing in ${before.below} once more`,
    cause: late
      ? `${capital(asks)} asks for ${what}; ${dist} ${gone.at} no longer has it${gone.last === '' ? '' : ` (${gone.last} had it)`}${history.moved === null ? '' : `, it is in ${history.moved} now`}.${say}${found}`
      : `${capital(asks)} asks for ${what}${came === null ? '' : `; ${dist} has it from ${came.at} on${came.last === null ? '' : ` (${came.last} lacks it)`}`}.${say}${found}`,
    fix: alternatives(
      late
        ? dist === 'torch'
          ? [withoutSix(event), written, move, update, companions, nodeMove]
          : [
              codeFirst ? written : [],
              ...(isLight ? [companions, move] : [move, companions]),
              codeFirst ? [] : written,
              update,
              nodeMove,
              // Nothing names the release that is here: it may as well be from before the name came.
              came === null || here !== null || event.frames.length > 0
                ? []
                : [
                    `${event.pip} show ${dist} | grep ^Version   # below ${came.at}? then too old: ${event.pip} install -U ${dist}`,
                  ],
            ]
        : engine === undefined
          ? [companions.length > 0 ? companions : forth, move, nodeMove]
          : [move],
      event,
    ),
    confidence: history.inferred ? 'medium' : 'high',
    weight: 'root',
  };
}
