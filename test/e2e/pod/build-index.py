"""Builds what a stand-in pod downloads: two package indexes of tiny wheels, below the folder given."""

import base64
import hashlib
import pathlib
import sys
import zipfile

TORCH = '''
__version__ = '{version}'

class version:
    cuda = '{cuda}'

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
            # The same bytes in every pod, so that a digest of one holds in the next.
            archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), text)


root = pathlib.Path(sys.argv[1])
torch, packages = root / 'torch', root / 'packages'
TRIOS = (('2.8.0', '0.23.0', 'cu128', '12.8'), ('2.6.0', '0.21.0', 'cu124', '12.4'))
for version, vision, tag, cuda in TRIOS:
    wheel(torch, 'torch', f'{version}+{tag}', TORCH.format(version=f'{version}+{tag}', cuda=cuda))
    wheel(torch, 'torchvision', f'{vision}+{tag}', '')
    wheel(torch, 'torchaudio', f'{version}+{tag}', '')
# The default index has newer ones, which would replace the right ones if the constraints let them.
for name, version in (('torch', '2.11.0'), ('torchvision', '0.26.0'), ('torchaudio', '2.11.0')):
    wheel(packages, name, version, '')
for version in ('1.0.0', '2.0.0'):
    wheel(packages, 'standin-web', version, '', ['torch', 'standin-schema'])
    wheel(packages, 'standin-schema', version, '')
wheel(packages, 'standin-extra', '3.0.0', '')
wheel(packages, 'huggingface-hub', '0.34.3', '')
