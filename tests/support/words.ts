import startEn from '../../src/i18n/en.json';
import startJa from '../../src/i18n/ja.json';
import laterEn from '../../src/i18n/later/en.json';
import laterJa from '../../src/i18n/later/ja.json';

/** Every text of the app's own, by key. */
export const ja = { ...startJa, ...laterJa };
export const en = { ...startEn, ...laterEn };
