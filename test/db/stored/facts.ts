import type { Db } from '../../../src/db/index.ts';
import { client } from '../../helpers/client.ts';

/** After everything that a stored database holds, so that windows and waivers stand as they stood. */
const NOW = '2018-03-01T12:00:00Z';
const DAYS = ['2017-05-30', '2017-07-19', '2017-09-30', '2018-03-01'];

const EVIDENCE = 'evidence { url revision lineStart lineEnd quote path isParaphrase }';
const RECORD = `number kind from to statedFrom effectiveOn isRetraction stands basis reason override enteredAt
  enteredBy { handle } meeting { date } corrects { number } correctedBy { number } proposal { reason outcome } gate { verdict } ${EVIDENCE}`;
const PROJECT = `{ projects(first: 40) { nodes {
  slug name summary aliases organisations links path enteredProjectsOn leftProjectsOn people { handle }
  kernelBase { series }
  readiness since lastRecordedIn { date }
  history(first: 100) { nodes { ${RECORD} } }
  proposals(first: 50) { nodes { to reason openedOn effectiveOn openedBy { handle } closedOn closedReason outcome isOpen ${EVIDENCE} } }
} } }`;
const DECIDED = `{ projects(first: 40) { nodes { slug
  assessments(first: 50) { nodes { criterion { key } result justification assessedOn validUntil isOwnProject enteredAt enteredBy { handle } meeting { date } ${EVIDENCE} } }
  waivers(first: 50) { nodes { criterion { key } meeting { date } reason expiresOn state enteredAt revocation { reason meeting { date } } ${EVIDENCE} } }
  ciRuns(first: 60) { nodes { criterion { key } status runId attempt url commit branch startedAt finishedAt finishedOn isCounted kernelSeries reportedBy { handle } } }
  claims(first: 50) { nodes { verdict basis reason source claimedOn expiresOn kernelSeries externalThing meeting { date } projects { slug } ${EVIDENCE} } }
} } }`;
const MEETINGS = `{ meetings(first: 100) { nodes { date startsAt location announcementUrl recordingUrl announcedNextOn attendeeOrganisations
  scribe { handle } agenda { title } plannedNext { text }
  notes(first: 100) { nodes { depth lineStart lineEnd section text markdown links speaker { handle } projects { slug } } }
  suggestions(first: 100) { nodes { quote rule state suggestedTo project { slug } closedReason } } } } }`;
const RULES = `{ criteria { key title kind gates standing basis requiredRuns windowDays adoptedOn retiredOn reason
    history { act effectiveOn reason title standing meeting { date } ${EVIDENCE} } }
  channel(slug: "testing") { slug summary names { name since meeting { date } } members { nodes { slug } } }
  combinations(first: 50) { nodes { slug projects { slug } history { projects { slug } } ciRuns(first: 50) { nodes { status runId criterion { key } } } } } }`;
const AT = `query ($on: Date!) { effective: projects(first: 40, asOf: $on) { nodes { slug readiness since } }
  recorded: projects(first: 40, asOf: $on, clock: RECORDED) { nodes { slug readiness since } } }`;

/** What somebody who looks the tracker up is told: the same from one version of the program to the next. */
export async function factsOf(db: Db): Promise<Record<string, unknown>> {
  const { data } = client({ db }, { now: NOW });
  const days: [string, unknown][] = [];
  for (const on of DAYS) days.push([on, await data(AT, { on })]);
  return {
    projects: await data(PROJECT),
    decided: await data(DECIDED),
    meetings: await data(MEETINGS),
    rules: await data(RULES),
    days: Object.fromEntries(days),
  };
}
