/** Notes that say themselves, or are known, to be none: torchvision without its reader of pictures, apt without its sandbox, a server without pinned memory, backends of JAX, the tries of torch's rendezvous, attention of another kind. */
export const ignorable =
  /you can (?:safely )?ignore|can (?:safely )?be (?:safely )?ignored|Failed to load image Python extension|performed unsandboxed|memory monitor disabled|Unable to allocate pinned system memory|client socket has failed to connect|Cannot use FA version|Unable to register cu\w{2,6} factory|^(?!.*Error: ).*Unable to initialize backend '/;
