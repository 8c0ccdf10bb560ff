import { spawn } from 'node:child_process';
import type { System } from './system.ts';

/** Opens an address in the person's browser. Null: it was asked to; else why not, a clause. */
export async function browse(
  { env }: Pick<System, 'env'>,
  url: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string | null> {
  if (!/^https?:\/\//.test(url)) return 'it is no address of the web';
  const { DISPLAY: x11 = '', WAYLAND_DISPLAY: wayland = '', SSH_CONNECTION: ssh = '' } = env;
  if (ssh !== '') return 'this is a session over ssh';
  if (!['darwin', 'win32'].includes(platform) && x11 === '' && wayland === '') return 'there is no display';
  const [program, ...before] = opener(platform);
  return new Promise((resolve) => {
    const child = spawn(program, [...before, url], { detached: true, stdio: 'ignore' });
    child.on('error', () => resolve(`${program} is not there`));
    child.on('spawn', () => {
      child.unref();
      resolve(null);
    });
  });
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  // No shell: what cmd would read into an address stays an address.
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
}
