import type { useApp } from 'ink';

/**
 * Ctrl-Z: the terminal as it was, and the whole group stopped, as the terminal itself would do it; what
 * started us (npx, npm) stops, too. Nothing of this runs on until somebody says so (fg); where nobody could,
 * the system does not stop us, and we go on at once.
 */
export async function suspend(suspendTerminal: ReturnType<typeof useApp>['suspendTerminal']): Promise<void> {
  if (process.platform === 'win32') return;
  await suspendTerminal(async () => {
    process.kill(0, 'SIGTSTP');
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
}
