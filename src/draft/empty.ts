import { formatDraft } from '../presets/saved-plan.ts';

/** What must be there, or nearly always is; all of it to be filled in. */
const least = {
  format: 2,
  id: 'my-app',
  title: 'My app',
  repositories: [{ url: 'https://github.com/OWNER/NAME', commit: '0'.repeat(40) }],
  python: { tested: ['3.12'] },
  torch: { builds: [{ torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' }] },
  install: { passes: [{ from: [{ file: 'requirements.txt' }] }] },
  app: { command: ['python', 'app.py', '--listen', '0.0.0.0'], port: 7860 },
  health: { contains: '<title>My app' },
};

const heading = ['A first draft by pod-wizard; nothing in it was read from anywhere.'];

/** A preset without an app: the keys that most need, then the others, each with what it is for. */
export function emptyDraft(keys: ReadonlyMap<string, string>, reviewed: string) {
  const { format, id, title, ...rest } = least;
  const draft = { format, id, title, reviewed, ...rest };
  const said = (key: string) => `# ${keys.get(key) ?? ''}\n`;
  const body = formatDraft(draft, heading).replace(
    /^([a-z]+):/gim,
    (line, key: string) => `${said(key)}${line}`,
  );
  const others = [...keys].filter(([key]) => !Object.hasOwn(draft, key));
  return {
    id,
    text: `${body}\n# Where the app needs more:\n${others.map(([key, what]) => `# ${key}: ${what}\n`).join('')}`,
    open: [
      'repositories: the address of the app and a commit of it; [] for one without',
      'python, torch, install: what it needs; leave out what it does not',
      'app, health: how it starts, and by what it is known',
    ],
  };
}
