import { describe, expect, it, test } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { readEvent } from '../../src/diagnose/event.ts';
import { grammar } from '../../src/diagnose/last-words/grammar.ts';
import { plainVersions } from '../../src/diagnose/last-words/versions.ts';
import { clean, wordsOf } from '../../src/diagnose/last-words/words.ts';
import { keepsWhatIsTold } from './told.ts';

const first = (log: string) => diagnoseText(`${log}\n`)[0];
const said = (log: string) => {
  const found = first(log);
  return found === undefined ? null : [found.title, found.cause, ...found.fix].join('\n');
};
const words = (text: string, after = '') => wordsOf(readEvent({ text, before: '', after, captures: {} }));

/** A log whose last error ended the run, and what the answer must say. */
const caught: readonly (readonly [what: string, log: string, ...says: RegExp[]])[] = [
  [
    'a pair of versions',
    'ValueError: moonlib is version 0.1.2, but this version of moon requires version 0.1.9.',
    /moonlib is 0\.1\.2 here/,
    /pip install "moonlib==0\.1\.9"/,
    /an older moon\b/,
  ],
  [
    'bounds as tuples',
    'AssertionError: MOON==1.3 is used but incompatible. Please install moon>=(1, 4, 2, 0, 0, 0), <(2, 0, 0, 0, 0, 0).',
    /pip install "moon>=1\.4\.2,<2\.0"/,
  ],
  [
    'a package that pip alone does not bring',
    'AssertionError: MMCV==1.0.0 is used but incompatible. Please install mmcv>=1.1.0, <1.3.0.',
    /uninstall -y mmcv mmcv-full/,
    /mim install "mmcv-full>=1\.1\.0,<1\.3\.0"/,
  ],
  [
    'neither of two',
    'ModuleNotFoundError: Neither `moonboard` nor `moonboardX` is available. Try `pip install`ing either.',
    /pip install moonboard\b/,
  ],
  [
    'the right name of a package',
    'Exception: You tried to install "pymoon". The package named for Moon is "moon"',
    /called moon, not pymoon/,
    /pip install moon /,
  ],
  [
    'an option that needs another',
    "$ moonserver --models m --load-model a\nError: Use of '--load-model' requires setting '--control=explicit' as well.",
    /^--load-model wants --control=explicit/m,
    /^moonserver --models m --load-model a --control=explicit$/m,
  ],
  [
    'an option without quotes that needs another',
    'Error: Use of --load-model requires setting --control=explicit as well.',
    /^--load-model wants --control=explicit/m,
  ],
  [
    'a setting in brackets',
    "10:00:00.123 [Error] Failed to start 'browser' (If this is a headless machine, change 'StartMode' to 'none' in settings): it is not there",
    /StartMode = none/,
  ],
  [
    'a variable to set',
    'RuntimeError: the moon is dark. Set MOON_LIGHT=1 to go on.',
    /^export MOON_LIGHT=1 /m,
  ],
  [
    'a variable that is not set',
    'RuntimeError: environment variable MOON_HOME is not set',
    /MOON_HOME is not set/,
  ],
  [
    'words to choose from',
    "ValueError: Unknown phase 'square'. Supported phases: new, full, half",
    /square is not one of those/,
    /new, full, half/,
  ],
  [
    'what was meant',
    "ValueError: no attribute named 'pahse'. Did you mean 'phase'?",
    /write phase in place of pahse/,
  ],
  [
    'what is gone',
    'AttributeError: `moon.Old` was removed in the 2.0 release. Use `moon.new` instead.',
    /write moon\.new in place of moon\.Old/,
  ],
  ['arguments that are wanted', 'run.py: error: argument --phase: expected one argument', /--phase VALUE/],
  [
    'keys of data',
    'Traceback (most recent call last):\n  File "/w/train.py", line 3, in <module>\n    d = load(\'./tides/a.jsonl\')\nValueError: The jsonl file should have keys tide, place and hour',
    /lacks the keys tide, place and hour/,
    /^head -c 600 \.\/tides\/a\.jsonl/m,
  ],
  [
    'values below a heading',
    "ValueError: Please correct these values that mismatch:\n- tides batch=32 vs moons batch=4\nThe easiest is to set them to 'auto'.",
    /tides batch = 32, moons batch = 4/,
    /"auto"/,
  ],
  [
    'a limit',
    'AssertionError: Moon text is longer than the maximum length of this model (512 > 510).',
    /at most 510/,
  ],
  [
    'a limit in words',
    'ValueError: The moon size (12) is larger than the maximum moon size (10)',
    /12, and at most 10/,
  ],
  [
    'a divisor',
    'ValueError: Number of craters (28) must be divisible by number of moons (8)',
    /1, 2, 4, 7, 14, 28/,
  ],
  [
    'wanted and given',
    '  File "/srv/moon/tide.py", line 4, in set\n    check(phase)\nValueError: phase expected a list of numbers, but got a word',
    /wants a list of numbers, and gets word/,
  ],
  [
    'a config that is not found',
    "moon.MissingConfigException: Cannot find primary config 'cfg/tide.yaml'\nConfig search path:\n  provider=main, path=pkg://moon",
    /cfg\/tide\.yaml is not there/,
    /pkg:\/\/moon/,
  ],
  [
    'an entry of configparser',
    "$ ./run.sh conf/tide.cfg\nTraceback (most recent call last):\n  File \"run.py\", line 5, in <module>\n    name = config['tides']['name']\n  File \"/e/lib/python3.10/configparser.py\", line 958, in __getitem__\n    raise KeyError(key)\nKeyError: 'tides'",
    /no section \[tides\]/,
    /conf\/tide\.cfg/,
    /run\.py, line 5/,
  ],
  [
    'an entry of a record',
    "Traceback (most recent call last):\n  File \"run.py\", line 5, in __getitem__\n    return json.loads(self.data[i]['tide'])\nKeyError: 'tide'",
    /data has no tide/,
  ],
  ['a variable of the environment', "KeyError: 'MOON_TIDE_PLACE'", /MOON_TIDE_PLACE is not set/],
  [
    'None',
    "Traceback (most recent call last):\n  File \"/w/run.py\", line 5, in <module>\n    m.load(c['a']['b'])\nTypeError: 'NoneType' object is not subscriptable",
    /\/w\/run\.py, line 5/,
    /None/,
  ],
  [
    'a call that does not fit',
    "TypeError: MoonProcessor.__init__() got multiple values for argument 'tide'",
    /MoonProcessor\.__init__\(\) .* of different ages/,
  ],
  [
    'the arguments of a model file',
    "Server error: 500 - [address=0.0.0.0:1, pid=9] ('Invalid argument to class moon.Tide', \"Tide.__init__() missing 1 required positional argument: 'phase'\")",
    /wants 'phase'/,
    /download the model .* again/,
  ],
  [
    'a member that is gone',
    "Traceback (most recent call last):\n  File \"moon/run.py\", line 5, in main\n    for t in m.tides():\nAttributeError: 'MoonModel' object has no attribute 'tides'",
    /MoonModel has no tides/,
    /moon\/run\.py, line 5/,
  ],
  [
    'a name of a plugin',
    'Traceback (most recent call last):\n  File "/w/ComfyUI/custom_nodes/Moon-Nodes/a.py", line 5, in <module>\n    P = folder_names.get()\nNameError: name \'folder_names\' is not defined',
    /mistake in Moon-Nodes/,
    /^git -C \/w\/ComfyUI\/custom_nodes\/Moon-Nodes pull/m,
  ],
  [
    'an assertion without a word',
    'Traceback (most recent call last):\n  File "/w/run.py", line 5, in <module>\n    assert os.path.exists(tide)\nAssertionError',
    /os\.path\.exists\(tide\)/,
    /a file or folder/,
  ],
  [
    'tensors in two places',
    'x = self.tides[t] * 2\nRuntimeError: indices should be either on cpu or on the same device as the indexed tensor (cpu)',
    /self\.tides = self\.tides\.to\(t\.device\)/,
  ],
  [
    'shapes',
    'RuntimeError: The size of tensor a (64) must match the size of tensor b (128) at non-singleton dimension 1',
    /64 here, 128 there/,
  ],
  [
    'values to unpack',
    'ValueError: not enough values to unpack (expected 3, got 2)',
    /takes 3 values apart, and gets 2/,
  ],
  [
    'what C++ throws',
    "terminate called after throwing an instance of 'std::runtime_error'\n  what():  Number of craters must be divisible by 4\nAborted (core dumped)",
    /craters/,
  ],
  [
    'what Rust says',
    "thread 'main' panicked at src/tide.rs:41:9:\nNo CUDA-capable card was found by the backend",
    /finds no CUDA-capable card/,
  ],
  [
    'an assertion of C',
    "tide.cpp:88: void load(): Assertion `moons > 0' failed.\nAborted (core dumped)",
    /moons > 0/,
  ],
  [
    'a tag that is gone',
    '=> ERROR [internal] load metadata for docker.io/nvidia/cuda:11.2.0-devel-ubuntu20.04',
    /nvidia\/cuda:11\.2\.0-devel-ubuntu20\.04 does not exist/,
    /11\.2\.2/,
  ],
  [
    'a folder as command',
    '/opt/entry.sh: line 6: exec: .: cannot execute: Is a directory',
    /is a folder/,
    /end of the docker run line/,
  ],
  [
    'a program that the image lacks',
    '$ docker run --rm moon/tide:1 moonctl x\ndocker: Error response from daemon: OCI runtime create failed: starting container process caused "exec: \\"./moonctl\\": stat ./moonctl: no such file or directory": unknown.',
    /moon\/tide:1/,
  ],
  ['a command of an environment', 'command torchrun not found', /torchrun/, /active/],
  [
    'a command that runs elsewhere',
    'nvcc not found. Please add nvcc to $PATH\nnvcc: NVIDIA (R) Cuda compiler driver',
    /not on the PATH/,
    /sudo/,
  ],
  [
    'a program with its reason',
    'srun: error: Unable to create step for job 1: Invalid generic resource (gres) specification',
    /srun stopped/,
    /login node/,
  ],
  [
    'Docker names nothing',
    'Error response from daemon: network moon-net not found',
    /docker network create moon-net/,
  ],
  [
    'a part of CMake',
    'CMake Error at a.cmake:2 (message):\n  Could NOT find Tide (missing: TIDE_LIBRARY)',
    /The build finds no Tide/,
  ],
  [
    'a message in JSON',
    '{"code":5,"message":"Model \'tide\' not found in the moon folder"}',
    /tide is not there/,
  ],
  [
    'a line of glog',
    "E0817 19:18:51.786824 2997733 tide_manager.cc:12] failed to poll model 'tide': model not found in any model folder.",
    /tide/,
  ],
];

