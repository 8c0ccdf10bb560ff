import { execFileSync } from 'node:child_process';

/**
 * Whether a tool is on this machine. Where it is not, the test that asks goes without it and says so
 * loudly; under CI that is a failure, so that nothing is thought to be tested that was not.
 */
export function needs(tool: string): boolean {
  try {
    execFileSync('bash', ['-c', 'command -v "$1"', 'bash', tool], { stdio: 'ignore' });
    return true;
  } catch {
    return notTested(`${tool} is not installed here`);
  }
}

/** The same for anything else that a machine may lack or not allow. Always false. */
export function notTested(because: string): false {
  const message = `NOT TESTED: ${because}`;
  const { CI } = process.env;
  if (CI) throw new Error(message);
  console.error(`\n*** ${message} ***\n`);
  return false;
}
