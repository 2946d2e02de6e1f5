import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId } from '#kernel';
import { given, on, recorded } from '#kernel/testing';
import type { Organisation, OrganisationEvent } from './organisation.js';
import { organisation } from './organisation.commands.js';

const [A, B] = [derivedId('A'), derivedId('B')];
const name = { fr: 'Médecins du Monde Belgique', ar: 'أطباء العالم بلجيكا' };
const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: { kind: 'association', name, acronym: 'MdM' },
};
const closed: OrganisationEvent = { type: 'OrganisationClosed', data: {} };
const mergedBIntoA: OrganisationEvent = { type: 'OrganisationsMerged', data: { merged: B, survivor: A } };
const known = { other: given(organisation, [registered]).state };
const unknown = { other: given(organisation).state };

describe('organisation', () => {
  it('is registered by its kind, names and what it is a part of', () => {
    const content = { kind: 'public-institution', name: { fr: 'INFDH' }, partOf: B };
    expect(given(organisation).when('RegisterOrganisation', content, known).events).toEqual([
      { type: 'OrganisationRegistered', data: content },
    ]);
    expect(given(organisation).when('RegisterOrganisation', content, unknown).refusal).toBe('organisation-unknown');
    expect(
      given(organisation).when('RegisterOrganisation', { kind: 'funder', subtype: 'field', name }, {}).refusal,
    ).toBe('subtype-for-associations-only');
  });

  describe('names', () => {
    it('are replaced by a new one; an acronym stays unless another is given', () => {
      const doctors = { fr: 'Médecins du Monde' };
      const { events } = given(organisation, [registered]).when('RenameOrganisation', { name: doctors });
      expect(events).toEqual([{ type: 'OrganisationRenamed', data: { name: doctors, acronym: 'MdM' } }]);
      expect(given(organisation, [registered]).when('RenameOrganisation', { name }).refusal).toBe('name-unchanged');
      expect(
        given(organisation, [registered]).when('RenameOrganisation', { name, acronym: 'MDM-BE' }).events,
      ).toHaveLength(1);
    });

    it('told late are former names', () => {
      const before: OrganisationEvent = { type: 'OrganisationRenamed', data: { name: { fr: 'Médecins sans eux' } } };
      const { state } = given(organisation, [on('2020', registered), on('2010', before)]);
      expect(state.names.map((each) => each.name.fr)).toEqual(['Médecins sans eux', 'Médecins du Monde Belgique']);
    });

    it('are known once, letters, accents and signs aside', () => {
      const when = (alias: string) => given(organisation, [registered]).when('AddOrganisationAlias', { alias });
      expect(when('MDM Belgique').events).toEqual([
        { type: 'OrganisationAliasAdded', data: { alias: 'MDM Belgique' } },
      ]);
      expect(['mdm', 'Medecins du monde  BELGIQUE', 'أطبّاء العالم بلجيكا'].map((alias) => when(alias).refusal)).toEqual(
        Array(3).fill('alias-already-known'),
      );
    });
  });

  it('declares fields of intervention, all of them each time', () => {
    const declared: OrganisationEvent = {
      type: 'FieldsOfInterventionDeclared',
      data: { fields: ['legal-aid', 'health'] },
    };
    const when = (occurredOn: string, fields: string[]) =>
      given(organisation, [registered, on('2020', declared)], { occurredOn }).when('DeclareFieldsOfIntervention', {
        fields,
      });
    expect(when('2024', ['education']).events).toEqual([
      { type: 'FieldsOfInterventionDeclared', data: { fields: ['education'] } },
    ]);
    expect(when('2024', ['health', 'legal-aid']).refusal).toBe('fields-unchanged');
    expect(when('2010', ['health', 'legal-aid']).events).toHaveLength(1);
    expect(() => when('2024', ['Not a code'])).toThrow('fields');
  });

  it('closes once', () => {
    expect(given(organisation, [registered]).when('CloseOrganisation').events).toEqual([closed]);
    expect(given(organisation, [registered, on('2020', closed)]).when('CloseOrganisation').decision).toEqual({
      refused: 'already-closed',
      values: { day: '2020-12-31' },
    });
  });

  describe('merging', () => {
    it('writes the same fact in both records', () => {
      const merging = given(organisation, [registered], { id: A }).when('MergeOrganisations', { merged: B }, known);
      expect(merging.events).toEqual([mergedBIntoA]);
      expect(merging.elsewhere).toEqual([
        { aggregate: 'organisation', id: B, expected: 'exists', events: [mergedBIntoA] },
      ]);
    });

    it('is refused with itself, with what is unknown, and where either has given way already', () => {
      const mergedAway = { other: given(organisation, [registered, mergedBIntoA], { id: B }).state };
      const when = (merged: string, facts: object) =>
        given(organisation, [registered], { id: A }).when('MergeOrganisations', { merged }, facts);
      expect(when(A, known).refusal).toBe('merged-with-itself');
      expect(when(B, unknown).refusal).toBe('organisation-unknown');
      expect(when(B, mergedAway).decision).toEqual({ refused: 'organisation-merged', values: { survivor: A } });
      expect(
        given(organisation, [registered, mergedBIntoA], { id: B }).when('MergeOrganisations', { merged: A }, known)
          .refusal,
      ).toBe('organisation-merged');
    });

    it('leaves a record on which nothing more is told', () => {
      const absorbed = given(organisation, [registered, mergedBIntoA], { id: B });
      const refusals = [
        absorbed.when('RenameOrganisation', { name: { fr: 'X' } }).refusal,
        absorbed.when('AddOrganisationAlias', { alias: 'X' }).refusal,
        absorbed.when('DeclareFieldsOfIntervention', { fields: ['x'] }).refusal,
        absorbed.when('CloseOrganisation').refusal,
      ];
      expect(refusals).toEqual(Array(4).fill('organisation-merged'));
    });

    it('is undone where it was done', () => {
      const reason = { fr: 'deux associations distinctes' };
      const separated = given(organisation, [registered, mergedBIntoA], { id: A }).when('SeparateOrganisations', {
        merged: B,
        reason,
      });
      expect(separated.events).toEqual([{ type: 'OrganisationsSeparated', data: { merged: B, survivor: A, reason } }]);
      expect(separated.elsewhere).toMatchObject([{ id: B, events: separated.events }]);
      expect(
        given(organisation, [registered], { id: A }).when('SeparateOrganisations', { merged: B, reason }).refusal,
      ).toBe('not-merged-here');
    });
  });

  describe('laws', () => {
    /** Records written to as the runtime does: a decision and what goes along with it, all or nothing. */
    class Records {
      readonly states = new Map<string, Organisation>();
      private position = 0;
      constructor(private readonly pasts: ReadonlyMap<string, readonly OrganisationEvent[]>) {
        for (const [id, past] of pasts) for (const event of past) this.write(id, event);
      }
      get ids() {
        return [...this.pasts.keys()];
      }
      do(command: 'MergeOrganisations' | 'SeparateOrganisations', id: string, merged: string) {
        const state = this.states.get(id)!;
        const context = { id, facts: { other: this.states.get(merged) } };
        const definition = organisation.commands[command]!;
        const decision = definition.decide({ merged, reason: { fr: 'r' } }, state, context as never);
        if ('refused' in decision) return;
        for (const event of decision) this.write(id, event);
        for (const each of definition.also!({ merged, reason: { fr: 'r' } }, state, context as never))
          for (const event of each.events) this.write(each.id, event as OrganisationEvent);
      }
      private write(id: string, event: OrganisationEvent) {
        const past = this.states.get(id) ?? organisation.initialState;
        this.states.set(
          id,
          organisation.evolve[event.type](past, recorded(event, organisation, this.position++, { id }) as never),
        );
      }
    }

    const ids = ['A', 'B', 'C', 'D'].map((each) => derivedId(each));
    const pasts = fc
      .array(fc.boolean(), { minLength: 4, maxLength: 4 })
      .map((gone) => new Map(ids.map((id, at) => [id, gone[at] ? [registered, closed] : [registered]])));
    const id = fc.constantFrom(...ids);
    const steps = fc.array(
      fc.tuple(fc.constantFrom('MergeOrganisations' as const, 'SeparateOrganisations' as const), id, id),
      { maxLength: 30 },
    );

    it('a merge and its separation give both records back as they were', () => {
      fc.assert(
        fc.property(pasts, steps, id, id, (past, before, survivor, merged) => {
          const records = new Records(past);
          for (const step of before) records.do(...step);
          const [one, other] = [records.states.get(survivor), records.states.get(merged)];
          fc.pre(survivor !== merged && one?.status !== 'merged' && other?.status !== 'merged');
          records.do('MergeOrganisations', survivor, merged);
          expect(records.states.get(merged)).toMatchObject({ status: 'merged', mergedInto: survivor });
          records.do('SeparateOrganisations', survivor, merged);
          expect([records.states.get(survivor), records.states.get(merged)]).toEqual([one, other]);
        }),
      );
    });

    it('both records always agree, and no record is merged into itself by a roundabout way', () => {
      fc.assert(
        fc.property(pasts, steps, (past, all) => {
          const records = new Records(past);
          for (const step of all) records.do(...step);
          for (const id of records.ids) {
            const absorbing = records.ids.filter((each) => records.states.get(each)!.absorbed.has(id));
            const { mergedInto, status } = records.states.get(id)!;
            expect(absorbing).toEqual(mergedInto === undefined ? [] : [mergedInto]);
            expect(status === 'merged').toBe(mergedInto !== undefined);
            let [survivor, hops] = [id, 0];
            for (let next = mergedInto; next !== undefined; next = records.states.get(next)!.mergedInto)
              [survivor, hops] = [next, hops + 1];
            expect(hops).toBeLessThan(records.ids.length);
            expect(records.states.get(survivor)!.status).not.toBe('merged');
          }
        }),
      );
    });
  });
});
