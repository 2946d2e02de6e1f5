import { COMMONS, derivedId, streamOf } from '#kernel';

/** How often a year of one network, or of what all networks share, has something to record. */
export const EVENTS_A_YEAR = 1_250;
const ORGANISATIONS_A_YEAR = 312;
const OPINIONS = ['support', 'support', 'support', 'support-with-reservation', 'abstain', 'object'];
const REGIONS = ['MA-01', 'MA-02', 'MA-04', 'MA-05', 'MA-06', 'MA-07', 'MA-09'];

const text = (fr, en, ar = 'حماية الأطفال المهاجرين') => ({ fr, en, ar });
const organisationId = (year, n) => derivedId('organisation', String(year), String(n));

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A year of the organisations that all networks share. */
export function commonsYear({ year }) {
  const told = [];
  for (let n = 0; n < ORGANISATIONS_A_YEAR; n++) {
    const tell = teller(told, COMMONS, 'organisation', organisationId(year, n));
    const fields = [['protection'], ['protection', 'education'], ['health', 'legal']];
    tell(1, 'OrganisationRegistered', {
      kind: 'association',
      subtype: n % 2 ? 'field' : 'advocacy',
      name: text(`Association Atlas ${year}-${n}`, `Atlas Association ${year}-${n}`, `جمعية الأطلس ${n}`),
      acronym: `AA${year}${n}`,
    });
    tell(2, 'FieldsOfInterventionDeclared', { fields: fields[n % 3] });
    tell(60 + (n % 200), 'OrganisationAliasAdded', { alias: `Atlas ${n} ${year}` });
    tell(300, 'FieldsOfInterventionDeclared', { fields: fields[(n + 1) % 3] });
  }
  const renamed = teller(told, COMMONS, 'organisation', organisationId(year, 0));
  renamed(310, 'OrganisationRenamed', { name: text(`Association Rif ${year}`, `Rif Association ${year}`) });
  renamed(320, 'OrganisationAliasAdded', { alias: `Rif ${year}` });
  return told;
}

/** A year of one network: members and groups, workshops, its action plan, indicators and positions. */
export function networkYear({ network, year, first, random }) {
  const told = [];
  const among = (values) => values[Math.floor(random() * values.length)];
  const members = Array.from({ length: 30 }, (_, n) =>
    organisationId(first, (n * 7 + network.length) % ORGANISATIONS_A_YEAR),
  );
  const year_ = { network, year, told, among, random, members };
  if (year === first) founding(year_);
  else joining(year_, first);
  for (let n = 0; n < 12; n++) workshop(year_, n);
  plan(year_);
  for (let n = 0; n < 60; n++) item(year_, n);
  for (let n = 0; n < 10; n++) indicator(year_, n);
  for (let n = 0; n < 5; n++) position(year_, n);
  for (let n = told.length; n < EVENTS_A_YEAR; n++) {
    const more = teller(told, network, 'actionItem', itemId(year_, n % 60));
    more(200 + (n % 40), 'ProgressReported', {
      percent: 40 + (n % 20),
      note: text('Suite du travail engagé', 'Work goes on'),
    });
  }
  return told;
}

/** Says what happens in one stream, by the day of the year. */
function teller(told, network, aggregate, id) {
  const stream = streamOf(network, aggregate, id);
  return (day, type, data) =>
    told.push({ day: Math.min(Math.max(Math.floor(day), 1), 364), stream, network, type, data });
}

function founding({ network, told, members }) {
  const tell = teller(told, network, 'network', network);
  const charter = { version: 1, values: [text('Dignité', 'Dignity')], objectives: [text('Protéger', 'To protect')] };
  tell(3, 'NetworkFounded', {
    kind: 'thematic-platform',
    name: text(`Plateforme ${network}`, `Platform ${network}`),
    region: 'MA-04',
  });
  tell(3, 'CharterAdopted', charter);
  tell(3, 'DecisionRuleSet', { kind: 'majority', quorum: 50, majority: 60 });
  for (let n = 0; n < 4; n++)
    tell(4, 'PriorityAxisAdopted', { axis: `axis-${n}`, title: text(`Axe ${n}`, `Axis ${n}`) });
  for (const member of members) {
    const join = teller(told, network, 'membership', member);
    join(5, 'MemberJoined', { category: 'founding' });
    join(6, 'CharterSigned', { version: 1 });
  }
  for (let n = 0; n < 6; n++) {
    const group = teller(told, network, 'workingGroup', derivedId('group', network, String(n)));
    group(8, 'WorkingGroupFormed', {
      name: text(`Groupe ${n}`, `Group ${n}`),
      mandate: text('Suivre le plan', 'Follow the plan'),
    });
    for (const organisation of members.slice(n * 5, n * 5 + 5)) group(9, 'WorkingGroupJoined', { organisation });
    group(10, 'WorkingGroupLeadAppointed', { organisation: members[n * 5] });
  }
}

