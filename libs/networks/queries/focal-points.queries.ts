import { type Filter, Id, InLanguages, Line, list, OneOf, type Reader, seenBy, type Text } from '#kernel';
import { FOCAL_POINT_STATUSES, type FocalPointStatus } from '../domain/focal-point.js';
import { type FocalPointDocument, FocalPointFields, focalPointsView } from '../views/focal-points.view.js';
import { namesOf } from './named-organisation.js';
import { allRecords } from './records.js';

/** A focal point as it is read: with its organisation's name, and nothing of what was told of it before. */
export class FocalPointRow extends FocalPointFields {
  @InLanguages({ optional: true }) organisationName?: Text;
  @Line({ optional: true }) organisationAcronym?: string;
}

export class FocalPointsFilter {
  @Id({ optional: true, about: 'Those of this organisation, under any of its records.' }) organisation?: string;
  @OneOf(FOCAL_POINT_STATUSES, { optional: true, about: '`active` where left out.' }) status?: FocalPointStatus;
}

async function rows(documents: readonly FocalPointDocument[], reader: Reader): Promise<readonly FocalPointRow[]> {
  const named = await namesOf(
    reader,
    documents.map(({ organisation }) => organisation),
  );
  return documents.map(({ timeline: _timeline, ...fields }) => {
    const { name, acronym } = named(fields.organisation);
    return { ...fields, organisationName: name, organisationAcronym: acronym };
  });
}

export const focalPointsList = list<FocalPointDocument, FocalPointsFilter, FocalPointRow>({
  path: '/networks/:network/focal-points',
  title: { fr: 'Les points focaux des membres', ar: 'نقاط اتصال الأعضاء', en: "The members' focal points" },
  view: focalPointsView,
  query: FocalPointsFilter,
  where: async ({ reader, path, query: { organisation, status = 'active' }, audience }): Promise<Filter> => ({
    network: path.network,
    status,
    ...(organisation && { organisation: { $in: await allRecords(reader, [organisation]) } }),
    $and: [seenBy(audience, path.network!)],
  }),
  sorts: ['id', 'since'],
  row: FocalPointRow,
  present: (documents, { reader }) => rows(documents, reader),
});
