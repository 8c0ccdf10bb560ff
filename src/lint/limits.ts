/**
 * How much of one file is looked at. Far above what people write; below what makes a hostile file take
 * minutes, since some rules compare every pin with every other. What lies beyond is not judged, and PW808 says so.
 */
export const limits = {
  /** Requirements of one installation. */
  requirements: 1000,
  /** Commands of one script. */
  commands: 2000,
  /** Blocks of a document, steps of a Dockerfile, workers of a Flash file. */
  parts: 300,
  /** Files that -r and -c draw in. */
  includes: 50,
} as const;
