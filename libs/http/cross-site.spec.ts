import { describe, expect, it } from '@jest/globals';
import { isCrossSite } from './cross-site.js';

const OURS = 'https://reseau.example';
const cameFrom = (headers: Record<string, string>) => isCrossSite({ headers }, OURS);

describe('a request is another site’s', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'whatever comes next' }],
    [{ 'sec-fetch-site': '' }],
    [{ 'sec-fetch-site': 'cross-site', origin: OURS }],
    [{ origin: 'https://evil.example', host: 'reseau.example' }],
    [{ origin: 'https://reseau.example.evil.example', host: 'reseau.example' }],
    [{ origin: 'http://reseau.example:8080', host: 'reseau.example' }],
    [{ origin: 'http://reseau.example' }],
    [{ origin: 'null', host: 'reseau.example' }],
    [{ origin: 'https://undefined' }],
    [{ origin: '', host: 'reseau.example' }],
  ])('%j', (headers) => expect(cameFrom(headers)).toBe(true));
});

describe('a request is nobody else’s', () => {
  it.each([
    [{}],
    [{ host: 'reseau.example' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [{ origin: OURS }],
    [{ origin: OURS, host: '10.0.0.1:3000' }],
    [{ origin: 'http://10.0.0.1:3000', host: '10.0.0.1:3000' }],
    [{ origin: 'https://other-name.example', host: 'other-name.example' }],
  ])('%j', (headers) => expect(cameFrom(headers)).toBe(false));
});
