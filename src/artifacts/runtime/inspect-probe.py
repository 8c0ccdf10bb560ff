def check_probe():
    path, bearer, headers = env['PROBE_PATH'], env['PROBE_BEARER'], {}
    # A terminal has not the variables that the pod was given.
    if bearer and not env.get(bearer):
        return report('probe', 'warning', f'{bearer} is not set in this terminal, so {path} was not asked')
    if env['PROBE_BODY']:
        headers['Content-Type'] = 'application/json'
    if bearer:
        headers['Authorization'] = 'Bearer ' + env[bearer]
    try:
        there = env['PROBE_TEXT'] in ask(path, 60, env['PROBE_BODY'].encode() or None, headers)
    except Exception as error:
        return report('probe', 'failed', f'{path}: {error}')
    how = 'answers' if there else 'answers, but not'
    report('probe', 'ok' if there else 'failed', f"{path} {how} with {env['PROBE_TEXT']!r}")