function joining({ network, year, told }, first) {
  for (let n = 0; n < 3; n++) {
    const join = teller(
      told,
      network,
      'membership',
      organisationId(year, (n * 11 + network.length + first) % ORGANISATIONS_A_YEAR),
    );
    join(20 + n, 'MembershipRequested', { category: 'full' });
    join(40 + n, 'MemberJoined', { category: 'full' });
    join(41 + n, 'CharterSigned', { version: 1 });
  }
}

const workshopId = ({ network, year }, n) => derivedId('workshop', network, String(year), String(n));

function workshop(context, n) {
  const { network, year, told, among, members } = context;
  const id = workshopId(context, n);
  const tell = teller(told, network, 'workshop', id);
  const held = 20 + n * 28;
  const startsOn = dayOfYear(year, held);
  const sessions = ['a', 'b'].map((key) => ({
    id: derivedId(id, key),
    title: text(`Séance ${key}`, `Session ${key}`),
  }));
  const invited = members.slice(n, n + 8);
  tell(held - 15, 'WorkshopScheduled', {
    kind: 'workshop',
    title: text(`Atelier ${n}`, `Workshop ${n}`),
    startsOn,
    place: text('Rabat', 'Rabat', 'الرباط'),
  });
  tell(held - 14, 'AgendaPublished', { sessions });
  tell(held - 14, 'OrganisationsInvited', { organisations: invited });
  for (const organisation of invited.slice(0, 4))
    tell(held - 8, 'InvitationAnswered', { organisation, answer: among(['accepted', 'declined']) });
  tell(held, 'WorkshopHeld', { startsOn });
  tell(held + 1, 'AttendanceRecorded', {
    organisations: invited.map((organisation) => ({ organisation, participants: 2 })),
  });
  for (const session of sessions)
    tell(held + 1, 'SessionConcluded', {
      session: session.id,
      conclusions: [text('Les membres conviennent de la suite.', 'Members agree on what follows.')],
    });
  for (const [index, { id: session }] of sessions.entries())
    tell(held + 2, 'RecommendationIssued', {
      id: derivedId(id, 'recommendation', String(index)),
      text: text('Améliorer le référencement des cas', 'Improve the referral of cases'),
      addressee: { kind: 'organisation', id: among(members) },
      session,
    });
  tell(held + 10, 'MinutesPublished', { uri: `https://example.org/minutes/${id}`, version: 1 });
}

const objectiveId = ({ network }, n) => derivedId('objective', network, String(n));

function plan(context) {
  const { network, year, told } = context;
  const tell = teller(told, network, 'actionPlan', String(year));
  tell(12, 'ActionPlanDrafted', { title: text(`Plan d'action ${year}`, `Action plan ${year}`) });
  for (let n = 0; n < 6; n++)
    tell(13, 'ObjectiveSet', {
      id: objectiveId(context, n),
      axis: text(`Axe ${n % 4}`, `Axis ${n % 4}`),
      objective: text(`Objectif ${n}`, `Objective ${n}`),
      weight: 1 + (n % 3),
    });
  tell(24, 'ActionPlanAdopted', { workshop: workshopId(context, 0) });
  tell(363, 'ActionPlanClosed', { carriedOver: 0 });
}

const itemId = ({ network, year }, n) => derivedId('item', network, String(year), String(n));

