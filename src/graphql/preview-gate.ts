import { NotFoundError } from '../base/errors.ts';
import { LIMITS } from '../base/text.ts';
import { previewGate } from '../domain/gate/evaluate.ts';
import { findProjectBySlug } from '../domain/project/rows.ts';
import { TODAY } from '../reading/as-of.ts';
import { badInput, NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { oneLine } from './engine/fields.ts';
import { ahead } from './engine/relation.ts';
import { GateRef, gateNode } from './gate.ts';
import { CriterionVerdict } from './gate-enums.ts';
import { Readiness } from './readiness.ts';

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
      'A gate as it would be now if some of its criteria were found otherwise. Nothing is written. BAD_USER_INPUT if there is no such project, or an assumption is about no criterion of the gate.',
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
