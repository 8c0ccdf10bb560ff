/** Measured size of one wheel, in MB (10^6 bytes): what is downloaded, and what it takes on the disk. */
export interface WheelSize {
  readonly version: string;
  readonly download: number;
  readonly unpacked: number;
}

/** How and when the sizes were measured. */
export const sizesSource =
  'pip download --no-deps, wheels for Linux x86-64 and Python 3.12, measured on 2026-11-22';

/** By normalised name. The version is the one that was measured; others differ somewhat. */
export const wheelSizes: ReadonlyMap<string, WheelSize> = new Map([
  ['torch', { version: '2.8.0', download: 887.9, unpacked: 1695.2 }],
  ['torchvision', { version: '0.23.0', download: 8.6, unpacked: 23.8 }],
  ['torchaudio', { version: '2.8.0', download: 4.0, unpacked: 16.3 }],
  ['triton', { version: '3.4.0', download: 155.6, unpacked: 564.9 }],
  ['bitsandbytes', { version: '0.46.1', download: 72.9, unpacked: 243.1 }],
  ['xformers', { version: '0.0.32.post1', download: 117.2, unpacked: 385.2 }],
  ['onnxruntime-gpu', { version: '1.22.0', download: 283.2, unpacked: 453.2 }],
  ['pyarrow', { version: '26.0.1', download: 55.0, unpacked: 171.4 }],
  ['numpy', { version: '1.26.4', download: 18.0, unpacked: 63.8 }],
  ['pandas', { version: '2.3.1', download: 12.0, unpacked: 42.5 }],
  ['scipy', { version: '1.15.3', download: 37.3, unpacked: 119.9 }],
  ['scikit-learn', { version: '1.9.1', download: 9.2, unpacked: 31.0 }],
  ['matplotlib', { version: '3.10.3', download: 8.6, unpacked: 21.9 }],
  ['pillow', { version: '13.0.0', download: 7.1, unpacked: 20.4 }],
  ['opencv-python', { version: '4.11.0.86', download: 63.0, unpacked: 176.8 }],
  ['opencv-python-headless', { version: '4.11.0.86', download: 50.0, unpacked: 142.0 }],
  ['transformers', { version: '4.49.0', download: 10.0, unpacked: 44.9 }],
  ['tokenizers', { version: '0.21.0', download: 3.0, unpacked: 9.1 }],
  ['safetensors', { version: '0.8.0', download: 0.5, unpacked: 1.3 }],
  ['sentencepiece', { version: '0.2.0', download: 1.3, unpacked: 3.0 }],
  ['spacy', { version: '3.8.7', download: 33.9, unpacked: 120.9 }],
  ['diffusers', { version: '0.35.2', download: 4.1, unpacked: 17.9 }],
  ['accelerate', { version: '1.6.0', download: 0.4, unpacked: 1.4 }],
  ['gradio', { version: '4.44.1', download: 18.1, unpacked: 53.3 }],
  ['librosa', { version: '1.0.0', download: 0.3, unpacked: 1.1 }],
  ['soundfile', { version: '0.14.0', download: 1.3, unpacked: 3.8 }],
  ['numba', { version: '0.68.1', download: 3.9, unpacked: 15.7 }],
  ['llvmlite', { version: '0.50.0', download: 59.7, unpacked: 179.3 }],
]);

/**
 * What torch brings along from the default index: 24 packages, mostly NVIDIA's CUDA libraries. torch
 * 2.8.0 with its cu128 dependencies, measured in the same way. torch itself is not in it.
 */
export const torchBrings: WheelSize = {
  version: '2.8.0',
  download: 3029.0,
  unpacked: 4992.7,
};