function item(context, n) {
  const { network, year, told, random, among, members } = context;
  const tell = teller(told, network, 'actionItem', itemId(context, n));
  const owner = among(members);
  const start = 30 + random() * 120;
  const dueOn = dayOfYear(year, 250 + n);
  tell(14, 'ActionItemProposed', {
    plan: String(year),
    objective: objectiveId(context, n % 6),
    title: text(`Action ${n} du plan ${year}`, `Item ${n} of ${year}`),
    weight: 1 + (n % 3),
    dueOn,
    region: among(REGIONS),
  });
  tell(26, 'ActionItemAssigned', { kind: 'organisation', owner, dueOn });
  tell(28, 'AssignmentAccepted', { owner });
  tell(start, 'ActionItemStarted', {});
  for (let step = 1; step <= 4; step++)
    tell(start + step * 30, 'ProgressReported', {
      percent: step * 20,
      note: text('Deux réunions tenues, une troisième prévue', 'Two meetings held, a third planned'),
    });
  tell(start + 70, 'EvidenceAttached', {
    title: text('Rapport', 'Report'),
    uri: `https://example.org/reports/${network}/${year}/${n}`,
  });
  tell(start + 75, 'ActionItemRescheduled', {
    dueOn: dayOfYear(year, 300),
    reason: text('Retard de financement', 'Funding is late'),
  });
  if (n % 10 === 0) return tell(start + 130, 'ActionItemCancelled', { reason: text('Sans objet', 'No longer needed') });
  tell(start + 140, 'ActionItemCompleted', {});
  return tell(start + 160, 'ActionItemVerified', {});
}

function indicator(context, n) {
  const { network, year, told, random } = context;
  const id = derivedId('indicator', network, String(year), String(n));
  const tell = teller(told, network, 'indicator', id);
  const valueId = (month) => derivedId(id, String(month));
  tell(15, 'IndicatorDefined', {
    title: text(`Indicateur ${n}`, `Indicator ${n}`),
    unit: text('personnes', 'people'),
    baseline: 0,
    target: 500,
    direction: 'increase',
    plan: String(year),
    objective: objectiveId(context, n % 6),
  });
  for (let month = 2; month <= 12; month += 2)
    tell(month * 29, 'IndicatorValueReported', {
      id: valueId(month),
      period: `${year}-${String(month).padStart(2, '0')}`,
      value: Math.floor(random() * 80),
    });
  tell(340, 'IndicatorValueCorrected', { id: valueId(4), value: 42, reason: text('Double compte', 'Counted twice') });
}

function position(context, n) {
  const { network, year, told, among, members } = context;
  const id = derivedId('position', network, String(year), String(n));
  const tell = teller(told, network, 'position', id);
  const opens = 60 + n * 50;
  const submission = derivedId(id, 'submission');
  tell(opens - 20, 'PositionDrafted', {
    title: text(`Position ${n}`, `Position ${n}`),
    text: text(
      'Les membres demandent un circuit de référencement.'.repeat(4),
      'Members ask for a referral path.'.repeat(4),
    ),
  });
  tell(opens - 10, 'PositionRevised', {
    version: 2,
    text: text('Version revue par les membres.'.repeat(6), 'As revised by members.'.repeat(6)),
  });
  tell(opens, 'ConsultationOpened', { round: 1, closesOn: dayOfYear(year, opens + 20) });
  for (const organisation of members.slice(0, 12))
    tell(opens + 5, 'OpinionGiven', { organisation, opinion: among(OPINIONS) });
  tell(opens + 20, 'ConsultationClosed', {
    round: 1,
    eligible: 30,
    voted: 12,
    support: 10,
    supportWithReservation: 1,
    object: 0,
    abstain: 1,
  });
  tell(opens + 21, 'PositionAdopted', { rule: { kind: 'majority', quorum: 30, majority: 60 } });
  for (const organisation of members.slice(0, 2)) tell(opens + 22, 'PositionEndorsed', { organisation });
  tell(opens + 25, 'PositionPublished', { uri: `https://example.org/positions/${id}` });
  tell(opens + 30, 'PositionSubmitted', { submission, authority: text('Ministère', 'Ministry', 'الوزارة') });
  tell(opens + 60, 'ResponseReceived', {
    answer: derivedId(id, 'answer'),
    submission,
    kind: among(['accepted', 'partly', 'refused']),
  });
}

/** The calendar day of a day of the year, from 1. */
export const dayOfYear = (year, day) =>
  new Date(Date.UTC(year, 0, Math.min(Math.floor(day), 364))).toISOString().slice(0, 10);
