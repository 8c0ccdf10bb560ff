"""The stand-in app: one page, where the environment says; dies at once when the file "crash" is there."""

import http.server
import os
import pathlib
import signal
import sys

import torch

if pathlib.Path('crash').exists():
    sys.exit('standin: crashed as asked')


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'<title>Stand-in app</title>'
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def leave(*_):
    print('standin: saved my work', flush=True)
    sys.exit(0)


signal.signal(signal.SIGTERM, leave)
http.server.ThreadingHTTPServer.allow_reuse_address = True
server = http.server.ThreadingHTTPServer((os.environ['STANDIN_HOST'], int(os.environ['STANDIN_PORT'])), Page)
print(f'standin: model loaded, torch {torch.__version__}', flush=True)
server.serve_forever()
