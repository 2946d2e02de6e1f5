import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type Audience, everything, SEALED } from '#kernel';
import type { Timeline } from '#history';
import { contexts } from '../apps/contexts.js';
import { actingFor, NetworkAtWork, observer } from './network-at-work.js';

const reason = { fr: 'Raison' };

describe('a timeline', () => {
  let pnpm: NetworkAtWork;
  let [gadem, cefa, account, item, indicator] = ['', '', '', '', ''];
  let [told, onBehalf]: readonly Actor[] = [];

  beforeEach(async () => {
    pnpm = await NetworkAtWork.open(contexts);
    gadem = await pnpm.member('GADEM');
    cefa = await pnpm.member('CEFA');
    const invitation = { name: 'Salma Idrissi', email: 'salma@gadem.example', role: 'focal-point', network: 'pnpm' };
    account = (await pnpm.done('InviteAccount', { ...invitation, organisation: gadem })).id;
    told = { account, organisation: gadem };
    onBehalf = { account, organisation: cefa, onBehalfOf: gadem };
    await pnpm.done('DraftActionPlan', {}, { id: '2024' });
    item = (await pnpm.done('ProposeActionItem', { plan: '2024', title: { fr: 'Former' } })).id;
    await pnpm.done('AssignActionItem', { to: { kind: 'organisation', id: gadem } }, { id: item });
    await pnpm.done('AcceptAssignment', {}, { id: item, actor: told });
    const definition = { title: { fr: 'Cas' }, unit: { fr: 'cas' }, baseline: 0, target: 50, direction: 'increase' };
    indicator = (await pnpm.done('DefineIndicator', definition)).id;
  });
  afterEach(() => pnpm.close());

  const listen = (query: object = {}, audience?: Audience, path = 'timeline') =>
    pnpm.ask<Timeline>(path, query, {}, audience);
  const typesIn = ({ items }: Timeline) => items.map(({ type }) => type);
  const attach = (name: string, visibility: string, actor = told) =>
    pnpm.done('AttachEvidence', { title: { fr: name }, uri: `archive:${name}`, visibility }, { id: item, actor });
  const report = async (period: string, value: number, region?: string) =>
    (await pnpm.done('ReportIndicatorValue', { period, value, region }, { id: indicator, actor: told })).parts[0]!;

  /** All that there is, page by page. */
  async function everyPage(limit: number, audience: Audience): Promise<readonly Timeline[]> {
    const pages = [await listen({ limit }, audience)];
    while (pages.at(-1)!.next) pages.push(await listen({ limit, cursor: pages.at(-1)!.next }, audience));
    return pages;
  }

  describe('says who', () => {
    it('told a fact, for which organisation, and on whose behalf', async () => {
      await pnpm.done('StartActionItem', {}, { id: item, actor: onBehalf });
      const [started, , accepted] = (await listen()).items;
      expect(accepted!.by).toEqual({
        account: { id: account, name: expect.stringMatching(SEALED) },
        organisation: { id: gadem, title: { fr: 'GADEM' } },
      });
      expect(started!.by).toMatchObject({
        organisation: { id: cefa },
        onBehalfOf: { id: gadem, title: { fr: 'GADEM' } },
      });
      expect((await listen({ type: 'MemberJoined' })).items[0]!.by).toEqual({});
    });

    it('to members only, where it is an account', async () => {
      const [accepted] = (await listen({ type: 'AssignmentAccepted' }, observer)).items;
      expect(accepted!.by).toEqual({ organisation: { id: gadem, title: { fr: 'GADEM' } } });
      expect(typesIn(await listen({ by: account }, actingFor(cefa)))).toEqual(['AssignmentAccepted']);
      expect(typesIn(await listen({ by: account }, observer))).toEqual([]);
      expect(typesIn(await listen({ by: gadem }, observer))).toEqual(['AssignmentAccepted']);
    });
  });

  describe('holds nothing that is not for the listener', () => {
    it.each([
      ['restricted', () => actingFor(cefa), () => actingFor(gadem)],
      ['members', () => observer, () => actingFor(cefa)],
    ] as const)('where it is %s: not shown, not found, not counted', async (visibility, outside, inside) => {
      const before = await everyPage(2, outside());
      await attach('secret', visibility);
      await attach('secret, told for them', visibility, onBehalf);
      expect(await everyPage(2, outside())).toEqual(before);
      for (const query of [{ q: 'secret' }, { type: 'EvidenceAttached' }, { by: cefa }])
        expect(typesIn(await listen(query, outside()))).toEqual([]);
      expect(typesIn(await listen({ concerns: item, limit: 2 }, outside()))).toEqual([
        'AssignmentAccepted',
        'ActionItemAssigned',
      ]);
      expect(typesIn(await listen({ limit: 2 }, inside()))).toEqual(['EvidenceAttached', 'EvidenceAttached']);
      expect(typesIn(await listen({ q: 'secret' }, inside()))).toHaveLength(2);
    });

    it('but what is left of the fact', async () => {
      const evidence = [{ title: { fr: 'Liste' }, uri: cefa, visibility: 'restricted' }];
      await pnpm.done('ReportProgress', { percent: 40, evidence }, { id: item, actor: told });
      const reports = async (audience: Audience, query = {}) =>
        (await listen({ type: 'ProgressReported', ...query }, audience)).items.map(({ text }) => text);
      expect(await reports(observer)).toEqual(["L'action « Former » est faite à 40 %"]);
      expect(await reports(observer, { concerns: cefa })).toEqual([]);
      expect(await reports(actingFor(gadem), { concerns: cefa })).toHaveLength(1);
    });

    it('fills its pages, however much is left out', async () => {
      for (let each = 0; each < 7; each++) await attach(`secret ${each}`, 'restricted');
      const pages = await everyPage(3, observer);
      expect(pages.slice(0, -1).map(({ items }) => items.length)).toEqual(Array(pages.length - 1).fill(3));
      expect(pages.flatMap(typesIn)).toEqual(typesIn(await listen({ limit: 200 }, observer)));
    });
  });

  describe('tells no count under 5', () => {
    const numbers = async (audience: Audience) =>
      (await listen({ concerns: indicator }, audience)).items.map(({ text }) => text);

    it('but to the organisation that reported it', async () => {
      await report('2024-01', 3);
      expect(await numbers(actingFor(gadem))).toContain('« Cas » vaut 3 pour janvier 2024');
      for (const outsider of [actingFor(cefa), observer, everything(['pnpm'])])
        expect(await numbers(outsider)).toContain('« Cas » vaut <5 pour janvier 2024');
    });

    it('nor any other number that it is counted in, nor what it was corrected from', async () => {
      const value = await report('2024-01', 3, 'MA-04');
      await report('2024-01', 12, 'MA-02');
      await report('2024-01', 15);
      await pnpm.done('CorrectIndicatorValue', { id: value, value: 13, reason }, { id: indicator, actor: told });
      expect(await numbers(actingFor(cefa))).toEqual([
        'Une valeur de « Cas » est corrigée en 13 : Raison',
        '« Cas » vaut un nombre non communiqué pour janvier 2024',
        '« Cas » vaut 12 pour janvier 2024',
        '« Cas » vaut <5 pour janvier 2024',
        expect.stringContaining('est défini'),
      ]);
    });

    it('so that nothing differs by it', async () => {
      const toldOf = async (count: number, period: string) => {
        const value = await report(period, count, 'MA-04');
        await report(period, 20 + count);
        await pnpm.done(
          'CorrectIndicatorValue',
          { id: value, value: 5 - count, reason },
          { id: indicator, actor: told },
        );
        return (await numbers(actingFor(cefa))).slice(0, 3).map((text) => text.replace('février', 'janvier'));
      };
      expect(await toldOf(1, '2024-01')).toEqual(await toldOf(4, '2024-02'));
    });
  });

  describe('tells who reads only what is public', () => {
    const title = { fr: 'Soins' };
    const authority = { fr: 'Ministère' };
    const position = (name: string) =>
      pnpm.done('DraftPosition', { title: { fr: name }, text: { fr: `Texte : ${name}` } });
    const why = (id: string, audience: Audience = observer) =>
      pnpm.ask<{ items: readonly { id: string }[] }>(`why/${id}`, {}, {}, audience);

    it('of no position in preparation', async () => {
      const before = await everyPage(2, observer);
      const { id } = await position('Soins');
      await pnpm.done('OpenConsultation', { closesOn: '2024-03-01' }, { id });
      await pnpm.done('GiveOpinion', { organisation: gadem, opinion: 'support' }, { id });
      expect(await everyPage(2, observer)).toEqual(before);
      for (const query of [{ q: 'Soins' }, { concerns: id }, { type: 'PositionDrafted' }])
        expect(typesIn(await listen(query, observer))).toEqual([]);
      expect(typesIn(await listen({ concerns: id }, actingFor(cefa)))).toHaveLength(3);
    });

    it('of an adopted one by its last name, and not how its text came about', async () => {
      const { id } = await position('Ébauche');
      await pnpm.done('RevisePosition', { title }, { id });
      await pnpm.done('OpenConsultation', { closesOn: '2024-03-01' }, { id });
      await pnpm.done('GiveOpinion', { organisation: gadem, opinion: 'support' }, { id });
      await pnpm.done('CloseConsultation', {}, { id });
      await pnpm.done('SetDecisionRule', { kind: 'majority', quorum: 50, majority: 50 });
      await pnpm.done('AdoptPosition', {}, { id });
      expect((await listen({ q: 'Soins' }, observer)).items.map(({ text }) => text)).toEqual([
        'La position « Soins » est adoptée',
        'La consultation sur « Soins » est close : 1 avis sur 2 membres',
        'La position « Soins » est rédigée',
      ]);
      expect(typesIn(await listen({ q: 'Ébauche' }, observer))).toEqual([]);
      expect(typesIn(await listen({ type: 'OpinionGiven' }, observer))).toEqual([]);
    });

    it('of nothing that came of one which is not for them', async () => {
      const gathering = { kind: 'workshop', title: { fr: 'Assises' }, startsOn: '2024-02-01' };
      const { id: workshop } = await pnpm.done('RecordWorkshop', gathering, { occurredOn: '2024-02-01' });
      const draft = (await pnpm.done('DraftPosition', { title, text: title, workshop })).id;
      const { id, parts } = await pnpm.done('RecordPosition', { title, authority, workshop });
      const [submission] = parts as [string];
      const { parts: answers } = await pnpm.done('RecordResponse', { submission, kind: 'refused' }, { id });
      const chain = async (audience?: Audience) => (await why(workshop, audience)).items.map((each) => each.id).sort();
      expect(await chain()).toEqual([workshop, id, submission, answers[0]].sort());
      expect(await why(draft)).toMatchObject({ refused: 'not-found' });
      await pnpm.done('WithdrawPosition', { reason }, { id });
      expect(await chain()).toEqual([workshop]);
      for (const part of [id, submission, answers[0]!]) expect(await why(part)).toMatchObject({ refused: 'not-found' });
      expect(await chain(actingFor(cefa))).toEqual([workshop, draft, id, submission, answers[0]].sort());
    });

    it('of one that took another’s place no name, where it is withdrawn', async () => {
      const { id: old, parts } = await pnpm.done('RecordPosition', { title, authority });
      const { id: by } = await pnpm.done('RecordPosition', { title: { fr: 'La suivante' }, authority });
      await pnpm.done('SupersedePosition', { by }, { id: old });
      expect(typesIn(await listen({ q: 'La suivante', type: 'PositionSuperseded' }, observer))).toHaveLength(1);
      await pnpm.done('WithdrawPosition', { reason }, { id: by });
      for (const query of [{ q: 'La suivante' }, { type: 'PositionSuperseded' }, { concerns: by }])
        expect(typesIn(await listen(query, observer))).toEqual([]);
      expect((await why(old)).items.map((each) => each.id)).toEqual([old, parts[0]]);
      expect(typesIn(await listen({ type: 'PositionSuperseded' }, actingFor(cefa)))).toHaveLength(1);
    });
  });

  it('is of any date what it is today, for everybody', async () => {
    await attach('secret', 'restricted');
    await report('2024-01', 3, 'MA-04');
    await report('2024-01', 15);
    for (const audience of [actingFor(gadem), actingFor(cefa), observer, everything(['pnpm'])])
      for (const path of ['timeline', 'indicators', `items/${item}`])
        expect(await pnpm.ask(path, {}, { asOf: '2024-03-01' }, audience)).toEqual(
          await pnpm.ask(path, {}, {}, audience),
        );
  });

  describe('of what all networks share', () => {
    const ofOrganisation = (audience: Audience) => listen({}, audience, `/organisations/${gadem}/timeline`);
    const ofAccount = (audience: Partial<Audience>, id = account) =>
      listen({}, { ...observer, ...audience }, `/accounts/${id}/timeline`);

    it('tells what an organisation is in a network to those who may read it there', async () => {
      const focalPoint = { network: 'pnpm', name: 'Salma Idrissi', visibility: 'members' };
      await pnpm.done('DesignateFocalPoint', focalPoint, { id: gadem, actor: told });
      expect(typesIn(await ofOrganisation(actingFor(cefa)))).toEqual([
        'FocalPointDesignated',
        'OrganisationRegistered',
      ]);
      expect(typesIn(await ofOrganisation(observer))).toEqual(['OrganisationRegistered']);
      expect(typesIn(await ofOrganisation(everything(['cde-maroc'])))).toEqual(['OrganisationRegistered']);
      const [person] = (await pnpm.ask('focal-points')).items.map((each) => each.person);
      await pnpm.done('ReleaseFocalPoint', { person, network: 'pnpm' }, { id: gadem, actor: told });
      expect(typesIn(await ofOrganisation(actingFor(cefa)))).toContain('FocalPointReleased');
      expect(typesIn(await ofOrganisation(observer))).toEqual(['OrganisationRegistered']);
    });

    it('is an account’s for whoever it belongs to, and who runs the installation', async () => {
      const types = ['RoleGranted', 'AccountInvited'];
      expect(typesIn(await ofAccount({ operates: true }))).toEqual(types);
      expect(typesIn(await ofAccount({ account }))).toEqual(types);
      const missing = { refused: 'not-found', values: { id: account } };
      expect(await ofAccount({ account: cefa })).toEqual(missing);
      expect(await ofAccount(actingFor(gadem))).toEqual(missing);
      expect(await ofAccount({ operates: true }, gadem)).toMatchObject({ refused: 'not-found' });
      expect(await listen({}, everything(['pnpm']), `/organisations/${account}/timeline`)).toEqual(missing);
    });
  });
});
