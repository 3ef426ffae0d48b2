import { builder } from './builder.ts';

export const Role = builder.enumType('Role', {
  description: 'What a credential is for. Whoever sends none is a reader and has no role.',
  values: {
    MAINTAINER: {
      description:
        'Of named projects: proposes, records, confirms and corrects their readiness, and describes them.',
    },
    CHAIR: {
      description:
        'What maintainers may, for every project; besides meetings, reports, criteria, waivers and overrides.',
    },
    CI: { description: 'Reports the CI runs of named projects, and does nothing else.' },
    ADMIN: {
      description: 'Adds projects, issues and revokes tokens, reads the audit trail; records nothing.',
    },
  },
});
