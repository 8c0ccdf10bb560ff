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
import { portHeld } from './pw501-port-held.ts';
import { portShared } from './pw502-port-shared.ts';
import { codeServerOpen } from './pw503-code-server-open.ts';
import { localhostOnly } from './pw504-localhost-only.ts';
import { appOpen } from './pw505-app-open.ts';
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
  portHeld,
  portShared,
  codeServerOpen,
  localhostOnly,
  appOpen,
  servicesDropped,
  volumeSmall,
  dataNotKept,
  volumeHidesSystem,
  territoryExcluded,
  nonCommercial,
];
