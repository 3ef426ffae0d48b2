import { READINESS } from '../../base/readiness.ts';
import { meetingKey } from '../components/page-link.tsx';
import { type Group, levelWord } from '../group.ts';
import type { ChangeFeedQuery } from '../operation-types.ts';
import type { Ask } from '../view.ts';
import { whatOf } from '../what-happened.ts';
import { type FeedPage, placeIn } from './feed.ts';
import { inCdata } from './html.ts';

type Change = ChangeFeedQuery['statusChanges']['nodes'][number];

/** What meetings recorded, in the order of entry: of all projects, of the one that the path names, or of one readiness. */
export async function changeFeed({ url, params, query, group }: Ask): Promise<FeedPage | null> {
  const { slug, readiness } = params;
  const level = READINESS.find((known) => known.toLowerCase() === readiness);
  if (readiness !== undefined && level === undefined) return null;
  const data = await query('ChangeFeed', {
    slug,
    isOfProject: slug !== undefined,
    filter: slug === undefined ? (level ? { to: [level] } : null) : { project: [slug] },
    ...placeIn(url),
  });
  if (slug !== undefined && !data.project) return null;
  const { nodes, pageInfo } = data.statusChanges;
  return {
    title: data.project
      ? `${data.project.name}: changes`
      : level
        ? `${group.name}: what was recorded as ${levelWord(group, level)}`
        : `${group.name}: changes of the ${group.project.many}`,
    description: `What meetings of the ${group.name} recorded about the readiness of its ${group.project.many}.`,
    path: slug === undefined ? '/changes' : `/projects/${encodeURIComponent(slug)}`,
    space: data.project?.uuid ?? data.trackerUuid,
    name: level ? `changes to ${level}` : 'changes',
    entries: nodes.map((change) => ({
      uuid: change.uuid,
      path: `/records/${change.number}`,
      title: `${change.project.name}: ${whatOf(group, change)}`,
      published: new Date(change.enteredAt),
      updated: lastTouched(change),
      content: inCdata(<Content group={group} change={change} origin={url.origin} />),
    })),
    pageInfo,
  };
}

/** A record stays as it was entered; what changes an entry is another record that corrects it. */
const lastTouched = ({ enteredAt, correctedBy }: Change) => new Date(correctedBy?.enteredAt ?? enteredAt);

function Content({ group, change, origin }: { group: Group; change: Change; origin: string }) {
  const { project, meeting, effectiveOn, correctedBy, to, reason, isRetraction } = change;
  return (
    <>
      <p>
        <a href={`${origin}/projects/${encodeURIComponent(project.slug)}`}>{project.name}</a>:{' '}
        {whatOf(group, change)}, recorded by the meeting of{' '}
        <a href={`${origin}/meetings/${meetingKey(meeting)}`}>{meetingKey(meeting)}</a>.
      </p>
      {!isRetraction && (
        <p>
          {levelWord(group, to)} with effect from {effectiveOn}.
        </p>
      )}
      <p>{reason}</p>
      {correctedBy && (
        <p>
          Corrected since by{' '}
          <a href={`${origin}/records/${correctedBy.number}`}>record {correctedBy.number}</a>.
        </p>
      )}
    </>
  );
}
