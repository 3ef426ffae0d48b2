import { Instant } from '../account/instant.tsx';
import { PageLink } from '../components/page-link.tsx';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

const REFUSALS: Record<string, string> = {
  FORBIDDEN: 'refused: not among their rights',
  UNAUTHENTICATED: 'refused: the credential was no longer valid',
};

/** `recordStatusChange` → `Record status change`. */
const inWords = (act: string): string => {
  const words = act.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
};

/** Who did what, and what was refused; for admins. */
export const audit: View = {
  path: '/admin/audit',
  async see({ url, query, visitor }) {
    if (!visitor?.may('readAuditTrail')) return null;
    const { before } = readQuery(url, { before: one(text) });
    const { auditEvents: events } = await query('ActAudit', { before });
    return {
      title: 'Audit trail',
      description: 'Who did what.',
      isPrivate: true,
      isOfToday: true,
      body: (
        <>
          <h1>Audit trail</h1>
          <p class="lede">
            {count(events.totalCount, 'entry', 'entries')}, the newest first. Nothing of it is ever changed.
          </p>
          <ul class="records">
            {events.nodes.toReversed().map((event) => (
              <li key={event.id}>
                <p>
                  <strong>{inWords(event.act)}</strong> · @{event.person.handle}
                  {event.tokenName && `, with the token ${event.tokenName}`}
                  {event.refusal && <span class="bad"> · {REFUSALS[event.refusal] ?? 'refused'}</span>}
                </p>
                <p class="quiet small">
                  <Instant at={event.at} /> · <code>{event.subject}</code>
                </p>
                {event.details.length > 0 && (
                  <details>
                    <summary>What was written</summary>
                    <dl class="small">
                      {event.details.map(({ name, value }) => (
                        <div key={name}>
                          <dt>{name}</dt>
                          <dd>{value}</dd>
                        </div>
                      ))}
                    </dl>
                  </details>
                )}
              </li>
            ))}
          </ul>
          {events.pageInfo.hasPreviousPage && (
            <p>
              <PageLink to="/admin/audit" search={{ before: events.pageInfo.startCursor }}>
                Earlier entries
              </PageLink>
            </p>
          )}
        </>
      ),
    };
  },
};
