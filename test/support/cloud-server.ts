import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Context, type Document, OpenAPIBackend } from 'openapi-backend';
import { podJson } from '../deploy/support.ts';

/** What the next `POST /v2/pods` meets. `made`: a pod comes of it all the same. */
export type Fault =
  | 'none'
  | 'capacity'
  | 'wrong'
  | 'balance'
  | 'pool'
  | 'rate'
  | 'rate page'
  | 'broken'
  | 'broken, made'
  | 'page, made'
  | 'cut'
  | 'cut, made'
  | 'half, made'
  | 'silent, made'
  | 'late, made'
  | 'other name, made'
  | 'made twice';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type PodJson = ReturnType<typeof podJson>;

export interface CloudServer {
  readonly url: string;
  /** The key that it takes. */
  readonly key: string;
  /** As they are, whatever the list says. */
  readonly pods: PodJson[];
  readonly templates: { id: string; name: string }[];
  readonly asked: Asked[];
  /** Of the next requests for a pod, in turn. */
  readonly faults: Fault[];
  /** Whatever the server thinks wrong of the documents that went through it. */
  readonly wrong: string[];
  readonly settings: {
    /** Rows of a page; 0: the list is whole, as in the document. */
    pageSize: number;
    /** Looks at the list before a new pod is in it. */
    lag: number;
    price: number;
    stock: string;
    /** The next answers to anything but a request for a pod; a status, or a page. */
    refuse: number[];
    /** What an app answers through the proxy; null: 502. */
    page: string | null;
    log: string[];
    /** A terminated pod stays in the list for so many looks. */
    lingers: number;
  };
  /** Called when a request for a pod has come. */
  onCreate: () => void;
  readonly close: () => Promise<void>;
}

const document: Document = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/runpod-v2.json'), 'utf8'),
);
const gpus = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../src/catalog/target-gpus.json'), 'utf8'),
);
const templateDefaults = {
  args: '',
  disk: 20,
  mounts: {},
  ports: [],
  env: {},
  registry: null,
  serverless: false,
  category: 'NVIDIA',
  allowedCudaVersions: [],
};
const html = '<html><body>502 Bad Gateway</body></html>';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}
const problem = (status: number, detail: string, errors?: string[]): Answer => ({
  status,
  body: { title: 'Refused', status, detail, ...(errors === undefined ? {} : { errors }) },
});

/**
 * RunPod's REST API v2 as its document says it, on this machine: bodies are judged by the document (unknown fields are
 * refused), and so are its own answers; what no schema sees is judged by hand; faults are played on demand.
 */
