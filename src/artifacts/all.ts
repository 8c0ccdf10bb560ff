// One line a file that is written; a new one is added here and nowhere else.
export { startCommandFile } from './start-command.ts';
export { startupFile } from './startup/script.ts';
