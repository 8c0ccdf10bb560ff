import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';
import { movedCodeServer } from './ports.ts';

export const portShared = defineRule({
  code: 'PW502',
  title: 'The app and code-server on one port',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['codeServer', 'app'],
  page: {
    catches: "code-server on the app's own port.",
    happens: 'error listen EADDRINUSE: address already in use 0.0.0.0:8080',
    why: 'Only one process can listen on a port; whichever starts second fails. HunyuanVideo-Foley has 8080 written in its code, which is also the default of code-server.',
    fix: 'Move code-server.',
    override: 'Never sound.',
    evidence: [
      fact(
        'server_port=8080 is written in gradio_app.py',
        'Tencent-Hunyuan/HunyuanVideo-Foley@df7b005, gradio_app.py lines 828-831',
      ),
      fact(
        'The configuration that code-server writes at its first start has bind-addr 127.0.0.1:8080',
        'Hugging Face Space oulh/idea@f05722b, config.yaml',
      ),
    ],
  },
  check: (situation) => {
    const { preset, draft } = situation;
    const { codeServer } = draft;
    if (!codeServer || preset === null || codeServer.port !== preset.app.port) return [];
    return [
      {
        field: 'codeServer',
        message: `code-server and ${preset.title} both want port ${codeServer.port}, so one of them cannot start.`,
        error: `error listen EADDRINUSE: address already in use 0.0.0.0:${codeServer.port}`,
        why: `Because ${preset.title} listens on ${preset.app.port}${preset.app.portVariable === null ? ', which is fixed in its code' : ''}, the port is taken.`,
        fixes: [movedCodeServer(situation, codeServer)],
      },
    ];
  },
});
