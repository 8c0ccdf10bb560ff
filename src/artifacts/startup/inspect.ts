import { asciiJson, writeLines } from '../../basics/shell.ts';
import type { Preset } from '../../presets/schema.ts';
import type { ScriptFacts } from './facts.ts';
import { exactPins } from './requirements.ts';
import { sockets } from './sockets.ts';

/** Looks at what is installed and running. Python, because only Python can say what Python has. */
export function inspect(facts: ScriptFacts): string | null {
  if (facts.preset.python === null) return null;
  const { plan, preset, resolved, constraints, digest } = facts;
  const expected = {
    plan: digest,
    ...(resolved.torch !== null && { torch: resolved.torch.torch, cudaTag: resolved.torch.cudaTag }),
    pins: exactPins(constraints),
    port: preset.app.port,
    auth: preset.app.auth,
    health: pageOf(preset.health),
    codeServer: plan.codeServer,
    workspace: plan.workspace,
    ...(facts.weights.length > 0 ? { weights: facts.weights.length, state: facts.state } : {}),
  };
  return `# --- Looking at the result ----------------------------------------------------------------------

write_expected() {
  ${writeLines('"$LOCAL/expected.json"', asciiJson(expected))}
}

check_install() { inspect install; }

# inspect install|verify [--json]: exit code 0 only when nothing is wrong.
inspect() {
  write_expected
  "$PYTHON" - "$LOCAL/expected.json" "$LOCAL/ready" "$@" <<'END_OF_PYTHON'
${program(facts)}END_OF_PYTHON
}
`;
}

// What the page must be, in the words of the program below.
function pageOf({ path, contains, ready, timeoutSeconds, probe }: Preset['health']) {
  return { path, contains, log: ready, timeoutSeconds, ...(probe !== null && { probe }) };
}

function program({ weights, resolved, preset }: ScriptFacts): string {
  const { contains, probe } = preset.health;
  return `import ${weights.length > 0 ? 'hashlib, ' : ''}json, os, re, shutil, subprocess, sys, urllib.error, urllib.request
from importlib import metadata

expected_file, ready_file, mode = sys.argv[1:4]
with open(expected_file) as file:
    expected = json.load(file)
checks, sockets = [], []

def report(name, level, detail):
    checks.append({'name': name, 'level': level, 'detail': detail})

${resolved.torch === null ? '' : coversProgram}def check_pins(level):
    wrong, there = [], 0
    for name, wanted in expected['pins'].items():
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        there += 1
        if found != wanted and found.split('+')[0] != wanted:
            wrong.append(f'{name} {found} instead of {wanted}')
    if wrong:
        report('pins', level, '; '.join(wrong))
    else:
        report('pins', 'ok', f'{there} packages have their exact version')

def check_pip():
    run = subprocess.run([sys.executable, '-m', 'pip', 'check'], capture_output=True, text=True)
    lines = run.stdout.strip().splitlines()
    if run.returncode == 0:
        report('pip check', 'ok', 'no contradictions')
    else:
        # Upstreams declare bounds that they do not need; the app decides, so this is no failure.
        report('pip check', 'warning', '; '.join(lines[:5]) or run.stderr.strip()[:300])

${resolved.torch === null ? '' : torchProgram}def check_app():
    port, health = expected['port'], expected['health']
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{port}{health['path']}", timeout=10) as answer:
            page = answer.read().decode('utf-8', 'replace')
    except Exception as error:
        report('app', 'failed', f'port {port}: {error}')
        return
${
  contains === null
    ? ''
    : `    if health['contains'] not in page:
        report('app', 'failed', f"port {port} answers, but not with {health['contains']!r}: somebody else's page")
        return
`
}    if health['log']:
        # The log itself is cut now and then; the boot keeps a mark once the line was there.
        if not os.path.exists(ready_file):
            report('app', 'failed', f"its log has had no line with {health['log']!r} since it was started")
            return
    report('app', 'ok', f'port {port} answers with its own page')
${probe === null ? '' : probeProgram}
${sockets}def check_disk():
    free = shutil.disk_usage(expected['workspace']).free / 1e9
    report('disk', 'ok' if free > 2 else 'failed', f"{free:.0f} GB free on {expected['workspace']}")

${weights.length > 0 ? `${weightsProgram}\n` : ''}verify = mode == 'verify'
${resolved.torch === null ? '' : 'check_torch()\n'}check_pins('failed' if verify else 'warning')
check_pip()
if verify:
    check_app()
${weights.length > 0 ? '    check_weights()\n' : ''}    check_sockets()
    check_disk()

good = all(check['level'] != 'failed' for check in checks)
if '--json' in sys.argv:
    print(json.dumps({'ok': good, 'plan': expected['plan'], 'checks': checks, 'sockets': sockets}))
else:
    for check in checks:
        print(f"{check['level']:8} {check['name']}: {check['detail']}")
sys.exit(0 if good else 1)
`;
}

