import {
  answer,
  type Day,
  InLanguages,
  OnDay,
  OneOf,
  OnPartialDate,
  Part,
  PartList,
  type Reader,
  type Refusal,
  type Text,
  VISIBILITIES,
  type Visibility,
  Whole,
} from '#kernel';
import { membersView, NamedOrganisation, namesOf, presentRecords } from '#networks';
import { refuse } from '../domain/problems.js';
import { type Electorate, type Opinion, OPINIONS, type Tally, tallyOf } from '../domain/tally.js';
import { type RoundDocument, TallyDocument } from '../views/position.document.js';
import { positionAsked } from './position-asked.js';

class OpinionsFilter {
  @Whole({ optional: true, min: 1, about: 'A round of consultation; the latest by default' }) round?: number;
}

/** An opinion with the name of who gave it. */
class OpinionRow extends NamedOrganisation {
  @OneOf(OPINIONS) opinion: Opinion;
  @InLanguages({ optional: true }) comment?: Text;
  @OneOf(VISIBILITIES, { optional: true, about: 'Who may read the comment; everybody without' })
  commentVisibility?: Visibility;
  @OnPartialDate() givenOn: string;
}

/** A round of consultation: who said what, and who has not said anything. */
class OpinionsAnswer {
  @Whole() round: number;
  @Whole({ about: 'Of the text that was asked about' }) version: number;
  @OnPartialDate() openedOn: string;
  @OnDay() closesOn: Day;
  @OnPartialDate({ optional: true }) closedOn?: string;
  @Part(() => TallyDocument, { about: 'As it was counted; while the round is open, as it stands' }) tally: Tally;
  @PartList(() => OpinionRow) opinions: readonly OpinionRow[];
  @PartList(() => NamedOrganisation, { about: 'While the round is open: active members without an opinion' })
  silent: readonly NamedOrganisation[];
}

/** The network's active members, while a round is open to them. */
async function electorate(reader: Reader, network: string, { tally }: RoundDocument): Promise<Electorate> {
  if (tally) return new Map();
  const members = await reader.find(membersView, { filter: { network, standing: 'active' } });
  const ids = members.map(({ organisation }) => organisation);
  const records = await presentRecords(reader, ids);
  return new Map(ids.map((id) => [id, records.get(id)?.id ?? id]));
}

/** The organisations that may vote and have not, under any of their records. */
function silentOf(electorate: Electorate, given: ReadonlyMap<string, unknown>): readonly string[] {
  const heard = new Set([...given.keys()].map((record) => electorate.get(record)));
  return [...new Set(electorate.values())].filter((organisation) => !heard.has(organisation));
}

export const opinionsAnswer = answer<OpinionsAnswer, OpinionsFilter>({
  path: '/networks/:network/positions/:id/opinions',
  title: { fr: 'Avis donnés dans une consultation', ar: 'الآراء المبداة في تشاور', en: 'Opinions of a consultation' },
  answer: OpinionsAnswer,
  query: OpinionsFilter,
  async run(context): Promise<OpinionsAnswer | Refusal> {
    const { reader, path, query } = context;
    const position = await positionAsked(context);
    if (!position) return refuse('position-unknown', { id: path.id });
    const { rounds } = position;
    const round = query.round ? rounds.find(({ number }) => number === query.round) : rounds.at(-1);
    if (!round) return refuse('round-unknown', { round: query.round ?? 1 });
    const voters = await electorate(reader, path.network!, round);
    const given = new Map(round.opinions.map((opinion) => [opinion.organisation, opinion]));
    const silent = silentOf(voters, given);
    const named = await namesOf(reader, [...given.keys(), ...silent]);
    const { number, version, openedOn, closesOn, closedOn, tally = tallyOf(given, voters) } = round;
    return {
      ...{ round: number, version, openedOn, closesOn, closedOn, tally },
      opinions: round.opinions.map(({ organisation, ...opinion }) => ({ ...named(organisation), ...opinion })),
      silent: silent.map(named),
    };
  },
});
