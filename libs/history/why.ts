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
import { hiddenFrom, type Telling } from './telling.js';
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

/** Follows links in one direction, nearest first, each thing once. */
async function follow(start: SubjectDocument, direction: Reason['direction'], step: Step): Promise<readonly Reason[]> {
  const seen = new Set([start.id]);
  const found: Reason[] = [];
  let edge: readonly SubjectDocument[] = [start];
  for (let distance = 1; edge.length > 0 && distance <= FURTHEST; distance++) {
    edge = (await step(edge)).filter(({ id }) => !seen.has(id));
    for (const document of edge) seen.add(document.id);
    found.push(...edge.map((document) => reason(document, direction, distance)));
  }
  return found;
}

/** Looks subjects up within the network asked about: those that the listener may know of, and of what led to them likewise. */
function subjectsFor(
  { reader, path, audience }: QueryContext<NoParameters>,
  view: View<SubjectDocument>,
  telling: Telling,
) {
  const byId = (ids: readonly string[]) => reader.getMany(view, [...new Set(ids)]);
  const known = async (found: readonly SubjectDocument[]): Promise<readonly SubjectDocument[]> => {
    const here = found.filter(({ network }) => network === path.network);
    const reasons = await byId(here.flatMap(({ because }) => because));
    const hidden = await hiddenFrom({ reader, audience }, [...here, ...reasons], telling);
    return here
      .filter(({ id }) => !hidden.has(id))
      .map((document) => ({ ...document, because: document.because.filter((id) => !hidden.has(id)) }));
  };
  return {
    named: async (ids: readonly string[]) => known(await byId(ids)),
    causedBy: async (ids: readonly string[]) => known(await reader.find(view, { filter: { because: { $in: ids } } })),
  };
}

/** Why something is there, and what came of it: workshop, recommendation, item or position, submission, answer. */
export const whyRoute = (view: View<SubjectDocument>, telling: Telling) =>
  answer<ReasonChain, NoParameters>({
    path: '/networks/:network/why/:id',
    title: { fr: 'Pourquoi, et ce qui en est sorti', ar: 'لماذا، وما الذي نتج عنه', en: 'Why, and what came of it' },
    answer: ReasonChain,
    query: NoParameters,
    async run(context: QueryContext<NoParameters>): Promise<ReasonChain | Refusal> {
      const { id } = context.path;
      const subjects = subjectsFor(context, view, telling);
      const [asked] = await subjects.named([id!]);
      if (!asked) return { refused: 'not-found', values: { id } };
      const causes = await follow(asked, 'because', (from) => subjects.named(from.flatMap(({ because }) => because)));
      const effects = await follow(asked, 'led-to', (from) => subjects.causedBy(from.map((each) => each.id)));
      return { items: [...causes.toReversed(), reason(asked, 'asked', 0), ...effects] };
    },
  });
