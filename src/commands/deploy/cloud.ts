import path from 'node:path';
import type { Ask, Exchange } from '../../basics/exchange.ts';
import { failureOf } from '../../deploy/answer.ts';
import {
  type Offer,
  type Page,
  type Pod,
  type PodBody,
  readOffers,
  readPods,
  readTemplates,
  type Template,
} from '../../deploy/api.ts';
import type { System } from '../../system/system.ts';
import { version } from '../../version.ts';
import { Refusal, UsageError } from '../errors.ts';

/** A list, or why it could not be read; a clause. */
type Read<One> = { readonly rows: readonly One[] } | { readonly failed: string };

/** The API, as far as it is used here. Nothing throws, and nothing that comes back holds the key. */
export interface Cloud {
  readonly create: (body: PodBody) => Promise<Exchange>;
  /** All pods of the account, over every page. */
  readonly pods: () => Promise<Read<Pod>>;
  readonly pod: (id: string) => Promise<Exchange>;
  /** What there is now for such a pod. */
  readonly offers: (body: PodBody) => Promise<Read<Offer>>;
  readonly act: (id: string, action: 'start' | 'stop' | 'terminate') => Promise<Exchange>;
  /** Lines of the pod's log as they come, for so long; from after the event of this id on. */
  readonly logs: (
    id: string,
    seconds: number,
    since: { readonly tail: number } | { readonly after: string },
    onText: (text: string) => void,
  ) => Promise<Exchange>;
  readonly templates: () => Promise<Read<Template>>;
  readonly saveTemplate: (id: string | null, body: object) => Promise<Exchange>;
}

const usualApi = 'https://api.runpod.io';

/** Where the API is. Throws UsageError for an address to which the key must not go. */
function apiUrl({ env }: Pick<System, 'env'>): string {
  const stated = env['POD_WIZARD_API_URL'] ?? '';
  if (stated === '') return usualApi;
  const url = URL.canParse(stated) ? new URL(stated) : null;
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere))
    return `${url.origin}${url.pathname}`.replace(/\/$/, '');
  throw new UsageError('POD_WIZARD_API_URL is no address of https, nor one of this machine', 'unset it');
}

/** Where an app answers through the cloud's proxy. */
export function appUrl({ env }: Pick<System, 'env'>, id: string, port: number): string {
  const stated = env['POD_WIZARD_API_URL'] ?? '';
  return stated === '' ? `https://${id}-${port}.proxy.runpod.net` : `${apiUrl({ env })}/proxy/${id}-${port}`;
}

const mostBytes = 16 * 1024 * 1024;
const mostPages = 200;

