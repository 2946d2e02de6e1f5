/** Longitude and latitude in degrees (WGS 84). */
export type Position = readonly [number, number];
type Ring = readonly Position[];

/** The shapes of RFC 7946 that an area or a place may have. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** Twice the surface of a ring (shoelace formula): positive where it runs counterclockwise. */
export const signedSurface = (ring: Ring): number =>
  ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

const closed = (ring: Ring): Ring => {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
};

/** The outline counterclockwise, holes clockwise (RFC 7946, 3.1.6). */
const woundPolygon = (rings: readonly Ring[]): readonly Ring[] =>
  rings.map((ring, at) => {
    const whole = closed(ring);
    return signedSurface(whole) > 0 === (at === 0) ? whole : whole.toReversed();
  });

/** The same shape with its rings closed and wound as RFC 7946 asks; what older tools write often is not. */
export function wound(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: woundPolygon(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon')
    return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(woundPolygon) };
  return geometry;
}
