import { word, type Word } from '../relay/word';

export const ProductionModel = word('ProductionModel', 'How a vendor works for the house, and so what it costs.', {
  IN_HOUSE: 'Own people: minutes at an hourly rate.',
  OUTSOURCED: 'Outside: a price per picture, and per extra round that it did not cause.',
  HYBRID: 'Both.',
});
export type ProductionModel = Word<typeof ProductionModel>;

export const Service = word('Service', 'How fast a hand-over must come back.', {
  STANDARD: '',
  EXPEDITE: '',
  REWORK: 'What came back from review; the clock that starts by itself.',
});
export type Service = Word<typeof Service>;

export const Weekday = word('Weekday', 'A day of the week.', { MON: '', TUE: '', WED: '', THU: '', FRI: '', SAT: '', SUN: '' });
export type Weekday = Word<typeof Weekday>;
