import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Audience, everything, type Reading } from '#kernel';
import type { MemberRow } from './queries/members.queries.js';
import type { FocalPointRow } from './queries/focal-points.queries.js';
import { Told } from './testing.js';

const LIST = '/networks/:network/focal-points';
const pnpm = { network: 'pnpm' };

/** Somebody who does not run the installation. */
const reader = (networks: Record<string, Reading>): Audience => ({
  account: null,
  networks: new Map(Object.entries(networks)),
  operates: false,
});
const nothing: ReadonlySet<string> = new Set();

describe('whom to reach', () => {
  let told: Told;
  let [amane, foo, double] = ['', '', ''];

  const designate = (id: string, name: string, visibility: string, more: object = {}) =>
    told.tell('DesignateFocalPoint', { network: 'pnpm', name, visibility, ...more }, { id });
  const shown = async (query: object = {}, audience?: Audience, asOf?: string) =>
    told.list<FocalPointRow>(LIST, pnpm, { ...query }, asOf, audience);
  const names = async (...asked: Parameters<typeof shown>) => (await shown(...asked)).map(({ name }) => name).sort();

  beforeEach(async () => {
    told = new Told();
    const register = (fr: string) =>
      told.tell('RegisterOrganisation', { kind: 'association', name: { fr } }, { on: '2005' });
    await told.tell('FoundNetwork', { kind: 'national-platform', name: { fr: 'PNPM' } }, { on: '2009' });
    await told.tell('FoundNetwork', { kind: 'thematic-platform', name: { fr: 'GTM' } }, { network: 'gtm', on: '2009' });
    [amane, foo, double] = [await register('AMANE'), await register('FOO'), await register('Orient')];
    for (const id of [amane, foo]) await told.tell('AdmitMember', { category: 'full' }, { id, on: '2009' });
  });

  it('is shown to those whom it is meant for', async () => {
    await designate(amane, 'Public', 'public');
    await designate(amane, 'Members', 'members');
    await designate(amane, 'Restricted', 'restricted');
    const as = (members: boolean, ...own: string[]) =>
      reader({ pnpm: { reads: members ? 'members' : 'public', own: new Set(own) } });
    expect(await names()).toEqual(['Members', 'Public', 'Restricted']);
    expect(await names({}, as(false))).toEqual(['Public']);
    expect(await names({}, as(true))).toEqual(['Members', 'Public']);
    expect(await names({}, as(true, foo))).toEqual(['Members', 'Public']);
    expect(await names({}, as(true, amane))).toEqual(['Members', 'Public', 'Restricted']);
    expect(await names({}, reader({ gtm: { reads: 'all', own: new Set() } }))).toEqual([]);
  });

  it('is who is active, unless others are asked for', async () => {
    await designate(amane, 'Salma', 'members');
    await designate(foo, 'Driss', 'members');
    const [{ person } = { person: '' }] = await shown({ organisation: amane });
    await told.tell('ReleaseFocalPoint', { person }, { id: amane });
    expect(await names()).toEqual(['Driss']);
    expect(await names({ status: 'released' })).toEqual(['Salma']);
    await told.tell('EraseFocalPoint', { person }, { id: amane });
    expect(await shown({ status: 'erased' })).toMatchObject([{ person, organisationName: { fr: 'AMANE' } }]);
    expect(await names({ status: 'erased' })).toEqual([undefined]);
  });

  it('is who stood there on a past date', async () => {
    const at = { id: amane, on: '2019' };
    await told.tell('DesignateFocalPoint', { network: 'pnpm', name: 'Salma' }, at);
    const [{ person } = { person: '' }] = await shown();
    await told.tell('ReleaseFocalPoint', { person }, { ...at, on: '2022' });
    expect([await names({}, undefined, '2021-06-01'), await names()]).toEqual([['Salma'], []]);
    expect(await names({}, undefined, '2018-06-01')).toEqual([]);
  });

  it('tells nothing of what was told of the same person before, for fewer eyes', async () => {
    const account = foo;
    await designate(amane, 'Salma', 'restricted', { account, telephone: '0600000000' });
    await told.tell('ReleaseFocalPoint', { person: account }, { id: amane });
    await designate(amane, 'Salma', 'public', { account });
    expect(JSON.stringify(await shown())).not.toContain('0600000000');
  });

  it('stays with a merged record, and is found through the one that holds for it now', async () => {
    await told.tell('AdmitMember', { category: 'full' }, { id: double, on: '2010' });
    await designate(double, 'Driss', 'members');
    await told.tell('MergeOrganisations', { merged: double }, { id: amane });
    for (const organisation of [amane, double])
      expect(await shown({ organisation })).toMatchObject([
        { name: 'Driss', organisation: double, organisationName: { fr: 'AMANE' } },
      ]);
    expect(await designate(double, 'Salma', 'members')).toBe('organisation-merged');
  });

  it('is designated by the record that holds now where the membership stands under another', async () => {
    await told.tell('MergeOrganisations', { merged: foo }, { id: double });
    expect(await designate(double, 'Driss', 'members')).toBe(double);
    expect(await told.tell('DesignateFocalPoint', { network: 'none', name: 'Driss' }, { id: double })).toBe(
      'network-unknown',
    );
    expect(await told.tell('DesignateFocalPoint', { network: 'gtm', name: 'Driss' }, { id: double })).toBe(
      'not-an-active-member',
    );
  });
});

describe('what crosses networks', () => {
  it('shows of each network only to those who read it', async () => {
    const told = new Told();
    const foo = await told.tell('RegisterOrganisation', { kind: 'association', name: { fr: 'FOO' } });
    await told.tell('FoundNetwork', { kind: 'national-platform', name: { fr: 'PNPM' } });
    const committee = { kind: 'regional-committee', name: { fr: 'Oriental' }, parent: 'pnpm' };
    await told.tell('FoundNetwork', committee, { network: 'oriental' });
    for (const network of ['pnpm', 'oriental'])
      await told.tell('AdmitMember', { category: 'full' }, { network, id: foo });

    const reading = { reads: 'public', own: nothing } as const;
    const seen = async (audience: Audience) => {
      const memberships = await told.list<MemberRow>(
        '/organisations/:id/memberships',
        { id: foo },
        {},
        undefined,
        audience,
      );
      const networks = await told.list<{ id: string; parentName?: object }>('/networks', {}, {}, undefined, audience);
      return [memberships.map(({ network }) => network), networks.map(({ id, parentName }) => [id, parentName])];
    };
    expect(await seen(reader({}))).toEqual([[], []]);
    expect(await seen(reader({ oriental: reading }))).toEqual([['oriental'], [['oriental', undefined]]]);
    const all = [
      ['oriental', 'pnpm'],
      [
        ['oriental', { fr: 'PNPM' }],
        ['pnpm', undefined],
      ],
    ];
    expect(await seen(reader({ oriental: reading, pnpm: reading }))).toEqual(all);
    expect(await seen(everything([]))).toEqual(all);
  });
});
