import type { Rule } from '../../rules/rule.ts';
import { filledOutside, nameTaken, noGpuSeen } from './compose.ts';
import { condaActivate, condaCpu, condaTerms } from './conda.ts';
import { archListTooNew, buildStops, hiddenByVolume, movingBase } from './dockerfile.ts';
import { flashEnds, flashParameter, flashSource, flashTorch } from './flash.ts';
import { newestCommit, newMajor } from './floating.ts';
import { compiledBlind, gpuInBuild, gpuLeftOut, runtimeForCuda11 } from './gpu-use.ts';
import { notebookLine, optionGone, pageNotFile, uvNotFound } from './habits.ts';
import { argumentsOfProgram, copyIsNoShell, debugSwitch, execFormBroken } from './instructions.ts';
import { condaHasNone, flashIsolated, notInAList, otherMachine, projectInvalid } from './lists.ts';
import { blockMissing, cacheMoved, cacheOnDisk, notInInput, openStore, pulledTooEarly } from './models.ts';
import { nameUndefined } from './names.ts';
import {
  aptStops,
  breaksSystemPackages,
  extraIndexIgnored,
  hubCliExtra,
  localWithoutIndex,
  noSuchIndex,
  pointersOnly,
} from './packages.ts';
import { programMissing } from './programs.ts';
import {
  cutShort,
  exitAndBill,
  installUnchecked,
  pipedToShell,
  pullChain,
  readyTooEarly,
  unguardedClone,
  unreadableShell,
} from './script.ts';
import { openService, publicTunnel, secretInImage, secretInside, secretTraced } from './security.ts';
import {
  dockerInPod,
  lostBound,
  partialDownload,
  removesResults,
  stampAfterFailure,
  windowsLineEnds,
} from './shell.ts';
import {
  countEnds,
  driverInside,
  endlessWait,
  exportIntoFile,
  inputLost,
  noTotalMem,
  pidOfTee,
} from './slips.ts';
import { filesNotCopied, noWorker, sourceGone } from './sources.ts';
import { installedAtStart, listensInside } from './start.ts';
import { oneFolder, otherSystem, takenAway } from './together.ts';
import { audioApart, torchIndexAlone, torchReplaced, torchTooOld, torchUnheld } from './torch.ts';
import { doubledBackslash, nobodyAnswers, rootRefused, shallowCheckout } from './unattended.ts';
import { vllmStops } from './vllm.ts';
import {
  failureUntold,
  importedInBranch,
  loadedEachJob,
  loadSwallowed,
  loopInLoop,
  oneAtATime,
  resultTooLarge,
  secretInJob,
  serverUnwatched,
  startIgnores,
} from './worker.ts';

/** Every rule about what only a file shows, in the order of their codes. A new one is added here. */
export const fileRules: readonly Rule[] = [
  unguardedClone,
  pipedToShell,
  exitAndBill,
  readyTooEarly,
  pullChain,
  installUnchecked,
  unreadableShell,
  cutShort,
  stampAfterFailure,
  openService,
  publicTunnel,
  secretInside,
  secretInImage,
  listensInside,
  localWithoutIndex,
  breaksSystemPackages,
  hubCliExtra,
  pointersOnly,
  aptStops,
  noSuchIndex,
  extraIndexIgnored,
  torchReplaced,
  torchUnheld,
  flashTorch,
  flashParameter,
  flashSource,
  flashEnds,
  windowsLineEnds,
  lostBound,
  dockerInPod,
  removesResults,
  partialDownload,
  notebookLine,
  uvNotFound,
  pageNotFile,
  optionGone,
  movingBase,
  buildStops,
  hiddenByVolume,
  archListTooNew,
  sourceGone,
  filesNotCopied,
  noWorker,
  copyIsNoShell,
  argumentsOfProgram,
  execFormBroken,
  nobodyAnswers,
  rootRefused,
  doubledBackslash,
  shallowCheckout,
  condaHasNone,
  notInAList,
  flashIsolated,
  audioApart,
  torchTooOld,
  torchIndexAlone,
  otherMachine,
  projectInvalid,
  condaTerms,
  condaActivate,
  condaCpu,
  programMissing,
  otherSystem,
  oneFolder,
  takenAway,
  debugSwitch,
  failureUntold,
  serverUnwatched,
  loadSwallowed,
  oneAtATime,
  loadedEachJob,
  resultTooLarge,
  importedInBranch,
  loopInLoop,
  startIgnores,
  secretInJob,
  nameUndefined,
  installedAtStart,
  newestCommit,
  newMajor,
  exportIntoFile,
  pidOfTee,
  countEnds,
  endlessWait,
  driverInside,
  noTotalMem,
  gpuInBuild,
  compiledBlind,
  gpuLeftOut,
  runtimeForCuda11,
  vllmStops,
  secretTraced,
  inputLost,
  cacheMoved,
  cacheOnDisk,
  pulledTooEarly,
  blockMissing,
  openStore,
  notInInput,
  nameTaken,
  noGpuSeen,
  filledOutside,
];
