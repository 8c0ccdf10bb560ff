import { forcesHfTransfer } from '../../catalog/packages.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, isInstalled, pinFix } from './package-lookup.ts';

const variable = 'HF_HUB_ENABLE_HF_TRANSFER';
const error =
  "ValueError: Fast download using 'hf_transfer' is enabled (HF_HUB_ENABLE_HF_TRANSFER=1) but 'hf_transfer' package is not available in your environment.";

export const hfTransferMissing = defineRule({
  code: 'PW409',
  title: 'hf_transfer is switched on but not installed',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['image', 'install', 'pins', 'app', 'python'],
  page: {
    catches:
      'A virtual environment without hf_transfer where the image, the preset or the app switches it on.',
    happens: error,
    why: `The official images set ${variable}=1 for every process and have the package in their own Python; a fresh virtual environment has not. huggingface-hub before 1.0 then refuses to download (only files in Xet storage go another way); from 1.0 it ignores the variable.`,
    fix: 'Install hf_transfer with the app.',
    override: `Sound when you set ${variable}=0 on the pod and the app does not set it itself.`,
    evidence: [
      fact(
        'The check and its text',
        'huggingface/huggingface_hub v0.34.3, src/huggingface_hub/file_download.py',
      ),
      fact(
        `The base image sets ${variable}=1`,
        'runpod/containers@6990d37, official-templates/base/Dockerfile',
      ),
      fact(`app.py sets ${variable}=1 itself`, 'cocktailpeanut/fluxgym@678add2, app.py line 3'),
    ],
  },
  check: (situation) => {
    const { draft } = situation;
    // With the image's packages in sight the image's own hf_transfer may serve.
    if (situation.preset === null || draft.install !== 'venv') return [];
    const by = switchedOnBy(situation);
    if (by === null || isInstalled(situation, 'hf-transfer')) return [];
    if (!comesIn(situation, 'huggingface-hub', '<1.0') && !comesIn(situation, 'transformers', '>=4.40,<5'))
      return [];
    return [
      {
        field: 'pins',
        message: `${by} sets ${variable}=1, but nothing installs hf_transfer, so downloads fail.`,
        error,
        why: `Because a fresh virtual environment holds only what is installed into it, and huggingface-hub below 1.0 insists on hf_transfer once it is switched on.`,
        fixes: [pinFix(draft, 'hf_transfer')],
      },
    ];
  },
});

/** Who switches it on, as a reader would say it; null: nobody that we know of. */
function switchedOnBy({ preset, image }: Resolved): string | null {
  const app = preset?.repositories.some(({ url }) =>
    forcesHfTransfer.some((name) => url.toLowerCase().includes(`/${name}`)),
  );
  if (app) return "the app's own code";
  const own = preset?.env.find(({ name }) => name === variable);
  if (own !== undefined) return own.value === '1' ? 'the preset' : null;
  return image?.env[variable] === '1' ? 'the image' : null;
}
