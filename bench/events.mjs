import { randomUUID } from 'node:crypto';

/** A progress report of about 400 bytes, data and metadata together, as the runtime writes them. */
export function progressReport(network, percent) {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'ProgressReported',
    data: { percent, note: { fr: 'Deux ateliers tenus, le rapport est en cours de relecture par les membres.' } },
    metadata: {
      schemaVersion: 1,
      commandId,
      fingerprint: 'mQx0m4wUuJ5b8p1Zk9Qe3A',
      correlationId: commandId,
      causationId: commandId,
      actor: { account: '01J8ZQ4T5M', organisation: '01J8ZQ4T5N' },
      network,
      occurredOn: '2024-03-01',
    },
  };
}

/** Reports on random items of one network, in the order in which they come. */
export function progressReports(count, items) {
  const streams = Array.from(
    { length: items },
    () => `atlas.actionItem-${randomUUID().replaceAll('-', '').slice(0, 26)}`,
  );
  return Array.from({ length: count }, (_, index) => ({
    stream: streams[Math.floor(Math.random() * items)],
    event: progressReport('atlas', index % 100),
  }));
}
