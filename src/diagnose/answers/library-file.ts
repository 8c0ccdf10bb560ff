import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';
import { belongsToSystem } from '../system-folder.ts';
import { own } from './library-row.ts';

/** A library that is there and cannot be read: whose it is says what to do. */
export const libraryFileAnswer: Answerer = (event, facts) => {
  const file = event.captures['file'] ?? '';
  const name = file.split('/').at(-1) ?? file;
  if (/^lib(?:cuda|nvidia-)[\w-]{0,40}\.so/.test(name) && !/site-packages/.test(file))
    return {
      class: 'no-gpu-visible',
      title: `${name} belongs to the driver, and is an empty place for it here: the container was given no GPU`,
      cause: `The runtime of NVIDIA lays the libraries of the host's driver over empty files when a container is started with a GPU; this one was started without (or its image was made, with docker commit, of one that had them).`,
      fix: [
        '# start it with a GPU: docker run --gpus all; Kubernetes: limits: nvidia.com/gpu: 1 in the resources of this very container (a Helm chart: at the place where it reads them); a pod: one with a GPU',
        'nvidia-smi   # answers then; still so, with an image that was made by docker commit: rm -f the empty libcuda*, libnvidia* in it, and build it from a Dockerfile',
      ],
      confidence: 'high',
    };
  const foreign = /\.(?:pyd|dylib)$/.test(name);
  const root = /(?:site|dist)-packages\/(?<root>[A-Za-z_]\w{0,60})/.exec(file)?.groups?.['root'];
  if (root !== undefined) {
    const dist = own(facts.imports.names, root)?.split('|')[0] ?? root.replaceAll('_', '-');
    const trio = root === 'torch';
    return {
      title: `${name} of ${dist} is not whole, or is for another system`,
      cause: `${name} was cut off (a full disk, an install that was stopped), or the package was copied here from another system or processor${foreign ? ': this file is one of Windows or macOS' : ''}.`,
      fix: [
        `${event.pip} install --force-reinstall --no-cache-dir ${trio ? 'torch torchvision torchaudio   # whole, for this machine, in the versions that the app pins' : `--no-deps ${dist}   # whole, for this machine`}`,
        'df -h .   # full? make room first',
      ],
      confidence: 'high',
    };
  }
  if (/\/lib\/python\d\.\d{1,2}\/lib-dynload\//.test(file))
    return {
      title: 'The installed Python is not whole',
      cause: `${name} is a part of Python itself, and was cut off when it was installed or copied.`,
      fix: [
        'df -h /   # full? make room first',
        '# install that Python again, as it was installed (apt-get install --reinstall libpython3-stdlib, conda install --force-reinstall python, pyenv install -f); a virtual environment on it: made anew',
      ],
      confidence: 'high',
    };
  return {
    title: `${name} is not whole, or was built on another system`,
    cause: `${file} is there and no library that this system can load: one that was built on another system (a Mac, Windows, another processor) and copied or kept in the repository, a Git LFS pointer, or a file that was cut off.`,
    fix: [
      ...(harmlessWord(file) && !file.startsWith('-') && !belongsToSystem(file)
        ? [`rm -f ${file}   # in the way: the build takes it for done`]
        : []),
      '# then build or install it here: make clean && make, or pip install --force-reinstall --no-cache-dir . in the folder of its source; where pip has it as a package: pip install that one; from Git LFS: git lfs pull',
      ...(harmlessWord(file)
        ? [`file ${file}   # must say: ELF 64-bit LSB shared object, and the processor that uname -m says`]
        : []),
    ],
    confidence: 'medium',
  };
};
