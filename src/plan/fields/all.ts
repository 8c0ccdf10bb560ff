// One line a question; a new one is added here and nowhere else.
export { accept } from './accept.ts';
export { app } from './app.ts';
export { codeServer } from './code-server.ts';
export { gpu } from './gpu.ts';
export { hostCuda } from './host-cuda.ts';
export { image } from './image.ts';
export { install } from './install.ts';
export { keepServices } from './keep-services.ts';
export { name } from './name.ts';
export { pins } from './pins.ts';
export { publicPort } from './public-port.ts';
export { python } from './python.ts';
export { territory } from './territory.ts';
export { torch } from './torch.ts';
export { volumeGb } from './volume-gb.ts';
export { volumePath } from './volume-path.ts';
export { workspace } from './workspace.ts';
