/** Levels below an error as C++ programs write them: glog, torch, onnxruntime. */
const glog =
  /^.{0,160}\[rank\d{1,4}\]:[WIV]\d{4} |^(?:\[[\w ]{1,20}\]: ?)?\[?[WIV](?::[a-z]|\d{3,4} \d\d:| [\w/.]{3,120}:\d)|^.{0,60}(?:\[[WIV]:[a-z]|: [WI] [\w/.]{3,120}:\d)/;
/** Words of such levels, wherever they stand. */
export const warned = /\w{0,20}Warning: |\bwarning: |\bWARN(?:ING)?\b|\bINFO\b|\bDEBUG\b/;
const below =
  /^(?!.*(?:\bERROR\b|\berror: ))(?:npm (?:warn|notice)\b|[^'"]{0,160}(?:Warning: |\bwarning(?:: | - )|\b(?:WARN(?:ING)?|INFO|DEBUG)\b|\blevel=(?:warn|info|debug)))/;

/** Whether a line says in its first letters that it is no error. */
export function isLesser(text: string): boolean {
  return glog.test(text);
}

/** Whether the level of the line itself, no word of what it quotes, is below an error. */
export function warns(line: string): boolean {
  return below.test(line);
}
