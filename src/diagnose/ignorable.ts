/**
 * Notes that say themselves, or are known, to be none: what will change one day, what is counted and sent for
 * statistics, torchvision without its reader of pictures, apt without its sandbox, a container without sound,
 * screen, message bus and languages, backends of JAX, the tries of torch's rendezvous.
 */
export const ignorable =
  /you can (?:safely )?ignore|^Exception .{1,300} ignored$|can (?:safely )?be (?:safely )?ignored|(?:won.t|does(?: not|n't)) affect |not critical|Failed to load image Python extension|performed unsandboxed|memory monitor disabled|Unable to allocate pinned system memory|client socket has failed to connect|Cannot use FA version|Unable to register cu\w{2,6} factory|^(?!.*Error: ).*(?:Unable to initialize backend '|\b(?:Future|Deprecation|Resource)Warning: )|send telemetry|telemetry event|[Pp]osthog(?:\.com\b| capture)|usage stat|metrics exporter agent|Failed to export (?:traces|metrics|logs)|Failed to sample metric|setaffinity_np|Error in cpuinfo|NUMA node|^AL(?:SA)? lib|\bjack_\d|[Jj]ack server|connect to server (?:socket|request)|connect to server failed$|message bus|system_bus_socket|XDG_RUNTIME_DIR not set|libEGL warning|setlocale:|Cannot set LC_|-(?:WARNING|CRITICAL|Message) \*\*|error while decoding MB|pending error messages|Error caught was: No module named 'triton'/;

/** Announces an exception that is none: Python cannot raise it while it clears away, a page was closed, xformers has asked in vain. */
const announces =
  /^(?:Exception ignored |handle: .{0,80}_call_connection_lost|future: .{0,400}exception=ConnectionReset|A matching Triton is not available)/m;

/** Whether a line may be passed by, for what it says or for what announces it in the log before it. */
export function passesBy(text: string, before: string): boolean {
  if (ignorable.test(text)) return true;
  if (!announces.test(before)) return false;
  return announces.test(before.split('\n').findLast((line) => !/^(?:\s|Traceback|$)/.test(line)) ?? '');
}
