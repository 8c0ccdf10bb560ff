import { defineMessages } from './define.ts';

/** What git says of its folder, of logins and of what it cannot send or fetch. */
export const gitMessages = defineMessages([
  {
    id: 'git-lock',
    class: 'git-locked',
    title: 'Another git works in this folder, or one was cut off',
    match: [{ text: '.lock', pattern: /Unable to create '(?<lock>[\w./ -]{1,200}\.lock)': File exists/ }],
    cause: 'A git that was killed leaves the file behind.',
    fix: ['rm -f {lock}   # when no other git runs (pgrep -a git); then the same again'],
    source: 'https://git-scm.com/docs',
    example: "fatal: Unable to create '/workspace/ComfyUI/.git/index.lock': File exists.",
    other: "fatal: Unable to create '/workspace/ComfyUI/.git/index.lock': No space left on device",
    stage: 'install',
  },
  {
    id: 'git-protocol',
    class: 'git-protocol-gone',
    title: 'GitHub is asked by git://, which it no longer speaks',
    match: [
      {
        text: 'git://github.com/',
        pattern: /(?:128|failed|fatal|error).{0,80}git:\/\/github|git:\/\/github.{1,280}(?:128|failed)/,
      },
      { text: 'unauthenticated git protocol on port 9418' },
      { text: 'github.com[0: ' },
    ],
    cause: 'Since 2022 it takes https and ssh only.',
    fix: [
      'git config --global url."https://github.com/".insteadOf git://github.com/   # then the same command again',
    ],
    source: 'https://github.blog/security/application-security/improving-git-protocol-security-github/',
    example:
      'ERROR: Command errored out with exit status 128: git clone -q git://github.com/acme/tide /tmp/pip-req-build-1 Check the logs',
    other: 'Cloning git://github.com/acme/tide (to revision main) to /tmp/pip-req-build-1',
    stage: 'install',
  },
  {
    id: 'git-detached',
    class: 'git-detached',
    title: 'The clone stands at a commit and on no branch, so that pull does not know what to fetch',
    match: [
      'You are not currently on a branch',
      // ComfyUI-Manager.
      { text: "'detached HEAD' state", pattern: /repository is in a/ },
    ],
    cause: 'A tag or commit was checked out.',
    fix: [
      'git checkout "$(git remote show origin | sed -n "s/.*HEAD branch: //p")" && git pull   # in its folder: back to the main branch',
    ],
    source: 'https://git-scm.com/docs',
    example: 'You are not currently on a branch.',
    other: "You are in 'detached HEAD' state.",
    stage: 'install',
  },
  {
    id: 'git-host-key',
    class: 'ssh-host-key',
    title: 'ssh does not know the key of the git server',
    match: [
      {
        text: 'Host key verification failed',
        across: true,
        pattern: /failed\.? .{0,20}(?:fatal: )?Could not read from remote/,
      },
    ],
    cause: 'The first connection asks for a yes.',
    fix: [
      'mkdir -p ~/.ssh && ssh-keyscan github.com gitlab.com huggingface.co hf.co >> ~/.ssh/known_hosts   # then the same again; or its https address in place of git@',
    ],
    source: 'openssh/openssh-portable@V_9_8',
    example: 'Host key verification failed. fatal: Could not read from remote repository.',
    other: 'Host key accepted',
    stage: 'install',
  },
  {
    id: 'git-password',
    class: 'git-login',
    title: 'GitHub takes a token, and no password any more',
    match: ['Support for password authentication was removed'],
    cause: 'The login by the password of the account ended in 2021.',
    fix: [
      '# make a token (https://github.com/settings/tokens, scope repo, or a fine-grained one for that repository), and give it where the password is asked for, or: git clone https://TOKEN@github.com/OWNER/NAME',
    ],
    source: 'https://git-scm.com/docs',
    example: 'remote: Support for password authentication was removed on August 13, 2021.',
    other: 'remote: Enumerating objects: 5, done.',
    stage: 'install',
  },
  {
    id: 'git-author',
    class: 'git-author',
    title: 'git does not know your name and address',
    match: ['Please tell me who you are', { text: 'unable to auto-detect email address' }],
    cause: 'A commit (also of merge, rebase and stash) needs both; nothing is sent by it.',
    fix: [
      'git config --global user.name me && git config --global user.email me@example.com   # then the same again',
    ],
    source: 'https://git-scm.com/docs',
    example: '*** Please tell me who you are.',
    other: 'Author: me <me@example.com>',
    stage: 'install',
  },
  {
    id: 'git-clone-of-pip',
    class: 'git-clone-failed',
    title: 'git could not fetch the repository that the package is installed from',
    match: [
      {
        text: 'git clone --filter',
        pattern: /git clone --filter=\S{1,40} --quiet (?<url>\S{8,200}) \S{1,200} did not run/,
      },
    ],
    weight: 'symptom',
    cause: 'What git said is left out here: private or gone, no network, or a key that is asked for.',
    fix: [
      'git ls-remote {url} | head -3   # says why; ssh://git@ in it: git config --global url."https://github.com/".insteadOf ssh://git@github.com/',
    ],
    source: 'https://git-scm.com/docs',
    example:
      '  × git clone --filter=blob:none --quiet https://github.com/a/b.git /tmp/pip-req-build-x did not run successfully.',
    other: 'Running command git clone --filter=blob:none --quiet https://github.com/a/b.git /tmp/x',
    stage: 'install',
    confidence: 'medium',
  },
  {
    id: 'git-large-file',
    class: 'git-large-file',
    title: 'GitHub takes no file of more than 100 MB',
    match: [
      {
        text: "exceeds GitHub's file size limit",
        pattern: /File (?<file>[\w./ -]{1,160}) is [\d.]{1,12} MB/,
      },
    ],
    cause: 'Larger ones go by Git LFS, or to the Hugging Face Hub.',
    fix: [
      'git lfs install && git lfs migrate import --include="{file}" && git push   # rewrites the commits that were not sent yet',
      '# or not sent at all: git rm --cached {file} && git commit --amend --no-edit   (when it is in the last commit), and into .gitignore',
    ],
    source: 'https://docs.github.com/',
    example:
      "remote: error: File model.safetensors is 1200.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
    other: 'remote: warning: File a.bin is 60.00 MB; this is larger than the recommended maximum',
    stage: 'install',
    confidence: 'high',
  },
  {
    id: 'git-unrelated',
    class: 'git-local-changes',
    title: 'The two have no commit in common: the history was written anew there',
    match: ['refusing to merge unrelated histories'],
    cause: 'The repository was made anew (or a shallow clone lacks the commit).',
    fix: [
      'git fetch && git reset --hard FETCH_HEAD   # as it is there; your commits and changes are lost',
      '# or keep both: git pull --no-rebase --allow-unrelated-histories',
    ],
    source: 'https://git-scm.com/docs',
    example: 'fatal: refusing to merge unrelated histories',
    other: 'Merge made by the ort strategy',
    stage: 'install',
  },
  {
    id: 'git-conflict',
    class: 'git-local-changes',
    title: 'Both sides changed the same lines, and git waits for a choice',
    match: ['Automatic merge failed'],
    cause: 'Until then nothing can be pulled.',
    fix: [
      'git merge --abort   # back to before (rebase: git rebase --abort); then git fetch && git reset --hard FETCH_HEAD takes theirs, and loses yours',
      '# or choose in each file between <<<<<<< and >>>>>>>, then git add -A && git commit',
    ],
    source: 'https://git-scm.com/docs',
    example: 'Automatic merge failed; fix conflicts and then commit the result.',
    other: 'Auto-merging app.py',
    stage: 'install',
  },
  {
    id: 'git-objects-owner',
    class: 'permission-denied',
    title: 'Parts of the repository belong to another user',
    match: ['insufficient permission for adding an object'],
    cause: 'git ran there as root (or in a container) once.',
    fix: ['sudo chown -R "$(id -u):$(id -g)" .git   # in its folder; then the same again'],
    source: 'https://git-scm.com/docs',
    example: 'error: insufficient permission for adding an object to repository database .git/objects',
    other: 'Unpacking objects: 100%',
    stage: 'install',
  },
  {
    id: 'git-submodule-first',
    class: 'missing-submodule',
    title: 'A submodule of the repository was not fetched',
    match: [
      {
        text: 'git submodule update --init',
        pattern:
          /(?:[Pp]lease|[Rr]un|[Tt]ry|[Dd]id you|[Ff]or[gG][eo]t|not initiali[sz]ed).{0,60}git submodule update --init/,
      },
    ],
    weight: 'plain',
    cause: 'It was cloned without --recursive.',
    fix: ['git submodule update --init --recursive   # in the folder of the repository; then the same again'],
    source: 'https://git-scm.com/docs',
    example:
      'RuntimeError: 3rdparty/cutlass not initialised. Please run git submodule update --init --recursive',
    other: '$ git submodule update --init --recursive',
    stage: 'install',
  },
  {
    id: 'git-lfs-disabled',
    class: 'git-lfs-pointer',
    title: 'The host of the repository gives its large files out no longer (Git LFS is disabled)',
    match: [{ text: 'Git LFS is disabled for this repository' }],
    cause: 'Pulling again does not help.',
    fix: [
      'GIT_LFS_SKIP_SMUDGE=1 git clone ADDRESS   # the code alone, the large files as small texts',
      '# these files from elsewhere: its releases, docker image, a fork, Hugging Face',
    ],
    source: 'https://docs.github.com/en/repositories/working-with-files/managing-large-files',
    example: 'batch response: Git LFS is disabled for this repository.',
    other: 'batch response: Repository or object not found',
    stage: 'install',
  },
]);
