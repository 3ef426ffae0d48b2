import type { Db } from '../../../src/db/index.ts';
import { seed } from '../../helpers/seed.ts';

/** Projects and meetings in any number, each project touched by each meeting: what is counted must not grow with them. */
export async function seedMany(db: Db, sizes: { projects: number; meetings: number }): Promise<void> {
  const chain = seed(db).channel();
  for (let index = 1; index <= sizes.projects; index += 1)
    chain.project(`project-${index}`, {
      people: ['zx2c4', `person-${index}`],
      organisations: ['Docker'],
      kernelSeries: '4.9',
    });
  for (let day = 1; day <= sizes.meetings; day += 1) {
    const date = new Date(Date.UTC(2017, 0, day)).toISOString().slice(0, 10);
    chain
      .meeting(date, { scribe: 'riyazdf' })
      .report({ link: `https://github.com/linuxkit/linuxkit/blob/abc/reports/sig-security/${date}.md` })
      .planned('more of it')
      .agenda(`Project updates of ${date}`)
      .agenda(`Details of ${date}`, {
        under: `Project updates of ${date}`,
        projects: ['project-1', 'project-2'],
        presenters: ['avsm'],
      });
    for (let index = 1; index <= sizes.projects; index += 1) {
      const project = `project-${index}`;
      const text = `about ${project} on ${date}`;
      chain
        .record(day % 2 ? 'EXPERIMENTAL' : 'TESTING', {
          project,
          override: 'for the test',
          lines: [3, 4, text],
          as: `${project} ${date}`,
        })
        .note(text, { projects: [project], speaker: `person-${index}` })
        .note(`answer to ${text}`, { under: text, projects: [project] })
        .suggestion(text, { project })
        .proposal('RETIRED', { project, openedOn: date, closedOn: date, outcome: 'WITHDRAWN' });
    }
  }
  await chain.done();
}
