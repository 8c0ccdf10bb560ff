import { type FileFinding, found } from './finding.ts';
import { lostBound, windowsLineEnds } from './pages/shell.ts';
import type { Place } from './place.ts';
import type { ShellScript } from './shell-commands.ts';

/** PW841: a script with Windows line ends, whatever else stands in it. */
export function checkLineEnds(file: string, text: string): readonly FileFinding[] {
  const lines = text.split('\r\n').length - 1;
  const place: Place = { file, line: 1, column: 1 };
  if (text.startsWith('\uFEFF#!') && lines === 0)
    return [
      found(windowsLineEnds, {
        place,
        message: 'A byte order mark stands before #!, so the system does not see which shell to take.',
        error: 'exec format error',
        why: 'Because #! must be the first two bytes of the file.',
        fixes: [`sed -i '1s/^\\xEF\\xBB\\xBF//' ${/^[\w./-]+$/.test(file) ? file : 'FILE'}`],
        edits: [{ place, old: text, new: text.slice(1) }],
      }),
    ];
  if (lines === 0) return [];
  return [
    found(windowsLineEnds, {
      place,
      message: `${lines === 1 ? 'A line ends' : `${lines} lines end`} in CR LF (Windows line ends): bash reads the carriage return as part of the last word.`,
      error: "bash: $'\\r': command not found",
      why: 'Because a shell ends lines at LF alone.',
      fixes: [`sed -i 's/\\r$//' ${/^[\w./-]+$/.test(file) ? file : 'FILE'}`],
      edits: [{ place, old: text, new: text.replaceAll('\r\n', '\n').replace(/^\uFEFF(?=#!)/, '') }],
    }),
  ];
}

/** PW842: requirements whose bounds the shell takes for redirections. */
export function checkLostBounds({ commands }: ShellScript): readonly FileFinding[] {
  return commands
    .filter(({ name, words }) => /^(?:pip|uv|conda|mamba|python)/.test(name) && words.includes('install'))
    .flatMap(({ lostBounds, name }) =>
      lostBounds.map(({ text, own, place, writes, reads }) => {
        const [written] = writes;
        const [read] = reads;
        return found(lostBound, {
          place,
          message:
            read !== undefined
              ? `The shell reads "${text}" as a redirection: it looks for a file named ${read}, and the install does not run.`
              : `The shell reads "${text}" as a redirection: ${/^(?:conda|mamba)/.test(name) ? name : 'pip'} takes any version, and a file named "${written}" is written.`,
          error: read === undefined ? null : `bash: ${read}: No such file or directory`,
          why: 'Because outside quotes > writes to a file and < reads one.',
          fixes: [`write "${text}" in quotes`],
          edits: [{ place, old: own, new: `"${text}"` }],
        });
      }),
    );
}
