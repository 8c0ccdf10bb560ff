/** Levels below an error as C++ programs write them: glog, torch, onnxruntime. */
const glog =
  /^\[NeMo [WI] |^.{0,160}\[rank\d{1,4}\]:[WIV]\d{4} |^(?:\[[\w ]{1,20}\]: ?)?\[?[WIV](?::[a-z]|\d{3,4} \d\d:| [\w/.]{3,120}:\d)|^.{0,60}(?:\[[WIV]:[a-z]|: [WI] [\w/.]{3,120}:\d)/;
/** Words of such levels, wherever they stand. */
export const warned = /\w{0,20}Warning: |\bwarning: |\bWARN(?:ING)?\b|\bINFO\b|\bDEBUG\b/;
const below =
  /^(?!.*(?:\bERROR\b|\berror: ))(?:npm (?:warn|notice)\b|[^'"]{0,160}(?:Warning: |\bwarning(?:: | - )|\b(?:WARN(?:ING)?|INFO|DEBUG)\b|\blevel=(?:warn|info|debug)))/;

/** The level at the head of a logger's line, in front of what it quotes. */
const atItsHead =
  /^\(?[\d\sT:.,Z+\w-]{0,40}(?:pid=\d{1,8}\) {1,3})?[-|[ ]{0,4}\bWARN(?:ING)?(?: {1,3}\||\]|:| \d\d-\d\d )/;

/**
 * What a program says that it does all the same: what it takes in place of what failed, or goes on without. What
 * it will do again is said again where that fails, too.
 */
export const helped =
  /\bfall(?:ing|s)? ?back|\bfallback\b|\bretry(?:ing\b| loop)|\b(?:, |[.;:] )skipping\b|\bskipped\.?$|\bignor(?:ed|ing)\b|\bdefault(?:ing)? to\b|\b(?:proceed|continu|return)ing\b(?! to fail)|\b(?:using|keep(?:ing|s)?|loading|resorting to|switching to|casting to|converting to|picking|staying)\b.{1,80}(?:\binstead\b|\bas default\b|\boriginal\b)|, (?:using|keeping|staying|streaming|loading) |\b(?:will|to) be (?:disabled|skipped|ignored)\b|\bdisabled for\b|\bTruncating the\b|\bwill skip\b|\b(?:auto-|automatically |it is )disabled\b|\b(?:Casting|Converting|Switching) to\b/i;

/** Whether a line says in its first letters that it is no error. */
export function isLesser(text: string): boolean {
  return glog.test(text);
}

/** Whether the level of the line itself, no word of what it quotes, is below an error. */
export function warns(line: string): boolean {
  return below.test(line) || atItsHead.test(line);
}
