import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NetworkRow } from './queries/networks.queries.js';
import type { MemberRow } from './queries/members.queries.js';
import { problems } from './domain/problems.js';
import { Told } from './testing.js';

/** What public documents say of the networks that the product was made for can be told as precisely as they say it, and no more. */
describe('the history of the networks', () => {
  let networks: Told;
  const ids: Record<string, string> = {};
  const undated = { dateUnknown: true };
  const told = async (...[name, content, options]: Parameters<Told['tell']>): Promise<string> => {
    const answer = await networks.tell(name, content, options);
    expect(Object.keys(problems)).not.toContain(answer);
    return answer;
  };

  beforeAll(async () => {
    networks = new Told();
    const associations = {
      amane: 'AMANE',
      alcs: 'ALCS',
      aps: 'Alianza por la Solidaridad',
      caritas: 'Caritas',
      cefa: 'CEFA',
      foo: 'FOO',
    };
    for (const [key, fr] of Object.entries(associations))
      ids[key] = await told('RegisterOrganisation', { kind: 'association', name: { fr } });
    ids.iom = await told('RegisterOrganisation', {
      kind: 'un-agency',
      name: { fr: 'Organisation internationale pour les migrations' },
      acronym: 'OIM',
    });
    ids.cndh = await told('RegisterOrganisation', { kind: 'public-institution', name: { fr: 'CNDH' } });
    ids.infdh = await told('RegisterOrganisation', {
      kind: 'public-institution',
      name: { fr: 'INFDH' },
      partOf: ids.cndh,
    });
  });

  it('GTM, created in 2006 and chaired by IOM', async () => {
    const purpose = { en: 'support the Moroccan authorities in better managing mixed migration flows' };
    const gtm = {
      kind: 'thematic-platform',
      name: { fr: 'Groupe thématique Migrations' },
      acronym: 'GTM',
      chair: ids.iom,
      purpose,
    };
    await told('FoundNetwork', gtm, { network: 'gtm', on: '2006' });
    expect(await networks.answer('/networks/:network', { network: 'gtm' })).toMatchObject({
      foundedOn: '2006',
      chair: ids.iom,
      purpose,
    });
  });

  it('PNPM: founders, charter versions without dates, ten members, dormancy and revival', async () => {
    const sectors = [{ fr: 'besoins des familles' }, { fr: 'migration' }, { fr: 'droit de savoir' }];
    const pnpm = { kind: 'national-platform', name: { fr: 'PNPM' }, seat: { fr: 'Rabat' }, region: 'MA-04', sectors };
    await told('FoundNetwork', pnpm, { on: '2009' });
    await told('AdmitMember', { category: 'founding' }, { id: ids.amane, on: '2009' });
    await told('AdoptCharter', { values: [{ fr: 'non-discrimination' }], objectives: [{ fr: 'échange' }], ...undated });
    await told('AmendCharter', {
      values: [{ fr: 'non-discrimination' }],
      objectives: [{ fr: 'coordination' }],
      ...undated,
    });
    await told('AdoptPriorityAxis', { title: { fr: 'protection des enfants migrants au Maroc' }, ...undated });
    for (const key of ['alcs', 'aps', 'caritas', 'cefa', 'foo'])
      await told('AdmitMember', { category: 'full', ...undated }, { id: ids[key] });
    await told('RecordDormancy', undated, { on: '2023-02-03' });
    await told('ReviveNetwork', { workshop: '01HV000000000000000000WK01' }, { on: '2023-02-03' });

    const network = (await networks.answer('/networks/:network', { network: 'pnpm' })) as NetworkRow;
    expect(network).toMatchObject({
      foundedOn: '2009',
      charterVersion: 2,
      status: 'active',
      activeMembers: 6,
      seat: { fr: 'Rabat' },
    });
    expect(network.turns).toMatchObject([
      { dateUnknown: true },
      { on: '2023-02-03', workshop: '01HV000000000000000000WK01' },
    ]);
    const members = await networks.list<MemberRow>('/networks/:network/members', { network: 'pnpm' });
    expect(members.filter(({ joinedOn }) => joinedOn !== undefined)).toMatchObject([
      { name: { fr: 'AMANE' }, joinedOn: '2009' },
    ]);
  });

  it('the collective against sexual violence: counted members, and a charter known by its month alone', async () => {
    const founded = {
      kind: 'working-collective',
      name: { fr: "Lutte contre les violences sexuelles à l'égard des enfants" },
      memberCount: { count: 5 },
      note: { fr: "Après une étude d'AMANE avec l'UNICEF et le CNDH. Onze associations par la suite." },
    };
    await told('FoundNetwork', founded, { network: 'gt-violences', on: '2014-11' });
    await told('AdmitMember', { category: 'founding' }, { network: 'gt-violences', id: ids.amane, on: '2014-11' });
    const adopted = { values: [], objectives: [], note: { fr: 'avec un mécanisme de collaboration' } };
    await told('AdoptCharter', adopted, { network: 'gt-violences', on: '2015-12' });
    const at = { network: 'gt-violences' };
    expect(await networks.answer('/networks/:network', at)).toMatchObject({
      memberCount: { count: 5 },
      charters: [{ version: 1, on: '2015-12' }],
    });
    expect(await networks.answer('/networks/:network', at, '2014-12-31')).toMatchObject({
      activeMembers: 1,
      charters: [],
    });
  });

  it('Plateforme CDE Maroc: known in 2015, with some thirty associations', async () => {
    const known = {
      kind: 'thematic-platform',
      name: { fr: 'Plateforme CDE Maroc' },
      memberCount: { count: 30, approximate: true },
      ...undated,
    };
    await told('FoundNetwork', known, { network: 'cde-maroc', on: '2015' });
    await told('AdmitMember', { category: 'full', ...undated }, { network: 'cde-maroc', id: ids.amane, on: '2015' });
    expect(await networks.answer('/networks/:network', { network: 'cde-maroc' })).toMatchObject({
      knownSince: '2015',
      memberCount: { count: 30, approximate: true },
    });
    const memberships = await networks.list<MemberRow>('/organisations/:id/memberships', { id: ids.amane! });
    expect(memberships.map(({ network }) => network)).toEqual(['cde-maroc', 'gt-violences', 'pnpm']);
  });
});
