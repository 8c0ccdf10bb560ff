import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const publicTunnel = defineRule({
  code: 'PW506',
  title: 'The app opens a public tunnel of its own',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['app'],
  page: {
    catches: 'A preset that starts its app with --share, or sets GRADIO_SHARE, or a root path for the proxy.',
    happens: 'Running on public URL: https://….gradio.live',
    why: 'share=True sends the page through a tunnel of gradio\'s that anybody with the address can use, beside the address of the pod. It is often added against "When localhost is not accessible, a shareable link must be created", which is a consequence of another error and stays. A root path (/proxy/7860) is for other proxies: RunPod\'s address has none.',
    fix: 'Take the argument or the variable out of the preset; mend the error before it (see PW406).',
    override: 'Sound when you want that tunnel and the app asks for a password.',
    evidence: [
      fact(
        'The ValueError follows a failed request of the page; share only skips the check',
        'gradio-app/gradio 4.44.1 blocks.py launch(), routes.py',
      ),
      fact('The fork of FluxGym went on to share=True', 'jaysep/fluxgymHardened HEAD app.py L1698'),
      fact(
        'The address is https://POD-PORT.proxy.runpod.net',
        'runpod/docs@a900806 pods/configuration/expose-ports.mdx',
      ),
    ],
  },
  check: ({ preset }) => {
    if (preset === null) return [];
    const argument = preset.app.command.find((word) => /^--share(?:=true)?$/i.test(word));
    const share = preset.env.find(
      ({ name, value }) => name === 'GRADIO_SHARE' && /^(?:1|true)$/i.test(value),
    );
    const root = preset.env.find(({ name, value }) => name === 'GRADIO_ROOT_PATH' && value !== '');
    const by = argument ?? (share === undefined ? null : 'GRADIO_SHARE');
    return [
      ...(by === null
        ? []
        : [
            {
              field: 'app' as const,
              message: `${preset.title} is started with ${by}: a tunnel open to everybody. No answer of yours can end this: the preset must leave it out.`,
              error: null,
              why: 'Because the tunnel asks for nothing, whoever finds its address uses your pod.',
              fixes: [],
            },
          ]),
      ...(root === undefined
        ? []
        : [
            {
              severity: 'warning' as const,
              title: "A root path that the pod's proxy does not have",
              field: 'app' as const,
              message: `${preset.title} sets GRADIO_ROOT_PATH=${root.value}, so its page asks for files at addresses that do not exist. No answer of yours can end this: the preset must leave it out.`,
              error: null,
              why: 'Because the address of a pod is https://POD-PORT.proxy.runpod.net, without any path before it.',
              fixes: [],
            },
          ]),
    ];
  },
});
