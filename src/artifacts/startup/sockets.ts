/**
 * Python, a part of the inspection: every listening socket that other machines can reach, whose it is, and
 * whether it asks who is there. Only seen from inside: what the cloud exposes of it is decided elsewhere.
 */
export const sockets = `def listening():
    """Address, port and inode of each listening TCP socket that is not on loopback only."""
    found = {}
    for family in ('tcp', 'tcp6'):
        try:
            with open(f'/proc/net/{family}') as table:
                rows = [line.split() for line in table.readlines()[1:]]
        except OSError:
            continue
        for row in rows:
            address, port = row[1].rsplit(':', 1)
            # 127.0.0.0/8, ::1, and the former inside the latter's family; words are in the host's byte order.
            loopback = address == '00000000000000000000000001000000' or address.endswith('7F') and (
                len(address) == 8 or address.startswith('0000000000000000FFFF0000'))
            if row[3] == '0A' and not loopback:
                found.setdefault(int(port, 16), row[9])
    return found

def process_names(inodes):
    names = {}
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{pid}/comm') as file:
                name = file.read().strip()
            for descriptor in os.listdir(f'/proc/{pid}/fd'):
                target = os.readlink(f'/proc/{pid}/fd/{descriptor}')
                if target.startswith('socket:[') and target[8:-1] in inodes:
                    names.setdefault(target[8:-1], name)
        except OSError:
            pass
    return names

def asks_who_is_there(port, name):
    """How it does, or None: no sign of it was seen."""
    if name == 'sshd':
        return 'by ssh'
    if port == expected['port'] and expected['auth'] == 'app':
        return "by the app's own login"
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f'http://127.0.0.1:{port}/', timeout=3) as answer:
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
        report('open ports', 'warning', f'anybody can use those without a password where the pod exposes them: {listed}')

`;
