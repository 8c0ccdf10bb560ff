"""Builds what a stand-in pod downloads: two package indexes of tiny wheels, below the folder given."""

import base64
import hashlib
import pathlib
import sys
import zipfile

TORCH = '''
__version__ = '{version}'

class version:
    cuda = '12.8'

class cuda:
    is_available = staticmethod(lambda: True)
    get_device_capability = staticmethod(lambda index: (8, 9))
    get_arch_list = staticmethod(lambda: ['sm_80', 'sm_86', 'sm_90'])

def ones(size, device):
    return [1] * size
'''


def wheel(index, name, version, code, requires=()):
    module = name.replace('-', '_')
    info = f'{module}-{version}.dist-info'
    files = {
        f'{module}/__init__.py': code,
        f'{info}/METADATA': ''.join(
            [f'Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n', *(f'Requires-Dist: {one}\n' for one in requires)]
        ),
        f'{info}/WHEEL': 'Wheel-Version: 1.0\nGenerator: standin\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    }
    record = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()
        record.append(f'{path},sha256={digest},{len(text.encode())}\n')
    files[f'{info}/RECORD'] = ''.join([*record, f'{info}/RECORD,,\n'])
    folder = index / name
    folder.mkdir(parents=True, exist_ok=True)
    filename = f'{module}-{version}-py3-none-any.whl'
    with zipfile.ZipFile(folder / filename, 'w') as archive:
        for path, text in files.items():
            archive.writestr(path, text)


root = pathlib.Path(sys.argv[1])
torch, packages = root / 'torch', root / 'packages'
for name, version in (('torch', '2.8.0'), ('torchvision', '0.23.0'), ('torchaudio', '2.8.0')):
    wheel(torch, name, f'{version}+cu128', TORCH.format(version=f'{version}+cu128') if name == 'torch' else '')
    # The default index has a newer one, which would replace the right one if the constraints let it.
    wheel(packages, name, '2.11.0' if name != 'torchvision' else '0.26.0', '')
for version in ('1.0.0', '2.0.0'):
    wheel(packages, 'standin-web', version, '', ['torch', 'standin-schema'])
    wheel(packages, 'standin-schema', version, '')
wheel(packages, 'standin-extra', '3.0.0', '')
wheel(packages, 'huggingface-hub', '0.34.3', '')
