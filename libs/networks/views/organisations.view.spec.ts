import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { OrganisationEvent } from '../domain/organisation.js';
import { organisation } from '../domain/organisation.commands.js';
import { organisationsView } from './organisations.view.js';

const [A, B] = [derivedId('A'), derivedId('B')];
const name = { fr: "Organisation Marocaine des Droits de l'Homme", ar: 'المنظمة المغربية لحقوق الإنسان' };
const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: { kind: 'association', name, acronym: 'OMDH', aliases: ['Org. des droits'] },
};

type Told = readonly [id: string, occurredOn: string, event: OrganisationEvent];
const documents = (...told: readonly Told[]) =>
  project(
    organisationsView,
    told.map(([id, occurredOn, event], at) =>
      recorded(event, organisation, at, { network: 'commons', id, occurredOn }),
    ),
  );
const document = (...told: readonly (readonly [string, OrganisationEvent])[]) =>
  documents(...told.map(([occurredOn, event]): Told => [A, occurredOn, event])).get(A);

describe('the organisations', () => {
  it('are searched by every name, letters and accents aside', () => {
    expect(document(['2020', registered])).toMatchObject({
      name,
      acronym: 'OMDH',
      status: 'active',
      search: [
        'organisation marocaine des droits de l homme',
        'المنظمة المغربية لحقوق الانسان',
        'omdh',
        'org des droits',
      ].join('\n'),
    });
  });

  it('keep being found by former names and aliases, the present name first', () => {
    const shown = document(
      ['2020', registered],
      ['2022', { type: 'OrganisationRenamed', data: { name: { fr: 'Droits Maroc' }, acronym: 'OMDH' } }],
      ['2023', { type: 'OrganisationAliasAdded', data: { alias: 'DM' } }],
    );
    expect(shown?.name).toEqual({ fr: 'Droits Maroc' });
    expect(shown?.search.split('\n')).toEqual([
      'droits maroc',
      'omdh',
      'organisation marocaine des droits de l homme',
      expect.any(String),
      'org des droits',
      'dm',
    ]);
  });

  it('do not take a name told late for the present one', () => {
    const shown = document(
      ['2020', registered],
      ['2001', { type: 'OrganisationRenamed', data: { name: { fr: 'Ancien nom' } } }],
    );
    expect(shown).toMatchObject({
      name,
      names: [
        { name: { fr: 'Ancien nom' }, on: '2001' },
        { name, on: '2020' },
      ],
    });
    expect(shown?.search).toContain('ancien nom');
  });

  it('show the fields declared last, by date', () => {
    const declared = (...fields: string[]): OrganisationEvent => ({
      type: 'FieldsOfInterventionDeclared',
      data: { fields },
    });
    expect(document(['2020', registered], ['2023', declared('legal-aid')], ['2021', declared('health')])).toMatchObject(
      {
        fields: ['legal-aid'],
        declarations: [{ fields: ['health'] }, { fields: ['legal-aid'] }],
      },
    );
  });

  it('close', () => {
    const closed: OrganisationEvent = { type: 'OrganisationClosed', data: { reason: { fr: 'dissolution' } } };
    expect(document(['2020', registered], ['2023-05', closed])).toMatchObject({
      status: 'closed',
      closedOn: '2023-05',
      closingReason: { fr: 'dissolution' },
    });
  });

  it('tell nothing of people, but the revision to decide on', () => {
    const person = derivedId('salma');
    const designated: OrganisationEvent = {
      type: 'FocalPointDesignated',
      data: { person, network: 'pnpm', name: 'Salma', visibility: 'public' },
    };
    const released: OrganisationEvent = { type: 'FocalPointReleased', data: { person, network: 'pnpm' } };
    const erased: OrganisationEvent = { type: 'FocalPointErased', data: { person, network: 'pnpm' } };
    expect(document(['2020', registered], ['2021', designated], ['2022', released], ['2023', erased])).toEqual({
      ...document(['2020', registered]),
      revision: 3,
    });
  });

  it('show a merge from both sides, and are as before once separated', () => {
    const merge: OrganisationEvent = { type: 'OrganisationsMerged', data: { merged: B, survivor: A } };
    const separate: OrganisationEvent = {
      type: 'OrganisationsSeparated',
      data: { merged: B, survivor: A, reason: { fr: 'r' } },
    };
    const before: Told[] = [
      [A, '2020', registered],
      [B, '2021', registered],
      [B, '2022', { type: 'OrganisationClosed', data: {} }],
    ];
    const merged = documents(...before, [A, '2023', merge], [B, '2023', merge]);
    expect([merged.get(A), merged.get(B)]).toMatchObject([
      { status: 'active', absorbed: [B] },
      { status: 'merged', mergedInto: A },
    ]);
    const after = documents(
      ...before,
      [A, '2023', merge],
      [B, '2023', merge],
      [A, '2024', separate],
      [B, '2024', separate],
    );
    const ignoringRevision = (docs: typeof after) => [...docs.values()].map((each) => ({ ...each, revision: 0 }));
    expect(ignoringRevision(after)).toEqual(ignoringRevision(documents(...before)));
  });
});
