import './scalars.ts';
import './readiness.ts';
import './errors.ts';
import './query.ts';
import './project.ts';
import './project-list.ts';
import './readiness-count.ts';
import './status-change.ts';
import './meeting.ts';
import './agenda-item.ts';
import './report-source.ts';
import './note.ts';
import './evidence.ts';
import './person.ts';
import './proposal.ts';
import './suggestion.ts';
import './channel.ts';
import './compatibility-claim.ts';
import './combination.ts';
import './named-combination.ts';
import './composition.ts';
import './compare.ts';
import './search.ts';
import './brief.ts';
import './criterion.ts';
import './ci-run.ts';
import './assessment.ts';
import './waiver.ts';
import './gate.ts';
import './gate-blocked-error.ts';
import './project-gate.ts';
import './criterion-results.ts';
import './status-change-gate.ts';
import './preview-gate.ts';
import './preview-criterion.ts';
import './proposal-criterion.ts';
import './status-change-proposal.ts';
import './viewer.ts';
import './token.ts';
import './audit-event.ts';
import './allowed-move.ts';
import './mutations/index.ts';
import './subscription.ts';
import type { GraphQLInterfaceType } from 'graphql';
import { builder } from './builder.ts';
import { description } from './description.ts';
import { nodeTypes } from './id.ts';
import { guardTexts } from './texts.ts';

export { type Context, createContext, type Settings } from './context.ts';

export const schema = builder.toSchema();
schema.description = description;

for (const { name } of schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType))
  nodeTypes.add(name);

guardTexts(schema);
