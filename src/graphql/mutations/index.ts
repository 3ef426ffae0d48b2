import { builder } from '../builder.ts';
import './record-status-change.ts';
import './confirm-readiness.ts';
import './correct-status-change.ts';
import './propose-status-change.ts';
import './withdraw-proposal.ts';
import './accept-suggestion.ts';
import './dismiss-suggestion.ts';
import './update-action-item.ts';
import './schedule-meeting.ts';
import './separate-project.ts';
import './update-meeting.ts';
import './meeting-states.ts';
import './add-project.ts';
import './update-project.ts';
import './rename-project.ts';
import './lineage.ts';
import './set-target-date.ts';
import './voidings.ts';
import './name-maintainer.ts';
import './revoke-maintainer.ts';
import './merge-people.ts';
import './define-criterion.ts';
import './adopt-criterion.ts';
import './retire-criterion.ts';
import './assess-criterion.ts';
import './waive-criterion.ts';
import './revoke-waiver.ts';
import './claim-compatibility.ts';
import './define-combination.ts';
import './name-channel.ts';
import './report-ci-run.ts';
import './add-action-item.ts';
import './record-attendance.ts';
import './import-report.ts';
import './redact-lines.ts';
import './create-token.ts';
import './revoke-token.ts';

builder.mutationType({
  description:
    'One act each. Every act needs a token: without one it is UNAUTHENTICATED, with one that does not allow it FORBIDDEN, as a top-level error. What else stands in the way is an answer: an error of the result union.',
});
