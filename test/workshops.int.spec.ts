import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Audience, derivedId } from '#kernel';
import { networks } from '#networks';
import { workshops } from '#workshops';
import { actingFor, NetworkAtWork, observer } from './network-at-work.js';

describe('a network’s gatherings', () => {
  let pnpm: NetworkAtWork;
  let [gadem, cefa, hadaf] = ['', '', ''];
  let relaunch: string;

  beforeEach(async () => {
    pnpm = await NetworkAtWork.open([networks, workshops]);
    gadem = await pnpm.member('GADEM');
    cefa = await pnpm.member('CEFA');
    hadaf = await pnpm.member('HADAF');
    const content = { kind: 'workshop', title: { fr: 'Redynamisation' }, startsOn: '2023-02-03', host: hadaf };
    relaunch = (await pnpm.done('RecordWorkshop', content, { occurredOn: '2023-02-03' })).id;
  });
  afterEach(() => pnpm.close());

  const about = () => ({ id: relaunch, occurredOn: '2023-02-03' });

  it('shows comments on invitations to those for whom they are', async () => {
    const before = { id: relaunch, occurredOn: '2023-01-10' };
    await pnpm.done('InviteOrganisations', { organisations: [gadem] }, before);
    const comment = { fr: 'Notre juriste est souffrante' };
    const content = { organisation: gadem, answer: 'declined', comment, commentVisibility: 'restricted' };
    await pnpm.done('AnswerInvitation', content, before);
    const shown = (audience: Audience) => pnpm.ask<object>(`workshops/${relaunch}`, {}, {}, audience);
    expect(await shown(actingFor(gadem))).toMatchObject({ invitations: [{ comment }], participation: [{ comment }] });
    for (const audience of [actingFor(cefa), observer]) {
      expect(await shown(audience)).toMatchObject({ participation: [{ answer: 'declined' }] });
      expect(JSON.stringify(await shown(audience))).not.toMatch(/juriste|commentVisibility/);
    }
  });

  it('shows who was invited and who came, by name', async () => {
    await pnpm.done(
      'InviteOrganisations',
      { organisations: [gadem, cefa] },
      { id: relaunch, occurredOn: '2023-01-10' },
    );
    const accepts = { organisation: gadem, answer: 'accepted' };
    await pnpm.done('AnswerInvitation', accepts, { id: relaunch, occurredOn: '2023-01-15' });
    const attendance = {
      organisations: [{ organisation: gadem, participants: 2 }, { organisation: hadaf }],
      others: 30,
    };
    await pnpm.done('RecordAttendance', attendance, about());

    const answer = await pnpm.ask<object>(`workshops/${relaunch}`);
    expect(answer).toMatchObject({
      hostedBy: { id: hadaf, acronym: 'HADAF' },
      counts: { invited: 2, accepted: 1, declined: 0, tentative: 0, unanswered: 1, came: 2, uninvited: 1, people: 32 },
      participation: [
        { acronym: 'GADEM', invited: true, answer: 'accepted', came: true, participants: 2 },
        { acronym: 'CEFA', invited: true, came: false },
        { acronym: 'HADAF', invited: false, came: true },
      ],
    });
  });

  it('lists gatherings by what is asked for', async () => {
    await pnpm.done('RecordAttendance', { organisations: [{ organisation: gadem }] }, about());
    const planned = { kind: 'training', title: { fr: 'Orientation' }, startsOn: '2024-05' };
    const training = (await pnpm.done('ScheduleWorkshop', planned)).id;
    const ids = async (query: object) => (await pnpm.ask('workshops', query)).items.map(({ id }) => id);

    expect(await ids({})).toEqual([training, relaunch]);
    expect(await ids({ status: 'held' })).toEqual([relaunch]);
    expect(await ids({ kind: 'training' })).toEqual([training]);
    expect(await ids({ from: '2024-05-31' })).toEqual([training]);
    expect(await ids({ from: '2023-02-04', to: '2024-04-30' })).toEqual([]);
    expect(await ids({ attended: gadem })).toEqual([relaunch]);
    expect(await ids({ attended: cefa })).toEqual([]);
  });

  it('counts who comes, over the gatherings that were held', async () => {
    await pnpm.done('RecordAttendance', { organisations: [{ organisation: gadem, participants: 2 }] }, about());
    const assembly = { kind: 'assembly', title: { fr: 'Assises' }, startsOn: '2023-11' };
    const { id } = await pnpm.done('RecordWorkshop', assembly, { occurredOn: '2023-11' });
    await pnpm.done('InviteOrganisations', { organisations: [gadem, cefa] }, { id, occurredOn: '2023-10' });
    const attendance = { organisations: [{ organisation: gadem, participants: 1 }] };
    await pnpm.done('RecordAttendance', attendance, { id, occurredOn: '2023-11' });

    expect(await pnpm.ask('attendance')).toEqual({
      held: 2,
      organisations: [
        {
          id: gadem,
          name: { fr: 'GADEM' },
          acronym: 'GADEM',
          invited: 1,
          came: 2,
          cameInvited: 1,
          people: 3,
          lastCameOn: '2023-11',
        },
        { id: cefa, name: { fr: 'CEFA' }, acronym: 'CEFA', invited: 1, came: 0, cameInvited: 0, people: 0 },
      ],
    });
    expect(await pnpm.ask('attendance', { kind: 'workshop' })).toMatchObject({ held: 1 });
  });

  it('names whom recommendations are addressed to, and which are overdue', async () => {
    const group = { name: { fr: 'Orientation des cas' }, members: [gadem] };
    const { id } = await pnpm.done('FormWorkingGroup', group);
    const issue = (addressee: object, dueOn?: string) =>
      pnpm.done('IssueRecommendation', { text: { fr: 'Mieux orienter' }, addressee, dueOn }, about());
    await issue({ kind: 'workingGroup', id }, '2024-02-29');
    await issue({ kind: 'organisation', id: cefa }, '2024-03-01');
    await issue({ kind: 'authority', name: { fr: 'Ministère de la Santé' } });

    const rows = (await pnpm.ask('recommendations')).items;
    const told = rows.map(({ addressedTo, overdue, workshopTitle }) => ({ addressedTo, overdue, workshopTitle }));
    const workshopTitle = { fr: 'Redynamisation' };
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        { addressedTo: { fr: 'Orientation des cas' }, overdue: true, workshopTitle },
        { addressedTo: { fr: 'CEFA' }, overdue: false, workshopTitle },
        { addressedTo: { fr: 'Ministère de la Santé' }, overdue: false, workshopTitle },
      ]),
    );
    expect((await pnpm.ask('recommendations', { addressee: id })).items).toHaveLength(1);
    expect((await pnpm.ask('recommendations', { workshop: relaunch, status: 'open' })).items).toHaveLength(3);
    expect((await pnpm.ask('recommendations', { status: 'declined' })).items).toEqual([]);
    expect(await pnpm.ask(`workshops/${relaunch}`)).toMatchObject({ recommendations: 3, issued: { length: 3 } });
    const { issued } = await pnpm.ask<{ issued: { addressee: object }[] }>(`workshops/${relaunch}`);
    expect(issued.map(({ addressee }) => addressee)).toMatchObject([
      { kind: 'workingGroup' },
      { kind: 'organisation' },
      { kind: 'authority' },
    ]);
  });

  it('refuses names that nobody knows', async () => {
    const nobody = derivedId('nobody');
    const code = 'workshop-organisation-unknown';
    const planned = { kind: 'visit', title: { fr: 'Visite' }, startsOn: '2024-05' };
    expect(await pnpm.refused('ScheduleWorkshop', { ...planned, host: nobody })).toBe(code);
    expect(await pnpm.refused('ScheduleWorkshop', { ...planned, organisers: [gadem, nobody] })).toBe(code);
    expect(await pnpm.refused('InviteOrganisations', { organisations: [nobody] }, { ...about() })).toBe(code);
    expect(await pnpm.refused('RecordAttendance', { organisations: [{ organisation: nobody }] }, about())).toBe(code);
    const issue = (addressee: object) =>
      pnpm.refused('IssueRecommendation', { text: { fr: 'Mieux orienter' }, addressee }, about());
    expect(await issue({ kind: 'organisation', id: nobody })).toBe(code);
    expect(await issue({ kind: 'workingGroup', id: nobody })).toBe('workshop-group-unknown');
    expect(await pnpm.ask(`workshops/${nobody}`)).toMatchObject({ refused: 'workshop-unknown' });
  });

  it('shows what stood in the register on an earlier day', async () => {
    await pnpm.done('RecordAttendance', { organisations: [{ organisation: gadem }] }, { id: relaunch });
    const before = await pnpm.ask(`workshops/${relaunch}`, {}, { asOf: '2023-02-03' });
    expect(before).toMatchObject({ status: 'held', attendance: [] });
    expect((await pnpm.ask('workshops', {}, { asOf: '2023-02-02' })).items).toEqual([]);
  });
});