describe('the error that ended the run', () => {
  it.each(caught.map(([what, log, ...says]) => ({ what, log, says })))('$what', ({ log, says }) => {
    const text = said(log);
    for (const pattern of says) expect(text).toMatch(pattern);
  });
});

const failure = "ValueError: Unknown phase 'square'. Supported phases: new, full, half";

/** The nearest that no answer may be given to. */
const passedOver: readonly (readonly [why: string, log: string])[] = [
  ['the program runs afterwards', `${failure}\nRunning on local URL:  http://127.0.0.1:7860`],
  ['it trains afterwards', `${failure}\n  5%|5         | 50/1000 [00:10<03:10,  5.00it/s]`],
  ['much follows', `${failure}\n${'the moon is up\n'.repeat(80)}`],
  ['a warning', `UserWarning: ${failure}`],
  ['a fallback', `${failure} Falling back to new.`],
  ['a fallback below', `${failure}\nFalling back to new.`],
  ['what is caught', `caught ${failure}`],
  ['what is ignored', `Ignored: ${failure}`],
  ['a remark in the same words', 'phase must be one of: new, full, half'],
  ['a wish that is none', 'Please note that the moon is up'],
  ['a variable that only tells more', 'RuntimeError: the moon is dark (set MOON_LOG_LEVEL=0 for more)'],
  [
    'a library that is loaded or not',
    "2020-01-01 10:00:00.1: W moon/loader.cc:55] Could not load dynamic library 'libmoon.so.1'",
  ],
  ['nothing that is understood', 'MoonError: the tide sings'],
  ['a note of TensorFlow', 'ERROR: Unable to register cuDNN factory: one has already been registered'],
  ['progress of zero', 'done, 0 errors, Unable to find no fault'],
];

