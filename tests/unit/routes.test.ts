import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTo, openPage, parseAddress, route } from '../../src/routes';

describe('addresses that people keep as links', () => {
  it.each([
    ['', 'home', {}],
    ['#/', 'home', {}],
    ['#/check/ipa-self-check-v3.1', 'check', { instrument: 'ipa-self-check-v3.1' }],
    ['#/check/ipa-self-check-v3.1/q07', 'check', { instrument: 'ipa-self-check-v3.1', question: 'q07' }],
    [
      '#/check/ipa-cloud-v3.1/q07?assessment=a1',
      'check',
      { instrument: 'ipa-cloud-v3.1', question: 'q07', assessment: 'a1' },
    ],
    ['#/review/a1', 'review', { assessment: 'a1' }],
    ['#/result/a1', 'result', { assessment: 'a1' }],
    ['#/controls', 'controls', {}],
    ['#/controls/8.8', 'control', { control: '8.8' }],
    ['#/about', 'about', {}],
    ['#/settings', 'settings', {}],
  ])('%s leads to %s', (hash, page, params) => {
    expect(parseAddress(hash)).toEqual({ page, params });
  });

  it.each(['#/nowhere', '#/check', '#/check/a/b/c', '#/result', '#//x', '#about'])('%s leads to no page', (hash) => {
    expect(parseAddress(hash).page === undefined || hash === '#about').toBe(true);
  });

  it('no text behind # makes reading it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseAddress(`#${text}`)).toHaveProperty('params');
      }),
    );
  });

  it('a link leads back to what it was made from, whatever the ids contain', () => {
    const id = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(id, id, id, (instrument, question, assessment) => {
        const params = { instrument, question, assessment };
        expect(parseAddress(linkTo('check', params))).toEqual({ page: 'check', params });
      }),
    );
  });

  it('opening a page changes the address and the open page together', () => {
    openPage(linkTo('controls'));
    expect(location.hash).toBe('#/controls');
    expect(route.value.page).toBe('controls');
  });
});
