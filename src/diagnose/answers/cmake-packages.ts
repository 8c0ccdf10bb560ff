import type { Answerer } from '../answer.ts';

/** By what CMake and meson call it, in small letters: the package of Debian 12 and Ubuntu 22.04 that brings it. */
const packages: Readonly<Record<string, string>> = {
  assimp: 'libassimp-dev',
  avcodec: 'libavcodec-dev',
  avdevice: 'libavdevice-dev',
  avformat: 'libavformat-dev',
  avutil: 'libavutil-dev',
  bison: 'bison',
  blas: 'libopenblas-dev',
  boost: 'libboost-all-dev',
  bzip2: 'libbz2-dev',
  ceres: 'libceres-dev',
  cgal: 'libcgal-dev',
  curl: 'libcurl4-openssl-dev',
  eigen3: 'libeigen3-dev',
  fftw3: 'libfftw3-dev',
  flann: 'libflann-dev',
  flex: 'flex',
  freeimage: 'libfreeimage-dev',
  freetype: 'libfreetype-dev',
  gflags: 'libgflags-dev',
  git: 'git',
  glew: 'libglew-dev',
  glfw3: 'libglfw3-dev',
  glm: 'libglm-dev',
  glog: 'libgoogle-glog-dev',
  glut: 'freeglut3-dev',
  grpc: 'libgrpc++-dev',
  gtest: 'libgtest-dev',
  hdf5: 'libhdf5-dev',
  jpeg: 'libjpeg-dev',
  lapack: 'liblapack-dev',
  libxml2: 'libxml2-dev',
  llvm: 'llvm-dev',
  lz4: 'liblz4-dev',
  metis: 'libmetis-dev',
  mpi: 'libopenmpi-dev',
  mpi_c: 'libopenmpi-dev',
  mpi_cxx: 'libopenmpi-dev',
  nccl: 'libnccl-dev libnccl2',
  nlohmann_json: 'nlohmann-json3-dev',
  numa: 'libnuma-dev',
  openblas: 'libopenblas-dev',
  opencv: 'libopencv-dev',
  openexr: 'libopenexr-dev',
  opengl: 'libgl1-mesa-dev',
  openimageio: 'libopenimageio-dev',
  openssl: 'libssl-dev',
  pkgconfig: 'pkg-config',
  png: 'libpng-dev',
  protobuf: 'libprotobuf-dev protobuf-compiler',
  python: 'python3-dev',
  python3: 'python3-dev',
  pythonlibs: 'python3-dev',
  qt5: 'qtbase5-dev libqt5opengl5-dev',
  sdl2: 'libsdl2-dev',
  spdlog: 'libspdlog-dev',
  sqlite3: 'libsqlite3-dev',
  suitesparse: 'libsuitesparse-dev',
  swig: 'swig',
  swscale: 'libswscale-dev',
  tbb: 'libtbb-dev',
  threads: 'build-essential',
  tiff: 'libtiff-dev',
  vulkan: 'libvulkan-dev',
  x11: 'libx11-dev xorg-dev',
  'yaml-cpp': 'libyaml-cpp-dev',
  zlib: 'zlib1g-dev',
  zstd: 'libzstd-dev',
};

/** The command that brings what a build looks for; null where no package is known. */
export function bringsForBuild(name: string): string | null {
  if (/^torch$/i.test(name))
    return 'export CMAKE_PREFIX_PATH=$(python3 -c "import torch; print(torch.utils.cmake_prefix_path)")   # with the Python that has torch; then configure again, in an empty folder';
  if (/^pybind11$/i.test(name))
    return 'pip install pybind11 && export CMAKE_PREFIX_PATH=$(python3 -m pybind11 --cmakedir):$CMAKE_PREFIX_PATH   # then configure again, in an empty folder';
  const known = Object.hasOwn(packages, name.toLowerCase()) ? packages[name.toLowerCase()] : undefined;
  return known === undefined
    ? null
    : `apt-get update && apt-get install -y ${known}   # then configure again, in an empty folder`;
}

/** A package that CMake or meson looks for. */
export const buildPackageAnswer: Answerer = ({ captures }) => {
  const name = captures['package'] ?? '';
  const first = bringsForBuild(name);
  return first === null
    ? null
    : {
        subject: name,
        title: `The build does not find ${name}`,
        fix: [
          first,
          '# installed elsewhere: export CMAKE_PREFIX_PATH=ITS_FOLDER   (the one above lib/cmake)',
        ],
      };
};
