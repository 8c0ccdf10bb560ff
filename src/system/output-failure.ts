import { errorCode } from './file-error.ts';

/**
 * Standard output that cannot take what is written: whoever read has stopped (`| head`), which is no
 * failure of ours, or its disk is full, which is: one line on standard error, and exit code 1. Neither
 * ends in a stack.
 */
export function survive(stream: NodeJS.WritableStream, tell: (line: string) => void): void {
  let told = false;
  stream.on('error', (error) => {
    if (told || errorCode(error) === 'EPIPE') return;
    told = true;
    const full = errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT';
    tell(`cannot write to standard output: ${full ? 'the disk is full' : error.message}`);
    // Last of all, since whatever is running gives its own code when it ends.
    process.once('exit', () => {
      process.exitCode ||= 1;
    });
  });
}
