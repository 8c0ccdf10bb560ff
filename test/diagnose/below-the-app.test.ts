import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/** What docker, drivers, compilers and package managers say below the app, beside the nearest that is another matter or none. */
type Case = readonly [log: string, name: string, first?: RegExp];

const cases: readonly Case[] = [
  // The old docker-compose, in Python.
  ["KeyError: 'ContainerConfig'", 'docker-compose-too-old', /^docker compose up/],
  ["KeyError: 'ContainerSettings'", 'entry-missing'],
  [
    'docker.errors.DockerException: Error while fetching server API version: Not supported URL scheme http+docker',
    'docker-compose-too-old',
    /^docker compose up/,
  ],
  [
    'services.tide.runtime Additional property runtime is not allowed',
    'docker-compose-too-old',
    /capabilities/,
  ],
  [
    "validating /srv/compose.yml: services.tide.deploy.resources.reservations.devices.0 missing property 'capabilities'",
    'docker-compose-too-old',
    /capabilities/,
  ],
  // A tab is said to be one.
  ['yaml: line 7: found character that cannot start any token', 'config-file-broken', /^sed /],
  // Which apt knows no name of: a source to be added, or lists to be fetched.
  ['E: Unable to locate package nvidia-container-toolkit', 'no-gpu-visible', /^curl .*gpgkey/],
  ['E: Unable to locate package nvidia-settings', 'package-not-found', /^apt-get update/],
  // A card by a number that is not there, a driver that is not there.
  ['nvidia-container-cli: device error: 9: unknown device: unknown.', 'no-gpu-visible', /^nvidia-smi -L/],
  [
    'nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown.',
    'no-gpu-visible',
    /^sudo ubuntu-drivers/,
  ],
  [
    'nvidia-container-cli: mount error: failed to add device rules: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown.',
    'nvidia-container-toolkit-failed',
    /no-cgroups/,
  ],
  [
    'Failed to create pod sandbox: failed to get sandbox runtime: no runtime for "nvidia" is configured',
    'no-gpu-visible',
    /--runtime=containerd/,
  ],
  ["modprobe: ERROR: could not insert 'nvidia': Exec format error", 'driver-install-failed', /purge/],
  // Windows.
  ['Wsl/Service/CreateVm/HCS/HCS_E_HYPERV_NOT_INSTALLED', 'wsl-broken', /^wsl --install/],
  ['OSError: [WinError 1455] The paging file is too small', 'killed-oom', /Virtual memory/],
  [
    'CMake Error: CMake was unable to find a build program corresponding to "NMake Makefiles".',
    'compiler-missing',
    /^winget/,
  ],
  [
    'dial tcp 203.0.113.9:443: connectex: An attempt was made to access a socket in a way forbidden by its access permissions.',
    'network-timeout',
  ],
  ['An attempt was made to access a socket in a way forbidden by its access permissions', 'port-in-use'],
  // What pip shows of a build stands six blanks in; what an app says does not.
  [
    "Collecting git+https://github.com/acme/tide.git\n      ModuleNotFoundError: No module named 'torch'",
    'flash-attn-build-no-torch',
    /torch/,
  ],
  ["ModuleNotFoundError: No module named 'torch'", 'module-not-found'],
  ["ModuleNotFoundError: No module named 'tinycudann_bindings'", 'module-not-found', /tiny-cuda-nn/],
  [
    "subprocess.CalledProcessError: Command '['ninja', '-v']' returned non-zero exit status 1.",
    'extension-build-failed',
  ],
  ['Error: cudaMalloc error out of memory [2]', 'cuda-out-of-memory'],
  ['ptxas fatal   : Memory allocation failure', 'killed-oom'],
  // Warnings of builds and solvers that go on.
  [
    'UserWarning: TORCH_CUDA_ARCH_LIST is not set, all archs for visible cards are included for compilation.\n[1/3] c++ -c a.cpp',
    'none',
  ],
  [
    'Solving environment: failed with initial frozen solve. Retrying with flexible solve.\nSolving environment: done',
    'none',
  ],
  [
    'UserWarning: Attempt to open cnn_infer failed: handle=0 error: libcudnn_cnn_infer.so.8: cannot open shared object file: No such file or directory',
    'none',
  ],
];

it.each(cases.map((one) => ({ said: one[0], one })))('$said', ({ one: [log, name, first] }) => {
  const [found] = diagnoseText(`${log}\n`);
  expect(found?.class ?? 'none').toBe(name);
  if (first !== undefined) expect(found?.fix[0] ?? '').toMatch(first);
});
