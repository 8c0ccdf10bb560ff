import { bare } from './normalise.ts';

/**
 * Notes that say themselves, or are known, to be none: what will change one day, what is counted and sent for
 * statistics, torchvision without its reader of pictures, apt without its sandbox, a container without sound, FunASR's models without code of their own, the package sox without its program,
 * screen, message bus and languages, symbols that a library may lack, the layout that TensorFlow leaves as it is, lists of fonts that matplotlib makes anew, pictures of a film that ffmpeg does without, what Streamlit's watcher asks of torch, backends of JAX, the tries of torch's rendezvous, NCCL without a plugin or at its end, what Chromium calls errors,
 * save those it ends for, what a release mended, and texts that are yet to be filled in or are in a script.
 */
export const ignorable =
  /^[\s*-]{0,12}(?:[a-z][\w./()]{0,40}: )?Fix(?:ed|es)? (?!it |this |the )|(?:^|[\s"'])%s(?:[\s"':.]|$)|echo \\"Error|you can (?:safely )?ignore|^Exception .{1,300} ignored$|can (?:safely )?be (?:safely )?ignored|, using internal (?:implementation|network plugin)|ProcessGroupNCCL: Process Group shutdown|(?:won.t|does(?: not|n't)) affect |not critical|compatible with the compiler Pytorch was$|Could not load symbol \w{3,60} from|layout failed: (?:Invalid argument|INVALID_ARGUMENT): Size of values|font[Ll]ist(?:-v\d{1,4})?\.(?:json|cache|py3k\.cache)'|(?:error for your installed FFmpeg|versions not installed on)|torchcodec (?:is not installed correctly|installation\.)|^df: \S{0,200}\.triton\/autotune|Failed to load image Python extension|Loading remote code failed: model, No module named|SoX could not be found!|^sh: (?:\d: )?sox: (?:command )?not found|performed unsandboxed|memory monitor disabled|Unable to allocate pinned system memory|client socket has failed to connect|Attempt to open cnn_infer failed|Cannot use FA version|Unable to register cu\w{2,6} factory|^(?!.*Error: ).*(?:setaffinity_np|Unable to initialize backend '|\b(?:Future|Deprecation|Resource)Warning: )|class '__path__\._path'|\bnon-?fatal\b|slow reference implementation|^Setting up PyTorch plugin .{1,60}Failed!$|secret value from your vault|^If the error persists, |send telemetry|telemetry event|[Pp]osthog(?:\.com\b| capture)|usage stat|metrics exporter agent|Failed to export (?:traces|metrics|logs)|Failed to sample metric|Error in cpuinfo|NUMA node|^AL(?:SA)? lib|\bjack_\d|[Jj]ack server|connect to server (?:socket|request)|connect to server failed$|message bus|system_bus_socket|XDG_RUNTIME_DIR not set|libEGL warning|setlocale:|^sudo: unable to resolve host|ulimit: .{1,40}cannot modify limit|Cannot set LC_|-(?:WARNING|CRITICAL|Message) \*\*|error while decoding MB|\] mmco: |pending error messages|Error caught was: No module named 'triton'|in callback \w{1,60}\._call_connection_lost|libGL error: failed to open drm|D-Bus library appears|\d\/\d{6}(?:\.\d{3,6})?:(?:ERROR|WARNING):(?!zygote|ozone|env\.|browser_main|process_sing|gl_impl|socket_posix)/;

/** Announces an exception that is none: Python cannot raise it while it clears away, a page was closed, xformers has asked in vain. */
const announces =
  /^(?:Exception ignored |handle: .{0,80}_call_connection_lost|future: .{0,400}exception=ConnectionReset|A matching Triton is not available)/m;

/** A part that a package does without, and says how not to hear of it: the reason stands below. */
const leavesOut = /failed to import\b.{1,300} to (?:suppress|silence|hide) this (?:message|warning)/;

/** onnxruntime's report of a provider that does not work, before it takes the next; what the next lines call none. */
const triesAnother =
  /^[^\n]{0,400}\n(?:[^\n]{0,400}\n){0,3}(?:Falling back to \[.{1,200} and retrying|[^\n]{0,120}(?:\(non-?fatal\)|OK to ignore the error above))/;

/** A loader that lacks a file, and takes another: the line below says which, or the same line. */
const lacks =
  /\bno file named\b|\bnot (?:be )?found\b|\bmissing\b|\bdoes not exist\b|[Cc]ould not (?:find|read|load)\b/;
const takesAnother = /^[^\n]{0,400}\n(?:Defaulting to|Falling back to|[Uu]sing [^\n]{1,120} instead\b)/;
const inItsLine = /\. (?:Defaulting|Falling back) to\b/;
const besideSlow = /Falling back to slow reference implementation/;
const raises = /^(?:[a-z_]\w{0,40}\.){0,5}[A-Z]\w{0,60}(?:Error|Exception)\b/;

/** What a package says of systemd while it is set up: it is installed, and its service is started by nobody. */
const ofSystemd = /not been booted with systemd|connect to bus: |create bus connection|^\s{0,20}$/;
const setsUp =
  /^(?:\| )?(?:Setting up |Processing triggers |Unpacking |Creat(?:ing|ed) (?:group|user|symlink)|\(\d{1,4}\/\d{1,4}\) Install|Running in chroot|invoke-rc\.d: | {0,12}This may take some time)/;

/** Whether a warning was raised, as the error that ends a traceback: one that is only told stands behind the place it is of. */
export function isRaised(text: string, before: string): boolean {
  if (!/^(?:[a-z_]\w{0,40}\.){0,4}(?:Deprecation|Future|User|Runtime)Warning: /.test(bare(text)))
    return false;
  const above = before
    .slice(-2000)
    .split(/[\r\n]/)
    .map(bare)
    .filter((line) => /[^\s^~]/.test(line));
  return (
    /^\s{0,20}raise \w/.test(above.at(-1) ?? '') ||
    /^\s{0,20}File "[^"]{1,400}", line \d/.test(above.at(-2) ?? '')
  );
}

