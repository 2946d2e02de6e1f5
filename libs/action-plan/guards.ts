import { type Guards, idOf, type Listener, markOf, type RecordedEvent, sees, type Visibility } from '#kernel';
import type { ActionItemEvent } from './domain/action-item.js';
import type { IndicatorEvent } from './domain/indicator.js';
import { disclosureTo } from './views/indicator-disclosure.js';
import { indicatorsView } from './views/indicators.view.js';
import type { terms } from './words.js';

/** Whether what an event tells with a mark is for the listener. */
const isFor = (event: RecordedEvent, { audience }: Listener, visibility?: Visibility): boolean =>
  sees(audience, { network: event.metadata.network, ...markOf(event, visibility) });

/** An indicator's number, or what is said in its place. */
async function toldNumber(
  { stream }: RecordedEvent,
  { id, value: count }: { readonly id: string; readonly value: number },
  { reader, audience }: Listener,
): Promise<number | keyof typeof terms> {
  const indicator = await reader.get(indicatorsView, idOf(stream));
  const value = indicator?.values.find((each) => each.id === id);
  if (!indicator || !value) return 'not-told';
  const disclosure = disclosureTo(audience, indicator);
  if (disclosure.tells(value, count)) return count;
  return disclosure.under5(value, count) ? '<5' : 'not-told';
}

/** What of the events of items and indicators somebody may be told. Sentences tell no parts of a number: they are in the indicator. */
export const guarded: Guards<ActionItemEvent | IndicatorEvent> = {
  ProgressReported(event, listener) {
    const { percent, note, noteVisibility, evidence } = event.data;
    const pieces = evidence?.filter(({ visibility }) => isFor(event, listener, visibility));
    const told = isFor(event, listener, noteVisibility) ? { percent, note, noteVisibility } : { percent };
    return { ...event, data: { ...told, ...(pieces?.length ? { evidence: pieces } : {}) } };
  },
  EvidenceAttached: (event, listener) => (isFor(event, listener, event.data.visibility) ? event : undefined),
  async IndicatorValueReported(event, listener) {
    const { disaggregated: _, ...data } = event.data;
    return { ...event, data: { ...data, value: await toldNumber(event, data, listener) } };
  },
  async IndicatorValueCorrected(event, listener) {
    const { disaggregated: _, ...data } = event.data;
    return { ...event, data: { ...data, value: await toldNumber(event, data, listener) } };
  },
};
