import { defineMessages } from './define.ts';

/** Screens and sound, which a server does not have. */
export const screenMessages = defineMessages([
  {
    id: 'habitat-window',
    class: 'no-display',
    title: 'This habitat-sim was built for a screen, and there is none',
    match: ['compile with --headless for EGL support'],
    cause: 'Its build without a window draws by EGL, on the GPU; the other one wants DISPLAY.',
    fix: [
      'conda install -y habitat-sim headless -c conda-forge -c aihabitat   # the build without a window (withbullet headless, where it had Bullet); the version that the project names: habitat-sim=VERSION headless',
      '# from source: python3 setup.py install --headless, in a clean folder',
    ],
    source: 'https://github.com/facebookresearch/habitat-sim#installation',
    example:
      'Check failed: std::getenv("DISPLAY") != nullptr DISPLAY not detected. For headless systems, compile with --headless for EGL support',
    other: 'built with --headless',
  },
  {
    id: 'mujoco-gl',
    class: 'no-display',
    title: 'MuJoCo has no OpenGL to draw with: there is no screen',
    match: [
      'an OpenGL platform library has not been loaded',
      'mujoco.FatalError: gladLoadGL error',
      "'MjRenderContextOffscreen' object has no attribute 'con'",
      "'Renderer' object has no attribute '_mjr_context'",
      { text: 'The GLFW library is not initialized', weight: 'plain' },
    ],
    cause: 'Without a screen MuJoCo must be told what to draw with, before it is imported.',
    fix: [
      'export MUJOCO_GL=egl PYOPENGL_PLATFORM=egl   # on the GPU; before the start (container: NVIDIA_DRIVER_CAPABILITIES=all)',
      'apt-get update && apt-get install -y libosmesa6 && export MUJOCO_GL=osmesa PYOPENGL_PLATFORM=osmesa   # or on the CPU',
    ],
    source: 'https://mujoco.readthedocs.io/en/stable/programming/#using-opengl',
    example: 'mujoco.FatalError: an OpenGL platform library has not been loaded into this process',
    other: 'OpenGL platform library loaded',
  },
  {
    id: 'mesa-driver',
    class: 'libgl-missing',
    title: 'OpenGL finds no driver to draw with',
    match: [
      {
        text: 'failed to load driver',
        pattern: /libGL error: failed to load driver|MESA-LOADER: failed to open/,
      },
    ],
    weight: 'hint',
    cause:
      'The drivers of Mesa are not installed, or those of the system do not load beside the older libstdc++ of conda.',
    fix: [
      'conda install -y -c conda-forge "libstdcxx-ng>=12"   # in a conda environment; or: export LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libstdc++.so.6',
      'apt-get update && apt-get install -y libgl1 libgl1-mesa-dri && export LIBGL_ALWAYS_SOFTWARE=1   # elsewhere: draws on the CPU',
      'export LIBGL_DRIVERS_PATH=/usr/lib/x86_64-linux-gnu/dri   # or: it is installed there (swrast_dri.so), and a libGL of conda looks elsewhere',
    ],
    source: 'https://docs.mesa3d.org/envvars.html',
    example: 'libGL error: failed to load driver: swrast',
    other: 'libGL: driver loaded',
    confidence: 'medium',
  },
  {
    id: 'no-sound',
    class: 'no-sound-device',
    title: 'There is no sound device here',
    match: [
      { text: 'Input device could not be opened' },
      { text: 'Invalid input device', pattern: /Invalid input device|-9996/ },
      { text: 'Invalid output device', pattern: /Invalid output device|-9996/ },
      { text: 'Error querying device -1' },
      { text: 'No Default Input Device Available' },
    ],
    cause:
      'A server or pod has no microphone and no speaker, and a container sees those of its machine only where they are handed to it.',
    fix: [
      '# on a machine that has one: docker run --device /dev/snd --group-add audio (compose: devices: ["/dev/snd:/dev/snd"], group_add: [audio])',
      '# on a pod: give the program a file in place of the microphone, and let it write one (its options for input and output), or send the sound by its web page',
    ],
    source: 'https://docs.docker.com/reference/cli/docker/container/run/#device',
    example: 'OSError: [Errno -9996] Invalid input device (no default output device)',
    other: 'Input device opened',
  },
  {
    id: 'x-authority',
    class: 'no-display',
    title: 'The screen is there, and does not let this user draw on it',
    match: ['no authorization protocol specified', 'Authorization required, but no authorization protocol'],
    cause: 'The container or another user draws on the screen of somebody who has not allowed it.',
    fix: [
      'xhost +local:   # on the machine with the screen, as the user who sits there; then start it again with -e DISPLAY and -v /tmp/.X11-unix:/tmp/.X11-unix',
    ],
    source: 'https://www.x.org/releases/X11R7.6/doc/man/man1/xhost.1.xhtml',
    example: 'Authorization required, but no authorization protocol specified',
    other: 'Authorization granted',
  },
  {
    id: 'qt-screen',
    class: 'no-display',
    title: 'A program with Qt wants a screen, and there is none',
    match: [
      { text: 'connect to display', pattern: /(?:qt\.|QXcb).{0,80}ould not connect to display/ },
      { text: 'Could not connect to any X display' },
    ],
    cause: 'A container has no screen, and Qt takes one if it is not told to do without.',
    fix: [
      'export QT_QPA_PLATFORM=offscreen   # then the same again (colmap: with --SiftExtraction.use_gpu 0 and --SiftMatching.use_gpu 0, which draw on the screen)',
      '# or on a screen that nobody sees: apt-get install -y xvfb, and xvfb-run -a before the command',
    ],
    source: 'https://doc.qt.io/qt-6/qpa.html',
    example: 'qt.qpa.xcb: could not connect to display :1',
    other: 'qt.qpa.xcb: connected to display :1',
    confidence: 'high',
  },
  {
    id: 'x-request',
    class: 'no-display',
    title: 'The X server refuses what the program draws',
    match: [
      {
        text: 'failed request: ',
        pattern: /X Error o[fr] failed request: {1,4}Bad(?:Batch|Alloc|Match|Drawable|Access|Value)/,
      },
      { text: "Assertion `window != NULL' failed", pattern: /glfw/ },
    ],
    cause:
      'The screen is a forwarded or virtual one (ssh -X, VirtualGL, container) that lacks what is asked of it.',
    fix: [
      'apt-get update && apt-get install -y xvfb libgl1 && xvfb-run -a -s "-screen 0 1280x1024x24" python3 app.py   # on a screen that nobody sees; or EGL, where the app has it',
      'export QT_X11_NO_MITSHM=1   # in a container that uses the screen of the host; or --ipc=host',
    ],
    source: 'https://www.x.org/releases/X11R7.6/doc/man/man1/Xvfb.1.xhtml',
    example: 'X Error of failed request:  BadAlloc (insufficient resources for operation)',
    other: 'failed request: Bad gateway',
    confidence: 'medium',
    weight: 'plain',
  },
  {
    id: 'kit-renders',
    class: 'gpu-cannot-render',
    title: 'Isaac Sim cannot render on this GPU or driver',
    match: [{ text: 'VkResult: ERROR_DEVICE_LOST' }],
    weight: 'plain',
    cause:
      'Omniverse draws with ray tracing: A100, H100, H200 and B200 have no RT cores for it; else the driver, or its graphics part in the container, does not go with this release.',
    fix: [
      '# a card with RT cores (L4, L40S, A10, A40, RTX); or without cameras: --headless, no --enable_cameras',
      '# it has them: the driver that this Isaac Sim names; in a container: -e NVIDIA_DRIVER_CAPABILITIES=all',
    ],
    source: 'https://docs.isaacsim.omniverse.nvidia.com/latest/installation/requirements.html',
    example: '[Error] [carb.graphics-vulkan.plugin] VkResult: ERROR_DEVICE_LOST',
    other: '[Info] [carb.graphics-vulkan.plugin] VkResult: SUCCESS',
    confidence: 'medium',
  },
  {
    id: 'pyglet-screen',
    class: 'no-display',
    title: 'pyglet wants a window, and there is no screen',
    match: ['NoSuchDisplayException', 'Failed to initialize Pyglet window'],
    cause: 'pyglet (gym, trimesh, pyrender) draws in a window of X, on the screen that DISPLAY names.',
    fix: [
      'apt-get update && apt-get install -y xvfb libgl1 libglu1-mesa && xvfb-run -a -s "-screen 0 1400x900x24" python3 app.py   # on a screen that nobody sees',
      '# or without a window: render_mode="rgb_array"; pyrender alone: export PYOPENGL_PLATFORM=egl, before it is imported',
    ],
    source: 'https://pyglet.readthedocs.io/en/latest/programming_guide/headless.html',
    example: 'pyglet.canvas.xlib.NoSuchDisplayException: Cannot connect to "None"',
    other: 'pyglet.display: screen 0',
    explainedBy: ['libgl-missing'],
  },
  {
    id: 'x-server-away',
    class: 'no-display',
    title: 'The program wants an X server, and there is none',
    match: [
      // Newer VTK only warns, and draws without one.
      { text: 'bad X server connection', not: /WARN/ },
      { text: 'cannot connect to X server' },
      { text: 'Failed to initialize GLFW' },
      { text: 'Unable to open a display' },
      { text: 'failed to create an OpenGL context' },
    ],
    cause: 'VTK (mayavi, PyVista), Qt or Open3D draws on the screen that DISPLAY names.',
    fix: [
      'apt-get update && apt-get install -y xvfb libgl1 && xvfb-run -a -s "-screen 0 1280x1024x24" python3 app.py   # on a screen that nobody sees; a notebook: xvfb-run -a jupyter notebook',
      '# or without a window: mlab.options.offscreen = True, pv.OFF_SCREEN = True, with VTK 9.4 or newer (pip install -U vtk)',
    ],
    source: 'https://docs.enthought.com/mayavi/mayavi/tips.html',
    example: 'plot.py: cannot connect to X server',
    other: 'connected to X server :0',
  },
  {
    id: 'glx-symbol',
    class: 'undefined-symbol',
    title: 'libGL is not loaded, and a library (mostly GLEW) takes its functions for granted',
    match: [{ text: 'undefined symbol: gl', pattern: /symbol: gl(?:X|[A-Z])[A-Za-z]/ }],
    cause: 'The gl functions are of libGL.so.1.',
    fix: [
      'apt-get update && apt-get install -y libgl1; export LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libGL.so.1   # then start it again in this shell',
    ],
    source: 'https://man7.org/linux/man-pages/man8/ld.so.8.html',
    example: 'ImportError: /opt/m/bin/libglew.so: undefined symbol: glXGetProcAddressARB',
    other: 'glXGetProcAddressARB found',
    stage: 'import',
  },
]);
