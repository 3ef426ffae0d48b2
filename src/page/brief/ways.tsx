import { randomUUID } from 'node:crypto';
import { FormToken } from '../account/form-token.tsx';
import { hrefOf, pathOf } from '../act/paths.ts';
import type { BriefToActQuery } from '../operation-types.ts';
import type { Ask } from '../view.ts';
import { useVisitor } from '../visitor.ts';

type Brief = BriefToActQuery['brief'];
type Proposal = NonNullable<Brief['proposed']['items'][number]['proposal']>;
type Suggestion = NonNullable<Brief['suggestions']['items'][number]['suggestion']>;

/** What can be done about items of the brief, by their sentences. */
export interface ToAct {
  since: string;
  proposals: ReadonlyMap<string, Proposal>;
  suggestions: ReadonlyMap<string, Suggestion>;
}

/** Null for readers: nothing more is asked for them. */
export async function toActOn({ query, visitor }: Ask, since: string): Promise<ToAct | null> {
  if (!visitor?.may('acceptSuggestion')) return null;
  const { brief } = await query('BriefToAct', { since });
  return {
    since,
    proposals: new Map(
      brief.proposed.items.flatMap(({ message, proposal }) => (proposal ? [[message, proposal]] : [])),
    ),
    suggestions: new Map(
      brief.suggestions.items.flatMap(({ message, suggestion }) =>
        suggestion ? [[message, suggestion]] : [],
      ),
    ),
  };
}

/** Beside an item: what the visitor may do about it. */
export function Ways({ message, toAct }: { message: string; toAct: ToAct | null }) {
  const proposal = toAct?.proposals.get(message);
  if (proposal) return <WaysOfProposal proposal={proposal} />;
  const suggestion = toAct?.suggestions.get(message);
  return suggestion && toAct ? <Judge suggestion={suggestion} since={toAct.since} /> : null;
}

function WaysOfProposal({ proposal: { id, to, effectiveOn, reason, project } }: { proposal: Proposal }) {
  const visitor = useVisitor();
  const { slug } = project;
  const ways = [
    ['recordStatusChange', 'Record it', { project: slug, to, effectiveOn, reason, proposal: id }],
    ['withdrawProposal', 'Withdraw it', { project: slug, proposal: id }],
  ] as const;
  return (
    <p class="ways">
      {ways
        .filter(([act]) => visitor?.may(act, slug))
        .map(([act, word, given]) => (
          <a key={act} href={hrefOf(act, given)}>
            {word}
          </a>
        ))}
      {visitor?.may('voiceOnProposal') && (
        <a href={hrefOf('voiceOnProposal', { proposal: id })}>Second it, or object</a>
      )}
    </p>
  );
}

/** A reason, and one click. What is wrong with it is said on the page of the form, which keeps what was typed. */
function Judge({ suggestion: { id, project }, since }: { suggestion: Suggestion; since: string }) {
  const visitor = useVisitor();
  // A suggestion without a project is for people who act on all projects.
  if (!visitor?.may('acceptSuggestion', project?.slug ?? null)) return null;
  const field = `reason-${id}`;
  return (
    <form class="judge" method="post" action={pathOf('dismissSuggestion')}>
      <FormToken />
      <input type="hidden" name="key" value={randomUUID()} />
      <input type="hidden" name="suggestion" value={id} />
      <input type="hidden" name="since" value={since} />
      <label for={field}>Reason</label>
      <input id={field} name="reason" autocomplete="off" />
      <button type="submit" name="do" value="act" formaction={pathOf('acceptSuggestion')}>
        Accept
      </button>
      <button type="submit" name="do" value="act">
        Dismiss
      </button>
    </form>
  );
}
