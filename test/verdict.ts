import type { Condition, Row } from '#access';
import type { World } from './cast.js';
import type { Heard, Held, Somebody } from './somebody.js';
import type { Said } from './contents.js';

/** What somebody says, with all that conditions may ask of it. */
export interface Matter extends Said {
  /** Where it is about one network. */
  readonly network?: string;
  readonly onBehalfOf?: string;
}

/** `heard`: what is said is looked at, whatever comes of it. `unknown`: they have to say who they are. `refused`: it is not for them. */
export type Verdict = 'heard' | 'unknown' | 'refused';

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  atlas: ['@amal', '@badr', '@chams', '@dalil'],
  rif: ['@ezzahra'],
};
const GROUP = ['@amal', '@badr'];

/**
 * Says what has to become of a request: by the table of permissions, and by what is known of the cast and the year. It is the
 * specification of the gate, and shares nothing with it.
 */
export class Judge {
  constructor(private readonly world: World) {}

  of(row: Row, method: 'GET' | 'POST', asking: Somebody, matter: Matter): Verdict {
    if (asking.token === 'read' && method === 'POST') return 'refused';
    if (row === 'anybody') return 'heard';
    if (asking.account === undefined) return 'unknown';
    if (row === 'signed in') return 'heard';
    if (row.oneself && asking.token === undefined && asking.account === matter.at) return 'heard';
    const holds = (held: Held): boolean => {
      const condition = row[held.role];
      return condition !== undefined && this.conditions[condition](held, matter, asking);
    };
    return asking.roles.filter((held) => counts(held, matter.network)).some(holds) ? 'heard' : 'refused';
  }

  /** Of what cannot become of anything, whoever they say it for or about: their roles are not of the kind. */
  beforehand(row: Row, asking: Somebody, { at, network }: Matter): Verdict | undefined {
    if (asking.token === 'read') return 'refused';
    if (row === 'anybody' || row === 'signed in') return undefined;
    if (asking.account === undefined) return 'unknown';
    if (row.oneself && asking.token === undefined && asking.account === at) return undefined;
    const roles = asking.roles.filter((held) => counts(held, network));
    return roles.some(({ role }) => row[role] !== undefined) ? undefined : 'refused';
  }

  private readonly conditions: Readonly<Record<Condition, (held: Held, matter: Matter, asking: Somebody) => boolean>> =
    {
      always: () => true,
      'on behalf': (held, { word, onBehalfOf, network, records = [] }) =>
        word !== undefined && onBehalfOf === word && (network !== undefined || this.areMembers(held, records)),
      'own organisation': ({ organisation }, { word }) => word !== undefined && organisation === word,
      'own group': ({ group }, { word }) => word !== undefined && group === word,
      'assigned to us': ({ organisation }, { word }) =>
        word === this.world.id('group') ? this.world.at(GROUP).includes(organisation!) : organisation === word,
      'our member': (held, { records }) => this.areMembers(held, records!),
      'own network': (held, { network }) => held.network === network,
      'own people': (_held, { at }, { roles }) => {
        const ours = roles.filter(({ role }) => role === 'coordinator').map(({ network }) => network);
        return this.world.rolesOf(at!).every(({ role, network }) => role !== 'coordinator' && ours.includes(network));
      },
    };

  private areMembers({ network }: Held, records: readonly string[]): boolean {
    return records.every((each) => this.world.at(MEMBERS[network!]!).includes(each));
  }
}

const counts = (held: Held, network: string | undefined): boolean =>
  held.network === undefined || network === undefined || held.network === network;

/** How the gate refuses, by the problem's code. */
const REFUSALS: Readonly<Record<string, number>> = {
  'not-with-your-role': 403,
  'not-yours': 403,
  'token-reads-only': 403,
  'say-on-whose-behalf': 422,
  'nobody-to-speak-for': 422,
};

/** What has become of a request. */
export function verdictIn({ status, problem = '' }: Heard): Verdict {
  if (status === 401) return 'unknown';
  return REFUSALS[problem] === status ? 'refused' : 'heard';
}
