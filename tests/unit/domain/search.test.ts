import { describe, expect, it } from 'vitest';
import { normalise, prepareSearch, readAloud, search } from '../../../src/domain/search';

const readings = new Map([
  ['鍵', 'かぎ'],
  ['情報', 'じょうほう'],
  ['情報資産', 'じょうほうしさん'],
  ['台帳', 'だいちょう'],
]);
const entries = prepareSearch(
  new Map([
    ['5.9', ['情報資産の台帳', 'Excel に書き出します。']],
    ['7.2', ['事務所の鍵', 'カギを\u200b持つ人を決めます。']],
    ['8.13', ['8.13', 'バックアップ', '月に1回、ＵＳＢに写します。']],
  ]),
  readings,
);
const find = (query: string) => search(entries, query, readings);

describe('the search', () => {
  it.each([
    ['鍵', ['7.2']],
    ['かぎ', ['7.2']],
    ['カギ', ['7.2']],
    ['ｶｷﾞ', ['7.2']],
    ['ばっくあっぷ', ['8.13']],
    ['EXCEL', ['5.9']],
    ['ｅｘｃｅｌ', ['5.9']],
    ['usb', ['8.13']],
    ['じょうほうしさん', ['5.9']],
    ['情報資産台帳', []],
    ['台帳　情報', ['5.9']],
    ['台帳 鍵', []],
    ['8.13', ['8.13']],
    ['持つ', ['7.2']],
    ['ない言葉', []],
  ])('finds %s', (query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  it('finds everything with an empty query, in the order given', () => {
    expect(find('  ')).toEqual(['5.9', '7.2', '8.13']);
  });
});

describe('readAloud', () => {
  it('reads the longest known word and leaves what it does not know', () => {
    expect(readAloud('情報資産と情報と未知', readings)).toBe('じょうほうしさんとじょうほうと未知');
  });
});

describe('normalise', () => {
  it('makes width, case, kana and marks of phrases no matter', () => {
    expect(normalise(' ＵＳＢ\u200bメモリ・ｶﾞｷﾞ ')).toBe('usbめもり がぎ');
  });
});
