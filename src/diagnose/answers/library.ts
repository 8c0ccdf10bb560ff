import type { Answer, Answerer } from '../answer.ts';
import { type Event, wholeOf } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { builtModule } from './built-modules.ts';
import { nearest, own, packageOf } from './library-row.ts';
import { nvidiaLibrary, ofAnExtension, otherCudnn, otherLinker, plainToolkit } from './nvidia-library.ts';
import { isTensorflowLine, tensorflowLibrary, tensorflowLine } from './tensorflow.ts';

/** A shared library that the loader does not find, or finds in another version. */
export const libraryAnswer: Answerer = (event, facts) => {
  const library = (event.captures['library'] ?? '').replace(/\.$/, '');
  const root = event.frames.at(-1)?.root ?? null;
  if (isTensorflowLine(event.text)) return tensorflowLine(event, library);
  const part = /DLL load failed while importing (?<part>\w{1,40})/.exec(event.text)?.groups?.['part'];
  if (part !== undefined || /\.dll$/i.test(library)) return windowsLibrary(event, facts, part ?? library);
  if (
    /cudnn/.test(library) &&
    /undefined symbol|^(?!.*Unable to load any).*Cannot load symbol|not found or cannot/.test(event.text)
  )
    return otherCudnn(library);
  const wheels = /^libcu/.test(library) && root !== null ? builtModule(event, root, true) : null;
  if (wheels !== null) return { ...wheels, title: `${root} was built for another CUDA than is here` };
  if (/^lib(?:cudart|cublas|cublasLt|cudnn|cufft|curand|cusolver|cusparse|nvrtc)\.so$/.test(library))
    return plainToolkit(library);
  if (/undefined symbol: _{0,2}nvJitLink/.test(event.text)) return otherLinker(event);
  const nvidia = nearest(facts.libraries.nvidia, library);
  const tensorflow =
    nvidia?.[0] !== 'driver' && /^lib(?:cu|nv)/.test(library) ? tensorflowLibrary(event, library) : null;
  if (tensorflow !== null) return tensorflow;
  if (nvidia !== undefined) return nvidiaLibrary(event, library, nvidia);
  const row = nearest(facts.libraries.libraries, library);
  if (row === undefined) return ofAnExtension(event, library) ?? ownLibrary(event, library);
  if (/^libpython3/.test(library)) return pythonLibrary(event, library, row[0] ?? row[2] ?? null);
  const [old, now] = [row[0] ?? row[2] ?? null, row[1] ?? row[3] ?? null];
  const name = old ?? now;
  const remark = row[4] ?? null;
  if (name === null) return /^lib(?:ssl|crypto)\.so\.1\.1/.test(library) ? olderSsl(event, library) : null;
  return {
    subject: library,
    title: `The system library ${library} is not installed`,
    cause: `The program needs ${library}, which pip does not bring; on Debian and Ubuntu it is in the package ${name}${now === null || now === name ? '' : ` (${now} in Debian 13 and Ubuntu 24.04)`}.${remark === null ? '' : ` ${remark}.`}`,
    fix: [
      `apt-get update && apt-get install -y ${name}`,
      ...(now === null || now === name
        ? []
        : [`# or, on Debian 13 and Ubuntu 24.04: apt-get install -y ${now}`]),
      ...(/^libGL\.|^libgthread|^libglib/.test(library) &&
      /^(?:vtk|open3d|pyvista|bpy|PyQt|PySide)/.test(root ?? '')
        ? [`# or, in conda: conda install -y -c conda-forge libgl libglu`]
        : /^libGL\.|^libgthread|^libglib/.test(library)
          ? [
              '# or, with no system package:',
              `${event.pip} uninstall -y opencv-python opencv-contrib-python && ${event.pip} install opencv-python-headless`,
            ]
          : []),
    ],
    confidence: 'high',
    weight: 'root',
  };
};