describe('no answer', () => {
  it.each(passedOver)('%s', (_, log) => {
    expect(said(log)).toBeNull();
  });
});

test('never high, and below what a signature says', () => {
  const found = caught.map(([, log]) => first(log)).filter((one) => one?.sources.length === 0);
  expect(found.length).toBeGreaterThan(20);
  for (const one of found) {
    expect(one?.confidence).not.toBe('high');
    expect(one?.rank).toBeLessThan(50);
  }
});

test('no command takes from a log what a shell would read', () => {
  const hostile = [
    'Traceback (most recent call last):\n  File "/w/$(reboot)/run.py", line 5, in <module>\n    assert x.y\nNameError: name \'tide\' is not defined',
    "FileNotFoundError: [Errno 2] No such file or directory: '/w/`reboot`/a.bin'",
    "ValueError: The file '$(reboot).yaml' does not exist",
    'RuntimeError: set MOON_HOME=$(reboot) to go on',
    "requests.exceptions.ReadTimeout: host='a;reboot', port=80: Read timed out",
  ];
  for (const log of hostile) {
    for (const line of (first(log)?.fix ?? []).filter((one) => !one.startsWith('#'))) {
      expect(line.replace(/ {3}# .*$/, '')).not.toMatch(/reboot/);
    }
  }
});

describe('a message is taken out of what it is wrapped in', () => {
  it.each([
    ['ValueError: the tide sings', 'ValueError', 'the tide sings'],
    ['RuntimeError: engine failed: moon.TideError: it sings', 'TideError', 'it sings'],
    ['[rank0]: moon.TideError: it sings', 'TideError', 'it sings'],
    ['E0817 19:18:51.786824 2997733 tide.cc:12] it sings', null, 'it sings'],
    ['10:00:00.1 [Error] it sings', null, 'it sings'],
    ['{"code":5,"message":"it \\"sings\\""}', null, 'it "sings"'],
    ['time=2026-01-01 level=ERROR msg="no tide" error="it sings"', null, 'no tide: it sings'],
    ['what():  it sings', 'panic', 'it sings'],
  ])('%j', (line, exception, message) => {
    expect(words(line)).toMatchObject({ exception, message });
  });

  it('goes on below a heading', () => {
    expect(words('ValueError: These differ:', '\n- a=1\n- b=2\n').announced).toEqual(['- a=1', '- b=2']);
    expect(words('ValueError: it sings.', '\nINFO bye\n').announced).toEqual([]);
  });
});

test.each([
  ['top_p`', 'top_p'],
  ["'steps", 'steps'],
  ["'cosine' or 'linear'", "'cosine' or 'linear'"],
  ["a list, and isn't;", "a list, and isn't"],
])('a part of a sentence holds no quote that is open: %s', (part, within) => {
  expect(clean(part)).toBe(within);
});

test('tuples of versions', () => {
  expect(plainVersions('>=(1, 3, 13, 0, 0, 0), <(2, 0, 0)')).toBe('>=1.3.13, <2.0');
});

test('every form has a name of its own', () => {
  const names = grammar.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

keepsWhatIsTold(
  import.meta.filename,
  caught.map(([, log]) => log),
);
