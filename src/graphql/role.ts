import { builder } from './engine/builder.ts';

export const Role = builder.enumType('Role', {
  description: 'What a credential allows. Whoever sends none is a reader and has no role.',
  values: {
    MAINTAINER: {
      description:
        'Proposes, records, confirms and corrects the readiness of named projects, and describes them.',
    },
    CHAIR: {
      description:
        'May do what maintainers may, for every project, and also handles meetings, reports, criteria, waivers and overrides.',
    },
    CI: { description: 'Reports the CI runs of named projects, and does nothing else.' },
    ADMIN: {
      description: 'Adds projects, issues and revokes tokens, reads the audit trail; records nothing.',
    },
  },
});
