import { builder } from './engine/builder.ts';
import './status-change-acts.ts';
import './proposal-acts.ts';
import './dispute.ts';
import './suggestion.ts';
import './action-item.ts';
import './meeting-acts.ts';
import './lineage-acts.ts';
import './project-acts.ts';
import './target-date.ts';
import './voiding-acts.ts';
import './maintainer.ts';
import './person.ts';
import './criterion-acts.ts';
import './assessment-acts.ts';
import './waiver-acts.ts';
import './claim-acts.ts';
import './combination-acts.ts';
import './channel.ts';
import './ci-run.ts';
import './attendance.ts';
import './import-report.ts';
import './redaction.ts';
import './token-acts.ts';
import './session.ts';
import './news-subscription-acts.ts';
import './draft.ts';

builder.mutationType({
  description:
    'One act each. Every act but `raiseDispute` needs a token: without one it is UNAUTHENTICATED, with one that does not allow it FORBIDDEN, as a top-level error. What else stands in the way is an answer: an error of the result union.',
});
