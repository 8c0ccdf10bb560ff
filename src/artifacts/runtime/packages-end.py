if installing:
    # What it is that works: the very same can be had from it next week. By name: as pip takes it, and its sha256.
    lines, digests = {}, {}
    for name, one in sorted(have.items()):
        origin = json.loads(one.read_text('direct_url.json') or '{}')
        commit = origin.get('vcs_info', {}).get('commit_id')
        address = f"git+{origin['url']}@{commit}" if commit else origin.get('url')
        lines[name] = f'{name} @ {address}' if address else f'{name}=={one.version}'
    for path in sorted(glob.glob(env['LOGS'] + '/report-*'), key=os.path.getmtime):
        try:
            with open(path) as file:
                installs = json.load(file)['install']
        except ValueError:  # a full disk cut it off, and its install failed
            continue
        for one in installs:
            name, archive = plain(one['metadata']['name']), one['download_info'].get('archive_info', {})
            if name in have and have[name].version == one['metadata']['version']:
                digests[name] = archive.get('hashes', {}).get('sha256')
    # uv has no report, but finds the same files again.
    asked = [line for name, line in lines.items()
             if (have[name].read_text('INSTALLER') or '').strip() == 'uv' and not re.search(' @ (?!https:)', line)]
    if asked and os.path.exists(env['UV']):
        options = ['-q', '--no-deps', '--format=pylock.toml', '--python', sys.executable]
        run = subprocess.run([env['UV'], 'pip', 'compile', *options, '-'],
                             input='\n'.join(asked), stdout=subprocess.PIPE, text=True)
        for block in run.stdout.split('[[packages]]')[1:]:
            sha256 = re.findall(r'sha256 = "(\w{64})"', block.split('wheels = ')[-1])
            if sha256:
                digests[plain(re.search('name = "(.+)"', block)[1])] = sha256[0]
    with open(env['STATE'] + '/installed.txt', 'w') as file:
        for name, line in lines.items():
            file.write(f'{line} --hash=sha256:{digests[name]}\n' if digests.get(name) else f'{line}\n')
    report('installed', 'ok', f"{len(lines)} packages, {sum(map(bool, digests.values()))} with their file's sha256")
