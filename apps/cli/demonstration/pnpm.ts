import { archivist } from './accounts.js';
import { type Fact, facts } from './pnpm/facts.js';
import { ceremony, officialMeeting, revival } from './pnpm/gatherings.js';
import {
  charter,
  contribution,
  founding,
  members,
  plan,
  position,
  priorityAxis,
  registrations,
} from './pnpm/networks.js';
import type { Step } from './step.js';

/**
 * How each kind of fact is told. A kind that is missing here is told along with another fact (a charter's values, a later count of
 * members), or has no home yet (the programme).
 */
const TELLING: Readonly<Record<string, (fact: Fact) => readonly Step[]>> = {
  founded: founding,
  contribution,
  objectives: charter,
  'charter-adopted': charter,
  'priority-axis': priorityAxis,
  members: (fact) => members(fact),
  'official-meeting': officialMeeting,
  ceremony,
  workshop: revival,
  'action-plan-announced': plan,
  'position-submitted': position,
};

/** The real history of PNPM and of the networks around it: what public documents say, each fact with its source, and nothing else. */
export const pnpm = (): readonly Step[] =>
  withArchivist([...registrations(), ...facts.flatMap((fact) => TELLING[fact.what]?.(fact) ?? [])]);

/** Whoever tells the history of a network coordinates it here, from its founding on. */
function withArchivist(steps: readonly Step[]): readonly Step[] {
  const networks: string[] = [];
  return steps.flatMap((step) => {
    const [, network] = /^\/networks\/([^/]+)\/found$/.exec(step.path) ?? [];
    return network ? [step, archivist(network, networks.push(network) === 1)] : [step];
  });
}
