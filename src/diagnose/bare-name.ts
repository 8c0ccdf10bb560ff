/** Lines that name an error and report none: code, comments, lists of names, what a release mended. */
const onlyNamed =
  /assertRaises|isinstance\(|Error\){1,2}:$|^\s{0,80}(?:\w{1,80} (?:--|=) |except\b|import |from \S{1,80} import |# (?! |SIG)|\/\/|@|def |class |:raises |['"]?[\w.]{1,80}['"]?,(?:$| ['"]?[\w.]{0,60}(?:Error|Timeout|Exception)\b)|[-*] (?:[\w./() ]{1,60}: )?(?:[Ff]ix|[Aa]dd|[Hh]andle)(?:e[sd]|s|d)?\b)/;

/**
 * Whether a text that is one name, as programs write it (EACCES, ReadTimeout), is said by itself. The search finds it
 * in any case and within other names: NativeAccess, BZ_UNEXPECTED_EOF.
 */
export function saysName(name: string, line: string): boolean {
  const at = line.indexOf(name);
  // With capitals alone it is a code, which ERR_ may introduce; another name may have more in front: ConnectorSSLError.
  const front = /[a-z]/.test(name) ? /(?:^|\W|_)(?:[A-Z]\w{0,60})?$/ : /(?:^|\W|ERR_|ERROR_)$/;
  return at >= 0 && front.test(line.slice(Math.max(0, at - 80), at));
}

/** Whether a line names an error and reports none. */
export function isOnlyNamed(line: string): boolean {
  return onlyNamed.test(line);
}

/** Whether a text is such a name: one word with capitals. */
export function isName(text: string): boolean {
  return /^\w+$/.test(text) && text !== text.toLowerCase();
}

/** A signal that ended something, rather than one that is spoken of: a manual lists them all. */
export const endedBy = (signal: string) =>
  new RegExp(
    `(?:[Ss]ignals?[:.=]? ?|[Ss]ignal \\d{1,2} |(?:[Kk]illed|terminated|ended|died|exited|aborted|crashed) (?:by|with|on|from|due to) |(?:sent|got|[Cc]aught|[Rr]eceived|:|\\*\\*\\*) |^)["'(<]{0,2}${signal}\\b(?! (?:handler|timeout))|\\b${signal} ?(?:received|\\((?:0x|@)|: segm|!)`,
  );
