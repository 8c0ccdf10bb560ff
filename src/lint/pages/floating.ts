import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const newestCommit: Rule = fileRule({
  code: 'PW893',
  title: 'Repositories at their newest commit',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'git clone in a build, or of several in a script, with no tag, and no checkout of a commit after it.',
    happens: 'Works today; another day the same file gives other code, which wants other packages.',
    why: 'A clone takes the head of the default branch. Custom nodes and apps raise what they require there without notice.',
    fix: 'git -C DIR checkout COMMIT after the clone.',
    override: 'Sound while you develop against that branch.',
    evidence: [
      read('Without a branch a clone ends at the HEAD of the remote', 'git documentation, git-clone'),
      read(
        'lerobot asks for Python 3.12, LLaMA-Factory for 3.11',
        'huggingface/lerobot pull request 3023; hiyouga/LlamaFactory issue 9824',
      ),
      read('An app broke so, and was pinned', 'cocktailpeanut/fluxgym pull request 506'),
    ],
  },
});

export const newMajor: Rule = fileRule({
  code: 'PW894',
  title: 'Lower bounds that let the next major in',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'Two or more packages whose newer releases are known to have broken callers, with a lower bound alone or none, older than that release, in a list that pins at least half of what it names. Silent where torch is open (PW829) or a pair is known to fail (PW421).',
    happens: 'Installs today, and fails at an import or a call that is gone.',
    why: 'pip takes the newest that the others admit, at each install and build.',
    fix: 'Pin what works now, or add an upper bound: "transformers>=4.50,<5".',
    override: 'Sound in a list of a library, and where a lock stands beside it.',
    evidence: [read('Each release has its own source', 'Catalog, breaking-steps.json')],
  },
});
