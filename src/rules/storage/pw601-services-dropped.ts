import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const servicesDropped = defineRule({
  code: 'PW601',
  title: "The start command drops the image's services",
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['keepServices', 'image'],
  page: {
    catches: 'A start command that does not start /start.sh on an image that has one.',
    happens: 'Connection refused (SSH); the web terminal and Jupyter do not come up',
    why: "A start command replaces the image's own CMD, and in the official images that CMD is /start.sh, which starts sshd, nginx and Jupyter and writes the environment for SSH sessions.",
    fix: 'Keep the services: our script then starts /start.sh first.',
    override: 'Sound when you need none of them and want the ports free.',
    evidence: [
      fact('A start command overrides CMD', 'runpod/docs@a900806, pods/templates/manage-templates.mdx'),
      fact(
        'CMD is /start.sh; overriding it is called the first footgun',
        'runpod/containers@6990d37, official-templates/base/Dockerfile; runpod/runpod-plugins-official building-images.md',
      ),
    ],
  },
  check: ({ draft, image }) => {
    if (draft.keepServices !== false || image?.services !== 'start.sh') return [];
    return [
      {
        field: 'keepServices',
        message: "Without the image's /start.sh there is no SSH, no web terminal and no Jupyter on the pod.",
        error: null,
        why: "Because our start command replaces the image's CMD, which is /start.sh, nothing else starts them.",
        fixes: [{ label: "keep the image's services", patch: { keepServices: true } }],
      },
    ];
  },
});
