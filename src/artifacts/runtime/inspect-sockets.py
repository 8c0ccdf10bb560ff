def listening():
    """Port and inode of each TCP socket that listens on more than loopback. Seen from inside: what the cloud
    exposes of it is decided elsewhere."""
    found = {}
    for line in (text_of('/proc/net/tcp') + text_of('/proc/net/tcp6')).splitlines():
        row = line.split()
        address, _, port = row[1].rpartition(':')
        # 127.0.0.0/8, ::1, and the former inside the latter's family; words are in the host's byte order.
        loopback = address.endswith('7F') and (len(address) == 8 or address.startswith('0' * 16 + 'FFFF0000'))
        if row[3] == '0A' and not loopback and address != '0' * 24 + '01000000':
            found.setdefault(int(port, 16), row[9])
    return found

def process_names(inodes):
    names = {}
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            for descriptor in os.listdir(f'/proc/{pid}/fd'):
                target = os.readlink(f'/proc/{pid}/fd/{descriptor}')
                if target[8:-1] in inodes:
                    names.setdefault(target[8:-1], text_of(f'/proc/{pid}/comm').strip())
        except OSError:
            pass
    return names

def asks_who_is_there(port, name):
    """How it does, or None: no sign of it was seen."""
    if name == 'sshd':
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
    found = listening()
    names = process_names(set(found.values()))
    for port, inode in sorted(found.items()):
        name = ''.join(c if c.isprintable() else '?' for c in names.get(inode, 'unknown'))
        sockets.append({'port': port, 'process': name, 'auth': asks_who_is_there(port, name)})
    listed = ', '.join(f"{one['port']} ({one['process']}, {one['auth'] or 'NO PASSWORD'})" for one in sockets)
    if all(one['auth'] for one in sockets):
        report('open ports', 'ok', listed or 'none')
    else:
        report('open ports', 'warning', f'anybody can use those without a password where they are exposed: {listed}')
