import { files } from '../exports/index.ts';
import type { Export, View } from '../view.ts';
import { about } from './about.tsx';
import { brief } from './brief.tsx';
import { changes } from './changes.tsx';
import { channel } from './channel.tsx';
import { combinations } from './combinations.tsx';
import { compare } from './compare.tsx';
import { criteria } from './criteria.tsx';
import { matrix } from './matrix.tsx';
import { meeting } from './meeting.tsx';
import { meetings } from './meetings.tsx';
import { overview } from './overview.tsx';
import { person } from './person.tsx';
import { project } from './project.tsx';
import { record } from './record.tsx';
import { revision } from './revision.tsx';
import { search } from './search.tsx';
import { timeline } from './timeline.tsx';

/** Every page; the first whose path fits answers. */
export const views: readonly View[] = [
  overview,
  project,
  record,
  person,
  meetings,
  meeting,
  revision,
  matrix,
  timeline,
  combinations,
  channel,
  changes,
  compare,
  criteria,
  search,
  about,
  brief,
];

/** Every file beside the pages; they are looked for first, so that `/projects/x.atom` is no project. */
export const exports: readonly Export[] = files;
