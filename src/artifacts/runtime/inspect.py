"""Looks at what is installed and running: the part that only Python can say of itself."""
import hashlib, json, os, re, shutil, subprocess, sys, urllib.error, urllib.request
from importlib import metadata

env, mode = os.environ, sys.argv[1]
PORT = int(env['PORT'])
checks, sockets = [], []
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
            return file.read()
    except OSError:
        return ''

def installed():
    """Name, version and, where it is not from the index, the address of each package."""
    found = {}
    for one in metadata.distributions():
        name = re.sub(r'[-_.]+', '-', one.metadata['Name'] or '').lower()
        origin = json.loads(one.read_text('direct_url.json') or '{}')
        commit = origin.get('vcs_info', {}).get('commit_id')
        address = ('git+' if commit else '') + origin.get('url', '') + (f'@{commit}' if commit else '')
        found.setdefault(name, f'{name} @ {address}' if address else f'{name}=={one.version}')
    return [found[name] for name in sorted(found) if name]

def check_pins():
    level = 'failed' if mode == 'verify' else 'warning'
    pins = re.findall(r'^([\w.-]+)={2,3}([^*,;\s]+)\s*$', text_of(env['STATE'], 'constraints.txt'), re.M)
    wrong, there = [], 0
    for name, wanted in pins:
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        there += 1
        if wanted not in (found, found.split('+')[0]):
            wrong.append(f'{name} {found} instead of {wanted}')
    report('pins', level if wrong else 'ok', '; '.join(wrong) or f'{there} packages have their exact version')

def check_pip():
    run = subprocess.run([sys.executable, '-m', 'pip', 'check'], capture_output=True, text=True)
    said = '; '.join(run.stdout.strip().splitlines()[:5]) or run.stderr.strip()[:300]
    # Upstreams declare bounds that they do not need; the app decides, so this is no failure.
    report('pip check', 'warning' if run.returncode else 'ok', said if run.returncode else 'no contradictions')

def check_app():
    try:
        page = ask(env['HEALTH_PATH'])
    except Exception as error:
        return report('app', 'failed', f'port {PORT}: {error}')
    if env['HEALTH_TEXT'] not in page:
        wanted = f"{env['HEALTH_TEXT']!r}: somebody else's page"
        return report('app', 'failed', f'port {PORT} answers, but not with {wanted}')
    # The log itself is cut now and then; the boot keeps a mark once the line was there.
    if not os.path.exists(os.path.join(env['LOCAL'], 'ready')):
        why = text_of(env['LOCAL'], 'failed').strip() or 'the sign of it is still missing'
        return report('app', 'failed', f'it was not found ready: {why}')
    report('app', 'ok', f'port {PORT} answers with its own page')

def check_disk():
    free = shutil.disk_usage(env['WORKSPACE']).free / 1e9
    report('disk', 'ok' if free > 2 else 'failed', f"{free:.0f} GB free on {env['WORKSPACE']}")
