"""The stand-in app: one page, where the environment says. STANDIN_DOES makes it misbehave."""

import http.server
import os
import signal
import sys
import threading
import time

import torch

does = os.environ.get('STANDIN_DOES', '')
if does == 'crash':
    sys.exit('standin: crashed as asked')
if does == 'chat':
    print('standin: talks and talks ' * 1000, flush=True)
if does == 'die later':
    threading.Timer(float(os.environ['STANDIN_LIVES']), lambda: os._exit(3)).start()


class Page(http.server.BaseHTTPRequestHandler):
    asked = at_work = 0
    done = does != 'slow page'

    # All that are asked for share one processor; the first that is done serves for all that come later.
    def work(self):
        left = 4.0
        Page.asked += 1
        Page.at_work += 1
        while left > 0 and not Page.done:
            time.sleep(0.05)
            left -= 0.05 / Page.at_work
        Page.at_work -= 1
        if not Page.done:
            Page.done = True
            print(f'standin: asked {Page.asked} times', flush=True)

    def do_GET(self):
        if not Page.done:
            self.work()
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
if does == 'deaf':
    signal.pause()
port = int(os.environ['STANDIN_PORT']) + (1 if does == 'move' else 0)
server = http.server.ThreadingHTTPServer((os.environ['STANDIN_HOST'], port), Page)
print(f"standin: odd {os.environ.get('STANDIN_ODD')!a}, transfer {os.environ.get('HF_HUB_ENABLE_HF_TRANSFER')}", flush=True)
shown = sorted(name for name in os.environ.get('STANDIN_SHOWS', '').split(',') if name in os.environ)
print('standin: sees', *shown, flush=True)
print(f'standin: model loaded, torch {torch.__version__}', flush=True)
server.serve_forever()
