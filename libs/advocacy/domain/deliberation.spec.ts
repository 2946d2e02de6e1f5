import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import { position } from './position.commands.js';
import type { PositionEvent } from './position.js';
import type { DecisionRule } from './tally.js';

const [gadem, cefa, foo] = ['gadem', 'cefa', 'foo'].map((name) => derivedId(name)) as [string, string, string];
const title = { fr: 'Accès des migrants aux soins', ar: 'ولوج المهاجرين إلى العلاج' };
const text = { fr: 'Nous demandons…' };

const drafted: PositionEvent = { type: 'PositionDrafted', data: { title, text } };
const opened = on('2024-02-01', { type: 'ConsultationOpened', data: { round: 1, closesOn: '2024-02-29' } } as const);
const opinion = (organisation: string, data: 'support' | 'object' | 'abstain'): PositionEvent => ({
  type: 'OpinionGiven',
  data: { organisation, opinion: data },
});
const closed = (numbers: object = {}): PositionEvent => ({
  type: 'ConsultationClosed',
  data: { round: 1, eligible: 4, voted: 3, support: 2, supportWithReservation: 0, object: 1, abstain: 0, ...numbers },
});
const majority: DecisionRule = { kind: 'majority', quorum: 50, majority: 60 };
/** A network that has always decided by one rule. */
const ruled = (rule?: DecisionRule) => ({ ruleOn: () => rule });
const adopted: PositionEvent = { type: 'PositionAdopted', data: { rule: majority } };
const rejected: PositionEvent = { type: 'PositionRejected', data: { rule: majority } };
const withdrawn: PositionEvent = { type: 'PositionWithdrawn', data: { reason: { fr: 'Dépassée' } } };
const begun = on('2024-01-15', drafted);

describe('drafting', () => {
  it('says what it is about and what it comes from', () => {
    const content = { title, text, recommendation: derivedId('recommendation') };
    expect(given(position).when('DraftPosition', content).events).toEqual([{ type: 'PositionDrafted', data: content }]);
  });

  it('records a past position by its submission, without claiming how it was adopted', () => {
    const content = { title, authority: { fr: 'Examen périodique universel, Genève' }, dateUnknown: true };
    const { events } = given(position).when('RecordPosition', content);
    expect(events).toEqual([
      { type: 'PositionDrafted', data: { title, dateUnknown: true } },
      {
        type: 'PositionSubmitted',
        data: { submission: derivedId('RecordPosition', '0'), authority: content.authority, dateUnknown: true },
      },
    ]);
    expect(given(position, events).state.status).toBe('on-record');
  });

  it('records one by its publication, but not by nothing', () => {
    const published = given(position).when('RecordPosition', { title, uri: 'https://pnpm.example/plaidoyer.pdf' });
    expect(published.events.map(({ type }) => type)).toEqual(['PositionDrafted', 'PositionPublished']);
    expect(given(position).when('RecordPosition', { title }).refusal).toBe('nothing-on-record');
    const unnamed = { title, uri: 'https://pnpm.example/plaidoyer.pdf', reference: '118' };
    expect(given(position).when('RecordPosition', unnamed).refusal).toBe('authority-unnamed');
  });
});

describe('revising', () => {
  const revision = { text: { fr: 'Nous demandons instamment…' } };

  it.each([
    ['a draft', [begun]],
    ['what was consulted on', [begun, opened, closed()]],
    ['what was rejected', [begun, opened, closed(), rejected]],
  ])('makes a new version of %s, to be consulted on anew', (_, events) => {
    const revised = given(position, events).when('RevisePosition', revision);
    expect(revised.events).toEqual([{ type: 'PositionRevised', data: { version: 2, ...revision } }]);
    const after = given(position, [...events, ...revised.events]);
    expect(after.when('AdoptPosition', {}, ruled(majority)).refusal).toBe('not-consulted-on');
  });

  it.each([
    ['consultation-is-open', [begun, opened]],
    ['position-is-adopted', [begun, opened, closed(), adopted]],
    ['position-has-ended', [begun, withdrawn]],
  ])('is refused as %s', (code, events) => {
    expect(given(position, events).when('RevisePosition', revision).refusal).toBe(code);
  });

  it('changes something', () => {
    expect(given(position, [begun]).when('RevisePosition', { title, text }).refusal).toBe('same-text');
    expect(given(position, [begun]).when('RevisePosition', { note: text }).refusal).toBe('same-text');
    expect(given(position, [begun]).when('RevisePosition', { title: { fr: 'Autre titre' } }).events).toHaveLength(1);
  });

  it('is not dated before the text that it revises', () => {
    const early = given(position, [begun], { occurredOn: '2024-01-14' });
    expect(early.when('RevisePosition', revision).refusal).toBe('before-the-last-stage');
  });
});

