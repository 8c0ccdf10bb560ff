"""Stands for an app: stand-for.py HEALTH ROOT PORT OWN-WORDS... Its page is there at once; what else tells that it works
(HEALTH is what its preset says of that, as JSON) comes once the file `works` is there."""

import http.server
import json
import os
import pathlib
import sys
import threading
import time

health, root, port, *own = sys.argv[1:]
health, root = json.loads(health), pathlib.Path(root)
works = (root / 'works').exists
probe = health['probe'] or {'path': None, 'contains': ''}


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        text = health['contains'] or '' if self.path == health['path'] else ''
        if self.path == probe['path'] and works():
            text = probe['contains']
        body = text.encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def say_that_it_works():
    while not works():
        time.sleep(0.05)
    print(health['ready'], flush=True)


http.server.ThreadingHTTPServer.allow_reuse_address = True
server = http.server.ThreadingHTTPServer(('0.0.0.0', int(port)), Page)
if health['ready']:
    threading.Thread(target=say_that_it_works, daemon=True).start()
(root / 'seen.new').write_text(json.dumps({'words': own, 'environment': dict(os.environ), 'folder': os.getcwd()}))
(root / 'seen.new').rename(root / 'seen.json')
server.serve_forever()
