import { dollars } from '../catalog/prices.ts';
import type { PriceSighting } from '../catalog/types.ts';
import type { Offer } from './api.ts';
import type { Candidate } from './rent.ts';
import type { Ends } from './request.ts';

/** What a person is asked to agree to. */
export interface Quote {
  /** `FluxGym on RTX 4090` */
  readonly title: string;
  /** What is asked for in turn: the first that is free is taken. */
  readonly rows: readonly QuoteRow[];
  /** What goes on being billed while it is stopped; null: nothing, and all that is on it is lost. */
  readonly stopped: string | null;
  /** What of the plan is not sent, or otherwise; a sentence each. */
  readonly lost: readonly string[];
  /** What ends it by itself, as far as it was said. */
  readonly ends: Ends;
}

interface QuoteRow {
  /** `RTX 4090 in EU-RO-1, secure cloud` */
  readonly label: string;
  /** `$0.69 an hour` */
  readonly price: string;
  /** From when that is, and what is free; empty: nothing is known. */
  readonly about: string;
}

export interface Price {
  readonly usdPerHour: number;
  /** The day it was seen; null: now. */
  readonly seen: string | null;
  /** What the cloud says of it now; null: nothing. */
  readonly offer: Offer | null;
}

/** What a candidate costs an hour: as the cloud says now, else as somebody last saw it; null: nobody did. */
export function priceOf(
  { body: { gpu, cloud } }: Candidate,
  offer: Offer | null,
  seen: PriceSighting | null,
): Price | null {
  const count = gpu?.count ?? 1;
  if (offer !== null)
    return {
      usdPerHour: count * offer.price[cloud === 'COMMUNITY' ? 'community' : 'secure'],
      seen: null,
      offer,
    };
  return seen === null ? null : { usdPerHour: count * seen.usdPerHour, seen: seen.date, offer: null };
}

/** `$0.69 an hour`, `now, free: high, most in EU-RO-1; hosts of CUDA 12.8`. */
export function quoteRow(label: string, price: Price | null): QuoteRow {
  if (price === null) return { label, price: 'nobody noted its price', about: '' };
  const { usdPerHour, seen, offer } = price;
  return {
    label,
    price: `${dollars(usdPerHour)} an hour`,
    about: offer === null ? `seen on ${seen}` : `now${freeWords(offer)}`,
  };
}

/** A row in one line. */
export function rowText({ label, price, about }: QuoteRow): string {
  return `${label}: ${price}${about === '' ? '' : ` (${about})`}`;
}

const levels = ['HIGH', 'MEDIUM', 'LOW'];

/** What is free of it, and where most of it. Words of the API come through as they are: whoever prints them makes them harmless. */
function freeWords({ availability, dataCenters, cudaVersions }: Offer): string {
  if (availability === null) return '';
  const free = `, free: ${availability.toLowerCase()}`;
  if (!levels.includes(availability)) return free;
  const best = levels.find((level) => dataCenters?.some((one) => one.availability === level));
  const places = (dataCenters ?? []).filter((one) => one.availability === best).map(({ id }) => id);
  const versions = (cudaVersions ?? []).filter(({ available }) => available).map(({ version }) => version);
  return [
    free,
    ...(places.length === 0 ? [] : [`, most in ${list(places)}`]),
    ...(versions.length === 0 ? [] : [`; hosts of CUDA ${list(versions)}`]),
  ].join('');
}

function list(words: readonly string[]): string {
  const shown = words.slice(0, 4);
  const more = words.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

/** What is agreed to: labels, and what stands beside them. `how`: where an end is set, for those who set none. */
export function confirmation(
  { title, rows, stopped, lost, ends: { hold, stopAfter } }: Quote,
  how: string,
): readonly (readonly [label: string, text: string])[] {
  const ends = [
    ...(stopAfter === null ? [] : [`after ${stopAfter} h`]),
    ...(hold === null ? [] : [`when it is not ready after ${hold} min`]),
  ];
  return [
    ['Rent', `${title}${rows.length > 1 ? ', or the next of these that is free' : ''}`],
    ...rows.map((row) => ['', rowText(row)] as const),
    [
      'Stopped',
      stopped === null
        ? 'everything on it is lost, and nothing is billed'
        : `this goes on being billed: ${stopped}`,
    ],
    [
      'Ends',
      ends.length === 0
        ? `when you stop or terminate it: nothing else does (${how})`
        : `it stops itself ${ends.join(', and ')}`,
    ],
    ...lost.map((line) => ['Note', line] as const),
  ];
}
