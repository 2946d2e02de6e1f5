import { get as request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { World } from './cast.js';
import { takeIn } from './lists.js';
import type { Product } from './product.js';

let world: World;
let product: Product;
beforeAll(async () => {
  world = await World.begin();
  ({ product } = world);
  await world.cast.ofAmal.done('/networks/atlas/activities', {
    ...{ organisation: world.at('@amal'), field: 'education', area: 'MA-04', status: 'ongoing', reached: 3 },
    title: { fr: '=HYPERLINK("http://piege.example";"Soutien")', ar: 'دعم مدرسي' },
  });
  await world.settle();
});
afterAll(() => world.close());

interface Fetched {
  readonly answer: Response;
  readonly bytes: Buffer;
}

const fetched = async (
  path: string,
  language = 'fr',
  credentials = product.everybody.credentials,
): Promise<Fetched> => {
  const headers = { ...credentials, 'accept-language': language };
  const answer = await fetch(`${product.url}/networks/atlas/${path}`, { headers });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

const csvFor = async (who: 'observer' | 'ofChams' | 'ofAmal', query = ''): Promise<string> =>
  (await fetched(`activities.csv${query}`, 'fr', world.cast[who].credentials)).bytes.toString();

describe('the list of activities', () => {
  it.each(['fr', 'ar', 'en'])('changes nothing when it is taken in again: %s', async (language) => {
    for (const path of ['activities.csv', 'activities.csv?hxl=true', 'activities.xlsx', 'activities.xlsx?hxl=true']) {
      const { answer, bytes } = await fetched(path, language);
      const before = await product.logPosition();
      const file = /filename="(.*)"/.exec(answer.headers.get('content-disposition')!)![1]!;
      const { report, lines } = await takeIn(product, 'atlas', bytes, { file, language, query: { commit: 'all' } });
      expect([path, lines.filter(({ does }) => does === 'problem')]).toEqual([path, []]);
      expect([path, report]).toEqual([
        path,
        expect.objectContaining({ nothing: 4, change: 0, confirm: 0, begin: 0, end: 0, problem: 0 }),
      ]);
      expect(await product.logPosition()).toBe(before);
    }
  });

  it('changes what was changed in it, and nothing else', async () => {
    const bytes = (await csvFor('ofAmal')).replace(',300,80,', ',300,95,');
    const { report } = await takeIn(product, 'atlas', bytes, {
      query: { commit: 'all' },
      credentials: world.cast.ofAmal.credentials,
    });
    expect(report).toMatchObject({ change: 1, begin: 0, problem: 0 });
    const { items } = (await world.cast.ofAmal.get('/networks/atlas/activities?field=medical')).body;
    expect(items).toMatchObject([{ reached: { value: 95 } }]);
  });

  it('is saved under the name of its network and day, as CSV that a spreadsheet opens as it is', async () => {
    const { answer, bytes } = await fetched('activities.csv');
    const { headers } = answer;
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="atlas-activities-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [headings, ...rows] = bytes.toString().slice(1).trimEnd().split('\r\n');
    expect(headings).toMatch(/^Organisation,Sigle,/);
    expect(rows).toHaveLength(4);
  });

  it('has tags of HXL below its headings where they are asked for, and headings in the language asked', async () => {
    const rows = await readSheet((await fetched('activities.xlsx?hxl=true', 'ar')).bytes);
    expect(rows[0]![0]).toBe('المنظمة');
    expect(rows[1]!.slice(0, 2)).toEqual(['#org +name', '#org +acronym']);
    expect(rows.flat()).toContain('دعم مدرسي');
  });

  it('never holds a formula', async () => {
    const row = (await csvFor('ofAmal')).split('\r\n').find((line) => line.includes('HYPERLINK'))!;
    expect(row).toContain(`"'=HYPERLINK(""http://piege.example"";""Soutien"")"`);
  });

  it('says to each what they may know, and counts below 5 to those whose they are', async () => {
    expect((await csvFor('observer')).match(/CHAMS/g)).toBeNull();
    expect((await csvFor('ofChams')).match(/CHAMS/g)).toHaveLength(1);
    const counts = async (who: 'ofAmal' | 'ofChams') => /HYPERLINK.*?,(3|<5),/.exec(await csvFor(who))?.[1];
    expect([await counts('ofAmal'), await counts('ofChams')]).toEqual(['3', '<5']);
  });

  it('is what is asked for, on the day that is asked for', async () => {
    const lines = async (query: string) => (await csvFor('ofAmal', query)).trimEnd().split('\r\n').length - 1;
    expect(await lines('?field=education')).toBe(3);
    expect(await lines('?field=education&area=MA-06')).toBe(1);
    expect(await lines('?field=unheard-of')).toBe(0);
    expect(await lines('?asOf=2025-02-10')).toBe(1);
    expect(await lines('?asOf=2024')).toBe(0);
  });

  it('is refused in words, and no file, where it cannot be made', async () => {
    const { answer, bytes } = await fetched('activities.csv?asOf=hier');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.parse(bytes.toString())).toMatchObject({ type: '/problems/moment-unreadable' });
    const elsewhere = await fetch(`${product.url}/networks/nowhere/activities.csv`, {
      headers: product.everybody.credentials,
    });
    expect(elsewhere.status).toBe(404);
  });

  it('can be left in the middle', async () => {
    const headers = product.everybody.credentials;
    await new Promise<void>((left) => {
      const asking = request(`${product.url}/networks/atlas/activities.xlsx`, { headers }, (answer) => {
        answer.once('data', () => asking.destroy());
        answer.once('close', left);
      });
      asking.on('error', () => undefined);
    });
    expect((await fetched('activities.csv')).answer.status).toBe(200);
  });
});

describe('what other programs read', () => {
  it('has presences as the Humanitarian API of HDX has them', async () => {
    const { answer, bytes } = await fetched('presences.json', 'en');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { data } = JSON.parse(bytes.toString()) as { data: readonly object[] };
    expect(data).toContainEqual(
      expect.objectContaining({
        ...{ location_code: 'MAR', admin1_name: 'Rabat-Salé-Kénitra', sector_code: 'HEA', org_acronym: 'AMAL' },
        reference_period_start: '2025-02-01T00:00:00',
      }),
    );
  });

  it('has the map as GeoJSON, by areas or by cells', async () => {
    const { answer, bytes } = await fetched('map.geojson', 'fr');
    expect(answer.headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
    const areas = JSON.parse(bytes.toString()) as { type: string; features: readonly object[] };
    expect([areas.type, areas.features.length]).toEqual(['FeatureCollection', 2]);
    const cells = JSON.parse((await fetched('map.geojson?of=cells')).bytes.toString()) as typeof areas;
    expect(cells.features).toHaveLength(4);
  });

  it('has the map as a picture that is shown where it is opened', async () => {
    const { answer, bytes } = await fetched('map.svg', 'ar');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="atlas-map-.*\.svg"$/);
    expect(bytes.toString()).toMatch(/<svg [\s\S]*لجنة الأطلس[\s\S]*<\/svg>\s*$/);
  });
});
