import { normaliseName } from '../packaging/requirement.ts';

/** Modules whose project has another name. */
const projects: Readonly<Record<string, string>> = {
  cv2: 'opencv-python',
  pil: 'pillow',
  yaml: 'pyyaml',
  sklearn: 'scikit-learn',
  skimage: 'scikit-image',
  dotenv: 'python-dotenv',
};

const inSitePackages = /(?:site|dist)-packages[/\\]([A-Za-z0-9_]+)/g;

/** What a log says about the failure. */
export interface Failure {
  /** Projects in its tracebacks: the nearer to the last raise, the earlier. */
  readonly near: readonly string[];
  readonly text: string;
}

/** Longest stretch of a log that is looked at, from its end: the failure stands there. */
const longest = 2_000_000;

/** Reads the tracebacks of a log. */
export function readFailure(log: string): Failure {
  const text = log.slice(-longest);
  const near = new Set<string>();
  for (const [, module = ''] of [...text.matchAll(inSitePackages)].toReversed()) {
    const name = normaliseName(module);
    near.add(projects[name] ?? name);
  }
  return { near: [...near], text };
}
