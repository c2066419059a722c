declare module 'virtual:instrument-index' {
  const instruments: readonly import('./instruments').InstrumentSummary[];
  export default instruments;
}
declare const APP_VERSION: string;
