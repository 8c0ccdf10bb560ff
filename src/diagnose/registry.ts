import type { Signature } from './signature.ts';
import { appSignatures } from './signatures/apps.ts';
import { buildSignatures } from './signatures/build.ts';
import { containerSignatures } from './signatures/container.ts';
import { dockerSignatures } from './signatures/docker.ts';
import { engineSignatures } from './signatures/engines.ts';
import { extensionSignatures } from './signatures/extensions.ts';
import { gpuSignatures } from './signatures/gpu.ts';
import { hubSignatures } from './signatures/hub.ts';
import { indexSignatures } from './signatures/index.ts';
import { kernelSignatures } from './signatures/kernels.ts';
import { librarySignatures } from './signatures/libraries.ts';
import { messageSignatures } from './signatures/messages.ts';
import { networkSignatures } from './signatures/network.ts';
import { pythonSignatures } from './signatures/python.ts';
import { pythonVersionSignatures } from './signatures/python-version.ts';
import { resolverSignatures } from './signatures/resolver.ts';
import { serveSignatures } from './signatures/serve.ts';
import { systemSignatures } from './signatures/system.ts';
import { toolSignatures } from './signatures/tools.ts';
import { versionSignatures } from './signatures/versions.ts';
import { weightSignatures } from './signatures/weights.ts';

/** Everything a log is read for. To add a failure: one entry in one of these files, with its examples. */
export const signatures: readonly Signature[] = [
  ...pythonSignatures,
  ...pythonVersionSignatures,
  ...indexSignatures,
  ...resolverSignatures,
  ...buildSignatures,
  ...gpuSignatures,
  ...librarySignatures,
  ...extensionSignatures,
  ...kernelSignatures,
  ...hubSignatures,
  ...weightSignatures,
  ...serveSignatures,
  ...systemSignatures,
  ...networkSignatures,
  ...containerSignatures,
  ...dockerSignatures,
  ...appSignatures,
  ...engineSignatures,
  ...messageSignatures,
  ...toolSignatures,
  ...versionSignatures,
];
