import type { Kind } from './form.ts';

/** Fields that are made of several, each with what it asks for. */
export const PARTS: Partial<Record<Kind, readonly (readonly [name: string, label: string])[]>> = {
  kernel: [
    ['series', 'Series, such as 4.11'],
    ['base', 'What it is based on'],
    ['form', 'In which form it comes'],
  ],
  attestation: [
    ['url', 'Where it can be read; left empty: the first address of the evidence'],
    ['score', 'Score, where OpenSSF Scorecard gave one, such as 8.2'],
    ['issuedOn', 'Day on which it was issued, as in 2017-08-16'],
    ['digest', 'Its SHA-256'],
  ],
};
