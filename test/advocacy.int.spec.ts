import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Audience, derivedId } from '#kernel';
import { advocacy } from '#advocacy';
import { networks } from '#networks';
import { workshops } from '#workshops';
import { actingFor, NetworkAtWork, observer } from './network-at-work.js';

const title = { fr: 'Accès des migrants aux soins' };
const text = { fr: 'Nous demandons…' };
const authority = { fr: 'Ministère de la Santé', ar: 'وزارة الصحة' };

describe('a network’s positions', () => {
  let pnpm: NetworkAtWork;
  let [gadem, cefa, foo] = ['', '', ''];

  beforeEach(async () => {
    pnpm = await NetworkAtWork.open([networks, workshops, advocacy]);
    gadem = await pnpm.member('GADEM');
    cefa = await pnpm.member('CEFA');
    foo = await pnpm.member('FOO');
  });
  afterEach(() => pnpm.close());

  /** A position in consultation until 15 March. */
  async function consulted(): Promise<string> {
    const { id } = await pnpm.done('DraftPosition', { title, text });
    await pnpm.done('OpenConsultation', { closesOn: '2024-03-15' }, { id });
    return id;
  }

  const ids = async (query: object) => (await pnpm.ask('positions', query)).items.map(({ id }) => id);

  it('counts the members of the closing day, whoever came or went since', async () => {
    const id = await consulted();
    const says = (organisation: string, opinion: string) => pnpm.done('GiveOpinion', { organisation, opinion }, { id });
    await says(gadem, 'support');
    await says(cefa, 'object');
    await says(foo, 'support');
    pnpm.today('2024-03-10');
    await pnpm.done('LeaveNetwork', { reason: { fr: 'Fin de mission' } }, { id: cefa });
    pnpm.today('2024-03-20');
    await pnpm.done('LeaveNetwork', { reason: { fr: 'Fin de mission' } }, { id: foo });
    await pnpm.member('ALCS', '2024-03-20');

    await pnpm.done('CloseConsultation', {}, { id });
    expect(await pnpm.ask(`positions/${id}`)).toMatchObject({
      rounds: [{ tally: { eligible: 2, voted: 2, support: 2, object: 0 } }],
    });
  });

  it('shows comments to those for whom they are', async () => {
    const id = await consulted();
    const says = (organisation: string, fr: string, commentVisibility: string) =>
      pnpm.done('GiveOpinion', { organisation, opinion: 'object', comment: { fr }, commentVisibility }, { id });
    await says(gadem, 'à tous', 'public');
    await says(cefa, 'aux membres', 'members');
    await says(foo, 'entre nous', 'restricted');
    const commentsTo = async (audience: Audience) => {
      const answers = [await pnpm.ask(`positions/${id}/opinions`, {}, {}, audience)];
      answers.push(await pnpm.ask(`positions/${id}`, {}, {}, audience), await pnpm.ask('positions', {}, {}, audience));
      return answers.map((answer) => JSON.stringify(answer).match(/à tous|aux membres|entre nous|commentVisibility/g));
    };
    const mark = 'commentVisibility';
    const three = (...comments: string[]) => [comments, comments, comments];
    expect(await commentsTo(actingFor(foo))).toEqual(three('à tous', 'aux membres', mark, 'entre nous', mark));
    expect(await commentsTo(actingFor(gadem))).toEqual(three('à tous', 'aux membres', mark));
    expect(await commentsTo(observer)).toEqual([null, null, null]);
  });

  describe('are for who reads only what is public', () => {
    const rule = { kind: 'majority', quorum: 50, majority: 50 };
    const asked = (path: string, query = {}, moment = {}) =>
      pnpm.ask<Record<string, unknown>>(path, query, moment, observer);
    const listed = async (query = {}, moment = {}) =>
      (await pnpm.ask('positions', query, moment, observer)).items.map(({ id }) => id);

    /** A position that GADEM was for and CEFA abstained from, adopted on 16 March. */
    async function adopted(): Promise<string> {
      const id = await consulted();
      const comment = { fr: 'à tous' };
      await pnpm.done('GiveOpinion', { organisation: gadem, opinion: 'support', comment }, { id });
      await pnpm.done('GiveOpinion', { organisation: cefa, opinion: 'abstain' }, { id });
      pnpm.today('2024-03-15');
      await pnpm.done('SetDecisionRule', rule);
      await pnpm.done('CloseConsultation', {}, { id });
      pnpm.today('2024-03-16');
      await pnpm.done('AdoptPosition', {}, { id });
      return id;
    }

    it('not before they are adopted, in no answer, filter or page', async () => {
      const { id: shown } = await pnpm.done('RecordPosition', { title, authority });
      const before = await asked('positions');
      const id = await consulted();
      await pnpm.done('GiveOpinion', { organisation: gadem, opinion: 'support' }, { id });
      expect(await asked('positions')).toEqual(before);
      for (const query of [{ status: 'in-consultation' }, { awaitingAnswer: false }, { followUpDue: true }])
        expect(await listed(query)).toEqual([]);
      expect(await listed({ followUpDue: false })).toEqual([shown]);
      const missing = { refused: 'position-unknown', values: { id } };
      expect(await asked(`positions/${id}`)).toEqual(missing);
      expect(await asked(`positions/${id}/opinions`, { round: 1 })).toEqual(missing);
      expect(await asked(`positions/${id}/opinions`, { round: 7 })).toEqual(missing);
      expect(await pnpm.ask(`positions/${id}`, {}, {}, actingFor(foo))).toMatchObject({ status: 'in-consultation' });
    });

    it('afterwards with what was counted, and not who said what', async () => {
      const id = await adopted();
      const tally = { eligible: 3, voted: 2, support: 1, supportWithReservation: 0, object: 0, abstain: 1 };
      const round = { tally, opinions: [] };
      expect((await pnpm.ask('positions', {}, {}, observer)).items).toMatchObject([{ id, round }]);
      expect(await asked(`positions/${id}`)).toMatchObject({ status: 'adopted', rounds: [round] });
      expect(await asked(`positions/${id}/opinions`)).toMatchObject({ ...round, silent: [] });
      expect(await pnpm.ask(`positions/${id}/opinions`, {}, {}, actingFor(foo))).toMatchObject({
        opinions: [{ opinion: 'support', comment: { fr: 'à tous' } }, { opinion: 'abstain' }],
      });
    });

    it('of any moment what they were for them then', async () => {
      const id = await adopted();
      pnpm.today('2024-04-01');
      await pnpm.done('WithdrawPosition', { reason: text }, { id });
      expect(await listed()).toEqual([]);
      for (const [asOf, found] of [
        ['2024-03-15', []],
        ['2024-03-16', [id]],
        ['2024-04-01', []],
      ] as const) {
        expect(await listed({}, { asOf })).toEqual(found);
        expect(await asked(`positions/${id}`, {}, { asOf })).toMatchObject(
          found.length > 0 ? { status: 'adopted' } : { refused: 'position-unknown' },
        );
      }
    });

    it('withdrawn where they had been published, and replaced', async () => {
      const id = await adopted();
      await pnpm.done('PublishPosition', { uri: 'https://pnpm.example/soins.pdf' }, { id });
      await pnpm.done('WithdrawPosition', { reason: text }, { id });
      const { id: old } = await pnpm.done('RecordPosition', { title, authority });
      const { id: by } = await pnpm.done('RecordPosition', { title: { fr: 'La suivante' }, authority });
      await pnpm.done('SupersedePosition', { by }, { id: old });
      expect(await listed({ status: 'withdrawn' })).toEqual([id]);
      expect(await asked(`positions/${old}`)).toMatchObject({ supersededByTitle: { fr: 'La suivante' } });
      await pnpm.done('WithdrawPosition', { reason: text }, { id: by });
      expect(await listed()).toEqual(expect.arrayContaining([id, old]));
      expect(JSON.stringify(await asked(`positions/${old}`))).not.toMatch(new RegExp(`La suivante|${by}`));
    });
  });

  it('gives an organisation one vote, under however many records it is known', async () => {
    const id = await consulted();
    await pnpm.done('GiveOpinion', { organisation: cefa, opinion: 'object' }, { id });
    pnpm.today('2024-03-05');
    await pnpm.done('GiveOpinion', { organisation: gadem, opinion: 'support' }, { id });
    await pnpm.done('MergeOrganisations', { merged: cefa }, { id: gadem });
    expect(await pnpm.ask(`positions/${id}/opinions`)).toMatchObject({
      tally: { eligible: 2, voted: 1, support: 1, object: 0 },
      silent: [{ id: foo, acronym: 'FOO' }],
    });
    pnpm.today('2024-03-15');
    await pnpm.done('CloseConsultation', {}, { id });
    expect(await pnpm.ask(`positions/${id}/opinions`)).toMatchObject({
      closedOn: '2024-03-15',
      tally: { eligible: 2, voted: 1, support: 1, object: 0 },
      silent: [],
    });
  });

  it('hears active members only', async () => {
    const id = await consulted();
    await pnpm.done('SuspendMember', { reason: { fr: 'Cotisation' } }, { id: cefa });
    expect(await pnpm.refused('GiveOpinion', { organisation: cefa, opinion: 'support' }, { id })).toBe(
      'opinion-of-no-member',
    );
    const stranger = { organisation: derivedId('stranger'), opinion: 'support' };
    expect(await pnpm.refused('GiveOpinion', stranger, { id })).toBe('opinion-of-no-member');
  });

  it('decides by the network’s rule, and by none without one', async () => {
    const id = await consulted();
    await pnpm.done('GiveOpinion', { organisation: gadem, opinion: 'support' }, { id });
    await pnpm.done('GiveOpinion', { organisation: cefa, opinion: 'abstain' }, { id });
    pnpm.today('2024-03-15');
    await pnpm.done('CloseConsultation', {}, { id });
    expect(await pnpm.refused('AdoptPosition', {}, { id })).toBe('no-decision-rule');
    await pnpm.done('SetDecisionRule', { kind: 'majority', quorum: 60, majority: 50 });
    await pnpm.done('AdoptPosition', {}, { id });
    expect(await pnpm.ask(`positions/${id}`)).toMatchObject({
      status: 'adopted',
      decision: { outcome: 'adopted', on: '2024-03-15', rule: { kind: 'majority', quorum: 60, majority: 50 } },
    });
  });

  it('finds what awaits an answer and what is to be followed up', async () => {
    const { id, parts } = await pnpm.done('RecordPosition', { title, authority, organisation: foo });
    const [submission] = parts;
    await pnpm.done('DraftPosition', { title, text });
    const due = { submission, dueOn: '2024-03-10', what: { fr: 'Rappeler le cabinet' } };
    await pnpm.done('ScheduleFollowUp', due, { id });

    expect(await ids({ awaitingAnswer: true })).toEqual([id]);
    expect(await ids({ awaitingAnswer: false })).not.toContain(id);
    expect(await ids({ followUpDue: true })).toEqual([]);
    pnpm.today('2024-03-10');
    expect(await ids({ followUpDue: true })).toEqual([id]);
    expect(await ids({ followUpDue: false })).toHaveLength(1);

    const ended = await pnpm.done('RecordPosition', { title, authority });
    await pnpm.done('ScheduleFollowUp', { ...due, submission: ended.parts[0] }, { id: ended.id });
    await pnpm.done('WithdrawPosition', { reason: text }, { id: ended.id });
    expect(await ids({ followUpDue: true })).toEqual([id]);
    expect(await ids({ awaitingAnswer: true })).toEqual([id]);

    await pnpm.done('RecordResponse', { submission, kind: 'acknowledged' }, { id });
    expect(await ids({ awaitingAnswer: true })).toEqual([id]);
    await pnpm.done('RecordResponse', { submission, kind: 'partly', text }, { id });
    expect(await ids({ awaitingAnswer: true })).toEqual([]);
    expect(await ids({ followUpDue: true })).toEqual([]);
  });

  it('finds positions by part of an authority’s name in any language, or by its id', async () => {
    const { id } = await pnpm.done('RecordPosition', { title, authority, organisation: foo });
    for (const wanted of ['ministere de la sante', 'SANTÉ', 'الصحة', foo])
      expect(await ids({ authority: wanted })).toEqual([id]);
    expect(await ids({ authority: 'Justice' })).toEqual([]);
    expect(await ids({ status: 'on-record', authority: 'santé' })).toEqual([id]);
    expect(await ids({ status: 'adopted' })).toEqual([]);
  });

  it('comes from a recommendation, which is then taken up', async () => {
    const gathering = { kind: 'workshop', title: { fr: 'Redynamisation' }, startsOn: '2023-02-03' };
    const { id: workshop } = await pnpm.done('RecordWorkshop', gathering, { occurredOn: '2023-02-03' });
    const issued = { text: { fr: 'Interpeller le ministère' }, addressee: { kind: 'other', name: { fr: 'Tous' } } };
    const [recommendation] = (await pnpm.done('IssueRecommendation', issued, { id: workshop })).parts;
    const { id } = await pnpm.done('DraftPosition', { title, text, recommendation });

    expect(await pnpm.ask(`positions/${id}`)).toMatchObject({ recommendationText: issued.text });
    expect((await pnpm.ask('recommendations', { status: 'taken-up' })).items).toMatchObject([
      { id: recommendation, takenUpBy: [{ kind: 'position', id, on: '2024-03-01' }] },
    ]);
    const unknown = { title, text, recommendation: derivedId('unknown') };
    expect(await pnpm.refused('DraftPosition', unknown)).toBe('position-recommendation-unknown');
    expect(await pnpm.refused('DraftPosition', { ...unknown, workshop })).toBe('position-recommendation-unknown');
    expect(await pnpm.refused('DraftPosition', { title, text, workshop: id })).toBe('position-workshop-unknown');
  });

  it('is replaced by one that is in force', async () => {
    const { id } = await pnpm.done('RecordPosition', { title, authority });
    const draft = (await pnpm.done('DraftPosition', { title, text })).id;
    expect(await pnpm.refused('SupersedePosition', { by: draft }, { id })).toBe('superseding-does-not-stand');
    const next = (await pnpm.done('RecordPosition', { title: { fr: 'Accès aux soins, 2024' }, authority })).id;
    await pnpm.done('SupersedePosition', { by: next }, { id });
    expect(await pnpm.ask(`positions/${id}`)).toMatchObject({
      status: 'superseded',
      supersededByTitle: { fr: 'Accès aux soins, 2024' },
    });
  });

  it('refuses names that nobody knows', async () => {
    const { id } = await pnpm.done('RecordPosition', { title, authority });
    const organisation = derivedId('nobody');
    const code = 'position-organisation-unknown';
    expect(await pnpm.refused('EndorsePosition', { organisation }, { id })).toBe(code);
    expect(await pnpm.refused('SubmitPosition', { authority, organisation }, { id })).toBe(code);
    expect(await pnpm.refused('RecordPosition', { title, authority, organisation })).toBe(code);
    expect(await pnpm.ask(`positions/${organisation}`)).toMatchObject({ refused: 'position-unknown' });
    expect(await pnpm.ask(`positions/${id}/opinions`)).toMatchObject({ refused: 'round-unknown' });
  });
});
