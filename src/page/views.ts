import { about } from './about/view.tsx';
import { brief } from './brief/view.tsx';
import { changes } from './changes/view.tsx';
import { channel } from './channel/view.tsx';
import { combinations } from './combinations/view.tsx';
import { compare } from './compare/view.tsx';
import { criteria } from './criteria/view.tsx';
import { criterion } from './criterion/view.tsx';
import { disputes } from './dispute/view.tsx';
import { files } from './exports/index.ts';
import { imports } from './imports/view.tsx';
import { matrix } from './matrix/view.tsx';
import { meeting } from './meeting/view.tsx';
import { meetings } from './meetings/view.tsx';
import { overview } from './overview/view.tsx';
import { person } from './person/view.tsx';
import { project } from './project/view.tsx';
import { record } from './record/view.tsx';
import { revision } from './revision/view.tsx';
import { search } from './search/view.tsx';
import { confirmSubscription, subscribe, unsubscribe } from './subscribe/view.tsx';
import { timeline } from './timeline/view.tsx';
import type { Export, View } from './view.ts';

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
  criterion,
  search,
  about,
  brief,
  subscribe,
  confirmSubscription,
  unsubscribe,
  imports,
  disputes,
];

/** Every file beside the pages; they are looked for first, so that `/projects/x.atom` is no project. */
export const exports: readonly Export[] = files;
