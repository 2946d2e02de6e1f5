import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MemberRow } from './queries/members.queries.js';
import type { OrganisationRow } from './queries/organisations.queries.js';
import type { WorkingGroupRow } from './queries/working-groups.queries.js';
import { Told } from './testing.js';

const DIRECTORY = '/networks/:network/members';
const pnpm = { network: 'pnpm' };
const reason = { fr: 'raison' };
const charter = { values: [{ fr: 'dignité' }], objectives: [{ fr: 'plaidoyer' }] };

describe('asking about networks', () => {
  let told: Told;
  let ids: Record<'amane' | 'foo' | 'mdm' | 'double', string>;

  const register = (fr: string, acronym: string) =>
    told.tell('RegisterOrganisation', { kind: 'association', name: { fr }, acronym }, { on: '2005' });
  const admit = (id: string, on: string) => told.tell('AdmitMember', { category: 'full' }, { id, on });

  beforeEach(async () => {
    told = new Told();
    await told.tell('FoundNetwork', { kind: 'national-platform', name: { fr: 'PNPM' } }, { on: '2009' });
    ids = {
      amane: await register('Meilleur Avenir pour Nos Enfants', 'AMANE'),
      foo: await register('Fondation Orient-Occident', 'FOO'),
      mdm: await register('Médecins du Monde Belgique', 'MdM'),
      double: await register('Docteurs du Monde', 'DDM'),
    };
    await admit(ids.amane, '2009');
    await admit(ids.foo, '2012');
  });

  const names = (rows: readonly { name: { fr?: string } }[]) => rows.map(({ name }) => name.fr).sort();
  const directory = (query: Record<string, unknown> = {}, asOf?: string) =>
    told.list<MemberRow>(DIRECTORY, pnpm, query, asOf);

  describe('the directory', () => {
    it('names members as they are called now', async () => {
      await told.tell('RenameOrganisation', { name: { fr: 'AMANE Maroc' } }, { id: ids.amane, on: '2020' });
      expect(names(await directory())).toEqual(['AMANE Maroc', 'Fondation Orient-Occident']);
      expect(names(await directory({}, '2013-01-01'))).toEqual([
        'Fondation Orient-Occident',
        'Meilleur Avenir pour Nos Enfants',
      ]);
      expect(names(await directory({}, '2010-01-01'))).toEqual(['Meilleur Avenir pour Nos Enfants']);
    });

    it('finds who has yet to sign the charter, again after each new version', async () => {
      const outstanding = async (is: boolean) => names(await directory({ charterOutstanding: is }));
      expect([await outstanding(true), (await outstanding(false)).length]).toEqual([[], 2]);
      await told.tell('AdoptCharter', charter, { on: '2015' });
      await told.tell('SignCharter', { version: 1 }, { id: ids.foo, on: '2016' });
      expect([await outstanding(true), await outstanding(false)]).toEqual([
        ['Meilleur Avenir pour Nos Enfants'],
        ['Fondation Orient-Occident'],
      ]);
      await told.tell('AmendCharter', { ...charter, values: [] }, { on: '2023' });
      expect(await outstanding(true)).toHaveLength(2);
      await told.tell('LeaveNetwork', { reason }, { id: ids.amane, on: '2023' });
      expect(await outstanding(true)).toEqual(['Fondation Orient-Occident']);
      expect(await directory({ q: 'foo' })).toMatchObject([
        { charterVersion: 1, charterInForce: 2, charterOutstanding: true },
      ]);
    });

    it('is filtered by standing, category and name', async () => {
      await told.tell('SuspendMember', { reason }, { id: ids.foo, on: '2020' });
      await told.tell('ChangeMembershipCategory', { category: 'observer' }, { id: ids.amane, on: '2020' });
      expect(names(await directory({ standing: 'suspended' }))).toEqual(['Fondation Orient-Occident']);
      expect(names(await directory({ category: 'observer' }))).toEqual(['Meilleur Avenir pour Nos Enfants']);
      expect(names(await directory({ q: 'orient fondation' }))).toEqual(['Fondation Orient-Occident']);
      expect(await directory({ q: 'orient', standing: 'active' })).toEqual([]);
    });

    it('shows one member with its course', async () => {
      expect(await told.answer(`${DIRECTORY}/:id`, { ...pnpm, id: ids.foo })).toMatchObject({
        name: { fr: 'Fondation Orient-Occident' },
        acronym: 'FOO',
        organisationStatus: 'active',
        networkName: { fr: 'PNPM' },
        timeline: [{ type: 'MemberJoined', on: '2012' }],
      });
      expect(await told.answer(`${DIRECTORY}/:id`, { ...pnpm, id: ids.mdm })).toMatchObject({
        refused: 'membership-unknown',
      });
    });
  });

  describe('organisations', () => {
    const organisations = (query: Record<string, unknown> = {}) =>
      told.list<OrganisationRow>('/organisations', {}, query);

    it('are sorted by name and found by any of their names', async () => {
      expect((await organisations()).map(({ acronym }) => acronym)).toEqual(['DDM', 'FOO', 'MdM', 'AMANE']);
      await told.tell('AddOrganisationAlias', { alias: 'Orient & Occident' }, { id: ids.foo });
      expect(names(await organisations({ q: 'occident' }))).toEqual(['Fondation Orient-Occident']);
      expect(names(await organisations({ q: 'MEDECINS' }))).toEqual(['Médecins du Monde Belgique']);
    });

    it('are one record where two were merged, for names, members and memberships', async () => {
      await admit(ids.double, '2014');
      expect(await told.tell('MergeOrganisations', { merged: ids.double }, { id: ids.mdm })).toBe(ids.mdm);
      expect((await organisations()).map(({ acronym }) => acronym)).toEqual(['FOO', 'MdM', 'AMANE']);
      expect(await organisations({ q: 'ddm' })).toMatchObject([
        { status: 'merged', mergedInto: ids.mdm, mergedIntoName: { fr: 'Médecins du Monde Belgique' } },
      ]);
      expect(await directory({ q: 'belgique' })).toMatchObject([
        { organisation: ids.double, mergedInto: ids.mdm, acronym: 'MdM' },
      ]);
      const memberships = '/organisations/:id/memberships';
      expect(await told.list(memberships, { id: ids.mdm })).toMatchObject([
        { organisation: ids.double, networkName: { fr: 'PNPM' } },
      ]);
      expect(await told.list(memberships, { id: ids.double })).toHaveLength(1);
    });

    it('once merged are refused new memberships, until they are separated', async () => {
      await told.tell('MergeOrganisations', { merged: ids.double }, { id: ids.mdm });
      expect(await admit(ids.double, '2023')).toBe('organisation-merged');
      expect(await told.tell('MergeOrganisations', { merged: ids.mdm }, { id: ids.double })).toBe(
        'organisation-merged',
      );
      await told.tell('SeparateOrganisations', { merged: ids.double, reason }, { id: ids.mdm });
      expect(await admit(ids.double, '2023')).toBe(ids.double);
    });

    it('are read even where, on a past date, two merges go round in a circle', async () => {
      await told.tell('MergeOrganisations', { merged: ids.double }, { id: ids.mdm, on: '2019' });
      await told.tell('SeparateOrganisations', { merged: ids.double, reason }, { id: ids.mdm, on: '2023' });
      await told.tell('MergeOrganisations', { merged: ids.mdm }, { id: ids.double, on: '2020' });
      await admit(ids.double, '2012');
      expect(await directory({ q: 'docteurs' }, '2021-06-01')).toHaveLength(1);
    });

    it('are unknown where they are', async () => {
      expect(await told.answer('/organisations/:id', { id: ids.foo })).toMatchObject({
        acronym: 'FOO',
        status: 'active',
      });
      expect(await told.answer('/organisations/:id', { id: 'none' })).toMatchObject({
        refused: 'organisation-unknown',
      });
      expect(await told.tell('AdmitMember', { category: 'full' }, { id: '01HV000000000000000000NONE' })).toBe(
        'organisation-unknown',
      );
    });
  });

  describe('working groups', () => {
    const GROUPS = '/networks/:network/working-groups';

    it('show members by name, with dates and where they stand', async () => {
      const content = { name: { fr: 'Enfants' }, members: [ids.amane, ids.foo], lead: ids.foo };
      const group = await told.tell('FormWorkingGroup', content, { on: '2014-11' });
      await told.tell('SuspendMember', { reason }, { id: ids.foo, on: '2020' });
      await told.tell('LeaveNetwork', { reason }, { id: ids.amane, on: '2021' });
      expect(await told.answer<WorkingGroupRow>(`${GROUPS}/:id`, { ...pnpm, id: group })).toMatchObject({
        leadName: { fr: 'Fondation Orient-Occident' },
        members: [ids.foo],
        stays: [
          { acronym: 'AMANE', joinedOn: '2014-11', leftOn: '2021', standing: 'former', leads: false },
          { acronym: 'FOO', joinedOn: '2014-11', standing: 'suspended', leads: true },
        ],
      });
      expect(await told.list(GROUPS, pnpm, { organisation: ids.amane })).toEqual([]);
      expect(await told.list(GROUPS, pnpm, { organisation: ids.foo, status: 'active' })).toHaveLength(1);
      expect(await told.list(GROUPS, pnpm, { organisation: ids.amane }, '2015-01-01')).toHaveLength(1);
      expect(await told.answer(`${GROUPS}/:id`, { network: 'other', id: group })).toMatchObject({
        refused: 'working-group-unknown',
      });
    });

    it('are for active members', async () => {
      const group = await told.tell('FormWorkingGroup', { name: { fr: 'Enfants' } });
      expect(await told.tell('JoinWorkingGroup', { organisation: ids.mdm }, { id: group })).toBe(
        'not-an-active-member',
      );
      expect(await told.tell('JoinWorkingGroup', { organisation: ids.foo }, { id: group })).toBe(group);
      expect(await told.tell('AppointWorkingGroupLead', { organisation: ids.amane }, { id: group })).toBe(
        'not-in-group',
      );
    });
  });

  it('networks may be part of one another', async () => {
    const committee = { kind: 'regional-committee', name: { fr: 'Comité Oriental' }, parent: 'pnpm' };
    expect(await told.tell('FoundNetwork', { ...committee, parent: 'none' }, { network: 'oriental' })).toBe(
      'parent-network-unknown',
    );
    await told.tell('FoundNetwork', committee, { network: 'oriental', on: '2015' });
    expect(await told.list('/networks', {}, { parent: 'pnpm' })).toMatchObject([
      { id: 'oriental', parentName: { fr: 'PNPM' } },
    ]);
  });

  it('networks show what their ids stand for and how many members are active', async () => {
    await told.tell(
      'FoundNetwork',
      { kind: 'thematic-platform', name: { fr: 'GTM' }, chair: ids.foo },
      { network: 'gtm', on: '2006' },
    );
    expect(await told.list('/networks', {})).toMatchObject([
      { id: 'gtm', chairName: { fr: 'Fondation Orient-Occident' }, activeMembers: 0 },
      { id: 'pnpm', foundedOn: '2009', activeMembers: 2 },
    ]);
    expect(await told.list('/networks', {}, { kind: 'thematic-platform' })).toHaveLength(1);
    expect(await told.answer('/networks/:network', pnpm)).toMatchObject({ name: { fr: 'PNPM' }, status: 'active' });
    expect(await told.answer('/networks/:network', { network: 'none' })).toMatchObject({ refused: 'network-unknown' });
  });
});
