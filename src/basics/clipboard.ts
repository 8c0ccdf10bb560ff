/**
 * What asks a terminal to take a text into its clipboard (OSC 52). Terminals that allow it take it; the others,
 * and those that stop at a length, say nothing.
 */
export function clipboard(text: string): string {
  return `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
}
