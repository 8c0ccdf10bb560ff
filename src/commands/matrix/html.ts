import { createHash } from 'node:crypto';
import { printable } from '../../basics/printable.ts';
import { dollars, securePrice } from '../../catalog/prices.ts';
import type { Gpu } from '../../catalog/types.ts';
import type { Axes, ExplainedCell } from '../../judge/matrix.ts';
import type { Preset } from '../../presets/schema.ts';
import type { Finding, Verdict } from '../../rules/rule.ts';
import style from './matrix.css';
import behaviour from './matrix.page.js';

/** One app on the page. */
export interface PageApp {
  readonly preset: Preset;
  readonly axes: Axes;
  readonly cells: readonly ExplainedCell[];
}

/** How every page of ours begins: by it one that may be replaced is known. */
export const pageStart = '<!doctype html>\n<html lang="en" data-made-by="pod-wizard matrix">';

/** HTML that is safe as it stands; made only by `html`. */
interface Html {
  readonly html: string;
}

const marks = {
  recommended: '\u2605',
  compatible: '+',
  unverified: '?',
  incompatible: '\u00d7',
} as const satisfies Record<Verdict, string>;

/** A page with nothing outside itself: a table for each app, and below it why and what ends it. Pure. */
export function pageOf(
  apps: readonly PageApp[],
  { version, date }: { readonly version: string; readonly date: string },
): string {
  const reasons = new Map<string, { readonly at: number; readonly finding: Finding }>();
  const numberOf = (finding: Finding) => {
    const key = `${finding.code} ${finding.severity} ${finding.message}`;
    const known = reasons.get(key) ?? { at: reasons.size + 1, finding };
    reasons.set(key, known);
    return known.at;
  };
  const gpus = [...new Set(apps.flatMap(({ axes }) => axes.gpus))];
  const families = [...new Set(gpus.map(({ architecture }) => architecture ?? 'unknown'))].sort();
  const prices = gpus.flatMap((gpu) => securePrice(gpu) ?? []);
  const seen = prices.map((price) => price.date).sort();
  const sections = apps.map((app) => appSection(app, numberOf));
  const body = html`
<header><h1>Which GPU, which image, which Python</h1>
<p>Made on <time>${date}</time> by pod-wizard ${version}: what <code>pod-wizard check</code> says of each. Prices are of the secure cloud, seen from ${seen.at(0) ?? 'no day'} to ${seen.at(-1) ?? 'no day'}. Sources: pod-wizard's Catalog of facts; each reason names its own.</p>
<p class="legend">${(Object.keys(marks) as Verdict[]).map((one) => html`<span class="${one}">${marks[one]} ${one}</span>`)}</p></header>
<form id="filters" hidden aria-label="Filters">
<label>App <select id="app"><option value="">all</option>${apps.map(({ preset }) => html`<option value="${preset.id}">${preset.title}</option>`)}</select></label>
<label>Family <select id="family"><option value="">all</option>${families.map((one) => html`<option>${one}</option>`)}</select></label>
<label>Memory, at least (GB) <input id="memory" type="number" min="0" inputmode="numeric"></label>
<label>Price, at most ($ an hour) <input id="price" type="number" min="0" step="0.01" inputmode="decimal"></label>
<output id="count" role="status"></output></form>
<main>${sections}
<section id="why" aria-labelledby="why-title"><h2 id="why-title">Why, and what ends it</h2><dl>${[...reasons.values()].map(({ at, finding }) => reason(at, finding))}</dl></section></main>
<aside id="panel" hidden role="region" aria-label="The cell that was chosen" aria-live="polite"></aside>`;
  // No text can bring a script or a style of its own: only these two run.
  const policy = `default-src 'none'; style-src '${digestOf(style)}'; script-src '${digestOf(behaviour)}'; base-uri 'none'; form-action 'none'`;
  return `${pageStart}
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>pod-wizard matrix, ${escaped(date)}</title>
<style>${style}</style></head>
<body>${body.html}
<script>${behaviour}</script></body></html>
`;
}

function appSection({ preset, axes, cells }: PageApp, numberOf: (finding: Finding) => number): Html {
  const { id, title } = preset;
  const byPlace = new Map<string, ExplainedCell[]>();
  for (const one of cells) {
    const key = `${one.cell.gpu}\n${one.cell.image}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), one]);
  }
  const rows = axes.gpus.map((gpu) => {
    const price = securePrice(gpu)?.usdPerHour ?? null;
    const own = axes.images.map(({ ref }) => cellHtml(byPlace.get(`${gpu.id}\n${ref}`) ?? [], numberOf));
    return html`
<tr data-memory="${gpu.vramGb ?? ''}" data-price="${price ?? ''}" data-family="${gpu.architecture ?? 'unknown'}"><th scope="row">${gpu.name}<small>${factsOf(gpu, price)}</small></th>${own}</tr>`;
  });
  return html`
<section class="app" data-app="${id}" aria-labelledby="app-${id}"><h2 id="app-${id}">${title}</h2>
<div class="scroll" role="region" tabindex="0" aria-label="${title}: GPU types and images">
<table><caption>${title} ${preset.version}: rows are GPU types, columns are images; in a cell, each verdict with the Pythons it holds for</caption>
<thead><tr><th scope="col">GPU type</th>${axes.images.map(({ ref }) => html`<th scope="col">${ref}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function factsOf({ vramGb, architecture }: Gpu, price: number | null): string {
  return [
    vramGb === null ? 'memory unknown' : `${vramGb} GB`,
    architecture ?? 'family unknown',
    price === null ? 'price unknown' : `${dollars(price)}/h`,
  ].join(', ');
}

function cellHtml(cells: readonly ExplainedCell[], numberOf: (finding: Finding) => number): Html {
  const groups = new Map<Verdict, string[]>();
  for (const { cell } of cells) groups.set(cell.verdict, [...(groups.get(cell.verdict) ?? []), cell.python]);
  const numbers = [...new Set(cells.flatMap(({ findings }) => findings).map(numberOf))];
  const text = [...groups].map(
    ([verdict, pythons]) =>
      html`<span class="${verdict}">${marks[verdict]} ${verdict}${groups.size === 1 ? '' : ` ${pythons.join(', ')}`}</span>`,
  );
  const [first] = numbers;
  return first === undefined
    ? html`<td>${text}</td>`
    : html`<td><a href="#r${first}" data-r="${numbers.join(' ')}">${text}</a></td>`;
}

function reason(at: number, { code, severity, title, message, why, fixes, evidence }: Finding): Html {
  const source = evidence.at(0);
  return html`
<div id="r${at}" tabindex="-1"><dt>${code} (${severity}) ${title}</dt><dd>${message}</dd><dd>Why: ${why}</dd><dd>${fixes.length === 0 ? 'No change of the plan ends it.' : `Fix: ${fixes.map(({ label }) => label).join('; or ')}`}</dd>${source === undefined ? '' : html`<dd class="source">Source: ${source.source}, looked at on ${source.reviewed}</dd>`}</div>`;
}

function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const shown = values.map((value) => {
    if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  });
  return { html: parts.map((part, index) => `${part}${shown[index] ?? ''}`).join('') };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Foreign text, in an element or a quoted attribute. */
function escaped(text: string): string {
  return printable(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
