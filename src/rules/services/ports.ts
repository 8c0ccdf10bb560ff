import type { HeldPort } from '../../catalog/types.ts';
import type { CodeServer } from '../../plan/values.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import type { Fix } from '../rule.ts';

/** Ports that the image's own services hold in this plan; none where they are not started. */
export function heldPorts({ draft, image, catalog }: Resolved): readonly HeldPort[] {
  return draft.keepServices === true && image?.services === 'start.sh' ? catalog.heldPorts : [];
}

/** Ports people know from code-server, and some beside them. */
const candidates = [8443, 8888, 8080, 8889, 8890, 8891];

/** A fix that moves code-server to a port nobody holds. */
export function movedCodeServer(situation: Resolved, codeServer: CodeServer): Fix {
  const { catalog, preset } = situation;
  // Ports of the image's services are left free even when those are off: they may be switched on later.
  const taken = [...catalog.heldPorts.map(({ port }) => port), preset?.app.port, codeServer.port];
  const free = candidates.find((port) => !taken.includes(port)) ?? 9443;
  return { label: `move code-server to ${free}`, patch: { codeServer: { ...codeServer, port: free } } };
}
