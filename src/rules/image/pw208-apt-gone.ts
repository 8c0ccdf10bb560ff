import { goneFromApt } from '../../catalog/packages.ts';
import { otherImages } from '../fixes.ts';
import { fact } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const aptGone = defineRule({
  code: 'PW208',
  title: 'An apt package that this distribution no longer has',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['image', 'app'],
  page: {
    catches: 'A preset that lists libgl1-mesa-glx under apt, on an image with Ubuntu 24.04.',
    happens:
      "E: Package 'libgl1-mesa-glx' has no installation candidate\nE: Unable to locate package libgl1-mesa-glx",
    why: 'Distributions drop packages. libgl1-mesa-glx was an empty one that pulled in libgl1, and is gone from Ubuntu 23.10 on; apt then installs none of the list, and the script stops at that step.',
    fix: 'Name what takes its place in the preset (libgl1, which older releases have too), or take an image with an older release.',
    override: 'Sound where a package source of your own has it.',
    evidence: [
      fact(
        'libgl1-mesa-glx is gone from Ubuntu 24.04 and Debian 13; Ubuntu 22.04 and Debian 12 have it (Ubuntu: inferred)',
        'apt madison against the Debian package archive; opencv/opencv-python issue 203',
      ),
    ],
  },
  check: (situation) => {
    const { preset, image } = situation;
    const distro = image?.distro ?? null;
    if (preset === null || distro === null) return [];
    return goneFromApt
      .filter(({ apt, from }) => from.includes(distro) && preset.apt.some((one) => one.package === apt))
      .map(({ apt, from, now }) => ({
        field: 'image' as const,
        involves: ['image', 'app'] as const,
        message: `${preset.title} installs ${apt} with apt, which ${distro} no longer has, so the script stops there.`,
        error: `E: Package '${apt}' has no installation candidate`,
        why: `Because ${now} has taken its place. The best end is in the preset: write ${now}.`,
        fixes: otherImages(situation, (other) => other.distro !== null && !from.includes(other.distro), 2),
      }));
  },
});
