import type { BuiltApp } from '../support/build';
import type { Candidate } from './measure';

export function floorOf({ dist }: BuiltApp): Candidate {
  return { dist, address: '', live: 'form[data-live]', keepsEarlyTaps: false, movesOn: false };
}

/** The app keeps a tap on the prerendered question until its script takes over and draws its own into #app. */
export function appOf({ dist }: BuiltApp, instrumentId: string): Candidate {
  return { dist, address: `#/check/${instrumentId}`, live: '#app fieldset', keepsEarlyTaps: true, movesOn: true };
}
