import type { Actor } from '../../domain/act/viewer.ts';

import type { ApplyContext } from './context.ts';

/** A report is imported for a chair, so that its decisions are a chair's. */
export const chairFor = ({
  enteredBy,
  now,
  waiverDays,
  confirmsDates,
}: Pick<ApplyContext, 'enteredBy' | 'now' | 'waiverDays' | 'confirmsDates'>): Actor => ({
  viewer: { personId: enteredBy, name: 'report', role: 'CHAIR', projects: [], tokenId: null },
  now,
  requestId: null,
  waiverDays,
  confirmsDates,
});
