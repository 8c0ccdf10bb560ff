import { defineMessages } from './define.ts';

/** What shells and terminals say of what was typed, and of the window it was typed in. */
export const terminalMessages = defineMessages([
  {
    id: 'shell-token',
    class: 'shell-syntax',
    title: 'The shell does not understand the line as it was typed',
    match: [
      {
        text: 'syntax error near unexpected token',
        pattern: /token [`'"](?!\$'[^'\n]{0,9}\\r)(?<token>[^'"]{1,20})/,
      },
    ],
    cause: '( ) < > & stand bare in an address, text or placeholder like <name>, or it is Python.',
    fix: [
      '# put the address or text in single quotes, fill in what stands between < and >; Python goes into a file: python3 FILE.py',
    ],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: "bash: syntax error near unexpected token `('",
    other: "start.sh: line 3: syntax error near unexpected token `$'do\\r''",
    stage: 'deploy',
    explainedBy: ['crlf-script', 'wrong-shell'],
  },
  {
    id: 'shell-heredoc',
    class: 'shell-syntax',
    title: 'The end of a text in the script (<<EOF and the like) is not found',
    match: [{ text: 'delimited by end-of-file', pattern: /wanted [`'‘](?<mark>\w{1,40})/ }],
    cause: 'The closing word is indented, followed by a blank, or has a Windows line end.',
    fix: [
      'sed -i -E "s/^[ \\t]*{mark}[ \\t\\r]*$/{mark}/" SCRIPT   # the script that was run; then start it again',
    ],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: "bash: line 12: warning: here-document at line 3 delimited by end-of-file (wanted `EOF')",
    other: 'here-document at line 3',
    stage: 'deploy',
  },
  {
    id: 'terminal-unknown',
    class: 'terminal-unknown',
    title: 'This machine does not know the kind of your terminal',
    match: [
      { text: 'Error opening terminal' },
      { text: 'missing or unsuitable terminal' },
      { text: 'unknown terminal type', pattern: /'[\w.-]{1,40}': unknown terminal type/ },
    ],
    cause: 'kitty, ghostty and others are newer than its list, or TERM is empty.',
    fix: ['export TERM=xterm-256color   # then the same again'],
    source: 'tmux/tmux@3.4',
    example: 'Error opening terminal: xterm-kitty.',
    other: 'TERM=xterm-kitty',
    stage: 'deploy',
  },
  {
    id: 'session-cut',
    class: 'ssh-session-cut',
    title: 'The connection by ssh was cut, and with it what ran in its terminal',
    match: [
      { text: 'client_loop: send disconnect' },
      { text: 'Timeout, server', pattern: /server \S{1,80} not responding/ },
    ],
    weight: 'plain',
    cause: 'Without traffic it is closed after some minutes; what runs in that terminal ends with it.',
    fix: [
      'ssh -o ServerAliveInterval=30 -p PORT root@ADDRESS   # and on the pod: tmux new -A -s main, in which programs go on',
    ],
    source: 'openssh/openssh-portable@V_9_8',
    example: 'client_loop: send disconnect: Broken pipe',
    other: 'Connection to 203.0.113.7 closed.',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'typed-quotes',
    class: 'shell-syntax',
    title: 'The command was copied with the quotes or dashes of a text',
    match: [{ text: 'command not found', pattern: /: ["'][\w./-]{1,60}: command not found/ }],
    cause: '“ ” and – are other signs than " and -, and the shell takes them for letters.',
    fix: ['# type them anew: " in place of “ and ”, \' of ‘ and ’, -- of – and —'],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: 'bash: “pip: command not found',
    other: 'bash: pip: command not found',
    stage: 'deploy',
  },
  {
    id: 'quote-open',
    class: 'script-broken',
    title: 'A quote or bracket is not closed',
    match: [
      { text: 'unexpected EOF while looking for matching', pattern: /matching [`'"‘](?<sign>[^\s]{1,2})/ },
    ],
    cause:
      'There is one {sign} too many or too few; an apostrophe in a text counts, and so does a quote at the end of a line with a backslash.',
    fix: [
      "# put a text that holds ' in double quotes, and close what the line named above it opens; bash -n SCRIPT names the place",
    ],
    source: 'https://www.gnu.org/software/bash/manual/bash.html',
    example: 'bash: unexpected EOF while looking for matching `"\'',
    other: 'EOFError: EOF when reading a line',
    stage: 'deploy',
    explainedBy: ['crlf-script'],
  },
  {
    id: 'tmux-none',
    class: 'session-gone',
    title: 'No tmux (or screen) of yours runs here',
    match: [
      { text: 'no server running on /' },
      { text: 'error connecting to /tmp/tmux' },
      { text: 'There is no screen to be' },
    ],
    weight: 'plain',
    cause:
      'It was never begun, by another user, or ended with a restart of the machine: what ran in it is gone.',
    fix: ['tmux new -A -s main   # a new one; screen: screen -S main'],
    source: 'tmux/tmux@3.4',
    example: 'no server running on /tmp/tmux-0/default',
    other: 'no server running on port 8188',
    stage: 'deploy',
  },
  {
    id: 'ssh-name',
    class: 'ssh-not-reached',
    title: 'ssh does not find that machine by its name',
    match: [
      {
        text: 'Could not resolve hostname',
        pattern: /ssh: Could not resolve hostname (?<host>(?!github|gitlab|hf\.co|huggingface)[^\s:]{1,80}):/,
      },
    ],
    cause:
      '{host} is no address: misspelt, of a pod that is gone, or a short name that no Host line of ~/.ssh/config explains.',
    fix: ['# ssh -p PORT root@ADDRESS -i ~/.ssh/id_ed25519, copied anew from the page of the pod (Connect)'],
    source: 'openssh/openssh-portable@V_9_8',
    example: 'ssh: Could not resolve hostname pod: Name or service not known',
    other: 'ssh: Could not resolve hostname github.com: Temporary failure in name resolution',
    stage: 'deploy',
  },
  {
    id: 'vscode-glibc',
    class: 'glibc-too-old',
    title: 'VS Code does not run on a system as old as this',
    match: ['does not meet the prerequisites for running VS Code Server', { text: 'Missing GLIBC >= 2.28' }],
    cause: 'From its release 1.99 on the part on the far machine needs glibc 2.28 (Ubuntu 20.04, Debian 10).',
    fix: [
      '# an image with Ubuntu 20.04 or newer; or VS Code 1.98 on your own machine (https://code.visualstudio.com/updates/v1_98), with updates off',
    ],
    source: 'https://code.visualstudio.com/docs/remote/faq',
    example: 'The remote host does not meet the prerequisites for running VS Code Server',
    other: 'VS Code Server is running',
    stage: 'deploy',
  },
]);
