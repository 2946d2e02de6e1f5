import type { Told } from './telling.js';
import { assembly2026 } from './workshops/assembly-2026.js';
import { may } from './workshops/may.js';
import { october } from './workshops/october.js';
import { assembly2025, december, training } from './workshops/others.js';

/** The year's gatherings: three held, one called off, one ahead; and the one before, that adopted last year's plan. */
export const workshops: readonly Told[] = [
  ...assembly2025,
  ...assembly2026,
  ...training,
  ...may,
  ...october,
  ...december,
];
