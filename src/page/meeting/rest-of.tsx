import { meetingKey, type NamedMeeting, PageLink } from '../components/page-link.tsx';
import { lineOfRevision } from './anchor.ts';

interface LineProps {
  meeting: NamedMeeting & { source: { revision: number } | null };
  line: number;
}

const addressOf = ({ meeting, line }: LineProps) =>
  meeting.source && lineOfRevision(meetingKey(meeting), meeting.source.revision, line);

/** Leads to a line of the revision that the minutes were read from. */
export function LineLink(props: LineProps) {
  const address = addressOf(props);
  return address === null ? <>Line {props.line}</> : <PageLink to={address}>Line {props.line}</PageLink>;
}

/** Leads to where the minutes go on; `line` is the last one that is shown. */
export function RestOf(props: LineProps) {
  const address = addressOf(props);
  return address === null ? <>the source</> : <PageLink to={address}>the source</PageLink>;
}
