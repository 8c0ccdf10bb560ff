import { parseRequirement } from '../packaging/requirement.ts';

export type FileKind = 'shell' | 'requirements' | 'dockerfile' | 'flash' | 'markdown';

/** What a file is, by its name, else by what stands in it; null: nothing that can be judged. */
export function kindOf(path: string, text: string): FileKind | null {
  const name = path.replace(/^.*[/\\]/, '').toLowerCase();
  if (/^(?:dockerfile|containerfile)(?:\..*)?$|\.dockerfile$/.test(name)) return 'dockerfile';
  if (/\.(?:sh|bash)$/.test(name)) return 'shell';
  if (/\.(?:md|markdown)$/.test(name)) return 'markdown';
  if (/\.py$/.test(name)) return 'flash';
  const head = text.slice(0, 20_000);
  if (/^(?:requirements|constraints)[^/]*\.(?:txt|in)$/.test(name)) return 'requirements';
  if (/^#!.*\b(?:ba|da|z)?sh\b/.test(head)) return 'shell';
  if (/^\s{0,3}(?:```|~~~)/m.test(head) && /^#{1,6} /m.test(head)) return 'markdown';
  if (/^[ \t]*FROM[ \t]+\S/im.test(head) && /^[ \t]*(?:RUN|CMD|ENTRYPOINT|COPY)\s/im.test(head))
    return 'dockerfile';
  if (/^[ \t]*@(?:remote|Endpoint)[ \t]*\(/m.test(head)) return 'flash';
  if (looksLikeRequirements(head)) return 'requirements';
  return head.trim() === '' || head.includes('\0') ? null : 'shell';
}

/** True where every line that counts is a requirement or an option of pip, and at least one says so plainly. */
export function looksLikeRequirements(text: string): boolean {
  const lines = text
    .split('\n')
    .slice(0, 200)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
  const plain = (line: string) =>
    /[=<>~!]=|[<>]\d|@\s*(?:git\+|https?:)|^-r\s|^--(?:extra-)?index-url/.test(line);
  return (
    lines.some(plain) &&
    lines.every(
      (line) => line.length < 2000 && (parseRequirement(line) !== null || /^(?:-|git\+|https?:)/.test(line)),
    )
  );
}
