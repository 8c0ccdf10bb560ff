import * as page from '../../../src/lint/pages/flash.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW831: {
    file: 'worker.py',
    trips: [
      '@remote(dependencies=["torch==2.8.0"])',
      "@Endpoint(name='x', dependencies=['numpy', 'torchvision>=0.20'])",
    ],
    silent: [
      '@remote(dependencies=["numpy"])',
      '@remote(dependencies=["torch"])',
      '# dependencies=["torch"]',
      's = \'dependencies=["torch"]\'',
    ],
  },
  PW832: {
    file: 'worker.py',
    trips: ['c = ServerlessEndpoint(name="a", dockerImage="b")', '@Endpoint(python_version="3.12")'],
    silent: ['c = ServerlessEndpoint(imageName="b")', 'dockerImage == 1', 'python_version = "3.12"'],
  },
  PW833: {
    file: 'worker.py',
    trips: ['@Endpoint(dependencies=["git+https://github.com/a/b@0123456789"])'],
    silent: ['@Endpoint(dependencies=["b==1.0"])'],
  },
  PW834: {
    file: 'worker.py',
    trips: ['from runpod_flash import Endpoint', 'import tetra_rp'],
    silent: [
      'from runpod import App\napp = App("a")\n@app.queue(name="x")\ndef f(): ...',
      '# import runpod_flash',
    ],
  },
});
