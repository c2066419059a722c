import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import en from '../../../data/guides/glossary.en.json';
import ja from '../../../data/guides/glossary.ja.json';
import { prepareTerms, splitByTerms } from '../../../src/domain/terms';

const terms = prepareTerms({
  risk: ['リスク', 'risk'],
  'risk-analysis': ['リスク分析'],
  log: ['ログ'],
  ups: ['UPS'],
  iso27001: ['ISO/IEC 27001'],
});
const found = (text: string) =>
  splitByTerms(text, terms).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.term]));

describe('terms in a text', () => {
  it('are found where they stand, the longest first', () => {
    expect(splitByTerms('まずリスク分析をします。', terms)).toEqual([
      'まず',
      { term: 'risk-analysis', text: 'リスク分析' },
      'をします。',
    ]);
  });

  it('are marked only where they stand first', () => {
    expect(found('リスクとリスク')).toEqual(['risk']);
  });

  it.each([
    ['ログインします', []],
    ['ブログです', []],
    ['操作ログを残します', ['log']],
    ['backups and push-ups', []],
    ['the UPS is on', ['ups']],
    ['Risk is low', ['risk']],
    ['asterisks', []],
    ['ISO/IEC 27001 を', ['iso27001']],
  ])('count only as whole words: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('change nothing: the pieces are the text', () => {
    const word = fc.constantFrom('リスク', 'ログ', 'UPS', 'イン', '分析', 'risk', ' ', '。', 'ISO/IEC 27001');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const pieces = splitByTerms(words.join(''), terms);
        expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')).toBe(words.join(''));
      }),
    );
  });

  it('are none where the glossary is empty', () => {
    expect(splitByTerms('リスク', prepareTerms({}))).toEqual(['リスク']);
  });
});

describe.each(Object.entries({ ja, en }))('the glossary in %s', (_language, glossary) => {
  const spellings = Object.fromEntries(Object.entries(glossary).map(([id, { also }]) => [id, also]));
  const real = prepareTerms(spellings);

  it('finds every term by every spelling, standing alone', () => {
    const lost = Object.entries(spellings).flatMap(([id, words]) =>
      words.filter((word) => {
        const [piece] = splitByTerms(word, real);
        return typeof piece !== 'object' || piece.term !== id || piece.text !== word;
      }),
    );
    expect(lost).toEqual([]);
  });
});
