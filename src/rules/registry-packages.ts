import { torchWheelMissing } from './pw401-torch-wheel-missing.ts';
import { torchPartnerMissing } from './pw402-torch-partner-missing.ts';
import { torchTrioMismatch } from './pw403-torch-trio-mismatch.ts';
import { torchPinnedApart } from './pw404-torch-pinned-apart.ts';
import { imageTorchReplaced } from './pw405-image-torch-replaced.ts';
import { gradioPydantic } from './pw406-gradio-pydantic.ts';
import { gradioStarlette } from './pw407-gradio-starlette.ts';
import { hubTooNew } from './pw408-hub-too-new.ts';
import { hfTransferMissing } from './pw409-hf-transfer-missing.ts';
import { numpy2 } from './pw410-numpy-2.ts';
import { torchNotAccepted } from './pw411-torch-not-accepted.ts';
import { pinNotValid } from './pw412-pin-not-valid.ts';
import { pinsContradict } from './pw413-pins-contradict.ts';
import { wrongName } from './pw414-wrong-name.ts';
import { flashAttnCompiles } from './pw415-flash-attn-compiles.ts';
import { flashAttnGpu } from './pw416-flash-attn-gpu.ts';
import { wheelFileUnfit } from './pw417-wheel-file-unfit.ts';
import { glibcTooOld } from './pw418-glibc-too-old.ts';
import { xformersTorch } from './pw419-xformers-torch.ts';
import { bitsandbytesCuda } from './pw420-bitsandbytes-cuda.ts';
import { brokenPair } from './pw421-broken-pair.ts';
import { torchcodecMissing } from './pw422-torchcodec-missing.ts';
import { pinWithoutWheel } from './pw423-pin-without-wheel.ts';
import { audioopMissing } from './pw424-audioop-missing.ts';
import { metadataConflict } from './pw425-metadata-conflict.ts';
import { libraryMissing } from './pw426-library-missing.ts';
import { movingSource } from './pw427-moving-source.ts';
import { pkgResources } from './pw428-pkg-resources.ts';
import { anyVersion } from './pw429-any-version.ts';
import { localVersion } from './pw430-local-version.ts';
import { flashAttnTorch26 } from './pw431-flash-attn-torch26.ts';
import { extensionGpu } from './pw432-extension-gpu.ts';
import { cudnn8 } from './pw433-cudnn-8.ts';
import { portHeld } from './pw501-port-held.ts';
import { portShared } from './pw502-port-shared.ts';
import { codeServerOpen } from './pw503-code-server-open.ts';
import { localhostOnly } from './pw504-localhost-only.ts';
import { appOpen } from './pw505-app-open.ts';
import { publicTunnel } from './pw506-public-tunnel.ts';
import { servicesDropped } from './pw601-services-dropped.ts';
import { volumeSmall } from './pw602-volume-small.ts';
import { dataNotKept } from './pw603-data-not-kept.ts';
import { volumeHidesSystem } from './pw604-volume-hides-system.ts';
import { territoryExcluded } from './pw701-territory-excluded.ts';
import { nonCommercial } from './pw702-non-commercial.ts';
import type { Rule } from './rule.ts';

/** Rules about packages, ports, storage and licences (PW4xx to PW7xx). */
export const packageRules: readonly Rule[] = [
  torchWheelMissing,
  torchPartnerMissing,
  torchTrioMismatch,
  torchPinnedApart,
  imageTorchReplaced,
  gradioPydantic,
  gradioStarlette,
  hubTooNew,
  hfTransferMissing,
  numpy2,
  torchNotAccepted,
  pinNotValid,
  pinsContradict,
  wrongName,
  flashAttnCompiles,
  flashAttnGpu,
  wheelFileUnfit,
  glibcTooOld,
  xformersTorch,
  bitsandbytesCuda,
  brokenPair,
  torchcodecMissing,
  pinWithoutWheel,
  audioopMissing,
  metadataConflict,
  libraryMissing,
  movingSource,
  pkgResources,
  anyVersion,
  localVersion,
  flashAttnTorch26,
  extensionGpu,
  cudnn8,
  portHeld,
  portShared,
  codeServerOpen,
  localhostOnly,
  appOpen,
  publicTunnel,
  servicesDropped,
  volumeSmall,
  dataNotKept,
  volumeHidesSystem,
  territoryExcluded,
  nonCommercial,
];
