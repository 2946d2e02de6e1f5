import { expect } from '@jest/globals';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const JSON_MEDIA_TYPE = /^[\w.-]+\/(json|[\w.-]+\+json)$/;
const NON_EMPTY = expect.stringMatching(/./) as unknown as string;

/** Holds an event to the rules of CloudEvents 1.0.2: its JSON schema, and what the text says beside it of names and strings. */
export function expectCloudEvent(event: Record<string, unknown>): void {
  expect(event).toMatchObject({ specversion: '1.0', id: NON_EMPTY, source: NON_EMPTY, type: NON_EMPTY });
  expect(event).toMatchObject({ subject: NON_EMPTY, time: expect.stringMatching(RFC_3339) });
  expect(event['datacontenttype']).toMatch(JSON_MEDIA_TYPE);
  expect(URL.canParse(event['source'] as string)).toBe(true);
  expect(Date.parse(event['time'] as string)).not.toBeNaN();
  expect(event).not.toHaveProperty('data_base64');
  const { data, ...attributes } = event;
  expect(data).toBeInstanceOf(Object);
  for (const [name, value] of Object.entries(attributes)) {
    expect(name).toMatch(/^[a-z0-9]{1,20}$/);
    expect(value).not.toMatch(/\p{Cc}|\p{Cs}|\p{Cn}/u);
  }
}
