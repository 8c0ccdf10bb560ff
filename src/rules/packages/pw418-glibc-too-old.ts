import { compareVersions } from '../../packaging/versions.ts';
import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';
import { flashAttnOf, wheelsOf } from './flash-attn.ts';
import { fact } from './package-facts.ts';
import { withoutPin } from './package-lookup.ts';

export const glibcTooOld = defineRule({
  code: 'PW418',
  title: "The image's glibc is older than the wheel's",
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'image'],
  page: {
    catches:
      'flash-attn from 2.8.0.post1 on (built on Ubuntu 22.04) in an image on Ubuntu 20.04 or Debian 11.',
    happens: "ImportError: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.32' not found",
    why: 'A binary runs on the glibc it was built with and on newer ones. Wheels tagged manylinux say so, and pip looks. Those tagged linux_x86_64 say nothing, so pip installs them anywhere, and the import fails.',
    fix: 'Take an image on Ubuntu 22.04 or 24.04, or flash-attn 2.7.4.post1.',
    override: 'Sound for a wheel you built on this very image.',
    evidence: [
      fact(
        'GLIBC_2.32 not found on Ubuntu 20.04',
        'https://github.com/Dao-AILab/flash-attention/issues/1708; https://github.com/Dao-AILab/flash-attention/issues/1762',
      ),
      fact('Builder systems by release', 'Dao-AILab/flash-attention tags, .github/workflows/publish.yml'),
    ],
  },
  check: (situation) => {
    const { image, catalog, draft, torch } = situation;
    const asked = flashAttnOf(situation);
    const own = glibcOf(image?.distro ?? null);
    if (asked === null || image === null || own === null) return [];
    // For a torch that nobody knows there may be no wheel: then pip compiles, on this very glibc.
    if (asked.requirement.url === null && torch === null && image.torch === null) return [];
    // Somebody else's file may have been built on anything.
    if (asked.requirement.url !== null && !asked.requirement.url.includes('Dao-AILab/flash-attention'))
      return [];
    const release = wheelsOf(situation, asked);
    if (release === null || !isOlder(own, release.glibc)) return [];
    return [
      {
        field: 'image',
        involves: asked.requirement.from === 'plan' ? ['image', 'pins'] : ['image', 'app'],
        message: `The wheels of flash-attn ${asked.version ?? release.versions.at(-1)} were built on glibc ${release.glibc}; ${image.distro} has ${own}, so the import fails.`,
        error: "version `GLIBC_2.32' not found",
        why: 'Because a binary does not run on an older glibc than it was built with, and the name of these wheels does not tell pip.',
        fixes: [
          ...otherImages(situation, ({ distro }) => {
            const other = glibcOf(distro);
            return other !== null && !isOlder(other, release.glibc);
          }),
          ...(asked.requirement.from === 'plan'
            ? [{ label: 'leave flash-attn out', patch: withoutPin(draft, 'flash-attn') }]
            : []),
        ],
      },
    ];

    function glibcOf(distro: string | null): string | null {
      return catalog.distros.find(({ id }) => id === distro)?.glibc ?? null;
    }
  },
});

function isOlder(a: string, b: string): boolean {
  return (compareVersions(a, b) ?? 0) < 0;
}
