import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const appOpen = defineRule({
  code: 'PW505',
  title: 'The app asks nobody for a password',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['app'],
  page: {
    catches: 'An app without authentication behind a public address.',
    happens: 'Nothing fails: anyone with the address can use the app, its files and your GPU time.',
    why: 'https://POD-PORT.proxy.runpod.net is public and asks for nothing; the pod id in it is all that protects the app.',
    fix: 'Do not share the address; stop the pod when you are done; or leave the port closed and use an SSH tunnel: ssh -L 7860:localhost:7860.',
    override: 'An information: nothing to override.',
    // What holds for every app behind the proxy; which of them ask is in their presets.
    evidence: [
      fact(
        'Your service becomes publicly accessible',
        'runpod/docs@a900806, pods/configuration/expose-ports.mdx',
      ),
    ],
  },
  check: ({ preset }) => {
    if (preset === null || preset.app.auth === 'app') return [];
    const { port, auth } = preset.app;
    const asks =
      auth === 'none' ? 'asks nobody for a password' : 'asks for a password for a part of its pages only';
    return [
      {
        field: 'app',
        message: `${preset.title} ${asks}, and its address is public. Keep the address to yourself, or leave port ${port} closed and use ssh -L ${port}:localhost:${port}.`,
        error: null,
        why: `Because the proxy asks for nothing and the app ${auth === 'none' ? 'neither' : 'not everywhere'}, the pod id in the address is all that protects ${auth === 'none' ? 'it' : 'the rest'}.`,
        fixes: [],
      },
    ];
  },
});