/** Ubuntu 22.04, Debian 12 and newer have OpenSSL 3 alone. */
function olderSsl(event: Event, library: string): Answer {
  const around = [event.text, ...event.above].join('\n');
  return {
    subject: library,
    title: `${library} is of OpenSSL 1.1, and this system has OpenSSL 3`,
    cause: 'The program was built for Ubuntu 20.04 or Debian 11.',
    fix: [
      ...(/paddle/.test(around)
        ? [
            `${event.pip} install -U "paddlepaddle-gpu>=2.6"   # (paddlepaddle on the CPU) needs it no more; or:`,
          ]
        : []),
      'curl -fO http://archive.ubuntu.com/ubuntu/pool/main/o/openssl/libssl1.1_1.1.1f-1ubuntu2_amd64.deb && dpkg -i libssl1.1_1.1.1f-1ubuntu2_amd64.deb   # beside OpenSSL 3',
      '# or an image of Ubuntu 20.04, or a newer release of the program',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** Windows names the library that it was asked for, and not the one below it that is missing. */
function windowsLibrary(event: Event, facts: Facts, library: string): Answer {
  const name = library.split('\\').at(-1) ?? library;
  const omp = /^fbgemm/i.test(name);
  const root = event.frames.at(-1)?.root ?? null;
  const procedure = /procedure could not be found|\u627e\u4e0d\u5230\u6307\u5b9a\u7684\u7a0b\u5e8f/.test(
    event.text,
  );
  const compiled =
    root !== null && /^(?:nunchaku|sageattention|torch_scatter|torch_sparse|torch_cluster)$/.test(root);
  if ((procedure || compiled) && !omp) {
    const dist = root?.replaceAll('_', '-');
    const elsewhere = root === null ? undefined : facts.imports.not_on_pypi[root];
    return {
      subject: name,
      title: `${name} was built for another release of what it builds on (mostly torch) than is here`,
      cause: procedure
        ? `Windows finds ${name} and what it needs, and a function in that is missing.`
        : `Windows finds ${name}, and not what it was linked with.`,
      fix: [
        elsewhere !== undefined
          ? `# the wheel of ${root} whose name has the torch and Python that are here, then pip install --force-reinstall --no-deps with that file: ${elsewhere}`
          : dist === undefined || dist === 'torch'
            ? `# install the package that ${name} belongs to again: the wheel whose name has this torch, CUDA and Python`
            : `${event.pip} install --force-reinstall --no-deps ${dist}   # or its wheel whose name has this torch, CUDA and Python (the page of its releases)`,
      ],
      confidence: 'medium',
    };
  }
  return {
    subject: name,
    title: `Windows cannot load ${name}: a library that it needs is missing`,
    cause: `${name} is there; what it builds on is not: ${omp ? 'libomp140.x86_64.dll, which torch 2.4.0 left out and 2.4.1 brings' : 'mostly the run time of Visual C++, or it is of another release than the rest'}.`,
    fix: [
      ...(omp
        ? []
        : [
            'winget install -e --id Microsoft.VCRedist.2015+.x64   # then open a new window, and start again',
          ]),
      `${event.pip} install --force-reinstall torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu128   # ${omp ? 'any but 2.4.0' : 'still so, and it is a library of torch: torch whole'}; an app that pins torch: ${omp ? '2.4.1 or 2.3.1' : 'that release'}, with the torchvision and torchaudio of its time`,
    ],
    confidence: omp ? 'high' : 'medium',
  };
}

/** Their names have the number of one release. */
function ofCodec(library: string): Answer | null {
  const exr = /^lib(?:Iex|Half|Imath|IlmImf|IlmThread|OpenEXR)/.test(library);
  const codec = /^lib(?<name>x26[45])\./.exec(library)?.groups?.['name'];
  if (!exr && codec === undefined) return null;
  return {
    subject: library,
    title: `${library} is of another release of ${codec ?? 'OpenEXR'} than is here, or it is not installed`,
    cause: 'The number in the name is that of the release that the program was built for.',
    fix: exr
      ? [
          'apt-get update && apt-get install -y libopenexr-dev',
          'python3 -m pip install -U OpenEXR   # its wheels bring their own',
        ]
      : [
          `conda install -y -c conda-forge --override-channels ffmpeg ${codec}   # in conda: both anew, of one channel`,
          '# or the one of the system: conda remove ffmpeg; apt-get update && apt-get install -y ffmpeg',
        ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Nobody's package that is known: built here or unpacked into a folder that the loader does not search, or not there. */
function ownLibrary(event: Event, library: string): Answer | null {
  if (!/^lib[\w.+-]{1,60}\.so[\d.]{0,12}$/.test(library)) return null;
  const codec = ofCodec(library);
  if (codec !== null) return codec;
  const nccl = /^libnccl\.so/.test(library);
  const cupti = /^libcupti\.so\.?(?<of>\d\d\.\d)?/.exec(library);
  // A program that was unpacked, or built into an image, with its libraries beside it.
  const beside = /(?:^|[\s|])(?<folder>\.{0,2}(?:\/[\w.+-]{1,60}){1,8})\/[\w.+-]{1,60}: error while loading/
    .exec(event.text)
    ?.groups?.['folder']?.replace(/^\.(?=\/)/, '$PWD');
  const own = beside === undefined || /^(?:\/usr(?:\/local)?)?\/s?bin$/.test(beside) ? null : beside;
  const image = own !== null && wholeOf(event).includes('exited with code 127');
  const place =
    own !== null
      ? own
      : cupti === null
        ? '/usr/local/lib'
        : `/usr/local/cuda${cupti[1] ? `-${cupti[1]}` : ''}/extras/CUPTI/lib64`;
  return {
    subject: library,
    title: `The loader does not find ${library}`,
    cause: `The program needs ${library}: it lies in a folder that the loader does not search (${own !== null ? 'mostly it is beside the program, in' : cupti === null ? 'built from source it goes to' : 'with the toolkit'} ${place}, or into the folder of its package), it is there in another release only, or it is not installed.`,
    fix: [
      ...(image
        ? [
            `# in the compose file, of that service: environment: - LD_LIBRARY_PATH=${place}   (docker run -e LD_LIBRARY_PATH=${place}); then start it again`,
            '# or the image before, by its tag: the newest one lacks it',
          ]
        : own === null
          ? []
          : [
              `export LD_LIBRARY_PATH=${place}:$LD_LIBRARY_PATH   # the folder of the program; then start again`,
            ]),
      `F=$(find / -xdev -name "${library}" 2>/dev/null | head -1); echo "\${F:-nowhere}"; export LD_LIBRARY_PATH="\${F:+\${F%/*}:}$LD_LIBRARY_PATH"   # the folder where it lies, as it prints; then start again`,
      `# for good: echo ${own === null && cupti === null ? `"\${F%/*}"` : place} | sudo tee /etc/ld.so.conf.d/local.conf && sudo ldconfig`,
      nccl
        ? `# nowhere: its package: apt-get install -y libnccl${/\.so\.(?<major>\d)/.exec(library)?.groups?.['major'] ?? '2'} (NVIDIA's package source); libnccl.so.2 also: pip install nvidia-nccl-cu12`
        : `apt-get update && apt-get install -y apt-file && apt-file update && apt-file search ${library}   # nowhere: finds the package of a system library; one of a Python package: install that package again, for the CUDA of torch here`,
    ],
    confidence: 'medium',
  };
}

/** Of an interpreter that uv, pyenv or conda brought, mostly in the home of the user that installed it. */
function pythonLibrary(event: Event, library: string, apt: string | null): Answer {
  return {
    subject: library,
    title: `The loader does not find ${library}, the library of a Python`,
    cause: `${library} belongs to a Python: that of the system, or one of uv, pyenv or conda. In an image it often lies below /root, which no other user (docker run --user) may read.`,
    fix: [
      `D="$(${event.pip.replace(/ -m pip$/, '')} -c "import sysconfig; print(sysconfig.get_config_var('LIBDIR'))")"; ls $D/${library} && export LD_LIBRARY_PATH="$D:$LD_LIBRARY_PATH"${apt === null ? '' : ` || { apt-get update && apt-get install -y ${apt}; }`}   # where this Python (of conda, uv) has it${apt === null ? '' : ', else that of the system'}; then start again. Built without it (pyenv, from source)? again with --enable-shared`,
      `id; find / -xdev -name "${library}*" 2>/dev/null   # as root (docker exec -u 0): below /root, and another user runs?`,
      '# then either: run the container as root: without --user (compose: user: "0:0"), or let others read it: chmod a+rx /root and the folders below it in the Dockerfile',
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** A library that is linked with while something is compiled: its -dev package, or a part of CUDA. */
export const linkerAnswer: Answerer = (event, facts) => {
  const name = event.captures['library'] ?? '';
  if (
    /^(?:cuda|nvidia-ml|cudart\w{0,10}|cublas\w{0,10}|cufft|curand|cusolver|cusparse|nvrtc|cudnn|nvToolsExt)$/.test(
      name,
    )
  ) {
    const driver = /^(?:cuda|nvidia-ml)$/.test(name);
    // Builds look in lib64 below CUDA_HOME; conda has lib.
    const conda = [event.text, ...event.above.slice(-12), ...event.below.slice(0, 8)]
      .map(
        (line) =>
          / -L(?<prefix>\/[\w./-]{1,160}?\/envs\/[\w.-]{1,60})\/lib64(?: |$)/.exec(line.slice(-2000))
            ?.groups?.['prefix'],
      )
      .find((one) => one !== undefined);
    return {
      subject: name,
      title: `The linker does not find lib${name} of CUDA`,
      cause: driver
        ? `Something is compiled that links with lib${name} of the driver. The driver is on the host; to link, a stub of it is enough, and the toolkit brings that in its folder stubs.`
        : `Something is compiled that links with lib${name} of the CUDA toolkit, whose folder is not known to the linker (or the image is no -devel one).`,
      fix: [
        ...(conda === undefined
          ? []
          : [
              `export LIBRARY_PATH=${conda}/lib:${conda}/lib/stubs:$LIBRARY_PATH; ls ${conda}/lib/lib${name}.so*   # conda keeps it in lib, not lib64; nothing there? conda install -c nvidia cuda-cudart-dev, of the CUDA of torch`,
              '# or with a toolkit of the system:',
            ]),
        `export CUDA_HOME=/usr/local/cuda LIBRARY_PATH=/usr/local/cuda/lib64:/usr/local/cuda/lib64/stubs:$LIBRARY_PATH   # then the same again`,
        `ls /usr/local/cuda/lib64/${driver ? 'stubs/' : ''}lib${name}.so*   # nothing? start from a -devel image of the CUDA of this torch`,
        ...(driver
          ? [
              '# in WSL: export LIBRARY_PATH=/usr/lib/wsl/lib:$LIBRARY_PATH; Triton that links at run time: ln -s /usr/lib/x86_64-linux-gnu/libcuda.so.1 /usr/lib/x86_64-linux-gnu/libcuda.so',
            ]
          : []),
      ],
      confidence: 'high',
    };
  }
  const known: Readonly<Record<string, string>> = {
    aio: 'libaio-dev',
    GL: 'libgl-dev',
    GLEW: 'libglew-dev',
    EGL: 'libegl-dev',
    z: 'zlib1g-dev',
    ssl: 'libssl-dev',
    crypto: 'libssl-dev',
    ffi: 'libffi-dev',
    sndfile: 'libsndfile1-dev',
    portaudio: 'portaudio19-dev',
    openblas: 'libopenblas-dev',
    jpeg: 'libjpeg-dev',
    png: 'libpng-dev',
    X11: 'libx11-dev',
    boost_python3: 'libboost-python-dev',
    stdc: 'build-essential',
    'stdc++': 'build-essential',
    gomp: 'libgomp1',
    curl: 'libcurl4-openssl-dev',
    sqlite3: 'libsqlite3-dev',
    mpi: 'libopenmpi-dev',
  };
  const opencv = name.startsWith('opencv_');
  const apt = opencv
    ? 'libopencv-dev'
    : (own(known, name) ?? packageOf(own(facts.libraries.headers, `${name}.h`)));
  // conda's own linker does not look into the folders of the system.
  const ld = /(?<ld>\/[\w./-]{1,160}\/compiler_compat\/ld): /.exec(event.text)?.groups?.['ld'];
  return {
    subject: opencv ? 'opencv' : name,
    title: `The linker does not find lib${name}`,
    fix: [
      ...(apt === null || apt === undefined
        ? []
        : [
            `apt-get update && apt-get install -y ${apt}${ld === undefined ? '' : ` && mv ${ld} ${ld}.old`}   # ${ld === undefined ? '' : "conda's own linker does not look into the folders of the system; "}then the same again`,
          ]),
      ...(opencv
        ? ['# or without it, where the Makefile has that switch (darknet): make clean; make OPENCV=0']
        : []),
      ...(name === 'mpi' ? ['# or in conda: conda install -y -c conda-forge mpi4py openmpi'] : []),
      `find / -xdev -name "lib${name}.so*" 2>/dev/null   # there all the same? then: export LIBRARY_PATH=ITS_FOLDER:$LIBRARY_PATH`,
    ],
    confidence: apt === null || apt === undefined ? 'medium' : 'high',
  };
};
