import { fact } from './package-facts.ts';
import type { Evidence } from './rule.ts';

/** Which releases of two packages do not go together: data with sources, no judgement. */

const wheels = 'METADATA of the wheel on the package index, read on 2026-11-22';

/** What a release says of another package in its own metadata; pip refuses what contradicts it. */
export interface Bound {
  readonly name: string;
  readonly versions: string;
  readonly needs: string;
  readonly specifier: string;
  readonly evidence: Evidence;
}

function bound(name: string, versions: string, needs: string, specifier: string, note = ''): Bound {
  const text = `${name} ${versions} requires ${needs}${specifier}${note}`;
  return { name, versions, needs, specifier, evidence: fact(text, wheels) };
}

// torch, and an upper bound of huggingface-hub or numpy that other rules watch, are theirs (PW404, PW408, PW410).
export const bounds: readonly Bound[] = [
  bound('transformers', '>=4.40,<4.45', 'tokenizers', '>=0.19,<0.20', ' (4.40.0 and 4.44.0 read)'),
  bound('transformers', '>=4.46,<4.47', 'tokenizers', '>=0.20,<0.21'),
  bound('transformers', '>=4.48,<4.55', 'tokenizers', '>=0.21,<0.22', ' (five releases read)'),
  bound('transformers', '>=4.57,<=5.0.0', 'tokenizers', '>=0.22,<=0.23.0', ' (4.57.1 and 5.0.0 read)'),
  bound('transformers', '==4.49.*', 'huggingface-hub', '>=0.26.0'),
  bound('transformers', '>=4.51,<4.53', 'huggingface-hub', '>=0.30.0'),
  bound('transformers', '>=4.54,<5', 'huggingface-hub', '>=0.34.0', ' (4.54.1 and 4.57.1 read)'),
  bound('transformers', '==5.0.0', 'huggingface-hub', '>=1.3.0,<2.0'),
  bound('transformers', '==5.23.0', 'huggingface-hub', '>=1.31.0,<3.0'),
  bound('transformers', '>=4.44,<4.45', 'safetensors', '>=0.4.1'),
  bound('diffusers', '==0.35.2', 'huggingface-hub', '>=0.34.0'),
  bound('diffusers', '>=0.36,<0.40', 'huggingface-hub', '>=0.34.0,<2.0', ' (0.36.0, 0.37.0 read)'),
  bound('diffusers', '==0.40.0', 'huggingface-hub', '>=1.23.0,<2.0'),
  bound('diffusers', '==0.41.0', 'huggingface-hub', '>=1.32.0,<2.0'),
  bound('diffusers', '>=0.42,<=0.42.1', 'huggingface-hub', '>=1.32.0,<3.0'),
  bound('peft', '>=0.6,<=0.20.0', 'accelerate', '>=0.21.0'),
  bound('peft', '>=0.14,<=0.20.0', 'huggingface-hub', '>=0.25.0'),
  bound('gradio', '==3.50.2', 'numpy', '>=1.0,<2'),
  bound('gradio', '>=4.44.1,<=5.2.0', 'pillow', '>=8.0,<11.0', ' (4.44.1, 5.0.0 and 5.2.0 read)'),
  bound('gradio', '>=5.4,<6', 'pillow', '>=8.0,<12.0', ' (5.4.0 and 5.49.1 read)'),
  bound('gradio', '>=5.23.2,<6', 'pydantic', '>=2.0,<2.12', ' (eight releases read)'),
  bound('gradio', '>=6.0,<6.2', 'pydantic', '>=2.11.10,<=2.12.4'),
  bound('gradio', '>=5.2,<6.11', 'starlette', '>=0.40.0,<1.0', ' (seven releases read)'),
  bound('gradio', '>=6.15.2,<=6.21.0', 'starlette', '>=1.0.1,<2.0'),
  bound('gradio', '>=5.15,<=5.23.2', 'huggingface-hub', '>=0.28.1', ' (5.15.0 and 5.23.2 read)'),
  bound('gradio', '>=5.39,<5.47.2', 'huggingface-hub', '>=0.33.5,<1.0', ' (five releases read)'),
  bound('gradio', '>=5.47.2,<6.18', 'huggingface-hub', '>=0.33.5,<2.0', ' (nine releases read)'),
  bound('gradio', '>=6.18,<6.21', 'huggingface-hub', '>=1.2.0,<2.0', ' (6.18.0 and 6.20.0 read)'),
  bound('gradio', '==6.21.0', 'huggingface-hub', '>=1.16.0,<2.0'),
  bound('opencv-python-headless', '==4.12.0.88', 'numpy', '>=2,<2.3.0'),
  bound('opencv-python', '==4.12.0.88', 'numpy', '>=2,<2.3.0', ' (read for the headless build)'),
  bound('opencv-python-headless', '==5.0.0.93', 'numpy', '>=2'),
  bound('pandas', '==2.1.3', 'numpy', '<2'),
  bound('albumentations', '==2.0.8', 'pydantic', '>=2.9.2'),
];

/** Two packages that pip installs together without a word, and that then fail. */
export interface BrokenPair {
  readonly name: string;
  readonly versions: string;
  /** A package, or `torch`: the one that will be there. */
  readonly beside: string;
  readonly broken: string;
  readonly error: string;
  readonly because: string;
  /** Requirement that mends it, by a pin of `name`. */
  readonly pin: string;
  readonly evidence: Evidence;
}

