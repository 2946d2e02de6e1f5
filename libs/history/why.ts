import {
  answer,
  InLanguages,
  Line,
  NoParameters,
  OnPartialDate,
  OneOf,
  PartList,
  type QueryContext,
  type Refusal,
  type Text,
  Whole,
  LineList,
  type View,
} from '#kernel';
import type { SubjectDocument } from './views/subjects.view.js';

/** One link of a chain of reasons. */
export class Reason {
  @Line() id: string;
  @Line({ about: 'workshop, recommendation, actionItem, position, submission, answer, ...' }) kind: string;
  @InLanguages({ optional: true }) title?: Text;
  @OnPartialDate() occurredOn: string;
  @OneOf(['because', 'asked', 'led-to']) direction: 'because' | 'asked' | 'led-to';
  @Whole({ about: 'How many links away from what was asked about.' }) distance: number;
  @LineList({ about: 'The links that led directly to this one.' }) because: readonly string[];
}

export class ReasonChain {
  @PartList(() => Reason) items: readonly Reason[];
}

const FURTHEST = 20;

const reason = (document: SubjectDocument, direction: Reason['direction'], distance: number): Reason => ({
  id: document.id,
  kind: document.kind,
  ...(document.title ? { title: document.title } : {}),
  occurredOn: document.occurredOn,
  direction,
  distance,
  because: document.because,
});

type Step = (from: readonly SubjectDocument[]) => Promise<readonly SubjectDocument[]>;

/** Follows links in one direction within the network, nearest first, each thing once. */
async function follow(start: SubjectDocument, direction: Reason['direction'], step: Step): Promise<readonly Reason[]> {
  const seen = new Set([start.id]);
  const found: Reason[] = [];
  let edge: readonly SubjectDocument[] = [start];
  for (let distance = 1; edge.length > 0 && distance <= FURTHEST; distance++) {
    edge = (await step(edge)).filter(({ id, network }) => network === start.network && !seen.has(id));
    for (const document of edge) seen.add(document.id);
    found.push(...edge.map((document) => reason(document, direction, distance)));
  }
  return found;
}

/** Why something is there, and what came of it: workshop, recommendation, item or position, submission, answer. */
export const whyRoute = (subjects: View<SubjectDocument>) =>
  answer<ReasonChain, NoParameters>({
    path: '/networks/:network/why/:id',
    title: { fr: 'Pourquoi, et ce qui en est sorti', ar: 'لماذا، وما الذي نتج عنه', en: 'Why, and what came of it' },
    answer: ReasonChain,
    query: NoParameters,
    async run({ reader, path }: QueryContext<NoParameters>): Promise<ReasonChain | Refusal> {
      const asked = await reader.get(subjects, path.id!);
      if (!asked || asked.network !== path.network) return { refused: 'not-found', values: { id: path.id } };
      const causes = await follow(asked, 'because', (from) =>
        reader.getMany(subjects, [...new Set(from.flatMap(({ because }) => because))]),
      );
      const effects = await follow(asked, 'led-to', (from) =>
        reader.find(subjects, { filter: { because: { $in: from.map(({ id }) => id) } } }),
      );
      return { items: [...causes.toReversed(), reason(asked, 'asked', 0), ...effects] };
    },
  });
