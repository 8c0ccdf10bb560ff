// All of it in one chunk, which nothing else loads.
export { openLedger, openOnes } from './ledger.ts';
export { lineTeller } from './lines.ts';
export { madeLines } from './made.ts';
export {
  listCommand,
  logsCommand,
  sshCommand,
  startCommand,
  statusCommand,
  stopCommand,
  terminateCommand,
  verifyCommand,
} from './manage.ts';
export { rentOnScreen } from './on-screen.ts';
export { rentWanted } from './rent.ts';
export { saveTemplate } from './template.ts';
export { chosenWanted } from './wanted.ts';
