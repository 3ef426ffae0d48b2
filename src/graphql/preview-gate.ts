import { TODAY } from '../domain/as-of.ts';
import { NotFoundError } from '../domain/errors.ts';
import { previewGate } from '../domain/gate/preview-gate.ts';
import { findProjectBySlug } from '../domain/project/find-by-slug.ts';
import { LIMITS } from '../domain/text.ts';
import { badInput } from './bad-input.ts';
import { builder } from './builder.ts';
import { oneLine } from './fields.ts';
import { GateRef, gateNode } from './gate.ts';
import { CriterionVerdict } from './gate-enums.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { Readiness } from './readiness.ts';
import { ahead } from './relation.ts';

const AssumptionInput = builder.inputType('AssumptionInput', {
  description: 'What a criterion would be found to be.',
  fields: (t) => ({
    criterion: t.string({
      required: true,
      description: 'Key of a criterion of the gate, inherited ones included.',
    }),
    verdict: t.field({
      type: CriterionVerdict,
      required: true,
      description: 'How the project would stand to it.',
    }),
  }),
});

builder.queryField('previewGate', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: GateRef,
    description:
      'A gate as it would be now if some of its criteria were found otherwise. Nothing is written. BAD_USER_INPUT where there is no such project, or an assumption is about no criterion of the gate.',
    args: {
      project: t.arg.string({ required: true, description: 'Slug of the project.' }),
      to: t.arg({ type: Readiness, required: true, description: 'The step it leads to.' }),
      assume: t.arg({
        type: [AssumptionInput],
        required: true,
        description: `What is assumed, each criterion once; at most ${LIMITS.list}. None: the gate as it is.`,
      }),
    },
    resolve: ahead(async ({ project: slug, to, assume }, { db, now }) => {
      if (assume.length > LIMITS.list)
        throw badInput(`Expected at most ${LIMITS.list} assumptions; got ${assume.length}.`);
      const project = await findProjectBySlug(db, oneLine(slug, 'project'));
      if (!project) throw badInput(new NotFoundError('project', slug).message);
      const assumptions = assume.map(({ criterion, verdict }, index) => ({
        criterion: oneLine(criterion, `assume.${index}.criterion`),
        verdict,
      }));
      return gateNode(await previewGate(db, project, to, assumptions, now), project.id, TODAY);
    }),
  }),
);
