import type { Mark } from '../domain/instrument';
import type { Bin, Spread } from '../domain/room-picture';

/** The ways to look at a room, one at a time. */
export type RoomView = 'radar' | 'scores' | 'weakest' | 'questions';

export interface RoomAxis {
  readonly id: string;
  /** On paper. */
  readonly name: string;
  /** The short name, on the screen: as in the chart, so in the table. */
  readonly label: string;
  /** Percent, 0–100; undefined: nothing on this axis applies to anybody. */
  readonly spread: Spread | undefined;
  readonly other: Spread | undefined;
}

export interface ScoreFigures {
  readonly unit: 'points' | 'percent';
  /** In order, the lowest first, without a hole. */
  readonly bins: readonly Bin[];
  readonly spread: Spread | undefined;
  /** The same bins; undefined: no second room. */
  readonly otherBins: readonly Bin[] | undefined;
  readonly otherSpread: Spread | undefined;
}

export interface RoomChoice {
  readonly id: string;
  readonly mark: Mark;
  readonly label: string;
}

export interface RoomQuestion {
  readonly id: string;
  /** In the sheet, from 1. */
  readonly place: number;
  readonly text: string;
  /** Language of the text, where it is not the page's. */
  readonly lang: string | undefined;
  /** By choice, in the order of the choices. */
  readonly counts: readonly number[];
  readonly otherCounts: readonly number[] | undefined;
  /** 全国値: percent of firms across Japan that do this at least partly, 0–100; undefined: none is published. */
  readonly yardstick: number | undefined;
}

export interface WeakQuestion {
  readonly id: string;
  /** In the sheet, from 1. */
  readonly place: number;
  readonly text: string;
  /** Language of the text, where it is not the page's. */
  readonly lang: string | undefined;
  /** Share of all firms in the picture that gave the best answer, 0–1. */
  readonly done: number;
  readonly control: { readonly id: string; readonly title: string; readonly href: string };
}

/** A room laid over the one that is shown. */
export interface OtherRoom {
  readonly name: string;
  readonly count: number;
}

/** All that the picture of a room shows. */
export interface RoomFigures {
  /** How many firms are in the picture. */
  readonly count: number;
  /** '' where the room has none. */
  readonly name: string;
  readonly other: OtherRoom | undefined;
  readonly axes: readonly RoomAxis[];
  readonly scores: ScoreFigures;
  readonly choices: readonly RoomChoice[];
  readonly questions: readonly RoomQuestion[];
  /** Where the national rates are from, in words. */
  readonly yardstickSource: string | undefined;
  /** The worst first. */
  readonly weakest: readonly WeakQuestion[];
}
