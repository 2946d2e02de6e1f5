import type { Step } from '../step.js';
import { type Fact, facts, find, networks, organisations, perhapsUndated, resting } from './facts.js';
import { joined, said } from './words.js';

/** The first date on which a document names an organisation, or a part of it: it is known to exist from then on. */
function knownSince(organisation: string): string | undefined {
  const parts = organisations.filter(({ partOf }) => partOf === organisation).map(({ key }) => knownSince(key));
  const named = facts.filter((fact) => JSON.stringify(fact).includes(`"${organisation}"`)).map(({ on }) => on);
  return [...parts, ...named].filter((on) => on !== undefined).sort()[0];
}

export const registrations = (): readonly Step[] =>
  organisations.map(({ key, name, acronym, kind, partOf }) => ({
    key,
    path: '/organisations',
    content: { kind, name: { fr: name }, acronym, partOf: partOf && `@${partOf}` },
    occurredOn: knownSince(key),
  }));

/** Members that no earlier fact has brought into the network already. */
export function members(fact: Fact, category = 'full', content: object = {}): readonly Step[] {
  const { network, members: named = [] } = fact;
  const told = facts.slice(0, facts.indexOf(fact)).filter((earlier) => earlier.network === network);
  return named
    .filter((key) => !told.some((earlier) => earlier.members?.includes(key)))
    .map((key) => {
      const path = `/networks/${network}/members/@${key}/join`;
      return perhapsUndated(fact, `${network}-${key}`, path, { category, ...content });
    });
}

function network(fact: Fact, content: object): Step {
  const { key, kind, name, acronym, seat, region, sectors } = networks.find((each) => each.key === fact.network)!;
  const { chair, purpose, memberCount: count, memberCountIsApproximate: approximate } = fact;
  return resting(fact, `${key}-founded`, `/networks/${key}/found`, {
    ...{ kind, name: { fr: name }, acronym, seat: seat && { fr: seat }, region, sectors: sectors?.map(said) },
    ...{ chair: chair && `@${chair}`, purpose: purpose && said(purpose), memberCount: count && { count, approximate } },
    ...content,
  });
}

/** Those whom the document names at the founding are its founders; how many there were later, it does not date. */
export function founding(fact: Fact): readonly Step[] {
  const later = find('member-count', fact.network)?.memberCount;
  const note = joined(fact.after && `after ${fact.after}`, later && `${later} associations later`);
  return [network(fact, { note }), ...members(fact, 'founding')];
}

/** A network whose founding no document dates is known from what it is first seen to do. */
export function contribution(fact: Fact): readonly Step[] {
  const note = said(`contributed in ${fact.on} to the ${fact.to}`);
  return [network(fact, { dateUnknown: true, note }), ...members(fact, 'full', { dateUnknown: true })];
}

/** A charter as one document gives it. Where none gives its words, it is only known that there is one. */
export function charter(fact: Fact): readonly Step[] {
  const { network, charter: version = 1, objectives = [], also, source } = fact;
  const stated = find('charter-values', network);
  const values = stated?.source === source ? (stated.values ?? []) : [];
  const content = { values: values.map(said), objectives: objectives.map(said), note: also && said(also) };
  const path = `/networks/${network}/charter/${version === 1 ? 'adopt' : 'amend'}`;
  return [perhapsUndated(fact, `${network}-charter-${version}`, path, content)];
}

export const priorityAxis = (fact: Fact): readonly Step[] => [
  perhapsUndated(fact, `${fact.network}-axis`, `/networks/${fact.network}/priority-axes`, { title: said(fact.axis!) }),
];

export const position = (fact: Fact): readonly Step[] => [
  perhapsUndated(fact, `${fact.network}-position`, `/networks/${fact.network}/positions/record`, {
    title: said(fact.subject!),
    authority: said(fact.to!),
  }),
];

/** The plan itself is not public: it stands as announced, without items. */
export const plan = (fact: Fact): readonly Step[] => [
  resting(fact, `${fact.network}-plan`, `/networks/${fact.network}/plans/${fact.year}/draft`, {
    workshop: `@${fact.network}-workshop`,
  }),
];
