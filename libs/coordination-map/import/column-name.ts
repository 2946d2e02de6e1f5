import type { MappedColumn } from './mapping.js';
import { lettersOf } from './table.js';

/** A column as people see it: `C (Secteur)`. */
export const columnName = ({ at, heading }: Pick<MappedColumn, 'at' | 'heading'>): string =>
  heading ? `${lettersOf(at)} (${heading})` : lettersOf(at);
