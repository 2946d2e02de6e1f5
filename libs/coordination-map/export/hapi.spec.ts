import { describe, expect, it } from '@jest/globals';
import hdx from '../reference/hdx-codes.json' with { type: 'json' };
import { MOROCCO_2015 } from '../reference/morocco.js';
import type { ActivityRow } from '../rows.js';
import { presencesOf } from './hapi.js';

const CONTEXT = { country: MOROCCO_2015.country, sectors: new Map([['medical', 'HEA']]) };
const row: ActivityRow = {
  organisation: { name: 'Amal', acronym: 'AML' },
  field: { code: 'medical', name: 'Santé' },
  area: { code: 'MA-04', name: 'Rabat-Salé-Kénitra', level: 1 },
  status: 'ongoing',
};

describe('a list as operational presences', () => {
  it('has the fields of HAPI, in its order, null where nothing is known', async () => {
    const [presence] = await presencesOf([row], CONTEXT);
    expect(Object.keys(presence!)).toEqual(hdx.hapiOperationalPresenceFields);
    expect(presence).toMatchObject({
      location_code: 'MAR',
      admin1_code: null,
      admin1_name: 'Rabat-Salé-Kénitra',
      admin2_name: null,
      org_acronym: 'AML',
      org_type_code: null,
      sector_code: 'HEA',
      sector_name: 'Health',
      reference_period_start: null,
    });
  });

  it('keeps the name of a field that falls under no sector', async () => {
    const [presence] = await presencesOf([{ ...row, field: { code: 'advocacy', name: 'Plaidoyer' } }], CONTEXT);
    expect([presence!.sector_code, presence!.sector_name]).toEqual([null, 'Plaidoyer']);
  });

  it('takes p-codes for what they are, at the level of the area', async () => {
    const [presence] = await presencesOf(
      [{ ...row, area: { code: 'LY0106', name: 'Derna', level: 2, parent: 'East' } }],
      CONTEXT,
    );
    expect(presence).toMatchObject({
      admin1_code: null,
      admin1_name: 'East',
      admin2_code: 'LY0106',
      admin2_name: 'Derna',
    });
  });

  it('is one row for an organisation, a sector and an area, over all the time of its activities', async () => {
    const rows: ActivityRow[] = [
      { ...row, startsOn: '2023-05', endsOn: '2023-12' },
      { ...row, startsOn: '2022', endsOn: '2024-02', status: 'suspended' },
      { ...row, startsOn: '2019', endsOn: '2030', status: 'ended' },
    ];
    const presences = await presencesOf(rows, CONTEXT);
    expect(presences.map((each) => [each.reference_period_start, each.reference_period_end])).toEqual([
      ['2022-01-01T00:00:00', '2024-02-29T00:00:00'],
    ]);
    const [open] = await presencesOf([...rows, row], CONTEXT);
    expect(open!.reference_period_end).toBeNull();
  });

  it('tells organisations, sectors and areas apart', async () => {
    const others: ActivityRow[] = [
      { ...row, organisation: { name: 'Bayti' } },
      { ...row, field: { name: 'Plaidoyer' } },
      { ...row, area: { name: 'Rabat' } },
    ];
    expect(await presencesOf([row, ...others, row], CONTEXT)).toHaveLength(4);
  });
});
