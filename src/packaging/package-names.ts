/** Names that people import or abbreviate, and the project that installs them. */
export const wrongNames: ReadonlyMap<string, string> = new Map([
  ['cv2', 'opencv-python'],
  ['hf-hub', 'huggingface-hub'],
  ['pil', 'pillow'],
  ['sklearn', 'scikit-learn'],
  ['skimage', 'scikit-image'],
  ['yaml', 'pyyaml'],
]);

/** Installed from the index of a CUDA tag, so that a +cuXXX version of theirs can be met. */
export const fromTorchIndex: readonly string[] = ['torch', 'torchvision', 'torchaudio'];
