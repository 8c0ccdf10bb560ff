import { type AnswerCase, answersAs } from './told.ts';

/**
 * Sentences of programs that nobody knows, one for each shape of the grammar that no other table reaches. What
 * is said to each is kept whole; here stand the class and what the answer turns on. `none` wants silence.
 */
const frame = (file: string, line: number, code: string) =>
  `  File "${file}", line ${line}, in f\n    ${code}`;
const raised = (...lines: readonly string[]) => `Traceback (most recent call last):\n${lines.join('\n')}`;

const cases: readonly AnswerCase[] = [
  // What is of another age, not set up, not taken, already there.
  ['RuntimeError: the tide viewer requires a newer version of moonclient', 'package-version-mismatch'],
  ['RuntimeError: the tide viewer needs the latest release of moonclient', 'package-version-mismatch'],
  ['RuntimeError: Invalid API key provided', 'credentials-refused'],
  ['MoonServiceError: Authentication failed for tide account', 'credentials-refused'],
  [
    raised(
      frame('/w/moon/tide.py', 8, 'dist.barrier()'),
      'RuntimeError: Default process group has not been initialized',
    ),
    'step-left-out',
  ],
  [
    raised(frame('/w/moon/tide.py', 8, 'tide.flow()'), 'RuntimeError: The tide table is not loaded yet'),
    'step-left-out',
  ],
  [
    raised(
      frame('/w/moon/tide.py', 8, 'model.generate(**inputs)'),
      "ValueError: The following moon_kwargs are not used by the model: ['tide_ids']",
    ),
    'value-refused',
  ],
  ['MoonError: tide lock is already in use', 'already-there'],
  ['MoonError: port 7777 is already taken', 'already-there'],
  // No X, and where the program looked.
  ['MoonError: no tide charts found in /w/moon/charts', 'named-thing-missing'],
  ['MoonError: No crater maps provided', 'named-thing-missing'],
  ['MoonError: No NVIDIA accelerator found', 'no-gpu-visible'],
  // A file that cannot be read, and why.
  ['MoonError: Failed to load chart from charts/neap.tide: the header is cut', 'file-unreadable'],
  ['MoonError: Cannot load tensor layers.0.mlp.qweight', 'file-unreadable'],
  // Because, and what is needed.
  [
    raised(
      frame('/w/moon/plugins/tides/flow.py', 8, 'flow()'),
      'MoonError: Neap tides cannot be drawn because the lunar calendar ends in May',
    ),
    'value-refused',
  ],
  ['MoonError: Spring tides requires both syzygy and perigee', 'message-says'],
  // Services: here, elsewhere, of an unknown name, and without an address.
  ['MoonError: Connection refused: 127.0.0.1:7777', 'service-not-reached'],
  [
    "MoonError: HTTPConnectionPool(host='tides.example.org', port=8080): Max retries exceeded",
    'service-not-reached',
  ],
  // Names that are looked for.
  ["moonlib.errors.TideNotFound: 'neap/spring'", 'named-thing-missing'],
  ['MoonError: no such phase: neap', 'named-thing-missing'],
  ['MoonError: No route to host', 'service-not-reached'],
  ['MoonError: timed out waiting for the tide', 'none'],
  ["OSError: Connect call failed ('tides.example.org', 7777)", 'service-not-reached'],
  ['MoonError: No address associated with tides', 'service-not-reached'],
  ['Error response from daemon: secret moon_key not found', 'named-thing-missing'],
  [
    'Error response from daemon: No such volume: moon_data',
    'named-thing-missing',
    /docker volume create moon_data/,
  ],
  ['MoonError: the tide store needs a newer release of moonclient.', 'package-version-mismatch'],
  [
    raised(
      frame('/w/moon/plugins/tides/flow.py', 8, 'flow()'),
      'MoonError: Neap tides went wrong because the lunar calendar ends in May',
    ),
    'message-says',
  ],
  ['ValueError: record lacks columns tide and phase', 'data-of-another-form'],
  ["MoonError: could not find 'neap' in the tide tables", 'named-thing-missing'],
  ['MoonError: Could not find `charts/neap.json` in charts', 'named-thing-missing'],
  ["MoonError: Cannot find the speaker 'luna' in voices", 'named-thing-missing'],
  ["Error: Cannot find module './dist/tide.js'", 'node-module-missing', /npm run build/],
  ["Error: Cannot find module 'tide-table'", 'node-module-missing'],
  ['Error response from daemon: No such container: moon', 'named-thing-missing', /docker ps -a/],
  // Options and arguments.
  ['MoonError: the following arguments are required: --tide, --phase', 'arguments-missing'],
  ['MoonError: Missing required argument: tide', 'arguments-missing'],
  ['Error: unknown flag: --neap-tide', 'unknown-argument'],
  // Half imported, or of another age.
  [
    raised(
      frame('/w/moon/tide.py', 2, 'import moonlib'),
      "AttributeError: partially initialized module 'moonlib' has no attribute 'flow' (most likely due to a circular import)",
    ),
    'broken-install',
  ],
  [
    raised(
      frame('/w/moon/tide.py', 2, 'from moonlib.flow import neap'),
      "ImportError: cannot import name 'neap' from partially initialized module 'moonlib.flow' (most likely due to a circular import)",
    ),
    'broken-install',
  ],
  [
    raised(
      frame('/w/moon/tide.py', 2, 'from moonlib.flow import neap'),
      "ImportError: cannot import name 'neap' from 'moonlib.flow'",
    ),
    'api-mismatch',
  ],
  [
    raised(
      frame('/w/moon/tide.py', 2, 'tide.folw()'),
      "AttributeError: 'Tide' object has no attribute 'folw'. Did you mean: 'flow'?",
    ),
    'api-mismatch',
  ],
  // What a config, a checkpoint, a command line does not have.
  ["MoonError: No option 'phase' in section: 'tides'", 'config-key-missing'],
  ['MoonError: Missing mandatory value: tides.phase', 'config-key-missing'],
  [
    raised(frame('/w/moon/tide.py', 9, "model.load_state_dict(torch.load(f)['tide'])"), "KeyError: 'tide'"),
    'checkpoint-of-another-kind',
  ],
  [raised(frame('/w/moon/tide.py', 9, "phase = cfg['phase']"), "KeyError: 'phase'"), 'config-key-missing'],
  [
    raised(frame('/w/moon/tide.py', 9, 'phase = sys.argv[2]'), 'IndexError: list index out of range'),
    'arguments-missing',
  ],
  [
    raised(
      frame('/v/lib/python3.11/site-packages/moonlib/tide.py', 9, 'return flows[3]'),
      'IndexError: list index out of range',
    ),
    'fault-in-a-package',
  ],
  ["MoonError: the tide file must contain a 'phase' key in its tides.json", 'config-key-missing'],
  ['ValueError: The dataset is missing required columns: tide, phase', 'data-of-another-form'],
  [raised(frame('/w/moon/tide.py', 9, 'assert len(dataset) > 0'), 'AssertionError'), 'training-data-missing'],
  [
    raised(frame('/w/moon/tide.py', 9, 'assert len(loader) >= batch_size'), 'AssertionError'),
    'training-data-missing',
  ],
  [
    raised(frame('/w/moon/tide.py', 9, 'assert torch.cuda.device_count() == 4'), 'AssertionError'),
    'assertion-failed',
  ],
  [
    raised(frame('/w/moon/tide.py', 9, 'assert os.path.exists(chart)'), 'AssertionError'),
    'named-thing-missing',
  ],
  ['src/tide.cpp:12:10: fatal error: lunar/phase.h: No such file or directory', 'missing-header'],
  [
    raised(frame('/w/moon/tide.py', 9, 'raise NotImplementedError'), 'NotImplementedError'),
    'not-supported-stated',
  ],
  ['NotImplementedError: neap tides on this planet', 'not-supported-stated'],
  [
    raised(
      frame('/w/moon/tide.py', 9, 'subprocess.run([tool, chart])'),
      "FileNotFoundError: [Errno 2] No such file or directory: 'tidetool'",
    ),
    'command-not-found',
  ],
  ["UnboundLocalError: local variable 'tide' referenced before assignment", 'code-fault'],
  [
    raised(
      frame('/w/moon/tide.py', 9, 'os.makedirs(charts)'),
      "FileExistsError: [Errno 17] File exists: '/w/moon/charts'",
    ),
    'output-exists',
  ],
  [
    raised(
      frame('/w/moon/tide.py', 9, 'f = open(charts)'),
      "IsADirectoryError: [Errno 21] Is a directory: '/w/moon/charts'",
    ),
    'folder-for-file',
  ],
  ["ValueError: invalid literal for int() with base 10: ''", 'value-of-another-type'],
  ['ValueError: not enough values to unpack (expected 3, got 2)', 'api-mismatch'],
  ['RuntimeError: "tide_cpu" not implemented for \'Half\'', 'torch-cpu-only'],
  ['MoonError: Missing required environment variable: MOON_TIDE', 'environment-variable-missing'],
  ['tee: charts/neap.log: No such file or directory', 'named-thing-missing'],
  [
    raised(
      '  File "/v/lib/python3.11/site-packages/moonlib/tide.py", line 9',
      '    print "neap"',
      '    ^^^^^^^^^^^^',
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
    ),
    'python-version-unsupported',
  ],
  ['F0102 03:04:05.000000 12 tide.cc:12] Check failed: phase < 4 (5 vs. 4)', 'assertion-failed'],
  ['tide.c:12: TIDE_ASSERT(phase < 4) failed', 'assertion-failed'],
  ["MoonError: No section: 'tides'", 'config-key-missing'],
  ["MoonError: Key 'phase' is not in struct", 'config-key-missing'],
];

answersAs(import.meta.filename, { anywhere: cases });
