import { endOfDay } from '../../../src/base/calendar.ts';
import { gateOf } from '../../../src/domain/gate/gate.ts';
import { storedGate } from '../../../src/domain/gate/stored.ts';
import { judgements } from './judgements.ts';
import { locked, place, read, roles, type Said, shown, writing } from './move.ts';
import type { Act, Writing } from './perform.ts';
import { Refused } from './rows.ts';

export const recordStatusChange: Act<Said & { to: string }> = {
  name: 'recordStatusChange',
  roles,
  read(given) {
    const { to } = given as { to?: unknown };
    // No member of the channel, and no gate, has a say in these.
    if (to !== 'EXPERIMENTAL' && to !== 'ONGOING')
      throw new Refused(400, `Expected EXPERIMENTAL or ONGOING; got ${to}.`);
    return { ...read(given), to };
  },
  projectOf: ({ project }) => project,
  async run(rows, input, { personId, now }): Promise<Writing> {
    const project = await locked(rows, input, now);
    const { next } = await place(rows, project);
    const end = endOfDay(project.meetingDate);
    const at = end < now ? end : now;
    const gate =
      input.to === 'EXPERIMENTAL'
        ? storedGate(gateOf(input.to, await judgements(rows, project, at), at))
        : null;
    return writing(project, input, {
      kind: 'CHANGE',
      effect: 'SET',
      to: input.to,
      gate,
      next,
      personId,
      now,
      details: {
        project: project.slug,
        to: input.to,
        meeting: input.meeting,
        effectiveOn: input.meeting,
        basis: 'EXTERNAL',
        override: null,
        proposal: null,
      },
    });
  },
  shown,
};
