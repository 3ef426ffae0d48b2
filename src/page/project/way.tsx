import type { ComponentChildren } from 'preact';
import { Day } from '../components/day.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { classOf, SHAPES } from '../components/readiness-mark.tsx';
import { HOLLOW, wayOf } from '../components/stepper.tsx';
import { MARKS } from '../components/verdict-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { GateVerdict, ProjectQuery, Readiness } from '../operation-types.ts';

type Project = NonNullable<ProjectQuery['project']>;
type Gate = Pick<NonNullable<Project['nextGate']>, 'to' | 'verdict' | 'criteria'>;

/** The way of a project in full: when it came to each stop, who recorded it, and the gates that are left. Nothing for what is off it. */
export function Way({ project }: { project: Project }) {
  const group = useGroup();
  const { readiness, nextGate, lastGate } = project;
  const way = wayOf(group);
  const here = readiness === null ? -1 : way.indexOf(readiness);
  if (here < 0 && readiness !== null) return null;
  const gateTo = (stop: Readiness): Gate | null =>
    stop === nextGate?.to ? nextGate : nextGate && stop === lastGate.to ? lastGate : null;
  return (
    <ol class={`way-in-full ${classOf(readiness)}`}>
      {way.map((stop, index) => {
        const gate = index > 0 && index > here ? gateTo(stop) : null;
        return (
          <>
            {gate && gate.verdict !== 'NO_CRITERIA' && (
              <li key={`gate ${stop}`} class={`gate ${classOfGate(gate.verdict)}`}>
                <Shape>{gate.verdict === 'BLOCKED' ? MARKS.FAILED.shape : MARKS.MET.shape}</Shape>
                <GateLink gate={gate} isNext={gate === nextGate} />
              </li>
            )}
            <StopOf key={stop} stop={stop} index={index} here={here} project={project} />
          </>
        );
      })}
    </ol>
  );
}

const classOfGate = (verdict: GateVerdict) => (verdict === 'BLOCKED' ? 'bad' : 'good');

function Shape({ children }: { children: ComponentChildren }) {
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

function GateLink({ gate: { verdict, criteria }, isNext }: { gate: Gate; isNext: boolean }) {
  const required = criteria.filter(({ isRequired }) => isRequired);
  const met = required.filter(({ verdict: one }) => one === 'MET').length;
  const word = verdict === 'BLOCKED' ? 'blocked' : verdict === 'OPEN' ? 'open' : 'open with waivers';
  return (
    <a href={isNext ? '#gate' : '#last-gate'}>
      {word}: {met} of {required.length} met
    </a>
  );
}

interface StopProps {
  stop: Readiness;
  index: number;
  here: number;
  project: Project;
}

function StopOf({ stop, index, here, project }: StopProps) {
  const group = useGroup();
  const { nextGate, proposals } = project;
  const asked = proposals.nodes.find(({ isOpen, to }) => isOpen && to === stop);
  const state = index < here ? 'passed' : index === here ? 'here' : asked ? 'asked' : 'ahead';
  return (
    <li class={`stop ${state}`} aria-current={state === 'here' ? 'step' : undefined}>
      <Shape>
        {state === 'passed' ? (
          <circle class="solid" cx="8" cy="8" r="4" />
        ) : state === 'here' ? (
          SHAPES[stop]
        ) : asked ? (
          <circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1" />
        ) : (
          HOLLOW[stop]
        )}
      </Shape>
      <div>
        <p>
          <strong>{levelWord(group, stop)}</strong>
        </p>
        {state === 'passed' && <Passed stop={stop} project={project} />}
        {state === 'here' && <Here project={project} />}
        {asked && (
          <>
            <p>
              proposed from <Day date={asked.effectiveOn ?? asked.openedOn} />
            </p>
            <p class="quiet">not yet recorded by a meeting</p>
          </>
        )}
        {state === 'ahead' && stop === nextGate?.to && <p>next step</p>}
      </div>
    </li>
  );
}

function Passed({ stop, project: { history } }: { stop: Readiness; project: Project }) {
  const record = history.nodes.find(
    ({ stands, to, kind }) => stands && to === stop && kind !== 'CONFIRMATION',
  );
  if (!record) return <p class="quiet">no date on record</p>;
  return (
    <p>
      since{' '}
      <GroundsLink record={record}>
        <Day date={record.effectiveOn} />
      </GroundsLink>
    </p>
  );
}

function Here({ project: { since, lastChange, lastConfirmation } }: { project: Project }) {
  return (
    <>
      {since && (
        <p>
          since <Day date={since} />
        </p>
      )}
      {lastChange && (
        <p class="quiet">
          recorded by{' '}
          <GroundsLink record={lastChange}>
            <Day date={lastChange.meeting.date} />
          </GroundsLink>
          {lastConfirmation && (
            <>
              , confirmed by{' '}
              <GroundsLink record={lastConfirmation}>
                <Day date={lastConfirmation.meeting.date} />
              </GroundsLink>
            </>
          )}
        </p>
      )}
    </>
  );
}
