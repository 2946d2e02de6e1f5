import { networkOf, type RecordedAs, type RecordedEvent, view } from '#kernel';
import type { ActivityEvent, ActivityScopeChanged, ActivityStatus, InCell, Scope } from '../domain/activity.js';
import { dayOfEvent } from '../domain/fields.js';
import { CellDocument } from './cell.document.js';
import { confirmed, withActivity, withoutActivity } from './strands.js';

type Told<T extends ActivityEvent['type']> = RecordedAs<ActivityEvent, T>;
type Cell = Pick<Scope, 'field' | 'area'>;

/** The cell of a field in an area. */
export const cellId = (network: string, { field, area }: Cell): string => `${network}/${field}/${area}`;

const isIn = (cell: CellDocument, { field, area }: Cell): boolean => cell.field === field && cell.area === area;

const empty = (id: string, event: RecordedEvent, { field, area }: Cell): CellDocument => ({
  id,
  network: event.metadata.network,
  field,
  area,
  strands: [],
});

function declared(cell: CellDocument, event: Told<'ActivityDeclared'>): CellDocument {
  const { data } = event;
  return {
    ...cell,
    strands: withActivity(cell.strands, data, { status: data.status, reach: data }, dayOfEvent(event)),
  };
}

/** An activity leaves the status or the cell that it was in after it has come to the next, so that what was confirmed stays known. */
function rescoped(cell: CellDocument, event: Told<'ActivityScopeChanged'>): CellDocument {
  const { status, from, to } = event.data;
  const come = isIn(cell, to)
    ? withActivity(cell.strands, event.data, { status, reach: to }, dayOfEvent(event))
    : cell.strands;
  return { ...cell, strands: isIn(cell, from) ? withoutActivity(come, event.data, { status, reach: from }) : come };
}

function moved(
  cell: CellDocument,
  event: Told<'ActivityStatusChanged' | 'ActivityEnded'>,
  to: ActivityStatus,
): CellDocument {
  const { data } = event;
  const come = withActivity(cell.strands, data, { status: to, reach: data }, dayOfEvent(event));
  return { ...cell, strands: withoutActivity(come, data, { status: data.from, reach: data }) };
}

/** One document per field and area of a network, folded from each event by itself: nothing is looked up. */
export const mapCellsView = view<CellDocument, ActivityEvent>({
  name: 'mapCells',
  version: 1,
  scope: 'network',
  document: CellDocument,
  indexes: [['network']],
  touches({ type, data, stream }) {
    const { from, to } = data as ActivityScopeChanged;
    const cells = type === 'ActivityScopeChanged' ? [from, to] : [data as InCell];
    return [...new Set(cells.map((cell) => cellId(networkOf(stream), cell)))];
  },
  starts: {
    ActivityDeclared: (event, id) => declared(empty(id, event, event.data), event),
    ActivityScopeChanged(event, id) {
      const { to } = event.data;
      return rescoped(empty(id, event, id === cellId(event.metadata.network, to) ? to : event.data.from), event);
    },
  },
  changes: {
    ActivityDeclared: declared,
    ActivityScopeChanged: rescoped,
    ActivityStatusChanged: (cell, event) => moved(cell, event, event.data.to),
    ActivityEnded: (cell, event) => moved(cell, event, 'ended'),
    ActivityConfirmed: (cell, event) => ({
      ...cell,
      strands: confirmed(cell.strands, event.data, dayOfEvent(event)),
    }),
  },
});
