import { pnpm } from './pnpm.js';
import { rivages } from './rivages.js';
import type { Step } from './step.js';

/** What `--demonstration` loads: the real history of PNPM, and a year of a fictional network that makes every view worth looking at. */
export const demonstration = (): readonly Step[] => [...pnpm(), ...rivages()];
