import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const bareImage = defineRule({
  code: 'PW206',
  title: 'The image has no services of its own',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['image'],
  page: {
    catches: 'Bare images such as nvidia/cuda: no SSH, no Jupyter, no web terminal, mostly no Python.',
    happens: 'Connection refused on port 22; bash: python3: command not found',
    why: "RunPod's own images start sshd, nginx and Jupyter from /start.sh. A bare image starts nothing: the start command must install what it needs and stay in the foreground. The script written here does so for the app, and installs Python with apt at every fresh start.",
    fix: 'Take an image with /start.sh if you want SSH or Jupyter.',
    override: 'A note needs none.',
    evidence: [
      {
        text: 'What an image must bring along for SSH.',
        source: 'runpod/docs@a900806 pods/configuration/use-ssh.mdx',
      },
    ],
  },
  check: (situation) => {
    const { image } = situation;
    if (image?.services !== 'none') return [];
    const needsPython = image.pythons.length > 0 && image.pythons.every((python) => python.needsApt);
    return [
      {
        field: 'image',
        message: `This image brings no SSH, Jupyter or web terminal${needsPython ? ', and Python is installed with apt at each fresh start' : ''}.`,
        error: null,
        why: 'Because it has no /start.sh, only what the start command runs will run.',
        fixes: otherImages(situation, (other) => other.services === 'start.sh'),
      },
    ];
  },
});
