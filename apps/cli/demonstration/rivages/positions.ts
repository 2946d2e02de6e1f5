import { fees, interpreters, mediation } from './positions/health.js';
import { desk, registry } from './positions/law.js';
import { diplomas, school, training } from './positions/school.js';
import { courses, shelter, transport } from './positions/welcome.js';
import type { Told } from './telling.js';

/** The year's advocacy, at every stage that a position can be in. */
export const positions: readonly Told[] = [
  ...registry,
  ...desk,
  ...school,
  ...transport,
  ...fees,
  ...shelter,
  ...training,
  ...interpreters,
  ...courses,
  ...diplomas,
  ...mediation,
];
