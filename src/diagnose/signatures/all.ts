// One line a kind of failure; a new one is added here and nowhere else.
export { appSignatures } from './apps.ts';
export { buildSignatures } from './build.ts';
export { containerSignatures } from './container.ts';
export { extensionSignatures } from './extensions.ts';
export { gpuSignatures } from './gpu.ts';
export { hubSignatures } from './hub.ts';
export { indexSignatures } from './index.ts';
export { kernelSignatures } from './kernels.ts';
export { librarySignatures } from './libraries.ts';
export { networkSignatures } from './network.ts';
export { pythonSignatures } from './python.ts';
export { pythonVersionSignatures } from './python-version.ts';
export { resolverSignatures } from './resolver.ts';
export { serveSignatures } from './serve.ts';
export { systemSignatures } from './system.ts';
export { versionSignatures } from './versions.ts';
export { weightSignatures } from './weights.ts';