describe('opening a consultation', () => {
  it('counts the rounds over all versions of the text', () => {
    const content = { closesOn: '2024-03-31' };
    const revised: PositionEvent = { type: 'PositionRevised', data: { version: 2, text: { fr: 'Nous exigeons…' } } };
    const events = [begun, opened, on('2024-02-10', opinion(gadem, 'object')), closed(), revised];
    const again = given(position, events).when('OpenConsultation', content, ruled(majority));
    expect(again.events).toEqual([{ type: 'ConsultationOpened', data: { round: 2, ...content } }]);
    expect(given(position, [...events, ...again.events]).state.round?.opinions.size).toBe(0);
  });

  it('asks about the same text again only where there was no quorum, or no rule to say so', () => {
    const again = (events: readonly PositionEvent[], rule?: DecisionRule) =>
      given(position, events).when('OpenConsultation', { closesOn: '2024-03-31' }, ruled(rule)).refusal;
    expect(again([begun, opened, closed()], majority)).toBe('result-to-confirm');
    expect(again([begun, opened, closed({ support: 1, object: 2 })], majority)).toBe('result-to-confirm');
    expect(again([begun, opened, closed({ voted: 1, support: 1, object: 0 })], majority)).toBeUndefined();
    expect(again([begun, opened, closed()])).toBeUndefined();
  });

  it.each([
    ['consultation-is-open', [begun, opened]],
    ['position-is-rejected', [begun, opened, closed(), rejected]],
    ['position-is-adopted', [begun, opened, closed(), adopted]],
    ['position-has-ended', [begun, withdrawn]],
    ['position-has-no-text', [{ type: 'PositionDrafted', data: { title } } as PositionEvent]],
  ])('is refused as %s', (code, events) => {
    expect(given(position, events).when('OpenConsultation', { closesOn: '2024-03-31' }, ruled()).refusal).toBe(code);
  });

  it('leaves time to answer', () => {
    expect(given(position, [begun]).when('OpenConsultation', { closesOn: '2024-03-01' }, ruled()).events).toHaveLength(
      1,
    );
    expect(given(position, [begun]).when('OpenConsultation', { closesOn: '2024-02-29' }, ruled()).refusal).toBe(
      'closes-before-it-opens',
    );
  });
});

describe('giving an opinion', () => {
  const active = { isActiveOn: () => true };
  const content = {
    organisation: gadem,
    opinion: 'support-with-reservation',
    comment: { fr: 'Préciser le financement' },
  };
  const during = { occurredOn: '2024-02-10' };
  const open = given(position, [begun, opened], during);

  it('is recorded with its comment', () => {
    expect(open.when('GiveOpinion', content, active).events).toEqual([{ type: 'OpinionGiven', data: content }]);
  });

  it('has a comment for everybody, unless it is marked', () => {
    const give = (commentVisibility: string) => open.when('GiveOpinion', { ...content, commentVisibility }, active);
    const commentVisibility = 'restricted';
    expect(give(commentVisibility).events).toEqual([{ type: 'OpinionGiven', data: { ...content, commentVisibility } }]);
    expect(give('public').events).toEqual([{ type: 'OpinionGiven', data: content }]);
  });

  it('may change, but is not told twice', () => {
    const { events } = open.when('GiveOpinion', content, active);
    const after = given(position, [begun, opened, ...events.map((event) => on('2024-02-10', event))], during);
    expect(after.when('GiveOpinion', content, active).refusal).toBe('same-opinion');
    expect(after.when('GiveOpinion', { ...content, opinion: 'object' }, active).events).toHaveLength(1);
  });

  it('is for those who are active members on that day', () => {
    const sinceMarch = { isActiveOn: (day: string) => day >= '2024-03-01' };
    expect(open.when('GiveOpinion', content, sinceMarch).refusal).toBe('opinion-of-no-member');
  });

  it('takes place while the consultation is open, even where it is told later', () => {
    const at = (occurredOn: string) =>
      given(position, [begun, opened], { occurredOn }).when('GiveOpinion', content, active);
    expect(at('2024-02-29').events).toHaveLength(1);
    expect(at('2024-03-01').refusal).toBe('outside-the-consultation');
    expect(at('2024-01-31').refusal).toBe('outside-the-consultation');
    const before = given(position, [begun], during);
    expect(before.when('GiveOpinion', content, active).refusal).toBe('consultation-not-open');
    const after = given(position, [begun, opened, closed()], during);
    expect(after.when('GiveOpinion', content, active).refusal).toBe('consultation-not-open');
  });

  it('counts the newest of an organisation, whatever was told last', () => {
    const opinions = [on('2024-02-20', opinion(gadem, 'support')), on('2024-02-05', opinion(gadem, 'object'))];
    const { state } = given(position, [begun, opened, ...opinions]);
    expect(state.round?.opinions.get(gadem)?.opinion).toBe('support');
  });
});

