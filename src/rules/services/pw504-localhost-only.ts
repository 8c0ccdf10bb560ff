import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const localhostOnly = defineRule({
  code: 'PW504',
  title: 'The app listens on 127.0.0.1 only',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['app', 'publicPort'],
  page: {
    catches: 'An app that binds 127.0.0.1, with neither a variable nor an argument that would change it.',
    happens: '502 Bad Gateway',
    why: 'The proxy reaches the pod from outside; what listens on 127.0.0.1 is seen from inside only, so the proxy answers 502 for ever although the log says that the app runs.',
    fix: 'Name the variable (hostVariable, for gradio GRADIO_SERVER_NAME) or the argument (--listen 0.0.0.0) in the preset.',
    override: 'Sound where you reach the app through an SSH tunnel.',
    evidence: [
      fact('An app must bind 0.0.0.0', 'runpod/docs@a900806, pods/configuration/expose-ports.mdx'),
      fact('FluxGym on 127.0.0.1 behind the proxy', 'cocktailpeanut/fluxgym issue 67'),
    ],
  },
  check: ({ preset, draft }) => {
    // ssh -L comes from inside.
    if (preset === null || draft.publicPort === false) return [];
    const { listens, hostVariable, command } = preset.app;
    if (listens !== '127.0.0.1' || hostVariable !== null) return [];
    if (command.some((argument) => /0\.0\.0\.0|^--(?:listen|host|server-name)\b/.test(argument))) return [];
    return [
      {
        field: 'app',
        message: `${preset.title} listens on 127.0.0.1 and nothing changes that, so its address answers 502 for ever. The preset must name the variable or the argument; or keep the port closed and use ssh -L.`,
        error: '502 Bad Gateway',
        why: 'Because the proxy comes from outside the pod, it cannot reach 127.0.0.1.',
        fixes: [{ label: 'keep the port closed, and use ssh -L', patch: { publicPort: false } }],
      },
    ];
  },
});
