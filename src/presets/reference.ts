/** How a preset in a git repository is named: `git+https://HOST/OWNER/NAME@COMMIT:PATH.yaml`, with `#sha256=…` behind it. */

export interface Reference {
  /** An https address, or a folder of this machine. */
  readonly source: string;
  /** 40 hex digits, or the name of a branch or tag. */
  readonly revision: string;
  /** Below the root of the repository. */
  readonly path: string;
  /** The digest that its text must have; null: none is said. */
  readonly digest: string | null;
}

/** The shape, for messages. */
export const referenceForm = 'git+https://HOST/OWNER/NAME@COMMIT:PATH.yaml';

const form =
  /^git\+((?:https:\/\/|[./~\w])[^\s'"`\\<>@#]{1,300})@([\w][\w./-]{0,199}):([\w.][\w./-]{0,199}\.ya?ml)(?:#sha256=([0-9a-f]{64}))?$/;

/** True for what was meant as one, sound or not. */
export const isReference = (text: string): boolean => text.startsWith('git+');

/** Null where it is none: another protocol, a name with a password, a path that leaves the repository. */
export function parseReference(text: string): Reference | null {
  const [, source = '', revision = '', path = '', digest = null] = form.exec(text) ?? [];
  if (source === '' || (!isAddress(source) && source.includes('://'))) return null;
  if (/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) || path.includes('//') || revision.includes('..')) return null;
  return { source, revision, path, digest };
}

export const isAddress = (source: string): boolean => source.startsWith('https://');
export const isCommit = (revision: string): boolean => /^[0-9a-f]{40}$/.test(revision);

/** Without the digest: what tells one from all others, once it names a commit. */
export function referenceText({ source, revision, path }: Omit<Reference, 'digest'>): string {
  return `git+${source}@${revision}:${path}`;
}
