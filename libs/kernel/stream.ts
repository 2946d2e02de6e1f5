/** The network of streams that belong to no single network. */
export const COMMONS = 'commons';

/** A stream's name, taken apart: `<network>.<aggregate>-<id>`. */
export interface StreamName {
  readonly network: string;
  readonly aggregate: string;
  readonly id: string;
}

/** The stream of one aggregate: `pnpm.workshop-01J...`, `commons.organisation-01J...`. */
export const streamOf = (network: string, aggregate: string, id: string): string => `${network}.${aggregate}-${id}`;

/** All the streams of one network; with an aggregate, only those of that kind. */
export const prefixOf = (network: string, aggregate?: string): string =>
  aggregate ? `${network}.${aggregate}-` : `${network}.`;

/** Takes a stream's name apart. Networks hold no dot and aggregates no dash, so this is unambiguous. */
export function parseStream(stream: string): StreamName {
  const dot = stream.indexOf('.');
  const dash = stream.indexOf('-', dot);
  return { network: stream.slice(0, dot), aggregate: stream.slice(dot + 1, dash), id: stream.slice(dash + 1) };
}

/** The aggregate's id in a stream's name. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-', stream.indexOf('.')) + 1);

/** The network in a stream's name. */
export const networkOf = (stream: string): string => stream.slice(0, stream.indexOf('.'));
