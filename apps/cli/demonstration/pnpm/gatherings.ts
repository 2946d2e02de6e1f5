import type { Step } from '../step.js';
import { type Fact, resting } from './facts.js';
import { said } from './words.js';

const references = (keys?: readonly string[]) => keys?.map((key) => `@${key}`);

const attendance = ({ attended, alsoPresent }: Fact) =>
  attended && {
    organisations: attended.map((key) => ({ organisation: `@${key}` })),
    alsoPresent: alsoPresent && said(alsoPresent),
  };

/** A gathering with all that is known of it. What it concluded is not told session by session. */
function gathering(fact: Fact, network: string, title: object, purpose?: object): readonly Step[] {
  const { what, on, from, to, place, host, organisers, sessions, conclusions } = fact;
  const [key, path] = [`${network}-${what}`, `/networks/${network}/workshops`];
  const held = {
    ...{ kind: what, title, purpose, startsOn: on, startsAt: from, endsAt: to },
    ...{ place: said(place!), host: host && `@${host}`, organisers: references(organisers) },
  };
  const proceedings = {
    agenda: sessions && { sessions: sessions.map((session) => ({ title: said(session) })) },
    attendance: attendance(fact),
    conclusions: conclusions && { conclusions: conclusions.map(said) },
  };
  const known = Object.entries(proceedings).flatMap(([part, content]) =>
    content ? [resting(fact, `${key}-${part}`, `${path}/@${key}/${part}`, content)] : [],
  );
  return [resting(fact, key, `${path}/record`, held), ...known];
}

/** That the network had gone dormant is known by its being revived; since when, no document says. */
export const revival = (fact: Fact): readonly Step[] => [
  resting(fact, `${fact.network}-dormancy`, `/networks/${fact.network}/dormancy`, { dateUnknown: true }),
  ...gathering(fact, fact.network!, { fr: fact.name }),
  resting(fact, `${fact.network}-revived`, `/networks/${fact.network}/revive`, {
    workshop: `@${fact.network}-workshop`,
  }),
];

export const officialMeeting = (fact: Fact): readonly Step[] =>
  gathering(fact, fact.network!, said('visit of the UN thematic group on migration to the INFDH'));

/** The source ties the ceremony to no network. It is recorded with the one that an organiser of it chairs, and says so. */
export const ceremony = (fact: Fact): readonly Step[] =>
  gathering(
    fact,
    'gtm',
    said(fact.name!),
    said('tied to no network by its source; recorded here as the IOM chairs the group'),
  );
