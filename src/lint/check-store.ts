import { type FileFinding, found } from './finding.ts';
import { openStore } from './pages/models.ts';
import type { Piece } from './place.ts';
import type { ComposeService } from './yaml-files.ts';

interface Store {
  readonly image: RegExp;
  /** Where its password is said. */
  readonly password: RegExp;
  /** Without one it lets everybody in, and does not refuse to start. */
  readonly opens: boolean;
}

const stores: readonly Store[] = [
  { image: /postg|timescale|pgvector/, password: /^POSTGRES_PASSWORD$/, opens: false },
  { image: /mysql|mariadb/, password: /^(?:MYSQL|MARIADB)_(?:ROOT_)?PASSWORD$/, opens: false },
  { image: /(?:^|\/)mongo(?::|$)/, password: /^MONGO_INITDB_ROOT_PASSWORD$/, opens: true },
  { image: /redis|valkey/, password: /^REDIS_PASSWORD$/, opens: true },
  { image: /minio/, password: /^MINIO_(?:ROOT_PASSWORD|SECRET_KEY)$/, opens: true },
  { image: /(?:^|\/)ollama(?::|$)/, password: /^$/, opens: true },
  { image: /pgadmin/, password: /^PGADMIN_DEFAULT_PASSWORD$/, opens: false },
  // Of whatever image: what lets in, or signs who is in.
  {
    image: /(?:)/,
    password:
      /^(?:GF_SECURITY_ADMIN_PASSWORD|LITELLM_MASTER_KEY|AI_TOOLKIT_AUTH|(?:\w{1,40}_)?(?:ADMIN|AUTH)_(?:PASSWORD|TOKEN)|(?:JWT|NEXTAUTH|SESSION)_SECRET(?:_KEY)?|(?:DJANGO_|FLASK_)?SECRET_KEY)$/,
    opens: false,
  },
];

/** Compose files for one's own machine: its firewall, and nobody else, is before the port. */
const forWork = /--reload\b|\bdevelopment\b|NODE_ENV[=: ]+dev|nodemon|runserver/;

/** PW820, of a compose file. */
export function checkStores(
  services: readonly ComposeService[],
  { text }: Piece,
  path: string,
): readonly FileFinding[] {
  if (forWork.test(text) || /local|dev|test/i.test(path.replace(/^.*[/\\]/, ''))) return [];
  const open = services.flatMap(openPort);
  const [first] = open;
  if (first === undefined) return [];
  return [
    found(openStore, {
      place: first.port.place,
      message: `Published on all addresses: ${open.map(({ what }) => what).join(', ')}.`,
      why: 'Because a port without an address is open past the firewall of the machine.',
      fixes: [`drop the port, or write 127.0.0.1:${first.port.text.replace('0.0.0.0:', '')}`],
    }),
  ];
}

function openPort({ image, ports, env, start, name }: ComposeService) {
  const store = stores.find((one) => one.image.test(image?.text ?? ''));
  const port = ports.find(({ text }) => /^(?:0\.0\.0\.0:)?[\w${}:-]{1,40}:\d{2,5}(?:\/tcp)?$/.test(text));
  if (store === undefined || port === undefined || /exporter|commander|express/.test(image?.text ?? ''))
    return [];
  if (start.some(({ text }) => /requirepass|aclfile|\.conf\b|--auth|--bind/.test(text))) return [];
  const said = [...env].find(([name]) => store.password.test(name))?.[1];
  // What is filled in from outside is not known here; a default is.
  const written = said === undefined ? null : (/^\$\{\w+:?-(.+)\}$/.exec(said)?.[1] ?? said);
  if (written === null ? !store.opens : written === '' || written.includes('$')) return [];
  const how = written === null ? 'without a password' : 'with a password that stands in this file';
  return [{ port, what: `${image?.text ?? name} ${how}` }];
}
