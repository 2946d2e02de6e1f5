import {
  command,
  type Day,
  type Decision,
  type DecisionContext,
  Email,
  Id,
  InLanguages,
  isRefusal,
  Line,
  NetworkKey,
  OneOf,
  type Personal,
  type PersonalData,
  type Refusal,
  Telephone,
  type Text,
  VISIBILITIES,
  type Visibility,
} from '#kernel';
import {
  type Designation,
  focalPointCourse,
  type FocalPointEvent,
  type Mandates,
  undesignated,
} from './focal-point.js';
import { type Membership, membershipCourse, type Standing } from './membership.js';
import { absence, type Organisation } from './organisation.js';
import { refuse } from './problems.js';
import { possibleUntil, tell, whenTold } from './thread.js';

export class DesignateFocalPoint {
  @NetworkKey({ about: 'Where it stands for the organisation.' }) network: string;
  @Line({ personal: true }) name: Personal;
  @Email({ optional: true, personal: true }) email?: Personal;
  @Telephone({ optional: true, personal: true }) telephone?: Personal;
  @InLanguages({ optional: true, about: 'What it does in the organisation.' }) function?: Text;
  @OneOf(VISIBILITIES, { optional: true, about: 'Whom it is shown to; `members` where left out.' })
  visibility?: Visibility;
  @Id({ optional: true, about: 'Its account, where it has one.' }) account?: string;
}

export class ReleaseFocalPoint {
  @Id() person: string;
  @NetworkKey({ optional: true, about: 'All networks where left out.' }) network?: string;
  @InLanguages({ optional: true }) reason?: Text;
}

export class EraseFocalPoint {
  @Id() person: string;
}

/** What makes an organisation a member of the network: the memberships of all its records there. */
export interface DesignatingFacts {
  readonly memberships: readonly Membership[];
}

/** Whose name, address and number an event holds. */
export const PERSONAL: PersonalData<Designation> = {
  person: ({ person }) => person,
  fields: ['name', 'email', 'telephone'],
};

/** Standings in which an organisation may designate; who is suspended keeps those that it has. */
const DESIGNATING: readonly Standing[] = ['requested', 'active'];

function barred({ memberships }: DesignatingFacts, day: Day): Refusal | undefined {
  const possible = memberships.flatMap(({ history }) => possibleUntil(membershipCourse, history, day));
  return possible.some(({ standing }) => DESIGNATING.includes(standing)) ? undefined : refuse('not-an-active-member');
}

/** The same fact about one person in some networks, or why it cannot be in one of them. */
function inEach(
  networks: readonly string[],
  mandates: Mandates,
  context: DecisionContext<unknown>,
  fact: (network: string) => FocalPointEvent,
): Decision<FocalPointEvent> {
  const decisions = networks.map((network) =>
    tell(focalPointCourse, mandates.get(network) ?? undesignated, context, [fact(network)]),
  );
  const [first, ...others] = networks.map(fact);
  return decisions.find(isRefusal) ?? [first!, ...others];
}

const unknown = (person: string): Refusal => refuse('focal-point-unknown', { person });

const activeIn = (mandates: Mandates): readonly string[] =>
  [...mandates].filter(([, { status }]) => status === 'active').map(([network]) => network);

/** The part of an organisation's commands that is about people. What is known of them can be ended under any record, closed or merged. */
export const focalPointCommands = {
  DesignateFocalPoint: command<Organisation, FocalPointEvent, DesignateFocalPoint, DesignatingFacts>({
    content: DesignateFocalPoint,
    on: 'exists',
    title: { fr: 'Désigner un point focal', ar: 'تعيين نقطة اتصال', en: 'Designate a focal point' },
    decide({ visibility = 'members', ...told }, state, context) {
      const { day } = whenTold(context);
      const refused = absence(state, context.id, day) ?? barred(context.facts, day);
      if (refused) return refused;
      const person = told.account ?? context.newId();
      const mandates: Mandates = state.focalPoints.get(person) ?? new Map();
      if ([...mandates.values()].some(({ status }) => status === 'erased')) return refuse('focal-point-erased');
      return inEach([told.network], mandates, context, () => ({
        type: 'FocalPointDesignated',
        data: { person, ...told, visibility },
      }));
    },
  }),

  ReleaseFocalPoint: command({
    content: ReleaseFocalPoint,
    on: 'exists',
    title: { fr: "Mettre fin au mandat d'un point focal", ar: 'إنهاء مهمة نقطة اتصال', en: 'Release a focal point' },
    decide({ person, network: named, reason }: ReleaseFocalPoint, state: Organisation, context: DecisionContext) {
      const mandates = state.focalPoints.get(person);
      if (!mandates) return unknown(person);
      const active = activeIn(mandates);
      const networks = named ? [named] : active.length > 0 ? active : [...mandates.keys()];
      return inEach(networks, mandates, context, (network) => ({
        type: 'FocalPointReleased',
        data: { person, network, reason },
      }));
    },
  }),

  EraseFocalPoint: command({
    content: EraseFocalPoint,
    on: 'exists',
    title: {
      fr: "Effacer les données d'un point focal",
      ar: 'محو بيانات نقطة اتصال',
      en: "Erase a focal point's data",
    },
    decide({ person }: EraseFocalPoint, state: Organisation, context: DecisionContext) {
      const mandates = state.focalPoints.get(person);
      if (!mandates) return unknown(person);
      // The key is the account's: destroying it here would destroy what others hold of the same person.
      if ([...mandates.values()].every(({ hasAccount }) => hasAccount)) return refuse('focal-point-has-account');
      return inEach([...mandates.keys()], mandates, context, (network) => ({
        type: 'FocalPointErased',
        data: { person, network },
      }));
    },
  }),
};
