import bitsandbytes from './facts/bitsandbytes.json' with { type: 'json' };
import cuda from './facts/cuda.json' with { type: 'json' };
import distros from './facts/distros.json' with { type: 'json' };
import flashAttn from './facts/flash-attn.json' with { type: 'json' };
import gpus from './facts/gpus.json' with { type: 'json' };
import heldPorts from './facts/held-ports.json' with { type: 'json' };
import imageFamilies from './facts/image-families.json' with { type: 'json' };
import images from './facts/images.json' with { type: 'json' };
import torch from './facts/torch.json' with { type: 'json' };
import xformers from './facts/xformers.json' with { type: 'json' };
import { type ImageRow, imageOfRow } from './image-rows.ts';
import type {
  BitsandbytesRelease,
  Catalog,
  CudaToolkit,
  Distro,
  FlashAttnWheels,
  Gpu,
  HeldPort,
  ImageFamily,
  TorchRelease,
  XformersRelease,
} from './types.ts';

// The rows are ours and test/catalog/facts.test.ts holds each against a strict schema, so nothing is
// validated again at every start.
function rows<T>(json: unknown): readonly T[] {
  return json as readonly T[];
}

const families = rows<ImageFamily>(imageFamilies);
const facts = {
  gpus: rows<Gpu>(gpus),
  images: rows<ImageRow>(images).map((row) => imageOfRow(row, families)),
  imageFamilies: families,
  torch: rows<TorchRelease>(torch),
  cuda: rows<CudaToolkit>(cuda),
  distros: rows<Distro>(distros),
  heldPorts: rows<HeldPort>(heldPorts),
  flashAttn: rows<FlashAttnWheels>(flashAttn),
  xformers: rows<XformersRelease>(xformers),
  bitsandbytes: rows<BitsandbytesRelease>(bitsandbytes),
};

export const catalog: Catalog = {
  ...facts,
  reviewed:
    Object.values(facts)
      .flatMap((table) => table.map(({ reviewed }) => reviewed))
      .sort()
      .at(-1) ?? '',
};
