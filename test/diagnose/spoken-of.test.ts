import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

// Lines of sources, manuals, change logs and tables of texts: they speak of a failure, and nothing failed.
it.each([
  '    except (PermissionError, NotADirectoryError):',
  '                NotADirectoryError, PermissionError):',
  '    with self.assertRaises((IsADirectoryError, PermissionError)):',
  '    ConnectTimeout,',
  '    _ssl.SSLError,',
  'from requests.exceptions import ConnectTimeout',
  "            'PermissionError', 'ProcessLookupError', 'TimeoutError',",
  '        requests.ProxyError, requests.SSLError, and requests.ConnectTimeout',
  '    :raises PackageNotFoundError: When the named distribution is not there',
  '        # MemoryError during compilation',
  '* add EACCES error handling',
  '- Fix SIGILL on Haswell CPUs without BMI1',
  "- Fixed resource leak leading to 'Too many open files' error",
  'gpg: Fix "Too many open files" when using --multifile.',
  'sh_eaccess',
  'Revisions to the NativeAccess() routine',
  'reverseResolveAlias,',
  "'BZ_UNEXPECTED_EOF'",
  'RUSTLS_RESULT_UNEXPECTED_EOF is handled',
  ' * oConnectTimeout: New constant',
  '-ignore_unexpected_eof     Do not treat lack of close_notify as an error',
  '      signal  name such as SIGKILL (with or without the SIG prefix) or',
  '✓ SendSIGKILL=',
  'While unlikely, a SIGSEGV crash could occur',
  '6      Could not resolve host. The given remote host could not be resolved.',
  '%s: cannot execute: required file not found',
  'brace expansion: cannot allocate memory for %s',
  '    "test": "echo \\"Error: no test specified\\" && exit 1"',
])('is silent for %s', (line) => {
  expect(diagnoseText(`${line}\n`).map((one) => one.class)).toEqual([]);
});

it.each([
  ['PermissionError: [Errno 13] Permission denied', 'permission-denied'],
  ['#12 0.532 npm ERR! code ERESOLVE', 'npm-conflict'],
  ['Error: connect ETIMEDOUT 10.0.0.1:443', 'network-timeout'],
  ['requests.exceptions.ReadTimeout', 'network-timeout'],
  ['x.ConnectorSSLError: handshake', 'network-timeout'],
  ['ssl.SSLEOFError: [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred', 'network-timeout'],
  ['Worker (pid:77) was sent SIGKILL! Perhaps out of memory?', 'killed-oom'],
  ['Signal 9 (SIGKILL) received by PID 12', 'killed-oom'],
  ["subprocess.CalledProcessError: Command '['python']' died with <Signals.SIGKILL: 9>.", 'killed-oom'],
  ['The process was killed by SIGKILL', 'killed-oom'],
  ['#  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2', 'segmentation-fault'],
  ['[signal SIGSEGV: segmentation violation code=0x1 addr=0x0]', 'segmentation-fault'],
  ['*** SIGSEGV received at time=1700000000 on cpu 3 ***', 'segmentation-fault'],
  ['Caught SIGILL', 'illegal-instruction'],
  ['Command failed with signal "SIGKILL"', 'killed-oom'],
  ['NVML: NVML_ERROR_GPU_IS_LOST', 'gpu-hardware-fault'],
])('is read where it is reported: %s', (line, kind) => {
  expect(diagnoseText(`${line}\n`)[0]?.class).toBe(kind);
});

const source = (line: string) => `def load(self):
    if self.offline:
        self.seen = set()
        ${line}
    for one in self.all:
        self.seen.add(one)
    return self.seen
`;

it('is silent for a source, and reads the traceback that shows the same line', () => {
  const line = 'raise OfflineModeIsEnabled("HF_HUB_OFFLINE is set: no requests are made")';
  expect(diagnoseText(source(line))).toEqual([]);
  const traceback = `${source('pass')}Traceback (most recent call last):\n  File "/a/b.py", line 9, in load\n    ${line}\nhuggingface_hub.errors.OfflineModeIsEnabled: HF_HUB_OFFLINE is set\n`;
  expect(diagnoseText(traceback)[0]?.class).toBe('hub-offline');
});
