import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, described, endsUpIn, likelyVersion, pinFix, shutsOut } from './package-lookup.ts';

const hub = 'huggingface-hub';

export const hubTooNew = defineRule({
  code: 'PW408',
  title: 'huggingface-hub 1.0 breaks gradio 4 and transformers 4',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'image', 'python'],
  page: {
    catches: 'huggingface-hub 1.0 or newer beside gradio from 4.0 to before 5.7.1, or beside transformers 4.',
    happens:
      "ImportError: cannot import name 'HfFolder' from 'huggingface_hub'\nImportError: huggingface-hub>=0.26.0,<1.0 is required for a normal functioning of this module, but found huggingface-hub==1.0.0.",
    why: 'huggingface-hub 1.0 removed HfFolder, which gradio imported until 5.7.1 without an upper bound in its metadata. transformers 4 does set a bound (<1.0): pip refuses a newer one, and transformers refuses to import beside one that a later pip run brought.',
    fix: 'Pin huggingface-hub<1.0.',
    override: 'Sound when the app brings a stand-in for HfFolder.',
    evidence: [
      fact(
        'HfFolder is gone in 1.0.0 (2025-10-27)',
        'huggingface/huggingface_hub docs/source/en/concepts/migration.md',
      ),
      fact(
        'The ImportError in gradio; fixed in 5.7.1',
        'Zeyi-Lin/HivisionIDPhotos issue 281; gradio-app/gradio pull request 10064',
      ),
      fact(
        'transformers 4.44 requires huggingface-hub >=0.23.2,<1.0; 4.49.0 >=0.26.0,<1.0',
        'pip output of transformers 4.44.2; cocktailpeanut/fluxgym pull request 506',
      ),
    ],
  },
  check: (situation) => {
    if (situation.preset === null || !endsUpIn(situation, hub, '>=1.0')) return [];
    if (comesIn(situation, 'transformers', '>=4.28,<5')) {
      // Left to itself, pip goes below 1.0 for transformers' sake: only a requirement can force it up.
      return shutsOut(situation, hub, '<1.0') ? [withTransformers(situation)] : [];
    }
    return comesIn(situation, 'gradio', '>=4,<5.7.1') ? [withGradio(situation)] : [];
  },
});

function withTransformers(situation: Resolved): Hit {
  const transformers = likelyVersion(situation, 'transformers');
  return {
    field: 'pins',
    message: `${described(situation, hub)} cannot stand beside transformers ${transformers}: pip stops, or transformers does at its import.`,
    error: `ERROR: Cannot install ${described(situation, hub)} and transformers==${transformers} because these package versions have conflicting dependencies.`,
    why: `Because transformers ${transformers} requires huggingface-hub below 1.0.`,
    fixes: [pinFix(situation.draft, 'huggingface-hub<1.0')],
  };
}

function withGradio(situation: Resolved): Hit {
  const gradio = likelyVersion(situation, 'gradio');
  return {
    field: 'pins',
    message: `gradio ${gradio} with ${described(situation, hub)}: the app ends at \`import gradio\`.`,
    error: "ImportError: cannot import name 'HfFolder' from 'huggingface_hub'",
    why: `Because gradio ${gradio} sets no upper bound for huggingface-hub, pip takes ${likelyVersion(situation, hub)}, which has no HfFolder.`,
    fixes: [pinFix(situation.draft, 'huggingface-hub<1.0')],
  };
}
