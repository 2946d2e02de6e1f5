import {
  AtInstant,
  type Document,
  Id,
  IdList,
  InLanguages,
  Line,
  OnPartialDate,
  type RecordedEvent,
  type Subject,
  type Text,
  type View,
} from '#kernel';

/** Something that timelines and chains of reasons point at. */
export class SubjectDocument implements Document {
  @Id() id: string;
  @Line() network: string;
  @Line() kind: string;
  @InLanguages({ optional: true }) title?: Text;
  @OnPartialDate({ about: 'When it came up.' }) occurredOn: string;
  @AtInstant() recordedAt: string;
  @IdList({ about: 'What led to it.' }) because: readonly string[];
}

type SubjectsOf = Readonly<Record<string, (event: RecordedEvent) => readonly Subject[]>>;

/** One for all: most things come of nothing that was recorded. */
const NOTHING: readonly string[] = [];

const begin = (event: RecordedEvent, { id, kind, title, because }: Subject): SubjectDocument => ({
  id,
  network: event.metadata.network,
  kind,
  ...(title ? { title } : {}),
  occurredOn: event.metadata.occurredOn,
  recordedAt: event.recordedAt,
  because: because ?? NOTHING,
});

/** A later event may give a subject another title and further reasons; where it came from is never lost. */
const change = (document: SubjectDocument, { title, because = [] }: Subject): SubjectDocument => ({
  ...document,
  ...(title ? { title } : {}),
  because: [...new Set([...document.because, ...because])],
});

/** The subjects that the contexts' events bring up, one document each. */
export function subjectsView(name: string, scope: View['scope'], subjects: SubjectsOf): View<SubjectDocument> {
  const about = (event: RecordedEvent, id: string): Subject =>
    subjects[event.type]!(event).find((each) => each.id === id)!;
  const types = Object.keys(subjects);
  return {
    name,
    version: 1,
    scope,
    document: SubjectDocument,
    indexes: [['network', 'kind'], ['because']],
    touches: (event) => subjects[event.type]?.(event).map((subject) => subject.id) ?? [],
    starts: Object.fromEntries(
      types.map((type) => [type, (event: RecordedEvent, id: string) => begin(event, about(event, id))]),
    ),
    changes: Object.fromEntries(
      types.map((type) => [
        type,
        (document: SubjectDocument, event: RecordedEvent) => change(document, about(event, document.id)),
      ]),
    ),
  };
}
