import { expect, it } from 'vitest';
import { parseReference, referenceForm, referenceText } from '../../src/presets/reference.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const digest = 'a'.repeat(64);

it.each([
  [`git+https://github.com/o/r@${commit}:presets/x.yaml`, 'https://github.com/o/r', null],
  [
    `git+https://git.example:8443/o/r.git@v1.2:x.yml#sha256=${digest}`,
    'https://git.example:8443/o/r.git',
    digest,
  ],
  ['git+./team@main:.podwizard/x.yaml', './team', null],
  ['git+/srv/team@release/1:x.yaml', '/srv/team', null],
])('%s is read, and written again', (text, source, said) => {
  const reference = parseReference(text);
  expect(reference).toMatchObject({ source, digest: said });
  if (reference !== null) expect(text.startsWith(referenceText(reference))).toBe(true);
});

it.each([
  ['another protocol', `git+ssh://git@github.com/o/r@${commit}:x.yaml`],
  ['another protocol', `git+http://github.com/o/r@${commit}:x.yaml`],
  ['the file protocol', `git+file:///srv/team@${commit}:x.yaml`],
  ['a program', `git+ext::sh -c id@${commit}:x.yaml`],
  ['a password', `git+https://me:secret@github.com/o/r@${commit}:x.yaml`],
  ['an option for a source', `git+--upload-pack=id@${commit}:x.yaml`],
  ['an option for a revision', 'git+https://github.com/o/r@--upload-pack=id:x.yaml'],
  ['a refspec', 'git+https://github.com/o/r@a:b:x.yaml'],
  ['a range', 'git+https://github.com/o/r@a..b:x.yaml'],
  ['a path that leaves it', `git+https://github.com/o/r@${commit}:../x.yaml`],
  ['a path that leaves it inside', `git+https://github.com/o/r@${commit}:a/../../x.yaml`],
  ['a path from the root', `git+https://github.com/o/r@${commit}:/etc/x.yaml`],
  ['what is no preset', `git+https://github.com/o/r@${commit}:setup.sh`],
  ['no revision', 'git+https://github.com/o/r:x.yaml'],
  ['a short digest', `git+https://github.com/o/r@${commit}:x.yaml#sha256=abc`],
])('%s is none', (_, text) => {
  expect(parseReference(text)).toBeNull();
});

it('the form that messages show is one, with its words filled in', () => {
  const text = referenceForm.replace('COMMIT', commit).replace('PATH', 'x').replace('HOST', 'host');
  expect(parseReference(text)).not.toBeNull();
});