/** Throws Refusal where there is no key, and says what to type. */
export async function openCloud(system: System): Promise<Cloud> {
  const base = apiUrl(system);
  const key = await readKey(system);
  const withoutKey = (text: string) => text.replaceAll(key, '<key>');
  const send = async (
    method: Ask['method'],
    where: string,
    { body = '', seconds = 30, headers = {} }: Partial<Pick<Ask, 'body' | 'seconds' | 'headers'>> = {},
    onText?: (text: string) => void,
  ): Promise<Exchange> => {
    const done = await system.http(
      {
        method,
        url: `${base}/v2/${where}`,
        headers: {
          Authorization: `Bearer ${key}`,
          // Without one, the proxy before the API refuses (403, "error code: 1010").
          'User-Agent': `pod-wizard/${version}`,
          Accept: 'application/json',
          ...(body === '' ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body,
        seconds,
        mostBytes,
      },
      onText,
    );
    return done.kind === 'answered' ? { ...done, body: withoutKey(done.body) } : done;
  };
  const pages = async <One>(where: string, read: (body: string) => Page<One> | null): Promise<Read<One>> => {
    const rows: One[] = [];
    const seen = new Set<string>();
    for (let next = ''; seen.size < mostPages; ) {
      const done = await send('GET', next === '' ? where : `${where}?cursor=${encodeURIComponent(next)}`);
      const failed = failureOf(done);
      if (failed !== null) return { failed };
      const page = done.kind === 'answered' ? read(done.body) : null;
      if (page === null) return { failed: 'the list is in a form that is not known' };
      rows.push(...page.rows);
      if (page.next === null) return { rows };
      if (seen.has(page.next)) break;
      seen.add(page.next);
      next = page.next;
    }
    return { failed: 'the list has no end' };
  };
  return {
    // It can take more than ten seconds.
    create: (body) => send('POST', 'pods', { body: JSON.stringify(body), seconds: 90 }),
    pods: () => pages('pods', readPods),
    pod: (id) => send('GET', `pods/${id}`),
    offers: async ({ gpu, cloud }) => {
      const asked = new URLSearchParams({
        include: 'AVAILABILITY',
        product: 'POD',
        cloud: cloud ?? 'SECURE',
        count: String(gpu?.count ?? 1),
        ...(gpu?.minCudaVersion === undefined ? {} : { minCudaVersion: gpu.minCudaVersion }),
      });
      const done = await send('GET', `catalog/gpus?${asked}`, { seconds: 15 });
      const rows = done.kind === 'answered' ? readOffers(done.body) : null;
      return rows === null
        ? { failed: failureOf(done) ?? 'the catalog is in a form that is not known' }
        : { rows };
    },
    act: (id, action) => send('POST', `pods/${id}/action`, { body: JSON.stringify({ action }), seconds: 60 }),
    logs: (id, seconds, since, onText) =>
      send(
        'GET',
        `pods/${id}/logs${'tail' in since ? `?tail=${since.tail}` : ''}`,
        {
          seconds,
          headers: {
            Accept: 'text/event-stream',
            ...('after' in since ? { 'Last-Event-ID': since.after } : {}),
          },
        },
        onText,
      ),
    templates: () => pages('templates', readTemplates),
    saveTemplate: (id, body) =>
      send(id === null ? 'POST' : 'PATCH', id === null ? 'templates' : `templates/${id}`, {
        body: JSON.stringify(body),
      }),
  };
}

/** From the environment, else a file of our own that nobody else may read, else the one that runpodctl keeps. */
async function readKey(system: System): Promise<string> {
  const { XDG_CONFIG_HOME: config = '', HOME: home = '', RUNPOD_API_KEY: stated = '' } = system.env;
  const folder = path.isAbsolute(config) ? config : path.isAbsolute(home) ? path.join(home, '.config') : null;
  const own = folder === null ? null : path.join(folder, 'pod-wizard', 'runpod-key');
  const theirs = path.isAbsolute(home) ? path.join(home, '.runpod', 'config.toml') : null;
  const sources = [
    async () => ({ key: stated.trim(), from: 'RUNPOD_API_KEY' }),
    async () => ({
      key: own === null ? '' : ((await system.files.readPrivate(own)) ?? '').trim(),
      from: own,
    }),
    async () => {
      const text = theirs === null ? '' : ((await system.files.read(theirs, 64 * 1024)) ?? '');
      const found = /^[ \t]{0,20}api_?key[ \t]{0,20}=[ \t]{0,20}["']([^"'\n]{1,500})["']/im.exec(text);
      return { key: found?.[1] ?? '', from: theirs };
    },
  ];
  for (const source of sources) {
    const { key, from } = await source();
    if (key === '') continue;
    if (/^[\x21-\x7e]{1,500}$/.test(key)) return key;
    throw new Refusal(`what ${from} holds is no key of an API`, 'it is one word, without blanks');
  }
  throw new Refusal(
    "there is no key for RunPod's API",
    [
      'make one in its console (Settings, API keys), then one of:',
      '  read -rs RUNPOD_API_KEY && export RUNPOD_API_KEY',
      ...(own === null ? [] : [`  (umask 077 && mkdir -p ${path.dirname(own)} && cat >${own})`]),
      '  runpodctl config --apiKey KEY',
    ].join('\n'),
  );
}
