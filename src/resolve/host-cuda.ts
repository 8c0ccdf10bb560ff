import { hostCudaReaches } from '../catalog/drivers.ts';
import { firstCuda } from '../catalog/gpus.ts';
import type { Gpu, Image } from '../catalog/types.ts';

/**
 * The lowest CUDA version that a host must offer: what the image demands before it starts, or what the card
 * came with where that is newer. Null where the image demands nothing, or nobody knows.
 */
export function lowestHostCuda(image: Image | null, gpu: Gpu | null): string | null {
  const floor = image?.minHostCuda ?? null;
  if (floor === null || gpu?.vendor === 'AMD') return null;
  const card = gpu === null ? null : firstCuda(gpu);
  return card !== null && !hostCudaReaches(floor, card) ? card : floor;
}
