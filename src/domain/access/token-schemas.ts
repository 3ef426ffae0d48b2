import { z } from 'zod';
import { role } from '../../db/tables/enums.ts';
import { handle, line, listOf } from '../text.ts';
import { ROLES_OF_PROJECTS } from './permissions.ts';

/** How long a token lives unless said otherwise. */
export const LIFE_DAYS = 90;

export const NewToken = z
  .object({
    name: line().nullish(),
    role: z.enum(role.enumValues),
    projects: listOf(line())
      .nullish()
      .transform((given) => [...new Set(given ?? [])]),
    /** As whom its bearer enters records. */
    person: handle().nullish(),
    /** Left out: in `LIFE_DAYS`; null: never. */
    expiresAt: z.date().nullable().optional(),
  })
  .superRefine(({ role, projects }, context) => {
    const isOfProjects = ROLES_OF_PROJECTS.includes(role);
    if (isOfProjects && !projects.length)
      context.addIssue({
        code: 'custom',
        path: ['projects'],
        message: `Expected at least one project: a ${role} acts for named projects.`,
      });
    if (!isOfProjects && projects.length)
      context.addIssue({
        code: 'custom',
        path: ['projects'],
        message: `Expected no projects: ${role} is for all of them.`,
      });
  });
export type NewTokenGiven = z.output<typeof NewToken>;
