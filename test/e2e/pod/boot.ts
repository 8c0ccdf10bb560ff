import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** One run of the script. */
export interface Boot {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output matches; fails with the output when the script ends or holds before. */
  readonly says: (what: RegExp) => Promise<string>;
  readonly ended: Promise<number>;
  /** Ends every process of this boot at once, as the end of a container does. */
  readonly killAll: () => void;
}

export function start(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Boot {
  // Detached: a session of its own, so that everything in it can be found again.
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let closed = false;
  const listeners = new Set<() => void>();
  const hear = (text: string) => {
    output += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<number>((resolve) => {
    child.on('exit', (code) => {
      // What it wrote lies in the pipe already, but may not have been read: 'exit' can come first. 'close'
      // would wait for background jobs that hold the pipe open, so the loop takes its turns instead: each
      // reads all that is there.
      const turn = (left: number) => {
        if (left > 0) {
          setImmediate(turn, left - 1);
          return;
        }
        closed = true;
        hear('');
        resolve(code ?? -1);
      };
      turn(3);
    });
  });
  return {
    process: child,
    output: () => output,
    ended,
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          // A failed boot holds, and would be waited for until the test's time is up.
          if (!what.test(output) && !closed && !output.includes('After a fix')) return;
          listeners.delete(look);
          if (what.test(output)) resolve(output);
          else reject(new Error(`did not say ${what}; its last lines:\n${lastLines(output)}`));
        };
        listeners.add(look);
        look();
      }),
    killAll: () => {
      // Again until nobody is left: a process may have forked between the look and the kill.
      for (let alive = sessionOf(child.pid); alive.length > 0; alive = sessionOf(child.pid)) {
        for (const pid of alive) kill(pid);
      }
    },
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

/** Processes of a session, without those that ended and wait to be collected. */
function sessionOf(leader: number | undefined): readonly number[] {
  if (leader === undefined) return [];
  const { stdout } = spawnSync('ps', ['-o', 'pid=,stat=', '-s', String(leader)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([pid = '', state = '']) => (pid === '' || state.startsWith('Z') ? [] : [Number(pid)]));
}

/** As many as the summary of a failed run shows; the whole output can be long, and its end says why. */
function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-12).join('\n');
}
