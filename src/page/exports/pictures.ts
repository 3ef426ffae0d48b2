import { levelWord } from '../group.ts';
import { type CardProps, cardSvg, linesOf } from '../pictures/card.tsx';
import { draw } from '../pictures/draw.ts';
import { day } from '../query-string.ts';
import type { Ask, Export, Written } from '../view.ts';
import { count } from '../words.ts';

const SLUG = /^[a-z\d]+(?:-[a-z\d]+)*$/;
const MEETING = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?$/;

const png = async (card: CardProps): Promise<Written> => ({
  type: 'image/png',
  body: await draw(cardSvg(card)),
});

const overview: Export = {
  path: '/overview.png',
  async write({ group, query, reading }) {
    const { readinessCounts } = await query('OverviewPicture', { ...reading });
    const said = readinessCounts
      .filter(({ projects }) => projects > 0)
      .map(({ readiness, projects }) => `${projects.toLocaleString('en')} ${levelWord(group, readiness)}`);
    return png({
      group: group.name,
      title: `Where the ${group.project.many} stand`,
      said: linesOf(said.length > 0 ? `${said.join(', ')}.` : 'Nothing is on record yet.'),
    });
  },
};

const project: Export = {
  path: '/projects/:slug.png',
  async write({ params: { slug = '' }, group, query, reading }: Ask) {
    if (!SLUG.test(slug)) return null;
    const { project: found } = await query('ProjectPicture', { slug, ...reading });
    if (!found) return null;
    const { name, readiness, since, nextGate, summary } = found;
    const next =
      readiness !== null && nextGate && nextGate.verdict !== 'NO_CRITERIA'
        ? nextGate.verdict === 'BLOCKED'
          ? [`It may not enter ${levelWord(group, nextGate.to)} yet.`]
          : [`It may enter ${levelWord(group, nextGate.to)}.`]
        : [];
    return png({
      group: group.name,
      title: name,
      level: {
        readiness,
        word: `${levelWord(group, readiness)}${since ? ` since ${since}` : ''}`,
      },
      said: [...linesOf(summary), ...next],
    });
  },
};

const meeting: Export = {
  path: '/meetings/:key.png',
  async write({ params: { key = '' }, group, query }: Ask) {
    const [, date = '', name = null] = MEETING.exec(key) ?? [];
    if (!day.safeParse(date).success) return null;
    const { meeting: found } = await query('MeetingPicture', { date, name });
    if (!found) return null;
    const { notes, statusChanges, state } = found;
    return png({
      group: group.name,
      title: `Meeting of ${key}`,
      said:
        state === 'HELD'
          ? [`${count(statusChanges.totalCount, 'record')}, ${count(notes.totalCount, 'note')}.`]
          : [],
    });
  },
};

/** What is shown of a page where a link to it is shared. */
export const pictures: readonly Export[] = [overview, project, meeting];
