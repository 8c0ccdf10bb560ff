import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';

/** No tag (so latest), or one that is known to move; a digest holds an image whatever its tag. */
const movingTag = /^(?:[^:@/]+(?::\d+)?\/)*[^:@/]+(?::(?:latest|nightly|main|master|edge))?$/;

export const prereleaseImage = defineRule({
  code: 'PW204',
  title: 'An image that may change or vanish',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['image'],
  page: {
    catches: 'Tags with -dev- or -rc. in them; and no tag at all, or one that moves: latest, nightly, main.',
    happens: 'Works today; later: manifest for IMAGE not found: manifest unknown',
    why: 'These are builds of a branch or of a pull request. The publisher removes them by a clean-up job, and what they hold changes under the same name.',
    fix: 'Take the release tag.',
    override: 'Sound for a short trial: --accept PW204="trying out BRANCH".',
    evidence: [
      {
        text: 'Release notes of the images describe dev and rc tags and their removal.',
        source: 'runpod/containers@6990d37 docs/RELEASE.md',
      },
      {
        text: 'Users ask after such tags.',
        source: 'https://github.com/runpod/containers/issues/128',
      },
    ],
  },
  check: (situation) => {
    const { image } = situation;
    if (image === null) return [];
    if (image.status === 'unknown' && movingTag.test(image.ref)) {
      return [
        {
          title: 'The tag of this image moves',
          field: 'image',
          message: `${image.ref} is another image whenever its publisher builds one: what works today may not start next week, and a journal cannot say what ran.`,
          error: null,
          why: 'Because a tag like latest names the newest build, and the host pulls it again when the pod moves.',
          fixes: [],
        },
      ];
    }
    if (!image.prerelease) return [];
    const released = image.ref.replace(/-(?:dev-[a-z0-9-]+?|rc\.\d+)(?=-cu|-rocm|-ubuntu)/, '');
    const same = situation.catalog.images.find((other) => other.ref === released && !other.prerelease);
    return [
      {
        field: 'image',
        message: `${image.ref} is a development build: it may change or be deleted at any time, and the next start then fails.`,
        error: `manifest for ${image.ref} not found: manifest unknown`,
        why: 'Because the publisher cleans up the builds of branches and pull requests, and the host pulls the image again when the pod moves.',
        fixes:
          same === undefined
            ? otherImages(situation, (other) => !other.prerelease)
            : [{ label: `use the release ${same.ref}`, patch: { image: same.ref } }],
      },
    ];
  },
});
