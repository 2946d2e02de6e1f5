import { type Audience, sees } from '#kernel';
import type { ItemDocument } from './item.document.js';

/** An item with the evidence and the notes that an audience may know of; nothing is left of the others. */
export const itemFor = (audience: Audience, item: ItemDocument): ItemDocument => ({
  ...item,
  evidence: item.evidence.filter((piece) => sees(audience, { network: item.network, ...piece })),
  reports: item.reports.map((report) =>
    sees(audience, { network: item.network, ...report }) ? report : { on: report.on, percent: report.percent },
  ),
});
