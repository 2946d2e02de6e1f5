import { Line, NetworkKey, OnDay, Part, PartList, type RecordedEvent, view, Whole, idOf } from '#kernel';
import { ListReading, RecordListImport } from '../domain/list.commands.js';
import { AS_IT_STANDS, type ListEvent, type Reading } from '../domain/list.js';
import { dayOfEvent, ListName } from '../domain/fields.js';

/** One import of a list. */
export class ListImport extends RecordListImport {
  @OnDay({ about: 'When what the file says was so' }) on: string;
}

/** A list of activities that is taken in again and again. */
export class ListDocument {
  @Line({ about: 'The network, a slash, and the name of the list' }) id: string;
  @NetworkKey() network: string;
  @ListName({ about: 'What the network calls it' }) list: string;
  @Part(() => ListReading) reading: Reading;
  @PartList(() => ListImport, { about: 'The newest imports, the last one first' }) imports: readonly ListImport[];
  @Whole() revision: number;
}

/** How many imports of a list are remembered here; the timeline has them all. */
const REMEMBERED = 20;

/** Lists are called the same in several networks. */
export const listId = (network: string, list: string): string => `${network}/${list}`;

type Imported = Extract<ListEvent, { type: 'ListImported' }>;
type Chosen = Extract<ListEvent, { type: 'ListReadingChosen' }>;

const begun = ({ metadata: { network }, stream, revision }: RecordedEvent): ListDocument => ({
  ...{ id: listId(network, idOf(stream)), network, list: idOf(stream) },
  ...{ reading: AS_IT_STANDS, imports: [], revision },
});

function imported(list: ListDocument, event: RecordedEvent<Imported>): ListDocument {
  const imports = [{ on: dayOfEvent(event), ...event.data }, ...list.imports].slice(0, REMEMBERED);
  return { ...list, imports, revision: event.revision };
}

const chosen = (list: ListDocument, { data, revision }: RecordedEvent<Chosen>): ListDocument => ({
  ...list,
  reading: data,
  revision,
});

/** One document per list of a network. */
export const listsView = view<ListDocument, ListEvent>({
  name: 'lists',
  version: 1,
  scope: 'network',
  document: ListDocument,
  indexes: [['network']],
  touches: ({ metadata: { network }, stream }) => [listId(network, idOf(stream))],
  starts: {
    ListReadingChosen: (event) => chosen(begun(event), event),
    ListImported: (event) => imported(begun(event), event),
  },
  changes: { ListReadingChosen: chosen, ListImported: imported },
});
