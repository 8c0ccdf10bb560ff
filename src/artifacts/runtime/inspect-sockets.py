def asks_who_is_there(port, process):
    """How it does, or None: no sign of it was seen."""
    if process == 'sshd':
        return 'by ssh'
    if port == PORT and env['APP_AUTH'] == 'app':
        return "by the app's own login"
    try:
        with OPENER.open(f'http://127.0.0.1:{port}/', timeout=3) as answer:
            # Jupyter and code-server send a stranger to their login page.
            return 'by a login page' if 'login' in answer.url else None
    except urllib.error.HTTPError as error:
        return f'by HTTP {error.code}' if error.code in (401, 403) else None
    except Exception:
        return None

def check_sockets():
    """Seen from inside: what the cloud exposes of it is decided elsewhere."""
    owners, inodes = {}, {}
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            for descriptor in os.scandir(f'/proc/{pid}/fd'):
                owners.setdefault(os.readlink(descriptor.path), text_of(f'/proc/{pid}/comm'))
        except OSError:
            pass
    for line in f"{text_of('/proc/net/tcp')}\n{text_of('/proc/net/tcp6')}".splitlines():
        row = line.split()
        host, _, port = row[1].rpartition(':')
        # 127.0.0.0/8, ::1, and the former inside the latter's family; words are in the host's byte order.
        if row[3] == '0A' and not re.fullmatch('(0{16}FFFF0000)?.{6}7F|0{24}01000000', host):
            inodes.setdefault(int(port, 16), row[9])
    for port, inode in sorted(inodes.items()):
        process = ''.join(c if c.isprintable() else '?' for c in owners.get(f'socket:[{inode}]', 'unknown'))
        sockets.append({'port': port, 'process': process, 'auth': asks_who_is_there(port, process)})
    listed = ', '.join(f"{one['port']} ({one['process']}, {one['auth'] or 'NO PASSWORD'})" for one in sockets)
    if all(one['auth'] for one in sockets):
        report('open ports', 'ok', listed or 'none')
    else:
        report('open ports', 'warning', f'anybody can use those without a password where they are exposed: {listed}')
