import { answer, lastDay, OnPartialDate, PartList, Whole } from '#kernel';
import { NamedOrganisation, organisationNames } from '#networks';
import { type WorkshopDocument, workshopsView } from '../views/workshops.view.js';
import { during, PeriodFilter } from './workshops.queries.js';

/** How one organisation takes part in a network's gatherings. */
class AttendanceRow extends NamedOrganisation {
  @Whole({ about: 'Gatherings held that it was invited to' }) invited: number;
  @Whole({ about: 'Gatherings held that it came to' }) came: number;
  @Whole({ about: 'Of those that it was invited to' }) cameInvited: number;
  @Whole({ about: 'People, as far as they were counted' }) people: number;
  @OnPartialDate({ optional: true }) lastCameOn?: string;
}

class AttendanceAnswer {
  @Whole({ about: 'Gatherings held' }) held: number;
  @PartList(() => AttendanceRow, { about: 'Those that came most often first' }) organisations: readonly AttendanceRow[];
}

type Counted = Omit<AttendanceRow, keyof NamedOrganisation>;

const NEVER: Counted = { invited: 0, came: 0, cameInvited: 0, people: 0 };

const later = (one: string | undefined, other: string): string =>
  one !== undefined && lastDay(one) > lastDay(other) ? one : other;

/** Adds one gathering to what is counted of each organisation, under whichever of its records it was invited or came. */
function countIn(
  counted: Map<string, Counted>,
  { invitations, attendance, startsOn }: WorkshopDocument,
  present: (record: string) => string,
): void {
  const invited = new Set(invitations.map(({ organisation }) => present(organisation)));
  for (const id of invited) {
    const before = counted.get(id) ?? NEVER;
    counted.set(id, { ...before, invited: before.invited + 1 });
  }
  for (const { organisation, participants = 0 } of attendance) {
    const id = present(organisation);
    const before = counted.get(id) ?? NEVER;
    counted.set(id, {
      invited: before.invited,
      came: before.came + 1,
      cameInvited: before.cameInvited + (invited.has(id) ? 1 : 0),
      people: before.people + participants,
      lastCameOn: later(before.lastCameOn, startsOn),
    });
  }
}

export const attendanceAnswer = answer<AttendanceAnswer, PeriodFilter>({
  path: '/networks/:network/attendance',
  title: { fr: 'Qui vient aux rencontres', ar: 'من يحضر اللقاءات', en: 'Who comes to the gatherings' },
  answer: AttendanceAnswer,
  query: PeriodFilter,
  async run({ reader, path, query }) {
    const filter = { network: path.network, status: 'held', ...during(query) };
    const held = await reader.find(workshopsView, { filter });
    const counted = new Map<string, Counted>();
    const records = held.flatMap(({ invitations, attendance }) => [...invitations, ...attendance]);
    const names = await organisationNames(reader, [...new Set(records.map(({ organisation }) => organisation))]);
    for (const document of held) countIn(counted, document, (record) => names.get(record)?.id ?? record);
    const organisations = [...counted].map(([id, counts]) => ({ id, ...names.get(id), ...counts }));
    organisations.sort(
      (one, other) => other.came - one.came || other.invited - one.invited || (one.id < other.id ? -1 : 1),
    );
    return { held: held.length, organisations };
  },
});
