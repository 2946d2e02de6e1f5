import {
  aggregate,
  CodeList,
  command,
  type Decision,
  type Elsewhere,
  folded,
  Id,
  InLanguages,
  Line,
  LineList,
  OneOf,
  type Refusal,
  same,
  SLUG,
  type Text,
} from '#kernel';
import { focalPointCommands, PERSONAL } from './focal-point.commands.js';
import {
  ASSOCIATION_SUBTYPES,
  type AssociationSubtype,
  evolve,
  initialState,
  type Organisation,
  ORGANISATION_KINDS,
  type OrganisationEvent,
  type OrganisationKind,
} from './organisation.js';
import { problems, refuse } from './problems.js';
import { inForce, whenTold } from './thread.js';

export class RegisterOrganisation {
  @OneOf(ORGANISATION_KINDS) kind: OrganisationKind;
  @OneOf(ASSOCIATION_SUBTYPES, { optional: true, about: 'Associations only, where it says so itself.' })
  subtype?: AssociationSubtype;
  @InLanguages() name: Text;
  @Line({ optional: true, max: 40 }) acronym?: string;
  @LineList({ optional: true, max: 20, about: 'Other names that it goes by.' }) aliases?: string[];
  @Id({ optional: true, about: 'The organisation that it is a part of.' }) partOf?: string;
}

export class RenameOrganisation {
  @InLanguages() name: Text;
  @Line({ optional: true, max: 40, about: 'Left out where it keeps its acronym.' }) acronym?: string;
}

export class AddOrganisationAlias {
  @Line() alias: string;
}

export class MergeOrganisations {
  @Id({ about: 'The record that gives way.' }) merged: string;
}

export class SeparateOrganisations {
  @Id({ about: 'The record that had given way.' }) merged: string;
  @InLanguages() reason: Text;
}

export class DeclareFieldsOfIntervention {
  @CodeList(SLUG, {
    min: 1,
    max: 50,
    about: 'All of them, as codes of the classification; they replace those declared before.',
  })
  fields: string[];
}

export class CloseOrganisation {
  @InLanguages({ optional: true }) reason?: Text;
}

/** The other organisation that a command names. */
export interface OtherOrganisation {
  readonly other?: Organisation;
}

const mergedAway = ({ status, mergedInto }: Organisation): Refusal | undefined =>
  status === 'merged' ? refuse('organisation-merged', { survivor: mergedInto }) : undefined;

/** The same facts, in the stream of the record that gives way. */
const inBoth = (merged: string, event: OrganisationEvent): readonly Elsewhere[] => [
  { aggregate: 'organisation', id: merged, expected: 'exists', events: [event] },
];

export const organisation = aggregate<Organisation, OrganisationEvent>({
  name: 'organisation',
  scope: 'commons',
  initialState,
  evolve,
  problems,
  personal: { FocalPointDesignated: PERSONAL },
  commands: {
    RegisterOrganisation: command<Organisation, OrganisationEvent, RegisterOrganisation, OtherOrganisation>({
      content: RegisterOrganisation,
      on: 'new',
      title: { fr: 'Enregistrer une organisation', ar: 'تسجيل منظمة', en: 'Register an organisation' },
      decide(registered, _state, { facts }) {
        const { kind, subtype, partOf } = registered;
        if (subtype && kind !== 'association') return refuse('subtype-for-associations-only');
        if (partOf && facts.other?.status === 'unknown')
          return refuse('organisation-unknown', { organisation: partOf });
        return [{ type: 'OrganisationRegistered', data: { ...registered } }];
      },
    }),

    RenameOrganisation: command({
      content: RenameOrganisation,
      on: 'exists',
      title: { fr: 'Renommer une organisation', ar: 'تغيير اسم منظمة', en: 'Rename an organisation' },
      decide({ name, acronym }: RenameOrganisation, state: Organisation, context): Decision<OrganisationEvent> {
        const before = inForce(state.names, whenTold(context).day);
        const renamed = { name, acronym: acronym ?? before?.acronym };
        const unchanged = same(before && { name: before.name, acronym: before.acronym }, renamed);
        return (
          mergedAway(state) ?? (unchanged ? refuse('name-unchanged') : [{ type: 'OrganisationRenamed', data: renamed }])
        );
      },
    }),

    AddOrganisationAlias: command({
      content: AddOrganisationAlias,
      on: 'exists',
      title: { fr: 'Ajouter un autre nom', ar: 'إضافة اسم آخر', en: 'Add another name' },
      decide: ({ alias }: AddOrganisationAlias, state: Organisation): Decision<OrganisationEvent> =>
        mergedAway(state) ??
        (state.known.has(folded(alias))
          ? refuse('alias-already-known')
          : [{ type: 'OrganisationAliasAdded', data: { alias } }]),
    }),

    MergeOrganisations: command<Organisation, OrganisationEvent, MergeOrganisations, OtherOrganisation>({
      content: MergeOrganisations,
      on: 'exists',
      title: { fr: 'Réunir deux fiches', ar: 'دمج سجلّين', en: 'Merge two records' },
      decide({ merged }, state, { id, facts: { other } }) {
        if (merged === id) return refuse('merged-with-itself');
        if (!other || other.status === 'unknown') return refuse('organisation-unknown', { organisation: merged });
        return (
          mergedAway(state) ?? mergedAway(other) ?? [{ type: 'OrganisationsMerged', data: { merged, survivor: id } }]
        );
      },
      also: ({ merged }, _state, { id }) =>
        inBoth(merged, { type: 'OrganisationsMerged', data: { merged, survivor: id } }),
    }),

    SeparateOrganisations: command<Organisation, OrganisationEvent, SeparateOrganisations, OtherOrganisation>({
      content: SeparateOrganisations,
      on: 'exists',
      title: { fr: 'Séparer deux fiches réunies', ar: 'فصل سجلّين مدموجين', en: 'Separate two merged records' },
      decide({ merged, reason }, state, { id }) {
        if (!state.absorbed.has(merged)) return refuse('not-merged-here');
        return [{ type: 'OrganisationsSeparated', data: { merged, survivor: id, reason } }];
      },
      also: ({ merged, reason }, _state, { id }) =>
        inBoth(merged, { type: 'OrganisationsSeparated', data: { merged, survivor: id, reason } }),
    }),

    DeclareFieldsOfIntervention: command({
      content: DeclareFieldsOfIntervention,
      on: 'exists',
      title: {
        fr: "Déclarer les champs d'intervention",
        ar: 'التصريح بمجالات التدخل',
        en: 'Declare fields of intervention',
      },
      decide({ fields }: DeclareFieldsOfIntervention, state: Organisation, context): Decision<OrganisationEvent> {
        const refused = mergedAway(state);
        if (refused) return refused;
        const before = inForce(state.declared, whenTold(context).day)?.fields;
        const unchanged = same(fields.toSorted(), before?.toSorted());
        return unchanged ? refuse('fields-unchanged') : [{ type: 'FieldsOfInterventionDeclared', data: { fields } }];
      },
    }),

    CloseOrganisation: command({
      content: CloseOrganisation,
      on: 'exists',
      title: {
        fr: "Enregistrer la dissolution d'une organisation",
        ar: 'تسجيل حلّ منظمة',
        en: 'Record that an organisation closed',
      },
      decide: ({ reason }: CloseOrganisation, state: Organisation): Decision<OrganisationEvent> =>
        mergedAway(state) ??
        (state.closedOn
          ? refuse('already-closed', { day: state.closedOn })
          : [{ type: 'OrganisationClosed', data: { reason } }]),
    }),

    ...focalPointCommands,
  },
});
