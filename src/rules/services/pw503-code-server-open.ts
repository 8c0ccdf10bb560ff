import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const codeServerOpen = defineRule({
  code: 'PW503',
  title: 'code-server without a password',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['codeServer'],
  page: {
    catches: 'code-server with --auth none.',
    happens:
      'Nothing fails: anyone who has or guesses the address gets a root shell on your pod, with your keys and your data.',
    why: "The pod's proxy address is public and asks for nothing. code-server is an editor with a terminal, and it runs as root.",
    fix: 'Use a password; it is made at the first boot or taken from the environment, and never written into the script.',
    override: 'Sound only where the port is not exposed and you reach it through an SSH tunnel.',
    evidence: [
      fact(
        'An exposed service is public; authentication is up to you',
        'runpod/docs@a900806, pods/configuration/expose-ports.mdx',
      ),
      fact(
        'The first FluxGym deployment ran code-server on 0.0.0.0:8888 with --auth none',
        'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md',
      ),
    ],
  },
  check: ({ draft: { codeServer } }) => {
    if (codeServer?.auth !== 'none') return [];
    return [
      {
        field: 'codeServer',
        message: `code-server on port ${codeServer.port} without a password is a root shell open to the internet.`,
        error: null,
        why: 'Because the proxy address is public and code-server runs as root, whoever finds the address owns the pod.',
        fixes: [{ label: 'ask for a password', patch: { codeServer: { ...codeServer, auth: 'password' } } }],
      },
    ];
  },
});
