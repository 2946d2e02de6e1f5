import { type Context, type Guards, idOf, type Listener, type RecordedEvent, sees, type SubjectGuard } from '#kernel';
import type { PositionEvent } from './domain/position.js';
import type { PositionDocument } from './views/position.document.js';
import { positionsView } from './views/positions.view.js';
import { isPublic, PUBLIC, readsDeliberation } from './views/public-position.js';

/** A position, where it is public. */
async function publicPosition(id: string, { reader }: Listener): Promise<PositionDocument | undefined> {
  const position = await reader.get(positionsView, id);
  return position && isPublic(position) ? position : undefined;
}

/** For those who read how the network makes up its mind. */
const inside = <E extends RecordedEvent>(event: E, { audience }: Listener): E | undefined =>
  readsDeliberation(audience, event.metadata.network) ? event : undefined;

/** For everybody once the position is public. */
const whenPublic = async <E extends RecordedEvent>(event: E, listener: Listener): Promise<E | undefined> =>
  inside(event, listener) ?? ((await publicPosition(idOf(event.stream), listener)) && event);

/**
 * What of the events of positions somebody may be told. Who reads only what is public hears of a position once it is, of its consultations
 * what was counted, and of no draft; a comment is for whom the organisation that gives the opinion says.
 */
export const guarded: Required<Guards<PositionEvent>> = {
  async PositionDrafted(event, listener) {
    if (inside(event, listener)) return event;
    const position = await publicPosition(idOf(event.stream), listener);
    const { text: _, ...data } = event.data;
    return position && { ...event, data: { ...data, title: position.title } };
  },
  PositionRevised: inside,
  ConsultationOpened: inside,
  OpinionGiven(event, listener) {
    const { organisation, opinion, commentVisibility: visibility } = event.data;
    const reads = sees(listener.audience, { network: event.metadata.network, organisation, visibility });
    return inside(reads ? event : { ...event, data: { organisation, opinion } }, listener);
  },
  ConsultationClosed: whenPublic,
  PositionAdopted: whenPublic,
  PositionRejected: inside,
  PositionEndorsed: whenPublic,
  EndorsementWithdrawn: whenPublic,
  PositionPublished: whenPublic,
  PositionSubmitted: whenPublic,
  ResponseReceived: whenPublic,
  FollowUpScheduled: whenPublic,
  async PositionSuperseded(event, listener) {
    if (inside(event, listener)) return event;
    return (await publicPosition(event.data.by, listener)) && whenPublic(event, listener);
  },
  PositionWithdrawn: whenPublic,
};

/** Guards subjects that are positions or parts of them, whose ids stand in the field: who reads only what is public knows those of public ones. */
const guardOf =
  (field: string, idsOf: (position: PositionDocument) => readonly string[]): SubjectGuard =>
  async (subjects, { audience, reader }) => {
    const outside = subjects.filter(({ network }) => !readsDeliberation(audience, network)).map(({ id }) => id);
    if (outside.length === 0) return [];
    const positions = await reader.find(positionsView, { filter: { $and: [{ [field]: { $in: outside } }, PUBLIC] } });
    const known = new Set(positions.flatMap(idsOf));
    return outside.filter((id) => !known.has(id));
  };

/** Which positions, submissions and answers somebody may know of. */
export const guardedSubjects: NonNullable<Context['guardedSubjects']> = {
  position: guardOf('id', ({ id }) => [id]),
  submission: guardOf('submissions.id', ({ submissions }) => submissions.map(({ id }) => id)),
  answer: guardOf('submissions.responses.id', ({ submissions }) =>
    submissions.flatMap(({ responses }) => responses.map(({ id }) => id)),
  ),
};
