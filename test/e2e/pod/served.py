"""A stand-in for an app that is no Python package: a page, a second address that answers once a file is there, INT."""

import http.server
import json
import os
import pathlib
import signal
import sys

root = pathlib.Path(os.environ['SERVED_ROOT'])
(root / 'seen.json').write_text(json.dumps({'words': sys.argv[1:], 'environment': dict(os.environ)}))


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        engine = self.path == '/engine'
        if engine:
            with open(root / 'asked', 'a') as asked:
                asked.write(f"{self.headers.get('Authorization')}\n")
        body = b'engine runs' if engine and (root / 'engine').exists() else b'served page'
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def leave(*_):
    (root / 'left').write_text('by INT')
    sys.exit(0)


signal.signal(signal.SIGINT, leave)
http.server.ThreadingHTTPServer.allow_reuse_address = True
server = http.server.ThreadingHTTPServer(('0.0.0.0', int(os.environ['SERVED_PORT'])), Page)
if (root / 'no-engine').exists():
    print('served: no engine here \033[2J', flush=True)
print('served: listening', flush=True)
server.serve_forever()