describe('closing a consultation', () => {
  const opinions = [opinion(gadem, 'support'), opinion(cefa, 'object')].map((each) => on('2024-02-10', each));
  const electorate = (ids: readonly string[]) => ({ electorateOn: () => new Map(ids.map((id) => [id, id])) });

  it('counts those who were active members on the closing day, however late it is closed', () => {
    const cefaLeft = {
      electorateOn: (day: string) => new Map((day <= '2024-02-29' ? [gadem, foo] : []).map((id) => [id, id])),
    };
    const { events } = given(position, [begun, opened, ...opinions]).when('CloseConsultation', {}, cefaLeft);
    expect(events).toEqual([closed({ eligible: 2, voted: 1, support: 1, object: 0 })]);
  });

  it('waits for the day that was announced', () => {
    const on28 = given(position, [begun, opened], { occurredOn: '2024-02-28' });
    expect(on28.when('CloseConsultation', {}, electorate([])).refusal).toBe('consultation-still-running');
    const on29 = given(position, [begun, opened], { occurredOn: '2024-02-29' });
    expect(on29.when('CloseConsultation', {}, electorate([])).events).toHaveLength(1);
  });

  it('happens once a round', () => {
    const after = given(position, [begun, opened, closed()]);
    expect(after.when('CloseConsultation', {}, electorate([])).refusal).toBe('consultation-not-open');
  });
});

describe('deciding', () => {
  const refused = (command: string, events: readonly PositionEvent[], rule?: DecisionRule) =>
    given(position, events).when(command, {}, ruled(rule)).refusal;

  it('adopts what the rule adopts, and keeps the rule', () => {
    const { events } = given(position, [begun, opened, closed()]).when('AdoptPosition', {}, ruled(majority));
    expect(events).toEqual([adopted]);
    expect(refused('RejectPosition', [begun, opened, closed()], majority)).toBe('rule-adopts-it');
  });

  it('goes by the rule of the day on which it is decided', () => {
    const since2025 = { ruleOn: (day: string) => (day >= '2025' ? { ...majority, majority: 100 } : majority) };
    const decided = (occurredOn: string) =>
      given(position, [begun, opened, closed({ object: 1 })], {
        occurredOn,
        recordedAt: '2025-06-01T09:00:00.000Z',
      }).when('AdoptPosition', {}, since2025).refusal;
    expect(decided('2024-03-20')).toBeUndefined();
    expect(decided('2025-03-20')).toBe('majority-not-reached');
  });

  it('rejects what the rule does not adopt, with the numbers', () => {
    const events = [begun, opened, closed({ support: 1, object: 2 })];
    const adopting = given(position, events).when('AdoptPosition', {}, ruled(majority));
    expect(adopting.decision).toEqual({
      refused: 'majority-not-reached',
      values: expect.objectContaining({ favour: 1, object: 2, majority: 60 }),
    });
    const content = { reason: { fr: 'Deux objections' } };
    const { events: decided } = given(position, events).when('RejectPosition', content, ruled(majority));
    expect(decided).toEqual([{ type: 'PositionRejected', data: { rule: majority, ...content } }]);
  });

  it('decides nothing without a quorum, neither way, and says how many are missing', () => {
    const events = [begun, opened, closed({ voted: 1, support: 1, object: 0 })];
    for (const command of ['AdoptPosition', 'RejectPosition'])
      expect(given(position, events).when(command, {}, ruled(majority)).decision).toEqual({
        refused: 'quorum-not-reached',
        values: expect.objectContaining({ voted: 1, eligible: 4, needed: 2, quorum: 50 }),
      });
  });

  it('needs at least one voice, even where the network asks for no quorum', () => {
    const silence = closed({ voted: 0, support: 0, object: 0 });
    const { decision } = given(position, [begun, opened, silence]).when(
      'AdoptPosition',
      {},
      ruled({ ...majority, quorum: 0 }),
    );
    expect(decision).toEqual({ refused: 'quorum-not-reached', values: expect.objectContaining({ needed: 1 }) });
  });

  it('asks for no objection where the rule is consensus', () => {
    expect(refused('AdoptPosition', [begun, opened, closed()], { kind: 'consensus', quorum: 50 })).toBe(
      'objections-remain',
    );
    const agreed = [begun, opened, closed({ object: 0, supportWithReservation: 1 })];
    expect(refused('AdoptPosition', agreed, { kind: 'consensus', quorum: 50 })).toBeUndefined();
  });

  it.each(['AdoptPosition', 'RejectPosition'])('%s needs a rule, and a result to confirm', (command) => {
    expect(refused(command, [begun, opened, closed()])).toBe('no-decision-rule');
    expect(refused(command, [begun], majority)).toBe('not-consulted-on');
    expect(refused(command, [begun, opened], majority)).toBe('consultation-is-open');
    expect(refused(command, [begun, opened, closed(), adopted], majority)).toBe('position-is-adopted');
    expect(refused(command, [begun, opened, closed(), rejected], majority)).toBe('position-is-rejected');
    expect(refused(command, [begun, withdrawn], majority)).toBe('position-has-ended');
  });

  it('is not dated before the consultation was closed', () => {
    const early = given(position, [begun, opened, on('2024-03-05', closed())], { occurredOn: '2024-03-04' });
    expect(early.when('AdoptPosition', {}, ruled(majority)).refusal).toBe('before-the-last-stage');
    expect(early.when('RejectPosition', {}, ruled(majority)).refusal).toBe('before-the-last-stage');
  });
});
