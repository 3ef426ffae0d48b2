import { Day } from '../components/day.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { capital, oneProject, useGroup } from '../group.ts';
import type { ChannelQuery } from '../operation-types.ts';
import type { View } from '../view.ts';
import { count, listed } from '../words.ts';
import { Candidates } from './candidates.tsx';
import { ChannelFile } from './file.tsx';
import { Names } from './names.tsx';

/** As the API has it: of more nobody says what they are to each other. */
const MOST_IN_ONE_FILE = 60;

type Channel = NonNullable<ChannelQuery['channel']>;

/** The testing channel: what it was called, what is in it, as which file, and what keeps others out. */
export const channel: View = {
  path: '/channel',
  async see({ group, reading, query }) {
    if (group.channel === null) return null;
    const { channel, candidates, members } = await query('Channel', { ...reading });
    const many = members?.totalCount ?? 0;
    const file =
      many > 0 && many <= MOST_IN_ONE_FILE
        ? (await query('ChannelFile', { ...reading })).channel?.composition
        : null;
    return {
      title: capital(group.channel),
      description: `Which ${group.project.many} are tried together, and what keeps others out.`,
      body: (
        <>
          <h1>The {group.channel}</h1>
          {channel ? <p class="lede">{channel.summary}</p> : <p>No channel is on record.</p>}
          <h2 id="members">What is in it</h2>
          {members && members.nodes.length > 0 ? (
            <Members members={members} />
          ) : (
            <p>
              No {group.project.one} is in the {group.channel}.
            </p>
          )}
          {channel && file && <ChannelFile slug={channel.slug} composition={file} />}
          {many > MOST_IN_ONE_FILE && (
            <p id="too-many">
              At most {MOST_IN_ONE_FILE} {group.project.many} are put into one file.{' '}
              <PageLink to="/combinations">Choose some of them</PageLink>
            </p>
          )}
          <h2 id="candidates">What could enter it</h2>
          {channel && <Asked criteria={channel.criteria} />}
          <Candidates candidates={candidates} />
          {channel && channel.names.length > 0 && <Names names={channel.names} />}
        </>
      ),
    };
  },
};

function Members({ members: { nodes, totalCount } }: { members: NonNullable<ChannelQuery['members']> }) {
  return (
    <ul class="records">
      {nodes.map(({ lastChange, since, ...project }) => (
        <li key={project.slug}>
          <p>
            <ProjectLink project={project} />
            {since && (
              <>
                , since <Day date={since} />
              </>
            )}
            {lastChange && (
              <>
                , recorded by the meeting of{' '}
                <GroundsLink record={lastChange}>
                  <Day date={lastChange.meeting.date} />
                </GroundsLink>
              </>
            )}
          </p>
          <p class="quiet">{project.summary}</p>
        </li>
      ))}
      {totalCount > nodes.length && (
        <li>
          and{' '}
          <PageLink to="/#projects" search={{ readiness: 'TESTING' }}>
            {count(totalCount - nodes.length, 'other')}
          </PageLink>
        </li>
      )}
    </ul>
  );
}

function Asked({ criteria }: { criteria: Channel['criteria'] }) {
  const group = useGroup();
  const links = (standing: string) =>
    criteria
      .filter((criterion) => criterion.standing === standing)
      .map(({ key, title }) => (
        <PageLink key={key} to={`/criteria/${encodeURIComponent(key)}`}>
          {title}
        </PageLink>
      ));
  const [adopted, proposed] = [links('ADOPTED'), links('PROPOSED')];
  return (
    <p>
      {adopted.length > 0 ? <>It asks for {listed(adopted)}.</> : <>No criterion has been adopted for it.</>}
      {proposed.length > 0 && <> These are proposed and not required yet: {listed(proposed)}.</>}{' '}
      {capital(oneProject(group))} that enters must also go with everything that is in it.
    </p>
  );
}
