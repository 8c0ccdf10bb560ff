import glob, json, os, re, subprocess, sys
from importlib import metadata

env, installing = os.environ, 'install' in sys.argv

def report(name, level, detail):
    print(level, name, ''.join(c if c.isprintable() else ' ' for c in str(detail)), sep='\t', flush=True)

def plain(name):
    return re.sub(r'[-_.]+', '-', name or '').lower()

have = {}  # of each name, the one that is imported
for one in metadata.distributions():
    have.setdefault(plain(one.metadata['Name']), one)

pins = re.findall(r'^([\w.-]+)={2,3}([^*,;\s]+)$', env['PINS'], re.M)
found = [(have[plain(name)].version, name, wanted) for name, wanted in pins if plain(name) in have]
wrong = [f'{name} {is_} instead of {wanted}' for is_, name, wanted in found if wanted not in (is_, is_.split('+')[0])]
report('pins', 'ok' if not wrong else 'warning' if installing else 'failed',
       '; '.join(wrong) or f'{len(found)} packages have their exact version')

run = subprocess.run([sys.executable, '-m', 'pip', 'check'], capture_output=True, text=True)
# Upstreams declare bounds that they do not need; the app decides, so this is no failure.
report('pip check', *(['warning', run.stdout or run.stderr] if run.returncode else ['ok', 'no contradictions']))
