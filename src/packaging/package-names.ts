/** Installed from the index of a CUDA tag, so that a +cuXXX version of theirs can be met. */
export const fromTorchIndex: readonly string[] = ['torch', 'torchvision', 'torchaudio'];
