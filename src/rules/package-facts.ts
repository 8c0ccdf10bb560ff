import type { Sourced } from '../catalog/types.ts';
import type { Evidence } from './rule.ts';

/** What the package rules know about packages: data with sources, no judgement. */

const reviewed = '2026-11-22';

/** Shorthand for a sourced statement, reviewed together with this file. */
export function fact(text: string, source: string): Evidence {
  return { text, source, reviewed };
}

/** A row of the Catalog as evidence; where it is not sure through and through, it says so. */
export function rowAsEvidence(text: string, { source, reviewed, confidence }: Sourced): Evidence {
  const doubt = confidence === 'high' ? '' : `, confidence ${confidence}`;
  return { text: `${text}${doubt}`, source: source.join('; '), reviewed };
}

/**
 * Releases that bound a known change, and the newest one seen (a package index, October to November
 * 2026). A release missing here is found all the same when a specifier names it.
 */
export const knownReleases: Readonly<Record<string, readonly string[]>> = {
  accelerate: ['0.20.3', '0.33.0', '1.6.0'],
  bitsandbytes: ['0.46.1', '0.49.0', '0.50.1'],
  fastapi: ['0.116.1', '0.120.0', '0.122.0', '0.128.0', '0.133.0', '0.163.2'],
  gradio: [
    '3.50.2',
    '4.36.1',
    '4.44.1',
    '5.0.0',
    '5.2.0',
    '5.7.1',
    '5.20.1',
    '5.21.0',
    '5.23.2',
    '5.39.0',
    '5.47.2',
    '5.49.1',
    '6.0.0',
    '6.2.0',
    '6.15.2',
    '6.18.0',
    '6.21.0',
    '6.31.0',
  ],
  'huggingface-hub': ['0.24.7', '0.25.2', '0.34.3', '0.36.0', '1.0.0', '1.11.0', '1.23.0', '1.32.0', '2.4.0'],
  numpy: ['1.26.4', '2.0.0', '2.2.6', '2.4.0', '2.5.0'],
  'opencv-python': ['4.8.1.78', '4.10.0.84', '4.11.0.86', '4.12.0.88'],
  'opencv-python-headless': ['4.8.1.78', '4.10.0.84', '4.11.0.86', '4.12.0.88'],
  pydantic: ['2.8.2', '2.9.2', '2.10.6', '2.11.0', '2.11.10', '2.12.3', '2.14.3'],
  starlette: ['0.47.2', '0.48.0', '0.50.0', '0.52.1', '1.0.0', '1.10.0'],
  diffusers: ['0.28.2', '0.29.0', '0.35.2', '0.36.0', '0.40.0', '0.41.0', '0.42.1'],
  peft: ['0.16.0', '0.17.1', '0.18.0'],
  setuptools: ['65.5.0', '81.0.0', '82.0.0', '84.2.1'],
  tensorboard: ['2.20.0', '2.21.0'],
  tokenizers: ['0.19.1', '0.20.3', '0.21.4', '0.22.2', '0.23.3'],
  pillow: ['10.4.0', '11.0.0', '12.0.0'],
  safetensors: ['0.3.3', '0.4.5'],
  transformers: ['4.44.0', '4.46.0', '4.49.0', '4.51.0', '4.54.1', '4.57.1', '5.0.0', '5.23.0'],
};

/** The torch that an exactly pinned bitsandbytes asks for in its own metadata. */
export const bitsandbytesNeeds: readonly { readonly versions: string; readonly torch: string }[] = [
  { versions: '>=0.45.3,<0.46', torch: '>=2.0,<3' },
  { versions: '>=0.46,<0.48', torch: '>=2.2,<3' },
  { versions: '>=0.48,<0.50', torch: '>=2.3,<3' },
  { versions: '>=0.50,<0.51', torch: '>=2.4,<3' },
];

export const bitsandbytesEvidence = fact(
  'bitsandbytes 0.46 and 0.47 require torch >=2.2,<3; 0.48 and 0.49 >=2.3; 0.50 >=2.4; 0.45.3 still takes 2.0',
  'bitsandbytes-foundation/bitsandbytes, pyproject.toml of the tags 0.45.3 to 0.50.0',
);

/** Repositories whose code sets HF_HUB_ENABLE_HF_TRANSFER=1 itself, whatever the environment says. */
export const forcesHfTransfer: readonly string[] = ['cocktailpeanut/fluxgym', 'jaysep/fluxgymhardened'];

/**
 * Members of the European Union (ISO 3166-1 alpha-2; EL is the Union's own code for Greece).
 * Source: European Union, "EU countries", 27 members since 2020-02-01.
 */
export const euMembers: readonly string[] = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'EL', 'HR'],
  ...['HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];
