const RECORDING = ['recordStatusChange', 'confirmReadiness', 'correctStatusChange', 'defineCriterion'];

/** What a test enters without citing anything is known from elsewhere, unless the test says how it is known: it would be asked. */
export const saidElsewhere = <Input extends object>(act: string, input: Input): Input =>
  RECORDING.includes(act) && !('basis' in input) && !('evidence' in input)
    ? { basis: 'EXTERNAL', ...input }
    : input;