export async function startCloud(): Promise<CloudServer> {
  let count = 0;
  let looks = 0;
  // In no document yet, which is why it is no query that the document could judge.
  let cursor = 0;
  const madeAt = new Map<string, number>();
  const goneAt = new Map<string, number>();
  const settings: CloudServer['settings'] = {
    pageSize: 0,
    lag: 0,
    price: 0.69,
    stock: 'HIGH',
    refuse: [],
    page: 'Step 1. LoRA Info',
    log: [],
    lingers: 0,
  };
  const server: Omit<CloudServer, 'url' | 'close'> = {
    key: 'rpa_CANARY0123456789abcdefghijklmnopqrstuvwxyz',
    pods: [],
    templates: [],
    asked: [],
    faults: [],
    wrong: [],
    settings,
    onCreate: () => {},
  };

  const make = (body: Record<string, unknown>, name = String(body['name'])) => {
    count += 1;
    const pod = podJson({
      ...body,
      id: `pod${count}x`,
      name,
      args: body['args'] ?? '',
      mounts: body['mounts'] ?? {},
      env: body['env'] ?? {},
      ports: body['ports'] ?? [],
      gpu: { id: (body['gpu'] as { id: string }).id, count: (body['gpu'] as { count: number }).count },
      cloud: body['cloud'] ?? 'SECURE',
      dataCenterId: (body['dataCenterIds'] as string[] | undefined)?.[0] ?? 'US-KS-2',
      cost: settings.price,
      createdAt: new Date().toISOString(),
    });
    // Flags of the request alone.
    const {
      startSsh: _,
      startJupyter: __,
      dataCenterIds: ___,
      ...read
    } = pod as PodJson & Record<string, unknown>;
    madeAt.set(read.id, looks);
    server.pods.push(read);
    return read;
  };
  const listed = () => {
    looks += 1;
    return server.pods.filter(({ id, status }) => {
      if (status === 'TERMINATED') return looks - (goneAt.get(id) ?? 0) <= settings.lingers;
      return looks - (madeAt.get(id) ?? 0) > settings.lag;
    });
  };

  /** What a schema cannot say (see notes on the document: gpu xor cpu, the count, ports, the card). */
  const beyondSchema = (body: Record<string, unknown>): Answer | null => {
    const gpu = body['gpu'] as { id: string; count?: number; minCudaVersion?: string } | undefined;
    if ((gpu === undefined) === (body['cpu'] === undefined))
      return problem(400, 'exactly one of gpu and cpu');
    if (gpu?.count === undefined)
      return problem(400, 'There are no longer any instances available with the requested specifications.');
    const ports = (body['ports'] ?? []) as string[];
    const bad = ports.find(
      (port) => !/^\d{1,5}\/(http|tcp)$/.test(port) || Number.parseInt(port, 10) > 65535,
    );
    if (bad !== undefined) return problem(400, `invalid port ${bad}`);
    if (!JSON.stringify(gpus).includes(JSON.stringify(gpu.id))) return problem(400, `unknown gpu ${gpu.id}`);
    return null;
  };

  const backend = new OpenAPIBackend({
    definition: document,
    quick: true,
    customizeAjv: () =>
      new Ajv2020({ strict: false, allErrors: true, validateFormats: false }) as unknown as Ajv,
    handlers: {
      validationFail: (context: Context): Answer =>
        problem(
          422,
          'validation failed',
          (context.validation.errors ?? []).map((one) => `${one.instancePath}: ${one.message}`),
        ),
      notFound: (): Answer => problem(404, 'no such path'),
      listPods: (): Answer => {
        const rows = listed();
        if (settings.pageSize === 0) return { status: 200, body: { pods: rows } };
        const from = cursor;
        const to = from + settings.pageSize;
        const hasNextPage = to < rows.length;
        const pagination = { hasNextPage, ...(hasNextPage ? { nextCursor: String(to) } : {}) };
        return { status: 200, body: { pods: rows.slice(from, to), pagination } };
      },
      getPod: (context: Context): Answer => {
        const pod = server.pods.find(({ id }) => id === context.request.params['id']);
        return pod === undefined || pod.status === 'TERMINATED'
          ? problem(404, 'pod not found')
          : { status: 200, body: pod };
      },
      podAction: (context: Context): Answer => {
        const pod = server.pods.find(({ id }) => id === context.request.params['id']);
        if (pod === undefined || pod.status === 'TERMINATED') return problem(404, 'pod not found');
        const { action } = context.request.requestBody as { action: string };
        const running = ['PROVISIONING', 'STARTING', 'RUNNING'].includes(pod.status);
        if (action === 'terminate') {
          pod.status = 'TERMINATED';
          goneAt.set(pod.id, looks);
          return { status: 204, body: null };
        }
        if ((action === 'start') === running)
          return problem(409, `cannot ${action} a pod that is ${pod.status}`);
        Object.assign(
          pod,
          action === 'stop'
            ? { status: 'EXITED', cost: 0, runtime: null }
            : { status: 'STARTING', cost: settings.price },
        );
        return { status: 200, body: pod };
      },
      listTemplates: (): Answer => ({ status: 200, body: { templates: server.templates } }),
      createTemplate: (context: Context): Answer => {
        const body = context.request.requestBody as { name: string };
        const template = { ...templateDefaults, ...body, id: `tpl${server.templates.length}` };
        server.templates.push(template);
        return { status: 201, body: template };
      },
      updateTemplate: (context: Context): Answer => {
        const template = server.templates.find(({ id }) => id === context.request.params['id']);
        if (template === undefined) return problem(404, 'no such template');
        return { status: 200, body: Object.assign(template, context.request.requestBody) };
      },
      listGpuTypes: (): Answer => ({
        status: 200,
        body: {
          gpus: ['NVIDIA GeForce RTX 4090', 'NVIDIA GeForce RTX 5090'].map((id, at) => ({
            id,
            name: id.replace('NVIDIA GeForce ', ''),
            pool: null,
            manufacturer: 'NVIDIA',
            memory: 24,
            secure: true,
            community: true,
            price: { secure: settings.price + at * 0.3, community: settings.price / 2 },
            maxCount: { secure: 8, community: 4 },
            availability: settings.stock,
          })),
        },
      }),
    },
  });
  await backend.init();

  const listener = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void respond(request, response, Buffer.concat(chunks).toString('utf8'));
    });
  });

  const send = (response: ServerResponse, { status, body }: Answer) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(body === null ? '' : JSON.stringify(body));
  };
  const sendPage = (response: ServerResponse, status: number) => {
    response.writeHead(status, { 'Content-Type': 'text/html' });
    response.end(html);
  };

  async function respond(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const { method = '', url = '/', headers } = request;
    server.asked.push({ method, url, headers, body });
    const [where = '', query = ''] = url.split('?');
    if (where.startsWith('/proxy/')) {
      if (settings.page === null) sendPage(response, 502);
      else response.end(settings.page);
      return;
    }
    if (headers['user-agent'] === undefined) return sendPage(response, 403);
    if (headers.authorization !== `Bearer ${server.key}`)
      return send(response, problem(401, `unauthorized: ${headers.authorization}`));
    const { cursor: from = '0', ...known } = Object.fromEntries(new URLSearchParams(query));
    cursor = Number(from);
    const asked = {
      method,
      path: where,
      body,
      // A number in a query is digits; nothing here reads it as one.
      query: Object.fromEntries(
        Object.entries(known).map(([name, text]) => [name, name === 'count' ? Number(text) : text]),
      ) as Record<string, string>,
      headers: headers as Record<string, string>,
    };
    if (method === 'POST' && where === '/v2/pods') return create(response, asked, body);
    const refuse = settings.refuse.shift();
    if (refuse !== undefined && refuse !== 200)
      return refuse === 502 ? sendPage(response, 502) : send(response, problem(refuse, 'no'));
    if (where.endsWith('/logs')) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const after = Number(headers['last-event-id'] ?? -1);
      for (const [at, line] of settings.log.entries())
        if (at > after)
          response.write(`id: ${at}\ndata: ${JSON.stringify({ source: 'container', line, ts: '' })}\n\n`);
      response.end();
      return;
    }
    const answer: Answer = await backend.handleRequest(asked);
    const judged = backend.validateResponse(answer.body, await operationOf(asked), answer.status);
    if (answer.body !== null && (judged.errors ?? []).length > 0)
      server.wrong.push(`${method} ${where}: ${JSON.stringify(judged.errors)}`);
    send(response, answer);
  }

  async function operationOf(asked: {
    method: string;
    path: string;
    headers: Record<string, string>;
  }): Promise<string> {
    return backend.matchOperation(asked)?.operationId ?? '';
  }

  async function create(
    response: ServerResponse,
    asked: { method: string; path: string; body: string; headers: Record<string, string> },
    text: string,
  ): Promise<void> {
    server.onCreate();
    const operation = backend.matchOperation(asked);
    const judged = operation === undefined ? null : backend.validateRequest(asked, operation);
    if ((judged?.errors ?? []).length > 0) {
      server.wrong.push(JSON.stringify(judged?.errors));
      return send(
        response,
        problem(
          422,
          'validation failed',
          (judged?.errors ?? []).map((one) => `${one.instancePath}: ${one.message}`),
        ),
      );
    }
    const body = JSON.parse(text) as Record<string, unknown>;
    const bad = beyondSchema(body);
    if (bad !== null) {
      server.wrong.push(JSON.stringify(bad.body));
      return send(response, bad);
    }
    const fault = server.faults.shift() ?? 'none';
    switch (fault) {
      case 'none':
        return send(response, { status: 201, body: make(body) });
      case 'capacity':
        return send(
          response,
          problem(400, 'There are no longer any instances available with the requested specifications.'),
        );
      case 'wrong':
        return send(response, problem(400, 'that goes together with nothing'));
      case 'balance':
        return send(response, problem(402, 'insufficient balance'));
      case 'pool':
        return send(response, problem(403, 'no access to this pool'));
      case 'rate':
        response.setHeader('Retry-After', '1');
        return send(response, problem(429, 'too many requests'));
      case 'rate page':
        return sendPage(response, 429);
      case 'broken':
        return send(response, problem(500, 'internal error'));
      case 'broken, made':
        make(body);
        return send(response, problem(500, 'internal error'));
      case 'page, made':
        make(body);
        return sendPage(response, 200);
      case 'cut':
        response.destroy();
        return;
      case 'cut, made':
        make(body);
        response.destroy();
        return;
      case 'half, made': {
        const whole = JSON.stringify(make(body));
        response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': whole.length });
        response.write(whole.slice(0, whole.length / 2), () => response.destroy());
        return;
      }
      case 'silent, made':
        make(body);
        return;
      case 'late, made':
        setTimeout(() => send(response, { status: 201, body: make(body) }), 300);
        return;
      case 'other name, made':
        return send(response, { status: 201, body: { ...make(body), name: 'somebody-else' } });
      case 'made twice':
        make(body);
        make(body);
        return send(response, problem(500, 'internal error'));
    }
  }

  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return Object.assign(server, {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        listener.closeAllConnections();
        listener.close(() => resolve());
      }),
  });
}
