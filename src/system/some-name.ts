/**
 * So many hexadecimal digits that nobody else has, for names of files. Not for secrets: V8 makes them of 64 random bits.
 * To load node:crypto for better ones takes longer than all else that writing does.
 */
export function someName(digits: number): string {
  const digit = () => Math.floor(Math.random() * 16).toString(16);
  return Array.from({ length: digits }, digit).join('');
}
