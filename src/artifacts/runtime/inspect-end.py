of_packages = ['torch', 'pins', 'pip']
for name in of_packages if mode == 'install' else [*of_packages, 'app', 'probe', 'weights', 'sockets', 'disk']:
    # Only what this plan needs is in here.
    if f'check_{name}' in globals():
        globals()[f'check_{name}']()

packages = installed()
if mode == 'install':
    # What it is that works: the very same can be had from it next week.
    with open(os.path.join(env['STATE'], 'installed.txt'), 'w') as file:
        file.write('\n'.join(packages) + '\n')

good = all(check['level'] != 'failed' for check in checks)
if '--json' in sys.argv:
    query = ['nvidia-smi', '--query-gpu=name,driver_version', '--format=csv,noheader']
    gpu = subprocess.run(query, capture_output=True, text=True).stdout.split('\n')[0]
    name, _, driver = gpu.partition(', ')
    print(json.dumps({
        'ok': good, 'plan': env['PLAN'], 'checks': checks, 'sockets': sockets,
        'pod': {'id': env['POD'], 'region': env.get('RUNPOD_DC_ID', ''), 'gpu': name, 'driver': driver,
                'secondsToReady': int(text_of(env['LOCAL'], 'ready') or 0) or None},
        'installed': packages,
    }))
else:
    for check in checks:
        print(f"{check['level']:8} {check['name']}: {check['detail']}")
sys.exit(0 if good else 1)
