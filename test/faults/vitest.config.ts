import { mergeConfig } from 'vitest/config';
import unit from '../../vitest.config.ts';

/** What takes its time: faults that are made again and again, and disks that are full. */
export default mergeConfig(
  { ...unit, test: { ...unit.test, include: [], exclude: ['node_modules/**'] } },
  { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], maxWorkers: 2 } },
);
