import { day, tell, type Told } from './telling.js';

type Answers = Partial<Record<'accepted' | 'declined' | 'tentative', readonly string[]>>;

/** A gathering as the story tells it, from its planning to its minutes. */
interface Gathering {
  readonly key: string;
  readonly scheduled: string;
  readonly startsOn: string;
  readonly endsOn?: string;
  readonly content: {
    readonly kind: string;
    readonly title: object;
    readonly place: object;
    readonly [field: string]: unknown;
  };
  readonly sessions?: readonly object[];
  readonly invited?: readonly [on: string, organisations: readonly string[]];
  /** Who answered what, on which day. */
  readonly answers?: readonly [on: string, answers: Answers][];
}

/** What became of a gathering once it was held. */
interface Proceedings {
  readonly on: string;
  /** By organisation, with how many people. */
  readonly came: Readonly<Record<string, number>>;
  readonly others?: readonly [number, object];
  /** Of the sessions, in their order; then of the whole. */
  readonly conclusions: readonly (readonly object[])[];
  readonly recommendations: readonly Recommendation[];
  readonly minutes: readonly [on: string, text: object];
}

interface Recommendation {
  readonly key: string;
  readonly text: object;
  readonly addressee: object;
  readonly session?: number;
  readonly dueOn?: string;
}

const reference = (key: string): string => `@${key}`;

/** Planning: schedule, agenda, invitations and answers. */
export function planned({
  key,
  scheduled,
  startsOn,
  endsOn,
  content,
  sessions,
  invited,
  answers = [],
}: Gathering): readonly Told[] {
  const path = `workshops/@${key}`;
  const dates = { startsOn: day(startsOn), endsOn: endsOn && day(endsOn) };
  const steps = [tell(key, 'workshops', scheduled, { ...content, ...dates })];
  if (invited) {
    const [on, organisations] = invited;
    steps.push(tell(`${key}-agenda`, `${path}/agenda`, on, { sessions: sessions?.map((title) => ({ title })) }));
    steps.push(tell(`${key}-invitations`, `${path}/invitations`, on, { organisations: organisations.map(reference) }));
  }
  const answered = answers.flatMap(([on, given]) =>
    Object.entries(given).flatMap(([answer, organisations]) =>
      organisations.map((each) => {
        const content = { organisation: `@${each}`, answer };
        return tell(`${key}-${each}-${answer}`, `${path}/invitations/answer`, on, content);
      }),
    ),
  );
  return [...steps, ...answered];
}

/** Proceedings: attendance, conclusions, recommendations and minutes. A recommendation's step answers its id as its first part. */
export function held(
  key: string,
  { on, came, others, conclusions, recommendations, minutes }: Proceedings,
): readonly Told[] {
  const path = `workshops/@${key}`;
  const [count, alsoPresent] = others ?? [];
  const organisations = Object.entries(came).map(([each, participants]) => ({
    organisation: `@${each}`,
    participants,
  }));
  return [
    tell(`${key}-held`, `${path}/hold`, on),
    tell(`${key}-attendance`, `${path}/attendance`, on, { organisations, others: count, alsoPresent }),
    ...conclusions.map((texts, index) =>
      tell(`${key}-conclusions-${index}`, `${path}/conclusions`, on, {
        session: `@${key}-agenda.${index}`,
        conclusions: texts,
      }),
    ),
    ...recommendations.map(({ key: own, text, addressee, session, dueOn }) => {
      const from = session === undefined ? undefined : `@${key}-agenda.${session}`;
      return tell(own, `${path}/recommendations`, on, { text, addressee, session: from, dueOn: dueOn && day(dueOn) });
    }),
    tell(`${key}-minutes`, `${path}/minutes`, minutes[0], { text: minutes[1], uri: `https://rivages.example/${key}` }),
  ];
}

export const toGroup = (key: string) => ({ kind: 'workingGroup', id: `@${key}` });
export const toOrganisation = (key: string) => ({ kind: 'organisation', id: `@${key}` });
export const toAuthority = (name: object) => ({ kind: 'authority', name });
