/**
 * What a stranger must not read in a report: names in home paths, tokens, mail addresses, addresses of machines.
 * Each pattern is bounded, so its time is linear in the text.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(?:hf|ghp|gho|ghs|ghu|glpat|sk|pk|rpa|xox[abp]|AKIA|AIza)[-_]?[A-Za-z0-9_-]{12,200}/g, '<token>'],
  [/\b(?:eyJ[\w-]{10,400}\.){1,2}[\w-]{0,400}/g, '<token>'],
  [
    /((?:token|secret|password|passwd|api[_-]?key|authorization|bearer)["']?\s{0,2}[:= ]\s{0,2}["']?)[^\s"',;]{4,200}/gi,
    '$1<secret>',
  ],
  [/(https?:\/\/)[^\s/@:]{1,100}:[^\s/@]{1,200}@/g, '$1<secret>@'],
  [/([?&](?:token|key|sig|signature|X-Amz-[\w-]{1,30})=)[^\s&"']{1,400}/gi, '$1<secret>'],
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
  return secrets.reduce((all, [pattern, instead]) => all.replace(pattern, instead), text);
}
