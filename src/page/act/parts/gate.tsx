import type { Readiness } from '../../operation-types.ts';
import { GATE_VERDICTS } from '../../words.ts';
import { type Gates, gateTo } from '../choices.ts';
import { inWords, readinessWord } from '../levels.ts';

/** The gate to a level as it stands, before anything is sent. */
export function Gate({ gates, to }: { gates: Gates; to: string }) {
  if (!to) return <p class="quiet">Choose a level, then preview the result.</p>;
  const gate = gateTo(gates, to);
  if (!gate) return null;
  const move = gates.allowedMoves?.find((one) => one.to === to);
  const isShut = gate.verdict === 'BLOCKED';
  return (
    <>
      <h3>
        The step to {readinessWord(to as Readiness)}:{' '}
        <span class={isShut ? 'bad' : 'good'}>{GATE_VERDICTS[gate.verdict]}</span>
      </h3>
      {move ? (
        <p>{inWords(move.description)}</p>
      ) : (
        <p class="bad">
          The ledger does not allow this move from the level that the project has
          {gates.allowedMoves && gates.allowedMoves.length > 0
            ? `. It allows ${gates.allowedMoves.map((one) => readinessWord(one.to)).join(', ')}.`
            : '.'}
        </p>
      )}
      <p>{inWords(gate.summary)}</p>
      {gate.blockers.length > 0 && (
        <ul>
          {gate.blockers.map(({ message }) => (
            <li key={message}>{inWords(message)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
