import { focalPoints } from './rivages/focal-points.js';
import { indicators } from './rivages/indicators.js';
import { children } from './rivages/items/children.js';
import { health } from './rivages/items/health.js';
import { law } from './rivages/items/law.js';
import { welcome } from './rivages/items/welcome.js';
import { map } from './rivages/map.js';
import { network } from './rivages/network.js';
import { organisations } from './rivages/organisations.js';
import { plans } from './rivages/plan.js';
import { positions } from './rivages/positions.js';
import { inOrderOfTelling } from './rivages/telling.js';
import { workshops } from './rivages/workshops.js';
import type { Step } from './step.js';

const items = [...children, ...law, ...health, ...welcome];

/** The year 2026 of a network that does not exist, told as it went: what is told late comes late. */
export const rivages = (): readonly Step[] =>
  inOrderOfTelling([
    ...organisations,
    ...network,
    ...focalPoints,
    ...workshops,
    ...plans,
    ...items,
    ...indicators,
    ...positions,
    ...map,
  ]);
