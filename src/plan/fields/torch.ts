import * as z from 'zod/mini';
import { torchRelease } from '../../catalog/torch.ts';
import { answerTo, type FieldRecord, readBy, taken } from '../field.ts';
import { type TorchTrio, torchTrioSchema } from '../values.ts';

/** Leaves the choice to the preset again. */
const unset = 'preset';
const examples = ['2.8.0+cu128', '2.6.0+cu124'];

/** Replaces the torch that the preset would choose for this GPU; null leaves the choice to the preset. */
export const torch: FieldRecord<TorchTrio | null> = {
  name: 'torch',
  position: 60,
  flag: 'torch',
  placeholder: 'VERSION+CUDA',
  label: 'torch',
  short: 'torch',
  help: "torch to install instead of the preset's, e.g. 2.8.0+cu128; its torchvision and torchaudio come along; preset for the preset's",
  repeatable: false,
  step: null,
  schema: z.nullable(torchTrioSchema),
  fallback: null,
  editor: { kind: 'flag' },
  read: (text, { catalog }) => {
    if (text === unset) return taken(null);
    const [version = '', cudaTag = ''] = text.split('+');
    const release = torchRelease(catalog, version);
    const trio = {
      torch: version,
      torchvision: release?.torchvision ?? null,
      torchaudio: release?.torchaudio ?? null,
      cudaTag,
    };
    return readBy(torchTrioSchema, trio, `"${text}" is not a torch build`, examples);
  },
  write: (value) => [value === null ? unset : buildOf(value)],
  describe: (value) => (value === null ? "the preset's choice" : buildOf(value)),
  others: () => [null],
  offers: ({ catalog }) => [
    ...catalog.torch.flatMap(({ version, cudaTags }) => cudaTags.map((tag) => `${version}+${tag}`)),
    unset,
  ],
  isUnknown: ({ torch: effective, catalog }) =>
    effective !== null && effective.from !== 'image' && torchRelease(catalog, effective.torch) === null,
  isRecommended: ({ draft, preset }) => {
    const own = answerTo(torch, draft);
    if (!own) return true;
    return preset?.torch?.builds.some((build) => buildOf(build) === buildOf(own)) === true;
  },
};

function buildOf({ torch: version, cudaTag }: Pick<TorchTrio, 'torch' | 'cudaTag'>): string {
  return `${version}+${cudaTag}`;
}
