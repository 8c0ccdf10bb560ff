import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import type { Edited, System } from './system.ts';

/** No script of ours is a tenth as long. */
const longest = 1024 * 1024;

/**
 * Opens a text in the person's editor, as a file of this name in a folder that nobody else reads, and gives
 * what was saved. The terminal is the editor's until it ends. VISUAL comes before EDITOR, and either may have
 * words of its own (`code --wait`): the shell reads it, as it does for git.
 */
export async function openEditor(
  { env }: Pick<System, 'env'>,
  name: string,
  text: string,
  isWindows = process.platform === 'win32',
): Promise<Edited> {
  const editor = editorOf(env);
  if (editor === null) return { kind: 'failed', why: 'No editor is set: VISUAL or EDITOR is to name one.' };
  let folder: string | null = null;
  try {
    folder = await mkdtemp(path.join(tmpdir(), 'pod-wizard-edit-'));
    const file = path.join(folder, name);
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    const why = await run(editor, file, env, isWindows);
    if (why !== null) return { kind: 'failed', why };
    if ((await stat(file)).size > longest) return { kind: 'failed', why: 'What was saved is over 1 MiB.' };
    return { kind: 'saved', text: await readFile(file, 'utf8') };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', why: `The file for the editor: ${why}.` };
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** Null where neither names one. */
function editorOf({ VISUAL: visual = '', EDITOR: editor = '' }: System['env']): string | null {
  return [visual, editor].find((one) => one.trim() !== '') ?? null;
}

/** Null where it ended well, else why it did not. */
function run(editor: string, file: string, env: System['env'], isWindows: boolean): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { stdio: 'inherit', env: environmentOf(env) } as const;
    // The path is an argument of its own: no character of it is read as code.
    const child = isWindows
      ? spawn(`${editor} "${file}"`, { ...options, shell: true })
      : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], options);
    child.on('error', (error) => resolve(`The editor (${editor}) did not start: ${error.message}.`));
    child.on('exit', (code, signal) => {
      // A shell tells of a signal by its number and 128, and of a program that is not there by 127.
      const number = code === null || code <= 128 ? null : code - 128;
      const killed = signal ?? Object.entries(constants.signals).find(([, one]) => one === number)?.[0];
      if (code === 0) resolve(null);
      else if (code === 127) resolve(`The editor (${editor}) is not there.`);
      else if (killed !== undefined) resolve(`The editor (${editor}) was ended by ${killed}.`);
      else resolve(`The editor (${editor}) ended with ${code}.`);
    });
  });
}

/** What an editor needs of the environment: where it is, whose it is, and what terminal or display it has. */
const needed =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|PWD|TERM|TERM_PROGRAM|COLORTERM|TERMINFO|TERMINFO_DIRS|LANG|LANGUAGE|LC_[A-Z]{1,20}|TZ|TMPDIR|TMUX|TMUX_PANE|STY|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|DBUS_SESSION_BUS_ADDRESS|XDG_[A-Z_]{1,30}|NO_COLOR|VISUAL|EDITOR|ALTERNATE_EDITOR|EMACS_SOCKET_NAME|VIMINIT|VIMRUNTIME|NVIM|NVIM_APPNAME|VSCODE_IPC_HOOK_CLI|SYSTEMROOT|SYSTEMDRIVE|COMSPEC|PATHEXT|TEMP|TMP|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMFILES)$/i;

/** Tokens and keys stay here, and so does everything that nobody thought of. */
function environmentOf(env: System['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && needed.test(name) ? [[name, value]] : [],
    ),
  );
}
