import { locked, place, read, roles, type Said, shown, writing } from './move.ts';
import type { Act, Writing } from './perform.ts';
import { Refused } from './rows.ts';

export const confirmReadiness: Act<Said> = {
  name: 'confirmReadiness',
  roles,
  read,
  projectOf: ({ project }) => project,
  async run(rows, input, { personId, now }): Promise<Writing> {
    const project = await locked(rows, input, now);
    const { from, next } = await place(rows, project);
    if (from === null) throw new Refused(409, `${project.slug} has no recorded readiness to confirm.`);
    return writing(project, input, {
      kind: 'CONFIRMATION',
      effect: 'CONFIRM',
      to: from,
      gate: null,
      next,
      personId,
      now,
      details: {
        project: project.slug,
        confirmed: from,
        meeting: input.meeting,
        effectiveOn: input.meeting,
      },
    });
  },
  shown,
};
