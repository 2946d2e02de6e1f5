import type { Audience, Filter } from '#kernel';

/** Of documents that name their network in a field, those that the audience reads; all of them for who runs the installation. */
export const readable = ({ networks, operates }: Audience, field: string): Filter =>
  operates ? {} : { [field]: { $in: [...networks.keys()] } };
