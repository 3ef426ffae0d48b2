import { Feed } from 'feed';
import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ChangeFeedQuery } from '../operation-types.ts';
import type { Ask } from '../view.ts';
import { whatOf } from '../what-happened.ts';
import { readinessWord } from '../words.ts';

type Entry = ChangeFeedQuery['statusChanges']['nodes'][number];

/** How a format takes what is written as plain text in titles. */
type TitleOf = (text: string) => string;

/** Before anything was entered; a feed must say when it last changed, and the same answer must not change by itself. */
const NEVER = new Date(0);

/** The newest changes of all projects, or of the one the path names; null where there is no such project. */
export async function changeFeed({ url, params, query }: Ask, titleOf: TitleOf): Promise<Feed | null> {
  const { slug } = params;
  const data = await query('ChangeFeed', {
    slug,
    isOfProject: slug !== undefined,
    filter: slug === undefined ? null : { project: [slug] },
  });
  if (slug !== undefined && !data.project) return null;
  const entries = data.statusChanges.nodes;
  const page = slug === undefined ? '/changes' : `/projects/${encodeURIComponent(slug)}`;
  const link = url.origin + page;
  const self = url.origin + url.pathname;
  const feed = new Feed({
    id: link,
    link,
    feed: self,
    feedLinks: { json: self },
    title: data.project ? `${data.project.name}: changes` : 'Changes of the security projects',
    description: 'What meetings recorded about the readiness of the security projects.',
    author: { name: 'sig-status', link: `${url.origin}/` },
    generator: 'sig-status',
    updated: entries.map(lastTouched).reduce((a, b) => (a > b ? a : b), NEVER),
  });
  for (const entry of entries) {
    const permalink = `${url.origin}/records/${entry.number}`;
    feed.addItem({
      id: permalink,
      link: permalink,
      title: titleOf(`${entry.project.name}: ${whatOf(entry)}`),
      published: new Date(entry.enteredAt),
      date: lastTouched(entry),
      content: htmlOf(entry, url.origin),
    });
  }
  return feed;
}

/** A record stays as it was entered; what changes an entry is another record that corrects it. */
const lastTouched = ({ enteredAt, correctedBy }: Entry) => new Date(correctedBy?.enteredAt ?? enteredAt);

/**
 * Text as HTML that may stand in a CDATA section. The feed library sets apart only the first `]]>` of a text, so that a second one
 * would end the section: none is left in.
 */
export const inCdata = (html: string): string => html.replaceAll(']]>', ']]&gt;');

export const htmlText: TitleOf = (text) => inCdata(renderToString(h(Fragment, null, text)));

function htmlOf(entry: Entry, origin: string): string {
  const { project, meeting, effectiveOn, correctedBy, to, reason, isRetraction } = entry;
  return inCdata(
    renderToString(
      <>
        <p>
          <a href={`${origin}/projects/${encodeURIComponent(project.slug)}`}>{project.name}</a>:{' '}
          {whatOf(entry)}, recorded by the meeting of{' '}
          <a href={`${origin}/meetings/${meeting.date}`}>{meeting.date}</a>.
        </p>
        {!isRetraction && (
          <p>
            {readinessWord(to)} with effect from {effectiveOn}.
          </p>
        )}
        <p>{reason}</p>
        {correctedBy && (
          <p>
            Corrected since by{' '}
            <a href={`${origin}/records/${correctedBy.number}`}>record {correctedBy.number}</a>.
          </p>
        )}
      </>,
    ),
  );
}
