/** What stands for what it finds. Each pattern is bounded, so its time is linear in the text. */
type Replacement = readonly [RegExp, string];

/** What lets a stranger in, and looks like nothing else. */
const tokens: readonly Replacement[] = [
  [/\b(?:hf|ghp|gho|ghs|ghu|glpat|sk|pk|rpa|xox[abp]|AKIA|AIza)[-_]?[A-Za-z0-9_-]{12,200}/g, '<token>'],
  [/\b(?:eyJ[\w-]{10,400}\.){1,2}[\w-]{0,400}/g, '<token>'],
  [/(https?:\/\/)[^\s/@:]{1,100}:[^\s/@]{1,200}@/g, '$1<secret>@'],
  [/([?&](?:token|key|sig|signature|X-Amz-[\w-]{1,30})=)[^\s&"']{1,400}/gi, '$1<secret>'],
];

/** What is called a secret; in prose that only speaks of one, a word too many is lost. */
const named: readonly Replacement[] = [
  [
    /((?:token|secret|password|passwd|api[_-]?key|authorization|bearer)["']?\s{0,2}[:= ]\s{0,2}["']?)[^\s"',;]{4,200}/gi,
    '$1<secret>',
  ],
];

/** What else a stranger must not read in a report: names in home paths, mail addresses, addresses of machines. */
const personal: readonly Replacement[] = [
  [/\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/g, '<mail>'],
  [/(\/home\/|\/Users\/)[^\\/\s:"']{1,64}/g, '$1<user>'],
  [/([A-Za-z]:\\{1,2}Users\\{1,2})[^\\/:"'\n]{1,64}/g, '$1<user>'],
  [/\b[\w-]{1,32}@[\w-]{1,63}(?=[:~])/g, '<user>@<host>'],
  [/\b[a-z0-9]{8,20}-(\d{2,5})\.proxy\.runpod\.net/g, '<pod>-$1.proxy.runpod.net'],
  [/(?<![\w.=<>~-])(?!127\.|0\.0\.0\.0|255\.)(?:\d{1,3}\.){3}\d{1,3}\b(?![.\w+-])/g, '<address>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\bGPU-[0-9a-f-]{8,40}/gi, '<id>'],
];

/** Foreign text without names, tokens and addresses. */
export function redact(text: string): string {
  return replaced(text, [...tokens, ...named, ...personal]);
}

/** Text without tokens; with `isWritten`, by a person, without what they call a secret either. */
export function withoutSecrets(text: string, isWritten: boolean): string {
  return replaced(text, isWritten ? [...tokens, ...named] : tokens);
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((all, [pattern, instead]) => all.replace(pattern, instead), text);
}
