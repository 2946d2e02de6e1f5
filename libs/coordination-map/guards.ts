import { type Guards, type Listener, type RecordedEvent, sees } from '#kernel';
import { type ActivityEvent, isUnder5, type OfOrganisation, type Reach } from './domain/activity.js';
import type { FrameEvent, NeedRecorded } from './domain/frame.js';
import { reportsFor } from './views/disclosure.js';
import { framesView } from './views/frames.view.js';

interface Data extends OfOrganisation, Reach {
  readonly field?: string;
  readonly area?: string;
  readonly from?: string | Reach;
  readonly to?: string | Reach;
}

/** A side of a change or a whole event, without counts from 1 to 4. */
function withoutUnder5<Part>(part: Part): Part {
  if (typeof part !== 'object' || part === null) return part;
  const isTold = ([name, value]: [string, unknown]) =>
    !((name === 'planned' || name === 'reached') && isUnder5(value as number));
  return Object.fromEntries(Object.entries(part).filter(isTold)) as Part;
}

/** An event with what the network calls its field and its area, without what is not for the listener. */
async function told(event: RecordedEvent, listener: Listener): Promise<RecordedEvent | undefined> {
  const { network } = event.metadata;
  const data = event.data as Data;
  if (!sees(listener.audience, { network, ...data })) return undefined;
  const frame = await listener.reader.get(framesView, network);
  const names = {
    ...nameOf('field', data.field, frame?.fields),
    ...nameOf('area', data.area, frame?.areas),
  };
  if (reportsFor(listener.audience, network)(data.organisation)) return { ...event, data: { ...data, ...names } };
  const sides = { from: withoutUnder5(data.from), to: withoutUnder5(data.to) };
  return { ...event, data: { ...withoutUnder5(data), ...sides, ...names } };
}

const nameOf = (key: string, code: string | undefined, list: readonly { code: string; name: object }[] = []) => {
  const name = list.find((each) => each.code === code)?.name;
  return name ? { [key]: name } : {};
};

/** A need is for everybody, with what the network calls its area. */
async function located(event: RecordedEvent, { reader }: Listener): Promise<RecordedEvent> {
  const need = event.data as NeedRecorded;
  const frame = await reader.get(framesView, event.metadata.network);
  return { ...event, data: { ...need, ...nameOf('area', need.area, frame?.areas) } };
}

/** What of the events of activities somebody may be told: each says whose word it is, and to whom it is told. */
export const guarded: Guards<ActivityEvent | FrameEvent> = {
  NeedRecorded: located,
  ActivityDeclared: told,
  ActivityStatusChanged: told,
  ActivityScopeChanged: told,
  ActivityConfirmed: told,
  ActivityEnded: told,
};
