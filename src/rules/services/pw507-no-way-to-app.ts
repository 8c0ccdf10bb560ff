import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const noWayToApp = defineRule({
  code: 'PW507',
  title: 'The port is closed, and there is no SSH',
  severity: 'error',
  reviewed: '2026-11-28',
  reads: ['publicPort', 'keepServices', 'image'],
  page: {
    catches: 'A closed port on an image without SSH, or whose services are replaced.',
    happens: 'Nothing fails: the app runs, is billed, and nobody can open its page.',
    why: "With its port out of the cloud's form, the app is reached through an SSH server of the pod alone. That is one of the image's own services: an image that has none, or whose services are not started, has no such server. The cloud's own terminal forwards no port.",
    fix: 'Keep the services, take an image that has SSH, or let the port be public.',
    override: 'Sound when you open a way of your own, such as a tunnel that the app starts.',
    evidence: [
      fact(
        "The cloud's basic SSH carries a shell only; forwarding takes TCP port 22 of the pod",
        'runpod/docs@a900806, pods/configuration/use-ssh.mdx',
      ),
    ],
  },
  check: ({ draft, image }) => {
    if (draft.publicPort !== false) return [];
    const dropped = draft.keepServices === false;
    // Of an image that is not known, nothing is.
    if (!dropped && image?.services !== 'none') return [];
    return [
      {
        field: 'publicPort',
        message: dropped
          ? "The image's services are replaced, so nothing answers on the pod's SSH port, and the app's own is closed: nobody reaches it."
          : 'This image has no SSH server, and the port of the app is closed: nobody reaches it.',
        error: null,
        why: 'Because a closed port is reached through an SSH server of the pod alone, and none is started.',
        fixes: [
          ...(dropped && image?.services !== 'none'
            ? [{ label: "keep the image's services", patch: { keepServices: true } }]
            : []),
          { label: 'let the port be public', patch: { publicPort: true } },
        ],
      },
    ];
  },
});
