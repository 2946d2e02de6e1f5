import type { Context } from '#kernel';
import { activity } from './domain/activity.commands.js';
import { frame } from './domain/frame.commands.js';
import { problems } from './domain/problems.js';
import { facts } from './facts.js';
import { guarded } from './guards.js';
import { activityList } from './domain/list.commands.js';
import { fileProblems } from './import/problems.js';
import { uploads } from './lists/take-in.js';
import { queries } from './queries.js';
import { internal, routes } from './routes.js';
import { speakers } from './speakers.js';
import { activitiesView } from './views/activities.view.js';
import { framesView } from './views/frames.view.js';
import { listsView } from './views/lists.view.js';
import { mapCellsView } from './views/map-cells.view.js';
import { sentences, subjects, terms } from './words.js';

/** Who does what, where, and where nobody does. */
export const coordinationMap: Context = {
  name: 'coordination-map',
  about: 'Who does what, where, since when and for whom; where nobody does, and what nobody has confirmed for long.',
  aggregates: [frame, activity, activityList],
  facts,
  speakers,
  views: [framesView, activitiesView, mapCellsView, listsView],
  queries,
  uploads,
  commands: routes,
  internal,
  problems: { ...problems, ...fileProblems },
  sentences,
  terms,
  subjects,
  guarded,
};

export { activity, frame };
export { activitiesView, framesView, mapCellsView };
export { MOROCCO_2015 } from './reference/morocco.js';
export type { Activity, ActivityEvent, ActivityStatus } from './domain/activity.js';
export type { DeclareActivity } from './domain/activity.commands.js';
export type { Frame, FrameEvent, MapArea, MapField } from './domain/frame.js';
export type { ActivityDocument } from './views/activities.view.js';
export type { FrameDocument } from './views/frames.view.js';
export { frameOf } from './queries/lens.js';
export type { MapAnswer, MapCell, MapTotals } from './queries/map.answer.js';
export { HEADINGS } from './columns.js';
export type {
  NameRead,
  NamesLine,
  ProgressLine,
  ReadingLine,
  RefusedLine,
  ReportLine,
  RowLine,
} from './lists/lines.js';
export type { ListParameters } from './lists/parameters.js';
export type { MapChanges } from './queries/changes.js';
