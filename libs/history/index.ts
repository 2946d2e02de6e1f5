import type { Context, RecordedEvent, Subject, View } from '#kernel';
import { timelineRoutes } from './timeline.js';
import { subjectsView } from './views/subjects.view.js';
import { whyRoute } from './why.js';

export { TimelineEntry } from './entries.js';
export { dateSaid, withoutGaps } from './telling.js';
export { Timeline } from './timeline.js';
export { SubjectDocument } from './views/subjects.view.js';
export { Reason, ReasonChain } from './why.js';

type SubjectsOf = Readonly<Record<string, (event: RecordedEvent) => readonly Subject[]>>;

function subjectsOf(contexts: readonly Context[], scope: View['scope']): SubjectsOf {
  const types = new Set(
    contexts.flatMap(({ aggregates }) =>
      aggregates.filter((each) => each.scope === scope).flatMap((each) => Object.keys(each.evolve)),
    ),
  );
  return Object.fromEntries(
    contexts.flatMap(({ subjects }) => Object.entries(subjects)).filter(([type]) => types.has(type)),
  );
}

/** What cuts across contexts: the timeline and the chain of reasons, from what each context says of its own events. */
export function historyOf(contexts: readonly Context[]): Context {
  const subjects = subjectsView('subjects', 'network', subjectsOf(contexts, 'network'));
  const common = subjectsView('common-subjects', 'commons', subjectsOf(contexts, 'commons'));
  const merged = <Field extends 'sentences' | 'terms' | 'subjectIds' | 'guarded' | 'guardedSubjects'>(field: Field) =>
    Object.assign({}, ...contexts.map((context) => context[field])) as NonNullable<Context[Field]>;
  const telling = {
    sentences: merged('sentences'),
    terms: merged('terms'),
    subjects: [subjects, common],
    subjectIds: merged('subjectIds'),
    guarded: merged('guarded'),
    guardedSubjects: merged('guardedSubjects'),
  };
  return {
    name: 'history',
    about: 'The timeline of everything, and the chain of reasons behind anything.',
    aggregates: [],
    facts: {},
    views: [subjects, common],
    queries: [...timelineRoutes(telling, common), whyRoute(subjects, telling)],
    commands: {},
    problems: {},
    sentences: {},
    subjects: {},
  };
}
