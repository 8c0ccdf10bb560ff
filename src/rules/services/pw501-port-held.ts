import type { HeldPort } from '../../catalog/types.ts';
import { fact } from '../packages/package-facts.ts';
import { defineRule, type Fix, type Hit } from '../rule.ts';
import { heldPorts, movedCodeServer } from './ports.ts';

export const portHeld = defineRule({
  code: 'PW501',
  title: "A port of the image's own services",
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['codeServer', 'app', 'image', 'keepServices'],
  page: {
    catches: 'The app or code-server on a port that nginx, Jupyter or sshd of the image holds.',
    happens:
      'error listen EADDRINUSE: address already in use 0.0.0.0:8888\nOSError: [Errno 98] Address already in use',
    why: 'The official images start nginx on 3001, 7270, 7861, 8001, 8081 and 9091, Jupyter on 8888 when JUPYTER_PASSWORD is set, and sshd on 22 when a key is there. They are started first, so the second one on a port fails. nginx answers 200 even while the app is down, which hides it.',
    fix: 'Move code-server to a free port such as 8443.',
    override: 'For 8888: sound when you do not set JUPYTER_PASSWORD on the pod.',
    evidence: [
      fact(
        'Ports of nginx and of the services',
        'runpod/containers@6990d37, container-template/proxy/nginx.conf and start.sh',
      ),
      fact('Jupyter and others met on 8888', 'yondonfu/comfystream issue 199'),
    ],
  },
  check: (situation) => {
    const { draft, preset } = situation;
    const { codeServer } = draft;
    return heldPorts(situation).flatMap((held) => {
      const hits: Hit[] = [];
      if (codeServer?.port === held.port) {
        hits.push({
          ...hit('code-server', held),
          field: 'codeServer',
          fixes: [movedCodeServer(situation, codeServer)],
        });
      }
      if (preset?.app.port === held.port) {
        const withoutServices: Fix = {
          label: "leave the image's services out",
          patch: { keepServices: false },
        };
        hits.push({ ...hit(preset.title, held), field: 'app', fixes: [withoutServices] });
      }
      return hits;
    });
  },
});

function hit(who: string, { port, by, when, source, reviewed }: HeldPort): Omit<Hit, 'field' | 'fixes'> {
  const always = when === 'always';
  return {
    severity: always ? 'error' : 'warning',
    message: always
      ? `${who} wants port ${port}, which ${by} of the image holds, so it cannot listen there.`
      : `${who} wants port ${port}, which ${by} of the image takes ${when}; then it cannot listen there.`,
    error:
      who === 'code-server'
        ? `error listen EADDRINUSE: address already in use 0.0.0.0:${port}`
        : 'OSError: [Errno 98] Address already in use',
    why: `Because the image's services are kept and start first, ${by} has the port${always ? '' : ` ${when}`} before ${who} asks for it.`,
    evidence: source.map((where) => ({
      text: `${by} holds port ${port} (${when})`,
      source: where,
      reviewed,
    })),
  };
}