const weightsProgram = `def check_weights():
    wrong = []
    for number in range(1, expected['weights'] + 1):
        record = os.path.join(expected['state'], f'weight-{number}')
        try:
            with open(record) as file:
                size, sha256, path = file.read().rstrip('\\n').split(' ', 2)
            if os.path.getsize(path) != int(size):
                wrong.append(f'{path} has {os.path.getsize(path)} of {size} bytes')
                continue
            digest = hashlib.sha256()
            with open(path, 'rb') as file:
                while block := file.read(1 << 20):
                    digest.update(block)
            if digest.hexdigest() != sha256:
                wrong.append(f'{path} is not what was fetched: its sha256 differs')
        except (OSError, ValueError) as error:
            wrong.append(str(error))
    if wrong:
        report('weights', 'failed', '; '.join(wrong))
    else:
        report('weights', 'ok', f"{expected['weights']} files as they were fetched")
`;

const coversProgram = `def covers(arch, device):
    kind, number = arch.split('_')
    number = int(re.match(r'\\d+', number).group())
    if kind == 'compute':
        return number <= device
    return number // 10 == device // 10 and number <= device

`;

const torchProgram = `def check_torch():
    try:
        import torch
    except Exception as error:
        report('torch', 'failed', f'import torch: {error}')
        return
    version, _, local = torch.__version__.partition('+')
    cuda = 'cu' + (torch.version.cuda or '').replace('.', '')
    if version != expected['torch']:
        report('torch', 'failed', f"torch {torch.__version__} instead of {expected['torch']}")
        return
    if expected['cudaTag'] and cuda != expected['cudaTag']:
        report('torch', 'failed', f"torch {torch.__version__} is built for {cuda or 'no CUDA'} instead of {expected['cudaTag']}")
        return
    if not torch.cuda.is_available():
        report('torch', 'failed', f'torch {torch.__version__} cannot use the GPU (torch.cuda.is_available() is False)')
        return
    major, minor = torch.cuda.get_device_capability(0)
    archs = torch.cuda.get_arch_list()
    if not any(covers(arch, major * 10 + minor) for arch in archs):
        report('torch', 'failed', f"torch {torch.__version__} has no code for sm_{major}{minor}; it has {' '.join(archs)}")
        return
    try:
        torch.ones(1, device='cuda')
    except Exception as error:
        report('torch', 'failed', f'torch {torch.__version__} on the GPU: {error}')
        return
    report('torch', 'ok', f'torch {torch.__version__} with code for sm_{major}{minor}')

`;

// Asked with the opener of check_app. A terminal has not the variables that the pod was given.
const probeProgram = `    probe = health['probe']
    request = urllib.request.Request(f"http://127.0.0.1:{port}{probe['path']}")
    if probe['body'] is not None:
        request.data = probe['body'].encode()
        request.add_header('Content-Type', 'application/json')
    if probe['bearer']:
        if probe['bearer'] not in os.environ:
            report('probe', 'warning', f"{probe['bearer']} is not set in this terminal, so {probe['path']} was not asked")
            return
        request.add_header('Authorization', 'Bearer ' + os.environ[probe['bearer']])
    try:
        with opener.open(request, timeout=60) as answer:
            there = probe['contains'] in answer.read().decode('utf-8', 'replace')
    except Exception as error:
        report('probe', 'failed', f"{probe['path']}: {error}")
        return
    report('probe', 'ok' if there else 'failed', f"{probe['path']} {'answers' if there else 'answers, but not'} with {probe['contains']!r}")
`;