const ofCode =
  /^\s{0,60}(?:(?:def|class|raise|import|assert|const|let|static|function) \w|(?:if|elif|for|while|with) .{1,200}:$|return\b|(?:else|try|finally):|except\b|from \S{1,80} import |self\.\w|@\w|"""|\w[\w.]{0,60} = [\w.]{1,60}\(|(?:if|for|while) \(|\} else|\/\/ )/;
const ofTraceback = /^\s{0,20}File "|Traceback \(|^[\w.]{1,80}(?:Error|Exception)\b/m;

/** Whether it stands in a source, which somebody shows: code goes on above and below, and no traceback does. */
function standsInCode(before: string, after: string): boolean {
  const [above, below] = [before.slice(-700), after.slice(0, 700)];
  const count = (text: string) => text.split('\n').filter((line) => ofCode.test(line)).length;
  return count(below) > 2 && count(above) > 2 && !ofTraceback.test(above) && !ofTraceback.test(below);
}

/** Whether a line may be passed by, for what it says or for what stands round it in the log. */
export function passesBy(line: string, before: string, after: string): boolean {
  const text = bare(line);
  if (((ignorable.test(line) || ignorable.test(text)) && !isRaised(text, before)) || triesAnother.test(after))
    return true;
  if (lacks.test(text) && (takesAnother.test(after) || inItsLine.test(text)) && !raises.test(text))
    return true;
  // IPython stumbles over the error that it is to show.
  if (
    text.endsWith("'_render_traceback_'") ||
    (/^TypeError: object of type 'NoneType' has no len/.test(text) &&
      /ultratb|_render_traceback_/.test(before.slice(-1500)))
  )
    return true;
  if (standsInCode(before, after)) return true;
  // What CMake lacks and then does without: it goes on.
  if (
    /^-- Could NOT find /.test(text) &&
    /\n-- |\n\[ {0,2}\d{1,3}%\]/.test(after) &&
    !/CMake Error/.test(after)
  )
    return true;
  // pyannote says it at its import, and takes sound that is loaded before.
  if (
    /^Could not load libtorchcodec|7, and 8/.test(text) &&
    /torchcodec is not installed correctly/.test(before.slice(-900))
  )
    return true;
  const above = (passed: RegExp) => before.split('\n').findLast((line) => !passed.test(line)) ?? '';
  if (/^\s{0,9}No module named /.test(text) && leavesOut.test(above(/^\s{0,20}$/))) return true;
  // A loader that asks for faster builds of a package first, and then has the plain one.
  const root = /No module named '(\w{2,40})\./.exec(text)?.[1];
  if (root !== undefined && after.includes(`Successfully loaded ${root}.`)) return true;
  if (ofSystemd.test(text)) return setsUp.test(above(ofSystemd));
  // What StyleGAN compiles on the spot, and does without.
  if (
    /No module named '\w{2,40}_plugin'$/.test(text) &&
    besideSlow.test(before.slice(-2500) + after.slice(0, 700))
  )
    return true;
  // CARLA compares whole names of builds: those of one release work together.
  const server = /Simulator API version {1,6}= (?<of>\d[\d.]{3,12})/.exec(text)?.groups?.['of'];
  if (server !== undefined && !/bad_alloc|Error/.test(after.slice(0, 600)))
    return (
      server === /Client API version:? {1,6}= (?<of>\d[\d.]{3,12})/.exec(before.slice(-300))?.groups?.['of']
    );
  // MeshLab does without a format or filter whose part does not load.
  if (
    /Cannot load library \S{1,300}\/plugins\//.test(text) &&
    before.slice(-2000).includes('Unable to load the following plugins')
  )
    return true;
  // Streamlit asks for a loop, and makes one.
  if (/: no running event loop$/.test(text) && /streamlit.web.bootstrap\.py/.test(before.slice(-400)))
    return true;
  // The end of what was never made: its making has failed.
  return (
    announces.test(before) &&
    announces.test(above(/^(?:\s|Traceback|$)/)) &&
    !/'ds_opt_|RenderContextOffscreen' object|'_mjr_context'$/.test(text)
  );
}
