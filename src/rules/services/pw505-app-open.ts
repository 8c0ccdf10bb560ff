import { type Exposure, exposures } from '../../catalog/packages.ts';
import { satisfies } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { fact, rowAsEvidence } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const appOpen = defineRule({
  code: 'PW505',
  title: 'The app asks nobody for a password',
  severity: 'warning',
  reviewed: '2026-11-28',
  reads: ['app', 'publicPort', 'pins'],
  page: {
    catches: 'An app without authentication behind a public address.',
    happens:
      'Nothing fails: anyone with the address can use the app, its files and your GPU time. What else they can do hangs on the page: an old gradio gives out files of the pod.',
    why: 'https://POD-PORT.proxy.runpod.net is public and asks for nothing; the pod id in it is all that protects the app. Of gradio, releases before 4.11 let whoever has the address read any file by its path, those before 5 give out files that the page never showed, those before 5.31 let the disk be filled.',
    fix: 'Keep the port closed (--no-public-port) and use ssh -L 7860:localhost:7860; or do not share the address, keep nothing on the pod that is worth reading, and stop it when you are done.',
    override: 'Sound when nothing on the pod is worth protecting, and it is stopped when you are done.',
    // What holds for every app behind the proxy; which of them ask is in their presets.
    evidence: [
      fact(
        'Your service becomes publicly accessible',
        'runpod/docs@a900806, pods/configuration/expose-ports.mdx',
      ),
    ],
    ofSome: exposures.map(asEvidence),
  },
  check: (situation) => {
    const { preset, draft } = situation;
    if (preset === null || preset.app.auth === 'app' || draft.publicPort === false) return [];
    const { port, auth } = preset.app;
    const asks =
      auth === 'none' ? 'asks nobody for a password' : 'asks for a password for a part of its pages only';
    const known = exposures.filter(({ name, versions }) => satisfies(settled(situation, name), versions));
    const [worst] = known;
    const open =
      worst === undefined
        ? ''
        : ` With ${worst.name} ${settled(situation, worst.name)}, ${worst.open} (${worst.id}).`;
    return [
      {
        field: 'publicPort',
        // The app is none the worse for it, and neither are card and image.
        involves: ['publicPort'],
        message: `${preset.title} ${asks}, and its address is public.${open} Keep the address to yourself, or leave port ${port} closed and use ssh -L ${port}:localhost:${port}.`,
        error: null,
        why: `Because the proxy asks for nothing and the app ${auth === 'none' ? 'neither' : 'not everywhere'}, the pod id in the address is all that protects ${auth === 'none' ? 'it' : 'the rest'}.`,
        fixes: [{ label: 'keep the port closed, and use ssh -L', patch: { publicPort: false } }],
        evidence: known.map(asEvidence),
      },
    ];
  },
});

/** The one version that the requirement admits; of a package whose version is open, nothing is said. */
function settled({ requirements }: Resolved, name: string): string {
  const { specifier = '' } = requirements.get(name) ?? {};
  return /(?:^|,)={2,3}([^*,]{1,60})(?:,|$)/.exec(specifier)?.[1] ?? '';
}

function asEvidence(row: Exposure) {
  return rowAsEvidence(`${row.id}, ${row.name} ${row.versions}: ${row.open}`, row);
}
