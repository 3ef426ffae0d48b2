import { mergeConfig } from 'vitest/config';
import unit from '../../vitest.config.ts';

/** What takes its time: processes that are killed again and again, servers that tell at once, disks that are full. */
export default mergeConfig(
  { ...unit, test: { ...unit.test, include: [], exclude: ['node_modules/**'] } },
  { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], maxWorkers: 3 } },
);