export const brokenPairs: readonly BrokenPair[] = [
  {
    name: 'peft',
    versions: '>=0.18',
    beside: 'transformers',
    broken: '<4.52',
    error: "ModuleNotFoundError: No module named 'transformers.modeling_layers'",
    because: 'peft from 0.18 on imports a module that came with transformers 4.52',
    pin: 'peft==0.17.1',
    evidence: fact(
      'peft 0.18.0 imports transformers.modeling_layers; 0.17.1 does not; transformers 4.51.0 has no such module, 4.52.1 has',
      'files of the wheels, read on 2026-11-22; cocktailpeanut/fluxgym pull request 483',
    ),
  },
  {
    name: 'diffusers',
    versions: '<0.29',
    beside: 'huggingface-hub',
    broken: '>=0.26',
    error: "ImportError: cannot import name 'cached_download' from 'huggingface_hub'",
    because: 'diffusers before 0.29 imports cached_download, which huggingface-hub removed in 0.26',
    pin: 'diffusers==0.29.0',
    evidence: fact(
      'diffusers 0.28.2 imports cached_download, 0.29.0 does not (files of the wheels, read on 2026-11-22)',
      'https://github.com/easydiffusion/easydiffusion/issues/1851; huggingface/huggingface_hub tags 0.25.2 and 0.26.0',
    ),
  },
  {
    name: 'transformers',
    versions: '>=4.52.1,<5',
    beside: 'torch',
    broken: '<2.1',
    error: 'Disabling PyTorch because PyTorch >= 2.1 is required',
    because: 'transformers 4.52 and newer switch torch off below 2.1',
    pin: 'transformers==4.49.0',
    evidence: fact(
      'transformers 4.52.1, 4.53.0, 4.54.1 and 4.57.1: Disabling PyTorch because PyTorch >= 2.1 is required; 4.51.3 does not say so',
      'transformers/utils/import_utils.py of the wheels, read on 2026-11-22',
    ),
  },
  {
    name: 'transformers',
    versions: '>=5,<5.23',
    beside: 'torch',
    broken: '<2.2',
    error: 'Disabling PyTorch because PyTorch >= 2.2 is required',
    because: 'transformers 5 switches torch off below 2.2',
    pin: 'transformers==4.49.0',
    evidence: fact(
      'transformers 5.0.0: Disabling PyTorch because PyTorch >= 2.2 is required (it is often said to be 2.4)',
      'transformers/utils/import_utils.py of the wheel, read on 2026-11-22',
    ),
  },
  {
    name: 'transformers',
    versions: '>=5.23',
    beside: 'torch',
    broken: '<2.6',
    error: 'Disabling PyTorch because PyTorch >= 2.6 is required',
    because: 'transformers 5.23 switches torch off below 2.6',
    pin: 'transformers==4.49.0',
    evidence: fact(
      'transformers 5.23.0: Disabling PyTorch because PyTorch >= 2.6 is required',
      'transformers/utils/import_utils.py of the wheel, read on 2026-11-22',
    ),
  },
];

/** Pythons that releases of a package can be installed on without a compiler. */
export interface WheelRange {
  readonly name: string;
  readonly versions: string;
  /** Oldest Python it takes (Requires-Python), where that is newer than any image's oldest; newest with a wheel. */
  readonly from: string | null;
  readonly to: string | null;
  /** Its source does not compile on a newer one either. */
  readonly fails: boolean;
}

// scripts/verify-knowledge.mjs asks the package index for each boundary again.
export const wheelRanges: readonly WheelRange[] = [
  { name: 'numpy', versions: '>=1.24,<1.26', from: null, to: '3.11', fails: true },
  { name: 'numpy', versions: '==1.26.4', from: null, to: '3.12', fails: false },
  { name: 'pandas', versions: '==2.1.3', from: null, to: '3.12', fails: false },
  { name: 'pandas', versions: '==2.2.3', from: null, to: '3.13', fails: false },
  { name: 'scipy', versions: '==1.11.4', from: null, to: '3.12', fails: false },
  { name: 'sentencepiece', versions: '==0.2.0', from: null, to: '3.12', fails: false },
  { name: 'tokenizers', versions: '==0.13.3', from: null, to: '3.11', fails: false },
  { name: 'pyyaml', versions: '==6.0', from: null, to: '3.11', fails: false },
  { name: 'pyyaml', versions: '==6.0.2', from: null, to: '3.13', fails: false },
  { name: 'diffusers', versions: '==0.42.1', from: '3.11', to: null, fails: false },
  { name: 'transformers', versions: '==5.23.0', from: '3.11', to: null, fails: false },
  { name: 'transformers', versions: '==5.0.0', from: '3.10', to: null, fails: false },
  { name: 'peft', versions: '>=0.18,<=0.20.0', from: '3.10', to: null, fails: false },
  { name: 'gradio', versions: '>=5,<6', from: '3.10', to: null, fails: false },
  { name: 'bitsandbytes', versions: '>=0.49,<=0.50.1', from: '3.10', to: null, fails: false },
];
