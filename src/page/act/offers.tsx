import { useVisitor, type Visitor } from '../visitor.ts';
import type { ActForm, Place } from './form.ts';
import { formOf, forms } from './forms/index.ts';
import { hrefOf } from './paths.ts';

/** The acts that a page offers, by its path. */
const PLACES: readonly (readonly [RegExp, Place, (key: string) => Record<string, string>])[] = [
  [/^\/projects\/([^/.]+)$/, 'PROJECT', (key) => ({ project: key })],
  [/^\/meetings\/([^/.]+)$/, 'MEETING', (key) => ({ meeting: key })],
  [/^\/(?:criteria|matrix)$/, 'CRITERIA', () => ({})],
  [/^\/combinations$/, 'COMBINATIONS', () => ({})],
  [/^\/channel$/, 'CHANNEL', () => ({})],
];
/** Acts that stand elsewhere as well as where they belong. */
const BESIDE: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^\/meetings$/,
    ['scheduleMeeting', 'importReport', 'restoreMeeting', 'restoreReport', 'updateActionItem'],
  ],
  [
    /^\/brief$/,
    ['voiceOnProposal', 'acceptSuggestion', 'dismissSuggestion', 'updateActionItem', 'scheduleMeeting'],
  ],
  [/^\/$/, ['addProject', 'restoreProject']],
  [/^\/people\/[^/]+$/, ['mergePeople', 'separatePerson']],
  [/^\/account$/, ['addProject', 'createToken', 'revokeToken', 'mergePeople', 'separatePerson']],
];
/** Asked for most, so not folded. */
const FIRST = new Set([
  'proposeStatusChange',
  'recordStatusChange',
  'confirmReadiness',
  'assessCriterion',
  'updateProject',
  'importReport',
  'scheduleMeeting',
  'holdMeeting',
  'updateMeeting',
]);
/** About no meeting that is there. */
const ALONE = new Set(['scheduleMeeting', 'importReport']);

interface Offer {
  href: string;
  word: string;
  isFirst: boolean;
}

/** The acts that the visitor may do on a page; others are not offered. */
function offersAt(path: string, visitor: Visitor): Offer[] {
  const offer = (form: ActForm, given: Record<string, string>): Offer[] =>
    visitor.may(form.act, form.place === 'PROJECT' ? (given.project ?? given.origin) : undefined)
      ? [{ href: hrefOf(form.act, given), word: form.offer, isFirst: FIRST.has(form.act) }]
      : [];
  for (const [pattern, place, givenBy] of PLACES) {
    const match = pattern.exec(path);
    if (!match) continue;
    const given = givenBy(decodeURIComponent(match[1] ?? ''));
    const run =
      place === 'MEETING' && visitor.may('importReport')
        ? [{ href: `${path}/run`, word: 'Run the meeting', isFirst: true }]
        : [];
    return [
      ...run,
      ...forms
        .filter((form) => form.place === place)
        .flatMap((form) => {
          if (ALONE.has(form.act)) return form.act === 'importReport' ? offer(form, {}) : [];
          if (form.act === 'splitProject') return offer(form, { origin: given.project ?? '' });
          return offer(form, given);
        }),
    ];
  }
  for (const [pattern, acts] of BESIDE)
    if (pattern.test(path))
      return acts
        .map(formOf)
        .filter((form) => form !== null)
        .flatMap((form) => offer(form, {}).map((one) => ({ ...one, isFirst: true })));
  return [];
}

/** A quiet row above a page, for people who have signed in; it also says what has just been done. */
export function Offers({ url }: { url: URL }) {
  const visitor = useVisitor();
  const did = formOf(url.searchParams.get('done') ?? '');
  const done = visitor || did?.isForAnybody ? did?.done : null;
  const offers = visitor ? offersAt(url.pathname, visitor) : [];
  const [shown, folded] = [offers.filter(({ isFirst }) => isFirst), offers.filter(({ isFirst }) => !isFirst)];
  return (
    <>
      {done && (
        <p class="notice good" role="status">
          {done}
        </p>
      )}
      {offers.length > 0 && (
        <nav class="offers" aria-label="What you can do here">
          <ul>
            {shown.map((offer) => (
              <OfferLink key={offer.href} offer={offer} />
            ))}
            {folded.length > 0 && (
              <li>
                <details open={shown.length === 0}>
                  <summary>More to do</summary>
                  <ul>
                    {folded.map((offer) => (
                      <OfferLink key={offer.href} offer={offer} />
                    ))}
                  </ul>
                </details>
              </li>
            )}
          </ul>
        </nav>
      )}
    </>
  );
}

const OfferLink = ({ offer: { href, word } }: { offer: Offer }) => (
  <li>
    <a href={href}>{word}</a>
  </li>
);
