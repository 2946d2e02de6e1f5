import type { Event, Personal, RecordedEvent, Text, Visibility } from '#kernel';
import type { Code } from './problems.js';
import { course, evolveAlong, type Threaded, untold } from './thread.js';

/** What an organisation tells of somebody who stands for it. */
export interface Designation {
  /** The account's id, where there is one: a person has one key for all that is told of them. */
  readonly person: string;
  readonly network: string;
  readonly name: Personal;
  readonly email?: Personal;
  readonly telephone?: Personal;
  readonly function?: Text;
  readonly visibility: Visibility;
  readonly account?: string;
}

/** The same person's end in one network. */
interface Ending {
  readonly person: string;
  readonly network: string;
}

export type FocalPointEvent =
  | Event<'FocalPointDesignated', Designation>
  | Event<'FocalPointReleased', Ending & { readonly reason?: Text }>
  | Event<'FocalPointErased', Ending>;

export const FOCAL_POINT_STATUSES = ['active', 'released', 'erased'] as const;
export type FocalPointStatus = (typeof FOCAL_POINT_STATUSES)[number];

/** Somebody who stands for an organisation in a network, at one moment. */
export interface FocalPoint {
  readonly status: 'unknown' | FocalPointStatus;
  /** The person is an account holder, whose data go with the account. */
  readonly hasAccount: boolean;
}

const ended = ({ status }: FocalPoint): Code | undefined => {
  if (status === 'unknown') return 'not-a-focal-point';
  return status === 'erased' ? 'focal-point-erased' : undefined;
};

export const focalPointCourse = course<FocalPoint, FocalPointEvent>({
  begin: { status: 'unknown', hasAccount: false },
  steps: {
    FocalPointDesignated: {
      forbids: ({ status }) =>
        status === 'active' ? 'already-a-focal-point' : status === 'erased' ? 'focal-point-erased' : undefined,
      follow: (_, { account }) => ({ status: 'active', hasAccount: account !== undefined }),
    },
    FocalPointReleased: {
      forbids: (point) => ended(point) ?? (point.status === 'released' ? 'focal-point-released' : undefined),
      follow: (point) => ({ ...point, status: 'released' }),
    },
    FocalPointErased: { forbids: ended, follow: (point) => ({ ...point, status: 'erased' }) },
  },
});

/** What one person is, by the networks in which they stand or stood for the organisation. */
export type Mandates = ReadonlyMap<string, Threaded<FocalPoint, FocalPointEvent>>;

/** By person. */
export type FocalPoints = ReadonlyMap<string, Mandates>;

export const undesignated = untold(focalPointCourse);
const follow = evolveAlong(focalPointCourse);

/** An organisation's focal points, with one more fact. */
export function withFocalPoint(points: FocalPoints, event: RecordedEvent<FocalPointEvent>): FocalPoints {
  const { person, network } = event.data;
  const mandates: Mandates = points.get(person) ?? new Map();
  const mandate = follow[event.type](mandates.get(network) ?? undesignated, event as never);
  return new Map([...points, [person, new Map([...mandates, [network, mandate]])]]);
}
