import type { EdgeContext } from '../edge-context.ts';
import { keyOfParts } from './key.ts';

/** Everything that the answer to a POST may depend on; null where it depends on who sends it. */
export function questionOf(
  { method, url, headers }: Request,
  { body, own, visit }: Pick<EdgeContext, 'body' | 'own' | 'visit'>,
): string | null {
  // The rest of a long file would take the place of everything else that is kept.
  if (own?.isUnderWay || visit) return null;
  // Not `has`, which takes an empty header for none.
  if (method !== 'POST' || !body || headers.get('authorization') !== null) return null;
  return keyOfParts(
    // The server itself may ask for larger pages than others.
    own && String(own.mostRows),
    url,
    headers.get('accept'),
    headers.get('content-type'),
    headers.get('content-encoding'),
    body.toString('latin1'),
  );
}
