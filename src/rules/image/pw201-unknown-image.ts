import { otherImages } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const unknownImage = defineRule({
  code: 'PW201',
  title: 'This image is not verified',
  severity: 'info',
  reviewed: '2026-11-22',
  reads: ['image'],
  page: {
    catches:
      'An image that is neither in the Catalog nor built by a naming scheme that it knows; and a tag that fits the scheme, of a release or a combination that nobody was seen to use.',
    happens:
      'Perhaps nothing. If the tag does not exist: manifest for IMAGE not found, and the pod waits for ever.',
    why: 'Nothing is known about its system, its Python, its CUDA or its services, so most checks have nothing to look at and stay silent. Silence is no approval here.',
    fix: 'Take an image from the list, or look the tag up where the image is published.',
    override: 'This is a note and needs none.',
    evidence: [
      {
        text: 'The Catalog lists the tags that build files of the publishers produce; it is no listing of a registry.',
        source: 'runpod/containers@6990d37 official-templates/*/docker-bake.hcl and earlier commits',
      },
    ],
  },
  check: (situation) => {
    const { image } = situation;
    if (image === null) return [];
    if (image.status === 'unseen') {
      return [
        {
          field: 'image',
          message: `${image.ref} is not verified: its name reads like a tag of its publisher, but nobody was seen to use it.`,
          error: `manifest for ${image.ref} not found: manifest unknown`,
          why: 'Because it is of a release or a combination that no list of tags has; a new release looks the same, so this is no verdict on it.',
          fixes: otherImages(situation, (other) => repositoryOf(other.ref) === repositoryOf(image.ref)),
        },
      ];
    }
    if (image.status !== 'unknown') return [];
    const home = repositoryOf(image.ref);
    return [
      {
        field: 'image',
        message: `Nothing is known about ${image.ref}: it is not verified, and most checks cannot look into it.`,
        error: null,
        why: 'Because it is neither in the Catalog nor named by a scheme the Catalog can read.',
        // Somebody who names an image of another publisher meant it.
        fixes: otherImages(situation, (other) => repositoryOf(other.ref) === home),
      },
    ];
  },
});

function repositoryOf(ref: string): string {
  return ref.replace(/@.*/s, '').replace(/:[^/:]*$/, '');
}
