/** What a pod answers to the markers of PEP 508 that ask for its system. */
const pod: Readonly<Record<string, string>> = {
  os_name: 'posix',
  sys_platform: 'linux',
  platform_system: 'Linux',
  platform_machine: 'x86_64',
};

/**
 * False only for a marker that no pod meets, such as `sys_platform == "win32"`: pip passes over such a line, so
 * nothing is to be said of it. Of Pythons, extras and parentheses nothing is judged.
 */
export function mayHoldOnPod(marker: string | null): boolean {
  if (marker === null || marker.includes('(')) return true;
  return marker.split(/\bor\b/).some((either) => either.split(/\band\b/).every(comparison));
}

function comparison(text: string): boolean {
  const [, name = '', sign, value] = /^\s*(\w+)\s*(==|!=)\s*["']([^"']*)["']\s*$/.exec(text) ?? [];
  const own = pod[name];
  return own === undefined || (sign === '==') === (own === value);
}
