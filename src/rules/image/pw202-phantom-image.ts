import { otherImages } from '../fixes.ts';
import { rowAsEvidence } from '../packages/package-facts.ts';
import { defineRule } from '../rule.ts';

export const phantomImage = defineRule({
  code: 'PW202',
  title: 'No build ever made this image tag',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['image'],
  page: {
    catches:
      'A tag that documents and forum posts name, or that is put together of real parts, but that no build file of its publisher ever produced.',
    happens: 'manifest for IMAGE not found: manifest unknown',
    why: 'Tags are copied from text to text, with one digit wrong, long before anybody pulls them. The pod then waits for an image that does not come.',
    fix: 'Take the tag that was really built, named in the finding.',
    override: 'If you have pulled it yourself: --accept PW202="pulled on DATE".',
    evidence: [
      {
        text: 'The build history makes 2.1.1-py3.10-cuda12.1.1, and never the often quoted 2.1.0-py3.10-cuda12.1.0.',
        source: 'runpod/containers git history of official-templates/pytorch/docker-bake.hcl, up to 6990d37',
      },
    ],
  },
  check: (situation) => {
    const { image } = situation;
    if (image?.status !== 'phantom') return [];
    const { insteadUse } = image;
    return [
      {
        field: 'image',
        message: `No build file ever made ${image.ref}: it cannot be pulled.`,
        error: `manifest for ${image.ref} not found: manifest unknown`,
        why: 'Because the publisher builds its tags from files in its repository, and this one is in none of them.',
        fixes:
          insteadUse === null
            ? otherImages(situation, () => true)
            : [{ label: `use the image ${insteadUse}`, patch: { image: insteadUse } }],
        evidence: [rowAsEvidence('what the Catalog knows of this tag', image)],
      },
    ];
  },
});
