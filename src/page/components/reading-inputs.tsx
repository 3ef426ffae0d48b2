import { useReading } from '../reading.ts';

/** What a form keeps of the day and clock that the reader has chosen. */
export function ReadingInputs() {
  const { asOf, clock } = useReading();
  return (
    <>
      {asOf && <input type="hidden" name="asOf" value={asOf} />}
      {clock === 'RECORDED' && <input type="hidden" name="clock" value={clock} />}
    </>
  );
}
