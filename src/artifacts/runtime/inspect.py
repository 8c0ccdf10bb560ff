import hashlib, json, os, re, shutil, subprocess, sys, urllib.error, urllib.request
from importlib import metadata

env, mode, checks, sockets = os.environ, sys.argv[1], [], []
PORT = int(env['PORT'])
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))

def report(name, level, detail):
    checks.append({'name': name, 'level': level, 'detail': detail})

def ask(path, timeout=10, data=None, headers={}):
    request = urllib.request.Request(f'http://127.0.0.1:{PORT}{path}', data, headers)
    with OPENER.open(request, timeout=timeout) as answer:
        return answer.read().decode('utf-8', 'replace')

def text_of(*path):
    try:
        with open(os.path.join(*path), encoding='utf-8') as file:
            return file.read().strip()
    except OSError:
        return ''

def installed():
    """Name and version of each package, or the address that it is from."""
    found = {}
    for one in metadata.distributions():
        name = re.sub(r'[-_.]+', '-', one.metadata['Name'] or '').lower()
        origin = json.loads(one.read_text('direct_url.json') or '{}')
        commit = origin.get('vcs_info', {}).get('commit_id')
        address = f"git+{origin['url']}@{commit}" if commit else origin.get('url')
        found.setdefault(name, f'{name} @ {address}' if address else f'{name}=={one.version}')
    return [found[name] for name in sorted(found) if name]

def check_pins():
    pins = re.findall(r'^([\w.-]+)={2,3}([^*,;\s]+)$', text_of(env['STATE'], 'constraints.txt'), re.M)
    found = {name: metadata.version(name) for name, _ in pins if next(iter(metadata.distributions(name=name)), None)}
    wrong = [f'{name} {found[name]} instead of {wanted}' for name, wanted in pins
             if name in found and wanted not in (found[name], found[name].split('+')[0])]
    level = 'ok' if not wrong else 'failed' if mode == 'verify' else 'warning'
    report('pins', level, '; '.join(wrong) or f'{len(found)} packages have their exact version')

def check_pip():
    run = subprocess.run([sys.executable, '-m', 'pip', 'check'], capture_output=True, text=True)
    said = '; '.join(run.stdout.strip().splitlines()[:5]) or run.stderr.strip()[:300]
    # Upstreams declare bounds that they do not need; the app decides, so this is no failure.
    report('pip check', 'warning' if run.returncode else 'ok', said if run.returncode else 'no contradictions')

def check_app():
    wanted = env['HEALTH_TEXT']
    try:
        page = ask(env['HEALTH_PATH'])
    except Exception as error:
        return report('app', 'failed', f'port {PORT}: {error}')
    if wanted not in page:
        return report('app', 'failed', f"port {PORT} answers, but not with {wanted!r}: somebody else's page")
    # The log itself is cut now and then; the boot keeps a mark once its line was there.
    if not os.path.exists(os.path.join(env['LOCAL'], 'ready')):
        return report('app', 'failed', text_of(env['LOCAL'], 'failed') or 'the boot has not found it ready')
    report('app', 'ok', f'port {PORT} answers with its own page')

def check_disk():
    free = shutil.disk_usage(env['WORKSPACE']).free / 1e9
    report('disk', 'ok' if free > 2 else 'failed', f"{free:.0f} GB free on {env['WORKSPACE']}")
